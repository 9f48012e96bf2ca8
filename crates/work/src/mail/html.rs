//! A letter as HTML: the same words as the text, one column, readable in every mail program and without pictures.

use domain::language::Language;
use domain::mails::Mail;

const PAGE: &str = "margin:0;padding:24px 16px;background:#fbfaf7;";
const SHEET: &str = "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e5e0d6;\
    border-radius:12px;font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;font-size:18px;\
    line-height:1.55;color:#16232e;";
const PARAGRAPH: &str = "margin:0 0 16px;";
const BUTTON: &str = "display:inline-block;padding:12px 20px;background:#0a6569;color:#ffffff;\
    border-radius:8px;font-weight:bold;text-decoration:none;";

/// The letter as a whole HTML document in the language of its reader.
pub(super) fn page(mail: &Mail) -> String {
    let title = escaped(&mail.subject);
    let language = match mail.language {
        Language::Nl => "nl",
        Language::En => "en",
    };
    let mut blocks: Vec<String> = paragraphs(&mail.text).collect();
    if let Some(button) = &mail.button {
        let (label, address) = (escaped(&button.label), escaped(&button.address));
        let button =
            format!("<p style=\"{PARAGRAPH}\"><a href=\"{address}\" style=\"{BUTTON}\">{label}</a></p>");
        // Above the closing lines, where the eye is.
        let closing = blocks.pop();
        blocks.push(button);
        blocks.extend(closing);
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body style=\"{PAGE}\">\n<div style=\"{SHEET}\">\n{}\n</div>\n</body>\n</html>\n",
        blocks.join("\n")
    )
}

/// Paragraphs are separated by empty lines; lines within one stay lines.
fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    let normal = text.replace("\r\n", "\n");
    let parts: Vec<String> =
        normal.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    parts.into_iter().map(|part| {
        let lines: Vec<String> = part.lines().map(|line| escaped(line.trim_end())).collect();
        format!("<p style=\"{PARAGRAPH}\">{}</p>", lines.join("<br>\n"))
    })
}

/// What somebody typed stays text: no tag, no attribute, no control character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push(' '),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use domain::language::Language;
    use domain::mails::{Mail, MailButton};

    use super::{escaped, page};

    fn mail(text: &str) -> Mail {
        Mail {
            to: "aya@huurder.example".to_owned(),
            to_name: "Aya de Wit".to_owned(),
            language: Language::Nl,
            subject: "Uw huur <stopt> & u verhuist".to_owned(),
            text: text.to_owned(),
            button: None,
            calendar: Vec::new(),
        }
    }

    #[test]
    fn paragraphs_and_lines_stay_what_they_are() {
        let html = page(&mail("Beste Aya,\n\nEén regel.\nEn nog een.\r\n\r\n\n\nGroet"));
        assert_eq!(html.matches("<p ").count(), 3, "{html}");
        assert!(html.contains("Eén regel.<br>\nEn nog een."), "{html}");
        assert!(html.contains("<html lang=\"nl\">"));
        assert!(html.contains("<title>Uw huur &lt;stopt&gt; &amp; u verhuist</title>"));
    }

    #[test]
    fn the_button_stands_above_the_closing_lines() {
        let button = MailButton {
            label: "Bekijk \"alles\"".to_owned(),
            address: "https://mijn.example/zaken/1?a=1&b=\"x\"".to_owned(),
        };
        let html = page(&Mail { button: Some(button), ..mail("Beste Aya,\n\nHet is klaar.\n\nMet groet") });
        let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} in {html}"));
        assert!(place("Het is klaar") < place("<a href=") && place("</a>") < place("Met groet"));
        assert!(html.contains("href=\"https://mijn.example/zaken/1?a=1&amp;b=&quot;x&quot;\""), "{html}");
    }

    #[test]
    fn what_was_typed_never_becomes_markup() {
        assert_eq!(escaped("<b a=\"'\">&\u{7}\t"), "&lt;b a=&quot;&#39;&quot;&gt;&amp; ");
    }
}
