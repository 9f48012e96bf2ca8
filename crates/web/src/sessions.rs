//! Who is signed in: extractors that let a handler run for a tenant, a member of staff or a co-tenant, and for nobody
//! else.

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use domain::actors::{Actor, StaffRole};
use domain::channels::Channel;
use domain::ids::{RelationId, SignatureId, StaffId};
use usecases::Act;
use usecases::signing_in::sessions::{Guest, Step};
use usecases::signing_in::{SessionToken, Visit, cosigners, sessions, staff};

use crate::failure::Failure;
use crate::layers::Face;
use crate::shell::{BalieShell, MijnShell};
use crate::state::WebState;
use crate::texts::Say;
use crate::visitor::Visitor;
use crate::{addresses, cookies};

/// The visit of the session cookie called `cookie`, however far the visitor is with signing in.
pub async fn visit(visitor: &Visitor, cookie: &'static str) -> Result<Option<Visit>, Failure> {
    let Some(token) = visitor.cookie(cookie) else { return Ok(None) };
    let token = SessionToken::from_cookie(&token);
    Ok(sessions::resume(visitor.house(), visitor.now, &token).await?)
}

/// Whether somebody is signed in already with the cookie called `cookie`.
pub async fn is_in(visitor: &Visitor, cookie: &'static str) -> Result<bool, Failure> {
    let visit = visit(visitor, cookie).await?;
    Ok(visit.is_some_and(|visit| visit.step == Step::Done))
}

/// Ends the session of the cookie called `cookie`, if there is one. Taking the cookie away is the caller's.
pub async fn leave(visitor: &Visitor, cookie: &'static str) -> Result<(), Failure> {
    if let Some(visit) = visit(visitor, cookie).await? {
        sessions::end(visitor.house(), visitor.now, &visit).await?;
    }
    Ok(())
}

/// A tenant who is signed in.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// Who asks, when, in which language.
    pub visitor: Visitor,
    /// Which tenant.
    pub id: RelationId,
    /// Their session.
    pub visit: Visit,
}

impl Tenant {
    /// What they do, for a use case.
    pub fn act(&self) -> Act<'_> {
        let actor = Actor::Tenant { id: self.id };
        self.visitor.house().act(self.visitor.now, actor, Channel::Portal)
    }

    /// The texts in their language.
    pub fn say(&self) -> Say {
        self.visitor.say()
    }

    /// What surrounds one of their pages; the navigation is the page's own to add.
    pub fn shell(&self, title: String) -> MijnShell {
        MijnShell { tenant: self.visit.name.clone(), ..self.visitor.shell(title) }
    }
}

impl FromRequestParts<WebState> for Tenant {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::of(parts, state);
        let Some(visit) = visit(&visitor, cookies::TENANT).await? else {
            return Err(sign_in(&visitor, &parts.method, "/inloggen"));
        };
        match (visit.guest, &visit.step) {
            (Guest::Tenant(id), Step::Done) => {
                let visitor = visitor.known_to_read(visit.language).with_reach().await;
                Ok(Self { visitor, id, visit })
            }
            (Guest::Tenant(_), Step::ChooseTenant) => Err(sign_in(&visitor, &parts.method, "/inloggen/kies")),
            _ => Err(sign_in(&visitor, &parts.method, "/inloggen")),
        }
    }
}

/// A member of staff who is signed in, with both factors.
#[derive(Debug, Clone)]
pub struct Employee {
    /// Who asks, when, in which language.
    pub visitor: Visitor,
    /// Which member of staff.
    pub id: StaffId,
    /// What they may do now.
    pub role: StaffRole,
    /// Their name.
    pub name: String,
    /// Their session.
    pub visit: Visit,
}

impl Employee {
    /// What they do on their own account, for a use case.
    pub fn act(&self) -> Act<'_> {
        self.act_through(Channel::Portal)
    }

    /// What they do for a tenant who came through `channel`.
    pub fn act_through(&self, channel: Channel) -> Act<'_> {
        let actor = Actor::Staff { id: self.id, role: self.role };
        self.visitor.house().act(self.visitor.now, actor, channel)
    }

    /// Lets only those with at least this role go on.
    pub fn require(&self, least: StaffRole) -> Result<(), Failure> {
        if self.role >= least { Ok(()) } else { Err(Failure::Forbidden) }
    }

    /// The texts in their language.
    pub fn say(&self) -> Say {
        self.visitor.say()
    }

    /// What surrounds one of their pages; the rail is the page's own to add.
    pub fn shell(&self, title: String) -> BalieShell {
        BalieShell { employee: self.name.clone(), ..self.visitor.desk_shell(title) }
    }
}

impl FromRequestParts<WebState> for Employee {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::of(parts, state);
        let refused = |visitor: &Visitor| sign_in(visitor, &parts.method, "/balie/inloggen");
        let Some(visit) = visit(&visitor, cookies::STAFF).await? else { return Err(refused(&visitor)) };
        let member = staff::signed_in(visitor.house(), &visit).await?;
        let Some(member) = member else { return Err(refused(&visitor)) };
        let visitor = visitor.known_to_read(visit.language);
        Ok(Self { visitor, id: member.id, role: member.role, name: member.name, visit })
    }
}

/// A member of staff who may manage: a manager or an administrator.
#[derive(Debug, Clone)]
pub struct Manager(pub Employee);

impl FromRequestParts<WebState> for Manager {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let employee = Employee::from_request_parts(parts, state).await?;
        employee.require(StaffRole::Manager)?;
        Ok(Self(employee))
    }
}

/// A member of staff who may change staff, keys and settings.
#[derive(Debug, Clone)]
pub struct Administrator(pub Employee);

impl FromRequestParts<WebState> for Administrator {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let employee = Employee::from_request_parts(parts, state).await?;
        employee.require(StaffRole::Administrator)?;
        Ok(Self(employee))
    }
}

/// A co-tenant who came by a personal link: only the pages of that one question take this.
#[derive(Debug, Clone)]
pub struct Cosigner {
    /// Who asks, when, in which language.
    pub visitor: Visitor,
    /// Which question they may answer.
    pub signature: SignatureId,
    actor: Actor,
}

impl Cosigner {
    /// What they do, for the use cases of that one signature.
    pub fn act(&self) -> Act<'_> {
        self.visitor.house().act(self.visitor.now, self.actor, Channel::Email)
    }
}

impl FromRequestParts<WebState> for Cosigner {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let visitor = Visitor::of(parts, state);
        // Without a session there is nowhere to sign in but the link in the mail.
        let visit = visit(&visitor, cookies::COSIGNER).await?.ok_or(Failure::Gone)?;
        let (signature, actor) = cosigners::invited(visitor.house(), &visit).await?;
        let visitor = visitor.known_to_read(visit.language).with_reach().await;
        Ok(Self { visitor, signature, actor })
    }
}

/// Sends whoever is not signed in to `at`, and from there back to the page they wanted.
fn sign_in(visitor: &Visitor, method: &Method, at: &str) -> Failure {
    let wanted = match *method {
        Method::GET | Method::HEAD => Some(visitor.path.clone()),
        // A form was sent after the session ended: back to where it was filled in. When the browser does not say
        // where that was: to where it was sent, which for a tenant is a page as well.
        _ => visitor.came_from().or_else(|| (Face::of(at) == Face::Mijn).then(|| visitor.path.clone())),
    };
    let home = if Face::of(at) == Face::Balie { "/balie" } else { "/" };
    let back = wanted.filter(|path| path != home && addresses::local(path).is_some());
    let at = match back {
        Some(path) => format!("{at}?naar={}", addresses::in_query(&path)),
        None => at.to_owned(),
    };
    Failure::SignIn { at, script: visitor.is_script() }
}
