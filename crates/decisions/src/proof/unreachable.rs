//! Rules that never make an answer: outside the domain, or always passed over for others.

use super::bits::Bits;
use super::covering::{self, Budget};
use super::overlaps::Overlaps;
use super::report::{Unreachable, WhyUnreachable};
use super::space::{Region, Space};
use crate::tables::HitPolicy;

/// Finds the rules that never make an answer. A rule about which the search cannot decide is not told.
pub(super) fn find(space: &Space<'_>, overlaps: &Overlaps, budget: &mut Budget) -> Vec<Unreachable> {
    let mut found = Vec::new();
    for (rule, region) in space.rules.iter().enumerate() {
        if let Some(dimension) = region.spans.iter().position(Bits::is_empty) {
            let column = space.dimensions[dimension].title.clone();
            found.push(Unreachable { rule: rule + 1, why: WhyUnreachable::OutsideDomain { column } });
            continue;
        }
        let winners = winners(space, overlaps, rule);
        if winners.is_empty() {
            continue;
        }
        if let Some(single) = winners.iter().find(|winner| space.rules[**winner].covers(region)) {
            found.push(Unreachable {
                rule: rule + 1,
                why: WhyUnreachable::PassedOver { rules: vec![single + 1] },
            });
        } else if covered(space, &winners, region, budget) {
            let rules = needed(space, winners, region, budget).into_iter().map(|winner| winner + 1).collect();
            found.push(Unreachable { rule: rule + 1, why: WhyUnreachable::PassedOver { rules } });
        }
    }
    found
}

/// The rules that win over a rule wherever they meet it.
fn winners(space: &Space<'_>, overlaps: &Overlaps, rule: usize) -> Vec<usize> {
    let partners = overlaps.partners[rule].iter().map(|partner| *partner as usize);
    match space.table.policy {
        HitPolicy::First => partners.filter(|partner| *partner < rule).collect(),
        HitPolicy::Priority => {
            let rank = |rule: usize| (space.table.ranks[rule], rule);
            partners.filter(|partner| rank(*partner) < rank(rule)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether some rules together cover a box.
fn covered(space: &Space<'_>, rules: &[usize], region: &Region, budget: &mut Budget) -> bool {
    let sizes: Vec<usize> = region.spans.iter().map(Bits::count).collect();
    let projected: Vec<Region> =
        rules.iter().map(|rule| projected(&space.rules[*rule], region, &sizes)).collect();
    matches!(covering::find_gap(projected, &sizes, budget), Ok(None))
}

/// A box as seen within another, whose classes are counted anew.
fn projected(inner: &Region, frame: &Region, sizes: &[usize]) -> Region {
    let span = |(dimension, size): (usize, &usize)| {
        if inner.full >> dimension & 1 == 1 {
            return Bits::all(*size);
        }
        let mut span = Bits::none(*size);
        for (position, class) in frame.spans[dimension].iter().enumerate() {
            if inner.spans[dimension].holds(class) {
                span.add(position);
            }
        }
        span
    };
    Region::new(sizes.iter().enumerate().map(span).collect(), sizes)
}

/// Leaves out rules that are not needed to cover the box, so that the reason is short.
fn needed(space: &Space<'_>, rules: Vec<usize>, region: &Region, budget: &mut Budget) -> Vec<usize> {
    let mut kept = rules;
    let mut at = 0;
    while at < kept.len() && kept.len() <= 64 {
        let without: Vec<usize> = kept.iter().copied().filter(|rule| *rule != kept[at]).collect();
        if covered(space, &without, region, budget) {
            kept = without;
        } else {
            at += 1;
        }
    }
    kept
}
