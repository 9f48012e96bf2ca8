//! Visits and co-tenants, arranged with whoever is on the phone or at the counter.

use domain::actors::StaffRole;
use domain::channels::Channel;
use usecases::levels;
use usecases::testing::{PROCESS, Town};

use super::{after, case_of, command, event, must_be_mended, open, server_after, signed_in};
use crate::browser::Server;

/// Aya on nr. 1 leaves for certain; Aya on nr. 3 waits for Bram, who has no e-mail address.
async fn server() -> Server {
    server_after(async |town: Town| {
        let boss = town.as_staff(StaffRole::Administrator);
        levels::set(&boss, PROCESS, domain::cases::Level::MaximallyDigital).await.unwrap();
        let aya = town.tenant(1, &[]).await;
        town.file(&town.as_tenant(aya), aya).await.unwrap();
        let bram = town.person("P1", "Bram", false).await;
        let aya = town.tenant(3, &[bram]).await;
        town.file(&town.as_tenant(aya), aya).await.unwrap();
    })
    .await
}

#[tokio::test]
async fn a_co_tenants_answer_is_recorded_with_how_they_gave_it() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 3).await;
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Akkoord van medehuurders") && page.contains("Bram BosP1"), "{page}");
    let bram = after(&page, "name=\"relation\" value=\"").to_owned();
    let field = format!("channel-answer-{bram}");

    let page = command(&mut sanne, &case, "sign", &[("relation", &bram)]).await;
    must_be_mended(&page, &field, "Kies hoe het contact ging");
    let page = command(&mut sanne, &case, "sign", &[("relation", &bram), (&field, "own")]).await;
    must_be_mended(&page, &field, "Kies hoe het contact ging");

    let done = command(&mut sanne, &case, "sign", &[("relation", &bram), (&field, "counter")]).await;
    assert_eq!(done.location(), case);
    let signed = event(&server, &case, "termination-signed").await;
    assert_eq!((signed.channel, signed.actor.role()), (Channel::Counter, "agent"));
    assert!(open(&mut sanne, &case).await.contains("Medehuurder is akkoord"));

    let stranger = [("relation", "019aa1b2-0000-7000-8000-000000000000")];
    let page = command(&mut sanne, &case, "decline", &stranger).await;
    assert!(page.status.is_client_error(), "nobody else agrees: {}", page.status);
    server.close().await;
}

#[tokio::test]
async fn a_visit_is_moved_and_called_off_with_how_it_was_asked() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let times = format!("{case}/afspraken/final-inspection");
    let page = open(&mut sanne, &times).await;
    assert!(page.contains("Nu: ") && page.contains("Vrije tijden"), "{page}");
    let time = after(&page, "name=\"time\" value=\"").to_owned();
    let field = "channel-move-time-final-inspection";
    let asked = [("visit", "final-inspection"), ("time", time.as_str())];

    let page = command(&mut sanne, &case, "move-time", &asked).await;
    must_be_mended(&page, field, "Kies hoe het contact ging");
    assert!(
        page.body.contains(&format!("value=\"{time}\"")) && page.body.contains(" checked"),
        "the time is kept"
    );
    let gone = [("visit", "final-inspection"), ("time", "2020-01-01T08:00:00Z/x"), (field, "phone")];
    let page = command(&mut sanne, &case, "move-time", &gone).await;
    must_be_mended(&page, "time", "Deze tijd voor de eindinspectie is net door iemand anders gekozen");

    let whole = [asked[0], asked[1], (field, "own")];
    assert_eq!(command(&mut sanne, &case, "move-time", &whole).await.location(), case);
    assert_eq!(event(&server, &case, "appointment-moved").await.channel, Channel::Portal, "our own doing");

    let field = "channel-cancel-time-final-inspection";
    let page = command(&mut sanne, &case, "cancel-time", &[asked[0]]).await;
    must_be_mended(&page, field, "Kies hoe het contact ging");
    let whole = [asked[0], (field, "letter")];
    assert_eq!(command(&mut sanne, &case, "cancel-time", &whole).await.location(), case);
    assert_eq!(event(&server, &case, "appointment-cancelled").await.channel, Channel::Letter);
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Huurder heeft een verplichte inspectie afgezegd"), "a person looks at it: {page}");

    let field = "channel-choose-time-final-inspection";
    let time = after(&open(&mut sanne, &times).await, "name=\"time\" value=\"").to_owned();
    let whole = [asked[0], ("time", time.as_str()), (field, "phone")];
    assert_eq!(command(&mut sanne, &case, "choose-time", &whole).await.location(), case);
    assert_eq!(event(&server, &case, "appointment-booked").await.channel, Channel::Phone);
    server.close().await;
}

#[tokio::test]
async fn a_tenant_who_changes_their_mind_says_so_by_a_channel() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let page = command(&mut sanne, &case, "withdraw", &[]).await;
    must_be_mended(&page, "channel-withdraw", "Kies hoe het contact ging");
    command(&mut sanne, &case, "withdraw", &[("channel-withdraw", "visit")]).await.location();
    assert_eq!(event(&server, &case, "termination-withdrawn").await.channel, Channel::Visit);
    assert!(open(&mut sanne, &case).await.contains("Ingetrokken"));
    server.close().await;
}

#[tokio::test]
async fn a_letter_that_goes_on_paper_is_ready_to_print() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 3).await;
    let page = open(&mut sanne, &case).await;
    let bram = after(&page, "name=\"relation\" value=\"").to_owned();
    let field = format!("channel-answer-{bram}");
    command(&mut sanne, &case, "sign", &[("relation", &bram), (&field, "phone")]).await.location();

    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Stuur de brief") && page.contains("Brieven op papier"), "{page}");
    let letter = format!("{case}/brieven/{}", after(&page, &format!("href=\"{case}/brieven/")));
    let page = open(&mut sanne, &letter).await;
    for words in [
        "Brief aan Bram BosP1",
        "Beste Bram",
        "Poelestraat 3",
        "Hebt u vragen? Bel ons gerust",
        "Woonstichting De Brink",
        "data-print",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("bijlage"), "nothing is attached to paper: {page}");
    let page = command(&mut sanne, &case, "resolve", &[("note-resolve", "Brief gepost")]).await;
    assert_eq!(page.location(), case);
    assert!(!open(&mut sanne, "/balie").await.contains("BosR3"), "off the list");
    server.close().await;
}
