//! Filling in: a start page, one question a screen, the answers to check; the same for every process.

mod check;
mod question;
mod start;

use axum::Router;
use domain::ids::LeaseId;
use domain::processes::intake::{Answers, Problem};
use usecases::Error;
use usecases::cases::{self, IntakeView};

use super::frame::id;
use crate::failure::Failure;
use crate::sessions::Tenant;
use crate::state::WebState;

/// The routes of this folder.
pub fn routes() -> Router<WebState> {
    Router::new().merge(start::routes()).merge(question::routes()).merge(check::routes())
}

/// The form of one process for one lease, as it stands in an address.
struct Form<'a> {
    tenant: &'a Tenant,
    process: String,
    lease: LeaseId,
}

impl<'a> Form<'a> {
    fn of(tenant: &'a Tenant, process: String, lease: &str) -> Result<Self, Failure> {
        Ok(Self { tenant, process, lease: id(lease)? })
    }

    /// As it stands now; not found when the lease is not theirs.
    async fn view(&self) -> Result<IntakeView, Error> {
        cases::intake(&self.tenant.act(), &self.process, self.lease, self.tenant.id).await
    }

    fn start(&self) -> String {
        format!("/regelen/{}/{}", self.process, self.lease)
    }

    fn question(&self, key: &str) -> String {
        format!("{}/{key}", self.start())
    }

    fn check(&self) -> String {
        self.question("controleren")
    }

    /// The question of a problem, with its message when that question has been answered before.
    fn mend(&self, problem: &Problem, view: &IntakeView) -> String {
        let question = view.questions.iter().find(|question| question.key == problem.question);
        let answered = question.is_some_and(|question| is_answered(question, &view.answers));
        let told = if answered { "?nakijken=ja" } else { "" };
        format!("{}{told}", self.question(problem.question))
    }

    /// Where somebody goes on: the first question that must be answered or mended, else the check.
    fn go_on(&self, view: &IntakeView) -> String {
        view.problems.first().map_or_else(|| self.check(), |problem| self.mend(problem, view))
    }
}

fn is_answered(question: &domain::processes::intake::Question, answers: &Answers) -> bool {
    question.fields.iter().any(|field| answers.get(field.name).is_some())
}
