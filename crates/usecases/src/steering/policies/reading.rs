//! Policies to look at: the list, one with its check, differences in words, trying out, exports.

use std::sync::Arc;

use ::steering::chain::{METHOD, Record};
use ::steering::differences::{self, Difference};
use ::steering::policy::{DECISION, Parameters, PolicyState, title_in};
use ::steering::register::{self, Content, Registrant, Use};
use ::steering::{Policy, Situation, Surroundings};
use domain::actors::StaffRole;
use domain::calendar::amsterdam;
use domain::channels::Channel;
use domain::ids::{AdviceId, PolicyId};
use domain::language::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};
use store::steering::policies as kept;

use super::checking::{self, Checked};
use super::tables::{self, TableText};
use crate::steering::{Advice, books, possible, views};
use crate::{Act, Error};

/// One version of the policy in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its identifier.
    pub id: PolicyId,
    /// What people call the policy.
    pub name: String,
    /// Which version, from 1.
    pub number: u32,
    /// Its state; a version that was followed by another that holds now counts as retired.
    pub state: PolicyState,
    /// Whether it is the one that holds today.
    pub holds_today: bool,
    /// The first day on which it holds, once it is live.
    pub live_from: Option<Date>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Who took the last step.
    pub changed_by: String,
}

/// A step that somebody took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// The state it led to.
    pub state: PolicyState,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// In their words.
    pub note: String,
}

/// One version with all about it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// As in the list.
    pub summary: Summary,
    /// Its table.
    pub table: TableText,
    /// Who decided what, oldest first.
    pub steps: Vec<StepTaken>,
    /// Topics, channels with hours, capacity and cost, rewards, hold-out.
    pub parameters: Parameters,
    /// The same as TOML, to change them.
    pub parameters_text: String,
    /// SHA-256 of both texts.
    pub hash: String,
    /// Optimistic version, for saving.
    pub version: i64,
}

/// A version that holds or held, as other systems may read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// As in the list.
    pub summary: Summary,
    /// Its table, as DMN.
    pub table: String,
    /// Its parameters.
    pub parameters: Parameters,
    /// The same as TOML.
    pub parameters_text: String,
    /// SHA-256 of both texts.
    pub hash: String,
}

/// Every version that holds or held, newest first; for staff and for systems. What is to hold from a later day may
/// still be withdrawn, and is not told.
pub async fn published(act: &Act<'_>) -> Result<Vec<Published>, Error> {
    act.require_staff_or_system()?;
    let holding = holding_id(act).await?;
    let today = amsterdam::day_of(act.now);
    let mut all = Vec::new();
    for version in kept::all(&act.house.store, books::NAME).await? {
        if state_of(&version)?.may_change() || version.live_from.is_none_or(|from| from > today) {
            continue;
        }
        let steps = kept::steps(&act.house.store, version.id).await?;
        all.push(Published {
            summary: summary(act, &version, &steps, holding).await?,
            parameters: books::ready(&version).await?.parameters().clone(),
            table: version.table,
            parameters_text: version.parameters,
            hash: version.hash,
        });
    }
    Ok(all)
}

/// Every version, newest first.
pub async fn list(act: &Act<'_>) -> Result<Vec<Summary>, Error> {
    act.require(StaffRole::Agent)?;
    let mut summaries = Vec::new();
    let holding = holding_id(act).await?;
    for version in kept::all(&act.house.store, books::NAME).await? {
        let steps = kept::steps(&act.house.store, version.id).await?;
        summaries.push(summary(act, &version, &steps, holding).await?);
    }
    Ok(summaries)
}

async fn holding_id(act: &Act<'_>) -> Result<Option<(PolicyId, Option<Date>)>, Error> {
    let today = amsterdam::day_of(act.now);
    let version = kept::holding(&act.house.store, books::NAME, today).await?;
    Ok(version.map(|version| (version.id, version.live_from)))
}

async fn summary(
    act: &Act<'_>,
    version: &kept::Policy,
    steps: &[kept::Step],
    holding: Option<(PolicyId, Option<Date>)>,
) -> Result<Summary, Error> {
    let known = state_of(version)?;
    let holds_today = holding.is_some_and(|(id, _)| id == version.id);
    let is_followed = known == PolicyState::Live
        && !holds_today
        && holding.is_some_and(|(_, from)| version.live_from <= from);
    Ok(Summary {
        id: version.id,
        name: title_in(&version.parameters).unwrap_or_else(|| version.name.clone()),
        number: version.number,
        state: if is_followed { PolicyState::Retired } else { known },
        holds_today,
        live_from: version.live_from,
        changed_at: version.changed_at,
        changed_by: match steps.last() {
            Some(step) => act.name_of(step.by).await?,
            None => String::new(),
        },
    })
}

pub(super) fn state_of(version: &kept::Policy) -> Result<PolicyState, Error> {
    PolicyState::from_code(&version.state)
        .ok_or_else(|| Error::Defect(format!("policy {} has no known state", version.id)))
}

/// One version with all about it.
pub async fn open(act: &Act<'_>, id: PolicyId) -> Result<View, Error> {
    act.require(StaffRole::Agent)?;
    let version = kept::find(&act.house.store, id).await?;
    let policy = books::ready(&version).await?;
    let kept_steps = kept::steps(&act.house.store, id).await?;
    let mut steps = Vec::new();
    for step in &kept_steps {
        let state = PolicyState::from_code(&step.state).unwrap_or(PolicyState::Draft);
        steps.push(StepTaken {
            state,
            at: step.at,
            by: act.name_of(step.by).await?,
            note: step.note.clone(),
        });
    }
    Ok(View {
        summary: summary(act, &version, &kept_steps, holding_id(act).await?).await?,
        table: table_of(&policy)?,
        steps,
        parameters: policy.parameters().clone(),
        parameters_text: version.parameters.clone(),
        hash: version.hash.clone(),
        version: version.version,
    })
}

/// The version that holds today; `NotFound` when none does.
pub async fn live(act: &Act<'_>) -> Result<Summary, Error> {
    act.require_staff_or_system()?;
    let today = amsterdam::day_of(act.now);
    let version = kept::holding(&act.house.store, books::NAME, today).await?.ok_or(Error::NotFound)?;
    let steps = kept::steps(&act.house.store, version.id).await?;
    summary(act, &version, &steps, Some((version.id, version.live_from))).await
}

/// The parameters of the version that holds today; `None` when none does.
pub async fn holding_parameters(act: &Act<'_>) -> Result<Option<Parameters>, Error> {
    act.require_staff_or_system()?;
    match books::holding(act, &act.house.store).await {
        Ok(policy) => Ok(Some(policy.parameters().clone())),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn table_of(policy: &Policy) -> Result<TableText, Error> {
    let model = policy.model();
    let draft = model.draft(DECISION);
    let table = model.decision(DECISION).and_then(decisions::Decision::table);
    let (Some(draft), Some(table)) = (draft, table) else {
        return Err(Error::Defect("a policy without a table was read".to_owned()));
    };
    Ok(tables::text_of(&draft, table))
}

async fn known(act: &Act<'_>, id: PolicyId) -> Result<Arc<Policy>, Error> {
    act.require(StaffRole::Agent)?;
    books::ready(&kept::find(&act.house.store, id).await?).await
}

/// Checks what somebody makes of a version's table, before it is saved; `parameters` when these are changed too.
pub async fn check(
    act: &Act<'_>,
    id: PolicyId,
    table: &TableText,
    parameters: Option<&str>,
) -> Result<Arc<Checked>, Error> {
    act.require(StaffRole::Agent)?;
    let version = kept::find(&act.house.store, id).await?;
    let (policy, before) = (books::ready(&version).await?, before(act, &version).await?);
    let base = policy.model().draft(DECISION).unwrap_or_default();
    let parameters = parameters.unwrap_or(&policy.sources().parameters).to_owned();
    let draft = tables::draft_of(&base, table);
    let reading = move || checking::read(&policy, &draft, &parameters).map(Arc::new);
    act.house.proofs.read(act, reading, before).await
}

/// The check of a version as it is kept.
pub async fn checked(act: &Act<'_>, id: PolicyId) -> Result<Arc<Checked>, Error> {
    act.require(StaffRole::Agent)?;
    let version = kept::find(&act.house.store, id).await?;
    let (policy, before) = (books::ready(&version).await?, before(act, &version).await?);
    act.house.proofs.of(act, policy, before).await
}

/// Whether nobody answers in an emergency while the office is closed.
pub fn is_emergency_unanswered(act: &Act<'_>, parameters: &Parameters) -> bool {
    let answered = parameters.channel(Channel::Phone).is_some_and(|phone| phone.open.always);
    !answered && act.house.association.emergency_phone.is_none()
}

/// The version that holds now, beside which one that may still change is held; a version that holds or held itself stands
/// as it was decided.
async fn before(act: &Act<'_>, version: &kept::Policy) -> Result<Option<Arc<Policy>>, Error> {
    if !state_of(version)?.may_change() {
        return Ok(None);
    }
    match books::holding(act, &act.house.store).await {
        Ok(policy) => Ok(Some(policy)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What changed from one version to another, in words.
pub async fn difference(act: &Act<'_>, old: PolicyId, new: PolicyId) -> Result<Difference, Error> {
    Ok(differences::between(&*known(act, old).await?, &*known(act, new).await?))
}

/// A question to try a table out on, and the hour in which it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The question.
    pub question: Situation,
    /// When it is asked.
    pub at: Timestamp,
    /// How long one waits on the phone then, in minutes, when it is known.
    pub phone_wait: Option<u32>,
}

/// What a table that is being edited would advise; nothing is recorded.
pub async fn try_out(act: &Act<'_>, id: PolicyId, table: &TableText, trial: &Trial) -> Result<Advice, Error> {
    let policy = known(act, id).await?;
    let base = policy.model().draft(DECISION).unwrap_or_default();
    let draft = tables::draft_of(&base, table);
    let changed = books::apart(move || checking::changed(&policy, &draft, &policy.sources().parameters));
    let policy = changed.await?.map_err(|_| Error::Input("steering-not-readable".to_owned()))?;
    let Trial { question, at, phone_wait } = trial;
    let process = policy.topic(&question.topic).and_then(|topic| topic.process.as_deref());
    let waits = phone_wait.iter().map(|minutes| (Channel::Phone, *minutes)).collect();
    let surroundings = Surroundings { waits, ..Surroundings::at(*at) };
    let surroundings = possible::within(act, &act.house.store, &policy, process, surroundings).await?;
    let advice = ::steering::advise(&policy, question, &surroundings, None)
        .map_err(|_| Error::Input("steering-no-answer".to_owned()))?;
    let record = Record {
        method: METHOD,
        id: AdviceId::new(act.now, act.house.chance.as_ref()),
        sequence: 0,
        at: *at,
        tenant: None,
        asked_by: act.actor.role().to_owned(),
        situation: question.clone(),
        surroundings,
        advice,
    };
    Ok(views::view(record, None, policy.parameters(), &act.house.association))
}

/// The table as DMN, for the modeller of one's own.
pub async fn export_dmn(act: &Act<'_>, id: PolicyId) -> Result<String, Error> {
    act.require_staff_or_system()?;
    Ok(kept::find(&act.house.store, id).await?.table)
}

/// A version as an entry in the Dutch register of algorithms; entries are in Dutch, whoever asks.
pub async fn algorithm_register(act: &Act<'_>, id: PolicyId) -> Result<Map<String, Value>, Error> {
    let policy = known(act, id).await?;
    let (house, association) = (act.house, &act.house.association);
    let retired = state_of(&kept::find(&house.store, id).await?)? == PolicyState::Retired;
    let used = match holding_id(act).await? {
        Some((holding, _)) if holding == id => Use::InUse,
        _ if retired => Use::OutOfUse,
        _ => Use::InDevelopment,
    };
    let registrant =
        Registrant { name: &association.name, email: &association.email, website: &association.public_url };
    let fields = register::fields(&policy, registrant, used).into_iter().map(|field| {
        let content = match field.content {
            Content::Said(message) => message.say(&house.texts, Language::Nl).into(),
            Content::Plain(text) => text.into(),
            Content::Words(words) => words.into(),
        };
        (field.name.to_owned(), content)
    });
    Ok(fields.collect())
}
