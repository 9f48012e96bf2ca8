//! What each reason needs to be true: a tenant never reads a sentence that does not hold.

use domain::channels::Channel;

use super::TableAnswer;
use crate::{Reason, SelfReliance, Situation, is_digital, is_personal};

impl Reason {
    /// Whether the sentence is true of this question and answer, with this wait on the phone in minutes.
    pub(super) fn fits(self, situation: &Situation, wait: i64, answer: &TableAnswer) -> bool {
        let first = answer.stances.preferred();
        let is_online = first == Some(Channel::Portal);
        match self {
            Self::Emergency => situation.emergency && first == Some(Channel::Phone),
            Self::HelpWanted => {
                situation.self_reliance == SelfReliance::Help && !first.is_some_and(is_digital)
            }
            Self::ChooseFreely => first.is_none(),
            Self::SimpleOnline | Self::TimesOnline | Self::StepByStep => is_online,
            Self::TalkIsBest => first.is_some_and(is_personal),
            Self::FollowOnline => is_online && situation.case_open,
            Self::PhoneBusy => is_online && wait > 0,
        }
    }
}
