//! A co-tenant's agreement: what they are asked, and their answer.

use domain::cases::{Answer, Case, Signature};
use domain::ids::SignatureId;
use domain::processes::SummaryRow;
use domain::processes::flow::Command;
use domain::tenancy::Relation;

use crate::cases::{command_at, signature_facts};
use crate::{Act, Error};

/// How often an answer is tried again when the case changes in that very moment.
const MOST_TRIES: usize = 5;

/// What a co-tenant sees: enough to decide, and none of the other's account, reason or new address.
#[derive(Debug, Clone)]
pub struct SignatureView {
    /// What is asked.
    pub signature: Signature,
    /// Of whom.
    pub relation: Relation,
    /// Who asks.
    pub requester: String,
    /// The case.
    pub case: Case,
    /// What it is about: address, last day.
    pub summary: Vec<SummaryRow>,
    /// Whether it can still be answered.
    pub open: bool,
    /// Whether a no can still become a yes.
    pub may_agree: bool,
    /// What it is about, in one word: what is agreed to is what was read.
    pub seen: String,
}

/// The signature, for the one who is asked.
pub async fn view(act: &Act<'_>, id: SignatureId) -> Result<SignatureView, Error> {
    let store = &act.house.store;
    let signature = store::cases::signatures::find(store, id).await?;
    act.may_see(signature.relation)?;
    let case = store::cases::find(store, signature.case).await?;
    let summary = signature_facts(act, &case).await?;
    let in_time = case.open && signature.expires_at > act.now;
    let open = in_time && signature.answer.is_none();
    let may_agree = in_time && signature.answer == Some(Answer::Declined);
    Ok(SignatureView {
        relation: store::tenancy::relations::find(store, signature.relation).await?,
        requester: store::tenancy::relations::find(store, case.requester).await?.name.spoken(),
        seen: crate::seen::mark(&summary),
        signature,
        case,
        summary,
        open,
        may_agree,
    })
}

/// Answers what was seen; the process decides what follows. The same answer once more, from a button pressed twice,
/// changes nothing. `Changed` when what is asked is something else by now.
pub async fn answer(act: &Act<'_>, id: SignatureId, agreed: bool, seen: &str) -> Result<Case, Error> {
    let (command, given) = if agreed { ("sign", Answer::Agreed) } else { ("decline", Answer::Declined) };
    let command = Command::new(command);
    for _ in 0..MOST_TRIES {
        let asked = view(act, id).await?;
        if asked.signature.answer == Some(given) {
            return Ok(asked.case);
        }
        if asked.signature.expires_at <= act.now {
            return Err(Error::Input("signature-expired".to_owned()));
        }
        if asked.seen != seen {
            return Err(Error::Changed);
        }
        match command_at(act, asked.case.id, asked.case.version, &command).await {
            // Something else in the case changed in this moment: what is asked is looked at again.
            Err(Error::Changed) => {}
            done => return done,
        }
    }
    Err(Error::Changed)
}
