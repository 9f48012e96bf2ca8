//! JSON in one way only: names in order, no spaces. What is hashed must not depend on a library's mood (RFC 8785).

use serde_json::Value;

/// The canonical text of a JSON value. Numbers must be whole, as they are in everything that is recorded.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            // RFC 8785 sorts by UTF-16 code units; our names are ASCII, where that is the order of bytes.
            sorted.sort_by_key(|(name, _)| *name);
            out.push('{');
            for (at, (name, item)) in sorted.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(item, out);
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use serde_json::json;

    #[test]
    fn names_are_in_order_at_every_depth() {
        let value = json!({ "b": [1, { "z": null, "a": "é\n\"" }], "a": true });
        assert_eq!(text(&value), "{\"a\":true,\"b\":[1,{\"a\":\"é\\n\\\"\",\"z\":null}]}");
    }
}
