//! Stories of the service manager: a version of the policy is made, refused with the tenant who shows why, and set live.

use axum::http::StatusCode;
use domain::actors::StaffRole;
use usecases::testing::Town;

use crate::browser::{Browser, Server, settings};
use crate::mijn::{after, open as open_as_tenant, signed_in};
use crate::staff;

pub async fn server() -> Server {
    Server::with(settings(), "https://mijn.example.nl", async |town: Town| {
        town.office_hours().await;
        town.tenant(1, &[]).await;
    })
    .await
}

pub async fn manager(server: &Server) -> Browser {
    let mut browser = server.browser();
    staff::add(server, "mirjam@example.nl", StaffRole::Manager).await;
    staff::sign_in(server, &mut browser, "mirjam@example.nl").await;
    browser
}

pub async fn page(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    for missing in ["[stuur-", "[steering-", "[channel-", "[calendar-"] {
        assert!(!page.body.contains(missing), "{path} has a text without words: {missing}");
    }
    page.body
}

/// Every field of the table's form, as a browser would send it.
pub fn fields(page: &str) -> Vec<(String, String)> {
    let form = page.split("/tabel\"").nth(1).unwrap().split("</form>").next().unwrap();
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(
            rest.split('"')
                .next()?
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#62;", ">")
                .replace("&#60;", "<"),
        )
    };
    let mut sent = Vec::new();
    for tag in form.split('<') {
        let name = attribute(tag, "name");
        match (tag.split(' ').next().unwrap(), name) {
            ("input", Some(name)) if !tag.contains("checkbox") || tag.contains(" checked") => {
                sent.push((name, attribute(tag, "value").unwrap_or_default()));
            }
            ("select", Some(name)) => sent.push((name, String::new())),
            ("option", _) if tag.contains(" selected") => {
                sent.last_mut().unwrap().1 = attribute(tag, "value").unwrap();
            }
            _ => {}
        }
    }
    sent
}

pub async fn post(browser: &mut Browser, path: &str, sent: &[(String, String)]) -> crate::browser::Answer {
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &sent).await
}

#[tokio::test]
async fn a_version_is_made_proved_decided_on_and_holds() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let draft = page(&mut mirjam, &version).await;
    assert!(draft.contains("Volledig en zonder tegenspraak"));
    for sheet in ["/proef?topic=repair&self-reliance=help", "/gegevens", "/verloop"] {
        page(&mut mirjam, &format!("{version}{sheet}")).await;
    }

    // Without its second rule somebody falls through, and the page shows who.
    let mut sent = fields(&draft);
    assert!(sent.len() > 40, "the form was read: {sent:?}");
    sent.push(("action".to_owned(), "remove:2".to_owned()));
    let gap = post(&mut mirjam, &format!("{version}/tabel"), &sent).await;
    assert!(gap.body.contains("Voor deze huurder geldt geen enkele regel"), "the gap is shown");
    assert!(page(&mut mirjam, &version).await.contains("Volledig en zonder tegenspraak"), "nothing was kept");

    // The table as it is can be kept, and the proof asked for while typing is the same.
    let sent = fields(&draft);
    let proof = post(&mut mirjam, &format!("{version}/bewijs"), &sent).await;
    assert!(proof.body.contains("Volledig en zonder tegenspraak") && !proof.body.contains("<html"));
    assert_eq!(post(&mut mirjam, &format!("{version}/tabel"), &sent).await.location(), version);

    for (step, note) in
        [("check", "bewezen"), ("advise", "HBV: akkoord"), ("approve", "MT 3 maart"), ("publish", "")]
    {
        let before = page(&mut mirjam, &version).await;
        assert_eq!(before.contains("er is geen noodnummer ingesteld"), step == "publish", "{step}");
        let lock = after(&before, "name=\"version\" value=\"").to_owned();
        let note_field = format!("note-{step}");
        let today = server.now().to_string();
        let sent =
            [("step", step), ("version", lock.as_str()), (&note_field, note), ("live-from", &today[..10])];
        let answer = mirjam.post(&format!("{version}/stappen"), &sent).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}: {}", answer.body);
    }
    assert!(page(&mut mirjam, "/stuur/beleid").await.contains("Geldt nu"));
    assert!(page(&mut mirjam, &format!("{version}/verloop")).await.contains("HBV: akkoord"));
    let dmn = mirjam.get(&format!("{version}/beleid.dmn")).await;
    assert!(dmn.body.contains("<decisionTable"));
    assert!(mirjam.get(&format!("{version}/algoritmeregister.json")).await.body.starts_with('{'));
    server.close().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_cell_is_told_beside_it_in_words() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let draft = page(&mut mirjam, &version).await;
    for (cell, typed, told) in [
        ("cell-6-5", "tien", "“tien” begrijpen wij niet."),
        ("cell-6-5", "\"tien\"", "past hier niet. Hier hoort een getal."),
        ("cell-6-6", "\"soms\"", "mag hier niet. Kies uit: "),
    ] {
        let mut sent = fields(&draft);
        sent.iter_mut().find(|(name, _)| name == cell).unwrap().1 = typed.to_owned();
        let refused = post(&mut mirjam, &format!("{version}/tabel"), &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(refused.body.contains("<title>Fout: "), "{typed}");
        assert!(refused.body.contains(told), "{told} is not in {}", refused.body);
        assert!(refused.body.contains("kw-rules__error"), "{typed}: it stands by the cell");
    }
    // And so is what is wrong with the settings.
    let broken = [("parameters", "title = \"Beleid\"\npurpose = vijf"), ("version", "1")];
    let refused = mirjam.post(&format!("{version}/gegevens/tekst"), &broken).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("Regel 2 van de instellingen klopt niet: “purpose = vijf”"),
        "{}",
        refused.body
    );
    // Moving a rule keeps nothing yet, and the keyboard goes on where the rule went.
    let mut sent = fields(&draft);
    sent.push(("action".to_owned(), "up:3".to_owned()));
    let moved = post(&mut mirjam, &format!("{version}/tabel"), &sent).await;
    assert!(moved.body.contains("Nog niet bewaard."), "{}", moved.body);
    assert!(moved.body.contains("value=\"up:2\" title=\"Regel 2 omhoog\" autofocus"), "{}", moved.body);
    server.close().await;
}

#[tokio::test]
async fn an_agent_has_no_place_here() {
    let server = server().await;
    let mut agent = server.browser();
    staff::add(&server, "joke@example.nl", StaffRole::Agent).await;
    staff::sign_in(&server, &mut agent, "joke@example.nl").await;
    assert_eq!(agent.get("/stuur/beleid").await.status, StatusCode::FORBIDDEN);
    assert_eq!(agent.post("/stuur/beleid", &[]).await.status, StatusCode::FORBIDDEN);
    server.close().await;
}

#[tokio::test]
async fn a_tenant_sees_the_ways_asks_for_help_and_is_called_back() {
    let server = server().await;
    let mut aya = signed_in(&server, "r1@example.nl").await;
    let ways = open_as_tenant(&mut aya, "/onderwerpen/lease-termination").await;
    assert!(ways.contains("Open vanaf woensdag 4 maart om 8.00 uur."), "{ways}");
    assert!(ways.contains("Nu online regelen") && ways.contains("Ik heb hulp nodig"));
    let why = format!("/adviezen/{}", after(&ways, "href=\"/adviezen/"));
    let events = server.events().await;
    let again = open_as_tenant(&mut aya, "/onderwerpen/lease-termination").await;
    assert!(again.contains(&why) && server.events().await == events, "looking again is no new question");
    assert!(open_as_tenant(&mut aya, &why).await.contains("Hier keken wij naar"));
    assert_eq!(aya.get("/onderwerpen/geheim").await.status, StatusCode::NOT_FOUND);

    let help = aya.post("/onderwerpen/repair/hulp", &[]).await;
    assert_eq!(help.status, StatusCode::OK);
    let time = after(&help.body, "name=\"time\" value=\"").to_owned();
    // What must be mended stands beside its field, with all that was typed; and nothing is recorded for it.
    let (advice, events) = (after(&help.body, "name=\"advice\" value=\"").to_owned(), server.events().await);
    let typed = |time: &'static str, phone: &'static str| {
        [
            ("advice", advice.clone()),
            ("time", time.to_owned()),
            ("phone", phone.to_owned()),
            ("words", "Ik snap het niet".to_owned()),
        ]
    };
    let chosen: &'static str = time.clone().leak();
    for (sent, field) in
        [(typed("", "0612345678"), "time"), (typed(chosen, "06"), "phone"), (typed(chosen, "niks"), "phone")]
    {
        let sent = sent.each_ref().map(|(name, value)| (*name, value.as_str()));
        let wrong = aya.post("/onderwerpen/repair/terugbellen", &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong.body.contains("<title>Fout: ") && wrong.body.contains(&format!("id=\"{field}-error\""))
        );
        assert!(wrong.body.contains(&format!("value=\"{}\"", sent[2].1)), "the number stays: {}", wrong.body);
        assert!(wrong.body.contains("Ik snap het niet</textarea>"), "{}", wrong.body);
        if field == "phone" {
            let kept =
                wrong.body.split(&format!("value=\"{chosen}\"")).nth(1).unwrap().split('>').next().unwrap();
            assert!(kept.contains("checked"), "the time stays: {kept}");
        }
        assert_eq!(after(&wrong.body, "name=\"advice\" value=\""), advice);
        assert_eq!(server.events().await, events, "nothing was recorded");
    }
    let agreed =
        aya.post("/onderwerpen/repair/terugbellen", &[("time", &time), ("phone", "0612345678")]).await;
    let agreed = open_as_tenant(&mut aya, agreed.location()).await;
    assert!(
        agreed.contains("Gelukt! Wij bellen u.") && agreed.contains("op 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78."),
        "{agreed}"
    );
    server.close().await;
}

#[tokio::test]
async fn a_step_is_taken_with_the_table_on_the_page_or_not_at_all() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let draft = page(&mut mirjam, &version).await;
    assert!(draft.contains("Bij elke vraag past precies één regel."), "the hit policy is told");
    let mut sent = fields(&draft);
    sent.iter_mut().find(|(name, _)| name == "remark-1").unwrap().1 = "Anders gezegd".to_owned();
    sent.push(("note-check".to_owned(), "bewezen".to_owned()));
    let refused = post(&mut mirjam, &format!("{version}/stappen"), &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in
        ["nog niet bewaard. Kies eerst Bewaren", "Anders gezegd", "bewezen</textarea>", "data-unsaved"]
    {
        assert!(refused.body.contains(kept), "{kept} is not in {}", refused.body);
    }
    assert!(page(&mut mirjam, &version).await.contains("Concept"));
    // With the table as it is kept, whatever the words of its cells, the step is taken.
    let unchanged = fields(&draft);
    let taken = post(&mut mirjam, &format!("{version}/stappen"), &unchanged).await;
    assert_eq!(taken.location(), version, "{}", taken.body);
    assert!(page(&mut mirjam, &version).await.contains("Bewezen"));
    server.close().await;
}

#[tokio::test]
async fn a_long_table_is_checked_whole_and_one_that_is_too_long_is_refused_not_cut() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let mut sent = fields(&page(&mut mirjam, &version).await);
    sent.iter_mut().find(|(name, _)| name == "remark-0").unwrap().1 = "x".repeat(80_000);
    let proof = post(&mut mirjam, &format!("{version}/bewijs"), &sent).await;
    assert!(proof.body.contains("Volledig en zonder tegenspraak"), "{} {}", proof.status, proof.body);
    let mut sent = fields(&page(&mut mirjam, &version).await);
    sent.extend((10..=400).map(|row| (format!("remark-{row}"), String::new())));
    let refused = post(&mut mirjam, &format!("{version}/tabel"), &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("ten hoogste 400 regels"), "{}", refused.status);
    assert!(refused.body.contains("id=\"rule-401\""), "nothing was cut");
    let unchecked = post(&mut mirjam, &format!("{version}/bewijs"), &sent).await;
    assert_eq!(unchecked.status, StatusCode::PAYLOAD_TOO_LARGE);
    server.close().await;
}

#[tokio::test]
async fn a_table_is_tried_out_as_typed_at_any_hour_and_a_version_can_be_thrown_away() {
    let server = server().await;
    let mut mirjam = manager(&server).await;
    let version = mirjam.post("/stuur/beleid", &[]).await.location().to_owned();
    let mut sent = fields(&page(&mut mirjam, &version).await);
    sent.push(("action".to_owned(), "remove:1".to_owned()));
    let without = post(&mut mirjam, &format!("{version}/tabel"), &sent).await.body;
    let mut typed = fields(&without);
    typed.extend([("topic", "nuisance"), ("emergency", "true")].map(|(n, v)| (n.to_owned(), v.to_owned())));
    let tried = post(&mut mirjam, &format!("{version}/proef"), &typed).await.body;
    assert!(tried.contains("U probeert de tabel zoals u haar invulde"), "{tried}");
    assert!(tried.contains("Voor deze huurder geldt geen regel") && tried.contains("name=\"remark-0\""));
    let night = format!("{version}/proef?topic=nuisance&self-reliance=help&hour=2026-03-08T03:00&wait=12");
    let tried = page(&mut mirjam, &night).await;
    assert!(tried.contains("Open vanaf maandag") && tried.contains("2026-03-08T03:00"), "{tried}");

    let copy = mirjam.post(&format!("{version}/hiervan"), &[]).await.location().to_owned();
    assert_ne!(copy, version);
    let gone = mirjam.post(&format!("{version}/weg"), &[("version", "1")]).await;
    assert_eq!(gone.location(), "/stuur/beleid");
    assert_eq!(mirjam.get(&version).await.status, StatusCode::NOT_FOUND);
    let list = page(&mut mirjam, "/stuur/beleid").await;
    assert!(list.contains(&copy) && !list.contains(&version));
    // What holds is compared with the hold-out, and can only be followed by another version.
    let holds = after(&list, "class=\"nl-link\" href=\"/stuur/beleid/");
    for link in list
        .split("class=\"nl-link\" href=\"/stuur/beleid/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
    {
        let one = page(&mut mirjam, &format!("/stuur/beleid/{link}")).await;
        assert!(!one.contains("Laten vervallen"), "{holds}");
        let parameters = page(&mut mirjam, &format!("/stuur/beleid/{link}/gegevens")).await;
        assert_eq!(parameters.contains("Eerst online"), one.contains("Geldt nu"), "{link}");
    }
    server.close().await;
}
