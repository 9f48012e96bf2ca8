//! One kind of tenant after the other, laid before the guards, and every reason held against the tenant who reads it.

use decisions::{Scratch, Value};
use domain::channels::Channel;
use domain::messages::{Message, Value as Said};

use super::{Asked, Example, Fault, Objection, Policy, TableAnswer, word};
use crate::guards::{self, Case};
use crate::{Complexity, SelfReliance, Situation};

/// What the table said, and the rules that said it.
type TableSaid = Option<(TableAnswer, Vec<usize>)>;

/// The most reasons and promises that are told at once: who mends these looks again.
const MOST_TOLD: usize = 100;

/// One kind of tenant after the other, laid before the guards.
pub(super) struct Trial<'policy> {
    policy: &'policy Policy,
    asked: &'policy [Asked],
    scratch: Scratch,
    /// What was asked last and what the table said; tenants who differ only in what no column asks share it.
    said: Option<(Vec<Value>, TableSaid)>,
    visits: &'policy dyn Fn(&str) -> Option<bool>,
    broken: Vec<Objection>,
    untrue: Vec<Objection>,
}

impl<'policy> Trial<'policy> {
    pub(super) fn of(
        policy: &'policy Policy,
        asked: &'policy [Asked],
        visits: &'policy dyn Fn(&str) -> Option<bool>,
    ) -> Self {
        let scratch = policy.compiled.scratch();
        Self { policy, asked, scratch, visits, said: None, broken: Vec::new(), untrue: Vec::new() }
    }

    /// What was found; reasons and promises only when no guard is broken, as these follow from the same rules.
    pub(super) fn found(self) -> Vec<Objection> {
        if self.broken.is_empty() { self.untrue } else { self.broken }
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

    pub(super) fn look(&mut self, values: &[Value]) {
        let situation = situation_of(self.asked, values);
        let Some((answer, rules)) = self.ask(&values[..self.policy.asked.len()]) else {
            if !self.broken.iter().any(|known| known.fault == Fault::Gap) {
                let objection = self.objection(Fault::Gap, "steering-objection-gap", values, Vec::new());
                self.broken.push(objection);
            }
            return;
        };
        let case = Case { situation: &situation, answer: &answer, parameters: &self.policy.parameters };
        for guard in guards::all() {
            let known = self.broken.iter().any(|known| known.guard.as_deref() == Some(guard.code()));
            if !known && guard.is_broken_by(&case) {
                let key = format!("steering-broken-{}", guard.code());
                let objection = self.objection(Fault::Guard, &key, values, rules.clone());
                self.broken.push(Objection { guard: Some(guard.code().to_owned()), ..objection });
            }
        }
        if self.untrue.len() >= MOST_TOLD {
            return;
        }
        let wait = self.value(Asked::PhoneWait, values).and_then(|value| value.as_number()?.to_i64());
        let told = |fault| self.untrue.iter().any(|known| known.fault == fault && known.rules == rules);
        let (reason_told, promise_told) = (told(Fault::Reason), told(Fault::Promise));
        if !reason_told && !answer.reason.fits(&situation, wait.unwrap_or(0), &answer) {
            let objection = self.objection(Fault::Reason, "steering-objection-reason", values, rules.clone());
            let sentence = objection.sentence.with("reason", Said::Said(answer.reason.sentence().into()));
            self.untrue.push(Objection { sentence, ..objection });
        }
        if !promise_told
            && self.can_be(&situation, values)
            && answer.promises_in_vain(self.policy, &situation.topic, self.visits)
        {
            let objection = self.objection(Fault::Promise, "steering-objection-promise", values, rules);
            self.untrue.push(objection);
        }
    }

    /// Whether the process is that of the topic: nobody asks one thing and has another arranged.
    fn can_be(&self, situation: &Situation, values: &[Value]) -> bool {
        let topic = self.policy.topic(&situation.topic);
        let process = topic.and_then(|topic| topic.process.as_deref()).unwrap_or("none");
        self.value(Asked::Process, values).and_then(Value::as_text).is_none_or(|named| named == process)
    }

    fn value<'values>(&self, asked: Asked, values: &'values [Value]) -> Option<&'values Value> {
        self.asked.iter().zip(values).find(|(known, _)| **known == asked).map(|(_, value)| value)
    }

    fn objection(&self, fault: Fault, key: &str, values: &[Value], rules: Vec<usize>) -> Objection {
        let numbers = rules.iter().map(ToString::to_string).collect();
        Objection {
            fault,
            guard: None,
            sentence: Message::new(key).with("rules", Said::Names(numbers)),
            example: Some(self.example(values)),
            rules,
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
