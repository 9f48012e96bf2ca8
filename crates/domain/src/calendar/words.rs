//! Dates and times in words, as one says them: *dinsdag 3 maart 2026, tussen 10.00 en 12.00 uur*.

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

use super::amsterdam;
use super::holidays::Holiday;
use crate::language::{Language, Texts};

/// The words of this folder in every language, to be read together with the other texts.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::Nl, include_str!("nl.ftl")), (Language::En, include_str!("en.ftl"))];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Speaks about days and hours in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    texts: &'a Texts,
    language: Language,
}

/// The key of the text that says what a weekday is called.
pub const fn weekday_key(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "calendar-weekday-monday",
        Weekday::Tuesday => "calendar-weekday-tuesday",
        Weekday::Wednesday => "calendar-weekday-wednesday",
        Weekday::Thursday => "calendar-weekday-thursday",
        Weekday::Friday => "calendar-weekday-friday",
        Weekday::Saturday => "calendar-weekday-saturday",
        Weekday::Sunday => "calendar-weekday-sunday",
    }
}

impl<'a> Words<'a> {
    /// Words in `language`; `texts` must hold [`TEXTS`].
    pub const fn new(texts: &'a Texts, language: Language) -> Self {
        Self { texts, language }
    }

    /// *dinsdag 3 maart 2026*.
    pub fn date(&self, day: Date) -> String {
        self.day_text("calendar-date", day)
    }

    /// *dinsdag 3 maart*, where the year is clear.
    pub fn day(&self, day: Date) -> String {
        self.day_text("calendar-day", day)
    }

    /// *3 maart 2026*, where the day of the week says nothing.
    pub fn date_without_weekday(&self, day: Date) -> String {
        self.day_text("calendar-date-without-weekday", day)
    }

    /// *dinsdag*.
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.texts.text(self.language, weekday_key(weekday))
    }

    /// *maart*; `month` is 1 to 12.
    pub fn month(&self, month: i8) -> String {
        let index = usize::try_from(month - 1).unwrap_or(0).min(11);
        self.texts.text(self.language, &format!("calendar-month-{}", MONTHS[index]))
    }

    /// *10.00 uur*.
    pub fn time(&self, time: Time) -> String {
        self.format("calendar-time", &[("time", &self.clock(time))])
    }

    /// *tussen 10.00 en 12.00 uur*.
    pub fn between(&self, from: Time, to: Time) -> String {
        let (from, to) = (self.clock(from), self.clock(to));
        self.format("calendar-between", &[("from", &from), ("to", &to)])
    }

    /// The moment in the Netherlands: *dinsdag 3 maart 2026 om 10.00 uur*.
    pub fn moment(&self, moment: Timestamp) -> String {
        let local = amsterdam::local(moment);
        let (date, time) = (self.date(local.date()), self.time(local.time()));
        self.format("calendar-moment", &[("date", &date), ("time", &time)])
    }

    /// The moment where its year is clear: *dinsdag 3 maart om 10.00 uur*.
    pub fn soon(&self, moment: Timestamp) -> String {
        let local = amsterdam::local(moment);
        let (date, time) = (self.day(local.date()), self.time(local.time()));
        self.format("calendar-moment", &[("date", &date), ("time", &time)])
    }

    /// An appointment: *dinsdag 3 maart 2026, tussen 10.00 en 12.00 uur*. Both moments are on the day of `from`.
    pub fn appointment(&self, from: Timestamp, to: Timestamp) -> String {
        let (from, to) = (amsterdam::local(from), amsterdam::local(to));
        let (date, between) = (self.date(from.date()), self.between(from.time(), to.time()));
        self.format("calendar-appointment", &[("date", &date), ("between", &between)])
    }

    /// The name of a holiday: *Koningsdag*.
    pub fn holiday(&self, holiday: Holiday) -> String {
        self.texts.text(self.language, &format!("calendar-holiday-{}", holiday.code()))
    }

    /// The text for `key` in this language, for sentences that contain such dates.
    pub fn format(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.texts.format(self.language, key, arguments)
    }

    fn clock(&self, time: Time) -> String {
        let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
        self.format("calendar-clock", &[("hour", &hour), ("minute", &minute)])
    }

    fn day_text(&self, key: &str, day: Date) -> String {
        let (weekday, month) = (self.weekday(day.weekday()), self.month(day.month()));
        let (number, year) = (day.day().to_string(), day.year().to_string());
        let arguments = [("weekday", weekday.as_str()), ("day", &number), ("month", &month), ("year", &year)];
        self.format(key, &arguments)
    }
}
