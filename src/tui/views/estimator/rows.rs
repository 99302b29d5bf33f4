//! The questions in words, and how much room they take.

use super::super::paper::columns;
use super::Desk;
use crate::app::interview::question::Question;
use crate::domain::Phrase;

/// The questions in words, and what they take.
pub(super) struct Rows {
    /// Columns of the labels.
    pub(super) labels: u16,
    pub(super) each: Vec<Row>,
}

/// A question in words.
pub(super) struct Row {
    pub(super) question: Question,
    pub(super) label: String,
    /// What can be chosen, and which of it is.
    pub(super) names: Vec<String>,
    pub(super) chosen: usize,
    /// How many lines it takes, if all that can be chosen is to stand there.
    pub(super) lines: u16,
}

impl Rows {
    /// How many lines all of them take.
    pub(super) fn all(&self) -> u16 {
        self.each.iter().map(|row| row.lines).sum()
    }
}

impl Desk<'_> {
    /// The questions in words, and what they take in `width` columns.
    pub(super) fn rows(&self, width: u16) -> Rows {
        let mut each: Vec<Row> = self.listed.iter().map(|question| self.row(*question)).collect();
        let most = if self.scene.compact() { 15 } else { 18 };
        let labels = each.iter().map(|row| columns(&row.label)).max().unwrap_or(0).min(most) + 2;
        let mark = columns(self.scene.say(Phrase::AnswerDefault)) + 1;
        if !self.scene.compact() {
            for row in &mut each {
                let lines = in_lines(&row.names, width.saturating_sub(4 + labels + mark)).len();
                row.lines = u16::try_from(lines).unwrap_or(1).max(1);
            }
        }
        Rows { labels, each }
    }

    fn row(&self, question: Question) -> Row {
        let label = self.label(question);
        if question.is_typed() || question == Question::More {
            return Row { question, label, names: Vec::new(), chosen: 0, lines: 1 };
        }
        let options = self.sheet.options(question);
        let value = self.page.answers.value(question, &self.sheet);
        let chosen = options.iter().position(|option| *option == value).unwrap_or(0);
        let names = options.iter().map(|option| self.choice(question, option)).collect();
        Row { question, label, names, chosen, lines: 1 }
    }
}

/// The names in lines of `room` columns, each line by its first name and the one after its last.
pub(super) fn in_lines(names: &[String], room: u16) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut used = 0;
    for (at, name) in names.iter().enumerate() {
        let wide = columns(name) + 2;
        match lines.last_mut() {
            Some((_, last)) if used + wide <= room => {
                *last = at + 1;
                used += wide;
            }
            Some(_) | None => {
                lines.push((at, at + 1));
                used = wide;
            }
        }
    }
    lines
}

/// Which of the names fit into `room` columns, the chosen one among them, as many before it as after it.
pub(super) fn window(names: &[String], chosen: usize, room: u16) -> (usize, usize) {
    let total: u16 = names.iter().map(|name| columns(name) + 2).sum();
    if total <= room {
        return (0, names.len());
    }
    let (mut first, mut last) = (chosen, (chosen + 1).min(names.len()));
    loop {
        let used = |first: usize, last: usize| -> u16 {
            names.iter().take(last).skip(first).map(|name| columns(name) + 2).sum::<u16>() + 2
        };
        if last < names.len() && used(first, last + 1) <= room {
            last += 1;
        } else if first > 0 && used(first - 1, last) <= room {
            first -= 1;
        } else {
            return (first, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_answer_is_always_among_those_that_are_shown() {
        let names: Vec<String> = ["学生少儿", "大学生", "老年", "其他居民", "不知道"].map(str::to_owned).to_vec();
        assert_eq!(window(&names, 0, 60), (0, 5));
        for chosen in 0..names.len() {
            let (first, last) = window(&names, chosen, 24);
            assert!((first..last).contains(&chosen), "{chosen}");
        }
        assert_eq!(window(&names, 4, 24), (3, 5));
        assert_eq!(in_lines(&names, 24), [(0, 3), (3, 5)]);
        assert_eq!(in_lines(&names, 60), [(0, 5)]);
    }
}
