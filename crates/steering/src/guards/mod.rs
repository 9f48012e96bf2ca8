//! Guards: what no policy can do, whatever its table says. One file each, listed in [`all`].
//!
//! A guard is asked twice: when a policy is published, about every kind of tenant there is; and at every advice, where
//! it puts right what would still go wrong.

mod emergency_calls;
mod help_is_not_pushed;
mod own_choice;
mod people_no_slower;
mod person_stays;

pub(crate) use people_no_slower::{aim_fault, reduced};

use domain::messages::Message;

use crate::policy::{Example, Parameters, TableAnswer};
use crate::{Reason, Situation, Stances, Stimulus};

/// A question and what the table answers to it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'case> {
    /// The question.
    pub situation: &'case Situation,
    /// The answer of the table.
    pub answer: &'case TableAnswer,
    /// The policy's parameters.
    pub parameters: &'case Parameters,
}

/// An advice in the making, which guards may put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Making {
    /// The stances.
    pub stances: Stances,
    /// What invites.
    pub stimulus: Stimulus,
    /// Why.
    pub reason: Reason,
    /// Sentences that a guard wants told instead of the reason, first things first.
    pub instead: Vec<Message>,
    /// Sentences to be told beside it.
    pub beside: Vec<Message>,
}

/// Something that no policy can do.
pub trait Guard: Sync {
    /// Its word in records; `steering-guard-…` is its text for tenants, `steering-broken-…` that for authors.
    fn code(&self) -> &'static str;

    /// What it holds against a policy's parameters: sentences, each with a tenant who shows it. `holding` are those of
    /// the version that it follows, none for the first.
    fn against_parameters(
        &self,
        _parameters: &Parameters,
        _holding: Option<&Parameters>,
    ) -> Vec<(Message, Option<Example>)> {
        Vec::new()
    }

    /// Whether the table's answer breaks it.
    fn is_broken_by(&self, case: &Case<'_>) -> bool;

    /// Puts right what is wrong; says whether it was at work. Who is guarded takes no part in the hold-out.
    fn guards(&self, situation: &Situation, parameters: &Parameters, making: &mut Making) -> bool;
}

/// Every guard, in the order in which they are at work: the last has the last word.
pub fn all() -> [&'static dyn Guard; 5] {
    [
        &people_no_slower::PeopleNoSlower,
        &person_stays::PersonStays,
        &help_is_not_pushed::HelpIsNotPushed,
        &own_choice::OwnChoice,
        &emergency_calls::EmergencyCalls,
    ]
}
