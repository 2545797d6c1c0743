//! Groups of an agenda whose items are counted under them: "2. Items for Decision" over
//! "2.1 Ferry Fares".

use crate::parse::chain::{self, Head};
use crate::parse::paragraph::Block;

/// Items with such numbers that an agenda has.
const FEWEST: usize = 3;

/// The figures of "2.1".
fn parts(head: &Head) -> Option<(u32, u32)> {
    let (group, item) = head.number.as_deref()?.split_once('.')?;
    Some((group.parse().ok()?, item.parse().ok()?))
}

/// Adds the groups to the items: each stands before the first of its own, and behind the last
/// of the group before it. Groups behind the last item count on.
pub fn add(blocks: &[Block], from: usize, to: usize, heads: &mut Vec<Head>) {
    let own: Vec<(usize, u32, u32)> = heads
        .iter()
        .filter_map(|head| parts(head).map(|(group, item)| (head.block, group, item)))
        .collect();
    if own.len() < FEWEST || own.len() < heads.len() {
        return;
    }
    let mut next = 1;
    let mut groups = Vec::new();
    for at in from..to.min(blocks.len()) {
        let Some(one) = chain::numbered(blocks, at) else {
            continue;
        };
        let counts = one
            .head
            .number
            .as_deref()
            .and_then(|number| number.parse().ok());
        let before = own
            .iter()
            .all(|(block, group, _)| *group >= next || *block < at);
        let behind = own
            .iter()
            .all(|(block, group, _)| *group < next || *block > at);
        if counts == Some(next) && before && behind && !one.head.title.is_empty() {
            groups.push(one.head);
            next += 1;
        }
    }
    let every = own.iter().all(|(_, group, _)| *group < next);
    if every {
        heads.extend(groups);
        heads.sort_by_key(|head| head.block);
    }
}
