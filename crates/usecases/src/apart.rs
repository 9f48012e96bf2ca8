//! Work that takes long, done on a thread of its own and one piece at a time, so that nobody else waits for it.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::Error;

/// One thread for everything of one kind that takes long, such as what managers have counted: the others are there for
/// who asks something.
#[derive(Clone)]
pub(crate) struct Apart(Arc<Semaphore>);

impl Default for Apart {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Apart {
    /// Does what takes long; whoever asks meanwhile waits in line. What was begun goes on when nobody waits for it any
    /// more, and holds its place until it is done.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let place = Arc::clone(&self.0).acquire_owned().await;
        let place =
            place.map_err(|error| Error::Defect(format!("nothing is worked out any more: {error}")))?;
        let working = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        working.await.map_err(|error| Error::Defect(format!("long work broke down: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::Apart;

    #[tokio::test]
    async fn one_at_a_time_also_when_nobody_waits_for_it_any_more() {
        let apart = Arc::new(Apart::default());
        let busy = Arc::new(AtomicUsize::new(0));
        let work = |busy: &Arc<AtomicUsize>| {
            let busy = Arc::clone(busy);
            move || {
                let others = busy.fetch_add(1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(60));
                busy.fetch_sub(1, Ordering::SeqCst);
                others
            }
        };
        let left = tokio::time::timeout(Duration::from_millis(20), apart.work(work(&busy))).await;
        assert!(left.is_err(), "whoever asked went away");
        assert_eq!(busy.load(Ordering::SeqCst), 1, "and meanwhile the runtime was free to notice");
        assert_eq!(apart.work(work(&busy)).await.unwrap(), 0, "the next begins when the first is done");
    }
}
