//! There is always a person to talk to: by phone, at the counter or at home.

use domain::messages::Message;

use super::{Case, Guard, Making};
use crate::policy::{Example, Parameters};
use crate::{Situation, Stance, is_personal};

pub(super) struct PersonStays;

impl Guard for PersonStays {
    fn code(&self) -> &'static str {
        "person-stays"
    }

    fn against_parameters(&self, parameters: &Parameters) -> Vec<(Message, Option<Example>)> {
        let reachable = |channel: &&crate::policy::ChannelParameters| {
            is_personal(channel.channel) && channel.open.is_ever_open()
        };
        if parameters.channels.iter().any(|channel| reachable(&channel)) {
            return Vec::new();
        }
        let example = Example(vec![("self reliance".to_owned(), "help".to_owned())]);
        vec![(Message::new("steering-objection-no-person"), Some(example))]
    }

    fn is_broken_by(&self, case: &Case<'_>) -> bool {
        !case.answer.stances.iter().any(|(channel, stance)| is_personal(channel) && stance != Stance::Off)
    }

    fn guards(&self, _: &Situation, _: &Parameters, making: &mut Making) -> bool {
        if making.stances.iter().any(|(channel, stance)| is_personal(channel) && stance != Stance::Off) {
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
