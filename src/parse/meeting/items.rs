//! The items of a meeting, with what was decided on them and the reports to them.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::meeting::Meeting;
use crate::domain::source::Loss;
use crate::parse::item::{self, Raw, State};
use crate::parse::meeting::Reader;
use crate::parse::paragraph::Block;
use crate::parse::part::{Kind, Part};
use crate::parse::pattern::Pattern;
use crate::parse::report::place::Pack;
use crate::parse::report::{self, Wanted, amendment};
use crate::parse::{announcement, business, head, unlabelled};

static LISTS: Pattern = Pattern::new(r"(?i)^(?:summary of )?decisions\b[^.]{0,20}$");

/// A way to tell the items of a page that has lost its numbers.
type Way = fn(&[Block]) -> Vec<Raw<'_>>;

impl<'d> Reader<'d> {
    /// The items of a part, before they are understood.
    pub(super) fn raws(&mut self, part: &Part, notice: Option<&Raw<'d>>) -> Vec<Raw<'d>> {
        let blocks = self.blocks;
        let (from, to) = (part.range.start, part.range.end);
        let raws = match part.kind {
            Kind::WebMeeting => item::web::table(&blocks[from..to]),
            Kind::WebItem => vec![item::page::read(&blocks[from..to])],
            Kind::Agenda if amendment::are_enclosed(blocks, from..to) => Vec::new(),
            Kind::Agenda => item::printed(blocks, from, to, State::Announcement),
            Kind::Minutes => item::printed(blocks, from, to, State::Account),
            Kind::Decisions => match notice {
                Some(notice) => vec![notice.clone()],
                None => item::printed(blocks, from, to, State::Account),
            },
            Kind::Notice | Kind::Attendance | Kind::Report => Vec::new(),
        };
        if raws.is_empty() && part.kind == Kind::WebMeeting {
            let called_off = head::status::called_off(blocks).is_some();
            let ways: &[Way] = if called_off {
                &[unlabelled::by_documents]
            } else {
                &[
                    item::web::by_labels,
                    unlabelled::by_documents,
                    unlabelled::by_badges,
                ]
            };
            let parted = ways
                .iter()
                .map(|read| read(&blocks[from..to]))
                .find(|items| !items.is_empty());
            if called_off && parted.is_none() {
                return raws;
            }
            let lost = match parted {
                Some(_) => "the numbers of the items, which the copied page has lost",
                None => "the numbers and titles of the items, which the copied page has lost",
            };
            self.losses.push(Loss {
                page: None,
                what: lost.to_owned(),
            });
            parted.unwrap_or_else(|| vec![item::page::untitled(&blocks[from..to])])
        } else {
            raws
        }
    }

    pub(super) fn items(&mut self, part: &Part, raws: &[Raw<'_>]) -> Vec<Item> {
        let language = self.language;
        // Accounts are most of a paper, and no account needs another to be read.
        let read: Vec<(Item, Vec<Loss>)> = raws
            .par_iter()
            .map(|raw| {
                let mut losses = Vec::new();
                let mut item = business::item(raw, language, &mut losses);
                // A page of a site keeps its agenda, and says below each item what was decided.
                if part.kind == Kind::Agenda && raw.decision.is_empty() {
                    item.minutes = None;
                }
                (item, losses)
            })
            .collect();
        let mut items: Vec<Item> = read
            .into_iter()
            .map(|(item, lost)| {
                self.losses.extend(lost);
                item
            })
            .collect();
        drop_repeated(&mut items);
        items
    }

    pub(super) fn reports(&mut self, meeting: &mut Meeting, raws: &[Raw<'_>], from: usize) {
        let printed: Vec<Option<(u32, u32)>> = raws
            .iter()
            .map(|raw| raw.title.pages.or_else(|| announcement::read(raw).pages))
            .collect();
        let wanted: Vec<Wanted<'_>> = meeting
            .items
            .iter()
            .zip(&printed)
            .zip(raws)
            .map(|((item, printed), raw)| Wanted {
                number: item.number.as_deref(),
                title: item.title.as_deref(),
                appendix: item.appendix.as_deref(),
                enclosure: announcement::enclosure(raw),
                printed: *printed,
            })
            .collect();
        let pack = Pack {
            document: self.document,
            blocks: self.blocks,
            from,
            minutes: self.minutes,
        };
        let (found, losses) = report::find(&pack, &wanted);
        self.losses.extend(losses);
        for (item, found) in meeting.items.iter_mut().zip(found) {
            item.pages = found.pages;
            item.report = found.report;
        }
    }
}

/// Drops from a list of all decisions at the end those that the account has told.
fn drop_repeated(items: &mut [Item]) {
    let Some((last, before)) = items.split_last_mut() else {
        return;
    };
    let titled = last
        .title
        .as_deref()
        .is_some_and(|title| LISTS.is_in(title));
    let Some(minutes) = last
        .minutes
        .as_mut()
        .filter(|_| titled && last.number.is_none())
    else {
        return;
    };
    let told: std::collections::HashSet<String> = before
        .iter()
        .filter_map(|item| item.minutes.as_ref())
        .flat_map(|told| &told.decisions)
        .flat_map(|decision| &decision.clauses)
        .map(|clause| fold::compare(&clause.text))
        .collect();
    for decision in &mut minutes.decisions {
        decision
            .clauses
            .retain(|clause| !told.contains(&fold::compare(&clause.text)));
    }
    minutes
        .decisions
        .retain(|decision| !decision.clauses.is_empty());
}
