//! Measures what the product costs on this machine, and prints it beside what it may cost.
//!
//! Run by `scripts/bench`. Figures of one run on one machine: run it beside a change, not instead of thinking.
#![expect(clippy::panic, reason = "what cannot be measured must not be printed")]

mod figures;
mod offering;
mod pages;
mod resources;
mod visiting;

use std::path::Path;
use std::time::{Duration, Instant};

use figures::{Figure, print};
use stories::program::{Program, Setting};

/// How often it is started to tell how long that takes.
const STARTS: usize = 7;
/// A start, until it says that it is ready.
const MOST_STARTING: f64 = 300.0;
/// Memory with the demo.
const MOST_MEMORY: f64 = 80.0;
/// A clean debug build on two cores.
const MOST_BUILDING: f64 = 360.0;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap_or_else(|error| panic!("{}: {error}", data.display()));
    let mut figures: Vec<Figure> = built().into_iter().collect();
    let mut program = Program::new(Setting { more: offering::rules(folder.path()), ..Setting::new(&data) });

    let moved_in = program.start().await;
    figures.push(Figure::plain("first start, moving the demo association in", milliseconds(moved_in), "ms"));
    figures.push(starting(&mut program).await);
    figures.push(Figure::most(
        "resident memory with the demo, just started",
        resources::memory(&program),
        "MB",
        MOST_MEMORY,
    ));

    let mut tenant = visiting::tenant(&program).await;
    figures.extend(pages::weigh(&mut tenant, &program).await);
    figures.extend(visiting::load(&tenant, &program).await);
    figures.push(Figure::most(
        "resident memory with the demo, after that load",
        resources::memory(&program),
        "MB",
        MOST_MEMORY,
    ));

    figures.push(offering::offer(&mut program).await);
    figures.push(Figure::plain("the binary", resources::size(program.binary()), "MB"));
    print(&figures);
}

/// A clean debug build takes minutes: `scripts/bench --build` times one and says how long it took.
fn built() -> Option<Figure> {
    let seconds = std::env::args().skip_while(|argument| argument != "--build-seconds").nth(1)?;
    let seconds = seconds.parse().unwrap_or_else(|_| panic!("{seconds} is not a number of seconds"));
    Some(Figure::most("clean debug build", seconds, "s", MOST_BUILDING))
}

/// The middle one of some starts: a machine that does something else meanwhile makes one of them slow.
async fn starting(program: &mut Program) -> Figure {
    let mut took = Vec::new();
    for _ in 0..STARTS {
        settled(program).await;
        program.kill();
        took.push(milliseconds(program.start().await));
    }
    settled(program).await;
    took.sort_by(f64::total_cmp);
    Figure::most("start to ready", took[STARTS / 2], "ms", MOST_STARTING)
}

/// Waits until a fresh start has done what it does on the side: the ERP learns the association, and is read.
async fn settled(program: &Program) {
    let began = Instant::now();
    let (mut busy, mut quiet) = (resources::busy(program), 0);
    while quiet < 3 && began.elapsed() < Duration::from_secs(30) {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let now = resources::busy(program);
        quiet = if now - busy < 0.02 { quiet + 1 } else { 0 };
        busy = now;
    }
}

/// As the table shows it.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// The value below which this share of `sorted` lies.
fn share(sorted: &[f64], share: f64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts are small"
    )]
    let place = ((sorted.len() as f64) * share).ceil() as usize;
    sorted.get(place.saturating_sub(1).min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

/// A text from a file that must be there.
fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
