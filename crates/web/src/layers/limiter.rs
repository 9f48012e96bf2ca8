//! So many requests a second from one address of the network, in memory: a brake on floods, not on people.
//!
//! A token bucket per address. Memory is bounded: the buckets live in two generations, and when the younger one is
//! full the older one is forgotten. A forgotten address starts with a full bucket, as any newcomer does.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

use crate::client;
use crate::failure::Failure;
use crate::health;
use crate::state::WebState;

/// The most addresses in one generation: some megabytes in all.
const GENERATION: usize = 20_000;

/// The buckets of every address that came by lately.
pub struct Limiter {
    rate: f64,
    burst: f64,
    hasher: RandomState,
    generations: Mutex<Generations>,
}

#[derive(Default)]
struct Generations {
    young: HashMap<u64, Bucket>,
    old: HashMap<u64, Bucket>,
}

#[derive(Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Timestamp,
}

impl Limiter {
    /// `rate` requests a second, and `burst` at once.
    pub fn new(rate: u32, burst: u32) -> Self {
        Self {
            rate: f64::from(rate.max(1)),
            burst: f64::from(burst.max(1)),
            hasher: RandomState::new(),
            generations: Mutex::default(),
        }
    }

    /// Takes a token of `who`; an error says when there is one again.
    pub fn take(&self, who: &str, now: Timestamp) -> Result<(), Timestamp> {
        let key = self.hasher.hash_one(who);
        let mut generations = self.generations.lock().unwrap_or_else(PoisonError::into_inner);
        let Generations { young, old } = &mut *generations;
        if !young.contains_key(&key) {
            if young.len() >= GENERATION {
                *old = std::mem::take(young);
            }
            let fresh = Bucket { tokens: self.burst, at: now };
            young.insert(key, old.remove(&key).unwrap_or(fresh));
        }
        let Some(bucket) = young.get_mut(&key) else { return Ok(()) };
        let passed = now.duration_since(bucket.at).as_secs_f64().max(0.0);
        bucket.tokens = (bucket.tokens + passed * self.rate).min(self.burst);
        bucket.at = bucket.at.max(now);
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        let wait = SignedDuration::from_secs_f64(((1.0 - bucket.tokens) / self.rate).ceil().max(1.0));
        Err(now.saturating_add(wait).unwrap_or(now))
    }
}

/// Lets a request on when its address has not had too many.
pub async fn limit(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    if let Some(limiter) = state.limiter().filter(|_| !health::PATHS.contains(&path)) {
        let (parts, body) = request.into_parts();
        let who = client::address(&parts, &state.settings().trusted_proxies);
        if let Err(until) = limiter.take(&who.to_string(), state.now()) {
            return Failure::TooMany(until).into_response();
        }
        return next.run(Request::from_parts(parts, body)).await;
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::{GENERATION, Limiter};
    use jiff::{SignedDuration, Timestamp};

    fn at(millis: i64) -> Timestamp {
        "2026-11-22T09:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_millis(millis)
    }

    #[test]
    fn a_burst_is_let_through_and_then_so_many_a_second() {
        let limiter = Limiter::new(2, 5);
        let passed = (0..10).filter(|_| limiter.take("aya", at(0)).is_ok()).count();
        assert_eq!(passed, 5);
        assert_eq!(limiter.take("aya", at(0)), Err(at(1000)));
        assert_eq!(limiter.take("bo", at(0)), Ok(()), "another address has its own");
        let passed = (0..10).filter(|_| limiter.take("aya", at(1000)).is_ok()).count();
        assert_eq!(passed, 2);
        let passed = (0..10).filter(|_| limiter.take("aya", at(3_600_000)).is_ok()).count();
        assert_eq!(passed, 5, "resting gives no more than a burst");
        assert!(limiter.take("aya", at(0)).is_err(), "a clock that goes back gives nothing");
    }

    #[test]
    fn memory_is_bounded_however_many_addresses_come() {
        let limiter = Limiter::new(1, 1);
        assert!(limiter.take("aya", at(0)).is_ok());
        for number in 0..GENERATION * 3 {
            assert!(limiter.take(&number.to_string(), at(0)).is_ok());
        }
        let generations = limiter.generations.lock().unwrap();
        assert!(generations.young.len() <= GENERATION && generations.old.len() <= GENERATION);
        drop(generations);
        let last = (GENERATION * 3 - 1).to_string();
        assert!(limiter.take(&last, at(0)).is_err(), "who came lately is remembered");
    }
}
