//! `policy verify`: take every recorded decision about channels again, and see that nothing was changed since, nor in the
//! versions of the policy. `policy
//! import`: take in a table that was drawn in a modeller, as a draft.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use usecases::steering::policies::{NotImported, import, verify_versions};
use usecases::steering::verify;

use crate::failure::Failure;
use crate::installation::{Installation, Migrating, open};
use crate::said::say;
use crate::settings::Settings;

/// What to do with the channel policy.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Verify the chain of advices: every record bound, every decision taken again from its policy. And every version of
    /// the policy: its texts, its day, its state and its steps as they were recorded. Prints the hash of the last record;
    /// keep it elsewhere with its number, and a chain that was cut off or made anew shows.
    Verify,
    /// Take in a table that was drawn in a modeller, as the draft of a new version; prove and publish it in Stuur.
    Import {
        /// The table, as DMN.
        table: PathBuf,
        /// Its topics, channels and the rest, as TOML; else those that hold now.
        #[arg(long, value_name = "FILE")]
        parameters: Option<PathBuf>,
    },
}

/// Does what was asked of the policy.
pub(super) async fn run(settings: Settings, policy: &Policy) -> Result<ExitCode, Failure> {
    match policy {
        Policy::Verify => verified(settings).await,
        Policy::Import { table, parameters } => imported(settings, table, parameters.as_deref()).await,
    }
}

fn text_of(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

async fn imported(settings: Settings, table: &Path, parameters: Option<&Path>) -> Result<ExitCode, Failure> {
    let (text, parameters) = (text_of(table)?, parameters.map(text_of).transpose()?);
    let Installation { house, clock, .. } = open(&settings, Migrating::WhenEmbedded).await?;
    let note = table.file_name().unwrap_or_default().to_string_lossy();
    let imported = import(&house.program(clock.now()), &text, parameters.as_deref(), &note).await;
    house.store.close().await;
    let id = imported.map_err(|refused| match refused {
        NotImported::Refused(refused) => Failure::new(refused.to_string()),
        NotImported::Other(error) => error.into(),
    })?;
    say(format_args!("a draft: {}/stuur/beleid/{id}", settings.public_url));
    Ok(ExitCode::SUCCESS)
}

/// Fails with 1 when the chain is broken, or a version is not what was decided on.
async fn verified(settings: Settings) -> Result<ExitCode, Failure> {
    let Installation { house, clock, .. } = open(&settings, Migrating::WhenEmbedded).await?;
    let act = house.program(clock.now());
    let (found, versions) = (verify(&act).await, verify_versions(&act).await);
    house.store.close().await;
    let (found, versions) = (found?, versions?);
    say(format_args!(
        "{} records: {} decided again, {} verified by their binding",
        found.replayed + found.bound,
        found.replayed,
        found.bound
    ));
    say(format_args!("head after {} records: {}", found.replayed + found.bound, found.head));
    match &found.broken {
        Some(broken) => say(format_args!("BROKEN at {broken}")),
        None => say("the chain holds"),
    }
    for altered in &versions.altered {
        say(format_args!("ALTERED: {altered}"));
    }
    if versions.altered.is_empty() {
        say(format_args!("{} versions of the policy are what was decided on", versions.kept));
    }
    let is_sound = found.broken.is_none() && versions.altered.is_empty();
    Ok(if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
