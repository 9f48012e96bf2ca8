//! A case that runs: carries out what the process decides on the scene, as the use case does on the database.

use jiff::Timestamp;
use uuid::Uuid;

use super::scene::{REQUESTER, Scene};
use crate::actors::{Actor, StaffRole};
use crate::appointments::{Appointment, AppointmentStatus};
use crate::cases::{Case, Signature};
use crate::ids::{AppointmentId, CaseId, RelationId, SignatureId};
use crate::processes::Process;
use crate::processes::flow::{Command, Decision, Effect, Refusal};
use crate::processes::intake::Answers;

/// Who gives a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Tenant,
    Other(RelationId),
    Employee,
    System,
    Program,
}

pub struct Running {
    pub scene: Scene,
    pub case: Case,
    /// Every effect so far.
    pub effects: Vec<Effect>,
    /// Every event so far.
    pub events: Vec<&'static str>,
}

impl Running {
    pub fn file(scene: Scene, answers: &Answers) -> Self {
        let decision = scene.submit(answers).unwrap();
        let case = Case {
            id: CaseId(Uuid::from_u128(7)),
            number: "HO-2026-000001".into(),
            process: scene.process.key().into(),
            level: scene.level,
            channel: scene.facts().channel,
            requester: REQUESTER,
            lease: scene.lease.id,
            home: scene.home.id,
            state: decision.state.into(),
            open: true,
            attention: Vec::new(),
            assignee: None,
            opened_at: scene.now,
            closed_at: None,
            version: 1,
            data: serde_json::Value::Null,
        };
        let mut running = Self { scene, case, effects: Vec::new(), events: Vec::new() };
        running.take(decision);
        running
    }

    pub fn give(&mut self, who: Who, command: &Command) -> Result<(), Refusal> {
        let actor = match who {
            Who::Tenant => Actor::Tenant { id: REQUESTER },
            Who::Other(id) => Actor::Tenant { id },
            Who::Employee => Actor::Staff { id: super::scene::staff(), role: StaffRole::Agent },
            Who::System => Actor::System { id: crate::ids::ApiKeyId(Uuid::from_u128(8)) },
            Who::Program => Actor::Program,
        };
        self.scene.actor = actor;
        let decision = self.scene.process.decide(&self.case, command, &self.scene.facts())?;
        self.take(decision);
        Ok(())
    }

    fn take(&mut self, decision: Decision) {
        let states = self.scene.process.states();
        self.case.open = states.iter().any(|state| state.code == decision.state && state.open);
        self.case.state = decision.state.into();
        self.case.attention = decision.attention;
        self.case.data = decision.data;
        self.events.extend(decision.events.iter().map(|(kind, _)| *kind));
        for effect in &decision.effects {
            self.carry_out(effect);
        }
        self.effects.extend(decision.effects);
    }

    fn status(&mut self, id: AppointmentId, status: AppointmentStatus) {
        for appointment in self.scene.appointments.iter_mut().filter(|known| known.id == id) {
            appointment.status = status;
        }
    }

    fn carry_out(&mut self, effect: &Effect) {
        match effect {
            Effect::Book { kind, slot, travel_minutes, held } => {
                let number = self.scene.appointments.len() as u128 + 100;
                self.scene.appointments.push(Appointment {
                    id: AppointmentId(Uuid::from_u128(number)),
                    case: self.case.id,
                    kind: *kind,
                    inspector: slot.inspector,
                    starts_at: slot.starts_at,
                    ends_at: slot.ends_at,
                    travel_minutes: *travel_minutes,
                    status: if *held { AppointmentStatus::Held } else { AppointmentStatus::Booked },
                    version: 1,
                });
            }
            Effect::Confirm(id) => self.status(*id, AppointmentStatus::Booked),
            Effect::Cancel(id) => self.status(*id, AppointmentStatus::Cancelled),
            Effect::Done(id) => self.status(*id, AppointmentStatus::Done),
            Effect::Move { id, slot } => {
                for appointment in self.scene.appointments.iter_mut().filter(|known| known.id == *id) {
                    (appointment.starts_at, appointment.ends_at) = (slot.starts_at, slot.ends_at);
                }
            }
            Effect::AskSignature { relation, until, .. } => {
                self.scene.signatures.retain(|known| known.relation != *relation);
                self.scene.signatures.push(Signature {
                    id: SignatureId(Uuid::from_u128(200)),
                    case: self.case.id,
                    relation: *relation,
                    answer: None,
                    asked_at: self.scene.now,
                    answered_at: None,
                    expires_at: *until,
                });
            }
            Effect::Sign { relation, answer } => {
                for signature in self.scene.signatures.iter_mut().filter(|known| known.relation == *relation)
                {
                    signature.answer = Some(*answer);
                }
            }
            Effect::EndLease(end) => self.scene.lease.end = *end,
            Effect::Mail { .. } | Effect::Erp(_) | Effect::Later { .. } => {}
        }
    }

    /// How often a text was sent.
    pub fn mails(&self, wanted: &str) -> usize {
        let is = |effect: &&Effect| matches!(effect, Effect::Mail { template, .. } if *template == wanted);
        self.effects.iter().filter(is).count()
    }

    pub fn at(&mut self, moment: &str) {
        self.scene.now = moment.parse::<Timestamp>().unwrap();
    }
}
