//! Homes and leases from files.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use domain::actors::StaffRole;
use domain::channels::Channel;
use domain::language::Language;
use store::testing::on_both;
use usecases::imports::records::{self, LeaseToImport, Records};
use usecases::imports::{Strictness, import_homes, import_leases};
use usecases::tenants::{self, Wishes};

use usecases::testing::Town;

const HOMES: &str = "home_number,street,number,letter,suffix,postal_code,city,kind,build_year
V1,Kade,1,,,9712 KB,Groningen,terraced,1968
V2,Kade,2,a,,9712KB,Groningen,TUS,1968
V3,Kade,0,,,9712KB,Groningen,terraced,1968
V4,Kade,4,,,97K,Groningen,terraced,1968
V2,Kade,2,b,,9712KB,Groningen,terraced,1968
V6,,6,,,9712KB,Groningen,castle,1968
";
const LEASES: &str = "lease_number;home_number;start;relation_number;first_name;last_name;email;phone
L1;V1;01-03-2019;R1;Aya;Bos;aya@example.nl;06 12345678
L1;V1;01-03-2019;R2;Ben;Vis;;
L2;V9;2019-03-01;R3;Cor;Dam;;
L3;V2;2019-03-01;R1;Aya;Anders;aya@example.nl;06 12345678
L4;V2;gisteren;R4;Dia;Eik;;
";

#[tokio::test]
async fn every_refused_row_has_its_line_and_its_reason() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let act = town.house.program(town.now);
        let mut seen = Vec::new();
        let report =
            import_homes(&act, Cursor::new(HOMES), Strictness::LeaveOut, &mut |rows| seen.push(rows))
                .await
                .unwrap();
        assert_eq!((report.rows, report.promoted.unwrap().homes.added), (6, 2));
        let reasons: Vec<String> =
            report.refused.iter().map(|row| format!("{}: {}", row.line, row.reason)).collect();
        for expected in [
            "4: column 'number': '0' is not a house number such as 12, 12a or 12-2",
            "5: column 'postal_code': '97K' is not a Dutch postal code such as 9712 KB",
            "6: number 'V2' stands on an earlier line too",
            "7: column 'street' is empty",
        ] {
            assert!(reasons.iter().any(|reason| reason == expected), "{expected} is not in {reasons:?}");
        }
        assert_eq!(seen.last(), Some(&6));

        let leases =
            import_leases(&act, Cursor::new(LEASES), Strictness::LeaveOut, &mut |_| {}).await.unwrap();
        let lines: Vec<u32> = leases.refused.iter().map(|row| row.line).collect();
        assert_eq!(lines, [4, 5, 6], "{:?}", leases.refused);
        let agent = town.as_staff(StaffRole::Agent);
        let found = tenants::search(&agent, "0612345678").await.unwrap();
        assert_eq!(found[0].relation.name.spoken(), "Aya Bos");
        assert_eq!(found[0].tenancies[0].lease_number, "L1");

        let again = import_homes(&act, Cursor::new(HOMES), Strictness::LeaveOut, &mut |_| {}).await.unwrap();
        assert_eq!(again.promoted.unwrap().homes.unchanged, 2, "the same file twice changes nothing");
    })
    .await;
}

#[tokio::test]
async fn all_or_nothing_imports_nothing_when_a_row_is_refused() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let act = town.house.program(town.now);
        let report =
            import_homes(&act, Cursor::new(HOMES), Strictness::AllOrNothing, &mut |_| {}).await.unwrap();
        assert!(report.promoted.is_none() && report.refused.len() == 4);
        assert_eq!(store::tenancy::homes::count(&town.house.store).await.unwrap(), 0);
    })
    .await;
}

/// The folder with real data beside the project; in CI it must be there.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("KANAALWIJZER_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    if folder.join("data/addresses/groningen.csv.gz").exists() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is not there", folder.display());
    println!("skipped: {} is not there", folder.display());
    None
}

#[tokio::test]
async fn twenty_five_thousand_real_addresses_become_homes() {
    let Some(shared) = shared() else { return };
    on_both(async |store| {
        let town = Town::new(store).await;
        let act = town.house.program(town.now);
        let file = std::fs::File::open(shared.join("data/addresses/groningen.csv.gz")).unwrap();
        let report = import_homes(&act, file, Strictness::LeaveOut, &mut |_| {}).await.unwrap();
        assert_eq!(report.rows, 25_000);
        let added = report.promoted.unwrap().homes.added;
        assert_eq!(added + report.refused.len() as u64, 25_000, "every row is imported or reported");
        assert!(report.refused.iter().all(|row| row.line > 1 && !row.reason.is_empty()));
        println!("{added} homes, {} refused, first: {:?}", report.refused.len(), report.refused.first());
        let total = store::tenancy::homes::count(&town.house.store).await.unwrap();
        assert_eq!(u64::try_from(total).unwrap(), added);
    })
    .await;
}

#[tokio::test]
async fn what_the_erp_does_not_know_yet_is_not_undone_by_reading_it() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let case = town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        let act = town.house.program(town.now);
        let known = store::tenancy::leases::find(&town.house.store, case.lease).await.unwrap();
        let old = LeaseToImport {
            id: known.id,
            number: known.number.clone(),
            home_number: "VHE-1".into(),
            start: known.start,
            end: None,
            payment_period: known.payment_period,
            notice_clause_months: None,
            disputed: false,
        };
        let records = Records { leases: vec![old.clone()], ..Records::default() };
        records::apply(&act, records, town.now).await.unwrap();
        let after = store::tenancy::leases::find(&town.house.store, case.lease).await.unwrap();
        assert_eq!(after.end, known.end, "the end we announced stays");
        assert_eq!(records::read_until(&act).await.unwrap(), Some(town.now));

        let stray = LeaseToImport { number: "H-9".into(), home_number: "VHE-9".into(), ..old };
        let records = Records { leases: vec![stray], ..Records::default() };
        let report = records::apply(&act, records, town.now).await.unwrap();
        assert_eq!(report.refused.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_silent_or_behind_erases_nothing() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        let act = town.house.program(town.now);
        let lease = async || store::tenancy::leases::find(&town.house.store, tenant.lease).await.unwrap();
        let aya = async || store::tenancy::relations::find(&town.house.store, tenant.relation).await.unwrap();
        let import = async |file: &'static str| {
            let read =
                import_leases(&act, Cursor::new(file), Strictness::AllOrNothing, &mut |_| {}).await.unwrap();
            assert!(read.promoted.is_some(), "{:?}", read.refused);
        };
        let announced = lease().await;
        assert!(announced.end.is_some());

        import(
            "lease_number,home_number,start,relation_number,last_name,initials,phone,language,preference,role,\
             payment_period,notice_months\n\
             H-1,VHE-1,2024-02-01,R1,Bos,A.B.,0612345678,en,letter,spouse,quarter,2\n",
        )
        .await;
        let (told, told_aya) = (lease().await, aya().await);
        assert_eq!(told.end, announced.end, "no column for the end: it stays");
        assert_eq!(told_aya.email.as_deref(), Some("r1@example.nl"), "no column for the address: it stays");

        import("lease_number,home_number,start,relation_number,last_name\nH-1,VHE-1,2024-02-01,R1,Vos\n").await;
        let (silent, silent_aya) = (lease().await, aya().await);
        assert_eq!((silent.payment_period, silent.notice_clause_months), (told.payment_period, Some(2)));
        assert_eq!((silent.end, &silent.parties), (announced.end, &told.parties));
        assert_eq!(silent_aya.name.last_name, "Vos");
        let name = domain::tenancy::PersonName { last_name: "Vos".into(), ..told_aya.name.clone() };
        assert_eq!(
            silent_aya,
            domain::tenancy::Relation { name, version: silent_aya.version, ..told_aya.clone() }
        );

        import("lease_number,home_number,start,end,relation_number,last_name,phone\nH-1,VHE-1,2024-02-01,,R1,Vos,\n")
            .await;
        assert_eq!(lease().await.end, announced.end, "the file does not know yet what we announced");
        assert_eq!(aya().await.phone, None, "an empty field says that there is none");

        let homes = "home_number,street,number,postal_code,city\nVHE-1,Poelestraat,1,9712KB,Groningen\n";
        import_homes(&act, Cursor::new(homes), Strictness::AllOrNothing, &mut |_| {}).await.unwrap();
        let home = store::tenancy::homes::by_number(&town.house.store, "VHE-1").await.unwrap().unwrap();
        assert_eq!((home.kind, home.build_year), (domain::tenancy::HomeKind::GalleryFlat, Some(2019)));
    })
    .await;
}

#[tokio::test]
async fn what_a_tenant_chose_here_outlives_what_the_source_has() {
    on_both(async |store| {
        let town = Town::new(store).await;
        let (aya, ben) = (town.tenant(1, &[]).await, town.tenant(2, &[]).await);
        let wishes = Wishes { language: Language::En, preference: Some(Channel::Letter) };
        tenants::set_wishes(&town.as_tenant(aya), aya.relation, wishes).await.unwrap();
        let act = town.house.program(town.now);
        let person = async |tenant: usecases::testing::Tenant| {
            store::tenancy::relations::find(&town.house.store, tenant.relation).await.unwrap()
        };
        let told = async |tenant| domain::tenancy::Relation {
            language: Language::Nl,
            preference: Some(Channel::Phone),
            phone: Some("+31612345678".to_owned()),
            ..person(tenant).await
        };
        let relations = vec![told(aya).await, told(ben).await];
        records::apply(&act, Records { relations, ..Records::default() }, town.now).await.unwrap();
        let (aya_now, ben_now) = (person(aya).await, person(ben).await);
        assert_eq!((aya_now.language, aya_now.preference), (Language::En, Some(Channel::Letter)));
        assert_eq!(aya_now.phone.as_deref(), Some("+31612345678"), "the rest is the source's to say");
        assert_eq!((ben_now.language, ben_now.preference), (Language::Nl, Some(Channel::Phone)));

        let file = "lease_number,home_number,start,relation_number,last_name,language,preference\n\
                    H-1,VHE-1,2024-02-01,R1,Bos,nl,phone\n";
        import_leases(&act, Cursor::new(file), Strictness::AllOrNothing, &mut |_| {}).await.unwrap();
        let aya_now = person(aya).await;
        assert_eq!((aya_now.language, aya_now.preference), (Language::En, Some(Channel::Letter)));
    })
    .await;
}

/// A file with Aya's lease on the first line, `new` leases after it, and on the last a person who was called otherwise.
fn many_leases(new: usize) -> String {
    let lease = |number: usize| format!("N-{number},VHE-1,2020-01-01,2020-12-31,P{number},Vis,nl,");
    let mut lines = vec![
        "lease_number,home_number,start,end,relation_number,last_name,language,preference".to_owned(),
        "H-1,VHE-1,2024-02-01,,R1,Bos,nl,phone".to_owned(),
    ];
    lines.extend((0..new).map(lease));
    lines.push("N-X,VHE-1,2020-01-01,2020-12-31,P0,Dam,nl,".to_owned());
    lines.join("\n")
}

/// Blocks the import between two parts of the file until the others are done; they would wait for it if it wrote.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_write_while_leases_come_in_and_what_they_chose_meanwhile_stays() {
    on_both(async |store| {
        let town = Arc::new(Town::new(store).await);
        town.office_hours().await;
        let aya = town.tenant(1, &[]).await;
        let act = town.house.program(town.now);
        let mut meanwhile = Some(Arc::clone(&town));
        let mut between = |_: u32| {
            let Some(town) = meanwhile.take() else { return };
            let (done, wait) = std::sync::mpsc::channel();
            tokio::spawn(async move {
                let own = town.as_tenant(aya);
                let wishes = Wishes { language: Language::En, preference: Some(Channel::Letter) };
                tenants::set_wishes(&own, aya.relation, wishes).await.unwrap();
                town.file(&own, aya).await.unwrap();
                done.send(()).unwrap();
            });
            wait.recv_timeout(Duration::from_mins(1)).expect("others write between two parts");
        };
        let file = Cursor::new(many_leases(2_100));
        let report = import_leases(&act, file, Strictness::LeaveOut, &mut between).await.unwrap();
        assert_eq!((report.rows, report.promoted.unwrap().leases.added), (2_102, 2_100));
        let refused: Vec<_> = report.refused.iter().map(|row| (row.line, row.reason.as_str())).collect();
        assert_eq!(refused, [(2_103, "person 'P0' says something else in an earlier line")]);
        let now = store::tenancy::relations::find(&town.house.store, aya.relation).await.unwrap();
        assert_eq!((now.language, now.preference), (Language::En, Some(Channel::Letter)));
        let lease = store::tenancy::leases::find(&town.house.store, aya.lease).await.unwrap();
        assert!(lease.end.is_some(), "the end that was announced meanwhile stays");
    })
    .await;
}

#[tokio::test]
async fn an_import_of_leases_that_is_killed_halfway_did_nothing_and_is_done_once_when_it_is_done_again() {
    on_both(async |store| {
        let town = Town::new(store).await;
        town.tenant(1, &[]).await;
        let house = Arc::clone(&town.house);
        let now = town.now;
        let killed = tokio::spawn(async move {
            let mut power = |rows: u32| assert!(rows < 2_000, "the power fails");
            let file = Cursor::new(many_leases(2_100));
            import_leases(&house.program(now), file, Strictness::LeaveOut, &mut power).await.map(|_| ())
        });
        assert!(killed.await.unwrap_err().is_panic());
        let known = async |number: &str| {
            store::tenancy::relations::by_number(&town.house.store, number).await.unwrap().is_some()
        };
        assert!(!known("P5").await, "nothing moved into place");
        let act = town.house.program(town.now);
        for (added, unchanged) in [(2_100, 1), (0, 2_101)] {
            let file = Cursor::new(many_leases(2_100));
            let report = import_leases(&act, file, Strictness::LeaveOut, &mut |_| {}).await.unwrap();
            let leases = report.promoted.unwrap().leases;
            assert_eq!((leases.added, leases.unchanged), (added, unchanged), "{leases:?}");
        }
        assert!(known("P2099").await);
    })
    .await;
}
