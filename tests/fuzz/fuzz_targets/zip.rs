//! Archives as bytes: of papers, and those that documents and spreadsheets are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use matters::extract::{self, Reader, docx, xlsx};
use matters::import;

fuzz_target!(init: matters_fuzz::begin(), |data: &[u8]| {
    matters_fuzz::hold(|| docx::read("paper", data));
    matters_fuzz::hold(|| xlsx::read("paper", data));
    if let Ok(papers) = import::unpack(data) {
        for (name, paper) in papers {
            if let Ok(bytes) = paper {
                matters_fuzz::hold(|| extract::read(&name, &bytes, &Reader::InThisProcess));
            }
        }
    }
});
