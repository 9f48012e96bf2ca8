//! Trying a version out on a tenant and a question; nothing is kept.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use domain::channels::Channel;
use serde::Deserialize;
use usecases::steering::policies::{self, Question, View};
use usecases::steering::{Advice, Complexity, SelfReliance, Way};

use super::head::{Head, head, read_id};
use super::words::topics;
use crate::components::Choice;
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/beleid/{id}/proef", get(show))
}

/// The tenant and the question, as the form asks for them.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Wanted {
    topic: String,
    complexity: String,
    self_reliance: String,
    preference: String,
    case_open: String,
    emergency: String,
}

/// One thing the form asks.
struct Asked {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

/// A way in the answer.
struct Shown {
    channel: &'static str,
    stance: &'static str,
    name: String,
    word: String,
    when: String,
}

struct Answer {
    reason: String,
    brings: String,
    ways: Vec<Shown>,
    rules: String,
    guards: String,
    otherwise: String,
}

#[derive(Template)]
#[template(path = "manager/try.html")]
struct TryPage {
    t: Say,
    page: StuurShell,
    head: Head,
    asked: Vec<Asked>,
    answer: Option<Answer>,
}

async fn show(
    manager: Manager,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Page<impl Template>, Failure> {
    let (act, id) = (manager.0.act(), read_id(&id)?);
    let view = policies::open(&act, id).await?;
    let t = manager.0.say();
    let answer = match question(&wanted) {
        Some(question) => {
            let advice = policies::try_out(&act, id, &view.table, &question, act.now).await?;
            Some(answer(&t, &advice))
        }
        None => None,
    };
    let head = head(&t, &view, "try");
    Ok(Page(TryPage {
        page: frame(&manager, head.title.clone(), "policy"),
        asked: asked(&t, &view, &wanted),
        head,
        answer,
        t,
    }))
}

/// The question; none while no topic is chosen.
fn question(wanted: &Wanted) -> Option<Question> {
    let topic = Some(wanted.topic.as_str()).filter(|topic| !topic.is_empty())?;
    let number = wanted.complexity.parse::<u8>().ok();
    Some(Question {
        complexity: number.and_then(|number| Complexity::try_from(number).ok()),
        self_reliance: SelfReliance::from_code(&wanted.self_reliance).unwrap_or(SelfReliance::Unknown),
        preference: Channel::from_code(&wanted.preference),
        case_open: wanted.case_open == "true",
        emergency: wanted.emergency == "true",
        ..Question::about(topic)
    })
}

fn asked(t: &Say, view: &View, wanted: &Wanted) -> Vec<Asked> {
    let choices = |values: Vec<(String, String)>, now: &str| -> Vec<Choice> {
        values.into_iter().map(|(value, label)| Choice::new(&value, label, value == now)).collect()
    };
    let yes_no =
        || ["true", "false"].map(|code| (code.to_owned(), t.text(&format!("steering-{code}")))).to_vec();
    let channels = view.parameters.channels.iter().map(|channel| channel.channel.code());
    let channels = channels.map(|code| (code.to_owned(), t.channel(code))).collect();
    let reliance = SelfReliance::ALL.map(SelfReliance::code);
    let reliance = reliance.map(|code| (code.to_owned(), t.text(&format!("steering-self-reliance-{code}"))));
    let numbers = ["1", "2", "3"].map(|number| (number.to_owned(), number.to_owned()));
    let asked = |name: &'static str, values, now: &str| Asked {
        name,
        label: t.text(&format!("steering-input-{name}")),
        choices: choices(values, now),
    };
    vec![
        asked("topic", topics(t, &view.parameters), &wanted.topic),
        asked("complexity", numbers.to_vec(), &wanted.complexity),
        asked("self-reliance", reliance.to_vec(), &wanted.self_reliance),
        asked("preference", channels, &wanted.preference),
        asked("case-open", yes_no(), &wanted.case_open),
        asked("emergency", yes_no(), &wanted.emergency),
    ]
}

fn answer(t: &Say, advice: &Advice) -> Answer {
    let shown = |stance: &'static str| {
        move |way: &Way| Shown {
            channel: way.channel.code(),
            stance,
            name: t.message(&way.name),
            word: t.text(&format!("stuur-way-{stance}")),
            when: t.message(&way.hours),
        }
    };
    let ways = (advice.preferred.iter().map(shown("preferred")))
        .chain(advice.alternatives.iter().map(shown("open")))
        .chain(advice.discouraged.iter().map(shown("discouraged")))
        .chain(advice.closed.iter().map(shown("closed")));
    let guards: Vec<String> = advice.guards.iter().map(|(_, sentence)| t.message(sentence)).collect();
    let rules = advice.rules.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Answer {
        reason: t.message(&advice.reason),
        brings: advice.brings.as_ref().map(|brings| t.message(brings)).unwrap_or_default(),
        ways: ways.collect(),
        rules: if rules.is_empty() { t.text("stuur-try-none") } else { rules },
        guards: if guards.is_empty() { t.text("stuur-try-none") } else { guards.join(" ") },
        otherwise: otherwise(t, advice),
    }
}

/// What would have changed the advice, in words; empty when nothing would.
pub fn otherwise(t: &Say, advice: &Advice) -> String {
    let Some((changes, Some(channel))) = &advice.otherwise else { return String::new() };
    let change = |(input, value): &(_, _)| format!("{}: {}", t.message(input), t.value(value));
    let changes = changes.iter().map(change).collect::<Vec<_>>().join(", ");
    t.with("stuur-otherwise", &[("changes", &changes), ("channel", &t.message(channel))])
}
