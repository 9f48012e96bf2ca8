//! Stories of the parameters of a policy: what a colleague did meanwhile is told, hours are read as people write them, and
//! what tenants do not see is said.

use axum::http::StatusCode;

use crate::browser::Browser;
use crate::mijn::after;
use crate::policy::{manager, page, server};
use crate::policy_settings::{PARKING, send};

async fn begun(mirjam: &mut Browser) -> (String, String) {
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let overview = format!("{version}/gegevens");
    (version, overview)
}

#[tokio::test]
async fn what_a_colleague_took_away_or_moved_meanwhile_is_told() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let (_, overview) = begun(&mut mirjam).await;
    let repair = format!("{overview}/onderwerp/repair");
    let form = page(&mut mirjam, &repair).await;
    let saw = after(&form, "name=\"version\" value=\"").to_owned();
    assert_eq!(send(&mut mirjam, &format!("{repair}/weg"), &[]).await.status, StatusCode::SEE_OTHER);
    page(&mut mirjam, &overview).await;

    // Whoever still has its form open, or its button, is told that it is gone, and comes where the others stand.
    let mut filled = vec![("version", saw.as_str())];
    filled.extend(PARKING);
    for (path, sent) in [
        (repair.clone(), filled),
        (format!("{repair}/weg"), vec![("version", saw.as_str())]),
        (format!("{repair}/plaats"), vec![("version", saw.as_str()), ("to", "up")]),
    ] {
        let gone = mirjam.post(&path, &sent).await;
        assert_eq!(gone.location(), format!("{overview}#topics"), "{path}");
        let told = page(&mut mirjam, &overview).await;
        assert!(told.contains("Dit onderwerp staat niet meer in deze versie."), "{path}");
    }
    assert_eq!(mirjam.get(&repair).await.location(), format!("{overview}#topics"));

    // What was not moved is not kept silent.
    let sent = [("version", saw.as_str()), ("to", "up")];
    let stale = mirjam.post(&format!("{overview}/kanaal/phone/plaats"), &sent).await;
    assert_eq!(stale.location(), format!("{overview}#kanaal-phone"));
    assert!(page(&mut mirjam, &overview).await.contains("Er is niets verplaatst"));
    let gone = mirjam.get(&format!("{overview}/kanaal/sms/weg")).await;
    assert_eq!(gone.location(), format!("{overview}#channels"));
    assert!(page(&mut mirjam, &overview).await.contains("Dit kanaal staat niet meer in deze versie."));
    server.close().await;
}

#[tokio::test]
async fn a_topic_that_comes_back_counts_anew() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let (version, overview) = begun(&mut mirjam).await;
    let nuisance = format!("{overview}/onderwerp/nuisance");
    assert!(page(&mut mirjam, &format!("{nuisance}/weg")).await.contains("begint het tellen opnieuw"));
    send(&mut mirjam, &format!("{nuisance}/weg"), &[]).await;
    let again = [("name-nl", "Nuisance"), ("name-en", "Nuisance"), PARKING[2], PARKING[3]];
    let added = send(&mut mirjam, &format!("{overview}/onderwerp"), &again).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    assert!(page(&mut mirjam, &overview).await.contains("onderwerp/nuisance-2\""));
    assert!(page(&mut mirjam, &version).await.contains("Volledig en zonder tegenspraak"));
    server.close().await;
}

#[tokio::test]
async fn hours_are_read_as_people_write_them_and_never_dropped_unsaid() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let (_, overview) = begun(&mut mirjam).await;
    let counter = format!("{overview}/kanaal/counter");
    let rest = [
        ("cost", "9,50"),
        ("staff", "40"),
        ("at-once", "1"),
        ("answer-within", "10"),
        ("because", "Op proef"),
    ];
    let sent = |fields: &[(&'static str, &'static str)]| [fields, &rest].concat();

    let hourless = send(&mut mirjam, &counter, &sent(&[("open", "hours")])).await;
    assert_eq!(hourless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(hourless.body.contains("id=\"hours-monday-error\""), "{}", hourless.body);
    assert!(hourless.body.contains("Vul tijden in, of kies altijd open."));

    let both = sent(&[("open", "always"), ("hours-monday", "7-23")]);
    let both = send(&mut mirjam, &counter, &both).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(both.body.contains("id=\"open-error\"") && both.body.contains("value=\"7-23\""), "{}", both.body);

    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let fields = days.map(|day| format!("hours-{day}"));
    let late: Vec<(&str, &str)> = fields.iter().map(|day| (day.as_str(), "8:00-24:00")).collect();
    let late: Vec<(&str, &str)> = [&[("open", "hours")], &late[..], &rest].concat();
    let done = send(&mut mirjam, &counter, &late).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(page(&mut mirjam, &overview).await.contains("8.00 – 24.00"));
    assert!(page(&mut mirjam, &counter).await.contains("value=\"8:00-24:00\""), "as it was typed");

    // Hours that stood there go when it is always open: nobody typed them just now.
    let mut always = late.clone();
    always[0].1 = "always";
    assert_eq!(send(&mut mirjam, &counter, &always).await.status, StatusCode::SEE_OTHER);
    server.close().await;
}

#[tokio::test]
async fn a_channel_that_tenants_do_not_see_says_so_and_numbers_are_dutch() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let (version, overview) = begun(&mut mirjam).await;
    let sms = format!("{overview}/kanaal/sms");
    assert!(page(&mut mirjam, &sms).await.contains("zij kunnen u niets sms"), "before it is added");
    let fields = [
        ("open", "always"),
        ("cost", "1999,5"),
        ("at-once", "1"),
        ("answer-within", "7200"),
        ("baseline", "7200"),
    ];
    let added = send(&mut mirjam, &sms, &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let shown = page(&mut mirjam, &overview).await;
    assert!(shown.contains("zij kunnen u niets sms"), "and after");
    assert!(shown.contains("€\u{a0}1.999,50") && shown.contains("5 dagen"), "{shown}");
    let fields = [("open", "always"), ("cost", "0,5"), ("at-once", "1")];
    assert_eq!(send(&mut mirjam, &sms, &fields).await.status, StatusCode::SEE_OTHER);
    let hold_out = [("percent", "12,50"), ("salt", "lente")];
    send(&mut mirjam, &format!("{overview}/over/vergelijking"), &hold_out).await;
    assert!(page(&mut mirjam, &overview).await.contains("12,5 procent"));
    let history = page(&mut mirjam, &format!("{version}/verloop")).await;
    assert!(history.contains("naar 12,5 procent"), "{history}");
    server.close().await;
}
