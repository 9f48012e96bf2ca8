//! The words in and beside pictures, in Dutch and English, and the table that tells the same.

use std::fmt::Write;

use super::channels::known;
use super::map::{Colour, JourneyMap};

/// In which language pictures speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// Plain Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// One of two texts.
    pub(super) const fn pick<'text>(self, dutch: &'text str, english: &'text str) -> &'text str {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }

    /// A whole number with its thousands apart.
    pub(super) fn number(self, number: u64) -> String {
        let figures = number.to_string();
        let mut out = String::new();
        for (at, figure) in figures.chars().enumerate() {
            if at > 0 && (figures.len() - at).is_multiple_of(3) {
                out.push_str(self.pick(".", ","));
            }
            out.push(figure);
        }
        out
    }

    /// A share as a percentage without decimals; little is "less than 1".
    pub(super) fn percent(self, share: f64) -> String {
        match share * 100.0 {
            percent if percent > 0.0 && percent < 1.0 => {
                self.pick("minder dan 1 %", "less than 1%").to_owned()
            }
            percent => format!("{percent:.0}{}", self.pick(" %", "%")),
        }
    }

    /// `1e contact`, `2nd contact`; in a map of activities `1e stap`.
    pub(super) fn contact(self, step: usize, contacts: bool) -> String {
        let number = step + 1;
        let what = match (self, contacts) {
            (_, true) => "contact",
            (Self::Dutch, false) => "stap",
            (Self::English, false) => "step",
        };
        match self {
            Self::Dutch => format!("{number}e {what}"),
            Self::English => {
                let ending = match (number % 10, number % 100) {
                    (1, not) if not != 11 => "st",
                    (2, not) if not != 12 => "nd",
                    (3, not) if not != 13 => "rd",
                    _ => "th",
                };
                format!("{number}{ending} {what}")
            }
        }
    }
}

/// A time in seconds as people say it, such as `4 uur`.
pub fn lasting(seconds: f64, language: Language) -> String {
    let (size, one, many) = match seconds {
        few if few < 90.0 => {
            return language.pick("een minuut of minder", "a minute or less").to_owned();
        }
        minutes if minutes < 5_400.0 => {
            (60.0, language.pick("minuut", "minute"), language.pick("minuten", "minutes"))
        }
        hours if hours < 129_600.0 => (3_600.0, language.pick("uur", "hour"), language.pick("uur", "hours")),
        days if days < 86_400.0 * 60.0 => {
            (86_400.0, language.pick("dag", "day"), language.pick("dagen", "days"))
        }
        _ => (86_400.0 * 30.44, language.pick("maand", "month"), language.pick("maanden", "months")),
    };
    let number = (seconds / size).round();
    format!("{number:.0} {}", if number < 1.5 { one } else { many })
}

/// A time in seconds, short enough for a ribbon.
pub(super) fn short(seconds: f64, language: Language) -> String {
    match seconds {
        few if few < 90.0 => "1 min".to_owned(),
        minutes if minutes < 5_400.0 => format!("{:.0} min", minutes / 60.0),
        hours if hours < 129_600.0 => {
            format!(
                "{:.0} {}",
                hours / 3_600.0,
                language.pick("uur", if hours < 5_400.0 { "hour" } else { "hours" })
            )
        }
        longer => lasting(longer, language),
    }
}

/// The lanes by the names people know.
pub(super) fn lane_name(map: &JourneyMap, lane: usize, language: Language) -> String {
    let name = map.lanes.get(lane).map(|lane| lane.name.as_str()).unwrap_or_default();
    shown_name(map, name, language)
}

fn shown_name(map: &JourneyMap, name: &str, language: Language) -> String {
    let shown = if map.lanes_are_channels { known(name) } else { None };
    shown.map_or_else(|| name.to_owned(), |shown| shown.name(language).to_owned())
}

/// The map in plain sentences.
pub fn tell(map: &JourneyMap, language: Language) -> String {
    let mut out = String::new();
    let number = |count: u64| language.number(count);
    let share = |count: u64| language.percent(count as f64 / map.people.max(1) as f64);
    let name = |name: &str| shown_name(map, name, language);
    if let Some((lane, begun)) = &map.first {
        let (people, lane, part, begun) = (number(map.people), name(lane), share(*begun), number(*begun));
        let _ = match language {
            Language::Dutch => write!(
                out,
                "Deze kaart gaat over {people} vragen. De meeste beginnen bij {lane}: {begun}, dat is {part}. "
            ),
            Language::English => {
                write!(
                    out,
                    "This map is about {people} questions. Most begin with {lane}: {begun}, which is {part}. "
                )
            }
        };
    }
    let (once, part) = (number(map.once), share(map.once));
    let _ = match language {
        Language::Dutch => write!(out, "Na één contact is het bij {once} vragen klaar ({part}). "),
        Language::English => write!(out, "After one contact {once} questions are done ({part}). "),
    };
    if let Some(switch) = &map.switch {
        let (times, from, to) = (number(switch.times), name(&switch.from), name(&switch.to));
        let after = lasting(switch.waiting, language);
        let _ = match language {
            Language::Dutch => write!(
                out,
                "De grootste overstap is van {from} naar {to}: {times} keer. De helft doet dat binnen {after}. "
            ),
            Language::English => {
                write!(
                    out,
                    "The largest switch is from {from} to {to}: {times} times. Half do so within {after}. "
                )
            }
        };
    }
    if map.other.people > 0 {
        let (people, routes, part) =
            (number(map.other.people), number(map.other.routes), language.percent(map.other.share));
        let _ = match language {
            Language::Dutch => write!(
                out,
                "Niet getekend: {people} vragen ({part}) met {routes} andere routes, die ieder zelden voorkomen."
            ),
            Language::English => {
                write!(
                    out,
                    "Not drawn: {people} questions ({part}) on {routes} other routes, each of them rare."
                )
            }
        };
    }
    out.trim_end().to_owned()
}

/// The map as a table: a heading and a row for every ribbon, the widest first.
pub fn table(map: &JourneyMap, language: Language) -> (Vec<String>, Vec<Vec<String>>) {
    let heading = match language {
        Language::Dutch => {
            ["Contact", "Van", "Naar", "Mensen", "Aandeel", "Wachten (midden)", "Tevreden (1-5)"]
        }
        Language::English => {
            ["Contact", "From", "To", "People", "Share", "Waiting (median)", "Satisfied (1-5)"]
        }
    };
    let scored = map.ribbons.iter().any(|ribbon| ribbon.satisfaction.is_some());
    let columns = if scored { 7 } else { 6 };
    let mut ribbons: Vec<_> = map.ribbons.iter().collect();
    ribbons.sort_by_key(|ribbon| std::cmp::Reverse(ribbon.people));
    let row = |ribbon: &&super::map::Ribbon| {
        let mut row = vec![
            format!("{} → {}", ribbon.step + 1, ribbon.step + 2),
            lane_name(map, ribbon.from, language),
            lane_name(map, ribbon.to, language),
            language.number(ribbon.people),
            language.percent(ribbon.people as f64 / map.people.max(1) as f64),
            lasting(ribbon.waiting, language),
            ribbon.satisfaction.map_or_else(String::new, |score| {
                format!("{score:.1}").replace('.', language.pick(",", "."))
            }),
        ];
        row.truncate(columns);
        row
    };
    (heading[..columns].iter().map(|word| (*word).to_owned()).collect(), ribbons.iter().map(row).collect())
}

/// The classes of a colour: up to where, in words.
pub(super) fn classes(colour: Colour, language: Language) -> [&'static str; 5] {
    match (colour, language) {
        (Colour::Waiting, Language::Dutch) => {
            ["tot 1 uur", "tot 4 uur", "tot 1 dag", "tot 3 dagen", "langer"]
        }
        (Colour::Waiting, Language::English) => {
            ["to 1 hour", "to 4 hours", "to 1 day", "to 3 days", "longer"]
        }
        (Colour::Satisfaction, Language::Dutch) => {
            ["zeer tevreden", "tevreden", "gaat wel", "ontevreden", "zeer ontevreden"]
        }
        (Colour::Satisfaction, Language::English) => {
            ["very content", "content", "so-so", "discontent", "very discontent"]
        }
    }
}
