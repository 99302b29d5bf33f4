//! An estimate in words: the names of answers and fields, the lines of a bill with their reasons, the headline, what has
//! to be said beside it, and what is wrong with an answer. The screen of the estimator and the reports speak through
//! [`EstimateWording`], so that they say the same.

mod answers;
mod compared;
mod gather;
mod headline;
mod json;
mod markdown;
mod notes;
mod rows;
mod rules;
mod text;
mod why;
mod wrong;

pub use answers::Field;
pub use compared::{Compared, ComparedRow, Findings};
pub use gather::{Asked, EstimateReport};
pub use headline::{Authority, CapSaid, Headline, oldest};
pub use rows::{Row, bases};
pub use rules::RuleName;
pub use wrong::{Wrong, complaint_json, example};

use super::wording::Wording;
use crate::domain::{Chosen, Content, Fen, Lang, Phrase, Rate, Strings};

/// Speaks one language about the estimates of one place, or of none.
#[derive(Clone, Copy)]
pub struct EstimateWording<'a> {
    wording: Wording<'a>,
    pub(super) chosen: Option<&'a Chosen>,
    /// Sources and readings are named for people: by title and in words, not by the ids that reports list below.
    by_title: bool,
}

impl<'a> EstimateWording<'a> {
    /// Speaks `lang` about the rules of `chosen`; without a place about the whole country.
    #[must_use]
    pub fn new(content: &'a Content, lang: Lang, chosen: Option<&'a Chosen>) -> Self {
        Self { wording: Wording::new(content, lang), chosen, by_title: false }
    }

    /// The same for a screen, which has no list of sources that ids could lead to.
    #[must_use]
    pub fn by_title(self) -> Self {
        Self { by_title: true, ..self }
    }

    /// The words that are not only about estimates.
    #[must_use]
    pub fn wording(&self) -> Wording<'a> {
        self.wording
    }

    fn strings(&self) -> &'a Strings {
        self.wording.strings()
    }

    fn get(&self, phrase: Phrase) -> &'a str {
        self.strings().get(phrase)
    }

    fn fill(&self, phrase: Phrase, values: &[&str]) -> String {
        self.strings().fill(phrase, values)
    }

    /// The place as sentences name it: 无锡, or 全国 without one.
    #[must_use]
    pub fn place(&self) -> String {
        self.chosen.map_or_else(|| self.get(Phrase::WholeCountry).to_owned(), |chosen| self.wording.place(chosen))
    }

    /// Two amounts as a range without a unit, or one where they are the same: 11,550.00 至 14,691.00.
    #[must_use]
    pub fn range(&self, low: Fen, high: Fen) -> String {
        if low == high { low.grouped() } else { self.fill(Phrase::AmountRange, &[&low.grouped(), &high.grouped()]) }
    }

    /// The same without the zeros nobody needs: 200,000 至 250,000.
    fn short_range(&self, low: Fen, high: Fen) -> String {
        if low == high { short(low) } else { self.fill(Phrase::AmountRange, &[&short(low), &short(high)]) }
    }

    /// Parts of one sentence that stand more apart than items.
    fn parts_of(&self, parts: impl IntoIterator<Item = String>) -> String {
        parts.into_iter().reduce(|one, next| self.fill(Phrase::JoinParts, &[&one, &next])).unwrap_or_default()
    }

    /// Words that describe one thing: 三级退休, tertiary retired.
    fn together(&self, words: impl IntoIterator<Item = String>) -> String {
        let mut all = String::new();
        for word in words {
            // Chinese words stand without a blank, but a number would seem to belong to the word before it.
            let apart = self.wording.lang() == Lang::En || word.starts_with(|first: char| first.is_ascii_digit());
            if apart && !all.is_empty() {
                all.push(' ');
            }
            all.push_str(&word);
        }
        all
    }

    /// Items one after the other.
    fn items(&self, items: impl IntoIterator<Item = String>) -> String {
        self.wording.items(items).unwrap_or_default()
    }
}

/// An amount in a sentence, without the zeros nobody needs: 1,600, 412.50.
#[must_use]
pub fn short(amount: Fen) -> String {
    let mut text = amount.grouped();
    if let Some(yuan) = text.strip_suffix(".00") {
        text.truncate(yuan.len());
    }
    text
}

/// What both columns have, or both with a stroke between them: 1,600 / 400.
fn both(low: &str, high: &str) -> String {
    if low == high { low.to_owned() } else { format!("{low} / {high}") }
}

/// A number of hundredths with as many decimals as it needs: 10, 2.5.
fn hundredths(number: i64) -> String {
    let text = Rate::new(u16::try_from(number.unsigned_abs()).unwrap_or(u16::MAX).min(10_000)).unwrap_or_default();
    text.to_string().trim_end_matches('%').to_owned()
}
