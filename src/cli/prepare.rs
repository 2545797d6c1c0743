//! `note`, `question`, `flag`, `declare`, and `show mine`: a person's own preparation.

use anyhow::{Result, bail};

use crate::cli::args::{Arguments, Declare, Flag, Note, Question};
use crate::cli::named;
use crate::cli::output::{Printer, Table};
use crate::cli::place::Place;
use crate::domain::fold;
use crate::domain::wording;
use crate::store::desk::FindKind;
use crate::store::edits::Spot;
use crate::store::jots::{Jot, JotKind, Written};
use crate::store::resolve::Named;
use crate::store::{Store, Target};
use crate::tui::text::soften;

/// What was asked for, of any kind.
struct Asked<'a> {
    kind: JotKind,
    id: &'a str,
    words: String,
    beside: Option<&'a str>,
    remove: bool,
    put: bool,
    leaves: bool,
}

/// Writes a note, or takes it away.
pub fn note(arguments: &Arguments, note: &Note, out: &mut Printer) -> Result<()> {
    let asked = Asked {
        kind: JotKind::Note,
        id: &note.id,
        words: words(&note.words),
        beside: note.beside.as_deref(),
        remove: note.remove,
        put: false,
        leaves: false,
    };
    prepare(arguments, &asked, out)
}

/// Writes a question, strikes it off, or takes it away.
pub fn question(arguments: &Arguments, question: &Question, out: &mut Printer) -> Result<()> {
    let asked = Asked {
        kind: JotKind::Question,
        id: &question.note.id,
        words: words(&question.note.words),
        beside: question.note.beside.as_deref(),
        remove: question.note.remove,
        put: question.put,
        leaves: false,
    };
    prepare(arguments, &asked, out)
}

/// Flags a row or words of it, or takes the flag away.
pub fn flag(arguments: &Arguments, flag: &Flag, out: &mut Printer) -> Result<()> {
    let asked = Asked {
        kind: JotKind::Flag,
        id: &flag.id,
        words: String::new(),
        beside: flag.beside.as_deref(),
        remove: flag.remove,
        put: false,
        leaves: false,
    };
    prepare(arguments, &asked, out)
}

/// Declares an interest in an item, or takes that back.
pub fn declare(arguments: &Arguments, declare: &Declare, out: &mut Printer) -> Result<()> {
    let asked = Asked {
        kind: JotKind::Interest,
        id: &declare.item,
        words: words(&declare.words),
        beside: None,
        remove: declare.remove,
        put: false,
        leaves: declare.leave,
    };
    prepare(arguments, &asked, out)
}

fn words(typed: &[String]) -> String {
    let lines = typed.join(" ");
    let lines: Vec<String> = lines.lines().map(fold::quote).collect();
    lines.join("\n").trim().to_owned()
}

fn prepare(arguments: &Arguments, asked: &Asked, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let mut store = place.store()?;
    let held = held(&store, asked)?;
    let kind = asked.kind;
    if asked.remove {
        let Some(jot) = held else {
            bail!(
                "no {} of yours stands there; “matters show mine” lists what does, with its id",
                kind.words()
            );
        };
        store.unjot(&[(jot.kind, jot.id)], &place.hand())?;
        return say(out, &format!("your {} is taken away", kind.words()));
    }
    let (spot, mut written) = match held {
        Some(jot) => (Spot::Held(jot.id), jot.written),
        None => (Spot::On(target(&store, asked)?), Written::default()),
    };
    match kind {
        JotKind::Note | JotKind::Question if asked.words.is_empty() && !asked.put => {
            bail!("the words of the {} are missing", kind.name());
        }
        JotKind::Note | JotKind::Question | JotKind::Interest => {
            if !asked.words.is_empty() {
                written.words.clone_from(&asked.words);
            }
        }
        JotKind::Flag => {}
    }
    if let (Some(words), Spot::On(on)) = (asked.beside, &spot) {
        let found = match on {
            Target::Item(item) => store.words_of(*item, words)?,
            Target::Action(_)
            | Target::Programme(_)
            | Target::Committee(_)
            | Target::Document(_) => bail!("--beside names words of an item's papers"),
        };
        let Some(beside) = found else {
            bail!("that item's papers do not say “{words}”; “matters read” prints them");
        };
        written.beside = Some(beside);
    }
    written.put ^= asked.put;
    written.leaves = asked.leaves;
    let id = store.jot(&spot, kind, &written, &place.hand())?;
    say(out, &format!("{} ({id})", kind.kept(&written)))
}

fn say(out: &mut Printer, what: &str) -> Result<()> {
    out.line(&format!("{what}; “matters undo” takes it back"))?;
    out.flush()
}

/// What stands there already: by its own id, or the one interest or flag of a row.
fn held(store: &Store, asked: &Asked) -> Result<Option<Jot>> {
    if asked.id.contains('/') {
        let jot = store.find_jot(asked.id)?;
        if jot.kind != asked.kind {
            bail!(
                "“{}” is a {}, and no {}",
                asked.id,
                jot.kind.words(),
                asked.kind.words()
            );
        }
        return Ok(Some(jot));
    }
    let only = match asked.kind {
        JotKind::Interest => true,
        JotKind::Flag => asked.remove,
        JotKind::Note | JotKind::Question => asked.remove || asked.put,
    };
    if !only {
        return Ok(None);
    }
    let on = target(store, asked)?;
    let mut all: Vec<Jot> = store.preparation()?;
    all.retain(|jot| jot.on == on && jot.kind == asked.kind && !jot.unfinished);
    if all.len() > 1 {
        bail!(
            "{} stand there: name one by its own id, as “matters show mine” prints it",
            wording::count(
                all.len(),
                asked.kind.name(),
                &format!("{}s", asked.kind.name())
            )
        );
    }
    Ok(all.pop())
}

fn target(store: &Store, asked: &Asked) -> Result<Target> {
    let kinds = [FindKind::Item, FindKind::Action, FindKind::Programme];
    Ok(match (named::row(store, asked.id, &kinds)?, asked.kind) {
        (Named::Item(key), _) => Target::Item(key),
        (_, JotKind::Interest) => bail!(
            "“{}” is no item; “matters show agenda” lists items with their ids",
            asked.id
        ),
        (Named::Action(key), _) => Target::Action(key),
        (Named::Programme(key), _) => Target::Programme(key),
        (Named::Meeting(_) | Named::Document(_), _) => bail!(
            "“{}” is a meeting or a paper; a {} hangs on an item, an action or a programme row",
            asked.id,
            asked.kind.words()
        ),
    })
}

/// All that was prepared, as a table.
pub fn table(jots: &[Jot]) -> Table {
    let row = |jot: &Jot| {
        let beside = jot.written.beside.as_ref();
        let on = match &jot.item {
            Some(number) => format!("{number} {}", soften(&jot.row)),
            None => soften(&jot.row),
        };
        vec![
            jot.id.clone(),
            jot.what().to_owned(),
            jot.date.map(|day| day.to_string()).unwrap_or_default(),
            on,
            fold::quote(&jot.written.words),
            match beside {
                Some(beside) if jot.stands => {
                    format!("{} {}", beside.document, beside.place.short())
                }
                Some(_) | None if jot.stands => String::new(),
                Some(_) | None => "place gone".to_owned(),
            },
            beside
                .map(|beside| beside.words.replace('\t', " | "))
                .unwrap_or_default(),
        ]
    };
    Table {
        headings: vec!["id", "what", "meeting", "on", "words", "place", "beside"],
        rows: jots.iter().map(row).collect(),
    }
}
