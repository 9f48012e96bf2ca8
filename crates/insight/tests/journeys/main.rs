//! Journeys on logs of all shapes: what must hold whatever happened.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod map;
mod measures;
mod people;
mod stories;

use insight::journeys::{Happened, Live, Views};
use insight::log::columns::Kind;
use insight::log::{EventLog, LogBuilder, Report, Row};
use proptest::prelude::*;

const ACTIVITIES: [&str; 4] = ["asks", "answer", "visit", "done"];
const CHANNELS: [&str; 3] = ["email", "phone", "portal"];

/// Case, activity, channel and hour.
type Event = (u8, usize, Option<usize>, i64);

const HOUR: i64 = 3_600_000_000;

fn log(events: &[Event]) -> EventLog {
    let mut builder = LogBuilder::new();
    for (case, activity, channel, hour) in events {
        builder.event(&Row {
            case: &format!("z{case}"),
            activity: ACTIVITIES[*activity],
            time: hour * HOUR,
            channel: channel.map(|channel| CHANNELS[channel]),
            resource: None,
        });
    }
    builder.finish(&mut Report::new())
}

/// All that a log tells, case by case in the order of their names.
fn told(log: &EventLog) -> std::collections::BTreeMap<String, Vec<String>> {
    let of_case = |case: usize| {
        let rows = log.rows(case).map(|row| {
            let facts = log.event_columns().iter().map(|column| (column.name.as_str(), column.value(row)));
            let facts: Vec<_> = facts.filter(|(_, value)| value.is_some()).collect();
            let (activity, channel) = (log.activity()[row], log.channel()[row]);
            let names = (log.activities().name(activity), log.channels().name(channel));
            format!("{names:?} {} {facts:?} {:?}", log.time()[row], log.fact(case, "topic"))
        });
        (log.cases().name(u32::try_from(case).unwrap()).to_owned(), rows.collect())
    };
    (0..log.case_count()).map(of_case).collect()
}

fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((0..6u8, 0..4usize, prop::option::weighted(0.9, 0..3usize), 0..400i64), 1..most)
}

proptest! {
    #[test]
    fn a_log_that_grew_is_the_log_of_a_full_reading(events in events(60), since in 0..400i64) {
        let mut live = Live::telling(["mood", "effort", "level"]);
        let mood = |hour: i64| ["1", "5"].get(usize::try_from(hour % 3).unwrap()).copied();
        // Whoever looked before an event came sees it when looking again.
        let mut looks = Vec::new();
        for (at, (case, activity, channel, hour)) in events.iter().enumerate() {
            live.add(&Happened {
                case: &format!("z{case}"),
                activity: ACTIVITIES[*activity],
                time: hour * HOUR,
                channel: channel.map(|channel| CHANNELS[channel]),
                facts: [mood(*hour), None, None],
            });
            if at % 20 == 0 || at + 1 == events.len() {
                looks.push((at + 1, live.log(), live.runs(since * HOUR..i64::MAX, i64::MAX, |case, _| (case != "z3").then(|| vec![("topic", case)]))));
            }
        }
        for (known, all, part) in looks {
            let read = |fits: &dyn Fn(&Event) -> bool, topic: bool| {
                let mut builder = LogBuilder::new();
                for event in events[..known].iter().filter(|event| fits(event)) {
                    let (case, activity, channel, hour) = *event;
                    let (case, channel) = (format!("z{case}"), channel.map(|channel| CHANNELS[channel]));
                    let time = hour * HOUR;
                    builder.event(&Row { case: &case, activity: ACTIVITIES[activity], time, channel, resource: None });
                    if let Some(mood) = mood(hour) {
                        builder.of_event("mood", Kind::Text, mood);
                    }
                    if topic {
                        builder.of_case("topic", Kind::Text, &case);
                    }
                }
                builder.finish(&mut Report::new())
            };
            prop_assert_eq!(told(&all), told(&read(&|_| true, false)));
            prop_assert_eq!(told(&part), told(&read(&|(case, _, _, hour)| *case != 3 && *hour >= since, true)));
            let (grown, again) = (Views::of(&all, 1), Views::of(&read(&|_| true, false), 1));
            prop_assert_eq!((grown.variants.len(), grown.graph.list().len()), (again.variants.len(), again.graph.list().len()));
        }
    }

    #[test]
    fn counts_add_up(events in events(80)) {
        let log = log(&events);
        let views = Views::of(&log, 1);
        let cases = log.case_count() as u64;
        prop_assert_eq!(views.starts.iter().sum::<u64>(), cases);
        prop_assert_eq!(views.ends.iter().sum::<u64>(), cases);
        prop_assert_eq!(views.variants.iter().map(|variant| variant.count).sum::<u64>(), cases);
        let edges: u64 = views.graph.list().iter().map(|(.., count)| count).sum();
        prop_assert_eq!(edges, log.event_count() as u64 - cases);
        let in_channel: u64 = views.channel_events.iter().sum();
        let switches: u64 = views.switches.list().iter().map(|(.., count)| count).sum();
        prop_assert_eq!(switches + views.first_channels.iter().sum::<u64>(), in_channel);
    }

    #[test]
    fn episodes_cut_only_where_it_was_long(events in events(60), gap in 1..100i64) {
        let log = log(&events);
        let cut = log.episodes(gap * HOUR);
        prop_assert_eq!(cut.event_count(), log.event_count());
        for case in 0..cut.case_count() {
            let times = &cut.time()[cut.rows(case)];
            prop_assert!(times.windows(2).all(|pair| pair[1] - pair[0] <= gap * HOUR));
        }
        let cuts: usize = (0..log.case_count())
            .map(|case| log.time()[log.rows(case)].windows(2).filter(|pair| pair[1] - pair[0] > gap * HOUR).count())
            .sum();
        prop_assert_eq!(cut.case_count(), log.case_count() + cuts);
        prop_assert_eq!(cut.cases().len(), cut.case_count(), "every run has a name of its own");
    }
}

#[test]
fn the_answer_does_not_depend_on_the_number_of_threads() {
    let events: Vec<Event> = (0..120_000usize)
        .map(|at| {
            (u8::try_from(at / 7 % 250).unwrap(), at * at % 4, Some(at % 3), i64::try_from(at).unwrap())
        })
        .collect();
    let log = log(&events);
    let (one, two) = (Views::of(&log, 1), Views::of(&log, 2));
    assert_eq!(one.variants, two.variants);
    assert_eq!(one.graph.list(), two.graph.list());
    assert_eq!(one.switches.list(), two.switches.list());
    assert_eq!((one.starts, one.ends, one.channel_cases), (two.starts, two.ends, two.channel_cases));
}
