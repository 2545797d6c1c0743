//! A program in a pseudo-terminal: what it draws, and the keys it is sent.
//!
//! Shared by the test binaries (`mod terminal;`) and by the tool that takes
//! pictures. A thread reads what the program writes into a vt100 screen and
//! answers what it asks of its terminal; waiting is for text on that screen, woken
//! by each write, and ends at a deadline by showing the screen. Nothing sleeps.
//!
//! ```ignore
//! let mut desk = Launch::new(env!("CARGO_BIN_EXE_matters")).arg("demo").size(140, 40).start();
//! desk.wait_for("Agenda");
//! desk.press("j").press("Ctrl-R").type_text("budget");
//! assert!(desk.screen().contains("budget"));
//! assert_eq!(desk.press("q").exit_code(), 0);
//! ```
//!
//! A program tells Esc from Alt by what follows at once: after `press("Esc")`,
//! wait for what it does before pressing the next key.

#![allow(dead_code, reason = "each binary uses its own part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a wait lasts before it fails: long enough for a busy machine, since
/// only a failing test waits so long.
const DEADLINE: Duration = Duration::from_secs(30);

/// What the terminal says of its background, and which palette a picture has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// Light letters on dark.
    #[default]
    Dark,
    /// Dark letters on light.
    Light,
}

impl Background {
    /// Foreground and background.
    pub fn colours(self) -> ([u8; 3], [u8; 3]) {
        match self {
            Background::Dark => ([0xd8, 0xdc, 0xe0], [0x1a, 0x1d, 0x21]),
            Background::Light => ([0x24, 0x29, 0x2f], [0xfd, 0xfd, 0xfb]),
        }
    }
}

/// A program about to be started.
pub struct Launch {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    background: Background,
    answers_late: bool,
}

impl Launch {
    /// The program, found as a shell finds it, on a dark terminal of 80 by 24 that
    /// shows all colours.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        // A path is the caller's, not one to be searched for.
        let program = Path::new(program.as_ref());
        let program = match program.components().count() {
            0 | 1 => program.to_owned(),
            _ => std::path::absolute(program).expect("a path"),
        };
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LC_ALL", "C.UTF-8");
        // What the person who runs the tests prefers is not what is tested.
        for name in [
            "NO_COLOR",
            "CLICOLOR",
            "TMUX",
            "COLUMNS",
            "LINES",
            "COLORFGBG",
        ] {
            command.env_remove(name);
        }
        // portable-pty would start it in the home folder.
        if let Ok(here) = std::env::current_dir() {
            command.cwd(here);
        }
        Self {
            command,
            columns: 80,
            rows: 24,
            background: Background::default(),
            answers_late: false,
        }
    }

    /// One more argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// More arguments.
    pub fn args(mut self, arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        for argument in arguments {
            self.command.arg(argument.into());
        }
        self
    }

    /// A variable of its environment.
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// The folder it works in; otherwise that of the test.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.cwd(folder);
        self
    }

    /// Columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// What the terminal answers when it is asked for its background.
    pub fn background(mut self, background: Background) -> Self {
        self.background = background;
        self
    }

    /// Keeps what the terminal answers until a test takes it (`Terminal::late_answers`).
    pub fn answers_late(mut self) -> Self {
        self.answers_late = true;
        self
    }

    /// Starts it.
    pub fn start(self) -> Terminal {
        let pair = native_pty_system()
            .openpty(pty_size(self.columns, self.rows))
            .expect("a pseudo-terminal");
        let started = Instant::now();
        let mut child = pair
            .slave
            .spawn_command(self.command)
            .expect("the program starts");
        drop(pair.slave);
        let shared = Arc::new(Shared {
            state: Mutex::new(State {
                parser: vt100::Parser::new_with_callbacks(
                    at_least_one(self.rows),
                    at_least_one(self.columns),
                    0,
                    Answers::new(self.background),
                ),
                answers_late: self.answers_late,
                ended: false,
                exit_code: None,
                writes: 0,
                bytes: 0,
            }),
            changed: Condvar::new(),
        });
        let writer = Arc::new(Mutex::new(pair.master.take_writer().expect("a writer")));
        let reader = pair.master.try_clone_reader().expect("a reader");
        let killer = child.clone_killer();
        let process = child.process_id();
        let (read_into, answer_to) = (Arc::clone(&shared), Arc::clone(&writer));
        thread::spawn(move || read_all(reader, &read_into, &answer_to));
        let told = Arc::clone(&shared);
        thread::spawn(move || {
            let code = child.wait().map_or(u32::MAX, |status| status.exit_code());
            told.lock().exit_code = Some(code);
            told.changed.notify_all();
        });
        Terminal {
            shared,
            writer,
            master: pair.master,
            killer,
            started,
            process,
            background: self.background,
        }
    }
}

/// A program that runs in a pseudo-terminal. It ends when this is dropped.
pub struct Terminal {
    shared: Arc<Shared>,
    writer: Writer,
    master: Box<dyn MasterPty + Send>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    started: Instant,
    process: Option<u32>,
    background: Background,
}

impl Terminal {
    /// Presses a key: a letter, or `Enter Esc Tab BackTab Space Backspace Delete
    /// Insert Up Down Left Right Home End PageUp PageDown F1`…`F12`, any of them
    /// behind `Ctrl-`, `Alt-` or `Shift-` as far as terminals know the combination.
    pub fn press(&mut self, key: &str) -> &mut Self {
        let application = self.shared.lock().parser.screen().application_cursor();
        let bytes =
            key_bytes(key, application).unwrap_or_else(|| panic!("there is no key called {key:?}"));
        self.send(&bytes)
    }

    /// Types text, letter by letter as far as the program can tell.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.send(text.as_bytes())
    }

    /// Pastes text, as a terminal does whose program asked for brackets around it.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        let mut writer = self.writer.lock().unwrap();
        // A program that has just ended no longer reads; what waits will say so.
        let _ = writer.write_all(bytes).and_then(|()| writer.flush());
        drop(writer);
        self
    }

    /// Waits until the text stands on the screen, and tells how long after the
    /// start that was.
    pub fn wait_for(&self, text: &str) -> Duration {
        self.wait_until(&format!("{text:?} to show"), |screen| {
            screen.contents().contains(text)
        })
    }

    /// Waits until the text is no longer on the screen.
    pub fn wait_gone(&self, text: &str) -> Duration {
        self.wait_until(&format!("{text:?} to go"), |screen| {
            !screen.contents().contains(text)
        })
    }

    /// Waits until the screen is as it should be; `what` is said when it never is.
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> Duration {
        self.wait(what, |state| is_so(state.parser.screen()))
    }

    fn wait(&self, what: &str, is_so: impl Fn(&State) -> bool) -> Duration {
        let deadline = Instant::now() + DEADLINE;
        let mut state = self.shared.lock();
        loop {
            if is_so(&state) {
                return self.started.elapsed();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || state.ended {
                let why = if state.ended {
                    "the program ended"
                } else {
                    "the deadline passed"
                };
                panic!(
                    "{why} while waiting for {what}; the screen:\n{}",
                    framed(state.parser.screen())
                );
            }
            state = self.shared.changed.wait_timeout(state, left).unwrap().0;
        }
    }

    /// Waits until the program has written nothing for as long as `quiet`: for
    /// pictures of programs that say nothing when they are ready, and between keys whose
    /// frames are timed. No test waits so for what it then asserts.
    pub fn settle(&self, quiet: Duration) {
        let deadline = Instant::now() + DEADLINE;
        let mut state = self.shared.lock();
        loop {
            let before = state.writes;
            let (after, timeout) = self.shared.changed.wait_timeout(state, quiet).unwrap();
            state = after;
            let is_quiet = timeout.timed_out() && state.writes == before;
            if is_quiet || state.ended || Instant::now() > deadline {
                return;
            }
        }
    }

    /// Bytes that it has written so far.
    pub fn written(&self) -> usize {
        self.shared.lock().bytes
    }

    /// Waits until it has written more than so many bytes, and tells how long that took;
    /// nothing where it wrote none in all that time.
    pub fn writes_beyond(&self, bytes: usize, at_most: Duration) -> Option<Duration> {
        let began = Instant::now();
        let mut state = self.shared.lock();
        while state.bytes <= bytes {
            let left = at_most.saturating_sub(began.elapsed());
            if left.is_zero() || state.ended {
                return None;
            }
            state = self.shared.changed.wait_timeout(state, left).unwrap().0;
        }
        Some(began.elapsed())
    }

    /// Its number in the system.
    pub fn process(&self) -> Option<u32> {
        self.process
    }

    /// The screen as text, one line a row, without what is blank at their ends.
    pub fn screen(&self) -> String {
        text(self.shared.lock().parser.screen())
    }

    /// Looks at the cells of the screen.
    pub fn with_screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shared.lock().parser.screen())
    }

    /// What the program sent to the clipboard last, still in base 64 (OSC 52).
    pub fn clipboard(&self) -> Option<Vec<u8>> {
        self.shared.lock().parser.callbacks().clipboard.clone()
    }

    /// What the program asked of its terminal, answered and not sent yet.
    pub fn late_answers(&self) -> Vec<u8> {
        std::mem::take(&mut self.shared.lock().parser.callbacks_mut().waiting)
    }

    /// The background it was started with.
    pub fn background(&self) -> Background {
        self.background
    }

    /// Makes the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.shared
            .lock()
            .parser
            .set_size(at_least_one(rows), at_least_one(columns));
        self.master
            .resize(pty_size(columns, rows))
            .expect("a new size");
        self
    }

    /// Waits for the program to end, and gives its exit code.
    pub fn exit_code(&self) -> u32 {
        let deadline = Instant::now() + DEADLINE;
        let mut state = self.shared.lock();
        loop {
            if let Some(code) = state.exit_code {
                return code;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "the program did not end; the screen:\n{}",
                framed(state.parser.screen())
            );
            state = self.shared.changed.wait_timeout(state, left).unwrap().0;
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.killer.kill();
    }
}

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // A wait that failed has shown the screen: the other threads need not fail too.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct State {
    parser: vt100::Parser<Answers>,
    /// What is answered waits for the test that sends it.
    answers_late: bool,
    /// Nothing more will be written.
    ended: bool,
    exit_code: Option<u32>,
    /// How often it has written.
    writes: u64,
    /// How much.
    bytes: usize,
}

fn read_all(mut reader: Box<dyn Read + Send>, shared: &Shared, writer: &Writer) {
    let mut buffer = [0; 16 * 1024];
    loop {
        // Linux reports the end of the other side as an error, not as an empty read.
        let count = reader.read(&mut buffer).unwrap_or(0);
        let mut state = shared.lock();
        state.ended = count == 0;
        state.writes += 1;
        state.bytes += count;
        state.parser.process(&buffer[..count]);
        let answers = if state.answers_late {
            Vec::new()
        } else {
            std::mem::take(&mut state.parser.callbacks_mut().waiting)
        };
        drop(state);
        shared.changed.notify_all();
        if count == 0 {
            return;
        }
        if !answers.is_empty() {
            let mut writer = writer.lock().unwrap();
            let _ = writer.write_all(&answers).and_then(|()| writer.flush());
        }
    }
}

/// Answers what programs ask of their terminal.
struct Answers {
    background: Background,
    waiting: Vec<u8>,
    clipboard: Option<Vec<u8>>,
}

impl Answers {
    fn new(background: Background) -> Self {
        Self {
            background,
            waiting: Vec::new(),
            clipboard: None,
        }
    }

    fn say(&mut self, answer: &str) {
        self.waiting.extend_from_slice(answer.as_bytes());
    }
}

impl vt100::Callbacks for Answers {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.clipboard = Some(data.to_vec());
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, params: &[&[u8]]) {
        let (foreground, background) = self.background.colours();
        let (number, [red, green, blue]) = match params {
            [b"10", b"?"] => (10, foreground),
            [b"11", b"?"] => (11, background),
            _ => return,
        };
        self.say(&format!(
            "\x1b]{number};rgb:{red:02x}{red:02x}/{green:02x}{green:02x}/{blue:02x}{blue:02x}\x1b\\"
        ));
    }

    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        mark: Option<u8>,
        _: Option<u8>,
        params: &[&[u16]],
        letter: char,
    ) {
        let first = params.first().and_then(|param| param.first()).copied();
        match (mark, first.unwrap_or(0), letter) {
            // Device attributes: what a program sends last, to know that the rest
            // will not be answered.
            (None, 0, 'c') => self.say("\x1b[?62;22c"),
            (Some(b'>'), 0, 'c') => self.say("\x1b[>0;276;0c"),
            (None, 5, 'n') => self.say("\x1b[0n"),
            (None, 6, 'n') => {
                let (row, column) = screen.cursor_position();
                self.say(&format!("\x1b[{};{}R", row + 1, column + 1));
            }
            // Whether the system is dark or light.
            (Some(b'?'), 996, 'n') => {
                let scheme = match self.background {
                    Background::Dark => 1,
                    Background::Light => 2,
                };
                self.say(&format!("\x1b[?997;{scheme}n"));
            }
            (None, 16, 't') => self.say("\x1b[6;19;9t"),
            _ => {}
        }
    }
}

/// The screen as text, one line a row, without what is blank at their ends.
pub fn text(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let mut text = String::new();
    for row in screen.rows(0, columns.get()) {
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

fn framed(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let rule = "─".repeat(columns.get().into());
    format!("{rule}\n{}{rule}", text(screen))
}

fn key_bytes(key: &str, application: bool) -> Option<Vec<u8>> {
    if let Some(key) = key.strip_prefix("Alt-") {
        return Some([b"\x1b", &*key_bytes(key, application)?].concat());
    }
    let (modifier, name) = match key.split_once('-') {
        Some(("Ctrl", name)) if !name.is_empty() => (Some(5), name),
        Some(("Shift", name)) if !name.is_empty() => (Some(2), name),
        Some(_) | None => (None, key),
    };
    let plain: Option<&[u8]> = match (modifier, name) {
        (None, "Enter") => Some(b"\r"),
        (None, "Esc") => Some(b"\x1b"),
        (None, "Tab") => Some(b"\t"),
        (None, "BackTab") | (Some(2), "Tab") => Some(b"\x1b[Z"),
        (None, "Space") => Some(b" "),
        (Some(5), "Space") => Some(b"\0"),
        (None, "Backspace") => Some(b"\x7f"),
        _ => None,
    };
    if let Some(plain) = plain {
        return Some(plain.to_vec());
    }
    let letter = match name {
        "Up" => Some('A'),
        "Down" => Some('B'),
        "Right" => Some('C'),
        "Left" => Some('D'),
        "Home" => Some('H'),
        "End" => Some('F'),
        "F1" => Some('P'),
        "F2" => Some('Q'),
        "F3" => Some('R'),
        "F4" => Some('S'),
        _ => None,
    };
    if let Some(letter) = letter {
        return Some(match modifier {
            Some(modifier) => format!("\x1b[1;{modifier}{letter}").into_bytes(),
            None if application || letter >= 'P' => format!("\x1bO{letter}").into_bytes(),
            None => format!("\x1b[{letter}").into_bytes(),
        });
    }
    let number = match name {
        "Insert" => Some(2),
        "Delete" => Some(3),
        "PageUp" => Some(5),
        "PageDown" => Some(6),
        "F5" => Some(15),
        "F6" => Some(17),
        "F7" => Some(18),
        "F8" => Some(19),
        "F9" => Some(20),
        "F10" => Some(21),
        "F11" => Some(23),
        "F12" => Some(24),
        _ => None,
    };
    if let Some(number) = number {
        return Some(match modifier {
            Some(modifier) => format!("\x1b[{number};{modifier}~").into_bytes(),
            None => format!("\x1b[{number}~").into_bytes(),
        });
    }
    let mut letters = name.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    match modifier {
        None => Some(letter.to_string().into_bytes()),
        Some(5) => {
            // The letters of the control characters are @ to _.
            let letter = u8::try_from(letter.to_ascii_uppercase()).ok()?;
            (0x40..0x60).contains(&letter).then(|| vec![letter - 0x40])
        }
        Some(_) => Some(letter.to_uppercase().to_string().into_bytes()),
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: columns.saturating_mul(9),
        pixel_height: rows.saturating_mul(19),
    }
}

fn at_least_one(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
