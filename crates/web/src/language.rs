//! Chooses the language of every page that follows.

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::IntoResponse;
use axum::routing::get;
use domain::language::Language;
use serde::Deserialize;

use crate::failure::Failure;
use crate::page::Go;
use crate::state::WebState;
use crate::visitor::Visitor;
use crate::{addresses, cookies};

/// A year.
const LASTS: u32 = 365 * 24 * 3600;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/taal/{code}", get(choose))
}

/// Where to go on.
#[derive(Debug, Deserialize)]
struct Back {
    #[serde(default)]
    naar: String,
}

async fn choose(
    visitor: Visitor,
    Path(code): Path<String>,
    Query(back): Query<Back>,
) -> Result<impl IntoResponse, Failure> {
    let language = Language::from_code(&code).ok_or(Failure::NotFound)?;
    let to = addresses::local(&back.naar).unwrap_or("/").to_owned();
    Ok((visitor.keep_for(cookies::LANGUAGE, language.code(), LASTS), Go(to)))
}
