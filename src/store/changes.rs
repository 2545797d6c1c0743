//! What changed since the version before, as the reader shows it: of a meeting's agenda, of
//! its minutes, of its committee's work programme, and of one programme row.

use rusqlite::{Connection, named_params};

use super::desk::{Block, BlockRole, SourceRow};
use super::reader::section;
use super::{Error, Store};
use crate::domain::source::Place;
use crate::domain::wording;
use crate::thread::compare::{Difference, Part, Version, compare};
use crate::thread::difference;

impl Store {
    /// What changed in a meeting's agenda and in its minutes since their versions before,
    /// and in the work programme since the one before it.
    pub fn changes(&self, meeting: i64) -> Result<Vec<Block>, Error> {
        let mut blocks = self.agenda_changes(meeting)?;
        blocks.extend(self.minutes_changes(meeting)?);
        blocks.extend(self.programme_changes(meeting)?);
        Ok(blocks)
    }

    /// A programme row through all versions of its programme.
    pub fn row_changes(&self, row: i64) -> Result<Vec<Block>, Error> {
        let mut blocks = vec![section("Through all versions of the work programme")];
        let versions = self.row_versions(row)?;
        blocks.extend(versions.last().map(|newest| heading(&newest.item)));
        let mut gaps = self.row_gaps(row, &versions)?.into_iter().peekable();
        for (at, version) in versions.iter().enumerate() {
            while let Some(gap) = gaps.next_if(|gap| Some(gap.date) < version.of) {
                blocks.push(Block {
                    role: BlockRole::Clause,
                    mark: wording::short_day(gap.date),
                    text: format!("not found in that version ({})", gap.document),
                    source: None,
                });
            }
            let before = at.checked_sub(1).map(|before| &versions[before]);
            let planned = version
                .date
                .map_or_else(|| "not yet scheduled".to_owned(), wording::long_day);
            let mut said = match before {
                None => format!("first seen: {planned}"),
                Some(before) if before.date != version.date => format!("moved to {planned}"),
                Some(_) => format!("still {planned}"),
            };
            if let Some(before) = before.filter(|before| before.actions != version.actions) {
                said.push_str(". Actions: ");
                said.push_str(&match (&before.actions, &version.actions) {
                    (Some(was), Some(is)) => difference::marked(was, is),
                    (None, Some(is)) => is.clone(),
                    (_, None) => "none any more".to_owned(),
                });
            }
            let news = before.is_none_or(|before| before.progress != version.progress);
            if let Some(progress) = version.progress.as_ref().filter(|_| news) {
                said.push_str(". ");
                said.push_str(progress);
            }
            blocks.push(Block {
                role: BlockRole::Clause,
                mark: version.of.map(wording::short_day).unwrap_or_default(),
                text: said,
                source: Some(version.source.clone()),
            });
        }
        Ok(blocks)
    }

    fn agenda_changes(&self, meeting: i64) -> Result<Vec<Block>, Error> {
        let papers = documents(
            &self.connection,
            "SELECT documents.key
             FROM tellings JOIN documents ON documents.key = tellings.document
             WHERE tellings.meeting = :of AND tellings.own = 1 AND tellings.role = 'agenda'
               AND tellings.loose = 0 AND documents.supplement = 0
               AND documents.language <> 'cy'
             ORDER BY documents.issued IS NOT NULL, documents.issued, documents.key",
            meeting,
        )?;
        self.between("The agenda", &papers, |part| match part {
            Part::Item | Part::Ask | Part::Recommendation => true,
            Part::Row
            | Part::Actions
            | Part::Progress
            | Part::Lead
            | Part::Meeting
            | Part::Minute => false,
        })
    }

    /// The minutes of a meeting, as they were first told and as they are told last: the
    /// draft and what was confirmed.
    fn minutes_changes(&self, meeting: i64) -> Result<Vec<Block>, Error> {
        let papers = documents(
            &self.connection,
            "SELECT documents.key
             FROM tellings
             JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
             LEFT JOIN tellings AS own ON own.document = documents.key AND own.own = 1
             LEFT JOIN meetings ON meetings.key = own.meeting
             WHERE tellings.meeting = :of AND tellings.loose = 0
               AND EXISTS (SELECT 1 FROM told_items
                           WHERE telling = tellings.key AND trim(coalesce(account, '')) <> '')
             GROUP BY documents.key
             ORDER BY max(coalesce(tellings.status, '') = 'confirmed'),
                      max(coalesce(tellings.status, '') <> 'draft'),
                      min(meetings.date), documents.issued IS NOT NULL, documents.issued,
                      documents.key",
            meeting,
        )?;
        self.between("The minutes", &papers, |part| match part {
            Part::Meeting | Part::Minute => true,
            Part::Item
            | Part::Ask
            | Part::Recommendation
            | Part::Row
            | Part::Actions
            | Part::Progress
            | Part::Lead => false,
        })
    }

    fn programme_changes(&self, meeting: i64) -> Result<Vec<Block>, Error> {
        let papers = documents(
            &self.connection,
            "SELECT told_programmes.document
             FROM meeting_committees
             JOIN told_programmes ON told_programmes.committee = meeting_committees.committee
             JOIN documents ON documents.key = told_programmes.document
                  AND documents.language <> 'cy'
             JOIN meetings ON meetings.key = meeting_committees.meeting
             WHERE meeting_committees.meeting = :of
               AND told_programmes.stands_for <= meetings.date
             GROUP BY told_programmes.document
             ORDER BY max(told_programmes.stands_for), documents.id",
            meeting,
        )?;
        self.between("The work programme", &papers, |part| match part {
            Part::Row | Part::Actions | Part::Progress | Part::Lead => true,
            Part::Item | Part::Ask | Part::Recommendation | Part::Meeting | Part::Minute => false,
        })
    }

    /// What differs between the last two of some papers.
    fn between(
        &self,
        title: &str,
        papers: &[i64],
        belongs: fn(Part) -> bool,
    ) -> Result<Vec<Block>, Error> {
        let mut blocks = vec![section(title)];
        let [.., before, after] = papers else {
            blocks.push(text(if papers.is_empty() {
                "None is held."
            } else {
                "Only one version is held: nothing to compare it with."
            }));
            return Ok(blocks);
        };
        let papers = (*before, *after);
        let (before, after) = (self.version(*before)?, self.version(*after)?);
        let source = |paper: i64, version: &Version, place: &Option<Place>| {
            Some(SourceRow {
                document_key: paper,
                document: version.name.clone(),
                place: place.clone()?,
                rule: "compare".to_owned(),
            })
        };
        blocks.push(text(&format!("{} → {}", named(&before), named(&after))));
        let found: Vec<Difference> = compare(&before, &after)
            .into_iter()
            .filter(|difference| belongs(difference.part))
            .collect();
        if found.is_empty() {
            blocks.push(text("They say the same."));
        }
        let mut of = "";
        for difference in &found {
            if difference.of != of {
                of = &difference.of;
                blocks.push(heading(of));
            }
            blocks.push(Block {
                role: BlockRole::Clause,
                mark: difference.fate.word().to_owned(),
                text: difference.told(),
                source: source(papers.1, &after, &difference.stands_at)
                    .or_else(|| source(papers.0, &before, &difference.stood_at)),
            });
        }
        Ok(blocks)
    }
}

fn documents(connection: &Connection, sql: &str, of: i64) -> Result<Vec<i64>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":of": of }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A version by its day and its file.
fn named(version: &Version) -> String {
    match version.day {
        Some(day) => format!("{} ({})", wording::short_day(day), version.name),
        None => version.name.clone(),
    }
}

fn heading(words: &str) -> Block {
    Block {
        role: BlockRole::Heading,
        ..text(words)
    }
}

fn text(words: &str) -> Block {
    Block {
        role: BlockRole::Text,
        mark: String::new(),
        text: words.to_owned(),
        source: None,
    }
}
