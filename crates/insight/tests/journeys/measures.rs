//! Measures on a log that was counted by hand.

use std::collections::BTreeMap;

use insight::log::columns::Kind;
use insight::log::{EventLog, LogBuilder, Report, Row};
use insight::measures::{Measures, Setting, TooFew};

use crate::HOUR;

/// Forty questions: twenty by portal, of which five call after a day; twenty by phone, all done. Mail answers the portal after
/// two hours. The last event of the log is long after.
fn questions() -> EventLog {
    let mut builder = LogBuilder::new();
    let mut event =
        |case: &str, activity: &str, hour: i64, channel: &str, topic: &str, group: &str, score: &str| {
            builder.event(&Row { case, activity, time: hour * HOUR, channel: Some(channel), resource: None });
            for (name, value) in [("topic", topic), ("group", group), ("score", score)] {
                builder.of_case(name, Kind::Text, value);
            }
        };
    for number in 0..20 {
        let case = format!("portal {number}");
        let (topic, group) = if number < 5 { ("rent", "older") } else { ("tap", "other") };
        let score = if number < 5 { "2" } else { "5" };
        event(&case, "asks", number, "portal", topic, group, score);
        event(&case, "answers", number + 2, "email", topic, group, score);
        if number < 5 {
            event(&case, "asks", number + 24, "phone", topic, group, score);
        }
    }
    for number in 0..20 {
        let group = if number < 12 { "older" } else { "other" };
        event(&format!("phone {number}"), "asks", number, "phone", "tap", group, "4");
    }
    event("late", "asks", 10_000, "letter", "tap", "other", "4");
    builder.finish(&mut Report::new())
}

fn setting() -> Setting {
    Setting {
        answers: vec!["answers".to_owned()],
        costs: BTreeMap::from([("portal".to_owned(), 100.0), ("phone".to_owned(), 1_000.0)]),
        csat: Some("score".to_owned()),
        topic: Some("topic".to_owned()),
        group: Some("group".to_owned()),
        ..Setting::default()
    }
}

#[test]
fn measures_are_those_counted_by_hand() {
    let measures = Measures::of(&questions(), &setting()).unwrap();
    let all = &measures.all;
    assert_eq!((all.questions, all.contacts), (Some(41), Some(46)));
    // The letter is not mature: forty are known, of which thirty-five did not come back.
    assert_eq!(all.solved.map(|solved| (solved.count, solved.n)), Some((35, 40)));
    assert_eq!(all.switched.map(|switched| (switched.count, switched.n)), Some((5, 40)));
    assert_eq!(all.fell_back.map(|back| (back.count, back.n)), Some((5, 20)));
    assert_eq!(all.csat_top2.map(|content| (content.count, content.n)), Some((36, 41)));
    let response = all.first_response.unwrap();
    assert_eq!((response.n, response.median), (20, 7_200.0));
    // 25 phone contacts of € 10 and 20 of € 1 over 46 contacts, the letter costing nothing; and over 35 solved questions.
    assert!((all.cost_per_contact.unwrap().value - 27_000.0 / 46.0).abs() < 1e-9);
    assert!((all.cost_per_solved.unwrap().value - 27_000.0 / 35.0).abs() < 1e-9);
    let portal = measures.by_channel.iter().find(|cell| cell.channel.as_deref() == Some("portal"));
    assert!(portal.is_some());
}

#[test]
fn what_is_few_is_not_shown_nor_what_gives_it_away() {
    let measures = Measures::of(&questions(), &setting()).unwrap();
    let of = |channel: &str| {
        measures.by_channel.iter().find(|cell| cell.channel.as_deref() == Some(channel)).unwrap().questions
    };
    // One letter of 41 in all: showing both others would tell it.
    assert_eq!(of("letter"), None);
    assert_eq!([of("portal"), of("phone")].iter().filter(|shown| shown.is_some()).count(), 1);
    let shown: Vec<_> =
        measures.by_topic_and_channel.iter().filter(|cell| cell.questions.is_some()).collect();
    assert!(shown.iter().all(|cell| cell.questions >= Some(10)));
    // The five about rent are hidden, and so the total about the tap; its cells must not add up to it.
    assert!(measures.by_topic.iter().all(|cell| cell.questions.is_none()));
    assert!(shown.is_empty(), "{shown:?}");
}

#[test]
fn levels_are_told_apart() {
    let level = Some("group".to_owned());
    let measures = Measures::of(&questions(), &Setting { level, ..setting() }).unwrap();
    let told: Vec<(Option<&str>, Option<u64>)> =
        measures.by_level.iter().map(|cell| (cell.level.as_deref(), cell.questions)).collect();
    assert_eq!(told, [(Some("other"), Some(24)), (Some("older"), Some(17))]);
    assert!(Measures::of(&questions(), &setting()).unwrap().by_level.is_empty());
}

#[test]
fn a_group_that_is_shut_out_is_found() {
    let measures = Measures::of(&questions(), &setting()).unwrap();
    let gap = measures.exclusion.iter().find(|gap| gap.measure == "solved" && gap.group == "older").unwrap();
    assert!(gap.gap.certain && gap.gap.value < 0.0, "{gap:?}");
}

#[test]
fn a_log_without_channels_is_told_so() {
    let mut builder = LogBuilder::new();
    builder.event(&Row { case: "1", activity: "a", time: 0, channel: None, resource: None });
    let log = builder.finish(&mut Report::new());
    assert_eq!(Measures::of(&log, &Setting::default()), Err(TooFew::NoChannels));
}

#[test]
fn whole_cases_do_not_tell_whether_anybody_came_back() {
    let mut builder = LogBuilder::new();
    for case in 0..30i64 {
        for (activity, hour) in [("opened", case), ("closed", case + 24)] {
            let case = case.to_string();
            builder.event(&Row {
                case: &case,
                activity,
                time: hour * HOUR,
                channel: Some("web"),
                resource: None,
            });
        }
    }
    builder.channel_is_of_the_case();
    let log = builder.finish(&mut Report::new());
    let setting = Setting { as_of: Some(10_000 * HOUR), within: Some(48 * HOUR), ..Setting::default() };
    let all = Measures::of(&log, &setting).unwrap().all;
    assert_eq!((all.solved, all.repeated, all.switched, all.fell_back), (None, None, None, None));
    assert_eq!((all.questions, all.on_time.map(|share| share.count)), (Some(30), Some(30)));
}

#[test]
fn a_date_that_says_never_matures_nothing() {
    let mut builder = LogBuilder::new();
    for case in 0..30i64 {
        let case = case.to_string();
        builder.event(&Row {
            case: &case,
            activity: "asks",
            time: 0,
            channel: Some("phone"),
            resource: None,
        });
    }
    builder.event(&Row {
        case: "0",
        activity: "ends",
        time: 253_402_214_400_000_000,
        channel: None,
        resource: None,
    });
    let log = builder.finish(&mut Report::new());
    assert_eq!(Measures::of(&log, &Setting::default()).unwrap().all.solved, None);
}

#[test]
fn the_hours_of_a_few_are_not_told() {
    let log = questions();
    let measures = Measures::of(&log, &setting()).unwrap();
    assert!(measures.volume.iter().flatten().flatten().all(|count| *count == 0 || *count >= 10));
    assert!(measures.volume.iter().flatten().any(Option::is_none));
}

#[test]
fn a_thousand_topics_are_measured_at_once() {
    let mut builder = LogBuilder::new();
    for question in 0..20_000usize {
        let (case, channel) = (question.to_string(), format!("channel {}", (question * question) % 10));
        builder.event(&Row {
            case: &case,
            activity: "asks",
            time: 0,
            channel: Some(&channel),
            resource: None,
        });
        builder.of_case("topic", Kind::Text, &(question % 1_000).to_string());
    }
    let log = builder.finish(&mut Report::new());
    let setting = Setting { topic: Some("topic".to_owned()), ..Setting::default() };
    let began = std::time::Instant::now();
    let measures = Measures::of(&log, &setting).unwrap();
    assert_eq!(measures.by_topic.len(), 1_000);
    assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
}
