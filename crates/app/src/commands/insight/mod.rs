//! `insight …`: measures of service in any log, and how well it follows a wanted journey.

mod conformance;
mod measures;

use std::process::ExitCode;

use clap::Subcommand;
use insight::log::Report;
use serde::Serialize;

use super::journeys::telling;
use crate::failure::Failure;
use crate::said::say;

/// What to find out about a log.
#[derive(Debug, Subcommand)]
pub enum Insight {
    /// Solved in one go, repeats, switches, waiting, cost and satisfaction, each with its interval.
    Measures(Box<measures::Arguments>),
    /// How well the cases follow a wanted journey, and where they depart from it.
    Conformance(Box<conformance::Arguments>),
}

pub(super) fn run(insight: &Insight) -> Result<ExitCode, Failure> {
    match insight {
        Insight::Measures(arguments) => measures::run(arguments),
        Insight::Conformance(arguments) => conformance::run(arguments),
    }
}

/// What was found out, with how reading went: as JSON, else in words. Nothing that was refused goes unsaid.
fn tell<T: Serialize>(json: bool, found: &T, report: &Report, words: impl FnOnce(&T)) -> Result<(), Failure> {
    if json {
        say(serde_json::to_string_pretty(&WithReport { found, report }).map_err(Failure::new)?);
    } else {
        telling::report(report);
        words(found);
    }
    Ok(())
}

#[derive(Serialize)]
struct WithReport<'a, T> {
    #[serde(flatten)]
    found: &'a T,
    report: &'a Report,
}

/// A channel and what a contact in it costs, in euros, as `phone=9.50`; in cents.
fn price(text: &str) -> Result<(String, f64), String> {
    let wrong = || format!("'{text}' is not CHANNEL=EUROS, such as phone=9.50");
    let (channel, euros) = text.rsplit_once('=').ok_or_else(wrong)?;
    let euros: f64 = euros.trim().replace(',', ".").parse().map_err(|_| wrong())?;
    if euros.is_finite() && euros >= 0.0 { Ok((channel.to_owned(), euros * 100.0)) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use serde_json::Value;

    use super::{Insight, WithReport, conformance, measures};
    use crate::commands::journeys::documented::{agree, contacts};

    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        insight: Insight,
    }

    /// What a command prints with `--json`.
    fn printed(line: &[&str]) -> Value {
        let read = "the line is right and so is the log";
        match Line::try_parse_from([&["insight"], line].concat()).expect(read).insight {
            Insight::Measures(arguments) => {
                let (found, report) = measures::found(&arguments).expect(read);
                serde_json::to_value(WithReport { found: &found, report: &report }).expect(read)
            }
            Insight::Conformance(arguments) => {
                let (found, report) = conformance::found(&arguments).expect(read);
                serde_json::to_value(WithReport { found: &found, report: &report }).expect(read)
            }
        }
    }

    #[test]
    fn the_json_of_measures_is_the_documented_one() {
        let (_folder, log) = contacts();
        let groups = ["--topic", "onderwerp", "--group", "groep", "--level", "niveau"];
        let line = [&["measures", &log, "--window", "1h"][..], &groups].concat();
        agree("measures", &[printed(&line)]);
    }

    #[test]
    fn the_json_of_conformance_is_the_documented_one() {
        let (_folder, log) = contacts();
        let line = ["conformance", &log, "--wanted", "vraagt @E-mail > bezoek?", "--cost", "Telefoon=6.90"];
        agree("conformance", &[printed(&line)]);
    }
}
