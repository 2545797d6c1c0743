//! What the clerk's report, printed letters and answers to members tell of the last meetings.

use rusqlite::{Connection, named_params};

use super::place;
use crate::domain::fold;
use crate::parse::sentence;
use crate::store::Error;
use crate::store::columns::date;
use crate::thread::promise::{In, Mention};
use crate::thread::running::{self, Head, Under};
use crate::thread::said;

/// A paper within a document that tells what came of the last meetings.
struct Paper {
    /// The item whose report it is, where one was read.
    told_item: Option<i64>,
    /// The number in front of its heading.
    number: Option<u16>,
    /// The heading that its next words stand under, where that names a matter.
    under: Option<String>,
    /// The head of the letter that they are part of.
    letter: Option<String>,
    /// That heading names a part of the paper that answers nothing.
    is_aside: bool,
    /// Words of it were read.
    has_begun: bool,
}

impl Paper {
    /// Whether a heading belongs to what follows it. `title` is the name of the item whose
    /// report it stands in.
    fn ends_at(&self, head: Head, told_item: Option<i64>, title: &str) -> bool {
        let is_next = self
            .number
            .is_some_and(|number| head.number == Some(number + 1));
        let is_report = !title.is_empty() && fold::compare(head.title) == fold::compare(title);
        head.is_paper || is_next || is_report || told_item != self.told_item
    }

    fn go_on(&mut self, head: Head) {
        self.letter = None;
        let under = head.under();
        self.is_aside = under == Under::Aside;
        self.under = match under {
            Under::Matter(matter) => Some(matter.to_owned()),
            Under::None | Under::Aside => None,
        };
    }
}

/// What a heading makes of the paper that it stands in, or after.
fn at_heading(running: &mut Option<Paper>, text: &str, told_item: Option<i64>, title: &str) {
    let head = Head::of(text);
    let begun = Paper {
        told_item,
        number: head.number,
        under: None,
        letter: None,
        is_aside: false,
        has_begun: false,
    };
    if let Some(letter) = running::letter(text) {
        *running = Some(Paper {
            number: running.as_ref().and_then(|paper| paper.number),
            letter: Some(letter.to_owned()),
            has_begun: true,
            ..begun
        });
    } else if head.is_running() {
        *running = Some(begun);
    } else if let Some(paper) = running.as_mut() {
        if paper.ends_at(head, told_item, title) {
            *running = None;
        } else {
            paper.go_on(head);
        }
    }
}

/// The sentences of such papers. Minutes that a pack holds are no paper of its meeting: what
/// stands in them is left out.
pub(super) fn told(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT paragraphs.key, paragraphs.role, paragraphs.text, paragraphs.told_item,
                items.key AS item_key, items.title, meetings.date AS paper, paragraphs.page,
                paragraphs.printed_page, paragraphs.line, paragraphs.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
         JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
         JOIN paragraphs ON paragraphs.document = documents.key
         LEFT JOIN items ON items.report = paragraphs.told_item
         WHERE meeting_committees.committee = :committee
           AND paragraphs.exempt = 0 AND paragraphs.role IN ('heading', 'text', 'point')
           AND documents.key IN (
             SELECT heads.document FROM paragraphs AS heads
             WHERE heads.role = 'heading' AND heads.exempt = 0
               AND (heads.text LIKE '%clerk%' OR heads.text LIKE '%arising%'
                    OR heads.text LIKE '%letter%' OR heads.text LIKE '%correspond%'
                    OR heads.text LIKE '%answer%' OR heads.text LIKE '%repl%'
                    OR heads.text LIKE '%respon%' OR heads.text LIKE '%action%'
                    OR heads.text LIKE '%outstanding%' OR heads.text LIKE '%in hand%'
                    OR heads.text LIKE '%request%' OR heads.text LIKE '%since the last%'))
           AND NOT EXISTS (SELECT 1 FROM told_items AS said
                           WHERE said.telling = tellings.key AND said.account IS NOT NULL)
         ORDER BY meetings.date, meetings.ordinal, documents.id, paragraphs.position",
    )?;
    let mut found = Vec::new();
    let mut running: Option<Paper> = None;
    let mut of_document = None;
    let mut minuted = String::new();
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    while let Some(row) = cursor.next()? {
        let document: i64 = row.get("document")?;
        if of_document != Some(document) {
            of_document = Some(document);
            running = None;
            minuted = accounts(connection, document)?;
        }
        let text: String = row.get("text")?;
        let told_item: Option<i64> = row.get("told_item")?;
        if row.get::<_, String>("role")? == "heading" {
            let title: Option<String> = row.get("title")?;
            at_heading(
                &mut running,
                &text,
                told_item,
                title.as_deref().unwrap_or_default(),
            );
            continue;
        }
        let Some(paper) = running.as_mut() else {
            continue;
        };
        let is_cover = running::is_cover(&text);
        if paper.told_item != told_item || (is_cover && paper.has_begun) {
            running = None;
            continue;
        }
        if is_cover || paper.is_aside {
            continue;
        }
        paper.has_begun = true;
        if let Some(letter) = running::letter(&text) {
            paper.under = None;
            paper.letter = Some(letter.to_owned());
        }
        let said: Vec<&str> = sentence::split(&text)
            .into_iter()
            .map(running::bare)
            .collect();
        let (under, said) = match said.as_slice() {
            [head, rest @ ..] if !rest.is_empty() && running::heads(head) => {
                (Some((*head).to_owned()), rest)
            }
            all => (paper.under.clone(), all),
        };
        let day = date(row, "paper")?;
        for said in said.iter().filter(|said| !minuted.contains(**said)) {
            found.push(Mention {
                first_seen: day,
                seen: day,
                day,
                title: under.clone(),
                text: (*said).to_owned(),
                is_running: true,
                owner: paper.letter.clone(),
                promised_again: said::says_not_yet(said),
                ..Mention {
                    place: In::Report,
                    ..place(row, committee)?
                }
            });
        }
    }
    Ok(found)
}

/// The accounts of minutes that a document holds.
fn accounts(connection: &Connection, document: i64) -> Result<String, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_items.account
         FROM tellings
         JOIN told_items ON told_items.telling = tellings.key
         WHERE tellings.document = :document AND told_items.account IS NOT NULL
         ORDER BY told_items.key",
    )?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| {
        row.get::<_, String>(0)
    })?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.join("\n\n"))
}
