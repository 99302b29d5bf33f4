//! Every way to do one thing in one place, gathered once and written as text, Markdown or JSON.

mod json;
mod markdown;
mod season;
mod text;

use super::wording::Wording;
use crate::domain::{
    ChannelId, Charge, Chosen, Content, Date, Guide, Lang, Layer, MenuPath, Note, Offer, Phrase, Place, Seasons, Shown,
    Step, TaskId,
};

/// What somebody wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where they are insured.
    pub chosen: Chosen,
    /// What they want to do.
    pub task: TaskId,
    /// With which channel; nothing means with any.
    pub channel: Option<ChannelId>,
    /// The day the answer is for.
    pub as_of: Date,
}

/// The answer: the ways, channel by channel, with what to know about them.
pub struct Ways<'a> {
    wording: Wording<'a>,
    content: &'a Content,
    question: &'a Question,
    groups: Vec<Group<'a>>,
    warnings: Vec<String>,
}

/// The ways of one channel, best first; never empty.
struct Group<'a> {
    channel: ChannelId,
    offers: Vec<Offer<'a>>,
}

impl<'a> Ways<'a> {
    /// Gathers the answer in `lang`. `warnings` are said first: what the question itself makes worth knowing.
    ///
    /// A single channel also has the mini-programs and accounts that open in it; of all channels each way is
    /// named once, under its own.
    #[must_use]
    pub fn gather(content: &'a Content, lang: Lang, question: &'a Question, warnings: Vec<String>) -> Self {
        let guide: &Guide = &content.guide;
        let place = content.place(question.chosen.place);
        let group = |channel: ChannelId, offers: Vec<Offer<'a>>| Group { channel, offers };
        let groups = if let Some(channel) = question.channel {
            vec![group(channel, guide.offers_in(place, question.task, channel))]
        } else {
            let all = guide.offers(place, question.task);
            let own = |channel| all.iter().filter(|offer| offer.path.channel == channel).copied().collect();
            content.channel_ids().map(|channel| group(channel, own(channel))).collect()
        };
        let groups = groups.into_iter().filter(|group: &Group<'_>| !group.offers.is_empty()).collect();
        Self { wording: Wording::new(content, lang), content, question, groups, warnings }
    }

    /// True when there is no way at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    fn place(&self) -> &'a Place {
        self.content.place(self.question.chosen.place)
    }

    /// What is known of fees and windows, where the task is to pay.
    fn seasons(&self) -> Option<Seasons<'a>> {
        let pays = self.content.task(self.question.task).premium;
        pays.then(|| self.content.guide.seasons(self.place(), self.question.as_of))
    }

    /// When and how much, in sentences.
    fn season(&self) -> Vec<String> {
        let told = self.seasons();
        let told = told.map(|seasons| self.wording.season(&seasons, &self.question.chosen, self.question.as_of));
        told.unwrap_or_default().into_iter().map(|(_, line)| line).collect()
    }

    /// The place's own entry in one line, where the ways of several channels are written.
    fn own_entry(&self) -> Option<String> {
        let offer = self.wording.own_entry(self.place(), self.question.task)?;
        (self.groups.len() > 1).then(|| self.wording.entry(&offer, self.place(), None))
    }

    /// The notes of the list pages: what to read before choosing.
    fn read_first(&self) -> impl Iterator<Item = &'a Note> {
        let channel = self.question.channel;
        self.notes_as_such(Shown::Tasks, channel).chain(self.notes_as_such(Shown::Channels, channel))
    }

    /// A note with where it comes from: 看清金额再付。（网络文章，快 1 年了）
    fn tagged(&self, note: &Note) -> String {
        self.wording
            .aside(note.text.in_lang(self.wording.lang()), &self.wording.tag(&note.provenance, self.question.as_of))
    }

    fn notes(&self, shown: Shown, channel: Option<ChannelId>) -> impl Iterator<Item = &'a str> {
        let lang = self.wording.lang();
        self.notes_as_such(shown, channel).map(move |note| note.text.in_lang(lang))
    }

    fn notes_as_such(&self, shown: Shown, channel: Option<ChannelId>) -> impl Iterator<Item = &'a Note> {
        self.content.guide.notes_for(shown, self.place(), Some(self.question.task), channel, None)
    }

    /// The notes that stand at some step of `path`.
    fn cautions(&self, path: &'a MenuPath, channel: ChannelId) -> impl Iterator<Item = &'a Note> {
        let has = |note: &Note| path.steps.iter().any(|step| note.steps.contains(&step.action));
        self.notes_as_such(Shown::Path, Some(channel)).filter(move |note| note.steps.is_empty() || has(note))
    }

    /// The cautions that every way has, where there are several ways: they are said once.
    fn shared_cautions(&self) -> Vec<&'a Note> {
        let mut ways = self.groups.iter().flat_map(|group| group.offers.iter().map(|offer| (offer, group.channel)));
        let (Some((first, channel)), Some(_)) = (ways.next(), ways.clone().next()) else { return Vec::new() };
        let mut shared: Vec<&Note> = self.cautions(first.path, channel).collect();
        for (offer, channel) in ways {
            let here: Vec<&Note> = self.cautions(offer.path, channel).collect();
            shared.retain(|caution| here.contains(caution));
        }
        shared
    }

    /// The cautions of one way that are not said for all of them.
    fn own_cautions(&self, group: &Group<'a>, at: usize) -> impl Iterator<Item = &'a Note> {
        let shared = self.shared_cautions();
        self.cautions(group.offers[at].path, group.channel).filter(move |caution| !shared.contains(caution))
    }

    /// What stands under the steps of one way: when the money goes where that is not as said at the end for all of them, what
    /// is left to do where nothing is paid, then its own cautions.
    fn under_steps(&self, group: &Group<'a>, at: usize) -> Vec<String> {
        let path = group.offers[at].path;
        let [here, at_the_end] =
            [path.charge(), self.charge()].map(|charge| self.wording.finished(self.question.task, charge));
        let keep = path.unpaid.as_ref().map(|left| left.in_lang(self.wording.lang()));
        let said = Some(here).filter(|here| keep.is_some() || *here != at_the_end);
        let said = said.into_iter().flat_map(|(said, kept)| [Some(said), kept.or(keep)]);
        let cautions = self.own_cautions(group, at).map(|note| self.tagged(note));
        said.flatten().map(str::to_owned).chain(cautions).collect()
    }

    /// When the money goes. Where several ways are written, as with those that pay at once; with those that pay nothing only
    /// where there are no others.
    fn charge(&self) -> Charge {
        let charges = || self.groups.iter().flat_map(|group| &group.offers).map(|offer| offer.path.charge());
        let mut paying = charges().filter(|charge| *charge != Charge::Nothing);
        match paying.next() {
            Some(first) if paying.all(|charge| charge == first) => first,
            None if charges().next().is_some() => Charge::Nothing,
            Some(_) | None => Charge::AtOnce,
        }
    }

    /// What is said after the last step, then what to do before leaving.
    fn finished(&self) -> (&'a str, Vec<String>) {
        let Question { task, channel, .. } = self.question;
        let charge = self.charge();
        let (said, keep) = self.wording.finished(*task, charge);
        let notes = self.content.guide.notes_after(self.place(), *task, *channel, charge);
        (said, keep.map(str::to_owned).into_iter().chain(notes.map(|note| self.tagged(note))).collect())
    }

    /// What to have ready for a channel: 身份证号、姓名、….
    fn ready(&self, channel: ChannelId) -> Option<String> {
        let things = self.notes_as_such(Shown::Ready, Some(channel)).map(|note| self.tagged(note));
        let things = self.wording.items(things)?;
        Some(self.wording.strings().fill(Phrase::PathReady, &[&things]))
    }

    /// 江苏省 无锡市 › 缴居民医保费, with the channel behind when one was asked for.
    fn title(&self) -> String {
        let lang = self.wording.lang();
        let place = self.wording.full_place(&self.question.chosen);
        let task = self.content.task(self.question.task).name.in_lang(lang);
        match self.question.channel {
            Some(channel) => format!("{place} › {task} › {}", self.channel_name(channel)),
            None => format!("{place} › {task}"),
        }
    }

    fn channel_name(&self, channel: ChannelId) -> &'a str {
        self.content.channel(channel).name.in_lang(self.wording.lang())
    }

    /// 走法 1/3：城市服务, with a word for an older layout.
    fn heading(&self, group: &Group<'_>, at: usize) -> String {
        let strings = self.wording.strings();
        let path = group.offers[at].path;
        let title = path.title.in_lang(self.wording.lang());
        let heading = match group.offers.len() {
            1 => strings.fill(Phrase::PathOnlyWay, &[title]),
            total => strings.fill(Phrase::PathWay, &[&(at + 1).to_string(), &total.to_string(), title]),
        };
        let old = strings.get(Phrase::PathOld);
        if path.superseded && !title.contains(old) { self.wording.aside(&heading, old) } else { heading }
    }

    /// The sentence of a step with its remark in brackets.
    fn step(&self, step: &Step) -> String {
        let sentence = self.wording.step(step, &self.question.chosen);
        match &step.note {
            Some(note) => self.wording.aside(&sentence, note.in_lang(self.wording.lang())),
            None => sentence,
        }
    }

    /// 来源：the title and the publisher of the document behind a way.
    fn source(&self, offer: &Offer<'_>) -> String {
        let lang = self.wording.lang();
        let source = &offer.provenance.source;
        let named = [source.title.in_lang(lang), source.publisher.in_lang(lang)];
        self.wording.strings().fill(Phrase::ReportSource, &named)
    }

    /// What 全国通用 means, when some way is national.
    fn national_means(&self) -> Option<String> {
        let mut offers = self.groups.iter().flat_map(|group| &group.offers);
        let national = offers.any(|offer| offer.layer == Layer::National);
        let place = self.wording.place(&self.question.chosen);
        national.then(|| self.wording.strings().fill(Phrase::ChannelNationalMeans, &[&place]))
    }

    /// The numbers to call, each with what it answers: 12366（缴费）.
    fn hotlines(&self) -> Option<String> {
        let lang = self.wording.lang();
        let lines = self.content.guide.hotlines_for(self.place(), self.question.task);
        let told = lines.iter().map(|line| {
            let tag = self.wording.tag(&line.provenance, self.question.as_of);
            let about = self.wording.strings().fill(Phrase::ReportNumber, &[line.purpose.in_lang(lang), &tag]);
            self.wording.aside(&line.number, &about)
        });
        self.wording.items(told)
    }
}
