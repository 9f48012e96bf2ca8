//! The ERP is down: ten leases are ended meanwhile, and it misses nothing.

use std::collections::BTreeMap;
use std::time::Duration;

use stories::tenant::Signed;

use crate::scene::{Scene, last_day, on_both};
use crate::truth::Truth;

const LEASES: usize = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erp_that_is_down_gets_thirty_records_when_it_is_back_and_none_twice() {
    on_both("down", async |scene: &mut Scene| {
        scene.erp.stop().await;
        let mut cases = Vec::new();
        for number in 0..LEASES {
            cases.push(end_lease(scene, number).await);
        }
        assert_eq!(scene.counts().values().sum::<usize>(), 0, "the ERP is down");
        assert_eq!(scene.waiting().await, (30, 0), "what the ERP must know waits");

        scene.erp.start_again().await.unwrap();
        scene.drained().await;
        let thirty = BTreeMap::from([
            ("huuropzeggingen", LEASES),
            ("afspraken", LEASES),
            ("inspecties", LEASES),
            ("contactmomenten", 0),
        ]);
        assert_eq!(scene.counts(), thirty);
        Truth::of(scene).await.holds();
        // And none comes later.
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(scene.counts(), thirty);
    })
    .await;
}

/// As a tenant who does not know that the ERP is down, and is not told.
async fn end_lease(scene: &Scene, number: usize) -> String {
    let mut tenant = scene.tenant(number);
    tenant.sign_in().await.unwrap();
    let form = tenant.form().await.unwrap();
    let Signed::Done(filed) = tenant.end_lease(&form, last_day(), |_| 0).await.unwrap() else {
        panic!("a plain tenant has not ended their lease before")
    };
    let page = tenant.browser.get(&format!("/zaken/{}", filed.case)).await.unwrap().page("the case").unwrap();
    assert!(page.contains("Bevestigd"), "certain at once, ERP or no ERP: {page}");
    filed.case
}
