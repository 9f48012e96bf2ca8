//! What a tenant does in Mijn: signs in with the code in the mail, ends the lease, moves the visit, takes it back.

use std::time::Duration;

use jiff::civil::Date;

use crate::visitor::{Trouble, Visitor, every, quoted};

/// The form by which a lease is ended.
const FORM: &str = "/regelen/lease-termination/";
/// Where the ways to end a lease are shown.
const WAYS: &str = "/onderwerpen/lease-termination";
/// What stands before the subject of a letter on the mail page of the demo.
const SUBJECT: &str = "<h2 class=\"nl-heading nl-heading--level-3\">";
/// How often the mail is looked at before another code is asked for.
const LOOKS: usize = 60;

/// A tenant with a browser.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// The browser.
    pub browser: Visitor,
    email: String,
    codes_used: Vec<String>,
}

/// A lease that was ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The identifier of the case.
    pub case: String,
    /// The time that was chosen for the final inspection, as `<start>/<inspector>`.
    pub time: String,
}

/// How signing went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// The lease was ended.
    Done(Filed),
    /// It was ended before: there is a case already.
    Already(String),
}

impl Tenant {
    /// Somebody who will sign in with `email`.
    pub fn new(browser: Visitor, email: &str) -> Self {
        Self { browser, email: email.to_owned(), codes_used: Vec::new() }
    }

    /// Signs in with the code in the mail; asks again when it does not come.
    pub async fn sign_in(&mut self) -> Result<(), Trouble> {
        for _ in 0..4 {
            let asked = self.browser.post("/inloggen", &[("email", &self.email.clone())]).await?;
            asked.sends_to("asking for a code")?;
            let Some(code) = self.code().await? else { continue };
            let entered = self.browser.post("/inloggen/code", &[("code", &code)]).await?;
            if entered.sends_to("typing the code")? == "/" {
                return Ok(());
            }
        }
        Err(Trouble::Strange(format!("{} gets no code that works", self.email)))
    }

    /// The code in the latest mail that was not used before, when one comes.
    async fn code(&mut self) -> Result<Option<String>, Trouble> {
        let mailbox = format!("/demo/post?aan={}", self.email.replace('@', "%40"));
        for _ in 0..LOOKS {
            let page = self.browser.get(&mailbox).await?.page("the mail")?;
            let new = every(&page, SUBJECT, "</h2>")
                .into_iter()
                .map(|subject| subject.chars().filter(char::is_ascii_digit).collect::<String>())
                .find(|figures| figures.len() == 6);
            if let Some(code) = new.filter(|code| !self.codes_used.contains(code)) {
                self.codes_used.push(code.clone());
                return Ok(Some(code));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(None)
    }

    /// Where this tenant's form is.
    pub async fn form(&mut self) -> Result<String, Trouble> {
        let ways = self.browser.get(WAYS).await?.page("ways")?;
        let lease = quoted(&ways, &format!("href=\"{FORM}"))
            .ok_or_else(|| Trouble::Strange(format!("{} can end no lease:\n{ways}", self.email)))?;
        // The link may lead to the question where the tenant left off.
        let lease = lease.split(['/', '?']).next().unwrap_or_default();
        Ok(format!("{FORM}{lease}"))
    }

    /// The case that runs on the lease of `form`, when there is one.
    pub async fn running(&mut self, form: &str) -> Result<Option<String>, Trouble> {
        let start = self.browser.get(form).await?.page("the start of the form")?;
        Ok(quoted(&start, "href=\"/zaken/").map(str::to_owned))
    }

    /// Ends the lease on `end`, question by question, and signs. `choose` takes one of so many times.
    pub async fn end_lease(
        &mut self,
        form: &str,
        end: Date,
        mut choose: impl FnMut(usize) -> usize,
    ) -> Result<Signed, Trouble> {
        let (check, mut time) = (format!("{form}/controleren"), String::new());
        // The check of what is not complete leads to the first question that is open: where somebody left off, too.
        let mut next = check.clone();
        loop {
            let address = next.split('?').next().unwrap_or_default().to_owned();
            if address == check {
                let to = self.sign(&check).await?;
                if let Some(case) = to.strip_prefix("/zaken/").and_then(|to| to.strip_suffix("?gelukt=ja")) {
                    return Ok(Signed::Done(Filed { case: case.to_owned(), time }));
                }
                if to == form {
                    let case = self.running(form).await?;
                    return case
                        .map(Signed::Already)
                        .ok_or_else(|| Trouble::Strange("not signed".to_owned()));
                }
                // Somebody else took the time: another is asked for.
                next = to;
                continue;
            }
            let question = address.rsplit('/').next().unwrap_or_default().to_owned();
            let given = if question.ends_with("-time") {
                let page = self.browser.get(&address).await?.page(&address)?;
                let offered = every(&page, &format!("name=\"{question}\" value=\""), "\"");
                let times: Vec<&str> = offered.into_iter().filter(|time| time.contains('/')).collect();
                let Some(chosen) = times.get(choose(times.len())) else {
                    return Err(Trouble::Strange(format!("no time is offered:\n{page}")));
                };
                (*chosen).clone_into(&mut time);
                vec![(question, time.clone())]
            } else {
                answers(&question, end).ok_or_else(|| Trouble::Strange(format!("no answer to {address}")))?
            };
            let given: Vec<(&str, &str)> =
                given.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answered = self.browser.post(&address, &given).await?;
            // Somebody else took the time between the page and the answer: it is asked again.
            if !(answered.status == 422 && address.ends_with("-time")) {
                next = answered.sends_to(&address)?;
            }
        }
    }

    /// Reads the answers and signs them; where that leads. What changed in between is read again.
    async fn sign(&mut self, check: &str) -> Result<String, Trouble> {
        let shown = self.browser.get(check).await?;
        if shown.location.is_some() {
            return shown.sends_to("the check");
        }
        let page = shown.page("the check")?;
        let seen = quoted(&page, "name=\"gezien\" value=\"").unwrap_or_default().to_owned();
        let signed = self.browser.post(check, &[("gezien", &seen)]).await?;
        if signed.status == 422 { Ok(check.to_owned()) } else { signed.sends_to("signing") }
    }

    /// The times that are offered for the final inspection of `case`.
    pub async fn times(&mut self, case: &str) -> Result<Vec<String>, Trouble> {
        let page = self.browser.get(&visit(case)).await?.page("the times of a visit")?;
        Ok(every(&page, "name=\"tijd\" value=\"", "\"").into_iter().map(str::to_owned).collect())
    }

    /// Moves the final inspection of `case` to `time`; false when somebody else took it.
    pub async fn move_visit(&mut self, case: &str, time: &str) -> Result<bool, Trouble> {
        let moved = self.browser.post(&visit(case), &[("tijd", time)]).await?;
        match moved.status {
            303 => Ok(true),
            422 => Ok(false),
            _ => Err(moved.strange("moving a visit")),
        }
    }

    /// Takes the termination back.
    pub async fn withdraw(&mut self, case: &str) -> Result<(), Trouble> {
        let withdrawn = self.browser.post(&format!("/zaken/{case}/intrekking"), &[]).await?;
        withdrawn.sends_to("withdrawing").map(|_| ())
    }
}

fn visit(case: &str) -> String {
    format!("/zaken/{case}/afspraken/final-inspection")
}

/// The answers to one question.
fn answers(question: &str, end: Date) -> Option<Vec<(String, String)>> {
    let (day, month, year) = (end.day().to_string(), end.month().to_string(), end.year().to_string());
    let pairs: &[(&str, &str)] = match question {
        "situation" => &[("situation", "everyone")],
        "end-date" => &[("end-date-day", &day), ("end-date-month", &month), ("end-date-year", &year)],
        "reason" => &[("reason", "bought"), ("reason-note", "")],
        "new-address" => &[("address-kind", "unknown"), ("street", ""), ("city", "")],
        "account" => &[("iban", "NL91 ABNA 0417 1643 00"), ("holder", "A. Huurder")],
        "viewing" => &[("viewing", "yes")],
        "inspections" => &[("ask-pre-inspection", "no")],
        "contact" => &[("contact-by", "email"), ("phone", "")],
        _ => return None,
    };
    Some(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}
