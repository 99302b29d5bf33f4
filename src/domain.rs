//! The nouns of the guide: places, menu paths, notes, sources, and the words that carry them.
//!
//! Everything here has been checked: a `Place` exists, a `MenuPath` has at least one step, a task id
//! points at a task. This layer knows no YAML, no terminal and no clock, and holds no fact of its own.

mod calendar;
mod content;
mod date;
mod guide;
mod money;
mod path;
mod phrase;
mod place;
mod resolve;
mod source;
mod text;

pub use calendar::{Cover, Fee, Phase, Season, Seasons, Told, Window, WindowState, year_collected};
pub use content::{Content, Counties, Menu, Page, page_of};
pub use date::{Date, DateError, PartialDate};
pub use guide::{Dropped, Guide, Hotline, Note, Shown};
pub use money::{AmountError, Fen};
pub use path::{Action, Channel, ChannelId, ChannelKind, MenuPath, PathIx, Scope, Step, Task, TaskId};
pub use phrase::{Phrase, Strings, StringsError};
pub use place::{Chosen, County, Outside, Place, PlaceCode, PlaceCodeError, PlaceIx, Province, Readings, initials_of};
pub use resolve::{Layer, Offer};
pub use source::{Provenance, Source, Trust};
pub use text::{Lang, NonEmpty, Text};
