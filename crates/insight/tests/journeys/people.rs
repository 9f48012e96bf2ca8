//! Ten are ten different people: what a few ask many times is told nowhere, and what is told is of enough.

use std::collections::BTreeMap;

use insight::conformance::{Conformance, DeviationKind};
use insight::log::columns::Kind;
use insight::log::{EventLog, LogBuilder, Report, Row};
use insight::measures::{Crowd, Measures, People, Setting};
use insight::pictures::{JourneyMap, MapSetting, Told, behind};
use proptest::prelude::*;

use crate::{CHANNELS, HOUR};

/// Who asks, about which topic, and through which channels, an hour apart.
type Asked = (u32, usize, Vec<usize>);

const TOPICS: [&str; 3] = ["tap", "rent", "noise"];

fn log(questions: &[Asked]) -> EventLog {
    let mut builder = LogBuilder::new();
    for (number, (person, topic, channels)) in questions.iter().enumerate() {
        let case = format!("question {number}");
        for (hour, channel) in (0..).zip(channels) {
            let channel = Some(CHANNELS[*channel]);
            builder.event(&Row { case: &case, activity: "asks", time: hour * HOUR, channel, resource: None });
        }
        for (name, value) in [("person", person.to_string()), ("topic", TOPICS[*topic].to_owned())] {
            builder.of_case(name, Kind::Text, &value);
        }
    }
    builder.finish(&mut Report::new())
}

fn map_setting() -> MapSetting {
    MapSetting { person: Some("person".to_owned()), few: 10, ..MapSetting::default() }
}

fn setting() -> Setting {
    Setting {
        person: Some("person".to_owned()),
        topic: Some("topic".to_owned()),
        as_of: Some(10_000 * HOUR),
        ..Setting::default()
    }
}

/// Forty people who call once, and twelve questions of these people, who mail and then call.
fn beside_forty(people: impl Fn(u32) -> u32) -> EventLog {
    let once = (0..40).map(|person| (person, 0, vec![1]));
    let often = (0..12).map(|number| (100 + people(number), 1, vec![0, 1]));
    log(&once.chain(often).collect::<Vec<Asked>>())
}

#[test]
fn twelve_questions_of_three_people_are_not_told() {
    let (of_three, of_twelve) = (beside_forty(|number| number % 3), beside_forty(|number| number));
    let map = |log| JourneyMap::of(log, &map_setting());
    assert_eq!((map(&of_three).people, map(&of_three).ribbons.len(), map(&of_three).switch), (40, 0, None));
    assert_eq!((map(&of_twelve).people, map(&of_twelve).ribbons[0].people), (52, 12));
    assert_eq!(map(&of_twelve).switch.map(|switch| (switch.times, switch.told)), Some((12, Told::Exactly)));
    let topics = |log| {
        let measures = Measures::of(log, &setting()).unwrap();
        let told =
            |cells: &[insight::measures::Cell]| cells.iter().map(|cell| cell.questions).collect::<Vec<_>>();
        // Thursday 1 January 1970 at two, in Amsterdam: an hour after all began the twelve call.
        (told(&measures.by_topic), told(&measures.by_channel), measures.volume[3][2])
    };
    assert_eq!(topics(&of_three), (vec![None, None], vec![None, None], None));
    assert_eq!(topics(&of_twelve), (vec![Some(40), Some(12)], vec![Some(40), Some(12)], Some(12)));
    let few = |log: &EventLog| {
        let wanted = "asks @phone".parse().unwrap();
        let people = People::of(log, Some("person"));
        let found = Conformance::of(log, &wanted, &people, &BTreeMap::new());
        let extra = found.deviations.into_iter().find(|one| one.kind == DeviationKind::Extra).unwrap();
        (extra.cases, extra.few)
    };
    assert_eq!((few(&of_three), few(&of_twelve)), ((12, true), (12, false)));
    let who_asks = Setting { person: None, ..setting() };
    let measures = Measures::of(&of_three, &who_asks).unwrap();
    assert_eq!(measures.by_topic[1].questions, Some(12), "where nobody is known cases are counted");
}

#[test]
fn how_content_a_few_were_has_no_colour_however_often_they_said_so() {
    let questions: Vec<Asked> = (0..40).map(|number| (number, 0, vec![0, 1])).collect();
    let scored = |different: u32| {
        let mut builder = LogBuilder::new();
        for (person, _, channels) in &questions {
            for (hour, channel) in (0..).zip(channels) {
                let (case, channel) = (format!("of {person}"), Some(CHANNELS[*channel]));
                builder.event(&Row {
                    case: &case,
                    activity: "asks",
                    time: hour * HOUR,
                    channel,
                    resource: None,
                });
            }
            // Twenty were asked, who are so many different people.
            let who = if *person < 20 { person % different } else { *person };
            builder.of_case("person", Kind::Text, &who.to_string());
            if *person < 20 {
                builder.of_case("score", Kind::Whole, "4");
            }
        }
        let log = builder.finish(&mut Report::new());
        let setting = MapSetting { satisfaction: Some("score".to_owned()), ..map_setting() };
        JourneyMap::of(&log, &setting).ribbons[0].scores
    };
    assert_eq!((scored(9), scored(10)), (None, Some(20)));
}

fn questions() -> impl Strategy<Value = Vec<Asked>> {
    let channels = || prop::collection::vec(0..3usize, 1..4);
    // Few who come often, and many who come once or twice.
    let asked = prop_oneof![
        (0..5u32, 0..3usize, channels()),
        (5..60u32, 0..3usize, channels()),
        (5..60u32, Just(0), Just(vec![1])),
    ];
    prop::collection::vec(asked, 1..160)
}

fn who(log: &EventLog, fits: impl Fn(usize) -> bool) -> Crowd {
    let people = People::of(log, Some("person"));
    let mut crowd = Crowd::default();
    crowd.extend((0..log.case_count()).filter(|case| fits(*case)).map(|case| people.of_case(case)));
    crowd
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_drawn_is_of_ten_people_and_so_is_what_is_folded(questions in questions(), routes in 1..8usize) {
        let log = log(&questions);
        let setting = MapSetting { routes, ..map_setting() };
        let map = JourneyMap::of(&log, &setting);
        let mut drawn = vec![false; log.case_count()];
        for ribbon in &map.ribbons {
            let (from, to) = (&map.lanes[ribbon.from].name, &map.lanes[ribbon.to].name);
            let cases = behind(&log, &setting, ribbon.step, from, to);
            prop_assert_eq!(cases.len() as u64, ribbon.people);
            prop_assert!(who(&log, |case| cases.contains(&case)).is_enough(), "{ribbon:?}");
            for case in cases {
                drawn[case] = true;
            }
        }
        // Who came once is drawn as a node, or not at all.
        let once = |lane: &str| {
            let node = map.nodes.iter().find(|node| node.step == 0 && node.last > 0 && map.lanes[node.lane].name == lane);
            node.map_or(0, |node| node.last)
        };
        for channel in CHANNELS {
            let cases = |case: usize| {
                let rows = log.rows(case);
                rows.len() == 1 && log.channels().name(log.channel()[rows.start]) == channel
            };
            if once(channel) > 0 {
                prop_assert!(who(&log, cases).is_enough(), "{channel}");
                for case in (0..log.case_count()).filter(|case| cases(*case)) {
                    drawn[case] = true;
                }
            }
        }
        if map.people > 0 {
            prop_assert_eq!(drawn.iter().filter(|drawn| **drawn).count() as u64 + map.other.people, map.people);
        }
        if map.other.people > 0 {
            prop_assert!(who(&log, |case| !drawn[case]).is_enough(), "{:?}", map.other);
        }
    }

    #[test]
    fn what_is_measured_is_of_ten_people(questions in questions()) {
        let log = log(&questions);
        let measures = Measures::of(&log, &setting()).unwrap();
        let cells = measures.by_topic.iter().chain(&measures.by_channel).chain(&measures.by_topic_and_channel);
        for cell in cells.filter(|cell| cell.questions.is_some()) {
            let fits = |case: usize| {
                let first = log.first_channel(case).map(|channel| log.channels().name(channel));
                cell.topic.as_deref().is_none_or(|topic| log.fact(case, "topic") == Some(topic))
                    && cell.channel.as_deref().is_none_or(|channel| first == Some(channel))
            };
            prop_assert!(who(&log, fits).is_enough(), "{cell:?}");
        }
        for (hour, told) in (-1..).zip(&measures.volume[3]) {
            let at = hour * HOUR;
            let came = who(&log, |case| log.rows(case).any(|row| log.time()[row] == at));
            prop_assert!(told.is_none_or(|count| count == 0) || came.is_enough(), "{hour}: {told:?}");
        }
    }
}
