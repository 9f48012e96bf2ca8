//! `insight conformance`: a log beside a wanted journey.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use insight::conformance::{Conformance, DeviationKind, Wanted};
use insight::log::Report;
use insight::measures::People;

use super::price;
use crate::commands::journeys::{Choosing, Opening};
use crate::failure::Failure;
use crate::said::speak;

/// Departures that are said; the JSON has all of them.
const LISTED: usize = 10;

/// The log and the wanted journey.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    choosing: Choosing,
    /// The wanted journey, such as "ask @portal, chat > confirm? > visit|send parts+ > done".
    #[arg(
        long,
        value_name = "STEPS",
        conflicts_with = "wanted_file",
        required_unless_present = "wanted_file"
    )]
    wanted: Option<String>,
    /// A file with the wanted journey.
    #[arg(long, value_name = "FILE")]
    wanted_file: Option<PathBuf>,
    /// What a contact costs, as CHANNEL=EUROS; may be given more than once.
    #[arg(long, value_name = "CHANNEL=EUROS", value_parser = price)]
    cost: Vec<(String, f64)>,
    /// Print JSON instead of words; its shape is described in docs/insight-json.md.
    #[arg(long)]
    json: bool,
}

impl Arguments {
    fn wanted(&self) -> Result<Wanted, Failure> {
        let text = match (&self.wanted, &self.wanted_file) {
            (Some(text), _) => text.clone(),
            (None, Some(file)) => std::fs::read_to_string(file)
                .map_err(|error| Failure::new(format!("{} cannot be read: {error}", file.display())))?,
            (None, None) => return Err(Failure::new("give the wanted journey with --wanted")),
        };
        text.trim().parse().map_err(Failure::new)
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (report, reading) = found(arguments)?;
    super::tell(arguments.json, &report, &reading, tell)?;
    Ok(ExitCode::SUCCESS)
}

/// The log beside the wanted journey, with how reading went.
pub(super) fn found(arguments: &Arguments) -> Result<(Conformance, Report), Failure> {
    let wanted = arguments.wanted()?;
    let (log, reading) = arguments.opening.read()?;
    let log = arguments.choosing.of(log)?;
    let people = People::of(&log, arguments.opening.person(&log).as_deref());
    let report = Conformance::of(&log, &wanted, &people, &arguments.cost.iter().cloned().collect());
    Ok((report, reading))
}

fn tell(report: &Conformance) {
    for name in &report.unknown {
        speak(format_args!("'{name}' does not occur in this log: is it spelled as it is there?"));
    }
    let (following, fitness) = (report.following, report.fitness);
    speak(format_args!(
        "{} of {} cases follow the wanted journey exactly: {:.1} % ({:.1} to {:.1})",
        following.count,
        report.cases,
        following.value * 100.0,
        following.low * 100.0,
        following.high * 100.0
    ));
    speak(format_args!("fitness {:.3} ({:.3} to {:.3})", fitness.value, fitness.low, fitness.high));
    speak("\nstep by step: as wanted, in another channel, missing");
    for step in &report.steps {
        speak(format_args!(
            "{:>8} {:>8} {:>8}  {}",
            step.follows,
            step.other_channel,
            step.missing,
            step.step.activities.join(" / ")
        ));
    }
    speak("\ndepartures");
    for deviation in report.deviations.iter().take(LISTED) {
        let channel =
            if deviation.channel.is_empty() { String::new() } else { format!(" in {}", deviation.channel) };
        let after = if deviation.after.is_empty() {
            "at the start".to_owned()
        } else {
            format!("after {}", deviation.after)
        };
        let what = match deviation.kind {
            DeviationKind::Extra => "too much",
            DeviationKind::Missing => "missing",
            DeviationKind::OtherChannel => "in another channel",
        };
        let cost = deviation.cost.map_or_else(String::new, |cost| {
            format!(", € {:.2} ({:.2} to {:.2})", cost.total / 100.0, cost.low / 100.0, cost.high / 100.0)
        });
        speak(format_args!(
            "{:>8} cases ({:.1} %)  {what}: {}{channel}, {after}{cost}",
            deviation.cases,
            deviation.share.value * 100.0,
            deviation.activity
        ));
    }
    if report.deviations.len() > LISTED {
        speak(format_args!("… and {} more; --json has all", report.deviations.len() - LISTED));
    }
}
