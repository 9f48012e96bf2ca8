//! Contact moments: what was said, by which channel.

use axum::Json;
use axum::extract::Path;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::channels::Channel;
use domain::ids::ContactId;
use serde::{Deserialize, Serialize};
use usecases::api_keys::Scope;
use usecases::contacts::{self, Contact, ContactsOf, Direction, NewContact};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::naming;
use super::paging::{self, Listed, Paging};
use super::reading::{Sent, value};
use crate::failure::Failure;

/// A contact moment.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactView {
    /// Its identifier (UUID).
    pub id: String,
    /// The person (UUID).
    pub relation_id: String,
    /// The case (UUID), if it was about one.
    pub case_id: Option<String>,
    /// By which channel.
    #[schema(example = "phone")]
    pub channel: String,
    /// Whether the tenant came to us.
    pub inbound: bool,
    /// What about.
    pub topic: String,
    /// In one or two sentences.
    pub summary: String,
    /// When (UTC).
    pub at: String,
}

impl From<Contact> for ContactView {
    fn from(contact: Contact) -> Self {
        Self {
            id: contact.id.to_string(),
            relation_id: contact.relation.to_string(),
            case_id: contact.case.map(|id| id.to_string()),
            channel: contact.channel.code().to_owned(),
            inbound: contact.direction == Direction::In,
            topic: contact.topic,
            summary: contact.summary,
            at: contact.at.to_string(),
        }
    }
}

/// A contact moment to register.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewContactMoment {
    /// The person (UUID).
    pub relation_id: Option<String>,
    /// The person by the association's own number, instead of `relationId`.
    pub relation_number: Option<String>,
    /// The case (UUID), if it was about one.
    pub case_id: Option<String>,
    /// By which channel: `phone`, `counter`, `letter`, `email`, `whatsapp` …
    pub channel: String,
    /// Whether the tenant came to us.
    pub inbound: bool,
    /// What about: the key of a process or of a topic of the channel policy, or `general-question`.
    pub topic: String,
    /// In one or two sentences, at most 2,000 characters.
    pub summary: String,
}

/// Whose contact moments.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Whose {
    /// Only of this person (UUID).
    pub relation_id: Option<String>,
}

/// One page of contact moments, newest first.
#[utoipa::path(get, path = "/api/v1/contact-moments", tag = "contact-moments", params(Whose, Paging),
    responses((status = 200, body = paging::Listing<ContactView>)), security(("key" = ["contact-moments:read"])))]
pub async fn list(
    caller: Caller,
    Listed { wanted: whose, page: asked }: Listed<Whose>,
) -> Result<Response, Failure> {
    let act = caller.may(Scope::ContactMomentsRead)?;
    let whose = match whose.relation_id.map(|id| id.parse()) {
        None => ContactsOf::Everybody,
        Some(Ok(id)) => ContactsOf::Relation(id),
        Some(Err(_)) => return Err(Failure::malformed("`relationId` must be a UUID")),
    };
    let page = contacts::page(&act, whose, asked.after.as_ref(), asked.limit).await?;
    Ok(asked.answer(page, ContactView::from))
}

/// One contact moment.
#[utoipa::path(get, path = "/api/v1/contact-moments/{id}", tag = "contact-moments", params(("id" = String, Path)),
    responses((status = 200, body = ContactView), (status = 404)), security(("key" = ["contact-moments:read"])))]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Result<Json<ContactView>, Failure> {
    let act = caller.may(Scope::ContactMomentsRead)?;
    let id: ContactId = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(contacts::find(&act, id).await?.into()))
}

/// Under which key a contact moment is sent, so that sending it again registers nothing more.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// Registers a contact moment; with an `Idempotency-Key` once, however often it is sent.
#[utoipa::path(post, path = "/api/v1/contact-moments", tag = "contact-moments", request_body = NewContactMoment,
    params(("Idempotency-Key" = Option<String>, Header, description = "1 to 200 characters, new for each moment")),
    responses((status = 201, body = ContactView), (status = 404), (status = 422)),
    security(("key" = ["contact-moments:write"])))]
pub async fn create(
    caller: Caller,
    headers: HeaderMap,
    Sent(new): Sent<NewContactMoment>,
) -> Result<Response, Failure> {
    let act = caller.may(Scope::ContactMomentsWrite)?;
    let contact = NewContact {
        relation: naming::relation(&act, new.relation_id.as_deref(), new.relation_number.as_deref()).await?,
        case: new.case_id.map(|id| id.parse()).transpose().map_err(|_| Failure::NotFound)?,
        channel: value(
            Channel::from_code(&new.channel),
            "channel",
            "one of ours, such as `phone` or `email`",
        )?,
        inbound: new.inbound,
        topic: new.topic,
        summary: new.summary,
    };
    let id = match headers.get(IDEMPOTENCY_KEY) {
        None => contacts::record(&act, &contact).await?,
        Some(key) => {
            let key = value(key.to_str().ok(), "Idempotency-Key", "plain text")?;
            contacts::record_once(&act, &contact, key).await?
        }
    };
    let location = format!("{}/contact-moments/{id}", super::ROOT);
    let view = ContactView::from(contacts::find(&act, id).await?);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(view)).into_response())
}
