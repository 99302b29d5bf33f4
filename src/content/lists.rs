//! Tasks, channels and sources.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::findings::{Findings, Spot};
use super::ids::{Ids, word_of};
use super::items::Unread;
use super::links::Hosts;
use super::places::Codes;
use super::problems::Problem;
use super::raw::{OneOrMany, RawChannels, RawDropped, RawSource, RawSources, RawTasks};
use crate::domain::{
    Channel, ChannelId, ChannelKind, Dropped, NonEmpty, PartialDate, Provenance, Source, Task, TaskId, Trust,
};

/// What paths and notes refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) tasks: Ids,
    pub(super) channels: Ids,
    pub(super) codes: Codes,
}

impl Known {
    /// The task with this id; the first one where there is none, which has been said.
    pub(super) fn task(&self, findings: &mut Findings, spot: &Spot<'_>, id: &str) -> TaskId {
        let at = self.tasks.find(findings, spot, id, |id| Problem::UnknownTask { id });
        TaskId(small(at))
    }

    /// The tasks of a list.
    pub(super) fn tasks(&self, findings: &mut Findings, list: &Spot<'_>, ids: &[String]) -> Vec<TaskId> {
        ids.iter().enumerate().map(|(at, id)| self.task(findings, &list.item(at), id)).collect()
    }

    /// The channel with this id; the first one where there is none, which has been said.
    pub(super) fn channel(&self, findings: &mut Findings, spot: &Spot<'_>, id: &str) -> ChannelId {
        let at = self.channels.find(findings, spot, id, |id| Problem::UnknownChannel { id });
        ChannelId(small(at))
    }

    /// The channels of a list.
    pub(super) fn channels(&self, findings: &mut Findings, list: &Spot<'_>, ids: &[String]) -> Vec<ChannelId> {
        ids.iter().enumerate().map(|(at, id)| self.channel(findings, &list.item(at), id)).collect()
    }
}

fn small(at: Option<usize>) -> u8 {
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
}

/// Checks `tasks.yaml`.
pub(super) fn tasks(raw: &RawTasks, findings: &mut Findings, top: &Spot<'_>) -> (Option<NonEmpty<Task>>, Ids) {
    let list = top.key("tasks");
    let mut ids = Ids::new(raw.tasks.unread.clone());
    for (at, task) in &raw.tasks.items {
        ids.define(findings, &list.item(*at).key("id"), "task", &task.id);
    }
    let known = Known { tasks: ids.clone(), ..Known::default() };
    let mut tasks = Vec::with_capacity(raw.tasks.items.len());
    for (at, task) in &raw.tasks.items {
        let spot = list.item(*at);
        tasks.push(Task {
            id: task.id.as_str().into(),
            name: findings.text(&spot.key("name"), &task.name),
            short: findings.text(&spot.key("short"), &task.short),
            hint: findings.text_or_none(&spot.key("hint"), task.hint.as_ref()),
            finished: findings.text(&spot.key("finished"), &task.finished),
            again: findings.text_or_none(&spot.key("again"), task.again.as_ref()),
            then: task.then.as_ref().map(|then| known.task(findings, &spot.key("then"), then)),
            premium: task.premium,
        });
        findings.allows(&spot, &task.allow);
    }
    (counted(tasks, raw.tasks.whole(), findings, &list, "tasks"), ids)
}

/// Checks `channels.yaml`.
pub(super) fn channels(raw: &RawChannels, findings: &mut Findings, top: &Spot<'_>) -> (Option<NonEmpty<Channel>>, Ids) {
    const KINDS: [(ChannelKind, &str); 6] = [
        (ChannelKind::App, "app"),
        (ChannelKind::Web, "web"),
        (ChannelKind::Code, "code"),
        (ChannelKind::Counter, "counter"),
        (ChannelKind::Terminal, "terminal"),
        (ChannelKind::Phone, "phone"),
    ];
    let list = top.key("channels");
    let mut ids = Ids::new(raw.channels.unread.clone());
    let mut channels = Vec::with_capacity(raw.channels.items.len());
    for (at, channel) in &raw.channels.items {
        let spot = list.item(*at);
        let unknown = |word| Problem::UnknownWord { what: "kind of channel".to_owned(), word };
        let kind = word_of(findings, &spot.key("kind"), &channel.kind, &KINDS, |(_, word)| word, unknown);
        channels.push(Channel {
            id: ids.define(findings, &spot.key("id"), "channel", &channel.id),
            name: findings.text(&spot.key("name"), &channel.name),
            kind: kind.map_or(ChannelKind::App, |(kind, _)| kind),
            hint: findings.text_or_none(&spot.key("hint"), channel.hint.as_ref()),
            on_card: channel.on_card,
        });
        findings.allows(&spot, &channel.allow);
    }
    (counted(channels, raw.channels.whole(), findings, &list, "channels"), ids)
}

/// A list whose positions fit in a byte, with at least one item.
fn counted<T>(items: Vec<T>, whole: bool, findings: &mut Findings, list: &Spot<'_>, what: &str) -> Option<NonEmpty<T>> {
    if items.len() > usize::from(u8::MAX) {
        findings.add(list, Problem::TooMany { what: what.to_owned(), limit: u8::MAX.to_string() });
    }
    let items = NonEmpty::new(items);
    if items.is_none() && whole {
        findings.add(list, Problem::EmptyList { what: what.trim_end_matches('s').to_owned() });
    }
    items
}

/// Where each source of a text stands in it, by its id.
pub(super) type Texts = HashMap<&'static str, &'static str>;

/// The sources, and which of them something cites.
#[derive(Debug, Default)]
pub(super) struct Sources {
    ids: Ids,
    /// Position in the file, and the source unless its date cannot be read.
    list: Vec<(usize, Option<Arc<Source>>)>,
    cited: BTreeSet<usize>,
    /// Where those stand that are read when something cites them.
    texts: Option<&'static Texts>,
    codes: Codes,
}

impl Sources {
    /// Checks the `sources` of `sources.yaml`.
    pub(super) fn check(raw: &RawSources, codes: &Codes, findings: &mut Findings, top: &Spot<'_>) -> Self {
        let list = top.key("sources");
        let ids = Ids::new(raw.sources.unread.clone());
        let mut sources = Self { ids, codes: codes.clone(), ..Self::default() };
        let mut hosts = Hosts::check(&raw.link_hosts, findings, &top.key("link_hosts"));
        for (at, source) in &raw.sources.items {
            let spot = list.item(*at);
            if let Some(link) = &source.link {
                hosts.check_link(findings, &spot.key("link"), link);
            }
            sources.add(*at, source, findings, &spot);
        }
        if raw.sources.whole() {
            hosts.report_unused(findings, &top.key("link_hosts"));
        }
        sources
    }

    /// The sources of an embedded file that has been checked; each is read when something cites it.
    pub(super) fn when_cited(texts: &'static Texts, codes: &Codes) -> Self {
        Self { ids: Ids::new(Unread::Nothing), texts: Some(texts), codes: codes.clone(), ..Self::default() }
    }

    /// Reads a source that waits, if it does.
    fn read(&mut self, id: &str, findings: &mut Findings, spot: &Spot<'_>) {
        let Some(text) = self.texts.and_then(|texts| texts.get(id)).filter(|_| !self.ids.has(id)) else { return };
        if let Some(raw) = super::plain::read_item(text) {
            self.add(self.list.len(), &raw, findings, spot);
        }
    }

    fn add(&mut self, at: usize, source: &RawSource, findings: &mut Findings, spot: &Spot<'_>) {
        let id = self.ids.define(findings, &spot.key("id"), "source", &source.id);
        let link = source.link.as_ref().map(|link| link.as_str().into());
        let seen = source.seen_in.as_ref();
        let date = source.date.as_ref().and_then(|date| date_of(findings, &spot.key("date"), date));
        let read = date_of(findings, &spot.key("read"), &source.read);
        let trust = trust_of(findings, &spot.key("trust"), &source.trust);
        let title = findings.text(&spot.key("title"), &source.title);
        let publisher = findings.text(&spot.key("publisher"), &source.publisher);
        let seen_in = seen.and_then(|code| self.codes.place(findings, &spot.key("seen_in"), code));
        findings.allows(spot, &source.allow);
        let source = read.map(|read| Arc::new(Source { id, title, publisher, date, read, trust, seen_in, link }));
        self.list.push((at, source));
    }

    /// The documents that stand behind something, in the order in which they are cited.
    pub(super) fn cite(
        &mut self,
        findings: &mut Findings,
        spot: &Spot<'_>,
        raw: &OneOrMany,
        trust: Option<Trust>,
    ) -> Vec<Provenance> {
        let mut cited = Vec::with_capacity(raw.ids.len());
        if raw.ids.is_empty() {
            findings.add(spot, Problem::EmptyList { what: "source".to_owned() });
        }
        for (at, id) in raw.ids.iter().enumerate() {
            let item = spot.item(at);
            let spot = if raw.list { &item } else { spot };
            self.read(id, findings, spot);
            if let Some(at) = self.ids.find(findings, spot, id, |id| Problem::UnknownSource { id }) {
                self.cited.insert(at);
                if let Some((_, Some(source))) = self.list.get(at) {
                    cited.push(Provenance { source: Arc::clone(source), trust: trust.unwrap_or(source.trust) });
                }
            }
        }
        cited
    }

    /// Sources nothing cites are worth a warning, unless their id is `mentioned` somewhere.
    pub(super) fn report_unused(&self, findings: &mut Findings, top: &Spot<'_>, mentioned: impl Fn(&str) -> bool) {
        let list = top.key("sources");
        if !findings.thorough() {
            return;
        }
        for (position, (at, source)) in self.list.iter().enumerate() {
            let unused = |source: &&Arc<Source>| !self.cited.contains(&position) && !mentioned(&source.id);
            if let Some(source) = source.as_ref().filter(unused) {
                findings.add(&list.item(*at).key("id"), Problem::UnusedSource { id: source.id.to_string() });
            }
        }
    }

    /// All sources, in the order of the file.
    pub(super) fn list(&self) -> Vec<Arc<Source>> {
        self.list.iter().filter_map(|(_, source)| source.clone()).collect()
    }
}

/// Checks the `dropped` rows of `sources.yaml`.
pub(super) fn dropped(raw: &[(usize, RawDropped)], findings: &mut Findings, top: &Spot<'_>) -> Vec<Dropped> {
    let list = top.key("dropped");
    let mut rows = Ids::new(Unread::Nothing);
    raw.iter()
        .map(|(at, dropped)| {
            let spot = list.item(*at);
            findings.words(&spot.key("reason"), &dropped.reason);
            let row = rows.define(findings, &spot.key("row"), "dropped row", &dropped.row);
            Dropped { row, reason: dropped.reason.trim().into() }
        })
        .collect()
}

/// The trust a word stands for.
pub(super) fn trust_of(findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Trust {
    let unknown = |word| Problem::UnknownWord { what: "kind of trust".to_owned(), word };
    word_of(findings, spot, text, &Trust::ALL, Trust::code, unknown).unwrap_or(Trust::Lead)
}

/// The date a text writes: a year, a month or a day.
pub(super) fn date_of(findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Option<PartialDate> {
    let date = text.parse().ok();
    if date.is_none() {
        let advice = "write a year, a month or a day: 2025, 2025-11, 2025-11-22".to_owned();
        findings.advise(spot, Problem::BadDate { text: text.to_owned() }, Some(advice));
    }
    date
}
