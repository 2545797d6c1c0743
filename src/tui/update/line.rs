//! Letters in a line: typed, pasted and taken away where the cursor stands, and the cursor's
//! way along it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::fold;
use crate::tui::keymap;
use crate::tui::model::Typing;

/// Changes a line by a key; says whether it did.
pub fn edit(line: &mut String, key: &KeyEvent) -> bool {
    if let Some(letter) = keymap::typed(key) {
        if fold::is_hidden(letter) {
            return false;
        }
        line.push(letter);
        return true;
    }
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('u') if control => {
            line.clear();
            true
        }
        KeyCode::Char('w') if control => {
            let kept = line.trim_end().rfind(' ').map_or(0, |at| at + 1);
            line.truncate(kept);
            true
        }
        KeyCode::Backspace => {
            let last = line.graphemes(true).next_back().map_or(0, str::len);
            line.truncate(line.len() - last);
            last > 0
        }
        _ => false,
    }
}

/// Changes a line at its cursor; says whether it did.
pub fn type_in(typing: &mut Typing, key: &KeyEvent) -> bool {
    let mut behind = typing.text.split_off(typing.text.len() - typing.behind);
    let changed = if key.code == KeyCode::Delete {
        let first = behind.graphemes(true).next().map_or(0, str::len);
        behind.drain(..first);
        first > 0
    } else {
        edit(&mut typing.text, key)
    };
    typing.behind = behind.len();
    typing.text.push_str(&behind);
    changed
}

/// Puts text where the cursor stands.
pub fn paste(typing: &mut Typing, text: &str) {
    let at = typing.text.len() - typing.behind;
    typing.text.insert_str(at, text);
}

/// Moves the cursor; says whether the key is one that does.
pub fn walk(typing: &mut Typing, key: &KeyEvent) -> bool {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let (before, behind) = typing.text.split_at(typing.text.len() - typing.behind);
    typing.behind = match key.code {
        KeyCode::Left if control => {
            let kept = before.trim_end().rfind(' ').map_or(0, |at| at + 1);
            typing.text.len() - kept
        }
        KeyCode::Right if control => {
            let rest = behind.trim_start();
            rest.find(' ').map_or(0, |at| rest.len() - at)
        }
        KeyCode::Left => {
            let last = before.graphemes(true).next_back();
            typing.behind + last.map_or(0, str::len)
        }
        KeyCode::Right => {
            let first = behind.graphemes(true).next();
            typing.behind - first.map_or(0, str::len)
        }
        KeyCode::Home => typing.text.len(),
        KeyCode::End => 0,
        _ => return false,
    };
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::model::Purpose;

    fn line(text: &str) -> Typing {
        Typing::on(Purpose::Page, text.to_owned())
    }

    fn press(typing: &mut Typing, keys: &[KeyCode]) {
        for code in keys {
            let key = KeyEvent::from(*code);
            let _ = walk(typing, &key) || type_in(typing, &key);
        }
    }

    #[test]
    fn letters_go_where_the_cursor_stands() {
        use KeyCode::{Backspace, Char, Delete, End, Home, Left, Right};
        let mut typing = line("a ferry");
        press(
            &mut typing,
            &[Home, Right, Char('n'), Left, Left, Delete, Char('A')],
        );
        assert_eq!(typing.text, "An ferry");
        press(&mut typing, &[End, Left, Backspace, Char('r'), Char('r')]);
        assert_eq!(typing.text, "An ferrry");
        press(
            &mut typing,
            &[Home, Backspace, Left, Char('x'), End, Right, Char('!')],
        );
        assert_eq!(typing.text, "xAn ferrry!");
        paste(&mut typing, "?");
        assert_eq!(typing.text, "xAn ferrry!?");
    }

    #[test]
    fn the_cursor_goes_by_letters_as_they_are_seen_and_by_words() {
        let mut typing = line("Zoe\u{308} Świątek");
        let by_word = |code| KeyEvent::new(code, KeyModifiers::CONTROL);
        assert!(walk(&mut typing, &by_word(KeyCode::Left)));
        assert_eq!(typing.behind, "Świątek".len());
        press(&mut typing, &[KeyCode::Left, KeyCode::Backspace]);
        assert_eq!(
            typing.text, "Zo Świątek",
            "the sign over a letter goes with it"
        );
        assert!(walk(&mut typing, &by_word(KeyCode::Right)));
        assert_eq!(typing.behind, 0);
    }
}
