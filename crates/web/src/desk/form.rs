//! What a form of the Balie sent, as fields by name; fields sent more than once keep every value.

use std::collections::BTreeMap;

use axum::Form;
use domain::channels::Channel;
use jiff::civil::Date;

use crate::components::{Choice, DayInput};
use crate::texts::Say;

/// What a form sent.
pub type Sent = Form<Vec<(String, String)>>;

/// The value by which an employee says that nobody asked: the association does this by itself.
const OWN: &str = "own";

/// The fields by name; of a field sent twice the last.
pub fn fields(sent: Vec<(String, String)>) -> BTreeMap<String, String> {
    sent.into_iter().collect()
}

/// The trimmed value of a field, or an empty text.
pub fn value<'a>(fields: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    fields.get(name).map(|value| value.trim()).unwrap_or_default()
}

/// The day in the field `name`, when there is one: as browsers send it (`2026-12-03`), or as people type it where
/// the browser has no calendar (`3-12-2026`, `3 december 2026`).
pub fn day(fields: &BTreeMap<String, String>, name: &str, t: &Say) -> Option<Date> {
    read_day(value(fields, name), t)
}

fn read_day(typed: &str, t: &Say) -> Option<Date> {
    if let Ok(date) = typed.parse() {
        return Some(date);
    }
    let mut parts = typed.split(|c: char| c == '-' || c == '/' || c == '.' || c.is_whitespace());
    let mut next = || parts.find(|part| !part.is_empty());
    let (day, month, year) = (next()?, next()?, next()?);
    crate::questions::real_date(day, month, year, t)
}

/// The field `name` for a day as it was typed, with the day in words.
pub fn day_input(fields: &BTreeMap<String, String>, name: &str, t: &Say) -> DayInput {
    let typed = value(fields, name).to_owned();
    let words = read_day(&typed, t).map(|day| t.words().date(day)).unwrap_or_default();
    DayInput { typed, words }
}

/// The channel with this code, when staff can record it.
pub fn recordable(code: &str) -> Option<Channel> {
    Channel::from_code(code).filter(|channel| Channel::recordable_by_staff().contains(channel))
}

/// The channel a form says the tenant asked by; what the association does by itself comes by none of theirs.
pub fn asked_by(code: &str) -> Option<Channel> {
    if code == OWN { Some(Channel::Portal) } else { recordable(code) }
}

/// The channels a member of staff can record, with the one chosen.
pub fn channels(t: &Say, chosen: &str) -> Vec<Choice> {
    let choice =
        |channel: Channel| Choice::new(channel.code(), t.channel(channel.code()), channel.code() == chosen);
    Channel::recordable_by_staff().into_iter().map(choice).collect()
}

/// The same, and that nobody asked.
pub fn channels_or_own(t: &Say, chosen: &str) -> Vec<Choice> {
    let mut choices = channels(t, chosen);
    choices.push(Choice::new(OWN, t.text("balie-own-account"), chosen == OWN));
    choices
}

#[cfg(test)]
mod tests {
    use super::{asked_by, read_day};
    use crate::texts::{SOURCES, Say};
    use domain::channels::Channel;
    use domain::language::{Language, Texts};
    use std::sync::Arc;

    #[test]
    fn a_day_is_read_as_browsers_send_it_and_as_people_type_it() {
        let sources: Vec<_> = SOURCES.iter().copied().chain(domain::calendar::TEXTS).collect();
        let say = Say::new(Arc::new(Texts::read(&sources).unwrap()), Language::Nl);
        for typed in ["2026-12-03", "3-12-2026", "03/12/26", "3.12.2026", "3 december 2026", "3  dec 2026"] {
            assert_eq!(
                read_day(typed, &say).map(|day| day.to_string()).as_deref(),
                Some("2026-12-03"),
                "{typed}"
            );
        }
        for wrong in ["", "3-12", "31-2-2026", "2026-02-31", "morgen", "3 d 2026"] {
            assert_eq!(read_day(wrong, &say), None, "{wrong}");
        }
    }

    #[test]
    fn a_channel_that_staff_do_not_answer_is_not_recorded() {
        assert_eq!(asked_by("counter"), Some(Channel::Counter));
        assert_eq!(asked_by("own"), Some(Channel::Portal));
        for wrong in ["", "portal", "system", "pigeon"] {
            assert_eq!(asked_by(wrong), None, "{wrong}");
        }
    }
}
