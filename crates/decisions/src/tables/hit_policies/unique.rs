//! U: at most one rule may hit.

use super::Conflict;

pub(super) fn choose(hits: &[u32]) -> Result<(), Conflict> {
    if hits.len() > 1 { Err(Conflict::Several) } else { Ok(()) }
}
