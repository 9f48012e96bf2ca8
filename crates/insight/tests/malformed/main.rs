//! Files that were damaged on the way: readers never panic, and what is refused has a line and a reason.
//!
//! `INSIGHT_FUZZ_SECONDS` says how long to go on with each kind of file; `scripts/fuzz` does the same steered by coverage.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on may stop")]

use std::time::{Duration, Instant};

use insight::log::ocel::tables::{self, Table};
use insight::log::writing::{csv, ocel_json, xes};
use insight::log::{Asked, EventLog, LogBuilder, ReadError, Row, read};

/// Chance that is the same every time (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).unwrap()
    }

    /// Damages a file in one to eight places.
    fn damage(&mut self, file: &[u8]) -> Vec<u8> {
        const WORDS: [&[u8]; 24] = [
            b"<",
            b">",
            b"\"",
            b"&",
            b"&#0;",
            b"&#x110000;",
            b"<!--",
            b"-->",
            b"<![CDATA[",
            b"]]>",
            b"</trace>",
            b"<event>",
            b"\n",
            b"\r",
            b",",
            b";",
            b"\0",
            b"\xff",
            b"\xef\xbb\xbf",
            b"{",
            b"]",
            b"-99999999999",
            b"T24:00:00Z",
            b"<!DOCTYPE a>",
        ];
        let mut out = file.to_vec();
        for _ in 0..=self.throw(8) {
            let at = self.throw(out.len() + 1);
            let until = (at + self.throw(40)).min(out.len());
            match self.throw(5) {
                0 => out.truncate(at),
                1 => {
                    out.drain(at..until);
                }
                2 => {
                    let piece = out[at..until].to_vec();
                    let to = self.throw(out.len() + 1);
                    out.splice(to..to, piece);
                }
                3 => {
                    let word = WORDS[self.throw(WORDS.len())];
                    out.splice(at..at, word.iter().copied());
                }
                _ => {
                    if let Some(byte) = out.get_mut(at) {
                        *byte = u8::try_from(self.throw(256)).unwrap();
                    }
                }
            }
        }
        out
    }
}

fn small_log() -> EventLog {
    use insight::log::columns::Kind;
    let mut builder = LogBuilder::new();
    for at in 0..12i64 {
        builder.event(&Row {
            case: ["zaak 1", "zaak 2", "zaak & 3"][usize::try_from(at % 3).unwrap()],
            activity: ["vraagt", "belt", "<klaar>"][usize::try_from(at % 2).unwrap()],
            time: 1_700_000_000_000_000 + at * 3_600_000_000,
            channel: (at % 4 > 0).then_some("e-mail"),
            resource: Some("Joost"),
        });
        builder.of_event("bedrag", Kind::Decimal, "12.50");
        builder.of_case("wijk", Kind::Text, "Oost, \"West\"");
    }
    builder.finish(&mut insight::log::Report::new())
}

/// How long to go on with each kind of file.
fn patience() -> Duration {
    let seconds = std::env::var("INSIGHT_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    seconds.map_or(Duration::from_millis(1_500), Duration::from_secs)
}

fn survives(file: &[u8], seed: u64) {
    let began = Instant::now();
    let mut dice = Dice(seed);
    let (mut read_well, mut refused) = (0, 0);
    while began.elapsed() < patience() {
        let damaged = dice.damage(file);
        let asked = Asked { threads: 1 + dice.throw(2), ..Asked::default() };
        match read(damaged.as_slice(), &asked) {
            Ok((log, report)) => {
                read_well += 1;
                assert!(report.refusals.iter().all(|refusal| !refusal.reason.to_string().is_empty()));
                // What was read can be looked at and written.
                let views = insight::journeys::Views::of(&log, 1);
                assert_eq!(views.starts.iter().sum::<u64>(), log.case_count() as u64);
                csv(&log, Vec::new()).unwrap();
                xes(&log, Vec::new()).unwrap();
                ocel_json(&log, Vec::new()).unwrap();
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
                if let ReadError::Malformed { line, .. } = error {
                    assert!(line >= 1);
                }
            }
        }
    }
    assert!(read_well + refused > 20, "only {read_well} read and {refused} refused");
}

fn written(write: fn(&EventLog, &mut Vec<u8>) -> std::io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&small_log(), &mut bytes).unwrap();
    bytes
}

#[test]
fn damaged_csv() {
    survives(&written(|log, to| csv(log, to)), 1);
    survives(b"case;activity;opened;closed\n1;a;31-12-2026 10:00;01-01-2027\n2;b;1/2/2026;\n", 2);
}

#[test]
fn damaged_xes() {
    survives(&written(|log, to| xes(log, to)), 3);
}

#[test]
fn damaged_ocel_json() {
    survives(&written(|log, to| ocel_json(log, to)), 4);
}

#[test]
fn damaged_ocel_xml() {
    let file = br#"<?xml version="1.0"?><log><object-types><object-type name="case"><attributes><attribute name="wijk" type="string"/></attributes></object-type></object-types>
<event-types><event-type name="vraagt"><attributes/></event-type></event-types><objects><object id="1" type="case"><attributes><attribute name="wijk" time="1970-01-01T00:00:00Z">Oost</attribute></attributes></object></objects>
<events><event id="e1" type="vraagt" time="2026-01-01T10:00:00Z"><attributes/><objects><relationship object-id="1" qualifier="case"/></objects></event></events></log>"#;
    assert_eq!(read(file.as_slice(), &Asked::default()).unwrap().0.event_count(), 1);
    survives(file, 5);
}

#[test]
fn damaged_gzip() {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&written(|log, to| xes(log, to))).unwrap();
    survives(&packed.finish().unwrap(), 6);
}

#[test]
fn tables_that_are_not_ocel() {
    let table = |name: &str, columns: &[&str], rows: &[&[&str]]| Table {
        name: name.to_owned(),
        columns: columns.iter().map(|name| (*name).to_owned()).collect(),
        rows: rows.iter().map(|row| row.iter().map(|value| Some((*value).to_owned())).collect()).collect(),
    };
    let error = tables::read(&[table("tenants", &["name"], &[&["Jan"]])], &Asked::default()).unwrap_err();
    assert!(error.to_string().contains("no table 'object'"), "{error}");
    // Rows that are shorter than their heading, maps to tables that are not there.
    let tables_of = [
        table("object", &["ocel_id", "ocel_type"], &[&["1"]]),
        table("event", &["ocel_id", "ocel_type"], &[&["e"]]),
        table("object_map_type", &["ocel_type", "ocel_type_map"], &[&["case", "Case"]]),
        table("event_map_type", &["ocel_type", "ocel_type_map"], &[]),
        table("event_object", &[], &[&[]]),
        table("object_object", &[], &[]),
    ];
    let error = tables::read(&tables_of, &Asked::default()).unwrap_err();
    assert!(error.to_string().contains("object_Case"), "{error}");
}
