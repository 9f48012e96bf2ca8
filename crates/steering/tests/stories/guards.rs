//! Policies that would break a guard: each is refused, with the tenant who shows it.

use crate::policies::{output, rule, with_parameters, with_rules};
use decisions::tables::RuleDraft;
use steering::policy::{Asked, Fault};
use steering::{Objection, Policy};

fn refused(policy: &Policy) -> Vec<Objection> {
    policy.prove().unwrap_err()
}

fn only(objections: &[Objection], guard: &str) -> Objection {
    assert_eq!(objections.len(), 1, "{objections:#?}");
    assert_eq!(objections[0].guard.as_deref(), Some(guard));
    assert_eq!(objections[0].fault, Fault::Guard);
    objections[0].clone()
}

fn say(rules: &mut [RuleDraft], id: &str, channel: &str, stance: &str) {
    rule(rules, id).outputs[output(channel)] = format!("\"{stance}\"");
}

#[test]
fn help_cannot_be_pushed_to_the_portal() {
    let policy = with_rules(|rules| {
        say(rules, "help", "phone", "open");
        say(rules, "help", "portal", "preferred");
    });
    let objection = only(&refused(&policy), "help-is-not-pushed");
    let example = objection.example.unwrap();
    assert_eq!(example.value(Asked::SelfReliance), Some("help"));
    assert_eq!(example.value(Asked::Emergency), Some("false"));
    assert_eq!(objection.rules, [2]);
}

#[test]
fn whoever_nobody_knows_is_not_pushed_either() {
    for (channel, stance) in [("portal", "preferred"), ("phone", "discouraged"), ("letter", "off")] {
        let policy = with_rules(|rules| say(rules, "unknown", channel, stance));
        let objection = &refused(&policy)[0];
        let example = objection.example.clone().unwrap();
        assert_eq!(example.value(Asked::SelfReliance), Some("unknown"), "{channel} {stance}");
    }
    let reward = with_rules(|rules| {
        rule(rules, "unknown").outputs[output("stimulus")] = "\"earlier-times\"".to_owned();
    });
    only(&refused(&reward), "help-is-not-pushed");
}

#[test]
fn the_last_person_cannot_be_closed() {
    let policy = with_rules(|rules| {
        for channel in ["phone", "counter", "visit"] {
            say(rules, "simple", channel, "off");
        }
    });
    let objections = refused(&policy);
    let found = objections.iter().find(|found| found.guard.as_deref() == Some("person-stays")).unwrap();
    assert_eq!(found.example.as_ref().unwrap().value(Asked::SelfReliance), Some("self"));
    // Two of the three may be closed.
    let two = with_rules(|rules| {
        say(rules, "simple", "counter", "off");
        say(rules, "simple", "visit", "off");
    });
    assert!(refused(&two).iter().all(|found| found.guard.as_deref() == Some("own-choice")));
}

#[test]
fn an_emergency_calls() {
    let policy = with_rules(|rules| {
        say(rules, "emergency", "phone", "open");
        say(rules, "emergency", "chat", "preferred");
    });
    let objection = only(&refused(&policy), "emergency-calls");
    assert_eq!(objection.example.unwrap().value(Asked::Emergency), Some("true"));
}

#[test]
fn a_channel_cannot_be_closed_to_who_chose_it() {
    let policy = with_rules(|rules| say(rules, "simple", "whatsapp", "off"));
    let objection = only(&refused(&policy), "own-choice");
    assert_eq!(objection.example.unwrap().value(Asked::Preference), Some("whatsapp"));
}

#[test]
fn people_cannot_be_made_slower_and_rewards_come_from_what_was_added() {
    let slower = with_parameters(
        "answer-within-minutes = 3\nbaseline-answer-within-minutes = 3",
        "answer-within-minutes = 9\nbaseline-answer-within-minutes = 3",
    );
    let objection = only(&refused(&slower), "people-no-slower");
    assert_eq!(objection.example.unwrap().value(Asked::Preference), Some("phone"));
    let taken = with_parameters("kept-per-week = 12", "kept-per-week = 13");
    only(&refused(&taken), "people-no-slower");
    let nothing_added =
        with_parameters("added-per-week = 12\nkept-per-week = 12", "added-per-week = 0\nkept-per-week = 0");
    let objection = only(&refused(&nothing_added), "people-no-slower");
    assert_eq!(objection.example.unwrap().value(Asked::Topic), Some("repair"));
}

#[test]
fn without_a_phone_or_a_person_there_is_no_policy() {
    let closed = with_parameters(
        "channel = \"phone\"\nopen = { hours = [{ days = \"monday-friday\", from = \"08:00\", until = \"17:00\" }] }",
        "channel = \"phone\"\nopen = {}",
    );
    // The counter is still there.
    assert!(closed.prove().is_ok());
}
