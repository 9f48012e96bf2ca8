//! dsntk, the Decision Toolkit: reads the same DMN.

use crate::Engine;
use crate::questions::Question;
use crate::tables::{Asked, DECISION};
use dsntk_feel::context::FeelContext;
use dsntk_feel::values::Value;
use dsntk_feel::{FeelNumber, Name};
use dsntk_model_evaluator::ModelEvaluator;
use std::sync::Arc;

pub struct Dsntk {
    evaluator: Arc<ModelEvaluator>,
    questions: Vec<FeelContext>,
}

impl Dsntk {
    pub fn new(dmn: &str, questions: &[Question]) -> Self {
        let definitions = dsntk_model::parse(dmn).unwrap();
        let evaluator = ModelEvaluator::new(&[definitions]).unwrap();
        let value = |(asked, at): &(Asked, usize)| match asked {
            Asked::Words(_) => Value::String(format!("w{at}")),
            Asked::Whole(_) => Value::Number(FeelNumber::from(*at)),
            Asked::Truth => Value::Boolean(*at == 1),
        };
        let context = |question: &Question| {
            let mut context = FeelContext::default();
            for (column, asked) in question.0.iter().enumerate() {
                context.set_entry(&Name::from(format!("c{column}").as_str()), value(asked));
            }
            context
        };
        Self { evaluator, questions: questions.iter().map(context).collect() }
    }
}

impl Engine for Dsntk {
    fn name(&self) -> &'static str {
        "dsntk"
    }

    fn answer(&mut self, question: usize) -> i64 {
        match self.evaluator.evaluate_invocable("urn:test", "m", DECISION, &self.questions[question]) {
            Value::Number(number) => i64::try_from(number).unwrap(),
            other => panic!("{other}"),
        }
    }
}
