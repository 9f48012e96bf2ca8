//! The measures of a set of questions.

use serde::Serialize;

use super::intervals::{Interval, mean_interval, ratio_interval, wilson};
use super::questions::Question;
use super::suppression::LEAST;
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
    /// Of times in microseconds; `None` when they are too few.
    fn of(times: impl Iterator<Item = i64>) -> Option<Self> {
        let mut times: Vec<i64> = times.collect();
        times.sort_unstable();
        if (times.len() as u64) < LEAST {
            return None;
        }
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
        Some(Self {
            median: quantile(0.5),
            low: at((all / 2.0 - half).floor()),
            high: at((all / 2.0 + half).ceil()),
            p90: quantile(0.9),
            n: times.len() as u64,
        })
    }
}

/// An amount in cents with its interval.
pub type Money = Interval;

/// The measures of the questions in one channel, about one topic, of one group or in one period.
///
/// A measure over fewer than ten questions is left out.
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
    /// The measures of these questions, all of them shown where they are enough.
    pub(super) fn of(questions: &[&Question<'_>], priced: bool) -> Self {
        if (questions.len() as u64) < LEAST {
            return Self::default();
        }
        let share = |told: &dyn Fn(&Question<'_>) -> Option<bool>| {
            let known: Vec<bool> = questions.iter().filter_map(|question| told(question)).collect();
            let count = known.iter().filter(|yes| **yes).count() as u64;
            Some(wilson(count, known.len() as u64)).filter(|interval| interval.n >= LEAST)
        };
        let times = |told: &dyn Fn(&Question<'_>) -> Option<i64>| {
            Spread::of(questions.iter().filter_map(|question| told(question)))
        };
        let efforts: Vec<f64> = questions.iter().filter_map(|question| question.ces).collect();
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
            ces: (efforts.len() as u64 >= LEAST).then(|| mean_interval(&efforts)),
            cost_per_contact: priced.then(|| per_contact(questions)),
            cost_per_solved: if priced { per_solved(questions) } else { None },
            ..Self::default()
        }
    }
}

fn per_contact(questions: &[&Question<'_>]) -> Money {
    let costs: Vec<f64> = questions.iter().map(|question| question.cost).collect();
    let contacts: Vec<f64> = questions.iter().map(|question| f64::from(question.contacts)).collect();
    ratio_interval(&costs, &contacts)
}

fn per_solved(questions: &[&Question<'_>]) -> Option<Money> {
    // Every question ends up solved or not; those still open are not counted on either side.
    let known: Vec<&&Question<'_>> = questions.iter().filter(|question| question.solved.is_some()).collect();
    let costs: Vec<f64> = known.iter().map(|question| question.cost).collect();
    let solved: Vec<f64> =
        known.iter().map(|question| f64::from(u8::from(question.solved == Some(true)))).collect();
    let enough = known.len() as u64 >= LEAST && solved.iter().any(|solved| *solved > 0.0);
    enough.then(|| ratio_interval(&costs, &solved))
}
