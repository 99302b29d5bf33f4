//! The nouns of the program: places, menu paths, notes and sources; the calendar of paying; money, rates and the policies
//! that tell what a bill gets back; and the words that carry them.
//!
//! Everything here has been checked: a `Place` exists, a `MenuPath` has at least one step, a task id
//! points at a task. This layer knows no YAML, no terminal and no clock, and holds no fact of its own.

mod calculator;
mod calendar;
mod content;
mod date;
mod guide;
mod interval;
mod money;
mod path;
mod phrase;
mod place;
mod policy;
mod rate;
mod resolve;
mod source;
mod text;

pub use calculator::Calculator;
pub use calendar::{Cover, Fee, Phase, Season, Seasons, Told, Window, WindowState, year_collected};
pub use content::{Content, Counties, Menu, Page, page_of};
pub use date::{Date, DateError, PartialDate};
pub use guide::{Documents, Dropped, Guide, Hotline, Note, Shelf, Shown, ShownOn};
pub use interval::{Quantity, Shift, Span, Value, ValueError};
pub use money::{AmountError, Fen};
pub use path::{Action, Channel, ChannelId, ChannelKind, Charge, MenuPath, PathIx, Scope, Step, Task, TaskId};
pub use phrase::{Phrase, Strings, StringsError};
pub use place::{Chosen, County, Outside, Place, PlaceCode, PlaceCodeError, PlaceIx, Province, Readings, initials_of};
pub use policy::{
    AboveCap, Adjust, Ages, Alternative, AmountChange, Aside, Band, BandsFrom, Block, Cap, Care, Case, Cited, Class,
    CountsFor, Credit, CreditBand, CreditBy, Critical, Deductible, Dimension, Group, Later, LaterStep, Level, Limits,
    Pay, Policy, PolicyBook, RateChange, RateRule, Reading, Replaced, Rules, RulesFrom, Scheme, SchemeRules, Section,
    Site, SiteKind, Standing, Start, Status, SupplementOf, Tree, Typed, Valid, Variant, YearUse,
};
pub use rate::{Factor, Points, Rate};
pub use resolve::{Layer, Offer};
pub use source::{Provenance, Source, Trust};
pub use text::{Lang, NonEmpty, Text};
