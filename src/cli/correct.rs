//! `correct`, `join`, `part`, `show corrections`: readings that a person puts right, and what
//! is one.

use anyhow::{Result, bail};

use crate::cli::args::{Arguments, Correct, ExemptIds, PartIds};
use crate::cli::output::{Printer, Table};
use crate::cli::session::Session;
use crate::domain::wording;
use crate::store::corrections::{Bodies, Field, Listed, Subject};
use crate::store::resolve::Named;
use crate::store::{Filing, Target};

fn say(out: &mut Printer, what: &str) -> Result<()> {
    out.line(&format!("{what}; “matters undo” takes it back"))?;
    out.flush()
}

/// Puts a reading right.
pub fn correct(arguments: &Arguments, wish: &Correct, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let named = session.store.resolve(&wish.id)?;
    let typed = wish.words.join(" ");
    if wish.words.is_empty() && !wish.paper {
        bail!(
            "what should it read? type the words behind “{}”, \"\" for nothing at all, or --paper \
             to let the paper’s own word stand",
            wish.field
        );
    }
    if let (Named::Item(item), "action") = (named, wish.field.as_str()) {
        let sentence = session.store.sentence_of(item, &typed)?;
        let key = session.store.make_action(&sentence, &session.hand)?;
        let id = session.store.id_of(key)?;
        let who = sentence.owner.map(|owner| format!(", {owner}"));
        let due = sentence
            .due
            .map(|due| format!(", by {}", wording::day(due)));
        let said: String = [who, due].into_iter().flatten().collect();
        return say(out, &format!("{id} is an action now{said}"));
    }
    if let (Named::Meeting(meeting), "committee" | "day") = (named, wish.field.as_str()) {
        return place(session, meeting, wish, &typed, out);
    }
    let Some(field) = Field::named(&wish.field) else {
        bail!("a committee is put right of a meeting; “matters show meetings” lists them");
    };
    let subject = subject(&session, named, wish)?;
    let value = match field {
        _ if wish.paper => None,
        Field::Day if !typed.is_empty() => {
            let committee = match &subject {
                Subject::Action(key) => session.store.committee_of(Target::Action(*key))?,
                Subject::Item(_)
                | Subject::Meeting(_)
                | Subject::Row(..)
                | Subject::Person(..)
                | Subject::Figures(..) => {
                    bail!("the day of a programme row is moved: “matters move”")
                }
            };
            Some(session.day(&typed, committee)?.to_string())
        }
        _ => Some(typed.clone()),
    };
    let changed = session
        .store
        .correct(&subject, field, value.as_deref(), &session.hand)?;
    if !changed {
        out.line("that is how the paper reads already; nothing was changed")?;
        return out.flush();
    }
    let words = match (field, value) {
        (_, None) => format!("{} as the paper has it", field.words()),
        (Field::Action, Some(yes)) if yes == "no" => "not an action".to_owned(),
        (Field::Action, Some(_)) => "an action".to_owned(),
        (_, Some(value)) if value.is_empty() => format!("{}: nothing", field.words()),
        (_, Some(_)) => format!("{}: {typed}", field.words()),
    };
    say(out, &words)
}

fn subject(session: &Session, named: Named, wish: &Correct) -> Result<Subject> {
    Ok(match (named, &wish.person) {
        (Named::Meeting(key), Some(person)) => {
            let committee = session.store.desk(key)?.meeting.committee_key;
            Subject::Person(committee, person.clone())
        }
        (_, Some(_)) => bail!("a person is named of a meeting: matters correct MEETING name …"),
        (Named::Action(key), None) => Subject::Action(key),
        (Named::Item(key), None) => Subject::Item(key),
        (Named::Meeting(key), None) => Subject::Meeting(key),
        (Named::Programme(key), None) => {
            let told = session.store.actions_of_row(key)?;
            let of_row = matches!(wish.field.as_str(), "item" | "lead" | "exempt");
            let whole = told.len() < 2 || of_row;
            let meant = wish.of.as_ref().map(|words| {
                let folded = crate::domain::fold::compare(words);
                told.iter()
                    .find(|told| crate::domain::fold::compare(told).contains(&folded))
            });
            match meant {
                Some(Some(action)) => Subject::Row(key, Some(action.clone())),
                Some(None) => bail!(
                    "no action of that row has these words; it has: {}",
                    told.join("; ")
                ),
                None if whole => Subject::Row(key, None),
                None => bail!(
                    "that row is told once for each of its actions; say which with --of: {}",
                    told.join("; ")
                ),
            }
        }
        (Named::Document(key), None) if matches!(wish.field.as_str(), "unit" | "period") => {
            figures(session, key, wish)?
        }
        (Named::Document(_), None) => {
            bail!(
                "“{}” is a paper; “matters refile” files it elsewhere",
                wish.id
            )
        }
    })
}

/// The column of figures that is meant, by words over it.
fn figures(session: &Session, document: i64, wish: &Correct) -> Result<Subject> {
    let folded = |words: &str| crate::domain::fold::compare(words);
    let wanted = wish.of.as_deref().map(folded);
    let mut columns = session.store.figure_columns(document)?;
    columns.retain(|column| {
        let words = folded(&column.words);
        let mut wanted = wanted.iter().flat_map(|wanted| wanted.split(' '));
        wanted.all(|word| words.contains(word))
    });
    match columns.as_slice() {
        [one] => Ok(Subject::Figures(one.table, one.column)),
        [] => bail!("no column of figures there has these words over it"),
        several => bail!(
            "say with --of which column of figures is meant: {}",
            several
                .iter()
                .map(|column| format!("“{}”", column.words))
                .collect::<Vec<_>>()
                .join("; ")
        ),
    }
}

/// Another day or committee of a meeting: its own papers are filed there.
fn place(
    mut session: Session,
    meeting: i64,
    wish: &Correct,
    typed: &str,
    out: &mut Printer,
) -> Result<()> {
    if wish.paper {
        bail!("“matters undo” files its papers back, or “matters refile” one of them");
    }
    let committee = session.store.desk(meeting)?.meeting.committee_key;
    let filing = if wish.field == "day" {
        Filing {
            date: Some(session.day(typed, committee)?),
            ..Filing::default()
        }
    } else {
        Filing {
            committee: Some(typed.to_owned()),
            ..Filing::default()
        }
    };
    let papers = session
        .store
        .refile_meeting(meeting, &filing, &session.hand)?;
    let papers = wording::count(papers, "paper is filed", "papers are filed");
    say(out, &format!("{papers} there"))
}

/// Calls items, actions and programme rows exempt, or no longer.
pub fn exempt(arguments: &Arguments, wish: &ExemptIds, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let value = if wish.no { "no" } else { "yes" };
    let mut wishes = Vec::with_capacity(wish.ids.len());
    for id in &wish.ids {
        let subject = match session.store.resolve(id)? {
            Named::Action(key) => Subject::Action(key),
            Named::Item(key) => Subject::Item(key),
            Named::Programme(key) => Subject::Row(key, None),
            Named::Meeting(_) | Named::Document(_) => {
                bail!("“{id}” is no item, action or programme row")
            }
        };
        wishes.push((subject, Field::Exempt, Some(value.to_owned())));
    }
    if !session.store.correct_all(&wishes, &session.hand)? {
        out.line("that is so already; nothing was changed")?;
        return out.flush();
    }
    say(
        out,
        if wish.no {
            "not exempt"
        } else {
            "exempt: kept out of all that is handed out unless --include-exempt is given"
        },
    )
}

/// What ids or names stand for, all of one kind.
enum Ones {
    Actions(Vec<i64>),
    Bodies(Bodies),
}

fn ones(session: &Session, ids: &[String]) -> Result<Ones> {
    let (mut actions, mut meetings, mut committees) = (Vec::new(), Vec::new(), Vec::new());
    for id in ids {
        if let Some(key) = session.store.committee_named(id)? {
            committees.push(key);
            continue;
        }
        match session.store.resolve(id)? {
            Named::Action(key) => actions.push(key),
            Named::Meeting(key) => meetings.push(key),
            Named::Programme(_) | Named::Item(_) | Named::Document(_) => {
                bail!("“{id}” is no action, meeting or committee")
            }
        }
    }
    Ok(match (actions.len(), meetings.len(), committees.len()) {
        (_, 0, 0) => Ones::Actions(actions),
        (0, _, 0) => Ones::Bodies(Bodies::Meetings(meetings)),
        (0, 0, _) => Ones::Bodies(Bodies::Committees(committees)),
        _ => bail!("actions, meetings and committees are joined each with their own kind"),
    })
}

/// Joins what is one; of meetings and committees the others go into the first.
pub fn join(arguments: &Arguments, ids: &[String], out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    match ones(&session, ids)? {
        Ones::Actions(actions) => session.store.join(&actions, &session.hand)?,
        Ones::Bodies(bodies) => session.store.make_one(&bodies, &session.hand)?,
    }
    say(out, "joined")
}

/// Parts what was joined, or taken for one.
pub fn part(arguments: &Arguments, wish: &PartIds, out: &mut Printer) -> Result<()> {
    let mut session = Session::of(arguments)?;
    let mut meant = ones(&session, &wish.ids)?;
    if let Some(name) = &wish.name {
        let Ones::Bodies(Bodies::Committees(keys)) = &meant else {
            bail!("--name says which name of a committee is that of another; name the committee");
        };
        let [committee] = keys[..] else {
            bail!("name one committee with --name");
        };
        meant = Ones::Bodies(Bodies::Names(committee, vec![name.clone()]));
    }
    if !wish.papers.is_empty() {
        let Ones::Bodies(Bodies::Meetings(keys)) = &meant else {
            bail!("--paper says which papers of a meeting are of another; name the meeting");
        };
        let [meeting] = keys[..] else {
            bail!("name one meeting with --paper");
        };
        let mut papers = Vec::new();
        for paper in &wish.papers {
            match session.store.resolve(paper)? {
                Named::Document(key) => papers.push(key),
                _ => bail!("“{paper}” is no paper; “matters show documents” lists their ids"),
            }
        }
        meant = Ones::Bodies(Bodies::Papers(meeting, papers));
    }
    match meant {
        Ones::Actions(actions) => session.store.part(&actions, &session.hand)?,
        Ones::Bodies(bodies) => session.store.part_bodies(&bodies, &session.hand)?,
    }
    say(out, "parted")
}

/// The table of what was put right.
pub fn table(corrections: &[Listed]) -> Table {
    let rows = corrections.iter().map(|right| {
        let place = right.place.short();
        let from = [right.document.as_str(), place.as_str()];
        let from: Vec<&str> = from.into_iter().filter(|part| !part.is_empty()).collect();
        let value = if right.value.is_empty() {
            "(nothing)"
        } else {
            &right.value
        };
        let read = if right.read.is_empty() {
            "(nothing)"
        } else {
            &right.read
        };
        vec![
            right.id.clone(),
            right.of.clone(),
            right.field.clone(),
            value.to_owned(),
            read.to_owned(),
            right.rule.clone(),
            from.join(", "),
            if right.stands { "" } else { "place gone" }.to_owned(),
        ]
    });
    Table {
        headings: vec!["id", "of", "field", "you", "the paper", "rule", "from", ""],
        rows: rows.collect(),
    }
}
