//! Whether the whole lease may end: everybody on it leaves, and everybody on it agrees (BW 7:266 and 7:267).

use super::commands::read;
use super::filing::{Situation, Termination};
use super::intake::say;
use crate::cases::{Answer, Case, Signature};
use crate::messages::Value;
use crate::processes::Facts;
use crate::processes::flow::Refusal;

/// Why the whole lease cannot end by this case, however a person looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Somebody on the lease stays in the home: their lease goes on.
    SomebodyStays,
    /// Somebody on the lease was asked and did not agree.
    NotAgreed,
}

/// What stands in the way of ending the whole lease, if anything does.
pub fn obstacle(termination: &Termination, facts: &Facts<'_>) -> Option<Obstacle> {
    let stays = match termination.situation {
        Situation::OnlyMe => true,
        Situation::Death => facts.lease.parties.len() > 1,
        Situation::Everyone => false,
    };
    if stays {
        return Some(Obstacle::SomebodyStays);
    }
    facts.signatures.iter().any(|asked| is_awaited(termination, asked)).then_some(Obstacle::NotAgreed)
}

/// Whether somebody who must agree was asked and did not, or not yet.
fn is_awaited(termination: &Termination, asked: &Signature) -> bool {
    termination.signers.contains(&asked.relation) && asked.answer != Some(Answer::Agreed)
}

/// Why a case with this obstacle cannot be approved, and what to do instead.
pub fn refusal(obstacle: Obstacle, termination: &Termination, facts: &Facts<'_>) -> Refusal {
    match obstacle {
        Obstacle::SomebodyStays => Refusal::Rule(say("r-somebody-stays")),
        Obstacle::NotAgreed => {
            let waiting = |id| {
                facts.signatures.iter().any(|asked| asked.relation == id && is_awaited(termination, asked))
            };
            let names = facts.tenants.iter().filter(|tenant| waiting(tenant.id));
            let names = names.map(|tenant| tenant.name.spoken()).collect();
            Refusal::Rule(say("r-not-agreed").with("names", Value::Names(names)))
        }
    }
}

/// Whether the facts let this command be given.
pub fn offers(case: &Case, command: &str, facts: &Facts<'_>) -> bool {
    let Ok(termination) = read(case) else { return false };
    match command {
        "approve" => obstacle(&termination, facts).is_none(),
        "hand-over" => obstacle(&termination, facts).is_some(),
        "sign" | "decline" => facts.signatures.iter().any(|asked| is_awaited(&termination, asked)),
        _ => true,
    }
}
