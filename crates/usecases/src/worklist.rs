//! The work list: what asks for a person, and what could not leave the house.

use std::collections::{BTreeMap, BTreeSet};

use domain::actors::{Actor, StaffRole};
use domain::cases::Case;
use domain::events::Subject;
use domain::ids::{CaseId, OutboxId};
use serde_json::json;
use store::outbox::{Backlog, Shelved};

use crate::cases::{CaseFilter, Cursor, Page};
use crate::steering::call_back::{self, Promise};
use crate::{Act, Error};

/// How many rows a list shows at most.
const LIMIT: u32 = 200;

/// A case on the work list, with who and where.
#[derive(Debug, Clone)]
pub struct WorkItem {
    /// The case.
    pub case: Case,
    /// Whose it is.
    pub tenant: String,
    /// Where.
    pub address: String,
    /// Who of the staff took it.
    pub assignee: Option<String>,
}

/// Everything on the work list.
#[derive(Debug, Clone)]
pub struct WorkList {
    /// Cases a person must look at, oldest first.
    pub cases: Vec<WorkItem>,
    /// Tenants to call back, soonest first.
    pub call_backs: Vec<Promise>,
    /// Messages that were given up.
    pub shelf: Vec<Shelved>,
    /// What waits to leave, per target.
    pub backlog: Vec<Backlog>,
}

/// The work list.
pub async fn work_list(act: &Act<'_>) -> Result<WorkList, Error> {
    act.require(StaffRole::Agent)?;
    let store = &act.house.store;
    let waiting = crate::cases::open_with_attention(act, LIMIT).await?;
    let cases = with_people(act, waiting).await?;
    let shelf = store::outbox::dead(store, LIMIT).await?;
    let backlog = store::outbox::backlog(store, act.now).await?;
    Ok(WorkList { cases, call_backs: call_back::waiting(act).await?, shelf, backlog })
}

/// How much asks for a person, for the numbers in a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Cases a person must look at.
    pub cases: u32,
    /// Tenants to call back today, or who were to be called before.
    pub call_backs: u32,
    /// Messages that were given up.
    pub given_up: u32,
}

/// How much asks for a person.
pub async fn how_much(act: &Act<'_>) -> Result<Waiting, Error> {
    act.require(StaffRole::Agent)?;
    let store = &act.house.store;
    let filter = CaseFilter { attention: Some(true), open: Some(true), ..CaseFilter::default() };
    let counts = store::cases::counts(store, &filter).await?;
    Ok(Waiting {
        cases: counts.iter().map(|count| count.attention).sum(),
        call_backs: call_back::due_today(act).await?,
        given_up: store::outbox::backlog(store, act.now).await?.iter().map(|one| one.dead).sum(),
    })
}

/// The first `most` cases that ask for a person, oldest first, without the rest of the work list.
pub async fn waiting(act: &Act<'_>, most: u32) -> Result<Vec<WorkItem>, Error> {
    let cases = crate::cases::open_with_attention(act, most).await?;
    with_people(act, cases).await
}

/// One page of all cases that fit, newest first, with who and where.
pub async fn page(
    act: &Act<'_>,
    filter: &CaseFilter,
    after: Option<&Cursor>,
    limit: u32,
) -> Result<Page<WorkItem>, Error> {
    let page = crate::cases::page(act, filter, after, limit).await?;
    Ok(Page { items: with_people(act, page.items).await?, next: page.next })
}

async fn with_people(act: &Act<'_>, cases: Vec<Case>) -> Result<Vec<WorkItem>, Error> {
    let store = &act.house.store;
    let requesters: BTreeSet<_> = cases.iter().map(|case| case.requester).collect();
    let homes: BTreeSet<_> = cases.iter().map(|case| case.home).collect();
    let people = store::tenancy::relations::find_all(store, &Vec::from_iter(requesters)).await?;
    let people: BTreeMap<_, _> = people.iter().map(|one| (one.id, one.name.spoken())).collect();
    let homes = store::tenancy::homes::find_all(store, &Vec::from_iter(homes)).await?;
    let homes: BTreeMap<_, _> = homes.iter().map(|one| (one.id, one.address.to_string())).collect();
    let staff = if cases.iter().any(|case| case.assignee.is_some()) {
        store::staff::all(store).await?
    } else {
        Vec::new()
    };
    let item = |case: Case| WorkItem {
        tenant: people.get(&case.requester).cloned().unwrap_or_default(),
        address: homes.get(&case.home).cloned().unwrap_or_default(),
        assignee: staff.iter().find(|one| Some(one.id) == case.assignee).map(|one| one.name.clone()),
        case,
    };
    Ok(cases.into_iter().map(item).collect())
}

/// Takes a case, or with `None` gives it back.
pub async fn assign(act: &Act<'_>, id: CaseId, to_me: bool) -> Result<Case, Error> {
    store::retry(|| async {
        act.require(StaffRole::Agent)?;
        let Actor::Staff { id: me, .. } = act.actor else { return Err(Error::Forbidden) };
        let mut tx = act.house.store.begin().await?;
        let mut case = store::cases::find(&mut tx, id).await?;
        case.assignee = to_me.then_some(me);
        let case = store::cases::update(&mut tx, &case).await?;
        let kind = if to_me { "case-assigned" } else { "case-released" };
        tx.record(&act.case_event(&case, Subject::new("case", id), kind, json!({}))).await?;
        tx.commit().await?;
        Ok(case)
    })
    .await
}

/// Lets a message that was given up try again; the later ones of its stream follow it.
pub async fn replay(act: &Act<'_>, id: OutboxId) -> Result<(), Error> {
    act.require(StaffRole::Agent)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        // Who presses twice has got what they asked for.
        if !store::outbox::replay(&mut tx, id, act.now).await? {
            return Ok(());
        }
        tx.record(&act.event(Subject::new("message", id), "message-replayed", json!({}))).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// Decides that a message need not leave, and says why; a manager's decision, because something outside will not know.
pub async fn drop_message(act: &Act<'_>, id: OutboxId, reason: &str) -> Result<(), Error> {
    act.require(StaffRole::Manager)?;
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Error::Input("reason-needed".to_owned()));
    }
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        store::outbox::drop_message(&mut tx, id, reason, act.now).await?;
        let data = json!({ "reason": reason });
        tx.record(&act.event(Subject::new("message", id), "message-dropped", data)).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}
