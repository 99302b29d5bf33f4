//! Which menu paths, notes and hotlines a place gets, and in which order.

use std::cmp::Reverse;

use super::{
    Action, ChannelId, Charge, Guide, Hotline, MenuPath, Note, PartialDate, PathIx, Place, Provenance, Scope, Shown,
    TaskId, Trust,
};

/// From which layer something comes, as seen from one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The place's own.
    City,
    /// Its province's.
    Province,
    /// Everybody's.
    National,
}

impl Layer {
    /// The word used in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Province => "province",
            Self::National => "national",
        }
    }
}

impl Scope {
    /// The layer through which this scope reaches `place`, if it does.
    #[must_use]
    pub fn reaches(self, place: &Place) -> Option<Layer> {
        match self {
            Self::National => Some(Layer::National),
            Self::City(code) => (code == place.code).then_some(Layer::City),
            Self::Province(code) if code == place.province.code => {
                Some(if place.is_municipality() { Layer::City } else { Layer::Province })
            }
            Self::Province(_) => None,
        }
    }

    /// The same, unless `place` is left out.
    fn reaches_but(self, left_out: &[Self], place: &Place) -> Option<Layer> {
        if left_out.iter().any(|scope| scope.reaches(place).is_some()) { None } else { self.reaches(place) }
    }
}

/// A path as it is offered to one place.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Its position.
    pub at: PathIx,
    /// The path.
    pub path: &'a MenuPath,
    /// The layer it comes from.
    pub layer: Layer,
    /// The source to name here: the one printed under this place's own name, else the newest.
    pub provenance: &'a Provenance,
}

impl Offer<'_> {
    /// What decides which of two comes first, the better one being less; `own` says that it is the channel's own.
    fn rank(&self, place: &Place, own: bool) -> impl Ord + use<> {
        let (path, cited) = (self.path, self.provenance);
        let last = (path.superseded, cited.trust == Trust::Lead);
        let aside = !own && self.layer == Layer::National;
        let (year, day) = (cited.source.date.map(PartialDate::year), cited.source.date.map(PartialDate::earliest));
        let worth = (cited.trust != Trust::Official, Reverse(year), cited.trust, Reverse(day));
        (last, self.layer, aside, !path.seen_in.contains(&place.code), worth, !own)
    }
}

impl MenuPath {
    /// The layer through which this path reaches `place`, if it does.
    #[must_use]
    pub fn reaches(&self, place: &Place) -> Option<Layer> {
        self.scope.reaches_but(&self.except, place)
    }

    /// The source to name in `place`.
    #[must_use]
    pub fn provenance_for(&self, place: &Place) -> &Provenance {
        let own = self.provenance.iter().find(|cited| cited.source.seen_in == Some(place.code));
        own.unwrap_or_else(|| self.provenance.first())
    }

    /// True when the path is used in the app `channel`: as its own, or because its entry opens there.
    #[must_use]
    pub fn used_in(&self, channel: ChannelId) -> bool {
        self.channel == channel || self.opens_in.contains(&channel)
    }
}

impl Guide {
    /// Every path for `task` in `place`, best first: what is replaced and what is only a lead come last; then by layer,
    /// then seen in this very place, then an authority's own page, then the newest year, then trust, then the day, then the
    /// order of the files. Menus change every year: what was reposted years ago is no better than what somebody wrote since.
    #[must_use]
    pub fn offers(&self, place: &Place, task: TaskId) -> Vec<Offer<'_>> {
        self.sorted(place, task, |_| true, |_| true)
    }

    /// One path as it is offered to `place`, if it reaches it.
    #[must_use]
    pub fn offer(&self, place: &Place, at: PathIx) -> Option<Offer<'_>> {
        let path = self.path(at);
        let layer = path.reaches(place)?;
        Some(Offer { at, path, layer, provenance: path.provenance_for(place) })
    }

    /// The paths used in one channel, best first. Of the national ones the channel's own stand before what only opens in
    /// it: those accounts and codes have no name to search for. Elsewhere that decides only between equals.
    #[must_use]
    pub fn offers_in(&self, place: &Place, task: TaskId, channel: ChannelId) -> Vec<Offer<'_>> {
        self.sorted(place, task, |path| path.used_in(channel), |path| path.channel == channel)
    }

    fn sorted(
        &self,
        place: &Place,
        task: TaskId,
        wanted: impl Fn(&MenuPath) -> bool,
        own: impl Fn(&MenuPath) -> bool,
    ) -> Vec<Offer<'_>> {
        let mut offers: Vec<Offer<'_>> = self.reaching(place, task, wanted).collect();
        offers.sort_by_cached_key(|offer| offer.rank(place, own(offer.path)));
        offers
    }

    /// The ways for `task` that reach `place`, in the order of the files.
    fn reaching<'a>(
        &'a self,
        place: &Place,
        task: TaskId,
        wanted: impl Fn(&MenuPath) -> bool,
    ) -> impl Iterator<Item = Offer<'a>> {
        let paths =
            self.shelves_of(place).flat_map(|(shelf, all)| all.paths.iter().zip(0..).map(move |at| (shelf, at)));
        paths
            .filter(move |(_, (path, _))| path.task == task && wanted(path))
            .filter_map(move |(shelf, (_, at))| self.offer(place, PathIx { shelf, at }))
    }

    /// True when there is a way for `task` in `channel` at `place`.
    #[must_use]
    pub fn is_offered_in(&self, place: &Place, task: TaskId, channel: ChannelId) -> bool {
        self.reaching(place, task, |path| path.used_in(channel)).next().is_some()
    }

    /// True when `task` has at least one path in `place`.
    #[must_use]
    pub fn has_task(&self, place: &Place, task: TaskId) -> bool {
        let mut paths = self.shelves_of(place).flat_map(|(_, shelf)| &shelf.paths);
        paths.any(|path| path.task == task && path.reaches(place).is_some())
    }

    /// True when there is a path for `task` that everybody is offered.
    #[must_use]
    pub fn has_national(&self, task: TaskId) -> bool {
        self.national().paths.iter().any(|path| path.task == task)
    }

    /// The entry a place or its province has of its own: the best way that `counts` and is neither replaced nor only a
    /// lead. National ways are nobody's own.
    #[must_use]
    pub fn own_entry(&self, place: &Place, task: TaskId, counts: impl Fn(&MenuPath) -> bool) -> Option<Offer<'_>> {
        let sound = |offer: &Offer<'_>| offer.layer != Layer::National && offer.provenance.trust != Trust::Lead;
        let offers = self.reaching(place, task, |path| !path.superseded && counts(path)).filter(sound);
        offers.min_by_key(|offer| offer.rank(place, true))
    }

    fn has_way_in(&self, place: &Place, task: Option<TaskId>, channel: ChannelId) -> bool {
        task.is_some_and(|task| self.reaching(place, task, |path| path.used_in(channel)).next().is_some())
    }

    /// The notes for a page, the place's own first, on each layer in the order of the file. `channel` and `action` narrow
    /// the choice where the page knows them.
    pub fn notes_for<'a>(
        &'a self,
        shown: Shown,
        place: &Place,
        task: Option<TaskId>,
        channel: Option<ChannelId>,
        action: Option<Action>,
    ) -> impl Iterator<Item = &'a Note> + use<'a> {
        let wanted = |note: &&Note| {
            note.shown.contains(shown)
                && fits(&note.tasks, task)
                && fits(&note.channels, channel)
                && action.is_none_or(|action| note.steps.is_empty() || note.steps.contains(&action))
                && !note.unless.is_some_and(|channel| self.has_way_in(place, task, channel))
        };
        let layered = |note: &'a Note| Some((note.scope.reaches_but(&note.except, place)?, note));
        let mut notes: Vec<(Layer, &Note)> =
            self.shelves_of(place).flat_map(|(_, shelf)| &shelf.notes).filter(wanted).filter_map(layered).collect();
        notes.sort_by_key(|(layer, _)| *layer);
        notes.into_iter().map(|(_, note)| note)
    }

    /// The notes for after the last step of a way that takes the money like that.
    pub fn notes_after<'a>(
        &'a self,
        place: &Place,
        task: TaskId,
        channel: Option<ChannelId>,
        charge: Charge,
    ) -> impl Iterator<Item = &'a Note> + use<'a> {
        let notes = self.notes_for(Shown::Done, place, Some(task), channel, None);
        notes.filter(move |note| match charge {
            Charge::AtOnce => true,
            Charge::Debited | Charge::Later => !note.steps.contains(&Action::Pay),
            // They all speak of a payment, and there was none here.
            Charge::Nothing | Charge::Refunded => false,
        })
    }

    /// What to know before calling any number from `place`, whatever it is about: the first note about calling.
    #[must_use]
    pub fn note_on_calling(&self, place: &Place) -> Option<&Note> {
        let mut notes = self.shelves_of(place).flat_map(|(_, shelf)| &shelf.notes);
        notes.find(|note| note.steps.contains(&Action::Call) && note.scope.reaches_but(&note.except, place).is_some())
    }

    /// The notes of the help page: what holds everywhere, and for `place` where one is chosen.
    #[must_use]
    pub fn help_notes<'a>(&'a self, place: Option<&Place>) -> Vec<&'a Note> {
        let Some(place) = place else {
            return self.national().notes.iter().filter(|note| note.shown.contains(Shown::Help)).collect();
        };
        let layered = |note: &'a Note| Some((note.scope.reaches_but(&note.except, place)?, note));
        let shown =
            self.shelves_of(place).flat_map(|(_, shelf)| &shelf.notes).filter(|note| note.shown.contains(Shown::Help));
        let mut notes: Vec<(Layer, &Note)> = shown.filter_map(layered).collect();
        notes.sort_by_key(|(layer, _)| *layer);
        notes.into_iter().map(|(_, note)| note).collect()
    }

    /// The numbers to call about `task` in `place`, the place's own first and what is only a lead last. A number stands
    /// once, as its nearest layer describes it.
    #[must_use]
    pub fn hotlines_for(&self, place: &Place, task: TaskId) -> Vec<&Hotline> {
        let mut lines: Vec<(Layer, &Hotline)> = self
            .shelves_of(place)
            .flat_map(|(_, shelf)| &shelf.hotlines)
            .filter(|line| fits(&line.tasks, Some(task)))
            .filter_map(|line| Some((line.scope.reaches(place)?, line)))
            .collect();
        lines.sort_by_key(|(layer, line)| (line.provenance.trust == Trust::Lead, *layer));
        let mut nearest: Vec<&Hotline> = Vec::with_capacity(lines.len());
        for (_, line) in lines {
            if nearest.iter().all(|known| known.number != line.number) {
                nearest.push(line);
            }
        }
        nearest
    }
}

/// An empty list means "all"; a page that does not know the thing takes only what is about all.
fn fits<T: PartialEq>(list: &[T], wanted: Option<T>) -> bool {
    list.is_empty() || wanted.is_some_and(|wanted| list.contains(&wanted))
}
