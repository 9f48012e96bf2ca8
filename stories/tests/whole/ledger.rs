//! What tenants saw with their own eyes, to hold against what the program kept.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::truth::Truth;

/// What one tenant knows about one case.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The page said that the lease was ended.
    pub filed: bool,
    /// The time of the visit, as the last page said; `None` when a page was lost since.
    pub time: Option<String>,
    /// Moves that a page confirmed.
    pub moved: usize,
    /// Moves whose page was lost: they took place, or they did not.
    pub perhaps_moved: usize,
    /// The page said that the termination was withdrawn.
    pub withdrawn: bool,
    /// A withdrawal whose page was lost.
    pub perhaps_withdrawn: bool,
}

/// What everybody saw.
#[derive(Debug, Default)]
pub struct Ledger {
    known: Mutex<BTreeMap<String, Known>>,
}

impl Ledger {
    /// Notes what a tenant saw of a case.
    pub fn note(&self, case: &str, seen: impl FnOnce(&mut Known)) {
        seen(self.known.lock().unwrap().entry(case.to_owned()).or_default());
    }

    /// What was confirmed so far: leases ended, visits moved, terminations withdrawn.
    pub fn confirmed(&self) -> (usize, usize, usize) {
        let known = self.known.lock().unwrap();
        let count = |what: fn(&Known) -> usize| known.values().map(what).sum();
        (
            count(|case| usize::from(case.filed)),
            count(|case| case.moved),
            count(|case| usize::from(case.withdrawn)),
        )
    }

    /// Holds what was seen against what was kept.
    pub fn agrees_with(&self, truth: &Truth) {
        let all = self.known.lock().unwrap();
        for (id, known) in all.iter() {
            let case = truth.cases.get(id).unwrap_or_else(|| panic!("case {id} is lost: {known:?}"));
            let withdrawn = case.state == "withdrawn";
            assert!(withdrawn || !known.withdrawn, "the withdrawal of {} is lost: {known:?}", case.number);
            assert!(
                !withdrawn || known.withdrawn || known.perhaps_withdrawn,
                "nobody withdrew {}: {known:?}",
                case.number
            );
            let moved = truth.events_of(id, "appointment-moved");
            let most = known.moved + known.perhaps_moved;
            assert!((known.moved..=most).contains(&moved), "{}: {moved} moves, {known:?}", case.number);
            if let (Some(time), false) = (&known.time, withdrawn) {
                let kept = truth.time_of(id);
                assert_eq!(kept.as_ref(), Some(time), "{}: another time than the page said", case.number);
            }
        }
        // Whoever lost the page of filing found the case when they came back, or will: it is nobody's but theirs.
        for id in truth.cases.keys() {
            assert!(all.contains_key(id), "case {id} was filed by nobody");
        }
    }
}
