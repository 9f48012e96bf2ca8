//! Stories of the parameters of a policy: topics and channels come and go by forms, and the table follows.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::actors::StaffRole;

use crate::browser::Browser;
use crate::mijn::after;
use crate::policy::{fields, manager, page, post, server};
use crate::staff;

/// Sends a form with the version of the page that it stands on.
pub async fn send(browser: &mut Browser, path: &str, filled: &[(&str, &str)]) -> crate::browser::Answer {
    let lock = after(&page(browser, path).await, "name=\"version\" value=\"").to_owned();
    let mut sent = vec![("version", lock.as_str())];
    sent.extend(filled);
    browser.post(path, &sent).await
}

/// The fields of a form, by name.
type Sent<'form> = Vec<(&'form str, &'form str)>;

pub const PARKING: [(&str, &str); 4] =
    [("name-nl", "Parkeren"), ("name-en", "Parking"), ("process", "none"), ("complexity", "1")];

#[tokio::test]
async fn a_topic_is_added_changed_moved_and_removed_and_the_table_follows() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let topics = format!("{version}/gegevens/onderwerp");
    let empty = send(&mut mirjam, &topics, &[("name-nl", "Parkeren")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.body.contains("value=\"Parkeren\"") && empty.body.contains("Kies een proces, of geen proces."),
        "{}",
        empty.body
    );
    let people = [("name-nl", "Vragen van ouderen"), PARKING[1], PARKING[2], PARKING[3]];
    let refused = send(&mut mirjam, &topics, &people).await;
    assert!(refused.body.contains("leeftijd zegt niet wat iemand kan"), "{}", refused.body);
    assert!(refused.body.contains("id=\"name-nl-error\""), "it stands by the field");
    let added = send(&mut mirjam, &topics, &PARKING).await;
    assert_eq!(added.location(), format!("{version}/gegevens#topics"), "{}", added.body);
    assert!(page(&mut mirjam, &format!("{version}/gegevens")).await.contains("Parkeren"));
    // The table lets it be ticked, and the proof takes it in.
    let table = page(&mut mirjam, &version).await;
    assert!(
        table.contains("value=\"&#34;parkeren&#34;\"") || table.contains("value=\"&quot;parkeren&quot;\"")
    );
    assert!(table.contains("Volledig en zonder tegenspraak"), "nobody falls through");
    assert!(!table.contains("1: eenvoudig"), "its cells hold the numbers alone");

    let one = format!("{topics}/parkeren");
    let renamed = [("name-nl", "Parkeerplaats"), PARKING[1], PARKING[2], ("complexity", "2")];
    assert_eq!(send(&mut mirjam, &one, &renamed).await.status, StatusCode::SEE_OTHER);
    let lock = after(&page(&mut mirjam, &one).await, "name=\"version\" value=\"").to_owned();
    let moved = mirjam.post(&format!("{one}/plaats"), &[("version", &lock), ("to", "up")]).await;
    assert_eq!(moved.location(), format!("{version}/gegevens#onderwerp-parkeren"));
    let overview = page(&mut mirjam, &format!("{version}/gegevens")).await;
    assert!(overview.find("Parkeerplaats") < overview.find("Klacht"), "it stands one higher");

    server.close().await;
}

#[tokio::test]
async fn rules_that_go_with_a_topic_are_told_before_they_go() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let topics = format!("{version}/gegevens/onderwerp");
    // Repairs have a rule of their own.
    let repair = format!("{topics}/repair/weg");
    assert!(page(&mut mirjam, &repair).await.contains("Regel 6 vervalt: Het is een reparatie"));
    assert_eq!(send(&mut mirjam, &repair, &[]).await.status, StatusCode::SEE_OTHER);
    let table = page(&mut mirjam, &version).await;
    assert!(!table.contains("id=\"rule-10\"") && table.contains("Volledig en zonder tegenspraak"));
    assert!(page(&mut mirjam, &format!("{version}/verloop")).await.contains("Reparatie"));

    // As text the same is asked first, and kept only when somebody agreed.
    let text = page(&mut mirjam, &format!("{version}/gegevens/tekst")).await;
    let typed = text
        .split("<textarea")
        .nth(1)
        .unwrap()
        .split_once('>')
        .unwrap()
        .1
        .split("</textarea>")
        .next()
        .unwrap();
    let typed = typed.replace("&#34;", "\"").replace("&quot;", "\"");
    let (before, rest) = typed.split_once("[[topics]]\nkey = \"lease-termination\"").unwrap();
    let shorter = format!("{before}[[topics]]{}", rest.split_once("[[topics]]").unwrap().1);
    let source = format!("{version}/gegevens/tekst");
    let asked = send(&mut mirjam, &source, &[("parameters", &shorter)]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        asked.body.contains("name=\"agreed\"") && asked.body.contains("vervalt: U zegt de huur op"),
        "{}",
        asked.body
    );
    let agreed = send(&mut mirjam, &source, &[("parameters", &shorter), ("agreed", "yes")]).await;
    assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{}", agreed.body);
    server.close().await;
}

#[tokio::test]
async fn a_channel_has_its_hours_as_a_week_and_less_than_now_needs_a_reason() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let channels = format!("{version}/gegevens/kanaal");
    assert!(page(&mut mirjam, &channels).await.contains("value=\"sms\""));
    assert_eq!(mirjam.get(&format!("{channels}?channel=sms")).await.location(), format!("{channels}/sms"));
    let sms = [("open", "hours"), ("hours-monday", "8-12, 13.30-17"), ("cost", "0,45"), ("at-once", "1")];
    let wrong = [("open", "hours"), ("hours-monday", "overdag"), ("cost", "gratis"), ("at-once", "0")];
    let refused = send(&mut mirjam, &format!("{channels}/sms"), &wrong).await;
    for (field, typed) in [("hours-monday", "overdag"), ("cost", "gratis"), ("at-once", "0")] {
        assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{field}: {}", refused.body);
        assert!(refused.body.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
    }
    assert_eq!(send(&mut mirjam, &format!("{channels}/sms"), &sms).await.status, StatusCode::SEE_OTHER);
    let table = page(&mut mirjam, &version).await;
    assert!(table.contains("Sms") || table.contains("SMS"), "it has a column");
    assert!(table.contains("Volledig en zonder tegenspraak"));

    let phone = format!("{channels}/phone");
    let form = page(&mut mirjam, &phone).await;
    assert!(form.contains("value=\"8:00-17:00\"") && form.contains("Dit ligt vast"), "{form}");
    let mut shorter =
        vec![("open", "hours"), ("cost", "6,90"), ("staff", "8"), ("at-once", "1"), ("answer-within", "3")];
    let days = ["hours-monday", "hours-tuesday", "hours-wednesday", "hours-thursday"];
    shorter.extend(days.map(|day| (day, "8:00-17:00")));
    let refused = send(&mut mirjam, &phone, &shorter).await;
    assert!(refused.body.contains("id=\"because-error\""), "{}", refused.body);
    let mut slower = shorter.clone();
    slower[4].1 = "9";
    slower.push(("because", "minder mensen"));
    let refused = send(&mut mirjam, &phone, &slower).await;
    assert!(refused.body.contains("id=\"answer-within-error\""), "{}", refused.body);
    shorter.push(("because", "Op vrijdag belt bijna niemand"));
    assert_eq!(send(&mut mirjam, &phone, &shorter).await.status, StatusCode::SEE_OTHER);
    let overview = page(&mut mirjam, &format!("{version}/gegevens")).await;
    assert!(
        overview.contains("Op vrijdag belt bijna niemand")
            && !overview.contains("Dit houdt live zetten tegen")
    );

    let gone = send(&mut mirjam, &format!("{phone}/weg"), &[("because", "x")]).await;
    assert!(gone.body.contains("De telefoon blijft: bij gevaar bellen huurders"), "{}", gone.body);
    assert!(
        page(&mut mirjam, &format!("{channels}/portal/weg"))
            .await
            .contains("Regel 5 zet geen kanaal meer vooraan")
    );
    assert_eq!(send(&mut mirjam, &format!("{channels}/sms/weg"), &[]).await.status, StatusCode::SEE_OTHER);
    server.close().await;
}

#[tokio::test]
async fn the_rest_is_changed_by_forms_too_and_nothing_that_was_typed_is_lost() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let over = |what: &str| format!("{version}/gegevens/over/{what}");
    let cases: [(&str, Sent<'_>, &str, &str); 5] = [
        ("naam", vec![("title", ""), ("purpose", "Een doel")], "id=\"title-error\"", "Een doel</textarea>"),
        (
            "dagen",
            vec![("liberation", "never"), ("name", "Brugdag")],
            "id=\"day-error\"",
            "value=\"Brugdag\"",
        ),
        (
            "beloning",
            vec![("baseline", "120"), ("added", "5"), ("kept", "6")],
            "id=\"kept-error\"",
            "value=\"6\"",
        ),
        (
            "vergelijking",
            vec![("percent", "80"), ("salt", "lente")],
            "id=\"percent-error\"",
            "value=\"lente\"",
        ),
        (
            "minder",
            vec![("channel", "letter"), ("because", "")],
            "id=\"because-error\"",
            "value=\"letter\" selected",
        ),
    ];
    for (what, sent, error, kept) in cases {
        let refused = send(&mut mirjam, &over(what), &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(refused.body.contains(error), "{what}: {error} is not in {}", refused.body);
        assert!(refused.body.contains(kept), "{what}: {kept} is not in {}", refused.body);
    }
    server.close().await;
}

#[tokio::test]
async fn what_is_filled_in_well_is_kept_and_shown() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let over = |what: &str| format!("{version}/gegevens/over/{what}");
    let cases: [(&str, Sent<'_>, &str); 5] = [
        ("naam", vec![("title", "Ons beleid"), ("purpose", "Een goed doel")], "Een goed doel"),
        (
            "dagen",
            vec![("liberation", "never"), ("day", "2026-12-24"), ("name", "Brugdag")],
            "donderdag 24 december 2026: Brugdag",
        ),
        ("beloning", vec![("baseline", "120"), ("added", "9"), ("kept", "8")], "uit 9 tijden"),
        ("vergelijking", vec![("percent", "2,5"), ("salt", "lente")], "2,5 procent"),
        ("minder", vec![("channel", "letter"), ("because", "Minder post")], "Minder post"),
    ];
    for (what, sent, told) in cases {
        let done = send(&mut mirjam, &over(what), &sent).await;
        assert_eq!(done.location(), format!("{version}/gegevens#{what}"), "{}", done.body);
        assert!(page(&mut mirjam, &format!("{version}/gegevens")).await.contains(told), "{what}: {told}");
    }
    // What somebody else changed meanwhile is told, and what was typed stays.
    let stale = mirjam.post(&over("naam"), &[("version", "1"), ("title", "Anders"), ("purpose", "x")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("value=\"Anders\""));
    let gone = [("liberation", "never"), ("gone-2026-12-24", "yes")];
    send(&mut mirjam, &over("dagen"), &gone).await;
    assert!(!page(&mut mirjam, &format!("{version}/gegevens")).await.contains("Brugdag"));
    assert_eq!(mirjam.get(&over("geheim")).await.status, StatusCode::NOT_FOUND);
    server.close().await;
}

/// Two managers have one draft open: whoever comes second is told, also after a button that keeps nothing or a mistake.
#[tokio::test]
async fn what_a_form_saw_goes_along_until_it_is_told_what_changed_since() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let phone = format!("{version}/gegevens/kanaal/phone");
    let saw = after(&page(&mut mirjam, &phone).await, "name=\"version\" value=\"").to_owned();
    let (opened, channel) =
        (fields(&page(&mut mirjam, &version).await), format!("{version}/gegevens/kanaal"));
    let moved = [("version", saw.as_str()), ("to", "down")];
    assert_eq!(mirjam.post(&format!("{channel}/portal/plaats"), &moved).await.status, StatusCode::SEE_OTHER);

    let wrong = [("version", saw.as_str()), ("open", "always"), ("cost", "-5"), ("at-once", "1")];
    let refused = mirjam.post(&phone, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(after(&refused.body, "name=\"version\" value=\""), saw, "a mistake does not make it newer");

    let mut down = opened.clone();
    down.push(("action".to_owned(), "down:5".to_owned()));
    let shown = post(&mut mirjam, &format!("{version}/tabel"), &down).await;
    let filled = fields(&shown.body);
    let said = |form: &[(String, String)], name: &str| {
        form.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    assert_eq!(said(&filled, "version"), saw);
    let columns = said(&filled, "columns");
    let place = |form: &[(String, String)], column: &str| {
        said(form, "columns").split('|').position(|name| name == column).unwrap()
    };
    assert_ne!(columns, said(&opened, "columns"), "the columns moved");
    // Rule 6 went one place up; Mijn comes first in it, wherever its column stands.
    for (form, rule) in [(&opened, 5), (&filled, 4)] {
        let cell = format!("cell-{rule}-{}", place(form, "out:portal"));
        assert_eq!(said(form, &cell), "\"preferred\"", "{cell}");
    }
    let stale = post(&mut mirjam, &format!("{version}/tabel"), &filled).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let told = fields(&stale.body);
    assert_ne!(said(&told, "version"), saw, "who was told may go on");
    assert_eq!(post(&mut mirjam, &format!("{version}/tabel"), &told).await.location(), version);
    server.close().await;
}

#[tokio::test]
async fn the_hit_policy_is_chosen_and_the_help_fits_it() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let mut sent = fields(&page(&mut mirjam, &version).await);
    sent.iter_mut().find(|(name, _)| name == "hit-policy").unwrap().1 = "F".to_owned();
    assert_eq!(post(&mut mirjam, &format!("{version}/tabel"), &sent).await.location(), version);
    let first = page(&mut mirjam, &version).await;
    assert!(
        first.contains("Van boven naar beneden: de eerste regel die past, geldt.")
            && first.contains("value=\"F\" selected")
    );
    assert!(first.contains("Volledig en zonder tegenspraak"));
    server.close().await;
}

#[tokio::test]
async fn what_holds_is_not_changed_and_only_a_manager_of_this_house_comes_here() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let list = page(&mut mirjam, "/stuur/beleid").await;
    let holds = format!("/stuur/beleid/{}", version_in(&list));
    let topics = format!("{holds}/gegevens/onderwerp");
    assert_eq!(mirjam.get(&topics).await.location(), format!("{holds}/gegevens"));
    let refused = mirjam.post(&topics, &PARKING).await;
    assert!(refused.body.contains("Deze versie geldt of gold al."), "{}", refused.body);
    assert!(!page(&mut mirjam, &format!("{holds}/gegevens")).await.contains("/gegevens/over/naam"));

    let mut agent = server.browser();
    staff::add(&server, "joke@example.nl", StaffRole::Agent).await;
    staff::sign_in(&server, &mut agent, "joke@example.nl").await;
    let mut stranger = server.browser();
    let before = server.events().await;
    for end in ["onderwerp", "onderwerp/repair", "onderwerp/repair/weg", "kanaal/phone", "over/naam", "tekst"]
    {
        let path = format!("{holds}/gegevens/{end}");
        assert_eq!(agent.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(agent.post(&path, &PARKING).await.status, StatusCode::FORBIDDEN, "{path}");
        assert!(stranger.get(&path).await.location().starts_with("/balie/inloggen"), "{path}");
    }
    assert_eq!(server.events().await, before, "nothing was changed");
    server.close().await;
}

/// The newest version in the list.
fn version_in(list: &str) -> &str {
    after(list, "<th scope=\"row\"><a class=\"nl-link\" href=\"/stuur/beleid/")
}

/// Sends a table, and parameters when there are any, as browsers send files.
async fn import(browser: &mut Browser, table: &str, parameters: &str) -> crate::browser::Answer {
    let part = |name: &str, file: &str, content: &str| {
        format!(
            "--grens\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n{content}\r\n"
        )
    };
    let files = [part("table", "getekend.dmn", table), part("parameters", "", parameters)];
    let request = Request::post("/stuur/beleid/invoeren")
        .header("sec-fetch-site", "same-origin")
        .header("sec-fetch-mode", "navigate")
        .header("content-type", "multipart/form-data; boundary=grens");
    browser.send(request, Body::from(format!("{}--grens--\r\n", files.concat()))).await
}

#[tokio::test]
async fn a_table_that_was_drawn_elsewhere_becomes_a_draft_or_is_refused_with_its_reason() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    assert!(page(&mut mirjam, "/stuur/beleid/invoeren").await.contains("enctype=\"multipart/form-data\""));
    let list = page(&mut mirjam, "/stuur/beleid").await;
    let holds = version_in(&list);
    let table = mirjam.get(&format!("/stuur/beleid/{holds}/beleid.dmn")).await.body;
    let version = import(&mut mirjam, &table, "").await.location().to_owned();
    assert!(page(&mut mirjam, &version).await.contains("Concept"));
    assert!(page(&mut mirjam, &format!("{version}/verloop")).await.contains("Ingevoerd uit getekend.dmn"));
    for (table, parameters, told) in [
        ("", "", "Kies een bestand met de tabel."),
        ("dit is geen DMN", "", "id=\"table-error\""),
        (&table.replace("<text>topic</text>", "<text>leeftijd</text>"), "", "De kolom “Onderwerp” past niet"),
        (&table, "age = 67", "leeftijd zegt niet wat iemand kan"),
    ] {
        let refused = import(&mut mirjam, table, parameters).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
        assert!(refused.body.contains(told), "{told} is not in {}", refused.body);
    }
    server.close().await;
}
