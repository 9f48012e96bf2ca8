//! The tenant's home and lease, and the visits to come.

use askama::Template;
use axum::Router;
use axum::routing::get;
use domain::calendar::amsterdam;
use domain::tenancy::{Home, Lease};
use jiff::civil::Date;
use usecases::tenants;

use super::following::visits_of;
use super::frame::{VisitCard, shell_at};
use crate::components::Fact;
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/mijn-huis", get(house)).route("/afspraken", get(visits))
}

/// A home with its lease.
#[derive(Debug)]
struct Place {
    address: String,
    running: bool,
    facts: Vec<Fact>,
}

#[derive(Template)]
#[template(path = "tenant/house.html")]
struct HousePage {
    t: Say,
    page: MijnShell,
    places: Vec<Place>,
}

#[derive(Template)]
#[template(path = "tenant/visits.html")]
struct VisitsPage {
    t: Say,
    page: MijnShell,
    visits: Vec<VisitCard>,
}

async fn house(tenant: Tenant) -> Result<Page<HousePage>, Failure> {
    let leases = tenants::leases(&tenant.act()).await?;
    let t = tenant.say();
    let today = amsterdam::day_of(tenant.visitor.now);
    let places = leases.iter().map(|(lease, home)| place(lease, home, today, &t)).collect();
    Ok(Page(HousePage { page: shell_at(&tenant, t.text("mijn-nav-house"), "/mijn-huis"), places, t }))
}

fn place(lease: &Lease, home: &Home, today: Date, t: &Say) -> Place {
    let fact = |key: &str, value: String| Fact { label: t.text(key), value, ..Fact::default() };
    let day = |day: Date| t.words().date_without_weekday(day);
    let mut facts = vec![
        fact("mijn-house-kind", t.text(&format!("mijn-home-{}", home.kind.code()))),
        fact("mijn-house-since", day(lease.start)),
    ];
    facts.extend(lease.end.map(|end| fact("mijn-house-until", day(end))));
    facts.push(fact("mijn-house-pay", t.text(&format!("mijn-pay-{}", lease.payment_period.code()))));
    facts.extend(home.build_year.map(|year| fact("mijn-house-built", year.to_string())));
    facts.push(fact("mijn-house-lease", lease.number.clone()));
    facts.push(fact("mijn-house-number", home.number.clone()));
    Place { address: home.address.to_string(), running: lease.runs_on(today), facts }
}

async fn visits(tenant: Tenant) -> Result<Page<VisitsPage>, Failure> {
    let home = tenants::home(&tenant.act()).await?;
    let t = tenant.say();
    let visits = visits_of(&tenant, &home);
    Ok(Page(VisitsPage { page: shell_at(&tenant, t.text("mijn-visits"), "/afspraken"), visits, t }))
}
