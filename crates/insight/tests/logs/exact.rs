//! Counts that pm4py gave; `scripts/pm4py-oracle` compares all of them again.

use insight::journeys::Summary;
use insight::log::Asked;

use crate::shared::log;

fn summary(name: &str, threads: usize) -> Option<Summary> {
    let (log, report) = log(name, &Asked { threads, ..Asked::default() })?;
    Some(Summary::of(&log, report, 5, None, threads))
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

fn is_receipt(receipt: &Summary) {
    assert_eq!(
        (receipt.cases, receipt.events, receipt.activities, receipt.variants, receipt.graph.len()),
        (1434, 8577, 27, 116, 99)
    );
    let counts: Vec<u64> = receipt.top_variants.iter().map(|variant| variant.count).collect();
    assert_eq!(counts, [713, 123, 116, 115, 75]);
    let channels: Vec<(&str, u64)> =
        receipt.channels.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(channels, [("Desk", 109), ("Intern", 1), ("Internet", 1250), ("Post", 53), ("e-mail", 21)]);
    let edges: Vec<(&str, &str, u64)> =
        receipt.graph.iter().take(4).map(|edge| (edge.from.as_str(), edge.to.as_str(), edge.count)).collect();
    assert_eq!(
        edges,
        [
            ("T04 Determine confirmation of receipt", "T05 Print and send confirmation of receipt", 1177),
            ("T06 Determine necessity of stop advice", "T10 Determine necessity to stop indication", 1165),
            ("T02 Check confirmation of receipt", "T04 Determine confirmation of receipt", 1119),
            ("Confirmation of receipt", "T02 Check confirmation of receipt", 1079),
        ]
    );
    assert_eq!((receipt.start.len(), receipt.start["Confirmation of receipt"]), (1, 1434));
    assert_eq!((receipt.end.len(), receipt.end["T10 Determine necessity to stop indication"]), (14, 828));
    close(receipt.durations.median, 2868.5835);
    close(receipt.durations.p90, 1_217_821.799_1);
    assert_eq!((receipt.report.read, receipt.report.refused), (8577, 0));
}

#[test]
fn receipt_as_xes_and_as_csv() {
    let Some(xes) = summary("logs/receipt.xes.gz", 2) else { return };
    is_receipt(&xes);
    is_receipt(&summary("logs/receipt.xes.gz", 1).unwrap());
    is_receipt(&summary("logs/receipt.csv.gz", 1).unwrap());
}

#[test]
fn helpdesk() {
    let Some(desk) = summary("logs/helpdesk.xes.gz", 2) else { return };
    assert_eq!(
        (desk.cases, desk.events, desk.activities, desk.variants, desk.graph.len()),
        (4580, 21348, 14, 226, 55)
    );
    let counts: Vec<u64> = desk.top_variants.iter().map(|variant| variant.count).collect();
    assert_eq!(counts, [2366, 552, 228, 213, 164]);
    assert_eq!((desk.start["Assign seriousness"], desk.end["Closed"]), (4384, 4557));
    close(desk.durations.median, 3_443_836.5);
    close(desk.durations.p90, 4_579_687.8);
    assert!(desk.channels.is_empty() && desk.switches.is_empty(), "this log has no channels");
}

#[test]
fn running_example() {
    let Some(small) = summary("logs/running-example.xes", 1) else { return };
    assert_eq!(
        (small.cases, small.events, small.activities, small.variants, small.graph.len()),
        (6, 42, 8, 6, 16)
    );
    close(small.durations.median, 815_940.0);
    close(small.durations.p90, 1_472_610.0);
}
