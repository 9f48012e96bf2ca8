//! How a tenant can arrange a topic: the way that fits best first, with the reason; the others with their hours.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use domain::channels::Channel;
use domain::contacts::PhoneNumber;
use domain::tenancy::{Home, Lease};
use serde::Deserialize;
use usecases::steering::{self, Advice, Ask, Topic, Way};
use usecases::{WayIn, tenants};

use super::danger::{Danger, danger};
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/onderwerpen/{topic}", get(show))
}

/// A way to arrange something, on a page.
#[derive(Debug)]
pub struct WayView {
    /// The code of the channel, for its colour and icon.
    pub channel: &'static str,
    /// What it is called.
    pub name: String,
    /// What one does there.
    pub action: String,
    /// Where that leads, or empty.
    pub url: String,
    /// When it is open, and how long one waits now.
    pub when: String,
    /// One more sentence, or empty.
    pub note: String,
    /// Whether it is open now.
    pub open: bool,
}

#[derive(Template)]
#[template(path = "tenant/ways.html")]
struct WaysPage {
    t: Say,
    page: MijnShell,
    topic: String,
    address: String,
    first: Option<WayView>,
    reason: String,
    brings: String,
    others: Vec<WayView>,
    help_url: String,
    why_url: String,
    danger: Danger,
}

#[derive(Debug, Default, Deserialize)]
struct Wanted {
    /// Which lease it is about, when there are several.
    huur: Option<String>,
}

async fn show(
    tenant: Tenant,
    Path(key): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Page<impl Template>, Failure> {
    let act = tenant.act();
    let topic = find(&tenant, &key).await?;
    let leases = tenants::leases(&act).await?;
    let advice = steering::advise(&act, Some(tenant.id), &Ask::about(&topic.key)).await?;
    let t = tenant.say();
    let (online, address) = online(&leases, &topic, wanted.huur.as_deref());
    let view = |way: &Way| view(&tenant, way, &online);
    let first = advice.preferred.as_ref().and_then(view);
    let others = advice.alternatives.iter().chain(&advice.discouraged).chain(&advice.closed);
    Ok(Page(WaysPage {
        page: MijnShell { help: Vec::new(), ..tenant.shell(t.text("ways-title")) },
        topic: topic.names.say(t.language()).to_owned(),
        address,
        // A reason is a reason for what stands first; without that it would explain nothing.
        reason: first.as_ref().map(|_| t.message(&advice.reason)).unwrap_or_default(),
        brings: first
            .as_ref()
            .and(advice.brings.as_ref())
            .map(|brings| t.message(brings))
            .unwrap_or_default(),
        others: others.filter_map(view).collect(),
        first,
        help_url: format!("/onderwerpen/{}/hulp", topic.key),
        why_url: why(&advice),
        danger: danger(&tenant),
        t,
    }))
}

fn why(advice: &Advice) -> String {
    advice.id.map(|id| format!("/adviezen/{id}")).unwrap_or_default()
}

/// The topic with this key.
pub async fn find(tenant: &Tenant, key: &str) -> Result<Topic, Failure> {
    let topics = steering::topics(&tenant.act()).await?;
    topics.into_iter().find(|topic| topic.key == key).ok_or(Failure::NotFound)
}

/// Where the topic is arranged online for one of the tenant's leases, and that home when there are several.
fn online(leases: &[(Lease, Home)], topic: &Topic, wanted: Option<&str>) -> (String, String) {
    let lease = leases.iter().find(|(lease, _)| wanted.is_none_or(|id| lease.id.to_string() == id));
    let Some(((lease, place), process)) = lease.zip(topic.process.as_ref()) else {
        return Default::default();
    };
    let address = if leases.len() > 1 { place.address.line() } else { String::new() };
    (format!("/regelen/{process}/{}", lease.id), address)
}

/// A way on a page; none when this association has it no longer.
pub fn view(tenant: &Tenant, way: &Way, online: &str) -> Option<WayView> {
    let t = tenant.say();
    let way_in = way.way_in.as_ref()?;
    let url = match way_in {
        WayIn::Online if online.is_empty() => return None,
        WayIn::Online => online.to_owned(),
        WayIn::Phone(number) => dial(number),
        WayIn::Whatsapp(number) => whatsapp(number),
        WayIn::Page(address) => address.clone(),
        WayIn::Email(address) => format!("mailto:{address}"),
        WayIn::Place(_) => String::new(),
    };
    let code = way.channel.code();
    let waiting = way.waiting.as_ref().map(|waiting| format!(". {}", t.message(waiting))).unwrap_or_default();
    Some(WayView {
        channel: code,
        name: if way.channel == Channel::Portal { t.text("ways-portal") } else { t.channel(code) },
        action: t.with(&format!("ways-go-{code}"), &[("value", way_in.text())]),
        url,
        when: format!("{}{waiting}.", t.message(&way.hours)),
        note: if way.is_preference { t.text("ways-liked") } else { String::new() },
        open: way.is_open,
    })
}

/// The address that opens WhatsApp with a number: in digits, with its country.
pub fn whatsapp(number: &str) -> String {
    let whole =
        PhoneNumber::parse(number).map_or_else(|_| number.to_owned(), |known| known.e164().to_owned());
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("https://wa.me/{digits}")
}

/// The address by which a telephone dials a number.
pub fn dial(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

#[cfg(test)]
mod tests {
    use super::whatsapp;

    #[test]
    fn a_number_for_whatsapp_has_its_country_and_nothing_but_digits() {
        for number in
            ["06 12 34 56 78", "+31 6 12345678", "+31 (0)6 12345678", "0031-6-12345678", "31612345678"]
        {
            assert_eq!(whatsapp(number), "https://wa.me/31612345678", "{number}");
        }
        assert_eq!(whatsapp("+32 470 12 34 56"), "https://wa.me/32470123456");
    }
}
