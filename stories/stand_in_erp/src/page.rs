//! The page that shows what the ERP holds, in Dutch, for people who want to see it with their own eyes.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Html;
use serde_json::Value;

use crate::control;
use crate::records::Collection;
use crate::server::Erp;

/// Rows shown of each collection; the rest is counted.
const MOST_ROWS: usize = 100;

/// A column: its heading and how its cell is made of a record.
type Column = (&'static str, fn(&Value) -> String);

const STYLE: &str = "
:root{color-scheme:light;--inkt:#16232e;--papier:#fbfaf7;--lijn:#e5e0d6;--teal:#0a6569;--zacht:#5b6670}
*{box-sizing:border-box}
body{margin:0;background:var(--papier);color:var(--inkt);font:16px/1.55 'Atkinson Hyperlegible Next',system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2.5rem 0 .5rem;display:flex;gap:.5rem;align-items:baseline}
h2 span,p,caption{color:var(--zacht)}
p{margin:0 0 1rem;max-width:66ch}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.25rem 0 0;padding:0;border:0}
button{font:inherit;padding:.6rem 1rem;border:1px solid var(--lijn);border-radius:12px;background:#fff;color:inherit;cursor:pointer}
button[aria-pressed=true]{background:var(--teal);border-color:var(--teal);color:#fff}
button:focus-visible{outline:3px solid #f3a73b;outline-offset:2px}
.vel{background:#fff;border:1px solid var(--lijn);border-radius:12px;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.94rem;font-variant-numeric:tabular-nums}
th,td{padding:.6rem .9rem;text-align:left;vertical-align:top;white-space:nowrap}
td:last-child{white-space:normal;min-width:14rem}
tr+tr td,thead+tbody tr:first-child td{border-top:1px solid var(--lijn)}
th{font-weight:600;color:var(--zacht)}
.leeg{padding:1rem .9rem;margin:0}
code{font-size:.88em;color:var(--zacht)}
";

/// `GET /`.
pub async fn page(State(erp): State<Arc<Erp>>) -> Html<String> {
    let mut html = String::from("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\">");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width\"><title>Proef-ERP</title><style>");
    html.push_str(STYLE);
    html.push_str("</style></head><body><main><h1>Proef-ERP</h1>");
    html.push_str(
        "<p>Dit programma speelt het ERP van de corporatie. Het spreekt VERA 4.3. \
         Hieronder staat wat het heeft ontvangen, het nieuwste eerst.</p>",
    );
    buttons(&mut html, &erp);
    let records = erp.records();
    for collection in Collection::ALL {
        let newest: Vec<&Value> = records.all(collection).rev().collect();
        table(&mut html, collection, &newest);
    }
    html.push_str("</main></body></html>");
    Html(html)
}

fn buttons(html: &mut String, erp: &Erp) {
    let now = erp.behaviour.manners();
    html.push_str("<form method=\"post\" action=\"/_gedrag/kies\" aria-label=\"Hoe het ERP zich gedraagt\">");
    for (key, name, manners) in control::offered() {
        let pressed = manners == now;
        let _ =
            write!(html, "<button name=\"keuze\" value=\"{key}\" aria-pressed=\"{pressed}\">{name}</button>");
    }
    html.push_str("</form>");
}

fn table(html: &mut String, collection: Collection, newest: &[&Value]) {
    let (title, columns) = columns(collection);
    let _ = write!(
        html,
        "<h2 id=\"{}\">{title} <span>{}</span></h2><div class=\"vel\">",
        collection.path(),
        newest.len()
    );
    if newest.is_empty() {
        html.push_str("<p class=\"leeg\">Nog niets ontvangen.</p></div>");
        return;
    }
    html.push_str("<table><thead><tr>");
    for (heading, _) in columns {
        let _ = write!(html, "<th scope=\"col\">{heading}</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for record in newest.iter().take(MOST_ROWS) {
        html.push_str("<tr>");
        for (_, cell) in columns {
            let _ = write!(html, "<td>{}</td>", escaped(&cell(record)));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
    if newest.len() > MOST_ROWS {
        let _ = write!(html, "<p>En nog {} oudere.</p>", newest.len() - MOST_ROWS);
    }
}

fn columns(collection: Collection) -> (&'static str, &'static [Column]) {
    match collection {
        Collection::Huuropzeggingen => (
            "Huuropzeggingen",
            &[
                ("Nummer", |record| text(record, "/id")),
                ("Zaak", |record| text(record, "/code")),
                ("Status", |record| text(record, "/status/naam")),
                ("Ontvangen", |record| text(record, "/begindatum")),
                ("Eindigt op", |record| text(record, "/opzegdatum")),
                ("Overeenkomst", |record| text(record, "/huurovereenkomst/code")),
                ("Reden", |record| text(record, "/eindeDetailReden/naam")),
            ],
        ),
        Collection::Inspecties => (
            "Inspecties",
            &[
                ("Nummer", |record| text(record, "/id")),
                ("Zaak", |record| text(record, "/code")),
                ("Soort", |record| text(record, "/soort/naam")),
                ("Status", |record| text(record, "/status/naam")),
                ("Overeenkomst", |record| text(record, "/overeenkomst/code")),
                ("Afspraak", |record| {
                    text(record, "/afspraak").rsplit('/').next().unwrap_or_default().to_owned()
                }),
            ],
        ),
        Collection::Afspraken => (
            "Afspraken",
            &[
                ("Nummer", |record| text(record, "/id")),
                ("Zaak", |record| text(record, "/code")),
                ("Status", |record| text(record, "/status/naam")),
                ("Begint", |record| moment(record, &["/begindatum", "/bloktijdBegin"])),
                ("Eindigt", |record| moment(record, &["/einddatum", "/bloktijdEind"])),
                ("Onderwerp", |record| text(record, "/onderwerp")),
            ],
        ),
        Collection::Contactmomenten => (
            "Contactmomenten",
            &[
                ("Nummer", |record| text(record, "/id")),
                ("Wanneer", |record| moment(record, &["/datum"])),
                ("Kanaal", |record| text(record, "/kanaal/naam")),
                ("Richting", |record| text(record, "/richting/naam")),
                ("Relatie", |record| text(record, "/relaties/0/code")),
                ("Onderwerp", |record| text(record, "/onderwerp")),
            ],
        ),
    }
}

fn text(record: &Value, pointer: &str) -> String {
    record.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The first moment there is, as the clock in the Netherlands shows it.
fn moment(record: &Value, pointers: &[&str]) -> String {
    let moment: Option<jiff::Timestamp> =
        pointers.iter().find_map(|pointer| record.pointer(pointer)?.as_str()?.parse().ok());
    let Some(moment) = moment else { return String::new() };
    match moment.in_tz("Europe/Amsterdam") {
        Ok(local) => local.strftime("%d-%m-%Y %H:%M").to_string(),
        Err(_) => moment.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
