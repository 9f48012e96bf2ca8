//! Requests of citizens, as two cities publish them: channel by topic and shares on time, counted again in Python.

use insight::journeys::Summary;
use insight::log::times::DAY;
use insight::log::{Asked, EventLog, OddityKind, Report};
use insight::measures::{Measures, Setting};
use jiff::tz::TimeZone;

use crate::shared::log;

/// How often this topic came by this channel.
fn by(log: &EventLog, topic: &str, about: &str, channel: &str) -> u64 {
    let summary = Summary::of(log, Report::new(), 1, Some(topic), 1);
    let found = summary.topics.iter().find(|one| one.topic == about);
    found.and_then(|one| one.channels.get(channel)).copied().unwrap_or(0)
}

fn on_time(log: &EventLog, setting: &Setting) -> (u64, u64) {
    let share = Measures::of(log, setting).unwrap().all.on_time.unwrap();
    (share.count, share.n)
}

#[test]
fn san_francisco_loads_without_a_mapping() {
    let asked = Asked { zone: TimeZone::get("America/Los_Angeles").unwrap(), ..Asked::default() };
    let Some((log, report)) = log("requests/sf311-10000.csv.gz", &asked) else { return };
    let backwards = report.oddities.iter().find(|odd| odd.kind == OddityKind::NegativeDuration);
    assert_eq!(backwards.map(|odd| odd.count), Some(129), "closed before they were opened");
    assert_eq!(by(&log, "Category", "Street and Sidewalk Cleaning", "Voice In"), 2477);
    assert_eq!(by(&log, "Category", "Graffiti Public Property", "Web Self Service"), 369);
    // Nobody promised a day here, so: within a week.
    assert_eq!(on_time(&log, &Setting { within: Some(7 * DAY), ..Setting::default() }), (6_654, 9_973));
}

#[test]
fn boston_loads_with_its_promised_day() {
    let Some((log, _)) = log("requests/boston311-100.csv", &Asked::default()) else { return };
    assert_eq!(by(&log, "subject", "Public Works Department", "Citizens Connect App"), 26);
    assert_eq!(by(&log, "subject", "Transportation - Traffic Division", "Citizens Connect App"), 21);
    assert_eq!(on_time(&log, &Setting { due: Some("target_dt".to_owned()), ..Setting::default() }), (72, 88));
    let measures =
        Measures::of(&log, &Setting { topic: Some("subject".to_owned()), ..Setting::default() }).unwrap();
    assert!(measures.by_topic_and_channel.iter().all(|cell| cell.questions.is_none_or(|count| count >= 10)));
}
