//! What waits in the outbox, as figures for whoever watches over the installation.

use std::sync::Arc;
use std::time::Duration;

use domain::clock::Clock;
use store::Store;
use store::outbox::backlog;

use crate::stop::Stop;

/// How often it is measured.
const EVERY: Duration = Duration::from_secs(15);

/// What is measured; each gets a figure also when nothing waits.
const TARGETS: [&str; 3] = [usecases::outbox::MAIL, usecases::outbox::ERP, usecases::outbox::TIMER];

/// Measures until told to stop.
pub async fn run(store: Store, clock: Arc<dyn Clock>, stop: Stop) {
    while !stop.is_asked() {
        let now = clock.now();
        match backlog(&store, now).await {
            Ok(found) => {
                for target in TARGETS {
                    let of = found.iter().find(|backlog| backlog.target == target);
                    let set =
                        |name: &'static str, value: f64| metrics::gauge!(name, "target" => target).set(value);
                    set("kanaalwijzer_outbox_waiting", of.map_or(0.0, |of| f64::from(of.waiting)));
                    set("kanaalwijzer_outbox_due", of.map_or(0.0, |of| f64::from(of.due)));
                    set("kanaalwijzer_outbox_dead", of.map_or(0.0, |of| f64::from(of.dead)));
                    let age = of.map_or(0.0, |of| now.duration_since(of.oldest).as_secs_f64());
                    set("kanaalwijzer_outbox_oldest_seconds", age.max(0.0));
                }
            }
            Err(error) => tracing::warn!(%error, "the outbox cannot be measured"),
        }
        tokio::select! {
            () = stop.asked() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
