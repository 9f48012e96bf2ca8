//! Why a page is not shown, as one type that every handler may return; a layer turns it into a page people can read.
//!
//! Here only the status is decided and what may be told. What the page looks like depends on who asks and where: see
//! `layers/explaining.rs`. Nothing of the inside of the program ever reaches a reader.

use axum::http::StatusCode;
use axum::http::header::{LOCATION, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use domain::messages::Message;
use domain::processes::intake::{Misread, Problem};
use jiff::Timestamp;
use usecases::Error;

/// Why a page is not shown.
#[derive(Debug, Clone)]
pub enum Failure {
    /// It does not exist, or not for this reader: both look the same (404).
    NotFound,
    /// Not for this member of staff, or this key (403).
    Forbidden,
    /// It worked once, but no longer: an old link (410).
    Gone,
    /// Somebody else changed it in the meantime (409).
    Changed,
    /// Too many tries; again after this moment (429).
    TooMany(Timestamp),
    /// What was asked cannot be done, and the messages say what to do (422).
    Told(Vec<Message>),
    /// Answers are not right yet: each field with what to do about it (422).
    Fields(Vec<(String, Message)>),
    /// A program asked in a way that is not understood; what is wrong with it, in English (the status says how).
    Malformed(StatusCode, String),
    /// Nobody is signed in; sign in at this address first (303, or 401 for a script).
    SignIn {
        /// Where to sign in.
        at: String,
        /// Whether a script asks, which can do nothing with a page.
        script: bool,
    },
    /// No key, or one that does not work (401, API only).
    NoKey,
    /// The request itself is not right (the status says how).
    Request(StatusCode),
    /// The database or another part of the house is not there now (503).
    Unavailable(String),
    /// A defect in the program (500); what is known of it goes to the log only.
    Broken(String),
}

impl Failure {
    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Gone => StatusCode::GONE,
            Self::Changed => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Told(_) | Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::SignIn { script: false, .. } => StatusCode::SEE_OTHER,
            Self::SignIn { script: true, .. } | Self::NoKey => StatusCode::UNAUTHORIZED,
            Self::Request(status) | Self::Malformed(status, _) => *status,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The word by which texts (`error-…-title`, `error-…-text`) and problem types know it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound | Self::Request(StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => {
                "not-found"
            }
            Self::Forbidden => "forbidden",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::TooMany(_) => "too-many",
            Self::Told(_) | Self::Fields(_) => "told",
            Self::SignIn { .. } | Self::NoKey => "sign-in",
            Self::Request(StatusCode::FORBIDDEN) => "elsewhere",
            Self::Request(StatusCode::PAYLOAD_TOO_LARGE) => "too-large",
            Self::Request(_) | Self::Malformed(..) => "request",
            Self::Unavailable(_) => "unavailable",
            Self::Broken(_) => "broken",
        }
    }

    /// A program asked for something in a way that is not understood; `detail` says what is wrong with it.
    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::Malformed(StatusCode::BAD_REQUEST, detail.into())
    }

    /// Each field once, with what is wrong with it.
    fn fields(misread: Vec<Misread>, problems: Vec<Problem>) -> Self {
        let mut fields: Vec<(String, Message)> =
            misread.into_iter().map(|one| (one.field, one.message)).collect();
        for problem in problems {
            if !fields.iter().any(|(field, _)| field == problem.field) {
                fields.push((problem.field.to_owned(), problem.message));
            }
        }
        Self::Fields(fields)
    }

    /// What the log must hold and the reader must not see.
    pub(crate) fn for_the_log(&self) -> Option<&str> {
        match self {
            Self::Unavailable(detail) | Self::Broken(detail) => Some(detail),
            _ => None,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if error.is_unavailable() {
            return Self::Unavailable(error.to_string());
        }
        match error {
            Error::NotFound => Self::NotFound,
            Error::Forbidden => Self::Forbidden,
            Error::Changed => Self::Changed,
            Error::TooMany(until) => Self::TooMany(until),
            Error::Problems(problems) => Self::fields(Vec::new(), problems),
            Error::Misread(misread, problems) => Self::fields(misread, problems),
            Error::Refused(refusal) => Self::Told(vec![refusal.message()]),
            Error::Input(key) => Self::Told(vec![Message::new(key)]),
            Error::Store(error) => Self::Broken(error.to_string()),
            Error::Defect(defect) => Self::Broken(defect),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let headers = response.headers_mut();
        match &self {
            Self::SignIn { at, script: false } => {
                if let Ok(at) = at.parse() {
                    headers.insert(LOCATION, at);
                }
                return response;
            }
            Self::Unavailable(_) => {
                headers.insert(RETRY_AFTER, axum::http::HeaderValue::from_static("60"));
            }
            _ => {}
        }
        response.extensions_mut().insert(self);
        response
    }
}
