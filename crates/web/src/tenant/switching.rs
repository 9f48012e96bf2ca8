//! Which tenant is it? For people who share an e-mail address, after the code and any time later.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::ids::RelationId;
use serde::Deserialize;
use usecases::signing_in::Visit;
use usecases::signing_in::sessions::{Guest, Step};
use usecases::signing_in::tenants::{choose, sharing};

use crate::components::{Choice, Errors};
use crate::cookies;
use crate::failure::Failure;
use crate::next::Next;
use crate::page::{Go, Page, again};
use crate::sessions;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/inloggen/kies", get(ask).post(go_on))
}

#[derive(Template)]
#[template(path = "signing_in/who.html")]
struct WhoPage {
    t: Say,
    page: MijnShell,
    errors: Errors,
    choices: Vec<Choice>,
    next: String,
}

/// The visit of somebody who gave a right code, whether they chose already or not.
async fn visiting(visitor: &Visitor) -> Result<Visit, Failure> {
    let visit = sessions::visit(visitor, cookies::TENANT).await?;
    let visit = visit.filter(|visit| matches!(visit.guest, Guest::Tenant(_)));
    visit.ok_or_else(|| Failure::SignIn { at: "/inloggen".to_owned(), script: visitor.is_script() })
}

async fn who_page(visitor: &Visitor, visit: &Visit, next: &Next, errors: Errors) -> Result<WhoPage, Failure> {
    let accounts = sharing(&visitor.door(), visit).await?;
    let choices = accounts.into_iter().map(|account| {
        let (id, name) = (account.tenant.id, account.tenant.name.spoken());
        let now = visit.step == Step::Done && visit.guest == Guest::Tenant(id);
        Choice::new(&id.to_string(), name, now).hint(account.addresses.join("; "))
    });
    let t = visitor.say();
    let page = visitor.shell(errors.in_title(&t, t.text("sign-in-who-title")));
    Ok(WhoPage { page, errors, choices: choices.collect(), next: next.wanted(), t })
}

async fn ask(visitor: Visitor, Query(next): Query<Next>) -> Result<Page<impl Template>, Failure> {
    let visit = visiting(&visitor).await?;
    let visitor = visitor.known_to_read(visit.language);
    Ok(Page(who_page(&visitor, &visit, &next, Errors::none()).await?))
}

/// What the form sends.
#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    wie: String,
    #[serde(flatten)]
    next: Next,
}

async fn go_on(visitor: Visitor, Form(form): Form<Chosen>) -> Result<Response, Failure> {
    let visit = visiting(&visitor).await?;
    let Ok(tenant) = form.wie.parse::<RelationId>() else {
        let errors = Errors::one("wie", visitor.say().text("sign-in-who-choose"));
        return Ok(again(who_page(&visitor, &visit, &form.next, errors).await?));
    };
    let token = choose(&visitor.door(), &visit, tenant).await?;
    let session = visitor.keep(cookies::TENANT, token.as_str());
    Ok((session, Go(form.next.or("/"))).into_response())
}
