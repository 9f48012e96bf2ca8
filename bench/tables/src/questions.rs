//! Random questions to a table, the same for every engine.

use crate::tables::{Asked, Dice};

/// The number of the value asked for in each column.
pub struct Question(pub Vec<(Asked, usize)>);

impl Question {
    /// So many random questions.
    pub fn some(columns: &[Asked], count: usize, dice: &mut Dice) -> Vec<Self> {
        let mut one = || Self(columns.iter().map(|column| (*column, dice.below(column.size()))).collect());
        (0..count).map(|_| one()).collect()
    }
}
