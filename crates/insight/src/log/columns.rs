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
    codes: Codes,
    /// How many rows have a value.
    filled: usize,
    last: u32,
}

/// The number of the value of each row: in a list, or by row where few rows have one, so that what a column takes follows from
/// what is told in it.
#[derive(Debug, Clone)]
enum Codes {
    Listed(Vec<u32>),
    Sparse { by_row: HashMap<usize, u32>, rows: usize },
}

/// A list may have this many rows without a value for each that has one, and some more to begin with.
const THINNEST: usize = 16;
/// Few rows are listed in any case.
const SHORT: usize = 1_024;

impl Column {
    fn new(name: &str, kind: Kind) -> Self {
        let codes = Codes::Listed(Vec::new());
        Self { name: name.to_owned(), kind, values: Names::new(), codes, filled: 0, last: NONE }
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
        match &mut self.codes {
            Codes::Listed(codes) if row < codes.len() => {
                self.filled += usize::from(codes[row] == NONE);
                codes[row] = code;
            }
            Codes::Listed(codes) if row == codes.len() || row < SHORT + self.filled * THINNEST => {
                codes.resize(row, NONE);
                codes.push(code);
                self.filled += 1;
            }
            Codes::Listed(codes) => {
                let by_row = (0..).zip(codes.iter().copied()).filter(|(_, code)| *code != NONE).collect();
                self.codes = Codes::Sparse { by_row, rows: codes.len() };
                self.put(row, code);
            }
            Codes::Sparse { by_row, rows } => {
                by_row.insert(row, code);
                *rows = (*rows).max(row + 1);
                self.filled = by_row.len();
                if *rows < self.filled * THINNEST / 2 {
                    let mut codes = vec![NONE; *rows];
                    for (row, code) in by_row {
                        codes[*row] = *code;
                    }
                    self.codes = Codes::Listed(codes);
                }
            }
        }
    }

    /// The value in this row as it stood in the file, if there is one.
    pub fn value(&self, row: usize) -> Option<&str> {
        let code = self.code_at(row);
        (code != NONE).then(|| self.values.name(code))
    }

    /// The number of the value in this row; [`NONE`] when there is no value.
    pub fn code_at(&self, row: usize) -> u32 {
        let code = match &self.codes {
            Codes::Listed(codes) => codes.get(row),
            Codes::Sparse { by_row, .. } => by_row.get(&row),
        };
        code.copied().unwrap_or(NONE)
    }

    /// The different values, by number.
    pub const fn values(&self) -> &Names {
        &self.values
    }

    /// The same column with the rows in this order, or only these.
    pub(crate) fn reordered(&self, rows: impl Iterator<Item = usize>) -> Self {
        let mut column = Self { values: self.values.clone(), ..Self::new(&self.name, self.kind) };
        for (to, row) in rows.enumerate() {
            let code = self.code_at(row);
            if code != NONE {
                column.put(to, code);
            }
        }
        column
    }

    /// Replaces the order of the rows: `to` says where each row goes, [`NONE`] for nowhere.
    pub(crate) fn reorder(&mut self, to: &[u32]) {
        let mut column = Self::new("", self.kind);
        self.each(|row, code| match to.get(row) {
            Some(place) if *place != NONE => column.put(*place as usize, code),
            _ => {}
        });
        (self.codes, self.filled) = (column.codes, column.filled);
    }

    /// Gives every row that has a value, with its number.
    fn each(&self, mut give: impl FnMut(usize, u32)) {
        match &self.codes {
            Codes::Listed(codes) => {
                for (row, code) in codes.iter().enumerate().filter(|(_, code)| **code != NONE) {
                    give(row, *code);
                }
            }
            Codes::Sparse { by_row, .. } => by_row.iter().for_each(|(row, code)| give(*row, *code)),
        }
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
        other.each(|at, code| self.put(row(at), codes[code as usize]));
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

/// The most columns of one level. Files with more have made a name of what is a value.
const MOST: usize = 1_000;

/// All columns of one level, found by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    list: Vec<Column>,
    by_name: HashMap<String, usize>,
    /// How many values were left out because there are too many columns, and the name of the first.
    left_out: Option<(u64, String)>,
}

impl Columns {
    /// Where the column with this name stands; it is added when it is new, and widened when its kind differs. `None` when there
    /// are too many already: then one value is left out, and that is told.
    pub(crate) fn id(&mut self, name: &str, kind: Kind) -> Option<usize> {
        self.id_for(name, kind, 1)
    }

    fn id_for(&mut self, name: &str, kind: Kind, values: u64) -> Option<usize> {
        if let Some(id) = self.by_name.get(name) {
            let column = &mut self.list[*id];
            column.kind = column.kind.with(kind);
            return Some(*id);
        }
        if self.list.len() >= MOST {
            let new = || (0, name.to_owned());
            self.left_out.get_or_insert_with(new).0 += values;
            return None;
        }
        self.by_name.insert(name.to_owned(), self.list.len());
        self.list.push(Column::new(name, kind));
        Some(self.list.len() - 1)
    }

    /// How many values were left out because there are too many columns, and the name of the first such column.
    pub(crate) fn left_out(&self) -> Option<(u64, &str)> {
        self.left_out.as_ref().map(|(count, name)| (*count, name.as_str()))
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
            if let Some(id) = self.id_for(&column.name, column.kind, column.filled as u64) {
                self.list[id].absorb(column, &row);
            }
        }
        if let Some((count, name)) = &other.left_out {
            let new = || (0, name.clone());
            self.left_out.get_or_insert_with(new).0 += count;
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
        let id = columns.id("topic", Kind::Text).unwrap_or_default();
        let code = columns.get_mut(id).code("leak");
        columns.get_mut(id).put(2, code);
        let values: Vec<Option<&str>> = (0..4).map(|row| columns.list[id].value(row)).collect();
        assert_eq!(values, [None, None, Some("leak"), None]);
    }

    #[test]
    fn a_column_takes_what_is_told_in_it() {
        let mut column = Column::new("c", Kind::Text);
        let code = column.code("x");
        let told = [3, 1_000_000, 2_000_000, 70];
        for row in told {
            column.put(row, code);
        }
        assert!(matches!(column.codes, Codes::Sparse { .. }));
        assert!((0..2_000_010).all(|row| (column.code_at(row) == code) == told.contains(&row)));
        assert_eq!(column.filled, 4);
        // And becomes a list when it fills up.
        let mut column = Column::new("c", Kind::Text);
        let code = column.code("x");
        for row in (0..10_000).rev() {
            column.put(row, code);
        }
        assert!(matches!(column.codes, Codes::Listed(_)));
        assert_eq!((column.filled, column.code_at(9_999), column.code_at(10_000)), (10_000, code, NONE));
    }

    #[test]
    fn more_columns_than_can_be_kept_are_counted() {
        let mut columns = Columns::default();
        assert!((0..MOST).all(|at| columns.id(&at.to_string(), Kind::Text) == Some(at)));
        assert_eq!((columns.id("more", Kind::Text), columns.id("and", Kind::Text)), (None, None));
        assert_eq!(columns.id("7", Kind::Text), Some(7));
        assert_eq!(columns.left_out(), Some((2, "more")));
    }
}
