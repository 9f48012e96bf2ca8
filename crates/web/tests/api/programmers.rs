//! What a programmer is told, and what sending again does.

use axum::http::{Method, StatusCode};
use serde_json::json;
use store::testing::on_both;
use usecases::api_keys::Scope;
use usecases::testing::Town;

use crate::client::Client;

#[tokio::test]
async fn a_contact_moment_sent_again_under_its_key_is_registered_once() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.tenant(1, &[]).await;
        let client = Client::new(&town, &Scope::ALL).await;
        let moment = |summary: &str, topic: &str| {
            json!({ "relationNumber": "R1", "channel": "phone", "inbound": true, "topic": topic, "summary": summary })
        };
        let send = async |body, key| {
            let path = "/api/v1/contact-moments";
            client.ask_with(Method::POST, path, Some(body), &[("idempotency-key", key)]).await
        };
        let first = send(moment("Vraagt wanneer.", "repair"), "call-7").await;
        assert_eq!(first.status, StatusCode::CREATED, "{first:?}");
        let again = send(moment("Vraagt wanneer.", "repair"), "call-7").await;
        assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
        let other = send(moment("Vraagt iets anders.", "repair"), "call-7").await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.body["detail"].as_str().unwrap().contains("new key"), "{other:?}");
        assert_eq!(send(moment("Vraagt wanneer.", "repair"), "call-8").await.status, StatusCode::CREATED);
        let all = client.get("/api/v1/contact-moments").await.body;
        assert_eq!(all["items"].as_array().unwrap().len(), 2);

        let unknown = client.post("/api/v1/contact-moments", moment("Vraagt wanneer.", "weather")).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unknown.body["detail"].as_str().unwrap().contains("topic is not known"), "{unknown:?}");
    })
    .await;
}

#[tokio::test]
async fn problems_speak_to_programmers_and_not_to_readers_of_pages() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let client = Client::new(&town, &[Scope::CasesRead]).await;
        let gone = "/api/v1/cases/019aa1b2-0000-7000-8000-000000000000";
        let asked = [
            (Method::GET, gone, StatusCode::NOT_FOUND, "identifier"),
            (Method::DELETE, "/api/v1/cases", StatusCode::METHOD_NOT_ALLOWED, "`Allow`"),
            (Method::GET, "/api/v1/appointments/x", StatusCode::FORBIDDEN, "scope"),
            (Method::GET, "/api/v1/cases?pageSize=many", StatusCode::BAD_REQUEST, "pageSize"),
        ];
        for (method, path, status, words) in asked {
            let answer = client.ask(method, path, None).await;
            assert_eq!(answer.status, status, "{path}");
            let told = format!("{} {}", answer.body["title"], answer.body["detail"]);
            assert!(
                told.contains(words) && !told.contains("this page") && !told.contains("eserializ"),
                "{told}"
            );
        }
        let contact = client.get("/api/v1/openapi.json").await.body["info"]["contact"].clone();
        assert_eq!(contact["email"], json!(town.house.association.email));
        let nobody = client.without_key().get("/api/v1/cases").await;
        assert_eq!(nobody.headers["www-authenticate"], "Bearer");
        assert!(nobody.body["detail"].as_str().unwrap().contains("X-Api-Key"), "{nobody:?}");
    })
    .await;
}
