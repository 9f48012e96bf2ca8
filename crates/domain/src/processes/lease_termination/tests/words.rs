//! Every message the process can say exists in every language, and no text is left unsaid.

use super::running::{Running, Who};
use super::scene::{PARTNER, Scene, standard_rules};
use crate::language::{Language, Texts};
use crate::processes::flow::{Command, Effect};
use crate::processes::{Process, all, texts};

pub(super) fn words() -> Texts {
    Texts::read(&texts(&all(&standard_rules()).unwrap())).unwrap()
}

#[test]
fn dutch_and_english_have_the_same_texts() {
    let keys = |source: &str| -> std::collections::BTreeSet<String> {
        source
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.to_owned())
            .filter(|key| key.starts_with(|first: char| first.is_ascii_lowercase()))
            .collect()
    };
    assert_eq!(keys(include_str!("../texts/nl.ftl")), keys(include_str!("../texts/en.ftl")));
}

#[test]
fn questions_summaries_and_steps_say_something_in_every_language() {
    let texts = words();
    let mut running = {
        let scene = Scene::with_partner();
        let mut answers = scene.answers();
        answers.0.insert("reason-note".into(), "Tot ziens".into());
        Running::file(scene, &answers)
    };
    let answers = running.scene.answers();
    for language in Language::ALL {
        let mut said = Vec::new();
        let facts = running.scene.facts();
        for question in running.scene.process.questions(&answers, &facts) {
            said.push(question.title.say(&texts, language));
            said.extend(question.intro.map(|intro| intro.say(&texts, language)));
            for field in question.fields {
                said.push(field.label.say(&texts, language));
                said.extend(field.hint.map(|hint| hint.say(&texts, language)));
            }
        }
        for row in running.scene.process.summary(&answers, &facts) {
            said.push(row.label.say(&texts, language));
            said.push(row.answer.say(&texts, language));
        }
        said.extend(
            running.scene.process.consequences(&answers, &facts).iter().map(|m| m.say(&texts, language)),
        );
        for row in running.scene.process.case_summary(&running.case, &facts) {
            said.push(row.label.say(&texts, language));
            said.push(row.answer.say(&texts, language));
        }
        for step in running.scene.process.steps(&running.case, &facts) {
            said.push(step.title.say(&texts, language));
            said.extend(step.detail.map(|detail| detail.say(&texts, language)));
        }
        for text in said {
            assert!(!text.contains('[') && !text.contains("{$"), "{language:?}: {text}");
        }
    }
    running.give(Who::Other(PARTNER), &Command::new("sign")).unwrap();
    for effect in &running.effects {
        let Effect::Mail { template, values, .. } = effect else { continue };
        let mut message = crate::messages::Message::new(format!("lease-termination-mail-{template}-body"));
        message.values.clone_from(values);
        for common in ["name", "number", "address", "inspector"] {
            message = message.with(common, crate::messages::Value::Text("x".into()));
        }
        for language in Language::ALL {
            let text = message.say(&texts, language);
            assert!(!text.contains('[') && !text.contains("{$"), "{language:?}: {text}");
        }
    }
}

#[test]
fn every_state_command_and_event_has_a_name() {
    let texts = words();
    for language in Language::ALL {
        for state in super::flow::STATES {
            let key = format!("lease-termination-state-{}", state.code);
            assert!(texts.has(language, &key), "{key}");
        }
        for key in ["attention-too-far-ahead", "attention-all-agreed", "attention-cosigner-asked-again"] {
            assert!(texts.has(language, key), "{key}");
        }
        for row in super::flow::TRANSITIONS {
            let by_people = row.by.iter().any(|by| *by != crate::processes::flow::By::Program);
            let key = format!("lease-termination-command-{}", row.command);
            assert!(!by_people || texts.has(language, &key), "{key}");
        }
    }
}
