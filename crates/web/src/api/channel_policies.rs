//! Channel policies: which versions there are, which of them holds, and what they say.

use axum::Json;
use axum::extract::Path;
use domain::ids::PolicyId;
use serde::Serialize;
use usecases::api_keys::Scope;
use usecases::steering::policies::{self, Published};
use utoipa::ToSchema;

use super::caller::Caller;
use crate::failure::Failure;

/// One version of the policy.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PolicyView {
    /// Its identifier (UUID).
    pub id: String,
    /// What people call the policy.
    pub name: String,
    /// Which version, from 1.
    pub version: u32,
    /// Its state: `live` or `retired`; versions in the making, and those that hold from a later day, are not given out.
    pub state: String,
    /// Whether it holds today.
    pub holds_today: bool,
    /// The first day on which it holds.
    pub live_from: Option<String>,
    /// SHA-256 of its table and parameters.
    pub hash: String,
    /// Its topics: key and Dutch name.
    pub topics: Vec<TopicView>,
    /// The decision table, as DMN 1.5.
    pub table: String,
    /// The parameters, as TOML.
    pub parameters: String,
}

/// Something tenants can ask about.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicView {
    /// Its key.
    #[schema(example = "repair")]
    pub key: String,
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
    /// How intricate it mostly is, 1 to 3.
    pub complexity: u8,
}

impl From<Published> for PolicyView {
    fn from(published: Published) -> Self {
        let topics = published.parameters.topics.into_iter().map(|topic| TopicView {
            key: topic.key,
            nl: topic.names.nl,
            en: topic.names.en,
            complexity: topic.complexity.number(),
        });
        Self {
            id: published.summary.id.to_string(),
            name: published.summary.name,
            version: published.summary.number,
            state: published.summary.state.code().to_owned(),
            holds_today: published.summary.holds_today,
            live_from: published.summary.live_from.map(|day| day.to_string()),
            hash: published.hash,
            topics: topics.collect(),
            table: published.table,
            parameters: published.parameters_text,
        }
    }
}

/// Every version that holds or held, newest first.
#[utoipa::path(get, path = "/api/v1/channel-policies", tag = "channel-policies",
    responses((status = 200, body = [PolicyView])), security(("key" = ["channel-policies:read"])))]
pub async fn list(caller: Caller) -> Result<Json<Vec<PolicyView>>, Failure> {
    let act = caller.may(Scope::ChannelPoliciesRead)?;
    let published = policies::published(&act).await?;
    Ok(Json(published.into_iter().map(PolicyView::from).collect()))
}

/// One version that holds or held.
#[utoipa::path(get, path = "/api/v1/channel-policies/{id}", tag = "channel-policies", params(("id" = String, Path)),
    responses((status = 200, body = PolicyView), (status = 404)), security(("key" = ["channel-policies:read"])))]
pub async fn one(caller: Caller, Path(id): Path<String>) -> Result<Json<PolicyView>, Failure> {
    let act = caller.may(Scope::ChannelPoliciesRead)?;
    let id: PolicyId = id.parse().map_err(|_| Failure::NotFound)?;
    let published = policies::published(&act).await?.into_iter().find(|one| one.summary.id == id);
    published.map(|one| Json(one.into())).ok_or(Failure::NotFound)
}
