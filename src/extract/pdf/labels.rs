//! What stands before or between the words of a line: labels of points, leading dots.

/// Dots that lead the eye to a page number say no more than a gap does: a tab.
pub fn without_leaders(text: &str) -> String {
    let mut parts = vec![String::new()];
    let mut dots = String::new();
    let length = |dots: &str| -> usize {
        dots.chars()
            .map(|dot| match dot {
                '.' => 1,
                '…' => 3,
                _ => 0,
            })
            .sum()
    };
    for letter in text.chars().chain(['\0']) {
        if matches!(letter, '.' | '…') || (letter == ' ' && !dots.is_empty()) {
            dots.push(letter);
            continue;
        }
        if length(&dots) >= 5 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push_str(&dots);
        }
        dots.clear();
        if let Some(part) = parts.last_mut().filter(|_| letter != '\0') {
            part.push(letter);
        }
    }
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\t")
}

/// The number, letter or bullet before a point of a list or an item of an agenda.
pub fn is_label(word: &str) -> bool {
    let length = word.chars().count();
    if length == 0 || length > 9 {
        return false;
    }
    if word.chars().all(|letter| !letter.is_alphanumeric()) {
        return length <= 2;
    }
    let closed = word.ends_with(['.', ')', ':']);
    let inner = word.trim_matches(['(', '[', ']', ')', '.', ':']);
    let digits = inner.chars().filter(char::is_ascii_digit).count();
    let letters = inner
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let roman = letters > 0 && inner.chars().all(|letter| "ivxlIVXL".contains(letter));
    // A year at the head of a row of figures is no label.
    if digits == 4 && letters == 0 && !closed && inner.len() == 4 {
        return false;
    }
    (digits > 0 && letters <= 1) || letters == 1 || (roman && closed)
}

#[cfg(test)]
mod tests {
    use super::{is_label, without_leaders};

    #[test]
    fn labels_are_told_from_words_and_years() {
        for label in [
            "6", "117.", "3a", "77/21", "a)", "(iv)", "iv.", "•", "-", "A",
        ] {
            assert!(is_label(label), "{label}");
        }
        for word in ["2024", "Item", "Cllr", "", "...."] {
            assert!(!is_label(word), "{word}");
        }
    }

    #[test]
    fn leading_dots_are_a_gap_and_an_ellipsis_is_none() {
        assert_eq!(without_leaders("Minutes .......... 5"), "Minutes\t5");
        assert_eq!(without_leaders("Headlines ……..12"), "Headlines\t12");
        assert_eq!(without_leaders("Signed ............"), "Signed");
        assert_eq!(
            without_leaders("and so on... he said"),
            "and so on... he said"
        );
    }
}
