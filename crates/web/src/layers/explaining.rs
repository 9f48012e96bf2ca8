//! Turns every failure into something its reader can use: a page for people, `problem+json` for programs.

use std::any::Any;
use std::fmt;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, SET_COOKIE, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::calendar::amsterdam;
use domain::chance::Chance;
use domain::language::Language;
use serde_json::json;

use crate::failure::Failure;
use crate::health;
use crate::shell::{BalieShell, MijnShell};
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;
use crate::{api, cookies};

/// The number of a request: short enough to read out over the phone.
#[derive(Debug, Clone)]
pub struct RequestNumber(String);

impl RequestNumber {
    /// A new number of 40 random bits, in letters that are not taken for one another: `7F3A-19KQ`.
    pub fn new(chance: &dyn Chance) -> Self {
        const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut bytes = [0_u8; 8];
        chance.fill(&mut bytes);
        let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
        let (first, last) = bytes.split_at(4);
        Self(first.iter().map(letter).chain(['-']).chain(last.iter().map(letter)).collect())
    }
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whose pages an address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Tenants.
    Mijn,
    /// Staff: at the desk, and those who manage the service.
    Balie,
    /// Other programs.
    Api,
}

impl Face {
    /// The face of this path.
    pub fn of(path: &str) -> Self {
        let within =
            |root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if within("/balie") || within("/stuur") {
            Self::Balie
        } else if within("/api") {
            Self::Api
        } else {
            Self::Mijn
        }
    }
}

#[derive(Template)]
#[template(path = "errors/error.html")]
struct TenantPage {
    t: Say,
    page: MijnShell,
    title: String,
    text: Vec<String>,
    number: String,
}

#[derive(Template)]
#[template(path = "errors/desk.html")]
struct DeskPage {
    t: Say,
    page: BalieShell,
    title: String,
    text: Vec<String>,
    number: String,
}

/// Answers the request, and explains when that failed.
pub async fn explain(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visitor = Visitor::of(&parts, &state);
    let number = parts.extensions.get::<RequestNumber>().cloned();
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let failure = response.extensions().get::<Failure>().cloned();
    let failure =
        failure.or_else(|| (status.is_client_error() || status.is_server_error()).then(|| of_status(status)));
    match failure {
        _ if health::PATHS.contains(&visitor.path.as_str()) => response,
        Some(failure) if !is_readable(&response) => {
            let number = number.map(|number| number.to_string()).unwrap_or_default();
            explained(&visitor, response, &failure, number)
        }
        _ => said_once(&visitor, response),
    }
}

/// What a status without a reason, from a part of the server that is not ours, stands for.
fn of_status(status: StatusCode) -> Failure {
    match status {
        StatusCode::NOT_FOUND => Failure::NotFound,
        StatusCode::SERVICE_UNAVAILABLE => Failure::Unavailable("the request took too long".to_owned()),
        status if status.is_server_error() => Failure::Broken(format!("answered {status} without a reason")),
        status => Failure::Request(status),
    }
}

/// Whether the answer is already one that was made for its reader.
fn is_readable(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.starts_with("application/")
}

fn explained(visitor: &Visitor, response: Response, failure: &Failure, number: String) -> Response {
    let (kept, _) = response.into_parts();
    let face = Face::of(&visitor.path);
    let mut made = match face {
        Face::Api => problem(visitor, failure, &number),
        face => page(visitor, face, failure, number),
    };
    *made.status_mut() = failure.status();
    // A method that is not allowed says which are; a failure may set or clear a cookie.
    for (name, value) in &kept.headers {
        if *name != CONTENT_TYPE && *name != axum::http::header::CONTENT_LENGTH {
            made.headers_mut().append(name, value.clone());
        }
    }
    if let Failure::TooMany(until) = failure {
        let seconds = until.duration_since(visitor.now).as_secs().max(1);
        made.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    made.extensions_mut().insert(failure.clone());
    if face == Face::Api { api::versioned(made) } else { made }
}

fn page(visitor: &Visitor, face: Face, failure: &Failure, number: String) -> Response {
    let t = visitor.say();
    let title = t.text(&format!("error-{}-title", failure.code()));
    let text = sentences(visitor, failure);
    let number = if failure.status().is_server_error() { number } else { String::new() };
    let html = if face == Face::Balie {
        DeskPage { page: visitor.desk_shell(title.clone()), t, title, text, number }.render()
    } else {
        TenantPage { page: visitor.shell(title.clone()), t, title, text, number }.render()
    };
    // Without its page a failure is still a failure.
    let html = html.unwrap_or_else(|_| failure.status().to_string());
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

fn sentences(visitor: &Visitor, failure: &Failure) -> Vec<String> {
    let t = visitor.say();
    match failure {
        Failure::Told(messages) => messages.iter().map(|message| t.message(message)).collect(),
        Failure::Fields(fields) => fields.iter().map(|(_, message)| t.message(message)).collect(),
        Failure::TooMany(until) => vec![t.with("error-too-many-text", &[("time", &when(visitor, *until))])],
        other => vec![t.text(&format!("error-{}-text", other.code()))],
    }
}

/// The moment after which to try again, in words; rounded up to the minute.
fn when(visitor: &Visitor, until: jiff::Timestamp) -> String {
    let t = visitor.say();
    let minute = until.as_second().saturating_add(59) / 60 * 60;
    let minute = jiff::Timestamp::from_second(minute).unwrap_or(until);
    if amsterdam::day_of(minute) == amsterdam::day_of(visitor.now) {
        t.words().time(amsterdam::local(minute).time())
    } else {
        t.words().moment(minute)
    }
}

/// RFC 9457, in English: programmers read it.
fn problem(visitor: &Visitor, failure: &Failure, number: &str) -> Response {
    let english = visitor.clone().reading(Language::En);
    let (code, title, detail) = api::problems::words(failure);
    let detail = match (failure, detail) {
        (_, Some(detail)) => detail.to_owned(),
        (Failure::Malformed(_, detail), _) => detail.clone(),
        (other, None) => sentences(&english, other).join(" "),
    };
    let mut body = json!({
        "type": format!("{}/api/problems/{code}", visitor.house().association.public_url),
        "title": title,
        "status": failure.status().as_u16(),
        "detail": detail,
        "instance": format!("urn:request:{number}"),
    });
    if let Failure::Fields(fields) = failure {
        let say = english.say();
        let errors =
            fields.iter().map(|(field, message)| json!({ "field": field, "detail": say.message(message) }));
        body["errors"] = errors.collect();
    }
    let kind = [(CONTENT_TYPE, "application/problem+json")];
    let mut response = (kind, body.to_string()).into_response();
    if matches!(failure, Failure::NoKey) {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// A message that was said on this page is not said on the next.
fn said_once(visitor: &Visitor, response: Response) -> Response {
    let is_page =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let sets_message = response.headers().get_all(SET_COOKIE).iter().any(|cookie| {
        cookie.to_str().is_ok_and(|cookie| cookie.trim_start_matches("__Host-").starts_with(cookies::MESSAGE))
    });
    if visitor.has_message() && is_page && !sets_message {
        return (visitor.forget(cookies::MESSAGE), response).into_response();
    }
    response
}

/// Nothing has this address.
pub async fn nothing_here() -> Failure {
    Failure::NotFound
}

/// Answers when a handler panicked.
#[derive(Clone, Copy)]
pub struct Panicked;

impl tower_http::catch_panic::ResponseForPanic for Panicked {
    type ResponseBody = axum::body::Body;
    fn response_for_panic(&mut self, panic: Box<dyn Any + Send + 'static>) -> Response {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word");
        Failure::Broken(format!("panicked: {said}")).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn an_address_belongs_to_one_face() {
        let table = [
            ("/", Face::Mijn),
            ("/balie", Face::Balie),
            ("/balie/zaken", Face::Balie),
            ("/stuur/beleid", Face::Balie),
            ("/balies", Face::Mijn),
            ("/api/v1/cases", Face::Api),
            ("/apidocs", Face::Mijn),
        ];
        for (path, face) in table {
            assert_eq!(Face::of(path), face, "{path}");
        }
    }
}
