//! What can be used for a question here and now: the channels that this association has, and the visits there are.

use ::steering::policy::Parameters;
use ::steering::{Policy, Surroundings, Visits};
use domain::cases::Level;
use domain::channels::Channel;
use domain::processes::Process;
use store::Reader;

use super::policies::has_visits;
use crate::cases::level;
use crate::{Act, Error};

/// The surroundings with what cannot be used for this process left out, and what visits there are for it.
pub(super) async fn within(
    act: &Act<'_>,
    mut db: impl Reader,
    policy: &Policy,
    process: Option<&str>,
    surroundings: Surroundings,
) -> Result<Surroundings, Error> {
    let process = online(act, &mut db, process).await?;
    let association = &act.house.association;
    let cannot = |channel: &Channel| match channel {
        Channel::Portal => process.is_none(),
        other => association.way_in(*other, false).is_none(),
    };
    let offered = policy.parameters().channels.iter().map(|known| known.channel);
    Ok(Surroundings {
        not_possible: offered.filter(cannot).collect(),
        visits: visits(&mut db, policy.parameters(), process).await?,
        emergency_line: association.emergency_phone.is_some(),
        ..surroundings
    })
}

/// The process, when tenants can arrange it online now: it is there, and not left to staff.
async fn online<'house>(
    act: &Act<'house>,
    db: impl Reader,
    key: Option<&str>,
) -> Result<Option<&'house dyn Process>, Error> {
    let Some(process) = key.and_then(|key| act.house.process(key).ok()) else { return Ok(None) };
    let is_online = level(process, db).await? != Level::Traditional;
    Ok(is_online.then_some(process))
}

/// What visits a process has: earlier times are there when the policy counts them and the calendars hold them.
async fn visits(
    db: impl Reader,
    parameters: &Parameters,
    process: Option<&dyn Process>,
) -> Result<Visits, Error> {
    if !process.is_some_and(has_visits) {
        return Ok(Visits::None);
    }
    let counted = parameters.rewards.earlier_times.added_per_week > 0;
    let added = counted && !store::appointments::added_hours::all(db).await?.is_empty();
    Ok(if added { Visits::Added } else { Visits::Bookable })
}
