//! Who is behind a ribbon of the map: the cases, for those who may see them.

use super::map::MapSetting;
use super::walks::Walks;
use crate::log::EventLog;

/// The cases behind a ribbon: those that are drawn, and went from one lane to another after contact `step` (from 0). With
/// the same setting as the map these are as many as the ribbon is wide.
pub fn behind(log: &EventLog, setting: &MapSetting, step: usize, from: &str, to: &str) -> Vec<usize> {
    let walks = Walks::of(log, setting);
    let Some((from, to)) = walks.names.find(from).zip(walks.names.find(to)) else { return Vec::new() };
    let went = |lanes: &[u32]| lanes.get(step) == Some(&from) && lanes.get(step + 1) == Some(&to);
    walks.drawn().filter(|walk| went(walk.shown())).map(|walk| walk.case).collect()
}
