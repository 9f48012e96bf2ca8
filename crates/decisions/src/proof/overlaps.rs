//! Overlaps: what two rules answer at once, and whether the hit policy minds.

use super::report::Overlap;
use super::space::{Region, Space};
use crate::tables::{HitPolicy, Table};

/// The pairs of rules that meet.
pub(super) struct Overlaps {
    /// How many pairs meet at all.
    pub(super) meeting: usize,
    /// How many of them the hit policy minds.
    pub(super) faults: usize,
    /// Those that are told, the one said in the fewest words first.
    pub(super) told: Vec<Overlap>,
    /// Per rule the rules that meet it, ascending.
    pub(super) partners: Vec<Vec<u32>>,
}

/// Finds all pairs of rules that meet.
pub(super) fn find(space: &Space<'_>, most: usize) -> Overlaps {
    let sizes = space.sizes();
    let mut overlaps =
        Overlaps { meeting: 0, faults: 0, told: Vec::new(), partners: vec![Vec::new(); space.rules.len()] };
    let mut faults: Vec<(usize, usize, Region)> = Vec::new();
    for (second, later) in space.rules.iter().enumerate() {
        for (first, earlier) in space.rules[..second].iter().enumerate() {
            if !later.meets(earlier) {
                continue;
            }
            overlaps.meeting += 1;
            if let (Ok(low), Ok(high)) = (u32::try_from(first), u32::try_from(second)) {
                overlaps.partners[second].push(low);
                overlaps.partners[first].push(high);
            }
            if is_fault(space.table, first, second) {
                overlaps.faults += 1;
                faults.push((first, second, earlier.shared(later, &sizes)));
                if faults.len() > 4 * most.max(16) {
                    keep_first(&mut faults, most);
                }
            }
        }
    }
    keep_first(&mut faults, most);
    let told = |(first, second, region): &(usize, usize, Region)| Overlap {
        rules: [first + 1, second + 1],
        inputs: region.first_point().map(|point| space.values(&point)).unwrap_or_default(),
        region: space.cells(region),
    };
    overlaps.told = faults.iter().map(told).collect();
    overlaps
}

fn keep_first(faults: &mut Vec<(usize, usize, Region)>, most: usize) {
    faults.sort_by_key(|(first, second, region)| {
        (region.spans.len() - region.full.count_ones() as usize, *first, *second)
    });
    faults.truncate(most);
}

/// Whether the hit policy minds that two rules hit together.
fn is_fault(table: &Table, first: usize, second: usize) -> bool {
    match table.policy {
        HitPolicy::Unique => true,
        HitPolicy::Any => match &table.alike {
            Some(alike) => alike[first] != alike[second],
            None => table.rules[first].outputs != table.rules[second].outputs,
        },
        HitPolicy::Priority
        | HitPolicy::First
        | HitPolicy::RuleOrder
        | HitPolicy::OutputOrder
        | HitPolicy::Collect(_) => false,
    }
}
