//! Decisions a second of our tables, zen-engine and dsntk: the same tables, the same questions, one thread.
//!
//! Before anything is timed the three must answer alike. Each is given its tables compiled and its questions in its
//! own form, so that only deciding is measured; the best of several rounds counts, as what the machine does beside it
//! only makes it slower.

#[path = "../../../crates/decisions/tests/tables/mod.rs"]
mod tables;

mod dsntk;
mod ours;
mod questions;
mod zen;

use questions::Question;
use std::time::{Duration, Instant};
use tables::{COLUMNS, Dice};

/// Questions that are asked in turn.
const QUESTIONS: usize = 512;
/// How long each round lasts, at least.
const ROUND: Duration = Duration::from_millis(700);
/// Rounds of which the best counts.
const ROUNDS: usize = 3;

/// An engine with a table in it.
trait Engine {
    /// What people call it.
    fn name(&self) -> &'static str;
    /// The answer to a question, as a number.
    fn answer(&mut self, question: usize) -> i64;
}

fn main() {
    for (rules, columns) in [(120, &COLUMNS[..8]), (2_000, &COLUMNS[..])] {
        let parts = tables::cut(columns, rules, &mut Dice(1));
        let draft = tables::draft(columns, &parts, 7);
        let questions = Question::some(columns, QUESTIONS, &mut Dice(2));
        let dmn = tables::model(&draft).write();
        let mut engines: Vec<Box<dyn Engine>> = vec![
            Box::new(ours::Ours::new(&dmn, &questions)),
            Box::new(zen::Zen::new(&draft, &questions)),
            Box::new(dsntk::Dsntk::new(&dmn, &questions)),
        ];
        for question in 0..QUESTIONS.min(100) {
            let answers: Vec<i64> = engines.iter_mut().map(|engine| engine.answer(question)).collect();
            assert!(answers.iter().all(|answer| *answer == answers[0]), "question {question}: {answers:?}");
        }
        println!("{rules} rules, {} inputs, one thread:", columns.len());
        let mut ours = 0.0;
        for engine in &mut engines {
            let rate = rate(engine.as_mut());
            if ours == 0.0 {
                ours = rate;
            }
            println!(
                "  {:<12} {:>12.0} decisions a second   ours is {:>7.1} x",
                engine.name(),
                rate,
                ours / rate
            );
        }
    }
}

/// Decisions a second, in the best round.
fn rate(engine: &mut dyn Engine) -> f64 {
    let mut best: f64 = 0.0;
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let mut taken = 0_u32;
        while began.elapsed() < ROUND {
            for question in 0..QUESTIONS {
                std::hint::black_box(engine.answer(std::hint::black_box(question)));
                taken += 1;
                // A slow engine must not take minutes for one lap.
                if taken.is_multiple_of(64) && began.elapsed() >= ROUND {
                    break;
                }
            }
        }
        best = best.max(f64::from(taken) / began.elapsed().as_secs_f64());
    }
    best
}
