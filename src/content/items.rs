//! Lists of a file, and what of them could not be read.

use serde::{Deserialize, Deserializer};

/// A list whose items know where they stand, so that one that cannot be read may be left out.
#[derive(Debug)]
pub(super) struct Items<T> {
    pub(super) items: Vec<(usize, T)>,
    pub(super) unread: Unread,
}

impl<T> Items<T> {
    /// A list of which nothing was left out.
    pub(super) fn whole_list(items: impl IntoIterator<Item = T>) -> Self {
        Self { items: items.into_iter().enumerate().collect(), unread: Unread::Nothing }
    }

    /// A list that may be left out and is: there was nothing to read.
    pub(super) fn not_written() -> Self {
        Self::whole_list([])
    }

    /// True when no item was left out.
    pub(super) fn whole(&self) -> bool {
        self.unread.is_nothing()
    }
}

impl<T> Default for Items<T> {
    /// A list that could not be read at all.
    fn default() -> Self {
        Self { items: Vec::new(), unread: Unread::All }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let items: Vec<T> = Vec::deserialize(from)?;
        Ok(Self::whole_list(items))
    }
}

/// What was left out of a list. Somebody who refers to a thing in it is not reported: the mistake is elsewhere.
#[derive(Debug, Clone, Default)]
pub(super) enum Unread {
    /// Everything was read.
    Nothing,
    /// Something of this text was not.
    Some(String),
    /// The file is missing or no YAML.
    #[default]
    All,
}

impl Unread {
    /// True when everything was read.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// Adds a text that could not be read.
    pub(super) fn add(&mut self, text: &str) {
        match self {
            Self::Nothing => *self = Self::Some(text.to_owned()),
            Self::Some(known) => {
                known.push('\n');
                known.push_str(text);
            }
            Self::All => {}
        }
    }

    /// Takes in what another list left out.
    pub(super) fn join(mut self, other: &Self) -> Self {
        match other {
            Self::Nothing => self,
            Self::Some(text) => {
                self.add(text);
                self
            }
            Self::All => Self::All,
        }
    }

    /// True when the thing called `name` may be among what was not read.
    pub(super) fn may_hold(&self, name: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Some(text) => text.contains(name),
            Self::All => true,
        }
    }
}
