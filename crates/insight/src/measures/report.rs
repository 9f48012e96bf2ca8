//! All measures of a log: over all, by channel, topic, both, group and month; and when contacts come.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::cells::Cell;
use super::dates::on_the_wall;
use super::exclusion::{ExclusionGap, gaps};
use super::questions::{Question, Setting, TooFew, questions};
use super::suppression::{suppress, suppress_list};
use crate::log::EventLog;
use crate::log::names::NONE;
use crate::log::times::SECOND;

/// The shape of the JSON and its version.
pub const SCHEMA: &str = "kanaalwijzer/measures/1";

/// The measures of a log. Durations are in seconds, money in cents.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Measures {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The time within which nobody came back, in seconds.
    pub window_seconds: f64,
    /// Over all questions.
    pub all: Cell,
    /// By the channel in which the question was first asked.
    pub by_channel: Vec<Cell>,
    /// By topic.
    pub by_topic: Vec<Cell>,
    /// By topic and channel.
    pub by_topic_and_channel: Vec<Cell>,
    /// By group.
    pub by_group: Vec<Cell>,
    /// By the level at which they were handled.
    pub by_level: Vec<Cell>,
    /// By month of asking.
    pub by_month: Vec<Cell>,
    /// By week of asking.
    pub by_week: Vec<Cell>,
    /// Groups that may be shut out.
    pub exclusion: Vec<ExclusionGap>,
    /// Contacts by weekday (from Monday) and hour of the day.
    pub volume: Vec<Vec<u64>>,
}

impl Measures {
    /// Takes all measures of a log.
    pub fn of(log: &EventLog, setting: &Setting) -> Result<Self, TooFew> {
        let questions = questions(log, setting)?;
        let priced = !setting.costs.is_empty();
        let channel = |question: &Question<'_>| log.channels().name(question.channel).to_owned();
        let topic = |question: &Question<'_>| question.topic.to_owned();
        let group = |question: &Question<'_>| question.group.to_owned();
        let level = |question: &Question<'_>| question.level.to_owned();
        let zone = log.zone();
        let month =
            |question: &Question<'_>| on_the_wall(&zone, question.asked).strftime("%Y-%m").to_string();
        let week = |question: &Question<'_>| monday(on_the_wall(&zone, question.asked).date()).to_string();
        let all: Vec<&Question<'_>> = questions.iter().collect();
        let list = |key: &dyn Fn(&Question<'_>) -> String, label: fn(&mut Cell, String)| {
            by(&all, key, label, priced)
        };
        let by_group = match setting.group {
            Some(_) => list(&group, |cell, name| cell.group = Some(name)),
            None => Vec::new(),
        };
        let by_level = match setting.level {
            Some(_) => list(&level, |cell, name| cell.level = Some(name)),
            None => Vec::new(),
        };
        let shown: Vec<&str> = by_group
            .iter()
            .filter(|cell| cell.questions.is_some())
            .filter_map(|cell| cell.group.as_deref())
            .filter(|group| !group.is_empty())
            .collect();
        let topics = setting.topic.is_some();
        Ok(Self {
            schema: SCHEMA,
            window_seconds: setting.window as f64 / SECOND as f64,
            all: Cell::of(&all, priced),
            by_channel: list(&channel, |cell, name| cell.channel = Some(name)),
            by_topic: if topics { list(&topic, |cell, name| cell.topic = Some(name)) } else { Vec::new() },
            by_topic_and_channel: if topics { table(&all, &topic, &channel, priced) } else { Vec::new() },
            exclusion: gaps(&questions, &shown),
            by_group,
            by_level,
            by_month: in_order(list(&month, |cell, name| cell.month = Some(name))),
            by_week: in_order(list(&week, |cell, name| cell.week = Some(name))),
            volume: volume(log),
        })
    }
}

/// The questions by a key, most first.
fn groups<'all, 'log>(
    all: &[&'all Question<'log>],
    key: &dyn Fn(&Question<'_>) -> String,
) -> Vec<(String, Vec<&'all Question<'log>>)> {
    let mut found: BTreeMap<String, Vec<&Question<'_>>> = BTreeMap::new();
    for question in all {
        found.entry(key(question)).or_default().push(question);
    }
    let mut list: Vec<_> = found.into_iter().collect();
    list.sort_by_key(|(_, questions)| std::cmp::Reverse(questions.len()));
    list
}

fn by(
    all: &[&Question<'_>],
    key: &dyn Fn(&Question<'_>) -> String,
    label: fn(&mut Cell, String),
    priced: bool,
) -> Vec<Cell> {
    let groups = groups(all, key);
    let counts: Vec<u64> = groups.iter().map(|(_, questions)| questions.len() as u64).collect();
    let hidden = suppress_list(&counts);
    let cells = groups.into_iter().zip(hidden).map(|((name, questions), hide)| {
        let mut cell = if hide { Cell::default() } else { Cell::of(&questions, priced) };
        label(&mut cell, name);
        cell
    });
    cells.collect()
}

fn table(
    all: &[&Question<'_>],
    row_key: &dyn Fn(&Question<'_>) -> String,
    column_key: &dyn Fn(&Question<'_>) -> String,
    priced: bool,
) -> Vec<Cell> {
    let rows = groups(all, row_key);
    let columns: Vec<String> = groups(all, column_key).into_iter().map(|(name, _)| name).collect();
    let split: Vec<BTreeMap<String, Vec<&Question<'_>>>> =
        rows.iter().map(|(_, questions)| groups(questions, column_key).into_iter().collect()).collect();
    let size = |row: &BTreeMap<String, Vec<&Question<'_>>>, column: &String| {
        row.get(column).map_or(0, Vec::len) as u64
    };
    let counts: Vec<Vec<u64>> =
        split.iter().map(|row| columns.iter().map(|column| size(row, column)).collect()).collect();
    let mut hidden = suppress(&counts);
    hide_with_totals(&counts, &mut hidden);
    let mut cells = Vec::new();
    for (at, (topic, _)) in rows.iter().enumerate() {
        for (place, channel) in columns.iter().enumerate() {
            let Some(questions) = split[at].get(channel) else { continue };
            let cell = Cell::of(questions, priced);
            let labelled = Cell { topic: Some(topic.clone()), channel: Some(channel.clone()), ..cell };
            cells.push(if hidden[at][place] { labelled.hidden() } else { labelled });
        }
    }
    cells
}

/// Where the total of a row or column is hidden in a list of its own, its cells must not add up to it.
fn hide_with_totals(counts: &[Vec<u64>], hidden: &mut [Vec<bool>]) {
    let rows: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<u64> = (0..counts.first().map_or(0, Vec::len))
        .map(|column| counts.iter().map(|row| row[column]).sum())
        .collect();
    let (rows, columns) = (suppress_list(&rows), suppress_list(&columns));
    for (row, cells) in hidden.iter_mut().enumerate() {
        for (column, cell) in cells.iter_mut().enumerate() {
            *cell |= (rows[row] || columns[column]) && counts[row][column] > 0;
        }
    }
}

/// The Monday of the week of a day.
fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().days(since)).unwrap_or(day)
}

fn in_order(mut periods: Vec<Cell>) -> Vec<Cell> {
    periods.sort_by(|one, other| (&one.month, &one.week).cmp(&(&other.month, &other.week)));
    periods
}

/// Contacts by weekday and hour.
fn volume(log: &EventLog) -> Vec<Vec<u64>> {
    let zone = log.zone();
    let mut counts = vec![vec![0u64; 24]; 7];
    let known: BTreeSet<u32> = (0..u32::try_from(log.channels().len()).unwrap_or(NONE)).collect();
    for (row, _) in log.channel().iter().enumerate().filter(|(_, channel)| known.contains(channel)) {
        let at = on_the_wall(&zone, log.time()[row]);
        let day = usize::from(at.weekday().to_monday_zero_offset().unsigned_abs());
        counts[day][usize::from(at.hour().unsigned_abs())] += 1;
    }
    counts
}
