//! Trying a version out on a tenant and a question; nothing is kept.

use askama::Template;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::routing::get;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use jiff::civil::DateTime;
use usecases::Error;
use usecases::steering::policies::{self, Question, Trial, View};
use usecases::steering::{Advice, Complexity, SelfReliance, Way};

use super::head::{Head, head, read_id};
use super::sheet::{self, MOST_BYTES};
use super::words::topics;
use crate::components::Choice;
use crate::explained::{otherwise, set_aside};
use crate::failure::Failure;
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    let typed = axum::routing::post(try_typed).layer(DefaultBodyLimit::max(MOST_BYTES));
    Router::new().route("/stuur/beleid/{id}/proef", get(show).merge(typed))
}

/// The most minutes on the phone that a table can tell apart.
const LONGEST_WAIT: u32 = 240;

/// The fields of a table in a form; everything else is the tenant, the question and the hour.
const TABLE_FIELDS: [&str; 3] = ["cell-", "remark-", "id-"];

/// What was sent: the tenant, the question and the hour, and maybe a table that is not kept.
struct Wanted(Vec<(String, String)>);

impl Wanted {
    fn value(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// The table as it was filled in, field by field.
    fn table(self) -> Vec<(String, String)> {
        let of_table = |name: &str| TABLE_FIELDS.iter().any(|start| name.starts_with(start));
        self.0.into_iter().filter(|(name, _)| of_table(name)).collect()
    }
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
    /// Why the rules were not followed, or empty.
    set_aside: String,
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
    /// The wait on the phone, as it was filled in.
    wait: String,
    /// The hour, as browsers send it: `2026-03-03T10:30`.
    hour: String,
    answer: Option<Answer>,
    /// Why there is no answer, or empty.
    trouble: String,
    /// The table that is not kept, field by field.
    typed: Vec<(String, String)>,
}

async fn show(
    manager: Manager,
    Path(id): Path<String>,
    Query(wanted): Query<Vec<(String, String)>>,
) -> Result<Page<impl Template>, Failure> {
    page(&manager, &id, Wanted(wanted)).await
}

/// The same with the table that stands on the page of the version, kept or not.
async fn try_typed(
    manager: Manager,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Page<impl Template>, Failure> {
    page(&manager, &id, Wanted(sent)).await
}

async fn page(manager: &Manager, id: &str, wanted: Wanted) -> Result<Page<impl Template + use<>>, Failure> {
    let (act, id) = (manager.0.act(), read_id(id)?);
    let view = policies::open(&act, id).await?;
    let t = manager.0.say();
    let table = sheet::filled_in(&view.table, &wanted.0);
    let now = amsterdam::local(act.now);
    let hour = wanted.value("hour").parse::<DateTime>().unwrap_or(now);
    let trial = question(&wanted).map(|question| Trial {
        question,
        at: amsterdam::at(hour.date(), hour.time()),
        phone_wait: wanted.value("wait").parse().ok().map(|wait: u32| wait.min(LONGEST_WAIT)),
    });
    let (answer, trouble) = match trial {
        None => (None, String::new()),
        Some(trial) => match policies::try_out(&act, id, &table, &trial).await {
            Ok(advice) => (Some(answer(&t, &advice)), String::new()),
            Err(Error::Input(key)) => (None, t.text(&key)),
            Err(error) => return Err(error.into()),
        },
    };
    let head = head(&t, &view, "try");
    Ok(Page(TryPage {
        page: frame(manager, head.title.clone(), "policy"),
        asked: asked(&t, &view, &wanted),
        wait: wanted.value("wait").to_owned(),
        hour: hour.strftime("%Y-%m-%dT%H:%M").to_string(),
        typed: if table == view.table { Vec::new() } else { wanted.table() },
        head,
        answer,
        trouble,
        t,
    }))
}

/// The question; none while no topic is chosen.
fn question(wanted: &Wanted) -> Option<Question> {
    let topic = Some(wanted.value("topic")).filter(|topic| !topic.is_empty())?;
    let number = wanted.value("complexity").parse::<u8>().ok();
    let reliance = SelfReliance::from_code(wanted.value("self-reliance"));
    Some(Question {
        complexity: number.and_then(|number| Complexity::try_from(number).ok()),
        self_reliance: reliance.unwrap_or(SelfReliance::Unknown),
        preference: Channel::from_code(wanted.value("preference")),
        case_open: wanted.value("case-open") == "true",
        emergency: wanted.value("emergency") == "true",
        ..Question::about(topic)
    })
}

fn asked(t: &Say, view: &View, wanted: &Wanted) -> Vec<Asked> {
    let yes_no =
        || ["true", "false"].map(|code| (code.to_owned(), t.text(&format!("steering-{code}")))).to_vec();
    let channels = view.parameters.channels.iter().map(|channel| channel.channel.code());
    let channels = channels.map(|code| (code.to_owned(), t.channel(code))).collect();
    let reliance = SelfReliance::ALL.map(SelfReliance::code);
    let reliance = reliance.map(|code| (code.to_owned(), t.text(&format!("steering-self-reliance-{code}"))));
    let numbers = ["1", "2", "3"].map(|number| (number.to_owned(), number.to_owned()));
    let asked = |name: &'static str, values: Vec<(String, String)>| {
        let now = wanted.value(name);
        let choices = values.into_iter().map(|(value, label)| Choice::new(&value, label, value == now));
        let choices = choices.collect();
        // What an employee reads about a tenant; the tenant's own page says "u".
        Asked { name, label: t.text(&format!("stuur-try-{name}")), choices }
    };
    vec![
        asked("topic", topics(t, &view.parameters)),
        asked("complexity", numbers.to_vec()),
        asked("self-reliance", reliance.to_vec()),
        asked("preference", channels),
        asked("case-open", yes_no()),
        asked("emergency", yes_no()),
    ]
}

fn answer(t: &Say, advice: &Advice) -> Answer {
    let shown = |stance: &'static str| {
        move |way: &Way| Shown {
            channel: way.channel.code(),
            stance,
            name: t.message(&way.name),
            word: t.text(&format!("stuur-way-{stance}")),
            when: match &way.waiting {
                Some(waiting) => format!("{}. {}", t.message(&way.hours), t.message(waiting)),
                None => t.message(&way.hours),
            },
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
        set_aside: set_aside(t, advice),
        otherwise: otherwise(t, advice, "stuur-otherwise"),
    }
}
