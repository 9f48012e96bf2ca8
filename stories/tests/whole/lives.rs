//! Tenants under a server that is killed all the time: they file, move, withdraw, file again, and note what they see.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use domain::chance::SeededChance;
use reqwest::Method;
use serde_json::json;
use stories::program::API_KEY;
use stories::tenant::{Signed, Tenant};
use stories::visitor::{Trouble, Visitor};

use crate::ledger::Ledger;
use crate::scene::last_day;

/// What everybody shares.
#[derive(Debug, Default)]
pub struct Town {
    /// What they saw.
    pub ledger: Ledger,
    /// Pages that said that something was done.
    pub successes: AtomicUsize,
    /// Pages that were lost.
    pub cut_off: AtomicUsize,
    /// Whether to stop.
    pub over: AtomicBool,
}

/// A tenant and the case that is open.
pub struct Life {
    town: Arc<Town>,
    tenant: Tenant,
    /// A system that moves and withdraws on the tenant's behalf.
    system: Visitor,
    chance: SeededChance,
    form: String,
    open: Option<String>,
    /// A page was lost: what is open must be looked up.
    lost: bool,
}

impl Life {
    /// Signs in.
    pub async fn begin(town: Arc<Town>, mut tenant: Tenant, system: Visitor, seed: u64) -> Self {
        tenant.sign_in().await.unwrap();
        let form = tenant.form().await.unwrap();
        Self { town, tenant, system, chance: SeededChance::new(seed), form, open: None, lost: false }
    }

    /// Goes on until it is over, and leaves nothing in doubt.
    pub async fn live(mut self) {
        while !self.town.over.load(Ordering::Relaxed) || self.lost {
            match self.step().await {
                Ok(()) => {}
                Err(Trouble::CutOff(_)) => {
                    self.lost = true;
                    self.town.cut_off.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(Trouble::Strange(what)) => panic!("{what}"),
            }
        }
    }

    fn one_of(&self, count: usize) -> usize {
        usize::try_from(self.chance.next_u64() % count.max(1) as u64).unwrap()
    }

    fn done(&self) {
        self.town.successes.fetch_add(1, Ordering::Relaxed);
    }

    async fn step(&mut self) -> Result<(), Trouble> {
        if self.lost {
            self.open = self.tenant.running(&self.form).await?;
            self.lost = false;
            if let Some(case) = &self.open {
                self.town.ledger.note(case, |_| {});
            }
        }
        match self.open.clone() {
            None => self.file().await,
            Some(case) if self.one_of(4) == 0 => self.withdraw(&case).await,
            Some(case) => self.move_visit(&case).await,
        }
    }

    async fn file(&mut self) -> Result<(), Trouble> {
        // Everybody wants one of the first times: that is where two may hold one slot.
        let wanted = self.one_of(3);
        let choose = |count: usize| wanted.min(count.saturating_sub(1));
        match self.tenant.end_lease(&self.form, last_day(), choose).await? {
            Signed::Done(filed) => {
                self.town.ledger.note(&filed.case, |known| {
                    known.filed = true;
                    known.time = Some(filed.time.clone());
                });
                self.open = Some(filed.case);
                self.done();
            }
            Signed::Already(case) => {
                self.town.ledger.note(&case, |_| {});
                self.open = Some(case);
            }
        }
        Ok(())
    }

    async fn move_visit(&mut self, case: &str) -> Result<(), Trouble> {
        let times = self.tenant.times(case).await?;
        let Some(time) = times.get(self.one_of(3).min(times.len().saturating_sub(1))) else {
            return Err(Trouble::Strange(format!("no time is offered for {case}")));
        };
        // In doubt from here until the page comes.
        self.town.ledger.note(case, |known| {
            known.perhaps_moved += 1;
            known.time = None;
        });
        let moved = if self.one_of(3) == 0 {
            self.move_by_system(case, time).await?
        } else {
            self.tenant.move_visit(case, time).await?
        };
        self.town.ledger.note(case, |known| {
            known.perhaps_moved -= 1;
            known.moved += usize::from(moved);
            known.time = moved.then(|| time.clone());
        });
        if moved {
            self.done();
        }
        Ok(())
    }

    async fn move_by_system(&mut self, case: &str, time: &str) -> Result<bool, Trouble> {
        let chosen = json!({ "visit": "final-inspection", "time": time });
        let path = format!("/api/v1/lease-terminations/{case}/appointments");
        let (status, body) = self.system.ask(Method::POST, &path, API_KEY, Some(&chosen)).await?;
        match status {
            201 => Ok(true),
            422 => Ok(false),
            _ => Err(Trouble::Strange(format!("POST {path}: {status} {body}"))),
        }
    }

    async fn withdraw(&mut self, case: &str) -> Result<(), Trouble> {
        self.town.ledger.note(case, |known| known.perhaps_withdrawn = true);
        if self.one_of(3) == 0 {
            let path = format!("/api/v1/lease-terminations/{case}/withdrawal");
            let (status, body) = self.system.ask(Method::POST, &path, API_KEY, Some(&json!({}))).await?;
            if status != 200 {
                return Err(Trouble::Strange(format!("POST {path}: {status} {body}")));
            }
        } else {
            self.tenant.withdraw(case).await?;
        }
        self.town.ledger.note(case, |known| known.withdrawn = true);
        self.open = None;
        self.done();
        Ok(())
    }
}
