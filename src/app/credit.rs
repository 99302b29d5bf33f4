//! The account credit: who, how old, and what is credited a month. A page of its own, over the wizard it was opened from.

#![expect(clippy::wildcard_enum_match_arm, reason = "a page answers the messages it knows and leaves the rest alone")]

use super::Msg;
use super::query::Query;
use super::wizard::{Setting, Wizard};
use crate::domain::{AmountError, Chosen, Content, Date, Fen, Scheme, Status};
use crate::estimate::{CreditClaim, CreditNeeds, typed_age, typed_share};

/// A question of the page, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Asked {
    /// Who.
    Who,
    /// The age.
    Age,
    /// The average pension of the region.
    Average,
    /// The share, where the person knows it.
    Share,
}

impl Asked {
    /// Every question.
    pub(crate) const ALL: [Self; 4] = [Self::Who, Self::Age, Self::Average, Self::Share];
}

/// Whose account it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    /// 职工退休.
    Retired,
    /// 职工在职.
    Working,
    /// 居民.
    Resident,
}

impl Who {
    /// Everybody, the one the page is for first.
    pub(crate) const ALL: [Self; 3] = [Self::Retired, Self::Working, Self::Resident];
}

/// What is kept of the page when one goes back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Kept {
    who: Option<Who>,
    fields: [Query; 3],
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCredit {
    behind: Box<Wizard>,
    who: Option<Who>,
    fields: [Query; 3],
    pub(crate) at: Asked,
}

/// What cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unclear {
    /// No age.
    Age(String),
    /// No amount.
    Average(AmountError),
    /// No share.
    Share(String),
}

/// What became of a message.
pub(super) enum Turned {
    Still,
    Moved,
    Left,
}

impl AccountCredit {
    /// The wizard it was opened from.
    pub(crate) fn behind(&self) -> &Wizard {
        &self.behind
    }

    /// Opens the page over the wizard, on the question the rule of the place needs first: the average pension where it needs
    /// that and no age, else the age.
    pub(super) fn open(behind: Wizard, kept: Kept, set: &Setting<'_>) -> Self {
        let mut page = Self { behind: Box::new(behind), who: kept.who, fields: kept.fields, at: Asked::Age };
        let needs = page.needs(set.content, set.as_of);
        if needs.average && !needs.age {
            page.at = Asked::Average;
        }
        page
    }

    /// Which answers change the amount.
    pub(crate) fn needs(&self, content: &Content, as_of: Date) -> CreditNeeds {
        let place = self.chosen().map(|chosen| content.place(chosen.place));
        CreditNeeds::of(&content.policies, place, !self.is_default(Asked::Share), as_of)
    }

    pub(super) fn leave(self) -> (Wizard, Kept) {
        (*self.behind, Kept { who: self.who, fields: self.fields })
    }

    pub(crate) fn chosen(&self) -> Option<&Chosen> {
        self.behind.chosen()
    }

    /// Whose account it is; until somebody says so, a retired employee's.
    pub(crate) fn who(&self) -> Who {
        self.who.unwrap_or(Who::Retired)
    }

    pub(crate) fn is_default(&self, question: Asked) -> bool {
        match self.field(question) {
            None => self.who.is_none(),
            Some(field) => field.is_empty(),
        }
    }

    /// What is typed; nothing for a question of choice.
    pub(crate) fn field(&self, question: Asked) -> Option<&Query> {
        at(question).map(|at| &self.fields[at])
    }

    /// The answers as a claim.
    ///
    /// # Errors
    /// The first one that cannot be read.
    pub(crate) fn claim(&self) -> Result<CreditClaim, Unclear> {
        let text = |question: Asked| {
            let text = self.field(question).map(Query::text).unwrap_or_default();
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let age = text(Asked::Age).map(|text| typed_age(&text).ok_or(Unclear::Age(text))).transpose()?;
        let average = text(Asked::Average).map(|text| Fen::from_people(&text).map_err(Unclear::Average)).transpose()?;
        let share = text(Asked::Share).map(|text| typed_share(&text).map_err(|_| Unclear::Share(text))).transpose()?;
        let (scheme, status) = match self.who() {
            Who::Retired => (Scheme::Employee, Status::Retired),
            Who::Working => (Scheme::Employee, Status::Working),
            Who::Resident => (Scheme::Resident, Status::Working),
        };
        Ok(CreditClaim { scheme, status, age, average, share })
    }

    pub(super) fn update(&mut self, msg: &Msg) -> Turned {
        let here = self.at as usize;
        let to = match msg {
            Msg::Back | Msg::Estimate => return Turned::Left,
            Msg::Up => here.saturating_sub(1),
            Msg::Down | Msg::Choose => here + 1,
            Msg::First | Msg::PageUp => 0,
            Msg::Last | Msg::PageDown => Asked::ALL.len(),
            _ => return if self.answer(msg) { Turned::Moved } else { Turned::Still },
        };
        let to = Asked::ALL[to.min(Asked::ALL.len() - 1)];
        if to == self.at {
            return Turned::Still;
        }
        self.at = to;
        if let Some(at) = at(to) {
            self.fields[at].select();
        }
        Turned::Moved
    }

    fn answer(&mut self, msg: &Msg) -> bool {
        if let Some(at) = at(self.at) {
            return self.fields[at].edit(msg);
        }
        let here = Who::ALL.iter().position(|who| *who == self.who()).unwrap_or(0);
        let to = match msg {
            Msg::Left if here > 0 => here - 1,
            Msg::Right => here + 1,
            Msg::Digit(number) => usize::from(*number).wrapping_sub(1),
            Msg::Erase | Msg::Clear => return self.who.take().is_some(),
            _ => return false,
        };
        Who::ALL.get(to).is_some_and(|who| self.who.replace(*who) != Some(*who))
    }
}

fn at(question: Asked) -> Option<usize> {
    match question {
        Asked::Who => None,
        Asked::Age => Some(0),
        Asked::Average => Some(1),
        Asked::Share => Some(2),
    }
}
