//! P: the rule wins whose answer stands first in the allowed output values.

use crate::tables::Table;

pub(super) fn choose(hits: &mut Vec<u32>, table: &Table) {
    let Some(best) = hits.iter().copied().min_by_key(|hit| table.ranks[*hit as usize]) else { return };
    hits.clear();
    hits.push(best);
}
