//! Moments in the handwriting of many files.

use jiff::tz::TimeZone;

use super::times::{Clock, Pattern, iso, rfc3339};

fn utc(pattern: Pattern, value: &str) -> Option<String> {
    let stamp = pattern.read(value.as_bytes())?;
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    Some(rfc3339(Clock::new(zone).utc(stamp)?))
}

#[test]
fn values_are_read_as_written() {
    use Pattern::*;
    let cases = [
        (YearFirst, "2011-10-11T13:45:40.276+02:00", Some("2011-10-11T11:45:40.276Z")),
        (YearFirst, "2011-10-11 13:45:40.276000+02:00", Some("2011-10-11T11:45:40.276Z")),
        (YearFirst, "2011-10-11T13:45:40.276123456Z", Some("2011-10-11T13:45:40.276123Z")),
        (YearFirst, "2011-10-11T13:45:40-0130", Some("2011-10-11T15:15:40Z")),
        (YearFirst, "2026-07-01 10:00", Some("2026-07-01T08:00:00Z")),
        (YearFirst, "2026-01-01", Some("2025-12-31T23:00:00Z")),
        (YearFirst, "2026/1/2 9:05", Some("2026-01-02T08:05:00Z")),
        (YearFirst, "1969-12-31T23:59:59Z", Some("1969-12-31T23:59:59Z")),
        (YearFirst, "0099-01-01T00:00:00Z", Some("0099-01-01T00:00:00Z")),
        (YearFirst, "9999-12-31", Some("9999-12-31T00:00:00Z")),
        (YearFirst, "9999-12-31T23:59:59.5Z", Some("9999-12-31T23:59:59.500Z")),
        (YearFirst, "9999-12-31T23:59:59-01:00", None),
        (YearFirst, "20260701T100000", Some("2026-07-01T08:00:00Z")),
        (YearFirst, "20260701T1000+0000", Some("2026-07-01T10:00:00Z")),
        (YearFirst, "20260701", Some("2026-06-30T22:00:00Z")),
        (YearFirst, "2026-0701", None),
        (YearFirst, "20261301T100000", None),
        (YearFirst, "2026-07-01T10:00+02:00[Europe/Amsterdam]", Some("2026-07-01T08:00:00Z")),
        (YearFirst, "2026-07-01T10:00+02:00[Europe", None),
        (MonthFirst, "3/4/2026 2:00 garbage PM", None),
        (MonthFirst, "3/4/2026 2:00 PM extra", None),
        (YearFirst, "2026-02-29", None),
        (YearFirst, "2024-02-29T00:00Z", Some("2024-02-29T00:00:00Z")),
        (YearFirst, "2026-13-01", None),
        (YearFirst, "2026-01-01T25:00:00Z", None),
        (YearFirst, "2026-01-01T10:00:00Zulu", None),
        (YearFirst, "", None),
        (YearFirst, "2026", None),
        (DayFirst, "31-3-2026 14:00", Some("2026-03-31T12:00:00Z")),
        (DayFirst, "01.02.26 08:30:05", Some("2026-02-01T07:30:05Z")),
        (DayFirst, "3 mrt. 2026 14:00", Some("2026-03-03T13:00:00Z")),
        (DayFirst, "3 maart 2026", Some("2026-03-02T23:00:00Z")),
        (DayFirst, "04/30/2014 02:51:52 PM", None),
        (MonthFirst, "04/30/2014 02:51:52 PM", Some("2014-04-30T12:51:52Z")),
        (MonthFirst, "04/30/2014 12:00:00 AM", Some("2014-04-29T22:00:00Z")),
        (MonthFirst, "04/30/2014 12:00 pm", Some("2014-04-30T10:00:00Z")),
        (MonthFirst, "04/30/2014 13:00 PM", None),
        (Seconds, "1774965600", Some("2026-03-31T14:00:00Z")),
        (Milliseconds, "1774965600000", Some("2026-03-31T14:00:00Z")),
        (SpreadsheetDays, "46112,5", Some("2026-03-31T10:00:00Z")),
        // The night the clock goes back: the first of the two; the night it goes forward: moved on.
        (YearFirst, "2026-10-25 02:30", Some("2026-10-25T00:30:00Z")),
        (YearFirst, "2026-03-29 02:30", Some("2026-03-29T01:30:00Z")),
        (YearFirst, "2026-03-29 12:00", Some("2026-03-29T10:00:00Z")),
    ];
    for (pattern, value, expected) in cases {
        assert_eq!(utc(pattern, value).as_deref(), expected, "{value} as {pattern:?}");
    }
}

#[test]
fn moments_that_say_never_are_far() {
    let far = |text: &str| super::times::is_far(iso(text.as_bytes()).unwrap().local);
    assert_eq!(["1900-01-01", "1909-12-31", "2200-01-01", "9999-12-31"].map(far), [true; 4]);
    assert_eq!(["1910-01-01", "1969-12-31", "2026-01-01", "2199-12-31"].map(far), [false; 4]);
}

#[test]
fn patterns_are_found_from_examples() {
    let find = |values: &[&str]| {
        let found = Pattern::find(&values.iter().map(|value| value.as_bytes())).unwrap();
        (found.pattern, found.ambiguous)
    };
    assert_eq!(find(&["01-02-2026", "13-02-2026"]), (Pattern::DayFirst, false));
    assert_eq!(find(&["01/02/2026", "02/13/2026"]), (Pattern::MonthFirst, false));
    assert_eq!(find(&["01/02/2026", "03/04/2026"]), (Pattern::DayFirst, true));
    assert_eq!(find(&["01/02/2026 01:00 PM"]), (Pattern::MonthFirst, true));
    assert_eq!(find(&["2026-01-02", "rubbish"]), (Pattern::YearFirst, false));
    assert_eq!(find(&["01-01-2026", "02-02-2026"]), (Pattern::DayFirst, false));
    assert_eq!(find(&["1774965600"]).0, Pattern::Seconds);
    assert!(Pattern::find(&["phone".as_bytes()].into_iter()).is_none());
}

#[test]
fn iso_agrees_with_a_calendar_for_every_day_of_four_centuries() {
    let mut day = jiff::civil::date(1850, 1, 1);
    let zone = TimeZone::UTC;
    while day.year() < 2250 {
        let expected = day.to_zoned(zone.clone()).unwrap().timestamp().as_microsecond();
        assert_eq!(iso(day.to_string().as_bytes()).unwrap().local, expected, "{day}");
        day = day.tomorrow().unwrap();
    }
}

proptest::proptest! {
    #[test]
    fn no_value_makes_it_fail(value: Vec<u8>, text in "[0-9/:. TZ+apm-]{0,30}") {
        for pattern in [Pattern::YearFirst, Pattern::DayFirst, Pattern::MonthFirst, Pattern::Seconds,
            Pattern::Milliseconds, Pattern::SpreadsheetDays] {
            let _ = pattern.read(&value);
            let _ = pattern.read(text.as_bytes());
        }
    }
}
