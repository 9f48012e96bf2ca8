//! Random situations and surroundings.

use domain::channels::Channel;
use domain::ids::RelationId;
use jiff::Timestamp;
use proptest::prelude::*;
use steering::{Complexity, SelfReliance, Situation, Surroundings, Visits};

/// A question of anybody.
pub fn situation() -> impl Strategy<Value = Situation> {
    let topics = ["repair", "lease-termination", "payment", "payment-problems", "nuisance", "complaint"];
    let preference = prop_oneof![
        2 => Just(None),
        1 => (0..9_usize).prop_map(|at| Some(Channel::ALL[at])),
    ];
    (
        0..topics.len(),
        prop_oneof![2 => Just(None), 1 => (0..3_usize).prop_map(|at| Some(Complexity::ALL[at]))],
        (0..3_usize).prop_map(|at| SelfReliance::ALL[at]),
        preference,
        any::<bool>(),
        prop_oneof![4 => Just(false), 1 => Just(true)],
    )
        .prop_map(move |(topic, complexity, self_reliance, preference, case_open, emergency)| {
            Situation {
                topic: topics[topic].to_owned(),
                complexity,
                self_reliance,
                preference,
                case_open,
                emergency,
            }
        })
}

/// Any moment of two years, any crowd.
pub fn surroundings() -> impl Strategy<Value = Surroundings> {
    let waits = proptest::option::of(0_u32..400);
    (1_772_000_000_i64..1_835_000_000, waits, any::<bool>(), any::<bool>()).prop_map(
        |(second, wait, nobody, offline)| Surroundings {
            now: Timestamp::from_second(second).unwrap(),
            waits: wait.map(|wait| (Channel::Phone, wait)).into_iter().collect(),
            not_possible: if offline { vec![Channel::Portal] } else { Vec::new() },
            unstaffed: if nobody { vec![Channel::Chat, Channel::Phone] } else { Vec::new() },
            visits: if offline { Visits::None } else { Visits::Added },
            emergency_line: nobody,
        },
    )
}

/// Any tenant, or nobody that we know.
pub fn tenant() -> impl Strategy<Value = Option<RelationId>> {
    proptest::option::weighted(
        0.8,
        any::<u128>().prop_map(|bits| {
            let text = format!("{bits:032x}");
            text.parse().unwrap()
        }),
    )
}
