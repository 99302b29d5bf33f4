//! "Leave?"

use ratatui::layout::Position;

use crate::domain::Phrase;
use crate::tui::Role;

use super::Scene;
use super::list::{Row, frame, name_width, rows, trail_below};
use super::paper::Paper;

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, row: usize) -> Position {
    frame(paper, scene, trail_below(scene), scene.now_in(2, row));
    paper.text(1, 2, paper.width() - 2, scene.say(Phrase::LeaveTitle), Role::Title);
    let names = [scene.say(Phrase::LeaveYes), scene.say(Phrase::LeaveNo)];
    let list = names.map(|name| Row { name, rest: "", right: "", unfolds: false });
    let (focus, end) = rows(paper, scene, 4, &list, row, name_width(names, 8, 60));
    paper.text(6, end + 1, paper.width() - 7, scene.say(Phrase::LeaveAgain), Role::Dim);
    focus
}
