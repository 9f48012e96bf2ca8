//! All versions of the channel policy, and beginning a new one.

use askama::Template;
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use domain::calendar::amsterdam;
use usecases::steering::policies::{self, Summary};

use super::head::{address, state_kind, state_word, title};
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid", get(show).post(begin))
}

struct Version {
    name: String,
    url: String,
    state: String,
    state_kind: &'static str,
    from: String,
    changed: String,
}

#[derive(Template)]
#[template(path = "manager/policies.html")]
struct PoliciesPage {
    t: Say,
    page: StuurShell,
    versions: Vec<Version>,
}

async fn show(manager: Manager) -> Result<Page<impl Template>, Failure> {
    let versions = policies::list(&manager.0.act()).await?;
    let t = manager.0.say();
    Ok(Page(PoliciesPage {
        page: frame(&manager, t.text("stuur-policy"), "policy"),
        versions: versions.iter().map(|summary| version(&t, summary)).collect(),
        t,
    }))
}

fn version(t: &Say, summary: &Summary) -> Version {
    let when = t.words().day(amsterdam::day_of(summary.changed_at));
    Version {
        name: title(t, summary),
        url: address(summary.id),
        state: state_word(t, summary),
        state_kind: state_kind(summary),
        from: summary.live_from.map(|from| t.words().day(from)).unwrap_or_default(),
        changed: t.with("stuur-policy-changed-by", &[("when", &when), ("name", &summary.changed_by)]),
    }
}

async fn begin(manager: Manager) -> Result<impl IntoResponse, Failure> {
    let id = policies::start(&manager.0.act(), None).await?;
    Ok((manager.0.visitor.say_next("stuur-policy-begun"), Go::to(address(id))))
}
