//! Our own tables.

use crate::Engine;
use crate::questions::Question;
use crate::tables::{Asked, DECISION};
use decisions::{Compiled, Model, Scratch, Value};

pub struct Ours {
    compiled: Compiled,
    scratch: Scratch,
    questions: Vec<Vec<Value>>,
}

impl Ours {
    pub fn new(dmn: &str, questions: &[Question]) -> Self {
        let compiled = Model::read(dmn, "bench.dmn").unwrap().compile(DECISION).unwrap();
        let value = |(asked, at): &(Asked, usize)| match asked {
            Asked::Words(_) => Value::text(format!("w{at}")),
            Asked::Whole(_) => Value::from(*at as i64),
            Asked::Truth => Value::from(*at == 1),
        };
        let questions = questions.iter().map(|question| question.0.iter().map(value).collect()).collect();
        Self { scratch: compiled.scratch(), compiled, questions }
    }
}

impl Engine for Ours {
    fn name(&self) -> &'static str {
        "kanaalwijzer"
    }

    fn answer(&mut self, question: usize) -> i64 {
        let answer = self.compiled.decide(&self.questions[question], &mut self.scratch).unwrap();
        answer.row()[0].as_number().unwrap().to_i64().unwrap()
    }
}
