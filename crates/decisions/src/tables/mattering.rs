//! Which inputs fixed an answer.

use super::answering::Workspace;
use super::{HitPolicy, Table};
use crate::feel::Cell;

impl Table {
    /// A set of input columns that fixes the answer in the workspace: with the values they have now the same rules
    /// make it, whatever the other columns hold. The rules that make the answer keep hitting, and no rule that
    /// could change it starts to.
    pub(crate) fn columns_that_mattered(&self, room: &Workspace) -> Vec<usize> {
        let all = 0..self.inputs.len();
        let constrains = |column: &usize| {
            room.rules.iter().any(|rule| self.rules[*rule as usize].cells[*column] != Cell::Any)
        };
        let mut columns: Vec<usize> = all.clone().filter(constrains).collect();
        let mut rivals = self.rivals(room);
        // A rival that hits now changes nothing: the policy has already passed it over.
        for (rival, hit) in rivals.iter_mut().zip(&room.hits) {
            *rival &= !hit;
        }
        for column in &columns {
            keep_accepted(&mut rivals, self.index.row(*column, room.slices[*column]));
        }
        while rivals.iter().any(|word| *word != 0) {
            let left = |column: &usize| {
                let row = self.index.row(*column, room.slices[*column]);
                rivals.iter().zip(row).map(|(rival, accepted)| (rival & accepted).count_ones()).sum::<u32>()
            };
            let Some(best) = all.clone().min_by_key(left) else { break };
            columns.push(best);
            keep_accepted(&mut rivals, self.index.row(best, room.slices[best]));
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The rules, as bits, that would change the answer if they hit too.
    fn rivals(&self, room: &Workspace) -> Vec<u64> {
        let mut rivals = vec![0; self.index.words()];
        let count = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let mut add = |rule: u32| rivals[rule as usize / 64] |= 1 << (rule % 64);
        match (self.policy, &room.rules[..]) {
            // Whatever else hits, a sound table answers the same.
            (HitPolicy::Unique | HitPolicy::Any, [_, ..]) => {}
            (HitPolicy::First, [first, ..]) => (0..*first).for_each(&mut add),
            (HitPolicy::Priority, [best, ..]) => {
                let rank = |rule: u32| (self.ranks[rule as usize], rule);
                (0..count).filter(|rule| rank(*rule) < rank(*best)).for_each(&mut add);
            }
            _ => (0..count).for_each(&mut add),
        }
        rivals
    }
}

fn keep_accepted(rules: &mut [u64], accepted: &[u64]) {
    for (word, row) in rules.iter_mut().zip(accepted) {
        *word &= row;
    }
}
