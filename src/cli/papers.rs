//! `import`, `parse`, `refile`, `reread`, `forget`: papers in, and out again.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;

use crate::cli::args::{Arguments, FilingArgs, Import, Parse, Refile};
use crate::cli::explain;
use crate::cli::output::Printer;
use crate::cli::place::{Place, reader};
use crate::cli::{DONE, FAILED};
use crate::domain::source::Reading;
use crate::domain::whole::Extent;
use crate::domain::wording;
use crate::extract::Reader;
use crate::import::sources::{Paper, sources};
use crate::import::{self, Outcome};
use crate::store::{Filing, Imported, Store};
use crate::tui::text::soften;

/// What importing several papers came to.
#[derive(Debug, Default)]
pub struct Sum {
    /// A meeting that one of them was filed under: the newest named last.
    pub meeting: Option<i64>,
    /// A paper that a person named could not be read.
    pub failed: bool,
    new: usize,
    held: usize,
    unfiled: usize,
    losses: usize,
    left_out: usize,
}

/// Reads papers into the store, a line a paper and a total.
pub fn import(arguments: &Arguments, import: &Import, out: &mut Printer) -> Result<u8> {
    let place = Place::of(arguments)?;
    let sum = papers(&place, &import.paths, &filing(&import.filing), out)?;
    out.line(&total(&sum))?;
    if sum.unfiled > 0 {
        out.line("unfiled papers name no committee or no day: “matters refile DOC --committee … --date …”, or file them on the desk")?;
    }
    out.flush()?;
    Ok(if sum.failed { FAILED } else { DONE })
}

/// Imports the files that the desk was started with.
pub fn open(arguments: &Arguments, place: &Place, out: &mut Printer) -> Result<Sum> {
    let sum = papers(place, &arguments.files, &Filing::default(), out)?;
    out.flush()?;
    Ok(sum)
}

/// Says what would be read, storing nothing. What cannot be read is a sentence on
/// standard error; the rest is still printed.
pub fn parse(parse: &Parse, out: &mut Printer) -> Result<u8> {
    let reader = reader()?;
    let mut code = DONE;
    for source in sources(&parse.paths)? {
        source.each(|paper| -> Result<()> {
            let read = paper
                .bytes
                .and_then(|bytes| import::read(&paper.name, &bytes, &reader));
            match read {
                Ok(reading) if parse.json => out.json_line(&reading)?,
                Ok(reading) if parse.explain => explain::print(&reading, out)?,
                Ok(reading) => out.line(&line(&paper.name, &reading, None))?,
                Err(_) if paper.may_be_left_out => {}
                Err(error) => {
                    code = FAILED;
                    complain(&paper.name, &error)?;
                }
            }
            Ok(())
        })?;
    }
    out.flush()?;
    Ok(code)
}

/// Files a paper under another committee or day.
pub fn refile(arguments: &Arguments, refile: &Refile, out: &mut Printer) -> Result<()> {
    let filing = filing(&refile.filing);
    if filing == Filing::default() {
        bail!("say where it belongs: --committee, --date or --council");
    }
    let place = Place::of(arguments)?;
    let imported = place
        .store()?
        .refile(&refile.document, &filing, &place.hand())?;
    out.line(if imported.unfiled {
        "it still lacks a committee or a day, and stays unfiled"
    } else {
        "filed; “matters undo” takes it back"
    })?;
    for words in &imported.gone {
        out.line(words)?;
    }
    out.flush()
}

/// Reads held papers again; none named means all.
pub fn reread(arguments: &Arguments, documents: &[String], out: &mut Printer) -> Result<u8> {
    let mut store = Place::of(arguments)?.store()?;
    let reader = reader()?;
    let mut code = DONE;
    for (_, name, path, _) in store.originals(documents)? {
        let read = import::bytes(&path).and_then(|bytes| import::read(&name, &bytes, &reader));
        match read {
            Ok(reading) => {
                let imported = store.reread(&reading, Timestamp::now())?;
                out.line(&line(&name, &reading, Some(imported.unfiled)))?;
                for words in whole(&imported) {
                    out.line(&format!("  {words}"))?;
                }
            }
            Err(error) => {
                code = FAILED;
                complain(&name, &error)?;
            }
        }
    }
    out.flush()?;
    Ok(code)
}

/// Removes papers for good.
pub fn forget(arguments: &Arguments, documents: &[String], out: &mut Printer) -> Result<()> {
    let mut store = Place::of(arguments)?.store()?;
    for document in documents {
        let kept = store.forget(document)?;
        out.line(&format!(
            "{document} is gone: the file, its text and its index"
        ))?;
        for work in kept {
            out.line(&format!("  your work is kept: {work}"))?;
        }
    }
    out.flush()
}

fn papers(place: &Place, paths: &[PathBuf], filing: &Filing, out: &mut Printer) -> Result<Sum> {
    let sources = sources(paths)?;
    let mut store = place.store()?;
    let reader = reader()?;
    let bar = progress(sources.len());
    let mut sum = Sum::default();
    // What stands in them is reckoned behind the last, or when the store is opened next.
    store.let_threads_wait();
    let read = sources.iter().try_for_each(|source| -> Result<()> {
        source.each(|found| -> Result<()> {
            let name = found.name.clone();
            bar.set_message(name.clone());
            let said = paper(&mut store, found, &reader, filing, &mut sum)?;
            bar.suspend(|| -> Result<()> {
                match said {
                    Ok(said) => out.line(&said)?,
                    Err(error) => {
                        out.flush()?;
                        complain(&name, &error)?;
                    }
                }
                out.flush()
            })
        })?;
        bar.inc(1);
        Ok(())
    });
    store.reckon_due_threads()?;
    read?;
    bar.finish_and_clear();
    if sum.left_out > 0 && sum.new + sum.held == 0 && !sum.failed {
        bail!(
            "none of the {} there is a paper that can be read; papers are PDF, Word, Excel, web pages or text",
            wording::count(sum.left_out, "file", "files")
        );
    }
    Ok(sum)
}

/// One paper into the store: the line that says what became of it, or why it could
/// not be read. Only a fault of the store itself ends the whole import.
fn paper(
    store: &mut Store,
    paper: Paper,
    reader: &Reader,
    filing: &Filing,
    sum: &mut Sum,
) -> Result<Result<String, import::Error>> {
    let name = paper.name;
    let outcome = paper
        .bytes
        .and_then(|bytes| import::document(store, &name, &bytes, reader, filing, Timestamp::now()));
    Ok(match outcome {
        Ok(Outcome {
            reading: None,
            imported,
        }) => {
            sum.held += 1;
            sum.meeting = imported.meetings.first().copied().or(sum.meeting);
            Ok(format!("{name}  held already; nothing changed"))
        }
        Ok(Outcome {
            reading: Some(reading),
            imported,
        }) => {
            sum.new += 1;
            sum.unfiled += usize::from(imported.unfiled);
            // A paper that waited since this import began does so no more.
            let placed = imported.moved.iter().filter(|other| other.place.is_some());
            sum.unfiled = sum.unfiled.saturating_sub(placed.count());
            sum.losses += reading.losses.len();
            sum.meeting = imported.meetings.first().copied().or(sum.meeting);
            let mut lines = vec![line(&name, &reading, Some(imported.unfiled))];
            let attached = reading.losses.iter().filter(|loss| loss.is_attached());
            lines.extend(attached.map(|loss| format!("  not read: {}", loss.what)));
            lines.extend(whole(&imported).map(|words| format!("  {words}")));
            Ok(lines.join("\n"))
        }
        Err(import::Error::Store(error)) => return Err(error.into()),
        Err(error) if paper.may_be_left_out => {
            sum.left_out += 1;
            Ok(format!("{name}  left out: {error}"))
        }
        Err(error) => {
            sum.failed = true;
            Err(error)
        }
    })
}

/// Whether it is all there, and where the paper and others that it moved are now.
fn whole(imported: &Imported) -> impl Iterator<Item = String> {
    let complete = imported
        .complete
        .filter(|complete| complete.named > 0 || complete.extent == Extent::Alone);
    let own = imported.whereabouts.sentence();
    let moved = imported.moved.iter().map(|other| {
        let where_to = other.sentence().unwrap_or_else(|| match &other.place {
            Some(place) => format!("filed under {place}"),
            None => "unfiled again: nothing that is held tells where it belongs".to_owned(),
        });
        format!("{}: {where_to}", other.name)
    });
    complete
        .map(|complete| complete.words())
        .into_iter()
        .chain(
            imported
                .lacks
                .iter()
                .map(|what| format!("not held: {what}")),
        )
        .chain(own)
        .chain(imported.brings.iter().map(|what| format!("brings {what}")))
        .chain(imported.gone.iter().cloned())
        .chain(moved)
        .collect::<Vec<_>>()
        .into_iter()
}

fn complain(name: &str, error: &import::Error) -> Result<()> {
    writeln!(io::stderr(), "matters: could not read {name}: {error}")?;
    Ok(())
}

/// A progress bar on a terminal, and none elsewhere or over a single paper that is
/// done before it could be read.
fn progress(papers: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let length = u64::try_from(papers).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos} of {len}  {wide_msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}

fn filing(typed: &FilingArgs) -> Filing {
    Filing {
        council: typed.council.clone(),
        committee: typed.committee.clone(),
        date: typed.date,
    }
}

/// A paper in a line: what it is, what was found, what was not read.
fn line(name: &str, reading: &Reading, unfiled: Option<bool>) -> String {
    let mut parts = vec![about(reading)];
    parts.extend(found(reading));
    if let Some(true) = unfiled {
        parts.push("unfiled".to_owned());
    }
    if !reading.losses.is_empty() {
        parts.push(format!(
            "{} not read{}",
            reading.losses.len(),
            pages(reading)
        ));
    }
    format!("{name}  {}", parts.join(" · "))
}

/// What a paper is: its role, its committee and its day.
fn about(reading: &Reading) -> String {
    let sheets = reading.source.pages.map_or(String::new(), |pages| {
        format!(", {}", wording::count(pages as usize, "page", "pages"))
    });
    let Some(meeting) = reading.meetings.first() else {
        return format!("a paper of no meeting{sheets}");
    };
    let role = if reading.meetings.len() > 1 {
        "pack"
    } else {
        meeting.role.name()
    };
    let committee = meeting
        .committee
        .as_deref()
        .map_or(String::new(), |committee| {
            format!(" of {}", soften(committee))
        });
    let date = meeting.date.map_or(String::new(), |date| {
        format!(", {}", wording::short_day(date))
    });
    format!("{role}{committee}{date}{sheets}")
}

fn found(reading: &Reading) -> Vec<String> {
    let items = reading
        .meetings
        .iter()
        .map(|meeting| meeting.items.len())
        .sum();
    let minutes = reading
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.items)
        .filter_map(|item| item.minutes.as_ref());
    let actions = minutes
        .flat_map(|minutes| {
            let decided = minutes
                .decisions
                .iter()
                .flat_map(|decision| &decision.clauses);
            decided
                .chain(&minutes.requests)
                .chain(&minutes.undertakings)
                .chain(&minutes.actions)
        })
        .filter(|clause| clause.tracked)
        .count();
    let rows = reading
        .work_programmes
        .iter()
        .map(|programme| programme.rows.len() + programme.forward_plan.len())
        .sum();
    let tasks = reading
        .action_tables
        .iter()
        .map(|table| table.rows.len())
        .sum();
    [
        (items, "item", "items"),
        (actions, "action", "actions"),
        (rows, "programme row", "programme rows"),
        (tasks, "task", "tasks"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| wording::count(number, one, many))
    .collect()
}

/// The sheets of the losses, as far as they have any: ` (sheets 21, 24)`.
fn pages(reading: &Reading) -> String {
    const SHOWN: usize = 6;
    let mut pages: Vec<u32> = reading.losses.iter().filter_map(|loss| loss.page).collect();
    pages.dedup();
    let more = if pages.len() > SHOWN { " …" } else { "" };
    let shown: Vec<String> = pages.iter().take(SHOWN).map(u32::to_string).collect();
    match shown.len() {
        0 => String::new(),
        1 => format!(" (sheet {})", shown[0]),
        _ => format!(" (sheets {}{more})", shown.join(", ")),
    }
}

fn total(sum: &Sum) -> String {
    let mut parts = vec![format!(
        "{} read",
        wording::count(sum.new, "paper", "papers")
    )];
    if sum.held > 0 {
        parts.push(format!("{} held already", sum.held));
    }
    if sum.left_out > 0 {
        parts.push(format!("{} left out", sum.left_out));
    }
    if sum.unfiled > 0 {
        parts.push(format!("{} unfiled", sum.unfiled));
    }
    if sum.losses > 0 {
        parts.push(format!(
            "{} not read: “matters show losses”",
            wording::count(sum.losses, "thing", "things")
        ));
    }
    parts.join(", ")
}
