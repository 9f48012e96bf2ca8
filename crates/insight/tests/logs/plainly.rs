//! Every edge, start, end, variant and duration of real logs, counted a second time in the plainest way: no columns, no
//! numbers for names, no readers of ours.

#![expect(clippy::cast_precision_loss, reason = "counts and durations stay far below 2^52")]

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use insight::journeys::Summary;
use insight::log::Asked;

use crate::shared::{file, log};

/// A case, what happened, and when in microseconds.
type Happened = (String, String, i64);

fn unpacked(name: &str) -> Option<String> {
    let packed = std::fs::File::open(file(name)?).unwrap();
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(packed).read_to_string(&mut text).unwrap();
    Some(text)
}

fn micros(text: &str) -> i64 {
    text.replacen(' ', "T", 1).parse::<jiff::Timestamp>().unwrap().as_microsecond()
}

fn of_csv(text: &str) -> Vec<Happened> {
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let names = table.headers().unwrap().clone();
    let place = |name: &str| names.iter().position(|one| one == name).unwrap();
    let [case, activity, time] = ["case:concept:name", "concept:name", "time:timestamp"].map(place);
    let row = |row: csv::StringRecord| (row[case].to_owned(), row[activity].to_owned(), micros(&row[time]));
    table.records().map(|record| row(record.unwrap())).collect()
}

/// The value behind a key, as XES tools write it.
fn value(piece: &str, key: &str) -> String {
    let (_, after) = piece.split_once(&format!("key=\"{key}\" value=\"")).unwrap();
    let value = after.split('"').next().unwrap();
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn of_xes(text: &str) -> Vec<Happened> {
    let mut list = Vec::new();
    for trace in text.split("<trace>").skip(1) {
        let mut pieces = trace.split("<event>");
        let case = value(pieces.next().unwrap(), "concept:name");
        for event in pieces {
            list.push((case.clone(), value(event, "concept:name"), micros(&value(event, "time:timestamp"))));
        }
    }
    list
}

/// As `numpy.percentile` has it.
fn percentile(mut values: Vec<i64>, share: f64) -> f64 {
    values.sort_unstable();
    let place = (values.len() - 1) as f64 * share;
    let at = |place: f64| values[format!("{place:.0}").parse::<usize>().unwrap()] as f64 / 1e6;
    at(place.floor()) + (at(place.ceil()) - at(place.floor())) * place.fract()
}

fn is_counted_plainly(summary: &Summary, happened: &[Happened]) {
    let mut cases: HashMap<&str, Vec<(i64, &str)>> = HashMap::new();
    for (case, activity, time) in happened {
        cases.entry(case).or_default().push((*time, activity));
    }
    let mut edges: BTreeMap<(&str, &str), Vec<i64>> = BTreeMap::new();
    let [mut starts, mut ends] = [BTreeMap::<String, u64>::new(), BTreeMap::new()];
    let mut variants: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    let mut durations = Vec::new();
    for events in cases.values_mut() {
        events.sort_by_key(|(time, _)| *time);
        for pair in events.windows(2) {
            edges.entry((pair[0].1, pair[1].1)).or_default().push(pair[1].0 - pair[0].0);
        }
        let (first, last) = (events[0], events[events.len() - 1]);
        *starts.entry(first.1.to_owned()).or_default() += 1;
        *ends.entry(last.1.to_owned()).or_default() += 1;
        *variants.entry(events.iter().map(|(_, activity)| (*activity).to_owned()).collect()).or_default() +=
            1;
        durations.push(last.0 - first.0);
    }
    assert_eq!((summary.cases, summary.events), (cases.len(), happened.len()));
    assert_eq!((&summary.start, &summary.end), (&starts, &ends));
    let found: BTreeMap<Vec<String>, u64> =
        summary.top_variants.iter().map(|variant| (variant.activities.clone(), variant.count)).collect();
    assert_eq!(found, variants);
    let counted: BTreeMap<(&str, &str), u64> =
        edges.iter().map(|(ends, waits)| (*ends, waits.len() as u64)).collect();
    let found: BTreeMap<(&str, &str), u64> =
        summary.graph.iter().map(|edge| ((edge.from.as_str(), edge.to.as_str()), edge.count)).collect();
    assert_eq!(found, counted);
    let close =
        |found: f64, expected: f64| assert!((found - expected).abs() < 1e-3, "{found} is not {expected}");
    for edge in &summary.graph {
        close(
            edge.median_seconds.unwrap(),
            percentile(edges[&(edge.from.as_str(), edge.to.as_str())].clone(), 0.5),
        );
    }
    close(summary.durations.median, percentile(durations.clone(), 0.5));
    close(summary.durations.p90, percentile(durations.clone(), 0.9));
    close(summary.durations.max, percentile(durations.clone(), 1.0));
    close(
        summary.durations.mean,
        durations.iter().map(|micros| *micros as f64 / 1e6).sum::<f64>() / cases.len() as f64,
    );
}

#[test]
fn everything_of_receipt_and_helpdesk_counted_again() {
    let (Some(receipt), Some(helpdesk)) = (unpacked("logs/receipt.csv.gz"), unpacked("logs/helpdesk.xes.gz"))
    else {
        return;
    };
    let (receipt, helpdesk) = (of_csv(&receipt), of_xes(&helpdesk));
    for (name, happened) in [
        ("logs/receipt.csv.gz", &receipt),
        ("logs/receipt.xes.gz", &receipt),
        ("logs/helpdesk.xes.gz", &helpdesk),
    ] {
        let (log, report) = log(name, &Asked::default()).unwrap();
        is_counted_plainly(&Summary::of(&log, report, usize::MAX, None, 2), happened);
    }
}
