//! `insight measures`: what service is like, counted.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Args;
use insight::log::times::Stamp;
use insight::log::{EventLog, Report};
use insight::measures::{Cell, Hours, Interval, Measures, Setting, Spread};

use super::price;
use crate::commands::journeys::{Choosing, Opening, duration, in_zone, moment};
use crate::failure::Failure;
use crate::said::speak;

/// Cells that are said of each list; the JSON has all of them.
const LISTED: usize = 15;

/// The log and how to measure.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    choosing: Choosing,
    /// A question is solved in one go when the person does not come back within this time.
    #[arg(long, default_value = "7d", value_name = "DURATION", value_parser = duration)]
    window: i64,
    /// The moment up to which the log tells everything; without it the last event.
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    as_of: Option<Stamp>,
    /// An activity by which the association answers; may be given more than once.
    #[arg(long, value_name = "ACTIVITY")]
    answer: Vec<String>,
    /// A channel without a person at the other end; may be given more than once.
    #[arg(long, value_name = "CHANNEL")]
    digital: Vec<String>,
    /// Working hours, such as "mon-fri 08:30-17:00, sat 10:00-14:00".
    #[arg(long, value_name = "HOURS")]
    hours: Option<String>,
    /// What a contact costs, as CHANNEL=EUROS; may be given more than once.
    #[arg(long, value_name = "CHANNEL=EUROS", value_parser = price)]
    cost: Vec<(String, f64)>,
    /// The column with satisfaction from 1 to 5.
    #[arg(long, value_name = "COLUMN")]
    csat: Option<String>,
    /// The column with effort.
    #[arg(long, value_name = "COLUMN")]
    ces: Option<String>,
    /// The column with the group of the person.
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// The column with the level at which it was handled.
    #[arg(long, value_name = "COLUMN")]
    level: Option<String>,
    /// The column with the moment before which it should be done.
    #[arg(long, value_name = "COLUMN", conflicts_with = "within")]
    due: Option<String>,
    /// How long it may take from first to last event.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    within: Option<i64>,
    /// Print JSON instead of words; its shape is described in docs/insight-json.md.
    #[arg(long)]
    json: bool,
}

impl Arguments {
    fn setting(&self, log: &EventLog) -> Result<Setting, Failure> {
        let hours = self.hours.as_ref().map(|text| Hours::parse(text, log.zone(), BTreeSet::new()));
        Ok(Setting {
            window: self.window,
            as_of: in_zone(log, self.as_of)?,
            digital: (!self.digital.is_empty()).then(|| self.digital.clone()),
            answers: self.answer.clone(),
            hours: hours.transpose().map_err(Failure::new)?,
            costs: self.cost.iter().cloned().collect(),
            csat: self.csat.clone(),
            ces: self.ces.clone(),
            person: self.opening.person(log),
            topic: self.opening.topic().map(str::to_owned),
            group: self.group.clone(),
            level: self.level.clone(),
            due: self.due.clone(),
            within: self.within,
        })
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (measures, reading) = found(arguments)?;
    super::tell(arguments.json, &measures, &reading, tell)?;
    Ok(ExitCode::SUCCESS)
}

/// The measures, with how reading went.
pub(super) fn found(arguments: &Arguments) -> Result<(Measures, Report), Failure> {
    let (log, reading) = arguments.opening.read()?;
    let log = arguments.choosing.of(log)?;
    let measures = Measures::of(&log, &arguments.setting(&log)?).map_err(Failure::new)?;
    Ok((measures, reading))
}

fn tell(measures: &Measures) {
    cell("all questions", &measures.all);
    let lists = [
        ("channel", &measures.by_channel),
        ("topic", &measures.by_topic),
        ("topic and channel", &measures.by_topic_and_channel),
        ("group", &measures.by_group),
        ("level", &measures.by_level),
        ("month", &measures.by_month),
    ];
    for (what, cells) in lists {
        if cells.is_empty() {
            continue;
        }
        speak(format_args!("\nby {what}"));
        for one in cells.iter().take(LISTED) {
            let labels = [&one.topic, &one.channel, &one.group, &one.level, &one.month];
            let name: Vec<&str> = labels.into_iter().flatten().map(String::as_str).collect();
            cell(&name.join(", "), one);
        }
        if cells.len() > LISTED {
            speak(format_args!("… and {} more; --json has all", cells.len() - LISTED));
        }
    }
    for gap in measures.exclusion.iter().filter(|gap| gap.gap.certain) {
        speak(format_args!(
            "group {}: {} {:+.1} points beside all others ({:+.1} to {:+.1})",
            gap.group,
            gap.measure,
            gap.gap.value * 100.0,
            gap.gap.low * 100.0,
            gap.gap.high * 100.0
        ));
    }
}

fn cell(name: &str, cell: &Cell) {
    let Some(questions) = cell.questions else {
        return speak(format_args!("{name}: too few to show"));
    };
    let mut told = vec![format!("{questions} questions")];
    let shares = [
        ("solved in one go", cell.solved),
        ("switched", cell.switched),
        ("fell back on a person", cell.fell_back),
        ("on time", cell.on_time),
        ("content", cell.csat_top2),
    ];
    told.extend(
        shares.into_iter().filter_map(|(what, interval)| interval.map(|interval| share(what, interval))),
    );
    let times = [
        ("first answer after", cell.first_response),
        ("in working time", cell.first_response_working),
        ("handled in", cell.handling),
    ];
    told.extend(times.into_iter().filter_map(|(what, spread)| spread.map(|spread| time(what, spread))));
    let costs = [("a contact costs", cell.cost_per_contact), ("a solved question", cell.cost_per_solved)];
    told.extend(costs.into_iter().filter_map(|(what, money)| {
        money.map(|money| {
            format!(
                "{what} € {:.2} ({:.2} to {:.2})",
                money.value / 100.0,
                money.low / 100.0,
                money.high / 100.0
            )
        })
    }));
    speak(format_args!("{name}: {}", told.join("; ")));
}

fn share(what: &str, interval: Interval) -> String {
    format!(
        "{what} {:.1} % ({:.1} to {:.1}, n = {})",
        interval.value * 100.0,
        interval.low * 100.0,
        interval.high * 100.0,
        interval.n
    )
}

fn time(what: &str, spread: Spread) -> String {
    format!("{what} {:.1} hours (median)", spread.median / 3600.0)
}
