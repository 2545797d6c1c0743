#![no_main]

use libfuzzer_sys::fuzz_target;
use matters::extract::pdf;

fuzz_target!(init: matters_fuzz::begin(), |data: &[u8]| {
    matters_fuzz::hold(|| pdf::read("paper", data));
});
