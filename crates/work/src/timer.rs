//! Commands whose moment has come: a reminder, a deadline, the end of a lease.

use std::sync::Arc;

use jiff::Timestamp;
use store::StoreError;
use store::outbox::Claimed;
use usecases::{Error, House, cases};

use crate::deliver::{Arrival, Courier, Fault, Undelivered};

/// Gives commands whose moment has come to the case they are for.
#[derive(Debug)]
pub struct TimerCourier {
    house: Arc<House>,
}

impl TimerCourier {
    /// A courier within `house`.
    pub fn new(house: Arc<House>) -> Self {
        Self { house }
    }
}

impl Courier for TimerCourier {
    fn target(&self) -> &'static str {
        usecases::outbox::TIMER
    }

    async fn deliver(&self, message: &Claimed, now: Timestamp) -> Result<Arrival, Undelivered> {
        match cases::run_timer(&self.house.program(now), message).await {
            Ok(()) => Ok(Arrival::Noted),
            Err(error) => Err(Undelivered::plain(fault(&error), error.to_string())),
        }
    }

    async fn is_well(&self) -> bool {
        self.house.store.check().await.is_ok()
    }
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::Store(StoreError::Unavailable { .. } | StoreError::Contended { .. }) => Fault::Away,
        // Somebody works on the case at this very moment, or the database stumbles over it.
        Error::Changed | Error::Store(_) | Error::TooMany(_) => Fault::Faulty,
        Error::NotFound
        | Error::Forbidden
        | Error::Problems(_)
        | Error::Misread(..)
        | Error::Refused(_)
        | Error::Input(_)
        | Error::Defect(_) => Fault::Refused,
    }
}
