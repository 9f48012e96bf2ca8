//! The members of staff: add one, change what they may do, let them in no longer.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::actors::StaffRole;
use domain::ids::StaffId;
use usecases::Error;
use usecases::staff::{self, NewStaff, StaffView};

use crate::components::{Choice, Errors, Tab};
use crate::desk::form::{Sent, fields, value};
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
        .route("/balie/instellingen/medewerkers", get(show).post(add))
        .route("/balie/instellingen/medewerkers/{id}/wijzigingen", post(change))
}

struct Member {
    id: StaffId,
    name: String,
    email: String,
    since: String,
    disabled: bool,
    second_factor: bool,
    role: String,
    roles: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "desk/staff.html")]
struct StaffPage {
    t: Say,
    page: BalieShell,
    tabs: Vec<Tab>,
    errors: Errors,
    /// A password that was made just now, with whose it is; shown this once.
    made: Option<(String, String)>,
    members: Vec<Member>,
    roles: Vec<Choice>,
    name: String,
    email: String,
}

fn roles(t: &Say, chosen: &str) -> Vec<Choice> {
    let role = |role: StaffRole| {
        Choice::new(role.code(), t.text(&format!("balie-role-{}", role.code())), role.code() == chosen)
    };
    StaffRole::ALL.into_iter().map(role).collect()
}

fn member(employee: &Employee, t: &Say, member: StaffView) -> Member {
    Member {
        id: member.id,
        since: moments::short(t, employee.visitor.now, member.created_at),
        disabled: member.disabled,
        second_factor: member.second_factor,
        role: t.text(&format!("balie-role-{}", member.role.code())),
        roles: roles(t, member.role.code()),
        name: member.name,
        email: member.email,
    }
}

async fn view(
    employee: &Employee,
    errors: Errors,
    made: Option<(String, String)>,
) -> Result<StaffPage, Failure> {
    let t = employee.say();
    let all = staff::list(&employee.act()).await?;
    Ok(StaffPage {
        page: frame::frame(employee, errors.in_title(&t, t.text("balie-settings-staff")), "settings").await?,
        tabs: super::tabs(&t, "staff"),
        members: all.into_iter().map(|one| member(employee, &t, one)).collect(),
        roles: roles(&t, "agent"),
        name: String::new(),
        email: String::new(),
        errors,
        made,
        t,
    })
}

async fn show(Administrator(employee): Administrator) -> Result<Page<impl Template>, Failure> {
    Ok(Page(view(&employee, Errors::none(), None).await?))
}

async fn add(Administrator(employee): Administrator, Form(sent): Sent) -> Result<Response, Failure> {
    let sent = fields(sent);
    let t = employee.say();
    let role = StaffRole::from_code(value(&sent, "role")).ok_or(Failure::NotFound)?;
    let (name, email) = (value(&sent, "name").to_owned(), value(&sent, "email").to_owned());
    let errors =
        match staff::add(&employee.act(), &NewStaff { email: email.clone(), name: name.clone(), role }, None)
            .await
        {
            Ok(added) => {
                let made = added.password.map(|password| (name, password));
                return Ok(Page(view(&employee, Errors::none(), made).await?).into_response());
            }
            Err(Error::Problems(problems)) => Errors::of_problems(&problems, &t),
            Err(Error::Input(key)) => Errors::one("email", t.text(&key)),
            Err(error) => return Err(error.into()),
        };
    let page = view(&employee, errors, None).await?;
    Ok(again(StaffPage { name, email, roles: roles(&t, role.code()), ..page }))
}

async fn change(
    Administrator(employee): Administrator,
    Path(id): Path<String>,
    Form(sent): Sent,
) -> Result<Response, Failure> {
    let id: StaffId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let act = employee.act();
    let outcome = match value(&sent, "wat") {
        "rol" => {
            let role = StaffRole::from_code(value(&sent, &format!("role-{id}"))).ok_or(Failure::NotFound)?;
            staff::change_role(&act, id, role).await
        }
        "uitzetten" => staff::disable(&act, id).await,
        "aanzetten" => staff::enable(&act, id).await,
        "tweede-factor" => staff::reset_totp(&act, id).await,
        "uitloggen" => staff::sign_out_everywhere(&act, id).await,
        "wachtwoord" => {
            let name = staff::find(&act, id).await?.name;
            let password = staff::reset_password(&act, id).await?;
            return Ok(Page(view(&employee, Errors::none(), Some((name, password))).await?).into_response());
        }
        _ => return Err(Failure::NotFound),
    };
    match outcome {
        Ok(()) => {
            let back = Go::to("/balie/instellingen/medewerkers");
            Ok((employee.visitor.say_next("balie-staff-changed"), back).into_response())
        }
        Err(Error::Input(key)) => {
            let errors = Errors::one("", employee.say().text(&key));
            Ok(again(view(&employee, errors, None).await?))
        }
        Err(error) => Err(error.into()),
    }
}
