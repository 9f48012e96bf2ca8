//! Channels: added, changed, moved, removed; less than what holds only with a reason.

use domain::channels::Channel;
use domain::messages::{Message, Value};
use domain::processes::intake::Problem;
use domain::signs::seen;

use super::{Direction, EditRefused, moved as move_in, problem, wrong};
use crate::guards::{aim_fault, reduced};
use crate::policy::{ChannelParameters, Parameters, Reduction};

pub(super) fn changed(
    now: &Parameters,
    holding: Option<&Parameters>,
    channel: &ChannelParameters,
    because: Option<&str>,
) -> Result<Parameters, EditRefused> {
    if matches!(channel.channel, Channel::Api | Channel::System) {
        return Err(EditRefused::Nothing);
    }
    let mut problems = Vec::new();
    if let Some(fault) = channel.open.fault(channel.channel.code()) {
        problems.push(problem("hours-monday", fault.sentence()));
    }
    // Who says that a channel has hours, says which; one that is never open is taken away instead.
    if !channel.open.always && channel.open.hours.is_empty() {
        problems.push(wrong("hours-monday", "hourless"));
    }
    let before = holding.and_then(|holding| holding.channel(channel.channel));
    problems.extend(aim_fault(channel, before).map(|(field, message)| problem(field, message)));
    let mut new = now.clone();
    match new.channels.iter_mut().find(|known| known.channel == channel.channel) {
        Some(known) => known.clone_from(channel),
        None => new.channels.push(channel.clone()),
    }
    if problems.is_empty() {
        with_reason(&mut new, holding, channel.channel, because, &mut problems);
    }
    if problems.is_empty() { Ok(new) } else { Err(EditRefused::Problems(problems)) }
}

pub(super) fn gone(
    now: &Parameters,
    holding: Option<&Parameters>,
    channel: Channel,
    because: Option<&str>,
) -> Result<Parameters, EditRefused> {
    let at = place(now, channel)?;
    // In danger one calls, and who finds nobody is called back.
    if channel == Channel::Phone {
        let needed = Message::new("steering-phone-stays");
        return Err(EditRefused::Problems(vec![problem("", needed)]));
    }
    let mut new = now.clone();
    new.channels.remove(at);
    let mut problems = Vec::new();
    with_reason(&mut new, holding, channel, because, &mut problems);
    if problems.is_empty() { Ok(new) } else { Err(EditRefused::Problems(problems)) }
}

pub(super) fn moved(
    now: &Parameters,
    channel: Channel,
    direction: Direction,
) -> Result<Parameters, EditRefused> {
    let at = place(now, channel)?;
    let mut new = now.clone();
    move_in(&mut new.channels, at, direction);
    Ok(new)
}

fn place(now: &Parameters, channel: Channel) -> Result<usize, EditRefused> {
    now.channels.iter().position(|known| known.channel == channel).ok_or(EditRefused::Nothing)
}

/// Writes down why people are reached less by a channel, when they are; without a reason it is refused.
pub(super) fn with_reason(
    new: &mut Parameters,
    holding: Option<&Parameters>,
    channel: Channel,
    because: Option<&str>,
    problems: &mut Vec<Problem>,
) {
    let Some(holding) = holding else { return };
    if !reduced(new, holding).contains(&channel) {
        return;
    }
    let because = because.map(seen).filter(|because| !because.is_empty());
    let Some(because) = because else {
        let name = Value::Key(format!("channel-{}", channel.code()));
        problems.push(problem("because", Message::new("steering-edit-because").with("channel", name)));
        return;
    };
    new.reductions.push(Reduction { channel, because });
    if reduced(new, holding).contains(&channel) {
        problems.push(wrong("because", "same-reason"));
    }
}
