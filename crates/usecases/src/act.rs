//! One thing somebody does: who, when, through which channel.

use domain::actors::{Actor, StaffRole};
use domain::cases::Case;
use domain::channels::Channel;
use domain::events::{Event, Subject};
use domain::ids::{EventId, RelationId};
use jiff::Timestamp;

use crate::{Error, House};

/// One thing somebody does.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The house in which it happens.
    pub house: &'a House,
    /// When.
    pub now: Timestamp,
    /// Who.
    pub actor: Actor,
    /// Through which channel.
    pub channel: Channel,
}

impl Act<'_> {
    /// An event of this act outside any case.
    pub fn event(&self, subject: Subject, kind: &str, data: serde_json::Value) -> Event {
        Event {
            id: EventId::new(self.now, self.house.chance.as_ref()),
            at: self.now,
            actor: self.actor,
            channel: self.channel,
            process: None,
            case: None,
            subject,
            kind: kind.to_owned(),
            data,
        }
    }

    /// An event of this act in `case`.
    pub fn case_event(&self, case: &Case, subject: Subject, kind: &str, data: serde_json::Value) -> Event {
        Event { process: Some(case.process.clone()), case: Some(case.id), ..self.event(subject, kind, data) }
    }

    /// The tenant who acts; nobody else gets further.
    pub fn tenant(&self) -> Result<RelationId, Error> {
        match self.actor {
            Actor::Tenant { id } => Ok(id),
            _ => Err(Error::NotFound),
        }
    }

    /// Lets only staff with at least this role go on.
    pub fn require(&self, least: StaffRole) -> Result<(), Error> {
        match self.actor {
            Actor::Staff { role, .. } if role >= least => Ok(()),
            Actor::Program => Ok(()),
            Actor::Staff { .. } => Err(Error::Forbidden),
            _ => Err(Error::NotFound),
        }
    }

    /// Lets staff go on, and other systems, whose scopes were checked at the door.
    pub fn require_staff_or_system(&self) -> Result<(), Error> {
        match self.actor {
            Actor::System { .. } => Ok(()),
            _ => self.require(StaffRole::Agent),
        }
    }

    /// Who of the house did something, by name: an employee, another system; the program goes by its own.
    pub(crate) async fn name_of(&self, by: Actor) -> Result<String, Error> {
        Ok(match by {
            Actor::Staff { id, .. } => store::staff::find(&self.house.store, id).await?.name,
            Actor::System { id } => store::api_keys::find(&self.house.store, id).await?.name,
            Actor::Tenant { .. } | Actor::Program => "Kanaalwijzer".to_owned(),
        })
    }

    /// Whether `relation`'s things are this actor's to see: their own, or anybody's for staff, systems with a key
    /// (whose scopes were checked at the door) and the program.
    pub fn may_see(&self, relation: RelationId) -> Result<(), Error> {
        match self.actor {
            Actor::Tenant { id } if id != relation => Err(Error::NotFound),
            _ => Ok(()),
        }
    }
}
