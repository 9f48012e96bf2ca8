//! What a form of the Balie sent, as fields by name; fields sent more than once keep every value.

use std::collections::BTreeMap;

use axum::Form;

/// What a form sent.
pub type Sent = Form<Vec<(String, String)>>;

/// The fields by name; of a field sent twice the last.
pub fn fields(sent: Vec<(String, String)>) -> BTreeMap<String, String> {
    sent.into_iter().collect()
}

/// The trimmed value of a field, or an empty text.
pub fn value<'a>(fields: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    fields.get(name).map(|value| value.trim()).unwrap_or_default()
}

/// The date typed in the three parts of the field `name`, when there is one.
pub fn date(fields: &BTreeMap<String, String>, name: &str) -> Option<jiff::civil::Date> {
    let part = |part: &str| value(fields, &format!("{name}-{part}")).to_owned();
    let (day, month, year) = (part("day"), part("month"), part("year"));
    jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The three parts of a date as they were typed.
pub fn date_parts(fields: &BTreeMap<String, String>, name: &str) -> crate::components::DateParts {
    let part = |part: &str| value(fields, &format!("{name}-{part}")).to_owned();
    crate::components::DateParts { day: part("day"), month: part("month"), year: part("year") }
}
