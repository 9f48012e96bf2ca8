//! The clock as an argument: what time it is is told by the program, never read by a rule or a worker.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// The present moment, in whole milliseconds: that is what the database keeps.
    fn now(&self) -> Timestamp;
}

/// A clock that stands still until it is moved, for stories in which weeks pass.
#[derive(Debug)]
pub struct HandClock(Mutex<Timestamp>);

impl HandClock {
    /// A clock that stands at `moment`.
    pub const fn at(moment: Timestamp) -> Self {
        Self(Mutex::new(moment))
    }

    /// Moves the clock forward.
    pub fn pass(&self, time: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = now.saturating_add(time).unwrap_or(Timestamp::MAX);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
