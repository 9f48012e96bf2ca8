//! What was typed is read back and shown again.

use super::{Looking, date_parts, read, show, times};
use crate::texts::{SOURCES, Say};
use domain::appointments::offer::Slot;
use domain::ids::InspectorId;
use domain::language::{Language, Texts};
use domain::messages::Message;
use domain::processes::intake::{Answers, Choice, Field, FieldKind, Problem, Question};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::sync::Arc;

fn say() -> Say {
    let sources: Vec<_> = SOURCES.iter().copied().chain(domain::calendar::TEXTS).collect();
    Say::new(Arc::new(Texts::read(&sources).unwrap()), Language::Nl)
}

fn field(name: &'static str, kind: FieldKind) -> Field {
    Field { name, kind, label: Message::new(name), hint: None, required: true, only_when: None }
}

fn question(fields: Vec<Field>) -> Question {
    Question { key: "q", title: Message::new("q"), intro: None, fields }
}

fn posted(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_date_is_read_when_there_is_one_and_kept_as_typed_when_not() {
    let asked = question(vec![field("end", FieldKind::Date)]);
    let table = [
        (("31", "12", "2026"), "2026-12-31"),
        (("1", "2", "27"), "2027-02-01"),
        (("3", "maart", "2026"), "2026-03-03"),
        (("3", "Mrt", "2026"), "2026-03-03"),
        (("3", "maarten", "2026"), "3-maarten-2026"),
        (("31", "2", "2026"), "31-2-2026"),
        (("", "", ""), ""),
        (("31", "", "2026"), "31--2026"),
        (("1-2", "3", "x"), "1 2-3-x"),
    ];
    for ((day, month, year), expected) in table {
        let sent = posted(&[("end-day", day), ("end-month", month), ("end-year", year)]);
        assert_eq!(read(&asked, &sent, &say())["end"], expected);
    }
    assert!(
        read(&asked, &posted(&[]), &say()).is_empty(),
        "a date that was not on the page keeps its answer"
    );
}

#[test]
fn what_was_typed_wrongly_stands_in_the_fields_again() {
    let parts = date_parts("31--2026");
    assert_eq!((parts.day.as_str(), parts.month.as_str(), parts.year.as_str()), ("31", "", "2026"));
    assert_eq!(date_parts("2026-02-01").day, "1");
    assert_eq!(date_parts("").year, "");
}

#[test]
fn times_stand_by_a_few_days_and_begin_where_the_chosen_one_is() {
    let inspector: InspectorId = "019aa1b2-0000-7000-8000-000000000000".parse().unwrap();
    let first: jiff::Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    let slots: Vec<Slot> = (0..12)
        .map(|day| {
            let starts_at = first + jiff::SignedDuration::from_hours(24 * day);
            Slot { starts_at, ends_at: starts_at + jiff::SignedDuration::from_mins(45), inspector }
        })
        .collect();
    let look = |from: Option<Date>, chosen: &str| {
        let view = times(&slots, chosen, &Looking { from, link: "?x=".into() }, &say());
        (view.days.len(), view.days[0].date.clone(), view.earlier, view.later)
    };
    let [a, b, c] = ["maandag 2 maart", "zaterdag 7 maart", "donderdag 12 maart"].map(str::to_owned);
    let link = |day: &str| format!("?x={day}");
    assert_eq!(look(None, ""), (5, a.clone(), String::new(), link("2026-03-07")));
    assert_eq!(look(None, "gone"), (5, a, String::new(), link("2026-03-07")));
    assert_eq!(look(None, &slots[8].code()), (5, b, link("2026-03-02"), link("2026-03-12")));
    assert_eq!(look(Some(date(2026, 3, 12)), ""), (2, c, link("2026-03-07"), String::new()));
    assert_eq!(look(Some(date(2027, 1, 1)), "").0, 1, "beyond the last day the last is shown");
    assert!(times(&[], "", &Looking::default(), &say()).days.is_empty());
}

#[test]
fn no_more_times_are_in_sight_than_one_takes_in_and_the_chosen_one_always_is() {
    let inspector: InspectorId = "019aa1b2-0000-7000-8000-000000000000".parse().unwrap();
    let first: jiff::Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    let slots_a_day = |days: i64, a_day: i64| -> Vec<Slot> {
        let at = |day: i64, time: i64| first + jiff::SignedDuration::from_mins(24 * 60 * day + 30 * time);
        let slot = |starts_at| Slot {
            starts_at,
            ends_at: starts_at + jiff::SignedDuration::from_mins(30),
            inspector,
        };
        (0..days).flat_map(|day| (0..a_day).map(move |time| slot(at(day, time)))).collect()
    };
    let open = |slots: &[Slot], chosen: &str| -> Vec<bool> {
        super::days(slots, chosen, &say()).iter().map(|day| day.open).collect()
    };
    assert_eq!(open(&slots_a_day(4, 4), ""), [true, true, true, false]);
    let busy = slots_a_day(4, 16);
    assert_eq!(open(&busy, ""), [true, false, false, false], "the first day is in sight, however full");
    assert_eq!(open(&busy, &busy[40].code()), [true, false, true, false]);
}

#[test]
fn a_box_left_empty_is_an_answer_and_a_missing_line_is_none() {
    let line = FieldKind::Text { longest: 10, autocomplete: "" };
    let asked = question(vec![field("agree", FieldKind::Tick), field("line", line)]);
    assert_eq!(read(&asked, &posted(&[("other", "x")]), &say()), posted(&[("agree", "")]));
    let sent = posted(&[("agree", "yes"), ("line", " a ")]);
    assert_eq!(read(&asked, &sent, &say()), posted(&[("agree", "yes"), ("line", "a")]));
}

#[test]
fn fields_with_one_condition_stand_together_under_the_name_of_the_choice() {
    let choices = vec![Choice { value: "dutch".into(), label: Message::new("close"), hint: None }];
    let line = |name| Field {
        only_when: Some(("kind", "dutch")),
        ..field(name, FieldKind::Text { longest: 10, autocomplete: "" })
    };
    let asked = question(vec![field("kind", FieldKind::Choice(choices)), line("street"), line("city")]);
    let problem = Problem { question: "q", field: "city", message: Message::new("close") };
    let view = show(&asked, &Answers::default(), &[&problem], &say());
    assert_eq!(view.groups.len(), 2);
    assert_eq!((view.groups[1].fields.len(), view.groups[1].only_label.as_str()), (2, "Sluiten"));
    assert_eq!(view.groups[1].fields[1].error, "Sluiten");
    assert_eq!(view.errors.all().len(), 1);
}
