//! The flow of a case as data: states, commands, what follows from them, and why a command is refused.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::actors::{Actor, StaffRole};
use crate::appointments::AppointmentKind;
use crate::appointments::offer::Slot;
use crate::erp::TerminationUpdate;
use crate::ids::{AppointmentId, RelationId};
use crate::messages::{Message, Value};

/// A state of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateInfo {
    /// The stored word.
    pub code: &'static str,
    /// Whether a case in this state still runs.
    pub open: bool,
}

/// Who may give a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The tenant whose case it is.
    Tenant,
    /// Somebody else on the lease.
    CoTenant,
    /// Any member of staff.
    Staff,
    /// A manager or administrator.
    Manager,
    /// Another system, on the tenant's behalf.
    System,
    /// The program, when a moment has come.
    Program,
}

impl By {
    /// Whether `actor` may act as this, in a case of `requester`.
    pub fn admits(self, actor: Actor, requester: RelationId) -> bool {
        match (self, actor) {
            (Self::Tenant, Actor::Tenant { id }) => id == requester,
            (Self::CoTenant, Actor::Tenant { id }) => id != requester,
            (Self::Staff, Actor::Staff { .. })
            | (Self::System, Actor::System { .. })
            | (Self::Program, Actor::Program) => true,
            (Self::Manager, Actor::Staff { role, .. }) => role >= StaffRole::Manager,
            _ => false,
        }
    }
}

/// One row of a flow: in this state, this command, by these people, leads to one of these states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// The state before.
    pub from: &'static str,
    /// The command.
    pub command: &'static str,
    /// The states it may lead to.
    pub to: &'static [&'static str],
    /// Who may give it.
    pub by: &'static [By],
}

/// What somebody asks of a case: a word of its flow, with input as a form or another system sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// The word: `withdraw`.
    pub name: String,
    /// Input by field.
    #[serde(default)]
    pub input: BTreeMap<String, String>,
}

impl Command {
    /// A command without input.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), input: BTreeMap::new() }
    }

    /// The same command with one more input.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<String>) -> Self {
        self.input.insert(field.to_owned(), value.into());
        self
    }

    /// The trimmed input of `field`, or `None` when it is empty.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.input.get(field).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The visit it is about, where it names one.
    pub fn visit(&self) -> Option<AppointmentKind> {
        self.get("visit").and_then(AppointmentKind::from_code)
    }
}

/// Why a command is not obeyed. Never a verdict on the tenant: a rule sends to a person, it does not refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The flow has no such command in this state.
    NotNow {
        /// The state.
        state: String,
        /// The command.
        command: String,
    },
    /// The flow has it, but not for this person.
    NotByYou {
        /// The command.
        command: String,
    },
    /// The chosen time was taken or is no longer offered.
    TimeGone {
        /// For which visit.
        kind: AppointmentKind,
    },
    /// Something in the input is missing or wrong.
    Input(Message),
    /// Answers to what the command asks are missing or wrong, each with its field; never empty.
    Problems(Vec<super::intake::Problem>),
    /// The rules of the process say why not; the message says what to do instead.
    Rule(Message),
}

impl Refusal {
    /// Why not, in a text the reader understands.
    pub fn message(&self) -> Message {
        match self {
            Self::NotNow { command, .. } => {
                Message::new("refusal-not-now").with("command", Value::Text(command.clone()))
            }
            Self::NotByYou { .. } => Message::new("refusal-not-by-you"),
            Self::TimeGone { kind } => {
                Message::new("refusal-time-gone").with("visit", Value::Key(format!("visit-{}", kind.code())))
            }
            Self::Input(message) | Self::Rule(message) => message.clone(),
            Self::Problems(problems) => problems
                .first()
                .map_or_else(|| Message::new("refusal-not-by-you"), |problem| problem.message.clone()),
        }
    }
}

/// Looks up the row of `transitions` for this command; refuses when there is none or it is not for this actor.
pub fn transition<'a>(
    transitions: &'a [Transition],
    state: &str,
    command: &str,
    actor: Actor,
    requester: RelationId,
) -> Result<&'a Transition, Refusal> {
    let mut rows = transitions.iter().filter(|row| row.from == state && row.command == command).peekable();
    if rows.peek().is_none() {
        return Err(Refusal::NotNow { state: state.to_owned(), command: command.to_owned() });
    }
    rows.find(|row| row.by.iter().any(|by| by.admits(actor, requester)))
        .ok_or_else(|| Refusal::NotByYou { command: command.to_owned() })
}

/// The commands this actor may give in this state: what a screen offers as buttons.
pub fn commands(
    transitions: &[Transition],
    state: &str,
    actor: Actor,
    requester: RelationId,
) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for row in transitions.iter().filter(|row| row.from == state) {
        if row.by.iter().any(|by| by.admits(actor, requester)) && !names.contains(&row.command) {
            names.push(row.command);
        }
    }
    names
}

/// What must happen because of a decision; carried out by the use case in the same transaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write to somebody: the texts `<process>-mail-<template>-subject` and `-body` with these values and, always,
    /// `name` of the reader, `number` of the case, `address` of the home and `inspector` of the first visit attached.
    Mail {
        /// To whom.
        to: RelationId,
        /// Which text.
        template: &'static str,
        /// Values of the text.
        values: Vec<(String, Value)>,
        /// Visits of which the calendar file goes along.
        attach: Vec<AppointmentKind>,
        /// The tenant asked for paper: nothing is mailed, staff are asked to send the letter.
        on_paper: bool,
    },
    /// Ask a co-tenant to agree by a personal link that works until this moment, with the text `signature`. Of somebody
    /// who was asked before, the earlier link and answer no longer count.
    AskSignature {
        /// Whom.
        relation: RelationId,
        /// Until when.
        until: Timestamp,
        /// Values of the text.
        values: Vec<(String, Value)>,
    },
    /// Record a co-tenant's answer.
    Sign {
        /// Whose.
        relation: RelationId,
        /// What they said.
        answer: crate::cases::Answer,
    },
    /// Take this time, certain or held.
    Book {
        /// For which visit.
        kind: AppointmentKind,
        /// Which time.
        slot: Slot,
        /// Travel kept free before and after, in minutes.
        travel_minutes: u16,
        /// Held until something else has happened, rather than certain.
        held: bool,
    },
    /// Make a held time certain.
    Confirm(AppointmentId),
    /// Free the old time and take a new one, in one go.
    Move {
        /// Which appointment.
        id: AppointmentId,
        /// To which time.
        slot: Slot,
    },
    /// Free the time.
    Cancel(AppointmentId),
    /// The visit took place.
    Done(AppointmentId),
    /// Tell the ERP how the termination stands; visits tell the ERP by themselves once they are certain.
    Erp(Box<TerminationUpdate>),
    /// Give this command when the moment has come.
    Later {
        /// When.
        at: Timestamp,
        /// What.
        command: Command,
    },
    /// The lease ends on this day; `None` takes an announced end back.
    EndLease(Option<Date>),
}

/// What a process decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The state after.
    pub state: &'static str,
    /// The process's own data after.
    pub data: serde_json::Value,
    /// Why a person must look, as keys of texts; empty when nobody needs to.
    pub attention: Vec<String>,
    /// What must happen.
    pub effects: Vec<Effect>,
    /// What is written in the event log: kind and facts; the first is the change itself.
    pub events: Vec<(&'static str, serde_json::Value)>,
}
