//! What must hold of every log that is read, whatever the bytes were: it can be counted, written and read back.

use std::io;

use insight::journeys::Views;
use insight::log::writing::{csv, ocel_json, xes};
use insight::log::{Asked, EventLog, read};

type Write = fn(&EventLog, &mut Vec<u8>) -> io::Result<()>;

/// Reads the bytes as a log of any kind. What is refused is refused in words; what is read survives a round through every writer.
///
/// # Panics
/// When something of this does not hold.
pub fn reads(bytes: &[u8]) {
    match read(bytes, &asked(1)) {
        Ok((log, _)) => holds(&log),
        Err(error) => assert!(!error.to_string().is_empty(), "a refusal without a reason"),
    }
}

/// As [`reads`], with two threads: cutting a file for reading side by side changes nothing.
///
/// # Panics
/// When it does.
pub fn reads_side_by_side(bytes: &[u8]) {
    let [alone, together] = [1, 2].map(|threads| read(bytes, &asked(threads)).ok().map(|(log, _)| log));
    assert_eq!(
        alone.as_ref().map(EventLog::event_count),
        together.as_ref().map(EventLog::event_count),
        "one thread and two read something else"
    );
}

/// What must hold of a log that was read.
///
/// # Panics
/// When it does not.
pub fn holds(log: &EventLog) {
    let views = Views::of(log, 1);
    assert_eq!(views.starts.iter().sum::<u64>(), log.case_count() as u64, "every case begins once");
    if log.event_count() == 0 {
        return;
    }
    let writers: [(&str, Write); 3] = [
        ("CSV", |log, to| csv(log, to)),
        ("XES", |log, to| xes(log, to)),
        ("OCEL", |log, to| ocel_json(log, to)),
    ];
    for (name, write) in writers {
        let mut bytes = Vec::new();
        write(log, &mut bytes).unwrap_or_else(|error| panic!("{name} cannot be written: {error}"));
        let again = read(bytes.as_slice(), &asked(1));
        let (again, _) = again.unwrap_or_else(|error| {
            panic!("{name} that we wrote cannot be read: {error}\n{}", String::from_utf8_lossy(&bytes))
        });
        assert_eq!(
            (again.event_count(), again.case_count()),
            (log.event_count(), log.case_count()),
            "{name} loses something:\n{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

fn asked(threads: usize) -> Asked {
    Asked { threads, ..Asked::default() }
}
