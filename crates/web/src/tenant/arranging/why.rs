//! "Why do you show me this?": a recorded advice as a page that can be read.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use domain::ids::AdviceId;
use usecases::steering;

use super::super::frame::id;
use crate::explained::{Explained, explain};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/adviezen/{advice}", get(show))
}

#[derive(Template)]
#[template(path = "tenant/why.html")]
struct WhyPage {
    t: Say,
    page: MijnShell,
    back: String,
    why: Explained,
}

async fn show(tenant: Tenant, Path(advice): Path<String>) -> Result<Page<impl Template>, Failure> {
    let act = tenant.act();
    let advice = steering::advice(&act, id::<AdviceId>(&advice)?).await?;
    let t = tenant.say();
    Ok(Page(WhyPage {
        page: tenant.shell(t.text("why-title")),
        back: format!("/onderwerpen/{}", advice.topic),
        why: explain(&t, &topics::known(&act).await?, &advice),
        t,
    }))
}
