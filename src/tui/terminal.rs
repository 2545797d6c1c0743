//! The terminal: taken for the desk, and given back whole whatever happens.

use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange, EnableMouseCapture,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::tui::theme::Background;

/// The desk's terminal.
pub type Screen = Terminal<CrosstermBackend<Stdout>>;

/// How long the terminal may take to say what its background is.
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

/// Asks the terminal once what its background is. Nobody else may read keys then.
pub fn background() -> Background {
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = PROBE;
    match terminal_colorsaurus::theme_mode(options) {
        Ok(terminal_colorsaurus::ThemeMode::Dark) => Background::Dark,
        Ok(terminal_colorsaurus::ThemeMode::Light) => Background::Light,
        Err(_) => Background::Unknown,
    }
}

/// What the system does to a program at a terminal, where it has such signals.
#[cfg(unix)]
pub mod signals {
    use std::io;
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
