//! The slow way: a file as nodes that know their bytes. It turns paths into positions, finds keys that stand
//! twice, and reads each list item on its own, so that one mistake hides no other.

mod shape;

use std::collections::HashSet;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::calendar::RawCalendar;
use super::findings::{DocPath, DocStep, Findings, Spot, Target};
use super::items::{Items, Unread};
use super::plain;
use super::policies::RawPolicy;
use super::problems::Problem;
use super::raw::{
    RawChannels, RawCounties, RawLabels, RawNotes, RawPaths, RawPlaces, RawSources, RawStrings, RawTasks,
};
use shape::NodeReader;

/// A value in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) bytes: Range<usize>,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Text { text: String, like: Like },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// What a scalar would be taken for where any kind of value may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Like {
    Word,
    Nothing,
    Bool(bool),
    Number,
}

impl Node {
    fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text { text, .. } => Some(text),
            Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// The bytes a caret stands under: of a mapping its first key.
    fn caret(&self) -> Range<usize> {
        match &self.kind {
            Kind::Map(pairs) => pairs.first().map_or_else(|| self.bytes.clone(), |(key, _)| key.caret()),
            Kind::List(items) => items.first().map_or_else(|| self.bytes.clone(), Self::caret),
            Kind::Text { .. } => self.bytes.clone(),
        }
    }

    /// The bytes of a word of the text, where the file has the text as it is read: not folded, not escaped.
    fn word(&self, source: &str, word: &Range<usize>) -> Option<Range<usize>> {
        let text = self.text()?;
        let written = source.get(self.bytes.clone())?;
        let before = usize::from(written.starts_with(['"', '\'']));
        let same = written.get(before..)?.starts_with(text.get(..word.end)?);
        same.then(|| self.bytes.start + before + word.start..self.bytes.start + before + word.end)
    }
}

/// A file as nodes.
#[derive(Debug)]
pub(super) struct Tree {
    root: Node,
}

impl Tree {
    /// Takes a file apart. A key that stands twice is noted and counts once.
    pub(super) fn new(mut root: Node, file: &str, findings: &mut Findings) -> Self {
        drop_doubles(&mut root, file, findings);
        Self { root }
    }

    /// The bytes of what a finding is about; nothing when it is about the file as a whole.
    pub(super) fn bytes(&self, source: &str, path: &DocPath, target: &Target) -> Option<Range<usize>> {
        let mut here = &self.root;
        let mut key = None;
        for (depth, step) in path.0.iter().enumerate() {
            let next = match (step, &here.kind) {
                (DocStep::Item(at), Kind::List(items)) => items.get(*at).map(|item| (None, item)),
                (DocStep::Key(name), Kind::Map(pairs)) => {
                    pairs.iter().find(|(key, _)| key.text() == Some(name)).map(|(key, value)| (Some(key), value))
                }
                (DocStep::Item(_) | DocStep::Key(_), _) => None,
            };
            let Some(next) = next else {
                return (depth > 0).then(|| here.caret());
            };
            (key, here) = next;
        }
        match target {
            Target::Bytes(bytes) => Some(bytes.clone()),
            Target::File => None,
            Target::Key => Some(key.unwrap_or(here).caret()),
            Target::Word(word) => Some(here.word(source, word).unwrap_or_else(|| here.caret())),
            Target::Value if path.0.is_empty() => None,
            // An empty value has no width of its own to stand under.
            Target::Value if here.bytes.is_empty() => key.or(Some(here)).map(Node::caret),
            Target::Value => Some(here.caret()),
        }
    }

    /// Reads the file into its raw form, item by item.
    pub(super) fn read<T: RawFile>(&self, file: &str, source: &str, findings: &mut Findings) -> Option<T> {
        let Kind::Map(pairs) = &self.root.kind else {
            if self.root.text().is_some_and(str::is_empty) {
                findings.file(file, Problem::EmptyValue, None);
            } else {
                let (problem, advice, bytes) = NodeReader::new(&self.root, source).no_mapping();
                findings.bytes(file, bytes, problem, advice);
            }
            return None;
        };
        let mut top = Top { file, source, pairs, findings, taken: Vec::new(), open: false };
        let raw = T::from_tree(&mut top);
        top.report_unknown();
        Some(raw)
    }
}

fn drop_doubles(node: &mut Node, file: &str, findings: &mut Findings) {
    match &mut node.kind {
        Kind::Text { .. } => {}
        Kind::List(items) => items.iter_mut().for_each(|item| drop_doubles(item, file, findings)),
        Kind::Map(pairs) => {
            let mut seen: HashSet<String> = HashSet::new();
            pairs.retain(|(key, _)| {
                let Some(text) = key.text() else { return true };
                let first = seen.insert(text.to_owned());
                if !first {
                    findings.bytes(file, key.caret(), Problem::DuplicateKey { key: text.to_owned() }, None);
                }
                first
            });
            for (_, value) in pairs {
                drop_doubles(value, file, findings);
            }
        }
    }
}

/// The top of a file: the fields by name.
pub(super) struct Top<'a> {
    file: &'a str,
    source: &'a str,
    pairs: &'a [(Node, Node)],
    findings: &'a mut Findings,
    taken: Vec<&'static str>,
    /// True when any key may stand here.
    open: bool,
}

impl Top<'_> {
    fn value(&mut self, key: &'static str) -> Option<&Node> {
        self.taken.push(key);
        self.pairs.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// Reads one value; what is wrong with it is noted.
    fn read<T: DeserializeOwned>(&mut self, node: &Node) -> Option<T> {
        match T::deserialize(NodeReader::new(node, self.source)) {
            Ok(value) => Some(value),
            Err(error) => {
                let (problem, advice, bytes) = error.told_at(node.caret());
                self.findings.bytes(self.file, bytes, problem, advice);
                None
            }
        }
    }

    fn list<T: DeserializeOwned>(&mut self, key: &'static str, needed: bool) -> Items<T> {
        let Some(node) = self.value(key).cloned() else {
            if needed {
                let top = Spot::top(self.file);
                self.findings.add(&top, Problem::MissingField { field: key.to_owned() });
            }
            return Items::default();
        };
        let Kind::List(items) = &node.kind else {
            // Nothing after the colon is an empty list to both parsers.
            return self.read(&node).unwrap_or_default();
        };
        let mut list = Items { items: Vec::with_capacity(items.len()), unread: Unread::Nothing };
        for (at, item) in items.iter().enumerate() {
            match self.read(item) {
                Some(read) => list.items.push((at, read)),
                None if list.whole() => list.unread.add(self.source),
                None => {}
            }
        }
        list
    }

    fn report_unknown(&mut self) {
        for (key, _) in self.pairs.iter().filter(|_| !self.open) {
            if key.text().is_none_or(|name| !self.taken.contains(&name)) {
                let (problem, advice, bytes) = NodeReader::new(key, self.source).no_such_field(&self.taken);
                self.findings.bytes(self.file, bytes, problem, advice);
            }
        }
    }
}

/// What a file says, read in one go or item by item.
pub(super) trait RawFile: DeserializeOwned {
    fn from_tree(top: &mut Top<'_>) -> Self;

    /// The quickest way, for an embedded file that the tests have passed; not every kind of file has one.
    fn of_checked(_: &'static str) -> Option<Self> {
        None
    }
}

impl RawFile for RawPlaces {
    fn from_tree(top: &mut Top<'_>) -> Self {
        let (provinces, places) = (top.list("provinces", true), top.list("places", true));
        Self { provinces, places, outside: top.list("outside", true) }
    }

    fn of_checked(text: &'static str) -> Option<Self> {
        let [provinces, places, outside] =
            ["provinces", "places", "outside"].map(|key| Items::whole_list(plain::checked_lines(text, key)));
        Some(Self { provinces, places, outside })
    }
}

impl RawFile for RawCounties {
    fn from_tree(top: &mut Top<'_>) -> Self {
        Self { counties: top.list("counties", true) }
    }

    fn of_checked(text: &'static str) -> Option<Self> {
        Some(Self { counties: Items::whole_list(plain::checked_lines(text, "counties")) })
    }
}

impl RawFile for RawTasks {
    fn from_tree(top: &mut Top<'_>) -> Self {
        Self { tasks: top.list("tasks", true) }
    }
}

impl RawFile for RawChannels {
    fn from_tree(top: &mut Top<'_>) -> Self {
        Self { channels: top.list("channels", true) }
    }
}

impl RawFile for RawSources {
    fn from_tree(top: &mut Top<'_>) -> Self {
        let (sources, link_hosts) = (top.list("sources", true), top.list("link_hosts", false));
        Self { sources, link_hosts, dropped: top.list("dropped", false) }
    }
}

impl RawFile for RawLabels {
    fn from_tree(top: &mut Top<'_>) -> Self {
        Self {
            labels: top.list("labels", true),
            latin: top.list("latin", false),
            described: top.list("described", false),
        }
    }

    fn of_checked(text: &'static str) -> Option<Self> {
        let [labels, latin, described] =
            ["labels", "latin", "described"].map(|key| Items::whole_list(plain::checked_lines(text, key)));
        Some(Self { labels, latin, described })
    }
}

impl RawFile for RawPaths {
    fn from_tree(top: &mut Top<'_>) -> Self {
        let channel = top.value("channel").cloned();
        Self { channel: channel.and_then(|node| top.read(&node)), paths: top.list("paths", true) }
    }
}

impl RawFile for RawNotes {
    fn from_tree(top: &mut Top<'_>) -> Self {
        let notes = top.list("notes", true);
        // Without any number to call, none of them cites a source: nothing was left unread.
        let written = top.value("hotlines").is_some();
        let hotlines = if written { top.list("hotlines", false) } else { Items::not_written() };
        Self { notes, hotlines }
    }
}

impl RawFile for RawCalendar {
    fn from_tree(top: &mut Top<'_>) -> Self {
        Self { calendar: top.list("calendar", true) }
    }
}

impl RawFile for RawPolicy {
    fn from_tree(top: &mut Top<'_>) -> Self {
        top.open = true;
        let mut pairs = Vec::with_capacity(top.pairs.len());
        for (key, value) in top.pairs {
            if let (Some(key), Some(value)) = (top.read::<String>(key), top.read(value)) {
                pairs.push((key, value));
            }
        }
        Self { pairs }
    }
}

impl RawFile for RawStrings {
    fn from_tree(top: &mut Top<'_>) -> Self {
        top.open = true;
        let mut pairs = Vec::with_capacity(top.pairs.len());
        for (key, value) in top.pairs {
            if let (Some(key), Some(value)) = (top.read::<String>(key), top.read::<String>(value)) {
                pairs.push((key.into(), value.into()));
            }
        }
        Self(pairs)
    }
}
