//! What tenants can do alone: said by them or for them, seen on a task, shown to them, and theirs to correct.

use std::collections::HashMap;

use ::steering::SelfReliance;
use ::steering::self_reliance::{Source, Statement, holds};
use domain::actors::StaffRole;
use domain::events::Subject;
use domain::ids::{RelationId, StatementId};
use jiff::Timestamp;
use serde_json::json;
use store::steering::self_reliance::{self as kept, Kept};
use store::{Reader, Tx};

use super::books;
use crate::{Act, Error};

/// Something said or seen, as the tenant sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its identifier.
    pub id: StatementId,
    /// About which topic; none for everything.
    pub topic: Option<String>,
    /// What.
    pub value: SelfReliance,
    /// How it became known.
    pub source: Source,
    /// When.
    pub at: Timestamp,
    /// Until when it counts.
    pub expires: Timestamp,
    /// Whether it still counts.
    pub counts: bool,
}

impl Known {
    fn statement(&self) -> Statement {
        Statement { topic: self.topic.clone(), value: self.value, source: self.source, at: self.at }
    }
}

fn statement(kept: &Kept) -> Result<Statement, Error> {
    let unknown = |word: &str| Error::Defect(format!("self-reliance {}: `{word}` is no known word", kept.id));
    Ok(Statement {
        topic: kept.topic.clone(),
        value: SelfReliance::from_code(&kept.value).ok_or_else(|| unknown(&kept.value))?,
        source: Source::from_code(&kept.source).ok_or_else(|| unknown(&kept.source))?,
        at: kept.at,
    })
}

/// Everything said and seen about a tenant.
pub(super) async fn statements(db: impl Reader, tenant: RelationId) -> Result<Vec<Statement>, Error> {
    kept::of_relation(db, tenant).await?.iter().map(statement).collect()
}

/// Everything said and seen about everybody, for figures over all; only for managers.
pub(crate) async fn of_everybody(act: &Act<'_>) -> Result<HashMap<RelationId, Vec<Statement>>, Error> {
    act.require(StaffRole::Manager)?;
    let mut all: HashMap<RelationId, Vec<Statement>> = HashMap::new();
    for kept in kept::all(&act.house.store).await? {
        all.entry(kept.relation).or_default().push(statement(&kept)?);
    }
    Ok(all)
}

/// What is known of a tenant, newest first.
pub async fn of(act: &Act<'_>, tenant: RelationId) -> Result<Vec<Known>, Error> {
    act.may_see(tenant)?;
    let mut all = Vec::new();
    for kept in kept::of_relation(&act.house.store, tenant).await? {
        let said = statement(&kept)?;
        let expires = said.expires();
        let Statement { topic, value, source, at } = said;
        all.push(Known { id: kept.id, topic, value, source, at, expires, counts: act.now < expires });
    }
    all.reverse();
    Ok(all)
}

/// What holds for one kind of question now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The topic; none for everything that has no answer of its own.
    pub topic: Option<String>,
    /// What holds.
    pub value: SelfReliance,
    /// What says so; none when nothing is known.
    pub because: Option<Known>,
    /// All that was said and seen about this very topic, newest first, also what counts no longer.
    pub known: Vec<Known>,
}

/// What holds for everything, for each topic of the policy, and for each other topic about which something is kept.
pub async fn overview(act: &Act<'_>, tenant: RelationId) -> Result<Vec<Held>, Error> {
    let known = of(act, tenant).await?;
    let mut topics = vec![None];
    topics.extend(books::topics(act).await?.into_iter().map(|topic| Some(topic.key)));
    for one in &known {
        if !topics.contains(&one.topic) {
            topics.push(one.topic.clone());
        }
    }
    Ok(topics.into_iter().map(|topic| held(&known, topic, act.now)).collect())
}

/// What holds for `topic`, given all that is known.
fn held(known: &[Known], topic: Option<String>, now: Timestamp) -> Held {
    // Oldest first: of two in the same moment the later one speaks.
    let statements: Vec<Statement> = known.iter().rev().map(Known::statement).collect();
    // No topic has an empty name: only what was said about everything speaks for it.
    let (value, because) = holds(&statements, topic.as_deref().unwrap_or_default(), now);
    let because = because.and_then(|found| statements.iter().position(|one| std::ptr::eq(one, found)));
    Held {
        value,
        because: because.and_then(|index| known.iter().rev().nth(index)).cloned(),
        known: known.iter().filter(|one| one.topic == topic).cloned().collect(),
        topic,
    }
}

/// What holds for a tenant and a topic now.
pub async fn holding(act: &Act<'_>, tenant: RelationId, topic: &str) -> Result<SelfReliance, Error> {
    act.may_see(tenant)?;
    Ok(holds(&statements(&act.house.store, tenant).await?, topic, act.now).0)
}

/// The tenant says what they can do, or an employee writes it down for them. `Unknown` takes back what was said.
pub async fn declare(
    act: &Act<'_>,
    tenant: RelationId,
    topic: Option<&str>,
    value: SelfReliance,
) -> Result<StatementId, Error> {
    act.may_see(tenant)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let id = add(act, &mut tx, tenant, topic, value, Source::of(act.actor)).await?;
        tx.commit().await?;
        Ok(id)
    })
    .await
}

/// What was seen on one task: finished alone, or help asked for.
pub async fn observe(
    act: &Act<'_>,
    tenant: RelationId,
    topic: &str,
    value: SelfReliance,
) -> Result<(), Error> {
    act.may_see(tenant)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        observe_within(act, &mut tx, tenant, topic, value).await?;
        tx.commit().await?;
        Ok(())
    })
    .await
}

/// The same within a transaction of somebody else.
pub(crate) async fn observe_within(
    act: &Act<'_>,
    tx: &mut Tx,
    tenant: RelationId,
    topic: &str,
    value: SelfReliance,
) -> Result<(), Error> {
    add(act, tx, tenant, Some(topic), value, Source::Observed).await.map(|_| ())
}

async fn add(
    act: &Act<'_>,
    tx: &mut Tx,
    tenant: RelationId,
    topic: Option<&str>,
    value: SelfReliance,
    source: Source,
) -> Result<StatementId, Error> {
    // Nothing is remembered of somebody who is not there.
    store::tenancy::relations::find(&mut *tx, tenant).await?;
    let id = StatementId::new(act.now, act.house.chance.as_ref());
    let said = Kept {
        id,
        relation: tenant,
        topic: topic.map(str::to_owned),
        value: value.code().to_owned(),
        source: source.code().to_owned(),
        at: act.now,
    };
    kept::add(tx, &said).await?;
    let data = json!({ "topic": topic, "value": value, "source": source });
    tx.record(&act.event(Subject::new("relation", tenant), "self-reliance-noted", data)).await?;
    Ok(id)
}

/// Forgets all that was said and seen about one topic, or all that was said about everything; the tenant's right.
/// Where something said about everything would still speak for the topic, the topic is noted as unknown.
pub async fn forget(act: &Act<'_>, tenant: RelationId, topic: Option<&str>) -> Result<(), Error> {
    act.may_see(tenant)?;
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let (about, other): (Vec<Kept>, Vec<Kept>) = kept::of_relation(&mut tx, tenant)
            .await?
            .into_iter()
            .partition(|one| one.topic.as_deref() == topic);
        for one in &about {
            kept::forget(&mut tx, tenant, one.id).await?;
        }
        if !about.is_empty() {
            let data = json!({ "topic": topic, "statements": about.len() });
            let event = act.event(Subject::new("relation", tenant), "self-reliance-forgotten", data);
            tx.record(&event).await?;
        }
        let other: Vec<Statement> = other.iter().map(statement).collect::<Result<_, _>>()?;
        if let Some(topic) = topic
            && holds(&other, topic, act.now).0 != SelfReliance::Unknown
        {
            add(act, &mut tx, tenant, Some(topic), SelfReliance::Unknown, Source::of(act.actor)).await?;
        }
        tx.commit().await?;
        Ok(())
    })
    .await
}
