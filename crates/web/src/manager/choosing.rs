//! What a manager looks at: the period, the topic and the colour of the map, as they stand in the address.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use usecases::journeys::{self, Contacts};
use usecases::steering::Topic;

use crate::addresses::in_query;
use crate::components::Choice;
use crate::failure::Failure;
use crate::sessions::Employee;
use crate::texts::Say;
use crate::topics;

/// The periods to choose from, in days; the second is usual.
const PERIODS: [i64; 4] = [30, 90, 180, 365];

/// What was chosen, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// The topic; empty for all.
    pub onderwerp: String,
    /// The period in days.
    pub dagen: String,
    /// What the colour of the map tells: `tevredenheid`, else waiting.
    pub kleur: String,
}

impl Chosen {
    /// The period in days: one of those on offer.
    pub fn days(&self) -> i64 {
        let asked = self.dagen.parse().unwrap_or(PERIODS[1]);
        if PERIODS.contains(&asked) { asked } else { PERIODS[1] }
    }

    /// The contacts of that period about that topic.
    pub async fn contacts(&self, employee: &Employee) -> Result<Contacts, Failure> {
        Ok(journeys::contacts(&employee.act(), self.since(employee.visitor.now), self.topic()).await?)
    }

    /// The topic, unless it is all of them.
    pub fn topic(&self) -> Option<&str> {
        Some(self.onderwerp.as_str()).filter(|topic| !topic.is_empty())
    }

    /// Whether the map is coloured by how content people were.
    pub fn by_satisfaction(&self) -> bool {
        self.kleur == "tevredenheid"
    }

    /// The same choice in the query of an address.
    pub fn query(&self) -> String {
        let colour = if self.by_satisfaction() { "&kleur=tevredenheid" } else { "" };
        format!("onderwerp={}&dagen={}{colour}", in_query(&self.onderwerp), self.days())
    }

    /// When the period begins.
    pub fn since(&self, now: Timestamp) -> Timestamp {
        now.checked_sub(SignedDuration::from_hours(24 * self.days())).unwrap_or(Timestamp::MIN)
    }

    /// What was chosen, in words: for paper, where there is nothing to choose.
    pub fn words(&self, t: &Say, known: &[Topic]) -> String {
        let topic =
            self.topic().map_or_else(|| t.text("stuur-all-topics"), |key| topics::name(t, known, key));
        let period = t.with("stuur-period-days", &[("n", self.days().to_string().as_str())]);
        format!("{topic}. {period}.")
    }

    /// The periods to choose from.
    pub fn periods(&self, t: &Say) -> Vec<Choice> {
        let choice = |days: &i64| {
            let days_in_words = days.to_string();
            let label = t.with("stuur-period-days", &[("n", days_in_words.as_str())]);
            Choice::new(&days_in_words, label, *days == self.days())
        };
        PERIODS.iter().map(choice).collect()
    }

    /// The topics to choose from: those that were asked about, by the names the policy gives.
    pub fn topics(&self, t: &Say, known: &[Topic], asked: &[String]) -> Vec<Choice> {
        let choice = |key: &String| Choice::new(key, topics::name(t, known, key), *key == self.onderwerp);
        asked.iter().map(choice).collect()
    }
}
