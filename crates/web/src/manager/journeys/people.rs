//! Who is behind a ribbon or a departure: people with their contacts, for managers; every look is recorded.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use domain::channels::Channel;
use insight::conformance::DeviationKind;
use jiff::Timestamp;
use serde::Deserialize;
use usecases::journeys::people::{Behind, Journey, PAGE, look};
use usecases::journeys::wanted::{self, WantedStep};
use usecases::steering::Topic;

use super::words;
use crate::addresses::in_query;
use crate::desk::moments;
use crate::failure::Failure;
use crate::manager::choosing::Chosen;
use crate::manager::frame::frame;
use crate::page::Page;
use crate::sessions::Manager;
use crate::shell::StuurShell;
use crate::state::WebState;
use crate::texts::Say;
use crate::topics;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/stuur/klantreizen/mensen", get(show))
}

/// Behind which figure, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Figure {
    /// After which contact or step, from 1.
    stap: usize,
    /// From which channel.
    van: String,
    /// To which channel, or in which a departure happened.
    naar: String,
    /// The kind of departure; empty for a ribbon.
    soort: String,
    /// The page, from 1.
    pagina: usize,
}

/// The address of the people behind a ribbon.
pub fn of_ribbon(chosen: &Chosen, step: usize, from: &str, to: &str) -> String {
    let figure = Figure { stap: step + 1, van: from.to_owned(), naar: to.to_owned(), ..Figure::default() };
    address(chosen, &figure)
}

/// The address of the people behind a departure.
pub fn of_departure(chosen: &Chosen, kind: DeviationKind, step: usize, channel: &str) -> String {
    let soort = words::kind(kind).to_owned();
    address(chosen, &Figure { stap: step + 1, naar: channel.to_owned(), soort, ..Figure::default() })
}

fn address(chosen: &Chosen, figure: &Figure) -> String {
    let mut address = format!("/stuur/klantreizen/mensen?{}&stap={}", chosen.query(), figure.stap);
    for (name, value) in [("van", &figure.van), ("naar", &figure.naar), ("soort", &figure.soort)] {
        if !value.is_empty() {
            address.extend(["&", name, "=", &in_query(value)]);
        }
    }
    address
}

impl Figure {
    /// The figure, and in words what is behind it; nothing that is not there.
    fn behind(&self, t: &Say, wanted: Vec<WantedStep>) -> Result<(Behind, String), Failure> {
        let step = self.stap.checked_sub(1).ok_or(Failure::NotFound)?;
        let (from, to) = (Channel::from_code(&self.van), Channel::from_code(&self.naar));
        if self.soort.is_empty() {
            let (from, to) = from.zip(to).ok_or(Failure::NotFound)?;
            let said = t.with(
                "stuur-people-ribbon",
                &[
                    ("from", t.channel(from.code()).as_str()),
                    ("to", t.channel(to.code()).as_str()),
                    ("step", self.stap.to_string().as_str()),
                ],
            );
            return Ok((Behind::Ribbon { step, from, to }, said));
        }
        let kind = words::kind_of(&self.soort).ok_or(Failure::NotFound)?;
        let said = words::departure(t, &wanted, kind, step, to.map_or("", |channel| channel.code()));
        Ok((Behind::Departure { wanted, kind, step, channel: to }, said))
    }
}

/// A question of one person, in words.
struct Row {
    name: String,
    url: String,
    topic: String,
    contacts: Vec<ContactSeen>,
    cases: Vec<String>,
}

/// A contact: by which channel, and when.
struct ContactSeen {
    channel: String,
    when: String,
}

#[derive(Template)]
#[template(path = "manager/people.html")]
struct PeoplePage {
    t: Say,
    page: StuurShell,
    back: String,
    behind: String,
    total: String,
    rows: Vec<Row>,
    previous: String,
    next: String,
    text: String,
}

async fn show(
    manager: Manager,
    Query(chosen): Query<Chosen>,
    Query(figure): Query<Figure>,
) -> Result<Page<impl Template>, Failure> {
    let (t, act) = (manager.0.say(), manager.0.act());
    let chosen = chosen.exactly(&act).await?;
    let kept = wanted::or_usual(wanted::nearest(&act, chosen.topic()).await?.steps);
    let (behind, said) = figure.behind(&t, kept)?;
    let known = topics::known(&act).await?;
    let at = figure.pagina.max(1);
    let now = manager.0.visitor.now;
    let people = look(&act, &chosen.selection(now), &behind, at - 1).await?;
    let rows = people.journeys.iter().map(|journey| row(&t, &known, now, journey)).collect();
    let pages = people.total.div_ceil(PAGE);
    let page_at = |page: usize| format!("{}&pagina={page}", address(&chosen, &figure));
    Ok(Page(PeoplePage {
        page: frame(&manager, t.text("stuur-people-title"), "journeys"),
        back: format!("/stuur/klantreizen?{}", chosen.query()),
        behind: said,
        total: t.with("stuur-people-total", &[("n", people.total.to_string().as_str())]),
        rows,
        previous: if at > 1 { page_at(at - 1) } else { String::new() },
        next: if at < pages { page_at(at + 1) } else { String::new() },
        text: t
            .with("stuur-people-page", &[("n", at.to_string().as_str()), ("of", pages.to_string().as_str())]),
        t,
    }))
}

fn row(t: &Say, known: &[Topic], now: Timestamp, journey: &Journey) -> Row {
    let contact = |(at, channel): &(Timestamp, Channel)| ContactSeen {
        channel: channel.code().to_owned(),
        when: moments::exact(t, now, *at),
    };
    Row {
        name: journey.person.name.spoken(),
        url: format!("/balie/huurders/{}", journey.person.id),
        topic: topics::name(t, known, &journey.topic),
        contacts: journey.contacts.iter().map(contact).collect(),
        cases: journey.cases.iter().map(|case| format!("/balie/zaken/{case}")).collect(),
    }
}
