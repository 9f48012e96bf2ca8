//! What is asked, and what is wrong with answers.

use super::flow;
use super::running::{Running, Who};
use super::scene::Scene;
use crate::processes::Process;
use crate::processes::flow::Command;
use crate::processes::intake::{Answers, Refused};
use crate::tenancy::HomeKind;

fn asked(scene: &Scene, answers: &Answers) -> Vec<&'static str> {
    scene.process.questions(answers, &scene.facts()).iter().map(|question| question.key).collect()
}

fn problems(scene: &Scene, answers: &Answers) -> Vec<(&'static str, String)> {
    match scene.submit(answers) {
        Err(Refused::Problems(problems)) => {
            problems.into_iter().map(|problem| (problem.field, problem.message.key)).collect()
        }
        other => panic!("expected problems, got {other:?}"),
    }
}

#[test]
fn a_visit_the_table_does_not_ask_for_can_always_be_had() {
    let scene = Scene::new();
    let mut answers = scene.answers();
    assert!(asked(&scene, &answers).contains(&"inspections"));
    assert!(!asked(&scene, &answers).contains(&"pre-inspection-time"));
    answers.0.insert("ask-pre-inspection".into(), "yes".into());
    assert!(asked(&scene, &answers).contains(&"pre-inspection-time"));
}

#[test]
fn a_parking_place_needs_no_visit_but_may_have_one() {
    let mut scene = Scene::new();
    scene.home.kind = HomeKind::Parking;
    let mut answers = scene.answers();
    answers.0.insert("ask-final-inspection".into(), "no".into());
    let decision = scene.submit(&answers).unwrap();
    assert_eq!(decision.state, flow::CONFIRMED);
    assert!(asked(&scene, &answers).contains(&"inspections"));
}

#[test]
fn a_parking_place_is_not_asked_about_as_a_home() {
    let texts = super::words::words();
    let said = |kind: HomeKind, language| {
        let mut scene = Scene::with_partner();
        scene.home.kind = kind;
        let answers = scene.answers();
        let facts = scene.facts();
        let mut said = Vec::new();
        for question in scene.process.questions(&answers, &facts).iter().take(3) {
            said.push(question.title.say(&texts, language));
            for field in &question.fields {
                let crate::processes::intake::FieldKind::Choice(choices) = &field.kind else { continue };
                said.extend(choices.iter().map(|choice| choice.label.say(&texts, language)));
                said.extend(
                    choices.iter().filter_map(|choice| Some(choice.hint.as_ref()?.say(&texts, language))),
                );
            }
        }
        let summary = scene.process.summary(&answers, &facts);
        said.extend(summary.iter().map(|row| row.answer.say(&texts, language)));
        said.join("\n")
    };
    for kind in [HomeKind::Parking, HomeKind::Storage] {
        let dutch = said(kind, crate::language::Language::Nl);
        for words in ["Iedereen verhuist", "Niemand blijft in de woning", "Waarom verhuist u", "["] {
            assert!(!dutch.contains(words), "{words}: {dutch}");
        }
        assert!(dutch.contains("Wie zegt de huur op?") && dutch.contains("Alle huurders"), "{dutch}");
        let english = said(kind, crate::language::Language::En);
        assert!(
            !english.contains("Everybody is moving")
                && !english.contains("Why are you moving")
                && !english.contains('['),
            "{english}"
        );
    }
    assert!(said(HomeKind::Terraced, crate::language::Language::Nl).contains("Iedereen verhuist"));
}

#[test]
fn death_disputes_and_one_leaving_go_to_a_person_without_choosing_times() {
    let mut scene = Scene::with_partner();
    for situation in ["only-me", "death"] {
        let mut answers = scene.answers();
        answers.0.insert("situation".into(), situation.into());
        assert!(!asked(&scene, &answers).contains(&"final-inspection-time"));
        let decision = scene.submit(&answers).unwrap();
        assert_eq!(decision.state, flow::REVIEW);
        assert_eq!(decision.attention, [format!("attention-situation-{situation}")]);
    }
    scene.lease.disputed = true;
    let decision = scene.submit(&scene.answers()).unwrap();
    assert_eq!(decision.attention, ["attention-disputed"]);
}

#[test]
fn a_day_too_far_ahead_goes_to_a_person_who_can_agree_to_it() {
    for wished in ["2026-09-04", "2027-12-01", "9999-12-31"] {
        let scene = Scene::new();
        let mut answers = scene.answers();
        answers.0.insert("end-date".into(), wished.into());
        assert!(!asked(&scene, &answers).contains(&"final-inspection-time"), "the person agrees on times");
        let told: Vec<String> =
            scene.process.consequences(&answers, &scene.facts()).into_iter().map(|told| told.key).collect();
        for key in ["lease-termination-c-too-far-ahead", "lease-termination-c-person"] {
            assert!(told.iter().any(|said| said == key), "{wished}: {told:?}");
        }
        let mut running = Running::file(scene, &answers);
        assert_eq!(running.case.state, flow::REVIEW);
        assert_eq!(running.case.attention, ["attention-too-far-ahead"]);
        assert_eq!((running.scene.lease.end, running.mails("person")), (None, 1));
        running.give(Who::Employee, &Command::new("approve")).unwrap();
        assert_eq!(running.case.state, flow::CONFIRMED);
        assert_eq!(running.scene.lease.end, Some(wished.parse().unwrap()));
    }
    let last = Scene::new();
    let mut answers = last.answers();
    answers.0.insert("end-date".into(), "2026-09-03".into());
    assert!(asked(&last, &answers).contains(&"final-inspection-time"), "the rules take six months ahead");
}

#[test]
fn someone_alone_is_not_asked_whether_one_of_two_leaves() {
    let scene = Scene::new();
    let mut answers = scene.answers();
    answers.0.insert("situation".into(), "only-me".into());
    assert_eq!(problems(&scene, &answers), [("situation", "lease-termination-p-choose".to_owned())]);
}

#[test]
fn every_wrong_answer_is_named_at_its_place() {
    let scene = Scene::new();
    let cases: [(&str, &str, &str); 13] = [
        ("end-date", "31-02-2026", "p-date-wrong"),
        ("end-date", "", "p-date-missing"),
        ("end-date", "2025-04-30", "p-end-passed"),
        ("reason", "zzz", "p-reason"),
        ("iban", " ", "p-iban"),
        ("holder", "", "p-holder"),
        ("viewing", "", "p-choose-viewing"),
        ("ask-pre-inspection", "", "p-ask"),
        ("final-inspection-time", "", "p-time"),
        ("final-inspection-time", "2026-04-30T06:00:00Z/x", "p-time-gone"),
        ("contact-by", "", "p-contact"),
        ("phone", "twaalf", "p-phone"),
        ("address-kind", "", "p-address-kind"),
    ];
    for (field, value, key) in cases {
        let mut answers = scene.answers();
        answers.0.insert(field.into(), value.into());
        assert_eq!(
            problems(&scene, &answers),
            [(field, format!("lease-termination-{key}"))],
            "{field} = {value}"
        );
    }
}

#[test]
fn a_name_is_one_line_that_reads_as_it_is_stored() {
    let scene = Scene::new();
    let mut answers = scene.answers();
    answers.0.insert("holder".into(), "A.\r\n \u{202e}Bos\u{7}".into());
    assert_eq!(scene.submit(&answers).unwrap().data["account"]["holder"], "A. Bos");
    answers.0.insert("holder".into(), "\u{202e}\u{200f}".into());
    assert_eq!(problems(&scene, &answers), [("holder", "lease-termination-p-holder".to_owned())]);
}

#[test]
fn what_is_not_a_choice_is_shown_to_nobody() {
    let scene = Scene::new();
    let mut answers = scene.answers();
    for field in ["situation", "reason", "contact-by", "viewing"] {
        answers.0.insert(field.into(), "zzz".into());
    }
    let rows = scene.process.summary(&answers, &scene.facts());
    assert!(!format!("{rows:?}").contains("zzz"), "{rows:?}");
}

#[test]
fn until_when_it_can_be_taken_back_is_told_before_it_is_signed() {
    let scene = Scene::new();
    let told = scene.process.consequences(&scene.answers(), &scene.facts());
    let told = told.iter().find(|message| message.key == "lease-termination-c-withdraw");
    assert_eq!(told.unwrap().values[0].1, crate::messages::Value::Day(jiff::civil::date(2026, 4, 16)));
}

#[test]
fn nothing_filled_in_names_every_question_at_once() {
    let scene = Scene::new();
    let found = problems(&scene, &Answers::default());
    for field in ["situation", "end-date", "address-kind", "iban", "viewing", "contact-by"] {
        assert!(found.iter().any(|(at, _)| *at == field), "{field} is missing from {found:?}");
    }
}

#[test]
fn a_dutch_address_is_read_as_people_write_it() {
    let scene = Scene::new();
    let read = |number: &str| {
        let mut answers = scene.answers();
        let given = [
            ("address-kind", "dutch"),
            ("postal-code", "9712 kb"),
            ("house-number", number),
            ("street", "Nieuwe Weg"),
            ("city", "Groningen"),
        ];
        answers.0.extend(given.map(|(field, value)| (field.to_owned(), value.to_owned())));
        let data = scene.submit(&answers).unwrap().data;
        let address = &data["new_address"]["address"];
        let part = |name: &str| address[name].as_str().unwrap_or_default().to_owned();
        (address["house_number"].as_u64().unwrap(), part("letter"), part("suffix"), part("postal_code"))
    };
    let expect = |number, letter: &str, suffix: &str| {
        (number, letter.to_owned(), suffix.to_owned(), "9712KB".to_owned())
    };
    assert_eq!(read("24"), expect(24, "", ""));
    assert_eq!(read("24c"), expect(24, "c", ""));
    assert_eq!(read("24-2"), expect(24, "", "2"));
    assert_eq!(read("24c-2"), expect(24, "c", "2"));
    assert_eq!(read("24 bis"), expect(24, "", "bis"));
}

#[test]
fn without_a_free_time_a_person_calls_and_the_lease_still_ends() {
    let mut scene = Scene::new();
    scene.calendars.clear();
    let decision = scene.submit(&scene.answers()).unwrap();
    assert_eq!(decision.state, flow::CONFIRMED);
    assert_eq!(decision.attention, ["attention-no-time-free"]);
}
