//! Roman numerals, as lists and page labels print them.

/// The greatest number that the signs write: four thousand has none.
const GREATEST: u32 = 3999;

/// A number in small Roman letters; nothing for 0, and no more than the signs write.
pub fn lower(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(GREATEST);
    let mut printed = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            printed.push_str(sign);
            rest -= worth;
        }
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn numbers_are_written_as_in_lists_and_front_matter() {
        assert_eq!(lower(0), "");
        assert_eq!(lower(4), "iv");
        assert_eq!(lower(19), "xix");
        assert_eq!(lower(1949), "mcmxlix");
    }
}
