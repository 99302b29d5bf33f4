//! What is read after the first frame, on one shelf for what holds everywhere and one a province: menu paths, notes,
//! hotlines and the calendar; and the sources they cite.

use std::sync::Arc;

use super::{
    Action, ChannelId, MenuPath, Page, PathIx, Place, PlaceCode, Provenance, Scope, Season, Source, TaskId, Text,
    page_of,
};

/// The pages where a note can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Under the list of tasks.
    Tasks,
    /// Under the list of channels.
    Channels,
    /// Before step 1: what to have ready.
    Ready,
    /// Under the steps, while walking them.
    Path,
    /// On the page for "not on my phone".
    Stuck,
    /// After the last step: what to do before leaving.
    Done,
    /// On the page for "it did not work".
    Failed,
    /// On the help page.
    Help,
}

impl Shown {
    /// Every page, in the order in which a person comes to them.
    pub const ALL: &[Self] =
        &[Self::Tasks, Self::Channels, Self::Ready, Self::Path, Self::Stuck, Self::Done, Self::Failed, Self::Help];

    /// The word used in content files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Channels => "channels",
            Self::Ready => "ready",
            Self::Path => "path",
            Self::Stuck => "stuck",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Help => "help",
        }
    }
}

/// The pages a note stands on: a set, so that looking through all notes for those of one page stays within them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShownOn(u8);

impl ShownOn {
    /// True when the page is one of them.
    #[must_use]
    pub fn contains(self, page: Shown) -> bool {
        self.0 & 1 << page as u8 != 0
    }

    /// The pages, in the order in which a person comes to them.
    pub fn iter(self) -> impl Iterator<Item = Shown> {
        Shown::ALL.iter().copied().filter(move |page| self.contains(*page))
    }
}

impl FromIterator<Shown> for ShownOn {
    fn from_iter<T: IntoIterator<Item = Shown>>(pages: T) -> Self {
        Self(pages.into_iter().fold(0, |set, page| set | 1 << page as u8))
    }
}

/// A sentence that stands where the person needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id in `notes.yaml`.
    pub id: Box<str>,
    /// The sentence.
    pub text: Text,
    /// The pages it stands on.
    pub shown: ShownOn,
    /// The tasks it is about; empty means every task.
    pub tasks: Vec<TaskId>,
    /// The channels it is about; empty means every channel.
    pub channels: Vec<ChannelId>,
    /// On `Shown::Path`: the actions at which it stands; empty means every step. On `Shown::Done` one about paying does not
    /// stand where nothing has been paid yet.
    pub steps: Vec<Action>,
    /// The channel it only hints at: where the place has a way there for the task, that says more and the note is left out.
    pub unless: Option<ChannelId>,
    /// Where it holds.
    pub scope: Scope,
    /// What of the scope it says nothing about.
    pub except: Vec<Scope>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The rows of the seed checklist it carries.
    pub seed_rows: Vec<Box<str>>,
}

/// A number to call, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotline {
    /// The digits to dial.
    pub number: Box<str>,
    /// What it answers, in few words.
    pub purpose: Text,
    /// The tasks it helps with; empty means every task.
    pub tasks: Vec<TaskId>,
    /// Where it holds.
    pub scope: Scope,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A row of the seed checklist that no path or note carries, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The row.
    pub row: Box<str>,
    /// Why it is left out.
    pub reason: Box<str>,
}

/// How things are done, as far as it holds in one area. Its parts refer to each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Menu paths, in the order of the files.
    pub paths: Vec<MenuPath>,
    /// Notes, most important first.
    pub notes: Vec<Note>,
    /// Hotlines.
    pub hotlines: Vec<Hotline>,
    /// What people pay and when, in the order of the file.
    pub calendar: Vec<Season>,
}

impl Shelf {
    /// Only what holds in one province or a place of it; without one, only what holds everywhere.
    #[must_use]
    pub fn only(mut self, province: Option<PlaceCode>) -> Self {
        let fits = |scope: Scope| scope.province() == province;
        self.paths.retain(|path| fits(path.scope));
        self.notes.retain(|note| fits(note.scope));
        self.hotlines.retain(|line| fits(line.scope));
        self.calendar.retain(|season| season.scopes.iter().copied().any(fits));
        self.paths.shrink_to_fit();
        self.notes.shrink_to_fit();
        self
    }
}

/// What the guide draws on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documents {
    /// All sources.
    pub sources: Vec<Arc<Source>>,
    /// Rows of the seed checklist left out by name.
    pub dropped: Vec<Dropped>,
}

/// Everything about how things are done: what holds everywhere, and what a province and its places have of their own. A
/// person needs one province, so each is read when one of its places is chosen.
pub struct Guide {
    national: Shelf,
    provinces: Vec<(PlaceCode, Page<Shelf>)>,
    /// All sources, and what was left out.
    pub documents: Page<Documents>,
}

impl Guide {
    /// A guide of what holds everywhere and of one page for each province.
    pub fn new(
        national: Shelf,
        provinces: impl IntoIterator<Item = (PlaceCode, Page<Shelf>)>,
        documents: Page<Documents>,
    ) -> Self {
        Self { national, provinces: provinces.into_iter().collect(), documents }
    }

    /// A guide of what was read as a whole, put on its shelves.
    #[must_use]
    pub fn sorted_out(whole: Shelf, provinces: &[PlaceCode], documents: Documents) -> Self {
        let mut national = Shelf::default();
        let mut shelves: Vec<Shelf> = vec![Shelf::default(); provinces.len()];
        for path in whole.paths {
            shelf_of(path.scope, provinces, &mut shelves, &mut national).paths.push(path);
        }
        for note in whole.notes {
            shelf_of(note.scope, provinces, &mut shelves, &mut national).notes.push(note);
        }
        for line in whole.hotlines {
            shelf_of(line.scope, provinces, &mut shelves, &mut national).hotlines.push(line);
        }
        for season in whole.calendar {
            for (at, scope) in season.scopes.iter().enumerate() {
                // An entry for several places of a province stands there once.
                let before = season.scopes.iter().take(at).any(|other| other.province() == scope.province());
                if !before {
                    shelf_of(*scope, provinces, &mut shelves, &mut national).calendar.push(season.clone());
                }
            }
        }
        let pages = shelves.into_iter().map(|shelf| page_of(move || shelf));
        Self::new(national, provinces.iter().copied().zip(pages), page_of(move || documents))
    }

    /// The shelves that may hold something for `place`, its province's first; each with its number.
    pub(super) fn shelves_of(&self, place: &Place) -> impl Iterator<Item = (u8, &Shelf)> {
        let code = place.province.code;
        let own = self.provinces.iter().zip(1..).find(|((province, _), _)| *province == code);
        own.map(|((_, page), at)| (at, &**page)).into_iter().chain([(0, &self.national)])
    }

    /// Reads what `place` will need, unless it has been read.
    pub fn read_ahead(&self, place: &Place) {
        let _ = self.shelves_of(place).next();
    }

    /// What holds everywhere.
    #[must_use]
    pub fn national(&self) -> &Shelf {
        &self.national
    }

    /// Every shelf, what holds everywhere first. Reads them all.
    pub fn shelves(&self) -> impl Iterator<Item = &Shelf> {
        [&self.national].into_iter().chain(self.provinces.iter().map(|(_, page)| &**page))
    }

    /// Every path, shelf by shelf. Reads them all.
    pub fn paths(&self) -> impl Iterator<Item = &MenuPath> {
        self.shelves().flat_map(|shelf| &shelf.paths)
    }

    /// Every entry of the calendar, shelf by shelf. Reads them all.
    pub fn calendar(&self) -> impl Iterator<Item = &Season> {
        let areas = [None].into_iter().chain(self.provinces.iter().map(|(code, _)| Some(*code)));
        areas.zip(self.shelves()).flat_map(|(area, shelf)| {
            // One for places of several provinces stands with each of them.
            shelf.calendar.iter().filter(move |season| season.scopes.first().province() == area)
        })
    }

    /// The path at a position.
    #[must_use]
    pub fn path(&self, at: PathIx) -> &MenuPath {
        let province = usize::from(at.shelf).checked_sub(1);
        let paths = province.map_or(&self.national.paths, |province| &self.provinces[province].1.paths);
        &paths[usize::from(at.at)]
    }
}

fn shelf_of<'a>(
    scope: Scope,
    provinces: &[PlaceCode],
    shelves: &'a mut [Shelf],
    national: &'a mut Shelf,
) -> &'a mut Shelf {
    let at = scope.province().and_then(|code| provinces.iter().position(|province| *province == code));
    at.and_then(|at| shelves.get_mut(at)).unwrap_or(national)
}
