//! Tidying up: what has ended is forgotten, a little at a time, so that nobody waits for it.

use std::sync::Arc;
use std::time::Duration;

use domain::clock::Clock;
use domain::events::Subject;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::StoreError;
use usecases::{Act, Error, House};

use crate::stop::Stop;

/// How often it is done.
const EVERY: Duration = Duration::from_mins(15);
/// Tries at signing in are counted per hour and per day at most.
const ATTEMPTS: SignedDuration = SignedDuration::from_hours(48);
/// No import takes this long: one that began earlier was broken off.
const IMPORTS: SignedDuration = SignedDuration::from_hours(24);
/// A session that ended is remembered this long: what is typed meanwhile can still be given to whose it was.
const ENDED_SESSIONS: SignedDuration = SignedDuration::from_hours(12);
/// Messages forgotten in one transaction.
const AT_ONCE: u32 = 500;

/// How long things are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Messages that were delivered or dropped, in days.
    pub delivered_days: u16,
    /// Forms that were begun and not finished, in days.
    pub draft_days: u16,
}

impl Default for Keep {
    fn default() -> Self {
        Self { delivered_days: 90, draft_days: 30 }
    }
}

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tidied {
    /// Sessions that had ended.
    pub sessions: u64,
    /// Sign-in codes that had expired.
    pub codes: u64,
    /// Counted tries.
    pub attempts: u64,
    /// Settled messages.
    pub messages: u64,
    /// Unfinished forms.
    pub drafts: u64,
    /// Waiting rooms of imports that were broken off.
    pub imports: u64,
    /// Logs of other systems whose time was over.
    pub logs: u64,
}

/// Tidies now and then until told to stop.
pub async fn run(house: Arc<House>, keep: Keep, clock: Arc<dyn Clock>, stop: Stop) {
    while !stop.is_asked() {
        match tidy(&house.program(clock.now()), keep).await {
            Ok(tidied) if tidied == Tidied::default() => {}
            Ok(tidied) => tracing::info!(?tidied, "tidied up"),
            Err(error) => tracing::warn!(%error, "not tidied up; the next round does it"),
        }
        tokio::select! {
            () = stop.asked() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Forgets what has ended.
pub async fn tidy(act: &Act<'_>, keep: Keep) -> Result<Tidied, Error> {
    let days = |days: u16| SignedDuration::from_hours(24 * i64::from(days));
    let before = |age: SignedDuration| act.now.saturating_sub(age).unwrap_or(Timestamp::MIN);
    let mut tx = act.house.store.begin().await?;
    let sessions = store::sessions::forget_ended(&mut tx, before(ENDED_SESSIONS)).await?;
    let codes = store::login_codes::forget_expired(&mut tx, act.now).await?;
    let attempts = store::attempts::forget_before(&mut tx, before(ATTEMPTS)).await?;
    let drafts = store::cases::drafts::forget_before(&mut tx, before(days(keep.draft_days))).await?;
    let imports = store::imports::forget_abandoned(&mut tx, before(IMPORTS)).await?;
    if drafts > 0 {
        let event = act.event(Subject::new("draft", "old"), "drafts-forgotten", json!({ "count": drafts }));
        tx.record(&event).await?;
    }
    tx.commit().await?;
    let messages = forget_messages(act, before(days(keep.delivered_days))).await?;
    let logs = usecases::journeys::logs::expire(act).await?;
    Ok(Tidied { sessions, codes, attempts, messages, drafts, imports, logs })
}

/// In small transactions: on SQLite everybody who wants to write waits for each.
async fn forget_messages(act: &Act<'_>, before: Timestamp) -> Result<u64, StoreError> {
    let mut forgotten = 0;
    loop {
        let mut tx = act.house.store.begin().await?;
        let some = store::outbox::forget_settled(&mut tx, before, AT_ONCE).await?;
        tx.commit().await?;
        forgotten += some;
        if some < u64::from(AT_ONCE) {
            return Ok(forgotten);
        }
    }
}
