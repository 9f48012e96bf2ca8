//! A case as somebody else on the lease follows it: what happens and when, with nothing to change.

use askama::Template;
use domain::ids::CaseId;
use usecases::cases;

use super::super::frame::{SharedCase, name_of, shell_at};
use crate::failure::Failure;
use crate::sessions::Tenant;
use crate::shell::MijnShell;
use crate::texts::Say;

#[derive(Template)]
#[template(path = "tenant/shared.html")]
pub struct SharedPage {
    t: Say,
    page: MijnShell,
    title: String,
    requester: String,
    /// Who filed it.
    by: String,
    number: String,
    /// Where the reader answers, while that is asked of them, or empty.
    answer: String,
    shared: SharedCase,
}

/// The page, for whoever was asked to agree with this case of somebody else.
pub async fn page(tenant: &Tenant, case: CaseId) -> Result<SharedPage, Failure> {
    let view = cases::shared(&tenant.act(), case).await?;
    let t = tenant.say();
    let title = name_of(&view.case.process, &t);
    let (asked, now) = (&view.signature, tenant.visitor.now);
    let waits = view.case.open && asked.answer.is_none() && asked.expires_at > now;
    Ok(SharedPage {
        page: shell_at(tenant, title.clone(), ""),
        title,
        by: t.with("mijn-together-by", &[("name", &view.requester)]),
        number: view.case.number.clone(),
        answer: if waits { format!("/verzoeken/{}", asked.id) } else { String::new() },
        shared: SharedCase::of(&view, now, &t),
        requester: view.requester,
        t,
    })
}
