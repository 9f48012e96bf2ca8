//! Imports: everything moves into place together, or nothing does.

use domain::ids::LeaseId;
use domain::tenancy::{PartyRole, PaymentPeriod};
use store::imports::{self, Counts, LeaseToImport, Line, PartyToImport, Reason, Refused};
use store::tenancy::{homes, leases, relations, search};
use store::testing::on_both;
use store::{Store, Tx};
use uuid::Uuid;

use crate::helpers::{event, later, new_id, now};
use crate::people::{commit, home, household, relation};

const IMPORT: Uuid = Uuid::from_u128(1);

fn line<T>(line: u32, item: T) -> Line<T> {
    Line { line, item }
}

fn lease(number: &str, home_number: &str) -> LeaseToImport {
    LeaseToImport {
        id: new_id!(LeaseId),
        number: number.to_owned(),
        home_number: home_number.to_owned(),
        start: "2020-01-01".parse().unwrap(),
        end: None,
        payment_period: PaymentPeriod::Month,
        notice_clause_months: None,
        disputed: false,
    }
}

fn party(lease_number: &str, relation_number: &str, place: u16) -> PartyToImport {
    let role = if place == 0 { PartyRole::Tenant } else { PartyRole::CoTenant };
    PartyToImport {
        lease_number: lease_number.to_owned(),
        relation_number: relation_number.to_owned(),
        role,
        place,
    }
}

async fn begin(store: &Store) -> Tx {
    let mut tx = store.begin().await.unwrap();
    imports::begin(&mut tx, IMPORT, now()).await.unwrap();
    tx
}

#[tokio::test]
async fn homes_wait_unseen_and_move_into_place_together() {
    on_both(async |store| {
        let here = household(&store).await;
        let lines: Vec<_> = (1_u32..=1000)
            .map(|index| line(index, home(&format!("VHE-{index}"), "Nieuwstraat", index)))
            .chain([line(1001, home("VHE-7", "Dubbelstraat", 7))])
            .collect();
        let mut tx = begin(&store).await;
        let refused = imports::stage_homes(&mut tx, IMPORT, &lines).await.unwrap();
        assert_eq!(refused, [Refused { line: 1001, reason: Reason::Repeated("VHE-7".to_owned()) }]);
        tx.commit().await.unwrap();
        assert_eq!(homes::count(&store).await.unwrap(), 1, "nobody sees what waits");

        let mut tx = store.begin().await.unwrap();
        imports::promote(&mut tx, IMPORT).await.unwrap();
        assert!(tx.commit().await.is_err(), "an import is an event");
        assert_eq!(homes::count(&store).await.unwrap(), 1);

        let mut tx = store.begin().await.unwrap();
        let promoted = imports::promote(&mut tx, IMPORT).await.unwrap();
        commit(tx, "homes-imported").await;
        assert_eq!(promoted.homes, Counts { added: 999, changed: 1, unchanged: 0 });
        assert_eq!(homes::count(&store).await.unwrap(), 1000);
        let known = homes::find(&store, here.home.id).await.unwrap();
        assert_eq!(
            (known.version, known.address.street.as_str()),
            (2, "Nieuwstraat"),
            "it keeps its identifier"
        );
        assert_eq!(homes::by_number(&store, "VHE-7").await.unwrap().unwrap(), lines[6].item);
        assert_eq!(
            search::tenants(&store, "nieuwstraat", 9).await.unwrap().len(),
            2,
            "its tenants are found"
        );

        let mut tx = begin(&store).await;
        imports::stage_homes(&mut tx, IMPORT, &lines[..1000]).await.unwrap();
        let again = imports::promote(&mut tx, IMPORT).await.unwrap();
        commit(tx, "homes-imported").await;
        assert_eq!(again.homes, Counts { added: 0, changed: 0, unchanged: 1000 });
        assert_eq!(homes::find(&store, here.home.id).await.unwrap().version, 2, "what is the same stays");
    })
    .await;
}

#[tokio::test]
async fn leases_come_with_their_people_and_what_points_at_nothing_is_refused() {
    on_both(async |store| {
        let here = household(&store).await;
        let mut tx = begin(&store).await;
        imports::stage_homes(&mut tx, IMPORT, &[line(1, home("VHE-2", "Herestraat", 2))]).await.unwrap();
        let people = [line(2, relation("R8", "Dirk", "Postma")), line(3, relation("R1", "Aya", "Yilmaz"))];
        assert!(imports::stage_relations(&mut tx, IMPORT, &people).await.unwrap().is_empty());
        let new = [
            line(2, lease("L-2", "VHE-2")),
            line(3, lease("L-2019-0001", "VHE-1")),
            line(4, lease("L-4", "VHE-4")),
        ];
        assert!(imports::stage_leases(&mut tx, IMPORT, &new).await.unwrap().is_empty());
        let parties = [
            line(2, party("L-2", "R8", 0)),
            line(3, party("L-2019-0001", "R1", 0)),
            line(4, party("L-4", "R8", 0)),
            line(5, party("L-2", "R9", 1)),
            line(6, party("L-2", "R8", 2)),
        ];
        let repeated = imports::stage_parties(&mut tx, IMPORT, &parties).await.unwrap();
        assert_eq!(repeated, [Refused { line: 6, reason: Reason::Repeated("R8".to_owned()) }]);
        let refused = imports::refuse_unknown(&mut tx, IMPORT).await.unwrap();
        let reasons: Vec<_> =
            refused.iter().map(|refused| (refused.line, refused.reason.to_string())).collect();
        assert_eq!(
            reasons,
            [
                (4, "there is no home with number 'VHE-4'".to_owned()),
                (4, "there is no lease with number 'L-4'".to_owned()),
                (5, "there is no person with number 'R9'".to_owned()),
            ]
        );
        let promoted = imports::promote(&mut tx, IMPORT).await.unwrap();
        commit(tx, "leases-imported").await;
        assert_eq!(promoted.relations, Counts { added: 1, changed: 1, unchanged: 0 });
        assert_eq!(promoted.leases, Counts { added: 1, changed: 1, unchanged: 0 });
        assert_eq!(promoted.parties, 2);

        let known = leases::find(&store, here.lease.id).await.unwrap();
        assert_eq!(known.parties, here.lease.parties[..1], "Ben no longer stands on it");
        assert_eq!(relations::find(&store, here.aya.id).await.unwrap().name.last_name, "Yilmaz");
        let dirk = search::tenants(&store, "herestraat", 9).await.unwrap();
        assert_eq!(dirk.len(), 1);
        assert_eq!(dirk[0].relation.number, "R8");
        let ours = search::tenants(&store, "poelestraat", 9).await.unwrap();
        assert_eq!(ours.len(), 1, "Ben is no longer found there");
    })
    .await;
}

#[tokio::test]
async fn an_import_that_was_broken_off_leaves_nothing() {
    on_both(async |store| {
        let mut tx = begin(&store).await;
        imports::stage_homes(&mut tx, IMPORT, &[line(1, home("VHE-2", "Herestraat", 2))]).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        assert_eq!(imports::forget_abandoned(&mut tx, now()).await.unwrap(), 0);
        assert_eq!(imports::forget_abandoned(&mut tx, later(1)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let mut tx = begin(&store).await;
        imports::discard(&mut tx, IMPORT).await.unwrap();
        imports::begin(&mut tx, IMPORT, now()).await.unwrap();
        let promoted = imports::promote(&mut tx, IMPORT).await.unwrap();
        tx.record(&event("homes-imported")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(promoted, imports::Promoted::default());
        assert_eq!(homes::count(&store).await.unwrap(), 0);
    })
    .await;
}
