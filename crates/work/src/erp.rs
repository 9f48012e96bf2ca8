//! Updates on their way to the association's ERP: each exactly once in effect, in order per case.

use std::sync::Arc;
use std::time::Duration;

use domain::erp::ErpUpdate;
use jiff::Timestamp;
use registers::vera::{Delivery, ErpError, Trouble, VeraClient};
use store::outbox::Claimed;

use crate::deliver::{Arrival, Courier, Fault, Manners, Undelivered};

/// Brings updates to the ERP.
#[derive(Debug)]
pub struct ErpCourier {
    client: Arc<VeraClient>,
}

impl ErpCourier {
    /// A courier to the ERP behind `client`.
    pub fn new(client: Arc<VeraClient>) -> Self {
        Self { client }
    }
}

/// How to serve an ERP: a delivery is some ten requests at most, and an ERP may go on with a write for `settle` after
/// we stopped waiting.
pub fn manners(timeout: Duration, settle: Duration) -> Manners {
    Manners { longest: timeout * 12, settle: settle + timeout, ..Manners::default() }
}

impl Courier for ErpCourier {
    fn target(&self) -> &'static str {
        usecases::outbox::ERP
    }

    async fn deliver(&self, message: &Claimed, now: Timestamp) -> Result<Arrival, Undelivered> {
        let update: ErpUpdate = crate::payload::read(message)?;
        let delivery = Delivery { id: message.id, at: now };
        match self.client.deliver(delivery, &update).await {
            Ok(reference) => {
                tracing::debug!(id = %message.id, reference = reference.0, "the ERP holds the update");
                Ok(Arrival::Delivered)
            }
            Err(error) => Err(undelivered(&error)),
        }
    }

    async fn is_well(&self) -> bool {
        self.client.check().await.is_ok()
    }
}

/// For an association without an ERP: what the house knows is all there is to know.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoErp;

impl Courier for NoErp {
    fn target(&self) -> &'static str {
        usecases::outbox::ERP
    }

    async fn deliver(&self, _message: &Claimed, _now: Timestamp) -> Result<Arrival, Undelivered> {
        Ok(Arrival::Delivered)
    }

    async fn is_well(&self) -> bool {
        true
    }
}

fn undelivered(error: &ErpError) -> Undelivered {
    let fault = match error {
        ErpError::Temporary { trouble, .. } => match trouble {
            Trouble::Unreachable
            | Trouble::Busy { .. }
            | Trouble::NoEntry { .. }
            | Trouble::NothingHere { .. } => Fault::Away,
            Trouble::TimedOut(_)
            | Trouble::Interrupted
            | Trouble::Failed { .. }
            | Trouble::Unreadable(_)
            | Trouble::Conflict => Fault::Faulty,
        },
        ErpError::Permanent { .. } | ErpError::Rejected { .. } => Fault::Refused,
    };
    let log = error.to_string();
    let reason = match error {
        // The ERP's own words help staff most, and may name people: never for the log.
        ErpError::Rejected { told, .. } => match told.reveal() {
            Some(words) => format!("{log}. The ERP says: {words}"),
            None => log.clone(),
        },
        _ => log.clone(),
    };
    Undelivered { fault, reason, log, least_wait: error.retry_after().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use registers::vera::{ErpError, Place, Trouble};

    use super::undelivered;
    use crate::deliver::Fault;

    #[test]
    fn only_what_may_be_the_messages_fault_counts_against_it() {
        let table = [
            (Trouble::Unreachable, Fault::Away),
            (Trouble::Busy { status: 503 }, Fault::Away),
            (Trouble::NoEntry { status: 401 }, Fault::Away),
            (Trouble::NothingHere { status: 404 }, Fault::Away),
            (Trouble::TimedOut(Duration::from_secs(1)), Fault::Faulty),
            (Trouble::Interrupted, Fault::Faulty),
            (Trouble::Failed { status: 500 }, Fault::Faulty),
            (Trouble::Unreadable("x"), Fault::Faulty),
            (Trouble::Conflict, Fault::Faulty),
        ];
        for (trouble, fault) in table {
            let wait = Duration::from_secs(7);
            let error = ErpError::Temporary { place: Place::Token, trouble, retry_after: Some(wait) };
            let undelivered = undelivered(&error);
            assert_eq!((undelivered.fault, undelivered.least_wait), (fault, wait), "{error}");
        }
    }
}
