//! The promise is kept: who of the staff calls, what became of it, and what the tenant changes meanwhile.

use domain::actors::{Actor, StaffRole};
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::events::Subject;
use domain::ids::{CallBackId, RelationId};
use jiff::ToSpan;
use serde_json::{Value, json};
use store::Tx;
use store::steering::call_backs as kept;
use store::steering::call_backs::{CallBack, CallBackState};

use super::asking::number_in;
use super::{mails, times};
use crate::contacts::{self, NewContact};
use crate::{Act, Error};

/// The longest list.
const MOST: u32 = 200;

/// A promise as staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The promise.
    pub call_back: CallBack,
    /// To whom.
    pub tenant: String,
    /// Who of the staff took it.
    pub assignee: Option<String>,
}

/// Why nobody calls any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The tenant does not need it any more.
    NotNeeded,
    /// We called often enough and never reached the tenant.
    NotReached,
}

impl Why {
    const fn code(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::NotReached => "not-reached",
        }
    }
}

/// All promises that wait, soonest first, for the desk.
pub async fn waiting(act: &Act<'_>) -> Result<Vec<Promise>, Error> {
    act.require(StaffRole::Agent)?;
    let mut promises = Vec::new();
    for call_back in kept::waiting(&act.house.store, MOST).await? {
        promises.push(with_names(act, call_back).await?);
    }
    Ok(promises)
}

/// The promise to one tenant that waits, when there is one.
pub async fn promise_to(act: &Act<'_>, tenant: RelationId) -> Result<Option<Promise>, Error> {
    act.require(StaffRole::Agent)?;
    match kept::waiting_for(&act.house.store, tenant).await? {
        Some(call_back) => with_names(act, call_back).await.map(Some),
        None => Ok(None),
    }
}

/// One promise, whatever became of it; to a tenant their own.
pub async fn find(act: &Act<'_>, id: CallBackId) -> Result<CallBack, Error> {
    let promise = kept::find(&act.house.store, id).await?;
    act.may_see(promise.relation)?;
    Ok(promise)
}

async fn with_names(act: &Act<'_>, call_back: CallBack) -> Result<Promise, Error> {
    let store = &act.house.store;
    let tenant = store::tenancy::relations::find(store, call_back.relation).await?.name.spoken();
    let assignee = match call_back.assignee {
        Some(id) => Some(store::staff::find(store, id).await?.name),
        None => None,
    };
    Ok(Promise { call_back, tenant, assignee })
}

/// How many wait for today, or have waited too long.
pub async fn due_today(act: &Act<'_>) -> Result<u32, Error> {
    act.require(StaffRole::Agent)?;
    let tomorrow = amsterdam::start_of(amsterdam::day_of(act.now).saturating_add(1.day()));
    Ok(kept::waiting_before(&act.house.store, tomorrow).await?)
}

/// Takes a promise, so that nobody else calls at the same time, or with `false` gives it back.
pub async fn take(act: &Act<'_>, id: CallBackId, to_me: bool) -> Result<(), Error> {
    act.require(StaffRole::Agent)?;
    let Actor::Staff { id: me, .. } = act.actor else { return Err(Error::Forbidden) };
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let promise = still_waiting(&mut tx, id).await?;
        let taken = CallBack { assignee: to_me.then_some(me), ..promise };
        let kind = if to_me { "call-back-taken" } else { "call-back-released" };
        keep(act, &mut tx, &taken, kind, json!({})).await?;
        Ok(tx.commit().await?)
    })
    .await
}

/// An employee spoke with the tenant; what was said is a contact moment like any other.
pub async fn done(act: &Act<'_>, id: CallBackId, said: &str) -> Result<(), Error> {
    act.require(StaffRole::Agent)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let promise = still_waiting(&mut tx, id).await?;
        let answer = NewContact {
            relation: promise.relation,
            case: None,
            channel: Channel::Phone,
            inbound: false,
            topic: promise.topic.clone(),
            summary: said.to_owned(),
        };
        let contact = contacts::record_within(act, &mut tx, &answer).await?;
        let over = CallBack { state: CallBackState::Done, ..promise };
        keep(act, &mut tx, &over, "call-back-done", json!({ "contact": contact })).await?;
        Ok(tx.commit().await?)
    })
    .await
}

/// An employee called and did not reach the tenant: it is tried again in the next hour, and the tenant hears so. `seen`
/// is the version the employee saw, so that one try of two people is not two.
pub async fn not_reached(act: &Act<'_>, id: CallBackId, seen: i64) -> Result<CallBack, Error> {
    act.require(StaffRole::Agent)?;
    let next = times(act).await?.into_iter().next();
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let promise = still_waiting(&mut tx, id).await?;
        if promise.version != seen {
            return Err(Error::Input("call-back-changed".to_owned()));
        }
        let mut again = CallBack {
            tries: promise.tries.saturating_add(1),
            tried_at: Some(act.now),
            assignee: None,
            ..promise
        };
        if let Some(hour) = next {
            (again.from, again.until) = (hour.from, hour.until);
        }
        let data = json!({ "tries": again.tries, "from": again.from, "until": again.until });
        keep(act, &mut tx, &again, "call-back-not-reached", data).await?;
        mails::not_reached(act, &mut tx, &again).await?;
        tx.commit().await?;
        again.version += 1;
        Ok(again)
    })
    .await
}

/// Nobody calls any more: the tenant's own decision, or an employee's. Who was never reached hears so.
pub async fn cancel(act: &Act<'_>, id: CallBackId, why: Why) -> Result<(), Error> {
    if why == Why::NotReached {
        act.require(StaffRole::Agent)?;
    }
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let promise = own_waiting(act, &mut tx, id).await?;
        if why == Why::NotReached && promise.tries == 0 {
            return Err(Error::Input("call-back-not-tried".to_owned()));
        }
        let over = CallBack { state: CallBackState::Cancelled, ..promise };
        keep(act, &mut tx, &over, "call-back-cancelled", json!({ "why": why.code() })).await?;
        if why == Why::NotReached {
            mails::stopped(act, &mut tx, &over).await?;
        }
        Ok(tx.commit().await?)
    })
    .await
}

/// Another number at which we call. Whoever took the promise keeps it and sees the number where it was.
pub async fn call_at(act: &Act<'_>, id: CallBackId, typed: &str) -> Result<(), Error> {
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let promise = own_waiting(act, &mut tx, id).await?;
        let number = number_in(typed.trim())?;
        if promise.phone == number.as_str() {
            return Ok(());
        }
        let changed = CallBack { phone: number.as_str().to_owned(), ..promise };
        keep(act, &mut tx, &changed, "call-back-renumbered", json!({})).await?;
        Ok(tx.commit().await?)
    })
    .await
}

/// The promise that waits, for staff or for the tenant whose it is: a stranger does not even learn that it is over.
async fn own_waiting(act: &Act<'_>, tx: &mut Tx, id: CallBackId) -> Result<CallBack, Error> {
    act.may_see(kept::find(&mut *tx, id).await?.relation)?;
    still_waiting(tx, id).await
}

async fn still_waiting(tx: &mut Tx, id: CallBackId) -> Result<CallBack, Error> {
    let promise = kept::find(tx, id).await?;
    if promise.state == CallBackState::Waiting {
        Ok(promise)
    } else {
        Err(Error::Input("call-back-over".to_owned()))
    }
}

/// Keeps what became of a promise, with its event.
async fn keep(
    act: &Act<'_>,
    tx: &mut Tx,
    promise: &CallBack,
    kind: &str,
    mut data: Value,
) -> Result<(), Error> {
    kept::update(tx, promise).await?;
    data["call-back"] = json!(promise.id);
    data["topic"] = json!(promise.topic);
    tx.record(&act.event(Subject::new("relation", promise.relation), kind, data)).await?;
    Ok(())
}
