//! The place page before anything is typed: the whole country by province.

use crossterm::event::KeyCode;
use ratatui::layout::Position;

use crate::app::layout::{self, Board, BoardHead};
use crate::app::place::PickPlace;
use crate::domain::Phrase;
use crate::tui::keys::{self, Now};
use crate::tui::{Role, glyphs, wrap};

use super::Scene;
use super::list::{Trail, frame};
use super::paper::{Paper, columns};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickPlace) -> Position {
    let (size, lang) = (scene.model.size, scene.lang());
    let board = Board::new(scene.content(), size, lang);
    let tall = size.board_rows();
    let (at, _) = board.position(page.cell);
    let (shown, pages) = (at / tall, board.len().div_ceil(tall));
    frame(paper, scene, Trail::START, Now { pages, shown, ..scene.now() });
    let top = search_field(paper, scene, page, "");
    if scene.compact() {
        // The footer has no room for the one key that somebody needs who cannot read it.
        let key = keys::name(KeyCode::F(6), scene.strings(), paper.look());
        let told = format!("{key} {}", scene.say(Phrase::KeyLanguage));
        if columns(scene.say(Phrase::PlaceTitle)) + columns(&told) + 4 <= paper.width() {
            paper.right(paper.width() - 1, 2, &told, Role::Dim);
        }
    }
    let (label, cell) = (layout::board_label_width(size, lang), layout::board_cell_width(lang));
    for (y, (head, cells)) in (top..).zip(board.rows().skip(shown * tall).take(tall)) {
        if let Some(head) = head {
            paper.text(1, y, label - 2, &head_name(scene, head), Role::Dim);
        }
        for (x, place) in (label..).step_by(usize::from(cell)).zip(cells) {
            let name = scene.content().place(*place).short_in(lang);
            let name = wrap::cut(&name, usize::from(cell) - 2);
            if *place == page.cell {
                paper.text(x - 1, y, cell, &format!("[{name}]"), Role::Accent);
            } else {
                paper.text(x, y, cell, &name, Role::Plain);
            }
        }
    }
    let rows = u16::try_from(tall).unwrap_or(1);
    paper.scroll_bar(paper.width() - 2, top, rows, shown, pages);
    status(paper, scene, shown + 1, pages);
    focus(scene, page)
}

fn head_name(scene: &Scene<'_>, head: BoardHead) -> String {
    match head {
        BoardHead::Municipalities => scene.say(Phrase::PlaceMunicipalities).to_owned(),
        BoardHead::Province(at) => scene.content().provinces[at].short_in(scene.lang()).to_owned(),
    }
}

/// Title, hint and the search field; the first free row comes back. `count` stands at the right of the field.
pub(super) fn search_field(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickPlace, count: &str) -> u16 {
    let room = paper.width() - 2;
    paper.text(1, 2, room, scene.say(Phrase::PlaceTitle), Role::Title);
    let (x, y, after) = if scene.compact() {
        paper.text(1, 3, 1, glyphs::INTO, Role::Accent);
        (3, 3, 4)
    } else {
        paper.text(1, 3, room, scene.say(Phrase::PlaceHint), Role::Dim);
        let wide = paper.width() - 2;
        paper.frame(1, 4, wide, 3, &glyphs::ROUND, Role::Plain);
        let title = format!(" {} ", scene.say(Phrase::PlaceSearchTitle));
        paper.text(3, 4, wide - 4, &title, Role::Plain);
        (3, 5, 7)
    };
    let end = paper.width() - 3;
    let room = end - x;
    if page.query.is_empty() {
        paper.text(x + 3, y, room - 3, scene.say(Phrase::PlaceExamples), Role::Dim);
    } else {
        let role = if page.query.is_selected() { Role::Selected } else { Role::Plain };
        paper.text(x, y, room, &page.query.text(), role);
        let wanted = columns(count);
        if columns(&page.query.text()) + wanted + 2 < room {
            paper.right(end, y, count, Role::Dim);
        }
    }
    after
}

/// Where the real cursor stands: in the search field, so that an input method opens there.
pub(super) fn focus(scene: &Scene<'_>, page: &PickPlace) -> Position {
    let y = if scene.compact() { 3 } else { 5 };
    Paper::at((3 + columns(&page.query.before_cursor())).min(scene.model.size.width - 3), y)
}

fn status(paper: &mut Paper<'_>, scene: &Scene<'_>, page: usize, pages: usize) {
    let y = paper.foot() - 1;
    let numbers = [scene.content().places.len(), page, pages].map(|n| n.to_string());
    let count = scene.fill(Phrase::PlaceCount, &numbers.each_ref().map(String::as_str));
    let ask = scene.say(Phrase::PlaceUnknown);
    let fits = columns(ask) + columns(&count) + 5 <= paper.width();
    let (ask, count) =
        if fits { (ask, count) } else { (scene.say(Phrase::PlaceUnknownShort), format!("{page}/{pages}")) };
    let x = paper.right(paper.width() - 2, y, &count, Role::Dim);
    paper.text(1, y, x.saturating_sub(2), ask, Role::Dim);
}
