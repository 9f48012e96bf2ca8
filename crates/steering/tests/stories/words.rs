//! Everything that steering can say is said, in both languages, in short sentences for tenants.

use domain::language::{Language, Texts};
use domain::messages::Message;
use steering::policy::Asked;
use steering::register::{Content, Field, Registrant, Use, fields};
use steering::{Instrument, Reason, SelfReliance, Stance, Stimulus, guards};

use crate::policies::{beside, standard, with_rules};

pub fn texts() -> Texts {
    let mut sources = domain::processes::texts(&[]);
    sources.extend(steering::TEXTS);
    Texts::read(&sources).unwrap()
}

/// What tenants may get to read.
fn for_tenants() -> Vec<Message> {
    let mut all: Vec<Message> = Reason::ALL.map(Reason::sentence).to_vec();
    all.extend(Stimulus::ALL.into_iter().filter_map(Stimulus::brings));
    all.extend(guards::all().iter().map(|guard| Message::new(format!("steering-guard-{}", guard.code()))));
    all.extend(["own-choice"].map(|key| Message::new(format!("steering-reason-{key}"))));
    all.extend(
        ["open-always", "unstaffed", "closed", "no-wait"].map(|key| Message::new(format!("steering-{key}"))),
    );
    all.extend(Asked::ALL.map(Asked::title));
    all
}

#[test]
fn everything_is_said_in_both_languages() {
    let texts = texts();
    let mut keys: Vec<String> = for_tenants().into_iter().map(|message| message.key).collect();
    keys.extend(guards::all().iter().map(|guard| format!("steering-broken-{}", guard.code())));
    keys.extend(SelfReliance::ALL.map(|value| format!("steering-self-reliance-{}", value.code())));
    keys.extend(Stance::ALL.map(|stance| format!("steering-stance-{}", stance.code())));
    keys.extend(Stimulus::ALL.map(|stimulus| format!("steering-stimulus-{}", stimulus.code())));
    let instruments =
        [Instrument::Communication, Instrument::Product, Instrument::Benefit, Instrument::Restriction];
    keys.extend(instruments.map(|instrument| instrument.name().key));
    let said = register(Use::InUse).into_iter().filter_map(|field| match field.content {
        Content::Said(message) => Some(message.key),
        _ => None,
    });
    keys.extend(said);
    for language in Language::ALL {
        let missing: Vec<&String> = keys.iter().filter(|key| !texts.has(language, key)).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

fn register(used: Use) -> Vec<Field> {
    let registrant =
        Registrant { name: "De Brink", email: "info@example.nl", website: "https://mijn.example.nl" };
    fields(&standard(), registrant, used)
}

/// The fields and the words of the lists are those of the delivery API of the register, version 1.0.
#[test]
fn the_entry_in_the_register_of_algorithms_follows_the_standard() {
    let named: Vec<&str> = register(Use::InUse).iter().map(|field| field.name).collect();
    for required in [
        "name",
        "description_short",
        "organization",
        "status",
        "contact_email",
        "publication_category",
        "lang",
    ] {
        assert!(named.contains(&required), "{required} must be there");
    }
    for (used, word) in [
        (Use::InDevelopment, "In ontwikkeling"),
        (Use::InUse, "In gebruik"),
        (Use::OutOfUse, "Buiten gebruik"),
    ] {
        let all = register(used);
        let status = all.iter().find(|field| field.name == "status").unwrap();
        assert_eq!(status.content, Content::Plain(word.to_owned()));
    }
}

#[test]
fn sentences_for_tenants_are_short() {
    let texts = texts();
    for message in for_tenants() {
        let said = message.say(&texts, Language::Nl);
        for sentence in said.split_inclusive(['.', '?']) {
            assert!(sentence.split_whitespace().count() < 15, "{}: {sentence}", message.key);
        }
    }
}

#[test]
fn an_objection_is_a_sentence_with_a_tenant_in_words() {
    let texts = texts();
    let policy = with_rules(|rules| {
        rules.remove(5);
    });
    let objection = policy.prove(beside(None)).unwrap_err().remove(0);
    let example = objection.example.unwrap().sentence(policy.parameters());
    assert_eq!(
        format!("{}\n{}", objection.sentence.say(&texts, Language::Nl), example.say(&texts, Language::Nl)),
        "Voor deze huurder geldt geen enkele regel. Voeg een regel toe.\n\
         Voorbeeld van een huurder:\n\
         Of er gevaar is: nee\nOf u dit zelf kunt: kan het zelf\nOnderwerp: Reparatie\n\
         Hoe moeilijk de vraag is: 1\nOf hierover al iets loopt: nee\nWachttijd aan de telefoon: 0"
    );
}
