//! Which channel, and why: advices that are recorded, the policies behind them, self-reliance, how busy it is,
//! call-backs, verifying.

mod advising;
mod books;
pub mod call_back;
pub mod channel_states;
mod comparing;
pub mod policies;
mod possible;
pub mod self_reliance;
mod verifying;
mod views;

pub use ::steering::hold_out::Arm;
pub use ::steering::opening_hours::CallBackHour;
pub use ::steering::policy::{Asked, Names, TopicParameters, TopicParameters as Topic};
pub use ::steering::self_reliance::Source;
pub use ::steering::{
    Complexity, Instrument, Openness, PolicyReference, Reason, SelfReliance, SetAside, Stance, Stimulus,
};
pub use advising::{Ask, Help, advice, advise, help_again, need_help};
pub(crate) use books::earlier_times;
pub use books::topics;
pub use comparing::{ArmFigures, Comparison, Outlook, compare};
pub use verifying::{Verification, verify};
pub use views::{Advice, Otherwise, Way};
