//! Tenants who visit at a steady rate, whether the server keeps up or not, and how long each page lets them wait.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Client;
use stories::program::Program;
use stories::tenant::Tenant;
use stories::visitor::{Visitor, client};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::figures::Figure;
use super::{milliseconds, share};

/// Visits a second.
const RATE: u32 = 500;
/// How long they go on.
const LASTS: Duration = Duration::from_secs(20);
/// Visits before it counts.
const WARMING_UP: Duration = Duration::from_secs(3);
/// Ninety-nine of a hundred visits take at most this long.
const MOST_WAITING: f64 = 10.0;
/// A tenant who ended the lease, and so has something to see.
const TENANT: &str = "gerda.hendriks@example.nl";

/// A tenant who signed in.
pub async fn tenant(program: &Program) -> Tenant {
    let mut tenant = Tenant::new(Visitor::new(&client(), &program.url(), 1), TENANT);
    tenant.sign_in().await.unwrap_or_else(|error| panic!("{error}"));
    tenant
}

/// The pages a tenant looks at.
pub async fn paths(tenant: &mut Tenant) -> Vec<String> {
    let home = tenant.browser.get("/").await.and_then(|page| page.page("home"));
    let home = home.unwrap_or_else(|error| panic!("{error}"));
    let case =
        stories::visitor::quoted(&home, "href=\"/zaken/").unwrap_or_else(|| panic!("no case:\n{home}"));
    let pages = ["/", "/zaken", "/mijn-huis", "/afspraken", "/gegevens"];
    let mut paths: Vec<String> = pages.map(str::to_owned).into();
    paths.push(format!("/zaken/{case}"));
    paths.push(format!("/zaken/{case}/afspraken/final-inspection"));
    paths
}

/// A steady stream of visits to all of those pages in turn. Each is timed from the moment at which it should have
/// begun: a server that falls behind cannot hide it by being visited less.
pub async fn load(tenant: &Tenant, program: &Program) -> Vec<Figure> {
    let mut tenant = tenant.clone();
    // The times of a visit are another question, with a figure of its own.
    let paths: Vec<String> =
        paths(&mut tenant).await.into_iter().filter(|path| !path.contains("/afspraken/")).collect();
    let addresses: Arc<Vec<String>> =
        Arc::new(paths.iter().map(|path| format!("{}{path}", program.url())).collect());
    let (client, cookies) = (client(), tenant.browser.cookies());
    stream(&client, &addresses, &cookies, WARMING_UP).await;
    let began = Instant::now();
    let visits = stream(&client, &addresses, &cookies, LASTS).await;
    let refused = visits.iter().filter(|visit| !visit.answered).count();
    let mut took: Vec<f64> = visits.iter().map(|visit| visit.milliseconds).collect();
    let rate = f64::from(u32::try_from(took.len()).unwrap_or(u32::MAX)) / began.elapsed().as_secs_f64();
    took.sort_by(f64::total_cmp);
    let what = format!("a tenant page at {RATE} a second");
    let refused = f64::from(u32::try_from(refused).unwrap_or(u32::MAX));
    vec![
        Figure::plain("tenant pages visited a second", rate, "/s"),
        Figure::plain(format!("{what}, half of them within"), share(&took, 0.5), "ms"),
        Figure::most(format!("{what}, 99 of 100 within"), share(&took, 0.99), "ms", MOST_WAITING),
        Figure::most(format!("{what}, that did not come"), refused, "pages", 0.0),
    ]
}

/// One visit: how long it took, and whether the page came.
#[derive(Debug)]
struct Visit {
    milliseconds: f64,
    answered: bool,
}

async fn stream(client: &Client, addresses: &Arc<Vec<String>>, cookies: &str, lasts: Duration) -> Vec<Visit> {
    let (began, every) = (Instant::now(), Duration::from_secs(1) / RATE);
    let (mut under_way, mut visits) = (JoinSet::new(), Vec::new());
    let mut number = 0;
    while every * number < lasts {
        let due = began + every * number;
        tokio::time::sleep_until(due).await;
        let (client, addresses, cookies) = (client.clone(), Arc::clone(addresses), cookies.to_owned());
        under_way.spawn(async move {
            let address = &addresses[number as usize % addresses.len()];
            let answered = visit(&client, address, &cookies, number).await;
            Visit { milliseconds: milliseconds(due.elapsed()), answered }
        });
        while let Some(done) = under_way.try_join_next() {
            visits.push(done.unwrap_or_else(|error| panic!("{error}")));
        }
        number += 1;
    }
    visits.extend(under_way.join_all().await);
    visits
}

/// One visit; each comes from an address of its own, as tenants do.
async fn visit(client: &Client, address: &str, cookies: &str, number: u32) -> bool {
    let [_, b, c, d] = number.to_be_bytes();
    let request = client.get(address).header("cookie", cookies);
    let request = request.header("x-forwarded-for", format!("10.{b}.{c}.{d}"));
    match request.send().await {
        Ok(answer) => answer.status().is_success() && answer.bytes().await.is_ok(),
        Err(_) => false,
    }
}
