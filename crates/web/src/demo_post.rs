//! The local mail page of the demo: every letter that would have been mailed, newest first, for whoever tries the product.
//!
//! Only the `demo` command serves it: on a real installation it would be everybody's letterbox.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::IntoResponse;
use axum::routing::get;
use domain::messages::Value;
use serde::Deserialize;

use crate::WebState;
use crate::failure::Failure;
use crate::page::Page;
use crate::shell::MijnShell;
use crate::texts::Say;
use crate::visitor::Visitor;

/// Letters on the page.
const LATEST: u32 = 300;
/// Letters shown of them.
const SHOWN: usize = 40;

/// What somebody who signs in to the demo must know.
#[derive(Debug, Clone, Default)]
pub struct DemoSignIn {
    /// The code of the second factor at this moment, and what it is for.
    pub second_factor: Option<fn(jiff::Timestamp) -> String>,
}

struct Letter {
    to: String,
    subject: String,
    when: String,
    paragraphs: Vec<Vec<String>>,
    button: Option<(String, String)>,
    visits: Vec<String>,
}

#[derive(Template)]
#[template(path = "demo_post.html")]
struct Post {
    t: Say,
    page: MijnShell,
    to: String,
    code: String,
    letters: Vec<Letter>,
}

#[derive(Debug, Default, Deserialize)]
struct Wanted {
    /// Only letters to this address.
    #[serde(default)]
    aan: String,
}

/// The page.
pub fn routes(sign_in: &DemoSignIn) -> Router<WebState> {
    let code = sign_in.second_factor;
    let show = move |visitor: Visitor, wanted: Query<Wanted>| show(visitor, wanted, code);
    Router::new().route("/demo/post", get(show))
}

async fn show(
    visitor: Visitor,
    Query(wanted): Query<Wanted>,
    code: Option<fn(jiff::Timestamp) -> String>,
) -> Result<impl IntoResponse, Failure> {
    let t = visitor.say();
    let act = visitor.house().program(visitor.now);
    let mails = usecases::outbox::kept_mails(&act, LATEST).await?;
    let to = wanted.aan.trim().to_lowercase();
    let letters = mails
        .into_iter()
        .filter(|(_, mail)| to.is_empty() || mail.to.contains(&to))
        .take(SHOWN)
        .map(|(at, mail)| Letter {
            when: t.value(&Value::Moment(at)),
            to: format!("{} <{}>", mail.to_name, mail.to),
            subject: mail.subject,
            paragraphs: mail
                .text
                .split("\n\n")
                .map(|lines| lines.lines().map(str::to_owned).collect())
                .collect(),
            button: mail.button.map(|button| (button.label, button.address)),
            visits: mail
                .calendar
                .iter()
                .map(|entry| {
                    format!("{}: {}", entry.title, t.value(&Value::Between(entry.starts_at, entry.ends_at)))
                })
                .collect(),
        })
        .collect();
    let code = code.map(|code| code(visitor.now)).unwrap_or_default();
    let page = visitor.shell(t.text("demo-post-title"));
    Ok(Page(Post { t, page, to, code, letters }))
}
