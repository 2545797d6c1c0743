//! Which threes of letters a text holds: what tells that a word is not in it.

use std::cell::RefCell;

/// Letters of a three.
pub const LEAST: usize = 3;

/// Places in a set of threes; a paragraph of two pages fills half of them.
const PLACES: usize = 4096;
const WORDS: usize = PLACES / u64::BITS as usize;

/// Sets that a thread keeps; the sentences of an account are asked again and again.
const KEPT: usize = 512;

/// A longer text holds everything.
const LONGEST: usize = 1 << 15;

/// The threes of letters of a text, without regard to case. A set may hold more than the
/// text does, and never less.
pub struct Threes([u64; WORDS]);

impl Threes {
    /// The threes of a text.
    pub fn of(text: &str) -> Threes {
        // Two letters that fold into ASCII are met in no paper.
        if text.len() > LONGEST || !text.is_ascii() && text.contains(['ſ', '\u{212a}']) {
            return Threes([u64::MAX; WORDS]);
        }
        let mut set = [0; WORDS];
        let (mut first, mut second) = (0, 0);
        for (at, letter) in text.bytes().enumerate() {
            let third = letter.to_ascii_lowercase();
            if at + 1 >= LEAST {
                let place = usize::from(hash(first, second, third));
                set[place / 64] |= 1 << (place % 64);
            }
            (first, second) = (second, third);
        }
        Threes(set)
    }

    /// Whether all these places are taken.
    pub fn has_all(&self, places: &[u16]) -> bool {
        places.iter().all(|place| {
            let place = usize::from(*place) % PLACES;
            self.0[place / 64] >> (place % 64) & 1 == 1
        })
    }
}

/// The place of a three of small letters.
pub fn hash(first: u8, second: u8, third: u8) -> u16 {
    let three = u32::from_le_bytes([first, second, third, 0]);
    // Fibonacci hashing: the upper bits are the mixed ones.
    let [.., low, high] = (three.wrapping_mul(0x9e37_79b1)).to_le_bytes();
    u16::from_le_bytes([low, high]) >> 4
}

/// A text and its threes.
struct Kept {
    text: String,
    threes: Threes,
}

thread_local! {
    /// The texts that were asked last: one is asked for many patterns in a row.
    static LAST: RefCell<Vec<Option<Kept>>> = const { RefCell::new(Vec::new()) };
}

/// Asks the threes of a text, which are counted once for all that is asked of it in a row.
pub fn ask<T>(text: &str, question: impl FnOnce(&Threes) -> T) -> T {
    LAST.with_borrow_mut(|last| {
        if last.is_empty() {
            last.resize_with(KEPT, || None);
        }
        let bytes = text.as_bytes();
        let edge = |byte: Option<&u8>| byte.copied().unwrap_or_default();
        let middle = edge(bytes.get(bytes.len() / 2));
        let place = bytes.len() * 31 + usize::from(middle) * 7 + usize::from(edge(bytes.last()));
        let kept = &mut last[place % KEPT];
        match kept {
            Some(kept) if kept.text == text => question(&kept.threes),
            Some(kept) => {
                text.clone_into(&mut kept.text);
                kept.threes = Threes::of(text);
                question(&kept.threes)
            }
            None => {
                let fresh = kept.insert(Kept {
                    text: text.to_owned(),
                    threes: Threes::of(text),
                });
                question(&fresh.threes)
            }
        }
    })
}
