//! The codes in which mail and saved pages carry bytes as letters.

/// "=E2=80=99" is a letter, and "=" at the end of a line joins it to the next.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'=' {
            decoded.push(*first);
            continue;
        }
        match rest {
            [b'\r', b'\n', behind @ ..] | [b'\n', behind @ ..] => rest = behind,
            [high, low, behind @ ..] => {
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    decoded.push(high * 16 + low);
                    rest = behind;
                } else {
                    decoded.push(b'=');
                }
            }
            _ => decoded.push(b'='),
        }
    }
    decoded
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// Four letters are three bytes; what is none of the letters is passed over.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            decoded.push(u8::try_from(held >> bits & 0xff).unwrap_or_default());
        }
    }
    decoded
}
