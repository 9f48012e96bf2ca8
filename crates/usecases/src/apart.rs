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
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, mpsc};
    use std::time::Duration;

    use super::Apart;

    #[tokio::test]
    async fn one_at_a_time_also_when_nobody_waits_for_it_any_more() {
        let (apart, busy) = (Apart::default(), Arc::new(AtomicUsize::new(0)));
        let (let_go, held) = mpsc::channel::<()>();
        let first = {
            let busy = Arc::clone(&busy);
            move || {
                busy.fetch_add(1, Ordering::SeqCst);
                // Busy until the story lets go.
                let _ = held.recv();
                busy.fetch_sub(1, Ordering::SeqCst)
            }
        };
        let left = tokio::time::timeout(Duration::from_millis(20), apart.work(first)).await;
        assert!(left.is_err(), "whoever asked went away, and meanwhile the runtime was free to notice");
        while busy.load(Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let others = Arc::clone(&busy);
        let mut second = tokio::spawn({
            let apart = apart.clone();
            async move { apart.work(move || others.load(Ordering::SeqCst)).await }
        });
        let early = tokio::time::timeout(Duration::from_millis(20), &mut second).await;
        assert!(early.is_err(), "the first still holds its place");
        drop(let_go);
        assert_eq!(second.await.unwrap().unwrap(), 0, "the next begins when the first is done");
    }
}
