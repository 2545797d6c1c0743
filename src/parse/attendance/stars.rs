//! What a sign behind a name, or a letter beside it, means: "* denotes those present".

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::roster::List;

/// A longer paragraph explains no sign.
const LONGEST: usize = 220;

static SIGN: Pattern = Pattern::new(
    r"(?i)^[(\[]?(?:(?:an? |those |members |councillors )*(?:marked|shown|indicated)?(?: with| by)?(?: an?)? ?)?(?P<sign>[*†‡#+✓✔]|asterisk)[)\]]?(?:,| (?:are|were))* ?(?:[-–=:]|to )? ?(?:denote[sd]?|indicate[sd]?|show(?:s|n)|mean(?:s|t)|signif(?:y|ies)|for|is|are|were|marks?)? ?(?:that )?(?:an? |the |those |whether )?(?:\w+ ){0,3}?(?P<what>present|presence|attend\w*|in attendance|absent|absence|apolog\w+|not present)\b",
);
static BEHIND: Pattern = Pattern::new(
    r"(?i)^[(\[]?(?:those|members?|councillors?)(?: who (?:were|was))? (?P<what>present|attending|in attendance|absent|who attended)(?: (?:are|is|were))? (?:marked|shown|indicated|denoted|identified)(?: thus| with| by)*(?: an?)?:? ?(?P<sign>[*†‡#+✓✔]|asterisk)",
);
/// "Members (*present)": the label over the names, and what their stars mean.
static LABELLED: Pattern = Pattern::new(
    r"^(?i:(?:committee |board |panel )?(?:members|councillors)(?: of the [\w ]{3,40})?) ?:? ?(?P<key>[(\[] ?\*[^()\[\]]{2,60}[)\]])",
);
static PARTLY: Pattern = Pattern::new(
    r"(?i)^(?:\)|\])? ?(?:at the meeting )?(?:remotely|virtually|online|via|by|for|until|from|during|in person|part|as|on teams|on zoom)\b",
);
static LETTER: Pattern = Pattern::new(
    r"\b(?P<letter>[A-Z]{1,2})\s*(?:[-–=:]|denotes|indicates)\s*(?P<what>(?i:present|attended|in attendance|apolog\w+|absent|did not attend|not present|remote|substitute)\w*)",
);

/// What the signs of a paper mean.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Key {
    sign: Option<(char, bool)>,
    letters: Vec<(String, List)>,
}

impl Key {
    /// Reads what the head of a paper explains.
    pub fn of(blocks: &[Block]) -> Key {
        let mut key = Key::default();
        let short = |block: &&Block| block.text.chars().count() <= LONGEST;
        for block in blocks.iter().filter(short) {
            for line in block.lines.iter().chain(std::iter::once(&block.text)) {
                let line = LABELLED.group(line, "key").unwrap_or(line);
                let found = SIGN
                    .captures(line.trim())
                    .or_else(|| BEHIND.captures(line.trim()));
                // "* denotes members present remotely" says nothing of who came.
                if let Some(found) = found.filter(|found| {
                    let end = found.get(0).map_or(0, |whole| whole.end());
                    !PARTLY.is_in(&line.trim()[end..])
                }) {
                    let sign = found["sign"]
                        .chars()
                        .next()
                        .filter(|sign| !sign.is_alphabetic());
                    key.sign.get_or_insert((
                        sign.unwrap_or('*'),
                        came(&found["what"]) == List::Present,
                    ));
                }
                for found in LETTER.captures_all(line) {
                    key.letters
                        .push((found["letter"].to_owned(), came(&found["what"])));
                }
            }
        }
        key
    }

    /// Whether a sign says who came.
    pub fn has_sign(&self) -> bool {
        self.sign.is_some()
    }

    /// What a letter alone in a cell says.
    pub fn letter(&self, cell: &str) -> Option<List> {
        let found = self.letters.iter().find(|(letter, _)| letter == cell);
        found.map(|(_, list)| *list)
    }

    /// Whether a line explains a sign, and names nobody.
    pub fn is_line(line: &str) -> bool {
        let line = line.trim();
        SIGN.is_in(line) || BEHIND.is_in(line)
    }

    /// The entries of a list of members whose sign says that they came.
    pub fn came<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        let Some((sign, present)) = self.sign else {
            return text.into();
        };
        let lines = text.split('\n').map(|line| {
            let marked = |entry: &&str| entry.contains(sign) == present;
            entries(line)
                .into_iter()
                .filter(marked)
                .collect::<Vec<_>>()
                .join("; ")
        });
        lines
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
            .into()
    }
}

fn came(what: &str) -> List {
    let what = what.to_lowercase();
    if what.starts_with("apolog") {
        List::Apologies
    } else if what.starts_with("absen") || what.starts_with("not") || what.starts_with("did not") {
        List::None
    } else {
        List::Present
    }
}

/// The entries of a line; what is in brackets parts none, and an office is its person's.
fn entries(line: &str) -> Vec<&str> {
    let mut entries: Vec<&str> = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in line.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' if depth <= 0 => {
                entries.push(line[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    entries.push(line[start..].trim());
    entries.retain(|entry| !entry.is_empty());
    entries
}
