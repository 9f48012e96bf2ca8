//! OCEL 2.0: the three serialisations of one log tell the same.

use insight::journeys::Summary;
use insight::log::ocel::tables::{self, Table};
use insight::log::{Asked, ReadError, Reason, read};

use crate::shared::{file, log};

fn told(name: &str, case: &str) -> Option<Summary> {
    let (log, report) = log(name, &Asked { case: Some(case.to_owned()), ..Asked::default() })?;
    Some(Summary::of(&log, report, 100, None, 1))
}

#[test]
fn json_and_xml_tell_the_same() {
    for case in ["Purchase Order", "Invoice", "Payment", "Purchase Requisition"] {
        let Some(json) = told("logs/ocel/ocel20_example.jsonocel", case) else { return };
        let xml = told("logs/ocel/ocel20_example.xmlocel", case).unwrap();
        assert_eq!((json.cases, json.events, json.variants), (xml.cases, xml.events, xml.variants), "{case}");
        assert_eq!((&json.graph, &json.top_variants), (&xml.graph, &xml.top_variants), "{case}");
        assert_eq!(json.report.oddities, xml.report.oddities);
    }
}

#[test]
fn counts_are_those_of_pm4py() {
    // pm4py.ocel_flattening(pm4py.read_ocel2_json(...), type): cases and events.
    for (case, cases, events) in
        [("Purchase Order", 2, 5), ("Invoice", 3, 9), ("Payment", 3, 3), ("Purchase Requisition", 1, 3)]
    {
        let Some(summary) = told("logs/ocel/ocel20_example.jsonocel", case) else { return };
        assert_eq!((summary.cases, summary.events), (cases, events), "{case}");
    }
}

#[test]
fn a_type_that_is_not_there_is_told_with_those_that_are() {
    let Some(path) = file("logs/ocel/ocel20_example.jsonocel") else { return };
    let asked = Asked { case: Some("Tenant".to_owned()), ..Asked::default() };
    let error = read(std::fs::File::open(path).unwrap(), &asked).unwrap_err();
    assert!(matches!(error, ReadError::NoObjects { .. }));
    assert!(
        error.to_string().contains("'Tenant'") && error.to_string().contains("there are: Invoice, "),
        "{error}"
    );
}

#[test]
fn an_event_without_a_type_and_an_object_without_an_id_are_refused_as_in_any_file() {
    let table = |name: &str, columns: &[&str], rows: &[&[&str]]| Table {
        name: name.to_owned(),
        columns: columns.iter().map(|&name| name.to_owned()).collect(),
        rows: rows.iter().map(|row| row.iter().map(|&value| Some(value.to_owned())).collect()).collect(),
    };
    let of = ["ocel_event_id", "ocel_object_id", "ocel_qualifier"];
    let tables = [
        table("object", &["ocel_id", "ocel_type"], &[&["1", "case"], &["", "case"]]),
        table("event", &["ocel_id", "ocel_type"], &[&["good", "asks"], &["silent", ""], &["lost", "asks"]]),
        table("object_map_type", &["ocel_type", "ocel_type_map"], &[&["case", "Case"]]),
        table("event_map_type", &["ocel_type", "ocel_type_map"], &[&["asks", "Asks"], &["", "Nothing"]]),
        table("event_object", &of, &[&["good", "1", ""], &["silent", "1", ""], &["lost", "", ""]]),
        table("object_object", &[], &[]),
        table("object_Case", &["ocel_id", "ocel_time"], &[]),
        table(
            "event_Asks",
            &["ocel_id", "ocel_time"],
            &[&["good", "2026-01-01 10:00:00"], &["lost", "2026-01-01 11:00:00"]],
        ),
        table("event_Nothing", &["ocel_id", "ocel_time"], &[&["silent", "2026-01-01 12:00:00"]]),
    ];
    let (log, report) = tables::read(&tables, &Asked::default()).unwrap();
    assert_eq!(log.event_count(), 1);
    let mut reasons: Vec<Reason> = report.refusals.iter().map(|refusal| refusal.code).collect();
    reasons.sort_by_key(|reason| format!("{reason:?}"));
    assert_eq!(reasons, [Reason::NoActivity, Reason::NoCase]);
}
