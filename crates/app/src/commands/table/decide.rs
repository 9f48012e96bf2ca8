//! `table decide`: take one decision, with its reasons, as JSON.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use decisions::{Inputs, Outcome, RuleHit, Value};
use serde_json::json;

use super::model_in;
use crate::failure::Failure;
use crate::said::say;

/// Which decision, with what.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A DMN file.
    file: PathBuf,
    /// The name or identifier of a decision in it.
    #[arg(long)]
    decision: String,
    /// A JSON object with a value for each input; null is "not known".
    #[arg(long, value_name = "JSON")]
    input: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let model = model_in(&arguments.file)?;
    let inputs = Inputs::from_json(&arguments.input, &model)
        .map_err(|error| Failure::new(format!("--input: {error}")))?;
    let outcome = model.decide(&arguments.decision, &inputs).map_err(Failure::new)?;
    let compiled = model.compile(&arguments.decision).map_err(Failure::new)?;
    let values: Vec<Value> = compiled
        .inputs()
        .iter()
        .map(|input| inputs.get(input.name()).cloned().unwrap_or(Value::Null))
        .collect();
    let mut scratch = compiled.scratch();
    let nearest = compiled.decide(&values, &mut scratch).map_err(Failure::new)?.nearest(|_| true);
    let mut told = told(&outcome);
    told["nearest"] = json!(nearest.map(|other| json!({
        "changes": other.changes.iter().map(|change| json!({
            "input": change.name, "from": change.from, "to": change.to,
        })).collect::<Vec<_>>(),
        "outputs": object(&other.outputs),
        "rules": other.rules,
    })));
    say(format_args!("{told:#}"));
    Ok(ExitCode::SUCCESS)
}

fn told(outcome: &Outcome) -> serde_json::Value {
    json!({
        "decision": outcome.decision,
        "value": outcome.value,
        "outputs": object(&outcome.outputs),
        "rules": outcome.rules.iter().map(rule).collect::<Vec<_>>(),
        "mattered": outcome.mattered,
        "required": outcome.required.iter().map(told).collect::<Vec<_>>(),
    })
}

fn rule(hit: &RuleHit) -> serde_json::Value {
    let remarks = hit.annotations.iter().map(|(name, text)| (name.to_string(), json!(text)));
    json!({
        "number": hit.number,
        "id": hit.id,
        "description": hit.description,
        "annotations": serde_json::Value::Object(remarks.collect()),
    })
}

fn object(outputs: &[(std::sync::Arc<str>, Value)]) -> serde_json::Value {
    outputs.iter().map(|(name, value)| (name.to_string(), value.to_json())).collect()
}
