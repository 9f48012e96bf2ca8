//! Which channel, and why: advices that are recorded, the policies behind them, self-reliance, call-backs, verifying.

mod advising;
mod books;
pub mod call_back;
pub mod policies;
pub mod self_reliance;
mod verifying;
mod views;

pub use advising::{Ask, Help, advice, advise, need_help};
pub use books::topics;
pub use verifying::{Verification, verify};
pub use views::{Advice, Way};
