//! Carries out what the process decided, in memory, exactly as the use cases do it in the database.

use domain::appointments::{Appointment, AppointmentKind, AppointmentStatus};
use domain::cases::{Case, Signature};
use domain::erp::{AppointmentUpdate, ErpUpdate, PersonReference};
use domain::events::Subject;
use domain::ids::{AppointmentId, SignatureId};
use domain::processes::flow::{Decision, Effect};
use serde_json::json;

use super::deeds::Deed;
use super::world::{Letter, Turn, World};

impl World<'_> {
    /// Writes the events and carries out the effects, visits before the letters that mention them.
    pub(crate) fn carry_out(&mut self, index: usize, turn: Turn, decision: Decision) {
        let case = self.files[index].case.clone();
        let subject = Subject::new("case", case.id);
        for (kind, data) in decision.events {
            self.record(turn, &case, subject.clone(), kind, data);
        }
        let (letters, deeds): (Vec<_>, Vec<_>) = decision
            .effects
            .into_iter()
            .partition(|effect| matches!(effect, Effect::Mail { .. } | Effect::AskSignature { .. }));
        for effect in deeds.into_iter().chain(letters) {
            self.effect(index, &case, turn, effect);
        }
    }

    fn effect(&mut self, index: usize, case: &Case, turn: Turn, effect: Effect) {
        match effect {
            Effect::Mail { to, template, values, attach, on_paper } => {
                let appointments = self.attached(index, &attach);
                self.write(Letter {
                    at: turn.now,
                    case: index,
                    to,
                    template,
                    values,
                    appointments,
                    on_paper,
                });
            }
            Effect::AskSignature { relation, until, values } => {
                let id = SignatureId::new(turn.now, self.dice.chance());
                self.files[index].signatures.retain(|known| known.relation != relation);
                self.files[index].signatures.push(Signature {
                    id,
                    case: case.id,
                    relation,
                    answer: None,
                    asked_at: turn.now,
                    answered_at: None,
                    expires_at: until,
                });
                // A personal link is never printed: staff ask the co-tenant themselves.
                if self.person(relation).relation.email.is_some() {
                    self.write(Letter {
                        at: turn.now,
                        case: index,
                        to: relation,
                        template: "signature",
                        values,
                        appointments: Vec::new(),
                        on_paper: false,
                    });
                }
            }
            Effect::Sign { relation, answer } => {
                for signature in self.files[index].signatures.iter_mut().filter(|it| it.relation == relation)
                {
                    signature.answer = Some(answer);
                    signature.answered_at = Some(turn.now);
                }
            }
            Effect::Book { kind, slot, travel_minutes, held } => {
                let appointment = Appointment {
                    id: AppointmentId::new(turn.now, self.dice.chance()),
                    case: case.id,
                    kind,
                    inspector: slot.inspector,
                    starts_at: slot.starts_at,
                    ends_at: slot.ends_at,
                    travel_minutes,
                    status: if held { AppointmentStatus::Held } else { AppointmentStatus::Booked },
                    version: 1,
                };
                self.claim(&appointment, true);
                let event = if held { "appointment-held" } else { "appointment-booked" };
                self.changed(index, turn, appointment, event, !held);
            }
            Effect::Confirm(id) => {
                self.set_status(index, turn, id, AppointmentStatus::Booked, "appointment-booked");
            }
            Effect::Cancel(id) => {
                self.set_status(index, turn, id, AppointmentStatus::Cancelled, "appointment-cancelled");
            }
            Effect::Done(id) => self.set_status(index, turn, id, AppointmentStatus::Done, "appointment-done"),
            Effect::Move { id, slot } => {
                let Some(mut moved) = self.appointment(index, id) else { return };
                self.claim(&moved, false);
                moved.inspector = slot.inspector;
                moved.starts_at = slot.starts_at;
                moved.ends_at = slot.ends_at;
                moved.version += 1;
                self.claim(&moved, true);
                let certain = moved.status == AppointmentStatus::Booked;
                self.changed(index, turn, moved, "appointment-moved", certain);
            }
            Effect::Erp(update) => self.told_erp.push((turn.now, ErpUpdate::Termination(update))),
            Effect::Later { at, command } => {
                self.agenda.add(at, Deed::Timer { file: index, command, set_at: turn.now });
            }
            Effect::EndLease(end) => {
                let lease = self.lease_at(case.lease);
                self.leases[lease].end = end;
                self.leases[lease].version += 1;
            }
        }
    }

    fn appointment(&self, index: usize, id: AppointmentId) -> Option<Appointment> {
        self.files[index].appointments.iter().find(|appointment| appointment.id == id).cloned()
    }

    fn attached(&self, index: usize, kinds: &[AppointmentKind]) -> Vec<Appointment> {
        let all = &self.files[index].appointments;
        kinds.iter().filter_map(|kind| all.iter().rev().find(|it| it.kind == *kind)).cloned().collect()
    }

    /// Takes or frees the quarters of an appointment.
    fn claim(&mut self, appointment: &Appointment, take: bool) {
        let calendar =
            self.calendars.iter_mut().find(|calendar| calendar.inspector.id == appointment.inspector);
        let Some(calendar) = calendar else { return };
        for quarter in appointment.quarters() {
            if take {
                calendar.taken.insert(quarter);
            } else {
                calendar.taken.remove(&quarter);
            }
        }
    }

    fn set_status(
        &mut self,
        index: usize,
        turn: Turn,
        id: AppointmentId,
        status: AppointmentStatus,
        event: &'static str,
    ) {
        let Some(mut appointment) = self.appointment(index, id) else { return };
        let known_outside =
            appointment.status == AppointmentStatus::Booked || status == AppointmentStatus::Booked;
        appointment.status = status;
        appointment.version += 1;
        if status == AppointmentStatus::Cancelled {
            self.claim(&appointment, false);
        }
        self.changed(index, turn, appointment, event, known_outside);
    }

    /// Records a changed visit; once it is certain, tells the ERP and expects somebody to go there.
    fn changed(
        &mut self,
        index: usize,
        turn: Turn,
        appointment: Appointment,
        event: &'static str,
        tell: bool,
    ) {
        let case = self.files[index].case.clone();
        let data = json!({
            "visit": appointment.kind,
            "starts-at": appointment.starts_at,
            "ends-at": appointment.ends_at,
            "status": appointment.status,
        });
        self.record(turn, &case, Subject::new("appointment", appointment.id), event, data);
        if tell {
            let update = self.update_of(&case, &appointment);
            self.told_erp.push((turn.now, ErpUpdate::Appointment(Box::new(update.clone()))));
            self.told_erp.push((turn.now, ErpUpdate::Inspection(Box::new(update))));
        }
        if appointment.status == AppointmentStatus::Booked {
            let visit =
                Deed::Visited { file: index, appointment: appointment.id, starts_at: appointment.starts_at };
            self.agenda
                .add(appointment.ends_at + jiff::SignedDuration::from_mins(self.dice.between(5, 90)), visit);
        }
        let appointments = &mut self.files[index].appointments;
        appointments.retain(|known| known.id != appointment.id);
        appointments.push(appointment);
    }

    fn update_of(&self, case: &Case, appointment: &Appointment) -> AppointmentUpdate {
        let lease = &self.leases[self.lease_at(case.lease)];
        let home = self.home_of(lease);
        let inspector = self.calendars.iter().find(|calendar| calendar.inspector.id == appointment.inspector);
        let tenants = self
            .tenants(lease)
            .into_iter()
            .map(|tenant| PersonReference { number: tenant.number, name: tenant.name.spoken() })
            .collect();
        AppointmentUpdate {
            appointment: appointment.id,
            case: case.id,
            case_number: case.number.clone(),
            lease_number: lease.number.clone(),
            home_number: home.number.clone(),
            kind: appointment.kind,
            status: appointment.status,
            starts_at: appointment.starts_at,
            ends_at: appointment.ends_at,
            inspector_name: inspector.map(|calendar| calendar.inspector.name.clone()).unwrap_or_default(),
            address: home.address.clone(),
            tenants,
        }
    }

    /// Writes a letter; one on paper is for staff to send.
    fn write(&mut self, mut letter: Letter) {
        letter.on_paper |= self.person(letter.to).relation.email.is_none();
        let case = &mut self.files[letter.case].case;
        let reason = "attention-letter-needed".to_owned();
        if letter.on_paper && case.open && !case.attention.contains(&reason) {
            case.attention.push(reason);
            case.version += 1;
        }
        self.letters.push(letter);
    }
}
