//! F: the first rule that hits wins.

pub(super) fn choose(hits: &mut Vec<u32>) {
    hits.truncate(1);
}
