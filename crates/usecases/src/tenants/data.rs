//! Everything held about a tenant, for them to read and take along (AVG/GDPR articles 15 and 20).

use domain::cases::Case;
use domain::events::Subject;
use domain::mails::Mail;
use serde_json::{Value, json};
use store::contacts::ContactsOf;

use super::home::{TenantHome, of};
use crate::cases::SharedView;
use crate::steering::self_reliance;
use crate::{Act, Error, outbox};

/// Most contact moments and events that are given out; nobody has more.
const MOST: u32 = 10_000;

/// Everything held about the tenant who acts, as one JSON document.
pub async fn my_data(act: &Act<'_>) -> Result<Value, Error> {
    let id = act.tenant()?;
    let store = &act.house.store;
    let home = of(act, id).await?;
    let contacts = store::contacts::list(store, ContactsOf::Relation(id), None, MOST).await?.items;
    let own = store::events::by_actor(store, id.0, MOST).await?;
    let about = store::events::about(store, &Subject::new("relation", id), MOST).await?;
    let leases: Vec<Value> =
        home.leases.iter().map(|(lease, home)| json!({ "lease": lease, "home": home })).collect();
    let mut cases = Vec::new();
    for line in &home.cases {
        let events = store::events::of_case(store, line.case.id).await?;
        let appointments = store::appointments::of_case(store, line.case.id).await?;
        let events: Vec<Value> = events.iter().map(|recorded| event(&recorded.event)).collect();
        cases.push(json!({ "case": own_case(&line.case), "appointments": appointments, "events": events }));
    }
    let letters = letters(act, &home).await?;
    let agreements: Vec<Value> = home.together.iter().map(agreement).collect();
    let advices = store::steering::advices::of_relation(store, id, MOST).await?;
    let advices: Vec<Value> =
        advices.iter().filter_map(|advice| serde_json::from_str(&advice.content).ok()).collect();
    let reliance = self_reliance::of(act, id).await?;
    let call_backs = store::steering::call_backs::of_relation(store, id, MOST).await?;
    Ok(json!({
        "made-at": act.now,
        "association": act.house.association.name,
        "person": home.relation,
        "leases": leases,
        "cases": cases,
        "agreements": agreements,
        "letters": letters,
        "drafts": home.drafts,
        "channel-advices": advices,
        "self-reliance": reliance.iter().map(noted).collect::<Vec<_>>(),
        "call-backs": call_backs.iter().map(promise).collect::<Vec<_>>(),
        "contacts": contacts.iter().map(contact).collect::<Vec<_>>(),
        "done-by-you": own.iter().map(|recorded| event(&recorded.event)).collect::<Vec<_>>(),
        "done-with-your-data": about.iter().map(|recorded| event(&recorded.event)).collect::<Vec<_>>(),
    }))
}

/// A case without who of the staff took it, for the same reason.
fn own_case(case: &Case) -> Value {
    let mut told = json!(case);
    if let Some(told) = told.as_object_mut() {
        told.remove("assignee");
    }
    told
}

/// What was mailed to the tenant about their own cases and those they were asked to agree to, as long as it is kept.
/// What held a code or a personal link was wiped when it left.
async fn letters(act: &Act<'_>, home: &TenantHome) -> Result<Vec<Value>, Error> {
    let shared = home.together.iter().map(|shared| &shared.case);
    let mut letters = Vec::new();
    for case in home.cases.iter().map(|line| &line.case).chain(shared) {
        let stream = case.id.to_string();
        for (_, at, payload) in store::outbox::delivered_of(&act.house.store, outbox::MAIL, &stream).await? {
            let Ok(mail) = serde_json::from_value::<Mail>(payload) else { continue };
            // Letters about one case go to everybody on the lease.
            if home.relation.email.as_ref() == Some(&mail.to) {
                letters.push(json!({
                    "at": at,
                    "case": case.number,
                    "to": mail.to,
                    "subject": mail.subject,
                    "text": mail.text,
                }));
            }
        }
    }
    Ok(letters)
}

/// An event without who of the staff it was: that is their personal data.
fn event(event: &domain::events::Event) -> Value {
    json!({
        "at": event.at,
        "by": event.actor.kind(),
        "channel": event.channel,
        "what": event.kind,
        "about": event.subject,
        "facts": event.data,
    })
}

/// What somebody else asked the tenant to agree to; the case itself is theirs who asked.
fn agreement(shared: &SharedView) -> Value {
    json!({
        "case": shared.case.number,
        "asked-by": shared.requester,
        "asked-at": shared.signature.asked_at,
        "answer": shared.signature.answer,
        "answered-at": shared.signature.answered_at,
    })
}

fn contact(contact: &store::contacts::Contact) -> Value {
    json!({
        "at": contact.at,
        "channel": contact.channel,
        "topic": contact.topic,
        "summary": contact.summary,
    })
}

fn noted(known: &self_reliance::Known) -> Value {
    json!({
        "topic": known.topic,
        "value": known.value,
        "source": known.source,
        "at": known.at,
        "counts-until": known.expires,
    })
}

fn promise(call_back: &store::steering::call_backs::CallBack) -> Value {
    json!({
        "topic": call_back.topic,
        "phone": call_back.phone,
        "from": call_back.from,
        "until": call_back.until,
        "words": call_back.words,
        "state": call_back.state.code(),
        "tries": call_back.tries,
        "tried-at": call_back.tried_at,
        "asked-at": call_back.asked_at,
    })
}
