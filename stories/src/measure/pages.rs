//! What a page weighs with all that it loads, as it goes over the line; the typeface, cached for good, not counted.

use reqwest::Client;
use stories::program::Program;
use stories::tenant::Tenant;
use stories::visitor::{client, every};

use super::figures::Figure;

/// A page of a tenant, all of it.
const MOST_KILOBYTES: f64 = 100.0;

/// The heaviest of a tenant's pages.
pub async fn weigh(tenant: &mut Tenant, program: &Program) -> Vec<Figure> {
    let (client, cookies) = (client(), tenant.browser.cookies());
    let mut heaviest = (String::new(), 0.0);
    // Who is signed in is led on from the page on which one signs in: that one is weighed as a stranger gets it.
    let own = super::visiting::paths(tenant).await.into_iter().map(|path| (path, cookies.as_str()));
    for (path, cookies) in own.chain([("/inloggen".to_owned(), "")]) {
        let weight = with_parts(&client, &program.url(), &path, cookies).await;
        if weight > heaviest.1 {
            heaviest = (path, weight);
        }
    }
    let name = heaviest.0.split('/').filter(|part| part.len() < 30).collect::<Vec<_>>().join("/");
    let what = format!("the heaviest page of a tenant, all of it (/{})", name.trim_start_matches('/'));
    vec![Figure::most(what, heaviest.1 / 1000.0, "kB", MOST_KILOBYTES)]
}

/// The bytes of a page and of the styles, scripts and pictures it names.
async fn with_parts(client: &Client, base: &str, path: &str, cookies: &str) -> f64 {
    let (page, mut weight) = fetched(client, &format!("{base}{path}"), cookies, false).await;
    let (_, zipped) = fetched(client, &format!("{base}{path}"), cookies, true).await;
    weight = if zipped > 0.0 { zipped } else { weight };
    let mut parts: Vec<&str> = every(&page, "\"/assets/", "\"");
    for part in &mut parts {
        *part = part.split('#').next().unwrap_or_default();
    }
    parts.sort_unstable();
    parts.dedup();
    for part in parts.into_iter().filter(|part| !is_typeface(part)) {
        weight += fetched(client, &format!("{base}/assets/{part}"), "", true).await.1;
    }
    weight
}

fn is_typeface(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|kind| kind == "woff2")
}

/// The text, and how many bytes came over the line.
async fn fetched(client: &Client, address: &str, cookies: &str, zipped: bool) -> (String, f64) {
    let mut request = client.get(address).header("cookie", cookies);
    if zipped {
        request = request.header("accept-encoding", "gzip");
    }
    let answer = request.send().await.and_then(reqwest::Response::error_for_status);
    let bytes = match answer {
        Ok(answer) => answer.bytes().await,
        Err(error) => Err(error),
    };
    let bytes = bytes.unwrap_or_else(|error| panic!("{address}: {error}"));
    #[expect(clippy::cast_precision_loss, reason = "no page has so many bytes")]
    let weight = bytes.len() as f64;
    (String::from_utf8_lossy(&bytes).into_owned(), weight)
}
