//! A place's own levels, groups and sites.

use super::raw::RawNode;
use super::{Names, PolicyCheck};
use crate::content::findings::Spot;
use crate::content::ids::word_of;
use crate::content::problems::Problem;
use crate::domain::{Class, Group, Level, Section, Site, SiteKind, Status, Text};

impl PolicyCheck<'_> {
    /// Reads the lists of a section and adds their names to those from above.
    pub(super) fn lists(
        &mut self,
        spot: &Spot<'_>,
        pairs: &[(String, RawNode)],
        above: &Names,
        section: &mut Section,
    ) -> Names {
        let mut names = above.clone();
        let get = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, node)| node);
        if let Some(node) = get("levels") {
            let levels = self.each(&spot.key("levels"), node, Self::level);
            names.levels = levels.iter().map(|level| level.id.to_string()).collect();
            section.levels = Some(levels);
        }
        if let Some(node) = get("groups") {
            let groups = self.each(&spot.key("groups"), node, Self::group);
            names.groups = groups.iter().map(|group| group.id.to_string()).collect();
            section.groups = Some(groups);
        }
        if let Some(node) = get("sites") {
            let sites = self.each(&spot.key("sites"), node, Self::site);
            self.filings(&spot.key("sites"), node, &sites);
            names.sites = sites.iter().map(|site| site.id.to_string()).collect();
            section.sites = Some(sites);
        }
        names
    }

    fn each<T>(
        &mut self,
        spot: &Spot<'_>,
        node: &RawNode,
        mut read: impl FnMut(&mut Self, &Spot<'_>, &RawNode) -> Option<T>,
    ) -> Vec<T> {
        let Some(items) = node.list().filter(|items| !items.is_empty()) else {
            self.findings.add(spot, Problem::WrongType { found: node.kind(), wanted: "a list".to_owned() });
            return Vec::new();
        };
        items.iter().enumerate().filter_map(|(at, item)| read(self, &spot.item(at), item)).collect()
    }

    fn level(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Level> {
        let unknown = |word| Problem::UnknownWord { what: "level".to_owned(), word };
        if let Some(text) = node.text() {
            let class = word_of(self.findings, spot, text, &Class::ALL, Class::code, unknown)?;
            return Some(Level::standard(class));
        }
        let pairs = self.map(spot, node)?;
        self.only(spot, pairs, &["id", "like", "zh", "en"]);
        let id = self.word(spot, node, "id")?;
        let like = self.word(spot, node, "like")?;
        let like = word_of(self.findings, &spot.key("like"), &like, &Class::ALL, Class::code, unknown)?;
        Some(Level { id: id.into(), like, label: Some(self.label(spot, node)?) })
    }

    fn site(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Site> {
        let unknown = |word| Problem::UnknownWord { what: "site".to_owned(), word };
        if let Some(text) = node.text() {
            let kind = word_of(self.findings, spot, text, &SiteKind::ALL, SiteKind::code, unknown)?;
            return Some(Site::standard(kind));
        }
        let pairs = self.map(spot, node)?;
        self.only(spot, pairs, &["id", "like", "filed_as", "zh", "en"]);
        let id = self.word(spot, node, "id")?;
        let like = self.word(spot, node, "like")?;
        let like = word_of(self.findings, &spot.key("like"), &like, &SiteKind::ALL, SiteKind::code, unknown)?;
        let usual = Site::standard(like).filed_as.filter(|_| id == like.code());
        let filed_as = node.get("filed_as").and_then(RawNode::text).map(Into::into).or(usual);
        Some(Site { id: id.into(), like, filed_as, label: Some(self.label(spot, node)?) })
    }

    /// What `filed_as` names: a filed site of the list, for an unfiled one.
    fn filings(&mut self, spot: &Spot<'_>, node: &RawNode, sites: &[Site]) {
        let filed = |id: &str| sites.iter().any(|site| *site.id == *id && site.like == SiteKind::Filed);
        for (at, item) in node.list().unwrap_or_default().iter().enumerate() {
            let Some(named) = item.get("filed_as") else { continue };
            let item_spot = spot.item(at);
            let spot = item_spot.key("filed_as");
            let word = named.text().unwrap_or_default();
            if !filed(word) {
                self.findings.add(&spot, Problem::UnknownWord { what: "filed site".to_owned(), word: word.to_owned() });
            }
            if item.get("like").and_then(RawNode::text) != Some(SiteKind::Unfiled.code()) {
                let (field, needed) = ("filed_as".to_owned(), "like: unfiled".to_owned());
                self.findings.add(&spot, Problem::OnlyWith { field, needed });
            }
        }
    }

    fn group(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Group> {
        let pairs = self.map(spot, node)?;
        self.only(spot, pairs, &["id", "of", "from_age", "below_age", "zh", "en"]);
        let id = self.word(spot, node, "id")?;
        let of = node.get("of").and_then(|node| {
            let unknown = |word| Problem::UnknownWord { what: "status".to_owned(), word };
            let text = node.text().unwrap_or_default();
            word_of(self.findings, &spot.key("of"), text, &Status::ALL, Status::code, unknown)
        });
        let from_age = self.age(spot, node, "from_age");
        let below_age = self.age(spot, node, "below_age");
        Some(Group { id: id.into(), of, from_age, below_age, label: self.label(spot, node)? })
    }

    /// An age that may be left out.
    pub(super) fn age(&mut self, spot: &Spot<'_>, node: &RawNode, key: &str) -> Option<u8> {
        let value = node.get(key)?;
        let age = value.text().and_then(|text| text.parse().ok()).filter(|age| *age <= 150);
        if age.is_none() {
            let wanted = "an age in years".to_owned();
            self.findings.add(&spot.key(key), Problem::WrongType { found: value.kind(), wanted });
        }
        age
    }

    /// An id or a word that is needed.
    fn word(&mut self, spot: &Spot<'_>, node: &RawNode, key: &str) -> Option<String> {
        let text = self.needed(spot, node, key)?.text().unwrap_or_default().trim();
        self.findings.words(&spot.key(key), text);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A label in both languages.
    pub(super) fn label(&mut self, spot: &Spot<'_>, node: &RawNode) -> Option<Text> {
        let zh = self.word(spot, node, "zh")?;
        let en = node.get("en").and_then(RawNode::text).map(str::trim);
        match en {
            Some(en) => self.findings.words(&spot.key("en"), en),
            None => self.findings.add(spot, Problem::MissingLanguage),
        }
        Some(Text::new(&zh, en))
    }
}
