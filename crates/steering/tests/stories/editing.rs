//! Parameters that change, with the table following by itself: nothing is left that cannot be read, and no rule goes
//! without being told.

use crate::policies::{beside, earlier, sources, standard};
use domain::channels::Channel;
use domain::language::{Language, Texts};
use jiff::civil::time;
use proptest::prelude::*;
use steering::opening_hours::OpeningHours;
use steering::policy::{
    Around, ChannelParameters, Consequences, DECISION, Direction, EarlierTimes, Edit, EditRefused, Edited,
    HoldOut, Names, Parameters, Reduction, Sources, TopicEdit,
};
use steering::{Complexity, Policy, Situation, Surroundings, TEXTS, advise, differences};

fn edit(policy: &Policy, edit: &Edit) -> Result<Edited, EditRefused> {
    let (holding, given) = (standard().parameters().clone(), vec!["tuin".to_owned()]);
    let name = |channel: Channel| channel.code().to_owned();
    policy.edited(edit, &Around { holding: Some(&holding), given: &given, name: &name })
}

fn done(policy: &Policy, change: &Edit) -> Edited {
    edit(policy, change).unwrap_or_else(|refused| panic!("{change:?}: {refused:?}"))
}

fn topic(nl: &str, en: &str, complexity: u8) -> TopicEdit {
    let names = Names { nl: nl.to_owned(), en: en.to_owned() };
    TopicEdit { names, process: None, complexity: Complexity::try_from(complexity).unwrap() }
}

fn new_topic(nl: &str, en: &str) -> Edit {
    Edit::Topic { key: None, topic: topic(nl, en, 1) }
}

fn channel(channel: Channel) -> ChannelParameters {
    ChannelParameters {
        channel,
        open: OpeningHours { always: true, hours: Vec::new(), open_on_holidays: false },
        cost_cents: 12,
        staff: Some(1),
        at_once: 1,
        answer_within_minutes: None,
        baseline_answer_within_minutes: None,
    }
}

/// Cells of the column that asks this.
fn column(policy: &Policy, asked: &str) -> Vec<String> {
    let draft = policy.model().draft(DECISION).unwrap();
    let at = draft.inputs.iter().position(|input| input.expression == asked).unwrap();
    draft.rules.iter().map(|rule| rule.inputs[at].clone()).collect()
}

fn allowed(policy: &Policy, asked: &str) -> String {
    let draft = policy.model().draft(DECISION).unwrap();
    let column = draft.inputs.into_iter().find(|input| input.expression == asked);
    column.unwrap().allowed.unwrap()
}

/// The fields at fault.
fn faults(refused: Result<Edited, EditRefused>) -> Vec<&'static str> {
    match refused {
        Err(EditRefused::Problems(problems)) => problems.iter().map(|problem| problem.field).collect(),
        other => panic!("{:?} is no problem", other.map(|edited| edited.consequences)),
    }
}

#[test]
fn a_new_topic_is_asked_for_by_its_column_and_answered_by_the_rules_that_name_none() {
    let Edited { policy, consequences } = done(&standard(), &new_topic("Parkéren", "Parking"));
    assert_eq!(consequences, Consequences::default());
    assert!(allowed(&policy, "topic").ends_with("\"complaint\", \"parkeren\""));
    assert_eq!(policy.topic("parkeren").unwrap().names.en, "Parking");
    assert!(policy.prove(beside(Some(standard().parameters()))).is_ok(), "the other rules take it in");
    let question = Situation::about("parkeren");
    let advice = advise(&policy, &question, &Surroundings::at("2026-03-03T10:00:00Z".parse().unwrap()), None);
    assert_eq!(advice.unwrap().rules[0].number, 3);
    // A second one of the same name has a word of its own in systems, and is refused for its name.
    assert_eq!(faults(edit(&policy, &new_topic("parkéren", "Cars"))), ["name-nl"]);
    let third = done(&policy, &new_topic("Parkeren!", "Cars")).policy;
    assert!(third.topic("parkeren-2").is_some());
    // Nor does one ever get the word of a topic that is gone: what was counted of that would be counted of this.
    let garden = done(&standard(), &new_topic("Tuin", "Garden")).policy;
    assert!(garden.topic("tuin").is_none() && garden.topic("tuin-2").is_some());
}

#[test]
fn signs_that_nobody_sees_are_left_out_of_what_is_typed_and_refused_in_files() {
    let turned = done(&standard(), &new_topic("Par\u{202e}keren\u{200b}", "\u{feff}Parking")).policy;
    let names = &turned.topic("parkeren").unwrap().names;
    assert_eq!((names.nl.as_str(), names.en.as_str()), ("Parkeren", "Parking"));
    assert_eq!(
        faults(edit(&standard(), &new_topic("Repara\u{200b}tie", "Other"))),
        ["name-nl"],
        "it is taken"
    );
    let naming =
        Edit::Naming { title: "Ons\u{202e} beleid".to_owned(), purpose: "Eén\ntwee\u{7}".to_owned() };
    let changed = done(&standard(), &naming).policy;
    let told = (changed.parameters().title.as_str(), changed.parameters().purpose.as_str());
    assert_eq!(told, ("Ons beleid", "Eén\ntwee"));
    assert_eq!(
        faults(edit(&standard(), &Edit::Naming { title: "\u{202e}".to_owned(), purpose: "x".to_owned() })),
        ["title"]
    );

    let turned = sources().parameters.replace("nl = \"Reparatie\"", "nl = \"Repa\u{202e}ratie\"");
    let refused = Policy::read("channel-policy", 3, Sources { parameters: turned, ..sources() }).unwrap_err();
    assert_eq!(refused.sentence().key, "steering-unseen");
    assert!(refused.to_string().contains("`Repa\\u{202e}ratie` holds a sign that nobody sees, U+202E"));
    for name in ["Bel meteen 112", "Reparatie melden"] {
        let hidden = sources().table.replacen(name, &format!("{name}&#x202E;"), 1);
        if hidden != sources().table {
            let refused =
                Policy::read("channel-policy", 3, Sources { table: hidden, ..sources() }).unwrap_err();
            assert_eq!(refused.sentence().key, "steering-unseen", "{name}");
        }
    }
}

#[test]
fn a_topic_that_goes_is_taken_out_of_the_rules_that_name_it() {
    let before = standard();
    let Edited { policy, consequences } = done(&before, &Edit::TopicGone("repair".to_owned()));
    // Rule 6 is about repairs alone; rules 7 and 8 said `not("repair")`, which is now everything there is.
    assert_eq!(consequences.gone, [6]);
    assert_eq!((consequences.narrowed, consequences.unled), (vec![], vec![]));
    assert_eq!(column(&policy, "topic")[5..7], ["-", "-"]);
    assert!(policy.prove(beside(Some(before.parameters()))).is_ok(), "nobody falls through");

    // In a list the others stay.
    let table =
        sources().table.replacen("<text>not(\"repair\")</text>", "<text>\"payment\",\"complaint\"</text>", 1);
    let listed = Policy::read("channel-policy", 3, Sources { table, ..sources() }).unwrap();
    let Edited { policy, consequences } = done(&listed, &Edit::TopicGone("payment".to_owned()));
    assert_eq!((consequences.gone, consequences.narrowed), (vec![], vec![7]));
    assert_eq!(column(&policy, "topic")[6], "\"complaint\"");
}

#[test]
fn a_new_name_keeps_every_rule_and_every_remark_of_the_author() {
    let before = standard();
    let process = Some("repair".to_owned());
    let renamed = TopicEdit { process, ..topic("Iets is kapot", "Repair", 2) };
    let renamed = Edit::Topic { key: Some("repair".to_owned()), topic: renamed };
    let Edited { policy, .. } = done(&before, &renamed);
    assert_eq!(policy.sources().table, before.sources().table, "not a letter of the table");
    let (old, new) = (&before.sources().parameters, &policy.sources().parameters);
    let differing: Vec<(&str, &str)> = old.lines().zip(new.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(
        differing,
        [
            (
                "names = { nl = \"Reparatie\", en = \"Repair\" }",
                "names = { en = \"Repair\", nl = \"Iets is kapot\" }"
            ),
            ("complexity = 1", "complexity = 2"),
        ]
    );
}

#[test]
fn a_new_channel_is_open_in_every_rule_and_one_that_goes_takes_its_column_along() {
    let before = standard();
    let Edited { policy, consequences } = done(&before, &Edit::Channel(channel(Channel::Sms), None));
    assert_eq!(consequences, Consequences::default());
    let draft = policy.model().draft(DECISION).unwrap();
    let at = draft.outputs.iter().position(|output| output.name.as_deref() == Some("sms")).unwrap();
    assert_eq!(at, 8, "after the channels, before what they bring");
    assert!(draft.rules.iter().all(|rule| rule.outputs[at] == "\"open\""));
    assert!(policy.prove(beside(Some(before.parameters()))).is_ok());

    let Edited { policy, .. } = done(&policy, &Edit::ChannelMoved(Channel::Sms, Direction::Up));
    assert_eq!(policy.channels().nth(7), Some(Channel::Sms));
    let draft = policy.model().draft(DECISION).unwrap();
    assert_eq!(draft.outputs[7].name.as_deref(), Some("sms"), "columns stand as the channels do");

    // The portal stands first in rules 5 to 10: they put none first now.
    let Edited { policy, consequences } = done(&policy, &Edit::ChannelGone(Channel::Portal, None));
    assert_eq!((consequences.gone, consequences.unled), (vec![], vec![5, 6, 7, 8, 9, 10]));
    assert_eq!(policy.model().draft(DECISION).unwrap().outputs.len(), 10);
    assert!(policy.prove(beside(Some(before.parameters()))).is_err(), "their reasons are not true any more");
}

#[test]
fn less_than_what_holds_needs_a_reason_and_what_was_before_is_fixed() {
    type Change = fn(&mut ChannelParameters);
    let before = standard();
    let phone = || before.parameters().channel(Channel::Phone).unwrap().clone();
    let cases: [(Change, &str); 5] = [
        (|phone| phone.staff = Some(7), "because"),
        (|phone| phone.answer_within_minutes = Some(4), "answer-within"),
        (|phone| phone.baseline_answer_within_minutes = Some(9), "baseline"),
        (|phone| phone.open.hours[0].until = time(16, 59, 0, 0), "because"),
        // Hours without an hour are none: who means that takes the channel away.
        (|phone| phone.open.hours.clear(), "hours-monday"),
    ];
    for (change, field) in cases {
        let mut phone = phone();
        change(&mut phone);
        assert_eq!(faults(edit(&before, &Edit::Channel(phone, None))), [field]);
    }
    let fewer =
        Edit::Channel(ChannelParameters { staff: Some(7), ..phone() }, Some("Er is minder werk".to_owned()));
    let policy = done(&before, &fewer).policy;
    let reason = Reduction { channel: Channel::Phone, because: "Er is minder werk".to_owned() };
    assert_eq!(policy.parameters().reductions, [reason]);
    assert!(policy.prove(beside(Some(before.parameters()))).is_ok());

    assert_eq!(faults(edit(&before, &Edit::ChannelGone(Channel::Counter, None))), ["because"]);
    assert_eq!(faults(edit(&before, &Edit::ChannelGone(Channel::Phone, Some("x".to_owned())))), [""]);
    done(&before, &Edit::ChannelGone(Channel::Counter, Some("Het kantoor sluit".to_owned())));
    let times = |baseline, added, kept| {
        let times = EarlierTimes { baseline_per_week: baseline, added_per_week: added, kept_per_week: kept };
        faults(edit(&before, &Edit::EarlierTimes(times, None)))
    };
    assert_eq!((times(120, 5, 6), times(119, 12, 12)), (vec!["kept"], vec!["because"]));
}

#[test]
fn what_may_not_count_is_no_topic_whatever_form_it_comes_in() {
    let before = standard();
    for (nl, en, field) in [
        ("Vragen van statushouders", "Questions", "name-nl"),
        ("Vragen", "For the elderly", "name-en"),
        ("", "Questions", "name-nl"),
        (&"lang ".repeat(20), "Questions", "name-nl"),
        ("Reparatie", "Other", "name-nl"),
    ] {
        assert_eq!(faults(edit(&before, &new_topic(nl, en))), [field], "{nl} {en}");
    }
    let text = sources().parameters.replace("Klacht", "Klacht van 65-plussers");
    assert_eq!(faults(edit(&before, &Edit::Text(text))), ["parameters"]);
    let age = Edit::Text(format!("age = 67\n{}", sources().parameters));
    assert_eq!(faults(edit(&before, &age)), ["parameters"]);
    assert_eq!(
        faults(edit(&before, &Edit::HoldOut(HoldOut { percent: 51.0, salt: "x".to_owned() }))),
        ["percent"]
    );
    assert_eq!(edit(&before, &Edit::TopicGone("geheim".to_owned())).unwrap_err(), EditRefused::Nothing);
}

#[test]
fn a_text_that_drops_a_topic_says_which_rules_go() {
    let parameters = sources().parameters;
    let (start, end) = (
        parameters.find("[[topics]]\nkey = \"repair\"").unwrap(),
        parameters.find("[[topics]]\nkey = \"lease").unwrap(),
    );
    let without = format!("{}{}", &parameters[..start], &parameters[end..]);
    let Edited { policy, consequences } = done(&standard(), &Edit::Text(without.clone()));
    assert_eq!(consequences.gone, [6]);
    assert_eq!(policy.sources().parameters, without, "a text is kept as it was typed");
}

#[test]
fn values_that_a_model_lists_for_itself_do_not_hold_a_new_topic_back() {
    let list = "<itemDefinition name=\"tTopic\"><typeRef>string</typeRef><allowedValues><text>\"repair\", \"lease-termination\", \"payment\", \"payment-problems\", \"nuisance\", \"rent-and-costs\", \"home-alteration\", \"general-question\", \"complaint\"</text></allowedValues></itemDefinition>";
    let table = sources().table;
    let own = table
        .replacen("  <inputData id=\"emergency\"", &format!("{list}<inputData id=\"emergency\""), 1)
        .replace(
            "<variable name=\"topic\" typeRef=\"string\"/>",
            "<variable name=\"topic\" typeRef=\"tTopic\"/>",
        );
    assert!(own.contains("name=\"topic\" typeRef=\"tTopic\""));
    let policy = Policy::read("channel-policy", 3, Sources { table: own, ..sources() }).unwrap();
    assert!(policy.prove(beside(None)).is_ok());
    let policy = done(&policy, &new_topic("Parkeren", "Parking")).policy;
    assert!(policy.prove(beside(Some(standard().parameters()))).is_ok());
}

#[test]
fn everything_in_the_earlier_policy_can_be_changed_and_read_back() {
    let before = earlier();
    let edits = [
        Edit::Naming { title: "Ons \"beleid\"".to_owned(), purpose: "Een doel\nin twee regels".to_owned() },
        Edit::Calendar(
            toml::from_str("good_friday = true\nclosed_days = { 2026-12-24 = \"dag voor Kerst\" }").unwrap(),
        ),
        Edit::HoldOut(HoldOut { percent: 2.5, salt: "najaar".to_owned() }),
        Edit::EarlierTimes(
            EarlierTimes { baseline_per_week: 200, added_per_week: 9, kept_per_week: 9 },
            None,
        ),
        Edit::Reductions(vec![Reduction { channel: Channel::Letter, because: "Minder post".to_owned() }]),
        Edit::Reductions(vec![]),
        Edit::TopicMoved("complaint".to_owned(), Direction::Up),
        new_topic("Parkeren", "Parking"),
        Edit::Channel(channel(Channel::Sms), None),
    ];
    let mut policy = before;
    for change in edits {
        policy = done(&policy, &change).policy;
        let text = &policy.sources().parameters;
        assert!(text.starts_with('#') == sources().parameters.starts_with('#'), "the head stays: {text}");
        assert!(
            !text.contains("[channels.open]") && !text.contains("at-once = 1\n"),
            "as people write it: {text}"
        );
    }
    let parameters: &Parameters = policy.parameters();
    assert_eq!(parameters.calendar.closed_days.len(), 1);
    assert_eq!(parameters.title, "Ons \"beleid\"");
}

#[test]
fn what_follows_by_itself_is_told_once_and_in_the_words_of_people() {
    let before = standard();
    let sms = ChannelParameters { answer_within_minutes: Some(7_200), ..channel(Channel::Sms) };
    let sms = ChannelParameters { baseline_answer_within_minutes: Some(7_200), cost_cents: 1_250, ..sms };
    let with_sms = done(&before, &Edit::Channel(sms.clone(), None)).policy;
    let keys = |old: &Policy, new: &Policy| -> Vec<String> {
        differences::between(old, new).said.into_iter().map(|message| message.key).collect()
    };
    // No rule changed but for the new column, and what a column allows follows the topics.
    let found = differences::between(&before, &with_sms);
    assert!(found.rules.is_empty(), "{:?}", found.rules);
    assert_eq!(keys(&before, &with_sms), ["steering-channel-came", "steering-column-came-alike"]);
    let parking = done(&before, &new_topic("Parkeren", "Parking")).policy;
    assert_eq!(keys(&before, &parking), ["steering-topic-came"]);

    let slower = ChannelParameters { answer_within_minutes: Some(90), cost_cents: 199_900, ..sms };
    let slower = done(&with_sms, &Edit::Channel(slower, None)).policy;
    let slower = done(&slower, &Edit::HoldOut(HoldOut { percent: 12.5, salt: "x".to_owned() })).policy;
    let texts: Vec<_> = TEXTS.into_iter().chain(domain::calendar::TEXTS).collect();
    let texts = Texts::read(&texts).unwrap();
    let said = differences::between(&with_sms, &slower).said;
    let said: Vec<String> = said.iter().map(|message| message.say(&texts, Language::Nl)).collect();
    assert_eq!(said[0], "Vergelijkingsgroep: van 5 naar 12,5 procent.");
    assert!(said[2].ends_with("kosten van €\u{a0}12,50 naar €\u{a0}1.999,00 per contact."), "{said:?}");
    assert!(said[3].ends_with("antwoord binnen: was 5 dagen, is nu 90 minuten."), "{said:?}");
}

/// What somebody does next: the numbers choose among what there is.
fn next(policy: &Policy, (kind, at, other): (u8, usize, usize)) -> Edit {
    let (parameters, name) = (policy.parameters(), format!("Onderwerp {other}"));
    let topic_at = parameters.topics[at % parameters.topics.len()].key.clone();
    let channels: Vec<Channel> = policy.channels().collect();
    let channel_at = channels.get(at % channels.len().max(1)).copied().unwrap_or(Channel::Phone);
    let direction = if other % 2 == 0 { Direction::Up } else { Direction::Down };
    let process = ["repair", "nuisance", "parking"].get(other % 4).map(|process| (*process).to_owned());
    let because = Some("omdat het zo is".to_owned());
    match kind {
        0 => Edit::Topic { key: None, topic: TopicEdit { process, ..topic(&name, &name, 2) } },
        1 => Edit::Topic { key: Some(topic_at), topic: TopicEdit { process, ..topic(&name, &name, 3) } },
        2 | 3 => Edit::TopicGone(topic_at),
        4 => Edit::TopicMoved(topic_at, direction),
        5 => Edit::Channel(channel(Channel::ALL[other % 9]), because),
        6 => Edit::ChannelGone(channel_at, because),
        _ => Edit::ChannelMoved(channel_at, direction),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_added_moved_renamed_and_removed_the_policy_can_be_read(
        steps in proptest::collection::vec((0..8_u8, 0..12_usize, 0..24_usize), 1..16)
    ) {
        let mut policy = standard();
        for step in steps {
            let change = next(&policy, step);
            let before = policy.model().draft(DECISION).unwrap();
            match edit(&policy, &change) {
                Ok(edited) => {
                    let after = edited.policy.model().draft(DECISION).unwrap();
                    prop_assert_eq!(after.rules.len() + edited.consequences.gone.len(), before.rules.len());
                    policy = edited.policy;
                }
                Err(EditRefused::Problems(problems)) => {
                    let named = ["name-nl", "name-en", "because", "answer-within", "baseline", ""];
                    for problem in problems {
                        prop_assert!(named.contains(&problem.field), "{:?} {:?}", change, problem);
                        // What has no field is said of the last topic and of the phone only.
                        let known = ["steering-edit-last-topic", "steering-phone-stays"];
                        prop_assert!(!problem.field.is_empty() || known.contains(&problem.message.key.as_str()), "{:?}", problem);
                    }
                }
                Err(EditRefused::Nothing) => prop_assert!(policy.channels().next().is_none()),
            }
            let asks = policy.asks().to_vec();
            prop_assert!(!asks.is_empty());
        }
    }
}
