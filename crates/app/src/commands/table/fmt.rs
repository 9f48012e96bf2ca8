//! `table fmt`: write every cell of a file in the one way that reads best; what it decides stays the same.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use decisions::Model;

use super::text_of;
use crate::failure::Failure;
use crate::said::say;

/// Which files.
#[derive(Debug, Args)]
pub struct Arguments {
    /// DMN files, written in place.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Change nothing; name the files that would change, and fail when there are any.
    #[arg(long)]
    check: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut changes = false;
    for path in &arguments.files {
        let text = text_of(path)?;
        let model = Model::read(&text, &path.display().to_string()).map_err(Failure::new)?;
        let formatted = model.formatted();
        if formatted == text {
            continue;
        }
        changes = true;
        if !arguments.check {
            std::fs::write(path, formatted)
                .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))?;
        }
        say(path.display());
    }
    Ok(if changes && arguments.check { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
