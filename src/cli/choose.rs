//! What was chosen beforehand: a city, a task, a channel, given by name.

use super::args::Choice;
use super::failure::{Failure, said};
use super::settings::{Given, given};
use crate::app::named::{Named, namesakes, place_named};
use crate::domain::{ChannelId, Chosen, Content, Lang, Phrase, TaskId, Text};
use crate::report::wording::Wording;

/// How many places a question back offers; that there are more is shown.
const OFFERED: usize = 9;

/// The choices as they were given.
pub(super) struct Choices {
    city: Option<Given>,
    task: Option<Given>,
    channel: Option<Given>,
}

impl Choice {
    /// The first option that was given on the line.
    pub(super) fn first(&self) -> Option<&'static str> {
        let given = [("--city", &self.city), ("--task", &self.task), ("--channel", &self.channel)];
        given.into_iter().find(|(_, word)| word.is_some()).map(|(flag, _)| flag)
    }

    /// The first option besides the city that was given on the line.
    pub(super) fn first_but_city(&self) -> Option<&'static str> {
        let given = [("--task", &self.task), ("--channel", &self.channel)];
        given.into_iter().find(|(_, word)| word.is_some()).map(|(flag, _)| flag)
    }

    /// These choices, and `other` where they are silent: `yibao --city 无锡 path` is `yibao path --city 无锡`.
    pub(super) fn or(self, other: Self) -> Self {
        Self { city: self.city.or(other.city), task: self.task.or(other.task), channel: self.channel.or(other.channel) }
    }
}

impl Choices {
    /// Reads what is on the line, then the variables.
    pub(super) fn read(choice: Choice) -> Self {
        Self {
            city: given("city", choice.city),
            task: given("task", choice.task),
            channel: given("channel", choice.channel),
        }
    }

    /// A city alone: on the line, or in its variable.
    pub(super) fn of_city(city: Option<String>) -> Self {
        Self { city: given("city", city), task: None, channel: None }
    }

    /// The place, if one was given.
    pub(super) fn city(&self, content: &Content, lang: Lang) -> Result<Option<Chosen>, Failure> {
        let Some(Given { word, .. }) = &self.city else { return Ok(None) };
        let wording = Wording::new(content, lang);
        match place_named(content, word) {
            Named::One(chosen) => Ok(Some(chosen)),
            Named::Several(all) => {
                let offered = all.iter().take(OFFERED).map(|one| in_full(&wording, one));
                let mut names = wording.items(offered).unwrap_or_default();
                if all.len() > OFFERED {
                    names.push('…');
                }
                Err(Failure::Cities { word: said(word), names })
            }
            Named::Outside(at) => Err(Failure::Outside { name: content.outside[at].name.in_lang(lang).to_owned() }),
            Named::Nobody(near) => {
                let near = wording.items(near.iter().map(|one| in_short(&wording, one)));
                Err(Failure::City { word: said(word), near })
            }
        }
    }

    /// The sentence that says which counties elsewhere are called like the chosen place, if there are any.
    pub(super) fn namesakes(&self, content: &Content, lang: Lang, chosen: &Chosen) -> Option<String> {
        let Given { word, .. } = self.city.as_ref()?;
        let wording = Wording::new(content, lang);
        let others = namesakes(content, word, chosen);
        let names = wording.items(others.iter().map(|other| in_full(&wording, other)))?;
        Some(wording.strings().fill(Phrase::ReportNamesakes, &[&said(word), &names]))
    }

    /// The task, if one was given.
    pub(super) fn task(&self, content: &Content, lang: Lang) -> Result<Option<TaskId>, Failure> {
        let Some(Given { word, .. }) = &self.task else { return Ok(None) };
        let called = |id: &TaskId| {
            let task = content.task(*id);
            is_called(word, &task.id, &[&task.name, &task.short])
        };
        content.task_ids().find(called).map(Some).ok_or_else(|| {
            let all: Vec<TaskId> = content.task_ids().collect();
            Failure::Task { word: said(word), choices: task_list(content, lang, &all) }
        })
    }

    /// The channel, if one was given.
    pub(super) fn channel(&self, content: &Content, lang: Lang) -> Result<Option<ChannelId>, Failure> {
        let Some(Given { word, .. }) = &self.channel else { return Ok(None) };
        let called = |id: &ChannelId| {
            let channel = content.channel(*id);
            is_called(word, &channel.id, &[&channel.name])
        };
        content.channel_ids().find(called).map(Some).ok_or_else(|| {
            let all: Vec<ChannelId> = content.channel_ids().collect();
            Failure::Channel { word: said(word), choices: channel_list(content, lang, &all) }
        })
    }
}

/// Ids with what they stand for: pay（缴居民医保费）、ask（…）.
pub(super) fn task_list(content: &Content, lang: Lang, tasks: &[TaskId]) -> String {
    let wording = Wording::new(content, lang);
    let named = tasks.iter().map(|id| content.task(*id)).map(|task| wording.aside(&task.id, task.name.in_lang(lang)));
    wording.items(named).unwrap_or_default()
}

/// Ids with what they stand for: wechat（微信）、alipay（支付宝）.
pub(super) fn channel_list(content: &Content, lang: Lang, channels: &[ChannelId]) -> String {
    let wording = Wording::new(content, lang);
    let named = channels.iter().map(|id| content.channel(*id));
    wording.items(named.map(|channel| wording.aside(&channel.id, channel.name.in_lang(lang)))).unwrap_or_default()
}

fn is_called(word: &str, id: &str, names: &[&Text]) -> bool {
    let plain = |text: &str| text.replace(char::is_whitespace, "").to_lowercase();
    let wanted = plain(word);
    wanted == id
        || names.iter().any(|name| wanted == plain(name.zh()) || name.en().is_some_and(|en| wanted == plain(en)))
}

/// The name to write: 无锡, 江阴市.
fn in_short(wording: &Wording<'_>, chosen: &Chosen) -> String {
    match (&chosen.via, wording.lang()) {
        (Some(county), Lang::Zh) => county.name().to_owned(),
        (Some(county), Lang::En) => format!("{} {}", county.latin(), county.name()),
        (None, Lang::Zh) => wording.place(chosen),
        (None, Lang::En) => wording.place_of(chosen).name_in(Lang::En),
    }
}

/// The name with what tells it from its namesakes: 江苏省 无锡市（320200）, 江苏省 无锡市 江阴市（320281）.
fn in_full(wording: &Wording<'_>, chosen: &Chosen) -> String {
    let place = wording.place_of(chosen);
    let name = place.full_name(wording.lang());
    match &chosen.via {
        Some(county) => wording.aside(&format!("{name} {}", county.name()), &county.code.to_string()),
        None => wording.aside(&name, &place.code.to_string()),
    }
}
