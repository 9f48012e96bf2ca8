//! What a rule promises of visits: a time to choose is promised only where there is a visit.

use super::{Policy, TableAnswer};
use crate::{Reason, Stimulus};

impl TableAnswer {
    /// Whether it promises the tenant times to choose from.
    const fn promises_times(&self) -> bool {
        matches!(self.stimulus, Stimulus::ChooseTime | Stimulus::EarlierTimes)
            || matches!(self.reason, Reason::TimesOnline)
    }

    /// Whether it promises times for a topic that ends in no visit: one that nothing arranges, or by a process that has
    /// none. `visits` says so of the processes that there are; of one that is still to come nobody knows.
    pub(super) fn promises_in_vain(
        &self,
        policy: &Policy,
        topic: &str,
        visits: &dyn Fn(&str) -> Option<bool>,
    ) -> bool {
        let process = policy.topic(topic).map(|topic| topic.process.as_deref());
        let has_visits = process.map(|process| process.map_or(Some(false), visits));
        self.promises_times() && has_visits == Some(Some(false))
    }
}
