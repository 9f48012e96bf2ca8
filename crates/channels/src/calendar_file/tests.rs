//! The calendar file, read back by a library that knows nothing of ours.

use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

use super::{CalendarFile, CalendarStatus};

fn inspection() -> CalendarFile {
    CalendarFile {
        uid: "019aa1b2-0000-7000-8000-000000000000@voorbeeldwonen.example".to_owned(),
        sequence: 2,
        written_at: "2026-02-03T22:45:12.345Z".parse().unwrap(),
        starts_at: "2026-03-03T09:00:00Z".parse().unwrap(),
        ends_at: "2026-03-03T11:00:00Z".parse().unwrap(),
        summary: "Voorinspectie van uw woning".to_owned(),
        description: "Zorg dat u thuis bent.\nLeg uw sleutels klaar; ook die van de berging, graag."
            .to_owned(),
        location: "Poelestraat 24c, 9712 KB Groningen".to_owned(),
        organizer_name: "Voorbeeld \"Wonen\"".to_owned(),
        organizer: "vragen@voorbeeldwonen.example".parse().unwrap(),
        status: CalendarStatus::Confirmed,
    }
}

/// The value of the property `name`, as another reader finds it.
fn property(file: &CalendarFile, name: &str) -> String {
    let text = unfold(&file.text());
    let calendar = read_calendar(&text).unwrap();
    let [event] = calendar.components.as_slice() else { panic!("one event") };
    event.find_prop(name).unwrap().val.to_string()
}

#[test]
fn the_file_says_exactly_this() {
    let text = inspection().text();
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kanaalwijzer//Kanaalwijzer//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:019aa1b2-0000-7000-8000-000000000000@voorbeeldwonen.example",
        "SEQUENCE:2",
        "DTSTAMP:20260203T224512Z",
        "LAST-MODIFIED:20260203T224512Z",
        "DTSTART:20260303T090000Z",
        "DTEND:20260303T110000Z",
        "SUMMARY:Voorinspectie van uw woning",
        "DESCRIPTION:Zorg dat u thuis bent.\\nLeg uw sleutels klaar\\; ook die van de ",
        " berging\\, graag.",
        "LOCATION:Poelestraat 24c\\, 9712 KB Groningen",
        "ORGANIZER;CN=\"Voorbeeld ^'Wonen^'\":mailto:vragen@voorbeeldwonen.example",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(text, expected.join("\r\n"));
}

#[test]
fn another_reader_finds_the_same_appointment() {
    let file = inspection();
    assert_eq!(property(&file, "UID"), file.uid);
    assert_eq!(property(&file, "DTSTART"), "20260303T090000Z");
    assert_eq!(property(&file, "SEQUENCE"), "2");
    assert_eq!(property(&file, "SUMMARY"), file.summary);
    assert_eq!(property(&file, "STATUS"), "CONFIRMED");
}

#[test]
fn a_cancelled_appointment_keeps_its_identity_and_frees_the_time() {
    let booked = inspection();
    let cancelled = CalendarFile { sequence: 3, status: CalendarStatus::Cancelled, ..booked.clone() };
    assert_eq!(property(&cancelled, "UID"), property(&booked, "UID"));
    assert_eq!(property(&cancelled, "STATUS"), "CANCELLED");
    assert_eq!(property(&cancelled, "TRANSP"), "TRANSPARENT");
    assert_eq!(property(&cancelled, "SEQUENCE"), "3");
}

proptest! {
    #[test]
    fn no_text_breaks_the_file(summary in "\\PC{0,200}", description in any::<String>(), name in any::<String>()) {
        let file = CalendarFile { summary, description, organizer_name: name, ..inspection() };
        let text = file.text();
        prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let unfolded = text.replace("\r\n ", "");
        prop_assert_eq!(unfolded.split_terminator("\r\n").count(), 21, "no text can add a line");
        prop_assert!(unfolded.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        let summary_line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let read_back = summary_line.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        if !file.summary.contains('\\') {
            prop_assert_eq!(read_back, file.summary);
        }
    }
}
