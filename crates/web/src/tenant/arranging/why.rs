//! "Why do you show me this?": a recorded advice as a page that can be read.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use domain::ids::AdviceId;
use domain::messages::Value;
use usecases::steering::{self, Advice};

use super::super::frame::id;
use super::ways::find;
use crate::components::Fact;
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::state::WebState;
use crate::texts::Say;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/adviezen/{advice}", get(show))
}

#[derive(Template)]
#[template(path = "tenant/why.html")]
struct WhyPage {
    t: Say,
    page: MijnShell,
    topic: String,
    when: String,
    back: String,
    sentences: Vec<String>,
    used: Vec<Fact>,
    not_used: Vec<String>,
    otherwise: String,
    rules: Vec<String>,
    policy: String,
}

async fn show(tenant: Tenant, Path(advice): Path<String>) -> Result<Page<impl Template>, Failure> {
    let advice = steering::advice(&tenant.act(), id::<AdviceId>(&advice)?).await?;
    let t = tenant.say();
    // A topic that the policy knows no longer keeps its key; the advice is still the tenant's to read.
    let topic = find(&tenant, &advice.topic).await.map(|topic| topic.names.say(t.language()).to_owned());
    let guards = advice.guards.iter().map(|(_, sentence)| t.message(sentence));
    let mut sentences: Vec<String> =
        advice.reasons.iter().map(|reason| t.message(reason)).chain(guards).collect();
    sentences.dedup();
    Ok(Page(WhyPage {
        page: tenant.shell(t.text("why-title")),
        topic: topic.unwrap_or_else(|_| advice.topic.clone()),
        when: t.value(&Value::Moment(advice.at)),
        back: format!("/onderwerpen/{}", advice.topic),
        sentences,
        used: advice.used.iter().map(|(input, value)| fact(&t, t.message(input), value)).collect(),
        not_used: advice.not_used.iter().map(|input| t.message(input)).collect(),
        otherwise: otherwise(&t, &advice),
        rules: rules(&t, &advice),
        policy: policy(&t, &advice),
        t,
    }))
}

fn fact(t: &Say, label: String, value: &Value) -> Fact {
    Fact { label, value: t.value(value), ..Fact::default() }
}

fn rules(t: &Say, advice: &Advice) -> Vec<String> {
    let remark = |at: usize| advice.remarks.get(at).filter(|remark| !remark.trim().is_empty());
    let rule = |(at, number): (usize, &usize)| match remark(at) {
        Some(remark) => t.with("why-rule", &[("n", &number.to_string()), ("remark", remark)]),
        None => t.with("why-rule-bare", &[("n", &number.to_string())]),
    };
    advice.rules.iter().enumerate().map(rule).collect()
}

fn policy(t: &Say, advice: &Advice) -> String {
    let mark: String = advice.policy.hash.chars().take(12).collect();
    t.with("why-policy", &[("version", &advice.policy.version.to_string()), ("hash", &mark)])
}

/// What would have changed the advice, in words; empty when nothing would.
fn otherwise(t: &Say, advice: &Advice) -> String {
    let Some((changes, Some(channel))) = &advice.otherwise else { return String::new() };
    let change = |(input, value): &(_, _)| format!("{}: {}", t.message(input), t.value(value));
    let changes = changes.iter().map(change).collect::<Vec<_>>().join(", ");
    t.with("why-otherwise-text", &[("changes", &changes), ("channel", &t.message(channel))])
}
