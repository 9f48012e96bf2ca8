//! The card of a tenant: who, how to reach, what goes on, what was said; and recording what was said now.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::channels::Channel;
use domain::ids::RelationId;
use domain::tenancy::Relation;
use usecases::contacts::{self, NewContact};
use usecases::tenants::TenantCard;
use usecases::{Error, tenants};

use super::form::{Sent, fields, value};
use super::{frame, moments};
use crate::components::{Choice, Errors, EventLine, Fact, Item, Topic};
use crate::failure::Failure;
use crate::page::{Go, Page, again};
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/balie/huurders/{id}", get(show))
        .route("/balie/huurders/{id}/contactmomenten", post(record))
}

/// A lease with what can be arranged for it.
struct LeaseView {
    facts: Vec<Fact>,
    topics: Vec<Topic>,
}

#[derive(Template)]
#[template(path = "desk/tenant.html")]
struct TenantPage {
    t: Say,
    page: BalieShell,
    errors: Errors,
    id: RelationId,
    name: String,
    facts: Vec<Fact>,
    leases: Vec<LeaseView>,
    cases: Vec<Item>,
    visits: Vec<Fact>,
    contacts: Vec<EventLine>,
    channels: Vec<Choice>,
    directions: Vec<Choice>,
    subjects: Vec<Choice>,
    summary: String,
}

/// How to reach somebody, for the pane beside a case and for the card.
pub fn reach(t: &Say, relation: &Relation) -> Vec<Fact> {
    let fact = |key: &str, value: String, copy| Fact { label: t.text(key), value, copy };
    let preference = relation.preference.map(|channel| t.channel(channel.code()));
    vec![
        fact(
            "balie-phone",
            relation.phone.clone().unwrap_or_else(|| t.text("balie-unknown")),
            relation.phone.is_some(),
        ),
        fact(
            "balie-email",
            relation.email.clone().unwrap_or_else(|| t.text("balie-unknown")),
            relation.email.is_some(),
        ),
        fact("balie-preference", preference.unwrap_or_else(|| t.text("balie-no-preference")), false),
        fact("balie-language", t.text(&format!("language-{}", relation.language.code())), false),
        fact("balie-number", relation.number.clone(), true),
    ]
}

fn lease_views(employee: &Employee, card: &TenantCard) -> Vec<LeaseView> {
    let t = employee.say();
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, copy: false };
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
            let topics = processes.filter(|key| lease.end.is_none() && !busy(key)).map(|key| Topic {
                icon: "lease-end".to_owned(),
                title: t.text(&format!("{key}-name")),
                hint: t.text("balie-on-behalf"),
                url: format!("/balie/huurders/{}/regelen/{key}/{}", home.relation.id, lease.id),
            });
            LeaseView { facts, topics: topics.collect() }
        })
        .collect()
}

/// The channels a member of staff can record, with the one chosen.
pub fn channels(t: &Say, chosen: &str) -> Vec<Choice> {
    let choice =
        |channel: Channel| Choice::new(channel.code(), t.channel(channel.code()), channel.code() == chosen);
    Channel::recordable_by_staff().into_iter().map(choice).collect()
}

fn contact_lines(t: &Say, employee: &Employee, card: &TenantCard) -> Vec<EventLine> {
    let now = employee.visitor.now;
    let line = |contact: &_| contact_line(t, now, contact);
    card.contacts.iter().map(line).collect()
}

fn contact_line(t: &Say, now: jiff::Timestamp, contact: &contacts::Contact) -> EventLine {
    let topic = t.if_any(&format!("{}-name", contact.topic));
    let general = t.if_any(&format!("balie-topic-{}", contact.topic));
    let title = [topic, general].into_iter().find(|text| !text.is_empty());
    EventLine {
        channel: contact.channel.code().to_owned(),
        icon: String::new(),
        title: format!(
            "{} · {}",
            title.unwrap_or_else(|| contact.topic.clone()),
            t.text(&format!("balie-direction-{}", contact.direction.code()))
        ),
        text: contact.summary.clone(),
        time: moments::exact(t, now, contact.at),
    }
}

/// Typed values of the form for a contact moment, so that nothing is typed twice.
#[derive(Default)]
struct Typed {
    channel: String,
    direction: String,
    topic: String,
    summary: String,
}

async fn view(
    employee: &Employee,
    id: RelationId,
    typed: Typed,
    errors: Errors,
) -> Result<TenantPage, Failure> {
    let t = employee.say();
    let card = tenants::card(&employee.act(), id).await?;
    let now = employee.visitor.now;
    let name = card.home.relation.name.spoken();
    let cases = card.home.cases.iter().map(|line| Item {
        url: format!("/balie/zaken/{}", line.case.id),
        channel: line.case.channel.code().to_owned(),
        who: t.text(&format!("{}-name", line.case.process)),
        what: line.now.as_ref().map(|step| t.message(&step.title)).unwrap_or_default(),
        time: moments::short(&t, now, line.case.opened_at),
        foot: line.case.number.clone(),
        status: t.text(&format!("{}-state-{}", line.case.process, line.case.state)),
        status_kind: if line.case.open { "busy".to_owned() } else { String::new() },
        ..Item::default()
    });
    let cases = cases.collect();
    let visits = card.home.appointments.iter().map(|visit| Fact {
        label: t.text(&format!("visit-{}-title", visit.appointment.kind.code())),
        value: format!(
            "{} · {}",
            t.words().appointment(visit.appointment.starts_at, visit.appointment.ends_at),
            visit.inspector
        ),
        copy: false,
    });
    let visits = visits.collect();
    let processes = employee.visitor.house().processes.iter().map(|process| process.key());
    let subjects = processes
        .map(|key| Choice::new(key, t.text(&format!("{key}-name")), typed.topic == key))
        .chain([Choice::new("general", t.text("balie-topic-general"), typed.topic == "general")])
        .collect();
    let directions = ["in", "out"]
        .map(|way| Choice::new(way, t.text(&format!("balie-direction-{way}")), typed.direction == way))
        .to_vec();
    Ok(TenantPage {
        page: frame::frame(employee, errors.in_title(&t, name.clone()), "tenants"),
        facts: reach(&t, &card.home.relation),
        leases: lease_views(employee, &card),
        contacts: contact_lines(&t, employee, &card),
        channels: channels(&t, &typed.channel),
        summary: typed.summary,
        errors,
        id,
        name,
        cases,
        visits,
        directions,
        subjects,
        t,
    })
}

async fn show(employee: Employee, Path(id): Path<String>) -> Result<Page<impl Template>, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let typed = Typed { direction: "in".to_owned(), channel: "phone".to_owned(), ..Typed::default() };
    Ok(Page(view(&employee, id, typed, Errors::none()).await?))
}

async fn record(employee: Employee, Path(id): Path<String>, Form(sent): Sent) -> Result<Response, Failure> {
    let id: RelationId = id.parse().map_err(|_| Failure::NotFound)?;
    let sent = fields(sent);
    let take = |name: &str| value(&sent, name).to_owned();
    let typed = Typed {
        channel: take("channel"),
        direction: take("direction"),
        topic: take("topic"),
        summary: take("summary"),
    };
    let t = employee.say();
    let recordable = Channel::recordable_by_staff();
    let channel = Channel::from_code(&typed.channel).filter(|channel| recordable.contains(channel));
    let mut errors = Errors::none();
    if channel.is_none() {
        errors.add("channel", t.text("balie-channel-needed"));
    }
    if typed.topic.is_empty() {
        errors.add("topic", t.text("balie-topic-needed"));
    }
    if typed.summary.is_empty() {
        errors.add("summary", t.text("balie-summary-needed"));
    }
    let Some(channel) = channel.filter(|_| errors.is_empty()) else {
        return Ok(again(view(&employee, id, typed, errors).await?));
    };
    let new = NewContact {
        relation: id,
        case: None,
        channel,
        inbound: typed.direction != "out",
        topic: typed.topic.clone(),
        summary: typed.summary.clone(),
    };
    match contacts::record(&employee.act_through(channel), &new).await {
        Ok(_) => {
            let back = Go::to(format!("/balie/huurders/{id}"));
            Ok((employee.visitor.say_next("balie-contact-recorded"), back).into_response())
        }
        Err(Error::Input(_)) => {
            errors.add("summary", t.text("balie-summary-long"));
            Ok(again(view(&employee, id, typed, errors).await?))
        }
        Err(error) => Err(error.into()),
    }
}
