//! What can be done with a case: a form per command that its flow allows, and obeying it as the employee saw the case.

use std::collections::BTreeMap;

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
use super::times;
use crate::components::{Choice, DayInput, Errors};
use crate::desk::form::{self, Sent, asked_by, day, day_input, fields, value};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::state::WebState;
use crate::texts::Say;

/// Commands that stand beside what they are about: a visit, somebody who must agree.
const ELSEWHERE: [&str; 7] =
    ["choose-time", "move-time", "cancel-time", "visited", "sign", "decline", super::address::TELL];
/// Commands that ask why, in words.
const WITH_NOTE: [&str; 3] = ["reject", "hand-over", "resolve"];
/// Commands that ask for a day.
const WITH_DATE: [&str; 1] = ["correct"];
/// Commands that only somebody outside can ask for, so that it matters how they asked.
const ASKED_OUTSIDE: [&str; 3] = ["withdraw", "sign", "decline"];
/// Commands that somebody outside or the association itself may want.
const ASKED_BY_ANYBODY: [&str; 3] = ["choose-time", "move-time", "cancel-time"];
/// Commands that close the matter in the ordinary way: the one key for "done" gives the first of them.
const DONE: [&str; 3] = ["approve", "hand-over", "resolve"];

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
    pub day: DayInput,
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
    // What is done most comes first; what cannot be taken back last, where nobody presses it by habit.
    forms.sort_by_key(|form| (form.danger, form.key.is_empty()));
    forms
}

fn form(t: &Say, view: &CaseView, after: &Aftermath, name: &'static str) -> CommandForm {
    let (note, date) = (WITH_NOTE.contains(&name), WITH_DATE.contains(&name));
    let typed = |field: &str| value(&after.typed, &format!("{field}-{name}"));
    let channels =
        if ASKED_OUTSIDE.contains(&name) { form::channels(t, typed("channel")) } else { Vec::new() };
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
        typed: typed("note").to_owned(),
        day: day_input(&after.typed, &format!("end-{name}"), t),
        channels,
    }
}

/// A command as a form sent it.
struct Asked {
    typed: BTreeMap<String, String>,
    name: String,
    /// What its fields are called after: itself, or the visit or person it is about.
    place: String,
    version: i64,
}

impl Asked {
    fn read(sent: Vec<(String, String)>) -> Result<Self, Failure> {
        let typed = fields(sent);
        let name = value(&typed, "command").to_owned();
        let about = [value(&typed, "visit"), value(&typed, "relation")].concat();
        let version = value(&typed, "version").parse();
        let version = version.map_err(|_| Failure::Request(StatusCode::BAD_REQUEST))?;
        Ok(Self { place: place(&name, &about), typed, name, version })
    }

    fn field(&self, field: &str) -> &str {
        value(&self.typed, &format!("{field}-{}", self.place))
    }

    fn command(&self, t: &Say) -> Command {
        let mut command = Command::new(&self.name);
        let given = [
            ("note", self.field("note")),
            ("relation", value(&self.typed, "relation")),
            ("visit", value(&self.typed, "visit")),
            ("time", value(&self.typed, "time")),
        ];
        for (field, given) in given.into_iter().filter(|(_, given)| !given.is_empty()) {
            command = command.with(field, given);
        }
        if let Some(end) = day(&self.typed, &format!("end-{}", self.place), t) {
            command = command.with("end", end.to_string());
        }
        command
    }

    /// The channel by which somebody asked; `None` when that matters and was not said. What an employee does on
    /// their own account comes by none of the tenant's.
    fn channel(&self) -> Option<Channel> {
        let name = self.name.as_str();
        match self.field("channel") {
            code if ASKED_BY_ANYBODY.contains(&name) => asked_by(code),
            code if ASKED_OUTSIDE.contains(&name) => form::recordable(code),
            _ => Some(Channel::Portal),
        }
    }

    /// The field that a refusal is about.
    fn field_of(&self, refusal: &Refusal) -> String {
        let name = self.name.as_str();
        match refusal {
            Refusal::Input(_) if WITH_NOTE.contains(&name) => format!("note-{}", self.place),
            Refusal::TimeGone { .. } => "time".to_owned(),
            _ => String::new(),
        }
    }

    /// The page on which the form stands, with what must be mended.
    async fn mend(self, employee: &Employee, id: CaseId, errors: Errors) -> Result<Response, Failure> {
        if matches!(self.name.as_str(), "choose-time" | "move-time") {
            return Ok(again(
                times::view(employee, id, value(&self.typed, "visit"), &self.typed, errors).await?,
            ));
        }
        let after = Aftermath { typed: self.typed, errors, ..Aftermath::default() };
        Ok(again(view(employee, id, after).await?))
    }
}

/// What the fields of a command are called after. A visit and a person have commands of their own; those that answer
/// for one person share a form.
pub fn place(command: &str, about: &str) -> String {
    let group = if matches!(command, "sign" | "decline") { "answer" } else { command };
    if about.is_empty() { group.to_owned() } else { format!("{group}-{about}") }
}

async fn obey(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: CaseId = id.parse().map_err(|_| Failure::NotFound)?;
    let asked = Asked::read(sent)?;
    let t = employee.say();
    let Some(channel) = asked.channel() else {
        let errors = Errors::one(&format!("channel-{}", asked.place), t.text("balie-channel-needed"));
        return asked.mend(&employee, id, errors).await;
    };
    let act = employee.act_through(channel);
    match cases::command_at(&act, id, asked.version, &asked.command(&t)).await {
        Ok(_) => {
            let said = employee.visitor.say_next("balie-command-done");
            Ok((said, Go::to(format!("/balie/zaken/{id}"))).into_response())
        }
        Err(Error::Changed) => {
            let seen = value(&asked.typed, "seen").parse().unwrap_or(0);
            let after = Aftermath { typed: asked.typed, changed_since: Some(seen), ..Aftermath::default() };
            Ok((StatusCode::CONFLICT, Page(view(&employee, id, after).await?)).into_response())
        }
        Err(Error::Problems(problems)) => {
            let mut errors = Errors::none();
            for problem in problems {
                errors.add(&format!("{}-{}", problem.field, asked.place), t.message(&problem.message));
            }
            asked.mend(&employee, id, errors).await
        }
        Err(Error::Refused(refusal)) => {
            let errors = Errors::one(&asked.field_of(&refusal), t.message(&refusal.message()));
            asked.mend(&employee, id, errors).await
        }
        Err(error) => Err(error.into()),
    }
}
