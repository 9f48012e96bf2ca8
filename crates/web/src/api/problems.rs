//! What a problem says to a programmer, in English whatever the language of pages.

use axum::http::StatusCode;

use crate::failure::Failure;

/// The word in the problem's type, its title and what to do; without the last where the failure says that itself.
pub(crate) fn words(failure: &Failure) -> (&'static str, &'static str, Option<&'static str>) {
    let (title, detail) = match failure {
        Failure::Request(StatusCode::METHOD_NOT_ALLOWED) => {
            return ("method", "Method not allowed", Some("`Allow` names the methods of this address."));
        }
        Failure::NotFound | Failure::Request(StatusCode::NOT_FOUND) => {
            ("Not found", "There is nothing at this address, or nothing with this identifier or number.")
        }
        Failure::Gone => ("Gone", "It was here once and is no longer."),
        Failure::Forbidden => {
            ("Scope missing", "The key works but lacks the scope that openapi.json names here.")
        }
        Failure::NoKey | Failure::SignIn { .. } => {
            ("No valid key", "Send a key that works as `Authorization: Bearer …` or `X-Api-Key`.")
        }
        Failure::Changed => {
            ("Changed meanwhile", "Something else changed it meanwhile: read it again and try again.")
        }
        Failure::TooMany(_) => {
            ("Too many requests", "`Retry-After` says after how many seconds to try again.")
        }
        Failure::Unavailable(_) => ("Unavailable", "`Retry-After` says after how many seconds to try again."),
        Failure::Broken(_) => {
            ("Internal error", "A defect of ours: name the number in `instance` when you report it.")
        }
        Failure::Request(StatusCode::FORBIDDEN) => ("Refused", "A browser sent this from another website."),
        Failure::Request(StatusCode::PAYLOAD_TOO_LARGE) => ("Body too large", "Send a smaller body."),
        Failure::Request(_) => ("Request not understood", "The request is not as openapi.json describes it."),
        Failure::Malformed(..) => return (failure.code(), "Request not understood", None),
        Failure::Told(_) | Failure::Fields(_) => return (failure.code(), "Not possible", None),
    };
    (failure.code(), title, Some(detail))
}
