//! Writing a log so that other tools, and this one, read all of it back.

mod csv;
mod ocel;
mod xes;

use std::collections::HashSet;

use super::columns::Column;
use super::{EventLog, Level};

pub use csv::csv;
pub use ocel::ocel_json;
pub use xes::xes;

/// The names of what every log has, as process miners know them.
const CASE: &str = "concept:name";
const ACTIVITY: &str = "concept:name";
const TIME: &str = "time:timestamp";
const RESOURCE: &str = "org:resource";
const CHANNEL: &str = "channel";

/// Columns with names that no other meaning has taken.
fn named<'log>(columns: &'log [Column], taken: &[&str]) -> Vec<(String, &'log Column)> {
    let mut used: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    let mut list = Vec::with_capacity(columns.len());
    for column in columns {
        let mut name = column.name.clone();
        while !used.insert(name.clone()) {
            name.push_str(" (2)");
        }
        list.push((name, column));
    }
    list
}

/// What is told of cases, with the channel when it is told there.
fn case_columns(log: &EventLog) -> Vec<(String, &Column)> {
    named(log.case_columns(), if channel_of_case(log) { &[CASE, CHANNEL] } else { &[CASE] })
}

/// What is told of events.
fn event_columns(log: &EventLog) -> Vec<(String, &Column)> {
    named(log.event_columns(), &[ACTIVITY, TIME, RESOURCE, CHANNEL])
}

fn channel_of_case(log: &EventLog) -> bool {
    log.channel_level() == Level::Case
}
