//! CSV → XES → OCEL → CSV, and nothing is lost.

use insight::log::writing::{csv, ocel_json, xes};
use insight::log::{Asked, EventLog, read};
use proptest::prelude::*;

use crate::shared::{file, log};

type Writer = fn(&EventLog, &mut Vec<u8>) -> std::io::Result<()>;
const WRITERS: [Writer; 4] =
    [|log, to| xes(log, to), |log, to| ocel_json(log, to), |log, to| csv(log, to), |log, to| xes(log, to)];

/// All that a log tells, as rows of text. Kinds are left out: CSV does not tell them, so they are guessed there.
fn told(log: &EventLog) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for case in 0..log.case_count() {
        for row in log.rows(case) {
            let mut told = vec![
                log.cases().name(u32::try_from(case).unwrap()).to_owned(),
                log.activities().name(log.activity()[row]).to_owned(),
                log.time()[row].to_string(),
                log.channels().name(log.channel()[row]).to_owned(),
                log.resources().name(log.resource()[row]).to_owned(),
            ];
            let mut facts: Vec<String> = Vec::new();
            for column in log.case_columns() {
                facts.extend(column.value(case).map(|value| format!("case {} {value}", column.name)));
            }
            for column in log.event_columns() {
                facts.extend(column.value(row).map(|value| format!("{} {value}", column.name)));
            }
            facts.sort();
            told.extend(facts);
            rows.push(told);
        }
    }
    rows
}

fn goes_round(first: &EventLog) {
    let mut log = first.clone();
    for write in WRITERS {
        let mut bytes = Vec::new();
        write(&log, &mut bytes).unwrap();
        let (again, report) = read(bytes.as_slice(), &Asked::default()).unwrap();
        assert_eq!(report.refused, 0, "{:?}", report.refusals.first());
        assert_eq!(again.channel_level(), log.channel_level());
        let (before, after) = (told(first), told(&again));
        if let Some((one, other)) = before.iter().zip(&after).find(|(one, other)| one != other) {
            panic!("lost on the way:\n{one:?}\n{other:?}");
        }
        assert_eq!(before.len(), after.len());
        log = again;
    }
}

#[test]
fn real_logs_go_round() {
    for name in [
        "logs/receipt.csv.gz",
        "logs/receipt.xes.gz",
        "logs/running-example.xes",
        "requests/sf311-10000.csv.gz",
    ] {
        let Some((log, _)) = log(name, &Asked::default()) else { return };
        goes_round(&log);
    }
}

#[test]
fn a_second_channel_and_a_date_that_says_never_go_round() {
    let text = "case,activity,time,channel,kanaal,case:channel\n\
        1,a,2026-01-01 10:00,phone,balie,post\n1,b,9999-12-31,,brief,post\n2,a,9999-12-31 23:59,email,,\n";
    let (log, report) = read(text.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((report.refused, log.channels().iter().collect::<Vec<_>>()), (0, vec!["phone", "email"]));
    assert_eq!((log.fact(0, "kanaal"), log.fact(0, "channel")), (Some("balie"), Some("post")));
    goes_round(&log);
}

#[test]
fn what_we_write_as_ocel_is_valid() {
    let Some(schema) = file("logs/ocel/schema_ocel2.json") else { return };
    let schema: serde_json::Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let (log, _) = log("logs/receipt.xes.gz", &Asked::default()).unwrap();
    let mut bytes = Vec::new();
    ocel_json(&log, &mut bytes).unwrap();
    let written: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    if let Err(error) = validator.validate(&written) {
        panic!("{error} at {}", error.instance_path());
    }
}

prop_compose! {
    fn a_log()(
        rows in prop::collection::vec(
            (0..6u8, prop::option::of("[a-c]{1,2}"), "[a-z][a-z;,\"'<&> \n\t\u{e9}€]{0,5}", prop_oneof![9 => 0..5_000_000_000i64, 1 => 253_402_214_400_000..253_402_300_799_999i64], prop::option::of("[a-c&\"]{1,2}"), prop::option::of("[ -~]{1,5}"), prop::option::of("-?[0-9]{1,4}")),
            1..40,
        )
    ) -> EventLog {
        use insight::log::{LogBuilder, Report, Row};
        use insight::log::columns::Kind;
        let mut builder = LogBuilder::new();
        for (case, other, activity, time, channel, fact, number) in &rows {
            let case = format!("zaak {case}");
            builder.event(&Row { case: &case, activity, time: time * 1_000, channel: channel.as_deref(), resource: None });
            if let Some(fact) = fact {
                builder.of_event("remark", Kind::Text, fact);
                builder.of_case("about: it", Kind::Text, fact);
            }
            if let Some(other) = other {
                builder.of_event("kanaal", Kind::Text, other);
                builder.of_event("medewerker", Kind::Text, other);
            }
            if let Some(number) = number {
                builder.of_event("money", Kind::Text, number);
            }
        }
        // Without any, another column with such a name would rightly be read as the channel.
        let (case, activity) = ("zaak 0", "last");
        builder.event(&Row { case, activity, time: 5_000_000_000_000, channel: Some("phone"), resource: None });
        builder.finish(&mut Report::new())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_log_goes_round(log in a_log()) {
        goes_round(&log);
    }
}
