//! The task page: what can be done here, in people's words.

use ratatui::layout::Position;

use crate::app::pick::PickTask;
use crate::domain::{Calculator, Phrase, Shown};
use crate::tui::Role;

use super::Scene;
use super::list::{Row, Stage, Trail, frame, list_top, name_width, rows, title};
use super::paper::Paper;
use super::reading::{self, Paragraph};
use super::season;

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickTask) -> Position {
    let lang = scene.lang();
    let trail = Trail { stage: Stage::Task, chosen: Some(&page.chosen), task: None, channel: None };
    let now = scene.now_in(page.rows.len(), page.cursor);
    frame(paper, scene, trail, now);
    title(paper, scene, scene.say(Phrase::TaskTitle), now);
    let tasks: Vec<_> = page.rows.iter().map(|task| scene.content().task(*task)).collect();
    let wide = name_width(tasks.iter().map(|task| task.name.in_lang(lang)), 16, 40);
    let list: Vec<Row<'_>> = tasks
        .iter()
        .map(|task| Row {
            name: task.name.in_lang(lang),
            rest: task.hint.as_ref().map_or("", |hint| hint.in_lang(lang)),
            right: if task.calculator() == Some(Calculator::Estimate) { "F3" } else { "" },
            unfolds: true,
        })
        .collect();
    let top = list_top(scene);
    let (focus, end) = rows(paper, scene, top, &list, page.cursor, wide);
    let place = scene.place(&page.chosen);
    let task = page.rows.get(page.cursor).copied();
    let end = season::block(paper, scene, &page.chosen, end);
    let notes = scene.guide().notes_for(Shown::Tasks, place, task, None, None);
    let notes: Vec<_> = notes.map(|note| Paragraph::note(scene, note)).collect();
    let (_, free) = reading::rows_below(scene, end, paper.foot());
    if free > 0 && !notes.is_empty() {
        let heading = scene.say(Phrase::ChannelReadFirst);
        reading::write(paper, scene, (end, paper.foot()), (&notes, &(0..notes.len())), heading);
    }
    if list.is_empty() {
        paper.text(1, top, paper.width() - 2, scene.say(Phrase::PlaceUnknown), Role::Plain);
    }
    focus
}
