//! All cases, newest first, narrowed down by process, state, level and channel.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use domain::cases::Level;
use domain::channels::Channel;
use serde::Deserialize;
use usecases::cases::{CaseFilter, Cursor};
use usecases::worklist;

use crate::addresses;
use crate::components::{Choice, Item};
use crate::desk::frame;
use crate::failure::Failure;
use crate::page::Page;
use crate::sessions::Employee;
use crate::shell::BalieShell;
use crate::state::WebState;
use crate::texts::Say;

/// Rows on one page.
const ROWS: u32 = 50;

/// The routes of this file.
pub fn routes() -> Router<WebState> {
    Router::new().route("/balie/zaken", get(show))
}

/// What the list is narrowed down to; empty does not matter.
#[derive(Debug, Default, Deserialize)]
struct Narrowed {
    #[serde(default)]
    proces: String,
    #[serde(default)]
    stand: String,
    #[serde(default)]
    niveau: String,
    #[serde(default)]
    kanaal: String,
    #[serde(default)]
    na: String,
}

impl Narrowed {
    fn filter(&self) -> CaseFilter {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        CaseFilter {
            process: given(&self.proces),
            state: given(&self.stand),
            level: Level::from_code(&self.niveau),
            channel: Channel::from_code(&self.kanaal),
            ..CaseFilter::default()
        }
    }

    /// The address of the same list from `cursor` on.
    fn from(&self, cursor: &str) -> String {
        let pairs = [
            ("proces", self.proces.as_str()),
            ("stand", &self.stand),
            ("niveau", &self.niveau),
            ("kanaal", &self.kanaal),
            ("na", cursor),
        ];
        let given = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> =
            given.map(|(name, value)| format!("{name}={}", addresses::in_query(value))).collect();
        format!("/balie/zaken?{}", pairs.join("&"))
    }
}

#[derive(Template)]
#[template(path = "desk/cases.html")]
struct CasesPage {
    t: Say,
    page: BalieShell,
    processes: Vec<Choice>,
    states: Vec<Choice>,
    levels: Vec<Choice>,
    channels: Vec<Choice>,
    items: Vec<Item>,
    first: String,
    next: String,
}

async fn show(employee: Employee, Query(narrowed): Query<Narrowed>) -> Result<Page<impl Template>, Failure> {
    let (t, now) = (employee.say(), employee.visitor.now);
    let after = narrowed.na.parse::<Cursor>().ok();
    let found = worklist::page(&employee.act(), &narrowed.filter(), after.as_ref(), ROWS).await?;
    let items = found.items.iter().map(|item| frame::dated_item(&t, now, item)).collect();
    let all = &employee.visitor.house().processes;
    let processes = all.iter().map(|process| {
        Choice::new(
            process.key(),
            t.text(&format!("{}-name", process.key())),
            process.key() == narrowed.proces,
        )
    });
    let states = all.iter().flat_map(|process| process.states().iter().map(move |state| (process, state)));
    let states = states.map(|(process, state)| {
        let label = frame::state(&t, process.key(), state.code);
        Choice::new(state.code, label, state.code == narrowed.stand)
    });
    let levels = Level::ALL.into_iter().map(|level| {
        Choice::new(level.code(), t.text(&format!("level-{}", level.code())), level.code() == narrowed.niveau)
    });
    let channels = Channel::ALL.into_iter().filter(|channel| *channel != Channel::System).map(|channel| {
        Choice::new(channel.code(), t.channel(channel.code()), channel.code() == narrowed.kanaal)
    });
    let next = found.next.map(|cursor| narrowed.from(&cursor.to_string())).unwrap_or_default();
    let first = if after.is_some() { narrowed.from("") } else { String::new() };
    let (processes, states) = (processes.collect(), states.collect());
    let (levels, channels) = (levels.collect(), channels.collect());
    let page = frame::frame(&employee, t.text("balie-cases-title"), "cases").await?;
    Ok(Page(CasesPage { t, page, processes, states, levels, channels, items, first, next }))
}
