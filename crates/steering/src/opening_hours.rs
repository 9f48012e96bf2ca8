//! When a channel is open, by the Dutch clock: hours a weekday, closed on holidays unless said otherwise.

use domain::calendar::{END_OF_DAY, WorkingCalendar, amsterdam, clock};
use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::Openness;
use crate::policy::ParameterFault;

/// Days looked ahead for the next opening.
const DAYS_AHEAD: i64 = 21;

pub(crate) const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// When a channel is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OpeningHours {
    /// Day and night, every day; `hours` must then be empty.
    #[serde(default)]
    pub always: bool,
    /// Hours by weekday.
    #[serde(default)]
    pub hours: Vec<Hours>,
    /// Whether it is open on holidays and other closed days too.
    #[serde(default)]
    pub open_on_holidays: bool,
}

/// Hours on some weekdays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The days, as `monday-friday` or `monday, thursday`.
    pub days: Days,
    /// From when.
    pub from: Time,
    /// Until when, on the same day; `24:00` is its end.
    #[serde(with = "closing")]
    pub until: Time,
}

/// A closing time in a file, where `24:00` and `00:00` are the end of the day.
mod closing {
    use domain::calendar::{END_OF_DAY, clock};
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn serialize<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
        if *time == END_OF_DAY { clock(*time).serialize(serializer) } else { time.serialize(serializer) }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let text = String::deserialize(deserializer)?;
        if matches!(text.as_str(), "24:00" | "24:00:00") {
            return Ok(END_OF_DAY);
        }
        let time: Time = text.parse().map_err(serde::de::Error::custom)?;
        Ok(if time == Time::midnight() { END_OF_DAY } else { time })
    }
}

/// Some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Days {
    text: String,
    days: Vec<Weekday>,
}

impl TryFrom<String> for Days {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let place = |name: &str| {
            let found = DAYS.iter().position(|(known, _)| *known == name.trim());
            found.ok_or_else(|| {
                format!(
                    "`{}` is not a day: write monday to sunday, as in `monday-friday, sunday`",
                    name.trim()
                )
            })
        };
        let mut days = Vec::new();
        for part in text.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (place(first)?, place(last)?);
            if first > last {
                return Err(format!("`{}` runs backwards: the week begins on monday", part.trim()));
            }
            days.extend(DAYS[first..=last].iter().map(|(_, day)| *day));
        }
        if days.iter().enumerate().any(|(at, day)| days[..at].contains(day)) {
            return Err(format!("`{text}` names a day twice"));
        }
        Ok(Self { text, days })
    }
}

impl Days {
    /// Whether this day is among them.
    pub fn contains(&self, day: Weekday) -> bool {
        self.days.contains(&day)
    }
}

impl From<Days> for String {
    fn from(days: Days) -> Self {
        days.text
    }
}

impl OpeningHours {
    /// What is wrong with these hours, if anything.
    pub(crate) fn fault(&self, channel: &'static str) -> Option<ParameterFault> {
        if self.always && !self.hours.is_empty() {
            return Some(ParameterFault::AlwaysAndHours(channel));
        }
        if let Some(hours) = self.hours.iter().find(|hours| hours.from >= hours.until) {
            let (from, until) = (clock(hours.from), clock(hours.until));
            return Some(ParameterFault::EmptyHours { channel, from, until });
        }
        let (first, second) = self.overlap()?;
        Some(ParameterFault::OverlappingHours {
            channel,
            first: format!("{}, {}–{}", first.days.text, clock(first.from), clock(first.until)),
            second: format!("{}, {}–{}", second.days.text, clock(second.from), clock(second.until)),
        })
    }

    /// Two hours that overlap on a day: then nobody can tell when it closes.
    fn overlap(&self) -> Option<(&Hours, &Hours)> {
        let overlaps = |one: &Hours, other: &Hours| {
            one.from < other.until
                && other.from < one.until
                && one.days.days.iter().any(|day| other.days.contains(*day))
        };
        self.hours.iter().enumerate().find_map(|(at, hours)| {
            let earlier = self.hours[..at].iter().find(|earlier| overlaps(earlier, hours))?;
            Some((earlier, hours))
        })
    }

    /// Whether it is open at a moment, and until when, or when it opens next.
    pub fn at(&self, moment: Timestamp, calendar: &WorkingCalendar) -> Openness {
        if self.always {
            return Openness::Now { until: None };
        }
        let today = amsterdam::day_of(moment);
        for ahead in 0..=DAYS_AHEAD {
            let day = today.saturating_add(ahead.days());
            for (from, until) in self.on(day, calendar) {
                let opens = amsterdam::at(day, from);
                let closes = if until == END_OF_DAY {
                    amsterdam::start_of(day.saturating_add(1.day()))
                } else {
                    amsterdam::at(day, until)
                };
                if moment < opens {
                    return Openness::Later { opens };
                }
                if moment < closes {
                    return Openness::Now { until: Some(closes) };
                }
            }
        }
        Openness::Closed
    }

    /// The hours of one day, earliest first.
    pub fn on(&self, day: Date, calendar: &WorkingCalendar) -> Vec<(Time, Time)> {
        if self.always {
            return vec![(Time::midnight(), END_OF_DAY)];
        }
        let is_closed = calendar.holiday(day).is_some() || calendar.closed_days.contains_key(&day);
        if is_closed && !self.open_on_holidays {
            return Vec::new();
        }
        let on_this_day = self.hours.iter().filter(|hours| hours.days.days.contains(&day.weekday()));
        let mut spans: Vec<(Time, Time)> = on_this_day.map(|hours| (hours.from, hours.until)).collect();
        spans.sort_unstable();
        spans
    }
}

/// An hour in which somebody can be called back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBackHour {
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// The hours in which the association calls back, from the next whole hour on: `most` of them.
pub fn call_back_hours(
    hours: &OpeningHours,
    calendar: &WorkingCalendar,
    now: Timestamp,
    most: usize,
) -> Vec<CallBackHour> {
    let today = amsterdam::day_of(now);
    let mut found = Vec::new();
    for ahead in 0..=DAYS_AHEAD {
        let day = today.saturating_add(ahead.days());
        for (opens, closes) in hours.on(day, calendar) {
            for hour in 0..24 {
                let from = Time::constant(hour, 0, 0, 0);
                let Ok(until) = from.checked_add(1.hour()) else { continue };
                if from < opens || until > closes {
                    continue;
                }
                let (from, until) = (amsterdam::at(day, from), amsterdam::at(day, until));
                if from > now {
                    found.push(CallBackHour { from, until });
                }
                if found.len() == most {
                    return found;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{OpeningHours, call_back_hours};
    use crate::Openness;
    use crate::policy::ParameterFault;
    use domain::calendar::WorkingCalendar;
    use jiff::Timestamp;

    fn office() -> OpeningHours {
        toml::from_str("hours = [{ days = \"monday-thursday\", from = \"08:30\", until = \"17:00\" }, { days = \"friday\", from = \"08:30\", until = \"12:00\" }]").unwrap()
    }

    /// A moment by the Dutch clock.
    fn moment(text: &str) -> Timestamp {
        format!("{text}[Europe/Amsterdam]").parse::<jiff::Zoned>().unwrap().timestamp()
    }

    #[test]
    fn an_office_is_open_by_the_dutch_clock() {
        // When it is asked, and whether open (until) or closed (opens).
        let cases = [
            ("2026-03-03T08:29", false, "2026-03-03T08:30"),
            ("2026-03-03T08:30", true, "2026-03-03T17:00"),
            ("2026-03-03T16:59", true, "2026-03-03T17:00"),
            ("2026-03-03T17:00", false, "2026-03-04T08:30"),
            // Friday afternoon, over a weekend in which the clock goes forward.
            ("2026-03-27T12:00", false, "2026-03-30T08:30"),
            // Before Easter: Monday is a holiday.
            ("2026-04-03T15:00", false, "2026-04-07T08:30"),
            // King's day.
            ("2026-04-27T10:00", false, "2026-04-28T08:30"),
        ];
        for (at, open, then) in cases {
            let wanted = if open {
                Openness::Now { until: Some(moment(then)) }
            } else {
                Openness::Later { opens: moment(then) }
            };
            assert_eq!(office().at(moment(at), &WorkingCalendar::default()), wanted, "{at}");
        }
    }

    #[test]
    fn without_hours_it_never_opens_and_always_is_always() {
        let now = moment("2026-03-03T08:29");
        let hours = |text: &str| toml::from_str::<OpeningHours>(text).unwrap();
        assert_eq!(hours("").at(now, &WorkingCalendar::default()), Openness::Closed);
        let always = hours("always = true").at(now, &WorkingCalendar::default());
        assert_eq!(always, Openness::Now { until: None });
    }

    #[test]
    fn who_is_open_until_midnight_closes_when_the_next_day_begins() {
        let late = |until: &str| -> OpeningHours {
            let hours = format!("{{ days = \"monday-friday\", from = \"18:00\", until = \"{until}\" }}");
            toml::from_str(&format!("hours = [{hours}]")).unwrap()
        };
        let calendar = WorkingCalendar::default();
        for until in ["24:00", "00:00", "24:00:00"] {
            let until_midnight = Openness::Now { until: Some(moment("2026-03-04T00:00")) };
            assert_eq!(late(until).at(moment("2026-03-03T23:59:59"), &calendar), until_midnight, "{until}");
            let next = Openness::Later { opens: moment("2026-03-04T18:00") };
            assert_eq!(late(until).at(moment("2026-03-04T00:00"), &calendar), next, "{until}");
        }
        assert!(toml::to_string(&late("00:00")).unwrap().contains("until = \"24:00\""));
        assert!(late("24:00").fault("phone").is_none());
    }

    #[test]
    fn wrong_hours_are_refused_in_words() {
        let problem = |text: &str| toml::from_str::<OpeningHours>(text).unwrap_err().to_string();
        assert!(
            problem("hours = [{ days = \"maandag\", from = \"08:00\", until = \"17:00\" }]")
                .contains("monday to sunday")
        );
        assert!(
            problem("hours = [{ days = \"friday-monday\", from = \"08:00\", until = \"17:00\" }]")
                .contains("backwards")
        );
        let hours: OpeningHours =
            toml::from_str("hours = [{ days = \"monday\", from = \"17:00\", until = \"08:00\" }]").unwrap();
        assert!(matches!(hours.fault("phone"), Some(ParameterFault::EmptyHours { channel: "phone", .. })));
        assert!(
            problem("hours = [{ days = \"monday, monday-friday\", from = \"08:00\", until = \"17:00\" }]")
                .contains("twice")
        );
        let hours = |second: &str| {
            let first = "{ days = \"monday-friday\", from = \"08:00\", until = \"12:00\" }";
            toml::from_str::<OpeningHours>(&format!("hours = [{first}, {second}]")).unwrap().fault("phone")
        };
        let overlapping = hours("{ days = \"friday\", from = \"11:30\", until = \"13:00\" }");
        assert!(matches!(overlapping, Some(ParameterFault::OverlappingHours { channel: "phone", .. })));
        assert_eq!(hours("{ days = \"friday\", from = \"12:00\", until = \"13:00\" }"), None);
        assert_eq!(hours("{ days = \"sunday\", from = \"11:30\", until = \"13:00\" }"), None);
    }

    #[test]
    fn call_backs_are_whole_hours_within_opening_hours() {
        let calendar = WorkingCalendar::default();
        let hours = call_back_hours(&office(), &calendar, moment("2026-03-05T15:10"), 4);
        let from: Vec<Timestamp> = hours.iter().map(|hour| hour.from).collect();
        let wanted = ["2026-03-05T16:00", "2026-03-06T09:00", "2026-03-06T10:00", "2026-03-06T11:00"];
        assert_eq!(from, wanted.map(moment));
    }
}
