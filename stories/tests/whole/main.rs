//! Stories of the whole program: the real binary in a process of its own, that can be killed, and a stand-in ERP.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a story stops at the first thing that is not as it should be"
)]

mod erp_down;
mod killed;
mod ledger;
mod lives;
mod moving_in;
mod scene;
mod truth;
