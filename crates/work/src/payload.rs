//! Reading what lies in the outbox.

use serde::de::DeserializeOwned;
use store::outbox::Claimed;

use crate::deliver::{Fault, Undelivered};

/// The payload of `message`. One that cannot be read was written by another version of this program: it goes to the
/// shelf, to be replayed once that version runs.
pub(crate) fn read<T: DeserializeOwned>(message: &Claimed) -> Result<T, Undelivered> {
    T::deserialize(&message.payload).map_err(|error| Undelivered {
        // The error may quote a value.
        reason: format!("this version of the program cannot read the message: {error}"),
        ..Undelivered::plain(Fault::Refused, "this version of the program cannot read the message")
    })
}
