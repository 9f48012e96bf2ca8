//! Figures as people read them: a number, how far it can be trusted, and over how many.

use domain::language::Language;
use insight::measures::{Interval, Spread};
use insight::pictures::{self, lasting};

use crate::texts::Say;

/// The language of pictures for a reader.
pub fn language(t: &Say) -> pictures::Language {
    match t.language() {
        Language::En => pictures::Language::English,
        Language::Nl => pictures::Language::Dutch,
    }
}

/// A share, such as `62 % (59 tot 65), n = 1204`; a dash when it is too few to say.
pub fn share(t: &Say, interval: Option<Interval>) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    match interval {
        None => t.text("stuur-too-few"),
        Some(interval) => t.with(
            "stuur-share",
            &[
                ("share", percent(interval.value).as_str()),
                ("low", percent(interval.low).as_str()),
                ("high", percent(interval.high).as_str()),
                ("n", interval.n.to_string().as_str()),
            ],
        ),
    }
}

/// A time, such as `4 uur (n = 120)`; a dash when it is too few to say.
pub fn time(t: &Say, spread: Option<Spread>) -> String {
    match spread {
        None => t.text("stuur-too-few"),
        Some(spread) => {
            let middle = lasting(spread.median, language(t));
            t.with("stuur-time", &[("time", middle.as_str()), ("n", spread.n.to_string().as_str())])
        }
    }
}

/// A count; a dash when it is not shown.
pub fn count(t: &Say, count: Option<u64>) -> String {
    count.map_or_else(|| t.text("stuur-too-few"), |count| count.to_string())
}

/// What a topic is called.
pub fn topic(t: &Say, key: &str) -> String {
    let named = [format!("balie-topic-{key}"), format!("{key}-name")];
    named.iter().map(|name| t.if_any(name)).find(|name| !name.is_empty()).unwrap_or_else(|| key.to_owned())
}
