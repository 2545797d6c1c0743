//! What a person has settled for the desk and the command line, in one optional TOML file.
//!
//! A setting that is wrong keeps its default and is reported with its line; the others
//! hold all the same. `assets/config.toml` holds every setting with its default.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// Every setting with its default and what it does.
pub const DEFAULT: &str = include_str!("../assets/config.toml");

/// The largest file that is read: no person writes so many settings.
const LARGEST: u64 = 1024 * 1024;

/// What is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The person's name, for ticks and notes; without one the system's user.
    pub name: Option<String>,
    /// The colours.
    pub theme: Look,
    /// The signs.
    pub glyphs: Signs,
    /// Whether the mouse scrolls and chooses.
    pub mouse: bool,
    /// How pages are shown as pictures.
    pub pictures: Pictures,
    /// The folder in which new papers arrive.
    pub inbox: Option<PathBuf>,
    /// Where a backup is made on each day with edits.
    pub backups: Backups,
    /// Commands with keys of the person's own.
    pub keys: Vec<Binding>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            name: None,
            theme: Look::Auto,
            glyphs: Signs::Pretty,
            mouse: true,
            pictures: Pictures::Auto,
            inbox: None,
            backups: Backups::Beside,
            keys: Vec::new(),
        }
    }
}

/// The colours of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// As the terminal's background is.
    Auto,
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// Strong contrast, on either.
    Contrast,
    /// None.
    None,
}

impl Look {
    /// All of them, in the order in which a key goes through them.
    const ALL: [Look; 5] = [
        Look::Auto,
        Look::Light,
        Look::Dark,
        Look::Contrast,
        Look::None,
    ];

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Look::Auto => "auto",
            Look::Light => "light",
            Look::Dark => "dark",
            Look::Contrast => "contrast",
            Look::None => "none",
        }
    }

    /// Of a name.
    pub fn of(name: &str) -> Option<Look> {
        Look::ALL.into_iter().find(|look| look.name() == name)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Look {
        let at = Look::ALL.iter().position(|look| *look == self).unwrap_or(0);
        Look::ALL[(at + 1) % Look::ALL.len()]
    }
}

/// The signs of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signs {
    /// Of Unicode.
    Pretty,
    /// Of ASCII alone.
    Plain,
}

/// How pages are shown as pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pictures {
    /// In the best way that the terminal says it knows.
    Auto,
    /// By the protocol of kitty.
    Kitty,
    /// As sixels.
    Sixel,
    /// By the protocol of iTerm2.
    Iterm,
    /// In halves of blocks, which every terminal with colours draws.
    Blocks,
    /// Not at all.
    None,
}

/// Where a backup is made on each day with edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backups {
    /// In a folder beside the store.
    Beside,
    /// In this folder.
    In(PathBuf),
    /// Nowhere.
    None,
}

/// The keys that a person has given to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The command, by its name.
    pub command: String,
    /// Its keys, by their names; none where it is to have no key.
    pub keys: Vec<String>,
    /// The line, counted from 1.
    pub line: usize,
}

/// A setting that does not hold, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, counted from 1; 0 where it is the whole file.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => formatter.write_str(&self.what),
            line => write!(formatter, "line {line}: {}", self.what),
        }
    }
}

/// Reads the file; without one, the defaults hold.
pub fn read(path: &Path) -> (Config, Vec<Fault>) {
    let whole = |what: String| (Config::default(), vec![Fault { line: 0, what }]);
    match fs::metadata(path) {
        Ok(known) if known.len() > LARGEST => {
            return whole("it is too large to hold settings; the defaults are used".to_owned());
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return (Config::default(), Vec::new());
        }
        Err(error) => return whole(format!("it could not be read ({error})")),
    }
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => parse(&text),
            Err(_) => whole("it is not UTF-8; save it as UTF-8".to_owned()),
        },
        Err(error) => whole(format!("it could not be read ({error})")),
    }
}

/// Reads settings: those that hold, and what is wrong with the others.
pub fn parse(text: &str) -> (Config, Vec<Fault>) {
    // Notepad begins a file with a mark that is no letter.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut settings = Settings {
        text,
        config: Config::default(),
        faults: Vec::new(),
    };
    for error in errors {
        let at = error.span().unwrap_or_default();
        let line = settings.line(&at);
        settings.misread(line, error.message());
    }
    for (name, value) in table.into_inner() {
        settings.take(&name, value);
    }
    let Settings {
        config, mut faults, ..
    } = settings;
    faults.sort();
    // One slip of the pen makes a reader stumble several times in its line.
    faults.dedup_by_key(|fault| fault.line);
    (config, faults)
}

/// Settings while they are read.
struct Settings<'a> {
    text: &'a str,
    config: Config,
    faults: Vec<Fault>,
}

/// The names of all settings.
const NAMES: [&str; 8] = [
    "name", "theme", "glyphs", "mouse", "pictures", "inbox", "backups", "keys",
];

impl Settings<'_> {
    fn take(&mut self, name: &Spanned<impl AsRef<str>>, value: Spanned<DeValue<'_>>) {
        let line = self.line(&name.span());
        match name.get_ref().as_ref() {
            "name" => {
                if let Some(person) = self.value::<String>(line, value, "a name in \"quotes\"") {
                    let person = person.trim();
                    self.config.name = (!person.is_empty()).then(|| person.to_owned());
                }
            }
            "theme" => {
                let words = "\"auto\", \"light\", \"dark\", \"contrast\" or \"none\"";
                if let Some(look) = self.value(line, value, words) {
                    self.config.theme = look;
                }
            }
            "glyphs" => {
                if let Some(signs) = self.value(line, value, "\"pretty\" or \"plain\"") {
                    self.config.glyphs = signs;
                }
            }
            "mouse" => {
                if let Some(mouse) = self.value(line, value, "true or false") {
                    self.config.mouse = mouse;
                }
            }
            "pictures" => {
                let words = "\"auto\", \"kitty\", \"sixel\", \"iterm\", \"blocks\" or \"none\"";
                if let Some(pictures) = self.value(line, value, words) {
                    self.config.pictures = pictures;
                }
            }
            "inbox" => {
                if let Some(folder) = self.value::<String>(line, value, "a folder in 'quotes'") {
                    self.config.inbox = (!folder.trim().is_empty()).then(|| at_home(&folder));
                }
            }
            "backups" => {
                #[derive(Deserialize)]
                #[serde(untagged)]
                enum Wish {
                    Made(bool),
                    In(String),
                }
                let words = "true, false or a folder in 'quotes'";
                match self.value::<Wish>(line, value, words) {
                    Some(Wish::Made(true)) => self.config.backups = Backups::Beside,
                    Some(Wish::Made(false)) => self.config.backups = Backups::None,
                    Some(Wish::In(folder)) if folder.trim().is_empty() => {
                        self.fault(line, &format!("this setting is {words}"));
                    }
                    Some(Wish::In(folder)) => self.config.backups = Backups::In(at_home(&folder)),
                    None => {}
                }
            }
            "keys" => match value.into_inner() {
                DeValue::Table(table) => {
                    for (command, keys) in table {
                        self.bind(&command, keys);
                    }
                }
                _ => self.fault(
                    line,
                    "keys are written under a heading of their own: [keys]",
                ),
            },
            other => {
                let words = match nearest(other, &NAMES) {
                    Some(near) => format!("“{other}” is no setting; is “{near}” meant?"),
                    None => format!("“{other}” is no setting; {} are", NAMES.join(", ")),
                };
                self.fault(line, &words);
            }
        }
    }

    fn bind(&mut self, command: &Spanned<impl AsRef<str>>, keys: Spanned<DeValue<'_>>) {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Keys {
            One(String),
            Many(Vec<String>),
        }
        let line = self.line(&command.span());
        let words = "a key in \"quotes\", or several: [\"f\", \"ctrl-f\"]";
        let Some(keys) = self.value::<Keys>(line, keys, words) else {
            return;
        };
        self.config.keys.push(Binding {
            command: command.get_ref().as_ref().to_owned(),
            keys: match keys {
                Keys::One(key) if key.is_empty() => Vec::new(),
                Keys::One(key) => vec![key],
                Keys::Many(keys) => keys,
            },
            line,
        });
    }

    fn value<T: DeserializeOwned>(
        &mut self,
        line: usize,
        value: Spanned<DeValue<'_>>,
        wanted: &str,
    ) -> Option<T> {
        let read = T::deserialize(ValueDeserializer::from(value));
        if read.is_err() {
            self.fault(line, &format!("this setting is {wanted}"));
        }
        read.ok()
    }

    /// A line that is no TOML.
    fn misread(&mut self, line: usize, message: &str) {
        let written = self.text.lines().nth(line.saturating_sub(1)).unwrap_or("");
        // The path of a Windows folder, pasted between the quotes that take signs apart.
        let words = if written.contains('\\') && written.contains('"') {
            "between 'single quotes' a folder may hold \\; between \"double\" ones it may not"
                .to_owned()
        } else {
            format!("this cannot be read ({message})")
        };
        self.fault(line, &words);
    }

    fn fault(&mut self, line: usize, what: &str) {
        self.faults.push(Fault {
            line,
            what: what.to_owned(),
        });
    }

    /// The line of a place, counted from 1.
    fn line(&self, at: &Range<usize>) -> usize {
        let before = self.text.as_bytes().iter().take(at.start);
        1 + before.filter(|byte| **byte == b'\n').count()
    }
}

/// A folder as it was typed, its `~` read as the person's own folder.
fn at_home(folder: &str) -> PathBuf {
    let folder = folder.trim();
    let within = folder
        .strip_prefix('~')
        .map(|rest| rest.trim_start_matches(['/', '\\']));
    match (within, directories::BaseDirs::new()) {
        (Some(rest), Some(folders)) => folders.home_dir().join(rest),
        (Some(_) | None, _) => PathBuf::from(folder),
    }
}

/// The name that was meant, where one is near enough to what was typed.
pub fn nearest<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    /// How like a name what was typed has to be.
    const LIKE: f64 = 0.6;
    names
        .iter()
        .map(|name| {
            let diff = similar::TextDiff::from_chars(typed, *name);
            (f64::from(diff.ratio()), *name)
        })
        .filter(|(like, _)| *like >= LIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, String)> {
        let (_, faults) = parse(text);
        faults
            .into_iter()
            .map(|fault| (fault.line, fault.what))
            .collect()
    }

    #[test]
    fn the_annotated_file_says_the_defaults_and_nothing_else() {
        let (config, faults) = parse(DEFAULT);
        assert_eq!(faults, []);
        assert_eq!(config, Config::default());
        // Each setting stands in it, those without a default behind a #.
        for name in NAMES {
            let stands = DEFAULT.lines().any(|line| {
                let line = line.trim_start_matches(['#', ' ']);
                line.starts_with(&format!("{name} = ")) || line == format!("[{name}]")
            });
            assert!(stands, "{name}");
        }
    }

    #[test]
    fn settings_that_hold_are_taken() {
        let (config, faults) = parse(
            "name = \"Ada Penhale\"\ntheme = \"dark\"\nglyphs = \"plain\"\nmouse = false\n\
             inbox = 'C:\\Users\\ada\\Downloads'\n[keys]\nfind = [\"f\", \"ctrl-f\"]\nquit = \"Q\"\n",
        );
        assert_eq!(faults, []);
        assert_eq!(config.name.as_deref(), Some("Ada Penhale"));
        assert_eq!((config.theme, config.glyphs), (Look::Dark, Signs::Plain));
        assert!(!config.mouse);
        assert_eq!(
            config.inbox,
            Some(PathBuf::from("C:\\Users\\ada\\Downloads"))
        );
        let keys: Vec<_> = config
            .keys
            .iter()
            .map(|binding| (binding.command.as_str(), binding.keys.len(), binding.line))
            .collect();
        assert_eq!(keys, [("find", 2, 7), ("quit", 1, 8)]);
    }

    #[test]
    fn a_wrong_line_is_reported_and_the_others_hold() {
        let text = "nmae = \"Ada\"\nmouse = \"no\"\nglyphs = \"plain\"\ntheme = \"pink\"\n";
        let (config, _) = parse(text);
        assert_eq!(config.glyphs, Signs::Plain);
        assert_eq!((config.theme, config.mouse), (Look::Auto, true));
        assert_eq!(
            lines(text),
            [
                (1, "“nmae” is no setting; is “name” meant?".to_owned()),
                (2, "this setting is true or false".to_owned()),
                (
                    4,
                    "this setting is \"auto\", \"light\", \"dark\", \"contrast\" or \"none\""
                        .to_owned()
                ),
            ]
        );
    }

    #[test]
    fn a_line_that_is_no_toml_costs_only_itself() {
        let text = "mouse = = false\nglyphs = \"plain\"\n";
        let (config, faults) = parse(text);
        assert_eq!(config.glyphs, Signs::Plain);
        assert_eq!(
            faults.iter().map(|fault| fault.line).collect::<Vec<_>>(),
            [1]
        );
    }

    #[test]
    fn a_windows_folder_between_double_quotes_is_explained() {
        let found = lines("name = \"Ada\"\ninbox = \"C:\\Users\\ada\"\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 2);
        assert!(found[0].1.contains("single quotes"), "{}", found[0].1);
    }

    #[test]
    fn backups_are_made_or_not_or_in_a_folder() {
        for (text, backups) in [
            ("", Backups::Beside),
            ("backups = true", Backups::Beside),
            ("backups = false", Backups::None),
            (
                "backups = '/mnt/kept'",
                Backups::In(PathBuf::from("/mnt/kept")),
            ),
        ] {
            let (config, faults) = parse(text);
            assert_eq!((config.backups, faults), (backups, Vec::new()), "{text}");
        }
        assert_eq!(lines("backups = 7").len(), 1);
    }

    #[test]
    fn a_tilde_is_the_persons_own_folder() {
        let (config, _) = parse("inbox = \"~/Downloads\"\n");
        let home = directories::BaseDirs::new().map(|folders| folders.home_dir().join("Downloads"));
        assert_eq!(config.inbox, home);
    }

    #[test]
    fn without_a_file_the_defaults_hold() {
        let (config, faults) = read(Path::new("no/such/file.toml"));
        assert_eq!((config, faults), (Config::default(), Vec::new()));
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_written_in_it_breaks_anything(text in ".{0,200}") {
            let (_, faults) = parse(&text);
            let lines = text.lines().count() + 1;
            proptest::prop_assert!(faults.iter().all(|fault| fault.line <= lines));
        }
    }
}
