//! `check`: draft minutes proof-read before they go out; nothing is stored.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::cli::args::{Arguments, Check, CheckFormat};
use crate::cli::output::Printer;
use crate::cli::place::{Place, reader};
use crate::cli::{DONE, FAILED};
use crate::export::check::{self, Proof};
use crate::import;
use crate::store::Store;

/// Prints what there is to look at in a draft: 0 where there is nothing, else 1.
pub fn check(arguments: &Arguments, asked: &Check, out: &mut Printer) -> Result<u8> {
    let path = &asked.draft;
    let bytes = import::bytes(path).with_context(|| could_not_read(path))?;
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let reading = import::read(&name, &bytes, &reader()?).with_context(|| could_not_read(path))?;
    let drafts = check::drafts(&reading);
    if drafts.is_empty() {
        bail!(
            "no minutes were found in {name}; “matters parse {} --explain” says what was read",
            path.display()
        );
    }
    let place = Place::of(arguments)?;
    let store = if Store::is_in(&place.folder) {
        Some(place.store_to_read()?)
    } else {
        None
    };
    let mut proofs = Vec::new();
    for draft in drafts {
        let held = match (&store, &draft.committee) {
            (Some(store), Some(committee)) => store.records(committee)?,
            (Some(_) | None, _) => None,
        };
        proofs.push(check::proofread(&reading, draft, held.as_ref()));
    }
    match asked.format {
        CheckFormat::Text => {
            for proof in &proofs {
                out.text(&check::text(proof))?;
            }
        }
        CheckFormat::Json => {
            for proof in &proofs {
                out.json_line(proof)?;
            }
            out.flush()?;
        }
    }
    let is_clean = |proof: &Proof| proof.findings.is_empty();
    Ok(if proofs.iter().all(is_clean) {
        DONE
    } else {
        FAILED
    })
}

fn could_not_read(path: &Path) -> String {
    format!("could not read {}", path.display())
}
