//! A telephone exchange tells how busy it is, and whoever asks for advice hears of it.
#![expect(clippy::unwrap_used, reason = "a story that cannot be told must stop")]

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use store::testing::on_both;
use usecases::api_keys::Scope;
use usecases::testing::Town;

use crate::client::{Answer, Client};

const PHONE: &str = "/api/v1/channel-states/phone";

/// A town at half past nine on Wednesday morning.
async fn town(store: store::Store) -> Town {
    let mut town = Town::new(store).await;
    town.steered().await;
    town.now = "2026-03-04T08:30:00Z".parse().unwrap();
    town
}

async fn tell(client: &Client, body: Value) -> Answer {
    client.ask(Method::PUT, PHONE, Some(body)).await
}

/// The phone, as it stands among the others.
async fn phone(client: &Client, path: &str, body: Option<Value>) -> Value {
    let method = if body.is_some() { Method::POST } else { Method::GET };
    let answer = client.ask(method, path, body).await.body;
    let all = if answer.is_array() { &answer } else { &answer["channels"] };
    all.as_array().unwrap().iter().find(|one| one["channel"] == "phone").unwrap().clone()
}

#[tokio::test]
async fn an_exchange_tells_its_queue_and_advice_says_so() {
    on_both(async |store| {
        let mut town = town(store).await;
        let client = Client::new(&town, &Scope::ALL).await;
        let before = phone(&client, "/api/v1/channel-states", None).await;
        assert_eq!((&before["staffed"], &before["open"]), (&Value::Null, &json!(true)));

        let told = tell(&client, json!({ "waitingMinutes": 25 })).await;
        assert_eq!(told.status, StatusCode::OK, "{told:?}");
        assert_eq!(told.body, phone(&client, "/api/v1/channel-states", None).await);
        let body = &told.body;
        assert_eq!((&body["waitingMinutes"], &body["staffed"]), (&json!(25), &json!(true)));
        assert_eq!((&body["open"], &body["saidBy"]), (&json!(true), &json!("Website")));
        assert_eq!(body["saidAt"], "2026-03-04T08:30:00Z");
        assert_eq!(body["validUntil"], "2026-03-04T08:45:00Z", "a quarter of an hour");
        let ask = || Some(json!({ "topic": "nuisance" }));
        let advised = phone(&client, "/api/v1/channel-advices", ask()).await;
        assert_eq!((&advised["waitingMinutes"], &advised["stance"]), (&json!(25), &json!("preferred")));

        let away = tell(&client, json!({ "staffed": false, "validMinutes": 30 })).await;
        assert_eq!((&away.body["staffed"], &away.body["open"]), (&json!(false), &json!(false)));
        assert_eq!(away.body["hours"], json!({ "nl": "Nu is er niemand", "en": "Nobody is there now" }));
        let advised = phone(&client, "/api/v1/channel-advices", ask()).await;
        assert_eq!((&advised["open"], &advised["stance"]), (&json!(false), &json!("open")));
        assert_eq!((&advised["opensAt"], &advised["waitingMinutes"]), (&Value::Null, &Value::Null));

        town.now = "2026-03-04T09:00:00Z".parse().unwrap();
        let later = Client::new(&town, &[Scope::ChannelStatesRead]).await;
        assert_eq!(phone(&later, "/api/v1/channel-states", None).await, before, "it has run out");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_told_is_a_problem_by_field() {
    on_both(async |store| {
        let town = town(store).await;
        let client = Client::new(&town, &[Scope::ChannelStatesWrite, Scope::ChannelStatesRead]).await;
        let refused = tell(&client, json!({ "waitingMinutes": 241, "validMinutes": 721 })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.headers["content-type"], "application/problem+json");
        let errors = json!([
            { "field": "waitingMinutes", "detail": "Choose a wait of 0 to 240 minutes, or leave this empty." },
            { "field": "validMinutes", "detail": "This must count for 1 to 720 minutes." },
        ]);
        assert_eq!(refused.body["errors"], errors);
        for odd in [json!({ "waitingMinutes": -1 }), json!({ "waitingMinutes": "25" }), json!({ "wait": 25 })] {
            let refused = tell(&client, odd.clone()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd}");
            assert!(refused.body["detail"].as_str().unwrap().contains("openapi.json"), "{odd}");
        }
        for nowhere in ["portal", "sms", "system", "pigeon"] {
            let path = format!("/api/v1/channel-states/{nowhere}");
            let refused = client.ask(Method::PUT, &path, Some(json!({ "waitingMinutes": 1 }))).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{nowhere}");
        }
        assert_eq!(phone(&client, "/api/v1/channel-states", None).await["staffed"], Value::Null);
    })
    .await;
}
