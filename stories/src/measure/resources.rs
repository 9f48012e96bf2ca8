//! What a process uses, as Linux counts it; nothing elsewhere.

use std::path::{Path, PathBuf};

use stories::program::Program;

use super::read;

/// A megabyte is a million bytes in the table.
const MEGABYTE: f64 = 1_000_000.0;

fn file(program: &Program, name: &str) -> PathBuf {
    let process = program.process().unwrap_or_else(|| panic!("the program does not run"));
    Path::new("/proc").join(process.to_string()).join(name)
}

/// Resident memory, in MB.
pub fn memory(program: &Program) -> f64 {
    let status = read(&file(program, "status"));
    let kibibytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next());
    kibibytes.and_then(|text| text.parse::<f64>().ok()).map_or(f64::NAN, |count| count * 1024.0 / MEGABYTE)
}

/// How long it has kept a processor busy so far, in seconds.
pub fn busy(program: &Program) -> f64 {
    let stat = read(&file(program, "stat"));
    // Behind the name, which may hold spaces; the 12th and 13th from there, in hundredths of a second.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = |place: usize| rest.split_whitespace().nth(place).and_then(|text| text.parse::<f64>().ok());
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / 100.0
}

/// The size of a file, in MB.
pub fn size(file: &Path) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no program has so many bytes")]
    std::fs::metadata(file).map_or(f64::NAN, |metadata| metadata.len() as f64 / MEGABYTE)
}
