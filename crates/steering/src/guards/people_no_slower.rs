//! People never get slower as a nudge: nobody is answered later than before, and rewards come from added capacity.

use domain::channels::Channel;
use domain::messages::{Message, Value};

use super::{Case, Guard, Making};
use crate::policy::{Example, Parameters};
use crate::{Situation, Stimulus};

pub(super) struct PeopleNoSlower;

/// Who would wait: somebody who needs help and comes by this channel.
fn who_waits(channel: Option<Channel>) -> Example {
    let mut example = vec![("self reliance".to_owned(), "help".to_owned())];
    example.extend(channel.map(|channel| ("preference".to_owned(), channel.code().to_owned())));
    Example(example)
}

impl Guard for PeopleNoSlower {
    fn code(&self) -> &'static str {
        "people-no-slower"
    }

    fn against_parameters(&self, parameters: &Parameters) -> Vec<(Message, Option<Example>)> {
        let mut found = Vec::new();
        for channel in &parameters.channels {
            let (Some(aim), Some(before)) =
                (channel.answer_within_minutes, channel.baseline_answer_within_minutes)
            else {
                continue;
            };
            if aim > before {
                let sentence = Message::new("steering-objection-slower")
                    .with("channel", Value::Key(format!("channel-{}", channel.channel.code())))
                    .with("before", Value::Number(before.into()))
                    .with("aim", Value::Number(aim.into()));
                found.push((sentence, Some(who_waits(Some(channel.channel)))));
            }
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
