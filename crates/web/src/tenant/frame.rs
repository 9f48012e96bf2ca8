//! What every page of *Mijn* shares: the navigation, identifiers in addresses, and what people read of a case or visit.

use std::str::FromStr;

use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::calendar::amsterdam;
use domain::cases::Case;
use domain::processes::{self, Progress};
use jiff::Timestamp;
use usecases::cases::{AppointmentView, SharedView};

use crate::components::{Step, StepState, SummaryRow};
use crate::failure::Failure;
use crate::sessions::Tenant;
use crate::shell::{MijnShell, NavItem};
use crate::texts::Say;

/// States of a flow in which a case stopped halfway, whatever the process.
const STOPPED: [&str; 3] = ["withdrawn", "rejected", "handed-over"];

/// The places of the navigation: text, icon, address.
const PLACES: [(&str, &str, &str); 4] = [
    ("mijn-nav-home", "home", "/"),
    ("mijn-nav-visits", "calendar", "/afspraken"),
    ("mijn-nav-house", "building", "/mijn-huis"),
    ("mijn-nav-data", "person", "/gegevens"),
];

/// The shell of a page with the navigation; `place` is the address of the entry it belongs to.
pub fn shell_at(tenant: &Tenant, title: String, place: &str) -> MijnShell {
    let t = tenant.say();
    let nav = PLACES.into_iter().map(|(key, icon, url)| NavItem {
        label: t.text(key),
        url: url.to_owned(),
        icon: icon.to_owned(),
        current: url == place,
        count: String::new(),
    });
    MijnShell { nav: nav.collect(), ..tenant.shell(title) }
}

/// An identifier out of an address; anything that is none is not found.
pub fn id<T: FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// The kind of visit in an address.
pub fn visit_kind(text: &str) -> Result<AppointmentKind, Failure> {
    AppointmentKind::from_code(text).ok_or(Failure::NotFound)
}

/// The icon of a topic or a process.
pub fn icon_of(topic: &str) -> &'static str {
    match topic {
        "lease-termination" => "lease-end",
        "repair" => "repair",
        "nuisance" => "nuisance",
        "payment" => "payment",
        "payment-problems" => "people",
        "rent-and-costs" => "document",
        "home-alteration" => "home",
        "complaint" => "message",
        _ => "question",
    }
}

/// What a process is called.
pub fn name_of(process: &str, t: &Say) -> String {
    t.text(&format!("{process}-name"))
}

/// How a case stands, in a word, and the kind of badge.
pub fn status_of(case: &Case, t: &Say) -> (String, &'static str) {
    let kind = match case.state.as_str() {
        "confirmed" | "ended" => "good",
        stopped if STOPPED.contains(&stopped) => "",
        _ => "busy",
    };
    (t.text(&format!("{}-state-{}", case.process, case.state)), kind)
}

/// The steps of a case, in words.
pub fn steps_of(case: &Case, steps: &[processes::Step], t: &Say) -> Vec<Step> {
    let stopped = STOPPED.contains(&case.state.as_str());
    let state = |progress| match progress {
        Progress::Done => StepState::Done,
        Progress::Now if stopped => StepState::Wrong,
        Progress::Now => StepState::Now,
        Progress::Later => StepState::Later,
    };
    let step = |step: &processes::Step| Step {
        title: t.message(&step.title),
        when: step.when.as_ref().map(|when| t.value(when)).unwrap_or_default(),
        text: step.detail.as_ref().map(|detail| t.message(detail)).unwrap_or_default(),
        state: state(step.progress),
    };
    steps.iter().map(step).collect()
}

/// Rows of a summary in words; `change` gives the address of a question, when it can be changed.
pub fn rows_of(rows: &[processes::SummaryRow], t: &Say, change: impl Fn(&str) -> String) -> Vec<SummaryRow> {
    let shown = |row: &processes::SummaryRow| {
        let value = t.value(&row.answer);
        SummaryRow {
            label: t.message(&row.label),
            value: if value.trim().is_empty() { t.text("mijn-not-given") } else { value },
            change: row.question.as_deref().map(&change).unwrap_or_default(),
        }
    };
    rows.iter().map(shown).collect()
}

/// A visit as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitCard {
    /// What for.
    pub title: String,
    /// The day of the month, for the leaf of the calendar.
    pub day: String,
    /// The month, short.
    pub month: String,
    /// The day in words.
    pub date: String,
    /// From when to when.
    pub time: String,
    /// Who comes.
    pub who: String,
    /// Whether the time is only kept until something else has happened.
    pub held: bool,
    /// Where another time is chosen, or empty.
    pub change: String,
    /// Where it is called off, or empty.
    pub cancel: String,
    /// The case it belongs to.
    pub case: String,
}

/// The address of a visit of a case.
pub fn visit_address(case: &Case, kind: AppointmentKind) -> String {
    format!("/zaken/{}/afspraken/{}", case.id, kind.code())
}

/// A visit as people read it; `commands` are those the tenant may give in its case now.
pub fn card_of(
    visit: &AppointmentView,
    case: &Case,
    commands: &[&str],
    now: Timestamp,
    t: &Say,
) -> VisitCard {
    let appointment = &visit.appointment;
    let (from, until) = (amsterdam::local(appointment.starts_at), amsterdam::local(appointment.ends_at));
    let address = visit_address(case, appointment.kind);
    let to_come = appointment.starts_at > now && is_kept(appointment.status);
    let may = |command: &str| to_come && commands.contains(&command);
    VisitCard {
        title: t.text(&format!("visit-{}-title", appointment.kind.code())),
        day: from.day().to_string(),
        month: t.text(&format!("mijn-month-{}", from.month())),
        date: t.words().day(from.date()),
        time: t.words().between(from.time(), until.time()),
        who: t.with("mijn-visit-who", &[("name", &visit.inspector)]),
        held: appointment.status == AppointmentStatus::Held,
        change: if may("move-time") { address.clone() } else { String::new() },
        cancel: if may("cancel-time") { format!("{address}/afzegging") } else { String::new() },
        case: format!("/zaken/{}", case.id),
    }
}

/// A case of somebody else on the lease, as people read it who may not change it.
#[derive(Debug)]
pub struct SharedCase {
    /// How it stands, in a word.
    pub status: String,
    /// The kind of badge.
    pub status_kind: &'static str,
    /// What happens.
    pub steps: Vec<Step>,
    /// The visits that stand.
    pub visits: Vec<VisitCard>,
    /// What the reader was asked to agree to.
    pub rows: Vec<SummaryRow>,
}

impl SharedCase {
    /// The same case in words.
    pub fn of(shared: &SharedView, now: Timestamp, t: &Say) -> Self {
        let (status, status_kind) = status_of(&shared.case, t);
        let kept = shared.appointments.iter().filter(|visit| is_kept(visit.appointment.status));
        Self {
            status,
            status_kind,
            steps: steps_of(&shared.case, &shared.steps, t),
            visits: kept.map(|visit| card_of(visit, &shared.case, &[], now, t)).collect(),
            rows: rows_of(&shared.summary, t, |_| String::new()),
        }
    }
}

/// Whether a visit still stands.
pub fn is_kept(status: AppointmentStatus) -> bool {
    matches!(status, AppointmentStatus::Held | AppointmentStatus::Booked)
}
