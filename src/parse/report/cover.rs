//! The title on the cover of a paper that labels none: what is printed largest above its
//! first field.

use crate::domain::fold;
use crate::parse::body;
use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::piece;

/// Paragraphs of a cover that are looked at.
const COVER: usize = 10;
/// A line of a title is no longer than this.
const LONGEST: usize = 150;
/// Lines of one title.
const LINES: usize = 4;
/// What is so much larger than the text is set as a heading.
const LARGER: f32 = 1.15;
/// Lines of one title differ by less in size.
const SAME: f32 = 0.1;

/// A telephone, an address: how to reach somebody.
static CONTACT: Pattern = Pattern::new(
    r"(?i)^(?:direct (?:dial|line)|dial|tel(?:ephone)?|phone|fax|mobile|e-?mail|ask for|contact|enquiries|our ref|your ref|ref(?:erence)?|web(?:site)?|ext|extension|please ask|minicom|dx|date|produced by|prepared by|issued by|version)\b[^.]{0,40}?[:\t]|@|\b0\d{3,4} ?\d{3} ?\d{3}",
);
/// What a paper is, the body it is for, or who may read it.
static NO_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:(?:un)?restricted|official|public|confidential|exempt|open|draft|final|agenda(?: item)?.{0,8}|item(?: no\.?)? ?\d*|report|cover (?:sheet|report|page)|front sheet|executive summary|summary|contents|introduction|(?:appendix|annexe?|enclosure|attachment) ?[a-z0-9]{0,3}|page \d.*|dear\b.*|to:?|from:?|by:?|logo|title page)$|\b(?:committee|sub-?committee|panel|board|cabinet|council|commission|executive|forum|authority|trust)$",
);

/// The title that stands on the paper's first page.
pub fn title(blocks: &[Block]) -> Option<String> {
    let page = blocks.iter().find(|block| !block.is_running())?.page;
    // Words over a table are the table's; those over a list of whom to ask are not.
    let of_page = |block: &Block| block.page == page;
    let is_told = |block: &Block| block.is_row() && !CONTACT.is_in(&block.text);
    let rows = letters(blocks, |block| of_page(block) && is_told(block));
    if rows > letters(blocks, |block| of_page(block) && !block.is_row()) {
        return None;
    }
    let usual = usual(blocks);
    let cover: Vec<&Block> = blocks
        .iter()
        .filter(|block| !block.is_running())
        .take_while(|block| block.page == page && !block.is_row() && !begins_text(block))
        .take(COVER)
        .collect();
    let named = |block: &&&Block| {
        let stands_out = block.is_heading() || usual > 0.0 && block.size > usual * LARGER;
        stands_out && is_title(&block.text)
    };
    let largest = cover.iter().filter(named).map(|block| block.size);
    let largest = largest.fold(0.0, f32::max);
    let same = |block: &&&Block| (block.size - largest).abs() <= largest * SAME;
    let first = cover
        .iter()
        .position(|block| named(&block) && same(&block))?;
    let lines: Vec<&str> = cover[first..]
        .iter()
        .take_while(|block| same(block) && block.marker.is_none())
        .take(LINES)
        .take_while(|block| largest > 0.0 || std::ptr::eq(**block, cover[first]))
        .filter(|block| is_part(&block.text))
        .map(|block| block.text.as_str())
        .collect();
    Some(fold::quote(&lines.join(" ")))
}

fn letters(blocks: &[Block], of: impl Fn(&Block) -> bool) -> usize {
    let told = blocks.iter().filter(|block| of(block));
    told.map(|block| block.text.len()).sum()
}

/// The size that most letters of the paper have; 0 where nothing is known of it.
fn usual(blocks: &[Block]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let letters = block.text.len();
        match sizes
            .iter_mut()
            .find(|(size, _)| (size - block.size).abs() < 0.25)
        {
            Some((_, count)) => *count += letters,
            None => sizes.push((block.size, letters)),
        }
    }
    let most = sizes.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(0.0, |(size, _)| size)
}

/// A field, or a sentence, ends what may be the title.
fn begins_text(block: &Block) -> bool {
    let first = block.lines.first().map_or("", |line| line.trim());
    block.text.ends_with('.') && block.text.split(' ').count() > 6
        || block.text.chars().count() > LONGEST * 2
        || piece::beside(first, true, false).is_some()
        || first.starts_with("Dear ")
}

fn is_part(words: &str) -> bool {
    words.chars().count() <= LONGEST && !CONTACT.is_in(words) && !NO_TITLE.is_in(words)
}

/// Whether the words alone can be what a paper is called.
fn is_title(words: &str) -> bool {
    let letters = words
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    letters >= 6
        && is_part(words)
        && !words.ends_with([':', ';', ','])
        && !body::is_council(words)
        && date::whole(words).is_none()
}

#[cfg(test)]
mod tests {
    use super::title;
    use crate::domain::source::ParagraphRole;
    use crate::parse::paragraph::Block;

    fn cover(lines: &[(&str, f32)]) -> Option<String> {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|(text, size)| Block {
                text: (*text).to_owned(),
                lines: vec![(*text).to_owned()],
                size: *size,
                role: (*size > 14.0).then_some(ParagraphRole::Heading),
                ..Block::default()
            })
            .collect();
        title(&blocks)
    }

    const TEXT: (&str, f32) = (
        "This paper tells of the ferries and of what was paid for them in the year to March.",
        11.0,
    );

    #[test]
    fn the_largest_words_of_a_cover_are_the_title() {
        assert_eq!(
            cover(&[
                ("Marsh Borough Council", 26.0),
                ("Harbour Dues Report", 22.0),
                ("Spring 2031", 22.0),
                ("Direct Dial: 01234 567890", 22.0),
                ("By The Harbour Master", 11.0),
                TEXT,
            ])
            .as_deref(),
            Some("Harbour Dues Report Spring 2031")
        );
    }

    #[test]
    fn a_list_of_whom_to_ask_takes_no_title_from_a_cover() {
        let row = |text: &str| Block {
            text: text.to_owned(),
            lines: vec![text.to_owned()],
            size: 11.0,
            role: Some(ParagraphRole::Row),
            table: Some(1),
            ..Block::default()
        };
        let on = |rows: [&str; 2]| {
            let title = Block {
                role: Some(ParagraphRole::Heading),
                size: 26.0,
                ..row("Harbour Dues Report")
            };
            let title = Block {
                table: None,
                ..title
            };
            super::title(&[&[title][..], &rows.map(row)].concat())
        };
        assert_eq!(
            on([
                "Harbour Master\tBo Elm\t01632 960 001",
                "Quays\tAda Ash\tada.ash@marsh.example",
            ])
            .as_deref(),
            Some("Harbour Dues Report")
        );
        assert_eq!(
            on(["Mooring\tDue by the day and the metre", "Quay\t12"]),
            None
        );
    }

    #[test]
    fn a_paper_of_text_alone_has_no_cover() {
        assert_eq!(cover(&[("Direct Dial: 01234 567890", 18.0), TEXT]), None);
        assert_eq!(cover(&[("Harbours Committee", 18.0), TEXT]), None);
        assert_eq!(cover(&[TEXT, ("Harbour Dues", 18.0)]), None);
    }
}
