//! Answers as typed become a filing, or problems with the place where each can be mended.

use jiff::civil::Date;

use super::LeaseTermination;
use super::filing::{Account, ContactBy, NewAddress, Situation, Termination, TimeChoice, Visit};
use super::intake::{LONGEST_LINE, LONGEST_NOTE, NONE_SUITS, ask_field, say, time_field};
use super::plan::{Plan, PlannedVisit};
use super::reasons::Reason;
use super::receipt;
use crate::appointments::AppointmentKind;
use crate::appointments::offer::Slot;
use crate::contacts::{PhoneNumber, PostalCode};
use crate::messages::{Message, Value};
use crate::payments::Iban;
use crate::processes::Facts;
use crate::processes::intake::{Answers, Problem};
use crate::signs;
use crate::tenancy::Address;

/// Collects problems while the answers are read, so that the tenant sees them all at once.
struct Reader<'a> {
    answers: &'a Answers,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem<T>(&mut self, question: &'static str, field: &'static str, message: Message) -> Option<T> {
        self.problems.push(Problem { question, field, message });
        None
    }

    /// A line of text that must be there and not too long.
    fn line(&mut self, question: &'static str, field: &'static str, missing: &str) -> Option<String> {
        let text = self.answers.get(field).map(one_line).filter(|text| !text.is_empty());
        match text {
            None => self.problem(question, field, say(missing)),
            Some(text) => self.short_enough(question, field, &text, LONGEST_LINE),
        }
    }

    fn short_enough(
        &mut self,
        question: &'static str,
        field: &'static str,
        text: &str,
        longest: u16,
    ) -> Option<String> {
        if text.chars().count() > usize::from(longest) {
            let message = say("p-too-long").with("longest", Value::Number(i64::from(longest)));
            return self.problem(question, field, message);
        }
        Some(text.to_owned())
    }

    fn note(&mut self, question: &'static str, field: &'static str) -> Option<String> {
        let text = self.answers.get(field)?.to_owned();
        self.short_enough(question, field, &text, LONGEST_NOTE)
    }
}

/// The text as one line that reads as it is stored: without what breaks lines, and without what turns the order of
/// what stands around it.
fn one_line(text: &str) -> String {
    let spaced: String =
        text.chars().filter(|c| !signs::turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The filing in these answers, or every problem in them.
pub fn parse(
    process: &LeaseTermination,
    answers: &Answers,
    facts: &Facts<'_>,
    plan: &Plan,
) -> Result<Termination, Vec<Problem>> {
    let mut reader = Reader { answers, problems: Vec::new() };
    let situation = situation(&mut reader, facts);
    let end = end_date(&mut reader, facts, plan, process);
    let reason = reason(&mut reader, situation);
    let reason_note = reader.note("reason", "reason-note");
    let new_address = new_address(&mut reader);
    let account = account(&mut reader);
    let viewing = match answers.yes("viewing") {
        None => reader.problem("viewing", "viewing", say("p-choose-viewing")),
        chosen => chosen,
    };
    let visits = if plan.by_rules { visits(&mut reader, plan, end.is_some()) } else { unplanned(plan) };
    let contact_by = contact_by(&mut reader, facts);
    let phone = phone(&mut reader, contact_by);
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let signers = signers(facts);
    let filed = (situation, end, reason, new_address, account, viewing, contact_by);
    let (
        Some(situation),
        Some((wished_end, end, corrections)),
        Some(reason),
        Some(new_address),
        account,
        Some(viewing),
        Some(contact_by),
    ) = filed
    else {
        return Err(reader.problems);
    };
    Ok(Termination {
        situation,
        received_on: plan.received,
        wished_end,
        end,
        corrections,
        reason,
        reason_note,
        new_address,
        account,
        viewing,
        contact_by,
        phone,
        visits,
        signers,
        rejection: None,
        handed_over: None,
        reminded: Vec::new(),
        approved: false,
    })
}

/// Everybody on the lease but the one who files.
fn signers(facts: &Facts<'_>) -> Vec<crate::ids::RelationId> {
    facts.lease.parties.iter().map(|party| party.relation).filter(|id| *id != facts.requester).collect()
}

fn situation(reader: &mut Reader<'_>, facts: &Facts<'_>) -> Option<Situation> {
    let chosen = reader.answers.get("situation").and_then(Situation::from_code);
    match chosen {
        Some(Situation::OnlyMe) if facts.lease.parties.len() < 2 => {
            reader.problem("situation", "situation", say("p-choose"))
        }
        Some(situation) => Some(situation),
        None => reader.problem("situation", "situation", say("p-choose")),
    }
}

fn end_date(
    reader: &mut Reader<'_>,
    facts: &Facts<'_>,
    plan: &Plan,
    process: &LeaseTermination,
) -> Option<(Date, Date, Vec<Message>)> {
    const PLACE: (&str, &str) = ("end-date", "end-date");
    if let Err(message) = receipt::day(reader.answers, facts) {
        return reader.problem(receipt::FIELD, receipt::FIELD, message);
    }
    let today = crate::calendar::amsterdam::day_of(facts.now);
    if reader.answers.get("end-date").is_none() {
        return reader.problem(PLACE.0, PLACE.1, say("p-date-missing"));
    }
    match &plan.decision {
        None => {
            let example = process.earliest(plan.received, facts).end;
            reader.problem(PLACE.0, PLACE.1, say("p-date-wrong").with("example", Value::Day(example)))
        }
        Some(decision) if decision.end <= facts.lease.start => {
            let start = Value::Day(facts.lease.start);
            reader.problem(PLACE.0, PLACE.1, say("p-before-start").with("start", start))
        }
        // A day before the notice came was mistyped, or what the notice led to has gone by: it is asked again.
        Some(decision) if decision.wished < plan.received || decision.end < today => {
            reader.problem(PLACE.0, PLACE.1, say("p-end-passed").with("today", Value::Day(today)))
        }
        Some(decision) => Some((decision.wished, decision.end, super::summary::corrections(decision))),
    }
}

/// Giving a reason is free; none is the regular one.
fn reason(reader: &mut Reader<'_>, situation: Option<Situation>) -> Option<Reason> {
    if situation == Some(Situation::Death) {
        return Some(Reason::Death);
    }
    match reader.answers.get("reason").map(Reason::chosen) {
        None => Some(Reason::Regular),
        Some(None) => reader.problem("reason", "reason", say("p-reason")),
        Some(chosen) => chosen,
    }
}

/// The new address in these answers, or every problem in them.
pub(super) fn address(answers: &Answers) -> Result<NewAddress, Vec<Problem>> {
    let mut reader = Reader { answers, problems: Vec::new() };
    new_address(&mut reader).ok_or(reader.problems)
}

fn new_address(reader: &mut Reader<'_>) -> Option<NewAddress> {
    const QUESTION: &str = "new-address";
    match reader.answers.get("address-kind") {
        Some("unknown") => Some(NewAddress::Unknown),
        Some("abroad") => match reader.answers.get("abroad").map(str::to_owned) {
            None => reader.problem(QUESTION, "abroad", say("p-abroad")),
            Some(lines) => reader
                .short_enough(QUESTION, "abroad", &lines, LONGEST_NOTE)
                .map(|lines| NewAddress::Abroad { lines }),
        },
        Some("dutch") => dutch_address(reader),
        _ => reader.problem(QUESTION, "address-kind", say("p-address-kind")),
    }
}

fn dutch_address(reader: &mut Reader<'_>) -> Option<NewAddress> {
    const QUESTION: &str = "new-address";
    let postal_code = match reader.answers.get("postal-code").map(str::parse::<PostalCode>) {
        Some(Ok(code)) => Some(code.to_string().replace(' ', "")),
        _ => reader.problem(QUESTION, "postal-code", say("p-postal-code")),
    };
    let number = match reader.answers.get("house-number").and_then(house_number) {
        Some(number) => Some(number),
        None => reader.problem(QUESTION, "house-number", say("p-house-number")),
    };
    let street = reader.line(QUESTION, "street", "p-street");
    let city = reader.line(QUESTION, "city", "p-city");
    let (house_number, letter, suffix) = number?;
    let address =
        Address { street: street?, house_number, letter, suffix, postal_code: postal_code?, city: city? };
    Some(NewAddress::Dutch { address })
}

/// `24`, `24c`, `24-2`, `24c-2`, `24 bis` → number, letter, addition.
fn house_number(text: &str) -> Option<(u32, Option<String>, Option<String>)> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number = digits.parse().ok().filter(|number| (1..=99_999).contains(number))?;
    let rest = text[digits.len()..].trim();
    if rest.chars().count() > 10 {
        return None;
    }
    let mut characters = rest.chars();
    let first = characters.next();
    let after = characters.as_str();
    let stands_alone = after.chars().next().is_none_or(|next| !next.is_alphanumeric());
    let (letter, addition) = match first {
        Some(letter) if letter.is_ascii_alphabetic() && stands_alone => (Some(letter.to_string()), after),
        _ => (None, rest),
    };
    let addition = addition.trim_matches(|c: char| !c.is_alphanumeric());
    Some((number, letter, (!addition.is_empty()).then(|| addition.to_owned())))
}

fn account(reader: &mut Reader<'_>) -> Option<Account> {
    let iban = match reader.answers.get("iban").map(str::parse::<Iban>) {
        Some(Ok(iban)) => Some(iban.electronic().to_owned()),
        Some(Err(error)) => reader.problem("account", "iban", Message::new(error.text_key())),
        None => reader.problem("account", "iban", say("p-iban")),
    };
    let holder = reader.line("account", "holder", "p-holder");
    Some(Account { iban: iban?, holder: holder? })
}

fn visits(reader: &mut Reader<'_>, plan: &Plan, has_end: bool) -> Vec<Visit> {
    let mut visits = Vec::new();
    for planned in &plan.visits {
        let ask = ask_field(planned.kind);
        if !planned.required && reader.answers.yes(ask).is_none() {
            let _: Option<()> = reader.problem("inspections", ask, say("p-ask"));
        }
        // Which times are offered hangs on the end: without a usable day there is nothing to say about them yet.
        if planned.wanted && has_end {
            let time = time(reader, planned);
            visits.push(Visit { time, ..visit(planned) });
        }
    }
    visits
}

/// When a person handles it, times are agreed with that person.
fn unplanned(plan: &Plan) -> Vec<Visit> {
    plan.visits.iter().filter(|planned| planned.wanted).map(visit).collect()
}

fn visit(planned: &PlannedVisit) -> Visit {
    Visit {
        kind: planned.kind,
        minutes: planned.minutes,
        rule: planned.required.then(|| planned.rule.clone()),
        first: planned.first,
        last: planned.last,
        time: None,
    }
}

fn time(reader: &mut Reader<'_>, planned: &PlannedVisit) -> Option<TimeChoice> {
    if planned.offered.is_empty() {
        return Some(TimeChoice::NoneFree);
    }
    let field = time_field(planned.kind);
    match reader.answers.get(field) {
        None => reader.problem(field, field, say("p-time")),
        Some(NONE_SUITS) => Some(TimeChoice::NoneSuits),
        Some(code) => match Slot::chosen(code, &planned.offered) {
            None => reader.problem(field, field, say(no_longer_offered(code, planned))),
            Some(Slot { starts_at, ends_at, inspector }) => {
                Some(TimeChoice::Chosen { starts_at, ends_at, inspector })
            }
        },
    }
}

/// Why a chosen time is not offered: its day no longer fits the last day of the lease, or somebody else took it.
pub(super) fn no_longer_offered(code: &str, planned: &PlannedVisit) -> &'static str {
    let starts_at = code.split('/').next().and_then(|start| start.parse::<jiff::Timestamp>().ok());
    let fits = starts_at.is_none_or(|start| {
        (planned.first..=planned.last).contains(&crate::calendar::amsterdam::day_of(start))
    });
    if fits { "p-time-gone" } else { "p-time-other-end" }
}

fn contact_by(reader: &mut Reader<'_>, facts: &Facts<'_>) -> Option<ContactBy> {
    let chosen = reader.answers.get("contact-by").and_then(ContactBy::from_code);
    let has_email = facts.tenants.iter().any(|tenant| tenant.id == facts.requester && tenant.email.is_some());
    match chosen {
        Some(ContactBy::Email) if !has_email => {
            reader.problem("contact", "contact-by", say("p-email-missing"))
        }
        Some(way) => Some(way),
        None => reader.problem("contact", "contact-by", say("p-contact")),
    }
}

fn phone(reader: &mut Reader<'_>, contact_by: Option<ContactBy>) -> Option<String> {
    match reader.answers.get("phone").map(str::parse::<PhoneNumber>) {
        Some(Ok(number)) => Some(number.to_string()),
        Some(Err(_)) => reader.problem("contact", "phone", say("p-phone")),
        None if contact_by == Some(ContactBy::Phone) => reader.problem("contact", "phone", say("p-phone")),
        None => None,
    }
}

/// The visit kinds in which no time could be agreed while filing, for the attention of a person.
pub fn without_time(termination: &Termination) -> Vec<&'static str> {
    let mut reasons = Vec::new();
    for kind in AppointmentKind::ALL {
        match termination.visit(kind).and_then(|visit| visit.time) {
            Some(TimeChoice::NoneFree) => reasons.push("attention-no-time-free"),
            Some(TimeChoice::NoneSuits) => reasons.push("attention-no-time-suits"),
            _ => {}
        }
    }
    reasons.dedup();
    reasons
}
