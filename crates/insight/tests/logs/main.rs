//! Real logs, read in every form, against the counts that pm4py 2.7.23 gives.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

mod exact;
mod ocel;
mod odd;
mod plainly;
mod requests;
mod round_trip;
mod shared;
