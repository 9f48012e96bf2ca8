//! The people: who they are, how they like to be reached, and with whom they live where.

pub(crate) mod households;
pub(crate) mod names;
pub(crate) mod reach;

use domain::tenancy::Relation;

/// How somebody goes about things. Decides what they do in the generated history; it is never stored, and the product
/// never sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    /// Does everything online, at any hour.
    Online,
    /// Now this, now that.
    Mixed,
    /// Wants to speak to somebody.
    Personal,
}

/// Somebody who rents, or rented.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// As the association knows them.
    pub relation: Relation,
    /// How they go about things.
    pub habit: Habit,
}
