//! O: all rules that hit, in the order of the allowed output values; equal answers in the order of the rules.

use crate::tables::Table;

pub(super) fn choose(hits: &mut [u32], table: &Table) {
    hits.sort_by_key(|hit| table.ranks[*hit as usize]);
}
