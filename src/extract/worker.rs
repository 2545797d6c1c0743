//! The reading process: the same program, started to read one document and to die.
//!
//! A document may be made to take all memory or all time (a stream that inflates to a
//! gigabyte, forms that draw each other). No limit inside a process ends that surely, so
//! every kind but plain text is read in a process of its own, under limits, and what
//! that answers is checked like any input.

use std::fs::File;
use std::io::{self, Read, Write};
use std::panic;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::picture::{Picture, Wish};
use super::{Document, Error, Line, Reader, pdf};
use crate::domain::source::Kind;
use crate::domain::{fold, identity};

/// The first argument that makes the program a reading process. `main` looks for it
/// before anything else.
pub const ARGUMENT: &str = "--read-one-document";

/// How long one document may take, where the system does not count a process's own time.
#[cfg(not(unix))]
const PATIENCE: Duration = Duration::from_secs(18);

/// How long one document may wait for its processor seconds on a busy machine.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_mins(1);

/// Processor seconds that one document may take, over all threads. A pack of a thousand
/// pages takes four on a laptop; what was read is then told in two more.
#[cfg(unix)]
const PROCESSOR_SECONDS: u64 = 16;

/// The memory of the reading process: with the file beside it in the process that asks, and
/// the answer on its way, a document takes no gibibyte. The largest packs need a third of it,
/// most of that twice the file itself.
const MEMORY: usize = 800 << 20;

/// The longest answer that is taken: a pack of two thousand pages gives a third of it.
const LONGEST_ANSWER: u64 = 96 << 20;

/// The stack of a thread that reads: Windows gives a main thread one megabyte, others have
/// two, and deep objects may fill them.
pub const STACK: usize = 16 << 20;

/// What the reading process answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Read(Box<Document>),
    Refused(Refusal),
}

/// An [`Error`] on its way between the processes.
#[derive(Serialize, Deserialize)]
enum Refusal {
    Empty,
    Unsupported(String),
    Locked,
    Damaged(String),
    Limit(String),
}

/// How long one page may take to be painted: somebody waits for it.
const PAINTING: Duration = Duration::from_secs(20);

/// What the reading process answers to the wish for a picture, in a line of its own; the
/// points follow it.
#[derive(Serialize, Deserialize)]
enum PictureAnswer {
    Painted { width: u16, height: u16 },
    Refused(Refusal),
}

/// Reads a document in a process started from `program`.
pub fn read(program: &Path, name: &str, bytes: &[u8]) -> Result<Document, Error> {
    let mut command = Command::new(program);
    command.arg(ARGUMENT);
    let answer = converse(command, Input::Bytes(bytes), PATIENCE)?;
    let answer: Answer = serde_json::from_slice(&answer)
        .map_err(|_| Error::Damaged("its reader gave no sound answer".to_owned()))?;
    match answer {
        Answer::Read(mut document) => {
            check(&document)?;
            name.clone_into(&mut document.name);
            document.sha256 = identity::sha256(bytes);
            Ok(*document)
        }
        Answer::Refused(refusal) => Err(refused(refusal)),
    }
}

/// Paints a page of a PDF in a process started from `program`. The process takes the file
/// itself, so that no copy of it lies here.
pub fn paint(program: &Path, file: File, wish: &Wish) -> Result<Picture, Error> {
    let mut command = Command::new(program);
    command.arg(ARGUMENT).args(wish.words());
    let answer = converse(command, Input::File(file), PAINTING)?;
    let nonsense = || Error::Damaged("its reader gave no sound answer".to_owned());
    let end = answer.iter().position(|byte| *byte == b'\n');
    let (line, points) = answer.split_at(end.ok_or_else(nonsense)?);
    match serde_json::from_slice(line).map_err(|_| nonsense())? {
        PictureAnswer::Painted { width, height } => {
            Picture::new(width, height, points[1..].to_vec(), wish).ok_or_else(nonsense)
        }
        PictureAnswer::Refused(refusal) => Err(refused(refusal)),
    }
}

fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Empty => Error::Empty,
        Refusal::Unsupported(sentence) => Error::Unsupported(sentence),
        Refusal::Locked => Error::Locked,
        Refusal::Damaged(how) => Error::Damaged(how),
        Refusal::Limit(sentence) => Error::Limit(sentence),
    }
}

/// Is the reading process: takes a document from standard input, answers on standard output.
pub fn serve() -> ExitCode {
    limit();
    // A panic is an answer here, not a message on somebody's screen.
    panic::set_hook(Box::new(|_| {}));
    let words: Vec<String> = std::env::args().skip(2).collect();
    let wish = Wish::of(&words);
    let paints = wish.is_some();
    let reader = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || match wish {
            Some(wish) => serve_picture(&wish),
            None => serve_document(),
        });
    match reader.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        // A panic: nothing was written, since an answer is written when all is read.
        Ok(Err(_)) => match say_no_sense(paints) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Ok(Ok(Err(_))) | Err(_) => ExitCode::FAILURE,
    }
}

fn serve_document() -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let answer = match super::whole("", &bytes, &Reader::InThisProcess) {
        Ok(document) => Answer::Read(Box::new(document)),
        Err(error) => Answer::Refused(refusal(error)),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &answer)?;
    out.flush()
}

fn serve_picture(wish: &Wish) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let painted = pdf::picture::paint(bytes, wish);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (answer, points) = match painted {
        Ok(picture) => {
            let (width, height) = (picture.width, picture.height);
            (PictureAnswer::Painted { width, height }, picture.points)
        }
        Err(error) => (PictureAnswer::Refused(refusal(error)), Vec::new()),
    };
    serde_json::to_writer(&mut out, &answer)?;
    out.write_all(b"\n")?;
    out.write_all(&points)?;
    out.flush()
}

fn say_no_sense(paints: bool) -> io::Result<()> {
    let refusal = Refusal::Damaged("its contents make no sense".to_owned());
    let mut out = io::stdout().lock();
    if paints {
        serde_json::to_writer(&mut out, &PictureAnswer::Refused(refusal))?;
        out.write_all(b"\n")
    } else {
        Ok(serde_json::to_writer(&mut out, &Answer::Refused(refusal))?)
    }
}

fn refusal(error: Error) -> Refusal {
    match error {
        Error::Empty => Refusal::Empty,
        Error::Unsupported(sentence) => Refusal::Unsupported(sentence),
        Error::Locked => Refusal::Locked,
        Error::Damaged(how) | Error::Worker(how) => Refusal::Damaged(how),
        Error::Limit(sentence) => Refusal::Limit(sentence),
        Error::Io(cause) => Refusal::Damaged(cause.to_string()),
    }
}

/// Takes the means to do harm from this process. A system that refuses a limit leaves
/// the parent's clock.
#[cfg(unix)]
fn limit() {
    use rlimit::{Resource, setrlimit};
    let limits = [
        (Resource::AS, MEMORY as u64),
        (Resource::CPU, PROCESSOR_SECONDS),
        (Resource::CORE, 0),
    ];
    for (resource, most) in limits {
        // An answer to a refusal would be to read nothing at all; the clock is enough.
        let _refused = setrlimit(resource, most, most);
    }
    count();
}

#[cfg(not(unix))]
fn limit() {
    count();
}

/// Counts the memory that is asked for. Windows limits a process through job objects, which
/// no call without `unsafe` sets, and macOS takes a limit and does not hold to it: there
/// the process counts for itself, and dies of what is refused.
#[cfg(not(target_os = "linux"))]
#[global_allocator]
static COUNTED: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

#[cfg(not(target_os = "linux"))]
fn count() {
    // What it has now is little.
    let _more_is_used = COUNTED.set_limit(MEMORY);
}

/// Linux counts better.
#[cfg(target_os = "linux")]
fn count() {}

/// What a process is given to read.
enum Input<'a> {
    Bytes(&'a [u8]),
    File(File),
}

/// Gives the bytes to a process and takes its answer, within a time.
fn converse(mut command: Command, input: Input, patience: Duration) -> Result<Vec<u8>, Error> {
    let (stdin, bytes) = match input {
        Input::Bytes(bytes) => (Stdio::piped(), bytes),
        Input::File(file) => (Stdio::from(file), &[][..]),
    };
    let mut child = command
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| Error::Worker(cause.to_string()))?;
    // What reads a file itself has no other end here.
    let input = child.stdin.take();
    let Some(output) = child.stdout.take() else {
        end(&mut child);
        return Err(Error::Worker("it has no standard streams".to_owned()));
    };
    let (done, answered) = mpsc::channel();
    thread::scope(|scope| {
        // The child may answer before it has read all, and a pipe holds little: one
        // thread gives while another takes. A broken pipe is seen in the answer.
        scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.take(LONGEST_ANSWER + 1).read_to_end(&mut answer);
            // Nobody listens any more when the time was over before.
            let _late = done.send(read.map(|_| answer));
        });
        let deadline = Instant::now() + patience;
        let answer = answered.recv_timeout(patience);
        match answer {
            Ok(Ok(answer)) if answer.len() as u64 > LONGEST_ANSWER => {
                end(&mut child);
                Err(Error::Limit(too_much("holds more text than is read")))
            }
            Ok(Ok(answer)) => {
                if finished(&mut child, deadline) {
                    Ok(answer)
                } else {
                    Err(Error::Limit(too_much(
                        "takes more time or memory than is given",
                    )))
                }
            }
            Ok(Err(cause)) => {
                end(&mut child);
                Err(Error::Io(cause))
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                end(&mut child);
                Err(Error::Limit(too_much("takes longer than is given")))
            }
        }
    })
}

fn too_much(how: &str) -> String {
    format!("reading it {how}; open it, print it to a new PDF, and import that")
}

/// Waits for a process that has closed its output; ends it if it will not go.
fn finished(child: &mut Child, deadline: Instant) -> bool {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(1)),
            Ok(None) | Err(_) => {
                end(child);
                return false;
            }
        }
    }
}

/// Ends a process and takes it from the system's table. It may have gone by itself.
fn end(child: &mut Child) {
    let _gone = child.kill();
    let _status = child.wait();
}

/// Takes the answer for what it is: the word of a process that read a hostile file.
fn check(document: &Document) -> Result<(), Error> {
    let nonsense = |what: &str| Error::Damaged(format!("its reader answered with {what}"));
    if document.kind == Kind::Text || document.pages.is_empty() {
        return Err(nonsense("no pages"));
    }
    let sheets = document.kind == Kind::Pdf;
    if !sheets && document.pages.len() > 1 {
        return Err(nonsense("sheets where there are none"));
    }
    for (number, page) in (1..).zip(&document.pages) {
        if page.number != sheets.then_some(number)
            || page.printed.as_deref().is_some_and(is_unclean)
        {
            return Err(nonsense("pages out of order"));
        }
        for (number, line) in (1..).zip(&page.lines) {
            if line.number != number || !is_sound(line) {
                return Err(nonsense("lines that no page has"));
            }
        }
    }
    let titles = document.outline.iter().map(|entry| &entry.title);
    let losses = document.losses.iter().map(|loss| &loss.what);
    if titles.chain(losses).any(|text| is_unclean(text)) {
        return Err(nonsense("characters that no paper has"));
    }
    Ok(())
}

fn is_sound(line: &Line) -> bool {
    let clean = |text: &str, allowed: &[char]| {
        !text
            .chars()
            .any(|letter| fold::is_hidden(letter) && !allowed.contains(&letter))
    };
    clean(&line.text, &['\t'])
        && line.cells.iter().all(|cell| clean(&cell.text, &['\n']))
        && [line.indent, line.end, line.size]
            .iter()
            .all(|number| number.is_finite())
}

fn is_unclean(text: &str) -> bool {
    text.chars().any(fold::is_hidden)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::{Input, check, converse};
    use crate::domain::source::Kind;
    use crate::extract::{Document, Error, Line, Page};

    fn document(text: &str) -> Document {
        let line = Line {
            number: 1,
            text: text.to_owned(),
            ..Line::default()
        };
        let page = Page {
            number: Some(1),
            lines: vec![line],
            ..Page::default()
        };
        Document {
            name: String::new(),
            kind: Kind::Pdf,
            sha256: String::new(),
            pages: vec![page],
            outline: Vec::new(),
            losses: Vec::new(),
        }
    }

    #[test]
    fn an_answer_is_checked_like_any_input() {
        assert!(check(&document("Agenda\tItem 6")).is_ok());
        assert!(check(&document("\u{1b}[2J")).is_err());
        let mut out_of_order = document("");
        out_of_order.pages[0].number = Some(7);
        assert!(check(&out_of_order).is_err());
        out_of_order.pages.clear();
        assert!(check(&out_of_order).is_err());
    }

    #[test]
    fn a_program_that_is_not_there_is_said() {
        let gone = Command::new("/no/such/program");
        let answer = converse(gone, Input::Bytes(b""), Duration::from_secs(1));
        assert!(matches!(answer, Err(Error::Worker(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_does_not_answer_is_ended() {
        let mut deaf = Command::new("sleep");
        deaf.arg("600");
        let much = vec![b'x'; 1 << 20];
        let answer = converse(deaf, Input::Bytes(&much), Duration::from_millis(50));
        assert!(matches!(answer, Err(Error::Limit(_))));
    }

    #[cfg(unix)]
    #[test]
    fn much_goes_in_and_out_at_once() {
        let much = vec![b'x'; 4 << 20];
        let answer = converse(
            Command::new("cat"),
            Input::Bytes(&much),
            Duration::from_mins(1),
        )
        .unwrap();
        assert_eq!(answer.len(), much.len());
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_fails_gives_no_answer() {
        let answer = converse(
            Command::new("false"),
            Input::Bytes(b"%PDF-"),
            Duration::from_mins(1),
        );
        assert!(matches!(answer, Err(Error::Limit(_))));
    }
}
