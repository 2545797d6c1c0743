//! The two foldings of text: the one that a quote keeps, and the one that is compared.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text as it is kept and quoted: NFC, white space single, and none of the
/// characters that could drive a terminal or hide words from a reader (controls,
/// bidirectional overrides, zero-width characters, soft hyphens).
pub fn quote(text: &str) -> String {
    if is_quoted(text) {
        return text.to_owned();
    }
    // Nearly all lines are normal as they stand.
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => quoted(text.chars(), text.len()),
        IsNormalized::No | IsNormalized::Maybe => quoted(text.nfc(), text.len()),
    }
}

/// Whether a text is kept as it stands: plain letters, with single spaces between them.
fn is_quoted(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = bytes
        .iter()
        .all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    plain && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}

fn quoted(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut space = false;
    for letter in letters {
        if letter.is_whitespace() {
            space = true;
        } else if !is_hidden(letter) {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(letter);
        }
    }
    folded
}

/// Whether a word that breaks at a hyphen goes on in the line below: "Ash-" and "Birch".
/// The hyphen of "two- and three-year" waits for another word.
pub fn is_broken(above: &str, below: &str) -> bool {
    let broken = above
        .strip_suffix('-')
        .is_some_and(|head| head.ends_with(char::is_alphabetic));
    let first = below.split_whitespace().next().unwrap_or_default();
    broken && first.starts_with(char::is_alphabetic) && !matches!(first, "and" | "or" | "to")
}

/// Whether a character shows nothing and may mislead: it never reaches the store
/// or the terminal.
pub fn is_hidden(letter: char) -> bool {
    !letter.is_ascii_graphic()
        && (letter.is_control()
            || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'))
}

/// Text as it is compared: compatibility letters, no combining marks, lower case,
/// the letters that decompose to nothing simpler by a small map, and everything
/// that is neither letter nor figure as one space.
pub fn compare(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    let mut take = |letter: char| {
        if letter.is_alphanumeric() {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(letter);
        } else if letter != '\'' {
            space = true;
        }
    };
    // A letter folds by itself: only marks change with what stands beside them, and no
    // mark is kept. Nearly all letters are plain, which decompose to themselves; a grave
    // accent stands for an apostrophe.
    for letter in text.chars() {
        if letter == ' ' || letter.is_ascii_graphic() && letter != '`' {
            take(letter.to_ascii_lowercase());
        } else {
            letters(letter.encode_utf8(&mut [0; 4])).for_each(&mut take);
        }
    }
    folded
}

/// Letters as search compares them: NFKD without combining marks, lower case,
/// with `ł ø đ æ ß ’ –` as the plain letters that people type for them.
pub fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkd()
        .filter(|letter| {
            !is_combining_mark(*letter) && (letter.is_whitespace() || !is_hidden(*letter))
        })
        .flat_map(char::to_lowercase)
        .flat_map(|letter| {
            let plain = plain(letter);
            plain.chars().chain(plain.is_empty().then_some(letter))
        })
}

fn plain(letter: char) -> &'static str {
    match letter {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ı' => "i",
        '’' | '‘' | '`' | 'ʼ' => "'",
        '“' | '”' => "\"",
        '–' | '—' | '‐' | '‑' | '−' => "-",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_keeps_its_words_and_loses_what_drives_a_terminal() {
        assert_eq!(
            quote("  Cafe\u{301}\u{1b}[31m\n\tre\u{ad}port \u{202e}x "),
            "Café[31m report x"
        );
    }

    #[test]
    fn accents_and_quotation_marks_do_not_part_what_is_the_same() {
        assert_eq!(
            compare("Świątek’s  Review – 2023"),
            compare("swiatek's review - 2023")
        );
        assert_eq!(compare("Łódź & Straße"), "lodz strasse");
        assert_eq!(compare("Lead\nofficer"), compare("Lead officer"));
        assert_eq!(compare("re\u{1}ma\u{ad}rk`s e\u{323}\u{301}"), "remarks e");
        assert_eq!(compare("Ｆｕｌｌ ½ ﬁsh"), "full 1 2 fish");
    }
}
