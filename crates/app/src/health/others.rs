//! What is elsewhere: the database, the mail server, the ERP.

use std::time::Duration;

use domain::clock::Clock;
use store::{Dialect, Store, StoreError};

use super::Check;
use crate::chance::SystemChance;
use crate::installation;
use crate::key::Key;
use crate::settings::Settings;
use crate::settings::erp::ErpSettings;

/// Nobody waits longer for a doctor.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) async fn database(settings: &Settings) -> Vec<Check> {
    let address = settings.database.to_string();
    let opened = tokio::time::timeout(PATIENCE, async {
        let store = Store::open(&settings.database).await?;
        let version = store.check().await?;
        let waiting = store::outbox::backlog(&store, work::SystemClock.now()).await?;
        store.close().await;
        Ok::<_, StoreError>((version, waiting))
    });
    let (version, backlog) = match opened.await {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => return vec![unopened(settings, &error)],
        Err(_) => {
            let found = format!("{address} does not answer");
            return vec![Check::wrong("database", found, "start the database, or mend `database-url`")];
        }
    };
    let mut checks = vec![Check::well("database", format!("{address}, {version}, up to date"))];
    let dead: u32 = backlog.iter().map(|target| target.dead).sum();
    if dead > 0 {
        checks.push(Check::notable(
            "outbox",
            format!("{dead} message(s) could not be delivered"),
            "staff see them in the work list of the Balie: replay or drop them",
        ));
    }
    checks
}

fn unopened(settings: &Settings, error: &StoreError) -> Check {
    match error {
        StoreError::NotMigrated { .. } if settings.database.dialect() == Dialect::Sqlite => Check::notable(
            "database",
            format!("{} is not there yet or not up to date", settings.database),
            "nothing to do: `serve` and `demo` make it and bring it up to date",
        ),
        StoreError::NotMigrated { .. } => {
            Check::wrong("database", error.to_string(), "run `kanaalwijzer migrate`")
        }
        StoreError::ForeignMigration { .. } => Check::wrong("database", error.to_string(), "do what it says"),
        _ => Check::wrong(
            "database",
            error.to_string(),
            "start the database, or mend `database-url` (postgres://user:password@host/name)",
        ),
    }
}

pub(super) async fn mail(settings: &Settings) -> Check {
    let Some(mail) = &settings.mail else {
        return Check::wrong("mail", "no server is set", "set `mail.server`");
    };
    let Some(server) = &mail.server else {
        return Check::notable("mail", "is kept in the house", "set `mail.server` to reach tenants");
    };
    let transport = Key::of(settings.key.as_ref(), &settings.data, &SystemChance)
        .map_err(crate::failure::Failure::new)
        .and_then(|key| installation::mail_transport(mail, &key));
    let transport = match transport {
        Ok(transport) => transport,
        Err(error) => return Check::wrong("mail", error.to_string(), "mend the settings under `mail`"),
    };
    match tokio::time::timeout(PATIENCE, transport.check()).await {
        Ok(Ok(())) => Check::well("mail", format!("{} lets us in", server.host)),
        Ok(Err(error)) => Check::wrong(
            "mail",
            format!("{}: {error}", server.host),
            "mend `mail.server`, `mail.username` or `mail.password`, or ask who keeps the mail server",
        ),
        Err(_) => {
            let found = format!("{} does not answer", server.host);
            Check::wrong("mail", found, "mend `mail.server`, or let this machine reach it")
        }
    }
}

pub(super) async fn erp(settings: &Settings) -> Check {
    let config = match &settings.erp {
        ErpSettings::None => return Check::well("ERP", "there is none"),
        ErpSettings::Unknown => return Check::wrong("ERP", "is not set", "set `erp.base-url`"),
        ErpSettings::Vera { config, .. } => config,
    };
    let client = match installation::erp_client(&settings.erp) {
        Ok(Some(client)) => client,
        Ok(None) => return Check::well("ERP", "there is none"),
        Err(error) => return Check::wrong("ERP", error.to_string(), "mend the settings under `erp`"),
    };
    match tokio::time::timeout(PATIENCE, client.check()).await {
        Ok(Ok(())) => Check::well("ERP", format!("{} answers and lets us in", config.base_url)),
        Ok(Err(error)) => {
            Check::wrong("ERP", error.to_string(), "see what it says, and the settings under `erp`")
        }
        Err(_) => {
            let found = format!("{} does not answer", config.base_url);
            Check::wrong("ERP", found, "mend `erp.base-url`, or let this machine reach it")
        }
    }
}
