//! How busy the channels are now and whether anybody is there: told by staff and other systems, until it has run out.

use ::steering::{Openness, Policy, Surroundings, is_live};
use domain::channels::Channel;
use domain::events::Subject;
use domain::messages::Message;
use domain::processes::intake::Problem;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::Reader;
use store::steering::channel_states as kept;
use store::steering::channel_states::ChannelState;

use super::books;
use crate::{Act, Error};

pub use ::steering::policy::LONGEST_WAIT;

/// For how many minutes something counts when nobody says for how long.
pub const USUALLY_VALID: u32 = 15;
/// For how many minutes something counts at most: half a day.
pub const LONGEST_VALID: u32 = 720;

/// What somebody tells of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Of which.
    pub channel: Channel,
    /// How long one waits there, in minutes; none when that is not known. Where nobody is, one waits for nobody.
    pub wait: Option<u32>,
    /// Whether anybody is there.
    pub staffed: bool,
    /// For how many minutes this counts.
    pub valid: u32,
}

/// A channel in which one can wait, with what was told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub channel: Channel,
    /// Whether it can be used now.
    pub openness: Openness,
    /// What was told of it and counts now.
    pub told: Option<ChannelState>,
    /// Who told that, by name.
    pub by: String,
}

/// Whether a channel can be used now, and how long one waits there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Which.
    pub channel: Channel,
    /// Whether it can be used now.
    pub openness: Openness,
    /// The waiting time in words, when it is known.
    pub waiting: Option<Message>,
}

/// Tells how busy a channel is and whether anybody is there; what was told before no longer counts.
pub async fn tell(act: &Act<'_>, told: Told) -> Result<(), Error> {
    act.require_staff_or_system()?;
    let problems = problems(&told);
    store::retry(|| async {
        let mut tx = act.house.store.begin().await?;
        let policy = books::holding_to_tell(act, &mut tx).await?;
        if policy.parameters().channel(told.channel).is_none() || !is_live(told.channel) {
            return Err(Error::NotFound);
        }
        if !problems.is_empty() {
            return Err(Error::Problems(problems.clone()));
        }
        let state = ChannelState {
            channel: told.channel,
            wait: told.wait.filter(|_| told.staffed),
            staffed: told.staffed,
            said_at: act.now,
            valid_until: act.now + SignedDuration::from_mins(told.valid.into()),
            by: act.actor,
        };
        kept::put(&mut tx, &state).await?;
        let data = json!({ "wait": state.wait, "staffed": state.staffed, "valid-until": state.valid_until });
        let subject = Subject::new("channel", told.channel.code());
        tx.record(&act.event(subject, "channel-state-told", data)).await?;
        Ok(tx.commit().await?)
    })
    .await
}

fn problems(told: &Told) -> Vec<Problem> {
    let wrong = |field: &'static str, most: u32| Problem {
        question: "channel-state",
        field,
        message: Message::new(format!("channel-state-{field}"))
            .with("most", domain::messages::Value::Number(most.into())),
    };
    let wait = told.wait.filter(|_| told.staffed).is_some_and(|wait| wait > LONGEST_WAIT);
    let valid = !(1..=LONGEST_VALID).contains(&told.valid);
    let wait = wait.then(|| wrong("wait", LONGEST_WAIT));
    wait.into_iter().chain(valid.then(|| wrong("valid", LONGEST_VALID))).collect()
}

/// Every channel of this association in which one can wait, with what was told of it and counts now; none when no
/// policy holds.
pub async fn current(act: &Act<'_>) -> Result<Vec<Standing>, Error> {
    act.require_staff_or_system()?;
    let store = &act.house.store;
    let policy = match books::holding_to_tell(act, store).await {
        Err(Error::NotFound) => return Ok(Vec::new()),
        other => other?,
    };
    let states = kept::current(store, act.now).await?;
    let surroundings = surroundings(&policy, act.now, &states);
    let mut standings = Vec::new();
    let association = &act.house.association;
    let is_asked = |one: &Channel| is_live(*one) && association.way_in(*one, false).is_some();
    for channel in policy.parameters().channels.iter().map(|known| known.channel).filter(is_asked) {
        let told = states.iter().find(|state| state.channel == channel).cloned();
        let by = match &told {
            Some(state) => act.name_of(state.by).await?,
            None => String::new(),
        };
        let openness = surroundings.openness(policy.parameters(), channel);
        standings.push(Standing { channel, openness, told, by });
    }
    Ok(standings)
}

/// Whether these channels can be used now, and else when; of those that the policy knows.
pub async fn reach(act: &Act<'_>, channels: &[Channel]) -> Result<Vec<Reach>, Error> {
    let store = &act.house.store;
    let policy = books::holding_to_tell(act, store).await?;
    let surroundings = now(&policy, store, act.now).await?;
    let known = channels.iter().filter(|channel| policy.parameters().channel(**channel).is_some());
    let reach = known.map(|channel| {
        let openness = surroundings.openness(policy.parameters(), *channel);
        Reach { channel: *channel, openness, waiting: openness.waiting(surroundings.wait(*channel)) }
    });
    Ok(reach.collect())
}

/// The surroundings as they are now.
pub(super) async fn now(policy: &Policy, db: impl Reader, now: Timestamp) -> Result<Surroundings, Error> {
    Ok(surroundings(policy, now, &kept::current(db, now).await?))
}

/// What was told of a channel counts while that is open: after hours nobody waits, and nobody is missed.
fn surroundings(policy: &Policy, now: Timestamp, states: &[ChannelState]) -> Surroundings {
    let mut surroundings = Surroundings::at(now);
    let hours = surroundings.clone();
    let open = |state: &&ChannelState| hours.openness(policy.parameters(), state.channel).is_open();
    for state in states.iter().filter(open) {
        if !state.staffed {
            surroundings.unstaffed.push(state.channel);
        }
        surroundings.waits.extend(state.wait.map(|wait| (state.channel, wait)));
    }
    surroundings
}

/// From when somebody is there again, in a channel where nobody is now.
pub(super) async fn staffed_from(act: &Act<'_>, channel: Channel) -> Result<Option<Timestamp>, Error> {
    let states = kept::current(&act.house.store, act.now).await?;
    let away = states.iter().find(|state| state.channel == channel && !state.staffed);
    Ok(away.map(|state| state.valid_until))
}
