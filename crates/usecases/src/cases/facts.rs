//! Loads all a process may look at, in one place, so that every decision sees the same kind of facts.

use domain::actors::Actor;
use domain::appointments::added::close_full_weeks;
use domain::appointments::{Appointment, AppointmentKind, Calendar};
use domain::calendar::amsterdam;
use domain::cases::{Case, Level, Signature};
use domain::channels::Channel;
use domain::ids::{CaseId, LeaseId, RelationId};
use domain::processes::intake::Answers;
use domain::processes::{Facts, Process};
use domain::tenancy::{Home, Lease, Relation};
use jiff::SignedDuration;
use jiff::civil::Date;
use store::Reader;
use store::appointments::added_hours;

use crate::{Act, Error, steering};

/// What was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The lease.
    pub lease: Lease,
    /// The home.
    pub home: Home,
    /// Everybody on the lease.
    pub tenants: Vec<Relation>,
    /// The agreement of others.
    pub signatures: Vec<Signature>,
    /// The visits.
    pub appointments: Vec<Appointment>,
    /// Calendars, when times are to be offered.
    pub calendars: Vec<Calendar>,
    /// Another open case of the process on this lease.
    pub running: Option<CaseId>,
    /// The level at which the process runs now.
    pub level: Level,
    /// Whose question it is, also when they no longer stand on the lease.
    pub requester: Relation,
}

impl Loaded {
    /// As a process sees it.
    pub fn facts<'a>(&'a self, act: &Act<'_>) -> Facts<'a> {
        Facts {
            now: act.now,
            actor: act.actor,
            channel: act.channel,
            level: self.level,
            requester: self.requester.id,
            lease: &self.lease,
            home: &self.home,
            tenants: &self.tenants,
            signatures: &self.signatures,
            appointments: &self.appointments,
            running: self.running,
            calendars: &self.calendars,
        }
    }
}

/// The level at which a process runs now: what the administrator set, else what the rules say.
pub async fn level(process: &dyn Process, db: impl Reader) -> Result<Level, Error> {
    let setting = store::settings::find(db, &format!("level/{}", process.key())).await?;
    let set = setting.and_then(|setting| setting.value.as_str().and_then(Level::from_code));
    Ok(set.unwrap_or_else(|| process.level()))
}

/// Loads for a case that does not exist yet; calendars only when `answers` call for times.
pub async fn for_new(
    act: &Act<'_>,
    mut db: impl Reader,
    process: &dyn Process,
    lease: LeaseId,
    requester: RelationId,
    answers: &Answers,
) -> Result<Loaded, Error> {
    let lease = store::tenancy::leases::find(&mut db, lease).await?;
    if !lease.has_party(requester) {
        return Err(Error::NotFound);
    }
    act.may_see(requester)?;
    let running = store::cases::open_of_lease(&mut db, process.key(), lease.id).await?;
    let mut loaded = base(&mut db, process, lease, requester).await?;
    loaded.running = running.first().map(|case| case.id);
    let days = process.calendar_days(answers, &loaded.facts(act));
    loaded.calendars = calendars(act, &mut db, days).await?;
    Ok(loaded)
}

/// Loads for a case; calendars only for the visit that is `timed`.
pub async fn for_case(
    act: &Act<'_>,
    mut db: impl Reader,
    process: &dyn Process,
    case: &Case,
    timed: Option<AppointmentKind>,
) -> Result<Loaded, Error> {
    let lease = store::tenancy::leases::find(&mut db, case.lease).await?;
    let mut loaded = base(&mut db, process, lease, case.requester).await?;
    loaded.signatures = store::cases::signatures::of_case(&mut db, case.id).await?;
    loaded.appointments = store::appointments::of_case(&mut db, case.id).await?;
    if let Some(kind) = timed {
        let days = process.case_calendar_days(case, kind, &loaded.facts(act));
        loaded.calendars = calendars(act, &mut db, days).await?;
    }
    Ok(loaded)
}

async fn base(
    mut db: impl Reader,
    process: &dyn Process,
    lease: Lease,
    requester: RelationId,
) -> Result<Loaded, Error> {
    let home = store::tenancy::homes::find(&mut db, lease.home).await?;
    let tenants = store::tenancy::relations::of_lease(&mut db, lease.id).await?;
    let level = level(process, &mut db).await?;
    let requester = match tenants.iter().find(|tenant| tenant.id == requester) {
        Some(tenant) => tenant.clone(),
        None => store::tenancy::relations::find(&mut db, requester).await?,
    };
    Ok(Loaded {
        lease,
        home,
        tenants,
        signatures: Vec::new(),
        appointments: Vec::new(),
        calendars: Vec::new(),
        running: None,
        level,
        requester,
    })
}

async fn calendars(
    act: &Act<'_>,
    mut db: impl Reader,
    days: Option<(Date, Date)>,
) -> Result<Vec<Calendar>, Error> {
    let Some((first, last)) = days else { return Ok(Vec::new()) };
    let until = last.tomorrow().unwrap_or(last);
    let (from, until) = (amsterdam::start_of(first), amsterdam::start_of(until));
    let mut calendars = store::appointments::inspectors::calendars(&mut db, from, until).await?;
    // The reward for arranging it oneself: hours that were added. Everybody else keeps all the hours there were, and
    // has what the policy does not keep of those that were added.
    let alone = act.channel == Channel::Portal && matches!(act.actor, Actor::Tenant { .. });
    let most = match steering::earlier_times(act, &mut db).await? {
        Some(times) if alone => Some(times.added_per_week),
        Some(times) => Some(times.added_per_week.saturating_sub(times.kept_per_week)),
        None if alone => None,
        None => Some(0),
    };
    if most != Some(0) {
        added_hours::add_to(&mut db, &mut calendars).await?;
    }
    if let Some(most) = most.filter(|most| *most > 0) {
        // Whole weeks count, also those at the edge of what was asked.
        let week = SignedDuration::from_hours(24 * 7);
        let visits = added_hours::visits_of_who_has_them(&mut db, from - week, until + week).await?;
        close_full_weeks(&mut calendars, &visits, most);
    }
    Ok(calendars)
}
