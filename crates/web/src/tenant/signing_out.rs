//! Signing out for tenants.

use axum::Router;
use axum::response::IntoResponse;
use axum::routing::post;

use crate::cookies;
use crate::failure::Failure;
use crate::page::Go;
use crate::sessions;
use crate::state::WebState;
use crate::visitor::Visitor;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/uitloggen", post(sign_out))
}

async fn sign_out(visitor: Visitor) -> Result<impl IntoResponse, Failure> {
    sessions::leave(&visitor, cookies::TENANT).await?;
    let said = visitor.say_next("signed-out");
    Ok((visitor.forget(cookies::TENANT), said, Go::to("/inloggen")))
}
