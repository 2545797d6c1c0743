//! From a key to a command, by layer; and the table of keys for people.

use std::fmt::Write;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::tui::command::{COMMANDS, Command, Layer};

/// Whether a key counts. Windows reports the release of a key as well as its press.
pub fn is_press(key: &KeyEvent) -> bool {
    key.kind != KeyEventKind::Release
}

/// The command that a key means in a layer.
pub fn lookup(layer: Layer, key: &KeyEvent) -> Option<&'static Command> {
    let name = name(key)?;
    in_layer(layer).find(|command| command.keys.contains(&name.as_str()))
}

/// The letter that a key types, where it types one.
pub fn typed(key: &KeyEvent) -> Option<char> {
    // AltGr arrives as Ctrl and Alt together where letters need it.
    let plain =
        !key.modifiers.contains(KeyModifiers::CONTROL) || key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(letter) if plain => Some(letter),
        _ => None,
    }
}

/// The commands of a layer, in the table's order.
pub fn in_layer(layer: Layer) -> impl Iterator<Item = &'static Command> {
    COMMANDS
        .iter()
        .filter(move |command| command.layers.contains(&layer))
}

/// The name of a key, as the command table and the configuration write it.
fn name(key: &KeyEvent) -> Option<String> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let name = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(letter) if control => letter.to_lowercase().collect(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::Up => "up".to_owned(),
        KeyCode::Down => "down".to_owned(),
        KeyCode::Left => "left".to_owned(),
        KeyCode::Right => "right".to_owned(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => "backtab".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::BackTab => "backtab".to_owned(),
        KeyCode::Backspace => "backspace".to_owned(),
        KeyCode::PageUp => "pageup".to_owned(),
        KeyCode::PageDown => "pagedown".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        _ => return None,
    };
    Some(if control {
        format!("ctrl-{name}")
    } else {
        name
    })
}

/// A key as people read it on the screen.
pub fn shown(key: &str, plain: bool) -> String {
    let sign = match key {
        "up" => ["↑", "Up"],
        "down" => ["↓", "Down"],
        "left" => ["←", "Left"],
        "right" => ["→", "Right"],
        "enter" => ["⏎", "Enter"],
        "space" => ["␣", "Space"],
        "esc" => ["Esc", "Esc"],
        "tab" => ["Tab", "Tab"],
        "backtab" => ["Shift-Tab", "Shift-Tab"],
        "backspace" => ["Backspace", "Backspace"],
        "pageup" => ["PgUp", "PgUp"],
        "pagedown" => ["PgDn", "PgDn"],
        "home" => ["Home", "Home"],
        "end" => ["End", "End"],
        other => {
            return match other.strip_prefix("ctrl-") {
                Some(letter) => format!("Ctrl-{}", letter.to_uppercase()),
                None => other.to_owned(),
            };
        }
    };
    sign[usize::from(plain)].to_owned()
}

/// The keys of the desk as a table in Markdown, for the README.
pub fn key_table() -> String {
    let mut table = String::from("| Keys | Command | What it does |\n|---|---|---|\n");
    for command in COMMANDS {
        let keys: Vec<String> = command
            .keys
            .iter()
            .map(|key| format!("`{}`", shown(key, true)))
            .collect();
        let _ = writeln!(
            table,
            "| {} | {} | {} |",
            keys.join(" "),
            command.id,
            command.help
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::Do;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn a_key_means_what_its_layer_says() {
        let space = key(KeyCode::Char(' '), KeyModifiers::NONE);
        let does = |layer| lookup(layer, &space).map(|command| command.does);
        assert_eq!(does(Layer::Agenda), Some(Do::MarkRead));
        assert_eq!(does(Layer::Actions), Some(Do::Tick));
        assert_eq!(does(Layer::Find), None);
    }

    #[test]
    fn control_keys_work_while_one_types() {
        let quit = key(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(
            lookup(Layer::Find, &quit).map(|command| command.does),
            Some(Do::Quit)
        );
        assert_eq!(typed(&quit), None);
        assert_eq!(
            typed(&key(KeyCode::Char('?'), KeyModifiers::SHIFT)),
            Some('?')
        );
    }

    #[test]
    fn every_key_of_the_table_can_be_pressed() {
        for command in COMMANDS {
            for wanted in command.keys {
                let (letter, modifiers) = match wanted.strip_prefix("ctrl-") {
                    Some(rest) => (rest, KeyModifiers::CONTROL),
                    None => (*wanted, KeyModifiers::NONE),
                };
                let code = match letter {
                    "up" => KeyCode::Up,
                    "down" => KeyCode::Down,
                    "left" => KeyCode::Left,
                    "right" => KeyCode::Right,
                    "enter" => KeyCode::Enter,
                    "esc" => KeyCode::Esc,
                    "tab" => KeyCode::Tab,
                    "backtab" => KeyCode::BackTab,
                    "backspace" => KeyCode::Backspace,
                    "pageup" => KeyCode::PageUp,
                    "pagedown" => KeyCode::PageDown,
                    "home" => KeyCode::Home,
                    "end" => KeyCode::End,
                    "space" => KeyCode::Char(' '),
                    one => KeyCode::Char(one.chars().next().unwrap_or(' ')),
                };
                assert_eq!(name(&key(code, modifiers)).as_deref(), Some(*wanted));
            }
        }
    }

    #[test]
    fn the_table_for_the_readme_has_every_command_once() {
        let table = key_table();
        for command in COMMANDS {
            assert_eq!(
                table.matches(&format!("| {} |", command.id)).count(),
                1,
                "{}",
                command.id
            );
        }
    }
}
