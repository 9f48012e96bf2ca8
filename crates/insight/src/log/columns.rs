//! Columns of values beside the events and the cases: each different value kept once, with its kind.

use std::collections::HashMap;

use serde::Serialize;

use super::names::{NONE, Names};

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Words.
    Text,
    /// A moment or day, as in XML Schema `dateTime`.
    Moment,
    /// A whole number.
    Whole,
    /// A number with a fraction.
    Decimal,
    /// True or false.
    Truth,
}

impl Kind {
    /// The element that holds it in XES.
    pub const fn xes(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Moment => "date",
            Self::Whole => "int",
            Self::Decimal => "float",
            Self::Truth => "boolean",
        }
    }

    /// The kind that an XES element holds; identifiers are texts.
    pub fn from_xes(element: &str) -> Option<Self> {
        Some(match element {
            "string" | "id" => Self::Text,
            "date" => Self::Moment,
            "int" => Self::Whole,
            "float" => Self::Decimal,
            "boolean" => Self::Truth,
            _ => return None,
        })
    }

    /// Its name in OCEL 2.0.
    pub const fn ocel(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Moment => "time",
            Self::Whole => "integer",
            Self::Decimal => "float",
            Self::Truth => "boolean",
        }
    }

    /// The kind with this name in OCEL 2.0; what is unknown is text.
    pub fn from_ocel(name: &str) -> Self {
        match name {
            "time" | "date" | "timestamp" => Self::Moment,
            "integer" | "int" => Self::Whole,
            "float" | "double" => Self::Decimal,
            "boolean" | "bool" => Self::Truth,
            _ => Self::Text,
        }
    }

    /// The narrowest kind that holds both.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (one, same) if one == same => one,
            (Self::Whole, Self::Decimal) | (Self::Decimal, Self::Whole) => Self::Decimal,
            _ => Self::Text,
        }
    }
}

/// One attribute of all events, or of all cases.
#[derive(Debug, Clone)]
pub struct Column {
    /// The name it had in the file.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    values: Names,
    codes: Vec<u32>,
    last: u32,
}

impl Column {
    fn new(name: &str, kind: Kind) -> Self {
        Self { name: name.to_owned(), kind, values: Names::new(), codes: Vec::new(), last: NONE }
    }

    /// The number of a value in this column.
    pub(crate) fn code(&mut self, value: &str) -> u32 {
        // Values come in runs: the same group, the same home, the same day.
        if self.last == NONE || self.values.name(self.last) != value {
            self.last = self.values.code(value);
        }
        self.last
    }

    /// Puts the value with this number in a row; rows that were passed over have no value.
    pub(crate) fn put(&mut self, row: usize, code: u32) {
        if row < self.codes.len() {
            self.codes[row] = code;
        } else {
            self.codes.resize(row, NONE);
            self.codes.push(code);
        }
    }

    /// The value in this row as it stood in the file, if there is one.
    pub fn value(&self, row: usize) -> Option<&str> {
        let code = self.code_at(row);
        (code != NONE).then(|| self.values.name(code))
    }

    /// The number of the value in this row; [`NONE`] when there is no value.
    pub fn code_at(&self, row: usize) -> u32 {
        self.codes.get(row).copied().unwrap_or(NONE)
    }

    /// The different values, by number.
    pub const fn values(&self) -> &Names {
        &self.values
    }

    /// How many rows have a value.
    pub fn filled(&self) -> usize {
        self.codes.iter().filter(|code| **code != NONE).count()
    }

    /// The same column with the rows in this order, or only these.
    pub(crate) fn reordered(&self, rows: impl Iterator<Item = usize>) -> Self {
        Self {
            name: self.name.clone(),
            kind: self.kind,
            values: self.values.clone(),
            codes: rows.map(|row| self.code_at(row)).collect(),
            last: NONE,
        }
    }

    /// Replaces the order of the rows.
    pub(crate) fn reorder(&mut self, rows: &[u32]) {
        self.codes = rows.iter().map(|row| self.code_at(*row as usize)).collect();
    }

    /// Finds out the kind from the values, for files that do not tell it.
    pub(crate) fn guess_kind(&mut self) {
        let all = |fits: fn(&str) -> bool| !self.values.is_empty() && self.values.iter().all(fits);
        self.kind = if all(is_whole) {
            Kind::Whole
        } else if all(is_decimal) {
            Kind::Decimal
        } else if all(|value| matches!(value, "true" | "false")) {
            Kind::Truth
        } else if all(|value| value.contains('T') && super::times::iso(value.as_bytes()).is_some()) {
            Kind::Moment
        } else {
            Kind::Text
        };
    }

    /// Takes in the rows of another part of the same column, which come after `row`.
    fn absorb(&mut self, other: &Self, row: impl Fn(usize) -> usize) {
        self.kind = self.kind.with(other.kind);
        let codes = self.values.absorb(&other.values);
        for (at, code) in other.codes.iter().enumerate().filter(|(_, code)| **code != NONE) {
            self.put(row(at), codes[*code as usize]);
        }
    }
}

/// Whether a text is a whole number that can be written back the same: no plus sign and no leading zeros.
fn is_whole(value: &str) -> bool {
    value.parse::<i64>().is_ok_and(|number| number.to_string() == value)
}

fn is_decimal(value: &str) -> bool {
    let starts_well =
        value.strip_prefix('-').unwrap_or(value).starts_with(|first: char| first.is_ascii_digit());
    let zero_led = value.len() > 1 && value.starts_with('0') && !value.starts_with("0.");
    starts_well && !zero_led && value.parse::<f64>().is_ok_and(f64::is_finite)
}

/// All columns of one level, found by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    list: Vec<Column>,
    by_name: HashMap<String, usize>,
}

impl Columns {
    /// Where the column with this name stands; it is added when it is new, and widened when its kind differs.
    pub(crate) fn id(&mut self, name: &str, kind: Kind) -> usize {
        if let Some(id) = self.by_name.get(name) {
            let column = &mut self.list[*id];
            column.kind = column.kind.with(kind);
            return *id;
        }
        self.by_name.insert(name.to_owned(), self.list.len());
        self.list.push(Column::new(name, kind));
        self.list.len() - 1
    }

    /// Takes the column with this name out; the numbers of the others change.
    pub(crate) fn take(&mut self, name: &str) -> Option<Column> {
        let id = self.by_name.remove(name)?;
        for other in self.by_name.values_mut().filter(|other| **other > id) {
            *other -= 1;
        }
        Some(self.list.remove(id))
    }

    pub(crate) fn get_mut(&mut self, id: usize) -> &mut Column {
        &mut self.list[id]
    }

    pub(crate) fn absorb(&mut self, other: &Self, row: impl Fn(usize) -> usize) {
        for column in &other.list {
            let id = self.id(&column.name, column.kind);
            self.list[id].absorb(column, &row);
        }
    }

    pub(crate) fn into_list(self) -> Vec<Column> {
        self.list
    }

    pub(crate) fn list_mut(&mut self) -> &mut [Column] {
        &mut self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(values: &[&str]) -> Kind {
        let mut column = Column::new("c", Kind::Text);
        for (row, value) in values.iter().enumerate() {
            let code = column.code(value);
            column.put(row, code);
        }
        column.guess_kind();
        column.kind
    }

    #[test]
    fn kinds_are_guessed_only_when_nothing_is_lost() {
        let cases = [
            (&["1", "-20"][..], Kind::Whole),
            (&["1", "2.50"], Kind::Decimal),
            (&["0612345678"], Kind::Text),
            (&["02113"], Kind::Text),
            (&["1e5"], Kind::Decimal),
            (&["inf"], Kind::Text),
            (&["true", "false"], Kind::Truth),
            (&["2026-03-01T10:00:00Z"], Kind::Moment),
            (&["2026-03-01 10:00"], Kind::Text),
            (&[], Kind::Text),
        ];
        for (values, kind) in cases {
            assert_eq!(kind_of(values), kind, "{values:?}");
        }
    }

    #[test]
    fn rows_passed_over_have_no_value() {
        let mut columns = Columns::default();
        let id = columns.id("topic", Kind::Text);
        let code = columns.get_mut(id).code("leak");
        columns.get_mut(id).put(2, code);
        let values: Vec<Option<&str>> = (0..4).map(|row| columns.list[id].value(row)).collect();
        assert_eq!(values, [None, None, Some("leak"), None]);
    }
}
