//! The key and value of an XES attribute: read at a glance in the form every tool writes, else with care.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::log::Fault;
use crate::log::columns::Kind;

/// An attribute in the usual form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Usual<'text> {
    pub(super) kind: Kind,
    pub(super) key: &'text str,
    pub(super) value: &'text str,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// The beginnings of the usual form.
const BEGINNINGS: [(&str, Kind); 6] = [
    ("<string key=\"", Kind::Text),
    ("<date key=\"", Kind::Moment),
    ("<int key=\"", Kind::Whole),
    ("<float key=\"", Kind::Decimal),
    ("<boolean key=\"", Kind::Truth),
    ("<id key=\"", Kind::Text),
];

/// The attribute with which this text begins, when it is written as every tool writes it: `<string key="…"
/// value="…"/>`, without references or line breaks within. What is written otherwise is left to the reader of XML.
pub(super) fn usual(text: &str) -> Option<Usual<'_>> {
    let (beginning, kind) = BEGINNINGS.iter().find(|(beginning, _)| text.starts_with(beginning))?;
    let rest = &text[beginning.len()..];
    let end = memchr(b'"', rest.as_bytes())?;
    let (key, rest) = (&rest[..end], &rest[end..]);
    let rest = rest.strip_prefix("\" value=\"")?;
    let end = memchr(b'"', rest.as_bytes())?;
    let (value, rest) = (&rest[..end], &rest[end..]);
    let rest = rest.strip_prefix("\"/>").or_else(|| rest.strip_prefix("\" />"))?;
    let plain = |text: &str| {
        memchr3(b'&', b'\n', b'\t', text.as_bytes()).is_none() && memchr(b'<', text.as_bytes()).is_none()
    };
    (plain(key) && plain(value)).then_some(Usual { kind: *kind, key, value, length: text.len() - rest.len() })
}

/// The `key` and `value` of an attribute element, however it is written; what is not there is empty.
pub(super) fn key_and_value(tag: &BytesStart<'_>) -> Result<(String, String), Fault> {
    let (mut key, mut value) = (String::new(), String::new());
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| Fault::Attribute { reason: error.to_string().into() })?;
        let into = match attribute.key.as_ref() {
            "key" => &mut key,
            "value" => &mut value,
            _ => continue,
        };
        let text = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| Fault::xml(&error))?;
        *into = Cow::into_owned(text);
    }
    Ok((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_in_any_handwriting() {
        let cases = [
            ("key=\"a\" value=\"b\"", "a", "b", true),
            ("value='b'\n key='a'", "a", "b", false),
            ("key=\"a\" value=\"x &amp; &#169;&lt;\"", "a", "x & ©<", false),
            ("key=\"a\" value=\"two\nlines\"", "a", "two lines", false),
            ("key=\"a\"", "a", "", false),
            ("key=\"é\" value=\"€ > 1 'quoted'\"", "é", "€ > 1 'quoted'", true),
            ("key=\"a\" value=\"b\" note=\"c\"", "a", "b", false),
        ];
        for (raw, key, value, at_a_glance) in cases {
            let tag = BytesStart::from_content(format!("string {raw}"), 6);
            assert_eq!(key_and_value(&tag), Ok((key.to_owned(), value.to_owned())), "{raw}");
            let written = format!("<string {raw}/> <event>");
            let found = usual(&written);
            assert_eq!(found.is_some(), at_a_glance, "{raw}");
            if let Some(found) = found {
                assert_eq!((found.key, found.value, &written[found.length..]), (key, value, " <event>"));
            }
        }
        let tag = BytesStart::from_content("string key=\"a\" value=\"&unknown;\"", 6);
        assert!(key_and_value(&tag).is_err());
        assert_eq!(usual("<string key=\"a\" value=\"b\">"), None, "it has others within");
    }
}
