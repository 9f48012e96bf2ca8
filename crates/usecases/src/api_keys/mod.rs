//! The keys with which other systems call the API: what they may do, made and revoked by administrators.

mod scopes;

use domain::actors::StaffRole;
use domain::events::Subject;
use domain::ids::ApiKeyId;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::SecretHash;
use store::api_keys::ApiKey;

pub use scopes::Scope;

use crate::{Act, Error, House, secrets};

/// What every key begins with, so that people and scanners for leaked secrets recognise one.
const MARK: &str = "kw_";
/// Letters of the part by which a key is found, after the mark.
const FOUND_BY: usize = 12;
/// How often the use of a key is noted.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// A key that was made.
#[derive(Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Which.
    pub id: ApiKeyId,
    /// The whole key, to be handed over; shown this once.
    pub key: String,
}

impl std::fmt::Debug for NewKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewKey({})", self.id)
    }
}

/// A key as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyView {
    /// Which.
    pub id: ApiKeyId,
    /// Its first part, by which people recognise it.
    pub prefix: String,
    /// Which system it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, give or take a minute.
    pub last_used_at: Option<Timestamp>,
    /// Since when it no longer works.
    pub revoked_at: Option<Timestamp>,
}

impl From<ApiKey> for KeyView {
    fn from(key: ApiKey) -> Self {
        let scopes = scopes::known(&key.scopes);
        let ApiKey { id, prefix, name, created_at, last_used_at, revoked_at, .. } = key;
        Self { id, prefix, name, scopes, created_at, last_used_at, revoked_at }
    }
}

/// Makes a key for the system `name`.
pub async fn create(act: &Act<'_>, name: &str, scopes: &[Scope]) -> Result<NewKey, Error> {
    act.require(StaffRole::Administrator)?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Error::Input("api-key-name-needed".to_owned()));
    }
    if scopes.is_empty() {
        return Err(Error::Input("api-key-scope-needed".to_owned()));
    }
    let chance = act.house.chance.as_ref();
    // What finds the key is drawn apart, so that showing it takes nothing from the secret's chance.
    let prefix = format!("{MARK}{}", letters(&secrets::token(chance)));
    let key = format!("{prefix}_{}", secrets::token(chance));
    let stored = ApiKey {
        id: ApiKeyId::new(act.now, chance),
        prefix,
        secret: SecretHash::of(key.as_bytes()),
        name,
        scopes: scopes.iter().map(|scope| scope.code().to_owned()).collect(),
        created_at: act.now,
        last_used_at: None,
        revoked_at: None,
    };
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::api_keys::add(&mut tx, &stored).await?;
        let data = json!({ "name": stored.name, "prefix": stored.prefix, "scopes": stored.scopes });
        tx.record(&act.event(Subject::new("api-key", stored.id), "api-key-added", data)).await?;
        tx.commit().await?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(NewKey { id: stored.id, key })
}

/// The first letters and figures of a token, without the signs that end a double-click.
fn letters(token: &str) -> String {
    token.chars().filter(char::is_ascii_alphanumeric).take(FOUND_BY).collect()
}

/// Every key, newest first.
pub async fn list(act: &Act<'_>) -> Result<Vec<KeyView>, Error> {
    act.require(StaffRole::Administrator)?;
    let all = store::api_keys::all(&act.house.store).await?;
    Ok(all.into_iter().map(KeyView::from).collect())
}

/// Makes a key worthless at once.
pub async fn revoke(act: &Act<'_>, id: ApiKeyId) -> Result<(), Error> {
    act.require(StaffRole::Administrator)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::api_keys::revoke(&mut tx, id, act.now).await?;
        tx.record(&act.event(Subject::new("api-key", id), "api-key-revoked", json!({}))).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// A system that showed a key that works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Its key; it acts as [`domain::actors::Actor::System`].
    pub id: ApiKeyId,
    /// Which system it is.
    pub name: String,
    scopes: Vec<Scope>,
}

impl System {
    /// Lets only a key with this scope go on.
    pub fn require(&self, scope: Scope) -> Result<(), Error> {
        if self.scopes.contains(&scope) { Ok(()) } else { Err(Error::Forbidden) }
    }
}

/// The system whose key this is; `None` for anything but a key that works.
pub async fn authenticate(house: &House, now: Timestamp, presented: &str) -> Result<Option<System>, Error> {
    // A secret may itself hold the sign that divides it from the prefix: go by length.
    let Some(prefix) = presented.get(..MARK.len() + FOUND_BY) else { return Ok(None) };
    let Some(key) = store::api_keys::by_prefix(&house.store, prefix).await? else { return Ok(None) };
    if key.revoked_at.is_some() || !key.secret.matches(&SecretHash::of(presented.as_bytes())) {
        return Ok(None);
    }
    if key.last_used_at.is_none_or(|last| now.duration_since(last) > NOTED_EVERY) {
        store::retry(|| async {
            let mut tx = house.store.begin().await?;
            store::api_keys::mark_used(&mut tx, key.id, now).await?;
            tx.commit().await
        })
        .await?;
    }
    let scopes = scopes::known(&key.scopes);
    Ok(Some(System { id: key.id, name: key.name, scopes }))
}
