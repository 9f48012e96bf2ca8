//! All workers of one program: started together, stopped together.

use std::sync::Arc;
use std::time::Duration;

use domain::clock::Clock;
use registers::vera::VeraClient;
use tokio::task::JoinSet;
use usecases::House;

use crate::deliver::{Courier, Manners, Round};
use crate::stop::{Stop, Stopper};
use crate::{measure, registers_in, tidy};

/// How long a worker that broke down waits before it begins again.
const BREATH: Duration = Duration::from_secs(1);

/// The workers of one program.
#[derive(Debug)]
pub struct Workers {
    house: Arc<House>,
    clock: Arc<dyn Clock>,
    stopper: Stopper,
    stop: Stop,
    tasks: JoinSet<()>,
}

impl Workers {
    /// Nobody works yet.
    pub fn new(house: Arc<House>, clock: Arc<dyn Clock>) -> Self {
        let (stopper, stop) = Stopper::new();
        Self { house, clock, stopper, stop, tasks: JoinSet::new() }
    }

    /// Lets `courier` serve its target.
    #[must_use]
    pub fn deliver<C: Courier>(mut self, courier: C, manners: Manners) -> Self {
        let target = courier.target();
        let (house, clock) = (self.house.clone(), self.clock.clone());
        let round =
            Round::new(house.store.clone(), courier, manners, clock, house.chance.clone(), self.stop.clone());
        let round = Arc::new(round);
        self.start(target, move || round.clone().run());
        self
    }

    /// Lets somebody tidy up and count what waits.
    #[must_use]
    pub fn keep_house(mut self, keep: tidy::Keep) -> Self {
        let (house, clock, stop) = (self.house.clone(), self.clock.clone(), self.stop.clone());
        self.start("tidy", move || tidy::run(house.clone(), keep, clock.clone(), stop.clone()));
        let (house, clock, stop) = (self.house.clone(), self.clock.clone(), self.stop.clone());
        self.start("measure", move || measure::run(house.store.clone(), clock.clone(), stop.clone()));
        self
    }

    /// Lets somebody read the ERP now and then.
    #[must_use]
    pub fn read_registers(mut self, client: Arc<VeraClient>, every: Duration) -> Self {
        let (house, clock, stop) = (self.house.clone(), self.clock.clone(), self.stop.clone());
        self.start("registers", move || {
            registers_in::run(house.clone(), client.clone(), every, clock.clone(), stop.clone())
        });
        self
    }

    fn start<F: Future<Output = ()> + Send + 'static>(
        &mut self,
        name: &'static str,
        work: impl Fn() -> F + Send + 'static,
    ) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            while let Err(error) = tokio::spawn(work()).await {
                tracing::error!(worker = name, %error, "a worker broke down and begins again: a defect");
                tokio::select! {
                    () = stop.asked() => return,
                    () = tokio::time::sleep(BREATH) => {}
                }
            }
        });
    }

    /// Lets everybody finish what is in hand for at most `grace`, and put down the rest.
    pub async fn stop(mut self, grace: Duration) {
        self.stopper.finish();
        let finished = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(grace, finished).await.is_err() {
            self.stopper.leave();
            while self.tasks.join_next().await.is_some() {}
        }
    }
}
