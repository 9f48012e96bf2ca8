//! Policies that would break a guard: each is refused, with the tenant who shows it.

use crate::policies::{beside, output, rule, standard, with_parameters, with_rules};
use decisions::tables::RuleDraft;
use steering::policy::{Asked, Fault};
use steering::{Objection, Policy};

fn refused(policy: &Policy) -> Vec<Objection> {
    policy.prove(beside(Some(standard().parameters()))).unwrap_err()
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
    // A visit is no way back to a person: nobody finds it in Mijn.
    let only_visits = with_rules(|rules| {
        say(rules, "simple", "phone", "off");
        say(rules, "simple", "counter", "off");
    });
    let objections = refused(&only_visits);
    assert!(objections.iter().any(|found| found.guard.as_deref() == Some("person-stays")), "{objections:#?}");
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
    let objection = only(&slower.prove(beside(None)).unwrap_err(), "people-no-slower");
    assert_eq!(objection.example.unwrap().value(Asked::Preference), Some("phone"));
    // Who names no time at all may take any.
    let silent = with_parameters(
        "answer-within-minutes = 240\nbaseline-answer-within-minutes = 240",
        "baseline-answer-within-minutes = 240",
    );
    let objection = only(&silent.prove(beside(None)).unwrap_err(), "people-no-slower");
    assert_eq!(objection.sentence.key, "steering-objection-no-aim");
    let taken = with_parameters("kept-per-week = 12", "kept-per-week = 13");
    only(&refused(&taken), "people-no-slower");
    let nothing_added =
        with_parameters("added-per-week = 12\nkept-per-week = 12", "added-per-week = 0\nkept-per-week = 0");
    let objection = only(&refused(&nothing_added), "people-no-slower");
    assert_eq!(objection.example.unwrap().value(Asked::Topic), Some("lease-termination"));
}

const PHONE: &str = "channel = \"phone\"\nopen = { hours = [{ days = \"monday-friday\", from = \"08:00\", until = \"17:00\" }] }";

/// Who finds the phone closed is called back: a phone that never has a whole hour leaves them without anybody.
#[test]
fn a_policy_with_nobody_to_reach_is_refused() {
    for hours in [
        "{}",
        "{ hours = [{ days = \"sunday\", from = \"03:00\", until = \"03:01\" }] }",
        "{ hours = [{ days = \"monday-friday\", from = \"08:30\", until = \"09:30\" }] }",
    ] {
        let closed = with_parameters(PHONE, &format!("channel = \"phone\"\nopen = {hours}"));
        // Also as the very first version, and whatever reason is given.
        let objection = only(&closed.prove(beside(None)).unwrap_err(), "person-stays");
        assert_eq!(objection.sentence.key, "steering-objection-no-person");
        assert_eq!(objection.example.unwrap().value(Asked::SelfReliance), Some("help"));
    }
    let days: Vec<String> = (1..=28).map(|day| format!("2027-02-{day:02} = \"dicht\"")).collect();
    let days = format!("[calendar.closed_days]\n{}\n\n[hold-out]", days.join("\n"));
    let hidden = with_parameters("[hold-out]", &days);
    only(&hidden.prove(beside(None)).unwrap_err(), "person-stays");
}

/// The version that holds says what "before" is; a file that brings its own is refused.
#[test]
fn what_was_before_cannot_be_edited() {
    let slower = with_parameters(
        "answer-within-minutes = 3\nbaseline-answer-within-minutes = 3",
        "answer-within-minutes = 240\nbaseline-answer-within-minutes = 240",
    );
    let keys = |policy: &Policy| -> Vec<String> {
        refused(policy).into_iter().map(|found| found.sentence.key).collect()
    };
    assert_eq!(keys(&slower), ["steering-objection-baseline", "steering-objection-fewer"]);
    let without = with_parameters(
        "answer-within-minutes = 3\nbaseline-answer-within-minutes = 3",
        "answer-within-minutes = 240",
    );
    assert_eq!(keys(&without), ["steering-objection-baseline", "steering-objection-fewer"]);
    // A first version says what was before, too.
    assert_eq!(without.prove(beside(None)).unwrap_err()[0].sentence.key, "steering-objection-no-baseline");
}

#[test]
fn people_are_not_reached_less_without_saying_why() {
    let reductions = [
        (
            PHONE,
            "channel = \"phone\"\nopen = { hours = [{ days = \"monday\", from = \"08:00\", until = \"10:00\" }] }",
            "phone",
        ),
        ("staff = 8", "staff = 1", "phone"),
        ("staff = 8\n", "", "phone"),
        ("cost-cents = 1450\nstaff = 2", "cost-cents = 1450\nstaff = 1", "counter"),
        // On a screen too there are people.
        ("cost-cents = 310\nstaff = 4", "cost-cents = 310\nstaff = 1", "chat"),
        ("baseline-per-week = 120", "baseline-per-week = 20", "visit"),
    ];
    for (old, new, channel) in reductions {
        let objection = only(&refused(&with_parameters(old, new)), "people-no-slower");
        assert_eq!(objection.sentence.key, "steering-objection-fewer", "{new}");
        assert_eq!(objection.example.unwrap().value(Asked::Preference), Some(channel));
        let reason =
            |because: &str| format!("[[reductions]]\nchannel = \"{channel}\"\nbecause = \"{because}\"\n\n");
        let said = |because: &str| {
            let sources = steering::policy::Sources {
                parameters: with_parameters(old, new).sources().parameters.clone() + "\n" + &reason(because),
                ..standard().sources().clone()
            };
            Policy::read("channel-policy", 3, sources).unwrap()
        };
        only(&refused(&said(" ")), "people-no-slower");
        let openly = said("Het pand wordt gesloopt.");
        assert!(openly.prove(beside(Some(standard().parameters()))).is_ok());
        // The organisation of tenants reads it among the differences.
        let told = steering::differences::between(&standard(), &openly);
        assert!(told.said.iter().any(|message| message.key == "steering-reduction-came"), "{told:#?}");
        // A reason is for one reduction: it does not cover the next.
        let mut before = standard().parameters().clone();
        before.reductions.clone_from(&openly.parameters().reductions);
        assert!(openly.prove(beside(Some(&before))).is_err());
    }
    // More is always good.
    let more = with_parameters("staff = 8", "staff = 9");
    assert!(more.prove(beside(Some(standard().parameters()))).is_ok());
}

/// Every kind of wait is laid before the guards, so a table may only ask what it is asked.
#[test]
fn a_table_that_works_something_out_first_is_refused() {
    let standard = standard();
    let table = standard.sources().table.clone();
    let busy = "<decision id=\"busy\" name=\"busy\"><variable name=\"busy\" typeRef=\"boolean\"/>\
        <informationRequirement><requiredInput href=\"#phone-wait\"/></informationRequirement>\
        <literalExpression><text>phone wait > 5 and 9 > phone wait</text></literalExpression></decision>\
        <decision id=\"channel\"";
    let second = table.replace("<decision id=\"channel\"", busy);
    let doubled = table.replace("<text>phone wait</text>", "<text>phone wait * 2</text>");
    for (table, reason) in
        [(second, "leave out the decision `busy`"), (doubled, "works out `phone wait * 2`")]
    {
        let sources = steering::policy::Sources { table, ..standard.sources().clone() };
        let error = Policy::read("channel-policy", 3, sources).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn a_reason_must_be_true_for_who_reads_it() {
    let cases = [
        // Nobody waits on the phone there.
        ("simple", "phone-busy"),
        ("simple", "talk-is-best"),
        ("simple", "emergency"),
        ("simple", "follow-online"),
        ("help", "simple-online"),
        ("unknown", "talk-is-best"),
        ("difficult", "choose-freely"),
        ("emergency", "help-wanted"),
    ];
    for (id, reason) in cases {
        let policy = with_rules(|rules| rule(rules, id).outputs[output("reason")] = format!("\"{reason}\""));
        let objections = refused(&policy);
        assert_eq!(
            (objections.len(), objections[0].fault),
            (1, Fault::Reason),
            "{id} {reason}: {objections:#?}"
        );
        assert_eq!(objections[0].guard, None);
    }
}

/// The tenant who shows it is the plainest: for who chose the portal it would be no push at all.
#[test]
fn an_example_is_somebody_without_a_wish() {
    let policy = with_rules(|rules| {
        say(rules, "help", "phone", "open");
        say(rules, "help", "portal", "preferred");
    });
    let example = refused(&policy)[0].example.clone().unwrap();
    assert_eq!(example.value(Asked::Preference), Some("none"));
}
