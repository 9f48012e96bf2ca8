//! The measures of a set of questions.

use serde::Serialize;

use super::intervals::{Interval, mean_interval, ratio_interval, wilson};
use super::people::Crowd;
use super::questions::Question;
use crate::log::times::SECOND;

/// How long something takes, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The middle.
    pub median: f64,
    /// The lower end of the interval of the middle.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Nine in ten take at most this.
    pub p90: f64,
    /// Over how many.
    pub n: u64,
}

impl Spread {
    /// Of times in microseconds; there must be some.
    fn of(mut times: Vec<i64>) -> Self {
        times.sort_unstable();
        // By ranks (binomial), which asks nothing of the shape of the times.
        let all = times.len() as f64;
        let half = 0.98 * all.sqrt();
        let at = |place: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to a place in the list"
            )]
            let place = place.clamp(0.0, all - 1.0) as usize;
            times[place] as f64 / SECOND as f64
        };
        let quantile = |share: f64| {
            let place = (all - 1.0) * share;
            at(place.floor()) + (at(place.ceil()) - at(place.floor())) * place.fract()
        };
        Self {
            median: quantile(0.5),
            low: at((all / 2.0 - half).floor()),
            high: at((all / 2.0 + half).ceil()),
            p90: quantile(0.9),
            n: times.len() as u64,
        }
    }
}

/// An amount in cents with its interval.
pub type Money = Interval;

/// The measures of the questions in one channel, about one topic, of one group or in one period.
///
/// A measure over questions of fewer than ten different people is left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// The channel in which the questions were first asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// What they were about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Of which group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// At which level it was handled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// In which month, as `2026-03`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<String>,
    /// In which week, by its Monday, as `2026-03-02`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<String>,
    /// How many; `None` when it is not shown because it is few, or would give away what is.
    pub questions: Option<u64>,
    /// How many contacts they took.
    pub contacts: Option<u64>,
    /// Solved in one go.
    pub solved: Option<Interval>,
    /// Asked again within the window.
    pub repeated: Option<Interval>,
    /// Asked again in another channel.
    pub switched: Option<Interval>,
    /// Of those asked digitally: went on with a person.
    pub fell_back: Option<Interval>,
    /// Until the first answer.
    pub first_response: Option<Spread>,
    /// Until the first answer, counting working time only.
    pub first_response_working: Option<Spread>,
    /// From first to last event.
    pub handling: Option<Spread>,
    /// Done before it was due.
    pub on_time: Option<Interval>,
    /// Content: 4 or 5 out of 5.
    pub csat_top2: Option<Interval>,
    /// The mean effort.
    pub ces: Option<Interval>,
    /// What a contact costs, in cents.
    pub cost_per_contact: Option<Money>,
    /// What a solved question costs with its repeats and fall-backs, and with those that were not solved.
    pub cost_per_solved: Option<Money>,
}

impl Cell {
    /// The measures of these questions; those that are about enough people.
    pub(super) fn of(questions: &[&Question<'_>], priced: bool) -> Self {
        if !Crowd::are_enough(questions.iter().map(|question| question.person)) {
            return Self::default();
        }
        let share = |told: &dyn Fn(&Question<'_>) -> Option<bool>| {
            let known = known(questions, told)?;
            let count = known.iter().filter(|yes| **yes).count() as u64;
            Some(wilson(count, known.len() as u64))
        };
        let times = |told: &dyn Fn(&Question<'_>) -> Option<i64>| Some(Spread::of(known(questions, told)?));
        let contacts = questions.iter().map(|question| u64::from(question.contacts)).sum();
        Self {
            questions: Some(questions.len() as u64),
            contacts: Some(contacts),
            solved: share(&|question| question.solved),
            repeated: share(&|question| question.solved.map(|solved| !solved)),
            switched: share(&|question| question.switched),
            fell_back: share(&|question| question.fell_back),
            first_response: times(&|question| question.first_response),
            first_response_working: times(&|question| question.first_response_working),
            handling: times(&|question| question.handling),
            on_time: share(&|question| question.on_time),
            csat_top2: share(&|question| question.csat.map(|score| score >= 4.0)),
            ces: known(questions, &|question| question.ces).map(|efforts| mean_interval(&efforts)),
            cost_per_contact: priced.then(|| per_contact(questions)),
            cost_per_solved: if priced { per_solved(questions) } else { None },
            ..Self::default()
        }
    }
}

/// What is told of those questions of which it is known; nothing when they are of too few people.
fn known<T>(questions: &[&Question<'_>], told: &dyn Fn(&Question<'_>) -> Option<T>) -> Option<Vec<T>> {
    let of = |question: &&Question<'_>| told(question).map(|value| (question.person, value));
    let (people, values): (Vec<u32>, Vec<T>) = questions.iter().filter_map(of).unzip();
    Crowd::are_enough(people).then_some(values)
}

fn per_contact(questions: &[&Question<'_>]) -> Money {
    let costs: Vec<f64> = questions.iter().map(|question| question.cost).collect();
    let contacts: Vec<f64> = questions.iter().map(|question| f64::from(question.contacts)).collect();
    ratio_interval(&costs, &contacts)
}

fn per_solved(questions: &[&Question<'_>]) -> Option<Money> {
    // Every question ends up solved or not; those still open are not counted on either side.
    let of_each = |question: &Question<'_>| Some((question.cost, question.solved?));
    let (costs, solved): (Vec<f64>, Vec<f64>) = known(questions, &of_each)?
        .into_iter()
        .map(|(cost, solved)| (cost, f64::from(u8::from(solved))))
        .unzip();
    solved.contains(&1.0).then(|| ratio_interval(&costs, &solved))
}
