//! Which language a paper is in: English, Welsh, or both, of which the English is read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::fold;
use crate::domain::source::{Language, ParagraphRole};
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

/// Words of the business of councils in Welsh, for headings that have no small words.
const WELSH_BUSINESS: &str = "absenoldeb addysg adroddiad adroddiadau aelod aelodau amser archwilio argymhelliad \
    argymhellion blaenorol blaenraglen brys buddiant buddiannau bwrdd bwrdeistref \
    cadarnhau cadeirydd chwefror codi cofnodion craffu croeso cyfarfodydd cyfarwyddwr \
    cyflwyno cyhoedd cyhoeddus cyllid cyllideb cymeradwyo cymuned cynghorwyr cynllun \
    cynllunio cytunwyd datgan datganiad datganiadau derbyn derbyniwyd diddordeb diwethaf \
    dyddiad ebrill eitem eitemau faterion gadarnhau gadeirydd gofnodion gorffennaf \
    gwasanaeth gwasanaethau gwener gyfarfod gyfarwyddwr gyhoeddus gymeradwyo hydref \
    iechyd ionawr lleoliad llywodraethu materion medi mehefin mercher neuadd nesaf nodi \
    nodwyd penderfyniad penderfyniadau penderfynwyd personol presennol pwyllgor bwyllgor \
    rhaglen rhagfyr safonau sefydliad tachwedd trwyddedu unrhyw waith ymddiheuriad \
    ymddiheuriadau ystyried is-bwyllgor gwaith blynyddol strategaeth hysbysiad rhybudd \
    gohebiaeth dinas sir agored eithrio wasg";

/// The same of English, which a Welsh heading does not hold.
const ENGLISH_BUSINESS: &str = "absence agenda announcements any apologies appointment approve audit business chair \
    code committee confirm consider correspondence council councillor councillors date \
    declarations declaration disclosures exclusion finance forward governance housing in \
    interest interests items matters meeting minutes next note on other personal plan \
    planning previous programme public questions receive report review scrutiny services \
    strategy to update urgent welcome work year";

/// What a paragraph, or a part of one, is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Welsh,
    English,
    /// A number, a name, a day.
    Either,
}

/// The language that is read of a paper: English where both stand in it.
pub fn of(blocks: &[Block]) -> Language {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let text = block.text.to_lowercase();
        for word in text.split(|letter: char| !letter.is_alphabetic()) {
            welsh += usize::from(WELSH.contains(&word));
            english += usize::from(ENGLISH.contains(&word));
        }
    }
    if welsh > 12 && welsh > english * 2 && !is_bilingual(blocks) {
        Language::Welsh
    } else if welsh + english < 60 && is_all_welsh(blocks) {
        // A frontsheet has titles and few small words.
        Language::Welsh
    } else {
        Language::English
    }
}

/// Headings in Welsh, and none in English.
fn is_all_welsh(blocks: &[Block]) -> bool {
    const ENOUGH: usize = 5;
    let (mut welsh, mut english) = (0, 0);
    for block in blocks.iter().filter(|block| !block.is_running()) {
        match tongue(&block.text) {
            Tongue::Welsh => welsh += 1,
            Tongue::English => english += 1,
            Tongue::Either => {}
        }
    }
    welsh >= ENOUGH && welsh > english * 4
}

/// A paper in both languages has so many paragraphs, or parts of such, of each, and
/// neither is less than a part of the other.
const ENOUGH_OF_EACH: usize = 4;
const LEAST_SHARE: usize = 6;
/// So many paragraphs show whether a paper is in both.
const PROBED: usize = 500;

fn is_bilingual(blocks: &[Block]) -> bool {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for block in blocks.iter().filter(|block| !block.is_running()) {
        for part in parts(block) {
            match tongue(part) {
                Tongue::Welsh => welsh += 1,
                Tongue::English => english += 1,
                Tongue::Either => {}
            }
        }
    }
    welsh >= ENOUGH_OF_EACH
        && english >= ENOUGH_OF_EACH
        && welsh * LEAST_SHARE >= english
        && english * LEAST_SHARE >= welsh
}

/// What may be in a language of its own inside a paragraph: cells, lines, sides of a
/// stroke.
fn parts(block: &Block) -> Vec<&str> {
    let lines: Vec<&str> = block.lines.iter().map(String::as_str).collect();
    let pieces: Vec<&str> = if lines.is_empty() {
        vec![block.text.as_str()]
    } else {
        lines
    };
    pieces
        .into_iter()
        .flat_map(|line| line.split('\t'))
        .flat_map(|cell| cell.split(" / "))
        .filter(|part| !part.trim().is_empty())
        .collect()
}

/// Every word that tells, by its language: asked of each word of a paper.
static WORDS: LazyLock<HashMap<&'static str, Tongue>> = LazyLock::new(|| {
    let of = |words: &'static [&'static str], tongue| words.iter().map(move |word| (*word, tongue));
    of(&WELSH, Tongue::Welsh)
        .chain(WELSH_BUSINESS.split(' ').map(|word| (word, Tongue::Welsh)))
        .chain(of(&ENGLISH, Tongue::English))
        .chain(
            ENGLISH_BUSINESS
                .split(' ')
                .map(|word| (word, Tongue::English)),
        )
        .collect()
});

fn tongue(text: &str) -> Tongue {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for word in text.split(|letter: char| !letter.is_alphabetic() && letter != '-') {
        let word = word.to_lowercase();
        match WORDS.get(word.as_str()) {
            Some(Tongue::Welsh) => welsh += 1,
            Some(Tongue::English) => english += 1,
            Some(Tongue::Either) | None => welsh += usize::from(word.contains(['ŵ', 'ŷ'])),
        }
    }
    match welsh.cmp(&english) {
        std::cmp::Ordering::Greater => Tongue::Welsh,
        std::cmp::Ordering::Less => Tongue::English,
        std::cmp::Ordering::Equal => Tongue::Either,
    }
}

/// The paragraphs to read: of a bilingual paper the English ones, and the English side
/// of those that hold both.
pub fn to_read(blocks: &[Block]) -> Cow<'_, [Block]> {
    // A paper in both languages is so from its first pages on.
    if !is_bilingual(&blocks[..blocks.len().min(PROBED)]) {
        return Cow::Borrowed(blocks);
    }
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // An item's number may stand before its Welsh title alone.
    let mut marker = None;
    for block in blocks {
        let Some(mut english) = english_side(block) else {
            marker.clone_from(&block.marker);
            continue;
        };
        if english.marker.is_none() && !english.is_running() && !english.is_row() {
            let headed = english.text.chars().count() <= 200
                && english.text.chars().next().is_some_and(char::is_uppercase);
            english.marker = marker.take().filter(|_| headed);
        } else if !english.is_running() {
            marker = None;
        }
        kept.push(english);
    }
    for (order, block) in kept
        .iter_mut()
        .filter(|block| !block.is_running())
        .enumerate()
    {
        block.order = order;
    }
    Cow::Owned(kept)
}

/// A paragraph without its Welsh; `None` where nothing else is in it.
fn english_side(block: &Block) -> Option<Block> {
    if block.role == Some(ParagraphRole::Running) {
        return Some(block.clone());
    }
    let all = parts(block);
    let welsh = all
        .iter()
        .filter(|part| tongue(part) == Tongue::Welsh)
        .count();
    let english = all.iter().any(|part| tongue(part) == Tongue::English);
    if welsh == 0 || !english && tongue(&block.text) != Tongue::Welsh {
        return Some(block.clone());
    }
    if !english || tongue(&block.text) == Tongue::Welsh && all.len() == 1 {
        return None;
    }
    let side = |line: &str| -> String {
        line.split('\t')
            .filter_map(|cell| {
                let sides: Vec<&str> = cell
                    .split(" / ")
                    .filter(|side| tongue(side) != Tongue::Welsh)
                    .collect();
                (!sides.is_empty()).then(|| sides.join(" / "))
            })
            .collect::<Vec<_>>()
            .join("\t")
    };
    let mut kept = block.clone();
    kept.lines = block
        .lines
        .iter()
        .map(|line| side(line))
        .filter(|line| !line.trim().is_empty())
        .collect();
    kept.cells
        .retain(|cell| tongue(&cell.text) != Tongue::Welsh);
    kept.text = if block.is_row() || block.lines.is_empty() {
        side(&block.text)
    } else {
        let joined = fold::quote(&kept.lines.join(" "));
        // The lines carry the marker, the text does not.
        match &block.marker {
            Some(marker) => joined
                .strip_prefix(marker.printed.as_str())
                .map_or(joined.clone(), |rest| rest.trim_start().to_owned()),
            None => joined,
        }
    };
    // Only what stands in the paragraph word for word may be quoted.
    let whole = fold::quote(&block.text);
    (!kept.text.is_empty() && (block.is_row() || whole.contains(&kept.text))).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_in_the_language_of_its_words() {
        assert_eq!(tongue("Ymddiheuriadau am absenoldeb"), Tongue::Welsh);
        assert_eq!(tongue("Apologies for absence"), Tongue::English);
        assert_eq!(tongue("12/03/2031"), Tongue::Either);
    }
}
