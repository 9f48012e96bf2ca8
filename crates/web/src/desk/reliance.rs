//! What a tenant can do alone: shown on their card, and written down by staff when the tenant says so.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::calendar::amsterdam;
use domain::ids::RelationId;
use usecases::steering::self_reliance::{self, Known};
use usecases::steering::{SelfReliance, Topic};

use super::form::{Sent, fields, value};
use super::tenants::{self, Aftermath};
use crate::components::{Choice, Errors, Fact};
use crate::failure::Failure;
use crate::page::{Go, again};
use crate::sessions::Employee;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The value of the choice for everything that has no answer of its own.
const EVERYTHING: &str = "alles";

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/huurders/{id}/zelfredzaamheid", post(declare))
}

/// What is known of a tenant, with the form to write down what they say now.
#[derive(Debug, Clone)]
pub struct RelianceView {
    /// Where the form is sent.
    pub action: String,
    /// What is known, a topic a row: what, since when and from whom, until when.
    pub known: Vec<Fact>,
    /// What it can be about.
    pub topics: Vec<Choice>,
    /// What the tenant can say.
    pub values: Vec<Choice>,
}

/// The view of a tenant, with what was typed.
pub async fn view(
    employee: &Employee,
    id: RelationId,
    known: &[Topic],
    typed: &BTreeMap<String, String>,
) -> Result<RelianceView, Failure> {
    let t = employee.say();
    let mut latest: Vec<Known> = Vec::new();
    // Newest first: of each topic the first is what holds.
    for one in self_reliance::of(&employee.act(), id).await? {
        if !latest.iter().any(|later| later.topic == one.topic) {
            latest.push(one);
        }
    }
    let about = value(typed, "reliance-topic");
    let everything = Choice::new(EVERYTHING, t.text("balie-reliance-everything"), about == EVERYTHING);
    let topic = |one: &Topic| Choice::new(&one.key, one.names.say(t.language()).to_owned(), about == one.key);
    let chosen = |value_of: SelfReliance| {
        let code = value_of.code();
        Choice::new(code, t.text(&format!("balie-reliance-{code}")), value(typed, "reliance") == code)
    };
    Ok(RelianceView {
        action: format!("/balie/huurders/{id}/zelfredzaamheid"),
        known: latest.iter().map(|one| fact(&t, known, one)).collect(),
        topics: std::iter::once(everything).chain(known.iter().map(topic)).collect(),
        values: SelfReliance::ALL.map(chosen).to_vec(),
    })
}

fn fact(t: &Say, known: &[Topic], one: &Known) -> Fact {
    let day = |moment| t.words().date_without_weekday(amsterdam::day_of(moment));
    let told = t.with(
        &format!("balie-reliance-from-{}", one.source.code()),
        &[("date", &day(one.at)), ("until", &day(one.expires))],
    );
    let topic = one.topic.as_deref();
    Fact {
        label: topic
            .map_or_else(|| t.text("balie-reliance-everything"), |topic| topics::name(t, known, topic)),
        value: format!("{}. {told}", t.text(&format!("balie-reliance-{}", one.value.code()))),
        ..Fact::default()
    }
}

async fn declare(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: RelationId = id.parse().map_err(|_| Failure::NotFound)?;
    let typed = fields(sent);
    let t = employee.say();
    let known = topics::known(&employee.act()).await?;
    let about = value(&typed, "reliance-topic");
    let topic = known.iter().find(|topic| topic.key == about).map(|topic| topic.key.as_str());
    let said = SelfReliance::from_code(value(&typed, "reliance"));
    let mut errors = Errors::none();
    if topic.is_none() && about != EVERYTHING {
        errors.add("reliance-topic", t.text("balie-reliance-topic-needed"));
    }
    if said.is_none() {
        errors.add("reliance", t.text("balie-reliance-needed"));
    }
    let Some(said) = said.filter(|_| errors.is_empty()) else {
        let after = Aftermath { typed, errors, ..Aftermath::default() };
        return Ok(again(tenants::view(&employee, id, after).await?));
    };
    self_reliance::declare(&employee.act(), id, topic, said).await?;
    let back = Go::to(format!("/balie/huurders/{id}#zelfredzaamheid"));
    Ok((employee.visitor.say_next("balie-reliance-noted"), back).into_response())
}
