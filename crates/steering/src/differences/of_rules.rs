//! What changed in the rules of the decision table, cell by cell; who shows it has the words for what stands in a cell.

use decisions::tables::{Draft, RuleDraft};

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleChange {
    /// It is new.
    Came,
    /// It is gone.
    Went,
    /// It says something else.
    Changed,
}

/// A rule that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDifference {
    /// Its place in the newer table, of a rule that went in the older; counted from one.
    pub number: usize,
    /// What became of it.
    pub change: RuleChange,
    /// The cells that differ, in the order of the columns; of a rule that came or went all that ask or answer something.
    pub cells: Vec<CellDifference>,
}

/// A cell that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellDifference {
    /// Where it stands.
    pub column: RuleColumn,
    /// What stood there; nothing when the rule or the column is new.
    pub old: Option<String>,
    /// What stands there; nothing when the rule or the column is gone.
    pub new: Option<String>,
}

/// A column of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleColumn {
    /// It asks: the expression.
    Asks(String),
    /// It answers: the name of the output.
    Answers(String),
    /// It explains: the name of the remark.
    Explains(String),
}

/// The cells of a rule by their columns.
type Cells<'rule> = Vec<(RuleColumn, &'rule str)>;

/// The rules that differ.
pub(super) fn between(old: &Draft, new: &Draft) -> Vec<RuleDifference> {
    let alike = alike(old, new);
    let is_told = |cell: &CellDifference| match &cell.column {
        RuleColumn::Answers(name) => alike.iter().any(|(column, _)| column == name),
        RuleColumn::Asks(_) | RuleColumn::Explains(_) => false,
    };
    let mut found = Vec::new();
    for (at, rule) in new.rules.iter().enumerate() {
        let before = partner(old, rule).map(|other| cells(old, &old.rules[other]));
        let change = if before.is_some() { RuleChange::Changed } else { RuleChange::Came };
        let mut cells = differing(before.as_ref(), Some(&cells(new, rule)));
        if change == RuleChange::Changed {
            cells.retain(|cell| !is_told(cell));
        }
        if !cells.is_empty() {
            found.push(RuleDifference { number: at + 1, change, cells });
        }
    }
    for (at, rule) in old.rules.iter().enumerate().filter(|(_, rule)| partner(new, rule).is_none()) {
        let cells = differing(Some(&cells(old, rule)), None);
        found.push(RuleDifference { number: at + 1, change: RuleChange::Went, cells });
    }
    found
}

/// Columns of answers that are new and say the same in every rule, with what they say: told once, of the column.
pub(super) fn alike<'draft>(old: &Draft, new: &'draft Draft) -> Vec<(String, &'draft str)> {
    let columns = new.outputs.iter().enumerate().filter_map(|(at, output)| {
        let name = output.name.clone()?;
        let is_new = old.outputs.iter().all(|other| other.name.as_ref() != Some(&name));
        let mut said = new.rules.iter().filter_map(|rule| rule.outputs.get(at)).map(|cell| cell.trim());
        let first = said.next().filter(|_| is_new)?;
        said.all(|other| other == first).then_some((name, first))
    });
    columns.collect()
}

/// The rule of another draft that is the same one: it keeps its identifier; without one it is the same when it asks the
/// same.
pub(super) fn partner(draft: &Draft, rule: &RuleDraft) -> Option<usize> {
    let same = |other: &RuleDraft| match (&rule.id, &other.id) {
        (Some(id), Some(other)) => id == other,
        _ => rule.inputs == other.inputs,
    };
    draft.rules.iter().position(same)
}

fn cells<'rule>(draft: &Draft, rule: &'rule RuleDraft) -> Cells<'rule> {
    let asks = draft.inputs.iter().map(|input| RuleColumn::Asks(input.expression.trim().to_owned()));
    let answers =
        draft.outputs.iter().map(|output| RuleColumn::Answers(output.name.clone().unwrap_or_default()));
    let explains = draft.annotations.iter().map(|name| RuleColumn::Explains(name.clone()));
    let said = |cell: &'rule String| cell.trim();
    asks.zip(rule.inputs.iter().map(said))
        .chain(answers.zip(rule.outputs.iter().map(said)))
        .chain(explains.zip(rule.annotations.iter().map(said)))
        .filter(|(_, cell)| !says_nothing(cell))
        .collect()
}

/// Whether a cell says nothing: it asks nothing, or explains nothing.
fn says_nothing(cell: &str) -> bool {
    cell.is_empty() || cell == "-"
}

/// The cells in which both differ; a column that only one of them has counts when it says something.
fn differing(old: Option<&Cells<'_>>, new: Option<&Cells<'_>>) -> Vec<CellDifference> {
    let of = |cells: Option<&Cells<'_>>, column: &RuleColumn| {
        let cells = cells?;
        let found = cells.iter().find(|(other, _)| other == column).map(|(_, cell)| *cell);
        // What an asking column leaves open is told as such, so that a rule that was widened can be read.
        Some(found.unwrap_or_default().to_owned())
    };
    let mut columns: Vec<&RuleColumn> = Vec::new();
    for (column, _) in new.into_iter().chain(old).flatten() {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    let cells = columns.into_iter().map(|column| CellDifference {
        column: column.clone(),
        old: of(old, column),
        new: of(new, column),
    });
    cells.filter(|cell| cell.old != cell.new).collect()
}
