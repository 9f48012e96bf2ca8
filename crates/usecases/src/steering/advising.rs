//! Advice on a question of a tenant: the same for tenant, employee and other systems, recorded once each time.

use std::sync::Arc;

use ::steering::chain::{BEGINNING, METHOD, Record, bind};
use ::steering::opening_hours::CallBackHour;
use ::steering::{
    ChoiceError, Complexity, Policy, SelfReliance, Situation, Surroundings, self_reliance as reliance,
};
use domain::events::Subject;
use domain::ids::{AdviceId, RelationId};
use jiff::SignedDuration;
use serde_json::json;
use store::Tx;
use store::steering::advices::{self, Recorded};

use super::{Advice, Way, books, call_back, channel_states, possible, self_reliance, views};
use crate::{Act, Error};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The key of a topic.
    pub topic: String,
    /// How intricate this question is, when it differs from its topic.
    pub complexity: Option<Complexity>,
    /// Whether people or home are in danger.
    pub emergency: bool,
}

impl Ask {
    /// A question about a topic.
    pub fn about(topic: &str) -> Self {
        Self { topic: topic.to_owned(), complexity: None, emergency: false }
    }
}

/// For how long the same question, asked again with the same outcome, is the same asking.
const SAME_ASKING: SignedDuration = SignedDuration::from_mins(30);

/// Advises a tenant (nobody we know: none) and records it: one record for one asking. Whoever looks again soon, and
/// would be told exactly the same, is told from the record; when anything differs (another wait, another policy, a case
/// that was opened) it is recorded anew. An asker whom nobody knows always asks anew: it may be another.
pub async fn advise(act: &Act<'_>, tenant: Option<RelationId>, ask: &Ask) -> Result<Advice, Error> {
    match tenant {
        Some(tenant) => act.may_see(tenant)?,
        None => act.require_staff_or_system()?,
    }
    store::retry(|| attempt(act, tenant, ask)).await
}

async fn attempt(act: &Act<'_>, tenant: Option<RelationId>, ask: &Ask) -> Result<Advice, Error> {
    let mut tx = act.house.store.begin().await?;
    let policy = books::holding(act, &mut tx).await?;
    let (situation, surroundings) = look(act, &mut tx, &policy, tenant, ask).await?;
    let advice = ::steering::advise(&policy, &situation, &surroundings, tenant).map_err(refused)?;
    let shown = |record: Record| {
        let id = Some(record.id);
        views::view(record, id, policy.parameters(), &act.house.association)
    };
    if let Some(known) = asked_before(act, &mut tx, tenant, &situation, &advice).await? {
        return Ok(shown(known));
    }
    let end = advices::hold_end(&mut tx).await?;
    // Who had the end before us may have recorded the same, for the same asker.
    if let Some(known) = asked_before(act, &mut tx, tenant, &situation, &advice).await? {
        return Ok(shown(known));
    }
    let id = AdviceId::new(act.now, act.house.chance.as_ref());
    let record = Record {
        method: METHOD,
        id,
        sequence: end.length + 1,
        at: act.now,
        tenant,
        asked_by: act.actor.role().to_owned(),
        situation,
        surroundings,
        advice,
    };
    keep(act, &mut tx, &record, end.head.as_deref().unwrap_or(BEGINNING)).await?;
    tx.commit().await?;
    Ok(shown(record))
}

/// The record of the same asking: the last one by the same kind of asker for this tenant and topic, when it is recent
/// and says exactly what would be said now.
async fn asked_before(
    act: &Act<'_>,
    tx: &mut Tx,
    tenant: Option<RelationId>,
    situation: &Situation,
    advice: &::steering::Advice,
) -> Result<Option<Record>, Error> {
    let Some(tenant) = tenant else { return Ok(None) };
    let lately = advices::lately(tx, tenant, &situation.topic, act.now - SAME_ASKING).await?;
    let asked_by = act.actor.role();
    let last = lately
        .iter()
        .filter_map(|recorded| serde_json::from_str::<Record>(&recorded.content).ok())
        .find(|record| record.asked_by == asked_by);
    let is_same = |record: &Record| {
        record.method == METHOD && record.situation == *situation && record.advice == *advice
    };
    Ok(last.filter(is_same))
}

fn refused(error: ChoiceError) -> Error {
    match error {
        ChoiceError::UnknownTopic(_) => Error::Input("steering-unknown-topic".to_owned()),
        ChoiceError::NoAnswer(reason) => Error::Defect(format!("a published policy has no answer: {reason}")),
    }
}

/// Adds the record to the chain, with its event.
async fn keep(act: &Act<'_>, tx: &mut Tx, record: &Record, previous: &str) -> Result<(), Error> {
    let link = bind(previous, record).map_err(|error| Error::Defect(error.to_string()))?;
    let recorded = Recorded {
        sequence: link.sequence,
        id: record.id,
        relation: record.tenant,
        topic: record.situation.topic.clone(),
        process: record.advice.process.clone(),
        arm: record.advice.arm.arm.code().to_owned(),
        at: record.at,
        previous: link.previous,
        content: link.content,
        hash: link.hash,
    };
    advices::add(tx, &recorded).await?;
    let advice = &record.advice;
    let data = json!({
        "advice": record.id,
        "topic": advice.topic,
        "preferred": advice.preferred().map(|ranked| ranked.channel),
        "reason": advice.reason,
        "stimulus": advice.stimulus,
        "arm": advice.arm.arm,
        "probability": advice.arm.probability,
        "policy": advice.policy.version,
    });
    let subject = record
        .tenant
        .map_or_else(|| Subject::new("advice", record.id), |tenant| Subject::new("relation", tenant));
    let mut event = act.event(subject, "channel-advised", data);
    event.process.clone_from(&advice.process);
    tx.record(&event).await?;
    Ok(())
}

/// What is known of the question and of the hour.
async fn look(
    act: &Act<'_>,
    tx: &mut Tx,
    policy: &Policy,
    tenant: Option<RelationId>,
    ask: &Ask,
) -> Result<(Situation, Surroundings), Error> {
    let process = policy.topic(&ask.topic).and_then(|topic| topic.process.as_deref());
    let mut situation =
        Situation { complexity: ask.complexity, emergency: ask.emergency, ..Situation::about(&ask.topic) };
    if let Some(tenant) = tenant {
        situation.preference = store::tenancy::relations::find(&mut *tx, tenant).await?.preference;
        let statements = self_reliance::statements(&mut *tx, tenant).await?;
        situation.self_reliance = reliance::holds(&statements, &ask.topic, act.now).0;
        let cases = store::cases::concerning(&mut *tx, tenant).await?;
        situation.case_open = cases.iter().any(|case| case.open && Some(case.process.as_str()) == process);
    }
    let surroundings = channel_states::now(policy, &mut *tx, act.now).await?;
    Ok((situation, possible::within(act, &mut *tx, policy, process, surroundings).await?))
}

/// An advice that was recorded, for "why do you show me this?".
pub async fn advice(act: &Act<'_>, id: AdviceId) -> Result<Advice, Error> {
    let recorded = advices::find(&act.house.store, id).await?;
    match recorded.relation {
        Some(tenant) => act.may_see(tenant)?,
        None => act.require_staff_or_system()?,
    }
    let record: Record = serde_json::from_str(&recorded.content)
        .map_err(|error| Error::Defect(format!("advice {id} cannot be read: {error}")))?;
    let reference = &record.advice.policy;
    let kept =
        store::steering::policies::numbered(&act.house.store, &reference.id, reference.version).await?;
    let policy: Arc<Policy> = books::ready(&kept.ok_or(Error::NotFound)?).await?;
    Ok(views::view(record, Some(id), policy.parameters(), &act.house.association))
}

/// The people who can help now, and else when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Ways to a person that are open now, best first.
    pub open: Vec<Way>,
    /// Ways to a person that are closed now, with when they open.
    pub closed: Vec<Way>,
    /// Hours in which we can call the tenant back, soonest first.
    pub call_backs: Vec<CallBackHour>,
    /// The promise to call that waits already.
    pub waiting: Option<store::steering::call_backs::CallBack>,
    /// The advice that this rests on.
    pub advice: Advice,
}

/// "I need help": remembered for this topic, and answered with a person now or a time.
pub async fn need_help(act: &Act<'_>, tenant: RelationId, topic: &str) -> Result<Help, Error> {
    self_reliance::observe(act, tenant, topic, SelfReliance::Help).await?;
    let advice = advise(act, Some(tenant), &Ask::about(topic)).await?;
    help_by(act, tenant, advice).await
}

/// The help that was given already, told again: nothing is asked, and nothing recorded. None when that advice is not
/// this tenant's, or not about this.
pub async fn help_again(
    act: &Act<'_>,
    tenant: RelationId,
    topic: &str,
    given: AdviceId,
) -> Result<Option<Help>, Error> {
    let advice = match advice(act, given).await {
        Err(Error::NotFound) => return Ok(None),
        other => other?,
    };
    if advice.tenant != Some(tenant) || advice.topic != topic {
        return Ok(None);
    }
    help_by(act, tenant, advice).await.map(Some)
}

async fn help_by(act: &Act<'_>, tenant: RelationId, advice: Advice) -> Result<Help, Error> {
    let ways = advice.preferred.iter().chain(&advice.alternatives).chain(&advice.discouraged);
    let person = |way: &&Way| way.is_person;
    let (open, closed): (Vec<Way>, Vec<Way>) =
        ways.chain(&advice.closed).filter(person).cloned().partition(|way| way.is_open);
    Ok(Help {
        open,
        closed,
        call_backs: call_back::times(act).await?,
        waiting: store::steering::call_backs::waiting_for(&act.house.store, tenant).await?,
        advice,
    })
}
