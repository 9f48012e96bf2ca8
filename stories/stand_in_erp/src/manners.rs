//! How the ERP behaves: well, or badly in one of the ways that real ones do.

use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use domain::chance::SeededChance;
use serde::{Deserialize, Serialize};

/// How one request is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Manner {
    /// As it should be.
    Good,
    /// Carried out after this time, even when the client has gone away meanwhile.
    Slow {
        /// How long to wait first.
        milliseconds: u64,
    },
    /// HTTP 500, nothing carried out.
    FailBefore,
    /// Carried out, then HTTP 500.
    FailAfter,
    /// HTTP 409, nothing carried out.
    ConflictBefore,
    /// Carried out, then HTTP 409, as a gateway does that repeats a request by itself.
    ConflictAfter,
    /// A web page instead of JSON, nothing carried out.
    RubbishBefore,
    /// Carried out, then a web page instead of JSON.
    RubbishAfter,
    /// Carried out, then an answer without body or address.
    EmptyAfter,
    /// The connection breaks in the middle of the answer, nothing carried out.
    CutOffBefore,
    /// Carried out, then the connection breaks in the middle of the answer.
    CutOffAfter,
    /// Carried out, but shown to nobody for this long, as with a read model that lags.
    Lagging {
        /// How long the record stays out of sight.
        milliseconds: u64,
    },
    /// Carried out, then an answer without end.
    Endless,
    /// HTTP 429 with `Retry-After`, nothing carried out.
    Busy {
        /// The seconds to wait.
        seconds: u32,
    },
    /// HTTP 503, nothing carried out.
    Down,
    /// Every token expires; HTTP 401, nothing carried out.
    ExpiredToken,
}

/// Which manner comes next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "plan")]
pub enum Plan {
    /// The same every time.
    Always {
        /// The manner.
        manner: Manner,
    },
    /// One after the other, then good.
    InTurn {
        /// The manners, first one first.
        manners: Vec<Manner>,
    },
    /// Now and then, by a seeded chance.
    ByChance {
        /// The same seed gives the same course.
        seed: u64,
        /// How many in a hundred requests are treated badly.
        percentage: u8,
        /// The bad manners, all as likely.
        manners: Vec<Manner>,
    },
}

impl Default for Plan {
    fn default() -> Self {
        Self::Always { manner: Manner::Good }
    }
}

/// How reading and writing are treated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Manners {
    /// Treatment of writes.
    pub writes: Plan,
    /// Treatment of reads.
    pub reads: Plan,
    /// Every so many records read, one is spoiled.
    pub spoil_every: Option<NonZeroU32>,
    /// Whether a second record with the same `idExtern` is refused with HTTP 409. VERA does not ask for it.
    pub refuse_copies: bool,
    /// Whether filters in the query are ignored. VERA names them; not every ERP heeds them.
    pub ignore_filters: bool,
    /// Whether pages go by number, without a cursor and without telling how many records there are.
    pub pages_without_cursor: bool,
}

/// The manners in force, and how far along their plans we are.
#[derive(Debug, Default)]
pub struct Behaviour {
    now: Mutex<(Manners, Course)>,
}

#[derive(Debug, Default)]
struct Course {
    writes: Progress,
    reads: Progress,
}

#[derive(Debug, Default)]
struct Progress {
    done: usize,
    chance: Option<SeededChance>,
}

impl Behaviour {
    /// Behaves this way from now on; plans start from their beginning.
    pub fn set(&self, manners: Manners) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = (manners, Course::default());
    }

    /// The manners in force.
    pub fn manners(&self) -> Manners {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// The manner for the next write.
    pub fn for_write(&self) -> Manner {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (manners, course) = &mut *now;
        manners.writes.next(&mut course.writes)
    }

    /// The manner for the next read.
    pub fn for_read(&self) -> Manner {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (manners, course) = &mut *now;
        manners.reads.next(&mut course.reads)
    }
}

impl Plan {
    fn next(&self, progress: &mut Progress) -> Manner {
        let turn = progress.done;
        progress.done += 1;
        match self {
            Self::Always { manner } => *manner,
            Self::InTurn { manners } => manners.get(turn).copied().unwrap_or(Manner::Good),
            Self::ByChance { seed, percentage, manners } => {
                let chance = progress.chance.get_or_insert_with(|| SeededChance::new(*seed));
                let badly = chance.next_u64() % 100 < u64::from(*percentage);
                let which = chance.next_u64() % (manners.len().max(1) as u64);
                let chosen = usize::try_from(which).ok().and_then(|which| manners.get(which)).copied();
                chosen.filter(|_| badly).unwrap_or(Manner::Good)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Behaviour, Manner, Manners, Plan};

    #[test]
    fn plans_run_their_course() {
        let behaviour = Behaviour::default();
        assert_eq!(behaviour.for_write(), Manner::Good);
        let writes = Plan::InTurn { manners: vec![Manner::FailAfter, Manner::Down] };
        behaviour.set(Manners { writes, ..Manners::default() });
        let course: Vec<_> = (0..3).map(|_| behaviour.for_write()).collect();
        assert_eq!(course, [Manner::FailAfter, Manner::Down, Manner::Good]);
        assert_eq!(behaviour.for_read(), Manner::Good);
    }

    #[test]
    fn chance_is_seeded_and_keeps_its_share() {
        let course = |seed| {
            let behaviour = Behaviour::default();
            let writes =
                Plan::ByChance { seed, percentage: 30, manners: vec![Manner::Down, Manner::FailBefore] };
            behaviour.set(Manners { writes, ..Manners::default() });
            (0..1000).map(|_| behaviour.for_write()).collect::<Vec<_>>()
        };
        assert_eq!(course(7), course(7));
        assert_ne!(course(7), course(8));
        let bad = course(7).iter().filter(|manner| **manner != Manner::Good).count();
        assert!((250..350).contains(&bad), "{bad} of 1000");
    }

    #[test]
    fn manners_are_set_over_http_by_their_names() {
        let text = r#"{"writes": {"plan": "in-turn", "manners": [{"kind": "slow", "milliseconds": 5}, {"kind": "fail-after"}]}}"#;
        let manners: Manners = serde_json::from_str(text).unwrap();
        let expected = Plan::InTurn { manners: vec![Manner::Slow { milliseconds: 5 }, Manner::FailAfter] };
        assert_eq!(manners, Manners { writes: expected, ..Manners::default() });
    }
}
