//! What was made last, kept for who asks for it again; who asks while it is being made waits for it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

use crate::Error;

/// A value that is made once.
type Place<V> = Arc<OnceCell<Arc<V>>>;

/// At most `MOST` values by what they were made of; the one that was not asked for longest goes first.
pub(super) struct Recent<K, V, const MOST: usize>(Mutex<VecDeque<(K, Place<V>)>>);

impl<K, V, const MOST: usize> Default for Recent<K, V, MOST> {
    fn default() -> Self {
        Self(Mutex::new(VecDeque::with_capacity(MOST)))
    }
}

impl<K: PartialEq, V: Send + Sync + 'static, const MOST: usize> Recent<K, V, MOST> {
    /// The value of this key, made where it is not there. What was begun is made to its end, also when whoever asked
    /// for it first went away; what failed is made again for the next.
    pub(super) async fn get(
        &self,
        key: K,
        make: impl Future<Output = Result<V, Error>> + Send + 'static,
    ) -> Result<Arc<V>, Error> {
        let place = self.place(key);
        if let Some(value) = place.get() {
            return Ok(Arc::clone(value));
        }
        let making = tokio::spawn(async move {
            let value = place.get_or_try_init(|| async { make.await.map(Arc::new) }).await;
            value.map(Arc::clone)
        });
        making.await.map_err(|error| Error::Defect(format!("what is kept was not made: {error}")))?
    }

    /// Lets go of what was made of these keys.
    pub(super) fn forget(&self, goes: impl Fn(&K) -> bool) {
        self.places().retain(|(key, _)| !goes(key));
    }

    fn place(&self, key: K) -> Place<V> {
        let mut places = self.places();
        let found = places.iter().position(|(known, _)| *known == key).and_then(|at| places.remove(at));
        if found.is_none() && places.len() == MOST {
            places.pop_front();
        }
        let (key, place) = found.unwrap_or_else(|| (key, Place::default()));
        places.push_back((key, Arc::clone(&place)));
        place
    }

    fn places(&self) -> MutexGuard<'_, VecDeque<(K, Place<V>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// Makes a number slowly, and counts how often that is done.
    async fn made(times: Arc<AtomicUsize>, number: u32) -> Result<u32, Error> {
        tokio::time::sleep(Duration::from_millis(20)).await;
        times.fetch_add(1, Ordering::SeqCst);
        Ok(number)
    }

    /// The clock stands still until nobody can go on: making takes as long as it says, however busy this machine is.
    #[tokio::test(start_paused = true)]
    async fn who_asks_the_same_at_once_has_it_made_once() {
        let (kept, times) = (Recent::<&str, u32, 2>::default(), Arc::new(AtomicUsize::new(0)));
        let ask = |key, number| kept.get(key, made(Arc::clone(&times), number));
        let left = tokio::time::timeout(Duration::from_millis(5), ask("a", 1)).await;
        assert!(left.is_err(), "whoever asked first went away");
        let (one, other) = tokio::join!(ask("a", 1), ask("a", 1));
        assert_eq!((*one.unwrap(), *other.unwrap(), times.load(Ordering::SeqCst)), (1, 1, 1));
        assert_eq!(*ask("b", 2).await.unwrap(), 2, "another key has its own value");
    }

    #[tokio::test]
    async fn the_one_not_asked_for_longest_goes_and_what_is_forgotten_is_made_again() {
        let (kept, times) = (Recent::<&str, u32, 2>::default(), Arc::new(AtomicUsize::new(0)));
        let ask = |key| kept.get(key, made(Arc::clone(&times), 1));
        for key in ["a", "b", "a", "c", "a"] {
            ask(key).await.unwrap();
        }
        assert_eq!(times.load(Ordering::SeqCst), 3, "a, b and c");
        ask("b").await.unwrap();
        assert_eq!(times.load(Ordering::SeqCst), 4, "b made room for c");
        kept.forget(|key| *key == "a");
        ask("a").await.unwrap();
        assert_eq!(times.load(Ordering::SeqCst), 5);
        assert_eq!(kept.places().len(), 2);
    }

    #[tokio::test]
    async fn what_failed_is_made_again() {
        let kept = Recent::<(), u32, 1>::default();
        assert!(kept.get((), async { Err(Error::NotFound) }).await.is_err());
        assert_eq!(*kept.get((), async { Ok(3) }).await.unwrap(), 3);
    }
}
