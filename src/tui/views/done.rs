//! The closing page: what to do before leaving, and what can follow.

use ratatui::layout::Position;

use crate::app::done::{Done, Next};
use crate::domain::{Calculator, Phrase};
use crate::tui::{Role, glyphs};

use super::Scene;
use super::list::{Row, Stage, Trail, frame, name_width, notes, rows, title};
use super::paper::{Paper, columns};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &Done) -> Position {
    let walk = page.walk();
    let (chosen, task, channel) = (walk.chosen(), walk.task(), walk.channel);
    let trail = Trail { stage: Stage::Finished, chosen: Some(chosen), task: Some(task), channel: Some(channel) };
    let now = scene.now_in(page.rows.len(), page.cursor);
    frame(paper, scene, trail, now);
    let path = walk.path(scene.guide());
    let charge = path.charge();
    let (said, keep) = scene.wording.finished(task, charge);
    let keep = keep.or(path.unpaid.as_ref().map(|left| left.in_lang(scene.lang())));
    title(paper, scene, said, now);
    let gap = u16::from(!scene.compact());
    let before = scene.guide().notes_after(scene.place(chosen), task, Some(channel), charge);
    let below = u16::try_from(page.rows.len()).unwrap_or(9) + 1 + gap;
    let end = paper.foot().saturating_sub(below);
    let mark = format!("  {}  ", glyphs::DONE);
    let mark = if scene.compact() { "✓ " } else { &mark };
    let mut y = 3 + gap;
    if let Some(keep) = keep {
        let x = paper.text(1, y, columns(mark), mark, Role::Done);
        y = paper.wrapped(x, y, paper.width() - x - 1, end.saturating_sub(y), keep, Role::Plain);
    }
    let y = notes(paper, scene, (y, end), before, (mark, Role::Done));
    let y = y + gap;
    paper.text(1, y, paper.width() - 2, scene.say(Phrase::DoneNext), Role::Title);
    let told: Vec<(String, String)> = page.rows.iter().map(|next| tell(scene, page, *next)).collect();
    let wide = name_width(told.iter().map(|(name, _)| name.as_str()), 16, 40);
    let list: Vec<Row<'_>> = told.iter().map(|(name, rest)| Row { name, rest, right: "", unfolds: true }).collect();
    rows(paper, scene, y + 1, &list, page.cursor, wide).0
}

fn tell(scene: &Scene<'_>, page: &Done, next: Next) -> (String, String) {
    let lang = scene.lang();
    let walk = page.walk();
    match next {
        Next::Again => {
            let again = scene.content().task(walk.task()).again.as_ref().map_or("", |text| text.in_lang(lang));
            let channel = scene.content().channel(walk.channel).name.in_lang(lang);
            let hint = scene.fill(Phrase::DoneAgainHint, &[&scene.wording.place(walk.chosen()), channel]);
            (again.to_owned(), hint)
        }
        Next::Task(task) => {
            (scene.fill(Phrase::DoneThen, &[scene.content().task(task).name.in_lang(lang)]), String::new())
        }
        Next::Other => {
            let hint = scene.fill(Phrase::DoneOtherHint, &[&scene.wording.place(walk.chosen())]);
            (scene.say(Phrase::DoneOther).to_owned(), hint)
        }
        Next::Failed => (scene.say(Phrase::DoneFailed).to_owned(), String::new()),
        Next::Estimate => {
            let task = scene.content().task_of(Calculator::Estimate).map(|task| scene.content().task(task));
            (task.map_or_else(String::new, |task| task.name.in_lang(lang).to_owned()), "F3".to_owned())
        }
        Next::StartOver => (scene.say(Phrase::DoneNextVisitor).to_owned(), "F8".to_owned()),
    }
}
