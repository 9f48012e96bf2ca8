//! Every way in which an ERP fails, and still each update arrives exactly once in effect.

use crate::support::{appointment, association, client, contact, deliver, delivery, erp, termination};
use domain::erp::{ErpUpdate, TerminationStatus};
use registers::vera::{ErpError, Problem, Trouble};
use serde_json::json;
use stand_in_erp::{Collection, Manner, Manners, Options, Plan};

/// Every manner there is, once.
fn manners() -> Vec<Manner> {
    vec![
        Manner::Good,
        Manner::Slow { milliseconds: 600 },
        Manner::FailBefore,
        Manner::FailAfter,
        Manner::ConflictBefore,
        Manner::ConflictAfter,
        Manner::RubbishBefore,
        Manner::RubbishAfter,
        Manner::EmptyAfter,
        Manner::CutOffBefore,
        Manner::CutOffAfter,
        Manner::Lagging { milliseconds: 300 },
        Manner::Endless,
        Manner::Busy { seconds: 0 },
        Manner::Down,
    ]
}

fn in_turn(manners: &[Manner]) -> Plan {
    Plan::InTurn { manners: manners.to_vec() }
}

/// Runs `story` for every manner, all at once: they mostly wait.
async fn for_every_manner<F: Future<Output = ()> + Send + 'static>(story: fn(Manner) -> F) {
    let mut stories = tokio::task::JoinSet::new();
    for manner in manners() {
        stories.spawn(story(manner));
    }
    stories.join_all().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_to_the_first_attempts_the_record_is_there_once() {
    for_every_manner(|manner| async move {
        let erp = erp(Options { seed: association(2), ..Options::default() }).await;
        let client = client(&erp);
        erp.behave(Manners { writes: in_turn(&[manner, manner]), ..Manners::default() });
        let reference = deliver(&client, 1, &termination(0, TerminationStatus::Received)).await;
        let held = erp.records(Collection::Huuropzeggingen);
        assert_eq!(held.len(), 1, "{manner:?} made copies");
        assert_eq!(held[0]["id"], reference.0.as_str(), "{manner:?}");
        assert_eq!(erp.writes().len(), 1, "{manner:?} wrote more often than needed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_to_an_update_the_record_says_the_last_word() {
    for_every_manner(|manner| async move {
        let erp = erp(Options { seed: association(1), ..Options::default() }).await;
        let client = client(&erp);
        deliver(&client, 1, &termination(0, TerminationStatus::Received)).await;
        erp.behave(Manners { writes: in_turn(&[manner, manner]), ..Manners::default() });
        deliver(&client, 2, &termination(0, TerminationStatus::Approved)).await;
        let held = erp.records(Collection::Huuropzeggingen);
        assert_eq!(held.len(), 1, "{manner:?} made copies");
        assert_eq!(held[0]["status"]["code"], "GOE", "{manner:?}");
        assert_eq!(erp.writes().len(), 2, "{manner:?} wrote more often than needed");
    })
    .await;
}

#[tokio::test]
async fn a_termination_carries_what_the_erp_needs() {
    let erp = erp(Options { seed: association(3), ..Options::default() }).await;
    let client = client(&erp);
    deliver(&client, 7, &termination(2, TerminationStatus::Received)).await;
    let held = erp.records(Collection::Huuropzeggingen).remove(0);
    let base = erp.base_url();
    assert_eq!(held["huurovereenkomst"]["id"], "hov-3");
    assert_eq!(held["huurovereenkomst"]["code"], "HO00002");
    assert_eq!(held["relaties"], json!([format!("{base}/relaties/rel-5"), format!("{base}/relaties/rel-6")]));
    assert_eq!(held["begindatum"], "2026-11-22");
    assert_eq!(held["opzegdatum"], "2027-01-04");
    assert_eq!(held["huurdersafspraken"][0]["code"], "CON");
    assert_eq!(held["idOrganisatie"], "Stichting Wonen Súdwest");
    assert!(
        held["extra-attributen"]
            .as_array()
            .unwrap()
            .contains(&json!({"naam": "eindafrekening.iban", "waarde": "NL91ABNA0417164300"}))
    );
    assert_eq!(erp.writes()[0].reference.as_deref(), Some(crate::support::id(7).to_string().as_str()));
}

#[tokio::test]
async fn an_inspection_points_at_its_appointment_and_its_lease() {
    let erp = erp(Options { seed: association(1), ..Options::default() }).await;
    let client = client(&erp);
    let booked = Box::new(appointment(0, 0));
    let reference = deliver(&client, 1, &ErpUpdate::Appointment(booked.clone())).await;
    deliver(&client, 2, &ErpUpdate::Inspection(booked)).await;
    let inspection = erp.records(Collection::Inspecties).remove(0);
    let base = erp.base_url();
    assert_eq!(inspection["afspraak"], format!("{base}/afspraken/{}", reference.0));
    assert_eq!(inspection["overeenkomst"]["id"], "hov-1");
    assert_eq!(inspection["soort"]["code"], "EIN");
    let held = erp.records(Collection::Afspraken).remove(0);
    assert_eq!(held["locatie"], format!("{base}/adressen/adr-1"));
    assert_eq!(
        held["relaties"][1],
        json!({"id": "rel-2", "code": "R-5001", "soort": {"code": "NAT", "naam": "Natuurlijke persoon"}})
    );
    assert_eq!(held["begindatum"], "2026-12-01T09:00:00.000Z");
}

#[tokio::test]
async fn an_erp_that_knows_nobody_still_gets_the_numbers() {
    let erp = erp(Options::default()).await;
    let client = client(&erp);
    deliver(&client, 1, &termination(0, TerminationStatus::Received)).await;
    deliver(&client, 2, &contact(0)).await;
    let held = erp.records(Collection::Huuropzeggingen).remove(0);
    assert_eq!(
        held["huurovereenkomst"],
        json!({"code": "HO00000", "soort": {"code": "HUU", "naam": "Huurovereenkomst"}})
    );
    assert_eq!(held.get("relaties"), None);
    assert_eq!(erp.records(Collection::Contactmomenten)[0]["relaties"][0]["code"], "R-5000");
}

#[tokio::test]
async fn an_unchanged_update_is_not_written_again_and_a_foreign_attribute_survives() {
    let erp = erp(Options::default()).await;
    let client = client(&erp);
    for round in 0..3 {
        deliver(&client, round, &contact(0)).await;
    }
    assert_eq!(erp.writes().len(), 1);
    let mut theirs = erp.records(Collection::Contactmomenten).remove(0);
    theirs["code"] = json!("ERP-7");
    theirs["omschrijving"] = json!("door iemand in het ERP aangepast");
    let address = format!("{}/contactmomenten/{}", erp.base_url(), theirs["id"].as_str().unwrap());
    put(&address, &theirs).await;
    deliver(&client, 4, &contact(0)).await;
    let now = erp.records(Collection::Contactmomenten).remove(0);
    assert_eq!(now["omschrijving"], "Mevrouw belde over de sleutels.");
    assert_eq!(now["code"], "ERP-7", "what is not ours stays");
}

async fn put(address: &str, record: &serde_json::Value) {
    let answer = crate::support::http()
        .put(address)
        .header("X-API-KEY", stand_in_erp::Entry::default().api_key)
        .header("X-Stuurgegevens-Zender-Organisatie", "ERP")
        .header("X-Stuurgegevens-Tijdstip-Bericht", "2026-11-22T02:21:00Z")
        .json(record)
        .send()
        .await
        .unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
}

#[tokio::test]
async fn an_erp_that_ignores_filters_or_refuses_copies_changes_nothing() {
    for manners in [
        Manners { ignore_filters: true, ..Manners::default() },
        Manners { ignore_filters: true, pages_without_cursor: true, ..Manners::default() },
        Manners { refuse_copies: true, ..Manners::default() },
    ] {
        let erp = erp(Options { seed: association(1), ..Options::default() }).await;
        let mut config = crate::support::config(&erp, crate::support::api_key());
        config.page_size = 3;
        let client = registers::vera::VeraClient::new(&config).unwrap();
        erp.behave(manners.clone());
        for round in 0..2 {
            for of in 0..10 {
                deliver(&client, round * 10 + of, &contact(of)).await;
            }
        }
        assert_eq!(erp.records(Collection::Contactmomenten).len(), 10, "{manners:?}");
        assert_eq!(erp.writes().len(), 10, "{manners:?}");
    }
}

#[tokio::test]
async fn two_records_with_our_identifier_are_for_people() {
    let erp = erp(Options::default()).await;
    let client = client(&erp);
    deliver(&client, 1, &contact(0)).await;
    let mut copy = erp.records(Collection::Contactmomenten).remove(0);
    copy.as_object_mut().unwrap().remove("id");
    let answer = crate::support::http()
        .post(format!("{}/contactmomenten", erp.base_url()))
        .header("X-API-KEY", stand_in_erp::Entry::default().api_key)
        .header("X-Stuurgegevens-Zender-Organisatie", "ERP")
        .header("X-Stuurgegevens-Tijdstip-Bericht", "2026-11-22T02:21:00Z")
        .json(&copy)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 201);
    let error = client.deliver(delivery(2), &contact(0)).await.unwrap_err();
    assert!(
        matches!(error, ErpError::Permanent { problem: Problem::SeveralCopies { count: 2 }, .. }),
        "{error}"
    );
    assert!(error.needs_a_person());
}

#[tokio::test]
async fn what_cannot_be_said_or_is_refused_is_not_tried_again() {
    let erp = erp(Options::default()).await;
    let client = client(&erp);
    let ErpUpdate::Termination(mut update) = termination(0, TerminationStatus::Received) else {
        unreachable!()
    };
    update.reason_code = "ZOMAAR".to_owned();
    let error = client.deliver(delivery(1), &ErpUpdate::Termination(update)).await.unwrap_err();
    assert!(matches!(error, ErpError::Permanent { problem: Problem::Unsayable(_), .. }), "{error}");
    let message = registers::vera::messages::contactmomenten::Contactmoment {
        id_extern: "x".to_owned(),
        id_organisatie: String::new(),
        id_administratie: String::new(),
        onderwerp: "geheim van mevrouw Jansen".to_owned(),
        omschrijving: String::new(),
        datum: "gisteren".to_owned(),
        kanaal: None,
        richting: registers::vera::messages::Referentiedata {
            code: "INK".to_owned(),
            naam: "Inkomend".to_owned(),
        },
        relaties: Vec::new(),
    };
    let error = client.put(delivery(2), &message).await.unwrap_err();
    let ErpError::Rejected { status: 400, told, .. } = &error else { panic!("{error}") };
    assert!(told.reveal().unwrap().contains("datum"));
    assert!(
        !format!("{error} {error:?}").contains("juiste vorm"),
        "what the ERP says stays out of logs: {error:?}"
    );
    assert!(erp.writes().is_empty());
}

#[tokio::test]
async fn a_stopped_erp_costs_nothing_but_time() {
    let mut erp = erp(Options { seed: association(10), ..Options::default() }).await;
    let client = client(&erp);
    client.check().await.unwrap();
    erp.stop().await;
    for of in 0..10 {
        let error =
            client.deliver(delivery(of), &termination(of, TerminationStatus::Received)).await.unwrap_err();
        let unreachable = matches!(
            &error,
            ErpError::Temporary { trouble: Trouble::Unreachable | Trouble::Interrupted, .. }
        );
        assert!(unreachable, "{error}");
    }
    erp.start_again().await.unwrap();
    for of in 0..10 {
        deliver(&client, of, &termination(of, TerminationStatus::Received)).await;
        deliver(&client, of, &ErpUpdate::Appointment(Box::new(appointment(of, 0)))).await;
        deliver(&client, of, &ErpUpdate::Inspection(Box::new(appointment(of, 0)))).await;
    }
    assert_eq!(erp.counts().values().sum::<usize>(), 30);
    assert_eq!(erp.writes().len(), 30);
}
