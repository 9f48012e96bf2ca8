//! What can go wrong with the ERP: where, what, and what to do. Never holds personal data or secrets.

use std::fmt;
use std::time::Duration;

use super::messages::UnknownCode;
use super::nouns::Noun;

/// Where something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At the place where tokens are given.
    Token,
    /// In a whole collection.
    Collection(Noun),
    /// At one record, by its key in the ERP or by ours.
    Record(Noun, String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token => f.write_str("ERP, token"),
            Self::Collection(noun) => write!(f, "ERP, {noun}"),
            Self::Record(noun, key) => write!(f, "ERP, {noun} {key}"),
        }
    }
}

/// What an ERP wrote about its refusal. It may hold personal data, so it is shown only when asked for, to staff.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ErpWords(Option<String>);

impl ErpWords {
    pub(super) fn new(words: Option<&str>) -> Self {
        const LONGEST: usize = 500;
        Self(words.map(|words| words.chars().filter(|c| !c.is_control()).take(LONGEST).collect()))
    }

    /// The words themselves: for staff, never for a log.
    pub fn reveal(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl fmt::Debug for ErpWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "ErpWords(withheld)" } else { "ErpWords(none)" })
    }
}

/// An update or a reading that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErpError {
    /// Trying again later helps, if need be after somebody has mended something.
    #[error("{place}: {trouble}")]
    Temporary {
        /// Where.
        place: Place,
        /// What.
        trouble: Trouble,
        /// Not before this time has passed; `None` leaves it to the caller's own back-off.
        retry_after: Option<Duration>,
    },
    /// Trying again does not help.
    #[error("{place}: {problem}")]
    Permanent {
        /// Where.
        place: Place,
        /// What.
        problem: Problem,
    },
    /// The ERP refuses what the message says.
    #[error("{place}: the ERP refuses the message (HTTP {status}, code {}): correct the case or the ERP, then send it again",
        .code.as_deref().unwrap_or("none"))]
    Rejected {
        /// Where.
        place: Place,
        /// The HTTP status.
        status: u16,
        /// The `code` of the ERP's *foutbericht*, when it is a plain word.
        code: Option<String>,
        /// The ERP's explanation, withheld from logs.
        told: ErpWords,
    },
}

impl ErpError {
    /// How long to wait at least before the next attempt.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Temporary { retry_after, .. } => *retry_after,
            Self::Permanent { .. } | Self::Rejected { .. } => None,
        }
    }

    /// Whether another attempt can succeed.
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Temporary { .. })
    }

    /// Whether a person must do something before another attempt can succeed.
    pub const fn needs_a_person(&self) -> bool {
        match self {
            Self::Temporary { trouble, .. } => {
                matches!(trouble, Trouble::NoEntry { .. } | Trouble::NothingHere { .. })
            }
            Self::Permanent { .. } | Self::Rejected { .. } => true,
        }
    }
}

/// Why another attempt is needed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No connection: nothing was sent.
    #[error(
        "cannot be reached: nothing was sent; it is tried again by itself, check the address and the network if it lasts"
    )]
    Unreachable,
    /// No answer in time: a write may still be carried out.
    #[error("no whole answer within {} ms: a write may still have happened, the next attempt looks first", .0.as_millis())]
    TimedOut(Duration),
    /// The connection broke: a write may still be carried out.
    #[error(
        "the connection broke before the answer was whole: a write may still have happened, the next attempt looks first"
    )]
    Interrupted,
    /// The ERP asks for patience.
    #[error("busy (HTTP {status}): it is tried again by itself")]
    Busy {
        /// The HTTP status.
        status: u16,
    },
    /// The ERP failed.
    #[error("the ERP failed (HTTP {status}): a write may still have happened, the next attempt looks first")]
    Failed {
        /// The HTTP status.
        status: u16,
    },
    /// The answer makes no sense.
    #[error("the answer cannot be read ({0}): the next attempt looks whether a write happened")]
    Unreadable(&'static str),
    /// The ERP says that the record exists already, yet does not show it.
    #[error(
        "the ERP says that the record exists already (HTTP 409) and does not show it: the next attempt looks again"
    )]
    Conflict,
    /// The credentials are refused.
    #[error("no entry (HTTP {status}): check the API key, or the client, its secret and its scope")]
    NoEntry {
        /// The HTTP status.
        status: u16,
    },
    /// There is nothing at this address, or it moved.
    #[error("nothing there for us (HTTP {status}): check the address of the ERP in the settings")]
    NothingHere {
        /// The HTTP status.
        status: u16,
    },
}

/// Why another attempt does not help.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The facts cannot be said in VERA.
    #[error(transparent)]
    Unsayable(#[from] UnknownCode),
    /// The ERP holds our record more than once, so that it is not clear which one counts.
    #[error(
        "the ERP holds {count} records with our identifier: remove all but one in the ERP, then send it again"
    )]
    SeveralCopies {
        /// How many.
        count: usize,
    },
    /// The message cannot be written as JSON: a mistake in this program.
    #[error("the message cannot be written: report this mistake with the identifier of the update")]
    Unwritable,
    /// The ERP gives the same page over and over.
    #[error("the ERP repeats a page instead of giving the next: its paging is broken, ask its supplier")]
    RepeatedPage,
}
