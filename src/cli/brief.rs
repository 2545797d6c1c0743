//! `brief`: what a chair takes into a meeting, to hand out.

use anyhow::Result;

use crate::cli::args::{Arguments, Brief, Markup};
use crate::cli::output::Printer;
use crate::cli::place::Place;
use crate::cli::show;
use crate::export::{arising, markup};

/// Prints the brief on matters arising.
pub fn brief(arguments: &Arguments, asked: &Brief, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let store = place.store()?;
    let meeting = show::meeting(&store, &place, asked.meeting.as_deref())?;
    let desk = store.desk(meeting)?;
    let paper = arising::brief(&desk.meeting, &desk.actions, &store.answers()?, place.today);
    out.text(&match asked.format {
        Markup::Md => markup::markdown(&paper),
        Markup::Html => markup::html(&paper),
        Markup::Txt => markup::plain(&paper),
    })
}
