//! The roll as the first numbered item: "131. Present:" with the names below.

use jiff::civil::Date;

use crate::parse::attendance::{Lists, lists};
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A roll stands among the first items.
const FIRST: usize = 3;

static TITLE: Pattern = Pattern::new(
    r"(?i)^(?:(?:members|councillors|those|record of) )?(?:present|attendance|attendees)\b(?: (?:and|&) apologies(?: for absence)?)?$",
);

/// The lists of the item that is the roll.
pub fn lists_of(items: &[Raw<'_>], day: Option<Date>) -> Option<Lists> {
    let item = items.iter().take(FIRST).find(|item| {
        let title = item.title.words.as_deref().unwrap_or_default();
        TITLE.is_in(title.trim_end_matches(':'))
    })?;
    let label = Block {
        text: "Present:".to_owned(),
        lines: vec!["Present:".to_owned()],
        ..item.head?.clone()
    };
    let blocks: Vec<Block> = std::iter::once(Block {
        marker: None,
        heads: None,
        role: None,
        ..label
    })
    .chain(item.account.iter().map(|block| (*block).clone()))
    .collect();
    let told = lists(&blocks, true, day);
    (!told.present.is_empty()).then_some(told)
}
