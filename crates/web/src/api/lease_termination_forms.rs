//! The form of a lease termination: what is asked after the answers so far, and which times are free, before it is filed.

use axum::Json;
use domain::language::Texts;
use domain::processes::intake::{Answers, Choice, Field, FieldKind, NONE_SUITS, Question};
use domain::processes::lease_termination::KEY;
use serde::Serialize;
use usecases::api_keys::Scope;
use usecases::cases::{self, IntakeView};
use utoipa::ToSchema;

use super::appointments::TimeView;
use super::caller::Caller;
use super::lease_terminations::NewTermination;
use super::reading::Sent;
use super::said::{Said, said};
use crate::failure::Failure;

/// The form as it stands after these answers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FormView {
    /// Whether it can be filed with these answers.
    pub ready: bool,
    /// Why it cannot be filed at all, whatever the answers.
    pub refusal: Option<Said>,
    /// The questions that apply after these answers, in order.
    pub questions: Vec<QuestionView>,
    /// What must be answered, mended or left out.
    pub errors: Vec<AnswerError>,
    /// What follows from the answers: a day that moves, visits that are needed.
    pub consequences: Vec<Said>,
}

/// One question of one or more fields.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionView {
    /// Its word.
    #[schema(example = "end-date")]
    pub key: String,
    /// The question.
    pub title: Said,
    /// Why it is asked, or how it works.
    pub intro: Option<Said>,
    /// Its fields.
    pub fields: Vec<FieldView>,
}

/// One field.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Its name among the answers.
    #[schema(example = "end-date")]
    pub name: String,
    /// What an answer looks like: `text`, `long-text`, `date` (`2026-04-30`), `email`, `phone`, `iban`, `choice`, `tick`
    /// (`yes`) or `time`.
    pub kind: String,
    /// The label.
    pub label: Said,
    /// Help with it.
    pub hint: Option<Said>,
    /// Whether it must be answered.
    pub required: bool,
    /// The longest answer, in characters.
    pub longest: Option<u16>,
    /// The answers to choose from, when it is a choice or a time.
    pub choices: Option<Vec<ChoiceView>>,
    /// The free times, when it is a time: their codes are answers as well.
    pub times: Option<Vec<TimeView>>,
    /// It is only asked while another field has this answer.
    pub only_when: Option<OnlyWhen>,
}

/// The answer of another field.
#[derive(Debug, Serialize, ToSchema)]
pub struct OnlyWhen {
    /// The other field.
    pub field: String,
    /// Its answer.
    pub value: String,
}

/// One of a few answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChoiceView {
    /// The answer.
    pub value: String,
    /// What people read.
    pub label: Option<Said>,
    /// A second, smaller line.
    pub hint: Option<Said>,
}

/// What must be done about one answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerError {
    /// The name of the field.
    pub field: String,
    /// What to do about it.
    pub detail: Said,
}

fn form(view: IntakeView, texts: &Texts) -> FormView {
    let misread = view.misread.iter().map(|one| (one.field.as_str(), &one.message));
    let mut errors: Vec<_> = misread.collect();
    for problem in &view.problems {
        if !errors.iter().any(|(field, _)| *field == problem.field) {
            errors.push((problem.field, &problem.message));
        }
    }
    let error =
        |(field, message): (&str, _)| AnswerError { field: field.to_owned(), detail: said(message, texts) };
    FormView {
        ready: errors.is_empty() && view.refusal.is_none(),
        refusal: view.refusal.as_ref().map(|refusal| said(&refusal.message(), texts)),
        errors: errors.into_iter().map(error).collect(),
        consequences: view.consequences.iter().map(|message| said(message, texts)).collect(),
        questions: view.questions.into_iter().map(|one| question(one, texts)).collect(),
    }
}

fn question(question: Question, texts: &Texts) -> QuestionView {
    QuestionView {
        key: question.key.to_owned(),
        title: said(&question.title, texts),
        intro: question.intro.as_ref().map(|intro| said(intro, texts)),
        fields: question.fields.into_iter().map(|one| field(one, texts)).collect(),
    }
}

fn field(field: Field, texts: &Texts) -> FieldView {
    let (mut longest, mut choices, mut times) = (None, None, None);
    let kind = match field.kind {
        FieldKind::Text { longest: most, .. } => {
            longest = Some(most);
            "text"
        }
        FieldKind::LongText { longest: most } => {
            longest = Some(most);
            "long-text"
        }
        FieldKind::Date => "date",
        FieldKind::Email => "email",
        FieldKind::Phone => "phone",
        FieldKind::Iban => "iban",
        FieldKind::Tick => "tick",
        FieldKind::Choice(offered) => {
            choices = Some(offered.into_iter().map(|one| choice(one, texts)).collect());
            "choice"
        }
        FieldKind::Times(slots) => {
            choices = Some(vec![ChoiceView { value: NONE_SUITS.to_owned(), label: None, hint: None }]);
            times = Some(slots.into_iter().map(TimeView::from).collect());
            "time"
        }
    };
    let only_when =
        |(field, value): (&str, &str)| OnlyWhen { field: field.to_owned(), value: value.to_owned() };
    FieldView {
        name: field.name.to_owned(),
        kind: kind.to_owned(),
        label: said(&field.label, texts),
        hint: field.hint.as_ref().map(|hint| said(hint, texts)),
        required: field.required,
        longest,
        choices,
        times,
        only_when: field.only_when.map(only_when),
    }
}

fn choice(choice: Choice, texts: &Texts) -> ChoiceView {
    ChoiceView {
        value: choice.value,
        label: Some(said(&choice.label, texts)),
        hint: choice.hint.as_ref().map(|hint| said(hint, texts)),
    }
}

/// What is asked after these answers, what is wrong with them and which times are free. Nothing is kept: send the same
/// to `/lease-terminations` when it is `ready`.
#[utoipa::path(post, path = "/api/v1/lease-termination-forms", tag = "lease-terminations",
    request_body = NewTermination, responses((status = 200, body = FormView), (status = 404), (status = 422)),
    security(("key" = ["cases:write"])))]
pub async fn create(caller: Caller, Sent(new): Sent<NewTermination>) -> Result<Json<FormView>, Failure> {
    let act = caller.may(Scope::CasesWrite)?;
    let (lease, relation) = new.about(&act).await?;
    let view = cases::form(&act, KEY, lease, relation, Answers(new.answers.0)).await?;
    Ok(Json(form(view, &act.house.texts)))
}
