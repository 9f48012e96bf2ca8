//! Every message we send validates against VERA's own schema, over random facts, and sends nothing VERA does not name.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod facts;
mod vera;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use registers::vera::messages::afspraken::Afspraak;
use registers::vera::messages::contactmomenten::Contactmoment;
use registers::vera::messages::huuropzeggingen::Huuropzegging;
use registers::vera::messages::inspecties::Inspectie;
use registers::vera::messages::{Message, UnknownCode};
use serde_json::{Value, json};
use vera::{Reading, file, problems, validator};

/// Validates messages made from random facts in both readings, and checks that `OWN` names exactly what is sent.
fn validates<M: Message>(source: &str, schema: &str, messages: impl Strategy<Value = M> + 'static) {
    let Some(file) = file(source) else { return };
    let validators = [Reading::AsWritten, Reading::Closed].map(|reading| validator(&file, schema, reading));
    let sent = std::cell::RefCell::new(BTreeSet::new());
    let values = messages.prop_map(|message| serde_json::to_value(&message).unwrap());
    TestRunner::new(Config { cases: 300, ..Config::default() })
        .run(&values, |message| {
            sent.borrow_mut().extend(message.as_object().unwrap().keys().cloned());
            for validator in &validators {
                let wrong = problems(validator, &message);
                prop_assert!(wrong.is_empty(), "{schema} refuses {message}: {wrong:?}");
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(
        sent.into_inner(),
        M::OWN.iter().map(|name| (*name).to_owned()).collect(),
        "{schema}: sent against OWN"
    );
}

#[test]
fn terminations_validate() {
    let messages = (facts::termination(), facts::links())
        .prop_map(|(update, links)| Huuropzegging::new(&update, &links, &facts::origin()).unwrap());
    validates("Informatiedomeinen/Overeenkomsten.yaml", "Huuropzeggingbericht", messages);
}

#[test]
fn where_the_settlement_goes_reaches_the_erp_whole() {
    let mut update = facts::termination().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    update.new_address = None;
    update.new_address_abroad = Some("12 Rue des Fleurs\r\n\r\n1000 Bruxelles\nBelgië".to_owned());
    update.account_holder = Some("A. Bos".to_owned());
    let links = registers::vera::messages::Links::default();
    let message = Huuropzegging::new(&update, &links, &facts::origin()).unwrap();
    let sent = |name: &str| {
        let found = message.extra_attributen.iter().find(|extra| extra.naam == name);
        found.map(|extra| extra.waarde.as_str())
    };
    assert_eq!(sent("nieuwAdres.adresregel1"), Some("12 Rue des Fleurs"));
    assert_eq!(sent("nieuwAdres.adresregel2"), Some("1000 Bruxelles, België"));
    assert_eq!(sent("eindafrekening.rekeninghouder"), Some("A. Bos"));
    for (file_name, schema, field) in [
        ("Informatiedomeinen/Vastgoed.yaml", "BuitenlandsAdres", "adresregel2"),
        ("Informatiedomeinen/Relaties.yaml", "Betaalgegeven", "rekeninghouder"),
    ] {
        let Some(file) = file(file_name) else { return };
        let text = file["components"]["schemas"][schema].to_string();
        assert!(text.contains(&format!("\"{field}\"")), "{schema} names {field}");
    }
}

#[test]
fn inspections_validate() {
    let messages = (facts::appointment(), facts::links())
        .prop_map(|(update, links)| Inspectie::new(&update, &links, &facts::origin()));
    validates("Informatiedomeinen/Overeenkomsten.yaml", "Inspectiebericht", messages);
}

#[test]
fn appointments_validate() {
    let messages = (facts::appointment(), facts::links())
        .prop_map(|(update, links)| Afspraak::new(&update, &links, &facts::origin()));
    validates("Informatiedomeinen/Relaties.yaml", "Afspraakbericht", messages);
}

#[test]
fn contact_moments_validate() {
    let messages = (facts::contact(), facts::links())
        .prop_map(|(update, links)| Contactmoment::new(&update, &links, &facts::origin()));
    validates("Informatiedomeinen/Relaties.yaml", "Contactmomentbericht", messages);
}

#[test]
fn the_validator_refuses_what_it_should() {
    let Some(file) = file("Informatiedomeinen/Overeenkomsten.yaml") else { return };
    let (open, closed) = (
        validator(&file, "Huuropzeggingbericht", Reading::AsWritten),
        validator(&file, "Huuropzeggingbericht", Reading::Closed),
    );
    let wrong = [
        json!({"opzegdatum": "22-11-2026"}),
        json!({"opzegdatum": 20_261_122}),
        json!({"relaties": [{"id": "R-1"}]}),
        json!({"relaties": ["geen adres"]}),
        json!({"status": "AAN"}),
        json!({"status": {"code": 3}}),
        json!({"extra-attributen": [{"naam": 3}]}),
    ];
    for message in &wrong {
        assert!(!problems(&open, message).is_empty(), "{message} passed as written");
        assert!(!problems(&closed, message).is_empty(), "{message} passed closed");
    }
    let unnamed: [Value; 3] = [
        json!({"opzegDatum": "2026-11-22"}),
        json!({"status": {"kode": "AAN"}}),
        json!({"extra-attributen": [{"name": "x"}]}),
    ];
    for message in &unnamed {
        assert!(problems(&open, message).is_empty(), "VERA as written refuses {message}");
        assert!(!problems(&closed, message).is_empty(), "{message} passed closed");
    }
    let Some(relations) = vera::file("Informatiedomeinen/Relaties.yaml") else { return };
    let appointments = validator(&relations, "Afspraakbericht", Reading::AsWritten);
    let local = json!({"begindatum": "2026-11-22T09:00:00+01:00"});
    assert!(
        !problems(&appointments, &local).is_empty(),
        "the regular expression in the description is not enforced"
    );
}

#[test]
fn a_reason_that_vera_does_not_know_is_not_sent() {
    let mut runner = TestRunner::deterministic();
    let mut update = facts::termination().new_tree(&mut runner).unwrap().current();
    update.reason_code = "ZOMAAR".to_owned();
    let refused = Huuropzegging::new(&update, &registers::vera::messages::Links::default(), &facts::origin());
    assert_eq!(refused, Err(UnknownCode { list: "EINDEDETAILREDEN", code: "ZOMAAR".to_owned() }));
}
