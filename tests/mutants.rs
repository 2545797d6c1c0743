//! Whatever the bytes, a paper is read or a sentence says why it is not.
//!
//! Papers of every kind are changed as `tests/mutants` says, each from a seed of its own,
//! and read here and, some of them, as the program reads them, in a process apart.
//! `MATTERS_MUTANTS` says how many of each kind, all of them apart; `MATTERS_SEED` at
//! which seed to begin, so that a paper that failed is made again.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::panic)]

#[path = "mutants/archive.rs"]
mod archive;
#[path = "mutants/bytes.rs"]
mod bytes;
#[path = "mutants/chance.rs"]
mod chance;
#[path = "mutants/markup.rs"]
mod markup;
#[path = "mutants/pdf.rs"]
mod pdf;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use matters::domain::fold;
use matters::extract::{Document, Error, Reader, read};
use matters::import;

use chance::Chance;

/// The program gives every reading process as much.
const STACK: usize = 16 << 20;

/// One in so many is read apart as well.
const APART: u64 = 25;

/// Makes a changed paper of these.
type Change = fn(&[Vec<u8>], &mut Chance) -> Vec<u8>;

#[test]
fn any_text_can_be_read() {
    hold(300, &papers(&["txt"]), |papers, chance| {
        several(papers, chance, bytes::change)
    });
}

#[test]
fn any_web_page_can_be_read() {
    hold(300, &papers(&["html"]), |papers, chance| {
        several(papers, chance, markup::change)
    });
}

#[test]
fn any_answer_of_the_web_service_can_be_read() {
    hold(300, &papers(&["xml"]), |papers, chance| {
        several(papers, chance, markup::change)
    });
}

#[test]
fn any_saved_page_with_its_pictures_can_be_read() {
    hold(100, &papers(&["html"]), |papers, chance| {
        let page = several(papers, chance, markup::change);
        let mut saved = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"part\"\r\n\r\n--part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".to_vec();
        for byte in page {
            match byte {
                b'=' | 0x80.. => saved.extend_from_slice(format!("={byte:02X}").as_bytes()),
                _ => saved.push(byte),
            }
        }
        saved.extend_from_slice(b"\r\n--part--\r\n");
        if chance.once_in(3) {
            bytes::change(&mut saved, chance);
        }
        saved
    });
}

#[test]
fn any_document_can_be_read() {
    hold(300, &papers(&["docx"]), |papers, chance| {
        let paper = chance.one(papers).clone();
        archive::change(&paper, chance)
    });
}

#[test]
fn any_spreadsheet_can_be_read() {
    hold(300, &papers(&["xlsx"]), |papers, chance| {
        let paper = chance.one(papers).clone();
        archive::change(&paper, chance)
    });
}

#[test]
fn any_archive_of_papers_can_be_read() {
    let some: Vec<(String, Vec<u8>)> = papers(&["docx", "xlsx", "xml"])
        .into_iter()
        .enumerate()
        .map(|(number, paper)| (format!("paper {number}"), paper))
        .chain([("paper.pdf".to_owned(), pdf::paper())])
        .collect();
    hold(150, &[archive::of(&some)], |papers, chance| {
        archive::change(&papers[0], chance)
    });
}

#[test]
fn any_pdf_can_be_read() {
    hold(80, &[], |_, chance| pdf::change(chance));
}

#[test]
fn any_pdf_of_an_office_program_can_be_read() {
    hold(6, &papers(&["pdf"]), |papers, chance| {
        several(papers, chance, bytes::change)
    });
}

/// What once made a reader fail is kept in `tests/mutants/found`.
#[test]
fn what_was_found_can_be_read() {
    let apart = Reader::Process(PathBuf::from(env!("CARGO_BIN_EXE_matters")));
    let all = ["txt", "html", "xml", "docx", "xlsx", "zip", "pdf"];
    for paper in within(&["tests/mutants/found"], &all) {
        here(0, paper.clone());
        for (name, bytes) in files(paper) {
            let _ = told(0, read(&name, &bytes, &apart));
        }
    }
}

/// A paper changed in one way or a few.
fn several(papers: &[Vec<u8>], chance: &mut Chance, way: fn(&mut Vec<u8>, &mut Chance)) -> Vec<u8> {
    let mut paper = chance.one(papers).clone();
    for _ in 0..=chance.below(4) {
        way(&mut paper, chance);
    }
    paper
}

/// The papers with one of these ends.
fn papers(ends: &[&str]) -> Vec<Vec<u8>> {
    within(
        &["tests/papers", "seeds/papers", "tests/mutants/found"],
        ends,
    )
}

fn within(folders: &[&str], ends: &[&str]) -> Vec<Vec<u8>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(here.join(folder)).into_iter().flatten())
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|end| ends.iter().any(|of| end == *of))
        })
        .collect();
    found.sort();
    found.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn asked(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// Makes papers and reads each; says the seed of one that fails.
fn hold(usual: u64, papers: &[Vec<u8>], change: Change) {
    let from = asked("MATTERS_SEED").unwrap_or(0);
    let many = asked("MATTERS_MUTANTS");
    let apart = Reader::Process(PathBuf::from(env!("CARGO_BIN_EXE_matters")));
    let (mut read_whole, mut slowest) = (0, (Duration::ZERO, 0));
    for seed in from..from + many.unwrap_or(usual) {
        let paper = change(papers, &mut Chance::new(seed));
        let began = Instant::now();
        read_whole += u64::from(here(seed, paper.clone()));
        slowest = slowest.max((began.elapsed(), seed));
        if many.is_some() || seed % APART == 0 {
            let began = Instant::now();
            for (name, bytes) in files(paper) {
                let _ = told(seed, read(&name, &bytes, &apart));
            }
            slowest = slowest.max((began.elapsed(), seed));
        }
    }
    if many.is_some() {
        eprintln!(
            "{read_whole} gave something; the slowest, seed {}, took {:?}",
            slowest.1, slowest.0
        );
    }
    assert!(
        many.is_some() || read_whole > 0,
        "every paper was refused: the changes are too coarse"
    );
}

/// Reads a paper in this process; whether it gave anything.
fn here(seed: u64, paper: Vec<u8>) -> bool {
    let reading = thread::Builder::new().stack_size(STACK).spawn(move || {
        files(paper).into_iter().any(|(name, bytes)| {
            let document = told(seed, read(&name, &bytes, &Reader::InThisProcess));
            document.is_some_and(|document| sound(seed, &document))
        })
    });
    reading
        .unwrap()
        .join()
        .unwrap_or_else(|_| panic!("the paper of seed {seed} made the reader fail"))
}

/// The paper, or the papers in it where it is an archive of them.
fn files(paper: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    if !matches!(
        matters::extract::kind::of(&paper),
        Err(Error::Unsupported(said)) if said.contains("archive")
    ) {
        return vec![("paper".to_owned(), paper)];
    }
    match import::unpack(&paper) {
        Ok(papers) => papers
            .filter_map(|(name, bytes)| Some((name, bytes.ok()?)))
            .collect(),
        Err(_) => Vec::new(),
    }
}

/// What was read; what was not has a sentence for it.
fn told(seed: u64, read: Result<Document, Error>) -> Option<Document> {
    match read {
        Ok(document) => Some(document),
        Err(error) => {
            let sentence = error.to_string();
            assert!(
                sentence.len() > 20 && !sentence.contains(fold::is_hidden),
                "seed {seed}: {sentence:?}"
            );
            assert!(
                !matches!(error, Error::Worker(_) | Error::Io(_)),
                "seed {seed}: {sentence}"
            );
            None
        }
    }
}

/// Nothing that misleads or escapes is in a document or its reading.
fn sound(seed: u64, document: &Document) -> bool {
    let clean = |text: &str| {
        let hidden = |letter: char| !matches!(letter, '\t' | '\n') && fold::is_hidden(letter);
        assert!(!text.contains(hidden), "seed {seed}: {text:?}");
    };
    let reading = matters::parse::read(document);
    for line in document.pages.iter().flat_map(|page| &page.lines) {
        clean(&line.text);
    }
    for paragraph in &reading.paragraphs {
        clean(&paragraph.text);
    }
    clean(&format!("{:?}", reading.meetings));
    !reading.paragraphs.is_empty()
}
