//! Over random policies and tenants: whatever a table says, no advice shuts out, pushes or makes a difference that may
//! not be made; and a policy that was proved never needs a guard to put it right.

use crate::choices::{situation, surroundings, tenant};
use crate::policies::{output, with_rules};
use domain::channels::Channel;
use proptest::prelude::*;
use steering::policy::DECISION;
use steering::{Advice, Openness, Policy, Situation, Stance, Stimulus, Surroundings};
use steering::{advise, is_digital, is_personal};

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

fn holds(advice: &Advice, situation: &Situation, surroundings: &Surroundings) {
    assert!(advice.channels.iter().all(|ranked| !surroundings.not_possible.contains(&ranked.channel)));
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
    let invited = advice.preferred().filter(|ranked| ranked.openness == Openness::Unstaffed);
    assert!(invited.is_none_or(|ranked| Some(ranked.channel) == offered), "invited to where nobody is");
    if situation.self_reliance.is_protected() {
        let pushed = advice.preferred().filter(|ranked| is_digital(ranked.channel));
        assert!(pushed.is_none_or(|ranked| Some(ranked.channel) == offered), "pushed to a screen");
        let without_screen = advice.channels.iter().filter(|ranked| !is_digital(ranked.channel));
        assert!(without_screen.into_iter().all(|ranked| ranked.stance.is_free()), "held back from people");
        assert_ne!(advice.stimulus, Stimulus::EarlierTimes, "a reward was dangled");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn no_policy_can_shut_out_push_or_override(
        policy in policy(),
        asked in proptest::collection::vec((situation(), surroundings(), tenant()), 100),
    ) {
        for (situation, surroundings, tenant) in &asked {
            let advice = advise(&policy, situation, surroundings, *tenant).unwrap();
            holds(&advice, situation, surroundings);
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
        asked in proptest::collection::vec((situation(), surroundings(), tenant(), tenant()), 100),
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
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    /// What `prove` lets through needs no guard to put it right, save for the tenant's own choice, which no table knows.
    #[test]
    fn a_policy_that_is_proved_says_itself_what_is_advised(
        // Only what a policy may do: hold back or leave open, towards people who can do it alone.
        changes in proptest::collection::vec((4..10_usize, 1..8_usize, 1..3_usize), 0..6),
        asked in proptest::collection::vec((situation(), surroundings()), 40),
    ) {
        let policy = with_rules(|rules| {
            for (rule, channel, stance) in changes {
                rules[rule].outputs[channel] = format!("\"{}\"", Stance::ALL[stance].code());
            }
        });
        prop_assert!(policy.prove().is_ok());
        let draft = policy.model().draft(DECISION).unwrap();
        for (situation, surroundings) in asked {
            let situation = Situation { preference: None, ..situation };
            let surroundings =
                Surroundings { not_possible: Vec::new(), unstaffed: Vec::new(), ..surroundings };
            let advice = advise(&policy, &situation, &surroundings, None).unwrap();
            let rule = &draft.rules[advice.rules[0].number - 1];
            for ranked in &advice.channels {
                let said = &rule.outputs[output(ranked.channel.code())];
                prop_assert_eq!(said, &format!("\"{}\"", ranked.stance.code()));
            }
        }
    }
}
