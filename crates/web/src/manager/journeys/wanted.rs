//! The journey as it is wanted, drawn step by step with plain forms: channels, may be left out, may happen again.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::channels::Channel;
use usecases::Error;
use usecases::journeys::wanted::{MOST_STEPS, WantedStep, keep, kept};

use super::words::CHANNELS;
use crate::components::{Choice, Errors};
use crate::desk::form::Sent;
use crate::failure::Failure;
use crate::manager::choosing::Chosen;
use crate::manager::frame::frame;
use crate::page::{Go, Page, again};
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/klantreizen/gewenst", get(show).post(change))
}

/// Where the wanted journey of what was chosen is changed.
pub fn address(chosen: &Chosen) -> String {
    format!("/stuur/klantreizen/gewenst?{}", chosen.query())
}

/// A step that can be changed.
struct StepForm {
    number: String,
    title: String,
    channels: Vec<Choice>,
    /// Which of them is preferred.
    first: Vec<Choice>,
    signs: Vec<Choice>,
    /// The ways it can be moved: `omhoog`, `omlaag`, `weg`, with what the button says and its icon.
    buttons: Vec<(String, String, &'static str)>,
}

#[derive(Template)]
#[template(path = "manager/wanted.html")]
struct WantedPage {
    t: Say,
    page: StuurShell,
    errors: Errors,
    lead: String,
    action: String,
    back: String,
    version: String,
    steps: Vec<StepForm>,
    may_add: bool,
}

async fn page(
    manager: &Manager,
    chosen: &Chosen,
    draft: &Draft,
    errors: Errors,
) -> Result<impl Template + use<>, Failure> {
    let t = manager.0.say();
    let known = topics::known(&manager.0.act()).await?;
    let title = errors.in_title(&t, t.text("stuur-wanted"));
    let lead = match chosen.topic() {
        Some(topic) => t.with("stuur-wanted-of", &[("topic", topics::name(&t, &known, topic).as_str())]),
        None => t.text("stuur-wanted-of-all"),
    };
    let count = draft.steps.len();
    Ok(WantedPage {
        page: frame(manager, title, "journeys"),
        errors,
        lead,
        action: address(chosen),
        back: format!("/stuur/klantreizen?{}", chosen.query()),
        version: draft.version.to_string(),
        steps: draft.steps.iter().enumerate().map(|(at, step)| step_form(&t, at, count, step)).collect(),
        may_add: count < MOST_STEPS,
        t,
    })
}

fn step_form(t: &Say, at: usize, count: usize, step: &WantedStep) -> StepForm {
    let number = (at + 1).to_string();
    let button = |word: &str, key: &str, icon| {
        (format!("{word}-{number}"), t.with(&format!("stuur-wanted-{key}"), &[("n", number.as_str())]), icon)
    };
    let up = (at > 0).then(|| button("omhoog", "up", "arrow-up"));
    let down = (at + 1 < count).then(|| button("omlaag", "down", "arrow-down"));
    StepForm {
        title: t.with("stuur-wanted-step", &[("n", number.as_str())]),
        channels: CHANNELS
            .iter()
            .map(|one| Choice::new(one.code(), t.channel(one.code()), step.channels.contains(one)))
            .collect(),
        first: preferred(t, step),
        signs: vec![
            Choice::new("mag", t.text("stuur-wanted-optional"), step.optional),
            Choice::new("vaker", t.text("stuur-wanted-repeats"), step.repeats),
        ],
        buttons: up.into_iter().chain(down).chain([button("weg", "remove", "close")]).collect(),
        number,
    }
}

/// The channels to prefer in a step; with one channel or none there is nothing to prefer.
fn preferred(t: &Say, step: &WantedStep) -> Vec<Choice> {
    let first = step.channels.first();
    let none = Choice::new("", t.text("stuur-wanted-first-none"), first.is_none());
    let choice = |one: &Channel| Choice::new(one.code(), t.channel(one.code()), first == Some(one));
    [none].into_iter().chain(CHANNELS.iter().map(choice)).collect()
}

async fn show(manager: Manager, Query(chosen): Query<Chosen>) -> Result<Page<impl Template>, Failure> {
    let chosen = chosen.exactly(&manager.0.act()).await?;
    let kept = kept(&manager.0.act(), chosen.topic()).await?;
    let mut draft = Draft { steps: kept.steps, version: kept.version };
    if draft.steps.is_empty() {
        draft.steps.push(WantedStep::default());
    }
    Ok(Page(page(&manager, &chosen, &draft, Errors::none()).await?))
}

/// What stands in the form.
struct Draft {
    steps: Vec<WantedStep>,
    version: i64,
}

impl Draft {
    /// Reads the form: `kanaal-1` for every channel of step 1, `eerst-1` for the one that is preferred, `mag-1` and
    /// `vaker-1` for its signs.
    fn read(sent: &[(String, String)]) -> Self {
        let mut steps: BTreeMap<usize, WantedStep> = BTreeMap::new();
        let mut version = 0;
        let mut preferred = Vec::new();
        for (name, value) in sent {
            let Some((field, number)) = name.rsplit_once('-') else {
                if name == "version" {
                    version = value.parse().unwrap_or(0);
                }
                continue;
            };
            let Some(number) = number.parse().ok().filter(|number| (1..=MOST_STEPS).contains(number)) else {
                continue;
            };
            let step = steps.entry(number).or_default();
            match field {
                "kanaal" => step.channels.extend(Channel::from_code(value)),
                "eerst" => preferred.push((number, Channel::from_code(value))),
                "mag" => step.optional = true,
                "vaker" => step.repeats = true,
                _ => {}
            }
        }
        // What is preferred comes before the other channels, wherever it stands in the form.
        for (number, channel) in preferred {
            if let Some((step, channel)) = steps.get_mut(&number).zip(channel) {
                step.prefer(channel);
            }
        }
        Self { steps: steps.into_values().collect(), version }
    }

    /// Does what a button says, such as `omhoog-2`; whether the draft is to be kept now.
    fn press(&mut self, button: &str) -> bool {
        let (what, number) = button.split_once('-').unwrap_or((button, "0"));
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match (what, at) {
            ("erbij", _) if self.steps.len() < MOST_STEPS => self.steps.push(WantedStep::default()),
            ("weg", Some(at)) if at < self.steps.len() => {
                self.steps.remove(at);
            }
            ("omhoog", Some(at)) if (1..self.steps.len()).contains(&at) => self.steps.swap(at, at - 1),
            ("omlaag", Some(at)) if at + 1 < self.steps.len() => self.steps.swap(at, at + 1),
            ("bewaren", _) => return true,
            _ => {}
        }
        false
    }
}

async fn change(
    manager: Manager,
    Query(chosen): Query<Chosen>,
    Form(sent): Sent,
) -> Result<Response, Failure> {
    let chosen = chosen.exactly(&manager.0.act()).await?;
    let mut draft = Draft::read(&sent);
    let button = sent.iter().find(|(name, _)| name == "doe").map_or("", |(_, value)| value);
    if !draft.press(button) {
        return Ok(Page(page(&manager, &chosen, &draft, Errors::none()).await?).into_response());
    }
    let t = manager.0.say();
    let mut errors = Errors::none();
    for (at, _) in draft.steps.iter().enumerate().filter(|(_, step)| step.channels.is_empty()) {
        errors.add(&format!("kanaal-{}", at + 1), t.text("stuur-wanted-no-channel"));
    }
    if errors.is_empty() {
        match keep(&manager.0.act(), chosen.topic(), &draft.steps, draft.version).await {
            Ok(()) => {
                let said = manager.0.visitor.say_next("stuur-wanted-kept");
                let to = Go::to(format!("/stuur/klantreizen?{}", chosen.query()));
                return Ok((said, to).into_response());
            }
            Err(Error::Input(key)) => errors.add("", t.text(&key)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(again(page(&manager, &chosen, &draft, errors).await?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use usecases::journeys::wanted::written;

    fn draft(fields: &[(&str, &str)]) -> Draft {
        let sent: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Draft::read(&sent)
    }

    #[test]
    fn steps_are_read_and_moved() {
        let mut draft = draft(&[
            ("version", "3"),
            ("stap-1", ""),
            ("kanaal-1", "portal"),
            ("kanaal-1", "chat"),
            ("eerst-1", "chat"),
            ("stap-2", ""),
            ("eerst-2", ""),
            ("kanaal-2", "visit"),
            ("mag-2", "ja"),
            ("vaker-2", "ja"),
            ("kanaal-99", "phone"),
            ("doe", "bewaren"),
        ]);
        assert_eq!((written(&draft.steps).as_str(), draft.version), ("chat, portal > visit*", 3));
        assert!(!draft.press("omhoog-2"));
        assert_eq!(written(&draft.steps), "visit* > chat, portal");
        assert!(!draft.press("weg-1") && !draft.press("weg-9") && !draft.press("omhoog-1"));
        assert_eq!(written(&draft.steps), "chat, portal");
        assert!(!draft.press("erbij"));
        assert_eq!(draft.steps.len(), 2);
        assert!(draft.press("bewaren"));
    }
}
