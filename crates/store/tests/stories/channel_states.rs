//! How busy channels are: what was told last counts, until it has run out.

use domain::actors::Actor;
use domain::channels::Channel;
use domain::ids::ApiKeyId;
use store::steering::channel_states::{ChannelState, current, put};
use store::testing::on_both;
use store::{Store, StoreError};

use crate::helpers::{event, later, new_id, now};

async fn tell(store: &Store, state: &ChannelState) {
    let mut tx = store.begin().await.unwrap();
    put(&mut tx, state).await.unwrap();
    tx.record(&event("channel-state-told")).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn of_each_channel_the_last_counts_until_it_has_run_out() {
    on_both(async |store| {
        let busy = ChannelState {
            channel: Channel::Phone,
            wait: Some(25),
            staffed: true,
            said_at: now(),
            valid_until: later(60),
            by: Actor::System { id: new_id!(ApiKeyId) },
        };
        let empty = ChannelState {
            channel: Channel::Counter,
            wait: None,
            staffed: false,
            valid_until: later(120),
            by: Actor::Program,
            ..busy.clone()
        };
        for state in [&busy, &empty] {
            tell(&store, state).await;
        }
        assert_eq!(current(&store, now()).await.unwrap(), [empty.clone(), busy.clone()]);
        assert_eq!(current(&store, later(59)).await.unwrap().len(), 2);
        assert_eq!(current(&store, later(60)).await.unwrap(), std::slice::from_ref(&empty));
        assert_eq!(current(&store, later(120)).await.unwrap(), []);

        let calmer = ChannelState { wait: Some(0), said_at: later(30), by: Actor::Program, ..busy };
        tell(&store, &calmer).await;
        assert_eq!(current(&store, later(30)).await.unwrap(), [empty, calmer.clone()]);

        let mut tx = store.begin().await.unwrap();
        put(&mut tx, &calmer).await.unwrap();
        let silent = tx.commit().await;
        assert!(matches!(silent, Err(StoreError::ChangeWithoutEvent { table: "channel_states" })));
    })
    .await;
}
