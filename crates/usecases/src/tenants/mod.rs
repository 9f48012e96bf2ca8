//! Tenants: their own home and data, and how staff find them.

mod card;
mod data;
mod home;
pub mod numbers;
mod preference;
mod search;

pub use card::{TenantCard, card, name};
pub use data::my_data;
pub use home::{CaseLine, TenantHome, WaitingSignature, home, leases, me};
pub use preference::{Wishes, set_wishes};
pub use search::{Found, MOST_FOUND, search};
