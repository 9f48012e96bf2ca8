//! The table follows the parameters: the values that its columns allow, and a column for every channel that is offered.
//!
//! A topic, process or channel that is gone is taken out of the cells that name it; a rule that named nothing else goes
//! with it. A channel that is new is open in every rule: nobody is sent there, and nobody kept away.

use decisions::tables::{Draft, HitPolicy, OutputDraft};
use decisions::types::Type;
use decisions::{Cell, Test, Value};
use domain::channels::Channel;

use super::{Asked, DECISION, Parameters, Policy};
use crate::Stance;

/// A table after its parameters changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// The table.
    pub draft: Draft,
    /// What became of its rules.
    pub consequences: Consequences,
}

/// What other parameters do to the rules of a table; rules by their numbers before, counted from one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Rules that named nothing else than what is gone: they go too.
    pub gone: Vec<usize>,
    /// Rules that hold for fewer questions.
    pub narrowed: Vec<usize>,
    /// Rules that put a channel first that is gone: they put none first now.
    pub unled: Vec<usize>,
}

/// The table of a policy with these parameters instead of its own; `name` is what people call a channel.
pub(super) fn follow(policy: &Policy, now: &Parameters, name: &dyn Fn(Channel) -> String) -> Followed {
    let draft = policy.model.draft(DECISION).unwrap_or_default();
    let mut followed = Followed { draft, consequences: Consequences::default() };
    follow_inputs(policy, now, &mut followed);
    follow_outputs(&policy.parameters, now, name, &mut followed);
    let Followed { draft, consequences: Consequences { gone, narrowed, unled } } = &mut followed;
    let mut number = 0;
    draft.rules.retain(|_| {
        number += 1;
        !gone.contains(&number)
    });
    for rules in [narrowed, unled] {
        rules.sort_unstable();
        rules.dedup();
        rules.retain(|rule| !gone.contains(rule));
    }
    followed
}

fn follow_inputs(policy: &Policy, now: &Parameters, followed: &mut Followed) {
    for at in 0..followed.draft.inputs.len() {
        let column = &mut followed.draft.inputs[at];
        let asked = Asked::from_name(column.expression.trim());
        let Some(asked) = asked.filter(|asked| asked.follows_parameters()) else { continue };
        let domain = asked.domain(now, &[]);
        if listed(policy, at).is_none_or(|listed| listed != domain.iter().collect::<Vec<_>>()) {
            column.allowed = Some(written(&domain));
            // A type of the model's own would go on listing what was allowed before.
            column.type_name = Some("string".to_owned());
        }
        let rules = followed.draft.rules.iter_mut().zip(policy.table().rules());
        for (rule, (draft, read)) in rules.enumerate() {
            match without(&read.cells()[at], &domain) {
                Left::Same => {}
                Left::Fewer(cell) => {
                    draft.inputs[at] = cell.to_string();
                    followed.consequences.narrowed.push(rule + 1);
                }
                Left::Alike(cell) => draft.inputs[at] = cell.to_string(),
                Left::Nothing => followed.consequences.gone.push(rule + 1),
            }
        }
    }
    followed.consequences.gone.sort_unstable();
    followed.consequences.gone.dedup();
}

/// The values that a column lists, when it does.
fn listed(policy: &Policy, at: usize) -> Option<Vec<&Value>> {
    match policy.table().inputs().get(at)?.kind() {
        Type::Simple(simple) => simple.allowed.as_deref()?.listed(),
        _ => None,
    }
}

/// Values as a cell lists them.
fn written(values: &[Value]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What is left of a cell.
enum Left {
    /// It names nothing that is gone.
    Same,
    /// It accepts less than it did.
    Fewer(Cell),
    /// It names less, and accepts the same of what there is.
    Alike(Cell),
    /// It named only what is gone.
    Nothing,
}

/// A cell without the values that are not among these.
fn without(cell: &Cell, domain: &[Value]) -> Left {
    let is_there = |test: &&Test| match test {
        Test::Equal(value) => *value == Value::Null || domain.contains(value),
        Test::Within(_) => true,
    };
    let kept = |tests: &[Test]| tests.iter().filter(is_there).cloned().collect::<Vec<Test>>();
    let left = kept(cell.tests());
    if left.len() == cell.tests().len() {
        return Left::Same;
    }
    match cell {
        Cell::OneOf(_) if left.is_empty() => Left::Nothing,
        Cell::OneOf(_) => Left::Fewer(Cell::OneOf(left)),
        Cell::NoneOf(_) if left.is_empty() => Left::Alike(Cell::Any),
        Cell::NoneOf(_) => Left::Alike(Cell::NoneOf(left)),
        Cell::Any => Left::Same,
    }
}

fn follow_outputs(
    before: &Parameters,
    now: &Parameters,
    name: &dyn Fn(Channel) -> String,
    followed: &mut Followed,
) {
    let Followed { draft, consequences } = followed;
    let channel_of = |output: &OutputDraft| output.name.as_deref().and_then(Channel::from_code);
    let preferred = Value::text(Stance::Preferred.code()).to_string();
    for at in (0..draft.outputs.len()).rev() {
        let is_gone = channel_of(&draft.outputs[at]).is_some_and(|channel| now.channel(channel).is_none());
        if !is_gone {
            continue;
        }
        draft.outputs.remove(at);
        for (rule, texts) in draft.rules.iter_mut().enumerate() {
            if texts.outputs.remove(at).trim() == preferred {
                consequences.unled.push(rule + 1);
            }
        }
    }
    for channel in now.channels.iter().map(|offered| offered.channel) {
        if draft.outputs.iter().any(|output| channel_of(output) == Some(channel)) {
            continue;
        }
        let last = draft.outputs.iter().rposition(|output| channel_of(output).is_some());
        let at = last.map_or(0, |last| last + 1);
        draft.outputs.insert(at, column_of(channel, name(channel)));
        let open = Value::text(Stance::Open.code()).to_string();
        draft.rules.iter_mut().for_each(|rule| rule.outputs.insert(at, open.clone()));
    }
    // The order of the columns decides where priorities do; elsewhere it follows channels that were moved.
    let kept = |of: &Parameters, other: &Parameters| -> Vec<Channel> {
        let channels = of.channels.iter().map(|offered| offered.channel);
        channels.filter(|channel| other.channel(*channel).is_some()).collect()
    };
    if draft.hit_policy != HitPolicy::Priority && kept(before, now) != kept(now, before) {
        in_order(draft, now);
    }
}

/// The column of a channel that was not there before.
fn column_of(channel: Channel, label: String) -> OutputDraft {
    let stances = Stance::ALL.map(|stance| Value::text(stance.code()));
    OutputDraft {
        id: Some(format!("said-{}", channel.code())),
        name: Some(channel.code().to_owned()),
        label: Some(label),
        type_name: Some("string".to_owned()),
        allowed: Some(written(&stances)),
        default: None,
    }
}

/// Puts the columns of channels in the order in which the channels are offered; the others keep their places behind them.
fn in_order(draft: &mut Draft, now: &Parameters) {
    let place = |output: &OutputDraft| {
        let channel = output.name.as_deref().and_then(Channel::from_code);
        now.channels.iter().position(|offered| Some(offered.channel) == channel).unwrap_or(usize::MAX)
    };
    let mut order: Vec<usize> = (0..draft.outputs.len()).collect();
    order.sort_by_key(|at| place(&draft.outputs[*at]));
    let outputs = std::mem::take(&mut draft.outputs);
    draft.outputs = order.iter().map(|at| outputs[*at].clone()).collect();
    for rule in &mut draft.rules {
        let said = std::mem::take(&mut rule.outputs);
        rule.outputs = order.iter().map(|at| said[*at].clone()).collect();
    }
}
