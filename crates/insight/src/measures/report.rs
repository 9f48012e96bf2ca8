//! All measures of a log: over all, by channel, topic, both, group and month; and when contacts come.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::cells::Cell;
use super::dates::on_the_wall;
use super::exclusion::{ExclusionGap, gaps};
use super::people::{People, Tally};
use super::questions::{Question, Setting, TooFew, questions};
use super::suppression::{Crossed, suppress, suppress_list};
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
    /// Contacts by weekday (from Monday) and hour of the day; `None` where they are too few to tell, or give such away.
    pub volume: Vec<Vec<Option<u64>>>,
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
        let list = |key: &dyn Fn(&Question<'_>) -> String, label: Label| listed(&all, key, label, priced);
        let by_channel: Label = |cell, name| cell.channel = Some(name);
        let by_topic: Label = |cell, name| cell.topic = Some(name);
        let about = if setting.topic.is_some() {
            crossed(&all, [&topic, &channel], [by_topic, by_channel], priced, true)
        } else {
            ByTwo { columns: list(&channel, by_channel), ..ByTwo::default() }
        };
        // A week that lies in two months says how many of a month lie in it, where all else is known.
        let [by_month, by_week]: [Label; 2] =
            [|cell, name| cell.month = Some(name), |cell, name| cell.week = Some(name)];
        let periods = crossed(&all, [&week, &month], [by_week, by_month], priced, false);
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
        Ok(Self {
            schema: SCHEMA,
            window_seconds: setting.window as f64 / SECOND as f64,
            all: Cell::of(&all, priced),
            by_channel: about.columns,
            by_topic: about.rows,
            by_topic_and_channel: about.cells,
            exclusion: gaps(&questions, &shown),
            by_group,
            by_level,
            by_month: in_order(periods.columns),
            by_week: in_order(periods.rows),
            volume: volume(log, &People::of(log, setting.person.as_deref())),
        })
    }
}

/// Questions with the name of what they have in common.
type Groups<'all, 'log> = Vec<(String, Vec<&'all Question<'log>>)>;

/// The questions by a key, most first.
fn groups<'all, 'log>(
    all: &[&'all Question<'log>],
    key: &dyn Fn(&Question<'_>) -> String,
) -> Groups<'all, 'log> {
    let mut found: BTreeMap<String, Vec<&Question<'_>>> = BTreeMap::new();
    for question in all {
        found.entry(key(question)).or_default().push(question);
    }
    let mut list: Vec<_> = found.into_iter().collect();
    list.sort_by_key(|(_, questions)| std::cmp::Reverse(questions.len()));
    list
}

/// Writes the name of a group in its cell.
pub(super) type Label = fn(&mut Cell, String);

/// A cell for every value of a key; what is few is hidden, with what would give it away.
pub(super) fn listed(
    all: &[&Question<'_>],
    key: &dyn Fn(&Question<'_>) -> String,
    label: Label,
    priced: bool,
) -> Vec<Cell> {
    let groups = groups(all, key);
    let tallies: Vec<Tally> = groups.iter().map(|(_, questions)| tally(questions)).collect();
    cells(groups, &suppress_list(&tallies), label, priced)
}

/// How many questions, and whose.
fn tally(questions: &[&Question<'_>]) -> Tally {
    questions.iter().map(|question| question.person).collect()
}

fn cells(groups: Groups<'_, '_>, hidden: &[bool], label: Label, priced: bool) -> Vec<Cell> {
    let cell = |((name, questions), hide): ((String, Vec<&Question<'_>>), &bool)| {
        let mut cell = if *hide { Cell::default() } else { Cell::of(&questions, priced) };
        label(&mut cell, name);
        cell
    };
    groups.into_iter().zip(hidden).map(cell).collect()
}

/// The measures by one thing, by another, and by both.
#[derive(Default)]
struct ByTwo {
    rows: Vec<Cell>,
    columns: Vec<Cell>,
    cells: Vec<Cell>,
}

/// The questions by row and by column, and by both where that is `told`; hidden together, so that none gives another away.
fn crossed(
    all: &[&Question<'_>],
    [row_key, column_key]: [&dyn Fn(&Question<'_>) -> String; 2],
    [row_label, column_label]: [Label; 2],
    priced: bool,
    told: bool,
) -> ByTwo {
    let (rows, columns) = (groups(all, row_key), groups(all, column_key));
    let places: BTreeMap<&str, usize> =
        columns.iter().enumerate().map(|(at, (name, _))| (name.as_str(), at)).collect();
    let mut counts = Vec::new();
    let mut both = Vec::new();
    for (row, (_, questions)) in rows.iter().enumerate() {
        let mut split = groups(questions, column_key);
        split.sort_by_key(|(name, _)| places.get(name.as_str()).copied());
        for (name, questions) in split {
            let Some(column) = places.get(name.as_str()) else { continue };
            counts.push((row, *column, tally(&questions)));
            both.push(questions);
        }
    }
    let hidden = Crossed { rows: rows.len(), columns: columns.len(), cells: &counts, told }.suppress();
    let cell = |(at, questions): (usize, Vec<&Question<'_>>)| {
        let (row, column, _) = &counts[at];
        let mut cell = if hidden.cells[at] { Cell::default() } else { Cell::of(&questions, priced) };
        row_label(&mut cell, rows[*row].0.clone());
        column_label(&mut cell, columns[*column].0.clone());
        cell
    };
    let made = both.into_iter().enumerate().filter(|_| told).map(cell).collect();
    ByTwo {
        cells: made,
        rows: cells(rows, &hidden.rows, row_label, priced),
        columns: cells(columns, &hidden.columns, column_label, priced),
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

/// Contacts by weekday and hour; the few are hidden, with what would give them away.
fn volume(log: &EventLog, people: &People) -> Vec<Vec<Option<u64>>> {
    let zone = log.zone();
    let mut counts = vec![vec![Tally::default(); 24]; 7];
    for case in 0..log.case_count() {
        for row in log.rows(case).filter(|row| log.channel()[*row] != NONE) {
            let at = on_the_wall(&zone, log.time()[row]);
            let day = usize::from(at.weekday().to_monday_zero_offset().unsigned_abs());
            counts[day][usize::from(at.hour().unsigned_abs())].add(people.of_case(case));
        }
    }
    let shown = |(tally, hidden): (&Tally, &bool)| (!hidden).then_some(tally.count);
    let hidden = suppress(&counts);
    counts
        .iter()
        .zip(&hidden)
        .map(|(counts, hidden)| counts.iter().zip(hidden).map(shown).collect())
        .collect()
}
