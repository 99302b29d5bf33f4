//! The estimator page: questions on the left or on top, money on the right or below, tabs behind it.

mod bars;
mod chart;
mod compare;
mod find_out;
mod memory;
mod opened;
mod pages;
mod places;
mod result;
mod rows;
mod scroll;
mod sheet;
mod trace;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::interview::answers::{Sheet, Unready};
use crate::app::interview::question::Question;
use crate::app::interview::{Interview, Tab};
use crate::app::{Msg, Size, Spot};
use crate::domain::{Calculator, Phrase};
use crate::estimate::{Answered, Inquiry, Unanswered};
use crate::report::estimate::{EstimateWording, Headline};
use crate::tui::keys::{self, Front, Now};
use crate::tui::{Look, Role, glyphs};

use super::Scene;
use super::list::lines_of;
use super::paper::{Paper, columns};
pub(super) use memory::Memory;
use memory::{Drawn, Money, MoneyRows};
use pages::Pages;
use places::Places;
use rows::Rows;
pub(super) use words::capital;

/// Rows of the longest result below the questions.
const LONGEST_RESULT: u16 = 10;

/// Everything the parts of the page look at.
struct Desk<'s> {
    scene: &'s Scene<'s>,
    page: &'s Interview,
    said: EstimateWording<'s>,
    sheet: Sheet<'s>,
    listed: Vec<Question>,
    /// The question something is wrong with.
    wrong: Option<Question>,
}

/// What there is to show.
enum Outcome<'r> {
    /// Nothing yet, or something to correct.
    Unready(&'r Unready),
    /// Answers without an estimate.
    Unanswered(&'r Inquiry, &'r Unanswered<'r>),
    /// The result, and what stands over it.
    Answered(&'r Inquiry, &'r Answered<'r>, &'r Headline),
}

/// The questions, and how much room they and the parts beside them have.
struct Layout {
    places: Places,
    rows: Rows,
}

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Interview, memory: &mut Memory) -> Position {
    let facts = page.facts(scene.content(), scene.as_of());
    let sheet = page.answers.sheet(facts);
    let listed = page.listed(&sheet);
    let said = EstimateWording::new(scene.content(), scene.lang(), page.chosen()).by_title();
    let ready = page.answers.inquiry(&sheet, scene.as_of());
    let wrong = match &ready {
        Err(Unready::Wrong(question, _)) => Some(*question),
        Err(Unready::NoTotal) | Ok(_) => None,
    };
    let desk = Desk { scene, page, said, sheet, listed, wrong };
    let inquiry = match ready {
        Err(unready) => return desk.draw(paper, &Outcome::Unready(&unready)).0,
        Ok(inquiry) => inquiry,
    };
    if let Some(drawn) = memory.drawn(scene, page, &inquiry)
        && let Some(asking) = desk.redraw(paper, drawn)
    {
        return asking;
    }
    let (inquiry, outcome) = memory.answer(scene, page, inquiry);
    let answered = match outcome {
        Err(unanswered) => return desk.draw(paper, &Outcome::Unanswered(inquiry, unanswered)).0,
        Ok(answered) => answered,
    };
    let headline = desk.said.headline(answered);
    let (focus, pages, money) = desk.draw(paper, &Outcome::Answered(inquiry, answered, &headline));
    memory.keep(scene, page, Drawn { pages, money });
    focus
}

/// Where a message leads in the tab that is shown, if it turns it.
pub(super) fn turned(scene: &Scene<'_>, page: &Interview, msg: &Msg, memory: &Memory) -> Option<Spot> {
    let roomy = scene.model.size.roomy();
    let turns = matches!(msg, Msg::PageUp | Msg::PageDown);
    let moves = matches!(msg, Msg::Up | Msg::Down | Msg::First | Msg::Last);
    let asks = page.asks(roomy);
    if !(turns && (roomy || !asks) || moves && !asks) {
        return None;
    }
    let inquiry = page.inquiry(scene.content(), scene.as_of())?;
    if let Some(drawn) = memory.drawn(scene, page, &inquiry) {
        return drawn.pages.to(msg, asks);
    }
    // Several keys at once: what stands between them has not been drawn.
    let Size { width, height } = scene.model.size;
    let mut sheet = Buffer::empty(Rect::new(0, 0, width, height));
    let mut memory = Memory::default();
    draw(&mut Paper::new(&mut sheet, Look::default()), scene, page, &mut memory);
    memory.drawn(scene, page, &inquiry)?.pages.to(msg, asks)
}

impl Desk<'_> {
    /// Where the cursor stands, what of the tab is shown, and where the money stands beside questions.
    fn draw(&self, paper: &mut Paper<'_>, outcome: &Outcome<'_>) -> (Position, Pages, Option<Money>) {
        self.frame(paper);
        let body = Self::body(paper);
        let (focus, pages, money) = match (self.page.tab, outcome) {
            (tab, Outcome::Answered(asked, answered, headline))
                if tab != Tab::Answers && !self.scene.model.size.roomy() =>
            {
                let (reading, pages) = self.tab_alone(paper, body, (asked, answered, headline));
                (reading, pages, None)
            }
            _ => {
                let sources = self.provenance_lines(outcome, body.width);
                let rows = self.money_rows(outcome, &sources, body.width);
                let layout = self.layout(body, rows);
                let asking = self.asking(paper, &layout);
                let (reading, pages) = self.money(paper, &layout.places, outcome, sources);
                let asks = self.page.asks(self.scene.model.size.roomy());
                let stays = asks && matches!(outcome, Outcome::Answered(..));
                let money = stays.then(|| Money::at(rows, &layout.places));
                (if asks { asking } else { reading }, pages, money)
            }
        };
        self.footer(paper, matches!(outcome, Outcome::Answered(..)), pages);
        (focus, pages, money)
    }

    /// Draws the questions beside the money as it was drawn last; where the cursor stands comes back, or nothing where the
    /// money has other room now.
    fn redraw(&self, paper: &mut Paper<'_>, drawn: &Drawn) -> Option<Position> {
        let money = drawn.money.as_ref()?;
        let layout = self.layout(Self::body(paper), money.rows);
        if !money.fits(&layout.places) {
            return None;
        }
        self.frame(paper);
        let focus = self.asking(paper, &layout);
        money.paste(paper, &layout.places);
        self.footer(paper, true, drawn.pages);
        Some(focus)
    }

    /// Everything between head and footer.
    fn body(paper: &Paper<'_>) -> Rect {
        Rect { x: 0, y: 2, width: paper.width(), height: paper.foot() - 2 }
    }

    /// A tab that has the page to itself, with what comes back at its foot.
    fn tab_alone(
        &self,
        paper: &mut Paper<'_>,
        body: Rect,
        (asked, answered, headline): (&Inquiry, &Answered<'_>, &Headline),
    ) -> (Position, Pages) {
        let bar = Rect { height: 1, ..body };
        self.tab_bar(paper, bar);
        let last = body.bottom() - 1;
        // An amount is never cut: where the sentence has no room, the amounts stand alone.
        let fits = columns(&headline.fund) + 2 <= body.width;
        let (low, high) = (answered.estimate.low.fund, answered.estimate.high.fund);
        let fund = if fits { headline.fund.clone() } else { self.said.range(low, high) };
        let x = paper.text(1, last, body.width - 2, &fund, Role::Title);
        if columns(&headline.person) + 3 < body.width.saturating_sub(x) {
            paper.text(x + 2, last, body.width - x - 3, &headline.person, Role::Plain);
        }
        let inside = Rect { x: 1, y: body.y + 1, width: body.width - 2, height: body.height - 2 };
        let (reading, pages) = self.tab(paper, inside, self.page.tab, (answered, asked));
        Self::page_count(paper, bar, pages);
        (reading, pages)
    }

    /// The head line with the way back, and the rule above the footer.
    fn frame(&self, paper: &mut Paper<'_>) {
        let scene = self.scene;
        let back = scene.say(Phrase::AskReturn);
        let compact = scene.compact();
        let end = paper.width() - 1;
        let x = if compact { end } else { paper.right(end, 0, back, Role::Dim) };
        super::list::crumb(paper, scene, self.page.chosen(), Calculator::Estimate, x.saturating_sub(2));
        paper.rule(1);
        paper.rule(paper.foot());
    }

    fn footer(&self, paper: &mut Paper<'_>, result: bool, shown: Pages) {
        let scene = self.scene;
        let asks = self.page.asks(scene.model.size.roomy());
        let choosing = asks && !self.page.at.is_typed();
        let rows = match (choosing, asks) {
            (true, _) => self.sheet.options(self.page.at).len(),
            (false, true) => 9,
            (false, false) => 1 + usize::from(shown.moves()),
        };
        let at = self.page.at;
        // On a tab only the lines of the bill can be opened.
        let opens = !asks && self.page.tab == Tab::Trace;
        let front = if asks && at == Question::More {
            Front::Folding
        } else if opens && self.page.opened {
            Front::Opened
        } else if choosing || opens {
            Front::Choosing
        } else if asks && self.is_wrong(at) {
            Front::Mistyped
        } else {
            Front::Typing
        };
        let (at_page, pages) = shown.count;
        let now = Now { rows, front, result, pages, shown: at_page - 1, ..Now::on(scene.model.page()) };
        let line = keys::line(now, scene.strings(), paper.look(), usize::from(paper.width()));
        paper.line(paper.foot() + 1, &line);
    }

    /// Side by side, or one above the other with as many rows for the money as it takes.
    fn layout(&self, body: Rect, money: MoneyRows) -> Layout {
        if self.scene.model.size.roomy() {
            let places = Places::wide(body, self.scene.lang());
            return Layout { rows: self.rows(places.left.width), places };
        }
        let rows = self.rows(body.width);
        let hints = self.hint_rows(body.width);
        if self.scene.compact() {
            return Layout { places: Places::small(body, self.listed.len(), hints, money.result), rows };
        }
        // Long rows of answers take a second line where that leaves enough for the longest result, so that no answer moves
        // what stands below it.
        let wraps = rows.all() + 1 + LONGEST_RESULT + 2 <= body.height;
        let asked = if wraps { usize::from(rows.all()) } else { self.listed.len() };
        Layout { places: Places::normal(body, asked, hints, money.result, money.sources), rows }
    }

    /// The questions with the hint of the one in front; where the cursor stands comes back.
    fn asking(&self, paper: &mut Paper<'_>, Layout { places, rows }: &Layout) -> Position {
        let Places { left, right, .. } = *places;
        if !self.scene.model.size.roomy() {
            let asking = self.questions(paper, left, rows);
            self.say_hint(paper, Rect { y: left.bottom(), height: right.y - left.bottom(), ..left });
            return asking;
        }
        for y in left.y..left.bottom() {
            paper.text(left.right(), y, 1, glyphs::LIGHT.down, Role::Dim);
        }
        paper.text(left.right(), 1, 1, "┬", Role::Dim);
        paper.rule(left.bottom());
        paper.text(left.right(), left.bottom(), 1, "┴", Role::Dim);
        let asking = self.questions_spread(paper, left, rows);
        let hinted = left.bottom().saturating_sub(places::HINT_ROWS + 1);
        paper.text(left.right(), hinted, 1, glyphs::LIGHT.right_joint, Role::Dim);
        asking
    }

    /// The rows the money takes where it stands below the questions.
    fn money_rows(&self, outcome: &Outcome<'_>, sources: &[String], width: u16) -> MoneyRows {
        if self.scene.compact() {
            return MoneyRows { result: self.small_rows(outcome, width), sources: 1 };
        }
        // Without a result the sources give way to what is said of privacy.
        let sources = if sources.is_empty() { 2 } else { u16::try_from(sources.len()).unwrap_or(2) };
        MoneyRows { result: Self::result_rows(outcome, width), sources }
    }

    /// The result with its sources, and where there is room the tab below it: where one reads in it, and what is shown of it.
    fn money(
        &self,
        paper: &mut Paper<'_>,
        places: &Places,
        outcome: &Outcome<'_>,
        sources: Vec<String>,
    ) -> (Position, Pages) {
        let right = places.right;
        let top = Paper::at(right.x, right.y);
        self.provenance(paper, places.foot, outcome, sources);
        if self.scene.compact() {
            self.result_small(paper, right, outcome);
            return (top, Pages::ONE);
        }
        let roomy = self.scene.model.size.roomy();
        let y = self.result(paper, right, outcome, roomy);
        let Outcome::Answered(asked, answered, _) = outcome else { return (top, Pages::ONE) };
        if !roomy {
            return (top, Pages::ONE);
        }
        let bar = Rect { y: y + 1, height: 1, ..right };
        self.tab_bar(paper, bar);
        let below = Rect { y: y + 2, height: right.bottom().saturating_sub(y + 2), ..right };
        let tab = if self.page.tab == Tab::Answers { Tab::Trace } else { self.page.tab };
        let (reading, pages) = self.tab(paper, below, tab, (answered, asked));
        Self::page_count(paper, bar, pages);
        (reading, pages)
    }

    /// ─[说明]── 对比 ── 怎样更准 ── 曲线 ───
    fn tab_bar(&self, paper: &mut Paper<'_>, area: Rect) {
        let shown = if self.page.tab == Tab::Answers { Tab::Trace } else { self.page.tab };
        paper.rule_from(area.x, area.y, area.width);
        let names: Vec<_> = Tab::ALL.into_iter().filter_map(|tab| Some((tab, words::tab(tab)?))).collect();
        let wide: u16 = names.iter().map(|(_, phrase)| columns(self.scene.say(*phrase)) + 4).sum();
        // The number of the page stands in the same row.
        let gap = if wide + 6 <= area.width { 2 } else { 1 };
        let mut x = area.x + 1;
        for (tab, phrase) in names {
            let name = self.scene.say(phrase);
            let here = tab == shown;
            let text = if here { ["[", name, "]"] } else { [" ", name, " "] }.concat();
            let role = if here { Role::Accent } else { Role::Plain };
            x = paper.text(x, area.y, area.right().saturating_sub(x), &text, role) + gap;
        }
    }

    /// 1/2, at the right of the row of the tabs.
    fn page_count(paper: &mut Paper<'_>, bar: Rect, pages: Pages) {
        let (at, of) = pages.count;
        if of > 1 {
            paper.right(bar.right(), bar.y, &format!(" {at}/{of}"), Role::Plain);
        }
    }

    fn tab(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        tab: Tab,
        (answered, asked): (&Answered<'_>, &Inquiry),
    ) -> (Position, Pages) {
        let top = Paper::at(area.x, area.y);
        match tab {
            Tab::Answers | Tab::Trace => self.trace(paper, area, answered, asked),
            Tab::Compare => (top, self.compare(paper, area, answered)),
            Tab::FindOut => (top, self.find_out(paper, area, answered)),
            Tab::Chart => (self.chart(paper, area, answered), Pages::ONE),
        }
    }

    /// The hint of the question in front, or what the last key made inapplicable.
    fn say_hint(&self, paper: &mut Paper<'_>, area: Rect) {
        let (text, role) = self.hint();
        let x = if role == Role::Warn { paper.text(area.x + 1, area.y, 2, "! ", role) } else { area.x + 1 };
        let room = area.right().saturating_sub(x + 1);
        paper.wrapped(x, area.y, room, area.height, &text, role);
    }

    /// How many rows the hint wants.
    fn hint_rows(&self, width: u16) -> u16 {
        let (text, role) = self.hint();
        let room = width.saturating_sub(2 + if role == Role::Warn { 2 } else { 0 });
        lines_of(&text, room)
    }

    fn hint(&self) -> (String, Role) {
        match self.dropped() {
            Some(sentence) => (sentence, Role::Warn),
            None => (
                self.scene.say(words::hint_under(self.page.at, self.page.open, &self.sheet.rules)).to_owned(),
                Role::Dim,
            ),
        }
    }
}

/// The width of the widest of some texts.
fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> u16 {
    texts.map(columns).max().unwrap_or(0)
}
