//! `confirm`, `refuse`, `trace`, `close`, `reopen`, `owner`, `due`: what a person says of
//! actions and of what became of them. Actions that say the same are one:
//! what is said of one of them is said of all.

use anyhow::{Result, bail};

use crate::cli::args::{Arguments, Close, Due, Judge, Owner, TraceArgs};
use crate::cli::output::Printer;
use crate::cli::session::Session;
use crate::domain::wording;
use crate::store::Target;
use crate::store::by_hand::{Closing, How};
use crate::store::corrections::{Field, Subject};
use crate::store::edits::Judgement;
use crate::store::resolve::Named;

/// Says what was done, to how many, and how it is taken back.
fn say(out: &mut Printer, actions: usize, verb: &str) -> Result<()> {
    let same = match actions {
        0 | 1 => String::new(),
        many => format!(
            ", with {} the same",
            wording::count(many - 1, "other that says", "others that say")
        ),
    };
    out.line(&format!("{verb}{same}; “matters undo” takes it back"))?;
    out.flush()
}

/// Confirms or refuses a trace, or takes back what was said of it.
pub fn judge(
    arguments: &Arguments,
    judge: &Judge,
    judgement: Judgement,
    out: &mut Printer,
) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let key = session.action(&judge.action)?;
    let trace = session.store.trace_of(key, &judge.trace)?;
    let judgement = if judge.withdraw {
        Judgement::TakenBack
    } else {
        judgement
    };
    let actions = session.store.alike(key)?;
    session
        .store
        .judge(&actions, &trace, judgement, &session.hand)?;
    let verb = match judgement {
        Judgement::Confirmed => "confirmed",
        Judgement::Refused => "refused",
        Judgement::TakenBack => "nothing is said of it any more",
    };
    say(out, actions.len(), verb)
}

/// Adds a trace that matching did not find.
pub fn trace(arguments: &Arguments, trace: &TraceArgs, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let actions = session.actions(&trace.action)?;
    let place = session.store.place_of(&trace.place)?;
    session.store.add_trace(&actions, &place, &session.hand)?;
    say(out, actions.len(), "added to its history")
}

/// Closes an action.
pub fn close(arguments: &Arguments, close: &Close, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let actions = session.actions(&close.action)?;
    let Some(how) = close.way.or(close.how) else {
        bail!("how was it closed? matters close ID answered");
    };
    let with = match (&close.with, how) {
        (Some(other), How::Merged) => {
            let key = session.action(other)?;
            Some(session.store.id_of(key)?)
        }
        (Some(_), _) => bail!("--with names what an action was merged with: --how merged"),
        (None, How::Merged) => bail!(
            "an action that was merged goes on as another; name that one: --how merged --with ID"
        ),
        (None, _) => None,
    };
    if let Some(on) = close.on {
        if on > session.place.today {
            bail!(
                "{} is still to come: --on names the day on which it was closed",
                wording::long_day(on)
            );
        }
        let all = session.store.actions()?;
        let made = all.iter().find(|action| actions.contains(&action.key));
        if let Some(made) = made
            .and_then(|action| action.date)
            .filter(|made| on < *made)
        {
            bail!(
                "{} is before it was asked for, on {}",
                wording::long_day(on),
                wording::long_day(made)
            );
        }
    }
    let closing = Closing {
        how,
        by: close.by.clone(),
        on: close.on,
        with,
        note: close.note.clone(),
    };
    session.store.close(&actions, &closing, &session.hand)?;
    let verb = format!("closed: {}", closing.sentence());
    say(out, actions.len(), &verb)
}

/// Opens an action again.
pub fn reopen(arguments: &Arguments, id: &str, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let actions = session.actions(id)?;
    if !session.store.is_closed(&actions)? {
        bail!(
            "nobody closed that action; where a paper says that it came, “matters refuse” takes \
             that place out of its history"
        );
    }
    session.store.reopen(&actions, &session.hand)?;
    say(out, actions.len(), "open again")
}

/// Says who is to do it, or takes that back.
pub fn owner(arguments: &Arguments, owner: &Owner, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let name = owner.name.as_deref().map(str::trim);
    if name == Some("") {
        bail!("a name is missing; --none takes a name away");
    }
    if let Ok(Named::Programme(row)) = session.store.resolve(&owner.action) {
        let subject = Subject::Row(row, None);
        let hand = session.hand.clone();
        session.store.correct(&subject, Field::Lead, name, &hand)?;
        let verb = name.map_or_else(
            || "the lead officer is the paper’s own again".to_owned(),
            |name| format!("lead officer: {name}"),
        );
        return say(out, 1, &verb);
    }
    let actions = session.actions(&owner.action)?;
    session.store.set_owner(&actions, name, &session.hand)?;
    let verb = match name {
        Some(name) => format!("lead officer: {name}"),
        None => "the lead officer is the paper’s own again".to_owned(),
    };
    say(out, actions.len(), &verb)
}

/// Says by when it is to be done, or takes that back.
pub fn due(arguments: &Arguments, due: &Due, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let actions = session.actions(&due.action)?;
    let date = match &due.date {
        Some(typed) => {
            let committee = session.store.committee_of(Target::Action(actions[0]))?;
            Some(session.day(typed, committee)?)
        }
        None => None,
    };
    session.store.set_due(&actions, date, &session.hand)?;
    let verb = match date {
        Some(day) => format!("due on {}", wording::long_day(day)),
        None => "the day is the paper’s own again".to_owned(),
    };
    say(out, actions.len(), &verb)
}
