//! The things a tenant can arrange: one folder a process, all with the same rooms (intake, flow, texts, tests).
//!
//! A new process is a new folder and one line in [`all`].

pub mod flow;
pub mod intake;
pub mod lease_termination;
pub mod rules;

use jiff::Timestamp;

use crate::actors::Actor;
use crate::appointments::{Appointment, Calendar};
use crate::cases::{Case, Level, Signature};
use crate::channels::Channel;
use crate::ids::{CaseId, RelationId};
use crate::language::Language;
use crate::messages::{Message, Value};
use crate::tenancy::{Home, Lease, Relation};

use flow::{Command, Decision, Refusal, StateInfo, Transition};
use intake::{Answers, Question, Refused};
use rules::{RuleFiles, RulesError};

/// All a process may look at when it decides; loaded by the use case, never by the process.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The present moment.
    pub now: Timestamp,
    /// Who acts.
    pub actor: Actor,
    /// Through which channel.
    pub channel: Channel,
    /// The level at which the association runs this process now.
    pub level: Level,
    /// Whose question it is.
    pub requester: RelationId,
    /// The lease.
    pub lease: &'a Lease,
    /// The home.
    pub home: &'a Home,
    /// Everybody on the lease.
    pub tenants: &'a [Relation],
    /// The agreement of the others, as far as asked; empty before a case exists.
    pub signatures: &'a [Signature],
    /// Appointments of the case, newest last; empty before a case exists.
    pub appointments: &'a [Appointment],
    /// Another open case of this process on this lease.
    pub running: Option<CaseId>,
    /// Calendars over [`Process::calendar_days`]; empty when no time is to be chosen.
    pub calendars: &'a [Calendar],
}

/// What a new case will be called; handed out before the process decides, taken back when it refuses.
#[derive(Debug, Clone, Copy)]
pub struct NewCase<'a> {
    /// Its identifier.
    pub id: CaseId,
    /// Its number.
    pub number: &'a str,
}

/// One step of a case as the tenant follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What this step is.
    pub title: Message,
    /// One sentence of explanation, if it needs one.
    pub detail: Option<Message>,
    /// When it was or will be, if known.
    pub when: Option<Value>,
    /// Whether it is behind, at or before us.
    pub progress: Progress,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Behind us.
    Done,
    /// What is going on now.
    Now,
    /// Still to come.
    Later,
}

/// A question and its answer in words, for summaries and for staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The label.
    pub label: Message,
    /// The answer; empty text is shown as "not given".
    pub answer: Value,
    /// The question to go back to; `None` when it cannot be changed there.
    pub question: Option<String>,
}

/// A process a tenant can go through. Pure: everything it knows comes in as arguments.
pub trait Process: Send + Sync + std::fmt::Debug {
    /// Its word in addresses, the database and the API: `lease-termination`.
    fn key(&self) -> &'static str;

    /// What case numbers start with: `HO`.
    fn number_prefix(&self) -> &'static str;

    /// The level set in the association's rules.
    fn level(&self) -> Level;

    /// Its texts, a Fluent source a language.
    fn texts(&self) -> &'static [(Language, &'static str)];

    /// The questions that apply after these answers, in order.
    fn questions(&self, answers: &Answers, facts: &Facts<'_>) -> Vec<Question>;

    /// The answers in words, for the tenant to check.
    fn summary(&self, answers: &Answers, facts: &Facts<'_>) -> Vec<SummaryRow>;

    /// What follows from the answers so far: dates that move, visits that are needed.
    fn consequences(&self, answers: &Answers, facts: &Facts<'_>) -> Vec<Message>;

    /// The days over which calendars are needed to offer times, given these answers.
    fn calendar_days(
        &self,
        answers: &Answers,
        facts: &Facts<'_>,
    ) -> Option<(jiff::civil::Date, jiff::civil::Date)>;

    /// The states of its flow.
    fn states(&self) -> &'static [StateInfo];

    /// Its flow: which command may be given in which state, by whom, and where it leads.
    fn transitions(&self) -> &'static [Transition];

    /// Whether the facts of a case let `command` be given, where its flow has it: what screens offer and the API names
    /// is what [`Process::decide`] would not refuse out of hand.
    fn offers(&self, _case: &Case, _command: &str, _facts: &Facts<'_>) -> bool {
        true
    }

    /// Whether `command` chooses a time, so that it needs the calendars.
    fn chooses_time(&self, _command: &str) -> bool {
        false
    }

    /// What `command` asks, as one question, with the answers known already; `None` when it needs no form of its own.
    fn asks(&self, _case: &Case, _command: &str, _facts: &Facts<'_>) -> Option<(Question, Answers)> {
        None
    }

    /// Files the answers: a new case, or what must be answered better.
    fn submit(&self, answers: &Answers, facts: &Facts<'_>, new: NewCase<'_>) -> Result<Decision, Refused>;

    /// Obeys or refuses a command on a case.
    fn decide(&self, case: &Case, command: &Command, facts: &Facts<'_>) -> Result<Decision, Refusal>;

    /// The case as the tenant follows it.
    fn steps(&self, case: &Case, facts: &Facts<'_>) -> Vec<Step>;

    /// The case in words, for tenant and staff.
    fn case_summary(&self, case: &Case, facts: &Facts<'_>) -> Vec<SummaryRow>;

    /// What somebody else on the lease must know to agree, and nothing that is the requester's own.
    fn signature_summary(&self, case: &Case, facts: &Facts<'_>) -> Vec<SummaryRow>;

    /// The days over which calendars are needed to move or choose this appointment of this case.
    fn case_calendar_days(
        &self,
        case: &Case,
        kind: crate::appointments::AppointmentKind,
        facts: &Facts<'_>,
    ) -> Option<(jiff::civil::Date, jiff::civil::Date)>;

    /// The times that can be offered for an appointment of this case.
    fn case_times(
        &self,
        case: &Case,
        kind: crate::appointments::AppointmentKind,
        facts: &Facts<'_>,
    ) -> Vec<crate::appointments::offer::Slot>;
}

/// Every process, set up with the association's rules.
pub fn all(files: &RuleFiles) -> Result<Vec<Box<dyn Process>>, RulesError> {
    Ok(vec![Box::new(lease_termination::LeaseTermination::read(files)?)])
}

/// Every Fluent source of the domain: shared words, dates, contacts, payments, and those of each process.
pub fn texts(processes: &[Box<dyn Process>]) -> Vec<(Language, &'static str)> {
    let shared =
        [(Language::Nl, include_str!("../texts/nl.ftl")), (Language::En, include_str!("../texts/en.ftl"))];
    let own = processes.iter().flat_map(|process| process.texts().iter().copied());
    let words =
        crate::calendar::TEXTS.into_iter().chain(crate::contacts::TEXTS).chain(crate::payments::TEXTS);
    shared.into_iter().chain(words).chain(own).collect()
}
