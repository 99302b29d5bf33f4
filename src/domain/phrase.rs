//! The words of the interface: one closed list of phrases, one table a language.
//!
//! A phrase is named once, in `phrase/list.rs`, with its key in `strings/*.yaml` and the places in it that are filled in.

mod list;

use std::borrow::Cow;

use thiserror::Error;

use super::Lang;

pub use list::Phrase;

/// What can be wrong with a table of strings.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StringsError {
    /// A phrase has no text.
    #[error("no text for `{0}`")]
    Missing(&'static str),
    /// A key no phrase has.
    #[error("no phrase `{0}`")]
    Unknown(String),
    /// A key that stands twice.
    #[error("`{0}` stands twice")]
    Twice(String),
    /// A placeholder is missing from the text.
    #[error("`{key}` does not use its placeholder {{{slot}}}")]
    SlotMissing {
        /// The key.
        key: &'static str,
        /// The placeholder.
        slot: &'static str,
    },
    /// A placeholder the phrase does not have.
    #[error("`{key}` has no placeholder {{{slot}}}")]
    SlotUnknown {
        /// The key.
        key: &'static str,
        /// What stands between the braces.
        slot: String,
    },
}

impl StringsError {
    /// The key of `strings/*.yaml` the error is about.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Missing(key) | Self::SlotMissing { key, .. } | Self::SlotUnknown { key, .. } => key,
            Self::Unknown(key) | Self::Twice(key) => key,
        }
    }
}

/// All phrases of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strings {
    lang: Lang,
    table: Vec<Cow<'static, str>>,
}

impl Strings {
    /// Takes the pairs of a strings file.
    ///
    /// # Errors
    /// Every missing, unknown or doubled key and every placeholder that does not fit.
    pub fn new<K: AsRef<str>>(
        lang: Lang,
        pairs: impl IntoIterator<Item = (K, Cow<'static, str>)>,
    ) -> Result<Self, Vec<StringsError>> {
        let mut texts: Vec<Option<Cow<'static, str>>> = vec![None; Phrase::ALL.len()];
        let mut errors = Vec::new();
        let mut next = 0;
        for (key, text) in pairs {
            let key = key.as_ref();
            // Files list the phrases in the order of the code; then no key has to be looked up.
            let expected = Phrase::ALL.get(next).copied().filter(|phrase| phrase.key() == key);
            let phrase = expected.or_else(|| Phrase::with_key(key));
            next = phrase.map_or(next, |phrase| phrase as usize + 1);
            match phrase {
                None => errors.push(StringsError::Unknown(key.to_owned())),
                Some(phrase) if texts[phrase as usize].is_some() => errors.push(StringsError::Twice(key.to_owned())),
                Some(phrase) => {
                    check_slots(phrase, &text, &mut errors);
                    texts[phrase as usize] = Some(text);
                }
            }
        }
        for (phrase, text) in Phrase::ALL.iter().zip(&texts) {
            if text.is_none() {
                errors.push(StringsError::Missing(phrase.key()));
            }
        }
        if errors.is_empty() { Ok(Self { lang, table: texts.into_iter().flatten().collect() }) } else { Err(errors) }
    }

    /// Takes pairs that are known to fit their phrases, if they stand in the order of [`Phrase::ALL`]: nothing has to be
    /// looked up or checked then.
    pub fn in_order<'k>(lang: Lang, pairs: impl Iterator<Item = (&'k str, Cow<'static, str>)>) -> Option<Self> {
        let mut table = Vec::with_capacity(Phrase::ALL.len());
        for (key, text) in pairs {
            let expected = Phrase::ALL.get(table.len())?;
            if expected.key() != key {
                return None;
            }
            table.push(text);
        }
        (table.len() == Phrase::ALL.len()).then_some(Self { lang, table })
    }

    /// The language of the table.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a phrase without placeholders.
    #[must_use]
    pub fn get(&self, phrase: Phrase) -> &str {
        &self.table[phrase as usize]
    }

    /// The text of a phrase with its placeholders filled, in the order in which the phrase lists them.
    #[must_use]
    pub fn fill(&self, phrase: Phrase, values: &[&str]) -> String {
        debug_assert_eq!(values.len(), phrase.slots().len(), "{}", phrase.key());
        let mut rest = self.get(phrase);
        let mut text = String::with_capacity(rest.len() + values.iter().map(|value| value.len()).sum::<usize>());
        while let Some((before, tail)) = rest.split_once('{') {
            text.push_str(before);
            let Some((slot, after)) = tail.split_once('}') else { break };
            if let Some((_, value)) = phrase.slots().iter().zip(values).find(|(name, _)| **name == slot) {
                text.push_str(value);
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

fn check_slots(phrase: Phrase, text: &str, errors: &mut Vec<StringsError>) {
    if phrase.slots().is_empty() && !text.contains('{') {
        return;
    }
    let used: Vec<&str> =
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(slot, _)| slot).collect();
    for slot in phrase.slots() {
        if !used.contains(slot) {
            errors.push(StringsError::SlotMissing { key: phrase.key(), slot });
        }
    }
    for slot in used {
        if !phrase.slots().contains(&slot) {
            errors.push(StringsError::SlotUnknown { key: phrase.key(), slot: slot.to_owned() });
        }
    }
}
