//! A decision table as the page shows it: columns and cells in words, and fields to change them.

use usecases::steering::policies::{Column, TableText};

use crate::components::Choice;

use super::cells::{self, ANYTHING};
use super::sheet::{self, constants_of};
use super::words::Names;

/// A table on a page.
#[derive(Debug)]
pub struct TableView {
    /// What table it is.
    pub caption: String,
    /// The questions.
    pub inputs: Vec<String>,
    /// The answers.
    pub outputs: Vec<String>,
    /// The rules.
    pub rules: Vec<RuleView>,
}

/// A rule on a page.
#[derive(Debug)]
pub struct RuleView {
    /// Counted from one.
    pub number: usize,
    /// Whether no rule stands above it.
    pub first: bool,
    /// Whether no rule stands below it.
    pub last: bool,
    /// One for each column, questions first.
    pub cells: Vec<CellView>,
    /// The field of its identifier.
    pub id_name: String,
    /// Its identifier, or empty for a new rule.
    pub id: String,
    /// The field of the remark.
    pub remark_name: String,
    /// What the field of the remark is called.
    pub remark_label: String,
    /// Why the rule is there, as the tenant reads it, in Dutch.
    pub remark: String,
    /// The field of the remark in English.
    pub english_name: String,
    /// What that field is called.
    pub english_label: String,
    /// The same in English.
    pub english: String,
    /// The button or field in which the keyboard goes on, or empty.
    pub focus: &'static str,
}

/// How a cell is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// By ticking the values that fit.
    Ticks,
    /// By choosing one value.
    Pick,
    /// By writing.
    Line,
}

/// A cell on a page.
#[derive(Debug)]
pub struct CellView {
    /// The field.
    pub name: String,
    /// What the field is called: the column and the rule.
    pub label: String,
    /// What stands in the cell, in words.
    pub words: String,
    /// What stands in the cell, as written.
    pub value: String,
    /// Whether it accepts anything.
    pub any: bool,
    /// Whether it is an answer.
    pub output: bool,
    /// How it is filled in.
    pub kind: CellKind,
    /// What can be ticked or chosen.
    pub choices: Vec<Choice>,
    /// What is wrong with it, or empty.
    pub error: String,
}

/// The table for a page; `errors` tell what is wrong with which cell (rule and column, counted from zero).
pub fn view(names: &Names<'_>, table: &TableText, errors: &[(usize, usize, String)]) -> TableView {
    let t = names.say();
    let titles = |columns: &[Column]| columns.iter().map(|column| names.column(&column.key)).collect();
    let last = table.rules.len().saturating_sub(1);
    let rules = table.rules.iter().enumerate().map(|(row, rule)| {
        let number = row + 1;
        let cells = sheet::columns(table).zip(rule.inputs.iter().chain(&rule.outputs)).enumerate().map(
            |(at, ((column, output), text))| {
                let error = errors.iter().find(|(rule, column, _)| (*rule, *column) == (row, at));
                let error = error.map(|(.., error)| error.clone()).unwrap_or_default();
                CellView { error, ..cell(names, column, output, text, row, at) }
            },
        );
        RuleView {
            number,
            first: row == 0,
            last: row == last,
            cells: cells.collect(),
            id_name: format!("id-{row}"),
            id: rule.id.clone().unwrap_or_default(),
            remark_name: format!("remark-{row}"),
            remark_label: t.with("stuur-rule-remark-of", &[("n", &number.to_string())]),
            remark: rule.remark.clone(),
            english_name: format!("remark-en-{row}"),
            english_label: t.with("stuur-rule-english-of", &[("n", &number.to_string())]),
            english: rule.remark_en.clone(),
            focus: "",
        }
    });
    TableView {
        caption: t.text("stuur-table-caption"),
        inputs: titles(&table.inputs),
        outputs: titles(&table.outputs),
        rules: rules.collect(),
    }
}

fn cell(names: &Names<'_>, column: &Column, output: bool, text: &str, row: usize, at: usize) -> CellView {
    let t = names.say();
    let allowed = constants_of(column);
    let name = format!("cell-{row}-{at}");
    let label =
        t.with("stuur-cell-of", &[("column", &names.column(&column.key)), ("n", &(row + 1).to_string())]);
    let choice = |value: &String, chosen| Choice::new(value, names.value(&column.key, value), chosen);
    let ticked = if output { None } else { cells::ticked(text, &allowed).filter(|_| !allowed.is_empty()) };
    let any = !output && matches!(text.trim(), ANYTHING | "");
    let (kind, choices) = match ticked {
        Some(ticked) => {
            (CellKind::Ticks, allowed.iter().zip(ticked).map(|(value, on)| choice(value, on)).collect())
        }
        None if output && (allowed.iter().any(|value| value == text.trim()) || text.trim().is_empty()) => {
            let choices = allowed.iter().map(|value| choice(value, value == text.trim())).collect::<Vec<_>>();
            (if choices.is_empty() { CellKind::Line } else { CellKind::Pick }, choices)
        }
        None => (CellKind::Line, Vec::new()),
    };
    let words = names.cell(&column.key, text);
    CellView { name, label, words, value: text.to_owned(), any, output, kind, choices, error: String::new() }
}
