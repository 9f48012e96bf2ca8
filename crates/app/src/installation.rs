//! Putting the parts together: the database, the house, its key, the transport of mail, the client of the ERP.

use std::sync::Arc;

use channels::mail::{MailTransport, MessageIds};
use domain::chance::Chance;
use domain::clock::Clock;
use domain::language::Texts;
use registers::vera::VeraClient;
use store::{Dialect, Store};
use usecases::journeys::Memory;
use usecases::steering::policies::Proofs;
use usecases::{Association, House};

use crate::chance::SystemChance;
use crate::failure::Failure;
use crate::key::Key;
use crate::rules;
use crate::settings::Settings;
use crate::settings::erp::ErpSettings;
use crate::settings::mail::MailSettings;

/// One installation, opened.
pub struct Installation {
    /// Everything a use case needs.
    pub house: Arc<House>,
    /// The key of the installation.
    pub key: Key,
    /// The clock; the only one.
    pub clock: Arc<dyn Clock>,
}

/// Whether a database that lacks migrations is brought up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrating {
    /// An embedded database is; a server of its own must be migrated as a step of its own.
    WhenEmbedded,
    /// Whatever database it is.
    Always,
}

/// Opens the database of these settings and founds the house on it.
pub async fn open(settings: &Settings, migrating: Migrating) -> Result<Installation, Failure> {
    let chance: Arc<dyn Chance> = Arc::new(SystemChance);
    let key = Key::of(settings.key.as_ref(), &settings.data, chance.as_ref()).map_err(Failure::new)?;
    let rules = rules::read(settings.rules.as_deref())?;
    let processes = domain::processes::all(&rules)?;
    let sources: Vec<_> = domain::processes::texts(&processes)
        .into_iter()
        .chain(usecases::TEXTS)
        .chain(web::texts::SOURCES.iter().copied())
        .collect();
    let texts = Arc::new(Texts::read(&sources).map_err(Failure::new)?);
    let embedded = settings.database.dialect() == Dialect::Sqlite;
    if embedded || migrating == Migrating::Always {
        for name in store::migrate(&settings.database).await? {
            tracing::info!(name, "migrated");
        }
    }
    let store = Store::open(&settings.database).await?;
    let house = House {
        store,
        processes,
        texts,
        association: association(settings),
        seal: key.seal().map_err(Failure::new)?,
        chance,
        memory: Memory::default(),
        proofs: Proofs::default(),
        log_days: settings.log_days,
    };
    let clock: Arc<dyn Clock> = Arc::new(work::SystemClock);
    let recognised = usecases::installation::recognise(&house.program(clock.now()), &key.fingerprint()).await;
    recognised.map_err(|error| match error {
        usecases::Error::Input(_) => Failure::new(
            "the key of this installation is not the one its database was made with: set `key` to that key, or put \
             back the file `key` in the data folder; without it no second factor can be checked",
        ),
        other => other.into(),
    })?;
    Ok(Installation { house: Arc::new(house), key, clock })
}

/// Lets the association's rules hold as its first channel policy, when it has none yet.
pub async fn install_policy(settings: &Settings, installation: &Installation) -> Result<(), Failure> {
    let files = rules::channel_policy(rules::read(settings.rules.as_deref())?);
    let act = installation.house.program(installation.clock.now());
    usecases::steering::policies::install(&act, &files).await?;
    Ok(())
}

/// The association; commands that write to nobody do without.
fn association(settings: &Settings) -> Association {
    let named = settings.association.as_ref();
    let text =
        |part: fn(&crate::settings::AssociationSettings) -> String| named.map(part).unwrap_or_default();
    Association {
        name: text(|named| named.name.clone()),
        phone: text(|named| named.phone.clone()),
        email: text(|named| named.email.to_string()),
        address: text(|named| named.address.clone()),
        public_url: settings.public_url.clone(),
        emergency_phone: named.and_then(|named| named.emergency_phone.clone()),
        whatsapp: named.and_then(|named| named.whatsapp.clone()),
        chat_url: named.and_then(|named| named.chat_url.clone()),
    }
}

/// Where mail goes.
pub fn mail_transport(settings: &MailSettings, key: &Key) -> Result<MailTransport, Failure> {
    let ids = MessageIds::new(&key.derived("message-ids"), settings.from.domain()).map_err(Failure::new)?;
    match settings.server.clone() {
        Some(server) => MailTransport::smtp(server, ids).map_err(Failure::new),
        None => Ok(MailTransport::kept(ids)),
    }
}

/// The client of the ERP, when there is one.
pub fn erp_client(settings: &ErpSettings) -> Result<Option<Arc<VeraClient>>, Failure> {
    match settings {
        ErpSettings::Vera { config, .. } => {
            VeraClient::new(config).map(|client| Some(Arc::new(client))).map_err(Failure::new)
        }
        ErpSettings::None | ErpSettings::Unknown => Ok(None),
    }
}

/// Every connection over TLS is made with *ring*; a second call changes nothing.
pub fn prepare_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
