//! Which channel suits this tenant and this question: the same advice as in *Mijn*, and what to offer them now.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::channels::Channel;
use domain::ids::{AdviceId, CaseId, RelationId};
use serde::Deserialize;
use usecases::steering::{self, Advice, Ask, Reason, Topic, Way};
use usecases::tenants;

use super::cases::{self, case_page};
use super::contacts::case_of;
use super::form::{self, Sent, fields, recordable, value};
use super::{frame, tenants as cards};
use crate::addresses::in_query;
use crate::components::{Choice, Errors};
use crate::explained::{Explained, explain};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/huurders/{id}/advies", post(ask)).route("/balie/adviezen/{advice}", get(show))
}

/// Which advice a page shows, and by which channel the tenant came, as it stands in its address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// The advice.
    pub advies: String,
    /// The channel.
    pub kanaal: String,
}

impl Shown {
    /// The same for the address of a next page; empty when no advice was asked for.
    pub fn query(&self) -> String {
        match self.advies.as_str() {
            "" => String::new(),
            advice => format!("?kanaal={}&advies={}", in_query(&self.kanaal), in_query(advice)),
        }
    }
}

/// An advice for who talks with the tenant (`desk/advice.html`).
#[derive(Debug, Clone)]
pub struct AdviceView {
    /// Under what it is recorded.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// What to do now, in one or two sentences.
    pub offer: String,
    /// Why, as the tenant reads it too.
    pub reason: String,
    /// What the preferred way brings, or empty.
    pub brings: String,
    /// The ways there are, the preferred first: code, name, when.
    pub ways: Vec<(&'static str, String, String)>,
    /// Whether the first of them is preferred, or all are alike.
    pub is_preferred: bool,
    /// Where it is explained.
    pub why: String,
}

/// The form that asks for advice, with what was chosen.
#[derive(Debug, Clone)]
pub struct AdviceForm {
    /// Where it is sent.
    pub action: String,
    /// The case it stands beside, or empty.
    pub case: String,
    /// What about; beside a case there is one, and nothing to choose.
    pub topics: Vec<Choice>,
    /// By which channel the tenant came.
    pub channels: Vec<Choice>,
}

/// The form for a tenant.
pub fn form_for(t: &Say, tenant: RelationId, known: &[Topic], topic: &str, channel: &str) -> AdviceForm {
    let choice =
        |one: &Topic| Choice::new(&one.key, one.names.say(t.language()).to_owned(), one.key == topic);
    AdviceForm {
        action: format!("/balie/huurders/{tenant}/advies"),
        case: String::new(),
        topics: known.iter().map(choice).collect(),
        channels: form::channels(t, channel),
    }
}

/// The form beside a case of a tenant; none when the policy does not know its process.
pub fn form_beside(
    t: &Say,
    tenant: RelationId,
    known: &[Topic],
    (case, process): (CaseId, &str),
    channel: &str,
) -> Option<AdviceForm> {
    let topic = known.iter().find(|topic| topic.process.as_deref() == Some(process))?;
    let topics = vec![Choice::new(&topic.key, topic.names.say(t.language()).to_owned(), true)];
    Some(AdviceForm { case: case.to_string(), topics, ..form_for(t, tenant, &[], "", channel) })
}

/// The advice that an address or a form names, when it is about this tenant.
pub async fn kept(
    employee: &Employee,
    tenant: RelationId,
    known: &[Topic],
    shown: &Shown,
) -> Result<Option<(Advice, AdviceView)>, Failure> {
    let Ok(id) = shown.advies.parse::<AdviceId>() else { return Ok(None) };
    let advice = match steering::advice(&employee.act(), id).await {
        Err(usecases::Error::NotFound) => return Ok(None),
        other => other?,
    };
    let own = advice.tenant == Some(tenant);
    Ok(own
        .then(|| view(&employee.say(), known, &advice, recordable(&shown.kanaal)))
        .map(|view| (advice, view)))
}

/// The advice beside the form or a case of a process: the one that the address names, when it is about this process.
pub async fn for_process(
    employee: &Employee,
    tenant: RelationId,
    process: &str,
    shown: &Shown,
) -> Result<Option<AdviceView>, Failure> {
    let known = topics::known(&employee.act()).await?;
    let advice = kept(employee, tenant, &known, shown).await?;
    Ok(advice.filter(|(advice, _)| advice.process.as_deref() == Some(process)).map(|(_, view)| view))
}

/// Asks for the advice beside the form of a process, when there is none yet: once, so that its place is in the address
/// and looking again asks for no other. None when the policy does not know the process.
pub async fn on_arrival(
    employee: &Employee,
    tenant: RelationId,
    process: &str,
    shown: &Shown,
) -> Result<Option<AdviceId>, Failure> {
    if for_process(employee, tenant, process, shown).await?.is_some() {
        return Ok(None);
    }
    let known = topics::known(&employee.act()).await?;
    let Some(topic) = known.iter().find(|topic| topic.process.as_deref() == Some(process)) else {
        return Ok(None);
    };
    let act = employee.act_through(recordable(&shown.kanaal).unwrap_or(Channel::Portal));
    Ok(steering::advise(&act, Some(tenant), &Ask::about(&topic.key)).await?.id)
}

fn view(t: &Say, known: &[Topic], advice: &Advice, came: Option<Channel>) -> AdviceView {
    let ways = advice.preferred.iter().chain(&advice.alternatives);
    let ways = ways.chain(&advice.discouraged).chain(&advice.closed);
    let way = |way: &Way| (way.channel.code(), t.channel(way.channel.code()), when(t, way));
    let id = advice.id.map(|id| id.to_string()).unwrap_or_default();
    AdviceView {
        topic: topics::name(t, known, &advice.topic),
        offer: offer(t, advice, came),
        reason: t.message(&advice.reason),
        brings: advice.brings.as_ref().map(|brings| t.message(brings)).unwrap_or_default(),
        ways: ways.map(way).collect(),
        is_preferred: advice.preferred.is_some(),
        why: format!("/balie/adviezen/{id}"),
        id,
    }
}

fn when(t: &Say, way: &Way) -> String {
    let waiting = way.waiting.as_ref().map(|waiting| format!(". {}", t.message(waiting)));
    format!("{}{}", t.message(&way.hours), waiting.unwrap_or_default())
}

/// What to offer: the tenant is here now, by the channel they came. Nobody is sent away to another.
fn offer(t: &Say, advice: &Advice, came: Option<Channel>) -> String {
    let arrived = came.map(|channel| t.text(&format!("balie-came-{}", channel.code())));
    let what = match &advice.preferred {
        None => t.text("balie-offer-equal"),
        Some(way) if Some(way.channel) == came => t.text("balie-offer-here"),
        Some(way) if way.channel == Channel::Portal && advice.decided.reason == Reason::FollowOnline => {
            t.text("balie-offer-follow")
        }
        Some(way) if way.channel == Channel::Portal => t.text("balie-offer-together"),
        Some(way) => {
            let key = if way.is_open { "balie-offer-other" } else { "balie-offer-closed" };
            t.with(key, &[("channel", &t.channel(way.channel.code()))])
        }
    };
    arrived.into_iter().chain([what]).collect::<Vec<_>>().join(" ")
}

async fn ask(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: RelationId = id.parse().map_err(|_| Failure::NotFound)?;
    let typed = fields(sent);
    let case = case_of(&employee, id, value(&typed, "zaak")).await?;
    let t = employee.say();
    let (topic, arrived) = (value(&typed, "advice-topic"), recordable(value(&typed, "advice-channel")));
    let mut errors = Errors::none();
    if topic.is_empty() {
        errors.add("advice-topic", t.text("balie-advice-topic-needed"));
    }
    let Some(channel) = arrived.filter(|_| errors.is_empty()) else {
        if arrived.is_none() {
            errors.add("advice-channel", t.text("balie-advice-channel-needed"));
        }
        return mend(&employee, id, case, typed, errors).await;
    };
    let emergency = typed.contains_key("advice-emergency");
    let asked = Ask { emergency, ..Ask::about(topic) };
    match steering::advise(&employee.act_through(channel), Some(id), &asked).await {
        Ok(advice) => {
            let advies = advice.id.map(|id| id.to_string()).unwrap_or_default();
            let shown = Shown { advies, kanaal: channel.code().to_owned() };
            let place = case.map_or_else(|| format!("huurders/{id}"), |case| format!("zaken/{case}"));
            Ok(Go(format!("/balie/{place}{}#advies", shown.query())).into_response())
        }
        Err(usecases::Error::Input(key)) => {
            mend(&employee, id, case, typed, Errors::one("advice-topic", t.text(&key))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn mend(
    employee: &Employee,
    id: RelationId,
    case: Option<CaseId>,
    typed: BTreeMap<String, String>,
    errors: Errors,
) -> Result<Response, Failure> {
    if let Some(case) = case {
        let after = cases::Aftermath { typed, errors, ..cases::Aftermath::default() };
        return Ok(again(case_page(employee, case, after).await?));
    }
    let after = cards::Aftermath { typed, errors, ..cards::Aftermath::default() };
    Ok(again(cards::view(employee, id, after).await?))
}

#[derive(Template)]
#[template(path = "desk/why.html")]
struct WhyPage {
    t: Say,
    page: BalieShell,
    back: String,
    /// Whose question it was, or empty.
    who: String,
    why: Explained,
    arm: String,
}

async fn show(employee: Employee, Path(advice): Path<String>) -> Result<Page<impl Template>, Failure> {
    let act = employee.act();
    let id: AdviceId = advice.parse().map_err(|_| Failure::NotFound)?;
    let advice = steering::advice(&act, id).await?;
    let t = employee.say();
    let (back, who) = match advice.tenant {
        Some(tenant) => {
            (format!("/balie/huurders/{tenant}"), format!("{} · ", tenants::name(&act, tenant).await?))
        }
        None => Default::default(),
    };
    Ok(Page(WhyPage {
        page: frame::frame(&employee, t.text("balie-why-title"), "tenants").await?,
        arm: t.text(&format!("balie-why-arm-{}", advice.arm.code())),
        why: explain(&t, &topics::known(&act).await?, &advice),
        back,
        who,
        t,
    }))
}
