//! Proof before publishing: the table holds, leaves nobody out, and breaks no guard for any tenant at all.

use std::sync::Arc;

use decisions::proof::{Completeness, Limits, Report};
use decisions::tables::Table;
use decisions::{Scratch, Value};
use domain::channels::Channel;
use domain::messages::{Message, Value as Said};

use super::{Asked, DECISION, Example, Fault, Objection, Policy, TableAnswer, word};
use crate::guards::{self, Case};
use crate::{Complexity, SelfReliance, Situation};

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The proof of the table.
    pub report: Report,
    /// How many kinds of tenants and questions were laid before the guards: all there are.
    pub tried: usize,
}

impl Policy {
    /// The proof of the policy's table alone, for an editor.
    pub fn check(&self, limits: Limits) -> Report {
        self.table().check(limits)
    }

    /// Proves the policy, or says why it may not be published.
    pub fn prove(&self) -> Result<Proof, Vec<Objection>> {
        let report = self.check(Limits::default());
        let mut objections = self.parameter_objections();
        objections.extend(self.left_out());
        objections.extend(self.table_objections(&report));
        // Without an answer for everybody the guards have nothing to look at.
        if !objections.is_empty() {
            return Err(objections);
        }
        let (tried, broken) = self.try_guards();
        if broken.is_empty() { Ok(Proof { report, tried }) } else { Err(broken) }
    }

    fn table(&self) -> &Table {
        // Reading has seen to it that the decision is a table.
        self.model.decision(DECISION).and_then(decisions::Decision::table).unwrap_or_else(|| unreachable!())
    }

    /// What the guards hold against the parameters.
    fn parameter_objections(&self) -> Vec<Objection> {
        let objections = guards::all().into_iter().flat_map(|guard| {
            guard.against_parameters(&self.parameters).into_iter().map(|(sentence, example)| Objection {
                fault: Fault::Guard,
                guard: Some(guard.code().to_owned()),
                sentence,
                example,
                rules: Vec::new(),
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
        if report.completeness == Completeness::Undecided {
            objections.push(objection(Fault::Undecided, "steering-objection-undecided", None, Vec::new()));
        }
        objections.extend(report.overlaps.iter().map(|overlap| {
            let rules = overlap.rules.to_vec();
            objection(Fault::Contradiction, "steering-objection-contradiction", Some(&overlap.inputs), rules)
        }));
        objections
    }

    /// A case of a report as an example: columns are told by what they ask, not by what they are called.
    fn example(&self, inputs: &[(Arc<str>, Value)]) -> Example {
        let draft = self.model.draft(DECISION).unwrap_or_default();
        let name = |title: &str| {
            let column = draft.inputs.iter().find(|input| input.title() == title);
            column.map_or(title, |column| column.expression.trim()).to_owned()
        };
        Example(inputs.iter().map(|(title, value)| (name(title), word(value))).collect())
    }

    /// Lays every kind of tenant and question before the guards; one objection a guard.
    fn try_guards(&self) -> (usize, Vec<Objection>) {
        let asked = self.with_what_guards_ask();
        let waits = self.marks(Asked::PhoneWait);
        let domains: Vec<Vec<Value>> =
            asked.iter().map(|asked| asked.domain(&self.parameters, &waits)).collect();
        let mut trial = Trial::of(self, &asked);
        let mut at = vec![0_usize; domains.len()];
        let mut objections: Vec<Objection> = Vec::new();
        let mut tried = 0;
        loop {
            let values: Vec<Value> =
                at.iter().zip(&domains).map(|(at, domain)| domain[*at].clone()).collect();
            tried += 1;
            trial.look(&values, &mut objections);
            // Counts on, the last input fastest.
            let Some(next) = (0..at.len()).rev().find(|place| at[*place] + 1 < domains[*place].len()) else {
                return (tried, objections);
            };
            at[next] += 1;
            at[next + 1..].fill(0);
        }
    }

    /// What the table asks, and what guards look at also when the table does not.
    fn with_what_guards_ask(&self) -> Vec<Asked> {
        let mut asked = self.asked.clone();
        for needed in [Asked::Emergency, Asked::SelfReliance, Asked::Preference] {
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

/// What the table said, and the rules that said it.
type TableSaid = Option<(TableAnswer, Vec<usize>)>;

/// One kind of tenant after the other, laid before the guards.
struct Trial<'policy> {
    policy: &'policy Policy,
    asked: &'policy [Asked],
    scratch: Scratch,
    /// What was asked last and what the table said; tenants who differ only in what no column asks share it.
    said: Option<(Vec<Value>, TableSaid)>,
}

impl<'policy> Trial<'policy> {
    fn of(policy: &'policy Policy, asked: &'policy [Asked]) -> Self {
        Self { policy, asked, scratch: policy.compiled.scratch(), said: None }
    }

    fn ask(&mut self, inputs: &[Value]) -> TableSaid {
        if let Some((known, said)) = &self.said
            && known == inputs
        {
            return said.clone();
        }
        let answered = self.policy.compiled.decide(inputs, &mut self.scratch).ok();
        let said = answered.and_then(|answer| {
            let rules: Vec<usize> = answer.rules().collect();
            Some((self.policy.answer_in(answer.row())?, rules))
        });
        self.said = Some((inputs.to_vec(), said.clone()));
        said
    }

    fn look(&mut self, values: &[Value], objections: &mut Vec<Objection>) {
        let situation = situation_of(self.asked, values);
        let Some((answer, rules)) = self.ask(&values[..self.policy.asked.len()]) else {
            if !objections.iter().any(|known| known.fault == Fault::Gap) {
                let sentence = Message::new("steering-objection-gap").with("rules", Said::Names(Vec::new()));
                let example = Some(self.example(values));
                objections.push(Objection {
                    fault: Fault::Gap,
                    guard: None,
                    sentence,
                    example,
                    rules: Vec::new(),
                });
            }
            return;
        };
        let case = Case { situation: &situation, answer: &answer, parameters: &self.policy.parameters };
        for guard in guards::all() {
            let known = objections.iter().any(|known| known.guard.as_deref() == Some(guard.code()));
            if !known && guard.is_broken_by(&case) {
                let numbers = rules.iter().map(ToString::to_string).collect();
                let key = format!("steering-broken-{}", guard.code());
                objections.push(Objection {
                    fault: Fault::Guard,
                    guard: Some(guard.code().to_owned()),
                    sentence: Message::new(key).with("rules", Said::Names(numbers)),
                    example: Some(self.example(values)),
                    rules: rules.clone(),
                });
            }
        }
    }

    fn example(&self, values: &[Value]) -> Example {
        let named = self.asked.iter().zip(values);
        Example(named.map(|(asked, value)| (asked.name().to_owned(), word(value))).collect())
    }
}

/// The situation behind values of the table's inputs.
fn situation_of(asked: &[Asked], values: &[Value]) -> Situation {
    let mut situation = Situation::about("");
    for (asked, value) in asked.iter().zip(values) {
        let text = value.as_text().unwrap_or_default();
        let is_true = *value == Value::Boolean(true);
        match asked {
            Asked::Topic => text.clone_into(&mut situation.topic),
            Asked::Complexity => {
                let number = value.as_number().and_then(decisions::Number::to_i64);
                let number = number.and_then(|number| u8::try_from(number).ok());
                situation.complexity = number.and_then(|number| Complexity::try_from(number).ok());
            }
            Asked::SelfReliance => {
                situation.self_reliance = SelfReliance::from_code(text).unwrap_or(SelfReliance::Unknown);
            }
            Asked::Preference => situation.preference = Channel::from_code(text),
            Asked::CaseOpen => situation.case_open = is_true,
            Asked::Emergency => situation.emergency = is_true,
            Asked::Process | Asked::OfficeOpen | Asked::PhoneWait => {}
        }
    }
    situation
}
