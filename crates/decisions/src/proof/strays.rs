//! Strays: values named in a cell that the column's domain does not allow, mostly a slip of the pen.

use super::report::Stray;
use crate::feel::Test;
use crate::tables::Table;

/// Finds all strays, rule by rule.
pub(super) fn find(table: &Table) -> Vec<Stray> {
    let mut strays = Vec::new();
    for (number, rule) in table.rules.iter().enumerate() {
        for (column, cell) in table.inputs.iter().zip(&rule.cells) {
            let named = cell
                .tests()
                .iter()
                .filter_map(|test| if let Test::Equal(value) = test { Some(value) } else { None });
            strays.extend(named.filter(|value| column.kind.check(value).is_err()).map(|value| Stray {
                rule: number + 1,
                column: column.title.clone(),
                value: value.clone(),
            }));
        }
    }
    strays
}
