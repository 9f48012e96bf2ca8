//! Letters that stay in the house: delivered, readable, and what was secret still there to be read.

use std::time::Duration;

use channels::mail::{MailTransport, MessageIds};
use domain::contacts::EmailAddress;
use store::outbox::MessageState;
use store::testing::on_both;
use usecases::testing::Town;
use work::mail::{MailCourier, Sender};

use crate::helpers::{Worker, left_for, manners, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kept_mail_is_delivered_and_stays_readable() {
    on_both(async |store| {
        let town = Town::new(store.clone()).await;
        town.office_hours().await;
        let tenant = town.tenant(1, &[]).await;
        let case = town.file(&town.as_tenant(tenant), tenant).await.unwrap();
        let address: EmailAddress = "post@voorbeeldwonen.example".parse().unwrap();
        let ids = MessageIds::new(&[7; 32], address.domain()).unwrap();
        let sender = Sender { name: "Voorbeeld Wonen".to_owned(), from: address.clone(), answers: address };
        let courier = MailCourier::new(MailTransport::kept(ids), sender);
        let worker = Worker::start(&store, courier, manners());
        until("every letter was written", async || left_for(&store, "mail").await == (0, 0)).await;
        worker.stop(Duration::from_secs(5)).await;
        let sent = store::outbox::of_stream(&store, &case.id.to_string()).await.unwrap();
        let mails: Vec<_> = sent.iter().filter(|message| message.target == "mail").collect();
        assert!(!mails.is_empty());
        assert!(mails.iter().all(|mail| mail.state == MessageState::Delivered));
    })
    .await;
}
