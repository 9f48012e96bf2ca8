//! What the program can be told to do.

mod demo;
mod doctor;
mod import;
mod insight;
mod journeys;
mod migrate;
mod policy;
mod serve;
mod settings;
mod staff;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;
use crate::settings::{Need, Read, Settings, read};

/// Answers every question of a tenant in one go, in the channel that fits.
#[derive(Debug, Parser)]
#[command(name = "kanaalwijzer", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// The configuration file (TOML); every setting may also come from the environment.
    #[arg(long, global = true, env = "KANAALWIJZER_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve tenants and staff.
    Serve(serve::Arguments),
    /// Bring in homes or leases from a file, for an association without an ERP.
    #[command(subcommand)]
    Import(import::Import),
    /// Show the product: a fictional association with a year of history, and a stand-in for its ERP.
    Demo(demo::Arguments),
    /// Show the journeys in a log: CSV, XES or OCEL 2.0.
    Journeys(Box<journeys::Arguments>),
    /// Measure service in a log, or compare it with a wanted journey.
    #[command(subcommand)]
    Insight(insight::Insight),
    /// Bring the database up to date with this version of the program.
    Migrate,
    /// Find out what is wrong and what to do about it.
    Doctor,
    /// List every setting, its value and where it comes from.
    Settings,
    /// Manage who may sign in to the Balie.
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Verify the records of the channel policy, or take in a table for it.
    #[command(subcommand)]
    Policy(policy::Policy),
    /// Prove, try, test and tidy decision tables.
    #[command(subcommand)]
    Table(table::Table),
}

/// Does what was asked.
pub fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let config = Config(cli.config);
    match cli.command {
        Command::Serve(arguments) => started(serve::run(config.settings(Need::Serving)?, &arguments)),
        Command::Import(import) => started(import::run(config.settings(Need::Database)?, &import)),
        Command::Demo(arguments) => started(demo::run(config.0.clone(), arguments)),
        Command::Journeys(arguments) => journeys::run(&arguments),
        Command::Insight(insight) => insight::run(&insight),
        Command::Migrate => started(migrate::run(config.settings(Need::Database)?)),
        Command::Doctor => started(doctor::run(config.read(Need::Serving))),
        Command::Settings => Ok(settings::run(&config.read(Need::Database))),
        Command::Staff(staff) => started(staff::run(config.settings(Need::Database)?, &staff)),
        Command::Policy(policy) => started(policy::run(config.settings(Need::Database)?, &policy)),
        Command::Table(table) => table::run(&table),
    }
}

/// Where the settings come from.
struct Config(Option<PathBuf>);

impl Config {
    fn read(&self, need: Need) -> Read {
        // Names and values that are no text cannot be ours.
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        read(self.0.as_deref(), environment, need)
    }

    fn settings(&self, need: Need) -> Result<Settings, Failure> {
        Ok(self.read(need).settings?)
    }
}

/// Runs a command that waits for things.
fn started(command: impl Future<Output = Result<ExitCode, Failure>>) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::new)?;
    runtime.block_on(command)
}
