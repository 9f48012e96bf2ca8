//! Figures as people read them: a number, how far it can be trusted, and over how many.

use domain::language::Language;
use insight::measures::{Cost, Interval, Money, Spread};
use insight::pictures::{self, lasting};

use crate::texts::Say;

/// The language of pictures for a reader.
pub fn language(t: &Say) -> pictures::Language {
    match t.language() {
        Language::En => pictures::Language::English,
        Language::Nl => pictures::Language::Dutch,
    }
}

/// What is said of a figure over questions that are enough: what it is, or that it is not known.
pub fn known<T>(t: &Say, figure: Option<T>, said: impl Fn(&Say, Option<T>) -> String) -> String {
    if figure.is_some() { said(t, figure) } else { t.text("stuur-unknown") }
}

/// A share, such as `62 % (59 tot 65), n = 1.204`; a dash when it is too few to say.
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
                ("n", whole(t, interval.n).as_str()),
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
            t.with("stuur-time", &[("time", middle.as_str()), ("n", whole(t, spread.n).as_str())])
        }
    }
}

/// A sum of money in whole euros with its interval; a dash when it costs nothing or is not known.
pub fn cost(t: &Say, cost: Option<Cost>) -> String {
    let Some(cost) = cost.filter(|cost| cost.total > 0.0) else { return "–".to_owned() };
    let [total, low, high] = [cost.total, cost.low, cost.high].map(|cents| language(t).euros(cents));
    t.with("stuur-cost-between", &[("cost", total.as_str()), ("low", low.as_str()), ("high", high.as_str())])
}

/// A mean amount in euros and cents with its interval and over how many; a dash when it is too few to say.
pub fn money(t: &Say, amount: Option<Money>) -> String {
    let Some(amount) = amount else { return t.text("stuur-too-few") };
    let euros = |cents: f64| t.with("stuur-euros", &[("amount", decimal(t, cents / 100.0, 2).as_str())]);
    t.with(
        "stuur-amount",
        &[
            ("amount", euros(amount.value).as_str()),
            ("low", euros(amount.low).as_str()),
            ("high", euros(amount.high).as_str()),
            ("n", whole(t, amount.n).as_str()),
        ],
    )
}

/// A mean, such as `2,4 (2,1 tot 2,7), n = 120`; a dash when it is too few to say.
pub fn mean(t: &Say, interval: Option<Interval>) -> String {
    let Some(mean) = interval else { return t.text("stuur-too-few") };
    let [value, low, high] = [mean.value, mean.low, mean.high].map(|number| decimal(t, number, 1));
    let n = whole(t, mean.n);
    t.with("stuur-amount", &[("amount", &value), ("low", &low), ("high", &high), ("n", &n)])
}

/// A number with these decimals, as it is written in the reader's language.
fn decimal(t: &Say, number: f64, decimals: usize) -> String {
    let figures = format!("{number:.decimals$}");
    if t.language() == Language::Nl { figures.replace('.', ",") } else { figures }
}

/// A whole number with its thousands apart, as it is written in the reader's language.
pub fn whole(t: &Say, number: u64) -> String {
    language(t).number(number)
}

/// A count; a dash when it is not shown.
pub fn count(t: &Say, count: Option<u64>) -> String {
    count.map_or_else(|| t.text("stuur-too-few"), |count| whole(t, count))
}
