//! `tick`, `untick`, `undo`, `redo`: what the keys do, for scripts.

use std::collections::HashSet;

use anyhow::{Result, bail};

use crate::cli::args::Arguments;
use crate::cli::named;
use crate::cli::output::Printer;
use crate::cli::place::Place;
use crate::domain::wording;
use crate::store::desk::FindKind;
use crate::store::resolve::Named;
use crate::store::{Store, Target, Ticked};

/// Ticks every id and the actions that say the same, or takes their ticks away, as one edit.
pub fn tick(arguments: &Arguments, ids: &[String], done: Ticked, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let mut store = place.store()?;
    let mut targets = Vec::new();
    for id in ids {
        targets.extend(alike(&store, target(&store, id)?)?);
    }
    let mut seen = HashSet::new();
    targets.retain(|target| seen.insert(*target));
    let changed = store.tick(&targets, done, &place.hand())?;
    if changed == 0 {
        bail!(
            "nothing was changed: {}",
            match done {
                Ticked::Yes => "what you named is ticked already",
                Ticked::No => {
                    "what you named has no tick; an action that was closed is opened again by \
                     “matters reopen”"
                }
            }
        );
    }
    let verb = match done {
        Ticked::Yes => "ticked",
        Ticked::No => "no longer ticked",
    };
    out.line(&format!(
        "{} {verb}; “matters undo” takes it back",
        wording::count(changed, "row", "rows")
    ))?;
    out.flush()
}

/// Takes back the newest standing edit of this person.
pub fn undo(arguments: &Arguments, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    match place.store()?.undo(&place.hand())? {
        Some(undone) => out.line(&format!("undone: {}", undone.what))?,
        None => out.line("there is nothing of yours to undo")?,
    }
    out.flush()
}

/// Does again what was undone last.
pub fn redo(arguments: &Arguments, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    match place.store()?.redo(&place.hand())? {
        Some(redone) => out.line(&format!("done again: {}", redone.what))?,
        None => out.line("there is nothing to do again")?,
    }
    out.flush()
}

/// A target, with the actions that say the same: what is said of one is said of all.
fn alike(store: &Store, target: Target) -> Result<Vec<Target>> {
    Ok(match target {
        Target::Action(key) => {
            let keys = store.alike(key)?.into_iter();
            keys.map(Target::Action).collect()
        }
        Target::Programme(_) | Target::Item(_) | Target::Committee(_) | Target::Document(_) => {
            vec![target]
        }
    })
}

fn target(store: &Store, id: &str) -> Result<Target> {
    let kinds = [FindKind::Action, FindKind::Programme];
    Ok(match named::row(store, id, &kinds)? {
        Named::Action(key) => Target::Action(key),
        Named::Programme(key) => Target::Programme(key),
        Named::Item(key) => Target::Item(key),
        Named::Meeting(_) => {
            bail!("“{id}” is a meeting; actions, programme rows and items can be ticked")
        }
        Named::Document(_) => {
            bail!("“{id}” is a paper; actions, programme rows and items can be ticked")
        }
    })
}
