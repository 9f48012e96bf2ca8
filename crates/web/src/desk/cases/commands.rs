//! What can be done with a case: a form per command that its flow allows, and obeying it as the employee saw the case.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::ids::CaseId;
use domain::processes::flow::{Command, Refusal};
use jiff::Timestamp;
use usecases::Error;
use usecases::cases::{self, CaseView};

use super::page::{Aftermath, view};
use crate::components::{Choice, DateParts, Errors};
use crate::desk::form::{Sent, date, date_parts, fields, value};
use crate::desk::tenants;
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::state::WebState;
use crate::texts::Say;

/// Commands that stand beside what they are about: a visit, somebody who must agree.
const ELSEWHERE: [&str; 6] = ["choose-time", "move-time", "cancel-time", "visited", "sign", "decline"];
/// Commands that ask why, in words.
const WITH_NOTE: [&str; 2] = ["reject", "resolve"];
/// Commands that ask for a day.
const WITH_DATE: [&str; 1] = ["correct"];
/// Commands that only the tenant can ask for, so that it matters how they asked.
const ASKED_BY_TENANT: [&str; 1] = ["withdraw"];
/// Commands that close the matter in the ordinary way: the one key for "done" gives the first of them.
const DONE: [&str; 2] = ["approve", "resolve"];

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/zaken/{id}/opdrachten", post(obey))
}

/// The form of one command.
#[expect(clippy::struct_excessive_bools, reason = "each says whether one part of the form is there")]
pub struct CommandForm {
    /// The command.
    pub name: &'static str,
    /// What its button says.
    pub label: String,
    /// What it does, in a sentence, or empty.
    pub hint: String,
    /// Whether it is given at once, without anything to fill in.
    pub at_once: bool,
    /// Whether it asks why.
    pub note: bool,
    /// What the words are called: a note, or why.
    pub note_key: &'static str,
    /// Whether it asks for a day.
    pub date: bool,
    /// How the tenant asked, when that matters.
    pub channels: Vec<Choice>,
    /// Whether it cannot be taken back.
    pub danger: bool,
    /// The key that gives it, or empty.
    pub key: &'static str,
    /// Whether it stands open, because something must be mended.
    pub open: bool,
    /// The words as typed.
    pub typed: String,
    /// The day as typed.
    pub parts: DateParts,
}

/// The forms of the commands that this employee may give now and that stand by themselves.
pub fn forms(t: &Say, now: Timestamp, view: &CaseView, after: &Aftermath) -> Vec<CommandForm> {
    let ended = view.lease.end.is_some_and(|end| end < amsterdam::day_of(now));
    let attended = !view.case.attention.is_empty();
    let shown = view.commands.iter().copied().filter(|name| {
        // A case closes by itself after the last day; and there must be something to resolve.
        !ELSEWHERE.contains(name) && (*name != "finish" || ended) && (*name != "resolve" || attended)
    });
    let mut forms: Vec<CommandForm> = shown.map(|name| form(t, view, after, name)).collect();
    if let Some(done) = forms.iter_mut().find(|form| DONE.contains(&form.name)) {
        done.key = "e";
    }
    forms
}

fn form(t: &Say, view: &CaseView, after: &Aftermath, name: &'static str) -> CommandForm {
    let (note, date) = (WITH_NOTE.contains(&name), WITH_DATE.contains(&name));
    let channels = if ASKED_BY_TENANT.contains(&name) { tenants::channels(t, "phone") } else { Vec::new() };
    CommandForm {
        name,
        label: t.text(&format!("{}-command-{name}", view.case.process)),
        hint: t.if_any(&format!("balie-command-{name}-hint")),
        at_once: !note && !date && channels.is_empty(),
        note,
        note_key: if date { "balie-note" } else { "balie-why" },
        date,
        danger: matches!(name, "reject" | "withdraw"),
        key: "",
        open: value(&after.typed, "command") == name,
        typed: value(&after.typed, &format!("note-{name}")).to_owned(),
        parts: date_parts(&after.typed, &format!("end-{name}")),
        channels,
    }
}

async fn obey(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let name = value(&sent, "command").to_owned();
    let version: i64 =
        value(&sent, "version").parse().map_err(|_| Failure::Request(StatusCode::BAD_REQUEST))?;
    let mut command = Command::new(&name);
    for field in ["note", "relation", "visit", "time"] {
        let own = value(&sent, &format!("{field}-{name}"));
        let given = if own.is_empty() { value(&sent, field) } else { own };
        if !given.is_empty() {
            command = command.with(field, given);
        }
    }
    if let Some(end) = date(&sent, &format!("end-{name}")) {
        command = command.with("end", end.to_string());
    }
    let channel = channel(value(&sent, &format!("channel-{name}")));
    let act = employee.act_through(channel);
    match cases::command_at(&act, id, version, &command).await {
        Ok(_) => {
            let said = employee.visitor.say_next("balie-command-done");
            Ok((said, Go::to(format!("/balie/zaken/{id}"))).into_response())
        }
        Err(Error::Changed) => {
            let seen = value(&sent, "seen").parse().unwrap_or(0);
            let after = Aftermath { typed: sent, changed_since: Some(seen), ..Aftermath::default() };
            Ok((StatusCode::CONFLICT, Page(view(&employee, id, after).await?)).into_response())
        }
        Err(Error::Refused(refusal)) => {
            let errors = Errors::one(&place(&name, &refusal), employee.say().message(&refusal.message()));
            let after = Aftermath { typed: sent, errors, changed_since: None };
            Ok(again(view(&employee, id, after).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// The channel by which the tenant asked; what an employee does on their own account comes by none of theirs.
fn channel(code: &str) -> Channel {
    let recordable = Channel::recordable_by_staff();
    Channel::from_code(code).filter(|channel| recordable.contains(channel)).unwrap_or(Channel::Portal)
}

/// The field that a refusal is about.
fn place(command: &str, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Input(_) if WITH_NOTE.contains(&command) => format!("note-{command}"),
        Refusal::Input(_) if WITH_DATE.contains(&command) => format!("end-{command}"),
        _ => "main".to_owned(),
    }
}
