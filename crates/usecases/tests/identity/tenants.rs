//! Tenants come in by a mailed code; nobody learns who is a tenant, and nobody comes in by guessing.

use std::collections::BTreeSet;

use domain::actors::Actor;
use domain::events::Subject;
use domain::ids::RelationId;
use domain::language::Language;
use domain::tenancy::{PersonName, Relation};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::outbox::Claim;
use usecases::signing_in::sessions::{self, Guest, Step};
use usecases::signing_in::tenants::{CodeRequest, choose, confirm_code, request_code, sharing};
use usecases::signing_in::{Door, cosigners, staff};
use usecases::{Error, House};

use crate::helpers::{door, events, in_both_houses, kinds, later, now, visit, why};

const EMAIL: &str = "aya@voorbeeld.nl";

/// A tenant with this number and address.
async fn tenant(house: &House, number: &str, email: &str) -> RelationId {
    let relation = Relation {
        id: RelationId::new(now(), house.chance.as_ref()),
        number: number.to_owned(),
        name: PersonName {
            initials: "A.".into(),
            first_name: Some("Aya".into()),
            infix: None,
            last_name: number.into(),
        },
        email: Some(email.to_owned()),
        phone: None,
        language: Language::En,
        preference: None,
        version: 1,
    };
    let mut tx = house.store.begin().await.unwrap();
    store::tenancy::relations::add(&mut tx, &relation).await.unwrap();
    let act = house.program(now());
    tx.record(&act.event(Subject::new("story", 1), "story-told", json!({}))).await.unwrap();
    tx.commit().await.unwrap();
    relation.id
}

/// The codes in the mails that wait to leave, each taken once.
async fn codes(house: &House, now: Timestamp) -> Vec<(String, String)> {
    let lease = SignedDuration::from_hours(100);
    let claim = Claim { target: "mail", owner: "story", lease, limit: 100, now };
    let claimed = store::outbox::claim(&house.store, &claim).await.unwrap();
    let text =
        |claimed: &store::outbox::Claimed, field: &str| claimed.payload[field].as_str().unwrap().to_owned();
    claimed.iter().map(|one| (text(one, "to"), text(one, "subject"))).collect()
}

/// Asks for a code at `at` and reads it in the mail.
async fn code(house: &House, email: &str, at: Timestamp) -> (CodeRequest, String) {
    let request = request_code(&door(house, at), email, Language::Nl).await.unwrap();
    let (to, subject) = codes(house, at).await.pop().expect("a mail");
    assert_eq!(to, email.to_lowercase());
    (request, subject.chars().filter(char::is_ascii_digit).collect())
}

#[tokio::test]
async fn the_code_in_the_mail_lets_in_once_and_for_ten_minutes() {
    in_both_houses(async |house| {
        let aya = tenant(&house, "R1", EMAIL).await;
        let (request, code) = code(&house, "Aya@Voorbeeld.NL", now()).await;
        assert_eq!(code.len(), 6);
        let kept = CodeRequest::from_cookie(&request.to_cookie()).unwrap();
        assert_eq!(kept, request);
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        let came = confirm_code(&door(&house, later(599)), &kept, &spaced).await.unwrap();
        assert!(!came.choose);
        let known = visit(&house, later(599), &came.token).await;
        assert_eq!((known.guest, known.step.clone()), (Guest::Tenant(aya), Step::Done));
        assert_eq!((known.name.as_str(), known.language), ("Aya R1", Language::En));
        let again = confirm_code(&door(&house, later(599)), &request, &code).await;
        assert_eq!(why(again), "sign-in-code-gone");
        assert!(staff::signed_in(&house, &known).await.unwrap().is_none(), "a tenant is no member of staff");
        assert!(matches!(cosigners::invited(&house, &known).await, Err(Error::NotFound)));

        let signed_in = events(&house.store).await.pop().unwrap();
        assert_eq!(
            (signed_in.kind.as_str(), signed_in.actor),
            ("tenant-signed-in", Actor::Tenant { id: aya })
        );
        sessions::end(&house, later(600), &known).await.unwrap();
        assert!(sessions::resume(&house, later(600), &came.token).await.unwrap().is_none());
        assert_eq!(kinds(&house.store).await.last().unwrap(), "tenant-signed-out");

        let (request, code) = self::code(&house, EMAIL, later(1000)).await;
        let late = confirm_code(&door(&house, later(1600)), &request, &code).await;
        assert_eq!(why(late), "sign-in-code-gone");
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_answers_and_no_mail() {
    in_both_houses(async |house| {
        tenant(&house, "R1", EMAIL).await;
        let mut outcomes = Vec::new();
        for email in [EMAIL, "niemand@voorbeeld.nl"] {
            let at = door(&house, now());
            let request = request_code(&at, email, Language::Nl).await.unwrap();
            let mut outcome = Vec::new();
            for guess in ["", "000000", "12345", "111111", "222222", "333333", "444444"] {
                outcome.push(why(confirm_code(&at, &request, guess).await));
            }
            for _ in 0..4 {
                request_code(&at, email, Language::Nl).await.unwrap();
            }
            let blocked = request_code(&at, email, Language::Nl).await.unwrap_err();
            assert!(matches!(blocked, Error::TooMany(until) if until == later(900)), "{blocked}");
            outcomes.push(outcome);
        }
        assert_eq!(outcomes[0], outcomes[1]);
        let to: BTreeSet<String> = codes(&house, now()).await.into_iter().map(|(to, _)| to).collect();
        assert_eq!(to.into_iter().collect::<Vec<_>>(), [EMAIL]);
        assert_eq!(kinds(&house.store).await, ["story-told"], "asking for a code changes nothing");
    })
    .await;
}

#[tokio::test]
async fn a_code_works_in_the_browser_that_asked_for_it_only() {
    in_both_houses(async |house| {
        tenant(&house, "R1", EMAIL).await;
        let (hers, code) = code(&house, EMAIL, now()).await;
        let thief = request_code(&door(&house, now()), EMAIL, Language::Nl).await.unwrap();
        assert_ne!(thief.to_cookie(), hers.to_cookie());
        let stolen = confirm_code(&door(&house, now()), &thief, &code).await;
        assert_eq!(why(stolen), "sign-in-code-wrong", "the code was overheard, the browser was not");
        for _ in 0..6 {
            confirm_code(&door(&house, now()), &thief, "000000").await.unwrap_err();
        }
        confirm_code(&door(&house, now()), &hers, &code).await.expect("hers still works");
        for nonsense in ["", ".", "x", "x.y", "x.!!!", "x.bm9ib2R5"] {
            assert!(CodeRequest::from_cookie(nonsense).is_none(), "{nonsense}");
        }
    })
    .await;
}

#[tokio::test]
async fn guessing_ends_per_code_per_address_and_per_client() {
    in_both_houses(async |house| {
        tenant(&house, "R1", EMAIL).await;
        let (request, code) = code(&house, EMAIL, now()).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for left in (0..5).rev() {
            let key = why(confirm_code(&door(&house, now()), &request, wrong).await);
            assert_eq!(key, if left > 0 { "sign-in-code-wrong" } else { "sign-in-code-gone" });
        }
        assert_eq!(why(confirm_code(&door(&house, now()), &request, &code).await), "sign-in-code-gone");

        // Twenty wrong codes a day for an address from one client, however patient the one who guesses.
        let (mut wrongs, mut at) = (5, now());
        while let Ok(request) = request_code(&door(&house, at), EMAIL, Language::Nl).await {
            for _ in 0..5 {
                confirm_code(&door(&house, at), &request, "x1").await.unwrap_err();
                wrongs += 1;
            }
            at += SignedDuration::from_mins(15);
        }
        assert_eq!(wrongs, 20);
        let tomorrow = later(24 * 3600);
        request_code(&door(&house, tomorrow), EMAIL, Language::Nl).await.unwrap();

        // Thirty codes a quarter from one client, whatever the address.
        let from = Door { house: &house, now: tomorrow, from: "198.51.100.1" };
        for number in 0..30 {
            request_code(&from, &format!("a{number}@voorbeeld.nl"), Language::Nl).await.unwrap();
        }
        let blocked = request_code(&from, "b@voorbeeld.nl", Language::Nl).await;
        assert!(matches!(blocked, Err(Error::TooMany(_))));
    })
    .await;
}

#[tokio::test]
async fn guessing_from_many_networks_ends_after_a_hundred_wrong_codes() {
    in_both_houses(async |house| {
        tenant(&house, "R1", EMAIL).await;
        let mut wrongs = 0;
        for network in 0..20 {
            let from = format!("198.51.100.{network}");
            let door = Door { house: &house, now: later(900 * network), from: &from };
            let Ok(request) = request_code(&door, EMAIL, Language::Nl).await else { break };
            for _ in 0..5 {
                wrongs += u32::from(why(confirm_code(&door, &request, "x1").await).starts_with("sign-in"));
            }
        }
        assert_eq!(wrongs, 100);
        let blocked = request_code(&door(&house, later(900 * 20)), EMAIL, Language::Nl).await;
        assert!(matches!(blocked, Err(Error::TooMany(until)) if until == later(15 * 3600)));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_locked_out_by_coming_in_often_or_by_a_stranger() {
    in_both_houses(async |house| {
        tenant(&house, "R1", EMAIL).await;
        for time in 0..25 {
            let at = later(60 * time);
            let (request, code) = code(&house, EMAIL, at).await;
            confirm_code(&door(&house, at), &request, &code).await.expect("every time she comes");
        }
        let mut refused = 0;
        for quarter in 0..30 {
            let at = later(900 * quarter);
            let stranger = Door { house: &house, now: at, from: "198.51.100.1" };
            match request_code(&stranger, EMAIL, Language::Nl).await {
                Ok(request) => {
                    confirm_code(&stranger, &request, "x1").await.unwrap_err();
                }
                Err(_) => refused += 1,
            }
        }
        assert_eq!(refused, 10, "the stranger is stopped after twenty");
        codes(&house, later(27_000)).await;
        let (request, code) = code(&house, EMAIL, later(27_000)).await;
        confirm_code(&door(&house, later(27_000)), &request, &code).await.expect("and she is not");
    })
    .await;
}

#[tokio::test]
async fn people_who_share_an_address_say_who_they_are() {
    in_both_houses(async |house| {
        let (aya, ben) = (tenant(&house, "R1", EMAIL).await, tenant(&house, "R2", EMAIL).await);
        let stranger = tenant(&house, "R3", "c@voorbeeld.nl").await;
        let (request, code) = code(&house, EMAIL, now()).await;
        let came = confirm_code(&door(&house, now()), &request, &code).await.unwrap();
        assert!(came.choose);
        let halfway = visit(&house, now(), &came.token).await;
        assert_eq!(halfway.step, Step::ChooseTenant);
        assert!(!kinds(&house.store).await.contains(&"tenant-signed-in".to_owned()));
        let who = sharing(&door(&house, now()), &halfway).await.unwrap();
        assert_eq!(who.iter().map(|one| one.tenant.id).collect::<Vec<_>>(), [aya, ben]);
        let neighbour = choose(&door(&house, now()), &halfway, stranger).await;
        assert!(matches!(neighbour, Err(Error::NotFound)));

        let token = choose(&door(&house, now()), &halfway, ben).await.unwrap();
        assert!(sessions::resume(&house, now(), &came.token).await.unwrap().is_none());
        let as_ben = visit(&house, now(), &token).await;
        assert_eq!((as_ben.guest, as_ben.step.clone()), (Guest::Tenant(ben), Step::Done));
        let token = choose(&door(&house, later(60)), &as_ben, aya).await.unwrap();
        assert_eq!(visit(&house, later(60), &token).await.guest, Guest::Tenant(aya), "and may switch");
        assert!(matches!(choose(&door(&house, later(60)), &as_ben, stranger).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_an_address_is_said_in_words_that_exist() {
    in_both_houses(async |house| {
        for typed in ["", "aya", "aya@", "@voorbeeld.nl", "ayá@voorbeeld.nl"] {
            let error = request_code(&door(&house, now()), typed, Language::Nl).await.unwrap_err();
            let Error::Problems(problems) = error else { panic!("{error}") };
            assert_eq!(problems[0].field, "email");
            for language in Language::ALL {
                assert!(house.texts.has(language, &problems[0].message.key), "{}", problems[0].message.key);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_mail_is_plain_and_says_to_keep_the_code() {
    in_both_houses(async |house| {
        tenant(&house, "R1", EMAIL).await;
        for language in Language::ALL {
            request_code(&door(&house, now()), EMAIL, language).await.unwrap();
            let lease = SignedDuration::from_mins(1);
            let claim = Claim { target: "mail", owner: "story", lease, limit: 1, now: now() };
            let claimed = store::outbox::claim(&house.store, &claim).await.unwrap().remove(0);
            let text = claimed.payload["text"].as_str().unwrap();
            assert!(!text.contains('[') && !text.contains('{'), "{text}");
            assert!(text.contains("10 minut") && text.contains("Wonen aan de Diep"), "{text}");
            assert!(claimed.payload["button"].is_null(), "no link to be fooled by");
            let mut tx = house.store.begin().await.unwrap();
            store::outbox::complete(&mut tx, &claimed, now()).await.unwrap();
            tx.commit().await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_that_opens_nothing_is_not_used_up() {
    in_both_houses(async |house| {
        let aya = tenant(&house, "R1", EMAIL).await;
        let (request, code) = code(&house, EMAIL, now()).await;
        let moves_to = async |email: &str| {
            let mut tx = house.store.begin().await.unwrap();
            let known = store::tenancy::relations::find(&mut tx, aya).await.unwrap();
            let known = Relation { email: Some(email.to_owned()), ..known };
            store::tenancy::relations::update(&mut tx, &known).await.unwrap();
            let act = house.program(now());
            tx.record(&act.event(Subject::new("story", 1), "story-told", json!({}))).await.unwrap();
            tx.commit().await.unwrap();
        };
        moves_to("elders@voorbeeld.nl").await;
        assert_eq!(why(confirm_code(&door(&house, now()), &request, &code).await), "sign-in-code-gone");
        moves_to(EMAIL).await;
        confirm_code(&door(&house, now()), &request, &code).await.unwrap();
    })
    .await;
}
