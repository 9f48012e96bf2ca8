//! Call-backs: a promise with a time, for who wants a person and finds the office closed or busy; asked for by tenants,
//! kept by staff.

mod asking;
mod calling;
mod mails;

pub use asking::{Wish, ask, known_number, of, times};
pub use calling::{
    Promise, Why, call_at, cancel, done, due_today, find, not_reached, promise_to, take, waiting,
};
pub use store::steering::call_backs::{CallBack, CallBackState};
