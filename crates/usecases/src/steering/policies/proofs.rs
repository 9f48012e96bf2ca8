//! Proofs, made once: on a thread of their own, one at a time, and kept ready by the texts that were proved.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use ::steering::Policy;
use ::steering::policy::{Beside, Parameters};

use super::checking::{self, CellProblem, Checked};
use crate::apart::Apart;
use crate::{Act, Error};

/// Proofs kept ready; who edits a table leaves one behind with every change.
const MOST_READY: usize = 64;

/// The mark of the policy's texts, and that of the version beside which it was held.
type Mark = (String, Option<String>);
/// The proofs that are kept, oldest first.
type Ready = Mutex<VecDeque<(Mark, Arc<Checked>)>>;

/// What was proved of policies: the same texts, held against the same version, come to the same.
#[derive(Default)]
pub struct Proofs {
    apart: Apart,
    ready: Arc<Ready>,
}

impl std::fmt::Debug for Proofs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Proofs")
    }
}

fn mark(policy: &Policy, holding: Option<&Policy>) -> Mark {
    (policy.reference().hash.clone(), holding.map(|holding| holding.reference().hash.clone()))
}

fn known(ready: &Ready, mark: &Mark) -> Option<Arc<Checked>> {
    let ready = ready.lock().unwrap_or_else(PoisonError::into_inner);
    ready.iter().find(|(known, _)| known == mark).map(|(_, checked)| Arc::clone(checked))
}

fn keep(ready: &Ready, mark: Mark, checked: &Arc<Checked>) {
    let mut ready = ready.lock().unwrap_or_else(PoisonError::into_inner);
    if ready.len() == MOST_READY {
        ready.pop_front();
    }
    ready.push_back((mark, Arc::clone(checked)));
}

impl Proofs {
    /// The check of a policy, beside the version that holds.
    pub(super) async fn of(
        &self,
        act: &Act<'_>,
        policy: Arc<Policy>,
        holding: Option<Arc<Policy>>,
    ) -> Result<Arc<Checked>, Error> {
        if let Some(checked) = known(&self.ready, &mark(&policy, holding.as_deref())) {
            return Ok(checked);
        }
        self.read(act, move || Ok(policy), holding).await
    }

    /// The check of a policy that must be read first, which takes its time too; what cannot be read is its own answer.
    pub(super) async fn read(
        &self,
        act: &Act<'_>,
        reading: impl FnOnce() -> Result<Arc<Policy>, Vec<CellProblem>> + Send + 'static,
        holding: Option<Arc<Policy>>,
    ) -> Result<Arc<Checked>, Error> {
        let visits: Vec<(&'static str, bool)> =
            act.house.processes.iter().map(|process| (process.key(), has_visits(process.as_ref()))).collect();
        let ready = Arc::clone(&self.ready);
        let work = move || {
            let policy = match reading() {
                Ok(policy) => policy,
                Err(problems) => return Arc::new(Checked { problems, ..Checked::default() }),
            };
            let mark = mark(&policy, holding.as_deref());
            // Whoever stood before us in the line may have asked the same.
            if let Some(checked) = known(&ready, &mark) {
                return checked;
            }
            let visits =
                |key: &str| visits.iter().find(|(known, _)| *known == key).map(|(_, visits)| *visits);
            let holding = holding.as_deref().map(Policy::parameters);
            let checked = Arc::new(checking::check_whole(&policy, Beside { holding, visits: &visits }));
            keep(&ready, mark, &checked);
            checked
        };
        self.apart.work(work).await
    }
}

/// Proves a policy here and now: for who sets up a house and waits for it.
pub(super) fn proved_now(
    act: &Act<'_>,
    policy: &Policy,
    holding: Option<&Parameters>,
) -> Result<(), Vec<::steering::Objection>> {
    let visits = |key: &str| act.house.process(key).ok().map(has_visits);
    policy.prove(Beside { holding, visits: &visits }).map(drop)
}

/// Whether a process ends in a visit for which the tenant chooses a time.
pub(crate) fn has_visits(process: &dyn domain::processes::Process) -> bool {
    process.transitions().iter().any(|transition| process.chooses_time(transition.command))
}
