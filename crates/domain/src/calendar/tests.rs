//! Holidays against almanacs, the clock against its changes, and words against how people say them.

use jiff::civil::{Date, date, time};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use super::*;
use crate::language::{Language, Texts};

fn texts() -> Texts {
    Texts::read(&TEXTS).unwrap()
}

#[test]
fn easter_falls_where_the_almanac_has_it() {
    // United States Naval Observatory and Nederlandse almanacs; with the earliest (1818) and latest (1943) possible.
    let almanac = [
        (1583, 4, 10),
        (1818, 3, 22),
        (1900, 4, 15),
        (1943, 4, 25),
        (1954, 4, 18),
        (1961, 4, 2),
        (1981, 4, 19),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2019, 4, 21),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
        (2038, 4, 25),
        (2049, 4, 18),
        (2076, 4, 19),
        (2285, 3, 22),
    ];
    for (year, month, day) in almanac {
        assert_eq!(easter_sunday(year), date(year, month, day), "Easter {year}");
    }
}

#[test]
fn holidays_of_three_years_are_those_the_government_publishes() {
    let published = [
        (
            2025,
            [
                "2025-01-01",
                "2025-04-18",
                "2025-04-21",
                "2025-04-26",
                "2025-05-05",
                "2025-05-29",
                "2025-06-09",
            ],
        ),
        (
            2026,
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-04-27",
                "2026-05-05",
                "2026-05-14",
                "2026-05-25",
            ],
        ),
        (
            2027,
            [
                "2027-01-01",
                "2027-03-26",
                "2027-03-29",
                "2027-04-27",
                "2027-05-05",
                "2027-05-06",
                "2027-05-17",
            ],
        ),
    ];
    for (year, days) in published {
        let computed: Vec<String> =
            Holiday::ALL[..7].iter().map(|holiday| holiday.in_year(year).to_string()).collect();
        assert_eq!(computed, days);
    }
    assert_eq!(Holiday::ChristmasDay.in_year(2026), date(2026, 12, 25));
    assert_eq!(Holiday::SecondChristmasDay.in_year(2026), date(2026, 12, 26));
}

#[test]
fn kings_day_is_never_kept_on_a_sunday() {
    for (year, day) in [(2014, 26), (2015, 27), (2020, 27), (2025, 26), (2026, 27), (2031, 26), (2036, 26)] {
        assert_eq!(Holiday::KingsDay.in_year(year), date(year, 4, day), "{year}");
    }
}

#[test]
fn the_fifth_of_may_and_good_friday_follow_the_association() {
    let with =
        |liberation_day, good_friday| WorkingCalendar { liberation_day, good_friday, ..Default::default() };
    let table = [
        (LiberationDay::EveryYear, 2026, false),
        (LiberationDay::LustrumYears, 2025, false),
        (LiberationDay::LustrumYears, 2026, true),
        (LiberationDay::LustrumYears, 2030, true), // closed all the same: a Sunday
        (LiberationDay::Never, 2025, true),
    ];
    for (setting, year, works) in table {
        let day = date(year, 5, 5);
        let expected =
            works && !matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
        assert_eq!(with(setting, false).is_working_day(day), expected, "{setting:?} {year}");
    }
    let good_friday = date(2026, 4, 3);
    assert!(with(LiberationDay::EveryYear, false).is_working_day(good_friday));
    assert_eq!(
        with(LiberationDay::EveryYear, true).closure(good_friday),
        Some(Closure::Holiday { holiday: Holiday::GoodFriday })
    );
    assert_eq!(with(LiberationDay::EveryYear, true).working_day_from(good_friday), date(2026, 4, 7));
}

#[test]
fn a_closed_day_of_the_association_has_its_name() {
    let mut calendar = WorkingCalendar::default();
    calendar.closed_days.insert(date(2026, 5, 15), "dag na Hemelvaart".to_owned());
    assert_eq!(
        calendar.closure(date(2026, 5, 15)),
        Some(Closure::Association { name: "dag na Hemelvaart".to_owned() })
    );
    assert_eq!(calendar.working_day_from(date(2026, 5, 14)), date(2026, 5, 18));
    assert_eq!(calendar.next_working_day(date(2026, 5, 13)), date(2026, 5, 18));
    assert_eq!(calendar.next_working_day(date(2026, 5, 18)), date(2026, 5, 19));
}

#[test]
fn the_end_of_the_calendar_does_not_hang() {
    let mut calendar = WorkingCalendar::default();
    calendar.closed_days.insert(Date::MAX, "einde".to_owned());
    assert_eq!(calendar.working_day_from(Date::MAX), Date::MAX);
}

#[test]
fn moments_belong_to_the_dutch_day() {
    let table = [
        ("2026-01-31T22:59:59.999Z", "2026-01-31"), // winter: one hour ahead of UTC
        ("2026-01-31T23:00:00Z", "2026-02-01"),
        ("2026-01-31T23:30:00Z", "2026-02-01"),
        ("2026-07-31T21:59:59Z", "2026-07-31"), // summer: two hours ahead
        ("2026-07-31T22:00:00Z", "2026-08-01"),
        ("2026-03-28T23:00:00Z", "2026-03-29"), // the night the clock goes forward
        ("2026-10-24T22:00:00Z", "2026-10-25"), // and back
    ];
    for (moment, day) in table {
        let moment: Timestamp = moment.parse().unwrap();
        assert_eq!(amsterdam::day_of(moment).to_string(), day, "{moment}");
    }
}

#[test]
fn clock_times_that_do_not_exist_or_exist_twice_have_one_meaning() {
    let at =
        |day: &str, hour, minute| amsterdam::at(day.parse().unwrap(), time(hour, minute, 0, 0)).to_string();
    assert_eq!(at("2026-03-03", 10, 0), "2026-03-03T09:00:00Z");
    assert_eq!(at("2026-03-29", 2, 30), "2026-03-29T01:30:00Z"); // skipped: 03.30 summer time
    assert_eq!(at("2026-10-25", 2, 30), "2026-10-25T00:30:00Z"); // twice: the first, still summer time
    assert_eq!(amsterdam::start_of(date(2026, 7, 1)).to_string(), "2026-06-30T22:00:00Z");
    assert_eq!(amsterdam::at(Date::MAX, time(23, 59, 59, 0)), Timestamp::MAX);
    assert_eq!(amsterdam::at(Date::MIN, time(0, 0, 0, 0)), Timestamp::MIN);
}

#[test]
fn dates_read_as_people_say_them() {
    let texts = texts();
    let (dutch, english) = (Words::new(&texts, Language::Nl), Words::new(&texts, Language::En));
    let (from, to): (Timestamp, Timestamp) =
        ("2026-03-03T09:00:00Z".parse().unwrap(), "2026-03-03T11:00:00Z".parse().unwrap());
    let day = date(2026, 3, 3);
    assert_eq!(dutch.date(day), "dinsdag 3 maart 2026");
    assert_eq!(english.date(day), "Tuesday 3 March 2026");
    assert_eq!(dutch.day(day), "dinsdag 3 maart");
    assert_eq!(dutch.date_without_weekday(day), "3 maart 2026");
    assert_eq!(dutch.appointment(from, to), "dinsdag 3 maart 2026, tussen 10.00 en 12.00 uur");
    assert_eq!(english.appointment(from, to), "Tuesday 3 March 2026, between 10:00 and 12:00");
    assert_eq!(dutch.moment(from), "dinsdag 3 maart 2026 om 10.00 uur");
    assert_eq!(dutch.time(time(9, 5, 0, 0)), "9.05 uur");
    assert_eq!(english.time(time(9, 5, 0, 0)), "9:05");
    assert_eq!(dutch.holiday(Holiday::KingsDay), "Koningsdag");
}

#[test]
fn every_word_exists_in_every_language() {
    let texts = texts();
    for language in Language::ALL {
        let words = Words::new(&texts, language);
        let year: Vec<String> =
            (0..366).map(|n| words.date(date(2028, 1, 1).saturating_add(n.days()))).collect();
        let names = Holiday::ALL.map(|holiday| words.holiday(holiday));
        assert!(
            !year.iter().chain(&names).any(|text| text.contains('[')),
            "a word is missing in {language:?}"
        );
        assert_eq!(year.iter().collect::<std::collections::HashSet<_>>().len(), 366);
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..100_000_i64).prop_map(|n| date(1900, 1, 1).saturating_add(n.days()))
}

proptest! {
    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583_i16..=9999) {
        let easter = easter_sunday(year);
        prop_assert_eq!(easter.weekday(), jiff::civil::Weekday::Sunday);
        prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter));
    }

    #[test]
    fn the_working_day_found_is_the_first(day in any_day(), good_friday: bool) {
        let calendar = WorkingCalendar { good_friday, ..Default::default() };
        let found = calendar.working_day_from(day);
        prop_assert!(found >= day && calendar.is_working_day(found));
        let between = day.series(1.day()).take_while(|d| *d < found);
        prop_assert!(between.into_iter().all(|d| !calendar.is_working_day(d)));
        prop_assert!(calendar.next_working_day(day) > day);
    }

    #[test]
    fn a_clock_time_and_its_moment_are_on_the_same_day(day in any_day(), hour in 0_i8..24, minute in 0_i8..60) {
        prop_assert_eq!(amsterdam::day_of(amsterdam::at(day, time(hour, minute, 0, 0))), day);
    }
}
