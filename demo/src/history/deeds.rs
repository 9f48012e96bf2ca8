//! Deeds: what people, staff and the clock do in the history, each when its moment has come.

use domain::actors::Actor;
use domain::appointments::offer::Slot;
use domain::appointments::{AppointmentKind, AppointmentStatus};
use domain::calendar::amsterdam;
use domain::cases::Case;
use domain::channels::Channel;
use domain::ids::{AppointmentId, CaseId, RelationId};
use domain::processes::flow::{Command, Decision};
use domain::processes::intake::Answers;
use domain::processes::{Facts, NewCase};
use jiff::Timestamp;

use super::filing::Filing;
use super::scripts::ScriptedDeed;
use super::world::{File, Turn, World};

/// Something that will happen.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// A tenant, or staff for them, files a termination.
    File(Box<Filing>),
    /// Somebody gives a command.
    Command { file: usize, turn: Turn, command: Command },
    /// The program gives a command that was set for now.
    Timer { file: usize, command: Command, set_at: Timestamp },
    /// A co-tenant answers.
    Answer { file: usize, relation: RelationId, agrees: bool },
    /// The tenant wants another time for a visit, or none.
    Reschedule { file: usize, cancel: bool },
    /// Staff look at a case that asks for it.
    Handle { file: usize },
    /// An inspector has been there, and staff note it.
    Visited { file: usize, appointment: AppointmentId, starts_at: Timestamp },
    /// The home of a lease that ended is let again.
    LetAgain { home: usize },
    /// The next thing of a script happens to the case of a lease.
    Scripted { lease: usize, deed: ScriptedDeed },
}

impl World<'_> {
    /// Lets `deed` happen at `now`.
    pub(crate) fn happen(&mut self, now: Timestamp, deed: Deed) {
        match deed {
            Deed::File(filing) => self.file(now, &filing),
            Deed::Command { file, turn, command } => {
                self.command(file, Turn { now, ..turn }, &command);
            }
            Deed::Timer { file, command, .. } => {
                let turn = Turn { now, actor: Actor::Program, channel: Channel::System };
                self.command(file, turn, &command);
            }
            Deed::Answer { file, relation, agrees } => self.answer(file, now, relation, agrees),
            Deed::Reschedule { file, cancel } => self.reschedule(file, now, cancel),
            Deed::Handle { file } => self.handle(file, now),
            Deed::Visited { file, appointment, starts_at } => {
                let visited = self.files[file].appointments.iter().find(|it| {
                    it.id == appointment
                        && it.starts_at == starts_at
                        && it.status == AppointmentStatus::Booked
                });
                if let Some(visit) = visited.map(|it| it.kind) {
                    let turn = Turn { now, actor: self.clerk(), channel: Channel::Visit };
                    self.command(file, turn, &Command::new("visited").with("visit", visit.code()));
                }
            }
            Deed::LetAgain { home } => self.let_again(now, home),
            Deed::Scripted { lease, deed } => self.play(now, lease, &deed),
        }
    }

    /// Gives a command; `false` when the process refuses it, as it does when the case has moved on.
    pub(crate) fn command(&mut self, index: usize, turn: Turn, command: &Command) -> bool {
        let Some(decision) = self.decided(index, turn, command) else { return false };
        let open = self.process.states().iter().any(|state| state.code == decision.state && state.open);
        let file = &mut self.files[index];
        let before = std::mem::replace(&mut file.case.state, decision.state.to_owned());
        file.case.closed_at = if open { None } else { file.case.closed_at.or(Some(turn.now)) };
        file.case.open = open;
        file.case.attention.clone_from(&decision.attention);
        file.case.data.clone_from(&decision.data);
        file.case.version += 1;
        self.carry_out(index, turn, decision);
        self.follow(index, turn.now, &before);
        true
    }

    fn decided(&self, index: usize, turn: Turn, command: &Command) -> Option<Decision> {
        // The calendar of the one who comes is enough to see that the time is still free.
        let who = command.get("time").and_then(|code| code.rsplit_once('/')).map(|(_, inspector)| inspector);
        let of: Vec<usize> = who.map(|who| self.inspectors_named(who)).unwrap_or_default();
        let visit = command.visit();
        self.looking_at(index, turn, visit, &of, |case, facts| self.process.decide(case, command, facts).ok())
    }

    /// The times that can be offered for a visit of a case: in three calendars, which is quick, or else in all.
    pub(crate) fn times(&self, index: usize, turn: Turn, visit: AppointmentKind) -> Vec<Slot> {
        let look = |of: &[usize]| {
            let times = |case: &Case, facts: &Facts<'_>| self.process.case_times(case, visit, facts);
            self.looking_at(index, turn, Some(visit), of, times)
        };
        let times = look(&self.three_inspectors());
        if times.is_empty() { look(&self.all_inspectors()) } else { times }
    }

    /// Looks at a case as the process does, with the calendars of these inspectors for this visit.
    pub(crate) fn looking_at<T>(
        &self,
        index: usize,
        turn: Turn,
        visit: Option<AppointmentKind>,
        of: &[usize],
        look: impl FnOnce(&Case, &Facts<'_>) -> T,
    ) -> T {
        let file = &self.files[index];
        let lease = &self.leases[self.lease_at(file.case.lease)];
        let (home, tenants) = (self.home_of(lease), self.tenants(lease));
        let level = file.case.level;
        let facts = World::facts(file, lease, home, &tenants, &[], turn, level);
        let visit = visit.filter(|_| !of.is_empty());
        let days = visit.and_then(|visit| self.process.case_calendar_days(&file.case, visit, &facts));
        let calendars = days.map(|days| self.calendars(of, days)).unwrap_or_default();
        look(&file.case, &Facts { calendars: &calendars, ..facts })
    }

    /// Files answers; nothing happens when the process refuses them.
    pub(crate) fn submit(
        &mut self,
        filing: &Filing,
        turn: Turn,
        answers: &Answers,
        facts: &Facts<'_>,
    ) -> Option<usize> {
        let year = amsterdam::day_of(turn.now).year();
        let place = self.numbers.get(&year).copied().unwrap_or(0) + 1;
        let number = format!("{}-{year}-{place:06}", self.process.number_prefix());
        let id = CaseId::new(turn.now, self.dice.chance());
        let decision = self.process.submit(answers, facts, NewCase { id, number: &number }).ok()?;
        self.numbers.insert(year, place);
        let case = Case {
            id,
            number,
            process: self.process.key().to_owned(),
            level: facts.level,
            channel: turn.channel,
            requester: filing.requester,
            lease: facts.lease.id,
            home: facts.home.id,
            state: decision.state.to_owned(),
            open: true,
            attention: decision.attention.clone(),
            assignee: None,
            opened_at: turn.now,
            closed_at: None,
            version: 1,
            data: decision.data.clone(),
        };
        self.files.push(File {
            case,
            signatures: Vec::new(),
            appointments: Vec::new(),
            left_alone: filing.left_alone,
        });
        let index = self.files.len() - 1;
        self.carry_out(index, turn, decision);
        self.follow(index, turn.now, "");
        Some(index)
    }
}
