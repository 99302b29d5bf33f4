//! The pages: each is a function from a borrowed model to cells on the screen. Nothing here decides, and what is remembered of
//! the last page only saves working it out again.

mod advice;
mod board;
mod channels;
mod credit;
mod done;
mod estimator;
mod help;
mod hits;
mod large_print;
mod leaving;
mod list;
mod paper;
mod path;
mod phone;
mod reading;
mod season;
mod tasks;
mod trouble;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::app::wizard::{Gone, Wizard};
use crate::app::{Model, Msg, Overlay, PageKind, Screen};
use crate::domain::{Chosen, Content, Date, Guide, Lang, Phrase, Place, Strings};
use crate::report::wording::Wording;

use super::keys::Now;
use super::{Look, glyphs};
use paper::Paper;

/// Draws pages, one after the other.
#[derive(Default)]
pub struct Painter {
    look: Look,
    estimator: estimator::Memory,
}

impl Painter {
    /// Draws in `look`.
    #[must_use]
    pub fn new(look: Look) -> Self {
        Self { look, estimator: estimator::Memory::default() }
    }

    /// Draws the page of `model` and sets the real cursor on what is focused.
    pub fn draw(&mut self, frame: &mut Frame<'_>, model: &Model) {
        let focus = self.paint(frame.buffer_mut(), model);
        frame.set_cursor_position(focus);
    }

    /// Remembers of the page that was drawn what the next one may show again. For this nobody has to wait: the person sees
    /// the page already.
    pub fn remember(&mut self, page: &Buffer) {
        self.estimator.remember(page);
    }

    /// Draws the page of `model` into `page`, which is blank, and remembers it; where the focus is comes back.
    pub fn draw_page(&mut self, page: &mut Buffer, model: &Model) -> Position {
        let focus = self.paint(page, model);
        self.remember(page);
        focus
    }

    fn paint(&mut self, page: &mut Buffer, model: &Model) -> Position {
        let look = self.look;
        let ground = look.ground();
        if ground != Style::new() {
            page.content.iter_mut().for_each(|cell| {
                cell.set_style(ground);
            });
        }
        let mut paper = Paper::new(page, look);
        let scene = Scene { model, wording: Wording::new(model.content(), model.lang()) };
        let focus = scene.draw(&mut paper, &mut self.estimator);
        if look.ascii {
            glyphs::degrade(page);
        }
        focus
    }

    /// What `msg` means on the page that is shown. How long the help, the tabs of the estimator and the notes behind a list
    /// are depends on how they are drawn, so turning their pages is spelled out here.
    #[must_use]
    pub fn spelled_out(&self, model: &Model, msg: Msg) -> Msg {
        let scene = Scene { model, wording: Wording::new(model.content(), model.lang()) };
        let spelled = match (model.overlay, &model.screen) {
            (Some(Overlay::Help(at)), _) => help::turned(&scene, at, &msg, self.look).map(Msg::TurnTo),
            (None, Screen::Estimator(page)) => estimator::turned(&scene, page, &msg, &self.estimator).map(Msg::ReadTo),
            (None, Screen::Wizard(wizard)) => scene.turned(wizard, &msg).map(Msg::TurnTo),
            (Some(Overlay::Leaving(_)), _) | (None, Screen::Credit(_)) => None,
        };
        spelled.unwrap_or(msg)
    }
}

/// What every page looks at.
#[derive(Clone, Copy)]
struct Scene<'a> {
    model: &'a Model,
    wording: Wording<'a>,
}

impl<'a> Scene<'a> {
    fn draw(&self, paper: &mut Paper<'_>, memory: &mut estimator::Memory) -> Position {
        if self.model.size.too_small() {
            return self.too_small(paper);
        }
        match (self.model.overlay, &self.model.screen) {
            (Some(Overlay::Help(at)), _) => help::draw(paper, self, at),
            (Some(Overlay::Leaving(row)), _) => leaving::draw(paper, self, row),
            (None, Screen::Wizard(Wizard::Place(page))) if page.shows_board() => board::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Place(page))) => hits::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Task(page))) => tasks::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Channel(page))) => channels::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Path(page))) => path::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Trouble(page))) => trouble::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Advice(page))) => advice::draw(paper, self, page),
            (None, Screen::Wizard(Wizard::Done(page))) => done::draw(paper, self, page),
            (None, Screen::Estimator(page)) => estimator::draw(paper, self, page, memory),
            (None, Screen::Credit(page)) => credit::draw(paper, self, page),
        }
    }

    /// Where turning a page leads from the list to the notes behind it, and back.
    fn turned(&self, wizard: &Wizard, msg: &Msg) -> Option<usize> {
        let turns = matches!(msg, Msg::PageDown | Msg::PageUp);
        let screens = match wizard {
            Wizard::Channel(page) if turns => channels::screens(self, page),
            Wizard::Trouble(page) if turns => trouble::screens(self, page),
            Wizard::Advice(page) if turns => advice::screens(self, page)?,
            Wizard::Place(_)
            | Wizard::Task(_)
            | Wizard::Channel(_)
            | Wizard::Path(_)
            | Wizard::Trouble(_)
            | Wizard::Advice(_)
            | Wizard::Done(_) => return None,
        };
        let next = screens.shown + 1;
        if *msg == Msg::PageDown && (screens.lists..screens.all).contains(&next) {
            Some(next)
        } else if *msg == Msg::PageUp && screens.shown >= screens.lists {
            Some(screens.shown - 1)
        } else {
            None
        }
    }

    fn content(&self) -> &'a Content {
        self.model.content()
    }

    fn guide(&self) -> &'a Guide {
        &self.content().guide
    }

    fn strings(&self) -> &'a Strings {
        self.wording.strings()
    }

    fn say(&self, phrase: Phrase) -> &'a str {
        self.strings().get(phrase)
    }

    fn fill(&self, phrase: Phrase, values: &[&str]) -> String {
        self.strings().fill(phrase, values)
    }

    fn lang(&self) -> Lang {
        self.model.lang()
    }

    fn as_of(&self) -> Date {
        self.model.as_of()
    }

    /// What the footer has to know of a page without a list.
    fn now(&self) -> Now {
        Now::on(self.model.page())
    }

    /// What it has to know of a list of `rows` rows with the cursor on row `at`.
    fn now_in(&self, rows: usize, at: usize) -> Now {
        let size = self.model.size;
        let page = self.model.page();
        let numbered = if page == PageKind::Hits { size.hit_rows() } else { size.list_rows() };
        let first = at / numbered * numbered;
        let here = rows.saturating_sub(first).min(numbered);
        Now { rows: here, pages: rows.div_ceil(numbered), shown: at / numbered, ..Now::on(page) }
    }

    /// What an earlier choice has become, as a sentence.
    fn gone(&self) -> Option<String> {
        let lang = self.lang();
        let content = self.content();
        let chosen = match &self.model.screen {
            Screen::Wizard(wizard) => wizard.chosen(),
            Screen::Estimator(_) | Screen::Credit(_) => return None,
        };
        let place = chosen.map(|chosen| self.wording.place(chosen)).unwrap_or_default();
        Some(match self.model.notice? {
            Gone::Task(task) => self.fill(Phrase::NoticeTaskGone, &[content.task(task).name.in_lang(lang), &place]),
            Gone::Channel(channel) => {
                self.fill(Phrase::NoticeChannelGone, &[content.channel(channel).name.in_lang(lang), &place])
            }
            Gone::Way(way) => self.fill(Phrase::NoticeWayGone, &[self.guide().path(way).title.in_lang(lang), &place]),
        })
    }

    fn compact(&self) -> bool {
        self.model.size.compact()
    }

    fn place(&self, chosen: &Chosen) -> &'a Place {
        self.content().place(chosen.place)
    }

    /// One sentence, wrapped: nothing else fits.
    fn too_small(&self, paper: &mut Paper<'_>) -> Position {
        let (size, min) = (self.model.size, crate::app::layout::MIN);
        let numbers = [min.width, min.height, size.width, size.height].map(|n| n.to_string());
        let sentence = self.fill(Phrase::TooSmall, &numbers.each_ref().map(String::as_str));
        paper.wrapped(0, 0, size.width, size.height, &sentence, super::Role::Plain);
        Position::new(0, 0)
    }
}
