//! What a reader found, what it refused and what is odd; nothing is dropped in silence.

use std::collections::BTreeMap;

use serde::Serialize;

use super::details::Detail;

/// Refused rows and oddities that are told one by one; the rest is counted.
const TOLD: usize = 1000;

/// Why a row or event was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It does not say which case it belongs to.
    NoCase,
    /// It does not say what happened.
    NoActivity,
    /// It does not say when.
    NoTime,
    /// When it happened cannot be read.
    BadTime,
    /// It has more or fewer fields than the first line.
    WrongLength,
    /// A quote is opened in it and not closed.
    OpenQuote,
    /// It refers to something that is not in the file.
    Dangling,
}

/// A row or event that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The line of the file where it begins, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Why, for programs.
    pub code: Reason,
    /// Why, for people.
    pub reason: Detail,
}

/// What can be odd in a log that is read nonetheless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OddityKind {
    /// An event is earlier than the one that stands before it in its case; it was sorted by time.
    OutOfOrder,
    /// An event stands in the file more than once; all are counted.
    Double,
    /// Something ended before it began.
    NegativeDuration,
    /// Two traces or objects have the same name; they were taken as one case.
    SameName,
    /// A case has no events; it was left out.
    NoEvents,
    /// A trace has no name; it was given one.
    NoName,
    /// A text was not valid UTF-8; it was read as Windows-1252.
    OtherEncoding,
    /// The columns of days do not tell whether day or month comes first.
    AmbiguousDays,
    /// An event was about more than one object, so it is counted once for each.
    Shared,
    /// An event was about no object of the chosen type; it was left out.
    NotAbout,
    /// A column has values and no name; it was left out.
    NamelessColumn,
    /// Two columns have the same name; the later was given another.
    SameColumn,
    /// Two names differ only in the spaces around them; they were not taken together.
    AlmostSame,
    /// A moment is so far away that it says "never" rather than when.
    FarMoment,
    /// There are more different facts than can be kept; values of the others were left out.
    TooManyFacts,
}

/// Something odd, how often, and an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Oddity {
    /// What is odd.
    pub kind: OddityKind,
    /// How often.
    pub count: u64,
    /// The first time.
    pub example: Detail,
}

/// Something the reader found out by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is about, such as `encoding` or `time`.
    pub about: String,
    /// What was found.
    pub found: String,
}

/// All that is told about the reading of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What was found out: format, encoding, delimiter, columns.
    pub findings: Vec<Finding>,
    /// Rows or events that were read well.
    pub read: u64,
    /// Rows or events that were refused.
    pub refused: u64,
    /// Refused by reason.
    pub reasons: BTreeMap<Reason, u64>,
    /// The first thousand refusals.
    pub refusals: Vec<Refusal>,
    /// What is odd.
    pub oddities: Vec<Oddity>,
    /// The types of objects that have events, of which one is the case; the most frequent first. Only of OCEL.
    #[serde(rename = "objectTypes", skip_serializing_if = "Vec::is_empty")]
    pub object_types: Vec<String>,
}

impl Report {
    /// Nothing to tell yet.
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn find(&mut self, about: &str, found: impl Into<String>) {
        self.findings.push(Finding { about: about.to_owned(), found: found.into() });
    }

    /// Refuses a row; words are only made while they are told.
    pub(crate) fn refuse(&mut self, line: u64, code: Reason, words: impl FnOnce() -> Detail) {
        self.refused += 1;
        *self.reasons.entry(code).or_default() += 1;
        if self.refusals.len() < TOLD {
            self.refusals.push(Refusal { line, code, reason: words() });
        }
    }

    pub(crate) fn odd(&mut self, kind: OddityKind, example: impl FnOnce() -> Detail) {
        self.odd_times(kind, 1, example);
    }

    pub(crate) fn odd_times(&mut self, kind: OddityKind, count: u64, example: impl FnOnce() -> Detail) {
        match self.oddities.iter_mut().find(|oddity| oddity.kind == kind) {
            Some(oddity) => oddity.count += count,
            None => self.oddities.push(Oddity { kind, count, example: example() }),
        }
    }

    /// Takes in the report on a later part of the same file.
    pub(crate) fn absorb(&mut self, part: Self) {
        self.findings.extend(part.findings);
        self.read += part.read;
        self.refused += part.refused;
        for (reason, count) in part.reasons {
            *self.reasons.entry(reason).or_default() += count;
        }
        let room = TOLD - self.refusals.len();
        self.refusals.extend(part.refusals.into_iter().take(room));
        for oddity in part.oddities {
            self.odd_times(oddity.kind, oddity.count, || oddity.example);
        }
    }
}
