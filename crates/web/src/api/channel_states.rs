//! How busy the channels are: told by a telephone exchange or another system, read by whoever shows it.

use axum::Json;
use axum::extract::Path;
use domain::channels::Channel;
use serde::{Deserialize, Serialize};
use usecases::api_keys::Scope;
use usecases::steering::channel_states::{self, Standing, Told, USUALLY_VALID};
use usecases::{Act, Error};
use utoipa::ToSchema;

use super::caller::Caller;
use super::reading::Sent;
use super::said::{Said, said};
use crate::failure::Failure;

/// What is told of a channel. What was told before no longer counts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewState {
    /// Whether anybody is there; true when left out.
    #[serde(default = "somebody")]
    pub staffed: bool,
    /// How long one waits now, 0 to 240 minutes; left out when it is not known, or nobody is there.
    #[schema(example = 25, minimum = 0, maximum = 240)]
    pub waiting_minutes: Option<u32>,
    /// For how many minutes this counts, 1 to 720; 15 when left out.
    #[serde(default = "usually")]
    #[schema(minimum = 1, maximum = 720, default = 15)]
    pub valid_minutes: u32,
}

const fn somebody() -> bool {
    true
}

const fn usually() -> u32 {
    USUALLY_VALID
}

/// How busy a channel is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StateView {
    /// The channel.
    #[schema(example = "phone")]
    pub channel: String,
    /// Whether it can be used now: within its hours, with somebody there.
    pub open: bool,
    /// Until when it is open, or when it opens.
    pub hours: Said,
    /// Whether anybody is there, as it was told; none when nothing counts now, and so for the fields below.
    pub staffed: Option<bool>,
    /// How long one waits, in minutes, when it is known.
    pub waiting_minutes: Option<u32>,
    /// When it was told (UTC).
    pub said_at: Option<String>,
    /// Who told it: an employee or another system, by name.
    pub said_by: Option<String>,
    /// From when it no longer counts (UTC).
    pub valid_until: Option<String>,
}

fn view(act: &Act<'_>, standing: Standing) -> StateView {
    let told = standing.told.as_ref();
    StateView {
        channel: standing.channel.code().to_owned(),
        open: standing.openness.is_open(),
        hours: said(&standing.openness.sentence(), &act.house.texts),
        staffed: told.map(|state| state.staffed),
        waiting_minutes: told.and_then(|state| state.wait),
        said_at: told.map(|state| state.said_at.to_string()),
        valid_until: told.map(|state| state.valid_until.to_string()),
        said_by: told.is_some().then_some(standing.by),
    }
}

/// The fields by the names that a program knows.
fn named(error: Error) -> Failure {
    let Error::Problems(problems) = error else { return error.into() };
    let name = |field: &str| if field == "wait" { "waitingMinutes" } else { "validMinutes" }.to_owned();
    Failure::Fields(problems.into_iter().map(|problem| (name(problem.field), problem.message)).collect())
}

/// Every channel in which one can wait, as far as the policy offers it: `chat`, `whatsapp`, `phone`, `counter`.
#[utoipa::path(get, path = "/api/v1/channel-states", tag = "channel-states",
    responses((status = 200, body = [StateView])), security(("key" = ["channel-states:read"])))]
pub async fn list(caller: Caller) -> Result<Json<Vec<StateView>>, Failure> {
    let act = caller.may(Scope::ChannelStatesRead)?;
    let standings = channel_states::current(&act).await?;
    Ok(Json(standings.into_iter().map(|standing| view(&act, standing)).collect()))
}

/// Tells how busy one of them is and whether anybody is there. Tell it again before it runs out.
#[utoipa::path(put, path = "/api/v1/channel-states/{channel}", tag = "channel-states", request_body = NewState,
    params(("channel" = String, Path, example = "phone")),
    responses((status = 200, body = StateView), (status = 404), (status = 422)),
    security(("key" = ["channel-states:write"])))]
pub async fn put(
    caller: Caller,
    Path(channel): Path<String>,
    Sent(new): Sent<NewState>,
) -> Result<Json<StateView>, Failure> {
    let act = caller.may(Scope::ChannelStatesWrite)?;
    let channel = Channel::from_code(&channel).ok_or(Failure::NotFound)?;
    let told = Told { channel, wait: new.waiting_minutes, staffed: new.staffed, valid: new.valid_minutes };
    channel_states::tell(&act, told).await.map_err(named)?;
    let standings = channel_states::current(&act).await?;
    let standing = standings.into_iter().find(|standing| standing.channel == channel);
    standing.map(|standing| Json(view(&act, standing))).ok_or(Failure::NotFound)
}
