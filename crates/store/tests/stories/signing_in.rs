//! Codes, sessions, limits, staff and keys: who may come in.

use domain::actors::StaffRole;
use domain::ids::{ApiKeyId, RelationId, StaffId};
use jiff::SignedDuration;
use serde_json::json;
use store::api_keys::{self, ApiKey};
use store::login_codes::{self, Verdict};
use store::sessions::{self, Session, SessionSubject};
use store::staff::{self, StaffMember};
use store::testing::on_both;
use store::{SecretHash, Store, StoreError, attempts};

use crate::helpers::{CHANCE, event, later, new_id, now, together};

const TRIES: u32 = 5;

async fn issue(store: &Store, email: &str, code: &str) {
    let mut tx = store.begin().await.unwrap();
    login_codes::issue(&mut tx, email, code, later(600), now(), &CHANCE).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_code_is_accepted_once_and_only_while_it_lives() {
    on_both(async |store| {
        issue(&store, "aya@example.nl", "123456").await;
        let verify =
            async |email, code, at| login_codes::verify(&store, email, code, TRIES, at).await.unwrap();
        assert_eq!(verify("bo@example.nl", "123456", now()).await, Verdict::NoCode);
        assert_eq!(verify("aya@example.nl", "123456", later(600)).await, Verdict::NoCode);
        assert_eq!(verify("aya@example.nl", "123457", now()).await, Verdict::Wrong { tries_left: 4 });
        assert_eq!(verify("aya@example.nl", "123456", later(599)).await, Verdict::Accepted);
        assert_eq!(verify("aya@example.nl", "123456", later(599)).await, Verdict::NoCode);

        issue(&store, "aya@example.nl", "111111").await;
        issue(&store, "aya@example.nl", "222222").await;
        assert!(matches!(verify("aya@example.nl", "111111", now()).await, Verdict::Wrong { .. }));
        for left in (0..TRIES - 1).rev() {
            assert_eq!(verify("aya@example.nl", "0", now()).await, Verdict::Wrong { tries_left: left });
        }
        assert_eq!(verify("aya@example.nl", "222222", now()).await, Verdict::NoCode, "tried too often");

        let mut tx = store.begin().await.unwrap();
        assert_eq!(login_codes::forget_expired(&mut tx, later(600)).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_code_that_many_try_together_is_used_once() {
    on_both(async |store| {
        issue(&store, "aya@example.nl", "123456").await;
        let verdicts = together(30, |_| {
            let store = store.clone();
            async move { login_codes::verify(&store, "aya@example.nl", "123456", 1000, now()).await.unwrap() }
        })
        .await;
        assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Accepted).count(), 1);

        issue(&store, "aya@example.nl", "123456").await;
        let guesses = together(30, |guess| {
            let store = store.clone();
            async move {
                login_codes::verify(&store, "aya@example.nl", &guess.to_string(), TRIES, now()).await.unwrap()
            }
        })
        .await;
        let judged = guesses.iter().filter(|verdict| matches!(verdict, Verdict::Wrong { .. })).count();
        assert_eq!(judged, 5, "guessing together gives no more tries");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn attempts_are_counted_per_window_also_when_many_come_together() {
    on_both(async |store| {
        let window = SignedDuration::from_mins(15);
        let counts = together(40, |_| {
            let store = store.clone();
            async move { attempts::count(&store, "sign-in/aya", window, now()).await.unwrap() }
        })
        .await;
        let mut sorted = counts;
        sorted.sort_unstable();
        assert_eq!(sorted, (1..=40).collect::<Vec<u32>>());
        assert_eq!(attempts::so_far(&store, "sign-in/aya", window, later(899)).await.unwrap(), 40);
        assert_eq!(attempts::so_far(&store, "sign-in/aya", window, later(900)).await.unwrap(), 0);
        assert_eq!(attempts::count(&store, "sign-in/bo", window, now()).await.unwrap(), 1);
        let mut tx = store.begin().await.unwrap();
        attempts::clear(&mut tx, "sign-in/aya").await.unwrap();
        assert_eq!(attempts::forget_before(&mut tx, later(1)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(attempts::so_far(&store, "sign-in/aya", window, now()).await.unwrap(), 0);
    })
    .await;
}

fn session(token: &str, subject: SessionSubject) -> Session {
    Session {
        token: SecretHash::of(token.as_bytes()),
        subject,
        data: json!({"language": "nl"}),
        created_at: now(),
        seen_at: now(),
        idle: SignedDuration::from_mins(30),
        ends_at: later(3 * 3600),
    }
}

#[tokio::test]
async fn a_session_ends_when_it_lies_still_and_at_its_end_in_any_case() {
    on_both(async |store| {
        let subject = SessionSubject::Tenant(new_id!(RelationId));
        let session = session("token", subject);
        let mut tx = store.begin().await.unwrap();
        sessions::create(&mut tx, &session).await.unwrap();
        tx.commit().await.unwrap();
        let find = async |at| sessions::find(&store, &session.token, at).await.unwrap();
        assert_eq!(find(later(1799)).await, Some(session.clone()));
        assert_eq!(find(later(1800)).await, None, "it lay still for half an hour");
        assert_eq!(sessions::find(&store, &SecretHash::of(b"other"), now()).await.unwrap(), None);

        assert!(!session.is_due_for_slide(later(180)));
        let mut current = session.clone();
        for hop in 1..=9 {
            let at = later(hop * 1200);
            assert!(current.is_due_for_slide(at));
            current = find(at - SignedDuration::from_secs(1)).await.expect("it is used all the time");
            let mut tx = store.begin().await.unwrap();
            sessions::slide(&mut tx, &current, at).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(find(later(3 * 3600)).await, None, "it ends however much it is used");
        let mut tx = store.begin().await.unwrap();
        assert_eq!(sessions::forget_ended(&mut tx, later(3 * 3600 - 1)).await.unwrap(), 0);
        assert_eq!(sessions::forget_ended(&mut tx, later(3 * 3600)).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_remembered_and_revoked() {
    on_both(async |store| {
        let aya = SessionSubject::Staff(new_id!(StaffId));
        let bo = SessionSubject::Staff(new_id!(StaffId));
        let mut tx = store.begin().await.unwrap();
        for (token, subject) in [("a1", aya), ("a2", aya), ("a3", aya), ("b1", bo)] {
            sessions::create(&mut tx, &session(token, subject)).await.unwrap();
        }
        let first = SecretHash::of(b"a1");
        sessions::remember(&mut tx, &first, &json!({"second-step": true})).await.unwrap();
        sessions::revoke(&mut tx, &SecretHash::of(b"a2")).await.unwrap();
        assert_eq!(sessions::of_subject(&mut tx, aya, now()).await.unwrap().len(), 2);
        assert_eq!(sessions::revoke_all(&mut tx, aya, Some(&first)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let left = sessions::of_subject(&store, aya, now()).await.unwrap();
        assert_eq!((left.len(), &left[0].data), (1, &json!({"second-step": true})));
        assert_eq!(sessions::of_subject(&store, bo, now()).await.unwrap().len(), 1);
    })
    .await;
}

pub fn member(email: &str) -> StaffMember {
    StaffMember {
        id: new_id!(StaffId),
        email: email.to_owned(),
        name: "Aya".to_owned(),
        role: StaffRole::Agent,
        password_hash: "$argon2id$v=19$…".to_owned(),
        totp_secret: None,
        disabled: false,
        created_at: now(),
        version: 1,
    }
}

#[tokio::test]
async fn staff_are_added_found_and_changed_by_one_at_a_time() {
    on_both(async |store| {
        let aya = member("aya@example.nl");
        let mut tx = store.begin().await.unwrap();
        staff::add(&mut tx, &aya).await.unwrap();
        tx.record(&event("staff-added")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(staff::find(&store, aya.id).await.unwrap(), aya);
        assert_eq!(staff::by_email(&store, "aya@example.nl").await.unwrap(), Some(aya.clone()));
        assert_eq!(staff::by_email(&store, "bo@example.nl").await.unwrap(), None);
        assert!(!format!("{aya:?}").contains("argon2"));

        let mut tx = store.begin().await.unwrap();
        let taken = staff::add(&mut tx, &member("aya@example.nl")).await.unwrap_err();
        assert!(matches!(&taken, StoreError::Taken { what } if what == "staff"), "{taken}");
        drop(tx);

        let mut tx = store.begin().await.unwrap();
        let sealed =
            StaffMember { totp_secret: Some("sealed".to_owned()), role: StaffRole::Manager, ..aya.clone() };
        let changed = staff::update(&mut tx, &sealed).await.unwrap();
        tx.record(&event("staff-changed")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(changed.version, 2);
        assert_eq!(staff::all(&store).await.unwrap(), [changed]);
        let mut tx = store.begin().await.unwrap();
        let stale = staff::update(&mut tx, &aya).await.unwrap_err();
        assert!(matches!(stale, StoreError::Conflict { .. }), "{stale}");
        assert!(matches!(staff::find(&mut tx, new_id!(StaffId)).await, Err(StoreError::NotFound { .. })));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_second_factor_code_is_used_once() {
    on_both(async |store| {
        let aya = member("aya@example.nl");
        let mut tx = store.begin().await.unwrap();
        staff::add(&mut tx, &aya).await.unwrap();
        tx.record(&event("staff-added")).await.unwrap();
        tx.commit().await.unwrap();
        let id = aya.id;
        let used = together(20, |_| {
            let store = store.clone();
            async move {
                let mut tx = store.begin().await.unwrap();
                let used = staff::use_totp_step(&mut tx, id, 1000).await.unwrap();
                tx.commit().await.unwrap();
                used
            }
        })
        .await;
        assert_eq!(used.iter().filter(|used| **used).count(), 1);
        let mut tx = store.begin().await.unwrap();
        assert!(!staff::use_totp_step(&mut tx, id, 999).await.unwrap(), "nor an older one");
        assert!(staff::use_totp_step(&mut tx, id, 1001).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn an_api_key_is_found_by_its_prefix_until_it_is_revoked() {
    on_both(async |store| {
        let key = ApiKey {
            id: new_id!(ApiKeyId),
            prefix: "kw_abc".to_owned(),
            secret: SecretHash::of(b"kw_abc_0123456789"),
            name: "Intranet".to_owned(),
            scopes: vec!["cases:read".to_owned(), "contacts:write".to_owned()],
            created_at: now(),
            last_used_at: None,
            revoked_at: None,
        };
        let mut tx = store.begin().await.unwrap();
        api_keys::add(&mut tx, &key).await.unwrap();
        tx.record(&event("api-key-added")).await.unwrap();
        tx.commit().await.unwrap();
        let found = api_keys::by_prefix(&store, "kw_abc").await.unwrap().unwrap();
        assert_eq!(found, key);
        assert!(found.secret.matches(&SecretHash::of(b"kw_abc_0123456789")));
        assert_eq!(api_keys::by_prefix(&store, "kw_abd").await.unwrap(), None);

        let mut tx = store.begin().await.unwrap();
        api_keys::mark_used(&mut tx, key.id, later(5)).await.unwrap();
        api_keys::revoke(&mut tx, key.id, later(9)).await.unwrap();
        api_keys::revoke(&mut tx, key.id, later(99)).await.unwrap();
        tx.record(&event("api-key-revoked")).await.unwrap();
        tx.commit().await.unwrap();
        let all = api_keys::all(&store).await.unwrap();
        assert_eq!((all[0].last_used_at, all[0].revoked_at), (Some(later(5)), Some(later(9))));
    })
    .await;
}
