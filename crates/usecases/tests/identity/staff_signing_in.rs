//! Staff come in with a password and a second factor, each code once, and not by guessing.

use domain::actors::StaffRole;
use domain::ids::StaffId;
use jiff::{SignedDuration, Timestamp};
use usecases::signing_in::sessions::{self, Step};
use usecases::signing_in::staff::{check_password, confirm_totp, enrolment, signed_in};
use usecases::signing_in::{Door, SessionToken, totp_code};
use usecases::{Error, House, staff};

use crate::helpers::{PASSWORD, add, by_staff, door, in_both_houses, kinds, later, now, visit, why};

const EMAIL: &str = "sanne@voorbeeld.nl";

/// The code that the app of somebody who is setting up or has set up `secret` shows.
fn code(secret: &[u8], at: Timestamp) -> String {
    totp_code(secret, at).unwrap()
}

/// The bytes of a secret as it is shown to be typed.
fn bytes(shown: &str) -> Vec<u8> {
    let plain: String = shown.chars().filter(|letter| *letter != ' ').collect();
    totp_rs::Secret::try_from_base32(plain).unwrap().as_bytes().to_vec()
}

/// Signs in for the first time at [`now`]; returns the secret in the app and the session.
async fn first_time(house: &House) -> (Vec<u8>, SessionToken) {
    let door = door(house, now());
    let halfway = check_password(&door, EMAIL, PASSWORD).await.unwrap();
    assert!(halfway.set_up);
    let visit = visit(house, now(), &halfway.token).await;
    let shown = enrolment(&door, &visit).await.unwrap();
    assert_eq!(shown, enrolment(&door, &visit).await.unwrap(), "the same until it is done");
    assert!(shown.address.contains("sanne%40voorbeeld.nl"), "{}", shown.address);
    let secret = bytes(&shown.secret);
    let token = confirm_totp(&door, &visit, &code(&secret, now())).await.unwrap();
    (secret, token)
}

#[tokio::test]
async fn the_first_time_sets_up_the_second_factor_and_later_times_ask_it() {
    in_both_houses(async |house| {
        let id = add(&house, EMAIL, StaffRole::Agent).await;
        let (secret, token) = first_time(&house).await;
        let first = visit(&house, now(), &token).await;
        assert_eq!(signed_in(&house, &first).await.unwrap().unwrap().id, id);
        assert_eq!(first.name, "Sanne Visser");
        let member = store::staff::find(&house.store, id).await.unwrap();
        let sealed = member.totp_secret.unwrap();
        assert!(sealed.starts_with("v1.") && house.seal.open(&sealed, &id.to_string()).unwrap() == secret);

        let at = later(60);
        let halfway = check_password(&door(&house, at), "Sanne@Voorbeeld.nl", PASSWORD).await.unwrap();
        assert!(!halfway.set_up);
        let before = visit(&house, at, &halfway.token).await;
        assert!(signed_in(&house, &before).await.unwrap().is_none(), "a password alone is not enough");
        assert!(matches!(enrolment(&door(&house, at), &before).await, Err(Error::NotFound)));
        let token = confirm_totp(&door(&house, at), &before, &code(&secret, at)).await.unwrap();
        assert_ne!(token, halfway.token);
        let gone = sessions::resume(&house, at, &halfway.token).await.unwrap();
        assert!(gone.is_none(), "the token from before is worth nothing");
        let again = confirm_totp(&door(&house, at), &before, &code(&secret, at)).await;
        assert_eq!(why(again), "staff-code-wrong", "each code works once");

        let visit = visit(&house, at, &token).await;
        sessions::end(&house, at, &visit).await.unwrap();
        assert!(sessions::resume(&house, at, &token).await.unwrap().is_none());
        let expected = [
            "staff-added",
            "staff-second-factor-set",
            "staff-signed-in",
            "staff-signed-in",
            "staff-signed-out",
        ];
        assert_eq!(kinds(&house.store).await, expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_code_lets_one_of_many_in() {
    in_both_houses(async |house| {
        add(&house, EMAIL, StaffRole::Agent).await;
        let (secret, _) = first_time(&house).await;
        let at = later(90);
        let mut tries = Vec::new();
        for _ in 0..8 {
            let halfway = check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
            let (house, secret) = (house.clone(), secret.clone());
            tries.push(tokio::spawn(async move {
                let visit = visit(&house, at, &halfway.token).await;
                confirm_totp(&door(&house, at), &visit, &code(&secret, at)).await.is_ok()
            }));
        }
        let mut let_in = 0;
        for one in tries {
            let_in += usize::from(one.await.unwrap());
        }
        assert_eq!(let_in, 1);
    })
    .await;
}

#[tokio::test]
async fn guessing_passwords_ends_until_the_next_quarter_and_a_sign_in_forgets_it() {
    in_both_houses(async |house| {
        add(&house, EMAIL, StaffRole::Agent).await;
        let (secret, _) = first_time(&house).await;
        let at = later(30);
        for _ in 0..9 {
            assert_eq!(why(check_password(&door(&house, at), EMAIL, "geraden").await), "staff-sign-in-wrong");
        }
        let halfway = check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
        let blocked = check_password(&door(&house, at), EMAIL, PASSWORD).await;
        let Err(Error::TooMany(until)) = blocked else { panic!("the eleventh try is not looked at") };
        assert_eq!(until, later(900));
        let known = visit(&house, at, &halfway.token).await;
        confirm_totp(&door(&house, at), &known, &code(&secret, at)).await.unwrap();
        check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();

        for nobody in ["niemand@voorbeeld.nl", "geen adres", ""] {
            let unknown = check_password(&door(&house, at), nobody, PASSWORD).await;
            assert_eq!(why(unknown), "staff-sign-in-wrong", "{nobody}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_guesses_keeps_nobody_else_out() {
    in_both_houses(async |house| {
        add(&house, EMAIL, StaffRole::Agent).await;
        let at = later(30);
        let guesser = Door { from: "203.0.113.9", ..door(&house, at) };
        for _ in 0..10 {
            assert_eq!(why(check_password(&guesser, EMAIL, "geraden").await), "staff-sign-in-wrong");
        }
        assert!(matches!(check_password(&guesser, EMAIL, PASSWORD).await, Err(Error::TooMany(_))));
        check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn guessing_codes_ends_and_a_reset_starts_over() {
    in_both_houses(async |house| {
        let id = add(&house, EMAIL, StaffRole::Agent).await;
        let (secret, _) = first_time(&house).await;
        let at = later(60);
        let halfway = check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
        let known = visit(&house, at, &halfway.token).await;
        for guess in 0..10 {
            let guess = format!("{guess:06}");
            assert_eq!(why(confirm_totp(&door(&house, at), &known, &guess).await), "staff-code-wrong");
        }
        let blocked = confirm_totp(&door(&house, at), &known, &code(&secret, at)).await;
        assert!(matches!(blocked, Err(Error::TooMany(_))));

        let boss = add(&house, "boss@voorbeeld.nl", StaffRole::Administrator).await;
        staff::reset_totp(&by_staff(&house, boss, StaffRole::Administrator), id).await.unwrap();
        let at = later(1000);
        let halfway = check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
        assert!(halfway.set_up, "a new phone is set up");
        let anew = visit(&house, at, &halfway.token).await;
        let shown = enrolment(&door(&house, at), &anew).await.unwrap();
        assert_ne!(bytes(&shown.secret), secret);
    })
    .await;
}

#[tokio::test]
async fn two_who_set_up_at_once_do_not_undo_each_other() {
    in_both_houses(async |house| {
        add(&house, EMAIL, StaffRole::Agent).await;
        let late = check_password(&door(&house, now()), EMAIL, PASSWORD).await.unwrap();
        let late = visit(&house, now(), &late.token).await;
        let shown = enrolment(&door(&house, now()), &late).await.unwrap();
        let (secret, _) = first_time(&house).await;
        let typed = code(&bytes(&shown.secret), later(60));
        let overtaken = confirm_totp(&door(&house, later(60)), &late, &typed).await;
        assert!(matches!(overtaken, Err(Error::NotFound)), "sign in again, with the factor that is set");
        let halfway = check_password(&door(&house, later(60)), EMAIL, PASSWORD).await.unwrap();
        let known = visit(&house, later(60), &halfway.token).await;
        confirm_totp(&door(&house, later(60)), &known, &code(&secret, later(60))).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_is_disabled_is_out_at_once_and_a_password_ends_other_sessions() {
    in_both_houses(async |house| {
        let id = add(&house, EMAIL, StaffRole::Agent).await;
        let boss = add(&house, "boss@voorbeeld.nl", StaffRole::Administrator).await;
        let (secret, token) = first_time(&house).await;
        let at = later(60);
        let halfway = check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
        let second = visit(&house, at, &halfway.token).await;
        let second = confirm_totp(&door(&house, at), &second, &code(&secret, at)).await.unwrap();
        let here = visit(&house, at, &second).await;
        let own = by_staff(&house, id, StaffRole::Agent);
        let wrong = staff::change_password(&own, &here, "iets anders", "vier groene stoelen").await;
        assert_eq!(why(wrong), "staff-password-wrong");
        let poor = staff::change_password(&own, &here, PASSWORD, "sanne visser 2026").await;
        assert_eq!(why(poor), "staff-password-guessable");
        staff::change_password(&own, &here, PASSWORD, "vier groene stoelen").await.unwrap();
        assert!(sessions::resume(&house, at, &token).await.unwrap().is_none(), "elsewhere it is over");
        assert!(sessions::resume(&house, at, &second).await.unwrap().is_some(), "here it goes on");

        staff::disable(&by_staff(&house, boss, StaffRole::Administrator), id).await.unwrap();
        assert!(sessions::resume(&house, at, &second).await.unwrap().is_none());
        assert!(signed_in(&house, &here).await.unwrap().is_none());
        let refused = check_password(&door(&house, at), EMAIL, "vier groene stoelen").await;
        assert_eq!(why(refused), "staff-sign-in-wrong");
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_of_silence_and_after_twelve_hours() {
    in_both_houses(async |house| {
        let id: StaffId = add(&house, EMAIL, StaffRole::Agent).await;
        let (_, token) = first_time(&house).await;
        let mut at = now();
        while let Some(visit) = sessions::resume(&house, at, &token).await.unwrap() {
            assert_eq!((visit.guest, visit.step), (sessions::Guest::Staff(id), Step::Done));
            at += SignedDuration::from_mins(29);
        }
        assert!(at >= later(12 * 3600) && at < later(12 * 3600 + 30 * 60), "{at}");
        let halfway = check_password(&door(&house, at), EMAIL, PASSWORD).await.unwrap();
        let ten = at + SignedDuration::from_mins(10);
        assert!(
            sessions::resume(&house, ten, &halfway.token).await.unwrap().is_none(),
            "halfway ends sooner"
        );
    })
    .await;
}
