//! R: all rules that hit, in the order of the rules.

pub(super) fn choose(hits: &mut [u32]) {
    hits.sort_unstable();
}
