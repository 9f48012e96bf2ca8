//! Cases: file one, give it commands, follow it.

mod access;
mod command;
mod effects;
mod facts;
mod file;
mod intake;
mod lists;
mod shared;
mod views;

pub use command::{command, command_at, run_timer};
pub(crate) use facts::{Loaded, level};
pub use file::file;
pub use intake::{IntakeView, abandon, form, intake, save};
pub use lists::{
    CaseFilter, Cursor, InvalidCursor, Page, by_spoken_number, of_tenant, open_with_attention, page,
};
pub(crate) use shared::shared_with;
pub use shared::{SharedView, shared};
pub use views::{AppointmentView, CaseView, TimelineEntry, asked, times, view};
pub(crate) use views::{CaseOutline, outline, signature_facts};
