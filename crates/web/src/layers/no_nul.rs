//! Refuses the character NUL in addresses, forms and JSON: nobody types it, and PostgreSQL cannot keep it.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::state::WebState;

/// What is wrong, for programs.
const TOLD: &str = "the character NUL (U+0000) is not text: leave it out";

/// Lets a request on when there is no NUL in it.
pub async fn refuse(State(state): State<WebState>, request: Request, next: Next) -> Response {
    if request.uri().query().is_some_and(|query| in_form(query.as_bytes()))
        || in_form(request.uri().path().as_bytes())
    {
        return Failure::malformed(TOLD).into_response();
    }
    let Some(in_body) = reader_of(&request) else { return next.run(request).await };
    let (parts, body) = request.into_parts();
    let most = crate::manager::most_bytes(parts.uri.path()).unwrap_or(state.settings().body_limit);
    // One byte more than is allowed, so that whoever reads the body still finds it too large.
    let Ok(bytes) = to_bytes(body, most.saturating_add(1)).await else {
        return Failure::Request(StatusCode::PAYLOAD_TOO_LARGE).into_response();
    };
    if in_body(&bytes) {
        return Failure::malformed(TOLD).into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

/// How a NUL is written in the body of this request; `None` when there is no text in it.
fn reader_of(request: &Request) -> Option<fn(&[u8]) -> bool> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return None;
    }
    let kind = request.headers().get(CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
    if kind.starts_with("application/x-www-form-urlencoded") {
        Some(in_form)
    } else if kind.contains("json") {
        Some(in_json)
    } else {
        None
    }
}

fn in_form(text: &[u8]) -> bool {
    text.contains(&0) || text.windows(3).any(|three| three == b"%00")
}

fn in_json(text: &[u8]) -> bool {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            0 => return true,
            // What follows a backslash is taken by it: `\\\\u0000` is a backslash and six letters.
            b'\\' if text[at..].starts_with(b"\\u0000") => return true,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{in_form, in_json};

    #[test]
    fn a_nul_is_seen_however_it_is_written() {
        for (text, there) in [("a=b%00", true), ("a=%2500", false), ("a=b", false), ("a=\0", true)] {
            assert_eq!(in_form(text.as_bytes()), there, "{text}");
        }
        let table = [
            (r#"{"a":"b\u0000"}"#, true),
            (r#"{"a":"b\\u0000"}"#, false),
            (r#"{"a":"b\\\u0000"}"#, true),
            (r#"{"a":"b\u0001 c"}"#, false),
            (r#"{"a":"\"#, false),
        ];
        for (text, there) in table {
            assert_eq!(in_json(text.as_bytes()), there, "{text}");
        }
    }
}
