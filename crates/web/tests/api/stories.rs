//! What a system may and may not do.

use axum::http::{Method, StatusCode};
use serde_json::json;
use store::testing::on_both;
use usecases::api_keys::Scope;
use usecases::steering::{self, Ask};
use usecases::testing::Town;

use crate::client::Client;

/// A time as it is offered, of an inspector who is not there.
const TIME: &str = "2026-04-20T08:00:00Z/019aa1b2-0000-7000-8000-000000000000";
const NOBODY: &str = "019aa1b2-0000-7000-8000-000000000000";

#[tokio::test]
async fn a_termination_is_filed_moved_and_withdrawn() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let client = Client::new(&town, &Scope::ALL).await;
        let answers = town.answers(&town.as_tenant(tenant), tenant).await;
        let new = json!({
            "leaseId": tenant.lease.to_string(),
            "relationId": tenant.relation.to_string(),
            "answers": answers.0,
        });
        let filed = client.post("/api/v1/lease-terminations", new.clone()).await;
        assert_eq!(filed.status, StatusCode::CREATED, "{filed:?}");
        assert_eq!(filed.headers["api-version"], "1.0.0");
        assert_eq!((&filed.body["state"], &filed.body["end"]), (&json!("confirmed"), &json!("2026-04-24")));
        let id = filed.body["id"].as_str().unwrap().to_owned();
        assert_eq!(filed.headers["location"], format!("/api/v1/lease-terminations/{id}"));

        let twice = client.post("/api/v1/lease-terminations", new).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(twice.headers["content-type"], "application/problem+json");

        let period = "/api/v1/appointments?from=2026-04-01T00:00:00Z&until=2026-05-01T00:00:00Z";
        let planned = client.get(period).await.body["items"][0].clone();
        let times = format!("/api/v1/lease-terminations/{id}/available-times?visit=final-inspection");
        let times = client.get(&times).await.body;
        let free =
            times.as_array().unwrap().iter().find(|time| time["startsAt"] != planned["startsAt"]).unwrap();
        let visit = format!("/api/v1/appointments/{}", planned["id"].as_str().unwrap());
        let moved = client.ask(Method::PUT, &visit, Some(json!({ "time": free["code"] }))).await;
        assert_eq!((moved.status, &moved.body["startsAt"]), (StatusCode::OK, &free["startsAt"]));
        for (time, words) in [("x", "`code` of an available time"), (TIME, "took this time")] {
            let refused = client.ask(Method::PUT, &visit, Some(json!({ "time": time }))).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body["detail"].as_str().unwrap().contains(words), "{refused:?}");
        }

        let withdrawn = client.post(&format!("/api/v1/lease-terminations/{id}/withdrawal"), json!({})).await;
        assert_eq!(withdrawn.body["state"], "withdrawn");
        let events = client.get(&format!("/api/v1/cases/{id}/events")).await.body;
        let last = events.as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["by"], &last["channel"]), (&json!("system"), &json!("api")));
    })
    .await;
}

#[tokio::test]
async fn an_appointment_that_was_cancelled_stays_so_and_takes_no_other_with_it() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let case = town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        let client = Client::new(&town, &Scope::ALL).await;
        let period = "/api/v1/appointments?from=2026-04-01T00:00:00Z&until=2026-05-01T00:00:00Z";
        let first = client.get(period).await.body["items"][0]["id"].as_str().unwrap().to_owned();
        let first = format!("/api/v1/appointments/{first}");
        assert_eq!(client.ask(Method::DELETE, &first, None).await.status, StatusCode::NO_CONTENT);
        let times = format!("/api/v1/lease-terminations/{}/available-times?visit=final-inspection", case.id);
        let time = client.get(&times).await.body[0]["code"].clone();
        let again = format!("/api/v1/lease-terminations/{}/appointments", case.id);
        let chosen = json!({ "visit": "final-inspection", "time": time });
        let second = client.post(&again, chosen).await;
        assert_eq!(second.status, StatusCode::CREATED);

        assert_eq!(client.ask(Method::DELETE, &first, None).await.status, StatusCode::NO_CONTENT);
        let moved = client.ask(Method::PUT, &first, Some(json!({ "time": time }))).await;
        assert_eq!(moved.status, StatusCode::UNPROCESSABLE_ENTITY);
        let second = format!("/api/v1/appointments/{}", second.body["id"].as_str().unwrap());
        assert_eq!(client.get(&second).await.body["status"], "booked");
        let same = client.ask(Method::PUT, &second, Some(json!({ "time": time }))).await;
        assert_eq!(
            (same.status, &same.body["version"]),
            (StatusCode::OK, &json!(1)),
            "it has that time already"
        );
    })
    .await;
}

#[tokio::test]
async fn each_address_asks_for_its_own_scope() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let asked = [
            (Method::GET, "/api/v1/cases".to_owned(), Scope::CasesRead),
            (Method::GET, format!("/api/v1/cases/{NOBODY}"), Scope::CasesRead),
            (Method::GET, format!("/api/v1/cases/{NOBODY}/events"), Scope::CasesRead),
            (Method::GET, "/api/v1/lease-terminations".to_owned(), Scope::CasesRead),
            (Method::GET, format!("/api/v1/lease-terminations/{NOBODY}"), Scope::CasesRead),
            (Method::POST, "/api/v1/lease-terminations".to_owned(), Scope::CasesWrite),
            (Method::POST, "/api/v1/lease-termination-forms".to_owned(), Scope::CasesWrite),
            (Method::POST, format!("/api/v1/lease-terminations/{NOBODY}/withdrawal"), Scope::CasesWrite),
            (Method::GET, "/api/v1/appointments?from=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z".to_owned(), Scope::AppointmentsRead),
            (Method::GET, format!("/api/v1/appointments/{NOBODY}"), Scope::AppointmentsRead),
            (Method::GET, format!("/api/v1/lease-terminations/{NOBODY}/available-times?visit=final-inspection"), Scope::AppointmentsRead),
            (Method::POST, format!("/api/v1/lease-terminations/{NOBODY}/appointments"), Scope::AppointmentsWrite),
            (Method::PUT, format!("/api/v1/appointments/{NOBODY}"), Scope::AppointmentsWrite),
            (Method::DELETE, format!("/api/v1/appointments/{NOBODY}"), Scope::AppointmentsWrite),
            (Method::GET, "/api/v1/contact-moments".to_owned(), Scope::ContactMomentsRead),
            (Method::GET, format!("/api/v1/contact-moments/{NOBODY}"), Scope::ContactMomentsRead),
            (Method::POST, "/api/v1/contact-moments".to_owned(), Scope::ContactMomentsWrite),
            (Method::GET, "/api/v1/channel-states".to_owned(), Scope::ChannelStatesRead),
            (Method::PUT, format!("/api/v1/channel-states/{NOBODY}"), Scope::ChannelStatesWrite),
        ];
        let termination = json!({ "leaseId": NOBODY, "relationId": NOBODY, "answers": {} });
        let contact = json!({ "relationId": NOBODY, "channel": "phone", "inbound": true, "topic": "general-question", "summary": "x" });
        let body_of = |method: &Method, path: &str| match (method, path) {
            (&Method::PUT, path) if path.contains("/channel-states/") => Some(json!({})),
            (&Method::PUT, _) => Some(json!({ "time": TIME })),
            (&Method::POST, "/api/v1/lease-terminations" | "/api/v1/lease-termination-forms") => Some(termination.clone()),
            (&Method::POST, "/api/v1/contact-moments") => Some(contact.clone()),
            (&Method::POST, path) if path.ends_with("appointments") => Some(json!({ "visit": "final-inspection", "time": TIME })),
            (&Method::POST, _) => Some(json!({})),
            _ => None,
        };
        let nobody = Client::new(&town, &[Scope::CasesRead]).await.without_key();
        for (method, path, scope) in asked {
            let body = body_of(&method, &path);
            let refused = nobody.ask(method.clone(), &path, body.clone()).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "without a key: {method} {path}");
            let others: Vec<Scope> = Scope::ALL.into_iter().filter(|other| *other != scope).collect();
            let other = Client::new(&town, &others).await;
            let refused = other.ask(method.clone(), &path, body.clone()).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "without {scope:?}: {method} {path}");
            let right = Client::new(&town, &[scope]).await;
            let found = right.ask(method.clone(), &path, body).await;
            let expected = if path.contains(NOBODY) || method == Method::POST { StatusCode::NOT_FOUND } else { StatusCode::OK };
            assert_eq!(found.status, expected, "with {scope:?}: {method} {path}: {found:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_on_where_the_page_before_ended() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        for number in 1..=5 {
            let tenant = town.tenant(number, &[]).await;
            town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        }
        let client = Client::new(&town, &[Scope::CasesRead]).await;
        let mut seen = std::collections::BTreeSet::new();
        let mut path = "/api/v1/cases?pageSize=2".to_owned();
        for page in 1..=3 {
            let answer = client.get(&path).await;
            for item in answer.body["items"].as_array().unwrap() {
                assert!(seen.insert(item["id"].as_str().unwrap().to_owned()), "twice");
            }
            match answer.body["nextCursor"].as_str() {
                Some(cursor) => {
                    assert!(answer.headers["link"].to_str().unwrap().contains("rel=\"next\""));
                    let cursor = cursor.replace(':', "%3A").replace('~', "%7E");
                    path = format!("/api/v1/cases?pageSize=2&cursor={cursor}");
                }
                None => assert_eq!(page, 3),
            }
        }
        assert_eq!(seen.len(), 5);
        for wrong in ["pageSize=0", "pageSize=201", "cursor=rubbish", "level=x"] {
            let answer = client.get(&format!("/api/v1/cases?{wrong}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_link_to_the_next_page_asks_for_the_same() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        for number in 1..=4 {
            let tenant = town.tenant(number, &[]).await;
            town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        }
        let client = Client::new(&town, &Scope::ALL).await;
        let period = "from=2026-04-01T00%3A00%3A00Z&until=2026-05-01T00:00:00Z";
        let asked = [
            ("/api/v1/cases?pageSize=3&open=true&process=lease-termination".to_owned(), 4),
            ("/api/v1/lease-terminations?pageSize=3".to_owned(), 4),
            (format!("/api/v1/appointments?{period}&pageSize=3"), 4),
        ];
        for (path, rows) in asked {
            let first = client.get(&path).await;
            let link = first.headers["link"].to_str().unwrap();
            let next = link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap();
            assert!(next.starts_with(&format!("{path}&cursor=")), "{next}");
            let second = client.get(next).await;
            assert_eq!(second.status, StatusCode::OK, "{second:?}");
            assert!(!second.headers.contains_key("link"));
            let seen = first.body["items"].as_array().unwrap().len()
                + second.body["items"].as_array().unwrap().len();
            assert_eq!(seen, rows, "{path}");
        }
        for unknown in ["/api/v1/cases?proces=x", "/api/v1/lease-terminations?open=true"] {
            let answer = client.get(unknown).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{unknown}");
            assert!(answer.body["detail"].as_str().unwrap().contains("unknown parameter `"), "{answer:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_description_names_every_address_and_needs_no_key() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let client = Client::new(&town, &[Scope::CasesRead]).await.without_key();
        let answer = client.get("/api/v1/openapi.json").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body["openapi"].as_str().unwrap().starts_with("3.1"));
        let paths = answer.body["paths"].as_object().unwrap();
        assert_eq!(paths.len(), 19, "{:?}", paths.keys().collect::<Vec<_>>());
        assert!(paths.keys().all(|path| path.starts_with("/api/v1/") && !path.contains('_')));
    })
    .await;
}

#[tokio::test]
async fn what_is_not_understood_is_told_in_words_a_programmer_can_use() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let tenant = town.tenant(1, &[]).await;
        let client = Client::new(&town, &Scope::ALL).await;
        let asked = [
            ("/api/v1/cases?pageSize=0", "`pageSize` must be between 1 and 200"),
            ("/api/v1/cases?pageSize=many", "pageSize"),
            ("/api/v1/cases?level=somewhat", "`level` must be `traditional`"),
            ("/api/v1/cases?cursor=rubbish", "`nextCursor`"),
            ("/api/v1/appointments?from=yesterday", "from"),
            ("/api/v1/contact-moments?relationId=7", "`relationId` must be a UUID"),
        ];
        for (path, words) in asked {
            let answer = client.get(path).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
            assert_eq!(answer.headers["content-type"], "application/problem+json");
            assert!(answer.body["detail"].as_str().unwrap().contains(words), "{path}: {}", answer.body);
        }

        let short = client.post("/api/v1/lease-terminations", json!({ "leaseId": "7", "answers": {} })).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.body["detail"].as_str().unwrap().contains("relationId"), "{}", short.body);

        let empty = json!({
            "leaseId": tenant.lease.to_string(),
            "relationId": tenant.relation.to_string(),
            "answers": { "situation": "everyone" },
        });
        let unfinished = client.post("/api/v1/lease-terminations", empty).await;
        assert_eq!(unfinished.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields: Vec<&str> = unfinished.body["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| error["field"].as_str().unwrap())
            .collect();
        assert!(fields.contains(&"end-date"), "{fields:?}");
    })
    .await;
}

#[tokio::test]
async fn a_system_gets_the_advice_that_the_tenant_gets() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.steered().await;
        let tenant = town.tenant(1, &[]).await;
        let client = Client::new(&town, &Scope::ALL).await;
        let asked = json!({ "relationId": tenant.relation.to_string(), "topic": "lease-termination" });
        let advised = client.post("/api/v1/channel-advices", asked).await;
        assert_eq!(advised.status, StatusCode::CREATED, "{advised:?}");
        let act = town.as_tenant(tenant);
        let ask = Ask::about("lease-termination");
        let mine = steering::advise(&act, Some(tenant.relation), &ask).await.unwrap();
        let first = &advised.body["channels"][0];
        assert_eq!(first["channel"], mine.decided.channels[0].channel.code());
        let texts = &town.house.texts;
        let reason = mine.reason.say(texts, domain::language::Language::Nl);
        assert_eq!(advised.body["reasons"][0]["nl"], json!(reason));
        assert_eq!(advised.body["policyHash"], json!(mine.policy.hash));
        let again = client.get(advised.headers["location"].to_str().unwrap()).await;
        assert_eq!(again.body, advised.body);

        let nobody =
            client.post("/api/v1/channel-advices", json!({ "topic": "repair", "emergency": true })).await;
        assert_eq!(nobody.body["channels"][0]["channel"], "phone");
        assert_eq!(nobody.body["guards"], json!(["emergency-calls"]));
        assert_eq!(nobody.body["channels"][0]["reach"], "050 123 45 67");
        let chat = nobody.body["channels"].as_array().unwrap().iter().any(|way| way["channel"] == "chat");
        assert!(!chat, "what the association has not is not offered: {}", nobody.body);
        let unknown = client.post("/api/v1/channel-advices", json!({ "topic": "weather" })).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong =
            client.post("/api/v1/channel-advices", json!({ "topic": "repair", "complexity": 4 })).await;
        assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
        let age = client.post("/api/v1/channel-advices", json!({ "topic": "repair", "age": 82 })).await;
        assert_eq!(age.status, StatusCode::UNPROCESSABLE_ENTITY, "what may not count cannot be sent");

        let policies = client.get("/api/v1/channel-policies").await.body;
        assert_eq!((&policies[0]["state"], &policies[0]["holdsToday"]), (&json!("live"), &json!(true)));
        let one = format!("/api/v1/channel-policies/{}", policies[0]["id"].as_str().unwrap());
        assert!(client.get(&one).await.body["table"].as_str().unwrap().contains("hitPolicy"));
    })
    .await;
}

#[tokio::test]
async fn a_contact_moment_names_a_case_of_that_person_or_none() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let (aya, ben) = (town.tenant(1, &[]).await, town.tenant(2, &[]).await);
        let case = town.file(&town.as_tenant(aya), aya).await.unwrap().id.to_string();
        let client = Client::new(&town, &Scope::ALL).await;
        let moment = |relation: usecases::testing::Tenant, case: &str, summary: &str| {
            json!({
                "relationId": relation.relation.to_string(),
                "caseId": case,
                "channel": "phone",
                "inbound": true,
                "topic": "lease-termination",
                "summary": summary,
            })
        };
        let asked = [
            (moment(aya, &case, "Vraagt wanneer."), StatusCode::CREATED, ""),
            (moment(aya, NOBODY, "Vraagt wanneer."), StatusCode::NOT_FOUND, ""),
            (moment(ben, &case, "Vraagt wanneer."), StatusCode::UNPROCESSABLE_ENTITY, "case"),
            (moment(aya, &case, "Vraagt \0 wanneer."), StatusCode::BAD_REQUEST, "NUL"),
            (moment(aya, &case, "  "), StatusCode::UNPROCESSABLE_ENTITY, ""),
        ];
        for (body, status, words) in asked {
            let answer = client.post("/api/v1/contact-moments", body.clone()).await;
            assert_eq!(answer.status, status, "{body}: {answer:?}");
            let detail = answer.body["detail"].as_str().unwrap_or_default();
            assert!(detail.contains(words), "{detail}");
        }
        assert_eq!(client.get("/api/v1/cases?state=%00").await.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn every_answer_says_its_version_errors_too() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let client = Client::new(&town, &[Scope::CasesRead]).await;
        let gone = format!("/api/v1/cases/{NOBODY}");
        for path in [
            "/api/v1/cases",
            "/api/v1/no-such-thing",
            "/api/v1/cases?pageSize=0",
            "/api/v1/cases?x=%00",
            &gone,
        ] {
            let answer = client.get(path).await;
            let versions: Vec<_> = answer.headers.get_all("api-version").iter().collect();
            assert_eq!(versions, ["1.0.0"], "{path}");
        }
    })
    .await;
}
