//! In an emergency one calls: the phone stands first, now, whatever the policy prefers.

use domain::channels::Channel;
use domain::messages::Message;

use super::{Case, Guard, Making};
use crate::policy::{Example, Parameters};
use crate::{Reason, Situation, Stance, Stimulus};

pub(super) struct EmergencyCalls;

impl Guard for EmergencyCalls {
    fn code(&self) -> &'static str {
        "emergency-calls"
    }

    fn against_parameters(
        &self,
        parameters: &Parameters,
        _: Option<&Parameters>,
    ) -> Vec<(Message, Option<Example>)> {
        if parameters.channel(Channel::Phone).is_some() {
            return Vec::new();
        }
        let example = Example(vec![("emergency".to_owned(), "true".to_owned())]);
        vec![(Message::new("steering-objection-no-phone"), Some(example))]
    }

    fn is_broken_by(&self, case: &Case<'_>) -> bool {
        case.situation.emergency && case.answer.stances.of(Channel::Phone) != Some(Stance::Preferred)
    }

    fn guards(&self, situation: &Situation, _: &Parameters, making: &mut Making) -> bool {
        if !situation.emergency {
            return false;
        }
        if let Some(other) = making.stances.preferred() {
            making.stances.set(other, Stance::Open);
        }
        making.stances.set(Channel::Phone, Stance::Preferred);
        making.stimulus = Stimulus::None;
        making.reason = Reason::Emergency;
        making.instead.clear();
        making.beside.clear();
        true
    }
}
