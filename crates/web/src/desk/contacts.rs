//! Recording what was said with a tenant: the form on their card and beside a case, and what it sends.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Router};
use domain::channels::Channel;
use domain::ids::{CaseId, RelationId};
use usecases::contacts::{self, NewContact, TOPICS};
use usecases::steering::Topic;
use usecases::{Error, cases};

use super::cases::{Aftermath, case_page};
use super::form::{self, Sent, fields, recordable, value};
use super::tenants;
use crate::components::{Choice, Errors};
use crate::failure::Failure;
use crate::page::{Go, again};
use crate::sessions::Employee;
use crate::state::WebState;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/huurders/{id}/contactmomenten", post(record))
}

/// The form, with what was typed so that nothing is typed twice.
pub struct ContactForm {
    /// Where it is sent.
    pub action: String,
    /// The case it is about, or empty.
    pub case: String,
    /// By which channel.
    pub channels: Vec<Choice>,
    /// Who began.
    pub directions: Vec<Choice>,
    /// What about.
    pub topics: Vec<Choice>,
    /// What was said.
    pub summary: String,
    /// Whether it stands open beside a case, because something must be mended.
    pub open: bool,
}

impl ContactForm {
    /// The form for `relation`, about a case with its process when it stands beside one. What it can be about: the
    /// `known` topics of the policy, and whatever else we arrange.
    pub fn new(
        employee: &Employee,
        relation: RelationId,
        case: Option<(CaseId, &str)>,
        known: &[Topic],
        typed: &BTreeMap<String, String>,
    ) -> Self {
        let t = employee.say();
        let chosen = |name: &str, or: &str| match value(typed, name) {
            "" => or.to_owned(),
            given => given.to_owned(),
        };
        let direction = chosen("direction", "in");
        let topic = chosen("topic", case.map_or("", |(_, process)| process));
        let mut topics: Vec<&str> = known.iter().map(|topic| topic.key.as_str()).collect();
        let processes = employee.visitor.house().processes.iter().map(|process| process.key());
        for key in processes.chain(TOPICS) {
            if !topics.contains(&key) {
                topics.push(key);
            }
        }
        let choice = |key: &&str| Choice::new(key, topics::name(&t, known, key), topic == *key);
        Self {
            action: format!("/balie/huurders/{relation}/contactmomenten"),
            case: case.map(|(id, _)| id.to_string()).unwrap_or_default(),
            channels: form::channels(&t, value(typed, "channel")),
            directions: ["in", "out"]
                .map(|way| Choice::new(way, t.text(&format!("balie-direction-{way}")), direction == way))
                .to_vec(),
            topics: topics.iter().map(choice).collect(),
            summary: value(typed, "summary").to_owned(),
            open: typed.contains_key("summary"),
        }
    }
}

/// The case a form says it is about, when it is one of this tenant's household.
pub(super) async fn case_of(
    employee: &Employee,
    relation: RelationId,
    code: &str,
) -> Result<Option<CaseId>, Failure> {
    if code.is_empty() {
        return Ok(None);
    }
    let id: CaseId = code.parse().map_err(|_| Failure::NotFound)?;
    let view = cases::view(&employee.act(), id).await?;
    let theirs = view.requester.id == relation || view.tenants.iter().any(|tenant| tenant.id == relation);
    if theirs { Ok(Some(id)) } else { Err(Failure::NotFound) }
}

async fn record(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: RelationId = id.parse().map_err(|_| Failure::NotFound)?;
    let typed = fields(sent);
    let case = case_of(&employee, id, value(&typed, "zaak")).await?;
    let t = employee.say();
    let channel = recordable(value(&typed, "channel"));
    let (topic, summary) = (value(&typed, "topic"), value(&typed, "summary"));
    let mut errors = Errors::none();
    for (field, missing, key) in [
        ("channel", channel.is_none(), "balie-channel-needed"),
        ("topic", topic.is_empty(), "balie-topic-needed"),
        ("summary", summary.is_empty(), "balie-summary-needed"),
    ] {
        if missing {
            errors.add(field, t.text(key));
        }
    }
    if let Some(channel) = channel.filter(|_| errors.is_empty()) {
        match contacts::record(&employee.act_through(channel), &new(id, case, channel, &typed)).await {
            Ok(_) => {
                let back = case
                    .map_or_else(|| format!("/balie/huurders/{id}"), |case| format!("/balie/zaken/{case}"));
                return Ok((employee.visitor.say_next("balie-contact-recorded"), Go(back)).into_response());
            }
            Err(Error::Input(key)) if key == "contact-topic" => {
                errors.add("topic", t.text("balie-topic-needed"));
            }
            Err(Error::Input(_)) => errors.add("summary", t.text("balie-summary-long")),
            Err(error) => return Err(error.into()),
        }
    }
    if let Some(case) = case {
        let after = Aftermath { typed, errors, ..Aftermath::default() };
        Ok(again(case_page(&employee, case, after).await?))
    } else {
        let after = tenants::Aftermath { typed, errors, ..tenants::Aftermath::default() };
        Ok(again(tenants::view(&employee, id, after).await?))
    }
}

fn new(
    relation: RelationId,
    case: Option<CaseId>,
    channel: Channel,
    typed: &BTreeMap<String, String>,
) -> NewContact {
    NewContact {
        relation,
        case,
        channel,
        inbound: value(typed, "direction") != "out",
        topic: value(typed, "topic").to_owned(),
        summary: value(typed, "summary").to_owned(),
    }
}
