//! Settings for administrators, and everybody's own account.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::events::Subject;

use super::{after, must_be_mended, open, server, signed_in};
use crate::staff;

const NEW: &str = "acht rode tractoren";

#[tokio::test]
async fn the_level_of_a_process_is_set_and_holds_for_new_cases() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    let page = open(&mut boss, "/balie/instellingen").await;
    assert!(page.contains("value=\"digital\" id=\"level-lease-termination-2\" checked"), "{page}");
    let address = "/balie/instellingen/niveaus/lease-termination";
    let set = boss.post(address, &[("level-lease-termination", "traditional")]).await;
    assert_eq!(set.location(), "/balie/instellingen");
    let page = open(&mut boss, "/balie/instellingen").await;
    assert!(
        page.contains("Het niveau is aangepast.") && page.contains("id=\"level-lease-termination\" checked"),
        "{page}"
    );
    let odd = boss.post(address, &[("level-lease-termination", "magic")]).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
    let subject = Subject::new("setting", "level/lease-termination");
    let told = store::events::about(&server.house.store, &subject, 9).await.unwrap();
    assert_eq!(told[0].event.data["level"], "traditional");
    server.close().await;
}

#[tokio::test]
async fn a_key_is_shown_once_works_and_is_revoked() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    let address = "/balie/instellingen/sleutels";
    assert!(open(&mut boss, address).await.contains("Nog geen sleutels"));
    let page = boss.post(address, &[("name", ""), ("scope", "cases:read")]).await;
    must_be_mended(&page, "name", "Vul in voor welk systeem");
    assert!(page.body.contains("value=\"cases:read\" id=\"scope\" checked"), "kept: {}", page.body);
    let page = boss.post(address, &[("name", "Telefooncentrale"), ("scope", "everything")]).await;
    must_be_mended(&page, "scope", "Kies wat het systeem mag doen");
    assert!(page.body.contains("value=\"Telefooncentrale\""), "kept");

    let fields = [("name", "Telefooncentrale"), ("scope", "cases:read"), ("scope", "contact-moments:write")];
    let made = boss.post(address, &fields).await;
    assert_eq!(made.status, StatusCode::OK);
    let key = after(&made.body, "data-copy=\"").to_owned();
    assert!(made.body.contains("U ziet dit maar één keer") && key.starts_with("kw_"), "{}", made.body);
    assert_eq!(made.header("cache-control"), "no-store", "nor does the browser keep it");
    let page = open(&mut boss, address).await;
    assert!(
        !page.contains(&key)
            && page.contains("Zaken lezen, Contactmomenten vastleggen")
            && page.contains("nog nooit")
    );

    let call = || {
        let request =
            axum::http::Request::get("/api/v1/cases").header("authorization", format!("Bearer {key}"));
        (server.browser(), request)
    };
    let (mut system, request) = call();
    assert_eq!(system.send(request, axum::body::Body::empty()).await.status, StatusCode::OK);
    assert!(!open(&mut boss, address).await.contains("nog nooit"), "its use is seen");
    let revoke = format!(
        "{address}/{}/intrekking",
        after(&page, &format!("action=\"{address}/")).split('/').next().unwrap()
    );
    assert_eq!(boss.post(&revoke, &[]).await.location(), address);
    let page = open(&mut boss, address).await;
    assert!(page.contains("De sleutel werkt niet meer.") && page.contains("Ingetrokken"), "{page}");
    let (mut system, request) = call();
    assert_eq!(system.send(request, axum::body::Body::empty()).await.status, StatusCode::UNAUTHORIZED);
    server.close().await;
}

/// Where the form of this member of staff is sent.
fn change_of(page: &str, name: &str) -> String {
    let member = page.split("<article").find(|one| one.contains(&format!(">{name}</h2>")));
    after(member.expect("a member of staff"), "action=\"").to_owned()
}

#[tokio::test]
async fn a_member_of_staff_is_added_changed_and_shut_out() {
    let server = server().await;
    let mut boss = signed_in(&server, StaffRole::Administrator).await;
    let address = "/balie/instellingen/medewerkers";
    let page = boss.post(address, &[("name", ""), ("email", "nobody"), ("role", "agent")]).await;
    must_be_mended(&page, "name", "Vul een naam in");
    assert!(page.body.contains("href=\"#email\"") && page.body.contains("value=\"nobody\""), "{}", page.body);
    let taken = [("name", "Nog een"), ("email", "administrator@example.nl"), ("role", "agent")];
    must_be_mended(&boss.post(address, &taken).await, "email", "Er is al een medewerker");

    let new = [("name", "Karim Tahiri"), ("email", "Karim@example.nl"), ("role", "manager")];
    let made = boss.post(address, &new).await;
    assert!(made.body.contains("Wachtwoord voor Karim Tahiri"), "{}", made.body);
    let password = after(&made.body, "data-copy=\"").to_owned();
    assert!(!open(&mut boss, address).await.contains(&password), "shown once");
    let mut karim = server.browser();
    let halfway =
        karim.post("/balie/inloggen", &[("email", "karim@example.nl"), ("password", &password)]).await;
    assert_eq!(halfway.location(), "/balie/inloggen/code", "it works");

    let page = open(&mut boss, address).await;
    let change = change_of(&page, "Karim Tahiri");
    let role = format!("role-{}", change.rsplit('/').nth(1).unwrap());
    for (what, said) in
        [("rol", "Medewerker"), ("uitzetten", "Kan niet inloggen"), ("aanzetten", "Nog geen tweede factor")]
    {
        assert_eq!(
            boss.post(&change, &[("wat", what), (&role, "agent")]).await.location(),
            address,
            "{what}"
        );
        assert!(open(&mut boss, address).await.contains(said), "{what}");
    }
    let reset = boss.post(&change, &[("wat", "wachtwoord")]).await;
    assert!(reset.body.contains("Wachtwoord voor Karim") && !reset.body.contains(&password), "a new one");
    for what in ["tweede-factor", "uitloggen"] {
        assert_eq!(boss.post(&change, &[("wat", what)]).await.location(), address, "{what}");
    }
    assert_eq!(boss.post(&change, &[("wat", "toveren")]).await.status, StatusCode::NOT_FOUND);

    let page = boss.post(&change_of(&page, "Sanne Visser"), &[("wat", "uitzetten")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Dit is de laatste beheerder"), "{}", page.body);
    server.close().await;
}

#[tokio::test]
async fn everybody_changes_their_own_password() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let page = open(&mut sanne, "/balie/account").await;
    assert!(
        page.contains("Sanne Visser") && page.contains("Medewerker") && page.contains("English"),
        "{page}"
    );
    let sent = |old, new, again| [("old-password", old), ("new-password", new), ("repeated-password", again)];
    for (old, new, again, field, words) in [
        ("wrong", NEW, NEW, "old-password", "Uw huidige wachtwoord klopt niet"),
        (staff::PASSWORD, "kort", "kort", "new-password", "Kies een wachtwoord van ten minste"),
        (staff::PASSWORD, NEW, "acht rode", "repeated-password", "Dit is niet hetzelfde"),
    ] {
        let page = sanne.post("/balie/account", &sent(old, new, again)).await;
        must_be_mended(&page, field, words);
        assert!(!page.body.contains(NEW), "a password is never shown again");
    }
    let done = sanne.post("/balie/account", &sent(staff::PASSWORD, NEW, NEW)).await;
    assert_eq!(done.location(), "/balie/account");
    assert!(open(&mut sanne, "/balie/account").await.contains("Uw wachtwoord is gewijzigd."));
    let mut elsewhere = server.browser();
    let old = [("email", "agent@example.nl"), ("password", staff::PASSWORD)];
    assert_eq!(elsewhere.post("/balie/inloggen", &old).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = [("email", "agent@example.nl"), ("password", NEW)];
    assert_eq!(elsewhere.post("/balie/inloggen", &new).await.location(), "/balie/inloggen/code");
    server.close().await;
}
