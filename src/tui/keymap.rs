//! From a key to a command, by layer; and the table of keys for people.

use std::fmt::Write;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::config::{Binding, Fault, nearest};
use crate::tui::command::{COMMANDS, Command, Do, Layer};

/// Keys that have a name of several letters.
const NAMED: [&str; 15] = [
    "space",
    "enter",
    "esc",
    "tab",
    "backtab",
    "backspace",
    "delete",
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
];

/// The command that leaves whatever happens; nobody may lock themselves in.
const WAY_OUT: &str = "quit-now";

/// A command, and the keys that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The command.
    pub command: &'static Command,
    /// Its keys, by their names.
    pub keys: Vec<String>,
}

/// Every command with its keys, as a person settled them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        let bound = COMMANDS.iter().map(|command| Bound {
            command,
            keys: own_keys(command),
        });
        Keymap {
            bound: bound.collect(),
        }
    }
}

impl Keymap {
    /// The commands with a person's keys in the place of their own; where these cannot
    /// be, the command keeps its own, and why is said.
    pub fn new(bindings: &[Binding]) -> (Keymap, Vec<Fault>) {
        let mut keymap = Keymap::default();
        let mut faults = Vec::new();
        let mut settled: Vec<(usize, &Binding)> = Vec::new();
        for binding in bindings {
            match keymap.bind(binding) {
                Ok(at) => settled.push((at, binding)),
                Err(what) => faults.push(Fault {
                    line: binding.line,
                    what,
                }),
            }
        }
        // Of two that clash the later line gives way; what it gives back may clash again.
        while let Some((key, at, with)) = keymap.clash(&settled) {
            let (_, binding) = settled.remove(at);
            faults.push(Fault {
                line: binding.line,
                what: format!(
                    "{key} is the key of “{with}” already; give that one another key as well"
                ),
            });
            let own = keymap.bound.iter_mut();
            for bound in own.filter(|bound| bound.command.id == binding.command) {
                bound.keys = own_keys(bound.command);
            }
        }
        faults.sort();
        (keymap, faults)
    }

    /// The command that a key means in a layer.
    pub fn lookup(&self, layer: Layer, key: &KeyEvent) -> Option<&'static Command> {
        let name = name(key)?;
        self.in_layer(layer)
            .find(|bound| bound.keys.contains(&name))
            .map(|bound| bound.command)
    }

    /// The commands of a layer, in the table's order.
    pub fn in_layer(&self, layer: Layer) -> impl Iterator<Item = &Bound> {
        self.bound
            .iter()
            .filter(move |bound| bound.command.layers.contains(&layer))
    }

    /// Every command, in the table's order.
    pub fn all(&self) -> &[Bound] {
        &self.bound
    }

    /// The first key of what is to be done, as people read it; its name where it has none.
    pub fn key(&self, does: Do) -> String {
        let mut of = self.bound.iter().filter(|bound| bound.command.does == does);
        let named = of.clone().next().map(|bound| bound.command.id);
        match of.find_map(|bound| bound.keys.first()) {
            Some(key) => shown(key, true),
            None => format!(":{}", named.unwrap_or_default()),
        }
    }

    /// Gives a command its keys; says where it stands.
    fn bind(&mut self, binding: &Binding) -> Result<usize, String> {
        let at = self
            .bound
            .iter()
            .position(|bound| bound.command.id == binding.command)
            .ok_or_else(|| no_command(&binding.command))?;
        let command = self.bound[at].command;
        let mut keys = Vec::new();
        for typed in &binding.keys {
            let key = key_of(typed).ok_or_else(|| no_key(typed))?;
            if types(&key) && command.layers.iter().any(|layer| layer.takes_letters()) {
                return Err(format!(
                    "“{}” works where one types, and {typed} is a letter there; use ctrl- with it",
                    command.id
                ));
            }
            keys.push(key);
        }
        if keys.is_empty() && command.id == WAY_OUT {
            return Err("this command needs a key: it always leads out".to_owned());
        }
        self.bound[at].keys = keys;
        Ok(at)
    }

    /// A key that means two commands in one layer: the key, which of the settled ones
    /// is to give way, and the name of the other.
    fn clash(&self, settled: &[(usize, &Binding)]) -> Option<(String, usize, &'static str)> {
        settled
            .iter()
            .enumerate()
            .rev()
            .find_map(|(place, (at, _))| {
                let mine = &self.bound[*at];
                let others = self.bound.iter().enumerate();
                others
                    .filter(|(other, bound)| other != at && bound.meets(mine))
                    .find_map(|(_, bound)| {
                        let key = mine.keys.iter().find(|key| bound.keys.contains(key))?;
                        Some((shown(key, true), place, bound.command.id))
                    })
            })
    }
}

impl Bound {
    /// Whether both work in some place.
    fn meets(&self, other: &Bound) -> bool {
        let layers = self.command.layers;
        layers
            .iter()
            .any(|layer| other.command.layers.contains(layer))
    }
}

fn own_keys(command: &Command) -> Vec<String> {
    command.keys.iter().map(|key| (*key).to_owned()).collect()
}

fn no_command(typed: &str) -> String {
    let names: Vec<&str> = COMMANDS.iter().map(|command| command.id).collect();
    match nearest(typed, &names) {
        Some(near) => format!("“{typed}” is no command; is “{near}” meant?"),
        None => format!("“{typed}” is no command; : on the desk lists their names"),
    }
}

fn no_key(typed: &str) -> String {
    match nearest(typed, &NAMED) {
        Some(near) => format!("“{typed}” is no key; is “{near}” meant?"),
        None => format!("“{typed}” is no key; keys are written f, F, f1, ctrl-f, space, pageup"),
    }
}

/// The name of a key as [`name`] gives it, of what a person wrote.
fn key_of(typed: &str) -> Option<String> {
    let lower = typed.to_lowercase();
    if let Some(rest) = lower.strip_prefix("ctrl-") {
        return key_of(rest).map(|key| format!("ctrl-{key}"));
    }
    let mut letters = typed.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return match letter {
            ' ' => Some("space".to_owned()),
            letter if letter.is_control() => None,
            letter => Some(letter.to_string()),
        };
    }
    let lower = match lower.as_str() {
        "return" => "enter",
        "escape" => "esc",
        "del" => "delete",
        "shift-tab" => "backtab",
        other => other,
    };
    let function = lower
        .strip_prefix('f')
        .and_then(|number| number.parse().ok());
    let is_key = NAMED.contains(&lower) || matches!(function, Some(1..=12_u8));
    is_key.then(|| lower.to_owned())
}

/// Whether a key types something.
fn types(key: &str) -> bool {
    key == "space" || key.chars().count() == 1
}

/// Whether a key counts. Windows reports the release of a key as well as its press.
pub fn is_press(key: &KeyEvent) -> bool {
    key.kind != KeyEventKind::Release
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

/// The name of a key, as the command table and the configuration write it.
pub fn name(key: &KeyEvent) -> Option<String> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let name = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Char(letter) if control => letter.to_lowercase().collect(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::Up => "up".to_owned(),
        KeyCode::Down => "down".to_owned(),
        KeyCode::Left => "left".to_owned(),
        KeyCode::Right => "right".to_owned(),
        // What other programs begin a new line with.
        KeyCode::Enter
            if key
                .modifiers
                .intersects(KeyModifiers::ALT | KeyModifiers::SHIFT) =>
        {
            return Some("ctrl-j".to_owned());
        }
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Esc => "esc".to_owned(),
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => "backtab".to_owned(),
        KeyCode::Tab => "tab".to_owned(),
        KeyCode::BackTab => "backtab".to_owned(),
        KeyCode::Backspace => "backspace".to_owned(),
        KeyCode::PageUp => "pageup".to_owned(),
        KeyCode::PageDown => "pagedown".to_owned(),
        KeyCode::Delete => "delete".to_owned(),
        KeyCode::Home => "home".to_owned(),
        KeyCode::End => "end".to_owned(),
        KeyCode::F(number) => format!("f{number}"),
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
        "delete" => ["Delete", "Delete"],
        "home" => ["Home", "Home"],
        "end" => ["End", "End"],
        other => {
            return match other.strip_prefix("ctrl-") {
                Some(letter) => format!("Ctrl-{}", letter.to_uppercase()),
                None if types(other) => other.to_owned(),
                None => other.to_uppercase(),
            };
        }
    };
    sign[usize::from(plain)].to_owned()
}

/// The keys of the desk as a table in Markdown, for the README.
pub fn key_table() -> String {
    let mut table = String::from("| Keys | Where | Command | What it does |\n|---|---|---|---|\n");
    for command in COMMANDS {
        let keys: Vec<String> = command
            .keys
            .iter()
            .map(|key| format!("`{}`", shown(key, true)))
            .collect();
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} |",
            keys.join(" "),
            Layer::words(command.layers),
            command.id,
            command.help
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::Program;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn a_key_means_what_its_layer_says() {
        let space = key(KeyCode::Char(' '), KeyModifiers::NONE);
        let keymap = Keymap::default();
        let does = |layer| keymap.lookup(layer, &space).map(|command| command.does);
        assert_eq!(does(Layer::Agenda), Some(Do::MarkRead));
        assert_eq!(does(Layer::Actions), Some(Do::Tick));
        assert_eq!(does(Layer::Find), None);
    }

    #[test]
    fn control_keys_work_while_one_types() {
        let quit = key(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(
            Keymap::default()
                .lookup(Layer::Find, &quit)
                .map(|command| command.does),
            Some(Do::Program(Program::Quit))
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
                    "delete" => KeyCode::Delete,
                    "home" => KeyCode::Home,
                    "end" => KeyCode::End,
                    "f1" => KeyCode::F(1),
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
                table
                    .matches(&format!("| {} | {} |", command.id, command.help))
                    .count(),
                1,
                "{}",
                command.id
            );
        }
    }

    fn settled(lines: &[(&str, &[&str])]) -> (Keymap, Vec<(usize, String)>) {
        let bindings: Vec<Binding> = (1..)
            .zip(lines)
            .map(|(line, (command, keys))| Binding {
                command: (*command).to_owned(),
                keys: keys.iter().map(|key| (*key).to_owned()).collect(),
                line,
            })
            .collect();
        let (keymap, faults) = Keymap::new(&bindings);
        let faults = faults.into_iter().map(|fault| (fault.line, fault.what));
        (keymap, faults.collect())
    }

    #[test]
    fn a_command_takes_the_keys_of_a_person() {
        let (keymap, faults) = settled(&[("find", &["ctrl-F", "f2"]), ("undo", &[])]);
        assert_eq!(faults, []);
        let find = key(KeyCode::F(2), KeyModifiers::NONE);
        let does = |keymap: &Keymap, key| {
            let command = keymap.lookup(Layer::Agenda, key);
            command.map(|command| command.does)
        };
        assert_eq!(does(&keymap, &find), Some(Do::Find));
        let control = key(KeyCode::Char('f'), KeyModifiers::CONTROL);
        assert_eq!(does(&keymap, &control), Some(Do::Find));
        let old = key(KeyCode::Char('f'), KeyModifiers::NONE);
        assert_eq!(does(&keymap, &old), None);
        assert_eq!(keymap.key(Do::Find), "Ctrl-F");
        assert_eq!(keymap.key(Do::Undo), ":undo");
    }

    #[test]
    fn two_commands_may_change_places() {
        let (keymap, faults) = settled(&[("find", &["m"]), ("meetings", &["f"])]);
        assert_eq!(faults, []);
        assert_eq!(
            (keymap.key(Do::Find), keymap.key(Do::Meetings)),
            ("m".to_owned(), "f".to_owned())
        );
    }

    #[test]
    fn a_key_of_another_command_is_refused_and_said() {
        let (keymap, faults) = settled(&[("find", &["m"])]);
        assert_eq!(keymap, Keymap::default());
        assert_eq!(
            faults,
            [(
                1,
                "m is the key of “meetings” already; give that one another key as well".to_owned()
            )]
        );
    }

    #[test]
    fn what_gives_way_makes_others_give_way() {
        // The third takes what the first had; the first cannot move, and stays.
        let (keymap, faults) = settled(&[("find", &["q"]), ("meetings", &["f"])]);
        assert_eq!(keymap, Keymap::default());
        assert_eq!(
            faults.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [1, 2]
        );
    }

    #[test]
    fn names_that_nothing_has_are_said() {
        let (keymap, faults) =
            settled(&[("fnid", &["f"]), ("find", &["pgeup"]), ("choose", &["x"])]);
        assert_eq!(keymap, Keymap::default());
        let words: Vec<&str> = faults.iter().map(|(_, what)| what.as_str()).collect();
        assert_eq!(words[0], "“fnid” is no command; is “find” meant?");
        assert_eq!(words[1], "“pgeup” is no key; is “pageup” meant?");
        assert!(words[2].starts_with("“choose” works where one types"));
    }

    #[test]
    fn the_way_out_keeps_a_key() {
        let (keymap, faults) = settled(&[("quit-now", &[])]);
        assert_eq!((keymap, faults.len()), (Keymap::default(), 1));
    }
}
