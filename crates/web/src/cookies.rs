//! Cookies: as few as can be, none that a script can read but the one for light and dark, none that outlive their use.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponseParts, ResponseParts};

/// The session of a tenant.
pub const TENANT: &str = "tenant";
/// The session of a member of staff.
pub const STAFF: &str = "staff";
/// The session of a co-tenant who came by a personal link.
pub const COSIGNER: &str = "cosigner";
/// The sign-in code that was asked for in this browser.
pub const CODE_REQUEST: &str = "code-request";
/// The chosen language.
pub const LANGUAGE: &str = "language";
/// What a tenant typed while their session had ended, sealed.
pub const TYPED: &str = "typed";
/// What to say once on the next page.
pub const MESSAGE: &str = "message";

/// A cookie for every page of this site and for no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cookie {
    name: &'static str,
    value: String,
    seconds: Option<u32>,
    secure: bool,
}

impl Cookie {
    /// A cookie that lasts until the browser is closed.
    pub fn for_now(name: &'static str, value: impl Into<String>, secure: bool) -> Self {
        Self { name, value: value.into(), seconds: None, secure }
    }

    /// A cookie that lasts so many seconds.
    pub fn lasting(name: &'static str, value: impl Into<String>, seconds: u32, secure: bool) -> Self {
        Self { name, value: value.into(), seconds: Some(seconds), secure }
    }

    /// Takes a cookie away.
    pub fn gone(name: &'static str, secure: bool) -> Self {
        Self { name, value: String::new(), seconds: Some(0), secure }
    }

    fn header(&self) -> Option<HeaderValue> {
        let Self { name, value, seconds, secure } = self;
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let safe = if *secure { "; Secure" } else { "" };
        let name = full_name(name, *secure);
        HeaderValue::try_from(format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{safe}")).ok()
    }
}

/// Over https the name binds the cookie to this very host: no subdomain can plant one (RFC 6265bis, section 4.1.3).
fn full_name(name: &str, secure: bool) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

impl IntoResponseParts for Cookie {
    type Error = std::convert::Infallible;
    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        if let Some(header) = self.header() {
            parts.headers_mut().append(SET_COOKIE, header);
        }
        Ok(parts)
    }
}

/// The value of the cookie with this name.
pub fn read(headers: &HeaderMap, name: &str, secure: bool) -> Option<String> {
    let name = full_name(name, secure);
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Cookie, TENANT, read};
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn a_cookie_is_for_this_host_alone() {
        let header = |cookie: Cookie| cookie.header().unwrap().to_str().unwrap().to_owned();
        let table = [
            (Cookie::for_now(TENANT, "x", true), "__Host-tenant=x; Path=/; HttpOnly; SameSite=Lax; Secure"),
            (Cookie::for_now(TENANT, "x", false), "tenant=x; Path=/; HttpOnly; SameSite=Lax"),
            (
                Cookie::lasting(TENANT, "x", 60, true),
                "__Host-tenant=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure",
            ),
            (Cookie::gone(TENANT, false), "tenant=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
        ];
        for (cookie, expected) in table {
            assert_eq!(header(cookie), expected);
        }
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_full_name() {
        let mut headers = HeaderMap::new();
        headers.append("cookie", HeaderValue::from_static("a=1; __Host-tenant=t=x;  tenant=planted"));
        headers.append("cookie", HeaderValue::from_static("b=2"));
        assert_eq!(read(&headers, TENANT, true).as_deref(), Some("t=x"));
        assert_eq!(read(&headers, TENANT, false).as_deref(), Some("planted"));
        assert_eq!(read(&headers, "b", false).as_deref(), Some("2"));
        assert_eq!(read(&headers, "c", false), None);
    }
}
