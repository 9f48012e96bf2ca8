//! Logs of other systems: the list of them, putting one here, taking one away.

use askama::Template;
use axum::Router;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::calendar::amsterdam;
use domain::ids::LogId;
use jiff::Timestamp;
use usecases::Error;
use usecases::journeys::logs::{self, Log, MOST, NotTaken};

use super::log_words;
use crate::components::Errors;
use crate::desk::moments;
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::page::{Go, Page, again};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The field with the file, and where it is wrong.
const FILE: &str = "bestand";
/// What a form with a file sends beside the file.
const AROUND: usize = 64 * 1024;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route(
            "/stuur/klantreizen/logs",
            get(show).post(put).layer(DefaultBodyLimit::max(MOST.saturating_add(AROUND))),
        )
        .route("/stuur/klantreizen/logs/{log}/weg", post(remove))
}

/// The address of a log.
pub fn address(id: LogId) -> String {
    format!("/stuur/klantreizen/logs/{id}")
}

/// The log in an address; what is no log is not there.
pub fn read_id(text: &str) -> Result<LogId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

struct Row {
    name: String,
    url: String,
    size: String,
    by: String,
    when: String,
    goes: String,
}

#[derive(Template)]
#[template(path = "manager/logs.html")]
struct LogsPage {
    t: Say,
    page: StuurShell,
    errors: Errors,
    most: String,
    /// How long a log stays.
    kept: String,
    rows: Vec<Row>,
}

async fn show(manager: Manager) -> Result<Page<impl Template>, Failure> {
    Ok(Page(page(&manager, Errors::none()).await?))
}

async fn page(manager: &Manager, errors: Errors) -> Result<impl Template + use<>, Failure> {
    let t = manager.0.say();
    let now = manager.0.visitor.now;
    let act = manager.0.act();
    let row = |log: &Log| Row {
        goes: day(&t, logs::goes(&act, log)),
        name: log.name.clone(),
        url: address(log.id),
        size: size(&t, log.size),
        by: log.by.clone(),
        when: moments::short(&t, now, log.at),
    };
    let rows = logs::list(&act).await?.iter().map(row).collect();
    let title = errors.in_title(&t, t.text("stuur-logs-title"));
    let most = (MOST / 1_048_576).to_string();
    let kept = t.with("stuur-logs-kept", &[("n", manager.0.visitor.house().log_days.to_string().as_str())]);
    Ok(LogsPage { page: frame(manager, title, "journeys"), errors, most, kept, rows, t })
}

/// The day of a moment in words.
pub fn day(t: &Say, at: Timestamp) -> String {
    t.words().date_without_weekday(amsterdam::day_of(at))
}

/// The size of a file as people say it.
pub fn size(t: &Say, bytes: i64) -> String {
    let (key, number) = match bytes {
        ..1_048_576 => ("stuur-log-kilobytes", (bytes / 1_024).max(1)),
        _ => ("stuur-log-megabytes", bytes / 1_048_576),
    };
    t.with(key, &[("n", &number.to_string())])
}

/// A file as it came: its name and its bytes; or the key of the text that says why it did not come.
async fn file(mut form: Multipart) -> Result<(String, Vec<u8>), &'static str> {
    let refused = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => "stuur-log-too-large",
        _ => "stuur-log-broken-off",
    };
    while let Some(mut field) = form.next_field().await.map_err(refused)? {
        if field.name() != Some(FILE) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let mut content = Vec::new();
        while let Some(part) = field.chunk().await.map_err(refused)? {
            if content.len() + part.len() > MOST {
                return Err("stuur-log-too-large");
            }
            content.extend_from_slice(&part);
        }
        return if name.is_empty() && content.is_empty() {
            Err("stuur-log-none")
        } else {
            Ok((name, content))
        };
    }
    Err("stuur-log-none")
}

async fn put(manager: Manager, form: Multipart) -> Result<Response, Failure> {
    let t = manager.0.say();
    let wrong = match file(form).await {
        Err(key) => t.text(key),
        Ok((name, content)) => match logs::put(&manager.0.act(), &name, content).await {
            Ok(id) => {
                let said = manager.0.visitor.say_next("stuur-log-put");
                return Ok((said, Go::to(address(id))).into_response());
            }
            Err(NotTaken::Unreadable(error)) => log_words::error(&t, &error),
            Err(NotTaken::Other(Error::Input(key))) => t.text(&key),
            Err(NotTaken::Other(error)) => return Err(error.into()),
        },
    };
    Ok(again(page(&manager, Errors::one(FILE, wrong)).await?))
}

async fn remove(manager: Manager, Path(log): Path<String>) -> Result<Response, Failure> {
    logs::remove(&manager.0.act(), read_id(&log)?).await?;
    let said = manager.0.visitor.say_next("stuur-log-removed");
    Ok((said, Go::to("/stuur/klantreizen/logs")).into_response())
}
