//! Public holidays of the Netherlands (*Algemene termijnenwet*, article 3) and the date of Easter.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

/// A public holiday. Easter and Whit Sunday are not among them: they are Sundays already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holiday {
    /// *Nieuwjaarsdag*, 1 January.
    NewYearsDay,
    /// *Goede Vrijdag*: not a holiday by itself, but treated as one by article 3, second paragraph.
    GoodFriday,
    /// *Tweede paasdag*.
    EasterMonday,
    /// *Koningsdag*: 27 April, or 26 April when the 27th is a Sunday. So since 2014, the first of this king.
    KingsDay,
    /// *Bevrijdingsdag*, 5 May.
    LiberationDay,
    /// *Hemelvaartsdag*, the fortieth day of Easter.
    AscensionDay,
    /// *Tweede pinksterdag*, the day after the fiftieth day of Easter.
    WhitMonday,
    /// *Eerste kerstdag*, 25 December.
    ChristmasDay,
    /// *Tweede kerstdag*, 26 December.
    SecondChristmasDay,
}

impl Holiday {
    /// Every holiday, in the order of the year (5 May and Ascension day may change places).
    pub const ALL: [Self; 9] = [
        Self::NewYearsDay,
        Self::GoodFriday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::AscensionDay,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::SecondChristmasDay,
    ];

    /// The last part of the key of its name in the texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new-years-day",
            Self::GoodFriday => "good-friday",
            Self::EasterMonday => "easter-monday",
            Self::KingsDay => "kings-day",
            Self::LiberationDay => "liberation-day",
            Self::AscensionDay => "ascension-day",
            Self::WhitMonday => "whit-monday",
            Self::ChristmasDay => "christmas-day",
            Self::SecondChristmasDay => "second-christmas-day",
        }
    }

    /// The day on which it falls in `year`.
    pub fn in_year(self, year: i16) -> Date {
        let after_easter = |days: i32| easter_sunday(year).saturating_add(Span::new().days(days));
        match self {
            Self::NewYearsDay => date(year, 1, 1),
            Self::GoodFriday => after_easter(-2),
            Self::EasterMonday => after_easter(1),
            Self::KingsDay => kings_day(year),
            Self::LiberationDay => date(year, 5, 5),
            Self::AscensionDay => after_easter(39),
            Self::WhitMonday => after_easter(50),
            Self::ChristmasDay => date(year, 12, 25),
            Self::SecondChristmasDay => date(year, 12, 26),
        }
    }
}

/// When an association treats 5 May as a holiday. The law does so every year; many collective agreements
/// give the day off only in a *lustrum* year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LiberationDay {
    /// Every year, as the *Algemene termijnenwet* has it.
    #[default]
    EveryYear,
    /// In years that end in 0 or 5.
    LustrumYears,
    /// An ordinary working day.
    Never,
}

impl LiberationDay {
    /// Whether 5 May is a holiday in `year`.
    pub const fn applies_in(self, year: i16) -> bool {
        match self {
            Self::EveryYear => true,
            Self::LustrumYears => year % 5 == 0,
            Self::Never => false,
        }
    }
}

fn kings_day(year: i16) -> Date {
    let birthday = date(year, 4, 27);
    if birthday.weekday() == Weekday::Sunday { birthday.saturating_sub(1.day()) } else { birthday }
}

/// Easter Sunday of `year` in the Gregorian calendar, by the computus of Meeus, Jones and Butcher
/// (*Nature*, 20 April 1876; J. Meeus, *Astronomical Algorithms*, chapter 8).
pub fn easter_sunday(year: i16) -> Date {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let (century, in_century) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let (leap_centuries, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon_correction + 15).rem_euclid(30);
    let (leap_years, leap_rest) = (in_century / 4, in_century % 4);
    let to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - leap_rest).rem_euclid(7);
    let late_moon = (golden + 11 * epact + 22 * to_sunday) / 451;
    let after_21_march = epact + to_sunday - 7 * late_moon + 1;
    date(year, 3, 21).saturating_add(Span::new().days(after_21_march))
}
