//! The terminal: taken for the desk, and given back whole whatever happens.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use crate::config::Pictures;
use crate::tui::graphics::{self, Environment, Graphics, Said};
use crate::tui::late::Late;
use crate::tui::theme::Background;

/// The desk's terminal.
pub type Screen = Terminal<CrosstermBackend<Stdout>>;

/// How long the terminal may take to answer.
const PROBE: Duration = Duration::from_millis(100);

/// The exit code of a program that broke.
const BROKEN: i32 = 101;

static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is taken with the terminal.
static MOUSE: AtomicBool = AtomicBool::new(true);

/// Takes the terminal, and the mouse where it is wanted.
pub fn take(mouse: bool) -> io::Result<Screen> {
    MOUSE.store(mouse, Ordering::SeqCst);
    enter()?;
    Terminal::new(CrosstermBackend::new(io::stdout()))
}

/// Takes the terminal again, after [`give_back`].
pub fn enter() -> io::Result<()> {
    // Marked first: what fails half way is given back as well.
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableFocusChange,
        SetTitle("Matters Arising"),
        cursor::SetCursorStyle::SteadyBar,
        cursor::Hide
    )?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Takes the mouse, or leaves it to the terminal, which then selects text.
pub fn mouse(wanted: bool) -> io::Result<()> {
    MOUSE.store(wanted, Ordering::SeqCst);
    if wanted {
        execute!(io::stdout(), EnableMouseCapture)
    } else {
        execute!(io::stdout(), DisableMouseCapture)
    }
}

/// Draws a frame that is seen whole: the cursor, which stands on the chosen row, is not seen
/// going over what changes.
pub fn draw(screen: &mut Screen, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
    queue!(io::stdout(), BeginSynchronizedUpdate, cursor::Hide)?;
    let drawn = screen.draw(view).map(|_| ());
    execute!(io::stdout(), EndSynchronizedUpdate)?;
    drawn
}

/// Empties the screen, so that all of it is drawn again. `Terminal::clear` would ask
/// where the cursor is, and the reader of keys would take the answer.
pub fn blank(screen: &mut Screen) -> io::Result<()> {
    execute!(io::stdout(), Clear(ClearType::All))?;
    *screen = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    Ok(())
}

/// Gives the terminal back as it was; harmless when it is not taken.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Each on its own: what one terminal refuses must not keep the rest from it.
    let mut out = io::stdout();
    let _ = execute!(out, DisableFocusChange);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, cursor::SetCursorStyle::DefaultUserShape);
    let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// Makes a panic on any thread give the terminal back, say what broke, and end the
/// program: half a desk helps nobody.
pub fn install_panic_hook() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        report(panic);
        let _ = writeln!(
            io::stderr(),
            "matters broke here, which is its fault and not yours. Ticks and notes are kept."
        );
        std::process::exit(BROKEN);
    }));
}

/// What the terminal is asked at the start.
#[derive(Debug, Clone, Copy)]
pub struct Questions {
    /// What its background is.
    pub background: bool,
    /// How it draws pictures; else a person has said so.
    pub pictures: Pictures,
}

/// What the terminal answered.
#[derive(Debug)]
pub struct Probed {
    /// What its background is.
    pub background: Background,
    /// How it draws pictures.
    pub graphics: Graphics,
    /// What tells from keys the answers that are to come yet.
    pub late: Late,
}

/// Asks the terminal once what its background is and how it draws pictures. Nobody else may
/// read keys then; what is not answered in time is answered among them.
#[cfg(unix)]
pub fn probe(questions: Questions) -> Probed {
    use crate::tui::late;

    let environment = Environment::here();
    let asked = question(questions, environment);
    let answer = match &asked {
        Some(asked) => answer(asked).unwrap_or_default(),
        None => Vec::new(),
    };
    let late = if asked.is_none() || graphics::is_whole(&answer) {
        Late::none()
    } else {
        Late::behind(&answer)
    };
    let background = late::background(&String::from_utf8_lossy(&answer));
    Probed {
        background: background.unwrap_or(Background::Unknown),
        graphics: graphics(questions, graphics::said(&answer), environment),
        late,
    }
}

/// Asks for the background alone: the console of Windows gives other answers as keys.
#[cfg(not(unix))]
pub fn probe(questions: Questions) -> Probed {
    use terminal_colorsaurus::{Error, QueryOptions, ThemeMode, theme_mode};

    let mut options = QueryOptions::default();
    options.timeout = PROBE;
    let (background, late) = match questions.background.then(|| theme_mode(options)) {
        Some(Ok(ThemeMode::Dark)) => (Background::Dark, Late::none()),
        Some(Ok(ThemeMode::Light)) => (Background::Light, Late::none()),
        None | Some(Err(Error::UnsupportedTerminal(_))) => (Background::Unknown, Late::none()),
        Some(Err(_)) => (Background::Unknown, Late::behind(&[])),
    };
    Probed {
        background,
        graphics: graphics(questions, Said::default(), Environment::here()),
        late,
    }
}

/// How pictures are drawn here.
fn graphics(questions: Questions, said: Said, environment: Environment) -> Graphics {
    let cell = crossterm::terminal::window_size().ok().and_then(|window| {
        let width = window.width.checked_div(window.columns)?;
        graphics::size(width, window.height.checked_div(window.rows)?)
    });
    Graphics::of(questions.pictures, &said, cell, &environment)
}

/// All that is asked, in one; nothing where nothing is or the terminal is none to ask.
#[cfg(unix)]
fn question(questions: Questions, environment: Environment) -> Option<String> {
    use crate::tui::late;

    let pictures = questions.pictures == Pictures::Auto;
    if environment.mute || !(questions.background || pictures) {
        return None;
    }
    let mut asked = String::new();
    if questions.background && !environment.mixes_answers {
        asked.push_str(late::BACKGROUND);
    }
    asked.push_str(&if pictures {
        graphics::question(&environment)
    } else {
        graphics::LAST.to_owned()
    });
    Some(asked)
}

/// Asks a question, and reads until its end is answered or the time is over.
#[cfg(unix)]
fn answer(question: &str) -> io::Result<Vec<u8>> {
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    /// No terminal says so much.
    const MOST: usize = 4096;
    let mut out = io::stdout();
    out.write_all(question.as_bytes())?;
    out.flush()?;
    let deadline = Instant::now() + PROBE;
    let terminal = rustix::stdio::stdin();
    let mut answer = Vec::new();
    while !graphics::is_whole(&answer) && answer.len() < MOST {
        let left = deadline.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).map_err(io::Error::other)?;
        let mut waits = [PollFd::new(&terminal, PollFlags::IN)];
        if poll(&mut waits, Some(&left))? == 0 {
            break;
        }
        let mut some = [0; 256];
        // Not through the buffer of standard input, which would keep keys back.
        let read = rustix::io::read(terminal, &mut some)?;
        if read == 0 {
            break;
        }
        answer.extend_from_slice(&some[..read]);
    }
    Ok(answer)
}

/// What the system does to a program at a terminal, where it has such signals.
#[cfg(unix)]
pub mod signals {
    use std::io::{self, Write};
    use std::sync::mpsc::Sender;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    use crate::tui::event::Event;

    /// Turns signals into events.
    pub fn listen(events: Sender<Event>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in signals.forever() {
                    let event = if signal == SIGTSTP {
                        Event::Suspend
                    } else {
                        Event::Stop
                    };
                    if events.send(event).is_err() {
                        return;
                    }
                }
            })?;
        Ok(())
    }

    /// Stops the program until the shell says `fg`; whether it was stopped.
    pub fn suspend() -> io::Result<bool> {
        super::give_back();
        // The shell says that it stopped; not how one comes back.
        let _ = writeln!(io::stderr(), "matters waits as it is; “fg” goes on");
        low_level::emulate_default_handler(SIGTSTP)?;
        super::enter()?;
        Ok(true)
    }
}

/// Windows has no job control and ends programs without a signal.
#[cfg(not(unix))]
pub mod signals {
    use std::io;
    use std::sync::mpsc::Sender;

    use crate::tui::event::Event;

    /// There are none to listen to.
    pub fn listen(_events: Sender<Event>) -> io::Result<()> {
        Ok(())
    }

    /// Nothing to do.
    pub fn suspend() -> io::Result<bool> {
        Ok(false)
    }
}
