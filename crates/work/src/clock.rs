//! The clock of the machine, for the program to make one of and pass on.

use domain::clock::Clock;
use jiff::{Timestamp, Unit};

/// The clock of the machine. Only the program itself makes one and passes it on.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now().round(Unit::Millisecond).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}
