//! Delivering the outbox: one loop a target. No request waits for it, and it waits for no request.
//!
//! Messages of one stream leave one by one and in order; streams go side by side. A receiver that is away is left in
//! peace and tried with one message at a time; nothing is given up because of it. A message that its receiver cannot
//! swallow is tried again less and less often, and then laid on the shelf for staff.

mod health;
mod parcel;
mod round;

use std::future::Future;
use std::time::Duration;

use jiff::SignedDuration;
use jiff::Timestamp;
use store::outbox::{Claimed, Patience};

pub use round::Round;

/// Brings messages of one target where they must be.
pub trait Courier: Send + Sync + 'static {
    /// The target in the outbox.
    fn target(&self) -> &'static str;

    /// Brings one message. Called again for the same message when it is not known to have arrived: a repeat must
    /// change nothing.
    fn deliver(
        &self,
        message: &Claimed,
        now: Timestamp,
    ) -> impl Future<Output = Result<Arrival, Undelivered>> + Send;

    /// Whether the receiver works at all. Asked after a fault, to tell a sick receiver from a bad message.
    fn is_well(&self) -> impl Future<Output = bool> + Send;
}

/// How a message arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// The receiver has it.
    Delivered,
    /// It stays in the house, to be read from the outbox.
    Kept,
    /// The courier noted its arrival already, in the transaction of its effect.
    Noted,
}

/// Whose fault it is that a message did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The receiver is away: no message will get through now.
    Away,
    /// The receiver did not do well with this message.
    Faulty,
    /// The receiver will never take this message.
    Refused,
}

/// A message that did not arrive, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// Whose fault.
    pub fault: Fault,
    /// What happened and what to do, for staff; may name people.
    pub reason: String,
    /// The same for the log, without personal data.
    pub log: String,
    /// Not to be tried before this time has passed.
    pub least_wait: Duration,
}

impl Undelivered {
    /// What happened, in words that may stand in the log too.
    pub fn plain(fault: Fault, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { fault, log: reason.clone(), reason, least_wait: Duration::ZERO }
    }
}

/// How one target is served.
#[derive(Debug, Clone, Copy)]
pub struct Manners {
    /// How many messages are on their way at once, each of another stream.
    pub at_once: usize,
    /// How often to look for messages of other servers and for those whose time has come.
    pub look_every: Duration,
    /// How long one delivery may take before it is broken off.
    pub longest: Duration,
    /// How long the receiver may still be busy with a delivery after it was broken off.
    pub settle: Duration,
    /// The first and the longest pause when the receiver is away.
    pub pause: (Duration, Duration),
    /// How long and how often to try a message again that its receiver does not do well with.
    pub patience: Patience,
}

impl Manners {
    /// How long a claimed message is ours: a delivery, its aftermath, and noting how it went.
    fn lease(&self) -> SignedDuration {
        let noting = Duration::from_secs(30);
        SignedDuration::try_from(self.longest + self.settle + noting).unwrap_or(SignedDuration::MAX)
    }
}

impl Default for Manners {
    /// Tried again for some three hours before it is laid on the shelf.
    fn default() -> Self {
        Self {
            at_once: 4,
            look_every: Duration::from_secs(1),
            longest: Duration::from_mins(2),
            settle: Duration::ZERO,
            pause: (Duration::from_secs(1), Duration::from_mins(1)),
            patience: Patience {
                first: SignedDuration::from_secs(10),
                longest: SignedDuration::from_mins(15),
                least: SignedDuration::ZERO,
                faults: 20,
            },
        }
    }
}
