//! Proof before publishing: the table holds, leaves nobody out, and breaks no guard for any tenant at all.

use std::sync::Arc;

use decisions::Value;
use decisions::proof::{Completeness, Limits, Report};
use decisions::tables::Table;
use domain::messages::{Message, Value as Said};

use super::trial::Trial;
use super::{Asked, DECISION, Example, Fault, Objection, Parameters, Policy, word};
use crate::guards;

/// The most kinds of tenants and questions that are tried, in about a quarter of a minute; the standard policy has 14,580.
pub const MOST_KINDS: usize = 1_000_000;

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The proof of the table.
    pub report: Report,
    /// How many kinds of tenants and questions were laid before the guards: all there are.
    pub tried: usize,
}

/// What a policy is held against, beside its own texts.
#[derive(Clone, Copy)]
pub struct Beside<'known> {
    /// The parameters of the version that it follows; none for the first.
    pub holding: Option<&'known Parameters>,
    /// Whether a process ends in a visit for which a time is chosen; none when the house does not know the process.
    pub visits: &'known dyn Fn(&str) -> Option<bool>,
}

impl std::fmt::Debug for Beside<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Beside").field("holding", &self.holding).finish_non_exhaustive()
    }
}

fn too_many(kinds: usize) -> Objection {
    let number = |number: usize| Said::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let sentence = Message::new("steering-objection-kinds")
        .with("kinds", number(kinds))
        .with("most", number(MOST_KINDS));
    Objection { fault: Fault::Undecided, guard: None, sentence, example: None, rules: Vec::new() }
}

impl Policy {
    /// The proof of the policy's table alone, for an editor.
    pub fn check(&self, limits: Limits) -> Report {
        self.table().check(limits)
    }

    /// Proves the policy, or says why it may not be published.
    pub fn prove(&self, beside: Beside<'_>) -> Result<Proof, Vec<Objection>> {
        let report = self.check(Limits::default());
        let mut objections = self.parameter_objections(beside.holding);
        objections.extend(self.left_out());
        objections.extend(self.table_objections(&report));
        // Without an answer for everybody the guards have nothing to look at.
        if !objections.is_empty() {
            return Err(objections);
        }
        let (tried, broken) = self.try_guards(beside);
        if broken.is_empty() { Ok(Proof { report, tried }) } else { Err(broken) }
    }

    pub(super) fn table(&self) -> &Table {
        // Reading has seen to it that the decision is a table.
        self.model.decision(DECISION).and_then(decisions::Decision::table).unwrap_or_else(|| unreachable!())
    }

    /// What the guards hold against the parameters, whatever the table says.
    pub fn parameter_objections(&self, holding: Option<&Parameters>) -> Vec<Objection> {
        let objections = guards::all().into_iter().flat_map(|guard| {
            guard.against_parameters(&self.parameters, holding).into_iter().map(|(sentence, example)| {
                Objection {
                    fault: Fault::Guard,
                    guard: Some(guard.code().to_owned()),
                    sentence,
                    example,
                    rules: Vec::new(),
                }
            })
        });
        objections.collect()
    }

    /// Values that tenants can bring and a column does not allow: a proof over less than everybody proves nothing.
    fn left_out(&self) -> Vec<Objection> {
        let mut objections = Vec::new();
        let draft = self.model.draft(DECISION).unwrap_or_default();
        let columns = draft.inputs.iter().map(|input| input.expression.trim()).zip(self.table().inputs());
        let columns = columns.filter_map(|(name, column)| Some((Asked::from_name(name)?, column.kind())));
        let inputs =
            self.asked.iter().copied().zip(self.compiled.inputs().iter().map(decisions::InputData::kind));
        for (asked, kind) in columns.chain(inputs) {
            let values = asked.domain(&self.parameters, &[]);
            let Some(value) = values.iter().find(|value| kind.check(value).is_err()) else { continue };
            let sentence = Message::new("steering-objection-domain")
                .with("input", Said::Said(asked.title().into()))
                .with("value", Said::Text(word(value)));
            let example = Example(vec![(asked.name().to_owned(), word(value))]);
            objections.push(Objection {
                fault: Fault::Domain,
                guard: None,
                sentence,
                example: Some(example),
                rules: Vec::new(),
            });
        }
        objections.dedup();
        objections
    }

    fn table_objections(&self, report: &Report) -> Vec<Objection> {
        let objection = |fault: Fault, key: &str, inputs: Option<&[(Arc<str>, Value)]>, rules: Vec<usize>| {
            let numbers = rules.iter().map(ToString::to_string).collect();
            Objection {
                fault,
                guard: None,
                sentence: Message::new(key).with("rules", Said::Names(numbers)),
                example: inputs.map(|inputs| self.example(inputs)),
                rules,
            }
        };
        let mut objections: Vec<Objection> = Vec::new();
        // A default is an answer nobody wrote down for this tenant; a policy says what it means.
        if matches!(report.completeness, Completeness::Incomplete | Completeness::ByDefault) {
            objections.extend(
                report.gaps.iter().map(|gap| {
                    objection(Fault::Gap, "steering-objection-gap", Some(&gap.inputs), Vec::new())
                }),
            );
        }
        if matches!(report.completeness, Completeness::Undecided | Completeness::Vacuous) {
            objections.push(objection(Fault::Undecided, "steering-objection-undecided", None, Vec::new()));
        }
        objections.extend(report.overlaps.iter().map(|overlap| {
            let rules = overlap.rules.to_vec();
            objection(Fault::Contradiction, "steering-objection-contradiction", Some(&overlap.inputs), rules)
        }));
        objections
    }

    /// A case of a report as an example: columns are told by what they ask, each thing asked once, in their order.
    fn example(&self, inputs: &[(Arc<str>, Value)]) -> Example {
        let draft = self.model.draft(DECISION).unwrap_or_default();
        let mut asked: Vec<&str> = Vec::new();
        for input in &draft.inputs {
            let name = input.expression.trim();
            if !asked.contains(&name) {
                asked.push(name);
            }
        }
        let columns = asked.into_iter().zip(inputs);
        Example(columns.map(|(name, (_, value))| (name.to_owned(), word(value))).collect())
    }

    /// Lays every kind of tenant and question before the guards, one objection a guard; and where no guard is broken,
    /// sees whether every reason is true and every promise can be kept, one objection of each a rule.
    fn try_guards(&self, beside: Beside<'_>) -> (usize, Vec<Objection>) {
        let asked = self.with_what_guards_ask();
        let waits = self.marks(Asked::PhoneWait);
        let domains: Vec<Vec<Value>> =
            asked.iter().map(|asked| asked.domain(&self.parameters, &waits)).collect();
        let kinds = domains.iter().fold(1_usize, |kinds, domain| kinds.saturating_mul(domain.len()));
        if kinds > MOST_KINDS {
            return (0, vec![too_many(kinds)]);
        }
        let mut trial = Trial::of(self, &asked, beside.visits);
        let mut at = vec![0_usize; domains.len()];
        let mut tried = 0;
        loop {
            let values: Vec<Value> =
                at.iter().zip(&domains).map(|(at, domain)| domain[*at].clone()).collect();
            tried += 1;
            trial.look(&values);
            // Counts on, the last input fastest.
            let Some(next) = (0..at.len()).rev().find(|place| at[*place] + 1 < domains[*place].len()) else {
                return (tried, trial.found());
            };
            at[next] += 1;
            at[next + 1..].fill(0);
        }
    }

    /// What the table asks, and what guards look at also when the table does not.
    fn with_what_guards_ask(&self) -> Vec<Asked> {
        let mut asked = self.asked.clone();
        for needed in [Asked::Emergency, Asked::SelfReliance, Asked::Preference, Asked::Topic] {
            if !asked.contains(&needed) {
                asked.push(needed);
            }
        }
        asked
    }

    /// The numbers that cells of an input name.
    fn marks(&self, asked: Asked) -> Vec<i64> {
        let draft = self.model.draft(DECISION).unwrap_or_default();
        let table = self.table();
        let columns =
            (0..draft.inputs.len()).filter(|at| draft.inputs[*at].expression.trim() == asked.name());
        let cells = columns.flat_map(|column| table.rules().iter().map(move |rule| &rule.cells()[column]));
        let bounds = cells.flat_map(decisions::Cell::named);
        let mut marks: Vec<i64> = bounds.filter_map(|value| value.as_number()?.floor(0).to_i64()).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}
