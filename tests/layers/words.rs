//! Cuts Rust source into words: names, `::`, and single marks. Comments, strings, characters and lifetimes fall away.

/// A name or a mark, and the line it stands on.
pub(crate) struct Word {
    /// What it says.
    pub(crate) text: String,
    /// Its line, from 1.
    pub(crate) line: usize,
}

impl Word {
    /// True for a name or a keyword.
    pub(crate) fn is_name(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphanumeric() || first == '_')
    }
}

/// The words of `source`, in order.
pub(crate) fn words_of(source: &str) -> Vec<Word> {
    let letters: Vec<char> = source.chars().collect();
    let mut words = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < letters.len() {
        let end = end_of_word(&letters, at);
        let text: String = letters[at..end].iter().collect();
        if stays(&text) {
            words.push(Word { text: text.clone(), line });
        }
        line += text.matches('\n').count();
        at = end;
    }
    words
}

fn stays(text: &str) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    let quoted = text.chars().count() > 1 && text.ends_with(['"', '\'', '#']);
    !(first.is_whitespace()
        || text.starts_with("//")
        || text.starts_with("/*")
        || first == '\''
        || first == '"'
        || quoted)
}

fn end_of_word(letters: &[char], at: usize) -> usize {
    let next = |ahead: usize| letters.get(at + ahead).copied().unwrap_or(' ');
    match letters[at] {
        '/' if next(1) == '/' => end_of_line(letters, at),
        '/' if next(1) == '*' => end_of_block_comment(letters, at),
        '"' => end_of_string(letters, at),
        'r' if next(1) == '"' || (next(1) == '#' && matches!(next(2), '#' | '"')) => end_of_raw_string(letters, at + 1),
        'b' | 'c' if next(1) == '"' => end_of_string(letters, at + 1),
        'b' | 'c' if next(1) == 'r' && matches!(next(2), '"' | '#') => end_of_raw_string(letters, at + 2),
        'b' if next(1) == '\'' => end_of_quote(letters, at + 1),
        '\'' => end_of_quote(letters, at),
        ':' if next(1) == ':' => at + 2,
        first if first.is_alphanumeric() || first == '_' => {
            letters[at..].iter().position(|c| !(c.is_alphanumeric() || *c == '_')).map_or(letters.len(), |len| at + len)
        }
        _ => at + 1,
    }
}

fn end_of_line(letters: &[char], at: usize) -> usize {
    letters[at..].iter().position(|c| *c == '\n').map_or(letters.len(), |len| at + len)
}

fn end_of_block_comment(letters: &[char], at: usize) -> usize {
    let mut open = 0;
    let mut here = at;
    while here + 1 < letters.len() {
        match (letters[here], letters[here + 1]) {
            ('/', '*') => {
                open += 1;
                here += 2;
            }
            ('*', '/') => {
                open -= 1;
                here += 2;
                if open == 0 {
                    return here;
                }
            }
            _ => here += 1,
        }
    }
    letters.len()
}

fn end_of_string(letters: &[char], at: usize) -> usize {
    let mut here = at + 1;
    while here < letters.len() {
        match letters[here] {
            '\\' => here += 2,
            '"' => return here + 1,
            _ => here += 1,
        }
    }
    letters.len()
}

fn end_of_raw_string(letters: &[char], at: usize) -> usize {
    let hashes = letters[at..].iter().take_while(|c| **c == '#').count();
    let mut here = at + hashes + 1;
    while here < letters.len() {
        let closes =
            letters[here] == '"' && letters[here + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
        if closes {
            return here + 1 + hashes;
        }
        here += 1;
    }
    letters.len()
}

/// A character literal ends at its quote; a lifetime at the end of its name.
fn end_of_quote(letters: &[char], at: usize) -> usize {
    let next = |ahead: usize| letters.get(at + ahead).copied().unwrap_or(' ');
    if next(1) == '\\' {
        let from = at + 3;
        return letters.iter().skip(from).position(|c| *c == '\'').map_or(letters.len(), |len| from + len + 1);
    }
    if next(2) == '\'' {
        return at + 3;
    }
    let name = letters[at + 1..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
    at + 1 + name
}
