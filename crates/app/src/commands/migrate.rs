//! `migrate`: bring the database up to date with this version of the program.

use std::process::ExitCode;

use crate::failure::Failure;
use crate::said::say;
use crate::settings::Settings;

pub(super) async fn run(settings: Settings) -> Result<ExitCode, Failure> {
    let applied = store::migrate(&settings.database).await?;
    for name in &applied {
        say(format_args!("applied {name}"));
    }
    match applied.len() {
        0 => say(format_args!("{} is up to date", settings.database)),
        1 => say(format_args!("{} is up to date after 1 migration", settings.database)),
        count => say(format_args!("{} is up to date after {count} migrations", settings.database)),
    }
    Ok(ExitCode::SUCCESS)
}
