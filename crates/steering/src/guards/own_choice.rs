//! What the tenant said to like best stands first: a policy may tell of another way, never put it in front.

use domain::messages::{Message, Value};

use super::{Case, Guard, Making};
use crate::policy::Parameters;
use crate::{Situation, Stance, Stimulus};

pub(super) struct OwnChoice;

impl Guard for OwnChoice {
    fn code(&self) -> &'static str {
        "own-choice"
    }

    fn is_broken_by(&self, case: &Case<'_>) -> bool {
        let wish = case.situation.preference.and_then(|channel| case.answer.stances.of(channel));
        wish == Some(Stance::Off)
    }

    fn guards(&self, situation: &Situation, _: &Parameters, making: &mut Making) -> bool {
        let Some(wish) = situation.preference.filter(|channel| making.stances.of(*channel).is_some()) else {
            return false;
        };
        let name = |channel: domain::channels::Channel| Value::Key(format!("channel-{}", channel.code()));
        making.instead = vec![Message::new("steering-reason-own-choice").with("channel", name(wish))];
        if let Some(other) = making.stances.preferred().filter(|other| *other != wish) {
            making.stances.set(other, Stance::Open);
            making.beside.push(Message::new("steering-also-fits").with("channel", name(other)));
            // What invites to that other channel would weigh on the choice made.
            making.stimulus = Stimulus::None;
        }
        making.stances.set(wish, Stance::Preferred);
        true
    }
}
