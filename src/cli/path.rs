//! `yibao path`: the ways of one place, written out.

use super::choose::{Choices, channel_list, task_list};
use super::exit::Exit;
use super::failure::Failure;
use super::options::Format;
use super::print;
use super::settings::Settings;
use crate::domain::{Calculator, Content, TaskId};
use crate::report::ways::{Question, Ways};
use crate::report::wording::Wording;

pub(super) fn run(
    content: &Content,
    choices: &Choices,
    format: Option<&str>,
    settings: &Settings,
) -> Result<Exit, Failure> {
    let format = Format::chosen(format, &Format::OF_PATH, "path")?;
    let lang = settings.lang;
    let chosen = choices.city(content, lang)?.ok_or(Failure::NoCity { command: "yibao path" })?;
    let task = choices.task(content, lang)?.unwrap_or_else(|| first_task(content));
    let channel = choices.channel(content, lang)?;
    let warnings = choices.namesakes(content, lang, &chosen).into_iter().collect();
    let question = Question { chosen, task, channel, as_of: settings.as_of };
    let ways = Ways::gather(content, lang, &question, warnings);
    if ways.is_empty() {
        return Err(no_way(content, &question, settings));
    }
    print::out(&match format {
        Format::Text => ways.text(),
        Format::Markdown => ways.markdown(),
        Format::Json => ways.json(),
    })
}

/// Paying, as everywhere; content without it starts with its first task.
fn first_task(content: &Content) -> TaskId {
    content.task_by_id("pay").unwrap_or(TaskId(0))
}

/// What is worked out is no way: a command of its own does it. No way in this channel: these have one. No way at all: these
/// tasks have.
fn no_way(content: &Content, question: &Question, settings: &Settings) -> Failure {
    let lang = settings.lang;
    let wording = Wording::new(content, lang);
    let place = wording.place_of(&question.chosen);
    let offers = content.guide.offers(place, question.task);
    let channels: Vec<_> = content.channel_ids().filter(|id| offers.iter().any(|o| o.path.used_in(*id))).collect();
    let tasks: Vec<_> = content.task_ids().filter(|id| content.guide.has_task(place, *id)).collect();
    let name = |text: &crate::domain::Text| text.in_lang(lang).to_owned();
    let place_name = wording.place(&question.chosen);
    let choices = match (content.task(question.task).calculator(), channels.is_empty(), tasks.is_empty()) {
        (Some(Calculator::Estimate), ..) => Some(format!("yibao estimate --city {place_name}")),
        (Some(Calculator::Credit), ..) => Some(format!("yibao credit --city {place_name}")),
        (None, false, _) => Some(channel_list(content, lang, &channels)),
        (None, true, false) => Some(task_list(content, lang, &tasks)),
        (None, true, true) => None,
    };
    Failure::NoWay {
        place: place_name,
        task: name(&content.task(question.task).name),
        channel: question.channel.filter(|_| !channels.is_empty()).map(|id| name(&content.channel(id).name)),
        choices,
    }
}
