//! Every address that names a thing, read from the source of the router itself: what is somebody else's, or nobody's, is
//! not there. A new address is tried without anybody thinking of it; only a new kind of thing must be named here.

use std::collections::BTreeSet;
use std::path::Path;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::actors::StaffRole;
use serde_json::json;
use usecases::api_keys::{Scope, create};
use usecases::testing::Town;
use web::Settings;

use crate::browser::{Answer, Browser, Server, settings};
use crate::mijn::{after, file, form, open, signed_in};
use crate::staff;

const NOBODY: &str = "019aa1b2-0000-7000-8000-000000000000";
const METHODS: [Method; 4] = [Method::GET, Method::POST, Method::PUT, Method::DELETE];
/// What is in an address and is nobody's: files of ours, languages, topics.
const FOR_EVERYBODY: [&str; 6] = [
    "/assets/{name}",
    "/taal/{code}",
    "/onderwerpen/{topic}",
    "/onderwerpen/{topic}/hulp",
    "/onderwerpen/{topic}/terugbellen",
    "/gegevens/hulp-bij/{topic}",
];
/// Where the faces for staff begin.
const FOR_STAFF: [&str; 2] = ["/balie/", "/stuur/"];
/// Routes that are not written out where they are made: none of these names a thing.
const BY_NAME: [&str; 2] = ["PATHS[0]", "PATHS[1]"];

/// Every address with a thing in it, as `.route(…)` has it.
fn addresses() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let root =
                if path.components().any(|part| part.as_os_str() == "api") { web::api::ROOT } else { "" };
            for route in std::fs::read_to_string(&path).unwrap().split(".route(").skip(1) {
                let written = route.trim_start();
                let Some(address) = written.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    let known = BY_NAME.iter().any(|name| written.starts_with(name));
                    assert!(
                        known,
                        "write the address of this route out, so that it is tried: {}",
                        path.display()
                    );
                    continue;
                };
                if address.contains('{') && !FOR_EVERYBODY.contains(&address) {
                    found.insert(format!("{root}{address}"));
                }
            }
        }
    }
    found
}

fn is_for_staff(address: &str) -> bool {
    FOR_STAFF.iter().any(|face| address.starts_with(face))
}

/// The address with each thing in it filled in.
fn filled(address: &str, thing: impl Fn(&str) -> String) -> String {
    let mut parts = address.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap();
        whole += &thing(name);
        whole += rest;
    }
    whole
}

/// The same with things that nobody has.
fn of_nobody(address: &str) -> String {
    filled(address, |name| match name {
        "process" => "lease-termination".to_owned(),
        "question" => "situation".to_owned(),
        "kind" | "visit" => "final-inspection".to_owned(),
        _ => NOBODY.to_owned(),
    })
}

/// A form and a JSON text in which every address finds what it asks for.
fn bodies() -> [(&'static str, String); 4] {
    let fields = [
        "answer=agreed&situation=everyone&tijd=x&command=withdraw&version=1&wie=mij&wat=uit&level=digital",
        "channel=phone&direction=in&topic=general-question&summary=x&reason=x&command-channel=phone",
    ];
    let dates = ["from", "until"]
        .map(|name| format!("{name}-{NOBODY}-day=1&{name}-{NOBODY}-month=4&{name}-{NOBODY}-year=2026"));
    let named = format!("reason-{NOBODY}=x&role-{NOBODY}=agent&why-{NOBODY}=x");
    let form = format!("{}&{}&{named}", fields.join("&"), dates.join("&"));
    let time = format!("2026-04-22T09:00:00Z/{NOBODY}");
    [
        ("application/x-www-form-urlencoded", form),
        ("application/json", json!({ "time": time }).to_string()),
        ("application/json", json!({ "visit": "final-inspection", "time": time }).to_string()),
        ("application/json", "{}".to_owned()),
    ]
}

/// Every way in which a browser, or a program, can ask for `path`.
async fn asked(browser: &mut Browser, path: &str, key: Option<&str>) -> Vec<(Method, Answer)> {
    let mut answers = Vec::new();
    for method in METHODS {
        for (kind, body) in bodies() {
            let mut request = Request::builder().method(&method).uri(path).header("content-type", kind);
            request = request.header("sec-fetch-site", "same-origin").header("sec-fetch-mode", "navigate");
            if let Some(key) = key {
                request = request.header("authorization", format!("Bearer {key}"));
            }
            answers.push((method.clone(), browser.send(request, Body::from(body)).await));
        }
    }
    answers
}

/// Every answer says that there is nothing, or that it cannot be asked for in this way; some say the first.
fn is_not_there(path: &str, answers: &[(Method, Answer)]) {
    for (method, answer) in answers {
        let nothing = answer.status.is_client_error() && answer.status != StatusCode::FORBIDDEN;
        assert!(nothing, "{method} {path}: {} {}", answer.status, answer.header("location"));
    }
    let methods = |of: StatusCode| -> BTreeSet<&str> {
        answers.iter().filter(|(_, answer)| answer.status == of).map(|(method, _)| method.as_str()).collect()
    };
    let (missing, wrong) = (methods(StatusCode::NOT_FOUND), methods(StatusCode::METHOD_NOT_ALLOWED));
    let methods: BTreeSet<&str> = METHODS.iter().map(Method::as_str).collect();
    assert_eq!(&missing | &wrong, methods, "{path}: each method says that nothing is there, or is not taken");
    assert!(!missing.is_empty(), "{path} is an address");
}

async fn town() -> Server {
    // The clock stands still, and so many questions in one moment are a flood.
    let settings = Settings { requests_per_second: None, ..settings() };
    Server::with(settings, "https://mijn.example.nl", async |town: Town| {
        town.office_hours().await;
        town.tenant(1, &[]).await;
        let bram = town.person("P1", "Bram", true).await;
        town.tenant(3, &[bram]).await;
    })
    .await
}

#[test]
fn the_addresses_are_where_these_stories_look() {
    let addresses = addresses();
    for known in ["/zaken/{case}", "/balie/zaken/{id}", "/api/v1/appointments/{id}"] {
        assert!(addresses.contains(known), "{known} in {addresses:?}");
    }
}

#[tokio::test]
async fn a_neighbour_finds_nothing_at_any_address_of_a_tenant() {
    let server = town().await;
    let mut aya = signed_in(&server, "r3@example.nl").await;
    let form = form(&mut aya).await;
    let case = file(&mut aya).await;
    let mut bram = signed_in(&server, "p1@example.nl").await;
    let request = after(&open(&mut bram, "/").await, "href=\"/verzoeken/").to_owned();
    let advice = after(&open(&mut aya, "/onderwerpen/repair").await, "href=\"/adviezen/").to_owned();
    let help = aya.post("/onderwerpen/repair/hulp", &[]).await.body;
    let sent = [("time", after(&help, "name=\"time\" value=\"")), ("phone", "0612345678")];
    let promised = aya.post("/onderwerpen/repair/terugbellen", &sent).await.location().to_owned();
    let call = promised.strip_prefix("/terugbellen/").and_then(|rest| rest.split('?').next()).unwrap();
    let of_aya = |name: &str| match name {
        "call" => call.to_owned(),
        "advice" => advice.clone(),
        "process" => "lease-termination".to_owned(),
        "lease" => form.rsplit('/').next().unwrap().to_owned(),
        "question" => "situation".to_owned(),
        "case" => case.rsplit('/').next().unwrap().to_owned(),
        "kind" => "final-inspection".to_owned(),
        "signature" => request.clone(),
        // Whoever has the link is let in: to the neighbour it is a guess.
        "token" => "A".repeat(43),
        other => panic!("say here what Aya's {other} is"),
    };
    let mut neighbour = signed_in(&server, "r1@example.nl").await;
    let before = server.events().await;
    for address in addresses() {
        if is_for_staff(&address) || address.starts_with(web::api::ROOT) {
            continue;
        }
        let path = filled(&address, of_aya);
        let answers = asked(&mut neighbour, &path, None).await;
        is_not_there(&path, &answers);
        let told = answers.iter().any(|(_, answer)| answer.body.contains("Poelestraat 3"));
        assert!(!told, "{path} says whose it is");
        let nobodys = of_nobody(&address);
        is_not_there(&nobodys, &asked(&mut neighbour, &nobodys, None).await);
        if !address.contains("{signature}") && !address.contains("{token}") {
            let own = aya.get(&path).await.status;
            assert_ne!(own, StatusCode::NOT_FOUND, "Aya finds it, so that this story can fail: {path}");
        }
    }
    // Who is not signed in learns nothing either: to the sign-in page, for what exists and for what does not.
    for path in [case.as_str(), "/zaken/no-identifier"] {
        assert!(server.browser().get(path).await.location().starts_with("/inloggen?naar=/zaken/"));
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    server.close().await;
}

#[tokio::test]
async fn the_desk_is_closed_to_tenants_and_finds_nothing_that_is_not_there() {
    let server = town().await;
    let mut employee = server.browser();
    staff::add(&server, "sanne@example.nl", StaffRole::Administrator).await;
    staff::sign_in(&server, &mut employee, "sanne@example.nl").await;
    let mut strangers = [server.browser(), signed_in(&server, "r1@example.nl").await];
    let before = server.events().await;
    for address in addresses().into_iter().filter(|address| is_for_staff(address)) {
        let path = of_nobody(&address);
        for stranger in &mut strangers {
            for (method, answer) in asked(stranger, &path, None).await {
                let out = answer.status == StatusCode::METHOD_NOT_ALLOWED
                    || answer.header("location").starts_with("/balie/inloggen");
                assert!(out, "{method} {path}: {}", answer.status);
            }
        }
        // A process is a word and no thing of somebody: it is another that nobody has.
        let path = if address.contains("/niveaus/") { filled(&address, |_| NOBODY.to_owned()) } else { path };
        is_not_there(&path, &asked(&mut employee, &path, None).await);
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    server.close().await;
}

#[tokio::test]
async fn the_api_is_closed_without_a_key_and_finds_nothing_that_is_not_there() {
    let server = town().await;
    let id = staff::add(&server, "sanne@example.nl", StaffRole::Administrator).await;
    let boss = domain::actors::Actor::Staff { id, role: StaffRole::Administrator };
    let act = server.house.act(server.now(), boss, domain::channels::Channel::Counter);
    let key = create(&act, "Website", &Scope::ALL).await.unwrap().key;
    let mut system = server.browser();
    let before = server.events().await;
    for address in addresses().into_iter().filter(|address| address.starts_with(web::api::ROOT)) {
        let query = if address.ends_with("/available-times") { "?visit=final-inspection" } else { "" };
        let path = format!("{}{query}", of_nobody(&address));
        for (method, answer) in asked(&mut system, &path, None).await {
            let closed = matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::METHOD_NOT_ALLOWED);
            assert!(closed, "{method} {path} without a key: {}", answer.status);
        }
        is_not_there(&path, &asked(&mut system, &path, Some(&key)).await);
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    server.close().await;
}
