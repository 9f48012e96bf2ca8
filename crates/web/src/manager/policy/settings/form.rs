//! The one form by which each respect of a version is changed: its fields as data, shown again as they were typed.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::PolicyId;
use domain::language::Language;
use usecases::Error;
use usecases::steering::policies::{self, Consequences, Direction, Edit, Outcome, View};

use crate::components::{Choice, Errors};
use crate::desk::form::value;
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::manager::policy::head::{Head, address, head, read_id};
use crate::page::{Go, Page};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::texts::Say;

/// What a field looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One line.
    Text,
    /// A whole number.
    Number,
    /// Euros.
    Amount,
    /// Several lines.
    Area(&'static str),
    /// One of some choices, all in sight.
    Radios,
    /// One of some choices, or none.
    Select,
    /// A box to tick.
    Check,
    /// A day.
    Day,
    /// Only something to read.
    Said,
    /// Where another group of fields begins.
    Heading,
}

/// A field of the form.
#[derive(Debug, Clone)]
pub struct Field {
    pub control: Control,
    pub name: String,
    pub label: String,
    pub value: String,
    pub hint: String,
    pub choices: Vec<Choice>,
    pub chosen: bool,
    pub optional: bool,
}

impl Field {
    /// A field with what stands in it.
    pub fn new(control: Control, name: &str, label: String, value: impl Into<String>) -> Self {
        Self {
            control,
            name: name.to_owned(),
            label,
            value: value.into(),
            hint: String::new(),
            choices: Vec::new(),
            chosen: false,
            optional: false,
        }
    }

    /// The same with a sentence under its label.
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// The same with choices.
    pub fn choices(mut self, choices: Vec<Choice>) -> Self {
        self.choices = choices;
        self
    }

    /// The same as a box that is ticked or not; a group may have several of one name.
    pub fn ticked(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// The same, when it need not be filled in.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// A form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub title: String,
    pub lead: String,
    pub fields: Vec<Field>,
    /// What the button says.
    pub button: String,
    /// Whether something is taken away.
    pub removes: bool,
    /// What keeping it does to the rules, in sentences.
    pub consequences: Vec<String>,
    /// Whether it only leads on to another form: nothing is kept yet.
    pub asks_first: bool,
    /// Whether somebody must agree to rules that go.
    pub asks: bool,
    /// Where one comes back to on the overview.
    pub anchor: String,
    /// Which version the form saw, so long as nobody was told that another changed it since; else the newest.
    pub seen: String,
}

#[derive(Template)]
#[template(path = "manager/setting.html")]
struct SettingPage {
    t: Say,
    page: StuurShell,
    head: Head,
    errors: Errors,
    form: Form,
    back: String,
}

/// Why a form is not shown or kept.
pub enum Away {
    /// Something happened to what it is about: one is sent to where that is told.
    Elsewhere(Box<Response>),
    /// As with any page.
    Failed(Failure),
}

impl From<Failure> for Away {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Error> for Away {
    fn from(error: Error) -> Self {
        Self::Failed(error.into())
    }
}

impl IntoResponse for Away {
    fn into_response(self) -> Response {
        match self {
            Self::Elsewhere(response) => *response,
            Self::Failed(failure) => failure.into_response(),
        }
    }
}

/// Sends to a place on the overview, where is told what happened.
pub fn away(manager: &Manager, id: PolicyId, said: &str, anchor: &str) -> Away {
    let response = (manager.0.visitor.say_next(said), Go::to(overview(id, anchor))).into_response();
    Away::Elsewhere(Box::new(response))
}

/// The version in an address, when it may still change; one that may not is shown as it is.
pub async fn opened(manager: &Manager, id: &str) -> Result<View, Away> {
    let view = policies::open(&manager.0.act(), read_id(id)?).await?;
    if view.summary.state.may_change() {
        return Ok(view);
    }
    Err(away(manager, view.summary.id, "steering-policy-fixed", ""))
}

/// The address of the overview, at a place in it.
pub fn overview(id: PolicyId, anchor: &str) -> String {
    let hash = if anchor.is_empty() { "" } else { "#" };
    format!("{}/gegevens{hash}{anchor}", address(id))
}

/// The form on its page.
pub fn page(manager: &Manager, view: &View, form: Form, errors: Errors) -> Page<impl Template + use<>> {
    let t = manager.0.say();
    let mut head = head(&t, view, "parameters");
    if !form.seen.is_empty() {
        head.lock.clone_from(&form.seen);
    }
    Page(SettingPage {
        page: frame(manager, errors.in_title(&t, format!("{} – {}", form.title, head.title)), "policy"),
        back: overview(view.summary.id, &form.anchor),
        head,
        errors,
        form,
        t,
    })
}

/// Keeps a change, or shows the form again as it was filled in, with what must be mended.
pub async fn keep(
    manager: &Manager,
    view: &View,
    form: Form,
    change: Result<Edit, Errors>,
    sent: &BTreeMap<String, String>,
) -> Result<Response, Away> {
    let (act, id, t) = (manager.0.act(), view.summary.id, manager.0.say());
    let form = Form { seen: value(sent, "version").to_owned(), ..form };
    let change = match change {
        Ok(change) => change,
        Err(errors) => return Ok(again(manager, view, form, errors)),
    };
    let seen = value(sent, "version").parse().unwrap_or(0);
    let agreed = value(sent, "agreed") == "yes";
    match policies::edit(&act, id, seen, &change, agreed).await {
        Ok(Outcome::Kept) => {
            let said = manager.0.visitor.say_next("stuur-parameters-kept");
            Ok((said, Go::to(overview(id, &form.anchor))).into_response())
        }
        Ok(Outcome::Asks(found)) => {
            let consequences = consequences(&t, view, &found);
            let form = Form { consequences, asks: true, ..form };
            let errors = Errors::one("agreed", t.text("stuur-setting-agree-first"));
            Ok(again(manager, view, form, errors))
        }
        Err(Error::Problems(problems)) => Ok(again(manager, view, form, Errors::of_problems(&problems, &t))),
        Err(Error::Input(key)) => Ok(again(manager, view, form, Errors::one("", t.text(&key)))),
        Err(Error::Changed) => {
            // Saving again now knows of what the other did.
            let view = policies::open(&act, id).await?;
            let errors = Errors::one("", t.text("stuur-table-stale"));
            let form = Form { seen: String::new(), ..form };
            Ok((StatusCode::CONFLICT, page(manager, &view, form, errors)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes something away, once the page that told which rules go with it was agreed to: its version is the lock.
pub async fn remove(
    manager: &Manager,
    view: &View,
    form: Form,
    gone: Edit,
    mut sent: BTreeMap<String, String>,
) -> Result<Response, Away> {
    sent.insert("agreed".to_owned(), "yes".to_owned());
    keep(manager, view, form, Ok(gone), &sent).await
}

/// What a change that takes something away does to the rules, a sentence each.
pub async fn foreseen(manager: &Manager, view: &View, gone: &Edit) -> Result<Vec<String>, Away> {
    match policies::foresee(&manager.0.act(), view.summary.id, gone).await {
        Ok(found) => Ok(consequences(&manager.0.say(), view, &found)),
        // Why it cannot go is told when one tries.
        Err(Error::Problems(_)) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Moves something on the overview, as its button sent it; when somebody else changed the version meanwhile, that is told.
pub async fn moved(
    manager: &Manager,
    id: PolicyId,
    sent: &BTreeMap<String, String>,
    moved: &Edit,
    anchor: &str,
) -> Result<Response, Away> {
    let seen = value(sent, "version").parse().unwrap_or(0);
    match policies::edit(&manager.0.act(), id, seen, moved, false).await {
        Ok(_) => Ok(Go::to(overview(id, anchor)).into_response()),
        Err(Error::Changed) => Err(away(manager, id, "stuur-move-stale", anchor)),
        Err(error) => Err(error.into()),
    }
}

/// The direction that a button sends.
pub fn direction(sent: &BTreeMap<String, String>) -> Direction {
    if value(sent, "to") == "up" { Direction::Up } else { Direction::Down }
}

fn again(manager: &Manager, view: &View, form: Form, errors: Errors) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(manager, view, form, errors)).into_response()
}

/// What a change does to the rules, a sentence each.
fn consequences(t: &Say, view: &View, found: &Consequences) -> Vec<String> {
    let is_english = t.language() == Language::En;
    let remark = |number: &usize| {
        let rule = view.table.rules.get(number - 1);
        let english =
            rule.map(|rule| rule.remark_en.as_str()).filter(|remark| is_english && !remark.is_empty());
        english.or_else(|| rule.map(|rule| rule.remark.as_str())).unwrap_or_default()
    };
    let each = |key: &str, rules: &[usize]| -> Vec<String> {
        let said = |rule: &usize| t.with(key, &[("n", &rule.to_string()), ("remark", remark(rule))]);
        rules.iter().map(said).collect()
    };
    let gone = each("stuur-setting-rule-gone", &found.gone);
    let narrowed = each("stuur-setting-rule-narrowed", &found.narrowed);
    let unled = each("stuur-setting-rule-unled", &found.unled);
    gone.into_iter().chain(narrowed).chain(unled).collect()
}

/// A whole number that was typed: none when nothing was, an error beside the field when it is no such number.
pub fn number<N: std::str::FromStr>(
    t: &Say,
    sent: &BTreeMap<String, String>,
    name: &str,
    errors: &mut Errors,
) -> Option<N> {
    let typed = value(sent, name);
    let read = typed.parse().ok();
    if read.is_none() && !typed.is_empty() {
        errors.add(name, t.text("stuur-setting-number"));
    }
    read
}

/// The same where a number must be filled in; zero stands for one that is missing.
pub fn needed<N: std::str::FromStr + Default>(
    t: &Say,
    sent: &BTreeMap<String, String>,
    name: &str,
    errors: &mut Errors,
) -> N {
    if value(sent, name).is_empty() {
        errors.add(name, t.text("stuur-setting-number"));
    }
    number(t, sent, name, errors).unwrap_or_default()
}

/// What a form comes to, unless something must be mended.
pub fn unless(errors: Errors, change: Edit) -> Result<Edit, Errors> {
    if errors.is_empty() { Ok(change) } else { Err(errors) }
}
