//! Which channel, and why: policies, the chain of advices, what tenants can do alone, call-backs.

pub mod advices;
pub mod call_backs;
pub mod channel_states;
pub mod policies;
pub mod self_reliance;
