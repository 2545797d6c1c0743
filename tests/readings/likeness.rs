//! Whether two texts say the same, as a person who compares papers would judge it.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// Words alone: lower case, no punctuation, without a "that" in front.
pub fn norm(text: &str) -> String {
    let folded: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.strip_prefix("that ") {
        Some(rest) => rest.to_owned(),
        None => words,
    }
}

/// Two texts are alike: the same figures in the same order, and at least `least` of
/// their letters in common runs. A wanted text that begins "starts with" is held
/// against the beginning of the other only.
pub fn like(want: &str, got: &str, least: f64) -> bool {
    let (want, got) = (norm(want), norm(got));
    if let Some(beginning) = want.strip_prefix("starts with ") {
        let head: String = got.chars().take(beginning.chars().count()).collect();
        return got.starts_with(beginning) || ratio(beginning, &head) >= least;
    }
    if figures(&want) != figures(&got) {
        return false;
    }
    want == got || ratio(&want, &got) >= least
}

fn figures(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_numeric())
        .filter(|run| !run.is_empty())
        .collect()
}

/// Twice the letters in common runs over all letters: Ratcliff and Obershelp's measure.
fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let total = a.len() + b.len();
    if total == 0 {
        return 1.0;
    }
    let mut places: HashMap<char, Vec<usize>> = HashMap::new();
    for (at, letter) in b.iter().enumerate() {
        places.entry(*letter).or_default().push(at);
    }
    let mut common = 0;
    let mut left = vec![(0, a.len(), 0, b.len())];
    while let Some((a_from, a_to, b_from, b_to)) = left.pop() {
        let (a_at, b_at, size) = longest_run(&a, (a_from, a_to), &places, (b_from, b_to));
        if size > 0 {
            common += size;
            left.push((a_from, a_at, b_from, b_at));
            left.push((a_at + size, a_to, b_at + size, b_to));
        }
    }
    share(2 * common, total)
}

/// The longest run that both spans hold, the first of several; size 0 for none.
fn longest_run(
    a: &[char],
    (a_from, a_to): (usize, usize),
    places: &HashMap<char, Vec<usize>>,
    (b_from, b_to): (usize, usize),
) -> (usize, usize, usize) {
    let mut best = (a_from, b_from, 0);
    let mut ending_at: HashMap<usize, usize> = HashMap::new();
    for (i, letter) in a.iter().enumerate().take(a_to).skip(a_from) {
        let mut next = HashMap::new();
        for &j in places.get(letter).map_or(&[][..], Vec::as_slice) {
            if (b_from..b_to).contains(&j) {
                let before = j.checked_sub(1).and_then(|j| ending_at.get(&j));
                let size = before.copied().unwrap_or(0) + 1;
                next.insert(j, size);
                if size > best.2 {
                    best = (i + 1 - size, j + 1 - size, size);
                }
            }
        }
        ending_at = next;
    }
    best
}

/// A part of a whole, from 0 to 1; all of nothing is 1.
pub fn share(part: usize, whole: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // counts of letters and facts
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}
