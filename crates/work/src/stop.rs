//! Stopping in two steps: take nothing new and finish what is in hand; then put down what is not finished.

use tokio::sync::watch;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Working,
    Finishing,
    Leaving,
}

/// The hand on the switch.
#[derive(Debug)]
pub struct Stopper(watch::Sender<Phase>);

/// What every worker looks at.
#[derive(Debug, Clone)]
pub struct Stop(watch::Receiver<Phase>);

impl Stopper {
    /// A switch that stands on *work*.
    pub fn new() -> (Self, Stop) {
        let (sender, receiver) = watch::channel(Phase::Working);
        (Self(sender), Stop(receiver))
    }

    /// Asks everybody to take nothing new and to finish what is in hand.
    pub fn finish(&self) {
        self.0.send_if_modified(|phase| {
            let earlier = *phase < Phase::Finishing;
            *phase = (*phase).max(Phase::Finishing);
            earlier
        });
    }

    /// Tells everybody to put down what is not finished.
    pub fn leave(&self) {
        self.0.send_replace(Phase::Leaving);
    }
}

impl Stop {
    /// Whether nothing new may be taken.
    pub fn is_asked(&self) -> bool {
        *self.0.borrow() >= Phase::Finishing
    }

    /// Waits until nothing new may be taken.
    pub async fn asked(&self) {
        self.reached(Phase::Finishing).await;
    }

    /// Waits until work in hand must be put down.
    pub async fn leaving(&self) {
        self.reached(Phase::Leaving).await;
    }

    /// A switch that is gone means that the program is going down.
    async fn reached(&self, phase: Phase) {
        let _ = self.0.clone().wait_for(|now| *now >= phase).await;
    }
}
