//! A system that knows nothing but the numbers of the association files a termination.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};
use store::testing::on_both;
use usecases::api_keys::Scope;
use usecases::testing::Town;

use crate::client::Client;

const FORMS: &str = "/api/v1/lease-termination-forms";
const TERMINATIONS: &str = "/api/v1/lease-terminations";

fn body(answers: &Value) -> Value {
    json!({ "leaseNumber": "H-1", "relationNumber": "R1", "answers": answers })
}

fn fields(form: &Value) -> Vec<&Value> {
    let questions = form["questions"].as_array().into_iter().flatten();
    questions.flat_map(|question| question["fields"].as_array().into_iter().flatten()).collect()
}

fn wrong(errors: &Value) -> Vec<&str> {
    errors.as_array().into_iter().flatten().filter_map(|error| error["field"].as_str()).collect()
}

#[tokio::test]
async fn a_form_leads_from_numbers_alone_to_a_termination() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        town.tenant(1, &[]).await;
        let client = Client::new(&town, &[Scope::CasesWrite]).await;
        let mut answers = json!({});
        let empty = client.post(FORMS, body(&answers)).await;
        assert_eq!((empty.status, &empty.body["ready"]), (StatusCode::OK, &json!(false)), "{empty:?}");
        assert!(wrong(&empty.body["errors"]).contains(&"end-date"));

        // Filled in as a program would that knows nothing: the first of what is offered, until it is ready.
        let known = json!({ "end-date": "2026-04-24", "iban": "NL91 ABNA 0417 1643 00", "holder": "A. Bos" });
        let mut form = empty.body;
        for _ in 0..4 {
            for field in fields(&form) {
                let name = field["name"].as_str().unwrap();
                let offered = [&field["times"][0]["code"], &field["choices"][0]["value"], &known[name]];
                let only = &field["onlyWhen"];
                let applies = only.is_null() || answers[only["field"].as_str().unwrap()] == only["value"];
                let answer = offered.into_iter().find(|answer| answer.is_string());
                if let (true, Some(true), Some(answer)) = (applies, field["required"].as_bool(), answer) {
                    answers[name] = answer.clone();
                }
            }
            answers["address-kind"] = json!("unknown");
            form = client.post(FORMS, body(&answers)).await.body;
        }
        assert_eq!((&form["ready"], &form["errors"]), (&json!(true), &json!([])), "{answers} {form}");
        assert!(answers["final-inspection-time"].is_string(), "a free time was offered and taken");
        let filed = client.post(TERMINATIONS, body(&answers)).await;
        assert_eq!(filed.status, StatusCode::CREATED, "{filed:?}");
        assert_eq!((&filed.body["state"], &filed.body["end"]), (&json!("confirmed"), &json!("2026-04-24")));
        let after = client.post(FORMS, body(&answers)).await.body;
        assert!(after["refusal"]["en"].is_string() && after["ready"] == false, "it runs already");
    })
    .await;
}

#[tokio::test]
async fn what_is_not_asked_or_no_choice_is_told_by_field_and_not_dropped() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let client = Client::new(&town, &[Scope::CasesWrite]).await;
        let right = town.answers(&town.as_tenant(tenant), tenant).await;
        let mut answers = json!(right.0);
        answers["reason"] = json!("zzz");
        answers["enddate"] = json!("2026-04-24");
        let refused = client.post(TERMINATIONS, body(&answers)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
        assert_eq!(wrong(&refused.body["errors"]), ["enddate", "reason"]);
        let told = refused.body["errors"][1]["detail"].as_str().unwrap();
        assert!(told.contains("better-fit"), "{told}");
        let form = client.post(FORMS, body(&answers)).await.body;
        assert_eq!((wrong(&form["errors"]), &form["ready"]), (vec!["enddate", "reason"], &json!(false)));

        let both = json!({ "leaseNumber": "H-1", "leaseId": "x", "relationNumber": "R1", "answers": {} });
        let refused = client.post(TERMINATIONS, both).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body["detail"].as_str().unwrap().contains("either `leaseId` or `leaseNumber`"));
        let stranger = json!({ "leaseNumber": "H-9", "relationNumber": "R1", "answers": {} });
        assert_eq!(client.post(FORMS, stranger).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_description_names_every_answer_that_can_be_asked() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        town.tenant(1, &[]).await;
        let client = Client::new(&town, &[Scope::CasesWrite]).await;
        let description = client.get("/api/v1/openapi.json").await.body;
        let schema = &description["components"]["schemas"]["TerminationAnswers"];
        assert_eq!(schema["additionalProperties"], json!(false));
        let described: BTreeSet<&str> =
            schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let answers = json!({ "ask-pre-inspection": "yes", "ask-final-inspection": "yes" });
        let form = client.post(FORMS, body(&answers)).await.body;
        for field in fields(&form) {
            let name = field["name"].as_str().unwrap();
            assert!(described.contains(name), "{name} is asked and not described");
            let Some(choices) = field["choices"].as_array().filter(|_| field["kind"] == "choice") else {
                continue;
            };
            let allowed = schema["properties"][name]["enum"].as_array().unwrap();
            assert!(choices.iter().all(|choice| allowed.contains(&choice["value"])), "{name}");
        }
    })
    .await;
}
