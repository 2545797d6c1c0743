//! Changes that any file may suffer: on a bad disk, a broken line, in a wrong encoding.

use super::chance::Chance;

/// What text must not smuggle in: escapes, turned and hidden letters, wrong encodings.
const POISON: [&[u8]; 22] = [
    b"\0",
    b"\x1b[2J",
    b"\x1b]8;;file:///etc/passwd\x07",
    b"\x9b31m",
    "\u{202e}".as_bytes(),
    "\u{2066}\u{202d}".as_bytes(),
    "\u{200b}\u{200d}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{0301}\u{0301}\u{0301}".as_bytes(),
    "\u{e0041}".as_bytes(),
    "\u{fdfa}\u{fdfa}".as_bytes(),
    "\u{1f468}\u{200d}\u{1f469}".as_bytes(),
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xe2\x80",
    b"\r",
    b"\x0c",
    b"\x1a",
    b"\x85",
];

/// Numbers that a reader may add to, multiply or reserve room for.
pub const NUMBERS: [&str; 18] = [
    "0",
    "-1",
    "1",
    "255",
    "256",
    "32767",
    "65535",
    "65536",
    "1048576",
    "16777216",
    "2147483647",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551615",
    "1e308",
    "99999999999999999999999999",
];

/// Changes the bytes in one way.
pub fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len());
    let length = 1 << chance.below(12);
    let end = (at + length).min(bytes.len());
    match chance.below(12) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(..at)),
        2 => drop(bytes.drain(at..end)),
        3 | 4 => flip(bytes, chance),
        5 => {
            let piece = bytes[at..end].to_vec();
            let times = 1 << chance.below(6);
            insert(bytes, at, &piece.repeat(times));
        }
        6 => {
            let piece: Vec<u8> = bytes.drain(at..end).collect();
            let to = chance.below(bytes.len() + 1);
            insert(bytes, to, &piece);
        }
        7 | 8 => {
            let poison = chance.one(&POISON);
            insert(bytes, at, &poison.repeat(1 << chance.below(5)));
        }
        9 => number(bytes, chance),
        10 => bytes[at.min(end)..end].fill(*chance.one(b"\0 (<[\xff0\n")),
        _ => recode(bytes, chance),
    }
}

fn flip(bytes: &mut [u8], chance: &mut Chance) {
    if bytes.is_empty() {
        return;
    }
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        bytes[at] ^= 1 << chance.below(8);
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let at = at.min(bytes.len());
    drop(bytes.splice(at..at, piece.iter().copied()));
}

/// Puts another number where one stands.
pub fn number(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let from = chance.below(bytes.len());
    let found = bytes[from..].iter().position(u8::is_ascii_digit);
    let Some(start) = found.map(|at| from + at) else {
        return;
    };
    let digits = bytes[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    let end = start + digits.count();
    let number = chance.one(&NUMBERS).as_bytes();
    drop(bytes.splice(start..end, number.iter().copied()));
}

/// The same letters in an encoding that nobody announced.
fn recode(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    *bytes = match chance.below(4) {
        0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        2 => text
            .chars()
            .map(|letter| u8::try_from(letter).unwrap_or(b'?'))
            .collect(),
        _ => text
            .chars()
            .flat_map(|letter| u32::from(letter).to_le_bytes())
            .collect(),
    };
}
