//! Circles among decisions or knowledge models: a model that has one is refused.

/// A circle among nodes, given what each of them needs; its nodes in order.
pub(super) fn circle(needs: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut done = vec![false; needs.len()];
    for start in 0..needs.len() {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            if done[*node] {
                path.pop();
                continue;
            }
            let Some(needed) = needs[*node].get(*next).copied() else {
                done[*node] = true;
                path.pop();
                continue;
            };
            *next += 1;
            if let Some(begin) = path.iter().position(|(open, _)| *open == needed) {
                return Some(path[begin..].iter().map(|(open, _)| *open).collect());
            }
            path.push((needed, 0));
        }
    }
    None
}
