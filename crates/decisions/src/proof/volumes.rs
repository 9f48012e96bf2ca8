//! Gaps among boxes that nowhere overlap: count the cells they take and go where the count falls short.

use super::space::Region;

/// A point that no box holds, when the boxes nowhere overlap and none of them is empty.
pub(super) fn find_gap(boxes: &[&Region], sizes: &[usize]) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|dimension| std::cmp::Reverse(sizes[*dimension]));
    let mut point = vec![0; sizes.len()];
    descend(&order, boxes, sizes, &mut point).then_some(point)
}

/// Whether there is a gap in the remaining dimensions; if so the point is filled in.
fn descend(left: &[usize], boxes: &[&Region], sizes: &[usize], point: &mut [usize]) -> bool {
    let Some((dimension, rest)) = left.split_first() else { return boxes.is_empty() };
    let volume_of = |size: &dyn Fn(usize) -> usize| {
        rest.iter().try_fold(1_u128, |product, dimension| product.checked_mul(size(*dimension) as u128))
    };
    let slab = volume_of(&|dimension| sizes[dimension]);
    let within = |class: usize| -> Vec<&Region> {
        boxes.iter().copied().filter(|found| found.spans[*dimension].holds(class)).collect()
    };
    let Some(slab) = slab else {
        // Too large to count: look into every class.
        return (0..sizes[*dimension]).any(|class| {
            point[*dimension] = class;
            descend(rest, &within(class), sizes, point)
        });
    };
    let mut taken = vec![0_u128; sizes[*dimension]];
    for found in boxes {
        // Cannot overflow: a box is no larger than the slab.
        let volume = volume_of(&|dimension| found.spans[dimension].count()).unwrap_or(0);
        for class in found.spans[*dimension].iter() {
            taken[class] += volume;
        }
    }
    let Some(class) = taken.iter().position(|taken| *taken < slab) else { return false };
    point[*dimension] = class;
    descend(rest, &within(class), sizes, point)
}
