//! The house: the store, the processes with this association's rules, the texts; made once at the start.

use std::sync::Arc;

use domain::actors::Actor;
use domain::chance::Chance;
use domain::channels::Channel;
use domain::language::{Language, Texts};
use domain::processes::Process;
use jiff::Timestamp;
use store::Store;

use crate::journeys::Memory;
use crate::signing_in::{self, Seal};
use crate::{Act, Error};

/// The association that runs this installation.
#[derive(Debug, Clone)]
pub struct Association {
    /// Name as tenants know it.
    pub name: String,
    /// Telephone number as people dial it: `050 123 45 67`.
    pub phone: String,
    /// E-mail address for tenants.
    pub email: String,
    /// Postal and visiting address on one line.
    pub address: String,
    /// Where the portal is reached, without a slash at the end: `https://mijn.example.nl`.
    pub public_url: String,
}

/// Everything a use case needs and nothing it decides.
pub struct House {
    /// State, events, outbox.
    pub store: Store,
    /// Every process, with the association's rules.
    pub processes: Vec<Box<dyn Process>>,
    /// Every text in every language.
    pub texts: Arc<Texts>,
    /// The association.
    pub association: Association,
    /// Seals what must be read back but not by who finds the database.
    pub seal: Seal,
    /// Where random bytes come from.
    pub chance: Arc<dyn Chance>,
    /// Contacts and logs that managers look at, kept ready.
    pub memory: Memory,
}

impl House {
    /// Something `actor` does now, through `channel`.
    pub fn act(&self, now: Timestamp, actor: Actor, channel: Channel) -> Act<'_> {
        Act { house: self, now, actor, channel }
    }

    /// Something the program does by itself.
    pub fn program(&self, now: Timestamp) -> Act<'_> {
        self.act(now, Actor::Program, Channel::System)
    }

    /// Whether requests can be served: the database can be reached and has every migration of this version.
    pub async fn ready(&self) -> Result<(), Error> {
        self.store.check().await?;
        Ok(())
    }

    /// The process with this key.
    pub fn process(&self, key: &str) -> Result<&dyn Process, Error> {
        self.processes.iter().find(|process| process.key() == key).map(AsRef::as_ref).ok_or(Error::NotFound)
    }
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("association", &self.association).finish_non_exhaustive()
    }
}

/// The texts of this crate, by language.
pub const TEXTS: [(Language, &str); 6] = [
    (Language::Nl, include_str!("../texts/nl.ftl")),
    (Language::En, include_str!("../texts/en.ftl")),
    signing_in::TEXTS[0],
    signing_in::TEXTS[1],
    steering::TEXTS[0],
    steering::TEXTS[1],
];
