//! The last answer, and what was drawn of it. Another tab shows the same answer; while only the cursor goes from question to
//! question nothing of it changes, and working it out and drawing it again would be most of what such a key costs. Where the
//! keys of a tab lead is known since it was drawn.

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use self_cell::self_cell;

use super::super::Scene;
use super::super::paper::Paper;
use super::pages::Pages;
use super::places::Places;
use crate::app::interview::{Interview, Tab};
use crate::app::{Size, Spot};
use crate::domain::{Content, County, Lang, PlaceIx};
use crate::estimate::{Answered, Inquiry, Unanswered};

/// The last answer, and what was drawn of it last.
#[derive(Default)]
pub(in crate::tui::views) struct Memory {
    answer: Option<Answer>,
    drawn: Option<(Cause, Drawn)>,
}

/// What an answer was worked out from.
struct Asked {
    content: Arc<Content>,
    place: Option<PlaceIx>,
    inquiry: Inquiry,
}

type Reply<'a> = Result<Answered<'a>, Unanswered<'a>>;

self_cell!(
    /// What came of an inquiry, with what it borrows from.
    struct Answer {
        owner: Asked,
        #[covariant]
        dependent: Reply,
    }
);

/// What else the page depends on. Which question is in front is no part of it.
#[derive(PartialEq)]
struct Cause {
    county: Option<Arc<County>>,
    lang: Lang,
    size: Size,
    tab: Tab,
    spot: Spot,
    opened: bool,
}

/// What was drawn of it.
pub(super) struct Drawn {
    /// What of the tab.
    pub(super) pages: Pages,
    /// The money, where it stood beside questions.
    pub(super) money: Option<Money>,
}

/// The rows that the money takes below the questions.
#[derive(Clone, Copy)]
pub(super) struct MoneyRows {
    pub(super) result: u16,
    pub(super) sources: u16,
}

/// The result and its sources as they stand on a page.
pub(super) struct Money {
    pub(super) rows: MoneyRows,
    result: Piece,
    sources: Piece,
}

impl Memory {
    /// What comes of an inquiry, worked out unless it is the last one.
    pub(super) fn answer(&mut self, scene: &Scene<'_>, page: &Interview, inquiry: Inquiry) -> (&Inquiry, &Reply<'_>) {
        let known = self.answer.take().filter(|known| known.borrow_owner().is(page, &inquiry));
        let answer = known.unwrap_or_else(|| {
            self.drawn = None;
            let place = page.chosen().map(|chosen| chosen.place);
            let asked = Asked { content: scene.model.content().clone(), place, inquiry };
            Answer::new(asked, |Asked { content, place, inquiry }| {
                inquiry.answer(&content.policies, place.map(|place| content.place(place)))
            })
        });
        let answer = self.answer.insert(answer);
        (&answer.borrow_owner().inquiry, answer.borrow_dependent())
    }

    /// What was drawn of `inquiry` last, if the page would show the same of it.
    pub(super) fn drawn(&self, scene: &Scene<'_>, page: &Interview, inquiry: &Inquiry) -> Option<&Drawn> {
        let (cause, drawn) = self.drawn.as_ref()?;
        let same = self.answer.as_ref()?.borrow_owner().is(page, inquiry) && *cause == Cause::of(scene, page);
        same.then_some(drawn)
    }

    /// Keeps what was drawn of the last answer.
    pub(super) fn keep(&mut self, scene: &Scene<'_>, page: &Interview, drawn: Drawn) {
        self.drawn = Some((Cause::of(scene, page), drawn));
    }

    /// Remembers what stands on the page that was drawn last.
    pub(in crate::tui::views) fn remember(&mut self, page: &Buffer) {
        if let Some((_, Drawn { money: Some(money), .. })) = &mut self.drawn {
            money.result.cut(page);
            money.sources.cut(page);
        }
    }
}

impl Asked {
    fn is(&self, page: &Interview, inquiry: &Inquiry) -> bool {
        self.place == page.chosen().map(|chosen| chosen.place) && self.inquiry == *inquiry
    }
}

impl Cause {
    fn of(scene: &Scene<'_>, page: &Interview) -> Self {
        Self {
            county: page.chosen().and_then(|chosen| chosen.via.clone()),
            lang: scene.lang(),
            size: scene.model.size,
            tab: page.tab,
            spot: page.spot,
            opened: page.opened,
        }
    }
}

impl Money {
    /// Where it was drawn; what was drawn there is remembered later.
    pub(super) fn at(rows: MoneyRows, places: &Places) -> Self {
        let [result, sources] = [places.right, places.foot].map(|area| Piece { area, rows: Vec::new() });
        Self { rows, result, sources }
    }

    /// True if it is remembered, and there is just as much room for it.
    pub(super) fn fits(&self, places: &Places) -> bool {
        let fits = |piece: &Piece, area: Rect| (piece.area.x, piece.rows.len()) == (area.x, usize::from(area.height));
        fits(&self.result, places.right) && fits(&self.sources, places.foot)
    }

    pub(super) fn paste(&self, paper: &mut Paper<'_>, places: &Places) {
        for (piece, area) in [(&self.result, places.right), (&self.sources, places.foot)] {
            for (y, cells) in (area.y..).zip(&piece.rows) {
                paper.paste(area.x, y, cells);
            }
        }
    }
}

/// A piece of a page. Its rows go to the edge of the page: the mark of what is below stands there.
struct Piece {
    area: Rect,
    /// Empty until it is cut out.
    rows: Vec<Vec<Cell>>,
}

impl Piece {
    fn cut(&mut self, page: &Buffer) {
        if self.rows.is_empty() {
            let row = |y: u16| {
                let (start, end) = (page.index_of(self.area.x, y), usize::from(page.area.width) * usize::from(y + 1));
                page.content.get(start..end).unwrap_or_default().to_vec()
            };
            self.rows = (self.area.y..self.area.bottom()).map(row).collect();
        }
    }
}
