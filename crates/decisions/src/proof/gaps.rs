//! Gaps: what may be asked and no rule answers.

use super::bits::Bits;
use super::covering::{self, Budget, Exhausted};
use super::overlaps::Overlaps;
use super::report::{Gap, NearMiss};
use super::space::{Region, Space};
use super::volumes;

/// Gaps that were found, and whether there are more.
pub(super) struct Gaps {
    pub(super) told: Vec<Gap>,
    pub(super) more: bool,
}

/// Finds gaps as large boxes, so that few of them say much; those that are said in the fewest words come first.
pub(super) fn find(
    space: &Space<'_>,
    overlaps: &Overlaps,
    most: usize,
    budget: &mut Budget,
) -> Result<Gaps, Exhausted> {
    let sizes = space.sizes();
    if sizes.contains(&0) {
        return Ok(Gaps { told: Vec::new(), more: false });
    }
    let mut boxes: Vec<Region> = space.rules.iter().filter(|rule| !rule.is_empty()).cloned().collect();
    let mut found = Vec::new();
    let mut more = false;
    loop {
        let point = if overlaps.meeting == 0 {
            let regions: Vec<&Region> = boxes.iter().collect();
            volumes::find_gap(&regions, &sizes)
        } else {
            match covering::find_gap(boxes.clone(), &sizes, budget) {
                Ok(point) => point,
                // Gaps that were found stay found, whatever else there may be.
                Err(Exhausted) if !found.is_empty() => {
                    more = true;
                    None
                }
                Err(exhausted) => return Err(exhausted),
            }
        };
        let Some(point) = point else { break };
        if found.len() == most {
            more = true;
            break;
        }
        let gap = widened(&point, &boxes, &sizes);
        boxes.push(gap.clone());
        found.push(gap);
    }
    found.sort_by_key(|gap| (sizes.len() - gap.full.count_ones() as usize, gap.first_point()));
    Ok(Gaps { told: found.iter().map(|gap| told(space, gap)).collect(), more })
}

/// The largest box around a point that meets none of the boxes, found greedily: first whole dimensions, then parts.
fn widened(point: &[usize], boxes: &[Region], sizes: &[usize]) -> Region {
    let single = |(class, size): (&usize, &usize)| {
        let mut span = Bits::none(*size);
        span.add(*class);
        span
    };
    let mut gap = Region::new(point.iter().zip(sizes).map(single).collect(), sizes);
    for whole_only in [true, false] {
        for (dimension, size) in sizes.iter().enumerate() {
            let mut free = Bits::all(*size);
            for other in boxes {
                let meets_elsewhere = gap
                    .spans
                    .iter()
                    .zip(&other.spans)
                    .enumerate()
                    .all(|(at, (mine, theirs))| at == dimension || mine.meets(theirs));
                if meets_elsewhere {
                    free.drop(&other.spans[dimension]);
                }
            }
            if !whole_only || free.count() == *size {
                gap.spans[dimension] = free;
            }
        }
    }
    Region::new(gap.spans, sizes)
}

fn told(space: &Space<'_>, gap: &Region) -> Gap {
    let point = gap.first_point().unwrap_or_default();
    let misses = |(number, rule): (usize, &Region)| {
        let mut narrow =
            (0..point.len()).filter(|dimension| !rule.spans[*dimension].holds(point[*dimension]));
        match (narrow.next(), narrow.next()) {
            (Some(dimension), None) => {
                let column = space.dimensions[dimension].title.clone();
                Some(NearMiss { rule: number + 1, column })
            }
            _ => None,
        }
    };
    Gap {
        inputs: space.values(&point),
        region: space.cells(gap),
        near_misses: space.rules.iter().enumerate().filter_map(misses).collect(),
    }
}
