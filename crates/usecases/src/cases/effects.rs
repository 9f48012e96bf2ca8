//! Carries out what a process decided, in the transaction of the decision.

use domain::appointments::offer::Slot;
use domain::appointments::{Appointment, AppointmentKind, AppointmentStatus};
use domain::cases::{Case, Signature};
use domain::erp::{AppointmentUpdate, ErpUpdate, PersonReference};
use domain::events::Subject;
use domain::ids::{AppointmentId, RelationId, SignatureId};
use domain::messages::Value;
use domain::processes::flow::{Decision, Effect, Refusal};
use domain::tenancy::Lease;
use jiff::Timestamp;
use serde_json::json;
use store::{StoreError, Tx};

use super::facts::Loaded;
use crate::mails::{CaseMail, Template};
use crate::{Act, Error, mails, outbox};

/// What the effects of one decision share.
struct Carrier<'a> {
    act: &'a Act<'a>,
    tx: &'a mut Tx,
    case: &'a mut Case,
    loaded: &'a Loaded,
    /// The visits as they are after the effects so far.
    appointments: Vec<Appointment>,
}

/// Writes the events and carries out the effects, visits before the letters that mention them.
pub async fn apply(
    act: &Act<'_>,
    tx: &mut Tx,
    case: &mut Case,
    loaded: &Loaded,
    decision: Decision,
) -> Result<(), Error> {
    let subject = Subject::new("case", case.id);
    for (kind, data) in decision.events {
        tx.record(&act.case_event(case, subject.clone(), kind, data)).await?;
    }
    let mut carrier = Carrier { act, tx, case, loaded, appointments: loaded.appointments.clone() };
    let (letters, deeds): (Vec<_>, Vec<_>) = decision
        .effects
        .into_iter()
        .partition(|effect| matches!(effect, Effect::Mail { .. } | Effect::AskSignature { .. }));
    for effect in deeds.into_iter().chain(letters) {
        carrier.carry_out(effect).await?;
    }
    Ok(())
}

impl Carrier<'_> {
    async fn carry_out(&mut self, effect: Effect) -> Result<(), Error> {
        match effect {
            Effect::Mail { to, template, values, attach, on_paper } => {
                let appointments = self.attached(&attach);
                let mail =
                    CaseMail { to, template: Template::Named(template), values, on_paper, appointments };
                mails::write(self.act, self.tx, self.case, self.loaded, mail).await
            }
            Effect::AskSignature { relation, until, values } => {
                self.ask_signature(relation, until, values).await
            }
            Effect::Sign { relation, answer } => {
                let asked = self.loaded.signatures.iter().find(|signature| signature.relation == relation);
                let asked = asked.ok_or(Error::NotFound)?;
                Ok(store::cases::signatures::answer(self.tx, asked, answer, self.act.now).await?)
            }
            Effect::Book { kind, slot, travel_minutes, held } => {
                let status = if held { AppointmentStatus::Held } else { AppointmentStatus::Booked };
                self.book(kind, slot, travel_minutes, status).await
            }
            Effect::Confirm(id) => self.set_status(id, AppointmentStatus::Booked, "appointment-booked").await,
            Effect::Cancel(id) => {
                self.set_status(id, AppointmentStatus::Cancelled, "appointment-cancelled").await
            }
            Effect::Done(id) => self.set_status(id, AppointmentStatus::Done, "appointment-done").await,
            Effect::Move { id, slot } => self.move_to(id, slot).await,
            Effect::Erp(update) => {
                outbox::to_erp(self.act, self.tx, self.case.id, &ErpUpdate::Termination(update)).await
            }
            Effect::Later { at, command } => {
                outbox::timer(self.act, self.tx, self.case.id, at, &command).await
            }
            Effect::EndLease(end) => {
                let lease = Lease { end, ..self.loaded.lease.clone() };
                store::tenancy::leases::update(self.tx, &lease).await?;
                Ok(())
            }
        }
    }

    async fn ask_signature(
        &mut self,
        relation: RelationId,
        until: Timestamp,
        values: Vec<(String, Value)>,
    ) -> Result<(), Error> {
        let token = crate::secrets::token(self.act.house.chance.as_ref());
        let link = crate::secrets::hash(&token);
        let known = self.loaded.signatures.iter().find(|signature| signature.relation == relation);
        if let Some(known) = known {
            store::cases::signatures::ask_again(self.tx, known.id, &link, self.act.now, until).await?;
        } else {
            self.add_signature(relation, until, &link).await?;
        }
        let template = Template::Signature { token };
        let mail = CaseMail { to: relation, template, values, on_paper: false, appointments: Vec::new() };
        mails::write(self.act, self.tx, self.case, self.loaded, mail).await
    }

    async fn add_signature(
        &mut self,
        relation: RelationId,
        until: Timestamp,
        link: &store::SecretHash,
    ) -> Result<(), Error> {
        let asked = Signature {
            id: SignatureId::new(self.act.now, self.act.house.chance.as_ref()),
            case: self.case.id,
            relation,
            answer: None,
            asked_at: self.act.now,
            answered_at: None,
            expires_at: until,
        };
        Ok(store::cases::signatures::add(self.tx, &asked, link).await?)
    }

    async fn book(
        &mut self,
        kind: AppointmentKind,
        slot: Slot,
        travel_minutes: u16,
        status: AppointmentStatus,
    ) -> Result<(), Error> {
        let appointment = Appointment {
            id: AppointmentId::new(self.act.now, self.act.house.chance.as_ref()),
            case: self.case.id,
            kind,
            inspector: slot.inspector,
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            travel_minutes,
            status,
            version: 1,
        };
        time_gone(store::appointments::add(self.tx, &appointment).await, kind)?;
        let certain = status == AppointmentStatus::Booked;
        let event = if certain { "appointment-booked" } else { "appointment-held" };
        self.changed(appointment, event, certain).await
    }

    async fn move_to(&mut self, id: AppointmentId, slot: Slot) -> Result<(), Error> {
        let mut moved = self.appointment(id)?.clone();
        moved.inspector = slot.inspector;
        moved.starts_at = slot.starts_at;
        moved.ends_at = slot.ends_at;
        let kind = moved.kind;
        let moved = time_gone(store::appointments::update(self.tx, &moved).await, kind)?;
        let certain = moved.status == AppointmentStatus::Booked;
        self.changed(moved, "appointment-moved", certain).await
    }

    fn appointment(&self, id: AppointmentId) -> Result<&Appointment, Error> {
        self.appointments.iter().find(|appointment| appointment.id == id).ok_or(Error::NotFound)
    }

    /// The latest visit of each kind, for the calendar files of a letter.
    fn attached(&self, kinds: &[AppointmentKind]) -> Vec<Appointment> {
        kinds
            .iter()
            .filter_map(|kind| self.appointments.iter().rev().find(|appointment| appointment.kind == *kind))
            .cloned()
            .collect()
    }

    async fn set_status(
        &mut self,
        id: AppointmentId,
        status: AppointmentStatus,
        event: &'static str,
    ) -> Result<(), Error> {
        let mut appointment = self.appointment(id)?.clone();
        // The ERP never heard of a time that was only held.
        let known_outside =
            appointment.status == AppointmentStatus::Booked || status == AppointmentStatus::Booked;
        appointment.status = status;
        let appointment = store::appointments::update(self.tx, &appointment).await?;
        self.changed(appointment, event, known_outside).await
    }

    /// Records a changed visit and, once it is certain, tells the ERP: the appointment and its inspection.
    async fn changed(
        &mut self,
        appointment: Appointment,
        event: &'static str,
        tell: bool,
    ) -> Result<(), Error> {
        let data = json!({
            "visit": appointment.kind,
            "starts-at": appointment.starts_at,
            "ends-at": appointment.ends_at,
            "status": appointment.status,
        });
        let subject = Subject::new("appointment", appointment.id);
        self.tx.record(&self.act.case_event(self.case, subject, event, data)).await?;
        if tell {
            let update = self.update_of(&appointment).await?;
            let case = self.case.id;
            outbox::to_erp(self.act, self.tx, case, &ErpUpdate::Appointment(Box::new(update.clone())))
                .await?;
            outbox::to_erp(self.act, self.tx, case, &ErpUpdate::Inspection(Box::new(update))).await?;
        }
        self.appointments.retain(|known| known.id != appointment.id);
        self.appointments.push(appointment);
        Ok(())
    }

    async fn update_of(&mut self, appointment: &Appointment) -> Result<AppointmentUpdate, Error> {
        let inspector = store::appointments::inspectors::find(&mut *self.tx, appointment.inspector).await?;
        let person = |tenant: &domain::tenancy::Relation| PersonReference {
            number: tenant.number.clone(),
            name: tenant.name.spoken(),
        };
        Ok(AppointmentUpdate {
            appointment: appointment.id,
            case: self.case.id,
            case_number: self.case.number.clone(),
            lease_number: self.loaded.lease.number.clone(),
            home_number: self.loaded.home.number.clone(),
            kind: appointment.kind,
            status: appointment.status,
            starts_at: appointment.starts_at,
            ends_at: appointment.ends_at,
            inspector_name: inspector.name,
            address: self.loaded.home.address.clone(),
            tenants: self.loaded.tenants.iter().map(person).collect(),
        })
    }
}

/// A time somebody else took first is not an error of the database but an answer to the tenant.
fn time_gone<T>(outcome: Result<T, StoreError>, kind: AppointmentKind) -> Result<T, Error> {
    match outcome {
        Err(StoreError::Taken { .. }) => Err(Error::Refused(Refusal::TimeGone { kind })),
        other => Ok(other?),
    }
}
