//! Appointments: what is planned, which times are free, and choosing, moving or cancelling one.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::appointments::offer::Slot;
use domain::appointments::{Appointment, AppointmentKind, AppointmentStatus};
use domain::ids::{AppointmentId, CaseId};
use domain::processes::flow::Command;
use jiff::{SignedDuration, Timestamp};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use usecases::Act;
use usecases::api_keys::Scope;
use usecases::{appointments, cases};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::cases::read_id;
use super::paging::{self, Listed, Paging};
use super::reading::{Asked, Sent, value};
use crate::failure::Failure;

/// The longest period that is listed at once.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 366);

/// An appointment.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppointmentView {
    /// Its identifier (UUID).
    pub id: String,
    /// The case (UUID).
    pub case_id: String,
    /// What for: `pre-inspection` or `final-inspection`.
    pub kind: String,
    /// Where it stands: `held`, `booked`, `done` or `cancelled`.
    pub status: String,
    /// Start (UTC).
    pub starts_at: String,
    /// End (UTC).
    pub ends_at: String,
    /// Counts changes.
    pub version: i64,
}

impl From<Appointment> for AppointmentView {
    fn from(appointment: Appointment) -> Self {
        Self {
            id: appointment.id.to_string(),
            case_id: appointment.case.to_string(),
            kind: appointment.kind.code().to_owned(),
            status: appointment.status.code().to_owned(),
            starts_at: appointment.starts_at.to_string(),
            ends_at: appointment.ends_at.to_string(),
            version: appointment.version,
        }
    }
}

/// A time that can be offered now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimeView {
    /// The text by which it is chosen.
    pub code: String,
    /// Start (UTC).
    pub starts_at: String,
    /// End (UTC).
    pub ends_at: String,
}

impl From<Slot> for TimeView {
    fn from(slot: Slot) -> Self {
        Self { code: slot.code(), starts_at: slot.starts_at.to_string(), ends_at: slot.ends_at.to_string() }
    }
}

/// Which period.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Period {
    /// From this moment (UTC).
    #[param(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Until before this moment (UTC), at most a year later.
    #[param(value_type = String, format = DateTime)]
    pub until: Timestamp,
}

/// For which visit.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ForVisit {
    /// `pre-inspection` or `final-inspection`.
    pub visit: String,
}

/// A time to take.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChosenTime {
    /// `pre-inspection` or `final-inspection`.
    pub visit: String,
    /// The `code` of an available time.
    #[serde(deserialize_with = "code")]
    pub time: String,
}

/// Another time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OtherTime {
    /// The `code` of an available time.
    #[serde(deserialize_with = "code")]
    pub time: String,
}

/// Reads a time, so that what is no time at all is not taken for one that is gone.
fn code<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if Slot::is_code(&text) {
        return Ok(text);
    }
    Err(D::Error::custom("`time` must be the `code` of an available time, unchanged"))
}

fn kind(code: &str) -> Result<AppointmentKind, Failure> {
    value(AppointmentKind::from_code(code), "visit", "`pre-inspection` or `final-inspection`")
}

/// The visit of this kind that is still to take place, as it is after a command.
async fn present(act: &Act<'_>, case: CaseId, kind: AppointmentKind) -> Result<AppointmentView, Failure> {
    let view = cases::view(act, case).await?;
    let found = view.appointments.into_iter().map(|view| view.appointment).find(|appointment| {
        let going = matches!(appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked);
        appointment.kind == kind && going
    });
    found.map(AppointmentView::from).ok_or(Failure::NotFound)
}

/// A command on this appointment, and on no other of its kind that came in its place.
fn about(appointment: &Appointment, command: &str) -> Command {
    Command::new(command)
        .with("visit", appointment.kind.code())
        .with("appointment", appointment.id.to_string())
}

/// One page of the appointments that begin in a period, soonest first.
#[utoipa::path(get, path = "/api/v1/appointments", tag = "appointments", params(Period, Paging),
    responses((status = 200, body = paging::Listing<AppointmentView>)), security(("key" = ["appointments:read"])))]
pub async fn list(
    caller: Caller,
    Listed { wanted: period, page: asked }: Listed<Period>,
) -> Result<Response, Failure> {
    let act = caller.may(Scope::AppointmentsRead)?;
    if period.until.duration_since(period.from) > LONGEST {
        return Err(Failure::malformed("`until` must be at most 366 days after `from`"));
    }
    let page = appointments::page(&act, period.from, period.until, asked.after.as_ref(), asked.limit).await?;
    Ok(asked.answer(page, AppointmentView::from))
}

/// One appointment.
#[utoipa::path(get, path = "/api/v1/appointments/{id}", tag = "appointments", params(("id" = String, Path)),
    responses((status = 200, body = AppointmentView), (status = 404)), security(("key" = ["appointments:read"])))]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Result<Json<AppointmentView>, Failure> {
    let act = caller.may(Scope::AppointmentsRead)?;
    let id: AppointmentId = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(appointments::find(&act, id).await?.into()))
}

/// The times that can be offered now for a visit.
#[utoipa::path(get, path = "/api/v1/lease-terminations/{id}/available-times", tag = "appointments",
    params(("id" = String, Path), ForVisit), responses((status = 200, body = [TimeView]), (status = 404)),
    security(("key" = ["appointments:read"])))]
pub async fn available(
    caller: Caller,
    Path(id): Path<String>,
    Asked(wanted): Asked<ForVisit>,
) -> Result<Json<Vec<TimeView>>, Failure> {
    let act = caller.may(Scope::AppointmentsRead)?;
    let times = cases::times(&act, read_id(&id)?, kind(&wanted.visit)?).await?;
    Ok(Json(times.into_iter().map(TimeView::from).collect()))
}

/// Takes a time for a visit; 422 when somebody else took it first.
#[utoipa::path(post, path = "/api/v1/lease-terminations/{id}/appointments", tag = "appointments",
    params(("id" = String, Path)), request_body = ChosenTime,
    responses((status = 201, body = AppointmentView), (status = 404), (status = 422)),
    security(("key" = ["appointments:write"])))]
pub async fn create(
    caller: Caller,
    Path(id): Path<String>,
    Sent(chosen): Sent<ChosenTime>,
) -> Result<(StatusCode, Json<AppointmentView>), Failure> {
    let act = caller.may(Scope::AppointmentsWrite)?;
    let (case, kind) = (read_id(&id)?, kind(&chosen.visit)?);
    let command = Command::new("choose-time").with("visit", kind.code()).with("time", chosen.time);
    cases::command(&act, case, &command).await?;
    Ok((StatusCode::CREATED, Json(present(&act, case, kind).await?)))
}

/// Moves an appointment to another time; 422 when somebody else took it first.
#[utoipa::path(put, path = "/api/v1/appointments/{id}", tag = "appointments", params(("id" = String, Path)),
    request_body = OtherTime, responses((status = 200, body = AppointmentView), (status = 404), (status = 422)),
    security(("key" = ["appointments:write"])))]
pub async fn change(
    caller: Caller,
    Path(id): Path<String>,
    Sent(other): Sent<OtherTime>,
) -> Result<Json<AppointmentView>, Failure> {
    let act = caller.may(Scope::AppointmentsWrite)?;
    let id: AppointmentId = id.parse().map_err(|_| Failure::NotFound)?;
    let known = appointments::find(&act, id).await?;
    let command = about(&known, "move-time").with("time", other.time);
    cases::command(&act, known.case, &command).await?;
    Ok(Json(present(&act, known.case, known.kind).await?))
}

/// Cancels an appointment; one that was cancelled before stays so.
#[utoipa::path(delete, path = "/api/v1/appointments/{id}", tag = "appointments", params(("id" = String, Path)),
    responses((status = 204), (status = 404), (status = 422)), security(("key" = ["appointments:write"])))]
pub async fn cancel(caller: Caller, Path(id): Path<String>) -> Result<StatusCode, Failure> {
    let act = caller.may(Scope::AppointmentsWrite)?;
    let id: AppointmentId = id.parse().map_err(|_| Failure::NotFound)?;
    let known = appointments::find(&act, id).await?;
    if known.status != AppointmentStatus::Cancelled {
        cases::command(&act, known.case, &about(&known, "cancel-time")).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
