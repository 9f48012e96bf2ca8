//! What reading a log and looking at it cost: `cargo bench -p insight`; `scripts/bench-insight` sets it beside others.
//!
//! `INSIGHT_BENCH_XES` names a file to leave the log of a million events in, for others to read.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on must stop")]
#![expect(clippy::cast_precision_loss, reason = "sizes stay far below 2^52")]

use std::fmt::Write;
use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

use insight::journeys::Views;
use insight::log::{Asked, EventLog, LogBuilder, Report, Row, read};
use insight::pictures::{JourneyMap, Look, MapSetting, journey_map};

const THREADS: usize = 2;
const CHANNELS: [&str; 6] = ["portal", "email", "phone", "chat", "counter", "letter"];

/// Chance that is the same every time (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    /// The activities of a case: mostly the usual way, with now and then a step too many.
    fn activities(&mut self) -> Vec<u64> {
        (0..4 + self.throw(4)).map(|step| if self.throw(6) == 0 { self.throw(24) } else { step }).collect()
    }
}

/// XES that is written while it is read, so that a large log needs no room.
struct Xes {
    dice: Dice,
    left: usize,
    case: usize,
    made: Vec<u8>,
    at: usize,
}

impl Xes {
    fn new(events: usize) -> Self {
        let head = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n".to_vec();
        Self { dice: Dice(1), left: events, case: 0, made: head, at: 0 }
    }

    fn trace(&mut self) {
        let mut text = String::new();
        self.case += 1;
        let _ = writeln!(text, "<trace><string key=\"concept:name\" value=\"case {}\"/>", self.case);
        for (step, activity) in self.dice.activities().into_iter().enumerate().take(self.left) {
            let (day, hour, who) = (1 + self.case % 28, 8 + step, self.dice.throw(40));
            let channel = CHANNELS[usize::try_from(self.dice.throw(6)).unwrap()];
            let _ = writeln!(
                text,
                "<event>\n<string key=\"concept:name\" value=\"Activity {activity}\"/>\n<string key=\"org:resource\" value=\"Resource {who}\"/>\n\
                 <date key=\"time:timestamp\" value=\"2026-03-{day:02}T{hour:02}:30:05.123+01:00\"/>\n<string key=\"channel\" value=\"{channel}\"/>\n\
                 <string key=\"lifecycle:transition\" value=\"complete\"/>\n</event>"
            );
            self.left -= 1;
        }
        text.push_str("</trace>\n");
        if self.left == 0 {
            text.push_str("</log>\n");
        }
        self.made = text.into_bytes();
        self.at = 0;
    }
}

impl Read for Xes {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.made.len() && self.left > 0 {
            self.trace();
        }
        let size = buffer.len().min(self.made.len() - self.at);
        buffer[..size].copy_from_slice(&self.made[self.at..self.at + size]);
        self.at += size;
        Ok(size)
    }
}

fn built(events: usize) -> EventLog {
    let mut dice = Dice(2);
    let mut builder = LogBuilder::new();
    let names: Vec<String> = (0..24).map(|at| format!("Activity {at}")).collect();
    let mut case = 0;
    while builder.len() < events {
        case += 1;
        let name = format!("case {case}");
        for (step, activity) in (0..).zip(dice.activities()) {
            let channel = CHANNELS[usize::try_from(dice.throw(6)).unwrap()];
            let activity = &names[usize::try_from(activity).unwrap()];
            let time = case * 1_000_000 + step * 3_600_000_000;
            builder.event(&Row { case: &name, activity, time, channel: Some(channel), resource: None });
        }
    }
    builder.finish(&mut Report::new())
}

fn best<T>(times: usize, mut work: impl FnMut() -> T) -> Duration {
    let once = |work: &mut dyn FnMut() -> T| {
        let began = Instant::now();
        black_box(work());
        began.elapsed()
    };
    (0..times).map(|_| once(&mut work)).min().unwrap()
}

/// The most memory this process ever held, in megabytes; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn main() {
    let asked = Asked { threads: THREADS, ..Asked::default() };
    let mut xes = Vec::new();
    Xes::new(1_000_000).read_to_end(&mut xes).unwrap();
    if let Some(file) = std::env::var_os("INSIGHT_BENCH_XES") {
        std::fs::write(file, &xes).unwrap();
    }
    let took = best(3, || read(xes.as_slice(), &asked).unwrap().0.event_count());
    let rate = xes.len() as f64 / took.as_secs_f64() / 1e6;
    println!(
        "read XES, 1 million events, {} MB: {:.0} ms ({rate:.0} MB/s)",
        xes.len() / 1_000_000,
        took.as_secs_f64() * 1e3
    );
    let log = read(xes.as_slice(), &asked).unwrap().0;
    drop(xes);
    for threads in [1, THREADS] {
        let took = best(7, || Views::of(&log, threads).variants.len());
        println!(
            "graph, variants and switches, 1 million events, {threads} threads: {:.1} ms",
            took.as_secs_f64() * 1e3
        );
    }
    let took = best(3, || journey_map(&JourneyMap::of(&log, &MapSetting::default()), &Look::default()).len());
    println!("journey map, 1 million events: {:.0} ms", took.as_secs_f64() * 1e3);
    drop(log);
    for millions in [1, 5, 20] {
        let events = millions * 1_000_000;
        let log = built(events);
        let took = best(3, || Views::of(&log, THREADS).variants.len());
        drop(log);
        let began = Instant::now();
        let bare = Asked { attributes: false, ..asked.clone() };
        let log = read(Xes::new(events), &bare).unwrap().0;
        println!(
            "{millions} million events: views {:.1} ms, made and read as XES in {:.1} s, at most {} MB so far",
            took.as_secs_f64() * 1e3,
            began.elapsed().as_secs_f64(),
            peak()
        );
        black_box(log);
    }
}
