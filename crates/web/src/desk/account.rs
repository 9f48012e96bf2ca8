//! One's own account: the language, and a new password.

use askama::Template;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use usecases::{Error, staff};

use super::form::{Sent, fields};
use super::frame;
use crate::components::{Errors, Fact};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::shell::{BalieShell, OtherLanguage};
use crate::state::WebState;
use crate::texts::Say;

/// Where to go back to.
const ADDRESS: &str = "/balie/account";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/account", get(show).post(change_password))
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct AccountPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    facts: Vec<Fact>,
    languages: Vec<OtherLanguage>,
}

async fn view(employee: &Employee, errors: Errors) -> Result<AccountPage, Failure> {
    let t = employee.say();
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    let facts = vec![
        fact("balie-staff-name", employee.name.clone()),
        fact("balie-role", t.text(&format!("balie-role-{}", employee.role.code()))),
    ];
    // After a form was sent the address is the same as before it.
    let languages = employee.visitor.shell(String::new()).languages;
    let title = errors.in_title(&t, t.text("balie-account-title"));
    Ok(AccountPage { page: frame::frame(employee, title, "account").await?, errors, facts, languages, t })
}

async fn show(employee: Employee) -> Result<Page<impl Template>, Failure> {
    Ok(Page(view(&employee, Errors::none()).await?))
}

async fn change_password(employee: Employee, Form(sent): Sent) -> Result<Response, Failure> {
    let sent = fields(sent);
    let t = employee.say();
    // A password is taken as typed: a space at its end is part of it.
    let typed = |name: &str| sent.get(name).map(String::as_str).unwrap_or_default();
    let (old, new) = (typed("old-password"), typed("new-password"));
    if new != typed("repeated-password") {
        let errors = Errors::one("repeated-password", t.text("balie-password-differs"));
        return Ok(again(view(&employee, errors).await?));
    }
    match staff::change_password(&employee.act(), &employee.visit, old, new).await {
        Ok(()) => Ok((employee.visitor.say_next("balie-password-changed"), Go::to(ADDRESS)).into_response()),
        Err(Error::Input(key)) => {
            let field = if key == "staff-password-wrong" { "old-password" } else { "new-password" };
            Ok(again(view(&employee, Errors::one(field, t.text(&key))).await?))
        }
        Err(error) => Err(error.into()),
    }
}
