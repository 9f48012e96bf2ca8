//! Lease termination (*huuropzegging*): a tenant ends the lease, at any hour, without a hand touching it.

mod agreement;
mod commands;
mod correction;
pub mod filing;
mod flow;
mod follow;
mod forwarding;
mod intake;
mod letters;
pub mod notice;
mod parse;
mod places;
mod plan;
pub mod reasons;
mod receipt;
mod rules;
mod submit;
mod summary;
mod turn;
mod visits;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::appointments::AppointmentKind;
use crate::appointments::offer::Slot;
use crate::cases::{Case, Level};
use crate::language::Language;
use crate::messages::Message;
use crate::processes::flow::{Command, Decision, Refusal, StateInfo, Transition};
use crate::processes::intake::{Answers, Question, Refused};
use crate::processes::rules::{RuleFiles, RulesError};
use crate::processes::{Facts, NewCase, Process, Step, SummaryRow};

pub use rules::{PARAMETERS, Parameters, Rules, TABLES};

/// The key of this process.
pub const KEY: &str = "lease-termination";

/// The process with one association's rules.
#[derive(Debug)]
pub struct LeaseTermination {
    pub(crate) rules: Rules,
}

impl LeaseTermination {
    /// Reads the association's rules.
    pub fn read(files: &RuleFiles) -> Result<Self, RulesError> {
        Ok(Self { rules: Rules::read(files)? })
    }
}

impl Process for LeaseTermination {
    fn key(&self) -> &'static str {
        KEY
    }

    fn number_prefix(&self) -> &'static str {
        "HO"
    }

    fn level(&self) -> Level {
        self.rules.parameters.level
    }

    fn texts(&self) -> &'static [(Language, &'static str)] {
        &[(Language::Nl, include_str!("texts/nl.ftl")), (Language::En, include_str!("texts/en.ftl"))]
    }

    fn questions(&self, answers: &Answers, facts: &Facts<'_>) -> Vec<Question> {
        places::questions(intake::questions(self, answers, facts), facts)
    }

    fn summary(&self, answers: &Answers, facts: &Facts<'_>) -> Vec<SummaryRow> {
        places::summary(summary::of_answers(self, answers, facts), facts)
    }

    fn consequences(&self, answers: &Answers, facts: &Facts<'_>) -> Vec<Message> {
        summary::consequences(self, answers, facts)
    }

    fn calendar_days(&self, answers: &Answers, facts: &Facts<'_>) -> Option<(Date, Date)> {
        plan::Plan::of(self, answers, facts).days()
    }

    fn states(&self) -> &'static [StateInfo] {
        flow::STATES
    }

    fn transitions(&self) -> &'static [Transition] {
        flow::TRANSITIONS
    }

    fn offers(&self, case: &Case, command: &str, facts: &Facts<'_>) -> bool {
        agreement::offers(case, command, facts)
    }

    fn chooses_time(&self, command: &str) -> bool {
        visits::CHOOSING.contains(&command)
    }

    fn asks(&self, case: &Case, command: &str, _facts: &Facts<'_>) -> Option<(Question, Answers)> {
        (command == forwarding::COMMAND).then(|| forwarding::form(case))?
    }

    fn submit(&self, answers: &Answers, facts: &Facts<'_>, new: NewCase<'_>) -> Result<Decision, Refused> {
        submit::submit(self, answers, facts, new)
    }

    fn decide(&self, case: &Case, command: &Command, facts: &Facts<'_>) -> Result<Decision, Refusal> {
        commands::decide(self, case, command, facts)
    }

    fn steps(&self, case: &Case, facts: &Facts<'_>) -> Vec<Step> {
        follow::steps(case, facts)
    }

    fn case_summary(&self, case: &Case, facts: &Facts<'_>) -> Vec<SummaryRow> {
        places::summary(summary::of_case(case, facts), facts)
    }

    fn signature_summary(&self, case: &Case, facts: &Facts<'_>) -> Vec<SummaryRow> {
        summary::of_signature(case, facts)
    }

    fn case_calendar_days(
        &self,
        case: &Case,
        kind: AppointmentKind,
        facts: &Facts<'_>,
    ) -> Option<(Date, Date)> {
        visits::calendar_days(self, case, kind, facts)
    }

    fn case_times(&self, case: &Case, kind: AppointmentKind, facts: &Facts<'_>) -> Vec<Slot> {
        visits::times(self, case, kind, facts)
    }
}
