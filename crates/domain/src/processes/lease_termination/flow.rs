//! The flow of a termination as a table: what may happen in which state, by whom, and where it leads.

use crate::processes::flow::{By, StateInfo, Transition};

/// Waiting for everybody on the lease to agree.
pub const SIGNING: &str = "signing";
/// A person looks at it.
pub const REVIEW: &str = "review";
/// Certain; dates and visits are known.
pub const CONFIRMED: &str = "confirmed";
/// The lease has ended.
pub const ENDED: &str = "ended";
/// Taken back by the tenant.
pub const WITHDRAWN: &str = "withdrawn";
/// Rejected, always by a person.
pub const REJECTED: &str = "rejected";

/// The whole lease does not end: somebody stays, and a person arranged what happens instead.
pub const HANDED_OVER: &str = "handed-over";

/// Every state.
pub const STATES: &[StateInfo] = &[
    StateInfo { code: SIGNING, open: true },
    StateInfo { code: REVIEW, open: true },
    StateInfo { code: CONFIRMED, open: true },
    StateInfo { code: ENDED, open: false },
    StateInfo { code: WITHDRAWN, open: false },
    StateInfo { code: REJECTED, open: false },
    StateInfo { code: HANDED_OVER, open: false },
];

/// The tenant, and whoever acts on the tenant's behalf.
const FOR_THE_TENANT: &[By] = &[By::Tenant, By::Staff, By::System];
const OTHERS_OR_STAFF: &[By] = &[By::CoTenant, By::Staff];
const STAFF: &[By] = &[By::Staff];
const PROGRAM: &[By] = &[By::Program];

const fn row(
    from: &'static str,
    command: &'static str,
    to: &'static [&'static str],
    by: &'static [By],
) -> Transition {
    Transition { from, command, to, by }
}

/// Every transition. `sign` and `decline` are a co-tenant's own, or recorded by staff who asked them; once it is certain,
/// to say yes once more changes nothing.
pub const TRANSITIONS: &[Transition] = &[
    row(SIGNING, "sign", &[SIGNING, REVIEW, CONFIRMED], OTHERS_OR_STAFF),
    row(SIGNING, "decline", &[REVIEW], OTHERS_OR_STAFF),
    row(SIGNING, "expire-signatures", &[REVIEW], PROGRAM),
    row(SIGNING, "choose-time", &[SIGNING], FOR_THE_TENANT),
    row(SIGNING, "move-time", &[SIGNING], FOR_THE_TENANT),
    row(SIGNING, "correct", &[SIGNING], STAFF),
    row(SIGNING, "resolve", &[SIGNING], STAFF),
    row(SIGNING, "forwarding-address", &[SIGNING], FOR_THE_TENANT),
    row(SIGNING, "withdraw", &[WITHDRAWN], FOR_THE_TENANT),
    row(SIGNING, "reject", &[REJECTED], STAFF),
    row(REVIEW, "approve", &[CONFIRMED, SIGNING], STAFF),
    row(REVIEW, "hand-over", &[HANDED_OVER], STAFF),
    row(REVIEW, "reject", &[REJECTED], STAFF),
    row(REVIEW, "correct", &[REVIEW], STAFF),
    row(REVIEW, "sign", &[REVIEW], OTHERS_OR_STAFF),
    row(REVIEW, "decline", &[REVIEW], OTHERS_OR_STAFF),
    row(REVIEW, "choose-time", &[REVIEW], FOR_THE_TENANT),
    row(REVIEW, "move-time", &[REVIEW], FOR_THE_TENANT),
    row(REVIEW, "forwarding-address", &[REVIEW], FOR_THE_TENANT),
    row(REVIEW, "withdraw", &[WITHDRAWN], FOR_THE_TENANT),
    row(CONFIRMED, "sign", &[CONFIRMED], OTHERS_OR_STAFF),
    row(CONFIRMED, "choose-time", &[CONFIRMED], FOR_THE_TENANT),
    row(CONFIRMED, "move-time", &[CONFIRMED], FOR_THE_TENANT),
    row(CONFIRMED, "cancel-time", &[CONFIRMED], FOR_THE_TENANT),
    row(CONFIRMED, "correct", &[CONFIRMED, SIGNING], STAFF),
    row(CONFIRMED, "resolve", &[CONFIRMED], STAFF),
    row(CONFIRMED, "visited", &[CONFIRMED], STAFF),
    row(CONFIRMED, "remind", &[CONFIRMED], PROGRAM),
    row(CONFIRMED, "forwarding-address", &[CONFIRMED], FOR_THE_TENANT),
    row(CONFIRMED, "withdraw", &[WITHDRAWN], FOR_THE_TENANT),
    row(CONFIRMED, "finish", &[ENDED], &[By::Program, By::Staff]),
];
