//! *Contactmoment*: the tenant and the association were in touch.

use domain::channels::Channel;
use domain::erp::ContactUpdate;
use serde::{Deserialize, Serialize};

use super::{Links, Message, Origin, Referentiedata, RelatieSleutels, moment};
use crate::vera::codes::{CommunicationChannel, Direction};
use crate::vera::nouns::Noun;

/// `Contactmomentbericht` of information domain *Relaties*. `soort` and `detailSoort` stay out: VERA publishes no list
/// for them and says that it never will.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contactmoment {
    /// Our contact.
    pub id_extern: String,
    /// The association.
    pub id_organisatie: String,
    /// This program.
    pub id_administratie: String,
    /// What about.
    pub onderwerp: String,
    /// In one or two sentences.
    pub omschrijving: String,
    /// When.
    pub datum: String,
    /// By which channel (`COMMUNICATIEKANAAL`); absent when the program itself wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kanaal: Option<Referentiedata>,
    /// Who sought whom (`COMMUNICATIERICHTING`).
    pub richting: Referentiedata,
    /// Who.
    pub relaties: Vec<RelatieSleutels>,
}

impl Contactmoment {
    /// The message for a contact.
    pub fn new(update: &ContactUpdate, links: &Links, origin: &Origin) -> Self {
        let direction = if update.inbound { Direction::Inbound } else { Direction::Outbound };
        Self {
            id_extern: update.contact.to_string(),
            id_organisatie: origin.organisation.clone(),
            id_administratie: origin.administration.clone(),
            onderwerp: update.topic.clone(),
            omschrijving: update.summary.clone(),
            datum: moment(update.at),
            kanaal: channel(update.channel).map(Referentiedata::of),
            richting: Referentiedata::of(direction),
            relaties: links.people.iter().map(RelatieSleutels::person).collect(),
        }
    }
}

impl Message for Contactmoment {
    const NOUN: Noun = Noun::Contactmomenten;
    const OWN: &'static [&'static str] = &[
        "idExtern",
        "idOrganisatie",
        "idAdministratie",
        "onderwerp",
        "omschrijving",
        "datum",
        "kanaal",
        "richting",
        "relaties",
    ];

    fn id_extern(&self) -> &str {
        &self.id_extern
    }
}

/// The VERA code for a channel. VERA has no code for a live chat or an API: both are *internet*.
pub const fn channel(channel: Channel) -> Option<CommunicationChannel> {
    match channel {
        Channel::Portal | Channel::Chat | Channel::Api => Some(CommunicationChannel::Internet),
        Channel::Whatsapp => Some(CommunicationChannel::Whatsapp),
        Channel::Email => Some(CommunicationChannel::Email),
        Channel::Sms => Some(CommunicationChannel::Sms),
        Channel::Phone => Some(CommunicationChannel::Phone),
        Channel::Letter => Some(CommunicationChannel::Letter),
        Channel::Counter => Some(CommunicationChannel::Counter),
        Channel::Visit => Some(CommunicationChannel::Visit),
        Channel::System => None,
    }
}
