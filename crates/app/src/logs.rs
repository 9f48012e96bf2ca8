//! The log of the program on standard error: text for people, JSON for machines.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::settings::LogSettings;

/// Begins to write the log; a second call changes nothing.
pub fn begin(settings: &LogSettings) {
    // The settings were checked; a filter that still cannot be read leaves the standard one.
    let filter = EnvFilter::try_new(&settings.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let writer = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let _ = if settings.json {
        writer.json().flatten_event(true).try_init()
    } else {
        writer.with_target(false).try_init()
    };
}
