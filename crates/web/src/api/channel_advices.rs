//! Advice on channels, for the association's own website or telephone menu: the same as in *Mijn* and the *Balie*.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use domain::ids::AdviceId;
use domain::language::Texts;
use serde::{Deserialize, Serialize};
use usecases::api_keys::Scope;
use usecases::steering::{self, Advice, Ask, Complexity, Way};
use utoipa::ToSchema;

use super::caller::Caller;
use super::naming;
use super::reading::{Sent, value};
use super::said::{Said, said};
use crate::failure::Failure;

/// A question to be advised on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAdvice {
    /// The person (UUID); left out when it is not known who asks.
    pub relation_id: Option<String>,
    /// The person by the association's own number, instead of `relationId`.
    pub relation_number: Option<String>,
    /// The key of a topic of the policy that holds.
    #[schema(example = "repair")]
    pub topic: String,
    /// How intricate this question is, 1 to 3, when it differs from its topic.
    pub complexity: Option<u8>,
    /// Whether people or home are in danger.
    #[serde(default)]
    pub emergency: bool,
}

/// A channel in an advice.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WayView {
    /// The channel.
    #[schema(example = "phone")]
    pub channel: String,
    /// How the policy stands towards it: `preferred`, `open` or `discouraged`.
    pub stance: String,
    /// Whether it can be used now.
    pub open: bool,
    /// When it opens (UTC), when it is closed now.
    pub opens_at: Option<String>,
    /// Until when it is open, or when it opens.
    pub hours: Said,
    /// The present waiting time in minutes, when it is known.
    pub waiting_minutes: Option<u32>,
    /// The number or address by which one comes in; null for the portal.
    pub reach: Option<String>,
}

/// An advice, as recorded.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdviceView {
    /// Its identifier (UUID).
    pub id: String,
    /// The person (UUID), when it is known who asked.
    pub relation_id: Option<String>,
    /// When (UTC).
    pub at: String,
    /// The topic.
    pub topic: String,
    /// The process that arranges it, when there is one.
    pub process: Option<String>,
    /// All channels that this association has for this question, best first.
    pub channels: Vec<WayView>,
    /// Why, in plain sentences.
    pub reasons: Vec<Said>,
    /// What the preferred channel brings: `none`, `explain`, `choose-time`, `instant-confirmation`, `earlier-times`.
    pub stimulus: String,
    /// The instrument: `communication`, `product`, `benefit` or `restriction`.
    pub instrument: Option<String>,
    /// The numbers of the rules of the policy that hit.
    pub rules: Vec<usize>,
    /// Why those were not followed: `not-possible`, `unstaffed`, `guarded` or `hold-out`; null when they were.
    pub set_aside: Option<String>,
    /// The guards that were at work.
    pub guards: Vec<String>,
    /// What counted, by the names of the policy's inputs.
    pub inputs_used: Vec<String>,
    /// What was known and did not count.
    pub inputs_not_used: Vec<String>,
    /// The version of the policy.
    pub policy_version: u32,
    /// SHA-256 of the policy's table and parameters.
    pub policy_hash: String,
    /// The arm of the hold-out: `policy`, `hold-out` or `outside`.
    pub arm: String,
    /// How likely that arm was, in hundredths of a percent.
    pub probability: u32,
}

fn view(advice: &Advice, texts: &Texts) -> AdviceView {
    let ways = || {
        let first = advice.preferred.iter().chain(&advice.alternatives);
        first.chain(&advice.discouraged).chain(&advice.closed)
    };
    let way = |way: &Way, stance: &str| WayView {
        channel: way.channel.code().to_owned(),
        stance: stance.to_owned(),
        open: way.is_open,
        opens_at: way.opens_at.map(|moment| moment.to_string()),
        hours: said(&way.hours, texts),
        waiting_minutes: way.waiting_minutes,
        reach: way.way_in.as_ref().map(|way_in| way_in.text().to_owned()).filter(|text| !text.is_empty()),
    };
    let decided = &advice.decided;
    let channels = decided.channels.iter().filter_map(|ranked| {
        let found = ways().find(|way| way.channel == ranked.channel)?;
        Some(way(found, ranked.stance.code()))
    });
    AdviceView {
        id: advice.id.map(|id| id.to_string()).unwrap_or_default(),
        relation_id: advice.tenant.map(|id| id.to_string()),
        at: advice.at.to_string(),
        topic: advice.topic.clone(),
        process: advice.process.clone(),
        channels: channels.collect(),
        reasons: advice.reasons.iter().map(|reason| said(reason, texts)).collect(),
        stimulus: decided.stimulus.code().to_owned(),
        instrument: advice.instrument.map(|instrument| instrument.code().to_owned()),
        rules: advice.rules.clone(),
        set_aside: decided.set_aside.map(|because| because.code().to_owned()),
        guards: advice.guards.iter().map(|(code, _)| code.clone()).collect(),
        inputs_used: decided.inputs_used.clone(),
        inputs_not_used: decided.inputs_not_used.clone(),
        policy_version: advice.policy.version,
        policy_hash: advice.policy.hash.clone(),
        arm: advice.arm.code().to_owned(),
        probability: advice.probability,
    }
}

/// Advises on a question and records it.
#[utoipa::path(post, path = "/api/v1/channel-advices", tag = "channel-advices", request_body = NewAdvice,
    responses((status = 201, body = AdviceView),
        (status = 200, body = AdviceView, description = "asked less than half an hour ago with the same outcome: that record"),
        (status = 404), (status = 422)),
    security(("key" = ["channel-advices:write"])))]
pub async fn create(caller: Caller, Sent(new): Sent<NewAdvice>) -> Result<Response, Failure> {
    let act = caller.may(Scope::ChannelAdvices)?;
    let tenant = match (&new.relation_id, &new.relation_number) {
        (None, None) => None,
        (id, number) => Some(naming::relation(&act, id.as_deref(), number.as_deref()).await?),
    };
    let complexity = match new.complexity {
        None => None,
        Some(number) => Some(value(Complexity::try_from(number).ok(), "complexity", "1, 2 or 3")?),
    };
    let ask = Ask { topic: new.topic, complexity, emergency: new.emergency };
    let advice = steering::advise(&act, tenant, &ask).await?;
    let status = if advice.at == act.now { StatusCode::CREATED } else { StatusCode::OK };
    let advice = view(&advice, &act.house.texts);
    let location = format!("{}/channel-advices/{}", super::ROOT, advice.id);
    Ok((status, [(LOCATION, location)], Json(advice)).into_response())
}

/// One advice, as it was given.
#[utoipa::path(get, path = "/api/v1/channel-advices/{id}", tag = "channel-advices", params(("id" = String, Path)),
    responses((status = 200, body = AdviceView), (status = 404)), security(("key" = ["channel-advices:write"])))]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Result<Json<AdviceView>, Failure> {
    let act = caller.may(Scope::ChannelAdvices)?;
    let id: AdviceId = id.parse().map_err(|_| Failure::NotFound)?;
    let advice = steering::advice(&act, id).await?;
    Ok(Json(view(&advice, &act.house.texts)))
}
