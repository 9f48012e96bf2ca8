//! A case in which somebody stays: the whole lease cannot be ended, and what is arranged instead is written down.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use usecases::cases;
use usecases::testing::PROCESS;

use super::{case_of, command, event, must_be_mended, open, server_after, signed_in};

#[tokio::test]
async fn who_stays_is_never_one_key_away_from_losing_the_home() {
    let server = server_after(async |town| {
        let ben = town.person("P1", "Ben", true).await;
        let aya = town.tenant(1, &[ben]).await;
        let hers = town.as_tenant(aya);
        let mut answers = town.answers(&hers, aya).await;
        answers.0.insert("situation".into(), "only-me".into());
        cases::file(&hers, PROCESS, aya.lease, aya.relation, &answers).await.unwrap();
    })
    .await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    assert!(page.contains("Overdragen") && !page.contains("value=\"approve\""), "{page}");
    let refused = command(&mut sanne, &case, "approve", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Iemand anders blijft hier wonen"), "{}", refused.body);

    let empty = command(&mut sanne, &case, "hand-over", &[("note-hand-over", "")]).await;
    must_be_mended(&empty, "note-hand-over", "Schrijf op wat u hebt afgesproken");
    let arranged = [("note-hand-over", "De medehuur gaat door op naam van Ben.")];
    command(&mut sanne, &case, "hand-over", &arranged).await.location();
    let page = open(&mut sanne, &case).await;
    for words in ["Overgedragen", "op naam van Ben", "Wij regelen dit op een andere manier"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert_eq!(event(&server, &case, "termination-handed-over").await.actor.role(), "agent");
    assert!(!page.contains("/opdrachten"), "nothing more can be done with it");
    server.close().await;
}

#[tokio::test]
async fn a_new_address_is_recorded_with_the_channel_it_came_by() {
    let server = super::server().await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    let address = format!("{case}/adres");
    assert!(page.contains(&format!("href=\"{address}\"")), "{page}");
    assert!(!page.contains("value=\"forwarding-address\""), "it has a page of its own");
    let abroad = [("address-kind", "abroad"), ("abroad", "1 High Street\nLondon")];
    must_be_mended(&sanne.post(&address, &abroad).await, "channel", "");
    let sent = [abroad[0], ("abroad", ""), ("channel", "phone")];
    must_be_mended(&sanne.post(&address, &sent).await, "abroad", "Vul het adres");
    let sent = [abroad[0], abroad[1], ("channel", "phone")];
    assert_eq!(sanne.post(&address, &sent).await.location(), case);
    let told = event(&server, &case, "termination-forwarding-address").await;
    assert_eq!(told.channel, domain::channels::Channel::Phone);
    assert!(!told.data.to_string().contains("High Street"), "the log keeps no address");
    assert!(open(&mut sanne, &case).await.contains("1 High Street"));
    server.close().await;
}

#[tokio::test]
async fn the_history_speaks_in_words_and_never_in_codes() {
    let server = server_after(async |town| {
        let aya = town.tenant(1, &[]).await;
        let hers = town.as_tenant(aya);
        let mut answers = town.answers(&hers, aya).await;
        answers.0.insert("reason".into(), "better-fit".into());
        cases::file(&hers, PROCESS, aya.lease, aya.relation, &answers).await.unwrap();
    })
    .await;
    let mut sanne = signed_in(&server, StaffRole::Agent).await;
    let case = case_of(&mut sanne, 1).await;
    let page = open(&mut sanne, &case).await;
    let (_, history) = page.split_once("Huur opgezegd").unwrap_or_else(|| panic!("no history in {page}"));
    assert!(history.contains("Ik ga naar een woning die beter past"), "{page}");
    assert!(!page.contains("better-fit") && !history.contains("everyone"), "{page}");
    server.close().await;
}
