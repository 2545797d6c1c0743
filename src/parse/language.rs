//! Which language a paper is in.

use crate::domain::source::Language;
use crate::parse::paragraph::Block;

/// Small words of Welsh that no English text uses.
const WELSH: [&str; 24] = [
    "yn",
    "ar",
    "gan",
    "wedi",
    "oedd",
    "bod",
    "mae",
    "ei",
    "eu",
    "fod",
    "gyda",
    "hyn",
    "gyfer",
    "cyngor",
    "gyngor",
    "cyfarfod",
    "cynghorydd",
    "cyng",
    "ddim",
    "roedd",
    "fydd",
    "sydd",
    "iawn",
    "neu",
];

/// Small words of English.
const ENGLISH: [&str; 14] = [
    "the", "and", "of", "was", "were", "that", "for", "with", "by", "from", "this", "which",
    "been", "would",
];

/// The language that most of the words are of.
pub fn of(blocks: &[Block]) -> Language {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for block in blocks.iter().filter(|block| !block.is_running()) {
        for word in block.text.split(|letter: char| !letter.is_alphabetic()) {
            let word = word.to_lowercase();
            welsh += usize::from(WELSH.contains(&word.as_str()));
            english += usize::from(ENGLISH.contains(&word.as_str()));
        }
    }
    if welsh > 12 && welsh > english * 2 {
        Language::Welsh
    } else {
        Language::English
    }
}

/// Whether a council's Welsh and English names may be of one council.
pub fn may_be_council(_welsh: &str, _english: &str) -> bool {
    true
}

/// Whether a body's Welsh and English names may be of one body.
pub fn may_be_body(_welsh: &str, _english: &str) -> bool {
    true
}
