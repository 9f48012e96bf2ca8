//! There is always a person to talk to, by phone or at the counter, at hours at which somebody is there.

use domain::channels::Channel;
use domain::messages::Message;

use super::{Case, Guard, Making};
use crate::policy::{Example, Parameters};
use crate::{Situation, Stance, Stances, is_person_in_reach, is_personal};

pub(super) struct PersonStays;

/// Whether these stances leave a person whom tenants find by themselves, and who is ever there.
fn is_somebody_left(stances: &Stances, parameters: &Parameters) -> bool {
    let is_ever_open = |channel| {
        parameters.channel(channel).is_some_and(|known| known.open.always || !known.open.hours.is_empty())
    };
    stances.iter().any(|(channel, stance)| {
        stance != Stance::Off && is_person_in_reach(channel) && is_ever_open(channel)
    })
}

impl Guard for PersonStays {
    fn code(&self) -> &'static str {
        "person-stays"
    }

    fn against_parameters(
        &self,
        parameters: &Parameters,
        _: Option<&Parameters>,
    ) -> Vec<(Message, Option<Example>)> {
        // Who finds the phone closed is called back, so its hours are what every other way falls back on.
        let phone = parameters.channel(Channel::Phone);
        if phone.is_some_and(|phone| phone.open.lets_call_back(&parameters.calendar)) {
            return Vec::new();
        }
        let example = Example(vec![("self reliance".to_owned(), "help".to_owned())]);
        vec![(Message::new("steering-objection-no-person"), Some(example))]
    }

    fn is_broken_by(&self, case: &Case<'_>) -> bool {
        !is_somebody_left(&case.answer.stances, case.parameters)
    }

    fn guards(&self, _: &Situation, parameters: &Parameters, making: &mut Making) -> bool {
        if is_somebody_left(&making.stances, parameters) {
            return false;
        }
        let personal: Vec<_> = making
            .stances
            .iter()
            .map(|(channel, _)| channel)
            .filter(|channel| is_personal(*channel))
            .collect();
        for channel in personal {
            making.stances.set(channel, Stance::Open);
        }
        true
    }
}
