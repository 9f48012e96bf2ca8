//! What must leave the house or happen later, put in the outbox in the transaction of the change.

use domain::erp::ErpUpdate;
use domain::ids::{CaseId, ContactId, OutboxId};
use domain::mails::Mail;
use domain::processes::flow::Command;
use jiff::Timestamp;
use serde::Serialize;
use store::Tx;
use store::outbox::{Message, enqueue};

use crate::{Act, Error};

/// Target of updates for the ERP; the stream is the case.
pub const ERP: &str = "erp";
/// Target of mail.
pub const MAIL: &str = "mail";
/// Target of commands whose moment comes later.
pub const TIMER: &str = "timer";

/// A command for later, as it lies in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Timer {
    /// For which case.
    pub case: CaseId,
    /// Which command.
    pub command: Command,
}

fn message<T: Serialize>(
    act: &Act<'_>,
    target: &str,
    kind: &str,
    stream: String,
    payload: &T,
) -> Result<Message, Error> {
    let id = OutboxId::new(act.now, act.house.chance.as_ref());
    let payload = serde_json::to_value(payload).map_err(|error| Error::Defect(error.to_string()))?;
    Ok(Message {
        id,
        target: target.to_owned(),
        kind: kind.to_owned(),
        stream,
        idempotency_key: id.to_string(),
        payload,
        secret: false,
        not_before: act.now,
    })
}

/// An update for the ERP; updates of one case arrive in this order.
pub async fn to_erp(act: &Act<'_>, tx: &mut Tx, stream: CaseId, update: &ErpUpdate) -> Result<(), Error> {
    let kind = match update {
        ErpUpdate::Termination(_) => "termination",
        ErpUpdate::Appointment(_) => "appointment",
        ErpUpdate::Inspection(_) => "inspection",
        ErpUpdate::Contact(_) => "contact",
    };
    enqueue(tx, &message(act, ERP, kind, stream.to_string(), update)?, act.now).await?;
    Ok(())
}

/// A contact moment for the ERP; it belongs to no case's order.
pub async fn contact_to_erp(
    act: &Act<'_>,
    tx: &mut Tx,
    stream: ContactId,
    update: &ErpUpdate,
) -> Result<(), Error> {
    enqueue(tx, &message(act, ERP, "contact", stream.to_string(), update)?, act.now).await?;
    Ok(())
}

/// A mail; `secret` when it holds a code or a personal link, which is then wiped once it has left.
pub async fn mail(
    act: &Act<'_>,
    tx: &mut Tx,
    stream: String,
    kind: &str,
    mail: &Mail,
    secret: bool,
) -> Result<(), Error> {
    let message = Message { secret, ..message(act, MAIL, kind, stream, mail)? };
    enqueue(tx, &message, act.now).await?;
    Ok(())
}

/// A command for later. Each has a stream of its own: one that waits for June holds up none for May.
pub async fn timer(
    act: &Act<'_>,
    tx: &mut Tx,
    case: CaseId,
    at: Timestamp,
    command: &Command,
) -> Result<(), Error> {
    let timer = Timer { case, command: command.clone() };
    let mut message = message(act, TIMER, &command.name, String::new(), &timer)?;
    message.stream = message.id.to_string();
    message.not_before = at;
    enqueue(tx, &message, act.now).await?;
    Ok(())
}

/// The latest letters that were kept in the house instead of mailed: what the mail page of the demo shows.
pub async fn kept_mails(act: &Act<'_>, limit: u32) -> Result<Vec<(Timestamp, Mail)>, Error> {
    let rows = store::outbox::delivered(&act.house.store, MAIL, limit).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(_, at, payload)| Some((at, serde_json::from_value(payload).ok()?)))
        .collect())
}
