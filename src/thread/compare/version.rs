//! What is compared of a document: its own meeting's items and minutes, its programmes, and
//! its words.

use jiff::civil::Date;

use super::minutes::VersionMinutes;
use crate::domain::agenda::Item;
use crate::domain::meeting::Role;
use crate::domain::source::{ParagraphRole, Place, Reading};

/// What is compared of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Version {
    /// Its file's name.
    pub name: String,
    /// The day of its meeting, or the one it stands for.
    pub day: Option<Date>,
    /// Items of its own meeting, in their order.
    pub items: Vec<VersionItem>,
    /// Rows and topics of its programmes, in their order.
    pub rows: Vec<VersionRow>,
    /// The committee that it is of.
    pub committee: Option<String>,
    /// The minutes that it holds, its own meeting's or those that it carries.
    pub minutes: Vec<VersionMinutes>,
    /// Its paragraphs, without running heads.
    pub text: Vec<String>,
    /// What of it could not be read.
    pub losses: Vec<String>,
}

/// An item of a version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VersionItem {
    /// As printed.
    pub number: Option<String>,
    /// As printed.
    pub title: String,
    /// What members are asked to do.
    pub ask: Option<String>,
    /// What its report recommends.
    pub recommendations: Vec<String>,
    /// Where its heading stands.
    pub place: Place,
}

/// A row or topic of a version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VersionRow {
    /// The item or the topic.
    pub item: String,
    /// The meeting's day; a topic has none.
    pub date: Option<Date>,
    /// Recommendations and actions.
    pub actions: Option<String>,
    /// Progress.
    pub progress: Option<String>,
    /// The lead officer.
    pub lead: Option<String>,
    /// Where the row stands.
    pub place: Place,
}

impl Version {
    /// What is compared of a reading: the meeting that the paper was made for, and its
    /// programmes.
    pub fn of(reading: &Reading) -> Version {
        let own = reading
            .meetings
            .iter()
            .find(|meeting| meeting.role == Role::Agenda)
            .or_else(|| reading.meetings.first());
        let rows = reading.work_programmes.iter().flat_map(|programme| {
            let dated = programme.rows.iter().map(|row| VersionRow {
                item: row.item.clone(),
                date: row.date,
                actions: row.actions.clone(),
                progress: row.progress.clone(),
                lead: row.lead.clone(),
                place: row.place.clone(),
            });
            let topics = programme.forward_plan.iter().map(|topic| VersionRow {
                item: topic.topic.clone(),
                date: topic.proposed_date,
                actions: None,
                progress: topic.detail.clone(),
                lead: topic.lead.clone(),
                place: topic.place.clone(),
            });
            dated.chain(topics)
        });
        let stands_for = reading
            .work_programmes
            .first()
            .and_then(|first| first.as_of);
        Version {
            name: reading.source.name.clone(),
            day: own.and_then(|meeting| meeting.date).or(stands_for),
            items: own
                .map(|meeting| meeting.items.iter().map(VersionItem::of).collect())
                .unwrap_or_default(),
            rows: rows.collect(),
            committee: own.and_then(|meeting| meeting.committee.clone()),
            minutes: reading
                .meetings
                .iter()
                .filter_map(VersionMinutes::of)
                .collect(),
            text: reading
                .paragraphs
                .iter()
                .filter(|paragraph| paragraph.role != ParagraphRole::Running)
                .map(|paragraph| paragraph.text.clone())
                .collect(),
            losses: reading
                .losses
                .iter()
                .map(|loss| loss.what.clone())
                .collect(),
        }
    }
}

impl VersionItem {
    fn of(item: &Item) -> VersionItem {
        let report = item.report.as_ref();
        VersionItem {
            number: item.number.clone(),
            title: item.title.clone().unwrap_or_default(),
            ask: item.ask.clone(),
            place: item.place.clone(),
            recommendations: report
                .map(|report| {
                    report
                        .recommendations
                        .iter()
                        .map(|clause| clause.text.clone())
                        .collect()
                })
                .unwrap_or_default(),
        }
    }
}
