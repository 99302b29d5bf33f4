//! The entry that a place has of its own, named so that it can be found among the national ones.

use super::Wording;
use crate::domain::{Action, Layer, MenuPath, Offer, Phrase, Place, Step, TaskId, Text, Trust};

impl<'a> Wording<'a> {
    /// The best entry of the place or its province that has a name to look for, if there is one. The apps on the card are
    /// everybody's: what a province has of its own in them stands first among their ways anyway.
    #[must_use]
    pub fn own_entry(&self, place: &Place, task: TaskId) -> Option<Offer<'a>> {
        let content = self.content;
        let counts = |path: &MenuPath| {
            let channel = content.channel(path.channel);
            channel.kind.on_own_screen() && !channel.on_card && self.entry_name(path).is_some()
        };
        content.guide.own_entry(place, task, counts)
    }

    /// 无锡公布的入口是第 5 种：税务小程序「江苏税务社保缴纳」。The number is that of the row it stands in; before it stands
    /// that of the page, where it is on another one.
    #[must_use]
    pub fn entry(&self, offer: &Offer<'_>, place: &Place, row: Option<(Option<&str>, &str)>) -> String {
        let strings = self.strings();
        let channel = self.content.channel(offer.path.channel).name.in_lang(self.lang());
        let which = strings.fill(
            Phrase::ChannelEntryName,
            &[channel, &self.quoted(self.entry_name(offer.path).unwrap_or(&offer.path.title))],
        );
        let which = match row {
            Some((None, n)) => strings.fill(Phrase::ChannelEntryRow, &[n, &which]),
            Some((Some(page), n)) => strings.fill(Phrase::ChannelEntryPage, &[page, n, &which]),
            None => which,
        };
        let official = match offer.provenance.trust {
            Trust::Official | Trust::Reposted => true,
            Trust::ThirdParty | Trust::Lead => false,
        };
        let own = offer.layer == Layer::City;
        let published = official && (own || offer.path.seen_in.contains(&place.code));
        let phrase = if published { Phrase::ChannelEntryPublished } else { Phrase::ChannelEntry };
        let whose = if own || published {
            place.short_in(self.lang())
        } else {
            place.province.short_in(self.lang()).to_owned()
        };
        strings.fill(phrase, &[&whose, &which])
    }

    /// The name to look for: what the person opens, follows or searches first that is no app of the list.
    fn entry_name<'p>(&self, path: &'p MenuPath) -> Option<&'p Text> {
        let is_app = |label: &Text| self.content.menu.channels.iter().any(|channel| channel.name.zh() == label.zh());
        let opens = |step: &&Step| {
            matches!(step.action, Action::Open | Action::Install | Action::Follow | Action::Search | Action::Scan)
        };
        let mut labels = path.steps.iter().take_while(opens).filter_map(|step| step.label.as_ref());
        labels.find(|label| !is_app(label))
    }
}
