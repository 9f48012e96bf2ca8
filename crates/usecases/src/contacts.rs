//! Contact moments: what was said, by which channel, recorded by staff and told to the ERP.

use domain::channels::Channel;
use domain::erp::{ContactUpdate, ErpUpdate, PersonReference};
use domain::events::Subject;
use domain::ids::{CaseId, ContactId, RelationId};
use serde_json::json;
pub use store::contacts::{Contact, ContactsOf, Direction};
use store::{Cursor, Page, Tx};

use crate::{Act, Error, outbox};

/// The longest summary, in characters.
const LONGEST_SUMMARY: usize = 2_000;
/// The longest topic, in characters.
const LONGEST_TOPIC: usize = 80;

/// A contact moment to record.
#[derive(Debug, Clone)]
pub struct NewContact {
    /// With whom.
    pub relation: RelationId,
    /// About which case, if any.
    pub case: Option<CaseId>,
    /// By which channel.
    pub channel: Channel,
    /// Whether the tenant came to us.
    pub inbound: bool,
    /// What about: a process key, or `general`.
    pub topic: String,
    /// In one or two sentences.
    pub summary: String,
}

/// Records a contact moment.
pub async fn record(act: &Act<'_>, new: &NewContact) -> Result<ContactId, Error> {
    act.require_staff_or_system()?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let id = record_within(act, &mut tx, new).await?;
        tx.commit().await?;
        Ok(id)
    })
    .await
}

/// The same within a transaction of somebody else, who knows that the actor may.
pub(crate) async fn record_within(act: &Act<'_>, tx: &mut Tx, new: &NewContact) -> Result<ContactId, Error> {
    let summary = new.summary.trim();
    if summary.is_empty() || summary.chars().count() > LONGEST_SUMMARY {
        return Err(Error::Input("contact-summary".to_owned()));
    }
    if new.topic.is_empty() || new.topic.chars().count() > LONGEST_TOPIC {
        return Err(Error::Input("contact-topic".to_owned()));
    }
    let person = store::tenancy::relations::find(&mut *tx, new.relation).await?;
    if let Some(case) = new.case {
        must_concern(&mut *tx, case, new.relation).await?;
    }
    let id = ContactId::new(act.now, act.house.chance.as_ref());
    let direction = if new.inbound { Direction::In } else { Direction::Out };
    let contact = Contact {
        id,
        relation: new.relation,
        case: new.case,
        channel: new.channel,
        direction,
        topic: new.topic.clone(),
        summary: summary.to_owned(),
        at: act.now,
        by: act.actor,
    };
    store::contacts::add(tx, &contact).await?;
    let data = json!({ "channel": new.channel, "topic": new.topic, "inbound": new.inbound });
    let mut event = act.event(Subject::new("contact", id), "contact-recorded", data);
    event.case = new.case;
    event.channel = new.channel;
    tx.record(&event).await?;
    let update = ContactUpdate {
        contact: id,
        channel: new.channel,
        inbound: new.inbound,
        at: act.now,
        topic: new.topic.clone(),
        summary: summary.to_owned(),
        person: PersonReference { number: person.number.clone(), name: person.name.spoken() },
    };
    outbox::contact_to_erp(act, tx, id, &ErpUpdate::Contact(Box::new(update))).await?;
    Ok(id)
}

/// Refuses a case that is not this person's: neither theirs nor about a lease they stand on.
async fn must_concern(tx: &mut Tx, case: CaseId, person: RelationId) -> Result<(), Error> {
    let case = store::cases::find(&mut *tx, case).await?;
    if case.requester == person || store::tenancy::leases::find(tx, case.lease).await?.has_party(person) {
        Ok(())
    } else {
        Err(Error::Input("contact-case".to_owned()))
    }
}

/// One page of contact moments, newest first.
pub async fn page(
    act: &Act<'_>,
    whose: ContactsOf,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<Contact>, Error> {
    act.require_staff_or_system()?;
    Ok(store::contacts::list(&act.house.store, whose, after, limit).await?)
}

/// One contact moment.
pub async fn find(act: &Act<'_>, id: ContactId) -> Result<Contact, Error> {
    act.require_staff_or_system()?;
    Ok(store::contacts::find(&act.house.store, id).await?)
}
