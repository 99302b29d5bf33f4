//! When people pay for a year of cover and how much, and what is known of it on one day.
//!
//! The cover year is the one in which a person is insured; it is collected from the autumn before. A window says
//! something only of its own cover year: an earlier year is history and never decides whether one can pay now.

use super::{Date, Fen, Guide, Layer, NonEmpty, PartialDate, Place, Provenance, Scope, Text};

/// From this month on, people are asked to pay for the following year.
const COLLECTED_FROM: i8 = 9;

/// The cover year that is being collected on `as_of`.
#[must_use]
pub fn year_collected(as_of: Date) -> i16 {
    as_of.year() + i16::from(as_of.month() >= COLLECTED_FROM)
}

/// What one group of people pays, a person and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// Who pays it.
    pub group: Text,
    /// What they pay themselves.
    pub amount: Fen,
    /// True for people the state supports.
    pub aided: bool,
}

/// The days between which one pays, both included. At least one of them is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first day.
    pub from: Option<PartialDate>,
    /// The last day.
    pub to: Option<PartialDate>,
}

/// A part of the year with its own consequences of paying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// When it is.
    pub window: Window,
    /// When benefits begin for those who pay in it.
    pub benefit: Text,
    /// Months they wait; nothing where the source names none.
    pub wait_months: Option<u8>,
    /// What they pay, where that differs.
    pub amount: Option<Fen>,
    /// True after the payment window.
    pub late: bool,
}

/// What one source says of one place and one cover year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Season {
    /// Its id in `calendar.yaml`.
    pub id: Box<str>,
    /// Where it holds.
    pub scopes: NonEmpty<Scope>,
    /// The part of the place it speaks of, where it does not speak of all of it.
    pub area: Option<Text>,
    /// The people it speaks of, where it does not speak of everybody.
    pub who: Option<Text>,
    /// The year in which one is insured.
    pub cover_year: i16,
    /// The year of the notice.
    pub file_year: i16,
    /// Who pays how much.
    pub fees: Vec<Fee>,
    /// When one pays the ordinary amount.
    pub window: Option<Window>,
    /// The parts of the window, and what comes after it.
    pub phases: Vec<Phase>,
    /// The days of the month on which one can pay.
    pub days: Option<Text>,
    /// What paying after the window means.
    pub late: Option<Text>,
    /// Who waits for benefits, and who does not.
    pub waiting: Option<Text>,
    /// What holds for newborns.
    pub newborn: Option<Text>,
    /// Where it comes from; the first one counts.
    pub provenance: NonEmpty<Provenance>,
    /// The rows of the seed checklist it carries.
    pub seed_rows: Vec<Box<str>>,
}

impl Season {
    /// The nearest layer through which it reaches `place`.
    #[must_use]
    pub fn reaches(&self, place: &Place) -> Option<Layer> {
        self.scopes.iter().filter_map(|scope| scope.reaches(place)).min()
    }

    /// True when it speaks of a part of the place or of some people only.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.area.is_some() || self.who.is_some()
    }
}

/// Whether one can pay now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowState {
    /// One can pay.
    Open {
        /// Whole days until the last one, zero on it; nothing where the end is not known.
        days_left: Option<i32>,
    },
    /// Payment has not begun.
    NotYet {
        /// The first day.
        from: PartialDate,
    },
    /// The window is over.
    Closed {
        /// Its last day.
        since: PartialDate,
    },
    /// Nobody said.
    Unknown,
}

impl WindowState {
    /// The word used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open { .. } => "open",
            Self::NotYet { .. } => "not_yet",
            Self::Closed { .. } => "closed",
            Self::Unknown => "unknown",
        }
    }
}

impl Window {
    fn state(self, as_of: Date) -> WindowState {
        match (self.from, self.to) {
            (Some(from), _) if as_of < from.earliest() => WindowState::NotYet { from },
            (_, Some(to)) if as_of > to.latest() => WindowState::Closed { since: to },
            (_, Some(to)) => WindowState::Open { days_left: Some(as_of.days_until(to.latest())) },
            (Some(_), None) => WindowState::Open { days_left: None },
            (None, None) => WindowState::Unknown,
        }
    }
}

/// One thing that is known, and from where.
#[derive(Debug)]
pub struct Told<'a, T: ?Sized> {
    /// What is known.
    pub what: &'a T,
    /// The layer it comes from.
    pub layer: Layer,
    /// The source to name.
    pub provenance: &'a Provenance,
}

// A copy copies references only, whatever they refer to.
impl<T: ?Sized> Clone for Told<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Told<'_, T> {}

/// What is known in one place of one cover year.
#[derive(Debug, Clone)]
pub struct Cover<'a> {
    /// The cover year.
    pub year: i16,
    /// The entries for everybody, nearest layer first, then by trust, then in the order of the file.
    whole: Vec<(Layer, &'a Season)>,
    /// The entries that speak of a part of the place or of some people only, in the same order.
    pub partial: Vec<(Layer, &'a Season)>,
}

impl<'a> Cover<'a> {
    fn gather(guide: &'a Guide, place: &Place, year: i16) -> Self {
        let all = guide.shelves_of(place).flat_map(|(_, shelf)| &shelf.calendar);
        let of_year = all.filter(|season| season.cover_year == year);
        let mut reaching: Vec<(Layer, &Season)> =
            of_year.filter_map(|season| Some((season.reaches(place)?, season))).collect();
        reaching.sort_by_key(|(layer, season)| (*layer, season.provenance.first().trust));
        let (partial, whole) = reaching.into_iter().partition(|(_, season)| season.is_partial());
        Self { year, whole, partial }
    }

    /// Who pays how much.
    #[must_use]
    pub fn fees(&self) -> Option<Told<'a, [Fee]>> {
        self.first(|season| Some(&*season.fees).filter(|fees| !fees.is_empty()))
    }

    /// When one pays.
    #[must_use]
    pub fn window(&self) -> Option<Told<'a, Window>> {
        self.first(|season| season.window.as_ref())
    }

    /// The parts of the window and what comes after it.
    #[must_use]
    pub fn phases(&self) -> Option<Told<'a, [Phase]>> {
        self.first(|season| Some(&*season.phases).filter(|phases| !phases.is_empty()))
    }

    /// The days of the month on which one can pay.
    #[must_use]
    pub fn days(&self) -> Option<Told<'a, Text>> {
        self.first(|season| season.days.as_ref())
    }

    /// What paying after the window means.
    #[must_use]
    pub fn late(&self) -> Option<Told<'a, Text>> {
        self.first(|season| season.late.as_ref())
    }

    /// Who waits for benefits.
    #[must_use]
    pub fn waiting(&self) -> Option<Told<'a, Text>> {
        self.first(|season| season.waiting.as_ref())
    }

    /// What holds for newborns.
    #[must_use]
    pub fn newborn(&self) -> Option<Told<'a, Text>> {
        self.first(|season| season.newborn.as_ref())
    }

    /// Where it comes from whether one can pay: the source of the window, else of the parts of the year.
    #[must_use]
    pub fn decided_by(&self) -> Option<(Layer, &'a Provenance)> {
        let window = self.window().map(|told| (told.layer, told.provenance));
        window.or_else(|| self.phases().map(|told| (told.layer, told.provenance)))
    }

    /// True when nothing at all is known of the year.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.partial.is_empty()
    }

    fn first<T: ?Sized>(&self, field: impl Fn(&'a Season) -> Option<&'a T>) -> Option<Told<'a, T>> {
        self.whole.iter().find_map(|(layer, season)| {
            Some(Told { what: field(season)?, layer: *layer, provenance: season.provenance.first() })
        })
    }

    /// Only a window of this very year decides; where none is named, that its late part has begun.
    fn state(&self, as_of: Date) -> WindowState {
        if let Some(window) = self.window() {
            return window.what.state(as_of);
        }
        let begun = |phase: &&Phase| phase.late && phase.window.from.is_some_and(|from| from.earliest() <= as_of);
        let late = self.phases().and_then(|phases| phases.what.iter().find(begun));
        let before = late.and_then(|phase| phase.window.from?.earliest().day_before());
        before.map_or(WindowState::Unknown, |day| WindowState::Closed { since: day.into() })
    }
}

/// What is known in one place on one day: of the year being collected, and of the year before it.
#[derive(Debug, Clone)]
pub struct Seasons<'a> {
    /// The cover year being collected.
    pub now: Cover<'a>,
    /// The one before: history.
    pub last: Cover<'a>,
    /// Whether one can pay for the year being collected.
    pub state: WindowState,
}

impl Guide {
    /// What is known in `place` on `as_of` of the cover year being collected and of the one before.
    #[must_use]
    pub fn seasons(&self, place: &Place, as_of: Date) -> Seasons<'_> {
        let year = year_collected(as_of);
        let now = Cover::gather(self, place, year);
        let last = Cover::gather(self, place, year - 1);
        let state = now.state(as_of);
        Seasons { now, last, state }
    }
}
