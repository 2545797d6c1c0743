//! Takes a picture of a terminal program: runs it, presses keys, writes the screen.
//!
//! ```text
//! cargo run --example picture -- --size 140x40 --light --out desk.svg \
//!     --keys wait:Agenda key:j key:Tab type:foo wait:foo -- target/debug/matters demo
//! ```
//!
//! Each step of `--keys` is one of
//!
//! - `wait:TEXT`, `gone:TEXT`: until the text stands on the screen, or no longer does;
//! - `key:NAME`: a key, named as in `tests/terminal` (`j`, `Enter`, `Ctrl-R`, `PageDown`);
//! - `type:TEXT`: letters;
//! - `size:100x30`: another size;
//! - `settle` or `settle:800`: until nothing was written for 300 or so many milliseconds;
//! - `picture:FILE`: a picture on the way.
//!
//! The kind of picture is told from its name: `.svg`, anything else plain text; with
//! no `--out` the text is printed. A wait that fails prints the screen and exits 101.
//! To look at it as a picture of dots (`rsvg-convert` is in librsvg2-bin; it wants
//! the font `DejaVu Sans Mono`, which has the signs that the desk draws):
//!
//! ```text
//! rsvg-convert --zoom 1.5 desk.svg --output desk.png
//! ```

#![allow(clippy::print_stdout, reason = "a tool of the command line")]

#[path = "svg.rs"]
mod svg;
#[path = "../terminal/mod.rs"]
mod terminal;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Parser;

use terminal::{Background, Launch, Terminal};

/// Writes what a program shows in a terminal as a picture.
#[derive(Parser)]
struct Arguments {
    /// Columns and rows.
    #[arg(long, default_value = "140x40", value_parser = size)]
    size: (u16, u16),
    /// Light letters on dark (the default).
    #[arg(long)]
    dark: bool,
    /// Dark letters on light.
    #[arg(long, conflicts_with = "dark")]
    light: bool,
    /// Where the picture goes: a name that ends in .svg, else plain text.
    #[arg(long)]
    out: Option<PathBuf>,
    /// A variable for the program, NAME=VALUE.
    #[arg(long)]
    env: Vec<String>,
    /// What to wait for and to press, in order.
    #[arg(long, num_args = 1.., value_name = "STEP")]
    keys: Vec<String>,
    /// The program and its arguments, behind `--`.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let [program, rest @ ..] = &*arguments.command else {
        bail!("name a program behind --");
    };
    let background = if arguments.light {
        Background::Light
    } else {
        Background::Dark
    };
    let (columns, rows) = arguments.size;
    let mut launch = Launch::new(program)
        .args(rest)
        .size(columns, rows)
        .background(background);
    for variable in &arguments.env {
        let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
        launch = launch.env(name, value);
    }
    let mut terminal = launch.start();
    for step in &arguments.keys {
        take(&mut terminal, step).with_context(|| format!("could not do {step}"))?;
    }
    terminal.settle(QUIET);
    let Some(path) = &arguments.out else {
        print!("{}", terminal.screen());
        return Ok(());
    };
    write(&terminal, path)
}

/// Long enough for a screen to be drawn whole, short enough to be waited for.
const QUIET: Duration = Duration::from_millis(300);

fn take(terminal: &mut Terminal, step: &str) -> Result<()> {
    let (verb, what) = step.split_once(':').unwrap_or((step, ""));
    match verb {
        "wait" => drop(terminal.wait_for(what)),
        "gone" => drop(terminal.wait_gone(what)),
        "key" => drop(terminal.press(what)),
        "type" => drop(terminal.type_text(what)),
        "size" => {
            let (columns, rows) = size(what).map_err(anyhow::Error::msg)?;
            terminal.resize(columns, rows);
        }
        "settle" if what.is_empty() => terminal.settle(QUIET),
        "settle" => terminal.settle(Duration::from_millis(what.parse()?)),
        "picture" => {
            terminal.settle(QUIET);
            write(terminal, Path::new(what))?;
        }
        _ => bail!("a step is wait, gone, key, type, size, settle or picture"),
    }
    Ok(())
}

fn write(terminal: &Terminal, path: &Path) -> Result<()> {
    let picture = if path.extension().is_some_and(|end| end == "svg") {
        terminal.with_screen(|screen| svg::draw(screen, terminal.background()))
    } else {
        terminal.screen()
    };
    std::fs::write(path, picture).with_context(|| format!("could not write {}", path.display()))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    text.split_once('x')
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)))
        .ok_or_else(|| "a size is COLUMNSxROWS, such as 140x40".to_owned())
}
