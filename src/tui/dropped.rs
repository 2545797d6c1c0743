//! The files that a text names which was dropped onto the window or pasted: terminals
//! write a path each in their own way.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

/// The paths in a text; none where it is a text like any other.
///
/// Read are paths between quotes, with backslashes before their spaces, as `file://`
/// addresses, and behind the `&` of PowerShell; several, parted by spaces or lines.
pub fn paths(text: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = line.strip_prefix("& ").unwrap_or(line);
        if !line.contains(['"', '\'']) && begins_one(line) && !is_escaped(line) {
            // A path alone, whose spaces are its own.
            paths.extend(path(line));
            continue;
        }
        for word in words(line) {
            if !begins_one(&word) {
                return Vec::new();
            }
            paths.extend(path(&word));
        }
    }
    paths
}

/// The keys that are there, or the path that they type all at once. Windows has no
/// bracketed paste: a file that is dropped onto its terminal arrives as keys, each of
/// which would be a command.
#[cfg(windows)]
pub fn typed_at_once(first: KeyEvent) -> Result<Vec<KeyEvent>, String> {
    use std::time::Duration;

    use crossterm::event::{Event, poll, read};

    use crate::tui::keymap::{is_press, typed};

    /// Nobody types the next letter so soon; a terminal that pastes does.
    const AT_ONCE: Duration = Duration::from_millis(2);

    let mut keys = vec![first];
    while typed(&first).is_some() && poll(AT_ONCE).unwrap_or(false) {
        match read() {
            Ok(Event::Key(key)) => keys.push(key),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    let letters: String = keys
        .iter()
        .filter(|key| is_press(key))
        .filter_map(typed)
        .collect();
    if paths(&letters).is_empty() {
        Ok(keys)
    } else {
        Err(letters)
    }
}

/// The key: other systems tell what is pasted from what is typed.
#[cfg(not(windows))]
pub fn typed_at_once(key: KeyEvent) -> Result<Vec<KeyEvent>, String> {
    Ok(vec![key])
}

/// Whether a text begins as a path from the top of a disk or of one's own folder does.
fn begins_one(text: &str) -> bool {
    let mut letters = text.chars();
    let drive = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'));
    drive
        || text.starts_with("file://")
        || text.starts_with("~/")
        || text.starts_with(r"\\")
        // A command of a chat begins with a stroke too, but holds no second one.
        || (text.starts_with('/') && text[1..].contains('/'))
}

/// Whether backslashes stand before the spaces, as shells want it. In a Windows path they
/// part its folders.
fn is_escaped(line: &str) -> bool {
    line.starts_with(['/', '~']) && line.contains("\\ ")
        || line.starts_with("file://") && line.contains(" file://")
}

/// The words of a line, as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '\\') if letters.peek().is_some_and(|next| !next.is_alphanumeric()) => {
                word.extend(letters.next());
            }
            (None, ' ') => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(letter),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn path(word: &str) -> Option<PathBuf> {
    if let Some(address) = word.strip_prefix("file://") {
        // The name of this machine may stand there, or nothing.
        let at = address.find('/')?;
        let plain = percent_decoded(&address[at..])?;
        let drive = plain.get(2..3) == Some(":");
        return Some(PathBuf::from(if drive { &plain[1..] } else { &plain }));
    }
    if let Some(rest) = word.strip_prefix("~/") {
        let home = directories::BaseDirs::new()?;
        return Some(home.home_dir().join(rest));
    }
    Some(PathBuf::from(word))
}

/// An address with its `%20` read as the letters that they are.
fn percent_decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            Some(_) | None => bytes.push(first),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let paths = paths(text).into_iter();
        paths.map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn each_terminals_way_of_writing_a_path_is_read() {
        for (dropped, meant) in [
            ("/home/ada/pack.pdf", "/home/ada/pack.pdf"),
            ("'/home/ada/the pack.pdf' ", "/home/ada/the pack.pdf"),
            ("\"/home/ada/the pack.pdf\"", "/home/ada/the pack.pdf"),
            (
                "/home/ada/the\\ pack\\(1\\).pdf",
                "/home/ada/the pack(1).pdf",
            ),
            ("/home/ada/the pack.pdf\n", "/home/ada/the pack.pdf"),
            ("file:///home/ada/the%20pack.pdf", "/home/ada/the pack.pdf"),
            ("file:///C:/Users/ada/pack.pdf", "C:/Users/ada/pack.pdf"),
            (
                "\"C:\\Users\\Ada P\\pack.pdf\"",
                "C:\\Users\\Ada P\\pack.pdf",
            ),
            (
                "C:\\Users\\ada\\new pack.pdf",
                "C:\\Users\\ada\\new pack.pdf",
            ),
            ("& 'C:\\Users\\ada\\pack.pdf'", "C:\\Users\\ada\\pack.pdf"),
            (
                "\\\\server\\papers\\pack.pdf",
                "\\\\server\\papers\\pack.pdf",
            ),
        ] {
            assert_eq!(said(dropped), [meant], "{dropped}");
        }
    }

    #[test]
    fn several_files_are_dropped_at_once() {
        let meant = ["/a/one.pdf", "/a/the two.pdf"];
        assert_eq!(said("'/a/one.pdf' '/a/the two.pdf'"), meant);
        assert_eq!(said("/a/one.pdf /a/the\\ two.pdf"), meant);
        assert_eq!(said("/a/one.pdf\n/a/the two.pdf\n"), meant);
        assert_eq!(said("file:///a/one.pdf file:///a/the%20two.pdf"), meant);
    }

    #[test]
    fn other_texts_are_no_paths() {
        for text in [
            "",
            "leaf fall",
            "/help",
            "and/or",
            "Item 5: \"budget\"",
            "C: drive",
        ] {
            assert_eq!(said(text), [] as [&str; 0], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_it(text in "[a-z/~'\"\\\\ %:&.é\n]{0,60}") {
            let _ = paths(&text);
        }
    }
}
