//! The card of a tenant: who, how to reach, what goes on, what was said; and recording what was said now.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use domain::contacts::PhoneNumber;
use domain::ids::RelationId;
use domain::tenancy::Relation;
use usecases::contacts::Contact;
use usecases::steering::Topic;
use usecases::tenants::{self, TenantCard};

use super::advising::{self, AdviceForm, AdviceView, Shown};
use super::call_backs::{self, CallView};
use super::contacts::ContactForm;
use super::form::value;
use super::reliance::{self, RelianceView};
use super::{frame, moments};
use crate::components::{self, Errors, EventLine, Fact, Item};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/huurders/{id}", get(show))
}

/// A lease with what can be arranged for it.
struct LeaseView {
    facts: Vec<Fact>,
    topics: Vec<components::Topic>,
}

#[derive(Template)]
#[template(path = "desk/tenant.html")]
pub struct TenantPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    name: String,
    facts: Vec<Fact>,
    leases: Vec<LeaseView>,
    cases: Vec<Item>,
    visits: Vec<Fact>,
    contacts: Vec<EventLine>,
    contact: ContactForm,
    /// Which channel suits, once somebody asked.
    advice: Option<AdviceView>,
    advice_form: AdviceForm,
    reliance: RelianceView,
    /// The promise to call that waits.
    call_back: Option<CallView>,
    /// The address of this card, to come back to.
    here: String,
}

/// How to reach somebody, for the pane beside a case and for the card.
pub fn reach(t: &Say, relation: &Relation) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    let known = |key: &str, value: Option<String>, scheme: &str| match value {
        Some(value) => {
            let url = format!("{scheme}:{}", value.replace(' ', ""));
            Fact { copy: true, url, ..fact(key, value) }
        }
        None => fact(key, t.text("balie-unknown")),
    };
    let preference = relation.preference.map(|channel| t.channel(channel.code()));
    vec![
        known("balie-phone", relation.phone.as_deref().map(PhoneNumber::spoken), "tel"),
        known("balie-email", relation.email.clone(), "mailto"),
        fact("balie-preference", preference.unwrap_or_else(|| t.text("balie-no-preference"))),
        fact("balie-language", t.text(&format!("language-{}", relation.language.code()))),
        Fact { copy: true, ..fact("balie-number", relation.number.clone()) },
    ]
}

fn lease_views(employee: &Employee, card: &TenantCard, shown: &Shown) -> Vec<LeaseView> {
    let t = employee.say();
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    let home = &card.home;
    home.leases
        .iter()
        .map(|(lease, place)| {
            let mut facts = vec![
                fact("balie-address", place.address.to_string()),
                Fact { copy: true, ..fact("balie-lease", lease.number.clone()) },
                fact("balie-lease-since", t.words().date_without_weekday(lease.start)),
            ];
            if let Some(end) = lease.end {
                facts.push(fact("balie-lease-until", t.words().date_without_weekday(end)));
            }
            let busy = |key: &str| {
                home.cases
                    .iter()
                    .any(|line| line.case.open && line.case.lease == lease.id && line.case.process == key)
            };
            let processes = employee.visitor.house().processes.iter().map(|process| process.key());
            let topics =
                processes.filter(|key| lease.end.is_none() && !busy(key)).map(|key| components::Topic {
                    icon: "lease-end".to_owned(),
                    title: t.text(&format!("{key}-name")),
                    hint: t.text("balie-on-behalf"),
                    url: format!(
                        "/balie/huurders/{}/regelen/{key}/{}{}",
                        home.relation.id,
                        lease.id,
                        shown.query()
                    ),
                });
            LeaseView { facts, topics: topics.collect() }
        })
        .collect()
}

fn contact_lines(employee: &Employee, card: &TenantCard, known: &[Topic]) -> Vec<EventLine> {
    let (t, now) = (employee.say(), employee.visitor.now);
    let line = |contact: &Contact| EventLine {
        channel: contact.channel.code().to_owned(),
        icon: String::new(),
        title: format!(
            "{} · {}",
            topics::name(&t, known, &contact.topic),
            t.text(&format!("balie-direction-{}", contact.direction.code()))
        ),
        text: contact.summary.clone(),
        time: moments::exact(&t, now, contact.at),
    };
    card.contacts.iter().map(line).collect()
}

fn case_items(employee: &Employee, card: &TenantCard) -> Vec<Item> {
    let (t, now) = (employee.say(), employee.visitor.now);
    let item = |line: &tenants::CaseLine| Item {
        url: format!("/balie/zaken/{}", line.case.id),
        channel: line.case.channel.code().to_owned(),
        who: t.text(&format!("{}-name", line.case.process)),
        what: line.now.as_ref().map(|step| t.message(&step.title)).unwrap_or_default(),
        time: moments::short(&t, now, line.case.opened_at),
        foot: line.case.number.clone(),
        status: frame::state(&t, &line.case.process, &line.case.state),
        status_kind: if line.case.open { "busy".to_owned() } else { String::new() },
        ..Item::default()
    };
    card.home.cases.iter().map(item).collect()
}

fn visit_facts(t: &Say, card: &TenantCard) -> Vec<Fact> {
    let visits = card.home.appointments.iter().map(|visit| Fact {
        label: t.text(&format!("visit-{}-title", visit.appointment.kind.code())),
        value: format!(
            "{} · {}",
            t.words().appointment(visit.appointment.starts_at, visit.appointment.ends_at),
            visit.inspector
        ),
        ..Fact::default()
    });
    visits.collect()
}

/// What was done before the card is shown: what was typed, what must be mended, which advice was asked for.
#[derive(Debug, Default)]
pub struct Aftermath {
    /// What was typed in a form beside it.
    pub typed: BTreeMap<String, String>,
    /// What was wrong with it.
    pub errors: Errors,
    /// The advice to show.
    pub shown: Shown,
}

/// The card of a tenant.
pub async fn view(employee: &Employee, id: RelationId, after: Aftermath) -> Result<TenantPage, Failure> {
    let t = employee.say();
    let Aftermath { typed, errors, shown } = after;
    let card = tenants::card(&employee.act(), id).await?;
    let known = topics::known(&employee.act()).await?;
    let advice = advising::kept(employee, id, &known, &shown).await?;
    let asked = advice.as_ref().map_or_else(|| value(&typed, "advice-topic"), |(advice, _)| &advice.topic);
    let came = Some(value(&typed, "advice-channel")).filter(|code| !code.is_empty()).unwrap_or(&shown.kanaal);
    let name = card.home.relation.name.spoken();
    Ok(TenantPage {
        page: frame::frame(employee, errors.in_title(&t, name.clone()), "tenants").await?,
        facts: reach(&t, &card.home.relation),
        leases: lease_views(employee, &card, &shown),
        cases: case_items(employee, &card),
        visits: visit_facts(&t, &card),
        contacts: contact_lines(employee, &card, &known),
        call_back: call_backs::of_tenant(employee, &known, id, &typed).await?,
        here: format!("/balie/huurders/{id}"),
        contact: ContactForm::new(employee, id, None, &known, &typed),
        reliance: reliance::view(employee, id, &known, &typed).await?,
        advice_form: advising::form_for(&t, id, &known, asked, came),
        advice: advice.map(|(_, view)| view),
        errors,
        name,
        t,
    })
}

async fn show(
    employee: Employee,
    Path(id): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Page<impl Template>, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    Ok(Page(view(&employee, id, Aftermath { shown, ..Aftermath::default() }).await?))
}
