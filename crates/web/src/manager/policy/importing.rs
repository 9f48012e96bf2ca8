//! A table that was drawn in a modeller, taken in as a draft of a new version; what is wrong with it is told.

use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use usecases::Error;
use usecases::steering::policies::{
    self, MOST_COLUMNS, MOST_IMPORTED, MOST_RULES, NotImported, PolicyError, TableFault,
};

use super::head::address;
use crate::components::Errors;
use crate::failure::Failure;
use crate::manager::figures;
use crate::manager::frame::frame;
use crate::page::{Go, Page, again};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// What a form sends beside both files.
const AROUND: usize = 64 * 1024;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    let most = MOST_IMPORTED.saturating_mul(2).saturating_add(AROUND);
    Router::new().route("/stuur/beleid/invoeren", get(show).post(take).layer(DefaultBodyLimit::max(most)))
}

#[derive(Template)]
#[template(path = "manager/importing.html")]
struct ImportPage {
    t: Say,
    page: StuurShell,
    errors: Errors,
    hint: String,
}

fn page(manager: &Manager, errors: Errors) -> ImportPage {
    let t = manager.0.say();
    let title = errors.in_title(&t, t.text("stuur-import"));
    ImportPage {
        page: frame(manager, title, "policy"),
        errors,
        hint: t.with(
            "stuur-import-table-hint",
            &[
                ("n", (MOST_IMPORTED / 1_048_576).to_string().as_str()),
                ("rules", figures::count(&t, Some(MOST_RULES as u64)).as_str()),
                ("columns", MOST_COLUMNS.to_string().as_str()),
            ],
        ),
        t,
    }
}

async fn show(manager: Manager) -> Page<impl Template> {
    Page(page(&manager, Errors::none()))
}

/// The files of the form: the table with its name, and the parameters when there are any; or the field and the key of
/// the text that says what is wrong with it.
#[derive(Default)]
struct Files {
    name: String,
    table: String,
    parameters: Option<String>,
}

async fn files(mut form: Multipart) -> Result<Files, (&'static str, &'static str)> {
    let refused = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ("table", "stuur-import-too-large"),
        _ => ("table", "stuur-log-broken-off"),
    };
    let mut files = Files::default();
    while let Some(field) = form.next_field().await.map_err(refused)? {
        let which = match field.name() {
            Some("table") => "table",
            Some("parameters") => "parameters",
            _ => continue,
        };
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = field.bytes().await.map_err(refused)?;
        if content.len() > MOST_IMPORTED {
            return Err((which, "stuur-import-too-large"));
        }
        let text = String::from_utf8(content.to_vec()).map_err(|_| (which, "stuur-import-no-text"))?;
        if which == "table" {
            (files.name, files.table) = (name, text);
        } else {
            files.parameters = Some(text).filter(|text| !text.trim().is_empty());
        }
    }
    if files.table.trim().is_empty() { Err(("table", "stuur-import-none")) } else { Ok(files) }
}

/// What is wrong with a file, and with which of both.
fn told(t: &Say, refused: &PolicyError) -> (&'static str, String) {
    let sentence = t.message(&refused.sentence());
    match refused {
        PolicyError::Parameters(_) => ("parameters", sentence),
        // Its author knows the file better than we do: the reader's own words say what it stumbled over.
        PolicyError::Table(TableFault::Unreadable(error)) => {
            let key = if error.cell.is_some() { "stuur-import-cell" } else { "stuur-import-unreadable" };
            ("table", t.with(key, &[("told", &sentence), ("reason", &error.reason)]))
        }
        PolicyError::Table(_) | PolicyError::Forbidden { .. } => ("table", sentence),
    }
}

async fn take(manager: Manager, form: Multipart) -> Result<Response, Failure> {
    let t = manager.0.say();
    let (field, wrong) = match files(form).await {
        Err((field, key)) => (field, t.text(key)),
        Ok(Files { name, table, parameters }) => {
            let note = t.with("stuur-import-note", &[("name", &name)]);
            match policies::import(&manager.0.act(), &table, parameters.as_deref(), &note).await {
                Ok(id) => {
                    let said = manager.0.visitor.say_next("stuur-import-done");
                    return Ok((said, Go::to(address(id))).into_response());
                }
                Err(NotImported::Refused(refused)) => told(&t, &refused),
                Err(NotImported::Other(Error::Input(key))) => ("table", t.text(&key)),
                Err(NotImported::Other(error)) => return Err(error.into()),
            }
        }
    };
    Ok(again(page(&manager, Errors::one(field, wrong))))
}
