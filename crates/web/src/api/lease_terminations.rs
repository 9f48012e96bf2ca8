//! Lease terminations: file one on a tenant's behalf, read it, withdraw it.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use domain::ids::{LeaseId, RelationId};
use domain::processes::flow::Command;
use domain::processes::intake::Answers;
use domain::processes::lease_termination::KEY;
use domain::processes::lease_termination::filing::Termination;
use serde::{Deserialize, Serialize};
use usecases::Act;
use usecases::api_keys::Scope;
use usecases::cases::{self, CaseFilter};
use utoipa::ToSchema;

use super::caller::Caller;
use super::cases::{CaseView, read_id};
use super::lease_termination_answers::TerminationAnswers;
use super::naming;
use super::paging::{self, Listed, Paging};
use super::reading::Sent;
use crate::failure::Failure;

/// A lease termination.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TerminationView {
    /// The case.
    #[serde(flatten)]
    pub case: CaseView,
    /// The day on which notice was received, in the Netherlands.
    pub received_on: String,
    /// The day that was asked for.
    pub wished_end: String,
    /// The last day of the lease.
    pub end: String,
    /// Code in VERA `EINDEDETAILREDEN`.
    #[schema(example = "REG")]
    pub reason_code: String,
    /// Whether candidates may contact the tenant to view the home.
    pub viewing: bool,
}

impl TryFrom<domain::cases::Case> for TerminationView {
    type Error = Failure;

    fn try_from(case: domain::cases::Case) -> Result<Self, Failure> {
        let termination: Termination =
            serde_json::from_value(case.data.clone()).map_err(|error| Failure::Broken(error.to_string()))?;
        Ok(Self {
            received_on: termination.received_on.to_string(),
            wished_end: termination.wished_end.to_string(),
            end: termination.end.to_string(),
            reason_code: termination.reason.vera_code().to_owned(),
            viewing: termination.viewing,
            case: case.into(),
        })
    }
}

/// A termination to file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTermination {
    /// The lease (UUID).
    pub lease_id: Option<String>,
    /// The lease by the association's own number, instead of `leaseId`.
    pub lease_number: Option<String>,
    /// The tenant on whose behalf it is filed (UUID).
    pub relation_id: Option<String>,
    /// That tenant by the association's own number, instead of `relationId`.
    pub relation_number: Option<String>,
    /// The answers; `/lease-termination-forms` tells what is asked and which times are free.
    pub answers: TerminationAnswers,
}

impl NewTermination {
    /// Whose lease it is about.
    pub(super) async fn about(&self, act: &Act<'_>) -> Result<(LeaseId, RelationId), Failure> {
        let relation = naming::relation(act, self.relation_id.as_deref(), self.relation_number.as_deref());
        let relation = relation.await?;
        let lease = naming::lease(act, self.lease_id.as_deref(), self.lease_number.as_deref()).await?;
        Ok((lease, relation))
    }
}

/// All of them: there is nothing to choose by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Everything {}

/// One page of lease terminations, newest first.
#[utoipa::path(get, path = "/api/v1/lease-terminations", tag = "lease-terminations", params(Paging),
    responses((status = 200, body = paging::Listing<TerminationView>)), security(("key" = ["cases:read"])))]
pub async fn list(
    caller: Caller,
    Listed { wanted: Everything {}, page: asked }: Listed<Everything>,
) -> Result<Response, Failure> {
    let act = caller.may(Scope::CasesRead)?;
    let filter = CaseFilter { process: Some(KEY.to_owned()), ..CaseFilter::default() };
    let page = cases::page(&act, &filter, asked.after.as_ref(), asked.limit).await?;
    let items = page.items.into_iter().map(TerminationView::try_from).collect::<Result<Vec<_>, _>>()?;
    let page = cases::Page { items, next: page.next };
    Ok(asked.answer(page, |view| view))
}

/// One lease termination.
#[utoipa::path(get, path = "/api/v1/lease-terminations/{id}", tag = "lease-terminations",
    params(("id" = String, Path)), responses((status = 200, body = TerminationView), (status = 404)),
    security(("key" = ["cases:read"])))]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Result<Json<TerminationView>, Failure> {
    let act = caller.may(Scope::CasesRead)?;
    let case = cases::view(&act, read_id(&id)?).await?.case;
    if case.process != KEY {
        return Err(Failure::NotFound);
    }
    Ok(Json(case.try_into()?))
}

/// Files a termination; 422 names the answers that must be mended, and those that are not asked.
#[utoipa::path(post, path = "/api/v1/lease-terminations", tag = "lease-terminations", request_body = NewTermination,
    responses((status = 201, body = TerminationView), (status = 404), (status = 422)),
    security(("key" = ["cases:write"])))]
pub async fn create(caller: Caller, Sent(new): Sent<NewTermination>) -> Result<Response, Failure> {
    let act = caller.may(Scope::CasesWrite)?;
    let (lease, relation) = new.about(&act).await?;
    let case = cases::file(&act, KEY, lease, relation, &Answers(new.answers.0)).await?;
    let location = format!("{}/lease-terminations/{}", super::ROOT, case.id);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(TerminationView::try_from(case)?)).into_response())
}

/// Withdraws a termination on the tenant's behalf.
#[utoipa::path(post, path = "/api/v1/lease-terminations/{id}/withdrawal", tag = "lease-terminations",
    params(("id" = String, Path)), responses((status = 200, body = TerminationView), (status = 404), (status = 422)),
    security(("key" = ["cases:write"])))]
pub async fn withdraw(caller: Caller, Path(id): Path<String>) -> Result<Json<TerminationView>, Failure> {
    let act = caller.may(Scope::CasesWrite)?;
    let case = cases::command(&act, read_id(&id)?, &Command::new("withdraw")).await?;
    Ok(Json(case.try_into()?))
}
