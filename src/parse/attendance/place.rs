//! Whether a paragraph among the lists of people only says where the body meets.

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// "Quay Room, County Hall, Ashwell – 10:30 a.m. - 1:05 p.m." below the roll.
pub(super) static WHERE: Pattern = Pattern::new(
    r"(?i)^[^;:]{4,120}\b(?:room|hall|chambers?|offices?|building|suite|centre|headquarters)\b[^;:]{0,80} ?[–—-] ?\d{1,2}[.:]\d{2} ?[ap]\.?\s?m\.?(?: ?(?:[-–—]|to) ?\d{1,2}[.:]\d{2} ?[ap]\.?\s?m\.?)?$",
);

/// "Town Hall, Quay Street, Ashwell" on a line of its own.
static PLACE: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\w’'-]* ){0,3}(?:(?:Town|Village|County|City|Parish|Memorial|Council|Community|Civic|Church|Guild|Shire|Municipal) ?-?(?:Hall|Centre|House|Chambers?|Offices?|Rooms?|Buildings?)|Guildhall|Shirehall|(?:Committee|Meeting|Conference|Board) Room(?: \w{1,3})?)(?:,? (?:\p{Lu}|\d)[\w’'. -]{1,40}){1,4}\.?$",
);

/// Whether a paragraph only says where a meeting is held.
pub fn is_place(block: &Block) -> bool {
    block.gap && block.marker.is_none() && !block.is_row() && PLACE.is_in(&block.text)
}
