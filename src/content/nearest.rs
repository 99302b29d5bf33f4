//! "Did you mean …?": the nearest word of a list.

/// The word of `words` nearest to `wanted`, as a question, when one is near enough to be a slip.
pub(super) fn did_you_mean<'a>(wanted: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let length = wanted.chars().count();
    words
        .into_iter()
        .map(|word| (distance(wanted, word), word))
        .filter(|(distance, word)| *distance <= (length.max(word.chars().count()) / 3).max(1) && *distance < length)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| format!("did you mean `{word}`?"))
}

/// Characters to insert, delete, replace or swap with their neighbour to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut last = None;
    for (i, letter) in from.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in to.iter().enumerate() {
            let mut best = (row[j] + usize::from(letter != *other)).min(row[j + 1] + 1).min(next[j] + 1);
            if j > 0 && last == Some(*other) && to[j - 1] == letter {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
        last = Some(letter);
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_or_two_letters_is_recognised() {
        assert_eq!(did_you_mean("pya", ["ask", "pay"]).as_deref(), Some("did you mean `pay`?"));
        assert_eq!(did_you_mean("wechta", ["alipay", "wechat"]).as_deref(), Some("did you mean `wechat`?"));
        assert_eq!(did_you_mean("无西", ["无锡", "江阴"]).as_deref(), Some("did you mean `无锡`?"));
    }

    #[test]
    fn a_word_that_is_near_nothing_gets_no_suggestion() {
        assert_eq!(did_you_mean("zzzz", ["pay", "ask"]), None);
        assert_eq!(did_you_mean("x", ["a", "b"]), None);
        assert_eq!(did_you_mean("", ["a"]), None);
    }
}
