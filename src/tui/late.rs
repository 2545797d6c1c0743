//! Answers of the terminal to what it was asked at the start, where they come too late: they
//! arrive among the keys, in pieces too, and are told from them here.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::theme::Background;

/// How long an Esc alone may be the first piece of an answer: nobody presses a next key so
/// soon.
const ESCAPE: Duration = Duration::from_millis(50);
/// The same of more than that, which no person types.
const BEGINNING: Duration = Duration::from_millis(500);
/// No answer is longer: one that broke off takes no more keys with it.
const LONGEST: usize = 160;

/// Tells late answers from keys.
#[derive(Debug, Default)]
pub struct Late {
    /// An answer is still to come: a piece of it may begin with an Esc.
    awaited: bool,
    /// What was said of an answer so far.
    said: String,
    /// The keys that it arrived as, while they may be keys yet.
    held: Vec<KeyEvent>,
}

/// What a key turns out to be.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Keys that a person pressed.
    pub keys: Vec<KeyEvent>,
    /// What the terminal answered of its background.
    pub background: Option<Background>,
}

impl Late {
    /// Nothing is awaited.
    pub fn none() -> Late {
        Late::default()
    }

    /// The answers that come behind those that were read in time.
    pub fn behind(answer: &[u8]) -> Late {
        let mut late = Late {
            awaited: true,
            ..Late::default()
        };
        for letter in String::from_utf8_lossy(answer).chars() {
            late.said.push(letter);
            match reading(&late.said) {
                Reading::Begun | Reading::Sure => {}
                Reading::Whole | Reading::Other => late.said.clear(),
            }
        }
        late
    }

    /// Takes a key.
    pub fn hear(&mut self, key: KeyEvent) -> Heard {
        let mut heard = Heard::default();
        let before = reading(&self.said);
        self.said.push_str(&letters(&key));
        self.held.push(key);
        match reading(&self.said) {
            Reading::Begun if self.said == "\x1b" && !self.awaited => heard.keys = self.give_up(),
            Reading::Begun => {}
            Reading::Sure => self.held.clear(),
            Reading::Whole => {
                heard.background = background(&self.said);
                self.held.clear();
                self.said.clear();
            }
            Reading::Other => {
                let keys = self.give_up();
                // The answer broke off, and this key may begin another.
                if before == Reading::Sure {
                    return self.hear(key);
                }
                heard.keys = keys;
            }
        }
        heard
    }

    /// How long the keys that are held may be; nothing where none is.
    pub fn patience(&self) -> Option<Duration> {
        match self.held.len() {
            0 => None,
            1 if self.said == "\x1b" => Some(ESCAPE),
            _ => Some(BEGINNING),
        }
    }

    /// The keys that were held, which are keys.
    pub fn give_up(&mut self) -> Vec<KeyEvent> {
        self.said.clear();
        std::mem::take(&mut self.held)
    }
}

/// What a key says where it is a piece of an answer. What is no letter says something that
/// stands in none.
fn letters(key: &KeyEvent) -> String {
    let escape = if key.modifiers.contains(KeyModifiers::ALT) {
        "\x1b"
    } else {
        ""
    };
    match key.code {
        KeyCode::Esc => "\x1b".to_owned(),
        KeyCode::Char('g') if key.modifiers == KeyModifiers::CONTROL => "\x07".to_owned(),
        KeyCode::Char(letter) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
            format!("{escape}{letter}")
        }
        _ => "\0".to_owned(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// It may be the beginning of an answer, or keys.
    Begun,
    /// It is the beginning of an answer.
    Sure,
    /// It is an answer.
    Whole,
    /// It is none.
    Other,
}

/// The answers are those to `graphics::question` and to the question about the background.
fn reading(said: &str) -> Reading {
    let Some(rest) = said.strip_prefix('\x1b') else {
        return if said.is_empty() {
            Reading::Begun
        } else {
            Reading::Other
        };
    };
    let mut letters = rest.chars();
    match letters.next() {
        None => Reading::Begun,
        Some(']') => string(letters.as_str(), "11;"),
        Some('_') => string(letters.as_str(), "Gi=3"),
        Some('[') => numbers(letters.as_str()),
        Some(_) => Reading::Other,
    }
}

/// A string of the terminal's: `ESC ] 11 ; rgb:… BEL`, `ESC _ Gi=31;OK ESC \`.
fn string(body: &str, head: &str) -> Reading {
    if head.starts_with(body) && head != body {
        return Reading::Begun;
    }
    let Some(body) = body.strip_prefix(head) else {
        return Reading::Other;
    };
    match body.find(char::is_control).map(|at| &body[at..]) {
        None if body.len() > LONGEST => Reading::Other,
        None | Some("\x1b") => Reading::Sure,
        Some("\x07" | "\x1b\\") => Reading::Whole,
        Some(_) => Reading::Other,
    }
}

/// Numbers between a bracket and their letter: `ESC [ ? 62 ; 4 c`, `ESC [ 6 ; 20 ; 9 t`.
fn numbers(body: &str) -> Reading {
    let private = body.starts_with('?');
    let rest = body.trim_start_matches('?');
    let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
    match rest {
        "" if body.len() > LONGEST => Reading::Other,
        "" if private || body.contains(';') => Reading::Sure,
        "" => Reading::Begun,
        "c" if private => Reading::Whole,
        "t" if body.starts_with("6;") => Reading::Whole,
        _ => Reading::Other,
    }
}

/// The question what the background is. It ends with a bell, as the answer then does:
/// some terminals end it otherwise with half of what they should.
pub const BACKGROUND: &str = "\x1b]11;?\x07";

/// The background in an answer; nothing where it tells of none.
pub fn background(answer: &str) -> Option<Background> {
    let (_, rest) = answer.split_once("\x1b]11;")?;
    let (colour, _) = rest.split_once(['\x07', '\x1b'])?;
    let colour = xterm_color::Color::parse(colour.as_bytes()).ok()?;
    Some(if colour.perceived_lightness() > 0.5 {
        Background::Light
    } else {
        Background::Dark
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: &str = "\x1b]11;rgb:fdfd/fdfd/fbfb";

    /// The keys that crossterm makes of bytes that arrive together.
    fn keys(bytes: &str) -> Vec<KeyEvent> {
        let mut keys = Vec::new();
        let mut letters = bytes.chars().peekable();
        while let Some(letter) = letters.next() {
            let key = match letter {
                '\x1b' => match letters.next() {
                    Some(next) => KeyEvent::new(KeyCode::Char(next), KeyModifiers::ALT),
                    None => KeyEvent::from(KeyCode::Esc),
                },
                '\x07' => KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
                '\r' => KeyEvent::from(KeyCode::Enter),
                letter if letter.is_uppercase() => {
                    KeyEvent::new(KeyCode::Char(letter), KeyModifiers::SHIFT)
                }
                letter => KeyEvent::from(KeyCode::Char(letter)),
            };
            keys.push(key);
        }
        keys
    }

    /// What is typed and what is told of the background, of pieces that arrive one by one.
    fn hears(late: &mut Late, pieces: &[&str]) -> (Vec<KeyEvent>, Option<Background>) {
        let (mut typed, mut told) = (Vec::new(), None);
        for key in pieces.iter().flat_map(|piece| keys(piece)) {
            let heard = late.hear(key);
            typed.extend(heard.keys);
            told = told.or(heard.background);
        }
        (typed, told)
    }

    #[test]
    fn a_late_answer_is_no_key_wherever_it_is_parted() {
        for (end, kitty) in [
            ("\x07", "\x1b_Gi=31;OK\x1b\\"),
            ("\x1b\\", "\x1b_Gi=32;EINVAL:what is this\x1b\\"),
        ] {
            let answer = format!("{LIGHT}{end}{kitty}");
            for at in 0..=answer.len() {
                let mut late = Late::behind(b"");
                let pieces = ["b", &answer[..at], &answer[at..], "u"];
                let (typed, told) = hears(&mut late, &pieces);
                assert_eq!(typed, keys("bu"), "parted at {at} of {answer:?}");
                assert_eq!(told, Some(Background::Light), "parted at {at}");
                assert_eq!(late.patience(), None);
            }
        }
        // What crossterm takes for itself, but for a piece that begins with an Esc.
        let mut late = Late::behind(b"");
        let escape = "\x1b";
        let pieces = [escape, "[6;20;9t", escape, "[?62;22c", "x"];
        assert_eq!(hears(&mut late, &pieces).0, keys("x"));
    }

    #[test]
    fn what_was_read_in_time_is_gone_on_with() {
        let answer = format!("{LIGHT}\x1b\\");
        for at in 1..answer.len() {
            let mut late = Late::behind(&answer.as_bytes()[..at]);
            let (typed, _) = hears(&mut late, &[&answer[at..], "u"]);
            assert_eq!(typed, keys("u"), "parted at {at}");
        }
    }

    #[test]
    fn keys_stay_keys() {
        for awaited in [Late::none, || Late::behind(b"")] {
            for typed in [
                "]11", "a\x1bb", "\x1b]x", "[6;2", "\r", "\x07", "\x1b\x1b", "\x1b[6~",
            ] {
                let mut late = awaited();
                let (mut heard, _) = hears(&mut late, &[typed]);
                heard.extend(late.give_up());
                assert_eq!(heard, keys(typed), "{typed:?}");
            }
        }
        // An Esc waits only where an answer does, and not for long.
        let mut late = Late::none();
        assert_eq!(hears(&mut late, &["\x1b"]).0, keys("\x1b"));
        let mut late = Late::behind(b"");
        assert_eq!(hears(&mut late, &["\x1b"]).0, []);
        assert_eq!(late.patience(), Some(ESCAPE));
        assert_eq!(late.give_up(), keys("\x1b"));
        assert_eq!(late.patience(), None);
    }

    #[test]
    fn an_answer_that_broke_off_takes_no_keys_with_it() {
        let mut late = Late::behind(b"");
        assert_eq!(hears(&mut late, &[LIGHT, "\r", "j"]).0, keys("\rj"));
        let escape = "\x1b";
        assert_eq!(hears(&mut late, &[LIGHT, escape, "q"]).0, keys("q"));
        let long = "z".repeat(LONGEST + 10);
        assert!(!hears(&mut late, &[LIGHT, &long]).0.is_empty());
    }

    #[test]
    fn the_background_is_light_or_dark() {
        assert_eq!(
            background("\x1b]11;rgb:1a1a/1d1d/2121\x1b\\"),
            Some(Background::Dark)
        );
        assert_eq!(
            background("\x1b]11;rgb:ff/ff/ff\x07"),
            Some(Background::Light)
        );
        assert_eq!(background("\x1b[?62;22c"), None);
        assert_eq!(background("\x1b]11;rgb:1a1a"), None);
    }
}
