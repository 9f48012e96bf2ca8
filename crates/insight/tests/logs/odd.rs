//! Files as people really have them, and files that are wrong: what is told about them.

use std::fmt::Write;

use insight::log::{Asked, OddityKind, ReadError, Reason, Report, peek, read};

use crate::shared::log;

fn reports(text: &[u8]) -> Report {
    read(text, &Asked::default()).unwrap().1
}

fn found<'report>(report: &'report Report, about: &str) -> Vec<&'report str> {
    report
        .findings
        .iter()
        .filter(|finding| finding.about == about)
        .map(|finding| finding.found.as_str())
        .collect()
}

#[test]
fn requests_of_san_francisco() {
    let Some((log, report)) = log("requests/sf311-10000.csv.gz", &Asked::default()) else { return };
    assert_eq!((log.case_count(), report.read, report.refused), (10_000, 10_000, 0));
    assert_eq!(
        found(&report, "time"),
        ["Opened, as in 3/31/2026 2:00 PM", "Closed, as in 3/31/2026 2:00 PM"]
    );
    assert_eq!(found(&report, "channel"), ["Source"]);
}

#[test]
fn requests_of_boston() {
    let Some((log, report)) = log("requests/boston311-100.csv", &Asked::default()) else { return };
    assert_eq!((log.case_count(), report.refused), (100, 0));
    assert_eq!(found(&report, "time").len(), 2);
    assert!((0..100).all(|case| log.fact(case, "ontime").is_some()));
}

#[test]
fn bad_rows_are_told_with_line_and_reason() {
    let text = "case;activity;time;kanaal\n\
        1;mail;01-02-2026 10:00;e-mail\n\
        ;mail;01-02-2026 11:00;e-mail\n\
        2;;13-02-2026 11:00;e-mail\n\
        3;call;morgen;telefoon\n\
        4;call;;telefoon\n\
        5;call;01-02-2026 10:00\n\
        \n\
        1;call;01-02-2026 09:00;telefoon\n\
        1;call;01-02-2026 09:00;telefoon\n";
    let report = reports(text.as_bytes());
    let told: Vec<(u64, Reason)> =
        report.refusals.iter().map(|refusal| (refusal.line, refusal.code)).collect();
    assert_eq!(
        told,
        [
            (3, Reason::NoCase),
            (4, Reason::NoActivity),
            (5, Reason::BadTime),
            (6, Reason::NoTime),
            (7, Reason::WrongLength)
        ]
    );
    assert_eq!((report.read, report.refused), (3, 5));
    assert_eq!(report.refusals[2].reason.to_string(), "time: 'morgen' is no moment like 31-3-2026 14:00");
    let odd: Vec<(OddityKind, u64)> = report.oddities.iter().map(|odd| (odd.kind, odd.count)).collect();
    assert_eq!(odd, [(OddityKind::OutOfOrder, 2), (OddityKind::Double, 1)]);
    assert_eq!(found(&report, "delimiter"), [";"]);
}

#[test]
fn encodings_are_found() {
    let text = "zaak,activiteit,tijd\n1,geïnd €,2026-01-01 10:00\n";
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, encoding) in [(windows, "windows-1252"), (marked, "UTF-8"), (wide, "UTF-16LE")] {
        let (log, report) = read(bytes.as_slice(), &Asked::default()).unwrap();
        assert_eq!(found(&report, "encoding"), [encoding]);
        assert_eq!(log.activities().name(0), "geïnd €", "{encoding}");
    }
    // A stray letter of another encoding, far into the file.
    let mut late =
        format!("zaak,activiteit,tijd\n{}", "1,belt,2026-01-01 10:00\n".repeat(20_000)).into_bytes();
    late.extend_from_slice(b"2,ge\xefnd,2026-01-01 10:00\n");
    let (log, report) = read(late.as_slice(), &Asked::default()).unwrap();
    assert!(log.activities().find("geïnd").is_some());
    assert!(report.oddities.iter().any(|odd| odd.kind == OddityKind::OtherEncoding && odd.count == 1));
}

#[test]
fn wrong_files_are_told_apart() {
    let error = |bytes: &[u8]| read(bytes, &Asked::default()).unwrap_err();
    assert!(matches!(error(b""), ReadError::Empty));
    assert!(matches!(error(b"PK\x03\x04"), ReadError::Unknown(_)));
    assert!(matches!(error(b"SQLite format 3\0"), ReadError::Database));
    assert!(matches!(error(b"{}"), ReadError::NotOcel(_)));
    assert!(matches!(error(b"<html></html>"), ReadError::Malformed { line: 1, .. }));
    assert!(matches!(error(&[0x1f, 0x8b, 8, 0, 0]), ReadError::Unreadable(_)));
    let words = error(b"naam,plaats\nJan,Assen\n").to_string();
    assert!(words.contains("--case COLUMN") && words.contains("naam, plaats"), "{words}");
    let asked = Asked { case: Some("zaak".to_owned()), ..Asked::default() };
    let words = read(b"naam,plaats\nJan,Assen\n".as_slice(), &asked).unwrap_err().to_string();
    assert!(words.contains("no column 'zaak' for --case"), "{words}");
}

#[test]
fn malformed_xes_is_told_with_its_line() {
    let event = r#"<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-01-01T10:00:00Z"/></event>"#;
    let cases = [
        (format!("<log>\n<trace>\n{event}"), 3, "not whole"),
        (format!("<log>\n<trace>{event}</log>"), 2, "trace"),
        ("<log>\n<trace><event>\n<string key=\"a\" value=\"&b;\"/></event></trace></log>".to_owned(), 3, "b"),
        ("<!DOCTYPE log [<!ENTITY a \"b\">]><log/>".to_owned(), 1, "document type"),
        (format!("<log><trace>{event}</trace></log>\n<log/>"), 2, "<log>"),
    ];
    for (text, line, reason) in cases {
        match read(text.as_bytes(), &Asked::default()) {
            Err(ReadError::Malformed { line: found, reason: words }) => {
                assert!(found == line && words.to_string().contains(reason), "{text}: line {found}: {words}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn odd_xes_is_read_and_told() {
    let event = |rest: &str| format!("<event><string key=\"concept:name\" value=\"a\"/>{rest}</event>\n");
    let date = |value: &str| event(&format!("<date key=\"time:timestamp\" value=\"{value}\"/>"));
    let name = "<string key=\"concept:name\" value=\"case\"><string key=\"nested\" value=\"no\"/></string>\n";
    let good = date("2026-01-01T10:00:00Z");
    let text = format!(
        "<?xml version=\"1.0\"?>\n<log>\n<!-- </trace> -->\n<trace>\n{name}{good}{}{}<event/></trace>\n<trace>{name}{good}</trace>\n<trace>{good}</trace>\n<trace/></log>",
        date("soon"),
        event(""),
    );
    let (log, report) = read(text.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((log.case_count(), log.event_count()), (2, 3));
    assert_eq!(log.cases().iter().collect::<Vec<_>>(), ["case", "trace 3"]);
    let told: Vec<(u64, Reason)> =
        report.refusals.iter().map(|refusal| (refusal.line, refusal.code)).collect();
    assert_eq!(told, [(7, Reason::BadTime), (8, Reason::NoTime), (9, Reason::NoActivity)]);
    let odd = |kind| report.oddities.iter().find(|odd| odd.kind == kind).map_or(0, |odd| odd.count);
    assert_eq!((odd(OddityKind::SameName), odd(OddityKind::NoName), odd(OddityKind::NoEvents)), (1, 2, 1));
}

fn odd(report: &Report, kind: OddityKind) -> (u64, String) {
    let found = report.oddities.iter().find(|odd| odd.kind == kind);
    found.map_or((0, String::new()), |odd| (odd.count, odd.example.to_string()))
}

#[test]
fn an_open_quote_costs_its_own_row_and_no_other() {
    let mut text = String::from("case,activity,time\n");
    for row in 2..=101 {
        let activity = if row == 6 { "\"oops" } else { "calls" };
        let _ = writeln!(text, "{row},{activity},2026-01-01 10:00");
    }
    let (log, report) = read(text.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((log.event_count(), report.read, report.refused), (99, 99, 1));
    let refusal = &report.refusals[0];
    assert_eq!((refusal.line, refusal.code), (6, Reason::OpenQuote));
    // Lines after it keep their numbers, and a quote further on does not close it.
    let text = "case,activity,time\n1,\"oops,2026-01-01 10:00\n2,\"calls\",2026-01-01 10:00\n3,calls,soon\n";
    let report = reports(text.as_bytes());
    let told: Vec<(u64, Reason)> =
        report.refusals.iter().map(|refusal| (refusal.line, refusal.code)).collect();
    assert_eq!(told, [(2, Reason::OpenQuote), (4, Reason::BadTime)]);
    // And so they do in files with empty lines and the line ends of Windows.
    let text = "case,activity,time\r\n\r\n1,\"oops,2026-01-01 10:00\r\n2,calls,soon\r\n\r\n3,calls,later\r\n4,a,2026-01-01\r\n";
    let lines: Vec<u64> = reports(text.as_bytes()).refusals.iter().map(|refusal| refusal.line).collect();
    assert_eq!(lines, [3, 4, 6]);
    let error = read(b"case,\"activity,time\n1,a,2026-01-01\n".as_slice(), &Asked::default()).unwrap_err();
    assert!(matches!(error, ReadError::Malformed { line: 1, .. }), "{error}");
}

#[test]
fn columns_with_one_name_or_none_are_told() {
    let text = "case,activity,time,note,note,\n1,a,2026-01-01 10:00,first,second,third\n";
    let (log, report) = read(text.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((log.fact(0, "note"), log.fact(0, "note (2)")), (Some("first"), Some("second")));
    assert_eq!(odd(&report, OddityKind::SameColumn), (1, "'note' again, called 'note (2)'".to_owned()));
    assert_eq!(odd(&report, OddityKind::NamelessColumn), (1, "column 6, with 'third'".to_owned()));
    // A separator at the end of every line makes a column of nothing.
    let report = reports(b"case,activity,time,\n1,a,2026-01-01 10:00,\n");
    assert_eq!(report.oddities, []);
}

#[test]
fn names_that_differ_in_spaces_are_told() {
    let text = "case,activity,time\n1,a,2026-01-01 10:00\n1 ,a ,2026-01-01 11:00\n2,b ,2026-01-01 12:00\n";
    let report = reports(text.as_bytes());
    assert_eq!(odd(&report, OddityKind::AlmostSame), (2, "'a ' and 'a' are two activities".to_owned()));
}

#[test]
fn dates_that_say_never_are_told() {
    let text = "case,activity,time\n1,a,2026-01-01 10:00\n1,b,9999-12-31\n2,a,1900-01-01\n";
    let report = reports(text.as_bytes());
    let (count, example) = odd(&report, OddityKind::FarMoment);
    assert_eq!((count, example.as_str()), (2, "case 1: 'b' at 9999-12-31T00:00:00Z"));
}

#[test]
fn what_ended_before_it_began_is_told_once() {
    let text = "id,opened,closed\n1,2026-01-02 10:00,2026-01-01 10:00\n2,2026-01-01 10:00,2026-01-03 10:00\n";
    let report = reports(text.as_bytes());
    let told: Vec<(OddityKind, u64)> = report.oddities.iter().map(|odd| (odd.kind, odd.count)).collect();
    assert_eq!(told, [(OddityKind::NegativeDuration, 1)]);
}

#[test]
fn spreadsheets_say_their_separator_and_hide_their_encoding() {
    let text = "sep=;\r\nzaak;activiteit;tijd\r\n1;belt, weer;2026-01-01 10:00\r\n2;belt;morgen\r\n";
    let (log, report) = read(text.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((log.activities().name(0), report.refusals[0].line), ("belt, weer", 4));
    assert_eq!(peek(text.as_bytes()).unwrap().columns, ["zaak", "activiteit", "tijd"]);
    let text = "zaak,activiteit,tijd\n1,geïnd,2026-01-01 10:00\n";
    for (bytes, name) in [
        (text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), "UTF-16LE"),
        (text.encode_utf16().flat_map(u16::to_be_bytes).collect(), "UTF-16BE"),
    ] {
        let (log, report) = read(bytes.as_slice(), &Asked::default()).unwrap();
        assert_eq!((log.activities().name(0), found(&report, "encoding")), ("geïnd", vec![name]));
    }
    let words = read(b"[1, 2, 3]".as_slice(), &Asked::default()).unwrap_err().to_string();
    assert!(words.contains("a list in JSON"), "{words}");
}

#[test]
fn more_facts_than_can_be_kept_are_counted_and_take_little() {
    let mut text = String::from("<log>\n");
    for at in 0..20_000 {
        let _ = writeln!(
            text,
            "<trace><string key=\"concept:name\" value=\"{at}\"/><event><string key=\"concept:name\" value=\"a\"/>\
             <date key=\"time:timestamp\" value=\"2026-01-01T10:00:00Z\"/><string key=\"k{at}\" value=\"v\"/></event></trace>"
        );
    }
    text.push_str("</log>");
    let (log, report) = read(text.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((log.event_count(), log.event_columns().len()), (20_000, 1_000));
    assert_eq!(odd(&report, OddityKind::TooManyFacts).0, 19_000);
    assert_eq!(log.fact(7, "k7"), Some("v"));
}

#[test]
fn what_is_wrong_with_ocel_is_told_once() {
    let text = r#"{"objectTypes":[],"eventTypes":[],"objects":[{"id":"1","type":"case"},{"id":"1","type":"case"}],"events":[
        {"id":"e1","type":"a","time":"2026-01-01T10:00:00Z","relationships":[{"objectId":"1","qualifier":""}]},
        {"id":"e2","type":"a","time":"2026-01-01T11:00:00Z","relationships":[{"objectId":"8","qualifier":""},{"objectId":"9","qualifier":""}]}]}"#;
    let report = reports(text.as_bytes());
    assert_eq!((report.read, report.refused, report.refusals[0].code), (1, 1, Reason::Dangling));
    let told: Vec<(OddityKind, u64)> = report.oddities.iter().map(|odd| (odd.kind, odd.count)).collect();
    assert_eq!(told, [(OddityKind::SameName, 1)]);
}

#[test]
fn a_small_file_about_many_objects_may_not_become_a_large_log() {
    let objects: Vec<String> = (0..500).map(|at| format!("{{\"id\":\"{at}\",\"type\":\"case\"}}")).collect();
    let about: Vec<String> =
        (0..500).map(|at| format!("{{\"objectId\":\"{at}\",\"qualifier\":\"\"}}")).collect();
    let facts: Vec<String> = (0..500).map(|at| format!("{{\"name\":\"f{at}\",\"value\":\"v\"}}")).collect();
    let text = format!(
        "{{\"objectTypes\":[],\"eventTypes\":[],\"objects\":[{}],\"events\":[{{\"id\":\"e\",\"type\":\"a\",\
         \"time\":\"2026-01-01T10:00:00Z\",\"attributes\":[{}],\"relationships\":[{}]}}]}}",
        objects.join(","),
        facts.join(","),
        about.join(",")
    );
    let asked = |most: u64| Asked { most: Some(most), ..Asked::default() };
    assert!(matches!(read(text.as_bytes(), &asked(200_000)), Err(ReadError::TooLarge(200_000))));
    assert_eq!(read(text.as_bytes(), &asked(10_000_000)).unwrap().0.case_count(), 500);
}
