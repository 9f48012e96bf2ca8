//! Tidying up: what has ended is forgotten, a little at a time, so that nobody waits for it.

use std::sync::Arc;
use std::time::Duration;

use domain::clock::Clock;
use jiff::{SignedDuration, Timestamp};
use store::{Store, StoreError};

use crate::stop::Stop;

/// How often it is done.
const EVERY: Duration = Duration::from_mins(15);
/// Tries at signing in are counted per hour and per day at most.
const ATTEMPTS: SignedDuration = SignedDuration::from_hours(48);
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
}

/// Tidies now and then until told to stop.
pub async fn run(store: Store, keep: Keep, clock: Arc<dyn Clock>, stop: Stop) {
    while !stop.is_asked() {
        match tidy(&store, keep, clock.now()).await {
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
pub async fn tidy(store: &Store, keep: Keep, now: Timestamp) -> Result<Tidied, StoreError> {
    let days = |days: u16| SignedDuration::from_hours(24 * i64::from(days));
    let before = |age: SignedDuration| now.saturating_sub(age).unwrap_or(Timestamp::MIN);
    let mut tx = store.begin().await?;
    let sessions = store::sessions::forget_ended(&mut tx, now).await?;
    let codes = store::login_codes::forget_expired(&mut tx, now).await?;
    let attempts = store::attempts::forget_before(&mut tx, before(ATTEMPTS)).await?;
    let drafts = store::drafts::forget_before(&mut tx, before(days(keep.draft_days))).await?;
    tx.commit().await?;
    let mut messages = 0;
    loop {
        let mut tx = store.begin().await?;
        let forgotten =
            store::outbox::forget_settled(&mut tx, before(days(keep.delivered_days)), AT_ONCE).await?;
        tx.commit().await?;
        messages += forgotten;
        if forgotten < u64::from(AT_ONCE) {
            return Ok(Tidied { sessions, codes, attempts, messages, drafts });
        }
    }
}
