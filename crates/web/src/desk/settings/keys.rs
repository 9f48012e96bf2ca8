//! The keys with which other systems call: made, shown once, revoked.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::ids::ApiKeyId;
use usecases::Error;
use usecases::api_keys::{self, Scope};

use crate::components::{Choice, Errors, Tab};
use crate::desk::form::Sent;
use crate::desk::{frame, moments};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::{Administrator, Employee};
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/instellingen/sleutels", get(show).post(create))
        .route("/balie/instellingen/sleutels/{id}/intrekking", post(revoke))
}

struct KeyLine {
    id: ApiKeyId,
    name: String,
    prefix: String,
    scopes: String,
    used: String,
    revoked: bool,
}

#[derive(Template)]
#[template(path = "desk/keys.html")]
struct KeysPage {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    errors: Errors,
    /// A key that was made just now; shown this once.
    made: Option<String>,
    keys: Vec<KeyLine>,
    scopes: Vec<Choice>,
    name: String,
}

fn scope_name(t: &Say, scope: Scope) -> String {
    t.text(&format!("balie-scope-{}", scope.code().replace(':', "-")))
}

async fn view(
    employee: &Employee,
    errors: Errors,
    made: Option<String>,
    typed: (&str, &[Scope]),
) -> Result<KeysPage, Failure> {
    let t = employee.say();
    let now = employee.visitor.now;
    let keys = api_keys::list(&employee.act()).await?;
    let keys = keys.into_iter().map(|key| KeyLine {
        id: key.id,
        scopes: key.scopes.iter().map(|scope| scope_name(&t, *scope)).collect::<Vec<_>>().join(", "),
        used: key.last_used_at.map_or_else(|| t.text("balie-key-unused"), |at| moments::exact(&t, now, at)),
        revoked: key.revoked_at.is_some(),
        name: key.name,
        prefix: key.prefix,
    });
    let keys = keys.collect();
    let scope = |scope: Scope| Choice::new(scope.code(), scope_name(&t, scope), typed.1.contains(&scope));
    let scopes = Scope::ALL.into_iter().map(scope).collect();
    let page = frame::frame(employee, errors.in_title(&t, t.text("balie-settings-keys")), "settings").await?;
    Ok(KeysPage {
        page,
        tabs: super::tabs(&t, "keys"),
        errors,
        made,
        keys,
        scopes,
        name: typed.0.to_owned(),
        t,
    })
}

async fn show(Administrator(employee): Administrator) -> Result<Page<impl Template>, Failure> {
    Ok(Page(view(&employee, Errors::none(), None, ("", &[])).await?))
}

async fn create(Administrator(employee): Administrator, Form(sent): Sent) -> Result<Response, Failure> {
    let of = |name: &str| {
        sent.iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
    };
    let scopes: Vec<Scope> = of("scope").into_iter().filter_map(Scope::from_code).collect();
    let name = of("name").first().copied().unwrap_or_default();
    match api_keys::create(&employee.act(), name, &scopes).await {
        Ok(new) => Ok(Page(view(&employee, Errors::none(), Some(new.key), ("", &[])).await?).into_response()),
        Err(Error::Input(key)) => {
            let field = if key == "api-key-scope-needed" { "scope" } else { "name" };
            let errors = Errors::one(field, employee.say().text(&key));
            Ok(again(view(&employee, errors, None, (name, &scopes)).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn revoke(
    Administrator(employee): Administrator,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    api_keys::revoke(&employee.act(), id).await?;
    Ok((employee.visitor.say_next("balie-key-revoked-now"), Go::to("/balie/instellingen/sleutels")))
}
