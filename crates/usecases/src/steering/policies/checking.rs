//! The check of a policy as an editor shows it: faults in cells, gaps, overlaps, and the tenants who fall through.

use ::steering::policy::{Beside, DECISION, Fault, Sources, TableFault, misfit};
use ::steering::{Objection, Policy, PolicyError};
use decisions::proof::Limits;
use decisions::tables::Draft;
use decisions::{Kind, Model, ProblemKind};
use domain::messages::{Message, Value};

/// A kind of tenant and question: inputs by key, values as they stand in the table.
pub type Case = Vec<(String, String)>;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Cells that cannot be read; while there are any, nothing else is looked at.
    pub problems: Vec<CellProblem>,
    /// Tenants for whom no rule says anything.
    pub gaps: Vec<Case>,
    /// Pairs of rules, counted from one, that hold at once, with a tenant.
    pub overlaps: Vec<(usize, usize, Case)>,
    /// Rules, counted from one, that never hold.
    pub unreachable: Vec<usize>,
    /// Guards that would be broken, and whatever else keeps the policy from being published.
    pub breaches: Vec<Breach>,
    /// Whether it may be published.
    pub holds: bool,
    /// How many kinds of tenants and questions were laid before the guards.
    pub tried: usize,
}

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// The rule, counted from one; none for the head of the table or the whole.
    pub rule: Option<usize>,
    /// The column, counted from zero: inputs first, then outputs.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: Message,
}

/// Something that keeps a policy from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The guard, or the sort of fault: `help-is-not-pushed`, `domain`, `undecided`, `reason`, `promise`.
    pub guard: String,
    /// The first rule at fault, counted from one.
    pub rule: Option<usize>,
    /// The tenant who shows it; empty when none is needed.
    pub tenant: Case,
    /// In words.
    pub message: Message,
}

/// Reads a draft of the table of a policy with these parameters; else what cannot be read in it.
pub(super) fn read(policy: &Policy, draft: &Draft, parameters: &str) -> Result<Policy, Vec<CellProblem>> {
    if let Err(problems) = policy.model().read_draft(DECISION, draft) {
        return Err(problems.iter().map(|problem| cell_problem(problem, draft)).collect());
    }
    changed(policy, draft, parameters)
        .map_err(|error| vec![CellProblem { rule: None, column: None, message: error.sentence() }])
}
/// The policy with another table and other parameters.
pub(super) fn changed(policy: &Policy, draft: &Draft, parameters: &str) -> Result<Policy, PolicyError> {
    let model: Model = policy
        .model()
        .with_draft(DECISION, draft)
        .map_err(|error| PolicyError::Table(TableFault::Unreadable(error)))?;
    let sources = Sources { table: model.write(), parameters: parameters.to_owned() };
    Policy::read(&policy.reference().id, policy.reference().version, sources)
}

/// Checks a policy that can be read.
pub(super) fn check_whole(policy: &Policy, beside: Beside<'_>) -> Checked {
    let mut checked = Checked { unreachable: unreachable(policy), ..Checked::default() };
    match policy.prove(beside) {
        Ok(proof) => (checked.holds, checked.tried) = (true, proof.tried),
        Err(objections) => objections.into_iter().for_each(|objection| checked.add(objection)),
    }
    checked
}

fn unreachable(policy: &Policy) -> Vec<usize> {
    policy.check(Limits::default()).unreachable.iter().map(|found| found.rule).collect()
}

impl Checked {
    fn add(&mut self, objection: Objection) {
        let tenant: Case = objection.example.map(|example| example.0).unwrap_or_default();
        let (first, second) = (objection.rules.first().copied(), objection.rules.get(1).copied());
        match (objection.fault, first, second) {
            (Fault::Gap, ..) => self.gaps.push(tenant),
            (Fault::Contradiction, Some(first), Some(second)) => self.overlaps.push((first, second, tenant)),
            (fault, rule, _) => {
                let guard = objection.guard.unwrap_or_else(|| {
                    match fault {
                        Fault::Domain => "domain",
                        Fault::Undecided => "undecided",
                        Fault::Reason => "reason",
                        Fault::Promise => "promise",
                        _ => "table",
                    }
                    .to_owned()
                });
                self.breaches.push(Breach { guard, rule, tenant, message: objection.sentence });
            }
        }
    }
}

fn cell_problem(problem: &decisions::Problem, draft: &Draft) -> CellProblem {
    let place = problem.cell.as_ref();
    let column = place.and_then(|place| {
        let input = draft.inputs.iter().position(|input| input.title() == place.column);
        let output = || draft.outputs.iter().position(|output| output.title(DECISION) == place.column);
        input.or_else(|| Some(draft.inputs.len() + output()?))
    });
    let rule = place.and_then(|place| place.rule);
    let cell = column.zip(rule).and_then(|(column, rule)| cell_text(draft, rule, column));
    CellProblem { rule, column, message: sentence(problem, cell.unwrap_or_default(), allowed(draft, column)) }
}

/// The text in a cell; the rule is counted from one.
fn cell_text(draft: &Draft, rule: usize, column: usize) -> Option<&str> {
    let rule = draft.rules.get(rule.checked_sub(1)?)?;
    rule.inputs.iter().chain(&rule.outputs).nth(column).map(String::as_str)
}

/// The values that a column allows, as its author wrote them.
fn allowed(draft: &Draft, column: Option<usize>) -> &str {
    let inputs = draft.inputs.iter().map(|input| input.allowed.as_deref());
    let all = inputs.chain(draft.outputs.iter().map(|output| output.allowed.as_deref()));
    column.and_then(|at| all.clone().nth(at)).flatten().unwrap_or_default()
}

/// What is wrong with a cell, in words for who fills in the table.
fn sentence(problem: &decisions::Problem, cell: &str, allowed: &str) -> Message {
    let text = |text: &str| Value::Text(text.trim().to_owned());
    match problem.kind {
        ProblemKind::Unreadable => Message::new("steering-cell-unreadable").with("cell", text(cell)),
        ProblemKind::OtherKind(wanted) => {
            let wanted = match wanted {
                Kind::Number => "steering-kind-number",
                Kind::Boolean => "steering-kind-boolean",
                _ => "steering-kind-text",
            };
            let wanted = Value::Key(wanted.to_owned());
            Message::new("steering-cell-other-kind").with("cell", text(cell)).with("wanted", wanted)
        }
        ProblemKind::NotAllowed => {
            Message::new("steering-cell-not-allowed").with("cell", text(cell)).with("allowed", text(allowed))
        }
        ProblemKind::Structure => misfit(problem.cell.as_ref()),
    }
}
