//! zen-engine: the same table in its own JSON, compiled beforehand.

use crate::Engine;
use crate::questions::Question;
use crate::tables::Asked;
use decisions::tables::Draft;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;
use zen_engine::Decision;
use zen_engine::model::DecisionContent;
use zen_expression::variable::Variable;

pub struct Zen {
    decision: Decision,
    questions: Vec<Variable>,
    runtime: Runtime,
}

impl Zen {
    pub fn new(draft: &Draft, questions: &[Question]) -> Self {
        let content: DecisionContent = serde_json::from_value(graph(draft)).unwrap();
        let mut decision = Decision::from(content);
        decision.compile();
        let value = |(asked, at): &(Asked, usize)| match asked {
            Asked::Words(_) => json!(format!("w{at}")),
            Asked::Whole(_) => json!(at),
            Asked::Truth => json!(*at == 1),
        };
        let variable = |question: &Question| {
            let named = question.0.iter().enumerate().map(|(at, asked)| (format!("c{at}"), value(asked)));
            Variable::from(Value::Object(named.collect::<Map<_, _>>()))
        };
        let questions = questions.iter().map(variable).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { decision, questions, runtime }
    }
}

impl Engine for Zen {
    fn name(&self) -> &'static str {
        "zen-engine"
    }

    fn answer(&mut self, question: usize) -> i64 {
        let asked = self.questions[question].clone();
        let answer = self.runtime.block_on(self.decision.evaluate(asked)).unwrap();
        answer.result.dot("said").unwrap().to_value().as_i64().unwrap()
    }
}

/// The graph around a table: its question in, its answer out.
fn graph(draft: &Draft) -> Value {
    let inputs: Vec<Value> = draft
        .inputs
        .iter()
        .map(|input| json!({ "id": input.expression, "name": input.expression, "field": input.expression }))
        .collect();
    let rule = |(at, rule): (usize, &decisions::tables::RuleDraft)| {
        let mut cells: Map<String, Value> = draft
            .inputs
            .iter()
            .zip(&rule.inputs)
            .map(|(input, cell)| (input.expression.clone(), json!(if cell == "-" { "" } else { cell })))
            .collect();
        cells.insert("_id".to_owned(), json!(format!("r{at}")));
        cells.insert("said".to_owned(), json!(rule.outputs[0]));
        Value::Object(cells)
    };
    let rules: Vec<Value> = draft.rules.iter().enumerate().map(rule).collect();
    let table = json!({
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{ "id": "said", "name": "said", "field": "said" }],
        "rules": rules,
    });
    json!({
        "nodes": [
            { "id": "in", "name": "in", "type": "inputNode" },
            { "id": "table", "name": "table", "type": "decisionTableNode", "content": table },
            { "id": "out", "name": "out", "type": "outputNode" },
        ],
        "edges": [
            { "id": "e1", "sourceId": "in", "targetId": "table", "type": "edge" },
            { "id": "e2", "sourceId": "table", "targetId": "out", "type": "edge" },
        ],
    })
}
