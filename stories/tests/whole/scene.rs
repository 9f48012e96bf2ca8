//! Where a story is set: the demo association on a fresh database, and its ERP in our own hands.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, Zoned};
use serde_json::Value;
use stand_in_erp::{Collection, Entry, Options, StandInErp};
use stories::database::{Database, embedded, fresh_schema};
use stories::program::{ERP_KEY, Program, Setting};
use stories::tenant::Tenant;
use stories::visitor::{Visitor, client};
use tempfile::TempDir;

const HERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// The scene.
pub struct Scene {
    /// The program, started.
    pub program: Program,
    /// The ERP, which behaves well until told otherwise.
    pub erp: StandInErp,
    /// The address of the database.
    pub database: String,
    /// When the story began: before it there is only the history of the demo.
    pub began: Timestamp,
    /// The contact moments that the demo told the ERP of when it moved in.
    moved_in_with: BTreeSet<String>,
    client: reqwest::Client,
    _folder: TempDir,
}

/// Tells `story` on the embedded database, and again on PostgreSQL.
pub async fn on_both(name: &str, story: impl AsyncFn(&mut Scene)) {
    story(&mut Scene::set(None).await).await;
    if let Some(schema) = fresh_schema(name).await {
        println!("on PostgreSQL:");
        story(&mut Scene::set(Some(schema)).await).await;
    }
}

impl Scene {
    async fn set(database: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let entry = Entry { api_key: ERP_KEY.to_owned(), ..Entry::default() };
        let erp = StandInErp::start(HERE, Options { entry, ..Options::default() }).await.unwrap();
        // What is slow lands long before it is asked for again, also on a machine that is busy with other stories.
        let quick = [("KANAALWIJZER_ERP_TIMEOUT", "300ms"), ("KANAALWIJZER_ERP_SETTLE", "1s")];
        let mut program = Program::new(Setting {
            erp: Some(erp.base_url()),
            database: database.clone(),
            more: quick.map(|(name, value)| (name, value.to_owned())).into(),
            ..Setting::new(&data)
        });
        let took = program.start().await;
        println!("the demo association moved in after {took:?}");
        let database = database.unwrap_or_else(|| embedded(&data));
        let moved_in_with = BTreeSet::new();
        let mut scene = Self {
            program,
            erp,
            database,
            began: Timestamp::now(),
            moved_in_with,
            client: client(),
            _folder: folder,
        };
        scene.drained().await;
        scene.moved_in_with =
            scene.erp.records(Collection::Contactmomenten).iter().map(external_id).collect();
        scene.began = Timestamp::now();
        scene
    }

    /// What the ERP was told in this story, by collection.
    pub fn told(&self) -> BTreeMap<(Collection, String), Vec<Value>> {
        let mut told: BTreeMap<_, Vec<Value>> = BTreeMap::new();
        for collection in Collection::ALL {
            for record in self.erp.records(collection) {
                let id = external_id(&record);
                if !self.moved_in_with.contains(&id) {
                    told.entry((collection, id)).or_default().push(record);
                }
            }
        }
        told
    }

    /// How many records of each collection the ERP was told of in this story.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let told = self.told();
        let of = |collection: Collection| -> usize {
            told.iter().filter(|((kind, _), _)| *kind == collection).map(|(_, records)| records.len()).sum()
        };
        Collection::ALL.into_iter().map(|collection| (collection.path(), of(collection))).collect()
    }

    /// The `number`th of the plain tenants of the demo association, with a browser, not signed in.
    pub fn tenant(&self, number: usize) -> Tenant {
        let from = u32::try_from(number).unwrap() + 1;
        Tenant::new(self.visitor(from), demo::PLAIN_TENANTS[number])
    }

    /// A visitor from an address of their own.
    pub fn visitor(&self, from: u32) -> Visitor {
        Visitor::new(&self.client, &self.program.url(), from)
    }

    /// A look at the database.
    pub async fn look(&self) -> Database {
        Database::open(&self.database).await.unwrap()
    }

    /// How many messages to the ERP and letters still wait, and how many were given up.
    pub async fn waiting(&self) -> (i64, i64) {
        let sql = "SELECT COUNT(*) AS waiting FROM outbox WHERE target IN ('erp', 'mail') AND state = $1";
        let mut look = self.look().await;
        let waiting = look.rows(sql, "waiting").await.unwrap()[0].number("waiting");
        (waiting, look.rows(sql, "dead").await.unwrap()[0].number("waiting"))
    }

    /// Waits until all that must leave the house has left.
    pub async fn drained(&self) {
        for _ in 0..120 {
            let (waiting, dead) = self.waiting().await;
            assert_eq!(dead, 0, "given up:\n{}", self.program.said());
            if waiting == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        panic!("{:?} wait and were given up:\n{}", self.waiting().await, self.program.said());
    }

    /// Kills the program and starts it again a day later, as far as the outbox can tell: what failed has waited long
    /// enough, and what a killed program held is free. How long those waits are is told in the stories of `work`.
    pub async fn killed_and_started_a_day_later(&mut self) {
        self.program.kill();
        // What the ERP is still slow with lands within this time.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let passed = "UPDATE outbox SET not_before = created_at, lease_until = created_at \
                      WHERE state = 'waiting' AND target IN ('erp', 'mail')";
        self.look().await.say(passed).await.unwrap();
        self.program.start().await;
    }
}

/// A last day of the lease that everybody may choose: after every notice term, before the end of what can be planned.
pub fn last_day() -> Date {
    Zoned::now().date().saturating_add(80.days())
}

/// Our identifier of a record.
fn external_id(record: &Value) -> String {
    record["idExtern"].as_str().unwrap().to_owned()
}
