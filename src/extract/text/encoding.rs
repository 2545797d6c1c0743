//! Bytes → text: marks of byte order first, then UTF-8, then what the bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Bytes that are looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 512;

/// Decodes bytes; what makes no sense becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"uk"), Utf8Detection::Allow);
    encoding.decode(bytes).0.into_owned()
}

/// UTF-16 without a mark: every second byte of English is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let half = sample.len() / 2;
    if half < 2 {
        None
    } else if zeros(1) * 4 > half * 3 {
        Some(UTF_16LE)
    } else if zeros(0) * 4 > half * 3 {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_out_of_every_encoding_that_people_save_in() {
        let words = "The Chair’s café – agreed";
        let wide = |order: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(order).collect();
        let marked = |order: fn(u16) -> [u8; 2]| {
            std::iter::once(0xfeff)
                .chain(words.encode_utf16())
                .flat_map(order)
                .collect()
        };
        let files: Vec<Vec<u8>> = vec![
            words.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", words.as_bytes()].concat(),
            marked(u16::to_le_bytes),
            marked(u16::to_be_bytes),
            wide(u16::to_le_bytes),
            b"The Chair\x92s caf\xe9 \x96 agreed".to_vec(),
        ];
        for file in files {
            assert_eq!(decode(&file), words);
        }
    }
}
