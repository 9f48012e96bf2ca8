//! Whether the ERP already holds what we want to say, and what to send when it does not.

use jiff::Timestamp;
use serde_json::{Map, Value};

/// Whether the record the ERP holds says the same as our message in the properties that are ours.
pub(super) fn holds(theirs: &Value, ours: &Map<String, Value>, own: &[&str]) -> bool {
    own.iter().all(|property| match (ours.get(*property), theirs.get(*property)) {
        (None, None | Some(Value::Null)) => true,
        (None, Some(Value::Array(items))) => items.is_empty(),
        (Some(ours), Some(theirs)) => same(ours, theirs),
        _ => false,
    })
}

/// Our message laid over the record the ERP holds: our properties replace theirs, theirs that are not ours stay.
pub(super) fn laid_over(theirs: &Value, ours: &Map<String, Value>, own: &[&str], id: &str) -> Value {
    let mut record = theirs.as_object().cloned().unwrap_or_default();
    record.retain(|property, _| !own.contains(&property.as_str()));
    record.extend(ours.clone());
    record.insert("id".to_owned(), Value::String(id.to_owned()));
    Value::Object(record)
}

/// The same in meaning: an ERP may add properties, rename reference data, trim a text or write a moment otherwise.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let reference_data = ours.len() == 2 && ours.contains_key("code") && ours.contains_key("naam");
            ours.iter()
                .filter(|(property, _)| !(reference_data && *property == "naam"))
                .all(|(property, value)| theirs.get(property).is_some_and(|theirs| same(value, theirs)))
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::String(ours), Value::String(theirs)) => {
            ours.trim() == theirs.trim() || moment(ours).is_some_and(|at| moment(theirs) == Some(at))
        }
        _ => ours == theirs,
    }
}

fn moment(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{holds, laid_over};

    const OWN: &[&str] = &["idExtern", "status", "begindatum", "relaties", "onderwerp"];

    fn ours() -> Map<String, Value> {
        let Value::Object(ours) = json!({
            "idExtern": "x",
            "status": {"code": "GEP", "naam": "Gepland"},
            "begindatum": "2026-11-22T09:00:00.000Z",
            "relaties": [{"code": "R-1"}],
        }) else {
            unreachable!()
        };
        ours
    }

    #[test]
    fn the_same_said_otherwise_is_the_same() {
        let theirs = json!({
            "id": "7", "idExtern": "x ", "status": {"code": "GEP", "naam": "gepland", "soort": {"code": "AFSPRAAKSTATUS"}},
            "begindatum": "2026-11-22T10:00:00+01:00", "relaties": [{"code": "R-1", "id": "9"}], "onderwerp": null,
            "ploeg": "noord"
        });
        assert!(holds(&theirs, &ours(), OWN));
    }

    #[test]
    fn anything_else_differs() {
        let theirs = laid_over(&json!({}), &ours(), OWN, "7");
        assert!(holds(&theirs, &ours(), OWN));
        let differences = [
            ("status", json!({"code": "ANN", "naam": "Gepland"})),
            ("status", json!(null)),
            ("begindatum", json!("2026-11-22T09:00:01Z")),
            ("relaties", json!([])),
            ("relaties", json!([{"code": "R-1"}, {"code": "R-2"}])),
            ("relaties", json!([{"code": "R-2"}])),
            ("onderwerp", json!("iets wat wij niet meer zeggen")),
        ];
        for (property, value) in differences {
            let mut changed = theirs.clone();
            changed[property] = value;
            assert!(!holds(&changed, &ours(), OWN), "{property} in {changed}");
        }
    }

    #[test]
    fn an_update_leaves_what_is_not_ours() {
        let theirs = json!({"id": 7, "status": {"code": "AAN"}, "onderwerp": "oud", "ploeg": "noord"});
        let update = laid_over(&theirs, &ours(), OWN, "7");
        assert_eq!(update["ploeg"], "noord");
        assert_eq!(update["status"]["code"], "GEP");
        assert_eq!(update.get("onderwerp"), None);
        assert_eq!(update["id"], "7");
    }
}
