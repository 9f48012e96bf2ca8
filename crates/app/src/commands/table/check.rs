//! `table check`: prove the tables of a file, or show the question that falls through or is answered twice.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use decisions::proof::Limits;
use serde_json::json;

use super::model_in;
use crate::failure::Failure;
use crate::said::say;

/// Which file, and for whom the outcome is.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A DMN file.
    file: PathBuf,
    /// Say it in JSON, for programs.
    #[arg(long)]
    json: bool,
    /// The most gaps, and the most overlaps, to show of each table.
    #[arg(long, default_value_t = Limits::default().told)]
    most: usize,
}

/// Fails with 1 when a table does not hold.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let limits = Limits { told: arguments.most, ..Limits::default() };
    let reports = model_in(&arguments.file)?.check(limits);
    let holds = reports.iter().all(decisions::proof::Report::holds);
    if arguments.json {
        let file = arguments.file.display().to_string();
        say(json!({ "file": file, "holds": holds, "tables": reports }));
    } else if reports.is_empty() {
        say(format_args!("{} has no tables", arguments.file.display()));
    } else {
        reports.iter().for_each(say);
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
