//! Text in two languages, and lists that cannot be empty.

use std::ops::Deref;
use std::sync::Arc;

/// A language of the interface. Menu labels stay Chinese in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the language of the phones and of most visitors.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// `zh` or `en`, as `--lang` takes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// A text in Chinese and, where there is one, in English. Copies share their letters: a label stands in many paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The Chinese text, and the English one behind it.
    both: Arc<str>,
    /// Where the Chinese text ends.
    zh_end: u32,
}

impl Text {
    /// A text with an optional English twin; an empty one counts as none.
    #[must_use]
    pub fn new(zh: &str, en: Option<&str>) -> Self {
        let both: Arc<str> = match en {
            Some(en) => [zh, en].concat().into(),
            None => zh.into(),
        };
        Self { both, zh_end: u32::try_from(zh.len()).unwrap_or(u32::MAX) }
    }

    fn parts(&self) -> (&str, &str) {
        let end = usize::try_from(self.zh_end).unwrap_or(usize::MAX);
        self.both.split_at_checked(end).unwrap_or((&self.both, ""))
    }

    /// The Chinese text.
    #[must_use]
    pub fn zh(&self) -> &str {
        self.parts().0
    }

    /// The English text, if there is one.
    #[must_use]
    pub fn en(&self) -> Option<&str> {
        Some(self.parts().1).filter(|en| !en.is_empty())
    }

    /// The text in `lang`; Chinese where there is no English.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en().unwrap_or_else(|| self.zh()),
        }
    }
}

/// A list with at least one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonEmpty<T>(Vec<T>);

impl<T> NonEmpty<T> {
    /// Takes `items`, or nothing when the list is empty.
    #[must_use]
    pub fn new(mut items: Vec<T>) -> Option<Self> {
        // These lists are kept as long as the program runs; what they grew by while they were filled is not.
        items.shrink_to_fit();
        if items.is_empty() { None } else { Some(Self(items)) }
    }

    /// A list of one item.
    #[must_use]
    pub fn of(item: T) -> Self {
        Self(vec![item])
    }

    /// The first item.
    #[must_use]
    pub fn first(&self) -> &T {
        &self.0[0]
    }
}

impl<T> Deref for NonEmpty<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}
