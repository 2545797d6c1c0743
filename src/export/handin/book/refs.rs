//! Places of a sheet that follow their rows: `D7`, `A4:E10`, and those in formulas.

use std::fmt::Write as _;
use std::ops::Range;

use crate::export::handin::sheet;

/// Rows that were written anew, by their numbers.
#[derive(Debug)]
pub struct Block {
    /// Those that they were.
    pub old: Range<u32>,
    /// Where each of them stands now, beside the first of the block; none, where it is gone.
    pub new: Vec<Option<u32>>,
    /// How many there are now.
    pub count: u32,
}

/// Where the rows of a sheet have gone.
#[derive(Debug, Default)]
pub struct Moves {
    /// In the order of their rows, none over another.
    pub blocks: Vec<Block>,
}

impl Moves {
    /// A row of a sheet in the place of another.
    pub fn one(from: u32, to: u32) -> Moves {
        let mut moves = Moves::default();
        let to = to.checked_sub(from);
        moves.blocks.push(Block {
            old: from..from + 1,
            new: vec![to],
            count: 1,
        });
        moves
    }

    /// Nothing stands elsewhere.
    pub fn is_still(&self) -> bool {
        self.blocks.iter().all(|block| {
            let places = block.new.iter().zip(0..);
            block.count == block.new.len().try_into().unwrap_or(u32::MAX)
                && places.into_iter().all(|(new, old)| *new == Some(old))
        })
    }

    /// The number of a row now.
    pub fn row(&self, old: u32) -> Option<u32> {
        match self.blocks.iter().find(|block| block.old.contains(&old)) {
            Some(block) => {
                let at = usize::try_from(old - block.old.start).ok()?;
                let place = (*block.new.get(at)?)?;
                Some(self.below(block.old.start) + place)
            }
            None => Some(self.below(old)),
        }
    }

    /// The first and the last row now of what reached over several.
    pub fn rows(&self, first: u32, last: u32) -> Option<(u32, u32)> {
        if first == last {
            return self.row(first).map(|row| (row, row));
        }
        let block = |row: u32| self.blocks.iter().find(|block| block.old.contains(&row));
        let start = match block(first) {
            // What began with the first of the rows begins with the first of them still.
            Some(block) if first == block.old.start => Some(self.below(first)),
            Some(_) | None => (first..=last).find_map(|row| self.row(row)),
        };
        let end = match block(last) {
            Some(block) if last + 1 == block.old.end => {
                (self.below(block.old.start) + block.count).checked_sub(1)
            }
            Some(_) | None => (first..=last).rev().find_map(|row| self.row(row)),
        };
        let (start, end) = (start?, end?);
        Some((start.min(end), start.max(end)))
    }

    /// The last row of each block now.
    pub fn ends(&self) -> Vec<u32> {
        let ends = self.blocks.iter().map(|block| {
            let start = self.below(block.old.start);
            (start + block.count).saturating_sub(1)
        });
        ends.collect()
    }

    /// The number of a row, shifted by the blocks above it.
    pub fn below(&self, row: u32) -> u32 {
        let above = self.blocks.iter().filter(|block| block.old.end <= row);
        above.fold(row, |row, block| {
            (row + block.count).saturating_sub(block.old.end - block.old.start)
        })
    }
}

/// Words with places in them, of which those on the sheet that moved follow their rows.
/// `here`: what names no sheet is on that one.
pub fn moved(words: &str, sheet: &str, here: bool, moves: &Moves) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    // Whether the sheet that was named just now is the one.
    let mut named: Option<bool> = None;
    while let Some(letter) = rest.chars().next() {
        if letter == '"' || letter == '\'' {
            let end = rest[1..].find(letter).map_or(rest.len(), |at| at + 2);
            let (quoted, behind) = rest.split_at(end);
            if letter == '\'' && behind.starts_with('!') {
                named = Some(quoted.trim_matches('\'') == sheet.replace('\'', "''"));
            }
            out.push_str(quoted);
            rest = behind;
            continue;
        }
        let length = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        if length == 0 {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
            if letter != '!' {
                named = None;
            }
            continue;
        }
        let (name, behind) = rest.split_at(length);
        rest = behind;
        if rest.starts_with('!') {
            named = Some(name == sheet);
            out.push_str(name);
            continue;
        }
        let Some(first) = place(name).filter(|_| named.unwrap_or(here) && !rest.starts_with('('))
        else {
            out.push_str(name);
            continue;
        };
        let other = rest.strip_prefix(':').and_then(|behind| {
            let length = behind.find(|letter| !is_name(letter));
            let length = length.unwrap_or(behind.len());
            Some((place(&behind[..length])?, &behind[length..]))
        });
        match other {
            Some((last, behind)) => {
                rest = behind;
                match moves.rows(first.row, last.row) {
                    Some((start, end)) => {
                        let _ = write!(out, "{}{start}:{}{end}", first.column, last.column);
                    }
                    None => out.push_str("#REF!"),
                }
            }
            None => match moves.row(first.row) {
                Some(row) => {
                    let _ = write!(out, "{}{row}", first.column);
                }
                None => out.push_str("#REF!"),
            },
        }
    }
    out
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '$' | '\\')
}

/// A place in words: the letters of its column with their mark, and its row.
struct Named<'w> {
    column: &'w str,
    row: u32,
}

fn place(name: &str) -> Option<Named<'_>> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (column, row) = name.split_at(digits);
    let letters = column.strip_prefix('$').unwrap_or(column);
    let letters = letters.strip_suffix('$').unwrap_or(letters);
    let is_column = (1..=3).contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_uppercase());
    is_column.then_some(())?;
    Some(Named {
        column,
        row: row.parse().ok()?,
    })
}

/// `B7`, of a column counted from nought and a row counted from one.
pub fn name(column: u32, row: u32) -> String {
    sheet::place(usize::try_from(column).unwrap_or(usize::MAX), row)
}

/// The column and the row of `B7`.
pub fn parse(words: &str) -> Option<(u32, u32)> {
    let place = place(words)?;
    let letters = place.column.bytes().filter(u8::is_ascii_uppercase);
    let column = letters.fold(0, |column, letter| {
        column * 26 + u32::from(letter - b'A') + 1
    });
    Some((column.checked_sub(1)?, place.row))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the rows 5 to 7 the second is gone, the third stands first, and two are new.
    fn moves() -> Moves {
        Moves {
            blocks: vec![Block {
                old: 5..8,
                new: vec![Some(1), None, Some(0)],
                count: 4,
            }],
        }
    }

    #[test]
    fn places_follow_their_rows() {
        for (words, expected) in [
            ("A4:E7", "A4:E8"),
            ("A5", "A6"),
            ("A6", "#REF!"),
            ("$D$9-TODAY()", "$D$10-TODAY()"),
            ("D7-D$2", "D5-D$2"),
            ("IF(D5=\"D7\",1,0)", "IF(D6=\"D7\",1,0)"),
            ("COUNTIF(Plan!D5:D7,\"A7\")", "COUNTIF(Plan!D5:D8,\"A7\")"),
            ("'Other one'!D7+LOG10(D7)", "'Other one'!D7+LOG10(D5)"),
            ("Tax2031+D8", "Tax2031+D9"),
        ] {
            assert_eq!(moved(words, "Plan", true, &moves()), expected);
        }
        assert_eq!(moved("D7+Plan!D7", "Plan", false, &moves()), "D7+Plan!D5");
        assert!(!moves().is_still());
        assert_eq!(parse("AB3"), Some((27, 3)));
        assert_eq!(name(27, 3), "AB3");
    }
}
