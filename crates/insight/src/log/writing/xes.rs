//! A log as XES (IEEE 1849).

use std::io::{self, Write};

use crate::log::EventLog;
use crate::log::columns::Kind;
use crate::log::names::NONE;
use crate::log::times::rfc3339;

const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
	<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
	<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
	<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
	<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
	<classifier name="Activity" keys="concept:name"/>
"#;

/// Writes a log; [`read`](crate::log::read) reads all of it back.
pub fn xes(log: &EventLog, to: impl Write) -> io::Result<()> {
    let mut to = io::BufWriter::new(to);
    let (case_columns, event_columns) = (super::case_columns(log), super::event_columns(log));
    let of_case = super::channel_of_case(log);
    to.write_all(HEADER.as_bytes())?;
    for case in 0..log.case_count() {
        writeln!(to, "\t<trace>")?;
        let name = log.cases().name(u32::try_from(case).unwrap_or(NONE));
        fact(&mut to, 2, Kind::Text, super::CASE, name)?;
        if let (true, Some(channel)) = (of_case, log.first_channel(case)) {
            fact(&mut to, 2, Kind::Text, super::CHANNEL, log.channels().name(channel))?;
        }
        for (name, column) in &case_columns {
            if let Some(value) = column.value(case) {
                fact(&mut to, 2, column.kind, name, value)?;
            }
        }
        for row in log.rows(case) {
            writeln!(to, "\t\t<event>")?;
            fact(&mut to, 3, Kind::Text, super::ACTIVITY, log.activities().name(log.activity()[row]))?;
            fact(&mut to, 3, Kind::Moment, super::TIME, &rfc3339(log.time()[row]))?;
            if log.channel()[row] != NONE && !of_case {
                fact(&mut to, 3, Kind::Text, super::CHANNEL, log.channels().name(log.channel()[row]))?;
            }
            if log.resource()[row] != NONE {
                fact(&mut to, 3, Kind::Text, super::RESOURCE, log.resources().name(log.resource()[row]))?;
            }
            for (name, column) in &event_columns {
                if let Some(value) = column.value(row) {
                    fact(&mut to, 3, column.kind, name, value)?;
                }
            }
            writeln!(to, "\t\t</event>")?;
        }
        writeln!(to, "\t</trace>")?;
    }
    writeln!(to, "</log>")?;
    to.flush()
}

fn fact(to: &mut impl Write, depth: usize, kind: Kind, key: &str, value: &str) -> io::Result<()> {
    let element = kind.xes();
    writeln!(to, "{}<{element} key=\"{}\" value=\"{}\"/>", &"\t\t\t"[..depth], escaped(key), escaped(value))
}

/// A text within quotes; characters that XML 1.0 cannot hold become the replacement character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}
