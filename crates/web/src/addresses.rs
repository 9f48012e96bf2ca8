//! Addresses of our own pages: where to go back to, never anywhere else.

use std::fmt::Write as _;

/// The path and query `text` when it is an address on this site, else `None`. Anything a browser could read as
/// another host is refused.
pub fn local(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && text.len() <= 500 && text.starts_with('/') && !text.starts_with("//")).then_some(text)
}

/// The path and query of a whole address, such as a `Referer`, when it can be gone back to.
pub fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    local(&rest[rest.find('/')?..])
}

/// `text` as it stands in the query of an address.
pub fn in_query(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len() + 16), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{in_query, local, path_of};

    #[test]
    fn only_addresses_of_our_own_are_gone_back_to() {
        for fine in ["/", "/zaken/1?x=2", "/balie/huurders?q=a%20b"] {
            assert_eq!(local(fine), Some(fine));
        }
        let long = format!("/{}", "a".repeat(500));
        for wrong in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/\n", "/é", &long]
        {
            assert_eq!(local(wrong), None, "{wrong}");
        }
        assert_eq!(path_of("https://mijn.example/zaken?x=1"), Some("/zaken?x=1"));
        assert_eq!(path_of("https://mijn.example//evil.example"), None);
        assert_eq!(path_of("mijn.example"), None);
        assert_eq!(in_query("/zaken?x=1&y=é"), "/zaken%3Fx%3D1%26y%3D%C3%A9");
    }
}
