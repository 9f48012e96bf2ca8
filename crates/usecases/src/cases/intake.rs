//! Filling in, one question at a time: every answer is kept as typed, and nothing is lost on the way.

use std::collections::BTreeMap;

use domain::actors::Actor;
use domain::cases::{Draft, Level};
use domain::events::Subject;
use domain::ids::{DraftId, LeaseId, RelationId, StaffId};
use domain::messages::Message;
use domain::processes::NewCase;
use domain::processes::SummaryRow;
use domain::processes::flow::Refusal;
use domain::processes::intake::{Answers, Misread, Problem, Question, Refused, misread};
use domain::tenancy::{Home, Lease, Relation};
use serde_json::json;
use store::Tx;

use super::facts;
use crate::{Act, Error};

/// Everything a form needs to show itself.
#[derive(Debug)]
pub struct IntakeView {
    /// The key of the process.
    pub process: &'static str,
    /// The level at which it runs.
    pub level: Level,
    /// Whose question it is.
    pub requester: Relation,
    /// The lease.
    pub lease: Lease,
    /// The home.
    pub home: Home,
    /// The answers so far.
    pub answers: Answers,
    /// The questions that apply after these answers.
    pub questions: Vec<Question>,
    /// The answers in words.
    pub summary: Vec<SummaryRow>,
    /// What follows from them.
    pub consequences: Vec<Message>,
    /// What must still be answered or mended before it can be filed.
    pub problems: Vec<Problem>,
    /// Answers that are not asked, or not among the choices.
    pub misread: Vec<Misread>,
    /// Why it cannot be filed by this person in this way at all.
    pub refusal: Option<Refusal>,
}

impl IntakeView {
    /// The answers and what follows from them, in one word: what is signed is what was read.
    pub fn seen(&self) -> String {
        crate::seen::mark(&(&self.summary, &self.consequences))
    }

    /// The problems on one screen.
    pub fn problems_of(&self, question: &str) -> Vec<&Problem> {
        self.problems.iter().filter(|problem| problem.question == question).collect()
    }
}

/// Who writes the draft: the tenant, or a member of staff on their behalf.
fn writer(act: &Act<'_>) -> Option<StaffId> {
    match act.actor {
        Actor::Staff { id, .. } => Some(id),
        _ => None,
    }
}

/// The form as it stands.
pub async fn intake(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
) -> Result<IntakeView, Error> {
    let store = &act.house.store;
    let draft = store::cases::drafts::of_writer(store, process, lease, requester, writer(act)).await?;
    let answers = draft.map(|draft| Answers(draft.answers)).unwrap_or_default();
    form(act, process, lease, requester, answers).await
}

/// The form as it stands after `answers`, which are not kept here.
pub async fn form(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
    answers: Answers,
) -> Result<IntakeView, Error> {
    let process = act.house.process(process)?;
    let loaded = facts::for_new(act, &act.house.store, process, lease, requester, &answers).await?;
    let facts = loaded.facts(act);
    // A trial filing: the process is pure, so asking it what it would say changes nothing.
    let trial = NewCase { id: domain::ids::CaseId(uuid::Uuid::nil()), number: "" };
    let (problems, refusal) = match process.submit(&answers, &facts, trial) {
        Ok(_) => (Vec::new(), None),
        Err(Refused::Problems(problems)) => (problems, None),
        Err(Refused::Refusal(refusal)) => (Vec::new(), Some(refusal)),
    };
    let questions = process.questions(&answers, &facts);
    Ok(IntakeView {
        process: process.key(),
        level: loaded.level,
        misread: misread(&questions, &answers),
        questions,
        summary: process.summary(&answers, &facts),
        consequences: process.consequences(&answers, &facts),
        problems,
        refusal,
        requester: loaded.requester,
        answers,
        home: loaded.home,
        lease: loaded.lease,
    })
}

/// Keeps answers as typed, right or wrong, and shows the form as it stands after.
pub async fn save(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
    given: &BTreeMap<String, String>,
) -> Result<IntakeView, Error> {
    let answers = store::retry(|| keep(act, process, lease, requester, given)).await?;
    form(act, process, lease, requester, answers).await
}

async fn keep(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
    given: &BTreeMap<String, String>,
) -> Result<Answers, Error> {
    let process = act.house.process(process)?;
    let mut tx = act.house.store.begin().await?;
    let of = store::tenancy::leases::find(&mut tx, lease).await?;
    if !of.has_party(requester) {
        return Err(Error::NotFound);
    }
    act.may_see(requester)?;
    let known =
        store::cases::drafts::of_writer(&mut tx, process.key(), lease, requester, writer(act)).await?;
    let is_new = known.is_none();
    let mut draft = known.unwrap_or_else(|| Draft {
        id: DraftId::new(act.now, act.house.chance.as_ref()),
        process: process.key().to_owned(),
        lease,
        relation: requester,
        staff: writer(act),
        channel: act.channel,
        answers: BTreeMap::new(),
        updated_at: act.now,
        version: 1,
    });
    draft.answers.extend(given.iter().map(|(field, answer)| (field.clone(), answer.clone())));
    draft.channel = act.channel;
    draft.updated_at = act.now;
    let draft = if is_new {
        store::cases::drafts::add(&mut tx, &draft).await?;
        draft
    } else {
        store::cases::drafts::update(&mut tx, &draft).await?
    };
    // Which questions were answered, never what: enough to see where people stop.
    let fields: Vec<&String> = given.keys().collect();
    let kind = if is_new { "draft-begun" } else { "draft-saved" };
    let mut event = act.event(Subject::new("draft", draft.id), kind, json!({ "fields": fields }));
    event.process = Some(process.key().to_owned());
    tx.record(&event).await?;
    tx.commit().await?;
    Ok(Answers(draft.answers))
}

/// Throws the answers away.
pub async fn abandon(
    act: &Act<'_>,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
) -> Result<(), Error> {
    act.may_see(requester)?;
    let mut tx = act.house.store.begin().await?;
    if drop_draft(act, &mut tx, process, lease, requester).await? {
        let mut event = act.event(Subject::new("lease", lease), "draft-abandoned", json!({}));
        event.process = Some(process.to_owned());
        tx.record(&event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Removes this writer's draft, if there is one; the caller records why.
pub(super) async fn drop_draft(
    act: &Act<'_>,
    tx: &mut Tx,
    process: &str,
    lease: LeaseId,
    requester: RelationId,
) -> Result<bool, Error> {
    let draft = store::cases::drafts::of_writer(&mut *tx, process, lease, requester, writer(act)).await?;
    let Some(draft) = draft else { return Ok(false) };
    store::cases::drafts::remove(tx, draft.id).await?;
    Ok(true)
}
