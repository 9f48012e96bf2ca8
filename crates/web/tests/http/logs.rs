//! Logs of other systems in Stuur: put there, mapped, shown, looked at and taken away again.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::actors::StaffRole;
use domain::events::Subject;
use serde_json::json;
use store::events;

use crate::balie::{open, server, signed_in};
use crate::browser::{Answer, Browser};

const LOGS: &str = "/stuur/klantreizen/logs";

/// Sends a file as browsers do.
async fn put(browser: &mut Browser, name: &str, content: &[u8]) -> Answer {
    let head = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--grens--\r\n"].concat();
    let request = Request::post(LOGS)
        .header("sec-fetch-site", "same-origin")
        .header("sec-fetch-mode", "navigate")
        .header("content-type", "multipart/form-data; boundary=grens");
    browser.send(request, Body::from(body)).await
}

/// Thirty cases of two contacts; one row without a moment, one that stands there twice.
fn contacts() -> String {
    let of_case = |case: u32| format!("k{case};3-3-2026 10:00;E-mail\nk{case};3-3-2026 14:00;Telefoon\n");
    let cases: String = (0..30).map(of_case).collect();
    format!("klant;wanneer;via\n{cases}k1;;E-mail\nk2;3-3-2026 10:00;E-mail\n")
}

#[tokio::test]
async fn a_log_is_put_here_mapped_shown_and_taken_away() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    assert!(open(&mut manager, LOGS).await.contains("enctype=\"multipart/form-data\""));
    let address =
        put(&mut manager, "C:\\crm\\contacten.csv", contacts().as_bytes()).await.location().to_owned();
    let asked = open(&mut manager, &address).await;
    for words in [
        "We weten niet welke kolom dit is: Zaak",
        "contacten.csv",
        "wanneer",
        "3-3-2026 10:00",
        "Vastgelegd is dat u deze regels zag.",
        "Het gaat vanzelf weg op",
    ] {
        assert!(asked.contains(words), "{words} is not in {asked}");
    }
    let columns =
        [("version", "1"), ("zaak", "klant"), ("tijd", "wanneer"), ("kanaal", "via"), ("dagen", "day-first")];
    assert_eq!(manager.post(&format!("{address}/kolommen"), &columns).await.location(), address);
    let page = open(&mut manager, &address).await;
    for words in [
        "61 gebeurtenissen in 30 zaken.",
        "<svg",
        "De grootste overstap is van E-mail naar Telefoon: 29 keer. De helft doet dat binnen 4 uur.",
        "Eén regel kon niet gelezen worden.",
        "Er staat niet wanneer.",
        ">62<",
        "Staat er meer dan eens: 1 keer.",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("3-3-2026 10:00"), "no rows of others unless somebody asks: {page}");
    let rows = open(&mut manager, &format!("{address}?regels=ja")).await;
    assert!(rows.contains("3-3-2026 10:00"), "{rows}");
    assert!(open(&mut manager, LOGS).await.contains("contacten.csv"));
    assert_eq!(manager.post(&format!("{address}/weg"), &[]).await.location(), LOGS);
    assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(!open(&mut manager, LOGS).await.contains("contacten.csv"));
    let id = address.rsplit('/').next().unwrap();
    let told = events::about(&server.house.store, &Subject::new("log", id), 10).await.unwrap();
    let kinds: Vec<&str> = told.iter().map(|one| one.event.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "log-removed",
            "log-looked-into",
            "log-looked-into",
            "log-mapped",
            "log-looked-into",
            "log-uploaded"
        ]
    );
}

#[tokio::test]
async fn names_of_others_do_not_disturb_the_page() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let of_case = |case: u32| format!("k{case};2026-03-03 10:00;Mel\u{202e}den\u{7};Bel\u{2066}len\u{1b}c\n");
    let rows: String = (0..12).map(of_case).collect();
    let log = format!("zaak;tijd;activiteit;kanaal\n{rows}k1;gis\u{202e}teren;Melden;Bellen\n");
    let name = "contacten\u{202e}vsc.csv";
    let address = put(&mut manager, name, log.as_bytes()).await.location().to_owned();
    let page = open(&mut manager, &format!("{address}?regels=ja")).await;
    assert!(page.contains("12 gebeurtenissen in 12 zaken.") && page.contains("Bellenc"), "{page}");
    let unseen =
        |letter: &char| letter.is_control() && *letter != '\n' || "\u{202e}\u{2066}".contains(*letter);
    assert_eq!(page.chars().find(unseen), None, "{page}");
    let one = "zaak;tijd;activiteit;kanaal\nk1;2026-03-03 10:00;Melden;Telefoon\n";
    let address = put(&mut manager, "een.csv", one.as_bytes()).await.location().to_owned();
    assert!(open(&mut manager, &address).await.contains("Eén gebeurtenis in één zaak."));
}

#[tokio::test]
async fn what_is_no_log_is_refused_with_what_to_do() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let cases: [(&[u8], &str); 4] = [
        (b"", "Er staat niets in dit bestand."),
        (
            b"PK\x03\x04rest",
            "Dit is een zipbestand of een spreadsheet, geen logboek. Bewaar het logboek als CSV",
        ),
        (b"\x1f\x8bdamaged", "Dit bestand is niet te lezen. Het ingepakte bestand "),
        (b"  \n", "Er staat niets in dit bestand."),
    ];
    for (content, words) in cases {
        let page = put(&mut manager, "x.csv", content).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(
            page.body.contains(words) && page.body.contains("href=\"#bestand\""),
            "{words}: {}",
            page.body
        );
    }
    let large = put(&mut manager, "x.csv", &vec![b'a'; 24 * 1024 * 1024 + 1]).await;
    assert!(
        large.status == StatusCode::UNPROCESSABLE_ENTITY && large.body.contains("Dit bestand is te groot")
    );
    let mut agent = signed_in(&server, StaffRole::Agent).await;
    assert_eq!(put(&mut agent, "x.csv", b"a;b").await.status, StatusCode::FORBIDDEN);
}

/// A file beside the project, or nothing when it is not there; on a build server it must be there.
fn shared(name: &str) -> Option<Vec<u8>> {
    let beside = || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("KANAALWIJZER_SHARED").map_or_else(beside, std::path::PathBuf::from);
    let content = std::fs::read(folder.join("data").join(name)).ok();
    assert!(content.is_some() || std::env::var_os("CI").is_none(), "{name} is not there");
    content
}

#[tokio::test]
async fn logs_of_every_kind_are_read() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    for (name, kind, words) in [
        ("logs/receipt.xes.gz", "<dd>XES</dd>", "8.577 gebeurtenissen in 1.434 zaken."),
        ("logs/receipt.csv.gz", "<dd>CSV</dd>", "8.577 gebeurtenissen in 1.434 zaken."),
        ("logs/ocel/ocel20_example.jsonocel", "OCEL 2.0 JSON", "gebeurtenissen in"),
        ("logs/ocel/ocel20_example.xmlocel", "OCEL 2.0 XML", "gebeurtenissen in"),
        ("logs/ocel/ocel20_example.sqlite", "OCEL 2.0 SQLite", "gebeurtenissen in"),
        ("requests/sf311-10000.csv.gz", "<dd>CSV</dd>", "Klaar voordat het begon: 129 keer."),
    ] {
        let Some(content) = shared(name) else { return };
        let address = put(&mut manager, name, &content).await.location().to_owned();
        let page = open(&mut manager, &address).await;
        for words in [kind, words] {
            assert!(page.contains(words), "{name}: {words} is not in {page}");
        }
    }
}

/// A row is a whole case: 30 repairs by telephone and 12 on the web, done in a day; 14 questions of rent after five.
fn whole_cases() -> String {
    let of = |numbers: std::ops::Range<u32>, topic: &str, channel: &str, done: u32| -> String {
        let row = |at: u32| format!("k{at};{topic};{channel};2026-03-02 10:00;2026-03-0{done} 10:00\n");
        numbers.map(row).collect::<Vec<_>>().concat()
    };
    let rows = [
        of(0..30, "Reparatie", "Telefoon", 3),
        of(30..42, "Reparatie", "Web", 3),
        of(42..56, "Huur", "Web", 7),
    ];
    format!("nummer;onderwerp;kanaal;geopend;gesloten\n{}", rows.concat())
}

#[tokio::test]
async fn whole_cases_show_channel_by_topic_and_what_was_on_time() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let address = put(&mut manager, "zaken.csv", whole_cases().as_bytes()).await.location().to_owned();
    let columns = [
        ("zaak", "nummer"),
        ("onderwerp", "onderwerp"),
        ("kanaal", "kanaal"),
        ("tijd", "geopend"),
        ("tijd-2", "gesloten"),
        ("binnen", "2"),
    ];
    assert_eq!(manager.post(&format!("{address}/kolommen"), &columns).await.location(), address);
    let page = open(&mut manager, &address).await;
    let main = page.split("<main").nth(1).unwrap();
    for words in [
        "Kanaal per onderwerp",
        ">30</td>",
        ">12</td>",
        ">14</td>",
        "Op tijd klaar, per onderwerp",
        "100 % (92 tot 100), n = 42",
        "0 % (0 tot 22), n = 14",
        "Of mensen terugkwamen of overstapten, is daarom niet bekend.",
        "toont de stappen van 56 zaken",
    ] {
        assert!(main.contains(words), "{words} is not in {main}");
    }
    let beside = main.split_once("<desc").unwrap().1.split_once("</desc>").unwrap().1;
    for nonsense in ["De grootste overstap", "In één keer opgelost", "Na één contact is het"] {
        assert!(!beside.contains(nonsense), "{nonsense} is in {main}");
    }
}

#[tokio::test]
async fn in_an_object_centric_log_the_type_of_object_is_chosen_also_after_a_wrong_choice() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let objects: Vec<_> = (0..12)
        .flat_map(|at| {
            [
                json!({"id": format!("o{at}"), "type": "order"}),
                json!({"id": format!("i{at}"), "type": "item"}),
            ]
        })
        .collect();
    let event = |at: u32, kind: &str, objects: &[String]| {
        let about: Vec<_> = objects.iter().map(|id| json!({"objectId": id, "qualifier": "of"})).collect();
        json!({"id": format!("{kind}{at}"), "type": kind, "time": "2026-03-02T10:00:00Z", "relationships": about})
    };
    let both = |at: u32| event(at, "besteld", &[format!("o{at}"), format!("i{at}")]);
    let one = |at: u32| event(at, "gepakt", &[format!("i{at}")]);
    let events: Vec<_> = (0..12).flat_map(|at| [both(at), one(at)]).collect();
    let kinds = |names: [&str; 2]| names.map(|name| json!({"name": name, "attributes": []}));
    let log = json!({
        "objectTypes": kinds(["order", "item"]), "eventTypes": kinds(["besteld", "gepakt"]),
        "objects": objects, "events": events,
    });
    let address = put(&mut manager, "twee.jsonocel", log.to_string().as_bytes()).await.location().to_owned();
    let option = |kind: &str| format!("<option value=\"{kind}\"");
    let page = open(&mut manager, &address).await;
    assert!(page.contains("24 gebeurtenissen in 12 zaken"), "{page}");
    assert!(page.contains(&option("order")) && page.contains(&option("item")), "{page}");
    let columns = format!("{address}/kolommen");
    manager.post(&columns, &[("zaak", "doos")]).await;
    let wrong = open(&mut manager, &address).await;
    assert!(wrong.contains("Kies welk soort object de zaak is: item, order"), "{wrong}");
    assert!(wrong.contains(&option("order")) && wrong.contains(&option("item")), "{wrong}");
    manager.post(&columns, &[("zaak", "order")]).await;
    assert!(open(&mut manager, &address).await.contains("12 gebeurtenissen in 12 zaken"));
}

#[tokio::test]
async fn what_columns_cannot_mend_asks_for_no_columns() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let address = put(&mut manager, "half.xes", b"<log><trace><event></trace>").await.location().to_owned();
    let page = open(&mut manager, &address).await;
    let told = "Regel 1 is niet te lezen. Er staat &#60;/trace&#62;, en daar hoort &#60;/event&#62;.";
    assert!(page.contains(told), "{page}");
    assert!(page.contains("level-1\">half.xes</h1>"), "{page}");
    assert!(!page.contains("Zeg wat de kolommen betekenen"), "{page}");
    let faults: [(&str, &[u8], &str); 3] = [
        ("lacht.xes", b"<!DOCTYPE log [<!ENTITY a \"b\">]><log/>", "Er staat een DOCTYPE in."),
        ("half.jsonocel", b"{\n\"objectTypes\": [", "Regel 2 is niet te lezen. De JSON houdt te vroeg op."),
        ("ander.json", b"{\"huurders\": []}", "Het onderdeel ‘objectTypes’ ontbreekt."),
    ];
    for (name, content, words) in faults {
        let address = put(&mut manager, name, content).await.location().to_owned();
        let page = open(&mut manager, &address).await;
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn why_a_row_is_refused_is_said_in_the_language_of_the_page() {
    let server = server().await;
    let mut manager = signed_in(&server, StaffRole::Manager).await;
    let mut text = String::from("zaak;activiteit;tijd;tijd\n");
    text.extend((10..30).map(|day| format!("z{day};belt;2026-03-{day} 10:00;x\n")));
    text.push_str("z1;belt;morgen;x\n;belt;2026-03-01 10:00;x\nz2;belt\nz10;belt;2026-03-10 10:00;x\n");
    let address = put(&mut manager, "rijen.csv", text.as_bytes()).await.location().to_owned();
    let page = open(&mut manager, &address).await;
    for words in [
        "tijd: ‘morgen’ is geen moment zoals 2026-03-31 14:00.",
        "De kolom ‘zaak’ is leeg.",
        "Aantal velden: 2. De eerste regel heeft er 4.",
        "‘tijd’ staat er nog eens, en heet nu ‘tijd (2)’.",
        "Zaak z10: ‘belt’ op 2026-03-10T09:00:00Z staat er meer dan eens.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for english in ["is no moment", "is empty", "fields where", "stands there", "lang=\"en\""] {
        assert!(!page.contains(english), "{english}: {page}");
    }
}
