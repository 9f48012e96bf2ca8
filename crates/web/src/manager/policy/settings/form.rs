//! The one form by which each respect of a version is changed: its fields as data, shown again as they were typed.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::PolicyId;
use domain::language::Language;
use usecases::Error;
use usecases::steering::policies::{self, Consequences, Edit, Outcome, View};

use crate::components::{Choice, Errors};
use crate::desk::form::value;
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::manager::policy::head::{Head, address, head};
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

/// The version in an address, when it may still change; one that may not is shown as it is.
pub async fn opened(manager: &Manager, id: PolicyId) -> Result<Result<View, Response>, Failure> {
    let view = policies::open(&manager.0.act(), id).await?;
    if view.summary.state.may_change() {
        return Ok(Ok(view));
    }
    let said = manager.0.visitor.say_next("steering-policy-fixed");
    Ok(Err((said, Go::to(overview(id, ""))).into_response()))
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
) -> Result<Response, Failure> {
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

fn again(manager: &Manager, view: &View, form: Form, errors: Errors) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(manager, view, form, errors)).into_response()
}

/// What a change does to the rules, a sentence each.
pub fn consequences(t: &Say, view: &View, found: &Consequences) -> Vec<String> {
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
