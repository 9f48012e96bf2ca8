//! `table …`: prove, try, test and tidy decision tables in DMN files.

mod check;
mod decide;
mod fmt;
mod test;

use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use decisions::Model;

use crate::failure::Failure;

/// What to do with decision tables.
#[derive(Debug, Subcommand)]
pub enum Table {
    /// Prove that every table of a file is complete and free of contradiction, or show a case where it is not.
    Check(check::Arguments),
    /// Take one decision and say why it is so, and what would have changed it.
    Decide(decide::Arguments),
    /// Run the cases of the DMN Technology Compatibility Kit in a folder.
    Test(test::Arguments),
    /// Write every cell of a file in the one way that reads best.
    Fmt(fmt::Arguments),
}

pub(super) fn run(table: &Table) -> Result<ExitCode, Failure> {
    match table {
        Table::Check(arguments) => check::run(arguments),
        Table::Decide(arguments) => decide::run(arguments),
        Table::Test(arguments) => test::run(arguments),
        Table::Fmt(arguments) => fmt::run(arguments),
    }
}

/// The text of a file.
fn text_of(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format!("{} cannot be read: {error}; give the name of a DMN file", path.display()))
    })
}

/// The model in a file.
fn model_in(path: &Path) -> Result<Model, Failure> {
    Model::read(&text_of(path)?, &path.display().to_string()).map_err(Failure::new)
}
