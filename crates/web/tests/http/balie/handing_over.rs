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
