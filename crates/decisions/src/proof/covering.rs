//! Whether boxes that may overlap cover a space: a search that learns, from every corner it has closed, the largest
//! box that it can say is covered (geometric resolution, as in Abo Khamis, Ngo, Ré and Rudra's Tetris, 2015).

use super::bits::Bits;
use super::space::Region;
use std::collections::VecDeque;
use std::rc::Rc;

/// How many learned boxes are remembered.
const REMEMBERED: usize = 256;

/// The search took more steps than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted;

/// The steps that are left.
pub(super) struct Budget(u64);

impl Budget {
    pub(super) const fn new(steps: u64) -> Self {
        Self(steps)
    }

    fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        self.0 = self.0.checked_sub(steps as u64 + 1).ok_or(Exhausted)?;
        Ok(())
    }
}

/// A point that no box holds, given by its classes; none when the boxes cover the whole space.
pub(super) fn find_gap(
    boxes: Vec<Region>,
    sizes: &[usize],
    budget: &mut Budget,
) -> Result<Option<Vec<usize>>, Exhausted> {
    if sizes.contains(&0) {
        return Ok(None);
    }
    let regions: Vec<Rc<Region>> = boxes.into_iter().map(Rc::new).collect();
    let widths = regions.iter().map(|region| region.spans.iter().map(Bits::count).collect()).collect();
    let every = if sizes.len() == 64 { u64::MAX } else { (1 << sizes.len()) - 1 };
    let mut search =
        Search { sizes, widths, regions, learned: VecDeque::new(), point: vec![0; sizes.len()], budget };
    let active: Vec<usize> = (0..search.regions.len()).collect();
    match search.look(&active, every, None)? {
        Found::Gap => Ok(Some(search.point)),
        Found::Covered(_) => Ok(None),
    }
}

enum Found {
    /// The point of the search lies in no box.
    Gap,
    /// This box, perhaps a learned one, holds the whole corner looked at.
    Covered(Rc<Region>),
}

struct Search<'call> {
    sizes: &'call [usize],
    regions: Vec<Rc<Region>>,
    /// Per box and dimension how many classes it holds.
    widths: Vec<Vec<usize>>,
    /// Boxes known to be covered, the latest first.
    learned: VecDeque<Rc<Region>>,
    /// The classes chosen so far.
    point: Vec<usize>,
    budget: &'call mut Budget,
}

impl Search<'_> {
    /// Looks at the corner of the space given by the chosen classes. `active` are the boxes that hold those classes,
    /// `open` the dimensions without a choice, `last` the dimension chosen last.
    fn look(&mut self, active: &[usize], open: u64, last: Option<usize>) -> Result<Found, Exhausted> {
        self.budget.spend(active.len())?;
        if let Some(found) = self.covering(active, open, last) {
            return Ok(Found::Covered(found));
        }
        if active.is_empty() {
            return Ok(Found::Gap);
        }
        let split = self.most_asked(active, open);
        let mut result = Region { spans: self.sizes.iter().map(|size| Bits::all(*size)).collect(), full: 0 };
        result.spans[split] = Bits::none(self.sizes[split]);
        while let Some(class) = result.spans[split].first_missing(self.sizes[split]) {
            self.point[split] = class;
            let within: Vec<usize> = active
                .iter()
                .copied()
                .filter(|found| self.regions[*found].spans[split].holds(class))
                .collect();
            let found = match self.look(&within, open & !(1 << split), Some(split))? {
                Found::Gap => return Ok(Found::Gap),
                Found::Covered(found) => found,
            };
            if found.full >> split & 1 == 1 {
                return Ok(Found::Covered(found));
            }
            for (dimension, (span, other)) in result.spans.iter_mut().zip(&found.spans).enumerate() {
                if dimension == split { span.join(other) } else { span.keep(other) }
            }
        }
        let result = Rc::new(Region::new(result.spans, self.sizes));
        self.learned.push_front(result.clone());
        self.learned.truncate(REMEMBERED);
        Ok(Found::Covered(result))
    }

    /// A box that holds the whole corner; of several the one that reaches furthest in the dimension chosen last.
    fn covering(&mut self, active: &[usize], open: u64, last: Option<usize>) -> Option<Rc<Region>> {
        let fits = active.iter().filter(|found| self.regions[**found].full & open == open);
        let best = fits.max_by_key(|found| last.map_or(0, |dimension| self.widths[**found][dimension]));
        if let Some(best) = best {
            return Some(self.regions[*best].clone());
        }
        let holds_corner = |region: &Rc<Region>| {
            region.full & open == open
                && region.spans.iter().zip(&self.point).enumerate().all(|(dimension, (span, class))| {
                    open >> dimension & 1 == 1 || region.full >> dimension & 1 == 1 || span.holds(*class)
                })
        };
        let at = self.learned.iter().position(holds_corner)?;
        let found = self.learned.remove(at)?;
        self.learned.push_front(found.clone());
        Some(found)
    }

    /// The open dimension that most active boxes are narrow in; of several the one with the fewest classes.
    fn most_asked(&self, active: &[usize], open: u64) -> usize {
        let mut asked = vec![0_usize; self.sizes.len()];
        for found in active {
            let mut narrow = !self.regions[*found].full & open;
            while narrow != 0 {
                asked[narrow.trailing_zeros() as usize] += 1;
                narrow &= narrow - 1;
            }
        }
        let open_dimensions = (0..self.sizes.len()).filter(|dimension| open >> dimension & 1 == 1);
        let rank = |dimension: &usize| (asked[*dimension], std::cmp::Reverse(self.sizes[*dimension]));
        open_dimensions.max_by_key(rank).unwrap_or(0)
    }
}
