//! Over random policies and tenants: whatever a table says, no advice shuts out, pushes or makes a difference that may
//! not be made; and a policy that was proved never needs a guard to put it right.

use crate::choices::{situation, surroundings, tenant};
use crate::policies::{beside, output, sources, standard, with_rules};
use decisions::tables::HitPolicy;
use domain::channels::Channel;
use proptest::prelude::*;
use steering::hold_out::Arm;
use steering::opening_hours::call_back_hours;
use steering::policy::{DECISION, Sources};
use steering::{Advice, Openness, Policy, Situation, Stance, Stimulus, Surroundings};
use steering::{advise, is_digital, is_person_in_reach, is_personal};

/// What a cell of each column may ask.
const CELLS: [&[&str]; 6] = [
    &["-", "true", "false"],
    &["-", "\"help\"", "\"self\"", "\"self\", \"unknown\"", "not(\"help\")"],
    &["-", "\"repair\"", "\"payment\", \"nuisance\"", "not(\"complaint\")"],
    &["-", "1", "[2..3]", "3"],
    &["-", "true", "false"],
    &["-", "<= 10", "> 10", "[5..9]", "0"],
];

/// Hours of the phone, and whether anybody can be called back in them.
const HOURS: [(&str, bool); 6] = [
    ("{ hours = [{ days = \"monday-friday\", from = \"08:00\", until = \"17:00\" }] }", true),
    (
        "{ hours = [{ days = \"wednesday\", from = \"09:00\", until = \"10:00\" }], open-on-holidays = true }",
        true,
    ),
    ("{ always = true }", true),
    ("{}", false),
    ("{ hours = [{ days = \"sunday\", from = \"03:00\", until = \"03:01\" }] }", false),
    ("{ hours = [{ days = \"monday-friday\", from = \"08:30\", until = \"09:30\" }] }", false),
];

/// The standard parameters with other hours for the phone, and topics of other complexity.
fn parameters(hours: usize, complexity: usize, percent: usize) -> String {
    let standard = "channel = \"phone\"\nopen = { hours = [{ days = \"monday-friday\", from = \"08:00\", until = \"17:00\" }] }";
    let old = sources().parameters;
    let new = old.replace(standard, &format!("channel = \"phone\"\nopen = {}", HOURS[hours].0));
    let new = new.replace("complexity = 2", &format!("complexity = {}", 1 + complexity));
    new.replace("percent = 5.0", &format!("percent = {}.0", 10 * percent))
}

/// Any policy that can be read: any cells, stances, stimuli and reasons, the first rule that holds counts, and the last
/// always holds; any hours, complexities and hold-out.
fn policy() -> impl Strategy<Value = Policy> {
    let cells = proptest::collection::vec(0..60_usize, 6);
    let row = (cells, proptest::collection::vec(0..4_usize, 8), 0..5_usize, 0..9_usize);
    let rows = proptest::collection::vec(row, 2..10);
    (rows, 0..HOURS.len(), 0..3_usize, 0..6_usize).prop_map(|(rows, hours, complexity, percent)| {
        let standard = standard();
        let mut draft = standard.model().draft(DECISION).unwrap();
        draft.hit_policy = HitPolicy::First;
        draft.rules.truncate(rows.len());
        let last = rows.len() - 1;
        for (at, (rule, (cells, stances, stimulus, reason))) in draft.rules.iter_mut().zip(rows).enumerate() {
            for ((cell, choice), known) in rule.inputs.iter_mut().zip(cells).zip(CELLS) {
                *cell = if at == last { "-".to_owned() } else { known[choice % known.len()].to_owned() };
            }
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
        let table = standard.model().with_draft(DECISION, &draft).unwrap().write();
        let parameters = parameters(hours, complexity, percent);
        Policy::read("channel-policy", 3, Sources { table, parameters }).unwrap()
    })
}

fn stance(advice: &Advice, channel: Channel) -> Option<Stance> {
    advice.channels.iter().find(|ranked| ranked.channel == channel).map(|ranked| ranked.stance)
}

fn holds(policy: &Policy, advice: &Advice, situation: &Situation, surroundings: &Surroundings) {
    assert!(advice.channels.iter().all(|ranked| !surroundings.not_possible.contains(&ranked.channel)));
    let personal = || advice.channels.iter().filter(|ranked| is_personal(ranked.channel));
    assert!(personal().any(|ranked| ranked.stance != Stance::Off), "the last person is closed");
    // As far as the policy has somebody to reach at all, somebody is left to reach.
    let has_hours = |channel: Channel| {
        policy
            .parameters()
            .channel(channel)
            .is_some_and(|known| known.open.always || !known.open.hours.is_empty())
    };
    let in_reach =
        |ranked: &&steering::Ranked| is_person_in_reach(ranked.channel) && has_hours(ranked.channel);
    assert!(
        advice.channels.iter().filter(in_reach).any(|ranked| ranked.stance != Stance::Off),
        "nobody in reach"
    );
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
            holds(&policy, &advice, situation, surroundings);
            // Guarded questions are never part of the experiment.
            if !advice.guards.is_empty() {
                prop_assert_eq!(advice.arm.arm, Arm::Outside);
            }
            // The same again is the same.
            prop_assert_eq!(&advise(&policy, situation, surroundings, *tenant).unwrap(), &advice);
        }
    }

    /// Who a tenant is draws the arm of the experiment and nothing else: within an arm all are advised the same, and who
    /// is compared with is steered by nothing.
    #[test]
    fn tenants_who_ask_the_same_are_advised_the_same(
        policy in policy(),
        asked in proptest::collection::vec((situation(), surroundings()), 20),
        tenants in proptest::collection::vec(tenant(), 30),
    ) {
        let mut compared = 0;
        for (situation, surroundings) in &asked {
            let nobody = advise(&policy, situation, surroundings, None).unwrap();
            let mut hold_out: Option<Advice> = None;
            for tenant in &tenants {
                let mut advice = advise(&policy, situation, surroundings, *tenant).unwrap();
                if advice.arm.arm == Arm::HoldOut {
                    compared += 1;
                    prop_assert_eq!(advice.stimulus, Stimulus::None);
                    prop_assert!(advice.preferred().is_none() && advice.guards.is_empty());
                    prop_assert_eq!(hold_out.get_or_insert_with(|| advice.clone()), &advice);
                } else {
                    advice.arm = nobody.arm;
                    prop_assert_eq!(&advice, &nobody);
                }
            }
        }
        prop_assert!(policy.parameters().hold_out.share() > 0 || compared == 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    /// What `prove` lets through needs no guard to put it right, save for the tenant's own choice, which no table knows.
    #[test]
    fn a_policy_that_is_proved_says_itself_what_is_advised(
        // Only what a policy may do: hold back or leave open, towards people who can do it alone.
        changes in proptest::collection::vec((4..10_usize, 1..8_usize, 1..3_usize), 0..6),
        hours in 0..HOURS.len(),
        complexity in 0..3_usize,
        asked in proptest::collection::vec((situation(), surroundings()), 40),
    ) {
        let policy = with_rules(|rules| {
            for (rule, channel, stance) in changes {
                rules[rule].outputs[channel] = format!("\"{}\"", Stance::ALL[stance].code());
            }
        });
        let parameters = parameters(hours, complexity, 0);
        let table = policy.sources().table.clone();
        let policy = Policy::read("channel-policy", 3, Sources { table, parameters }).unwrap();
        let (has_person, proved) = (HOURS[hours].1, policy.prove(beside(None)));
        prop_assert_eq!(proved.is_ok(), has_person, "{:#?}", proved);
        if !has_person {
            return Ok(());
        }
        let draft = policy.model().draft(DECISION).unwrap();
        for (situation, surroundings) in asked {
            let situation = Situation { preference: None, ..situation };
            let surroundings =
                Surroundings { not_possible: Vec::new(), unstaffed: Vec::new(), ..surroundings };
            let advice = advise(&policy, &situation, &surroundings, None).unwrap();
            // Whenever it is asked, somebody can call back.
            let phone = policy.parameters().channel(Channel::Phone).unwrap();
            let calendar = &policy.parameters().calendar;
            prop_assert_eq!(call_back_hours(&phone.open, calendar, surroundings.now, 1).len(), 1);
            let rule = &draft.rules[advice.rules[0].number - 1];
            for ranked in &advice.channels {
                let said = &rule.outputs[output(ranked.channel.code())];
                prop_assert_eq!(said, &format!("\"{}\"", ranked.stance.code()));
            }
        }
    }
}
