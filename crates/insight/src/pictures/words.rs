//! The words in and beside pictures, in Dutch and English, and the table that tells the same.

use std::fmt::Write;

use super::channels::known;
use super::counting::{Count, Told};
use super::map::{Colour, JourneyMap, Ribbon, Switch, Things};
use crate::log::legible;

impl Things {
    /// The word for more than one.
    pub(super) const fn many(self, language: Language) -> &'static str {
        match self {
            Self::Questions => language.pick("vragen", "questions"),
            Self::Cases => language.pick("zaken", "cases"),
        }
    }

    /// A number of them, in words.
    pub(super) fn so_many(self, number: u64, language: Language) -> String {
        format!("{} {}", language.number(number), self.word(number, language))
    }

    /// The word for so many.
    pub(super) const fn word(self, number: u64, language: Language) -> &'static str {
        match (self, number) {
            (Self::Questions, 1) => language.pick("vraag", "question"),
            (Self::Cases, 1) => language.pick("zaak", "case"),
            _ => self.many(language),
        }
    }

    /// The same at the beginning of a sentence, or of a column.
    const fn heading(self, language: Language) -> &'static str {
        match self {
            Self::Questions => language.pick("Vragen", "Questions"),
            Self::Cases => language.pick("Zaken", "Cases"),
        }
    }
}

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
    pub fn number(self, number: u64) -> String {
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
    pub fn percent(self, share: f64) -> String {
        match share * 100.0 {
            percent if percent > 0.0 && percent < 1.0 => {
                self.pick("minder dan 1 %", "less than 1%").to_owned()
            }
            percent => format!("{percent:.0}{}", self.pick(" %", "%")),
        }
    }

    /// An amount in cents as whole euros.
    pub fn euros(self, cents: f64) -> String {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "an amount, rounded and not negative"
        )]
        let euros = (cents / 100.0).round().max(0.0) as u64;
        format!("€{}{}", self.pick("\u{a0}", ""), self.number(euros))
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

/// A wait on this map as people say it: in a map of working time hours and days are working ones.
pub(super) fn waited(map: &JourneyMap, seconds: f64, language: Language) -> String {
    match map.working_day {
        Some(day) if seconds >= 2.0 * day => {
            format!("{:.0} {}", seconds / day, language.pick("werkdagen", "working days"))
        }
        Some(_) if seconds >= 5_400.0 => {
            format!("{:.0} {}", seconds / 3_600.0, language.pick("werkuren", "working hours"))
        }
        _ => lasting(seconds, language),
    }
}

/// A wait on this map, short enough for a ribbon.
pub(super) fn waited_shortly(map: &JourneyMap, seconds: f64, language: Language) -> String {
    match map.working_day {
        Some(_) if seconds >= 5_400.0 => waited(map, seconds, language),
        _ => short(seconds, language),
    }
}

/// A time in seconds, short enough for a ribbon.
fn short(seconds: f64, language: Language) -> String {
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
    shown.map_or_else(|| legible(name).into_owned(), |shown| shown.name(language).to_owned())
}

/// A number as it may be told.
pub(super) fn counted(count: Count, language: Language) -> String {
    let number = language.number(count.people);
    match count.told {
        Told::Exactly => number,
        Told::AtLeast => format!("{} {number}", language.pick("minstens", "at least")),
        Told::Few => language.pick("enkele", "a few").to_owned(),
    }
}

/// Why there is nothing on a map, if there is nothing.
pub(super) fn nothing(map: &JourneyMap, language: Language) -> Option<String> {
    let things = map.things.many(language);
    match (map.people, map.few, language) {
        (0, 0, Language::Dutch) => Some(format!("Er zijn geen {things} om te tekenen.")),
        (0, 0, Language::English) => Some(format!("There are no {things} to draw.")),
        (0, _, Language::Dutch) => Some(format!("Dit zijn te weinig {things} voor een kaart.")),
        (0, _, Language::English) => Some(format!("These are too few {things} for a map.")),
        _ => None,
    }
}

/// The map in plain sentences.
pub fn tell(map: &JourneyMap, language: Language) -> String {
    if let Some(nothing) = nothing(map, language) {
        return nothing;
    }
    let mut out = beginning(map, language);
    if let Some(switch) = &map.switch {
        out.push_str(&switching(map, switch, language));
    }
    if map.other.people > 0 {
        out.push_str(&folded(map, language));
    }
    out.trim_end().to_owned()
}

/// How questions begin, and how many are done at once.
fn beginning(map: &JourneyMap, language: Language) -> String {
    let all = map.things.so_many(map.people, language);
    let share = |count: Count| {
        let part = language.percent(count.people as f64 / map.people.max(1) as f64);
        match count.told {
            Told::Exactly => part,
            _ => format!("{} {part}", language.pick("minstens", "at least")),
        }
    };
    let mut out = match language {
        Language::Dutch => format!("Deze kaart gaat over {all}. "),
        Language::English => format!("This map is about {all}. "),
    };
    if let Some((lane, begun)) = &map.first {
        let (part, begun) = (share(*begun), counted(*begun, language));
        let lane = shown_name(map, lane, language);
        let _ = match language {
            Language::Dutch => write!(out, "De meeste beginnen bij {lane}: {begun}, dat is {part}. "),
            Language::English => write!(out, "Most begin with {lane}: {begun}, which is {part}. "),
        };
    }
    if let Some(once) = map.once {
        let part = share(once);
        let word = map.things.word(once.people, language);
        let is = if once.people == 1 { "is" } else { "are" };
        let once = counted(once, language);
        let _ = match language {
            Language::Dutch => write!(out, "Na één contact is het bij {once} {word} klaar ({part}). "),
            Language::English => write!(out, "After one contact {once} {word} {is} done ({part}). "),
        };
    }
    out
}

/// The largest switch, and what it costs.
fn switching(map: &JourneyMap, switch: &Switch, language: Language) -> String {
    let name = |name: &str| shown_name(map, name, language);
    let times = counted(Count { people: switch.times, told: switch.told }, language);
    let (from, to) = (name(&switch.from), name(&switch.to));
    let after = waited(map, switch.waiting, language);
    let word = if switch.times == 1 { "time" } else { "times" };
    let mut out = match language {
        Language::Dutch => format!(
            "De grootste overstap is van {from} naar {to}: {times} keer. De helft doet dat binnen {after}. "
        ),
        Language::English => {
            format!("The largest switch is from {from} to {to}: {times} {word}. Half do so within {after}. ")
        }
    };
    if let Some(cost) = switch.cost {
        let [total, low, high] = [cost.total, cost.low, cost.high].map(|cents| language.euros(cents));
        let _ = match language {
            Language::Dutch => write!(out, "Dat kost {total} aan extra contacten ({low} tot {high}). "),
            Language::English => write!(out, "That costs {total} in extra contacts ({low} to {high}). "),
        };
    }
    out
}

/// How content people were, with how many said so.
pub(super) fn scored(ribbon: &Ribbon, language: Language) -> Option<String> {
    let (score, n) = ribbon.satisfaction.zip(ribbon.scores)?;
    let score = format!("{score:.1}").replace('.', language.pick(",", "."));
    Some(format!("{score} (n = {})", language.number(n)))
}

/// What is not drawn.
fn folded(map: &JourneyMap, language: Language) -> String {
    let all = map.things.so_many(map.other.people, language);
    let (routes, part) = (language.number(map.other.routes), language.percent(map.other.share));
    match language {
        Language::Dutch if map.other.routes == 1 => {
            format!("Niet getekend: {all} ({part}) met één andere route.")
        }
        Language::English if map.other.routes == 1 => {
            format!("Not drawn: {all} ({part}) on one other route.")
        }
        Language::Dutch => {
            format!("Niet getekend: {all} ({part}) met {routes} andere routes, die ieder zelden voorkomen.")
        }
        Language::English => {
            format!("Not drawn: {all} ({part}) on {routes} other routes, each of them rare.")
        }
    }
}

/// The map as a table: a heading and a row for every ribbon, the widest first.
pub fn table(map: &JourneyMap, language: Language) -> (Vec<String>, Vec<Vec<String>>) {
    let any_scored = map.ribbons.iter().any(|ribbon| ribbon.satisfaction.is_some());
    let priced = map.ribbons.iter().any(|ribbon| ribbon.cost.is_some());
    let mut heading: Vec<&str> = match language {
        Language::Dutch => {
            vec!["Contact", "Van", "Naar", map.things.heading(language), "Aandeel", "Wachten (midden)"]
        }
        Language::English => {
            vec!["Contact", "From", "To", map.things.heading(language), "Share", "Waiting (median)"]
        }
    };
    heading.extend(any_scored.then(|| language.pick("Tevreden (1-5)", "Satisfied (1-5)")));
    heading.extend(priced.then(|| language.pick("Kosten", "Cost")));
    let row = |at: usize| {
        let ribbon = &map.ribbons[at];
        let mut row = vec![
            format!("{} → {}", ribbon.step + 1, ribbon.step + 2),
            lane_name(map, ribbon.from, language),
            lane_name(map, ribbon.to, language),
            language.number(ribbon.people),
            language.percent(ribbon.people as f64 / map.people.max(1) as f64),
            ribbon.waiting.map_or_else(String::new, |waiting| waited(map, waiting, language)),
        ];
        row.extend(any_scored.then(|| scored(ribbon, language).unwrap_or_default()));
        row.extend(priced.then(|| ribbon.cost.map_or_else(String::new, |cents| language.euros(cents))));
        row
    };
    (heading.into_iter().map(str::to_owned).collect(), in_table(map).into_iter().map(row).collect())
}

/// The ribbons by number in the order of the table: the widest first.
pub fn in_table(map: &JourneyMap) -> Vec<usize> {
    let mut order: Vec<usize> = (0..map.ribbons.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(map.ribbons[*at].people));
    order
}

/// The classes of a colour: up to where, in words.
pub(super) fn classes(map: &JourneyMap, language: Language) -> [&'static str; 5] {
    match (map.colour, language) {
        (Colour::Waiting, Language::Dutch) if map.working_day.is_some() => {
            ["tot 1 werkuur", "tot 4 werkuren", "tot 1 werkdag", "tot 3 werkdagen", "langer"]
        }
        (Colour::Waiting, Language::English) if map.working_day.is_some() => {
            ["to 1 working hour", "to 4", "to 1 working day", "to 3", "longer"]
        }
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
