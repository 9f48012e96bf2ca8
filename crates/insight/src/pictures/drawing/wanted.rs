//! The wanted journey: a dashed line over the map, with a ring for every step and every channel it may be in.

use std::fmt::Write;

use super::super::layout::{BAR, x};
use super::{INK, PAPER, Pen};

impl Pen<'_> {
    pub(super) fn wanted(&mut self) {
        let steps: Vec<(f64, &Vec<usize>)> = self
            .map
            .wanted
            .iter()
            .enumerate()
            .filter(|(_, lanes)| !lanes.is_empty())
            .map(|(step, lanes)| (x(self.map, step) + BAR / 2.0, lanes))
            .collect();
        if steps.is_empty() {
            return;
        }
        let middle = |lane: usize| self.layout.lanes[lane].middle();
        let mut line = String::new();
        let mut rings = String::new();
        let mut before: Option<(f64, f64)> = None;
        for (at, lanes) in &steps {
            let y = middle(lanes[0]);
            let _ = match before {
                None => write!(line, "M{at:.1} {y:.1}"),
                Some((from, last)) => {
                    let bend = f64::midpoint(from, *at);
                    write!(line, "C{bend:.1} {last:.1} {bend:.1} {y:.1} {at:.1} {y:.1}")
                }
            };
            before = Some((*at, y));
            for lane in *lanes {
                let _ = write!(
                    rings,
                    "<circle class=\"km-ring\" cx=\"{at:.1}\" cy=\"{:.1}\" r=\"7\" fill=\"{PAPER}\" stroke=\"{INK}\" \
                     stroke-width=\"2.2\"{}/>",
                    middle(*lane),
                    if *lane == lanes[0] { "" } else { " stroke-dasharray=\"3 3\"" }
                );
            }
        }
        let _ = write!(
            self.out,
            "<g class=\"km-wanted\" pointer-events=\"none\"><path d=\"{line}\" fill=\"none\" stroke=\"{PAPER}\" \
             stroke-width=\"6.5\" stroke-opacity=\".85\"/><path d=\"{line}\" fill=\"none\" stroke=\"{INK}\" \
             stroke-width=\"2.4\" stroke-dasharray=\"8 5\" stroke-linecap=\"round\"/>{rings}</g>"
        );
    }
}
