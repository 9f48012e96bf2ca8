//! Overlaps: what two rules answer at once, and whether the hit policy minds.

use super::answers::{Alike, Answers};
use super::report::Overlap;
use super::space::{Region, Space};
use crate::tables::HitPolicy;

/// The pairs of rules that meet.
pub(super) struct Overlaps {
    /// How many pairs meet at all.
    pub(super) meeting: usize,
    /// How many of them the hit policy minds.
    pub(super) faults: usize,
    /// Those that are told, the one said in the fewest words first.
    pub(super) told: Vec<Overlap>,
    /// Per rule the rules that meet it, ascending.
    pub(super) partners: Vec<Vec<u32>>,
}

/// Two rules that the hit policy does not want to meet, where they do, and how far they answer the same there.
type Found = (usize, usize, Region, Alike);

/// Finds all pairs of rules that meet.
pub(super) fn find(space: &Space<'_>, answers: &Answers<'_>, most: usize) -> Overlaps {
    let sizes = space.sizes();
    let mut overlaps =
        Overlaps { meeting: 0, faults: 0, told: Vec::new(), partners: vec![Vec::new(); space.rules.len()] };
    let mut faults: Vec<Found> = Vec::new();
    for (second, later) in space.rules.iter().enumerate() {
        for (first, earlier) in space.rules[..second].iter().enumerate() {
            if !later.meets(earlier) {
                continue;
            }
            overlaps.meeting += 1;
            if let (Ok(low), Ok(high)) = (u32::try_from(first), u32::try_from(second)) {
                overlaps.partners[second].push(low);
                overlaps.partners[first].push(high);
            }
            if may_differ(space, first, second) {
                let region = earlier.shared(later, &sizes);
                let alike = alike(space, answers, [first, second], &region);
                if matches!(alike, Alike::Always) {
                    continue;
                }
                overlaps.faults += 1;
                faults.push((first, second, region, alike));
                if faults.len() > 4 * most.max(16) {
                    keep_first(&mut faults, most);
                }
            }
        }
    }
    keep_first(&mut faults, most);
    let told = |(first, second, region, alike): Found| {
        let plain = || region.first_point().map(|point| space.values(&point)).unwrap_or_default();
        Overlap {
            rules: [first + 1, second + 1],
            seen: !matches!(alike, Alike::Perhaps),
            region: space.cells(&region),
            inputs: if let Alike::Not(case) = alike { case } else { plain() },
        }
    };
    overlaps.told = faults.into_iter().map(told).collect();
    overlaps
}

fn keep_first(faults: &mut Vec<Found>, most: usize) {
    faults.sort_by_key(|(first, second, region, alike)| {
        (
            matches!(alike, Alike::Perhaps),
            region.spans.len() - region.full.count_ones() as usize,
            *first,
            *second,
        )
    });
    faults.truncate(most);
}

/// Whether two rules that hit together may be something that the hit policy minds.
fn may_differ(space: &Space<'_>, first: usize, second: usize) -> bool {
    match space.table.policy {
        HitPolicy::Unique => true,
        HitPolicy::Any => match &space.table.alike {
            Some(alike) => alike[first] != alike[second],
            None => space.table.rules[first].outputs != space.table.rules[second].outputs,
        },
        HitPolicy::Priority
        | HitPolicy::First
        | HitPolicy::RuleOrder
        | HitPolicy::OutputOrder
        | HitPolicy::Collect(_) => false,
    }
}

/// Whether two rules that may differ answer the same where both hit, which is this region.
fn alike(space: &Space<'_>, answers: &Answers<'_>, rules: [usize; 2], region: &Region) -> Alike {
    let is_constant = space.table.policy == HitPolicy::Unique || space.table.alike.is_some();
    if is_constant { Alike::Never } else { answers.alike(rules, region) }
}
