//! The policies that are kept, read once and held ready: reading a policy costs a thousand times a decision.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ::steering::Policy;
use ::steering::policy::{EarlierTimes, Sources, TopicParameters};
use domain::calendar::amsterdam;
use store::Reader;
use store::steering::policies as kept;

use crate::{Act, Error};

/// The name of the channel policy; there is one policy, in versions.
pub(super) const NAME: &str = "channel-policy";
/// Policies held ready; more are only in play while somebody edits.
const MOST_READY: usize = 32;

/// By hash of its texts, name and number: what is read from the same texts is the same.
type Ready = HashMap<(String, String, u32), Arc<Policy>>;

/// The texts of a kept version.
pub(super) fn sources(version: &kept::Policy) -> Sources {
    Sources { table: version.table.clone(), parameters: version.parameters.clone() }
}

fn books() -> &'static Mutex<Ready> {
    static READY: OnceLock<Mutex<Ready>> = OnceLock::new();
    READY.get_or_init(Mutex::default)
}

fn known(key: &(String, String, u32)) -> Option<Arc<Policy>> {
    books().lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
}

/// Reading a large policy takes long: not on a thread that other visitors wait for.
pub(super) async fn apart<T: Send + 'static>(
    reading: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(reading).await.map_err(|error| Error::Defect(error.to_string()))
}

/// A kept version, ready to decide; a version that cannot be read, or was changed behind our back, is a defect.
pub(super) async fn ready(version: &kept::Policy) -> Result<Arc<Policy>, Error> {
    let key = (version.hash.clone(), version.name.clone(), version.number);
    if let Some(policy) = known(&key).filter(|policy| *policy.sources() == sources(version)) {
        return Ok(policy);
    }
    let (name, number, sources) = (version.name.clone(), version.number, sources(version));
    let read = apart(move || Policy::read(&name, number, sources)).await?;
    let policy =
        Arc::new(read.map_err(|error| Error::Defect(format!("the policy cannot be read: {error}")))?);
    let mut ready = books().lock().unwrap_or_else(PoisonError::into_inner);
    if ready.len() >= MOST_READY {
        ready.clear();
    }
    ready.insert(key, policy.clone());
    Ok(policy)
}

/// The policy that holds today; `NotFound` when there is none.
pub(super) async fn holding(act: &Act<'_>, db: impl Reader) -> Result<Arc<Policy>, Error> {
    let day = amsterdam::day_of(act.now);
    let version = kept::holding(db, NAME, day).await?.ok_or(Error::NotFound)?;
    ready(&version).await
}

/// The same for what only tells of it: its texts are not read again to see whether they were changed behind our back,
/// which every decision does.
pub(super) async fn holding_to_tell(act: &Act<'_>, mut db: impl Reader) -> Result<Arc<Policy>, Error> {
    let day = amsterdam::day_of(act.now);
    let (number, hash) = kept::holding_now(&mut db, NAME, day).await?.ok_or(Error::NotFound)?;
    match known(&(hash, NAME.to_owned(), number)) {
        Some(policy) => Ok(policy),
        None => holding(act, db).await,
    }
}

/// What tenants can ask about today, in screen order.
pub async fn topics(act: &Act<'_>) -> Result<Vec<TopicParameters>, Error> {
    Ok(holding_to_tell(act, &act.house.store).await?.parameters().topics.clone())
}

/// How many visits a week were added, and how many of those are kept for who arranges it alone; `None` when no policy
/// holds.
pub(crate) async fn earlier_times(act: &Act<'_>, db: impl Reader) -> Result<Option<EarlierTimes>, Error> {
    match holding_to_tell(act, db).await {
        Ok(policy) => Ok(Some(policy.parameters().rewards.earlier_times.clone())),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
