//! Rules that differ between two versions, in words: what a changed cell said and says, and what a new rule is for.

use usecases::steering::policies::{CellDifference, RuleChange, RuleColumn, RuleDifference};

use super::words::Names;

/// A rule that differs, on a page.
pub struct RuleLine {
    /// Which rule, and what became of it.
    pub title: String,
    /// What it said and says.
    pub lines: Vec<String>,
}

/// The rules that differ, in words.
pub fn lines(names: &Names<'_>, rules: &[RuleDifference]) -> Vec<RuleLine> {
    let line = |rule: &RuleDifference| {
        let (title, lines) = match rule.change {
            RuleChange::Changed => ("changed", rule.cells.iter().map(|cell| changed(names, cell)).collect()),
            RuleChange::Came => ("came", whole(names, &rule.cells, |cell| cell.new.as_deref())),
            RuleChange::Went => ("went", whole(names, &rule.cells, |cell| cell.old.as_deref())),
        };
        let number = rule.number.to_string();
        RuleLine { title: names.say().with(&format!("stuur-rule-{title}"), &[("n", &number)]), lines }
    };
    rules.iter().map(line).collect()
}

fn changed(names: &Names<'_>, cell: &CellDifference) -> String {
    let said = |side: &Option<String>| said(names, &cell.column, side.as_deref().unwrap_or_default());
    let column = column(names, &cell.column);
    let parts = [("column", &*column), ("old", &*said(&cell.old)), ("new", &*said(&cell.new))];
    names.say().with("stuur-rule-cell-changed", &parts)
}

/// A rule as a whole: for whom it is, what it answers (channels with the same answer together), and why.
fn whole<'cell>(
    names: &Names<'_>,
    cells: &'cell [CellDifference],
    side: impl Fn(&'cell CellDifference) -> Option<&'cell str>,
) -> Vec<String> {
    let t = names.say();
    let (mut asks, mut answers, mut explains) = (Vec::new(), Vec::<(String, Vec<String>)>::new(), Vec::new());
    for cell in cells {
        let Some(text) = side(cell).filter(|text| !text.is_empty()) else { continue };
        let (name, said) = (column(names, &cell.column), said(names, &cell.column, text));
        match &cell.column {
            RuleColumn::Asks(_) => asks.push(format!("{name}: {said}")),
            RuleColumn::Explains(_) => explains.push(format!("{name}: {said}")),
            RuleColumn::Answers(_) => match answers.iter_mut().find(|(answer, _)| *answer == said) {
                Some((_, columns)) => columns.push(name),
                None => answers.push((said, vec![name])),
            },
        }
    }
    let answers: Vec<String> =
        answers.into_iter().map(|(said, columns)| format!("{} {said}", columns.join(", "))).collect();
    let first = if asks.is_empty() {
        t.text("stuur-rule-for-all")
    } else {
        t.with("stuur-rule-when", &[("asks", &asks.join("; "))])
    };
    let mut lines = vec![first, t.with("stuur-rule-then", &[("answers", &answers.join("; "))])];
    lines.extend(explains);
    lines
}

fn column(names: &Names<'_>, column: &RuleColumn) -> String {
    match column {
        RuleColumn::Asks(key) | RuleColumn::Answers(key) => names.column(key),
        RuleColumn::Explains(name) => names.remark(name),
    }
}

fn said(names: &Names<'_>, column: &RuleColumn, cell: &str) -> String {
    match column {
        RuleColumn::Asks(key) => names.cell(key, cell),
        _ if cell.is_empty() => names.say().text("stuur-rule-cell-nothing"),
        RuleColumn::Answers(key) => names.cell(key, cell),
        RuleColumn::Explains(_) => format!("“{cell}”"),
    }
}
