//! People never get slower as a nudge: nobody is answered later than before there was any steering, fewer hours or people
//! have a reason that is said openly, and rewards come from added capacity.
//!
//! What "before" is cannot be edited: it is held against the version that holds now.

use domain::channels::Channel;
use domain::messages::{Message, Value};

use super::{Case, Guard, Making};
use crate::lasting::lasting_value;
use crate::policy::{ChannelParameters, Example, Parameters};
use crate::{Situation, Stimulus};

pub(super) struct PeopleNoSlower;

/// Who would wait: somebody who needs help and comes by this channel.
fn who_waits(channel: Option<Channel>) -> Example {
    let mut example = vec![("self reliance".to_owned(), "help".to_owned())];
    example.extend(channel.map(|channel| ("preference".to_owned(), channel.code().to_owned())));
    Example(example)
}

fn name(channel: Channel) -> Value {
    Value::Key(format!("channel-{}", channel.code()))
}

/// What is wrong with an aim, and with which field of its channel: slower than before there was any steering, or than a
/// "before" that was moved.
pub(crate) fn aim_fault(
    channel: &ChannelParameters,
    before: Option<&ChannelParameters>,
) -> Option<(&'static str, Message)> {
    let said = |key: &str| Message::new(key).with("channel", name(channel.channel));
    let baseline = channel.baseline_answer_within_minutes;
    let fixed = before.and_then(|before| before.baseline_answer_within_minutes);
    if let Some(fixed) = fixed.filter(|fixed| baseline != Some(*fixed)) {
        let moved = said("steering-objection-baseline").with("before", lasting_value(fixed));
        return Some(("baseline", moved));
    }
    match (channel.answer_within_minutes, baseline) {
        (Some(_), None) => Some(("baseline", said("steering-objection-no-baseline"))),
        (Some(aim), Some(before)) if aim > before => Some((
            "answer-within",
            said("steering-objection-slower")
                .with("before", lasting_value(before))
                .with("aim", lasting_value(aim)),
        )),
        // Who names no time may take any.
        (None, Some(before)) => {
            Some(("answer-within", said("steering-objection-no-aim").with("before", lasting_value(before))))
        }
        _ => None,
    }
}

/// Channels with people by which they are reached less than now, without a reason of this version's own.
pub(crate) fn reduced(parameters: &Parameters, holding: &Parameters) -> Vec<Channel> {
    let visits = |parameters: &Parameters| parameters.rewards.earlier_times.baseline_per_week;
    let mut channels: Vec<Channel> = holding
        .channels
        .iter()
        .filter(|before| before.has_people())
        .filter(|before| is_less(parameters.channel(before.channel), before))
        .map(|before| before.channel)
        .collect();
    if visits(parameters) < visits(holding) && !channels.contains(&Channel::Visit) {
        channels.push(Channel::Visit);
    }
    // A reason that was given for an earlier reduction is none for this one.
    let has_reason = |channel: &Channel| {
        parameters.reductions.iter().any(|reduction| {
            reduction.channel == *channel
                && !reduction.because.trim().is_empty()
                && !holding.reductions.contains(reduction)
        })
    };
    channels.retain(|channel| !has_reason(channel));
    channels
}

/// Whether people are reached less by a channel: at fewer hours, by fewer people, fewer at once, or with a slower aim.
fn is_less(now: Option<&ChannelParameters>, before: &ChannelParameters) -> bool {
    let Some(now) = now else { return true };
    let fewer_people = before.staff.is_some_and(|before| now.staff.is_none_or(|now| now < before));
    let at_once = |channel: &ChannelParameters| {
        channel.staff.map(|staff| u32::from(staff) * u32::from(channel.at_once))
    };
    let fewer_at_once = at_once(before).is_some_and(|before| at_once(now).is_some_and(|now| now < before));
    let aim = |channel: &ChannelParameters| channel.answer_within_minutes;
    let slower = aim(before).is_some_and(|before| aim(now).is_none_or(|now| now > before));
    fewer_people || fewer_at_once || slower || now.open.takes_from(&before.open)
}

impl Guard for PeopleNoSlower {
    fn code(&self) -> &'static str {
        "people-no-slower"
    }

    fn against_parameters(
        &self,
        parameters: &Parameters,
        holding: Option<&Parameters>,
    ) -> Vec<(Message, Option<Example>)> {
        let mut found = Vec::new();
        for channel in &parameters.channels {
            let before = holding.and_then(|holding| holding.channel(channel.channel));
            let fault = aim_fault(channel, before);
            found.extend(fault.map(|(_, sentence)| (sentence, Some(who_waits(Some(channel.channel))))));
        }
        for channel in holding.map_or_else(Vec::new, |holding| reduced(parameters, holding)) {
            let sentence = Message::new("steering-objection-fewer").with("channel", name(channel));
            found.push((sentence, Some(who_waits(Some(channel)))));
        }
        let times = &parameters.rewards.earlier_times;
        if times.kept_per_week > times.added_per_week {
            let sentence = Message::new("steering-objection-kept")
                .with("kept", Value::Number(times.kept_per_week.into()))
                .with("added", Value::Number(times.added_per_week.into()));
            found.push((sentence, Some(who_waits(None))));
        }
        found
    }

    fn is_broken_by(&self, case: &Case<'_>) -> bool {
        case.answer.stimulus == Stimulus::EarlierTimes && !adds_capacity(case.parameters)
    }

    fn guards(&self, _: &Situation, parameters: &Parameters, making: &mut Making) -> bool {
        if making.stimulus != Stimulus::EarlierTimes || adds_capacity(parameters) {
            return false;
        }
        making.stimulus = Stimulus::ChooseTime;
        true
    }
}

/// Whether something was added from which earlier times can be kept.
const fn adds_capacity(parameters: &Parameters) -> bool {
    let times = &parameters.rewards.earlier_times;
    times.kept_per_week > 0 && times.kept_per_week <= times.added_per_week
}
