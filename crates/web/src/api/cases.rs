//! Cases of every process, and what happened in them.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::cases::{Case, Level};
use domain::ids::CaseId;
use serde::{Deserialize, Serialize};
use usecases::api_keys::Scope;
use usecases::cases::{self, CaseFilter};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::paging::{self, Listed, Paging};
use super::reading::value;
use crate::WebState;
use crate::failure::Failure;

/// The levels, as an error names them.
const LEVELS: &str = "`traditional`, `digital` or `maximally-digital`";

/// A case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// Its identifier (UUID).
    pub id: String,
    /// What people call it.
    #[schema(example = "HO-2026-000123")]
    pub number: String,
    /// The process.
    #[schema(example = "lease-termination")]
    pub process: String,
    /// The level at which it was filed: `traditional`, `digital` or `maximally-digital`.
    pub level: String,
    /// The channel by which it came.
    #[schema(example = "portal")]
    pub channel: String,
    /// The state in the flow of its process.
    #[schema(example = "confirmed")]
    pub state: String,
    /// Whether it still runs.
    pub open: bool,
    /// Why a person must look at it.
    pub attention: Vec<String>,
    /// Identifier of the person whose question it is.
    pub relation_id: String,
    /// Identifier of the lease.
    pub lease_id: String,
    /// Identifier of the home.
    pub home_id: String,
    /// When it was filed (UTC).
    pub opened_at: String,
    /// When it was closed (UTC).
    pub closed_at: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl From<Case> for CaseView {
    fn from(case: Case) -> Self {
        Self {
            id: case.id.to_string(),
            number: case.number,
            process: case.process,
            level: case.level.code().to_owned(),
            channel: case.channel.code().to_owned(),
            state: case.state,
            open: case.open,
            attention: case.attention,
            relation_id: case.requester.to_string(),
            lease_id: case.lease.to_string(),
            home_id: case.home.to_string(),
            opened_at: case.opened_at.to_string(),
            closed_at: case.closed_at.map(|moment| moment.to_string()),
            version: case.version,
        }
    }
}

/// Which cases.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Only of this process.
    pub process: Option<String>,
    /// Only in this state.
    pub state: Option<String>,
    /// Only those that run, or only those that do not.
    pub open: Option<bool>,
    /// Only those that ask for a person, or only those that do not.
    pub attention: Option<bool>,
    /// Only at this level.
    pub level: Option<String>,
    /// Only of this person.
    pub relation_id: Option<String>,
    /// Only about this lease.
    pub lease_id: Option<String>,
}

impl Wanted {
    fn filter(self) -> Result<CaseFilter, Failure> {
        let level = |code: String| value(Level::from_code(&code), "level", LEVELS);
        let relation = |id: String| value(id.parse().ok(), "relationId", "a UUID");
        let lease = |id: String| value(id.parse().ok(), "leaseId", "a UUID");
        Ok(CaseFilter {
            process: self.process,
            state: self.state,
            open: self.open,
            attention: self.attention,
            level: self.level.map(level).transpose()?,
            requester: self.relation_id.map(relation).transpose()?,
            lease: self.lease_id.map(lease).transpose()?,
            ..CaseFilter::default()
        })
    }
}

/// One page of cases, newest first.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", params(Wanted, Paging),
    responses((status = 200, body = paging::Listing<CaseView>)), security(("key" = ["cases:read"])))]
pub async fn list(
    caller: Caller,
    Listed { wanted, page: asked }: Listed<Wanted>,
) -> Result<Response, Failure> {
    let act = caller.may(Scope::CasesRead)?;
    let page = cases::page(&act, &wanted.filter()?, asked.after.as_ref(), asked.limit).await?;
    Ok(asked.answer(page, CaseView::from))
}

/// One case.
#[utoipa::path(get, path = "/api/v1/cases/{id}", tag = "cases", params(("id" = String, Path)),
    responses((status = 200, body = CaseView), (status = 404)), security(("key" = ["cases:read"])))]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Result<Json<CaseView>, Failure> {
    let act = caller.may(Scope::CasesRead)?;
    let view = cases::view(&act, read_id(&id)?).await?;
    Ok(Json(view.case.into()))
}

/// Something that happened in a case.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventView {
    /// Its identifier (UUID).
    pub id: String,
    /// When (UTC).
    pub at: String,
    /// What.
    #[schema(example = "termination-submitted")]
    pub kind: String,
    /// Who, as a role: `tenant`, `agent`, `manager`, `administrator`, `system` or `program`.
    pub by: String,
    /// By which channel.
    pub channel: String,
}

/// What happened in one case, oldest first.
#[utoipa::path(get, path = "/api/v1/cases/{id}/events", tag = "cases", params(("id" = String, Path)),
    responses((status = 200, body = [EventView]), (status = 404)), security(("key" = ["cases:read"])))]
pub async fn events(
    State(_): State<WebState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Vec<EventView>>, Failure> {
    let act = caller.may(Scope::CasesRead)?;
    let view = cases::view(&act, read_id(&id)?).await?;
    let events = view.timeline.into_iter().map(|entry| {
        let event = entry.recorded.event;
        EventView {
            id: event.id.to_string(),
            at: event.at.to_string(),
            kind: event.kind,
            by: event.actor.role().to_owned(),
            channel: event.channel.code().to_owned(),
        }
    });
    Ok(Json(events.collect()))
}

/// The identifier in an address; rubbish is simply not found.
pub fn read_id(text: &str) -> Result<CaseId, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
