//! What we know of what the tenant does alone or wants help with: shown on *Mijn gegevens*, and theirs to correct.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use serde::Deserialize;
use usecases::steering::self_reliance::{self, Held, Known};
use usecases::steering::{self, SelfReliance, Source, Topic};

use crate::components::{Choice, Errors, SummaryRow};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// Where the rows stand; *Why do you show me this?* leads here.
const ROWS: &str = "/gegevens#hulp-bij";
/// The word in an address for everything that has no answer of its own.
const EVERYTHING: &str = "alles";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/gegevens/hulp-bij/{topic}", get(show).post(correct))
}

#[derive(Template)]
#[template(path = "tenant/self_reliance.html")]
struct ReliancePage {
    t: Say,
    page: MijnShell,
    topic: String,
    choices: Vec<Choice>,
    errors: Errors,
    known: Vec<String>,
}

/// What is known of the tenant, a row a topic, each with where it is corrected.
pub async fn rows(tenant: &Tenant) -> Result<Vec<SummaryRow>, Failure> {
    let topics = steering::topics(&tenant.act()).await?;
    let t = tenant.say();
    let row = |held: Held| SummaryRow {
        label: name(held.topic.as_deref(), &topics, &t),
        value: match &held.because {
            Some(known) if known.topic == held.topic => {
                format!("{}\n{}", value(held.value, &t), told(known, &t))
            }
            // It was said of everything, and stands with that, with its date.
            Some(_) => format!("{}\n{}", value(held.value, &t), t.text("mijn-reliance-as-everything")),
            None => value(held.value, &t),
        },
        change: format!("/gegevens/hulp-bij/{}", held.topic.as_deref().unwrap_or(EVERYTHING)),
    };
    let held = self_reliance::overview(&tenant.act(), tenant.id).await?;
    Ok(held.into_iter().map(row).collect())
}

/// What a topic is called; one that the policy knows no longer keeps its key.
fn name(key: Option<&str>, topics: &[Topic], t: &Say) -> String {
    let Some(key) = key else { return t.text("mijn-reliance-everything") };
    let known = topics.iter().find(|topic| topic.key == key);
    known.map_or(key, |topic| topic.names.say(t.language())).to_owned()
}

fn value(value: SelfReliance, t: &Say) -> String {
    t.text(&format!("mijn-reliance-{}", value.code()))
}

/// Who said or saw it, when, and until when it counts.
fn told(known: &Known, t: &Say) -> String {
    let how = match known.source {
        Source::Observed => format!("seen-{}", known.value.code()),
        said => format!("said-{}", said.code()),
    };
    let date = |moment| t.words().date(amsterdam::day_of(moment));
    let until = if known.counts { "mijn-reliance-until" } else { "mijn-reliance-over" };
    let told = t.with(&format!("mijn-reliance-{how}"), &[("date", &date(known.at))]);
    format!("{told} {}", t.with(until, &[("date", &date(known.expires))]))
}

/// What is held about the topic in an address; not found when there is no such topic.
async fn find(tenant: &Tenant, key: &str) -> Result<Held, Failure> {
    let wanted = (key != EVERYTHING).then_some(key);
    let all = self_reliance::overview(&tenant.act(), tenant.id).await?;
    all.into_iter().find(|held| held.topic.as_deref() == wanted).ok_or(Failure::NotFound)
}

async fn page(tenant: &Tenant, held: &Held, errors: Errors) -> Result<ReliancePage, Failure> {
    let topics = steering::topics(&tenant.act()).await?;
    let t = tenant.say();
    // What was said of everything is not an answer to this question yet.
    let own = held.because.as_ref().filter(|known| known.topic == held.topic).map(|known| known.value);
    let choice = |value: SelfReliance| {
        let key = format!("mijn-reliance-choose-{}", value.code());
        Choice::new(value.code(), t.text(&key), own == Some(value)).hint(t.if_any(&format!("{key}-hint")))
    };
    let line = |known: &Known| format!("{} {}", value(known.value, &t), told(known, &t));
    Ok(ReliancePage {
        page: tenant.shell(errors.in_title(&t, t.text("mijn-reliance-question"))),
        topic: name(held.topic.as_deref(), &topics, &t),
        choices: SelfReliance::ALL.into_iter().map(choice).collect(),
        errors,
        known: held.known.iter().map(line).collect(),
        t,
    })
}

async fn show(tenant: Tenant, Path(topic): Path<String>) -> Result<Page<ReliancePage>, Failure> {
    let held = find(&tenant, &topic).await?;
    Ok(Page(page(&tenant, &held, Errors::none()).await?))
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Chosen {
    #[serde(default)]
    answer: String,
}

async fn correct(
    tenant: Tenant,
    Path(topic): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let held = find(&tenant, &topic).await?;
    let (act, topic) = (tenant.act(), held.topic.as_deref());
    match SelfReliance::from_code(&chosen.answer) {
        None => {
            let errors = Errors::one("answer", tenant.say().text("mijn-reliance-missing"));
            return Ok(again(page(&tenant, &held, errors).await?));
        }
        Some(SelfReliance::Unknown) => self_reliance::forget(&act, tenant.id, topic).await?,
        Some(value) => {
            self_reliance::declare(&act, tenant.id, topic, value).await?;
        }
    }
    Ok((tenant.visitor.say_next("mijn-preferences-saved"), Go::to(ROWS)).into_response())
}
