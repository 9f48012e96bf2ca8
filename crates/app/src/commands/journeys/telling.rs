//! A log in words, for whoever reads the screen.

use insight::journeys::{Before, NamedStep, Summary};
use insight::log::{OddityKind, Report};

use crate::said::speak;

/// Refused rows that are named one by one; the rest is counted.
const NAMED: usize = 20;
/// Lines of a list; the JSON has all of them.
const LISTED: usize = 10;

/// Says what there is in a log.
pub fn tell(summary: &Summary) {
    report(&summary.report);
    speak(format_args!(
        "{}, {}, {}, {}",
        many(summary.cases, "case", "cases"),
        many(summary.events, "event", "events"),
        many(summary.activities, "activity", "activities"),
        many(summary.variants, "variant", "variants")
    ));
    speak(format_args!(
        "a case takes {} (median), nine in ten at most {}",
        lasting(summary.durations.median),
        lasting(summary.durations.p90)
    ));
    variants(summary);
    graph(summary);
    channels(summary);
    for topic in summary.topics.iter().take(LISTED) {
        let channels: Vec<String> =
            topic.channels.iter().map(|(channel, count)| format!("{channel} {count}")).collect();
        speak(format_args!("{:>8}  {}: {}", topic.cases, topic.topic, channels.join(", ")));
    }
    if let Some(before) = &summary.before {
        happened(before);
    }
    let loops = summary.loops;
    speak(format_args!(
        "going round: {} cases repeat an activity at once, {} come back to one, {} go back and forth between channels",
        loops.self_loops, loops.returns, loops.ping_pong
    ));
}

/// Says what was found out, refused and odd when a log was read.
pub fn report(report: &Report) {
    for finding in &report.findings {
        speak(format_args!("{}: {}", finding.about, finding.found));
    }
    for refusal in report.refusals.iter().take(NAMED) {
        match refusal.line {
            // OCEL has no lines; the words name the event.
            0 => speak(format_args!("refused: {}", refusal.reason)),
            line => speak(format_args!("line {line}: {}", refusal.reason)),
        }
    }
    if report.refusals.len() > NAMED {
        speak(format_args!("… and {} more", report.refused - NAMED as u64));
    }
    speak(format_args!("{} read, {} refused", report.read, report.refused));
    for odd in &report.oddities {
        speak(format_args!("odd, {} times: {}. {}", odd.count, meaning(odd.kind), odd.example));
    }
    speak("");
}

const fn meaning(kind: OddityKind) -> &'static str {
    match kind {
        OddityKind::OutOfOrder => "an event earlier than the one before it, sorted by time",
        OddityKind::Double => "the same event more than once, all counted",
        OddityKind::NegativeDuration => "ended before it began, and left out of all times",
        OddityKind::SameName => "traces with the same name, taken as one case",
        OddityKind::NoEvents => "a case without events, left out",
        OddityKind::NoName => "a trace without a name",
        OddityKind::OtherEncoding => "text that is not UTF-8, read as Windows-1252",
        OddityKind::AmbiguousDays => "days that can be read in two ways",
        OddityKind::Shared => "an event about more than one case, counted for each",
        OddityKind::NotAbout => "an event about no case, left out",
        OddityKind::NamelessColumn => "a column without a name, left out",
        OddityKind::SameColumn => "a column with the name of another, called otherwise",
        OddityKind::AlmostSame => "names that differ only in spaces around them, not taken together",
        OddityKind::FarMoment => "a moment that probably says \"never\"",
        OddityKind::TooManyFacts => "values left out, because there are more different facts than are kept",
    }
}

fn variants(summary: &Summary) {
    speak("\nmost frequent variants");
    for variant in &summary.top_variants {
        let path = variant.activities.join(" → ");
        speak(format_args!("{:>8}  {:>5.1} %  {path}", variant.count, variant.share * 100.0));
    }
}

fn happened(before: &Before) {
    let Before { what, window_seconds, times, different, .. } = before;
    let window = lasting(*window_seconds);
    speak(format_args!("in the {window} before {what} ({times} times, {different} different paths)"));
    for path in &before.paths {
        let step = |step: &NamedStep| match &step.channel {
            Some(channel) if *channel != step.activity => format!("{} ({channel})", step.activity),
            _ => step.activity.clone(),
        };
        let steps: Vec<String> = path.steps.iter().map(step).collect();
        let steps = if steps.is_empty() { "nothing".to_owned() } else { steps.join(" → ") };
        speak(format_args!("{:>8}  {:>5.1} %  {steps}", path.count, path.share * 100.0));
    }
    speak("");
}

fn graph(summary: &Summary) {
    speak(format_args!("\nwhat follows what ({} pairs; --json has all)", summary.graph.len()));
    for edge in summary.graph.iter().take(LISTED) {
        let after =
            edge.median_seconds.map(|seconds| format!(", after {}", lasting(seconds))).unwrap_or_default();
        speak(format_args!("{:>8}  {} → {}{after}", edge.count, edge.from, edge.to));
    }
}

fn channels(summary: &Summary) {
    if summary.channels.is_empty() {
        return speak("\nthis log tells no channels; if it has them, name the column with --channel");
    }
    speak("\nchannels, by cases that used them");
    for (channel, cases) in &summary.channels {
        speak(format_args!("{cases:>8}  {channel}"));
    }
    let switches = summary.switch_times.iter().filter(|switch| switch.from != switch.to);
    for (at, switch) in switches.take(LISTED).enumerate() {
        if at == 0 {
            speak("\nswitches of channel");
        }
        let after = lasting(switch.median_seconds);
        speak(format_args!("{:>8}  {} → {}, after {after}", switch.count, switch.from, switch.to));
    }
    speak("");
}

/// A number with its word.
fn many(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// Seconds as people say them.
fn lasting(seconds: f64) -> String {
    let units = [(86_400.0, "days"), (3_600.0, "hours"), (60.0, "minutes")];
    units.iter().find(|(size, _)| seconds.abs() >= *size * 2.0).map_or_else(
        || format!("{seconds:.0} seconds"),
        |(size, unit)| format!("{:.1} {unit}", seconds / size),
    )
}
