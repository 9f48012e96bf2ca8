//! Styles, scripts, icons and typefaces: embedded in the binary, named by their hash, kept by browsers for a year.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::{Embed, EmbeddedFile};

/// Where assets are served from.
const PREFIX: &str = "/assets/";
/// A hashed name never gets other contents.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

#[derive(Embed)]
#[folder = "../../frontend/dist"]
struct Dist;

/// Plain name → address, from the manifest that the frontend build writes.
static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Dist::get("manifest.json").map(|file| file.data).unwrap_or_default();
    let names: HashMap<String, String> = serde_json::from_slice(&manifest).unwrap_or_default();
    names.into_iter().map(|(name, hashed)| (name, format!("{PREFIX}{hashed}"))).collect()
});

/// The address of the asset with this plain name (`mijn.css`, `balie.js`, `icons.svg`).
///
/// An unknown name gives an address that answers 404; a test checks every name that a template uses.
pub fn asset(name: &str) -> &'static str {
    ADDRESSES.get(name).map_or("/assets/unknown", String::as_str)
}

/// The address of the typeface, for a preload in the head of a page.
pub fn typeface() -> &'static str {
    asset("atkinson-hyperlegible-next-latin-wght-normal.woff2")
}

/// The route that serves every asset.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(kind) = content_type(&name) else { return StatusCode::NOT_FOUND.into_response() };
    if accepts_gzip(&headers)
        && let Some(packed) = Dist::get(&format!("{name}.gz"))
    {
        let mut answer = respond(packed, kind);
        answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        return answer;
    }
    Dist::get(&name).map_or_else(|| StatusCode::NOT_FOUND.into_response(), |file| respond(file, kind))
}

fn respond(file: EmbeddedFile, kind: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CACHE_CONTROL, FOREVER),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ];
    (headers, file.data.into_owned()).into_response()
}

/// The content type by the name's ending; other endings (the manifest, packed files) are not served by name.
fn content_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).any(|value| {
        value.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
            let refused = |part: &str| {
                part.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|q| q <= 0.0)
            };
            named && !parts.any(refused)
        })
    })
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
    use axum::http::{Request, StatusCode};
    use axum::response::Response;
    use tower::ServiceExt as _;

    async fn fetch(address: &str, encodings: &str) -> Response {
        let request = Request::get(address).header(ACCEPT_ENCODING, encodings).body(Body::empty()).unwrap();
        super::routes::<()>().oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn every_bundle_is_served_with_its_type_and_kept_for_a_year() {
        for (name, kind) in [
            ("mijn.css", "text/css; charset=utf-8"),
            ("balie.css", "text/css; charset=utf-8"),
            ("mijn.js", "text/javascript; charset=utf-8"),
            ("balie.js", "text/javascript; charset=utf-8"),
            ("icons.svg", "image/svg+xml"),
        ] {
            let answer = fetch(super::asset(name), "identity").await;
            assert_eq!(answer.status(), StatusCode::OK, "{name}");
            assert_eq!(answer.headers()[CONTENT_TYPE], kind);
            assert_eq!(answer.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
            assert!(answer.headers().get(CONTENT_ENCODING).is_none());
        }
        let typeface = fetch(super::typeface(), "gzip").await;
        assert_eq!(typeface.headers()[CONTENT_TYPE], "font/woff2");
        assert!(typeface.headers().get(CONTENT_ENCODING).is_none());
    }

    #[tokio::test]
    async fn text_is_packed_for_those_who_accept_it() {
        for (encodings, packed) in [
            ("gzip, br", true),
            ("br;q=1.0, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("gzip;q=0.000", false),
            ("br", false),
        ] {
            let answer = fetch(super::asset("mijn.css"), encodings).await;
            assert_eq!(answer.headers().get(CONTENT_ENCODING).is_some(), packed, "{encodings}");
            let body = to_bytes(answer.into_body(), 1_000_000).await.unwrap();
            assert_eq!(body.starts_with(&[0x1f, 0x8b]), packed, "{encodings}");
        }
    }

    #[tokio::test]
    async fn nothing_else_is_served() {
        for address in
            ["/assets/manifest.json", "/assets/unknown", "/assets/mijn.css", "/assets/..%2fmanifest.json"]
        {
            assert_eq!(fetch(address, "gzip").await.status(), StatusCode::NOT_FOUND, "{address}");
        }
    }
}
