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
use crate::steering::policies::Proofs;
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
    /// Telephone number that is answered at any hour when there is danger in or around a home; none when there is none.
    pub emergency_phone: Option<String>,
    /// WhatsApp number as people dial it, when tenants can send messages there.
    pub whatsapp: Option<String>,
    /// The page with the chat, such as one on the association's own website; none when there is no chat.
    pub chat_url: Option<String>,
}

/// How tenants come in by a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayIn {
    /// On the portal itself.
    Online,
    /// By calling this number.
    Phone(String),
    /// By a message in WhatsApp to this number.
    Whatsapp(String),
    /// On another page, at this address.
    Page(String),
    /// By mail to this address.
    Email(String),
    /// By going or writing to this address.
    Place(String),
}

impl WayIn {
    /// The number or address, or empty.
    pub fn text(&self) -> &str {
        match self {
            Self::Online => "",
            Self::Phone(text)
            | Self::Whatsapp(text)
            | Self::Page(text)
            | Self::Email(text)
            | Self::Place(text) => text,
        }
    }
}

impl Association {
    /// How tenants come in by a channel, as far as this association has it; in an emergency by another number.
    pub fn way_in(&self, channel: Channel, emergency: bool) -> Option<WayIn> {
        let urgent = self.emergency_phone.as_ref().filter(|_| emergency);
        let way = match channel {
            Channel::Portal => return Some(WayIn::Online),
            Channel::Phone => WayIn::Phone(urgent.unwrap_or(&self.phone).clone()),
            Channel::Email => WayIn::Email(self.email.clone()),
            Channel::Counter | Channel::Letter => WayIn::Place(self.address.clone()),
            Channel::Whatsapp => WayIn::Whatsapp(self.whatsapp.clone().unwrap_or_default()),
            Channel::Chat => WayIn::Page(self.chat_url.clone().unwrap_or_default()),
            // Nobody comes in by these: we send text messages, and a visit is arranged by another way.
            Channel::Sms | Channel::Visit | Channel::Api | Channel::System => return None,
        };
        (!way.text().is_empty()).then_some(way)
    }
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
    /// What was proved of channel policies, kept ready.
    pub proofs: Proofs,
    /// Days after which a log of another system, put here to look at, goes by itself.
    pub log_days: u16,
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
