//! Answers and cases in words: to check before signing, to read back later, and for staff.

use super::LeaseTermination;
use super::commands::read;
use super::filing::{ContactBy, NewAddress, Situation, Termination, TimeChoice};
use super::intake::{NONE_SUITS, say, time_field};
use super::notice::{Correction, EndDecision};
use super::parse::no_longer_offered;
use super::plan::{Plan, PlannedVisit};
use super::reasons::Reason;
use super::receipt;
use crate::actors::Actor;
use crate::appointments::offer::Slot;
use crate::calendar::{Holiday, amsterdam};
use crate::cases::{Case, Level};
use crate::messages::{Message, Value};
use crate::payments::Iban;
use crate::processes::intake::Answers;
use crate::processes::{Facts, SummaryRow};

fn row(label: &str, answer: Value, question: &str) -> SummaryRow {
    SummaryRow { label: say(&format!("s-{label}")), answer, question: Some(question.to_owned()) }
}

fn key(name: &str) -> Value {
    Value::Key(format!("lease-termination-{name}"))
}

fn text(answers: &Answers, field: &str) -> Value {
    Value::Text(answers.get(field).unwrap_or_default().to_owned())
}

/// The answers in words, each with the question to go back to.
pub fn of_answers(process: &LeaseTermination, answers: &Answers, facts: &Facts<'_>) -> Vec<SummaryRow> {
    let plan = Plan::of(process, answers, facts);
    // What is not one of the choices has no words.
    let chosen = |field: &str, prefix: &str, is_known: &dyn Fn(&str) -> bool| {
        let known = answers.get(field).filter(|value| is_known(value));
        known.map_or_else(|| Value::Text(String::new()), |value| key(&format!("{prefix}-{value}")))
    };
    let mut rows = vec![
        SummaryRow {
            label: say("s-address"),
            answer: Value::Text(facts.home.address.to_string()),
            question: None,
        },
        row("received", Value::Day(plan.received), receipt::FIELD),
        row(
            "situation",
            chosen("situation", "situation", &|code| Situation::from_code(code).is_some()),
            "situation",
        ),
        row("end", Value::Day(plan.end), "end-date"),
        row("reason", chosen("reason", "reason", &|code| Reason::chosen(code).is_some()), "reason"),
    ];
    // Who files it themselves does so today and has nothing to say about it.
    rows.retain(|row| row.question.as_deref() != Some(receipt::FIELD) || receipt::question(facts).is_some());
    if answers.get("reason-note").is_some() {
        rows.push(row("reason-note", text(answers, "reason-note"), "reason"));
    }
    rows.push(row("new-address", new_address(answers), "new-address"));
    rows.push(row("account", account(answers), "account"));
    let viewing = answers.yes("viewing").map(|viewing| key(if viewing { "yes" } else { "no" }));
    rows.push(row("viewing", viewing.unwrap_or_else(|| Value::Text(String::new())), "viewing"));
    if plan.by_rules {
        rows.extend(plan.visits.iter().filter(|visit| visit.wanted).map(|visit| SummaryRow {
            label: Message::new(format!("visit-{}-title", visit.kind.code())),
            answer: time(answers, visit),
            question: (!visit.offered.is_empty()).then(|| time_field(visit.kind).to_owned()),
        }));
    }
    rows.push(row(
        "contact",
        chosen("contact-by", "contact", &|code| ContactBy::from_code(code).is_some()),
        "contact",
    ));
    if answers.get("phone").is_some() {
        rows.push(row("phone", text(answers, "phone"), "contact"));
    }
    rows
}

fn new_address(answers: &Answers) -> Value {
    match answers.get("address-kind") {
        Some("dutch") => {
            let part = |field| answers.get(field).unwrap_or_default();
            Value::Text(format!(
                "{} {}, {} {}",
                part("street"),
                part("house-number"),
                part("postal-code").to_uppercase(),
                part("city")
            ))
        }
        Some("abroad") => text(answers, "abroad"),
        Some(_) => key("address-kind-unknown"),
        None => Value::Text(String::new()),
    }
}

fn account(answers: &Answers) -> Value {
    let iban = answers.get("iban").map(|typed| match typed.parse::<Iban>() {
        Ok(iban) => iban.to_string(),
        Err(_) => typed.to_owned(),
    });
    let holder = answers.get("holder").map(|holder| format!(" ({holder})")).unwrap_or_default();
    Value::Text(format!("{}{holder}", iban.unwrap_or_default()))
}

fn time(answers: &Answers, visit: &PlannedVisit) -> Value {
    if visit.offered.is_empty() {
        return key("time-none-free");
    }
    match answers.get(time_field(visit.kind)) {
        Some(NONE_SUITS) => key("time-none-suits"),
        Some(code) => match Slot::chosen(code, &visit.offered) {
            Some(slot) => Value::Between(slot.starts_at, slot.ends_at),
            None => key(no_longer_offered(code, visit)),
        },
        None => Value::Text(String::new()),
    }
}

/// What follows from the answers, in sentences.
pub fn consequences(process: &LeaseTermination, answers: &Answers, facts: &Facts<'_>) -> Vec<Message> {
    let plan = Plan::of(process, answers, facts);
    let mut messages = plan.decision.as_ref().map(corrections).unwrap_or_default();
    messages.extend(plan.decision.as_ref().and_then(beyond));
    if !plan.by_rules {
        messages.push(say("c-person"));
        return messages;
    }
    let others = facts
        .tenants
        .iter()
        .filter(|tenant| tenant.id != facts.requester)
        .map(|tenant| tenant.name.spoken())
        .collect::<Vec<_>>();
    if !others.is_empty() && plan.situation == Some(Situation::Everyone) {
        let count = Value::Number(i64::try_from(others.len()).unwrap_or(i64::MAX));
        messages.push(say("c-signatures").with("names", Value::Names(others)).with("count", count));
    }
    if facts.level == Level::Digital && matches!(facts.actor, Actor::Tenant { .. }) {
        messages.push(say("c-approval"));
    }
    let last = process.rules.last_day_to_withdraw(plan.end);
    if last >= amsterdam::day_of(facts.now) {
        messages.push(say("c-withdraw").with("withdraw", Value::Day(last)));
    }
    messages
}

/// Why the end is not the day that was asked for.
pub fn corrections(decision: &EndDecision) -> Vec<Message> {
    decision.corrections.iter().map(|correction| self::correction(correction, decision)).collect()
}

/// That the rules do not decide about a day so far ahead.
fn beyond(decision: &EndDecision) -> Option<Message> {
    let latest = decision.beyond?;
    Some(say("c-too-far-ahead").with("end", Value::Day(decision.end)).with("latest", Value::Day(latest)))
}

fn correction(correction: &Correction, decision: &EndDecision) -> Message {
    let moved = |name: &str, from, to| {
        say(&format!("c-moved-{name}")).with("from", Value::Day(from)).with("to", Value::Day(to))
    };
    match correction {
        Correction::TooShort { .. } => say("c-too-short")
            .with("wished", Value::Day(decision.wished))
            .with("months", Value::Number(i64::from(decision.term.months)))
            .with("end", Value::Day(decision.end)),
        Correction::NotAPaymentDay { payment_day } => {
            say("c-moved-payment-day").with("to", Value::Day(*payment_day))
        }
        Correction::MovedFromWeekend { from, to } => moved("weekend", *from, *to),
        Correction::MovedFromHoliday { from, to, holiday } => {
            moved("holiday", *from, *to).with("holiday", holiday_name(*holiday))
        }
        Correction::MovedFromClosedDay { from, to, .. } => moved("closed", *from, *to),
    }
}

fn holiday_name(holiday: Holiday) -> Value {
    Value::Key(format!("calendar-holiday-{}", holiday.code()))
}

fn fixed(label: &str, answer: Value) -> SummaryRow {
    SummaryRow { label: say(&format!("s-{label}")), answer, question: None }
}

/// What a co-tenant must know to agree.
pub fn of_signature(case: &Case, facts: &Facts<'_>) -> Vec<SummaryRow> {
    let Ok(termination) = read(case) else { return Vec::new() };
    vec![
        fixed("address", Value::Text(facts.home.address.to_string())),
        fixed("received", Value::Day(termination.received_on)),
        fixed("end", Value::Day(termination.end)),
    ]
}

/// A case in words.
pub fn of_case(case: &Case, facts: &Facts<'_>) -> Vec<SummaryRow> {
    let Ok(termination) = read(case) else { return Vec::new() };
    let fixed =
        |label: &str, answer| SummaryRow { label: say(&format!("s-{label}")), answer, question: None };
    let mut rows = vec![
        fixed("address", Value::Text(facts.home.address.to_string())),
        fixed("lease", Value::Text(facts.lease.number.clone())),
        fixed("received", Value::Day(termination.received_on)),
        fixed("situation", key(&format!("situation-{}", termination.situation.code()))),
        fixed("end", Value::Day(termination.end)),
        fixed("reason", reason(termination.reason)),
    ];
    rows.extend(termination.reason_note.clone().map(|note| fixed("reason-note", Value::Text(note))));
    // What can still be told later names the command by which it is told.
    rows.push(row("new-address", known_address(&termination), super::forwarding::COMMAND));
    rows.extend(termination.account.as_ref().map(|account| {
        let iban =
            account.iban.parse::<Iban>().map_or_else(|_| account.iban.clone(), |iban| iban.to_string());
        fixed("account", Value::Text(format!("{iban} ({})", account.holder)))
    }));
    rows.push(fixed("viewing", key(if termination.viewing { "yes" } else { "no" })));
    rows.push(fixed("contact", key(&format!("contact-{}", termination.contact_by.code()))));
    rows.extend(termination.phone.clone().map(|phone| fixed("phone", Value::Text(phone))));
    rows.extend(termination.visits.iter().filter_map(without_time));
    rows.extend(termination.rejection.clone().map(|why| fixed("rejection", Value::Text(why))));
    rows.extend(termination.handed_over.clone().map(|arranged| fixed("handed-over", Value::Text(arranged))));
    rows
}

fn reason(reason: Reason) -> Value {
    key(&format!("reason-{}", reason.code()))
}

fn known_address(termination: &Termination) -> Value {
    match &termination.new_address {
        NewAddress::Unknown => key("address-kind-unknown"),
        NewAddress::Dutch { address } => Value::Text(address.to_string()),
        NewAddress::Abroad { lines } => Value::Text(lines.clone()),
    }
}

/// A visit for which no time was agreed while filing; the others are shown as appointments.
fn without_time(visit: &super::filing::Visit) -> Option<SummaryRow> {
    let answer = match visit.time? {
        TimeChoice::NoneSuits => key("time-none-suits"),
        TimeChoice::NoneFree => key("time-none-free"),
        TimeChoice::Chosen { .. } => return None,
    };
    let label = Message::new(format!("visit-{}-title", visit.kind.code()));
    Some(SummaryRow { label, answer, question: None })
}
