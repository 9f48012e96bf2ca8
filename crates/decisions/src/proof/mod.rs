//! Proof that a table is complete and free of contradiction over its declared domains, or a concrete case against it.

mod answers;
mod bits;
mod covering;
mod gaps;
mod overlaps;
mod report;
mod space;
mod strays;
mod unreachable;
mod volumes;

pub use report::{
    Completeness, Doubtful, Gap, NearMiss, Overlap, Report, Stray, Unreachable, Unsaid, WhyUnreachable,
};

use crate::model::Model;
use crate::tables::{Aggregator, HitPolicy, Table};
use answers::Answers;
use covering::Budget;
use space::Space;

/// How much a check may do and tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most gaps, and the most overlaps, that are told.
    pub told: usize,
    /// The most steps of search for one table before the check says that it cannot decide.
    pub steps: u64,
}

impl Default for Limits {
    /// Ten of each; steps for about a second.
    fn default() -> Self {
        Self { told: 10, steps: 200_000_000 }
    }
}

impl Model {
    /// Checks all tables of the model: those of decisions, then those of knowledge models.
    pub fn check(&self, limits: Limits) -> Vec<Report> {
        self.tables().map(|table| table.check(limits)).collect()
    }
}

impl Table {
    /// Checks the table over the declared domains of its columns. Null is outside every domain. Two columns that ask
    /// the same are taken together; others are taken to be independent of each other.
    pub fn check(&self, limits: Limits) -> Report {
        let space = Space::new(self);
        let mut budget = Budget::new(limits.steps);
        let answers = Answers::of(&space);
        let overlaps = overlaps::find(&space, &answers, limits.told);
        let gaps = gaps::find(&space, &overlaps, limits.told, &mut budget);
        let unreachable = unreachable::find(&space, &overlaps, &mut budget);
        let empty = space.dimensions.iter().filter(|dimension| dimension.size() == 0);
        let unaskable: Vec<_> = empty.map(|dimension| dimension.title.clone()).collect();
        let completeness = match &gaps {
            _ if !unaskable.is_empty() => Completeness::Vacuous,
            Err(_) => Completeness::Undecided,
            Ok(gaps) if gaps.told.is_empty() => Completeness::Complete,
            Ok(_) if self.answers_without_rule() => Completeness::ByDefault,
            Ok(_) => Completeness::Incomplete,
        };
        let (told, more_gaps) = gaps.map_or_else(|_| (Vec::new(), false), |gaps| (gaps.told, gaps.more));
        Report {
            table: self.name.clone(),
            completeness,
            unaskable,
            gaps: told,
            more_gaps,
            overlap_count: overlaps.faults,
            overlaps: overlaps.told,
            doubtful: answers.doubtful(),
            unsaid: answers::unsaid(self),
            worked_out: answers::worked_out(self),
            unreachable,
            strays: strays::find(self),
        }
    }

    /// Whether there is an answer when no rule hits: a default, or a count of none.
    fn answers_without_rule(&self) -> bool {
        self.policy == HitPolicy::Collect(Some(Aggregator::Count))
            || self.outputs.iter().all(|column| column.default.is_some())
    }
}
