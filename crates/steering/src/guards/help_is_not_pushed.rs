//! Who needs help, or of whom nobody knows, is never pushed to a screen: no digital channel is preferred over people,
//! nothing without a screen is discouraged, and no reward is dangled.

use domain::channels::Channel;

use super::{Case, Guard, Making};
use crate::policy::Parameters;
use crate::{Instrument, Reason, Situation, Stance, Stances, Stimulus, is_digital};

pub(super) struct HelpIsNotPushed;

/// In an emergency another guard has the word: there the phone goes before a letter.
const fn is_protected(situation: &Situation) -> bool {
    situation.self_reliance.is_protected() && !situation.emergency
}

fn is_reward(stimulus: Stimulus) -> bool {
    matches!(stimulus.instrument(), Some(Instrument::Benefit | Instrument::Restriction))
}

fn pushes(stances: &Stances, stimulus: Stimulus) -> bool {
    let pushed_away = stances.iter().any(|(channel, stance)| !is_digital(channel) && !stance.is_free());
    stances.preferred().is_some_and(is_digital) || pushed_away || is_reward(stimulus)
}

impl Guard for HelpIsNotPushed {
    fn code(&self) -> &'static str {
        "help-is-not-pushed"
    }

    fn is_broken_by(&self, case: &Case<'_>) -> bool {
        is_protected(case.situation) && pushes(&case.answer.stances, case.answer.stimulus)
    }

    fn guards(&self, situation: &Situation, _: &Parameters, making: &mut Making) -> bool {
        if !is_protected(situation) {
            return false;
        }
        if !pushes(&making.stances, making.stimulus) {
            return true;
        }
        if let Some(digital) = making.stances.preferred().filter(|channel| is_digital(*channel)) {
            making.stances.set(digital, Stance::Open);
            making.reason = Reason::ChooseFreely;
        }
        let held_back: Vec<Channel> = making
            .stances
            .iter()
            .filter(|(channel, stance)| !is_digital(*channel) && !stance.is_free())
            .map(|(channel, _)| channel)
            .collect();
        for channel in held_back {
            making.stances.set(channel, Stance::Open);
        }
        if is_reward(making.stimulus) {
            making.stimulus = Stimulus::None;
        }
        true
    }
}
