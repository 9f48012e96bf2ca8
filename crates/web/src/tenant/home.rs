//! The tenant's own page: what can be arranged, what is going on, when somebody comes.

use askama::Template;
use axum::Router;
use axum::routing::get;
use domain::calendar::amsterdam;
use domain::cases::{Case, Draft};
use jiff::Timestamp;
use usecases::cases::SharedView;
use usecases::steering;
use usecases::tenants::{self, CaseLine, TenantHome};

use super::arranging::call_back::{self, CallCard};
use super::following::visits_of;
use super::frame::{VisitCard, icon_of, name_of, shell_at, status_of, steps_of};
use crate::components::{Step, Topic};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/", get(home)).route("/zaken", get(cases))
}

/// A case in a card.
#[derive(Debug)]
struct CaseCard {
    title: String,
    url: String,
    foot: String,
    status: String,
    status_kind: &'static str,
    open: bool,
    steps: Vec<Step>,
}

/// Something that waits for the tenant: a draft, an agreement.
#[derive(Debug)]
struct Waiting {
    icon: &'static str,
    title: String,
    text: String,
    url: String,
    label: String,
}

#[derive(Template)]
#[template(path = "tenant/home.html")]
struct HomePage {
    t: Say,
    page: MijnShell,
    greeting: String,
    topics: Vec<Topic>,
    waiting: Vec<Waiting>,
    cases: Vec<CaseCard>,
    more_cases: bool,
    call: Option<CallCard>,
    visits: Vec<VisitCard>,
    homes: Vec<Topic>,
}

#[derive(Template)]
#[template(path = "tenant/cases.html")]
struct CasesPage {
    t: Say,
    page: MijnShell,
    cases: Vec<CaseCard>,
}

async fn home(tenant: Tenant) -> Result<Page<HomePage>, Failure> {
    let act = tenant.act();
    let home = tenants::home(&act).await?;
    let t = tenant.say();
    let known = steering::topics(&act).await?;
    let all = home.cases.len() + home.together.len();
    let cases: Vec<CaseCard> = cards(&home, &t).into_iter().filter(|card| card.open).collect();
    Ok(Page(HomePage {
        page: shell_at(&tenant, t.text("mijn-nav-home"), "/"),
        greeting: greeting(&home, tenant.visitor.now, &t),
        topics: topics(&tenant, &home, &known, &t),
        waiting: waiting(&home, &t),
        more_cases: all > cases.len(),
        cases,
        call: home.call_back.as_ref().map(|call| call_back::card(call, &known, tenant.visitor.now, &t)),
        visits: visits_of(&tenant, &home),
        homes: homes(&home),
        t,
    }))
}

async fn cases(tenant: Tenant) -> Result<Page<CasesPage>, Failure> {
    let home = tenants::home(&tenant.act()).await?;
    let t = tenant.say();
    let mut cases = cards(&home, &t);
    cases.sort_by_key(|card| !card.open);
    Ok(Page(CasesPage { page: shell_at(&tenant, t.text("mijn-cases"), "/zaken"), cases, t }))
}

fn greeting(home: &TenantHome, now: Timestamp, t: &Say) -> String {
    let part = match amsterdam::local(now).hour() {
        6..12 => "morning",
        12..18 => "afternoon",
        18..24 => "evening",
        _ => "night",
    };
    let name = &home.relation.name;
    let name = name.first_name.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| name.spoken());
    t.with(&format!("mijn-hello-{part}"), &[("name", &name)])
}

/// Everything tenants can ask about, in the order of the policy; a topic that is arranged online stands there for each
/// lease that runs.
fn topics(tenant: &Tenant, home: &TenantHome, known: &[steering::Topic], t: &Say) -> Vec<Topic> {
    let today = amsterdam::day_of(tenant.visitor.now);
    let running: Vec<_> = home.leases.iter().filter(|(lease, _)| lease.runs_on(today)).collect();
    let mut topics = Vec::new();
    for topic in known {
        let online = topic.process.as_deref().filter(|key| tenant.visitor.house().process(key).is_ok());
        let row = |url: String, hint: String| Topic {
            icon: icon_of(&topic.key).to_owned(),
            title: topic.names.say(t.language()).to_owned(),
            hint,
            url,
        };
        let url = format!("/onderwerpen/{}", topic.key);
        match online {
            Some(_) if running.len() > 1 => topics.extend(
                running.iter().map(|(lease, place)| row(format!("{url}?huur={}", lease.id), which(place, t))),
            ),
            Some(_) if running.is_empty() => {}
            _ => topics.push(row(url, t.if_any(&format!("mijn-topic-{}", topic.key)))),
        }
    }
    topics
}

/// Which of several homes: what it is and where, because a parking place has an address like any other.
fn which(place: &domain::tenancy::Home, t: &Say) -> String {
    format!("{} · {}", t.text(&format!("mijn-home-{}", place.kind.code())), place.address.line())
}

/// The tenant's own cases, and those of others on the lease that they were asked to agree to.
fn cards(home: &TenantHome, t: &Say) -> Vec<CaseCard> {
    let own = home.cases.iter().map(|line: &CaseLine| card(&line.case, &line.steps, home, t));
    let by = |shared: &SharedView| t.with("mijn-together-by", &[("name", &shared.requester)]);
    let together = home.together.iter().map(|shared| {
        let card = card(&shared.case, &shared.steps, home, t);
        CaseCard { foot: format!("{} · {}", by(shared), card.foot), ..card }
    });
    own.chain(together).collect()
}

fn card(case: &Case, steps: &[domain::processes::Step], home: &TenantHome, t: &Say) -> CaseCard {
    let (status, status_kind) = status_of(case, t);
    CaseCard {
        title: name_of(&case.process, t),
        url: format!("/zaken/{}", case.id),
        foot: format!("{} · {}", address_of(home, |lease| lease.home == case.home), case.number),
        status,
        status_kind,
        open: case.open,
        steps: steps_of(case, steps, t),
    }
}

fn address_of(home: &TenantHome, wanted: impl Fn(&domain::tenancy::Lease) -> bool) -> String {
    let found = home.leases.iter().find(|(lease, _)| wanted(lease));
    found.map(|(_, place)| place.address.line()).unwrap_or_default()
}

fn waiting(home: &TenantHome, t: &Say) -> Vec<Waiting> {
    let asked = home.waiting.iter().map(|asked| Waiting {
        icon: "signature",
        title: t.with("mijn-asked-title", &[("name", &asked.requester)]),
        text: t.with("mijn-asked-text", &[("address", &asked.address)]),
        url: format!("/verzoeken/{}", asked.signature.id),
        label: t.text("mijn-asked-go"),
    });
    let own = home.drafts.iter().filter(|draft| draft.staff.is_none());
    asked.chain(own.map(|draft| begun(draft, home, t))).collect()
}

fn begun(draft: &Draft, home: &TenantHome, t: &Say) -> Waiting {
    let address = address_of(home, |lease| lease.id == draft.lease);
    let when = t.words().day(amsterdam::day_of(draft.updated_at));
    Waiting {
        icon: "edit",
        title: name_of(&draft.process, t),
        text: t.with("mijn-draft-text", &[("address", &address), ("when", &when)]),
        url: format!("/regelen/{}/{}", draft.process, draft.lease),
        label: t.text("mijn-go-on"),
    }
}

fn homes(home: &TenantHome) -> Vec<Topic> {
    let row = |(_, place): &(domain::tenancy::Lease, domain::tenancy::Home)| Topic {
        icon: "building".to_owned(),
        title: place.address.line(),
        hint: place.address.city.clone(),
        url: "/mijn-huis".to_owned(),
    };
    home.leases.iter().map(row).collect()
}
