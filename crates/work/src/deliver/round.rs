//! The loop of one target: take what may leave, bring it, and wait for more.

use std::sync::Arc;
use std::time::Duration;

use domain::chance::Chance;
use domain::clock::Clock;
use store::outbox::{Claim, Claimed, claim};
use store::{Store, StoreError};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::health::{Health, Sign};
use super::{Courier, Manners, parcel};
use crate::stop::Stop;

/// The loop of one target.
pub struct Round<C> {
    pub(super) store: Store,
    pub(super) courier: C,
    pub(super) manners: Manners,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) chance: Arc<dyn Chance>,
    pub(super) stop: Stop,
    owner: String,
}

impl<C> std::fmt::Debug for Round<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Round")
            .field("owner", &self.owner)
            .field("manners", &self.manners)
            .finish_non_exhaustive()
    }
}

impl<C: Courier> Round<C> {
    /// A loop that has not begun.
    pub fn new(
        store: Store,
        courier: C,
        manners: Manners,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        stop: Stop,
    ) -> Self {
        let mut drawn = [0_u8; 8];
        chance.fill(&mut drawn);
        let owner = format!("{}-{:016x}", courier.target(), u64::from_le_bytes(drawn));
        Self { store, courier, manners, clock, chance, stop, owner }
    }

    /// Works until told to stop, then finishes what is in hand.
    pub async fn run(self: Arc<Self>) {
        let mut news = self.store.watch_outbox();
        let mut health = Health::new(self.manners.pause);
        let mut under_way = JoinSet::new();
        metrics::gauge!("kanaalwijzer_outbox_target_up", "target" => self.courier.target()).set(1.0);
        while !self.stop.is_asked() {
            // Seen before it is looked for: what is put in meanwhile wakes us again.
            news.mark_unchanged();
            let now = Instant::now();
            let room = health.room(self.manners.at_once, now).saturating_sub(under_way.len());
            if room > 0 {
                for message in self.claimed(room).await {
                    under_way.spawn(parcel::bring(self.clone(), message));
                }
            }
            let wait = health.pause_left(now).max(self.manners.look_every);
            let may_look = room > 0 && !health.is_away();
            tokio::select! {
                () = self.stop.asked() => {}
                Some(done) = under_way.join_next() => self.learn(&mut health, done),
                _ = news.changed(), if may_look => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
        while under_way.join_next().await.is_some() {}
    }

    /// Messages to bring now. A database that is away is asked again at the next look.
    async fn claimed(&self, room: usize) -> Vec<Claimed> {
        let wanted = Claim {
            target: self.courier.target(),
            owner: &self.owner,
            now: self.clock.now(),
            lease: self.manners.lease(),
            limit: u32::try_from(room).unwrap_or(u32::MAX),
        };
        match claim(&self.store, &wanted).await {
            Ok(claimed) => claimed,
            Err(error) => {
                self.unclaimed(&error).await;
                Vec::new()
            }
        }
    }

    async fn unclaimed(&self, error: &StoreError) {
        tracing::warn!(outbox = self.courier.target(), %error, "the outbox cannot be read");
        tokio::select! {
            () = self.stop.asked() => {}
            () = tokio::time::sleep(self.manners.look_every.max(Duration::from_millis(100))) => {}
        }
    }

    fn learn(&self, health: &mut Health, done: Result<Sign, tokio::task::JoinError>) {
        let target = self.courier.target();
        let sign = done.unwrap_or_else(|error| {
            // The message is brought again when its lease has run out.
            tracing::error!(outbox = target, %error, "a delivery broke down: a defect in this program");
            Sign::Nothing
        });
        if health.learn(sign, Instant::now()) {
            let there = if health.is_away() { 0.0 } else { 1.0 };
            metrics::gauge!("kanaalwijzer_outbox_target_up", "target" => target).set(there);
            if health.is_away() {
                tracing::warn!(outbox = target, "the receiver is away: messages wait");
            } else {
                tracing::info!(outbox = target, "the receiver is back");
            }
        }
    }
}
