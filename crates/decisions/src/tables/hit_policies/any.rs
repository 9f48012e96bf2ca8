//! A: several rules may hit if they answer the same; the first of them is the answer.

use super::Conflict;
use crate::tables::Table;
use crate::values::Value;

pub(super) fn choose(
    hits: &mut Vec<u32>,
    table: &Table,
    mut answers: impl FnMut(u32) -> Vec<Value>,
) -> Result<(), Conflict> {
    let Some((first, others)) = hits.split_first() else { return Ok(()) };
    let agree = if let Some(alike) = &table.alike {
        others.iter().all(|other| alike[*other as usize] == alike[*first as usize])
    } else if others.is_empty() {
        true
    } else {
        let answer = answers(*first);
        others.iter().all(|other| answers(*other) == answer)
    };
    if !agree {
        return Err(Conflict::Contradiction);
    }
    hits.truncate(1);
    Ok(())
}
