//! The server is killed under load, again and again, while the ERP misbehaves: nothing is lost, nothing happens twice.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use domain::chance::SeededChance;
use stand_in_erp::{Manner, Manners, Plan};

use crate::lives::{Life, Town};
use crate::scene::{Scene, on_both};
use crate::truth::Truth;

/// How often the server is killed, on each database; a hundred by hand.
const KILLS: &str = "KANAALWIJZER_TEST_KILLS";
const KILLS_USUALLY: usize = 6;
/// Tenants who are busy at the same time.
const TENANTS: usize = 12;
/// Nobody gets anything done for this long: then the story is not about kills any more.
const STUCK: Duration = Duration::from_mins(2);

fn kills() -> usize {
    let set = std::env::var(KILLS).ok();
    set.map_or(KILLS_USUALLY, |set| set.parse().unwrap_or_else(|_| panic!("{KILLS} is a number, not {set}")))
}

/// In a hundred writes, thirty go wrong in one of the ways that real ERPs have.
fn moody() -> Manners {
    let manners = vec![
        Manner::FailAfter,
        Manner::FailBefore,
        Manner::ConflictAfter,
        Manner::CutOffAfter,
        Manner::RubbishAfter,
        Manner::Down,
        // Longer than we wait: carried out after we gave up on the answer.
        Manner::Slow { milliseconds: 400 },
    ];
    Manners { writes: Plan::ByChance { seed: 11, percentage: 30, manners }, ..Manners::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_under_load_loses_nothing_and_does_nothing_twice() {
    on_both("killed", async |scene: &mut Scene| {
        let began = Instant::now();
        scene.erp.behave(moody());
        let town = Arc::new(Town::default());
        let mut arriving = tokio::task::JoinSet::new();
        for number in 0..TENANTS {
            let (tenant, seed) = (scene.tenant(number), u64::try_from(number).unwrap());
            let system = scene.visitor(100 + u32::try_from(number).unwrap());
            arriving.spawn(Life::begin(town.clone(), tenant, system, seed));
        }
        // Everybody is in before the first kill: signing in is not what this story is about.
        let mut lives = tokio::task::JoinSet::new();
        for life in arriving.join_all().await {
            lives.spawn(life.live());
        }
        let chance = SeededChance::new(31);
        for _ in 0..kills() {
            under_load(&town, &mut lives).await;
            tokio::time::sleep(Duration::from_millis(chance.next_u64() % 600)).await;
            scene.program.kill();
            scene.program.start().await;
        }
        under_load(&town, &mut lives).await;
        town.over.store(true, Ordering::Relaxed);
        while let Some(lived) = lives.join_next().await {
            lived.unwrap();
        }
        tell(scene, &town, began).await;
    })
    .await;
}

/// Waits until every second tenant or so got something done since the server is back.
async fn under_load(town: &Town, lives: &mut tokio::task::JoinSet<()>) {
    let (before, began) = (town.successes.load(Ordering::Relaxed), Instant::now());
    while town.successes.load(Ordering::Relaxed) < before + TENANTS / 2 {
        assert!(began.elapsed() < STUCK, "nobody gets anything done");
        if let Some(ended) = lives.try_join_next() {
            ended.unwrap();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn tell(scene: &mut Scene, town: &Town, began: Instant) {
    let (filed, moved, withdrawn) = town.ledger.confirmed();
    let lost = town.cut_off.load(Ordering::Relaxed);
    println!("{} kills took {:?}", kills(), began.elapsed());
    scene.erp.behave(Manners::default());
    scene.killed_and_started_a_day_later().await;
    scene.drained().await;
    let truth = Truth::of(scene).await;
    truth.holds();
    town.ledger.agrees_with(&truth);
    println!(
        "{} kills in {:?}: {filed} leases ended, {moved} visits moved, {withdrawn} withdrawn, {lost} answers lost; {} \
         messages to the ERP in {} writes",
        kills(),
        began.elapsed(),
        truth.told,
        scene.erp.writes().len(),
    );
    assert!(filed > 0 && moved > 0 && withdrawn > 0 && lost > 0, "the story was about something");
}
