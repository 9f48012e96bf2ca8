//! The client of one ERP: writes each update exactly once in effect, and reads what the ERP keeps.
//!
//! VERA knows no idempotency keys. Every record we write therefore carries our own identifier as `idExtern`, and before
//! anything is written the ERP is asked for the record with that identifier: absent → create, the same → done, other →
//! update. An answer that was lost costs one question more, never a second record, provided that
//!
//! - updates of one case are delivered one at a time, in order (the outbox does), and
//! - a write that was given up is not tried again before the ERP has settled (see
//!   [`VeraConfig::settle`](super::VeraConfig::settle)): it is returned as `retry_after`, and a claim on an outbox row
//!   lasts at least [`VeraClient::shortest_lease`], for when the program dies on the way.

use std::time::Duration;

use domain::erp::{AppointmentUpdate, ContactUpdate, ErpUpdate, TerminationUpdate};
use domain::ids::OutboxId;
use jiff::Timestamp;
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::comparison::{holds, laid_over};
use super::config::{ConfigError, VeraConfig};
use super::errors::{ErpError, Place, Problem, Trouble};
use super::keys::{Known, KnownKeys, text};
use super::listing::Listing;
use super::messages::afspraken::Afspraak;
use super::messages::contactmomenten::Contactmoment;
use super::messages::eenheden::HomeRecord;
use super::messages::huuropzeggingen::Huuropzegging;
use super::messages::huurovereenkomsten::LeaseRecord;
use super::messages::inspecties::Inspectie;
use super::messages::relaties::RelationRecord;
use super::messages::{Links, Message, Origin};
use super::nouns::{Noun, key_in_reference};
use super::pages::{Changes, Pages};
use super::transport::{Answer, Call, Transport};

/// The ERP's own key of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ErpReference(pub String);

/// One delivery of one update.
#[derive(Debug, Clone, Copy)]
pub struct Delivery {
    /// The outbox row, sent as `X-Stuurgegevens-Referentienummer`: the same at every attempt.
    pub id: OutboxId,
    /// Now, sent as `X-Stuurgegevens-Tijdstip-Bericht`.
    pub at: Timestamp,
}

/// A client of one ERP. Cheap to share, safe to use from many tasks at once.
pub struct VeraClient {
    pub(super) transport: Transport,
    pub(super) origin: Origin,
    pub(super) keys: KnownKeys,
    pub(super) page_size: u16,
    pub(super) changes_parameter: Option<String>,
    longest_delivery: Duration,
}

/// A delivery is a handful of requests; together they may take this many times as long as one.
const REQUESTS_IN_A_DELIVERY: u32 = 4;

impl std::fmt::Debug for VeraClient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VeraClient").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl VeraClient {
    /// A client for these settings. The program must have installed a rustls provider before.
    pub fn new(config: &VeraConfig) -> Result<Self, ConfigError> {
        if !(1..=100).contains(&config.page_size) {
            return Err(ConfigError::PageSize);
        }
        let origin = Origin {
            organisation: config.organisation.clone(),
            administration: config.administration.clone(),
            collections: config.collections()?,
        };
        Ok(Self {
            transport: Transport::new(config)?,
            origin,
            keys: KnownKeys::default(),
            page_size: config.page_size,
            changes_parameter: config.changes_parameter.clone(),
            longest_delivery: config.timeout * REQUESTS_IN_A_DELIVERY,
        })
    }

    /// How long a claim on an update must last at least, so that nobody else delivers it while we may still be at it, or
    /// while the ERP may still be at what we left behind when we died.
    pub fn shortest_lease(&self) -> Duration {
        self.longest_delivery + self.transport.longest_settling()
    }

    /// Whether the ERP can be reached and lets us in: reads one page of relations and forgets it.
    pub async fn check(&self) -> Result<(), ErpError> {
        let mut listing =
            Listing::new(Noun::Relaties, self.origin.collections.of(Noun::Relaties), Vec::new(), 1);
        listing.next(&self.transport).await.map(drop)
    }

    /// Brings an update to the ERP; returns the ERP's key of the record. Gives up, for now, when all requests together
    /// take too long.
    pub async fn deliver(&self, delivery: Delivery, update: &ErpUpdate) -> Result<ErpReference, ErpError> {
        let brought = tokio::time::timeout(self.longest_delivery, self.bring(delivery, update));
        brought.await.unwrap_or_else(|_| {
            let place = match update {
                ErpUpdate::Termination(update) => {
                    Place::Record(Noun::Huuropzeggingen, update.case.to_string())
                }
                ErpUpdate::Appointment(update) => {
                    Place::Record(Noun::Afspraken, update.appointment.to_string())
                }
                ErpUpdate::Inspection(update) => {
                    Place::Record(Noun::Inspecties, update.appointment.to_string())
                }
                ErpUpdate::Contact(update) => {
                    Place::Record(Noun::Contactmomenten, update.contact.to_string())
                }
            };
            let trouble = Trouble::TimedOut(self.longest_delivery);
            let retry_after = self.transport.settle(&trouble);
            Err(ErpError::Temporary { place, trouble, retry_after })
        })
    }

    async fn bring(&self, delivery: Delivery, update: &ErpUpdate) -> Result<ErpReference, ErpError> {
        match update {
            ErpUpdate::Termination(update) => self.deliver_termination(delivery, update).await,
            ErpUpdate::Appointment(update) => {
                let links = self.links_of_appointment(update).await?;
                self.put(delivery, &Afspraak::new(update, &links, &self.origin)).await
            }
            ErpUpdate::Inspection(update) => {
                let links = self.links_of_inspection(update).await?;
                self.put(delivery, &Inspectie::new(update, &links, &self.origin)).await
            }
            ErpUpdate::Contact(update) => self.deliver_contact(delivery, update).await,
        }
    }

    async fn deliver_termination(
        &self,
        delivery: Delivery,
        update: &TerminationUpdate,
    ) -> Result<ErpReference, ErpError> {
        let links = Links {
            lease: self.link(Noun::Huurovereenkomsten, &update.lease_number).await?,
            people: self.links_to_people(&update.tenants).await?,
            ..Links::default()
        };
        let message =
            Huuropzegging::new(update, &links, &self.origin).map_err(|unsayable| ErpError::Permanent {
                place: Place::Record(Noun::Huuropzeggingen, update.case.to_string()),
                problem: unsayable.into(),
            })?;
        self.put(delivery, &message).await
    }

    async fn deliver_contact(
        &self,
        delivery: Delivery,
        update: &ContactUpdate,
    ) -> Result<ErpReference, ErpError> {
        let people = vec![self.link(Noun::Relaties, &update.person.number).await?];
        let links = Links { people, ..Links::default() };
        self.put(delivery, &Contactmoment::new(update, &links, &self.origin)).await
    }

    async fn links_of_appointment(&self, update: &AppointmentUpdate) -> Result<Links, ErpError> {
        let people = self.links_to_people(&update.tenants).await?;
        Ok(Links { people, address: self.address_of_home(&update.home_number).await?, ..Links::default() })
    }

    async fn links_of_inspection(&self, update: &AppointmentUpdate) -> Result<Links, ErpError> {
        let ours = update.appointment.to_string();
        let appointment = match self.keys.get(Known::KeyOfOurs, Noun::Afspraken, &ours) {
            Some(key) => Some(key),
            None => {
                self.with_our_identifier(Noun::Afspraken, &ours).await?.first().and_then(|it| text(it, "id"))
            }
        };
        Ok(Links {
            lease: self.link(Noun::Huurovereenkomsten, &update.lease_number).await?,
            people: self.links_to_people(&update.tenants).await?,
            appointment,
            ..Links::default()
        })
    }

    /// Makes the ERP hold exactly this record, whatever happened to earlier attempts; returns its key.
    pub async fn put<M: Message>(&self, delivery: Delivery, message: &M) -> Result<ErpReference, ErpError> {
        let writing = Writing::new(delivery, message)?;
        let reference = match self.held(&writing).await? {
            Some(theirs) => self.update(&writing, &theirs).await?,
            None => self.create(&writing).await?,
        };
        self.keys.remember(Known::KeyOfOurs, writing.noun, writing.id_extern, &reference.0);
        Ok(reference)
    }

    /// The record as the ERP holds it. A record that we wrote moments ago may be out of sight still, in an ERP whose
    /// searches lag behind; then only its key is known.
    async fn held(&self, writing: &Writing<'_>) -> Result<Option<Value>, ErpError> {
        if let Some(theirs) =
            writing.found(self.with_our_identifier(writing.noun, writing.id_extern).await?)?
        {
            return Ok(Some(theirs));
        }
        let Some(key) = self.keys.get(Known::KeyOfOurs, writing.noun, writing.id_extern) else {
            return Ok(None);
        };
        let theirs = self.record(writing.noun, &key).await?;
        Ok(Some(theirs.unwrap_or_else(|| json!({"id": key}))))
    }

    /// Creates the record. When the ERP says that it exists, or does not say what it made, it is asked.
    async fn create(&self, writing: &Writing<'_>) -> Result<ErpReference, ErpError> {
        let url = self.origin.collections.of(writing.noun);
        let body = Value::Object(writing.ours.clone());
        let answer = self.transport.send(writing.call(Method::POST, url, &body)).await?;
        if let Some(key) = writing.key_in(&answer) {
            return Ok(ErpReference(key));
        }
        match writing.found(self.with_our_identifier(writing.noun, writing.id_extern).await?)? {
            Some(theirs) if answer.conflict() => self.update(writing, &theirs).await,
            Some(theirs) => text(&theirs, "id").map(ErpReference).ok_or_else(|| self.unclear(writing)),
            None if answer.conflict() => Err(self.again(writing, Trouble::Conflict)),
            None => Err(self.unclear(writing)),
        }
    }

    /// Updates the record the ERP holds, unless it says the same already.
    async fn update(&self, writing: &Writing<'_>, theirs: &Value) -> Result<ErpReference, ErpError> {
        let id = text(theirs, "id").ok_or_else(|| self.unclear(writing))?;
        if holds(theirs, &writing.ours, writing.own) {
            return Ok(ErpReference(id));
        }
        let url = self.origin.collections.record(writing.noun, &id);
        let body = laid_over(theirs, &writing.ours, writing.own, &id);
        let answer = self.transport.send(writing.call(Method::PUT, url, &body)).await?;
        if answer.found() && writing.believable(&answer) {
            return Ok(ErpReference(id));
        }
        if answer.found() {
            let now = writing.found(self.with_our_identifier(writing.noun, writing.id_extern).await?)?;
            let done = now.is_some_and(|now| holds(&now, &writing.ours, writing.own));
            return if done { Ok(ErpReference(id)) } else { Err(self.unclear(writing)) };
        }
        // Not found, or in conflict: the record went away or changed under our hands. The next attempt looks again.
        self.keys.forget(Known::KeyOfOurs, writing.noun, writing.id_extern);
        Err(self.again(writing, Trouble::Conflict))
    }

    fn unclear(&self, writing: &Writing<'_>) -> ErpError {
        self.again(writing, Trouble::Unreadable("it does not tell which record it is about"))
    }

    fn again(&self, writing: &Writing<'_>, trouble: Trouble) -> ErpError {
        let retry_after = self.transport.settle(&trouble);
        ErpError::Temporary { place: writing.place(), trouble, retry_after }
    }

    /// Every record of a collection that carries our identifier.
    ///
    /// An ERP that ignores the filter gives records of others too; then all pages are read, which is slow and right.
    async fn with_our_identifier(&self, noun: Noun, id_extern: &str) -> Result<Vec<Value>, ErpError> {
        let filter = vec![("idExtern".to_owned(), id_extern.to_owned())];
        let mut listing = Listing::new(noun, self.origin.collections.of(noun), filter, self.page_size);
        let mut ours = Vec::new();
        while let Some(page) = listing.next(&self.transport).await? {
            let on_page = page.items.len();
            let before = ours.len();
            ours.extend(
                page.items.into_iter().filter(|item| text(item, "idExtern").as_deref() == Some(id_extern)),
            );
            if ours.len() - before == on_page {
                break;
            }
        }
        Ok(ours)
    }

    /// The record with this key, or `None` when the ERP has none.
    pub(super) async fn record(&self, noun: Noun, id: &str) -> Result<Option<Value>, ErpError> {
        let place = Place::Record(noun, id.to_owned());
        let url = self.origin.collections.record(noun, id);
        let call = Call {
            method: Method::GET,
            url,
            place: place.clone(),
            reference: None,
            at: Timestamp::now(),
            body: None,
            page_size: None,
        };
        let answer = self.transport.send(call).await?;
        match answer.found().then(|| answer.json()) {
            None => Ok(None),
            Some(Some(record @ Value::Object(_))) => Ok(Some(record)),
            Some(_) => Err(ErpError::Temporary {
                place,
                trouble: Trouble::Unreadable("not a record"),
                retry_after: None,
            }),
        }
    }

    /// The people and organisations that the ERP knows.
    pub fn relations(&self, changes: Changes) -> Pages<'_, RelationRecord> {
        Pages::new(self, changes)
    }

    /// The homes and other units that the ERP knows.
    pub fn homes(&self, changes: Changes) -> Pages<'_, HomeRecord> {
        Pages::new(self, changes)
    }

    /// The leases that the ERP knows. Read them after relations and homes: then their numbers are known already.
    pub fn leases(&self, changes: Changes) -> Pages<'_, LeaseRecord> {
        Pages::new(self, changes)
    }
}

/// One message on its way, without its type.
struct Writing<'a> {
    noun: Noun,
    own: &'static [&'static str],
    id_extern: &'a str,
    reference: String,
    at: Timestamp,
    ours: Map<String, Value>,
}

impl<'a> Writing<'a> {
    fn new<M: Message>(delivery: Delivery, message: &'a M) -> Result<Self, ErpError> {
        let (noun, id_extern) = (M::NOUN, message.id_extern());
        let Ok(Value::Object(ours)) = serde_json::to_value(message) else {
            let place = Place::Record(noun, id_extern.to_owned());
            return Err(ErpError::Permanent { place, problem: Problem::Unwritable });
        };
        let reference = delivery.id.to_string();
        Ok(Self { noun, own: M::OWN, id_extern, reference, at: delivery.at, ours })
    }

    fn place(&self) -> Place {
        Place::Record(self.noun, self.id_extern.to_owned())
    }

    fn call<'b>(&'b self, method: Method, url: reqwest::Url, body: &'b Value) -> Call<'b> {
        let (place, reference) = (self.place(), Some(self.reference.as_str()));
        Call { method, url, place, reference, at: self.at, body: Some(body), page_size: None }
    }

    /// The one record found, if any; more than one is for people to sort out.
    fn found(&self, mut records: Vec<Value>) -> Result<Option<Value>, ErpError> {
        match records.len() {
            0 | 1 => Ok(records.pop()),
            count => {
                Err(ErpError::Permanent { place: self.place(), problem: Problem::SeveralCopies { count } })
            }
        }
    }

    /// The key of the record just made, from the body or else from `Location`; `None` when neither can be trusted.
    fn key_in(&self, answer: &Answer) -> Option<String> {
        if !answer.found() {
            return None;
        }
        let made = answer.json().filter(|made| text(made, "idExtern").as_deref() == Some(self.id_extern));
        let at = || answer.location().and_then(key_in_reference).filter(|key| key != self.noun.path());
        made.and_then(|made| text(&made, "id")).or_else(|| at().filter(|_| answer.status == 201))
    }

    /// Whether a success is the ERP's own: VERA answers an update with nothing, some ERPs with the record. A proxy or a
    /// sign-in page answers *200* too, with something else.
    fn believable(&self, answer: &Answer) -> bool {
        answer.is_empty()
            || answer.json().is_some_and(|now| {
                now.is_object() && text(&now, "idExtern").is_none_or(|other| other == self.id_extern)
            })
    }
}
