//! The shapes this ERP accepts are those of VERA: every property, and no other, in the form VERA gives it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Form, check, properties};
use crate::records::Collection;

/// A VERA file, or `None` (said aloud) when the shared folder is absent outside continuous integration.
fn file(name: &str) -> Option<Value> {
    let shared = std::env::var_os("KANAALWIJZER_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/vera").join(name);
    if !path.exists() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing; CI must have it", path.display());
        eprintln!("skipped: {} is not here", path.display());
        return None;
    }
    Some(serde_yaml_ng::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

/// The form that VERA gives a property, or `None` for one that this ERP leaves out on purpose.
fn form_in_vera(name: &str, schema: &Value) -> Option<&'static str> {
    let reference = |of: &Value| {
        let inner = of["allOf"].as_array().and_then(|parts| parts.first()).unwrap_or(of);
        inner["$ref"].as_str().map(|path| path.rsplit('/').next().unwrap_or_default().to_owned())
    };
    if schema["deprecated"] == json!(true) || name == "sturingslabels" {
        return None;
    }
    Some(match (schema["type"].as_str(), schema["format"].as_str(), reference(schema)) {
        (_, _, Some(to)) => {
            if to == "Referentiedata" {
                "code"
            } else {
                "keys"
            }
        }
        (Some("string"), Some("date"), _) => "day",
        (Some("string"), Some("date-time"), _) => "moment",
        (Some("string"), Some("uri"), _) => "address",
        (Some("string"), ..) => "text",
        (Some("array"), ..) => match reference(&schema["items"]).as_deref() {
            Some("Referentiedata") => "codes",
            Some("ExtraAttribuut") => "extra",
            Some(_) => "keys list",
            None => "addresses",
        },
        _ => panic!("{name}: no form for {schema}"),
    })
}

const fn word(form: Form) -> &'static str {
    match form {
        Form::Text => "text",
        Form::Day => "day",
        Form::Moment => "moment",
        Form::Address => "address",
        Form::Addresses => "addresses",
        Form::Code(_) => "code",
        Form::Codes(_) => "codes",
        Form::Keys => "keys",
        Form::KeysList => "keys list",
        Form::Extra => "extra",
    }
}

#[test]
fn every_shape_is_that_of_vera() {
    let sources = [
        (Collection::Huuropzeggingen, "Informatiedomeinen/Overeenkomsten.yaml", "Huuropzegging"),
        (Collection::Inspecties, "Informatiedomeinen/Overeenkomsten.yaml", "Inspectie"),
        (Collection::Afspraken, "Informatiedomeinen/Relaties.yaml", "Afspraak"),
        (Collection::Contactmomenten, "Informatiedomeinen/Relaties.yaml", "Contactmoment"),
    ];
    for (collection, name, schema) in sources {
        let Some(file) = file(name) else { return };
        let schemas = &file["components"]["schemas"];
        let named = [schema, "Bericht-basis"].map(|part| schemas[part]["properties"].as_object().unwrap());
        let in_vera: BTreeMap<_, _> = named
            .into_iter()
            .flatten()
            .filter_map(|(name, of)| Some((name.as_str(), form_in_vera(name, of)?)))
            .collect();
        let ours: BTreeMap<_, _> =
            properties(collection).map(|(name, form, _)| (*name, word(*form))).collect();
        assert_eq!(ours, in_vera, "{schema}");
    }
}

#[test]
fn what_does_not_fit_is_refused_with_the_reason() {
    let good = json!({
        "idExtern": "x", "idOrganisatie": "Wonen", "onderwerp": "Schade", "datum": "2026-11-22T02:21:00.123Z",
        "relaties": [{"code": "R-1"}], "richting": {"code": "INK", "naam": "Inkomend"}
    });
    assert_eq!(check(Collection::Contactmomenten, &good), Ok(()));
    let changes = [
        ("idExtern", Value::Null),
        ("datum", json!("2026-11-22T02:21:00+01:00")),
        ("datum", json!("gisteren")),
        ("relaties", json!([{}])),
        ("relaties", json!(["https://erp.example/relaties/1"])),
        ("richting", json!({"code": "AFG"})),
        ("richting", json!("INK")),
        ("kleur", json!("blauw")),
        ("extra-attributen", json!([{"naam": "x"}])),
    ];
    for (name, value) in changes {
        let mut wrong = good.clone();
        wrong[name] = value;
        assert!(check(Collection::Contactmomenten, &wrong).unwrap_err().contains(name), "{wrong}");
    }
    for needed in ["idExtern", "onderwerp", "datum", "relaties", "richting"] {
        let mut wrong = good.clone();
        wrong.as_object_mut().unwrap().remove(needed);
        assert_eq!(check(Collection::Contactmomenten, &wrong), Err(format!("attribuut {needed} ontbreekt")));
    }
}
