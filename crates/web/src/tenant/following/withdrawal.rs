//! Taking a case back: what that means, and doing it.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::ids::CaseId;
use domain::processes::flow::Command;
use usecases::Error;
use usecases::cases::{self, CaseView};

use super::super::frame::id;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The command behind this page.
const WITHDRAW: &str = "withdraw";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/zaken/{case}/intrekking", get(ask).post(withdraw))
}

#[derive(Template)]
#[template(path = "tenant/withdrawal.html")]
struct WithdrawalPage {
    t: Say,
    page: MijnShell,
    back: String,
    title: String,
    text: String,
    foot: String,
    /// Why it can no longer be done, or empty.
    refusal: String,
}

fn page_of(tenant: &Tenant, view: &CaseView, refusal: String) -> WithdrawalPage {
    let t = tenant.say();
    let process = &view.case.process;
    let title = t.text(&format!("{process}-command-{WITHDRAW}"));
    let own = t.if_any(&format!("mijn-withdraw-{process}"));
    WithdrawalPage {
        page: tenant.shell(title.clone()),
        back: format!("/zaken/{}", view.case.id),
        title,
        text: if own.is_empty() { t.text("mijn-withdraw") } else { own },
        foot: format!("{} · {}", view.home.address, view.case.number),
        refusal,
        t,
    }
}

async fn ask(tenant: Tenant, Path(case): Path<String>) -> Result<Response, Failure> {
    let view = cases::view(&tenant.act(), id::<CaseId>(&case)?).await?;
    if !view.commands.contains(&WITHDRAW) {
        return Ok(Go::to(format!("/zaken/{}", view.case.id)).into_response());
    }
    Ok(Page(page_of(&tenant, &view, String::new())).into_response())
}

async fn withdraw(tenant: Tenant, Path(case): Path<String>) -> Result<Response, Failure> {
    let act = tenant.act();
    let view = cases::view(&act, id::<CaseId>(&case)?).await?;
    match cases::command(&act, view.case.id, &Command::new(WITHDRAW)).await {
        Ok(case) => Ok((tenant.visitor.say_next("mijn-withdrawn"), Go::to(format!("/zaken/{}", case.id)))
            .into_response()),
        Err(Error::Refused(refusal)) => {
            let why = tenant.say().message(&refusal.message());
            Ok(again(page_of(&tenant, &view, why)))
        }
        Err(error) => Err(error.into()),
    }
}
