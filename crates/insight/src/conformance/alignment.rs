//! Alignment: the cheapest way to read a case as the wanted journey, step by step.
//!
//! What is too much, what is missing and what happened in another channel than wanted each cost 1. A table over
//! events and steps gives the least cost; walking back through it names the departures.

use super::wanted::Wanted;
use crate::log::EventLog;
use crate::log::names::NONE;

/// How one event or step was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// The event is the step, in a channel that is wanted.
    Follows {
        /// Which event of the case, from 0.
        event: usize,
        /// Which step, from 0.
        step: usize,
    },
    /// The event is the step, in another channel.
    OtherChannel {
        /// Which event of the case, from 0.
        event: usize,
        /// Which step, from 0.
        step: usize,
    },
    /// The event is not in the wanted journey here.
    Extra {
        /// Which event of the case, from 0.
        event: usize,
        /// How many steps came before it.
        after: usize,
    },
    /// The step did not happen, and may not be left out.
    Missing {
        /// Which step, from 0.
        step: usize,
    },
}

/// A case read as the wanted journey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// How many departures there are.
    pub cost: u32,
    /// The most there could have been: every event too much, every needed step missing.
    pub worst: u32,
    /// How every event and every needed step was read, in order.
    pub moves: Vec<Move>,
}

impl Alignment {
    /// How well the case follows: 1 exactly, 0 not at all.
    pub fn fitness(&self) -> f64 {
        if self.worst == 0 { 1.0 } else { 1.0 - f64::from(self.cost) / f64::from(self.worst) }
    }
}

/// A wanted journey in the numbers of a log.
#[derive(Debug, Clone)]
pub struct Aligner {
    steps: Vec<Numbered>,
    needed: u32,
}

#[derive(Debug, Clone)]
struct Numbered {
    activities: Vec<u32>,
    channels: Vec<u32>,
    any_channel: bool,
    optional: bool,
    repeats: bool,
}

impl Numbered {
    /// What it costs to take an event for this step; `None` when it is another activity.
    fn takes(&self, (activity, channel): (u32, u32)) -> Option<u32> {
        let fits = self.any_channel || self.channels.contains(&channel);
        self.activities.contains(&activity).then_some(u32::from(!fits))
    }

    fn skipping(&self) -> u32 {
        u32::from(!self.optional)
    }
}

impl Aligner {
    /// Gets ready to read the cases of this log.
    pub fn new(wanted: &Wanted, log: &EventLog) -> Self {
        let steps: Vec<Numbered> = wanted
            .steps
            .iter()
            .map(|step| Numbered {
                activities: step.activities.iter().filter_map(|name| log.activities().find(name)).collect(),
                channels: step.channels.iter().filter_map(|name| log.channels().find(name)).collect(),
                any_channel: step.channels.is_empty(),
                optional: step.optional,
                repeats: step.repeats,
            })
            .collect();
        let needed = steps.iter().map(Numbered::skipping).sum();
        Self { steps, needed }
    }

    /// Reads the events of a case, each an activity and a channel ([`NONE`] for none).
    pub fn align(&self, events: &[(u32, u32)]) -> Alignment {
        let costs = self.costs(events);
        let width = self.steps.len() + 1;
        let mut moves = Vec::new();
        let (mut event, mut step) = (events.len(), self.steps.len());
        while event > 0 || step > 0 {
            let cost = costs[event * width + step];
            let from = |events_back: usize, steps_back: usize| {
                costs[(event - events_back) * width + step - steps_back]
            };
            // Among equally cheap readings the one that follows most, then the one that skips latest. Where two events
            // could be the step, the first is: who comes back is the one too many.
            let again = event > 0 && from(1, 0) + 1 == cost;
            let taken = |at: usize| self.steps[at].takes(events[event - 1]);
            if event > 0
                && step > 0
                && let Some(price) = taken(step - 1)
                && !(price == 0 && again)
                && (from(1, 1) + price == cost
                    || (self.steps[step - 1].repeats && from(1, 0) + price == cost))
            {
                let steps_back = usize::from(from(1, 1) + price == cost);
                moves.push(match price {
                    0 => Move::Follows { event: event - 1, step: step - 1 },
                    _ => Move::OtherChannel { event: event - 1, step: step - 1 },
                });
                (event, step) = (event - 1, step - steps_back);
            } else if step > 0 && from(0, 1) + self.steps[step - 1].skipping() == cost {
                if !self.steps[step - 1].optional {
                    moves.push(Move::Missing { step: step - 1 });
                }
                step -= 1;
            } else {
                moves.push(Move::Extra { event: event - 1, after: step });
                event -= 1;
            }
        }
        moves.reverse();
        let length = u32::try_from(events.len()).unwrap_or(NONE);
        Alignment { cost: costs[costs.len() - 1], worst: length.saturating_add(self.needed), moves }
    }

    /// The least cost of reading the first so many events as the first so many steps, row after row by events.
    fn costs(&self, events: &[(u32, u32)]) -> Vec<u32> {
        let width = self.steps.len() + 1;
        let mut costs = vec![u32::MAX; (events.len() + 1) * width];
        costs[0] = 0;
        for (step, wanted) in self.steps.iter().enumerate() {
            costs[step + 1] = costs[step] + wanted.skipping();
        }
        for (event, happened) in events.iter().enumerate() {
            let (above, row) = (event * width, (event + 1) * width);
            costs[row] = costs[above] + 1;
            for (step, wanted) in self.steps.iter().enumerate() {
                let mut least = (costs[above + step + 1] + 1).min(costs[row + step] + wanted.skipping());
                if let Some(price) = wanted.takes(*happened) {
                    least = least.min(costs[above + step] + price);
                    if wanted.repeats {
                        // Skipping a step and then repeating it is never cheaper than taking it.
                        least = least.min(costs[above + step + 1] + price);
                    }
                }
                costs[row + step + 1] = least;
            }
        }
        costs
    }
}
