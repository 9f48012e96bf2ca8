//! Over random policies and tenants: whatever a table says, no advice shuts out, pushes or makes a difference that may
//! not be made; and a policy that was proved never needs a guard to put it right.

use crate::choices::{situation, surroundings, tenant};
use crate::policies::with_rules;
use domain::channels::Channel;
use proptest::prelude::*;
use steering::{Advice, Policy, Situation, Stance, Stimulus, advise, is_digital, is_personal};

/// The standard table with any stance for any channel in any rule, at most one preferred in each.
fn policy() -> impl Strategy<Value = Policy> {
    let row = (proptest::collection::vec(0..4_usize, 8), 0..5_usize, 0..9_usize);
    proptest::collection::vec(row, 10).prop_map(|rows| {
        with_rules(|rules| {
            for (rule, (stances, stimulus, reason)) in rules.iter_mut().zip(rows) {
                let mut preferred = false;
                for (cell, stance) in rule.outputs.iter_mut().zip(stances) {
                    let mut stance = Stance::ALL[stance];
                    if stance == Stance::Preferred && preferred {
                        stance = Stance::Open;
                    }
                    preferred |= stance == Stance::Preferred;
                    *cell = format!("\"{}\"", stance.code());
                }
                rule.outputs[8] = format!("\"{}\"", Stimulus::ALL[stimulus].code());
                rule.outputs[9] = format!("\"{}\"", steering::Reason::ALL[reason].code());
            }
        })
    })
}

fn stance(advice: &Advice, channel: Channel) -> Option<Stance> {
    advice.channels.iter().find(|ranked| ranked.channel == channel).map(|ranked| ranked.stance)
}

fn holds(advice: &Advice, situation: &Situation) {
    let personal = || advice.channels.iter().filter(|ranked| is_personal(ranked.channel));
    assert!(personal().any(|ranked| ranked.stance != Stance::Off), "the last person is closed");
    assert!(advice.channels.iter().filter(|ranked| ranked.stance == Stance::Preferred).count() <= 1);
    if situation.emergency {
        assert_eq!(advice.channels[0].channel, Channel::Phone);
        return;
    }
    let offered = situation.preference.filter(|wish| stance(advice, *wish).is_some());
    if let Some(wish) = offered {
        assert_eq!(advice.channels[0].channel, wish, "the tenant's own choice stands first");
    }
    if situation.self_reliance.is_protected() {
        let pushed = advice.preferred().filter(|ranked| is_digital(ranked.channel));
        assert!(pushed.is_none_or(|ranked| Some(ranked.channel) == offered), "pushed to a screen");
        let without_screen = advice.channels.iter().filter(|ranked| !is_digital(ranked.channel));
        assert!(without_screen.into_iter().all(|ranked| ranked.stance.is_free()), "held back from people");
        assert_ne!(advice.stimulus, Stimulus::EarlierTimes, "a reward was dangled");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_policy_can_shut_out_push_or_override(
        policy in policy(),
        asked in proptest::collection::vec((situation(), surroundings(), tenant()), 150),
    ) {
        for (situation, surroundings, tenant) in &asked {
            let advice = advise(&policy, situation, surroundings, *tenant).unwrap();
            holds(&advice, situation);
            // Guarded questions are never part of the experiment.
            if !advice.guards.is_empty() {
                prop_assert_eq!(advice.arm.arm, steering::hold_out::Arm::Outside);
            }
            // The same again is the same.
            prop_assert_eq!(&advise(&policy, situation, surroundings, *tenant).unwrap(), &advice);
        }
    }

    #[test]
    fn two_tenants_who_ask_the_same_are_advised_the_same(
        policy in policy(),
        asked in proptest::collection::vec((situation(), surroundings(), tenant(), tenant()), 150),
    ) {
        for (situation, surroundings, one, other) in &asked {
            let mut mine = advise(&policy, situation, surroundings, *one).unwrap();
            let theirs = advise(&policy, situation, surroundings, *other).unwrap();
            // Who they are can only draw the arm of the experiment; within one arm nothing differs.
            if mine.arm.arm == steering::hold_out::Arm::HoldOut || theirs.arm.arm == steering::hold_out::Arm::HoldOut {
                continue;
            }
            mine.arm = theirs.arm;
            prop_assert_eq!(mine, theirs);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// What `prove` lets through needs no guard at all, save for the tenant's own choice, which no table knows.
    #[test]
    fn a_policy_is_refused_exactly_when_some_tenant_would_need_a_guard(
        changes in proptest::collection::vec((0..10_usize, 0..8_usize, 0..4_usize), 0..3),
        asked in proptest::collection::vec((situation(), surroundings()), 300),
    ) {
        let policy = with_rules(|rules| {
            for (rule, channel, stance) in changes {
                let stance = Stance::ALL[stance];
                if stance != Stance::Preferred {
                    rules[rule].outputs[channel] = format!("\"{}\"", stance.code());
                }
            }
        });
        let proved = policy.prove().is_ok();
        for (situation, surroundings) in asked {
            let situation = Situation { preference: None, ..situation };
            let advice = advise(&policy, &situation, &surroundings, None).unwrap();
            let table = advise(&policy, &situation, &surroundings, None).unwrap();
            prop_assert_eq!(&advice, &table);
            holds(&advice, &situation);
            if proved {
                // A guard that put something right would have left a stance that no rule gives.
                let rule = advice.rules[0].number - 1;
                let draft = policy.model().draft(steering::policy::DECISION).unwrap();
                for ranked in &advice.channels {
                    let at = policy.channels().position(|channel| channel == ranked.channel).unwrap();
                    prop_assert_eq!(&draft.rules[rule].outputs[at], &format!("\"{}\"", ranked.stance.code()));
                }
            }
        }
    }
}
