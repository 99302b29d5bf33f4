//! Everything the guide knows, as one value that is shared and never changed.

use std::sync::LazyLock;

use super::{
    Channel, ChannelId, County, Guide, Lang, NonEmpty, Outside, Place, PlaceIx, PolicyBook, Province, Strings, Task,
    TaskId,
};
use std::sync::Arc;

/// Something read once, by whoever asks first.
pub type Page<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

/// The counties, for search only.
pub type Counties = Vec<County>;

/// A page that `read` fills when it is first asked for.
pub fn page_of<T>(read: impl FnOnce() -> T + Send + 'static) -> Page<T> {
    LazyLock::new(Box::new(read))
}

/// The lists a person chooses from after the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// What can be done, in the order of the list.
    pub tasks: NonEmpty<Task>,
    /// What it can be done with, in the order of the list.
    pub channels: NonEmpty<Channel>,
}

/// Checked content. The first frame needs only the plain fields; pages are read later.
pub struct Content {
    /// Provinces of the mainland, in the order of their codes.
    pub provinces: Vec<Arc<Province>>,
    /// Places one can choose, in the order of their codes.
    pub places: NonEmpty<Place>,
    /// 港澳台.
    pub outside: Vec<Outside>,
    /// The words of the language the program started in.
    pub strings: Strings,
    /// The words of the other language.
    pub other_language: Page<Strings>,
    /// What can be done, and with what.
    pub menu: Page<Arc<Menu>>,
    /// Counties, for search.
    pub counties: Page<Counties>,
    /// Paths, notes, hotlines and their sources.
    pub guide: Page<Guide>,
    /// Rules of reimbursement.
    pub policies: Page<PolicyBook>,
}

impl Content {
    /// The words of `lang`.
    #[must_use]
    pub fn strings(&self, lang: Lang) -> &Strings {
        if self.strings.lang() == lang { &self.strings } else { &self.other_language }
    }

    /// The place at a position.
    #[must_use]
    pub fn place(&self, at: PlaceIx) -> &Place {
        &self.places[usize::from(at.0)]
    }

    /// The task at a position.
    #[must_use]
    pub fn task(&self, id: TaskId) -> &Task {
        &self.menu.tasks[usize::from(id.0)]
    }

    /// The channel at a position.
    #[must_use]
    pub fn channel(&self, id: ChannelId) -> &Channel {
        &self.menu.channels[usize::from(id.0)]
    }

    /// The task with this id.
    #[must_use]
    pub fn task_by_id(&self, id: &str) -> Option<TaskId> {
        (0..).zip(self.menu.tasks.iter()).find(|(_, task)| &*task.id == id).map(|(at, _)| TaskId(at))
    }

    /// All channels with their positions.
    pub fn channel_ids(&self) -> impl Iterator<Item = ChannelId> + use<> {
        (0..u8::try_from(self.menu.channels.len()).unwrap_or(u8::MAX)).map(ChannelId)
    }

    /// All tasks with their positions.
    pub fn task_ids(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..u8::try_from(self.menu.tasks.len()).unwrap_or(u8::MAX)).map(TaskId)
    }

    /// All places with their positions.
    pub fn place_ids(&self) -> impl Iterator<Item = PlaceIx> + use<> {
        (0..u16::try_from(self.places.len()).unwrap_or(u16::MAX)).map(PlaceIx)
    }

    /// Reads the pages most people need next. Rules and the other language are read when somebody asks for them: that takes
    /// no longer than a person notices, and most people never do.
    pub fn read_pages(&self) {
        // The counties find room where the guide was read; the other way round both would need their own.
        LazyLock::force(&self.guide);
        LazyLock::force(&self.counties);
    }
}
