//! A log as CSV: a row an event, facts of the case in columns that begin with `case:`.

use std::io::{self, Write};

use crate::log::EventLog;
use crate::log::names::NONE;
use crate::log::times::rfc3339;

/// Writes a log; [`read`](crate::log::read) reads all of it back.
pub fn csv(log: &EventLog, to: impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(to);
    let (case_columns, event_columns) = (super::case_columns(log), super::event_columns(log));
    let channel = if super::channel_of_case(log) { "case:channel" } else { super::CHANNEL };
    let mut header = vec!["case:concept:name".to_owned(), super::ACTIVITY.to_owned(), super::TIME.to_owned()];
    header.extend([channel.to_owned(), super::RESOURCE.to_owned()]);
    header.extend(case_columns.iter().map(|(name, _)| format!("case:{name}")));
    header.extend(event_columns.iter().map(|(name, _)| name.clone()));
    table.write_record(&header)?;
    for case in 0..log.case_count() {
        let name = log.cases().name(u32::try_from(case).unwrap_or(NONE));
        for row in log.rows(case) {
            table.write_field(name)?;
            table.write_field(log.activities().name(log.activity()[row]))?;
            table.write_field(rfc3339(log.time()[row]))?;
            table.write_field(log.channels().name(log.channel()[row]))?;
            table.write_field(log.resources().name(log.resource()[row]))?;
            for (_, column) in &case_columns {
                table.write_field(column.value(case).unwrap_or_default())?;
            }
            for (_, column) in &event_columns {
                table.write_field(column.value(row).unwrap_or_default())?;
            }
            table.write_record(None::<&[u8]>)?;
        }
    }
    table.flush()
}
