//! The key and value of an XES attribute, without copying where the text allows it.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// The `key` and `value` of an attribute element; what is not there is empty.
pub(super) fn key_and_value<'tag>(
    tag: &'tag BytesStart<'_>,
) -> Result<(Cow<'tag, str>, Cow<'tag, str>), String> {
    match usual(tag.attributes_raw()) {
        Some((key, value)) => Ok((Cow::Borrowed(key), Cow::Borrowed(value))),
        None => any(tag),
    }
}

/// The form in which every tool writes them: ` key="…" value="…"`, without references or line breaks.
fn usual(raw: &str) -> Option<(&str, &str)> {
    let rest = raw.trim_ascii_start().strip_prefix("key=\"")?;
    let end = memchr(b'"', rest.as_bytes())?;
    let (key, rest) = (&rest[..end], &rest[end + 1..]);
    let rest = rest.trim_ascii_start().strip_prefix("value=\"")?;
    let end = memchr(b'"', rest.as_bytes())?;
    let (value, rest) = (&rest[..end], &rest[end + 1..]);
    let plain = |text: &str| memchr3(b'&', b'\n', b'\t', text.as_bytes()).is_none();
    (rest.trim_ascii().is_empty() && plain(key) && plain(value)).then_some((key, value))
}

fn any<'tag>(tag: &'tag BytesStart<'_>) -> Result<(Cow<'tag, str>, Cow<'tag, str>), String> {
    let (mut key, mut value) = (Cow::Borrowed(""), Cow::Borrowed(""));
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let into = match attribute.key.as_ref() {
            "key" => &mut key,
            "value" => &mut value,
            _ => continue,
        };
        let text = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        *into = Cow::Owned(text.into_owned());
    }
    Ok((key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_in_any_handwriting() {
        let cases = [
            ("key=\"a\" value=\"b\"", "a", "b"),
            ("value='b'\n key='a'", "a", "b"),
            ("key=\"a\" value=\"x &amp; &#169;&lt;\"", "a", "x & ©<"),
            ("key=\"a\" value=\"two\nlines\"", "a", "two lines"),
            ("key=\"a\"", "a", ""),
            ("key=\"a\" value=\"b\" note=\"c\"", "a", "b"),
        ];
        for (raw, key, value) in cases {
            let tag = BytesStart::from_content(format!("string {raw}"), 6);
            assert_eq!(key_and_value(&tag), Ok((key.into(), value.into())), "{raw}");
        }
        let tag = BytesStart::from_content("string key=\"a\" value=\"&unknown;\"", 6);
        assert!(key_and_value(&tag).is_err());
    }
}
