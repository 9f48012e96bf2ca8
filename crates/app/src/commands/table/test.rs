//! `table test`: the cases of the DMN Technology Compatibility Kit in a folder, model by model.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;
use crate::said::say;

/// Where the models and cases are.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A folder with `.dmn` models and the kit's `.xml` cases beside them, in it or in folders below.
    folder: PathBuf,
}

/// Fails with 1 when a case fails.
pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let reports = decisions::tck::run(&arguments.folder).map_err(Failure::new)?;
    for report in &reports {
        say(format_args!("{}: {} passed, {} failed", report.model, report.passed, report.failed.len()));
        for failure in &report.failed {
            say(format_args!("  case {}: {}", failure.case, failure.reason));
        }
    }
    let passed: usize = reports.iter().map(|report| report.passed).sum();
    let failed: usize = reports.iter().map(|report| report.failed.len()).sum();
    say(format_args!("{passed} passed, {failed} failed"));
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
