//! One message: bring it, and note how that went.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::StoreError;
use store::outbox::{self, Claimed, Failure, Fate, Patience};

use super::health::Sign;
use super::{Arrival, Courier, Fault, Round, Undelivered};

/// How long a receiver may take to say that it is well; shorter than the lease leaves after a delivery.
const ASKING: Duration = Duration::from_secs(15);
/// How long to wait when the database cannot note how a delivery went.
const NOTE_AGAIN: Duration = Duration::from_millis(500);

/// Brings `message` and notes how it went; tells what that says about the receiver.
pub(super) async fn bring<C: Courier>(round: Arc<Round<C>>, message: Claimed) -> Sign {
    let until = round.clock.now().saturating_add(round.manners.lease()).unwrap_or(Timestamp::MAX);
    let (outcome, sign) = tokio::select! {
        outcome = delivered(&round, &message) => judged(&round, outcome).await,
        () = round.stop.leaving() => (Err(interrupted(&round)), Sign::Nothing),
    };
    note(&round, &message, &outcome, until).await;
    sign
}

async fn delivered<C: Courier>(round: &Round<C>, message: &Claimed) -> Result<Arrival, Undelivered> {
    let doing = round.courier.deliver(message, round.clock.now());
    match tokio::time::timeout(round.manners.longest, doing).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Undelivered {
            least_wait: round.manners.settle,
            ..Undelivered::plain(Fault::Faulty, "broken off: it took too long; it is tried again by itself")
        }),
    }
}

/// A fault counts against the message only when the receiver is well otherwise.
async fn judged<C: Courier>(
    round: &Round<C>,
    outcome: Result<Arrival, Undelivered>,
) -> (Result<Arrival, Undelivered>, Sign) {
    match outcome {
        Err(mut undelivered) if undelivered.fault == Fault::Faulty => {
            let asking = tokio::time::timeout(ASKING, round.courier.is_well());
            if asking.await.unwrap_or(false) {
                return (Err(undelivered), Sign::There);
            }
            undelivered.fault = Fault::Away;
            (Err(undelivered), Sign::Away)
        }
        Err(undelivered) if undelivered.fault == Fault::Away => (Err(undelivered), Sign::Away),
        other => (other, Sign::There),
    }
}

fn interrupted<C: Courier>(round: &Round<C>) -> Undelivered {
    Undelivered {
        least_wait: round.manners.settle,
        ..Undelivered::plain(Fault::Away, "broken off: the program was stopped; it is tried again by itself")
    }
}

/// Notes the outcome while the message is ours. A database that is away for longer leaves it to the lease: then the
/// message is brought again, which changes nothing.
async fn note<C: Courier>(
    round: &Round<C>,
    message: &Claimed,
    outcome: &Result<Arrival, Undelivered>,
    until: Timestamp,
) {
    let (target, kind, id) = (round.courier.target(), message.kind.as_str(), message.id);
    loop {
        let noted = store::retry(|| settle(round, message, outcome)).await;
        match noted {
            Ok(fate) => return tell(round.courier.target(), message, outcome, fate),
            Err(StoreError::Conflict { .. }) => {
                return tracing::warn!(outbox = target, kind, %id, "the lease ran out during a delivery");
            }
            Err(error) if round.clock.now() >= until => {
                return tracing::error!(outbox = target, kind, %id, %error, "a delivery could not be noted");
            }
            Err(error) => tracing::warn!(outbox = target, kind, %id, %error, "a delivery is not noted yet"),
        }
        tokio::time::sleep(NOTE_AGAIN).await;
    }
}

async fn settle<C: Courier>(
    round: &Round<C>,
    message: &Claimed,
    outcome: &Result<Arrival, Undelivered>,
) -> Result<Option<Fate>, StoreError> {
    let now = round.clock.now();
    if matches!(outcome, Ok(Arrival::Noted)) {
        return Ok(None);
    }
    let mut tx = round.store.begin().await?;
    let fate = match outcome {
        Ok(Arrival::Kept) => outbox::keep(&mut tx, message, now).await.map(|()| None)?,
        Ok(_) => outbox::complete(&mut tx, message, now).await.map(|()| None)?,
        Err(undelivered) => {
            let (failure, patience) = failure(round, undelivered);
            Some(outbox::fail(&mut tx, message, failure, &patience, now, round.chance.as_ref()).await?)
        }
    };
    tx.commit().await?;
    Ok(fate)
}

fn failure<'a, C: Courier>(round: &Round<C>, undelivered: &'a Undelivered) -> (Failure<'a>, Patience) {
    let least = SignedDuration::try_from(undelivered.least_wait).unwrap_or(SignedDuration::MAX);
    let patience = Patience { least, ..round.manners.patience };
    let reason = undelivered.reason.as_str();
    match undelivered.fault {
        // The pause of the whole target keeps the receiver in peace; its messages need no long wait of their own.
        Fault::Away => {
            let pause = |time| SignedDuration::try_from(time).unwrap_or(SignedDuration::MAX);
            let (first, longest) = round.manners.pause;
            (Failure::Away(reason), Patience { first: pause(first), longest: pause(longest), ..patience })
        }
        Fault::Faulty => (Failure::Faulty(reason), patience),
        Fault::Refused => (Failure::Refused(reason), patience),
    }
}

fn tell(target: &'static str, message: &Claimed, outcome: &Result<Arrival, Undelivered>, fate: Option<Fate>) {
    let (kind, id) = (message.kind.as_str(), message.id);
    match (outcome, fate) {
        (Ok(_), _) => {
            metrics::counter!("kanaalwijzer_outbox_delivered_total", "target" => target).increment(1);
            tracing::debug!(outbox = target, kind, %id, "delivered");
        }
        (Err(undelivered), Some(Fate::Dead)) => {
            metrics::counter!("kanaalwijzer_outbox_dead_total", "target" => target).increment(1);
            tracing::error!(outbox = target, kind, %id, reason = undelivered.log, "given up: staff must look at it");
        }
        (Err(undelivered), _) => {
            metrics::counter!("kanaalwijzer_outbox_failed_total", "target" => target).increment(1);
            tracing::warn!(outbox = target, kind, %id, reason = undelivered.log, "not delivered yet");
        }
    }
}
