//! Finding a tenant by anything they say, their card, and recording what was said.

use domain::actors::StaffRole;
use domain::channels::Channel;
use usecases::testing::Town;

use super::{after, card_of, case_of, event, must_be_mended, open, server_after, signed_in};
use crate::browser::Server;

/// Aya on nr. 1 (06 12 34 56 78) ended her lease; Aya on nr. 2 did not.
async fn server() -> Server {
    server_after(async |town: Town| {
        let aya = town.tenant(1, &[]).await;
        let mut tx = town.house.store.begin().await.unwrap();
        let mut known = store::tenancy::relations::find(&mut tx, aya.relation).await.unwrap();
        known.phone = Some("+31612345678".into());
        store::tenancy::relations::update(&mut tx, &known).await.unwrap();
        let subject = domain::events::Subject::new("story", "2");
        tx.record(&town.house.program(town.now).event(subject, "story-told", serde_json::json!({})))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        town.file(&town.as_tenant(aya), aya).await.unwrap();
        town.tenant(2, &[]).await;
    })
    .await
}

#[tokio::test]
async fn a_tenant_is_found_by_anything_they_say() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let found = [
        "bosr1",
        "Aya BosR1",
        "r1@example.nl",
        "poelestraat 1",
        "9712kb 1",
        "9712 KB 1",
        "06 12 34 56 78",
        "0612345678",
        "+31 6 12345678",
        "H-1",
        "VHE-1",
    ];
    for words in found {
        let page = open(&mut sanne, &format!("/balie/zoeken?q={}", web::addresses::in_query(words))).await;
        assert!(page.contains("BosR1"), "{words}: {page}");
    }
    for number in ["HO-2026-000001", "ho 2026 1"] {
        let found = sanne.get(&format!("/balie/zoeken?q={}", web::addresses::in_query(number))).await;
        let case = open(&mut sanne, found.location()).await;
        assert!(case.contains("HO-2026-000001") && case.contains("BosR1"), "{case}");
    }
    for (words, said) in [
        ("HO-2026-000999", "Niemand gevonden"),
        ("", "Wie zoekt u?"),
        ("a", "Typ nog een letter"),
        ("06 99 99 99 99", "Niemand gevonden"),
        ("<script>", "Niemand gevonden"),
    ] {
        let page = open(&mut sanne, &format!("/balie/zoeken?q={}", web::addresses::in_query(words))).await;
        assert!(page.contains(said) && !page.contains("<script>"), "{words}: {page}");
    }
    let both = open(&mut sanne, "/balie/zoeken?q=poelestraat").await;
    assert!(both.contains("BosR1") && both.contains("BosR2") && both.contains("2 huurders"), "{both}");
    server.close().await;
}

#[tokio::test]
async fn the_card_shows_who_it_is_and_that_somebody_looked_is_recorded() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &card).await;
    for words in [
        "Aya BosR1",
        "06 12 34 56 78",
        "tel:0612345678",
        "r1@example.nl",
        "Poelestraat 1",
        "H-1",
        "1 februari 2024",
        "HO-2026-000001",
        "Geen voorkeur",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("Namens de huurder invoeren"), "it is filed already");
    let other = card_of(&mut sanne, 2).await;
    assert!(open(&mut sanne, &other).await.contains("Namens de huurder invoeren"));

    let id = card.rsplit('/').next().unwrap();
    let subject = domain::events::Subject::new("relation", id);
    let looked = store::events::about(&server.house.store, &subject, 9).await.unwrap();
    assert!(looked.iter().any(|one| one.event.kind == "card-viewed" && one.event.actor.role() == "agent"));
    server.close().await;
}

#[tokio::test]
async fn what_was_said_is_recorded_with_its_channel() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let card = card_of(&mut sanne, 2).await;
    let address = format!("{card}/contactmomenten");
    let empty = sanne.post(&address, &[("direction", "out"), ("summary", "")]).await;
    for (field, words) in [
        ("channel", "Kies hoe het contact ging"),
        ("topic", "Kies waar het over ging"),
        ("summary", "Schrijf in één of twee zinnen"),
    ] {
        must_be_mended(&empty, field, words);
    }
    let long = "x".repeat(2_001);
    let fields = [
        ("channel", "phone"),
        ("direction", "out"),
        ("topic", "general-question"),
        ("summary", long.as_str()),
    ];
    let page = sanne.post(&address, &fields).await;
    must_be_mended(&page, "summary", "Dit is te lang");
    assert!(
        page.body.contains(&long) && page.body.contains("value=\"out\" id=\"direction-2\" checked"),
        "kept"
    );
    let pigeon = [("channel", "portal"), ("topic", "general-question"), ("summary", "Post")];
    must_be_mended(&sanne.post(&address, &pigeon).await, "channel", "Kies hoe het contact ging");

    for (channel, name) in [
        ("phone", "Telefoon"),
        ("counter", "Balie"),
        ("letter", "Brief"),
        ("email", "E-mail"),
        ("visit", "Huisbezoek"),
    ] {
        let said = format!("Vraag over de sleutels, per {channel} <3");
        let fields =
            [("channel", channel), ("direction", "in"), ("topic", "general-question"), ("summary", &said)];
        assert_eq!(sanne.post(&address, &fields).await.location(), card);
        let page = open(&mut sanne, &card).await;
        assert!(page.contains(&format!("per {channel} &#60;3")) && page.contains(name), "{channel}: {page}");
    }
    server.close().await;
}

#[tokio::test]
async fn what_was_said_about_a_case_stands_in_its_history() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    let (card, id) = (
        after(&page, "href=\"/balie/huurders/").to_owned(),
        after(&page, "name=\"zaak\" value=\"").to_owned(),
    );
    let address = format!("/balie/huurders/{card}/contactmomenten");
    let empty = sanne
        .post(
            &address,
            &[("zaak", &id), ("channel", "email"), ("topic", "general-question"), ("summary", "")],
        )
        .await;
    must_be_mended(&empty, "summary", "Schrijf in één of twee zinnen");
    assert!(empty.body.contains("Wat is opgegeven"), "the case is still there: {}", empty.body);

    let fields = [
        ("zaak", id.as_str()),
        ("channel", "email"),
        ("topic", "lease-termination"),
        ("summary", "Belt terug"),
    ];
    assert_eq!(sanne.post(&address, &fields).await.location(), case);
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Contact vastgelegd"), "{page}");
    assert_eq!(event(&server, &case, "contact-recorded").await.channel, Channel::Email);

    let stranger = card_of(&mut sanne, 2).await;
    let wrong = sanne.post(&format!("{stranger}/contactmomenten"), &fields).await;
    assert_eq!(wrong.status, axum::http::StatusCode::NOT_FOUND, "a case of somebody else");
    server.close().await;
}
