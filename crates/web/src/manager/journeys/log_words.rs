//! What the reader of a log says, in the words of a page: errors, findings, what was refused and what is odd.

use insight::log::{Fault, Finding, OddityKind, ReadError, Reason, Report, Role, Said, legible};

use crate::components::Fact;
use crate::texts::Say;

/// Refused rows that are told one by one.
const TOLD: usize = 20;

/// What a reader says, in the language of the page.
fn said(t: &Say, kind: &str, what: &impl Said) -> String {
    let values: Vec<_> = what.values().into_iter().map(|(name, value)| (name, legible(value))).collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    t.with(&format!("stuur-log-{kind}-{}", what.key()), &values)
}

/// Why a file cannot be read, and what to do.
pub fn error(t: &Say, error: &ReadError) -> String {
    let with = |key: &str, arguments: &[(&str, &str)]| t.with(key, arguments);
    if let Some((line, fault)) = error.fault() {
        return faulty(t, line, &fault);
    }
    match error {
        ReadError::TooLarge(most) => {
            with("stuur-log-error-too-large", &[("n", (most / 1_048_576).to_string().as_str())])
        }
        ReadError::Empty => t.text("stuur-log-error-empty"),
        ReadError::Unknown(foreign) => {
            with("stuur-log-error-foreign", &[("what", said(t, "foreign", foreign).as_str())])
        }
        ReadError::Database => t.text("stuur-log-error-unknown"),
        ReadError::NotFound { role, .. } => {
            with("stuur-log-error-not-found", &[("role", t.text(meaning(*role)).as_str())])
        }
        ReadError::NoSuchColumn { asked, .. } => {
            with("stuur-log-error-no-column", &[("column", legible(asked).as_ref())])
        }
        ReadError::NoMoments { column, example } => {
            let (column, example) = (legible(column), legible(example));
            with("stuur-log-error-no-moments", &[("column", column.as_ref()), ("example", example.as_ref())])
        }
        ReadError::NoObjects { types, .. } => {
            let types: Vec<_> = types.iter().map(|name| legible(name)).collect();
            with("stuur-log-error-no-objects", &[("types", types.join(", ").as_str())])
        }
        ReadError::Unreadable(_) | ReadError::Malformed { .. } | ReadError::NotOcel(_) => {
            t.text("stuur-log-error-unreadable")
        }
    }
}

/// What is wrong in the file itself, and where.
fn faulty(t: &Say, line: u64, fault: &Fault) -> String {
    let reason = said(t, "fault", fault);
    match line {
        0 => t.with("stuur-log-error-file", &[("reason", reason.as_str())]),
        line => {
            let line = line.to_string();
            t.with("stuur-log-error-line", &[("line", line.as_str()), ("reason", reason.as_str())])
        }
    }
}

/// The field of the form in which an error can be mended.
pub fn field(error: &ReadError) -> &'static str {
    match error {
        ReadError::NotFound { role, .. } | ReadError::NoSuchColumn { role, .. } => match role {
            Role::Case => "zaak",
            Role::Activity => "activiteit",
            Role::Time => "tijd",
            Role::Channel | Role::Resource => "kanaal",
            Role::Topic => "onderwerp",
            Role::Person => "persoon",
        },
        ReadError::NoMoments { .. } => "tijd",
        ReadError::NoObjects { .. } => "zaak",
        _ => "",
    }
}

const fn meaning(role: Role) -> &'static str {
    match role {
        Role::Case => "stuur-log-case",
        Role::Activity => "stuur-log-activity",
        Role::Time => "stuur-log-time",
        Role::Channel => "stuur-log-channel",
        Role::Resource => "stuur-log-resource",
        Role::Topic => "stuur-log-topic",
        Role::Person => "stuur-log-person",
    }
}

/// What the reader found out by itself.
pub fn findings(t: &Say, report: &Report) -> Vec<Fact> {
    let fact = |about: &str, found: &str| {
        let label = t.if_any(&format!("stuur-log-{about}"));
        let label = if label.is_empty() { about.to_owned() } else { label };
        Fact { label, value: found.to_owned(), ..Fact::default() }
    };
    report.findings.iter().map(|finding| fact(&finding.about, &found(t, finding))).collect()
}

/// What was found, in the reader's language; names of columns and marks are said as they are.
fn found(t: &Say, finding: &Finding) -> String {
    let found = legible(&finding.found);
    let found = found.as_ref();
    match finding.about.as_str() {
        // Every file is packed here, so that tells nothing of the file as it came.
        "format" => found.split(',').next().unwrap_or(found).to_owned(),
        "delimiter" if found == "tab" => t.text("stuur-log-tab"),
        "case" => match found.strip_prefix("objects of type ") {
            Some(kind) => t.with("stuur-log-objects", &[("type", kind)]),
            None => found.to_owned(),
        },
        "time" => match found.rsplit_once(", as in ") {
            Some((column, example)) => {
                t.with("stuur-log-time-as", &[("column", column), ("example", example)])
            }
            None => found.to_owned(),
        },
        _ => found.to_owned(),
    }
}

/// A row that was refused.
pub struct Refused {
    /// The line of the file.
    pub line: String,
    /// Why.
    pub why: String,
    /// What exactly, with the value.
    pub detail: String,
}

/// The first rows that were refused.
pub fn refused(t: &Say, report: &Report) -> Vec<Refused> {
    let row = |refusal: &insight::log::Refusal| Refused {
        line: if refusal.line == 0 { String::new() } else { refusal.line.to_string() },
        why: t.text(reason(refusal.code)),
        detail: said(t, "detail", &refusal.reason),
    };
    report.refusals.iter().take(TOLD).map(row).collect()
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoCase => "stuur-log-refused-no-case",
        Reason::NoActivity => "stuur-log-refused-no-activity",
        Reason::NoTime => "stuur-log-refused-no-time",
        Reason::BadTime => "stuur-log-refused-bad-time",
        Reason::WrongLength => "stuur-log-refused-wrong-length",
        Reason::OpenQuote => "stuur-log-refused-open-quote",
        Reason::Dangling => "stuur-log-refused-dangling",
    }
}

/// What is odd, each with how often and an example.
pub fn oddities(t: &Say, report: &Report) -> Vec<Fact> {
    let fact = |odd: &insight::log::Oddity| Fact {
        label: t.with(oddity(odd.kind), &[("n", odd.count.to_string().as_str())]),
        value: said(t, "detail", &odd.example),
        ..Fact::default()
    };
    report.oddities.iter().map(fact).collect()
}

const fn oddity(kind: OddityKind) -> &'static str {
    match kind {
        OddityKind::OutOfOrder => "stuur-log-odd-order",
        OddityKind::Double => "stuur-log-odd-double",
        OddityKind::NegativeDuration => "stuur-log-odd-negative",
        OddityKind::SameName => "stuur-log-odd-same-name",
        OddityKind::NoEvents => "stuur-log-odd-no-events",
        OddityKind::NoName => "stuur-log-odd-no-name",
        OddityKind::OtherEncoding => "stuur-log-odd-encoding",
        OddityKind::AmbiguousDays => "stuur-log-odd-days",
        OddityKind::Shared => "stuur-log-odd-shared",
        OddityKind::NotAbout => "stuur-log-odd-not-about",
        OddityKind::NamelessColumn => "stuur-log-odd-nameless-column",
        OddityKind::SameColumn => "stuur-log-odd-same-column",
        OddityKind::AlmostSame => "stuur-log-odd-almost-same",
        OddityKind::FarMoment => "stuur-log-odd-far-moment",
        OddityKind::TooManyFacts => "stuur-log-odd-too-many-facts",
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use insight::log::{Detail, Foreign};

    use super::*;

    #[test]
    fn everything_a_reader_says_is_said_in_both_languages_with_its_values() {
        let kinds = [("detail", Detail::KEYS), ("fault", Fault::KEYS), ("foreign", Foreign::KEYS)];
        for language in [Language::Nl, Language::En] {
            let texts = || crate::texts::SOURCES.iter().filter(|(of, _)| *of == language);
            for (kind, keys) in kinds {
                for (key, values) in keys {
                    let name = format!("stuur-log-{kind}-{key} = ");
                    let text =
                        texts().flat_map(|(_, text)| text.lines()).find_map(|line| line.strip_prefix(&name));
                    let text = text.unwrap_or_default();
                    assert!(!text.is_empty(), "{name} is not said in {language:?}");
                    // Why a library stopped is said in English only, so it is left out.
                    for value in values.iter().filter(|value| **value != "reason") {
                        assert!(text.contains(&format!("${value}")), "{name} does not tell {value}");
                    }
                }
            }
        }
    }
}
