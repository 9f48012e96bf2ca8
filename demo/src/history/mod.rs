//! A year of terminations, lived through day by day with the rules of the process itself, so that nothing in it can
//! contradict them.

pub(crate) mod agenda;
mod carrying;
mod deeds;
mod departures;
mod desk;
mod filing;
mod following;
pub(crate) mod levels;
mod scripts;
#[cfg(test)]
mod twins;
mod world;

use std::collections::BTreeSet;

use domain::calendar::amsterdam;
use jiff::civil::Date;

use deeds::Deed;
pub use world::{Letter, Pending};
pub(crate) use world::{Town, World};

/// Days of history before today: a year, and a month in which it gets going.
pub(crate) const DAYS: i64 = 395;

/// Lives through everything from `begin` until `today` begins. `named` are the leases of showcase tenants.
/// Returns the commands whose moment has not come.
pub(crate) fn live(world: &mut World<'_>, named: &[usize], begin: Date, today: Date) -> Vec<Pending> {
    let until = amsterdam::start_of(today);
    let with_a_part = world.plan_scripts(named, today);
    let staying = with_a_part.iter().map(|index| world.leases[*index].id).collect::<BTreeSet<_>>();
    world.plan_departures(begin, until, &staying);
    while let Some((now, deed)) = world.agenda.next(until) {
        world.happen(now, deed);
    }
    let rest = std::mem::take(&mut world.agenda);
    rest.rest()
        .filter_map(|(at, deed)| match deed {
            Deed::Timer { file, command, set_at } if world.files[file].case.open => {
                Some(Pending { at, set_at, case: file, command })
            }
            _ => None,
        })
        .collect()
}
