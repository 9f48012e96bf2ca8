//! Refuses what another website makes a visitor's browser send: nothing is changed from elsewhere.
//!
//! Every browser since 2023 says with `Sec-Fetch-Site` where a request comes from, and older ones send `Origin` with
//! every form. A request that carries neither comes from no browser, so nobody else's cookies are in it. (The scheme
//! of Go 1.25's `CrossOriginProtection`; the session cookies are `SameSite=Lax` besides.)

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::state::WebState;

/// Lets a request on when it changes nothing or comes from our own pages.
pub async fn refuse(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if harmless || is_ours(request.headers(), &state.house().association.public_url) {
        next.run(request).await
    } else {
        Failure::Request(StatusCode::FORBIDDEN).into_response()
    }
}

fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    match (text("sec-fetch-site"), text("origin")) {
        // `none`: the visitor did it, with a bookmark or by reloading.
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == public_url || (host.is_some() && host == text("host"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    #[test]
    fn only_our_own_pages_and_programs_without_cookies_send_changes() {
        let table: [(&[(&str, &str)], bool); 12] = [
            (&[], true),
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://mijn.example")], false),
            (&[("sec-fetch-site", "nonsense")], false),
            (&[("origin", "https://mijn.example"), ("host", "inside:8080")], true),
            (&[("origin", "https://evil.example"), ("host", "inside:8080")], false),
            (&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], true),
            (&[("origin", "null"), ("host", "null")], false),
            (&[("origin", "https://mijn.example.evil.example")], false),
        ];
        for (pairs, ours) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            assert_eq!(is_ours(&headers, "https://mijn.example"), ours, "{pairs:?}");
        }
    }
}
