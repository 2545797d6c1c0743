//! The desk over an invented council on a terminal of memory: given, pressed, seen.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use super::shelf::papers::date;
use super::shelf::{Shelf, TODAY};
use crate::tui::event::{Effect, Event};
use crate::tui::model::{Model, Setting, Settled};
use crate::tui::update::{start, update};
use crate::tui::view::view;

pub struct Screen {
    pub model: Model,
    pub shelf: Shelf,
}

impl Screen {
    pub fn new(width: u16, height: u16) -> Screen {
        Screen::over(Shelf::new(), width, height)
    }

    pub fn over(shelf: Shelf, width: u16, height: u16) -> Screen {
        let (mut screen, effects) = Screen::opening(shelf, width, height);
        screen.act(effects);
        screen
    }

    /// Before the store has answered; and what it is asked.
    pub fn opening(shelf: Shelf, width: u16, height: u16) -> (Screen, Vec<Effect>) {
        let setting = Setting {
            today: date(TODAY),
            who: "Ada".to_owned(),
            demo: false,
            meeting: None,
            settled: Settled::default(),
        };
        let mut screen = Screen {
            model: Model::new(setting, Size { width, height }),
            shelf,
        };
        let effects = start(&mut screen.model);
        (screen, effects)
    }

    /// Lets the store answer.
    pub fn act(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            for answer in self.shelf.answer(effect) {
                let effects = update(&mut self.model, Event::Answer(answer));
                self.act(effects);
            }
        }
    }

    pub fn happens(mut self, event: Event) -> Screen {
        let effects = update(&mut self.model, event);
        self.act(effects);
        self
    }

    /// Presses keys, named as the command table names them, parted by spaces.
    pub fn press(mut self, keys: &str) -> Screen {
        for key in keys.split(' ') {
            let (name, modifiers) = match key.strip_prefix("ctrl-") {
                Some(rest) => (rest, KeyModifiers::CONTROL),
                None => (key, KeyModifiers::NONE),
            };
            let code = match name {
                "up" => KeyCode::Up,
                "down" => KeyCode::Down,
                "left" => KeyCode::Left,
                "right" => KeyCode::Right,
                "enter" => KeyCode::Enter,
                "esc" => KeyCode::Esc,
                "tab" => KeyCode::Tab,
                "backtab" => KeyCode::BackTab,
                "backspace" => KeyCode::Backspace,
                "delete" => KeyCode::Delete,
                "space" => KeyCode::Char(' '),
                "end" => KeyCode::End,
                "home" => KeyCode::Home,
                "pagedown" => KeyCode::PageDown,
                "pageup" => KeyCode::PageUp,
                letter => KeyCode::Char(letter.chars().next().unwrap()),
            };
            self = self.happens(Event::Key(KeyEvent::new(code, modifiers)));
        }
        self
    }

    /// Takes letters, and Enter for a line's end, before the store answers; and says
    /// what it is asked.
    pub fn hears(&mut self, letters: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for letter in letters.chars() {
            let code = match letter {
                '\n' => KeyCode::Enter,
                letter => KeyCode::Char(letter),
            };
            let key = KeyEvent::new(code, KeyModifiers::NONE);
            effects.extend(update(&mut self.model, Event::Key(key)));
        }
        effects
    }

    /// Types letters.
    pub fn types(mut self, words: &str) -> Screen {
        for letter in words.chars() {
            let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            self = self.happens(Event::Key(key));
        }
        self
    }

    /// What is to be seen.
    pub fn seen(&self) -> String {
        let size = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        (0..size.height)
            .map(|y| {
                let mut line = String::new();
                let mut skip = 0;
                for x in 0..size.width {
                    let symbol = buffer[(x, y)].symbol();
                    if skip == 0 {
                        line.push_str(symbol);
                        skip = crate::tui::text::width(symbol).saturating_sub(1);
                    } else {
                        skip -= 1;
                    }
                }
                line.trim_end().to_owned() + "\n"
            })
            .collect()
    }

    /// The last line.
    pub fn foot(&self) -> String {
        self.seen()
            .lines()
            .last()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}
