//! Which channel fits this question of this tenant, and why: policy, guards, choice, hold-out, record. Pure.
//!
//! A policy is a decision table with parameters. Guards are code and cannot be configured away: a policy that could
//! break one is refused when it is published, with the tenant for whom it would. What may not count does not exist in
//! [`Situation`].
#![forbid(unsafe_code)]

mod advice;
pub mod canonical;
pub mod chain;
mod choice;
pub mod differences;
pub mod guards;
pub mod hold_out;
mod lasting;
pub mod opening_hours;
mod opening_week;
pub mod policy;
pub mod register;
pub mod self_reliance;
mod situation;
mod stances;
mod stimuli;

use domain::language::Language;

pub use advice::{Advice, ArmOf, GuardHit, Openness, PolicyReference, Ranked, RuleHit, SetAside};
pub use choice::{ChoiceError, advise};
pub use lasting::lasting;
pub use policy::{Example, Objection, Policy, PolicyError, Proof};
pub use self_reliance::SelfReliance;
pub use situation::{Complexity, Situation, Surroundings, Visits};
pub use stances::{Stance, Stances, is_digital, is_live, is_person_in_reach, is_personal};
pub use stimuli::{Instrument, Reason, Stimulus};

/// The texts of this crate, by language.
pub const TEXTS: [(Language, &str); 2] =
    [(Language::Nl, include_str!("texts/nl.ftl")), (Language::En, include_str!("texts/en.ftl"))];
