//! `journeys`: the journeys in any log, as words, as JSON, as a file for another tool.

#[cfg(test)]
pub(super) mod documented;
mod drawing;
mod opening;
pub(super) mod telling;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use insight::journeys::{Before, Filter, Summary};
use insight::log::names::Names;
use insight::log::times::Stamp;
use insight::log::{EventLog, Report, writing};

use crate::failure::Failure;
use crate::said::say;
pub(super) use opening::{Opening, duration, moment};

/// How to look at the journeys in a log.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    choosing: Choosing,
    /// Print JSON instead of words; its shape is described in docs/insight-json.md.
    #[arg(long)]
    json: bool,
    /// How many variants to print.
    #[arg(long, default_value_t = 10, value_name = "NUMBER")]
    top: usize,
    /// Tell what happened before every stay in this channel, or before every event with this activity.
    #[arg(long, value_name = "CHANNEL|ACTIVITY")]
    before: Option<String>,
    /// How far to look back with --before.
    #[arg(long, default_value = "24h", value_name = "DURATION", value_parser = duration, requires = "before")]
    within: i64,
    /// Draw the journey map in a file, as SVG.
    #[arg(long, value_name = "FILE.svg")]
    map: Option<PathBuf>,
    #[command(flatten)]
    drawing: drawing::Drawing,
    /// Write the log to a file; its ending says how: .csv, .xes or .jsonocel.
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

/// Which part of a log to look at.
#[derive(Debug, Args)]
pub struct Choosing {
    /// Only cases that used this channel; may be given more than once.
    #[arg(long = "in-channel", value_name = "CHANNEL")]
    in_channel: Vec<String>,
    /// Only cases with this value in this column, as COLUMN=VALUE; may be given more than once.
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = opening::equation)]
    facts: Vec<(String, String)>,
    /// Only cases that began on or after this day or moment.
    #[arg(long, value_name = "MOMENT", value_parser = opening::moment)]
    from: Option<Stamp>,
    /// Only cases that began before this day or moment.
    #[arg(long, value_name = "MOMENT", value_parser = opening::moment)]
    until: Option<Stamp>,
    /// Only the most frequent variants, that together cover this share of the cases (0 to 1).
    #[arg(long, value_name = "SHARE", value_parser = opening::share)]
    usual: Option<f64>,
}

impl Choosing {
    /// The part of the log that was asked for; refuses a column or channel that is not there.
    pub(super) fn of(&self, log: EventLog) -> Result<EventLog, Failure> {
        if let Some((name, _)) = self.facts.iter().find(|(name, _)| !log.has_fact(name)) {
            let names: Vec<&str> = log
                .case_columns()
                .iter()
                .chain(log.event_columns())
                .map(|column| column.name.as_str())
                .collect();
            return Err(Failure::new(format!(
                "--where: there is no column '{name}'; there are: {}",
                names.join(", ")
            )));
        }
        if let Some(name) = self.in_channel.iter().find(|name| log.channels().find(name).is_none()) {
            let known = listed(log.channels());
            return Err(Failure::new(format!(
                "--in-channel: there is no channel '{name}'; there are: {known}"
            )));
        }
        let filter = Filter {
            channels: self.in_channel.clone(),
            facts: self.facts.clone(),
            from: in_zone(&log, self.from)?,
            until: in_zone(&log, self.until)?,
            variant_share: self.usual,
        };
        Ok(if self.everything() { log } else { filter.of(&log) })
    }

    fn everything(&self) -> bool {
        self.in_channel.is_empty()
            && self.facts.is_empty()
            && self.from.is_none()
            && self.until.is_none()
            && self.usual.is_none()
    }
}

/// A moment that was asked for, on the clock of the log where it tells no other.
pub(super) fn in_zone(log: &EventLog, asked: Option<Stamp>) -> Result<Option<i64>, Failure> {
    let moment = |stamp: Stamp| {
        stamp.utc(log.zone()).ok_or_else(|| Failure::new("give a moment between the years 0 and 9999"))
    };
    asked.map(moment).transpose()
}

/// Names, to choose from.
fn listed(names: &Names) -> String {
    if names.is_empty() { "none".to_owned() } else { names.iter().collect::<Vec<_>>().join(", ") }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (log, report) = arguments.opening.read()?;
    let log = arguments.choosing.of(log)?;
    if let Some(file) = &arguments.write {
        write(&log, file)?;
    }
    if let Some(file) = &arguments.map {
        arguments.drawing.draw(&log, &arguments.opening, file)?;
    }
    let summary = summary(arguments, &log, report)?;
    if arguments.json {
        say(serde_json::to_string_pretty(&summary).map_err(Failure::new)?);
    } else {
        telling::tell(&summary);
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(arguments: &Arguments, log: &EventLog, report: Report) -> Result<Summary, Failure> {
    let topic = arguments.opening.topic();
    let mut summary = Summary::of(log, report, arguments.top, topic, opening::threads());
    if let Some(name) = &arguments.before {
        let found = Before::of(log, name, arguments.within, arguments.top).ok_or_else(|| {
            let (channels, activities) = (listed(log.channels()), listed(log.activities()));
            Failure::new(format!(
                "--before: '{name}' is no channel and no activity; channels: {channels}; activities: {activities}"
            ))
        })?;
        summary.before = Some(found);
    }
    Ok(summary)
}

fn write(log: &EventLog, path: &Path) -> Result<(), Failure> {
    let name = path.display();
    let ending = path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
    if !["csv", "xes", "jsonocel", "json"].contains(&ending) {
        return Err(Failure::new(format!("{name}: write to a file that ends in .csv, .xes or .jsonocel")));
    }
    let cannot = |error: std::io::Error| Failure::new(format!("{name} cannot be written: {error}"));
    let file = std::fs::File::create(path).map_err(cannot)?;
    let written = match ending {
        "csv" => writing::csv(log, file),
        "xes" => writing::xes(log, file),
        _ => writing::ocel_json(log, file),
    };
    written.map_err(cannot)
}
