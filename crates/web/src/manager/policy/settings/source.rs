//! All parameters of a version as text, for those who know TOML; the table follows what is typed there too.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form as Typed, Router};
use usecases::steering::policies::{self, Edit};

use super::form::{self, Away, Control, Field, Form, keep, opened};
use crate::components::Errors;
use crate::desk::form::{Sent, fields};
use crate::manager::policy::head::read_id;
use crate::sessions::Manager;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid/{id}/gegevens/tekst", get(show).post(change))
}

fn form(t: &Say, text: &str) -> Form {
    Form {
        title: t.text("stuur-parameters-source"),
        lead: t.text("stuur-parameters-help"),
        fields: vec![Field::new(Control::Area("28"), "parameters", t.text("stuur-parameters-source"), text)],
        button: t.text("stuur-table-keep"),
        anchor: "tekst".to_owned(),
        ..Form::default()
    }
}

async fn show(manager: Manager, Path(id): Path<String>) -> Result<Response, Away> {
    let view = opened(&manager, &id).await?;
    let form = form(&manager.0.say(), &view.parameters_text);
    Ok(form::page(&manager, &view, form, Errors::none()).into_response())
}

async fn change(manager: Manager, Path(id): Path<String>, Typed(sent): Sent) -> Result<Response, Away> {
    let (view, sent) = (policies::open(&manager.0.act(), read_id(&id)?).await?, fields(sent));
    let typed = text(&sent);
    keep(&manager, &view, form(&manager.0.say(), &typed), Ok(Edit::Text(typed)), &sent).await
}

/// The text as it was typed, with the ends of lines that files have.
fn text(sent: &BTreeMap<String, String>) -> String {
    let typed = sent.get("parameters").map(String::as_str).unwrap_or_default().replace("\r\n", "\n");
    format!("{}\n", typed.trim())
}
