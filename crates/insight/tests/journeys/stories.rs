//! Small logs of which everybody can see what the answer must be.

use insight::journeys::{Before, Filter, What, before, loops, switch_times};

use crate::{Event, HOUR, log};

const ASKS: usize = 0;
const EMAIL: Option<usize> = Some(0);
const PHONE: Option<usize> = Some(1);

/// The leaking tap: three people mail and call after four hours; one only mails; one calls at once, twice.
fn tap() -> Vec<Event> {
    vec![
        (1, ASKS, EMAIL, 0),
        (1, ASKS, PHONE, 4),
        (2, ASKS, EMAIL, 10),
        (2, ASKS, PHONE, 14),
        (3, ASKS, EMAIL, 20),
        (3, ASKS, PHONE, 25),
        (3, ASKS, EMAIL, 90),
        (4, ASKS, EMAIL, 30),
        (5, ASKS, PHONE, 40),
        (5, ASKS, PHONE, 41),
    ]
}

#[test]
fn the_leaking_tap_is_found() {
    let log = log(&tap());
    let named = |code: u32| log.channels().name(code);
    let times = switch_times(&log);
    let largest = times.iter().filter(|edge| edge.from != edge.to).max_by_key(|edge| edge.gap.count).unwrap();
    assert_eq!((named(largest.from), named(largest.to), largest.gap.count), ("email", "phone", 3));
    assert!((largest.gap.median / 3.6e9 - 4.0).abs() < 1e-6, "after four hours");
    assert_eq!(loops(&log).ping_pong, 1, "one goes back to mail");
}

#[test]
fn what_happened_in_the_24_hours_before_a_call() {
    let log = log(&tap());
    let phone = log.channels().find("phone").unwrap();
    let email = log.channels().find("email").unwrap();
    let paths = before(&log, What::Channel(phone), 24 * HOUR);
    let told: Vec<(Vec<u32>, u64)> =
        paths.iter().map(|path| (path.steps.iter().map(|step| step.1).collect(), path.count)).collect();
    assert_eq!(told, [(vec![email], 3), (vec![], 1)]);
    let named = Before::of(&log, "phone", 24 * HOUR, 1).unwrap();
    assert_eq!((named.kind, named.times, named.different, named.paths.len()), ("channel", 4, 2, 1));
    assert_eq!((named.paths[0].count, named.paths[0].steps[0].channel.as_deref()), (3, Some("email")));
    assert_eq!(
        Before::of(&log, "asks", HOUR, 9).map(|before| (before.kind, before.times)),
        Some(("activity", 10))
    );
    assert_eq!(Before::of(&log, "letter", HOUR, 9), None);
    // Looking back an hour, nothing came before.
    assert_eq!(before(&log, What::Channel(phone), HOUR).len(), 1);
}

#[test]
fn filters_keep_whole_cases() {
    let log = log(&tap());
    let count = |filter: Filter| filter.of(&log).case_count();
    assert_eq!(count(Filter::default()), 5);
    assert_eq!(count(Filter { channels: vec!["phone".to_owned()], ..Filter::default() }), 4);
    assert_eq!(count(Filter { channels: vec!["letter".to_owned()], ..Filter::default() }), 0);
    assert_eq!(count(Filter { from: Some(20 * HOUR), ..Filter::default() }), 3);
    assert_eq!(count(Filter { from: Some(10 * HOUR), until: Some(40 * HOUR), ..Filter::default() }), 3);
    // "asks, asks" is the way of three of five, which is already more than half.
    assert_eq!(count(Filter { variant_share: Some(0.5), ..Filter::default() }), 3);
}
