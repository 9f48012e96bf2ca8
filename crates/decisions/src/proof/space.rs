//! The space of all inputs of a table, cut into cells that no rule tells apart; rules and gaps are boxes in it.

use super::bits::Bits;
use crate::axes::{Axis, SliceSet};
use crate::feel::Cell;
use crate::tables::Table;
use crate::values::Value;
use std::sync::Arc;

/// The space of a table.
pub(super) struct Space<'table> {
    pub(super) table: &'table Table,
    pub(super) dimensions: Vec<Dimension>,
    /// Per rule its box; within the declared domain, so perhaps empty.
    pub(super) rules: Vec<Region>,
}

/// One thing asked, in one or more columns, and its declared domain.
pub(super) struct Dimension {
    /// What people call it; where two things have one name, what is asked as it is written.
    pub(super) title: Arc<str>,
    /// The variable that is asked, when it is nothing else.
    pub(super) variable: Option<usize>,
    axis: Axis,
    /// The slices of the domain.
    domain: SliceSet,
    /// Per class its slices, first and last; ascending. Between those some may lie outside the domain.
    classes: Vec<(u32, u32)>,
}

/// A box: per dimension a set of classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) spans: Vec<Bits>,
    /// The dimensions in which the box is as wide as the space, as bits.
    pub(super) full: u64,
}

impl<'table> Space<'table> {
    pub(super) fn new(table: &'table Table) -> Self {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (column, input) in table.inputs.iter().enumerate() {
            let same = groups.iter_mut().find(|group| table.inputs[group[0]].expression == input.expression);
            match same {
                Some(group) => group.push(column),
                None => groups.push(vec![column]),
            }
        }
        let mut dimensions = Vec::with_capacity(groups.len());
        let mut spans: Vec<Vec<Bits>> = vec![Vec::with_capacity(groups.len()); table.rules.len()];
        let mut titles: Vec<&str> = groups.iter().map(|group| &*table.inputs[group[0]].title).collect();
        titles.sort_unstable();
        let is_ambiguous = titles.windows(2).any(|pair| pair[0] == pair[1]);
        for columns in groups {
            let (mut dimension, sets) = Dimension::new(table, &columns);
            if is_ambiguous {
                dimension.title = table.inputs[columns[0]].written.clone();
            }
            for (span, set) in spans.iter_mut().zip(&sets) {
                span.push(dimension.bits(set));
            }
            dimensions.push(dimension);
        }
        let sizes: Vec<usize> = dimensions.iter().map(Dimension::size).collect();
        let rules = spans.into_iter().map(|spans| Region::new(spans, &sizes)).collect();
        Self { table, dimensions, rules }
    }

    /// How many classes each dimension has.
    pub(super) fn sizes(&self) -> Vec<usize> {
        self.dimensions.iter().map(Dimension::size).collect()
    }

    /// Concrete values for a point given by its classes.
    pub(super) fn values(&self, point: &[usize]) -> Vec<(Arc<str>, Value)> {
        let value =
            |(dimension, class): (&Dimension, &usize)| (dimension.title.clone(), dimension.witness(*class));
        self.dimensions.iter().zip(point).map(value).collect()
    }

    /// A box in words: the dimensions in which it is narrower than the space.
    pub(super) fn cells(&self, region: &Region) -> Vec<(Arc<str>, Cell)> {
        let narrow = (0..self.dimensions.len()).filter(|dimension| region.full >> dimension & 1 == 0);
        narrow
            .map(|dimension| {
                let found = &self.dimensions[dimension];
                (found.title.clone(), found.cell(&region.spans[dimension]))
            })
            .collect()
    }
}

impl Dimension {
    /// The dimension that some columns ask, and per rule the slices it accepts in all of them.
    fn new(table: &Table, columns: &[usize]) -> (Self, Vec<SliceSet>) {
        let first = &table.inputs[columns[0]];
        let cells = table.rules.iter().flat_map(|rule| columns.iter().map(|column| &rule.cells[*column]));
        let axis = Axis::new(&first.kind, cells);
        let domain = axis.domain(&first.kind);
        let accepted = |rule: &crate::tables::Rule| {
            let mut sets = columns.iter().map(|column| axis.accepted(&rule.cells[*column]));
            let first = sets.next().unwrap_or_default();
            sets.fold(first, |both, set| both.shared(&set))
        };
        let sets: Vec<SliceSet> = table.rules.iter().map(accepted).collect();
        let mut edges: Vec<u32> =
            sets.iter().flat_map(SliceSet::ranges).flat_map(|(low, high)| [low, high + 1]).collect();
        edges.extend([0, axis.null()]);
        edges.sort_unstable();
        edges.dedup();
        let segments =
            edges.windows(2).filter(|edge| edge[1] <= axis.null()).map(|edge| (edge[0], edge[1] - 1));
        let inhabited = |(low, high): &(u32, u32)| !domain.shared(&SliceSet::between(*low, *high)).is_empty();
        let classes = segments.filter(inhabited).collect();
        let (title, variable) = (first.title.clone(), first.expression.variable());
        (Self { title, variable, axis, domain, classes }, sets)
    }

    pub(super) fn size(&self) -> usize {
        self.classes.len()
    }

    /// The classes within a set of slices; a set never cuts a class in two.
    fn bits(&self, set: &SliceSet) -> Bits {
        let mut bits = Bits::none(self.size());
        for (low, high) in set.ranges() {
            let from = self.classes.partition_point(|(_, last)| *last < low);
            let until = self.classes.partition_point(|(first, _)| *first <= high);
            if from < until {
                bits.add_range(from, until);
            }
        }
        bits
    }

    /// The slices of a class that lie in the domain.
    fn slices(&self, class: usize) -> SliceSet {
        let (low, high) = self.classes[class];
        self.domain.shared(&SliceSet::between(low, high))
    }

    /// The plainest value of a class.
    fn witness(&self, class: usize) -> Value {
        let found = self.slices(class).iter().find_map(|slice| self.axis.witness(slice));
        found.unwrap_or(Value::Null)
    }

    /// Values that stand for some classes, at most so many, and whether there are no others.
    pub(super) fn samples(&self, classes: &Bits, most: usize) -> (Vec<Value>, bool) {
        let (mut found, mut is_whole) = (Vec::new(), true);
        for slice in classes.iter().flat_map(|class| self.slices(class).iter().collect::<Vec<_>>()) {
            if found.len() >= most {
                return (found, false);
            }
            let (values, whole) = self.axis.samples(slice);
            found.extend(values);
            is_whole &= whole;
        }
        (found, is_whole)
    }

    /// The cell that accepts a set of classes and nothing else of the domain.
    fn cell(&self, classes: &Bits) -> Cell {
        let slices = classes.iter().flat_map(|class| self.slices(class).iter().collect::<Vec<_>>());
        self.axis.cell(&SliceSet::from_slices(slices))
    }
}

impl Region {
    pub(super) fn new(spans: Vec<Bits>, sizes: &[usize]) -> Self {
        let mut full = 0;
        for (dimension, (span, size)) in spans.iter().zip(sizes).enumerate() {
            if span.count() == *size {
                full |= 1 << dimension;
            }
        }
        Self { spans, full }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.spans.iter().any(Bits::is_empty)
    }

    /// Whether the boxes share a point.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let either_full = self.full | other.full;
        self.spans.iter().zip(&other.spans).enumerate().all(|(dimension, (mine, theirs))| {
            if either_full >> dimension & 1 == 1 {
                return !mine.is_empty() && !theirs.is_empty();
            }
            mine.meets(theirs)
        })
    }

    /// Whether the other box lies wholly within this one.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.spans.iter().zip(&other.spans).all(|(mine, theirs)| theirs.is_within(mine))
    }

    /// What both boxes share.
    pub(super) fn shared(&self, other: &Self, sizes: &[usize]) -> Self {
        let mut spans = self.spans.clone();
        for (mine, theirs) in spans.iter_mut().zip(&other.spans) {
            mine.keep(theirs);
        }
        Self::new(spans, sizes)
    }

    /// The first point of the box; none when it is empty.
    pub(super) fn first_point(&self) -> Option<Vec<usize>> {
        self.spans.iter().map(|span| span.iter().next()).collect()
    }
}
