//! What surrounds every page of the Balie: the rail, and which part of it the page belongs to.

use domain::actors::StaffRole;

use jiff::Timestamp;
use usecases::worklist::{self, WorkItem};

use super::moments;
use crate::components::Item;
use crate::failure::Failure;
use crate::sessions::Employee;
use crate::shell::{BalieShell, NavItem};
use crate::texts::Say;

/// The parts of the rail, with their icon, address and least role.
const PARTS: [(&str, &str, &str, StaffRole); 8] = [
    ("work", "inbox", "/balie", StaffRole::Agent),
    ("tenants", "people", "/balie/zoeken", StaffRole::Agent),
    ("cases", "case", "/balie/zaken", StaffRole::Agent),
    ("busy", "clock", "/balie/drukte", StaffRole::Agent),
    ("agenda", "calendar", "/balie/agenda", StaffRole::Agent),
    ("outbox", "replay", "/balie/postvak", StaffRole::Agent),
    ("manage", "compass", "/stuur", StaffRole::Manager),
    ("settings", "settings", "/balie/instellingen", StaffRole::Administrator),
];

/// What surrounds a page with this title that belongs to `part`.
pub async fn frame(employee: &Employee, title: String, part: &str) -> Result<BalieShell, Failure> {
    let t = employee.say();
    let waiting = worklist::how_much(&employee.act()).await?;
    let work = waiting.cases + waiting.call_backs;
    let count = |part: &str| match part {
        "work" if work > 0 => work.to_string(),
        "outbox" if waiting.given_up > 0 => waiting.given_up.to_string(),
        _ => String::new(),
    };
    let nav = PARTS
        .iter()
        .filter(|(.., least)| employee.role >= *least)
        .map(|(name, icon, url, _)| NavItem {
            label: t.text(&format!("balie-nav-{name}")),
            url: (*url).to_owned(),
            icon: (*icon).to_owned(),
            current: *name == part,
            count: count(name),
        })
        .collect();
    Ok(BalieShell { nav, ..employee.shell(title) })
}

/// The street and number of a whole address: within one association that tells enough in a list.
pub fn street(address: &str) -> &str {
    address.split_once(", ").map_or(address, |(street, _)| street)
}

/// A case as a row of a list.
pub fn case_item(t: &Say, now: Timestamp, item: &WorkItem, current: bool) -> Item {
    let case = &item.case;
    let waits = case.open && !case.attention.is_empty();
    let reason = case.attention.first().map(|reason| t.text(reason));
    let what = reason.unwrap_or_else(|| t.text(&format!("{}-name", case.process)));
    let (status, status_kind) = standing(t, item);
    let age =
        if waits { moments::age(t, now, case.opened_at) } else { moments::short(t, now, case.opened_at) };
    let street = street(&item.address);
    let foot = match &item.assignee {
        Some(name) => format!("{street} · {}", t.with("balie-taken-by", &[("name", name.as_str())])),
        None => street.to_owned(),
    };
    Item {
        url: format!("/balie/zaken/{}", case.id),
        channel: case.channel.code().to_owned(),
        icon: String::new(),
        who: item.tenant.clone(),
        what,
        time: age,
        foot,
        status,
        status_kind,
        current,
        wait: if waits { moments::wait(now, case.opened_at) } else { crate::components::Wait::None },
    }
}

/// The same with the day on which it came in, for lists by that day.
pub fn dated_item(t: &Say, now: Timestamp, item: &WorkItem) -> Item {
    Item { time: moments::short(t, now, item.case.opened_at), ..case_item(t, now, item, false) }
}

/// How a case stands in the words of staff; where they have none of their own, in those of the tenant.
pub fn state(t: &Say, process: &str, state: &str) -> String {
    let key = format!("{process}-state-{state}");
    let own = t.if_any(&format!("balie-{key}"));
    if own.is_empty() { t.text(&key) } else { own }
}

/// How a case stands: the words and their kind.
fn standing(t: &Say, item: &WorkItem) -> (String, String) {
    let case = &item.case;
    let word = state(t, &case.process, &case.state);
    let kind = match (case.open, case.attention.is_empty()) {
        (true, false) => "attention",
        (true, true) => "busy",
        (false, _) => "",
    };
    (word, kind.to_owned())
}
