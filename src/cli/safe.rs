//! `backup`, `restore`, `doctor`, and exempt items forgotten: what keeps a store, and what
//! rids it of words that are to be kept no longer.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Result, bail};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use crate::cli::args::{Arguments, Backup, Command, Doctor, Restore};
use crate::cli::output::Printer;
use crate::cli::place::Place;
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::store::backup::{self, Kept};
use crate::store::{Store, restore};

/// What a backup is, said wherever one is made.
const HOLDS: &str = "It holds the text of every paper and all that you did; the papers' own files lie in “originals” beside the store.";
/// Edits and papers that a sentence names.
const NAMED: usize = 5;

/// Makes a backup.
pub fn make(arguments: &Arguments, wish: &Backup, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let Some(store) = place.store_that_is()? else {
        bail!("there is no store in {} yet", place.folder.display());
    };
    let made = match &wish.to {
        Some(file) => {
            store.back_up(file)?;
            file.clone()
        }
        None => store.back_up_in(&place.backups_by_hand(), &Zoned::now())?,
    };
    out.line(&format!("backed up and checked: {}", made.display()))?;
    out.line(HOLDS)?;
    out.flush()
}

/// Lists the backups, or puts one in the place of the store.
pub fn restore(arguments: &Arguments, wish: &Restore, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let folder = place.backups_by_hand();
    let Some(file) = &wish.file else {
        return list(&backup::kept(&folder)?, out);
    };
    let held = backup::look_into(file)?;
    out.line(&format!("{} is a sound store. It holds:", file.display()))?;
    for (name, number) in &held.holds {
        out.line(&format!("  {name:<24}{number:>8}"))?;
    }
    if let Some(at) = held.last_edit.as_deref() {
        out.line(&format!("Its last edit was made {}.", instant(at)))?;
    }
    for lost in lost(&place, file) {
        out.line(&lost)?;
    }
    agree(
        wish.yes,
        "Put it in the place of the store? The store of now is put aside first.",
        out,
    )?;
    let aside = restore::restore(&place.folder, file, &folder, &Zoned::now())?;
    out.line("restored")?;
    if let Some(aside) = aside {
        out.line(&format!(
            "The store as it was lies in {}; “matters restore” brings it back.",
            aside.display()
        ))?;
    }
    for fault in place.store()?.health()?.faults {
        out.line(&format!("fault      {fault}"))?;
    }
    out.flush()
}

/// What the store holds that the file does not, as sentences.
fn lost(place: &Place, file: &std::path::Path) -> Vec<String> {
    let newer = match place.store_that_is() {
        Ok(None) => return Vec::new(),
        Ok(Some(store)) => store.newer_than(file),
        Err(error) => {
            return vec![format!(
                "What it lacks cannot be told: {error:#}. The files are put aside as they are."
            )];
        }
    };
    let newer = match newer {
        Ok(newer) => newer,
        Err(error) => return vec![format!("What it lacks cannot be told: {error}.")],
    };
    if newer.edits == 0 && newer.papers.is_empty() {
        return vec!["The store of now holds nothing that it lacks.".to_owned()];
    }
    let mut said = Vec::new();
    if newer.edits > 0 {
        said.push(format!(
            "It lacks {} of the store of now.",
            wording::count(newer.edits, "edit", "edits")
        ));
    }
    if !newer.papers.is_empty() {
        let more = newer.papers.len().saturating_sub(NAMED);
        let mut names = newer.papers;
        names.truncate(NAMED);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        said.push(format!(
            "It lacks these papers: {}{more}.",
            names.join(", ")
        ));
    }
    said
}

fn list(kept: &[Kept], out: &mut Printer) -> Result<()> {
    if kept.is_empty() {
        out.line("there are no backups yet; “matters backup” makes one")?;
    }
    for one in kept {
        let why = if one.aside {
            "  the store before a restore or a repair"
        } else {
            ""
        };
        out.line(&format!(
            "{}  {:>9}  {}{why}",
            one.day,
            super::place::size(one.bytes),
            one.path.display()
        ))?;
    }
    out.flush()
}

/// Says where the store is, what it holds and whether it is sound; repairs it where asked.
pub fn doctor(arguments: &Arguments, wish: &Doctor, out: &mut Printer) -> Result<u8> {
    let place = Place::of(arguments)?;
    let store = place.store();
    let mut store = match store {
        Ok(store) => store,
        Err(error) => {
            out.line(&format!("fault      {error:#}"))?;
            sound_backup(&place, out)?;
            out.flush()?;
            return Ok(1);
        }
    };
    if wish.repair
        && let Err(error) = repair(&place, &mut store, out)
    {
        out.line(&format!("fault      {error:#}"))?;
    }
    let health = match store.health() {
        Ok(health) => health,
        Err(error) => {
            out.line(&format!("fault      {error}"))?;
            sound_backup(&place, out)?;
            out.flush()?;
            return Ok(1);
        }
    };
    out.line(&format!("store      {}", health.folder.display()))?;
    out.line(&format!(
        "size       {} database, {} originals",
        super::place::size(health.bytes.0),
        super::place::size(health.bytes.1)
    ))?;
    let newest = backup::kept(&place.backups_by_hand())?
        .into_iter()
        .find(|one| !one.aside);
    out.line(&match newest {
        Some(one) => format!("backup     {}", one.path.display()),
        None => "backup     none yet; one is made on each day on which you edit".to_owned(),
    })?;
    for (name, number) in &health.holds {
        out.line(&format!("  {name:<24}{number:>8}"))?;
    }
    for fault in &health.faults {
        out.line(&format!("fault      {fault}"))?;
    }
    if health.faults.is_empty() {
        out.line("The store is sound.")?;
    } else {
        out.line("The store is not sound; keep a copy of its folder before anything else.")?;
        if !wish.repair {
            out.line("“matters doctor --repair” mends what can be reckoned anew.")?;
        }
        if health.faults.iter().any(|fault| fault.contains("damaged")) {
            sound_backup(&place, out)?;
        }
    }
    out.flush()?;
    Ok(u8::from(!health.faults.is_empty()))
}

/// Puts the store aside, and mends it.
fn repair(place: &Place, store: &mut Store, out: &mut Printer) -> Result<()> {
    match store.put_aside(&place.backups_by_hand(), &Zoned::now()) {
        Ok(aside) => out.line(&format!("put aside  {}", aside.display()))?,
        Err(error) => out.line(&format!("not put aside: {error}"))?,
    }
    for said in store.repair()? {
        out.line(&format!("repaired   {said}"))?;
    }
    Ok(())
}

/// Says which backup is sound.
fn sound_backup(place: &Place, out: &mut Printer) -> Result<()> {
    let sound = backup::kept(&place.backups_by_hand())?
        .into_iter()
        .find(|one| backup::look_into(&one.path).is_ok());
    out.line(&match sound {
        Some(one) => format!(
            "The newest sound backup is of {}: “matters restore {}”.",
            one.day,
            one.path.display()
        ),
        None => "There is no sound backup; the papers can be imported again from “originals”."
            .to_owned(),
    })
}

/// Forgets the exempt items of meetings before a day.
pub fn forget_exempt(
    arguments: &Arguments,
    before: Date,
    yes: bool,
    out: &mut Printer,
) -> Result<()> {
    let place = Place::of(arguments)?;
    let mut store = place.store()?;
    let gone = store.exempt_before(before)?;
    if gone.is_nothing() {
        out.line(&format!(
            "nothing exempt of before {} is held",
            wording::short_day(before)
        ))?;
        return out.flush();
    }
    for (head, rows) in [
        ("These exempt items go:", &gone.items),
        ("These exempt actions and programme rows go:", &gone.rows),
    ] {
        if !rows.is_empty() {
            out.line(head)?;
        }
        for row in rows {
            let day = row.date.map_or("no day".to_owned(), wording::short_day);
            out.line(&format!(
                "  {day}  {}  {}",
                soften(&row.committee),
                soften(&row.title)
            ))?;
        }
    }
    if !gone.beside.is_empty() {
        out.line(
            "These stand in one cell or paragraph with them, and stay with their own words alone:",
        )?;
    }
    for row in &gone.beside {
        out.line(&format!("  {row}"))?;
    }
    if !gone.papers.is_empty() {
        out.line("They go from these papers:")?;
    }
    for paper in &gone.papers {
        let words = usize::try_from(paper.paragraphs).unwrap_or(usize::MAX);
        let pages = usize::try_from(paper.pages).unwrap_or(usize::MAX);
        let mut parts = vec![wording::count(words, "paragraph", "paragraphs")];
        if pages > 0 {
            parts.push(format!("on {}", wording::count(pages, "page", "pages")));
        }
        let rest = if paper.whole {
            "the paper goes altogether"
        } else {
            "its file goes too, since a part cannot be taken out of it; its other items stay"
        };
        out.line(&format!("  {}  {}; {rest}", paper.name, parts.join(" ")))?;
    }
    if gone.work > 0 {
        let work = usize::try_from(gone.work).unwrap_or(usize::MAX);
        out.line(&format!(
            "Your own work on them goes: {}. It cannot be undone.",
            wording::count(
                work,
                "tick, note or other entry",
                "ticks, notes and other entries"
            )
        ))?;
    }
    out.line("Backups that hold them go, and a new one takes their place. Copies that you keep elsewhere are yours to remove.")?;
    agree(yes, "Remove all this for good?", out)?;
    let removed = store.forget_exempt(before, &place.backups_by_hand(), &Zoned::now())?;
    out.line(&format!(
        "gone for good; {} removed",
        wording::count(removed, "backup was", "backups were")
    ))?;
    out.flush()
}

/// Makes the backup of a day with edits, after their answer. That one could not be made is
/// no fault of the edit.
pub fn daily(arguments: &Arguments, command: &Command) -> Result<()> {
    if !command.edits() {
        return Ok(());
    }
    let place = Place::of(arguments)?;
    let Some(folder) = place.backups() else {
        return Ok(());
    };
    let made = match place.store_that_is()? {
        Some(store) => store.back_up_daily(&folder, &Zoned::now()),
        None => Ok(None),
    };
    if let Err(error) = made {
        writeln!(
            io::stderr(),
            "matters: no backup of today could be made: {error}"
        )?;
    }
    Ok(())
}

/// Goes on where a person says so, at once with `--yes`.
fn agree(yes: bool, question: &str, out: &mut Printer) -> Result<()> {
    if yes {
        return Ok(());
    }
    out.flush()?;
    if !io::stdin().is_terminal() {
        bail!("nothing was changed; add --yes to do it");
    }
    write!(io::stderr(), "{question} Type yes: ")?;
    io::stderr().flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    if typed.trim().eq_ignore_ascii_case("yes") {
        Ok(())
    } else {
        bail!("nothing was changed")
    }
}

/// An instant as a person here reads it.
fn instant(at: &str) -> String {
    at.parse::<Timestamp>().map_or_else(
        |_| at.to_owned(),
        |at| {
            let here = at.to_zoned(jiff::tz::TimeZone::system());
            format!(
                "on {} at {}",
                wording::short_day(here.date()),
                here.strftime("%H:%M")
            )
        },
    )
}

impl Place {
    /// Where backups are made by themselves, where they are.
    pub fn backups(&self) -> Option<PathBuf> {
        self.settings.backups(&self.folder)
    }

    /// Where backups are made that a person asks for.
    fn backups_by_hand(&self) -> PathBuf {
        self.backups()
            .unwrap_or_else(|| backup::folder_beside(&self.folder))
    }
}
