//! `policy verify`: take every recorded decision about channels again, and see that nothing was changed since.

use std::process::ExitCode;

use clap::Subcommand;
use usecases::steering::verify;

use crate::failure::Failure;
use crate::installation::{Installation, Migrating, open};
use crate::said::say;
use crate::settings::Settings;

/// What to do with the channel policy.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Verify the chain of advices: every record bound, every decision taken again from its policy. Prints the hash of
    /// the last record; keep it elsewhere with its number, and a chain that was cut off or made anew shows.
    Verify,
}

/// Fails with 1 when the chain is broken.
pub(super) async fn run(settings: Settings, policy: &Policy) -> Result<ExitCode, Failure> {
    let Policy::Verify = policy;
    let Installation { house, clock, .. } = open(&settings, Migrating::WhenEmbedded).await?;
    let found = verify(&house.program(clock.now())).await;
    house.store.close().await;
    let found = found?;
    say(format_args!(
        "{} records: {} decided again, {} verified by their binding",
        found.replayed + found.bound,
        found.replayed,
        found.bound
    ));
    say(format_args!("head after {} records: {}", found.replayed + found.bound, found.head));
    if let Some(broken) = found.broken {
        say(format_args!("BROKEN at {broken}"));
        return Ok(ExitCode::FAILURE);
    }
    say("the chain holds");
    Ok(ExitCode::SUCCESS)
}
