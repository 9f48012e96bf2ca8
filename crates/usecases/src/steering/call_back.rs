//! Call-backs: a promise with a time, for who wants a person and finds the office closed or busy.

use ::steering::opening_hours::{CallBackHour, call_back_hours};
use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::contacts::PhoneNumber;
use domain::events::Subject;
use domain::ids::{CallBackId, RelationId};
use jiff::Timestamp;
use serde_json::json;
use store::steering::call_backs as kept;
pub use store::steering::call_backs::CallBack;

use super::books;
use crate::{Act, Error};

/// Hours offered.
const OFFERED: usize = 8;
/// The longest list.
const MOST: u32 = 200;

/// The hours in which we can call back, soonest first; none when nobody answers the phone.
pub async fn times(act: &Act<'_>) -> Result<Vec<CallBackHour>, Error> {
    let policy = books::holding(act, &act.house.store).await?;
    let parameters = policy.parameters();
    let phone = parameters.channel(Channel::Phone);
    Ok(phone
        .map_or_else(Vec::new, |phone| call_back_hours(&phone.open, &parameters.calendar, act.now, OFFERED)))
}

/// Promises to call a tenant back in the hour that begins at `from`; an earlier promise that waits is replaced. Without
/// a number the one that we know is called.
pub async fn ask(
    act: &Act<'_>,
    tenant: RelationId,
    topic: &str,
    from: Timestamp,
    phone: &str,
) -> Result<CallBack, Error> {
    act.may_see(tenant)?;
    let hour = times(act).await?.into_iter().find(|hour| hour.from == from);
    let hour = hour.ok_or_else(|| Error::Input("call-back-time".to_owned()))?;
    let policy = books::holding(act, &act.house.store).await?;
    if policy.topic(topic).is_none() {
        return Err(Error::Input("steering-unknown-topic".to_owned()));
    }
    store::retry(|| attempt(act, tenant, topic, hour, phone.trim())).await
}

async fn attempt(
    act: &Act<'_>,
    tenant: RelationId,
    topic: &str,
    hour: CallBackHour,
    phone: &str,
) -> Result<CallBack, Error> {
    let mut tx = act.house.store.begin().await?;
    let person = store::tenancy::relations::find(&mut tx, tenant).await?;
    let wrong = || Error::Input("call-back-phone".to_owned());
    let number = if phone.is_empty() { person.phone.as_deref().ok_or_else(wrong)? } else { phone };
    let number = PhoneNumber::parse(number).map_err(|_| wrong())?;
    if let Some(earlier) = kept::waiting_for(&mut tx, tenant).await? {
        kept::set_state(&mut tx, &earlier, "cancelled").await?;
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
        topic: topic.to_owned(),
        phone: number.as_str().to_owned(),
        from: hour.from,
        until: hour.until,
        state: "waiting".to_owned(),
        asked_at: act.now,
        version: 1,
    };
    kept::add(&mut tx, &call_back).await?;
    let data = json!({ "call-back": call_back.id, "topic": topic, "from": hour.from, "until": hour.until });
    tx.record(&act.event(Subject::new("relation", tenant), "call-back-asked", data)).await?;
    tx.commit().await?;
    Ok(call_back)
}

/// All promises that wait, soonest first, for the desk.
pub async fn waiting(act: &Act<'_>) -> Result<Vec<CallBack>, Error> {
    act.require(StaffRole::Agent)?;
    Ok(kept::waiting(&act.house.store, MOST).await?)
}

/// The promise to a tenant that waits, when there is one.
pub async fn of(act: &Act<'_>, tenant: RelationId) -> Result<Option<CallBack>, Error> {
    act.may_see(tenant)?;
    Ok(kept::waiting_for(&act.house.store, tenant).await?)
}

/// An employee called.
pub async fn done(act: &Act<'_>, id: CallBackId) -> Result<(), Error> {
    act.require(StaffRole::Agent)?;
    end(act, id, "done", "call-back-done").await
}

/// The tenant does not need the call any more.
pub async fn cancel(act: &Act<'_>, id: CallBackId) -> Result<(), Error> {
    end(act, id, "cancelled", "call-back-cancelled").await
}

async fn end(act: &Act<'_>, id: CallBackId, state: &str, kind: &str) -> Result<(), Error> {
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let known = kept::find(&mut tx, id).await?;
        act.may_see(known.relation)?;
        if known.state != "waiting" {
            return Err(Error::Input("call-back-over".to_owned()));
        }
        kept::set_state(&mut tx, &known, state).await?;
        let data = json!({ "call-back": id, "topic": known.topic });
        tx.record(&act.event(Subject::new("relation", known.relation), kind, data)).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}
