//! What was typed while the session had ended: the browser carries it past the sign-in pages, sealed for whose session it
//! was. Nothing of it stands in an address, nothing is done with it before its owner is signed in, and nobody else who
//! signs in at the same computer can open it.

use std::collections::BTreeMap;

use domain::ids::RelationId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::sessions::SessionSubject;

use super::SessionToken;
use crate::{Error, House};

/// How long it is kept: long enough to sign in.
pub const KEPT: SignedDuration = SignedDuration::from_mins(20);
/// Browsers keep no cookie that is longer than 4,096 bytes with its name and all that is said of it.
const LONGEST: usize = 3_800;

/// What was typed, and on which page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The path of the page.
    pub path: String,
    /// What was sent, by field.
    pub fields: BTreeMap<String, String>,
    /// Until when it is kept.
    pub until: Timestamp,
}

fn owner(tenant: RelationId) -> String {
    format!("typed/{tenant}")
}

/// Seals what was typed for whose session `token` was; nothing when that is no longer known, or it is too long to carry.
pub async fn seal(
    house: &House,
    now: Timestamp,
    token: &SessionToken,
    path: &str,
    fields: &BTreeMap<String, String>,
) -> Result<Option<String>, Error> {
    let whose = store::sessions::whose(&house.store, &token.digest()).await?;
    let Some(SessionSubject::Tenant(tenant)) = whose else { return Ok(None) };
    let until = now.saturating_add(KEPT).unwrap_or(Timestamp::MAX);
    let typed = Typed { path: path.to_owned(), fields: fields.clone(), until };
    let text = serde_json::to_vec(&typed).map_err(|error| Error::Defect(error.to_string()))?;
    let sealed = house.seal.close(&text, &owner(tenant), house.chance.as_ref())?;
    Ok((sealed.len() <= LONGEST).then_some(sealed))
}

/// What `tenant` typed; nothing when it is somebody else's, too old, or was tampered with.
pub fn open(house: &House, now: Timestamp, tenant: RelationId, sealed: &str) -> Option<Typed> {
    let text = house.seal.open(sealed, &owner(tenant)).ok()?;
    let typed: Typed = serde_json::from_slice(&text).ok()?;
    (now < typed.until).then_some(typed)
}
