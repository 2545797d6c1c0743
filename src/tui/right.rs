//! Putting readings right on the desk: the lists to choose from.

use jiff::civil::Date;

use crate::domain::source::Place;
use crate::store::corrections::{Bodies, Field, Subject};
use crate::store::desk::{
    ActionRow, AgendaRow, Block, ClauseKind, ClauseRow, Desk, ProgrammeLine, Right, SourceRow,
};
use crate::store::terms::Term;
use crate::tui::office::{Deed, Form};
use crate::tui::pane::words;
use crate::tui::pick::{Choice, PickRow, row};
use crate::tui::text;

/// Letters of what stands there now, in a list.
const NOW: usize = 60;

/// A field with what stands in it, and the paper's own word behind it where it was put right.
fn field(
    subject: &Subject,
    field: Field,
    now: Option<&str>,
    rights: &[Right],
    rows: &mut Vec<PickRow>,
) {
    let now = now.map(text::soften).unwrap_or_default();
    let form = Form::Right(subject.clone(), field);
    let below = if now.is_empty() {
        "nothing was read".to_owned()
    } else {
        text::fit(&now, NOW)
    };
    let choice = Choice::Type(form, now);
    rows.push(row(field.words().to_owned(), String::new(), below, choice));
    if let Some(right) = rights.iter().find(|right| right.field == field) {
        let deed = Deed::Right(vec![(subject.clone(), field, None)]);
        let read = if right.read.is_empty() {
            "nothing".to_owned()
        } else {
            text::fit(&text::soften(&right.read), NOW)
        };
        rows.push(row(
            format!("{}: as the paper has it", field.words()),
            String::new(),
            read,
            Choice::Office(deed),
        ));
    }
}

/// What can be put right of an action; of several that say the same, of each.
pub fn action(action: &ActionRow, all: &[i64], today: Date) -> Vec<PickRow> {
    let subject = Subject::Action(action.key);
    let rights = &action.put_right;
    let mut rows = Vec::new();
    let text = Some(action.text.as_str());
    field(&subject, Field::Words, text, rights, &mut rows);
    // What is said most often stands near.
    rows.push(no_action(all));
    let owner = action.owner.as_deref();
    field(&subject, Field::Lead, owner, rights, &mut rows);
    let day = action.due_date.map(words::day);
    field(&subject, Field::Day, day.as_deref(), rights, &mut rows);
    // A day or a name that was inferred was not read: it is set, not put right.
    let inferred = [
        (
            Field::Lead,
            action
                .who()
                .filter(Term::is_inferred)
                .map(|who| who.what.to_owned()),
        ),
        (
            Field::Day,
            action
                .when(today)
                .filter(Term::is_inferred)
                .map(|when| words::day(when.what)),
        ),
    ];
    for (field, value) in inferred {
        let own = rows.iter_mut().find(|row| row.text == field.words());
        if let (Some(own), Some(value)) = (own, value) {
            own.below = format!("nothing was read; {value} is inferred: to say otherwise, set it");
        }
    }
    rows
}

/// What can be put right of a point of minutes.
pub fn clause(clause: &ClauseRow, rows: &mut Vec<PickRow>, is_action: bool) {
    let subject = Subject::Action(clause.key);
    if !is_action {
        let text = Some(clause.text.as_str());
        field(&subject, Field::Words, text, &[], rows);
    }
    if clause.kind == ClauseKind::Decision {
        field(&subject, Field::Label, clause.label.as_deref(), &[], rows);
    }
}

/// That it is none.
pub fn no_action(actions: &[i64]) -> PickRow {
    row(
        "not an action: it was misread".to_owned(),
        String::new(),
        String::new(),
        Choice::Office(none(actions)),
    )
}

/// Calls rows exempt, or no longer where all of them are: what each is, and whether it is.
pub fn exempt(rows: &[(Subject, bool)]) -> Deed {
    let value = if rows.iter().all(|(_, is_exempt)| *is_exempt) {
        "no"
    } else {
        "yes"
    };
    let call = |(subject, _): &(Subject, bool)| {
        let value = Some(value.to_owned());
        (subject.clone(), Field::Exempt, value)
    };
    Deed::Right(rows.iter().map(call).collect())
}

/// The line of a list that does so.
pub fn exempt_line(rows: &[(Subject, bool)]) -> PickRow {
    let is_exempt = rows.iter().all(|(_, is_exempt)| *is_exempt);
    let words = if is_exempt {
        "not exempt: it may be handed out"
    } else {
        "exempt: keep it out of all that is handed out"
    };
    let choice = Choice::Office(exempt(rows));
    row(words.to_owned(), String::new(), String::new(), choice)
}

/// Says of actions that they are none.
pub fn none(actions: &[i64]) -> Deed {
    let no = |key: &i64| (Subject::Action(*key), Field::Action, Some("no".to_owned()));
    Deed::Right(actions.iter().map(no).collect())
}

/// What can be put right of an item and of the meeting.
pub fn item(row: &AgendaRow, desk: &Desk) -> Vec<PickRow> {
    let subject = Subject::Item(row.key);
    let mut rows = Vec::new();
    let title = Some(row.title.as_str());
    field(&subject, Field::Title, title, &row.put_right, &mut rows);
    let number = row.number.as_deref();
    field(&subject, Field::Number, number, &row.put_right, &mut rows);
    rows.extend(meeting(desk));
    rows
}

/// What can be put right of the title of an item of earlier minutes.
pub fn title(key: i64, title: &str) -> Vec<PickRow> {
    let mut rows = Vec::new();
    field(
        &Subject::Item(key),
        Field::Title,
        Some(title),
        &[],
        &mut rows,
    );
    rows
}

/// What can be put right of a meeting.
pub fn meeting(desk: &Desk) -> Vec<PickRow> {
    let head = &desk.meeting;
    let key = head.key;
    let named = |words: &str, below: String, form: Form, now: String| {
        let choice = Choice::Type(form, now);
        row(words.to_owned(), String::new(), below, choice)
    };
    let day = head.date.map(words::day).unwrap_or_default();
    let committee = text::soften(&head.committee);
    let time = head.time.map(crate::domain::meeting::clock::format);
    let time = time.unwrap_or_default();
    let place = head.place.clone().unwrap_or_default();
    let subject = Subject::Meeting(key);
    let mut rows = vec![
        named("the meeting’s day", day.clone(), Form::MeetingDay(key), day),
        named(
            "the meeting’s committee",
            committee.clone(),
            Form::MeetingCommittee(key),
            committee.clone(),
        ),
        named(
            "the meeting’s time",
            time.clone(),
            Form::Right(subject.clone(), Field::Time),
            time,
        ),
        named(
            "the meeting’s place",
            place.clone(),
            Form::Right(subject, Field::Place),
            place,
        ),
        named(
            "it is the same meeting as that of another day …",
            String::new(),
            Form::SameMeeting(key),
            String::new(),
        ),
        named(
            "its committee is the same as another …",
            committee,
            Form::SameCommittee(head.committee_key),
            String::new(),
        ),
    ];
    for joint in &desk.joints {
        let name = text::soften(&joint.name);
        let what = match joint.joined {
            Bodies::Committees(_) => format!("its committee is not the same as {name}: part them"),
            Bodies::Meetings(_) => format!("the meeting is not the same as {name}: part them"),
            Bodies::Names(..) => format!("papers call it “{name}” too: that is another committee"),
            Bodies::Papers(..) => {
                format!("{} is of another meeting of that day: part it", joint.name)
            }
        };
        rows.push(row(
            what,
            String::new(),
            String::new(),
            Choice::Office(Deed::PartBodies(joint.joined.clone())),
        ));
    }
    if !desk.people.is_empty() {
        rows.push(row(
            "a person’s name …".to_owned(),
            String::new(),
            text::count(desk.people.len(), "person", "people"),
            Choice::People,
        ));
    }
    rows
}

/// The people whose names can be put right.
pub fn people(desk: &Desk) -> Vec<PickRow> {
    let named = |name: &String| {
        let subject = Subject::Person(desk.meeting.committee_key, name.clone());
        let form = Form::Right(subject, Field::Name);
        row(
            text::soften(name),
            String::new(),
            String::new(),
            Choice::Type(form, name.clone()),
        )
    };
    desk.people.iter().map(named).collect()
}

/// What can be put right of a programme row; of one that is told once for each of its
/// actions, of each.
pub fn programme(lines: &[&ProgrammeLine]) -> Vec<PickRow> {
    let mut rows = Vec::new();
    let Some(first) = lines.first() else {
        return rows;
    };
    let whole = Subject::Row(first.key, None);
    let rights = &first.put_right;
    field(&whole, Field::Item, Some(&first.item), rights, &mut rows);
    let lead = first.lead.as_deref();
    field(&whole, Field::Lead, lead, rights, &mut rows);
    for line in lines {
        let subject = subject(line, lines.len() > 1);
        rows.splice(0..0, dealing(line, &subject));
        let told = line.actions.as_deref();
        field(&subject, Field::Actions, told, &line.put_right, &mut rows);
        let progress = line.progress.as_deref();
        field(
            &subject,
            Field::Progress,
            progress,
            &line.put_right,
            &mut rows,
        );
    }
    rows
}

/// The sentences of progress that stand beside a row and others, each to be given to it.
fn dealing(line: &ProgrammeLine, subject: &Subject) -> Vec<PickRow> {
    let left = line.unaligned.as_deref().unwrap_or_default();
    let of = line.actions.as_deref().unwrap_or(&line.item);
    let mut left = left.lines().map(|words| {
        let given = line.progress.iter().map(String::as_str);
        let all: Vec<&str> = given.chain([words]).collect();
        let deed = vec![(subject.clone(), Field::Progress, Some(all.join(" ")))];
        row(
            format!("its progress: “{words}”"),
            String::new(),
            text::fit(&text::soften(of), NOW),
            Choice::Office(Deed::Right(deed)),
        )
    });
    left.by_ref().collect()
}

/// A line of a programme, by what the paper says is to be done.
fn subject(line: &ProgrammeLine, is_parted: bool) -> Subject {
    let put_right = line.put_right.iter();
    let mut put_right = put_right.filter(|right| right.field == Field::Actions);
    let told = put_right
        .next()
        .map(|right| right.read.clone())
        .or_else(|| line.actions.clone());
    Subject::Row(line.key, told.filter(|_| is_parted))
}

/// The rows that words may be the progress of.
pub fn progress_of(desk: &Desk, progress: &str) -> Vec<PickRow> {
    let lines = desk.programme.iter();
    lines
        .map(|line| {
            let is_parted = desk
                .programme
                .iter()
                .filter(|other| other.key == line.key)
                .count()
                > 1;
            let deed = Deed::Right(vec![(
                subject(line, is_parted),
                Field::Progress,
                Some(progress.to_owned()),
            )]);
            let mut below: Vec<String> = line.date.map(words::day).into_iter().collect();
            below.extend(line.actions.as_deref().map(text::soften));
            let tail = line.progress.as_ref().map(|_| "has progress".to_owned());
            row(
                text::soften(&line.item),
                tail.unwrap_or_default(),
                below.join(" · "),
                Choice::Office(deed),
            )
        })
        .collect()
}

/// The sentences of a paragraph, to choose the one that is an action.
pub fn sentences(item: i64, sentences: &[&str], place: Option<&(i64, Place)>) -> Vec<PickRow> {
    let choice = |words: &&str| {
        let deed = Deed::Make(item, (*words).to_owned(), place.cloned());
        row(
            text::soften(words),
            String::new(),
            String::new(),
            Choice::Office(deed),
        )
    };
    sentences.iter().map(choice).collect()
}

/// What of a paragraph may be progress of a row that could not be told: of a row of a table
/// what stands beside several rows, else each of its cells.
pub fn dealt_out(block: &Block, desk: &Desk) -> Vec<PickRow> {
    if !block.text.contains('\t') {
        return vec![deal_out(&block.text)];
    }
    let at = |source: &SourceRow| (source.document_key, source.place.clone());
    let here = block.source.as_ref().map(at);
    let mut lines = desk.programme.iter();
    let line = lines.find(|line| here.is_some() && line.source.as_ref().map(at) == here);
    if let Some(left) = line.and_then(|line| line.unaligned.as_deref()) {
        return left.lines().map(deal_out).collect();
    }
    let cells = block.text.split('\t').map(str::trim);
    let several = cells.filter(|cell| cell.contains(' '));
    several.map(deal_out).collect()
}

/// That words of a paper are progress of a row that could not be told.
fn deal_out(words: &str) -> PickRow {
    row(
        "these words are the progress of a programme row …".to_owned(),
        String::new(),
        text::fit(&text::soften(words), NOW),
        Choice::Deal(words.to_owned()),
    )
}
