//! One turn of a case: the facts, what is decided so far, and the steps that several commands share.

use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::json;

use super::filing::{NewAddress, Situation, Termination};
use super::{LeaseTermination, flow, letters};
use crate::appointments::{Appointment, AppointmentKind, AppointmentStatus};
use crate::calendar::amsterdam;
use crate::cases::{Answer, Level};
use crate::channels::Channel;
use crate::erp::{PersonReference, TerminationStatus, TerminationUpdate};
use crate::ids::{CaseId, RelationId};
use crate::processes::Facts;
use crate::processes::flow::{Command, Decision, Effect};

/// At this hour reminders go out.
const REMINDER_TIME: jiff::civil::Time = time(9, 0, 0, 0);

/// A visit with a time: chosen while filing, or an appointment that exists.
#[derive(Debug, Clone, Copy)]
pub struct TimedVisit {
    /// What for.
    pub kind: AppointmentKind,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
}

/// What a command works with and what it decides.
pub struct Turn<'a> {
    pub process: &'a LeaseTermination,
    pub facts: &'a Facts<'a>,
    pub case: CaseId,
    pub number: &'a str,
    pub level: Level,
    pub filed_by: Channel,
    pub termination: Termination,
    pub attention: Vec<String>,
    pub effects: Vec<Effect>,
    pub events: Vec<(&'static str, serde_json::Value)>,
}

impl Turn<'_> {
    /// The decision that this turn leads to.
    pub fn decision(mut self, state: &'static str) -> Decision {
        // A time can wait until it is sure that the lease ends: what may stop that comes first.
        self.attention.sort_by_key(|reason| is_about_visits(reason));
        let data = serde_json::to_value(&self.termination).unwrap_or_default();
        Decision { state, data, attention: self.attention, effects: self.effects, events: self.events }
    }

    /// Records what happened.
    pub fn event(&mut self, kind: &'static str, data: serde_json::Value) {
        self.events.push((kind, data));
    }

    /// Asks for a person's attention, once per reason.
    pub fn attend(&mut self, reason: &str) {
        if !self.attention.iter().any(|known| known == reason) {
            self.attention.push(reason.to_owned());
        }
    }

    /// The appointments of the case that are still to take place.
    pub fn appointments(&self) -> impl Iterator<Item = &Appointment> {
        self.facts.appointments.iter().filter(|appointment| {
            matches!(appointment.status, AppointmentStatus::Held | AppointmentStatus::Booked)
        })
    }

    /// The appointment of this kind that is still to take place.
    pub fn appointment(&self, kind: AppointmentKind) -> Option<&Appointment> {
        self.appointments().find(|appointment| appointment.kind == kind)
    }

    /// Whether everybody who must agree has agreed; `just_signed` counts as agreed.
    pub fn all_agreed(&self, just_signed: Option<RelationId>) -> bool {
        self.termination.signers.iter().all(|signer| {
            Some(*signer) == just_signed
                || self.facts.signatures.iter().any(|signature| {
                    signature.relation == *signer && signature.answer == Some(Answer::Agreed)
                })
        })
    }

    /// Whether staff must approve what the rules allow: level digital, filed by the tenant or by a system for them.
    pub fn needs_approval(&self) -> bool {
        let by_program = matches!(self.filed_by, Channel::Portal | Channel::Api);
        self.level == Level::Digital && by_program && !self.termination.approved
    }

    /// Whether the last day has gone by, so that nothing can be made certain before there is another.
    pub fn end_has_passed(&self) -> bool {
        self.termination.end < amsterdam::day_of(self.facts.now)
    }

    /// Everybody else on the lease who was asked to agree.
    pub fn asked(&self) -> Vec<RelationId> {
        let was_asked = |id: &RelationId| self.facts.signatures.iter().any(|asked| asked.relation == *id);
        self.termination.signers.iter().copied().filter(was_asked).collect()
    }

    /// Asks everybody else on the lease who was not asked before.
    pub fn ask_signatures(&mut self) {
        let asked = self.asked();
        let signers = self.termination.signers.iter().copied().filter(|signer| !asked.contains(signer));
        self.ask(signers.collect(), "termination-signatures-asked");
    }

    /// Asks these people to agree with what is filed now; an answer they gave before no longer counts.
    pub fn ask(&mut self, whom: Vec<RelationId>, event: &'static str) {
        let days = i64::from(self.process.rules.parameters.signature_days);
        let until = self.facts.now + SignedDuration::from_hours(24 * days);
        let signers = whom.len();
        for relation in whom {
            let values = letters::signature(self, relation, until);
            self.effects.push(Effect::AskSignature { relation, until, values });
            let known = self.facts.tenants.iter().find(|tenant| tenant.id == relation);
            if known.is_none_or(|tenant| tenant.email.is_none()) {
                self.attend("attention-cosigner-unreachable");
            }
        }
        self.effects.push(Effect::Later { at: until, command: Command::new("expire-signatures") });
        self.event(event, json!({ "signers": signers, "until": until }));
    }

    /// How a case in this state stands for the ERP.
    pub fn standing(&self, state: &str) -> TerminationStatus {
        match state {
            flow::CONFIRMED => TerminationStatus::Approved,
            flow::SIGNING if !self.termination.approved => TerminationStatus::Received,
            _ => TerminationStatus::InProgress,
        }
    }

    /// Tells the ERP how it stands.
    pub fn tell_erp(&mut self, status: TerminationStatus) {
        let termination = &self.termination;
        let (new_address, new_address_abroad) = match &termination.new_address {
            NewAddress::Unknown => (None, None),
            NewAddress::Dutch { address } => (Some(address.clone()), None),
            NewAddress::Abroad { lines } => (None, Some(lines.clone())),
        };
        let tenants = self
            .facts
            .tenants
            .iter()
            .map(|tenant| PersonReference { number: tenant.number.clone(), name: tenant.name.spoken() })
            .collect();
        let update = TerminationUpdate {
            case: self.case,
            number: self.number.to_owned(),
            lease_number: self.facts.lease.number.clone(),
            status,
            received_on: termination.received_on,
            end: termination.end,
            reason_code: termination.reason.vera_code().to_owned(),
            reason_note: termination.reason_note.clone(),
            viewing: termination.viewing,
            new_address,
            new_address_abroad,
            account_holder: termination.account.as_ref().map(|account| account.holder.clone()),
            iban: termination.account.as_ref().map(|account| account.iban.clone()),
            tenants,
        };
        self.effects.push(Effect::Erp(Box::new(update)));
    }

    /// Makes it certain: the ERP, the lease, the visits, the letters and the reminders. `visits` are those with a time.
    pub fn confirm(&mut self, visits: &[TimedVisit]) {
        self.tell_erp(TerminationStatus::Approved);
        let held = self.appointments().filter(|found| found.status == AppointmentStatus::Held);
        let (passed, coming): (Vec<_>, Vec<_>) = held.partition(|found| found.starts_at <= self.facts.now);
        let ids = |held: Vec<&Appointment>| held.into_iter().map(|found| found.id).collect::<Vec<_>>();
        let (passed, coming) = (ids(passed), ids(coming));
        self.attention.retain(|reason| is_about_visits(reason));
        // A time that went by while others were asked was never a visit: another must be agreed.
        if !passed.is_empty() {
            self.attend("attention-no-time-left");
        }
        self.effects.extend(passed.into_iter().map(Effect::Cancel));
        self.effects.extend(coming.into_iter().map(Effect::Confirm));
        self.effects.push(Effect::EndLease(Some(self.termination.end)));
        letters::confirmed(self, visits);
        for visit in visits {
            self.remind_later(*visit);
        }
        self.finish_later();
        let data = json!({ "end": self.termination.end, "level": self.level.code() });
        self.event("termination-confirmed", data);
    }

    /// Sends it to a person and tells the tenant so.
    pub fn send_to_person(&mut self, reasons: &[String]) {
        for reason in reasons {
            self.attend(reason);
        }
        letters::person(self);
        self.event("termination-sent-to-person", json!({ "reasons": reasons }));
    }

    /// The visits to come with the times of their appointments.
    pub fn timed_visits(&self) -> Vec<TimedVisit> {
        let mut visits: Vec<TimedVisit> = self
            .appointments()
            .filter(|found| found.starts_at > self.facts.now)
            .map(|found| TimedVisit { kind: found.kind, starts_at: found.starts_at, ends_at: found.ends_at })
            .collect();
        visits.sort_by_key(|visit| visit.starts_at);
        visits
    }

    /// Gives the command that reminds of this visit when its day comes near.
    pub fn remind_later(&mut self, visit: TimedVisit) {
        let days = i64::from(self.process.rules.parameters.visits.reminder_days);
        let day = amsterdam::day_of(visit.starts_at).saturating_sub(days.days());
        let at = amsterdam::at(day, REMINDER_TIME);
        if at > self.facts.now {
            let command = Command::new("remind")
                .with("visit", visit.kind.code())
                .with("starts-at", visit.starts_at.to_string());
            self.effects.push(Effect::Later { at, command });
        }
    }

    /// Gives the command that closes the case the day after the end.
    pub fn finish_later(&mut self) {
        let day: Date = self.termination.end.saturating_add(1.days());
        let at = amsterdam::at(day, time(3, 0, 0, 0));
        self.effects.push(Effect::Later { at, command: Command::new("finish") });
    }

    /// Whether this is about everybody leaving, so that everybody must agree.
    pub fn everyone_leaves(&self) -> bool {
        self.termination.situation == Situation::Everyone
    }
}

/// Whether a person must still see to a visit, however certain the rest is.
fn is_about_visits(reason: &str) -> bool {
    reason.starts_with("attention-no-time") || reason.starts_with("attention-visit")
}

/// The state for a case that the rules or a person approved, given what is still open.
pub const fn after_signatures(needs_approval: bool) -> &'static str {
    if needs_approval { flow::REVIEW } else { flow::CONFIRMED }
}
