//! What is held about the tenant: to read, to take along, and what they like best.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::channels::Channel;
use domain::contacts::PhoneNumber;
use domain::language::Language;
use domain::tenancy::Relation;
use serde::Deserialize;
use usecases::tenants::{self, Wishes};

use super::frame::shell_at;
use super::self_reliance;
use crate::components::{Choice, Fact, SummaryRow};
use crate::cookies;
use crate::failure::Failure;
use crate::page::{Go, Page};
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The channels by which we write or call; a tenant may prefer any of them.
const CHANNELS: [Channel; 3] = [Channel::Email, Channel::Phone, Channel::Letter];
/// How long a chosen language is remembered in the browser: a year.
const LANGUAGE_SECONDS: u32 = 31_536_000;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new()
        .route("/gegevens", get(show))
        .route("/gegevens/voorkeuren", get(back).post(prefer))
        .route("/gegevens/alles.json", get(everything))
}

#[derive(Template)]
#[template(path = "tenant/my_data.html")]
struct DataPage {
    t: Say,
    page: MijnShell,
    facts: Vec<Fact>,
    languages: Vec<Choice>,
    channels: Vec<Choice>,
    /// What we know of what they do alone.
    reliance: Vec<SummaryRow>,
}

async fn show(tenant: Tenant) -> Result<Page<DataPage>, Failure> {
    let me = tenants::me(&tenant.act()).await?;
    let t = tenant.say();
    Ok(Page(DataPage {
        page: shell_at(&tenant, t.text("mijn-nav-data"), "/gegevens"),
        facts: facts(&me, &t),
        languages: languages(&me, &t),
        channels: channels(&me, &t),
        reliance: self_reliance::rows(&tenant).await?,
        t,
    }))
}

fn facts(relation: &Relation, t: &Say) -> Vec<Fact> {
    let fact = |key: &str, value: Option<String>| Fact {
        label: t.text(key),
        value: value.unwrap_or_else(|| t.text("mijn-not-known")),
        ..Fact::default()
    };
    let phone = relation.phone.as_deref().map(|phone| match phone.parse::<PhoneNumber>() {
        Ok(number) => number.to_string(),
        Err(_) => phone.to_owned(),
    });
    vec![
        fact("mijn-data-name", Some(relation.name.spoken())),
        fact("mijn-data-email", relation.email.clone()),
        fact("mijn-data-phone", phone),
        fact("mijn-data-number", Some(relation.number.clone())),
    ]
}

fn languages(relation: &Relation, t: &Say) -> Vec<Choice> {
    let choice = |language: Language| {
        Choice::new(
            language.code(),
            t.text(&format!("mijn-language-{}", language.code())),
            relation.language == language,
        )
    };
    Language::ALL.into_iter().map(choice).collect()
}

/// What can be preferred, and what is preferred now even when it is something else.
fn channels(relation: &Relation, t: &Say) -> Vec<Choice> {
    let other = relation.preference.filter(|channel| !CHANNELS.contains(channel));
    let choice = |channel: Channel| {
        Choice::new(channel.code(), t.channel(channel.code()), relation.preference == Some(channel))
    };
    let none = Choice::new("", t.text("mijn-no-preference"), relation.preference.is_none());
    CHANNELS.into_iter().chain(other).map(choice).chain([none]).collect()
}

/// What the form sends.
#[derive(Debug, Deserialize)]
struct Wanted {
    #[serde(default)]
    language: String,
    #[serde(default)]
    channel: String,
}

/// Whoever had to sign in first comes back here, and chooses again.
async fn back(_: Tenant) -> Go {
    Go::to("/gegevens")
}

async fn prefer(tenant: Tenant, Form(wanted): Form<Wanted>) -> Result<Response, Failure> {
    let act = tenant.act();
    let known = tenants::me(&act).await?;
    let language = Language::from_code(&wanted.language).unwrap_or(known.language);
    let preference = if wanted.channel.is_empty() { None } else { Channel::from_code(&wanted.channel) };
    tenants::set_wishes(&act, tenant.id, Wishes { language, preference }).await?;
    let read = tenant.visitor.keep_for(cookies::LANGUAGE, language.code(), LANGUAGE_SECONDS);
    Ok((read, tenant.visitor.say_next("mijn-preferences-saved"), Go::to("/gegevens")).into_response())
}

/// Everything, to take along: never kept by anything between us and the tenant.
async fn everything(tenant: Tenant) -> Result<Response, Failure> {
    let data = tenants::my_data(&tenant.act()).await?;
    let text = serde_json::to_string_pretty(&data).map_err(|error| Failure::Broken(error.to_string()))?;
    let name = tenant.say().text("mijn-data-file");
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.json\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}
