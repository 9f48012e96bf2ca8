//! Contact moments: what was said, by which channel, recorded by staff and told to the ERP.

use domain::channels::Channel;
use domain::erp::{ContactUpdate, ErpUpdate, PersonReference};
use domain::events::Subject;
use domain::ids::{CaseId, ContactId, RelationId};
use serde_json::json;
use sha2::{Digest as _, Sha256};
pub use store::contacts::{Contact, ContactsOf, Direction};
use store::{Cursor, Page, StoreError, Tx};

use crate::{Act, Error, outbox};

/// The longest summary, in characters.
const LONGEST_SUMMARY: usize = 2_000;
/// The longest key under which a contact moment is sent, in characters.
const LONGEST_KEY: usize = 200;

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
    /// What about: the key of a process or of a topic of the policy.
    pub topic: String,
    /// In one or two sentences.
    pub summary: String,
}

/// What tenants ask about beside the processes; the last is for all the rest.
pub const TOPICS: [&str; 4] = ["repair", "nuisance", "payment", "general-question"];

/// Whether a contact moment can be about `topic`: a process, a topic of the policy that holds, or one of [`TOPICS`].
async fn is_topic(act: &Act<'_>, topic: &str) -> Result<bool, Error> {
    if TOPICS.contains(&topic) || act.house.processes.iter().any(|process| process.key() == topic) {
        return Ok(true);
    }
    match crate::steering::topics(act).await {
        Ok(topics) => Ok(topics.iter().any(|known| known.key == topic)),
        // No policy holds yet.
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Records a contact moment.
pub async fn record(act: &Act<'_>, new: &NewContact) -> Result<ContactId, Error> {
    let id = ContactId::new(act.now, act.house.chance.as_ref());
    record_as(act, new, id).await
}

/// Records a contact moment once, however often the same actor sends it under the same `key`.
pub async fn record_once(act: &Act<'_>, new: &NewContact, key: &str) -> Result<ContactId, Error> {
    if key.is_empty() || key.chars().count() > LONGEST_KEY {
        return Err(Error::Input("contact-key".to_owned()));
    }
    let sender = act.actor.id().unwrap_or_default();
    let digest = Sha256::new_with_prefix(sender.as_bytes()).chain_update(key).finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    record_as(act, new, ContactId(uuid::Builder::from_custom_bytes(bytes).into_uuid())).await
}

async fn record_as(act: &Act<'_>, new: &NewContact, id: ContactId) -> Result<ContactId, Error> {
    act.require_staff_or_system()?;
    if !is_topic(act, &new.topic).await? {
        return Err(Error::Input("contact-topic".to_owned()));
    }
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let id = attempt(act, &mut tx, new, id).await?;
        tx.commit().await?;
        Ok(id)
    })
    .await
}

/// The same within a transaction of somebody else, who knows that the actor may and that the topic is one.
pub(crate) async fn record_within(act: &Act<'_>, tx: &mut Tx, new: &NewContact) -> Result<ContactId, Error> {
    let id = ContactId::new(act.now, act.house.chance.as_ref());
    attempt(act, tx, new, id).await
}

async fn attempt(act: &Act<'_>, tx: &mut Tx, new: &NewContact, id: ContactId) -> Result<ContactId, Error> {
    let summary = new.summary.trim();
    if summary.is_empty() || summary.chars().count() > LONGEST_SUMMARY {
        return Err(Error::Input("contact-summary".to_owned()));
    }
    if let Some(known) = store::contacts::find_all(&mut *tx, &[id]).await?.first() {
        let same = known.relation == new.relation
            && known.case == new.case
            && known.channel == new.channel
            && (known.direction == Direction::In) == new.inbound
            && known.topic == new.topic
            && known.summary == summary;
        return if same { Ok(id) } else { Err(Error::Input("contact-key-used".to_owned())) };
    }
    let person = store::tenancy::relations::find(&mut *tx, new.relation).await?;
    if let Some(case) = new.case {
        must_concern(&mut *tx, case, new.relation).await?;
    }
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
    let added = store::contacts::add(&mut *tx, &contact).await;
    // The same was sent twice in the same moment: the second reads again and sees it.
    added.map_err(
        |error| if matches!(error, StoreError::Taken { .. }) { Error::Changed } else { error.into() },
    )?;
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
