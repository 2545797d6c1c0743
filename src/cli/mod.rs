//! Every answer without a screen: arguments, commands, messages and exit codes.

mod account;
mod actions;
pub mod args;
mod brief;
mod check;
mod compare;
mod correct;
mod edit;
mod explain;
mod export;
mod named;
mod officer;
mod orphans;
mod output;
mod papers;
mod place;
mod prepare;
mod safe;
mod session;
mod settings;
mod show;
mod text;
mod threads;
mod verdicts;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use clap::error::ErrorKind;

use crate::demo;
use crate::store::Ticked;
use crate::store::edits::Judgement;
use crate::tui;
use args::{Arguments, Command};
use output::Printer;
use place::Place;
use settings::Settings;

/// Done.
const DONE: u8 = 0;
/// It failed, and a sentence said why.
const FAILED: u8 = 1;
/// The command was misused.
const MISUSED: u8 = 2;

/// Runs the program on its own arguments.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// Runs one command line and gives its exit code: 0 done, 1 failed, 2 misused.
fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(answer) => {
            // Help and version are answers; a reader that went away is no fault.
            let _ = answer.print();
            return match answer.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => DONE,
                _ => MISUSED,
            };
        }
    };
    match answer(&arguments) {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => DONE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "matters: {error:#}");
            FAILED
        }
    }
}

fn answer(arguments: &Arguments) -> Result<u8> {
    let Some(command) = &arguments.command else {
        return desk(arguments, &mut Printer::new());
    };
    let mut out = command.out().map_or_else(Printer::new, Printer::into);
    let code = carry_out(arguments, command, &mut out)?;
    out.close()?;
    safe::daily(arguments, command)?;
    Ok(code)
}

fn carry_out(arguments: &Arguments, command: &Command, out: &mut Printer) -> Result<u8> {
    match command {
        Command::Demo => run_demo(arguments)?,
        Command::Import(import) => return papers::import(arguments, import, out),
        Command::Parse(parse) => return papers::parse(parse, out),
        Command::Show(show) => show::show(arguments, show, out)?,
        Command::Read(read) => text::read(arguments, read, out)?,
        Command::Compare(asked) => compare::compare(arguments, asked, out)?,
        Command::Brief(asked) => brief::brief(arguments, asked, out)?,
        Command::Note(note) => prepare::note(arguments, note, out)?,
        Command::Question(question) => prepare::question(arguments, question, out)?,
        Command::Flag(flag) => prepare::flag(arguments, flag, out)?,
        Command::Declare(declare) => prepare::declare(arguments, declare, out)?,
        Command::Check(asked) => return check::check(arguments, asked, out),
        Command::Account(asked) => account::account(arguments, asked, out)?,
        Command::Export(asked) => export::export(arguments, asked, out)?,
        Command::Chase(asked) => export::chase(arguments, asked, out)?,
        Command::Search(search) => text::search(arguments, search, out)?,
        Command::Tick(ids) => edit::tick(arguments, &ids.ids, Ticked::Yes, out)?,
        Command::Untick(ids) => edit::tick(arguments, &ids.ids, Ticked::No, out)?,
        Command::Confirm(judge) => {
            verdicts::judge(arguments, judge, Judgement::Confirmed, out)?;
        }
        Command::Refuse(judge) => {
            verdicts::judge(arguments, judge, Judgement::Refused, out)?;
        }
        Command::Trace(trace) => verdicts::trace(arguments, trace, out)?,
        Command::Close(close) => verdicts::close(arguments, close, out)?,
        Command::Reopen(action) => verdicts::reopen(arguments, &action.action, out)?,
        Command::Owner(owner) => verdicts::owner(arguments, owner, out)?,
        Command::Due(due) => verdicts::due(arguments, due, out)?,
        Command::Correct(wish) => correct::correct(arguments, wish, out)?,
        Command::Exempt(wish) => correct::exempt(arguments, wish, out)?,
        Command::Join(ids) => correct::join(arguments, &ids.ids, out)?,
        Command::Part(wish) => correct::part(arguments, wish, out)?,
        Command::Progress(wish) => officer::progress(arguments, wish, out)?,
        Command::Move(wish) => officer::move_rows(arguments, wish, out)?,
        Command::Firm(ids) => officer::tentative(arguments, &ids.ids, false, out)?,
        Command::Tentative(ids) => officer::tentative(arguments, &ids.ids, true, out)?,
        Command::Drop(wish) => officer::drop_rows(arguments, wish, out)?,
        Command::TakeUp(ids) => officer::take_up(arguments, &ids.ids, out)?,
        Command::Order(wish) => officer::order(arguments, wish, out)?,
        Command::Add(wish) => officer::add(arguments, wish, out)?,
        Command::TakeDown(wish) => officer::take_down(arguments, wish, out)?,
        Command::Split(wish) => officer::split(arguments, wish, out)?,
        Command::Settle(wish) => officer::settle(arguments, wish, out)?,
        Command::Year(wish) => officer::year(arguments, wish, out)?,
        Command::History(wish) => officer::history(arguments, wish, out)?,
        Command::Undo => edit::undo(arguments, out)?,
        Command::Redo => edit::redo(arguments, out)?,
        Command::Refile(refile) => papers::refile(arguments, refile, out)?,
        Command::Reread(reread) => return papers::reread(arguments, &reread.documents, out),
        Command::Forget(forget) => match forget.before.filter(|_| forget.exempt) {
            Some(before) => safe::forget_exempt(arguments, before, forget.yes, out)?,
            None => papers::forget(arguments, &forget.documents, out)?,
        },
        Command::Backup(wish) => safe::make(arguments, wish, out)?,
        Command::Restore(wish) => safe::restore(arguments, wish, out)?,
        Command::Doctor(wish) => return safe::doctor(arguments, wish, out),
        Command::Config(config) => return settings::config(arguments, config, out),
    }
    Ok(DONE)
}

/// The desk, over what is held or at the meeting of the files that were named.
fn desk(arguments: &Arguments, out: &mut Printer) -> Result<u8> {
    let mut code = DONE;
    let mut open_at = None;
    let place = Place::of(arguments)?;
    if !arguments.files.is_empty() {
        let imported = papers::open(arguments, &place, out)?;
        open_at = imported.meeting;
        if imported.failed && open_at.is_none() {
            return Ok(FAILED);
        }
        if imported.failed {
            code = FAILED;
        }
    }
    if !on_a_terminal() {
        bail!(
            "the desk needs a terminal, and this is none; type “matters show agenda” for the agenda as text, \
             or “matters --help” for every command"
        );
    }
    tui::run(tui::Options {
        backups: place.backups(),
        folder: place.folder,
        today: place.today,
        named_day: place.named_day,
        who: place.who,
        meeting: open_at,
        demo: false,
        settled: place.settings.desk(arguments.plain),
        reader: place::reader()?,
    })?;
    Ok(code)
}

fn run_demo(arguments: &Arguments) -> Result<()> {
    if !on_a_terminal() {
        bail!(
            "the demo needs a terminal, and this is none; open a terminal window and type “matters demo” there"
        );
    }
    writeln!(io::stderr(), "reading the sample papers …")?;
    let settings = Settings::of(arguments);
    let demo = demo::Demo::prepare().context("the sample papers could not be laid out")?;
    tui::run(tui::Options {
        backups: None,
        folder: demo.folder().to_owned(),
        today: arguments.today.unwrap_or(demo::TODAY),
        named_day: Some(arguments.today.unwrap_or(demo::TODAY)),
        who: settings.who(),
        meeting: None,
        demo: true,
        settled: settings.desk(arguments.plain),
        reader: place::reader()?,
    })
}

fn on_a_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    // Windows has a number besides for a pipe whose other end is gone.
    const NOT_CONNECTED: i32 = 233;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|cause| {
            cause.kind() == io::ErrorKind::BrokenPipe
                || cfg!(windows) && cause.raw_os_error() == Some(NOT_CONNECTED)
        })
    })
}
