//! Journeys on logs of all shapes: what must hold whatever happened.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod map;
mod measures;
mod stories;

use insight::journeys::{FACTS, Happened, Live, Views};
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

fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec((0..6u8, 0..4usize, prop::option::weighted(0.9, 0..3usize), 0..400i64), 1..most)
}

proptest! {
    #[test]
    fn live_views_equal_those_of_a_full_reading(events in events(60)) {
        let mut live = Live::new();
        for (case, activity, channel, hour) in &events {
            live.add(&Happened {
                case: &format!("z{case}"),
                activity: ACTIVITIES[*activity],
                time: hour * HOUR,
                channel: channel.map(|channel| CHANNELS[channel]),
                facts: [None; FACTS],
            });
        }
        let log = log(&events);
        let views = Views::of(&log, 1);
        prop_assert_eq!((live.cases(), live.events()), (log.case_count(), log.event_count() as u64));
        prop_assert_eq!((live.variants(), live.edges()), (views.variants.len(), views.graph.list().len()));
        for variant in &views.variants {
            let names: Vec<&str> = variant.activities.iter().map(|code| log.activities().name(*code)).collect();
            prop_assert_eq!(live.variant(&names), variant.count);
        }
        for (from, to, count) in views.graph.list() {
            prop_assert_eq!(live.follows(log.activities().name(from), log.activities().name(to)), count);
        }
        for (from, to, count) in views.switches.list() {
            prop_assert_eq!(live.switches(log.channels().name(from), log.channels().name(to)), count);
        }
        for (at, name) in log.activities().iter().enumerate() {
            prop_assert_eq!(live.starts_and_ends(name), (views.starts[at], views.ends[at]));
        }
        // And the log it gives is the same log.
        let again = Views::of(&live.log(), 1);
        prop_assert_eq!(again.variants.len(), views.variants.len());
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
