//! Sentences put together from content and phrases: what a step asks for, how old a source is, where a path comes from.
//!
//! The pages of the wizard and the text reports speak through this module, so that they say the same.

mod age;
mod entry;
mod season;
mod step;
mod verb;

pub use season::Tone;

use crate::domain::{
    Charge, Chosen, Content, County, Date, Lang, Layer, Offer, Phrase, Place, Source, Strings, TaskId, Text, Trust,
};

/// Speaks one language about one body of content.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    content: &'a Content,
    lang: Lang,
}

impl<'a> Wording<'a> {
    /// Speaks `lang`.
    #[must_use]
    pub fn new(content: &'a Content, lang: Lang) -> Self {
        Self { content, lang }
    }

    /// The content spoken about.
    pub(super) fn content(&self) -> &'a Content {
        self.content
    }

    /// The language spoken.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The phrases of the language.
    #[must_use]
    pub fn strings(&self) -> &'a Strings {
        self.content.strings(self.lang)
    }

    /// The place whose content is shown.
    #[must_use]
    pub fn place_of(&self, chosen: &Chosen) -> &'a Place {
        self.content.place(chosen.place)
    }

    /// The short name of the chosen place: 无锡, Wuxi. The county it was reached through is not in it.
    #[must_use]
    pub fn place(&self, chosen: &Chosen) -> String {
        self.place_of(chosen).short_in(self.lang)
    }

    /// Province, full name and county, as a head line shows them: 江苏省 无锡市（江阴）.
    #[must_use]
    pub fn full_place(&self, chosen: &Chosen) -> String {
        let name = self.place_of(chosen).full_name(self.lang);
        match &chosen.via {
            Some(county) => self.aside(&name, &self.county(county)),
            None => name,
        }
    }

    /// The short name of a county: 江阴, Jiangyin.
    #[must_use]
    pub fn county(&self, county: &County) -> String {
        match self.lang {
            Lang::Zh => county.short().to_owned(),
            Lang::En => county.latin(),
        }
    }

    /// The word for a layer: 本市, 本省通用, 全国通用.
    #[must_use]
    pub fn layer(&self, layer: Layer) -> &'a str {
        self.strings().get(match layer {
            Layer::City => Phrase::LayerCity,
            Layer::Province => Phrase::LayerProvince,
            Layer::National => Phrase::LayerNational,
        })
    }

    /// The word for a kind of source: 官方, 转载的官方文字, 网络文章.
    #[must_use]
    pub fn trust(&self, trust: Trust) -> &'a str {
        self.strings().get(match trust {
            Trust::Official => Phrase::TrustOfficial,
            Trust::Reposted => Phrase::TrustReposted,
            Trust::ThirdParty => Phrase::TrustThirdParty,
            Trust::Lead => Phrase::TrustLead,
        })
    }

    /// The date of a source and its age in words: 2025-12-27 的资料（快 1 年了）.
    #[must_use]
    pub fn age(&self, source: &Source, as_of: Date) -> String {
        age::of(self, source, as_of)
    }

    /// Where a path comes from, as one line: layer, kind of source, age, and where it was printed or that it may differ.
    #[must_use]
    pub fn provenance(&self, offer: &Offer<'_>, chosen: &Chosen, as_of: Date) -> String {
        let source = &offer.provenance.source;
        let line = self.way_origin(offer, as_of);
        let line = match self.printed_in(offer, chosen) {
            Some(places) => self.clause(&line, &self.strings().fill(Phrase::ProvenanceSeenIn, &[&places])),
            None => line,
        };
        let on_screen = self.content.channel(offer.path.channel).kind.on_own_screen();
        let own = offer.layer == Layer::Province && offer.path.seen_in.contains(&self.place_of(chosen).code);
        if offer.layer != Layer::City && !own {
            self.clause(&line, &self.strings().fill(Phrase::ProvenanceMayDiffer, &[&self.place(chosen)]))
        } else if on_screen && age::nearly_a_year(source, as_of) {
            self.clause(&line, self.strings().get(Phrase::ProvenancePhoneMayDiffer))
        } else {
            line
        }
    }

    /// How far a way holds, what kind of text gives it and how old that is, without where it was printed.
    #[must_use]
    pub fn way_origin(&self, offer: &Offer<'_>, as_of: Date) -> String {
        let provenance = &offer.provenance;
        let way = [self.layer(offer.layer), self.trust(provenance.trust), &self.age(&provenance.source, as_of)];
        self.strings().fill(Phrase::ProvenanceWay, &way)
    }

    /// The places to name as where a province's path was printed, a few of them. A city's own path needs no such remark,
    /// and where a national one was printed helps nobody elsewhere.
    fn printed_in(&self, offer: &Offer<'_>, chosen: &Chosen) -> Option<String> {
        const FEW: usize = 3;
        let own = self.place_of(chosen).code;
        let seen_in = &offer.path.seen_in;
        let codes = match offer.layer {
            Layer::Province if seen_in.contains(&own) => vec![own],
            Layer::Province => seen_in.iter().copied().take(FEW).collect(),
            Layer::City | Layer::National => return None,
        };
        let places = codes.iter().filter_map(|code| self.content.places.iter().find(|place| place.code == *code));
        self.items(places.map(|place| place.short_in(self.lang)))
    }

    /// What is said after the last step of a way, and beside it what to do until the money has gone. What is left to do
    /// after a way that pays nothing stands with the way itself.
    #[must_use]
    pub fn finished(&self, task: TaskId, charge: Charge) -> (&'a str, Option<&'a str>) {
        let task = self.content.task(task);
        match charge {
            Charge::Debited if task.premium => {
                let strings = self.strings();
                (strings.get(Phrase::DoneDebit), Some(strings.get(Phrase::DoneDebitKeep)))
            }
            Charge::Later if task.premium => (self.strings().get(Phrase::DoneWaiting), None),
            Charge::Nothing => (self.strings().get(Phrase::DoneUnpaid), None),
            Charge::Refunded => (self.strings().get(Phrase::DoneRefund), None),
            Charge::AtOnce | Charge::Debited | Charge::Later => (task.finished.in_lang(self.lang), None),
        }
    }

    /// A label as the phone shows it, with its English meaning behind it where English is spoken: 社保 (Social insurance).
    #[must_use]
    pub fn glossed(&self, label: &Text) -> String {
        self.with_gloss(label.zh(), label)
    }

    /// A label in 「」, with its English meaning behind it where English is spoken.
    #[must_use]
    pub fn quoted(&self, label: &Text) -> String {
        self.with_gloss(&self.strings().fill(Phrase::JoinQuoted, &[label.zh()]), label)
    }

    fn with_gloss(&self, shown: &str, label: &Text) -> String {
        match (self.lang, label.en()) {
            (Lang::En, Some(gloss)) if gloss != label.zh() => self.aside(shown, gloss),
            (Lang::En | Lang::Zh, _) => shown.to_owned(),
        }
    }

    /// Names one after the other: 身份证号、姓名. Nothing for no names.
    #[must_use]
    pub fn items(&self, names: impl IntoIterator<Item = String>) -> Option<String> {
        let between = self.strings().fill(Phrase::JoinItems, &["", ""]);
        names.into_iter().reduce(|one, next| one + &between + &next)
    }

    /// A remark in brackets behind a text.
    #[must_use]
    pub fn aside(&self, text: &str, aside: &str) -> String {
        self.strings().fill(Phrase::JoinAside, &[text, aside])
    }

    /// Two halves of one sentence.
    fn clause(&self, one: &str, next: &str) -> String {
        self.strings().fill(Phrase::JoinClauses, &[one, next])
    }
}
