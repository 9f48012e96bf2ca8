//! Approving and rejecting, each as the employee saw the case.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use domain::channels::Channel;

use super::{after, case_of, command, event, must_be_mended, open, server, signed_in, version, whole};

const LONG: &str = "Uw huur kan niet stoppen: er loopt een zaak bij de rechter. <b>Bel ons</b>.";

#[tokio::test]
async fn an_approval_makes_it_certain_and_tells_everybody() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    for words in
        ["Wat is opgegeven", "NL91 ABNA 0417 1643 00", "Vastgehouden", "Wat de huurder ziet", "Huur opgezegd"]
    {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let done = command(&mut sanne, &case, "approve", &[]).await;
    assert_eq!(done.location(), case);
    let page = open(&mut sanne, &case).await;
    for words in ["Gedaan.", "Bevestigd", "Afgesproken", "Goedgekeurd", "Sanne Visser"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let approved = event(&server, &case, "termination-approved").await;
    assert_eq!((approved.actor.role(), approved.channel), ("agent", Channel::Portal), "on their own account");
    assert!(!open(&mut sanne, "/balie").await.contains("BosR1"), "off the list");
    server.close().await;
}

#[tokio::test]
async fn a_rejection_needs_its_reason_and_nothing_typed_is_lost() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let before = server.events().await;
    let page = command(&mut sanne, &case, "reject", &[("note-reject", "  ")]).await;
    must_be_mended(&page, "note-reject", "Leg uit waarom");
    assert!(page.body.contains("name=\"command\" data-danger open"), "its form stands open: {}", page.body);
    let long = "x".repeat(2_001);
    let page = command(&mut sanne, &case, "reject", &[("note-reject", &long)]).await;
    must_be_mended(&page, "note-reject", "Leg uit waarom");
    assert!(page.body.contains(&long), "what was typed is still there");
    assert_eq!(server.events().await, before, "nothing was done");

    command(&mut sanne, &case, "reject", &[("note-reject", LONG)]).await.location();
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Afgewezen door een medewerker") && page.contains("&#60;b&#62;Bel ons"), "{page}");
    assert!(!page.contains("/opdrachten"), "nothing more can be done with it");
    assert_eq!(event(&server, &case, "termination-rejected").await.data["why"], LONG);
    server.close().await;
}

#[tokio::test]
async fn who_comes_second_is_told_and_keeps_what_they_wrote() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let mut boss = signed_in(&server, StaffRole::Manager).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    let (version, seen) = (version(&page).to_owned(), after(&page, "name=\"seen\" value=\"").to_owned());

    // Somebody takes it meanwhile: the form is still there, with what was typed in it.
    boss.post(&format!("{case}/behandelaar"), &[("wie", "mij")]).await.location();
    let sent = [("command", "reject"), ("version", &version), ("seen", &seen), ("note-reject", LONG)];
    let changed = sanne.post(&format!("{case}/opdrachten"), &sent).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    whole(&changed, "changed");
    for words in ["Iemand anders was u voor", "Opgepakt", "id=\"note-reject\"", "&#60;b&#62;Bel ons"] {
        assert!(changed.body.contains(words), "{words} is not in {}", changed.body);
    }
    assert!(!changed.body.contains("Dit had u geschreven"), "it stands in its field");

    // Somebody approves it meanwhile: the form is gone, what was written is not.
    command(&mut boss, &case, "approve", &[]).await.location();
    let changed = sanne.post(&format!("{case}/opdrachten"), &sent).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    for words in ["Iemand anders was u voor", "Goedgekeurd", "Dit had u geschreven", "&#60;b&#62;Bel ons"] {
        assert!(changed.body.contains(words), "{words} is not in {}", changed.body);
    }
    assert!(open(&mut sanne, &case).await.contains("Bevestigd"), "the rejection was not given");
    let odd = sanne.post(&format!("{case}/opdrachten"), &[("command", "approve")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST, "a command belongs to a version");
    server.close().await;
}

#[tokio::test]
async fn the_last_day_is_corrected_by_a_day_that_exists() {
    let server = server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    for wrong in ["", "2026-02-31", "ooit"] {
        let page =
            command(&mut sanne, &case, "correct", &[("end-correct", wrong), ("note-correct", "Op verzoek")])
                .await;
        must_be_mended(&page, "end-correct", "Vul een dag in die bestaat");
        assert!(page.body.contains("Op verzoek"), "the note is kept");
    }
    let page = command(&mut sanne, &case, "correct", &[("end-correct", "2020-01-01")]).await;
    must_be_mended(&page, "end-correct", "Kies een dag na");
    assert!(page.body.contains("woensdag 1 januari 2020"), "the day in words: {}", page.body);
    let saturday = [("end-correct", "2-5-2026")];
    let page = command(&mut sanne, &case, "correct", &saturday).await;
    must_be_mended(
        &page,
        "note-correct",
        "Volgens de regels wordt het maandag 4 mei 2026. Schrijf op waarom",
    );
    command(&mut sanne, &case, "correct", &[("end-correct", "30-4-2026")]).await.location();
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("donderdag 30 april 2026") && page.contains("Einddatum aangepast"), "{page}");
    server.close().await;
}
