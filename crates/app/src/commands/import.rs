//! `import homes` and `import leases`: registers from a file, for an association without an ERP.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use usecases::imports::{Report, Strictness, import_homes, import_leases};

use crate::failure::Failure;
use crate::installation::{Installation, Migrating, open};
use crate::said::say;
use crate::settings::Settings;

/// Refused rows that are named one by one; the rest is counted.
const NAMED: usize = 50;

/// What to bring in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Homes: street, number, letter, suffix, postal code, city, and more if known.
    Homes(Arguments),
    /// Leases with the people on them.
    Leases(Arguments),
}

/// From where, and how strictly.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A CSV file; may be packed with gzip.
    file: PathBuf,
    /// Import nothing when a row cannot be used, instead of leaving that row out.
    #[arg(long)]
    all_or_nothing: bool,
    /// Write every row that was refused to this CSV file: its line and why.
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
}

pub(super) async fn run(settings: Settings, import: &Import) -> Result<ExitCode, Failure> {
    let (Import::Homes(arguments) | Import::Leases(arguments)) = import;
    let path = arguments.file.display();
    let file = File::open(&arguments.file).map_err(|error| {
        Failure::new(format!("{path} cannot be opened: {error}; give the name of a CSV file"))
    })?;
    let strictness = if arguments.all_or_nothing { Strictness::AllOrNothing } else { Strictness::LeaveOut };
    let Installation { house, clock, .. } = open(&settings, Migrating::WhenEmbedded).await?;
    let act = house.program(clock.now());
    let shows = std::io::stderr().is_terminal();
    let mut progress = |rows: u32| {
        if shows {
            let _ = write!(std::io::stderr(), "\r{rows} rows read ");
        }
    };
    let report = match import {
        Import::Homes(_) => import_homes(&act, file, strictness, &mut progress).await,
        Import::Leases(_) => import_leases(&act, file, strictness, &mut progress).await,
    };
    if shows {
        let _ = writeln!(std::io::stderr());
    }
    house.store.close().await;
    let report = report.map_err(|error| Failure::new(format!("{path}: {error}")))?;
    tell(&report);
    if let Some(path) = &arguments.refused {
        write_refused(&report, path)
            .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))?;
    }
    Ok(if report.promoted.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every refused row as CSV: a reason may hold anything that stood in the file.
fn write_refused(report: &Report, path: &Path) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(File::create(path)?);
    writeln!(file, "line,reason")?;
    for row in &report.refused {
        writeln!(file, "{},\"{}\"", row.line, row.reason.replace('"', "\"\""))?;
    }
    file.flush()
}

fn tell(report: &Report) {
    for row in report.refused.iter().take(NAMED) {
        say(format_args!("line {}: {}", row.line, row.reason));
    }
    if report.refused.len() > NAMED {
        say(format_args!("… and {} more: --refused FILE writes them all", report.refused.len() - NAMED));
    }
    say(format_args!("{} rows read, {} refused", report.rows, report.refused.len()));
    let Some(promoted) = &report.promoted else {
        return say("nothing was imported: mend these rows, or leave out --all-or-nothing");
    };
    for (what, counts) in
        [("homes", promoted.homes), ("people", promoted.relations), ("leases", promoted.leases)]
    {
        if counts.added + counts.changed > 0 {
            say(format_args!("{what}: {} added, {} changed", counts.added, counts.changed));
        }
    }
}
