//! A tenant chooses an hour in which we call.

use std::collections::BTreeSet;

use ::steering::opening_hours::{CallBackHour, call_back_hours};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::contacts::PhoneNumber;
use domain::events::Subject;
use domain::ids::{CallBackId, RelationId};
use domain::language::Language;
use jiff::Timestamp;
use serde_json::json;
use store::steering::call_backs as kept;
use store::steering::call_backs::{CallBack, CallBackState};

use super::super::{books, channel_states};
use crate::contacts::{self, NewContact};
use crate::{Act, Error};

/// Days of which the hours are offered: who cannot on the first can choose the next.
const DAYS: usize = 2;
/// The most hours that these days can have.
const MOST: usize = 24 * DAYS;
/// The most that a tenant can say beforehand, in characters.
const MOST_WORDS: usize = 500;

/// The hours of the next two days on which we can call back, soonest first; none when nobody answers the phone, and
/// none while nobody is there to call.
pub async fn times(act: &Act<'_>) -> Result<Vec<CallBackHour>, Error> {
    let policy = books::holding(act, &act.house.store).await?;
    let parameters = policy.parameters();
    let Some(phone) = parameters.channel(Channel::Phone) else { return Ok(Vec::new()) };
    let from = channel_states::staffed_from(act, Channel::Phone).await?.unwrap_or(act.now);
    let mut days = BTreeSet::new();
    let hours = call_back_hours(&phone.open, &parameters.calendar, from, MOST).into_iter();
    let offered = hours.take_while(|hour| {
        days.insert(amsterdam::day_of(hour.from));
        days.len() <= DAYS
    });
    Ok(offered.collect())
}

/// What a tenant asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// What about.
    pub topic: &'a str,
    /// The beginning of the hour in which we call.
    pub from: Timestamp,
    /// At which number; empty for the one that we know.
    pub phone: &'a str,
    /// What the tenant says beforehand, or empty.
    pub words: &'a str,
}

/// Promises to call a tenant back; an earlier promise that waits is replaced.
pub async fn ask(act: &Act<'_>, tenant: RelationId, wish: Wish<'_>) -> Result<CallBack, Error> {
    act.may_see(tenant)?;
    let hour = times(act).await?.into_iter().find(|hour| hour.from == wish.from);
    let hour = hour.ok_or_else(|| Error::Input("call-back-time".to_owned()))?;
    let policy = books::holding(act, &act.house.store).await?;
    if policy.topic(wish.topic).is_none() {
        return Err(Error::Input("steering-unknown-topic".to_owned()));
    }
    let words = wish.words.trim();
    if words.chars().count() > MOST_WORDS {
        return Err(Error::Input("call-back-words".to_owned()));
    }
    store::retry(|| attempt(act, tenant, hour, Wish { words, phone: wish.phone.trim(), ..wish })).await
}

async fn attempt(
    act: &Act<'_>,
    tenant: RelationId,
    hour: CallBackHour,
    wish: Wish<'_>,
) -> Result<CallBack, Error> {
    let mut tx = act.house.store.begin().await?;
    let person = store::tenancy::relations::find(&mut tx, tenant).await?;
    let known = person.phone.as_deref().unwrap_or_default();
    let number = number_in(if wish.phone.is_empty() { known } else { wish.phone })?;
    if let Some(earlier) = kept::waiting_for(&mut tx, tenant).await? {
        kept::update(&mut tx, &CallBack { state: CallBackState::Cancelled, ..earlier.clone() }).await?;
        let event = act.event(
            Subject::new("relation", tenant),
            "call-back-replaced",
            json!({ "call-back": earlier.id }),
        );
        tx.record(&event).await?;
    }
    let call_back = CallBack {
        id: CallBackId::new(act.now, act.house.chance.as_ref()),
        relation: tenant,
        topic: wish.topic.to_owned(),
        words: wish.words.to_owned(),
        phone: number.as_str().to_owned(),
        from: hour.from,
        until: hour.until,
        state: CallBackState::Waiting,
        tries: 0,
        tried_at: None,
        assignee: None,
        asked_at: act.now,
        version: 1,
    };
    kept::add(&mut tx, &call_back).await?;
    // The question itself is a contact like any other: it stands in the history and counts in the measures.
    contacts::record_within(act, &mut tx, &question(act, &call_back)).await?;
    let data =
        json!({ "call-back": call_back.id, "topic": wish.topic, "from": hour.from, "until": hour.until });
    tx.record(&act.event(Subject::new("relation", tenant), "call-back-asked", data)).await?;
    tx.commit().await?;
    Ok(call_back)
}

/// The number that a tenant typed.
pub(super) fn number_in(typed: &str) -> Result<PhoneNumber, Error> {
    PhoneNumber::parse(typed).map_err(|_| Error::Input("call-back-phone".to_owned()))
}

fn question(act: &Act<'_>, call_back: &CallBack) -> NewContact {
    let texts = &act.house.texts;
    let summary = match call_back.words.as_str() {
        "" => texts.text(Language::default(), "call-back-question"),
        words => texts.format(Language::default(), "call-back-question-words", &[("words", words)]),
    };
    NewContact {
        relation: call_back.relation,
        case: None,
        channel: act.channel,
        inbound: true,
        topic: call_back.topic.clone(),
        summary,
    }
}

/// The number of a tenant that we know, as one says it; empty when we know none.
pub async fn known_number(act: &Act<'_>, tenant: RelationId) -> Result<String, Error> {
    act.may_see(tenant)?;
    let known = store::tenancy::relations::find(&act.house.store, tenant).await?.phone;
    Ok(known
        .and_then(|phone| PhoneNumber::parse(&phone).ok())
        .map(|phone| phone.to_string())
        .unwrap_or_default())
}

/// The promise to a tenant that waits, when there is one.
pub async fn of(act: &Act<'_>, tenant: RelationId) -> Result<Option<CallBack>, Error> {
    act.may_see(tenant)?;
    Ok(kept::waiting_for(&act.house.store, tenant).await?)
}
