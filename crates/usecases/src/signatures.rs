//! A co-tenant's agreement: what they are asked, and their answer.

use domain::cases::{Case, Signature};
use domain::ids::SignatureId;
use domain::processes::SummaryRow;
use domain::processes::flow::Command;
use domain::tenancy::Relation;

use crate::cases::{command, signature_facts};
use crate::{Act, Error};

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
}

/// The signature, for the one who is asked.
pub async fn view(act: &Act<'_>, id: SignatureId) -> Result<SignatureView, Error> {
    let store = &act.house.store;
    let signature = store::cases::signatures::find(store, id).await?;
    act.may_see(signature.relation)?;
    let case = store::cases::find(store, signature.case).await?;
    let summary = signature_facts(act, &case).await?;
    let open = case.open && signature.answer.is_none() && signature.expires_at > act.now;
    Ok(SignatureView {
        relation: store::tenancy::relations::find(store, signature.relation).await?,
        requester: store::tenancy::relations::find(store, case.requester).await?.name.spoken(),
        signature,
        case,
        summary,
        open,
    })
}

/// Answers; the process decides what follows.
pub async fn answer(act: &Act<'_>, id: SignatureId, agreed: bool) -> Result<Case, Error> {
    let signature = store::cases::signatures::find(&act.house.store, id).await?;
    act.may_see(signature.relation)?;
    if signature.expires_at <= act.now {
        return Err(Error::Input("signature-expired".to_owned()));
    }
    command(act, signature.case, &Command::new(if agreed { "sign" } else { "decline" })).await
}
