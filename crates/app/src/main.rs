//! The `kanaalwijzer` program: configuration, wiring, commands.
#![forbid(unsafe_code)]

mod chance;
mod commands;
mod failure;
mod health;
mod installation;
mod key;
mod logs;
mod metering;
mod rules;
mod said;
mod server;
mod settings;
mod signals;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Gives back what is free: with the system's own allocator every thread kept the most it ever had.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let cli = commands::Cli::parse();
    match commands::run(cli) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("kanaalwijzer: {}", said::seen(&failure));
            failure.code()
        }
    }
}
