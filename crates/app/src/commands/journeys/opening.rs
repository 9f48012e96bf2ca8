//! Opening a log: which columns mean what, and how far reading is.

use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use insight::log::times::{DAY, Pattern, SECOND, Stamp};
use insight::log::{Asked, EventLog, Finding, Format, ReadError, Report, read};
use insight::pictures::Things;
use jiff::tz::TimeZone;

use store::database_files::FileTable;
use usecases::journeys::logs::in_tables;

use crate::failure::Failure;

/// The log and what its columns mean; what is not told is found out from the file.
#[derive(Debug, Args)]
pub struct Opening {
    /// A log: CSV, XES or OCEL 2.0 (JSON, XML or `SQLite`), packed with gzip or not.
    log: PathBuf,
    /// The column that says which case a row belongs to; in OCEL the type of object.
    #[arg(long, value_name = "COLUMN")]
    case: Option<String>,
    /// The column that says what happened.
    #[arg(long, value_name = "COLUMN")]
    activity: Option<String>,
    /// The column that says when. Given more than once, every row is an event for each of them.
    #[arg(long, value_name = "COLUMN")]
    time: Vec<String>,
    /// The column with the channel.
    #[arg(long, value_name = "COLUMN")]
    channel: Option<String>,
    /// The column with who did it.
    #[arg(long, value_name = "COLUMN")]
    resource: Option<String>,
    /// The column with who asked: makes a case of each run of contacts by one person (and about one --topic), that ends
    /// when nothing happened for 14 days or as long as --gap says.
    #[arg(long, value_name = "COLUMN")]
    person: Option<String>,
    /// The column with what it was about; adds cases by topic and channel.
    #[arg(long, value_name = "COLUMN")]
    topic: Option<String>,
    /// A new case begins when nothing happened for longer than this, such as 14d or 36h.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    gap: Option<i64>,
    /// The character between the fields of a CSV file.
    #[arg(long, value_name = "CHARACTER")]
    delimiter: Option<char>,
    /// How a CSV file writes moments.
    #[arg(long, value_enum)]
    moments: Option<Moments>,
    /// The zone of moments that do not tell it.
    #[arg(long, default_value = "Europe/Amsterdam", value_name = "ZONE")]
    zone: String,
}

/// A person's question is over when nothing happened for this long, as in *Stuur*, in microseconds.
const QUIET: i64 = 14 * DAY;

/// How moments are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Moments {
    /// 2026-03-31 14:00.
    YearFirst,
    /// 31-3-2026 14:00.
    DayFirst,
    /// 3/31/2026 2:00 PM.
    MonthFirst,
    /// Seconds since 1970.
    Seconds,
    /// Thousandths of a second since 1970.
    Milliseconds,
    /// Days, as spreadsheets count them.
    SpreadsheetDays,
}

impl From<Moments> for Pattern {
    fn from(moments: Moments) -> Self {
        match moments {
            Moments::YearFirst => Self::YearFirst,
            Moments::DayFirst => Self::DayFirst,
            Moments::MonthFirst => Self::MonthFirst,
            Moments::Seconds => Self::Seconds,
            Moments::Milliseconds => Self::Milliseconds,
            Moments::SpreadsheetDays => Self::SpreadsheetDays,
        }
    }
}

impl Opening {
    /// The column with the topic, if one was named.
    pub fn topic(&self) -> Option<&str> {
        self.topic.as_deref()
    }

    /// The column with who asked, as it is called in the log, if one was named.
    pub fn person(&self, log: &EventLog) -> Option<String> {
        let asked = self.person.as_ref()?.trim();
        let columns = || log.case_columns().iter().chain(log.event_columns()).map(|column| &column.name);
        let alike = || columns().find(|name| name.eq_ignore_ascii_case(asked));
        columns().find(|name| *name == asked).or_else(alike).cloned()
    }

    /// What the cases are: questions of people, or cases as the file has them.
    pub fn things(&self) -> Things {
        if self.person.is_some() && self.case.is_none() { Things::Questions } else { Things::Cases }
    }

    /// Reads the log.
    pub fn read(&self) -> Result<(EventLog, Report), Failure> {
        let path = self.log.display();
        let asked = self.asked()?;
        let cannot = |error: std::io::Error| {
            Failure::new(format!("{path} cannot be opened: {error}; give a log file"))
        };
        let file = File::open(&self.log).map_err(cannot)?;
        let size = file.metadata().map_err(cannot)?.len();
        let read = match read(Watched::new(file, size), &asked) {
            Err(ReadError::Database) => in_tables(self.tables()?, &asked),
            other => other,
        };
        let (log, report) = read.map_err(|error| Failure::new(format!("{path}: {error}")))?;
        if let Some(topic) = self.topic.as_deref().filter(|topic| !log.has_fact(topic)) {
            return Err(Failure::new(format!("{path}: there is no column '{topic}' for --topic")));
        }
        self.found(&log, &report).map_err(|missing| Failure::new(format!("{path}: {missing}")))?;
        let usual = (self.person.is_some() && self.case.is_none()).then_some(QUIET);
        let log = match self.gap.or(usual) {
            Some(gap) => log.episodes(gap),
            None => log,
        };
        Ok((log, report))
    }

    /// Whether what was named is in the file; in CSV the reader itself has looked.
    fn found(&self, log: &EventLog, report: &Report) -> Result<(), String> {
        let is_csv = |finding: &Finding| finding.about == "format" && finding.found == Format::Csv.name();
        if report.findings.iter().any(is_csv) {
            return Ok(());
        }
        if self.person.is_some() {
            let cases = "the cases of this file are its traces, or the objects that --case names";
            return Err(format!("--person makes cases of the rows of a CSV only; {cases}"));
        }
        for (option, name, names) in
            [("--channel", &self.channel, log.channels()), ("--resource", &self.resource, log.resources())]
        {
            if let Some(name) = name.as_ref().filter(|_| names.is_empty() && log.event_count() > 0) {
                return Err(format!("nothing in this file is called '{name}', given for {option}"));
            }
        }
        Ok(())
    }

    fn asked(&self) -> Result<Asked, Failure> {
        let delimiter =
            match self.delimiter {
                None => None,
                Some(delimiter) => Some(u8::try_from(delimiter).map_err(|_| {
                    Failure::new("--delimiter: give one plain character, such as ';', or a tab")
                })?),
            };
        let zone = TimeZone::get(&self.zone).map_err(|_| {
            Failure::new(format!("--zone: '{}' is not known; give one like Europe/Amsterdam", self.zone))
        })?;
        Ok(Asked {
            case: self.case.clone(),
            activity: self.activity.clone(),
            times: self.time.clone(),
            channel: self.channel.clone(),
            resource: self.resource.clone(),
            person: self.person.clone(),
            topic: self.topic.clone(),
            delimiter,
            moments: self.moments.map(Pattern::from),
            zone,
            attributes: true,
            threads: threads(),
            most: None,
        })
    }

    fn tables(&self) -> Result<Vec<FileTable>, Failure> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::new)?;
        runtime.block_on(store::database_files::tables(Path::new(&self.log))).map_err(Failure::new)
    }
}

/// How many threads this machine has for us.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

/// A duration such as `14d`, `36h` or `90m`, in microseconds.
pub fn duration(text: &str) -> Result<i64, String> {
    let wrong = || format!("'{text}' is no duration; give one like 14d, 36h or 90m");
    let unit = text.chars().last().ok_or_else(wrong)?;
    let seconds = match unit {
        'd' => 86_400,
        'h' => 3_600,
        'm' => 60,
        _ => return Err(wrong()),
    };
    let number: u32 = text[..text.len() - 1].trim().parse().map_err(|_| wrong())?;
    Ok(i64::from(number) * seconds * SECOND)
}

/// A day or moment; without an offset it is read on the clock of the log.
pub fn moment(text: &str) -> Result<Stamp, String> {
    let wrong = || format!("'{text}' is no moment; give one like 2026-03-31 or 2026-03-31T14:00+02:00");
    insight::log::times::iso(text.as_bytes()).ok_or_else(wrong)
}

/// A share of the whole.
pub fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| format!("'{text}' is no share; give a number from 0 to 1, such as 0.8"))
}

/// A column and a value.
pub fn equation(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("'{text}' is not COLUMN=VALUE"))?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Below this many bytes reading is over before one can look.
const WORTH_SHOWING: u64 = 20_000_000;
/// The width of the bar, in characters.
const BAR: u64 = 40;

/// A file that shows how far it is read, when somebody looks.
struct Watched {
    file: File,
    size: u64,
    read: u64,
    shown: u64,
    shows: bool,
}

impl Watched {
    fn new(file: File, size: u64) -> Self {
        let shows = size > WORTH_SHOWING && std::io::stderr().is_terminal();
        Self { file, size, read: 0, shown: 0, shows }
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let size = self.file.read(buffer)?;
        self.read += size as u64;
        let percent = (self.read * 100).checked_div(self.size).unwrap_or(100).min(100);
        if self.shows && (percent > self.shown || size == 0) {
            self.shown = percent;
            let full = usize::try_from(percent * BAR / 100).unwrap_or(0);
            let end = if size == 0 { "\n" } else { "" };
            // Whoever watches may be gone; that is no reason to stop reading.
            let _ = write!(std::io::stderr(), "\r[{:<40}] {percent:>3} %{end}", "=".repeat(full));
        }
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::Opening;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        opening: Opening,
    }

    #[test]
    fn a_name_that_is_not_in_the_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log.xes");
        let event = r#"<event><string key="concept:name" value="asks"/><date key="time:timestamp" value="2026-01-01T10:00:00Z"/><string key="channel" value="phone"/></event>"#;
        let trace = format!(r#"<log><trace><string key="concept:name" value="1"/>{event}</trace></log>"#);
        std::fs::write(&log, trace).unwrap();
        let path = log.to_str().unwrap();
        let refused = |options: [&str; 2]| {
            let line = Line::try_parse_from(["journeys", path].into_iter().chain(options)).unwrap();
            line.opening.read().err().map(|failure| failure.to_string()).unwrap_or_default()
        };
        assert_eq!(refused(["--channel", "channel"]), "");
        for option in ["--channel", "--resource"] {
            let told = refused([option, "nope"]);
            assert!(told.contains("'nope'") && told.contains(option), "{told}");
        }
        assert!(refused(["--person", "nope"]).contains("--person makes cases of the rows of a CSV only"));
    }
}
