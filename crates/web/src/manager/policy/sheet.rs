//! A decision table as a form fills it in: texts in cells, and the moves of its rules.

use std::collections::{BTreeSet, HashMap};

use usecases::steering::policies::{Column, RuleText, TableText};

use super::cells;

/// The most rules that can be filled in on a page; a table with more is better drawn in a modeller.
pub const MOST_RULES: usize = 400;
/// The most bytes of such a form: a rule with all its boxes ticked is about half a kilobyte.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The letters of the hit policies that a policy may use: those that give one answer.
pub const HIT_POLICIES: [&str; 4] = ["U", "A", "F", "P"];

/// What is done to the rules, beside filling them in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// A rule goes one place up (counted from zero).
    Up(usize),
    /// A rule goes one place down.
    Down(usize),
    /// A rule is there twice.
    Copy(usize),
    /// A rule is gone.
    Remove(usize),
    /// There is one more rule, at the end.
    Add,
}

impl Move {
    /// Reads what a button sends: `up:3`, counted from one; `add`.
    pub fn from_button(text: &str) -> Option<Self> {
        let (word, number) = text.split_once(':').unwrap_or((text, "1"));
        let rule = number.parse::<usize>().ok()?.checked_sub(1)?;
        match word {
            "up" => Some(Self::Up(rule)),
            "down" => Some(Self::Down(rule)),
            "copy" => Some(Self::Copy(rule)),
            "remove" => Some(Self::Remove(rule)),
            "add" => Some(Self::Add),
            _ => None,
        }
    }

    /// Where the keyboard goes on once it was done, in a table that has `rules` now: the rule (counted from zero) and
    /// its button, or `remark` for its field of that name.
    pub fn lands(self, rules: usize) -> Option<(usize, &'static str)> {
        let last = rules.checked_sub(1)?;
        Some(match self {
            Self::Up(rule) if rule <= 1 => (0, "down"),
            Self::Up(rule) => (rule - 1, "up"),
            Self::Down(rule) if rule + 1 >= last => (last, "up"),
            Self::Down(rule) => (rule + 1, "down"),
            Self::Copy(rule) => ((rule + 1).min(last), "copy"),
            Self::Remove(rule) => (rule.min(last), "remove"),
            Self::Add => (last, "remark"),
        })
    }
}

/// Every column, questions first, and whether it is an answer.
pub fn columns(table: &TableText) -> impl Iterator<Item = (&Column, bool)> {
    let outputs = table.outputs.iter().map(|column| (column, true));
    table.inputs.iter().map(|column| (column, false)).chain(outputs)
}

/// The columns in the order in which a page shows them, for its form to send along: what was filled in stays in its own
/// column, whatever was done to the columns since.
pub fn names_of(table: &TableText) -> String {
    columns(table).map(|(column, output)| name_of(column, output)).collect::<Vec<_>>().join(BETWEEN)
}

/// What stands between the names of columns.
const BETWEEN: &str = "|";

fn name_of(column: &Column, output: bool) -> String {
    format!("{}:{}", if output { "out" } else { "in" }, column.key)
}

/// The constants that a column allows, as they stand in cells; none when they cannot be listed.
pub fn constants_of(column: &Column) -> Vec<String> {
    if column.values.is_empty() {
        let listed = cells::constants(&column.allowed).or_else(|| cells::whole_numbers(&column.allowed));
        return listed.unwrap_or_default();
    }
    let quoted = column.kind == "string";
    column.values.iter().map(|word| if quoted { format!("\"{word}\"") } else { word.clone() }).collect()
}

/// The fields that a form sent, by name.
struct Form<'sent>(HashMap<&'sent str, Vec<&'sent str>>);

impl<'sent> Form<'sent> {
    fn of(sent: &'sent [(String, String)]) -> Self {
        let mut fields: HashMap<&str, Vec<&str>> = HashMap::new();
        for (name, value) in sent {
            fields.entry(name).or_default().push(value.trim());
        }
        Self(fields)
    }

    /// The rows that were sent, in their order; each has a remark, be it an empty one.
    fn rows(&self) -> BTreeSet<usize> {
        self.0.keys().filter_map(|name| name.strip_prefix("remark-")?.parse().ok()).collect()
    }

    fn value(&self, name: &str) -> &'sent str {
        self.0.get(name).and_then(|values| values.last()).copied().unwrap_or_default()
    }

    /// For every column of a table, its place in the form; none when the form did not have it. A form that does not say
    /// which columns it has, has those of the table.
    fn places(&self, table: &TableText) -> Vec<Option<usize>> {
        let sent = self.value("columns");
        let place = |(at, (column, output)): (usize, (&Column, bool))| {
            let name = name_of(column, output);
            if sent.is_empty() { Some(at) } else { sent.split(BETWEEN).position(|other| other == name) }
        };
        columns(table).enumerate().map(place).collect()
    }

    /// The values that were sent for one cell, in the order of the form.
    fn cell(&self, row: usize, place: usize) -> Vec<String> {
        let values = self.0.get(format!("cell-{row}-{place}").as_str()).map(Vec::as_slice);
        let told = values.unwrap_or_default().iter().filter(|value| !value.is_empty());
        told.map(|value| (*value).to_owned()).collect()
    }
}

/// The same table with what a form sent: fields `hit-policy`, `cell-ROW-COLUMN` (ticked boxes come as several), `remark-ROW`
/// (and `remark-en-ROW` in English) and `id-ROW`. A form without rows leaves the table as it is; a cell that says the same
/// keeps its words.
pub fn filled_in(base: &TableText, sent: &[(String, String)]) -> TableText {
    let form = Form::of(sent);
    let rows = form.rows();
    if rows.is_empty() {
        return base.clone();
    }
    let places = form.places(base);
    let chosen = HIT_POLICIES.into_iter().find(|letter| *letter == form.value("hit-policy"));
    TableText {
        hit_policy: chosen.map_or_else(|| base.hit_policy.clone(), str::to_owned),
        rules: rows.into_iter().map(|row| rule(base, &form, &places, row)).collect(),
        ..base.clone()
    }
}

/// Whether a table has more rules than can be filled in here.
pub const fn is_too_long(table: &TableText) -> bool {
    table.rules.len() > MOST_RULES
}

/// One row. In a column that the form did not have, the rule goes on saying what it said, a new one nothing.
fn rule(base: &TableText, form: &Form<'_>, places: &[Option<usize>], row: usize) -> RuleText {
    let id = Some(form.value(&format!("id-{row}"))).filter(|id| !id.is_empty());
    let before = match id {
        Some(id) => base.rules.iter().find(|rule| rule.id.as_deref() == Some(id)),
        None => base.rules.get(row).filter(|rule| rule.id.is_none()),
    };
    let input = |(at, column): (usize, &Column)| {
        let known = before.and_then(|rule| rule.inputs.get(at));
        let Some(place) = places[at] else {
            return known.cloned().unwrap_or_else(|| cells::ANYTHING.to_owned());
        };
        let (values, allowed) = (form.cell(row, place), constants_of(column));
        let written = match values.as_slice() {
            [] => cells::ANYTHING.to_owned(),
            values if values.iter().all(|value| allowed.contains(value)) => cells::written(values, &allowed),
            [line, ..] => line.clone(),
        };
        known.filter(|text| says(text, &written, &allowed)).cloned().unwrap_or(written)
    };
    let output = |(at, column): (usize, &Column)| match places[base.inputs.len() + at] {
        Some(place) => form.cell(row, place).pop().unwrap_or_default(),
        None => before.and_then(|rule| rule.outputs.get(at)).cloned().unwrap_or_else(|| first_of(column)),
    };
    RuleText {
        id: id.map(str::to_owned),
        inputs: base.inputs.iter().enumerate().map(input).collect(),
        outputs: base.outputs.iter().enumerate().map(output).collect(),
        remark: form.value(&format!("remark-{row}")).to_owned(),
        remark_en: form.value(&format!("remark-en-{row}")).to_owned(),
    }
}

/// Whether a cell says what is written, be it in other words: `not("a")` for all the others.
fn says(cell: &str, written: &str, allowed: &[String]) -> bool {
    cell.trim() == written
        || (!allowed.is_empty() && cells::ticked(cell, allowed) == cells::ticked(written, allowed))
}

/// Moves, copies, removes or adds a rule; a rule that is not there leaves the table as it is, and one rule stays.
pub fn apply(table: &mut TableText, what: Move) {
    let count = table.rules.len();
    match what {
        Move::Up(rule) if rule > 0 && rule < count => table.rules.swap(rule - 1, rule),
        Move::Down(rule) if rule + 1 < count => table.rules.swap(rule, rule + 1),
        Move::Copy(rule) if rule < count && count < MOST_RULES => {
            let copy = RuleText { id: None, ..table.rules[rule].clone() };
            table.rules.insert(rule + 1, copy);
        }
        Move::Remove(rule) if rule < count && count > 1 => drop(table.rules.remove(rule)),
        Move::Add if count < MOST_RULES => table.rules.push(new_rule(table)),
        _ => {}
    }
}

/// The answers of a rule to begin with: it steers nobody.
const QUIET: [&str; 3] = ["\"open\"", "\"none\"", "\"choose-freely\""];

/// The answer to begin with in a column: one that steers nobody, else the first.
fn first_of(column: &Column) -> String {
    let allowed = constants_of(column);
    let quiet = allowed.iter().find(|value| QUIET.contains(&value.as_str()));
    quiet.or_else(|| allowed.first()).cloned().unwrap_or_default()
}

/// A rule to begin with: for any question, and it steers nobody.
fn new_rule(table: &TableText) -> RuleText {
    RuleText {
        id: None,
        inputs: vec![cells::ANYTHING.to_owned(); table.inputs.len()],
        outputs: table.outputs.iter().map(first_of).collect(),
        remark: String::new(),
        remark_en: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Move, RuleText, TableText, apply, filled_in};

    fn table() -> TableText {
        let column = |key: &str, allowed: &str| Column {
            key: key.to_owned(),
            allowed: allowed.to_owned(),
            ..Column::default()
        };
        let rule = |id: &str, input: &str, wait: &str, output: &str| RuleText {
            id: Some(id.to_owned()),
            inputs: vec![input.to_owned(), wait.to_owned()],
            outputs: vec![output.to_owned()],
            remark: String::new(),
            remark_en: String::new(),
        };
        TableText {
            hit_policy: "U".to_owned(),
            inputs: vec![column("reliance", "\"self\", \"help\", \"unknown\""), column("wait", "[0..600]")],
            outputs: vec![column("portal", "\"open\", \"off\"")],
            rules: vec![rule("a", "\"self\"", "-", "\"open\""), rule("b", "-", "> 10", "\"off\"")],
        }
    }

    fn sent(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn ticked_boxes_lines_and_choices_fill_the_cells() {
        let filled = filled_in(
            &table(),
            &sent(&[
                ("id-0", "a"),
                ("cell-0-0", "\"help\""),
                ("cell-0-0", "\"unknown\""),
                ("cell-0-1", "<= 5"),
                ("cell-0-2", "\"off\""),
                ("remark-0", " hulp is een mens "),
                ("remark-en-0", "help is a person"),
                ("cell-1-1", "> 10"),
                ("cell-1-2", "\"off\""),
                ("remark-1", ""),
            ]),
        );
        assert_eq!(filled.rules[0].inputs, ["\"help\", \"unknown\"", "<= 5"]);
        assert_eq!(filled.rules[0].outputs, ["\"off\""]);
        assert_eq!(
            (filled.rules[0].id.as_deref(), filled.rules[0].remark.as_str(), &*filled.rules[0].remark_en),
            (Some("a"), "hulp is een mens", "help is a person")
        );
        assert_eq!(filled.rules[1].inputs, ["-", "> 10"]);
        assert_eq!(filled.rules[1].id, None);
        assert_eq!(filled_in(&table(), &[]), table());
        // A rule far down is one rule, and none of many is dropped on the way.
        assert_eq!(filled_in(&table(), &sent(&[("remark-99999999", "x")])).rules.len(), 1);
        let many: Vec<(String, String)> =
            (0..=super::MOST_RULES).map(|row| (format!("remark-{row}"), String::new())).collect();
        let many = filled_in(&table(), &many);
        assert_eq!(many.rules.len(), super::MOST_RULES + 1);
        assert!(super::is_too_long(&many) && !super::is_too_long(&table()));
    }

    #[test]
    fn a_form_that_changes_nothing_keeps_the_words_of_its_cells() {
        let mut base = table();
        base.rules[0].inputs[0] = "not(\"self\")".to_owned();
        let mut unchanged = sent(&[
            ("id-0", "a"),
            ("cell-0-0", "\"help\""),
            ("cell-0-0", "\"unknown\""),
            ("cell-0-2", "\"open\""),
            ("remark-0", ""),
            ("id-1", "b"),
            ("cell-1-1", "> 10"),
            ("cell-1-2", "\"off\""),
            ("remark-1", ""),
        ]);
        assert_eq!(filled_in(&base, &unchanged), base);
        unchanged.remove(1);
        assert_eq!(filled_in(&base, &unchanged).rules[0].inputs[0], "\"unknown\"");
    }

    #[test]
    fn what_was_filled_in_stays_in_its_column_when_another_moved_them() {
        let before = table();
        let mut form = sent(&[
            ("columns", &super::names_of(&before)),
            ("id-0", "a"),
            ("cell-0-0", "\"help\""),
            ("cell-0-1", "<= 5"),
            ("cell-0-2", "\"off\""),
            ("remark-0", ""),
        ]);
        let mut now = table();
        now.inputs.swap(0, 1);
        now.outputs.insert(
            0,
            super::Column { key: "chat".into(), allowed: "\"off\", \"open\"".into(), ..Default::default() },
        );
        for rule in &mut now.rules {
            rule.inputs.swap(0, 1);
            rule.outputs.insert(0, "\"off\"".to_owned());
        }
        let filled = filled_in(&now, &form);
        assert_eq!(filled.rules[0].inputs, ["<= 5", "\"help\""]);
        assert_eq!(filled.rules[0].outputs, ["\"off\"", "\"off\""], "a new column keeps what it says");
        form.retain(|(name, _)| name != "id-0");
        assert_eq!(filled_in(&now, &form).rules[0].outputs[0], "\"open\"", "a new rule steers nobody");
    }

    #[test]
    fn rules_move_and_nothing_falls_off_the_table() {
        let mut moved = table();
        for nothing in [Move::Up(0), Move::Down(1), Move::Copy(9), Move::Remove(9)] {
            apply(&mut moved, nothing);
            assert_eq!(moved, table(), "{nothing:?}");
        }
        apply(&mut moved, Move::Up(1));
        assert_eq!(moved.rules[0], table().rules[1]);
        apply(&mut moved, Move::Copy(0));
        assert_eq!((moved.rules[1].id.as_ref(), &moved.rules[1].inputs), (None, &table().rules[1].inputs));
        apply(&mut moved, Move::Add);
        assert_eq!(moved.rules[3].outputs, ["\"open\""]);
        for _ in 0..9 {
            apply(&mut moved, Move::Remove(0));
        }
        assert_eq!(moved.rules.len(), 1, "a table keeps a rule");
    }

    #[test]
    fn buttons_say_what_to_move() {
        assert_eq!(Move::from_button("up:3"), Some(Move::Up(2)));
        assert_eq!(Move::from_button("add"), Some(Move::Add));
        for rubbish in ["up:0", "up:x", "fly:1", ""] {
            assert_eq!(Move::from_button(rubbish), None, "{rubbish}");
        }
    }
}
