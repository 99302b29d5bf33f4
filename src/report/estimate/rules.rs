//! Rules by name: which one, from which layer, who says so, how it was read.

use super::EstimateWording;
use crate::domain::{Cited, Date, Layer, Phrase, Reading, Replaced, RulesFrom};
use crate::estimate::{Basis, Parameter};

/// What a block is called; its key is that of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleName(Phrase);

impl From<Parameter> for RuleName {
    fn from(parameter: Parameter) -> Self {
        Self(match parameter {
            Parameter::Deductible => Phrase::RuleDeductible,
            Parameter::LaterAdmissions => Phrase::RuleLater,
            Parameter::Rate => Phrase::RuleRate,
            Parameter::Status => Phrase::RuleStatus,
            Parameter::OffSite => Phrase::RuleOffSite,
            Parameter::Referral => Phrase::RuleReferral,
            Parameter::Cap => Phrase::RuleCap,
            Parameter::AboveCap => Phrase::RuleAboveCap,
            Parameter::Critical => Phrase::RuleCritical,
        })
    }
}

impl RuleName {
    /// The name of the block with this key; the account where it is none of a bill.
    #[must_use]
    pub fn with_key(key: &str) -> Self {
        Parameter::ALL
            .into_iter()
            .find(|parameter| parameter.key() == key)
            .map_or(Self(Phrase::RuleAccount), Self::from)
    }
}

impl EstimateWording<'_> {
    /// 起付线, 报销比例, ….
    #[must_use]
    pub fn rule(&self, name: impl Into<RuleName>) -> &str {
        self.get(name.into().0)
    }

    /// 【城市参考】, 【省级参考】, 【全国通用参考】, 【手动输入】: the first word of every result.
    #[must_use]
    pub fn layer_label(&self, from: RulesFrom) -> &str {
        self.get(match from {
            RulesFrom::Layer(Layer::City) => Phrase::LayerLabelCity,
            RulesFrom::Layer(Layer::Province) => Phrase::LayerLabelProvince,
            RulesFrom::Layer(Layer::National) => Phrase::LayerLabelNational,
            RulesFrom::Typed => Phrase::LayerLabelTyped,
        })
    }

    /// What the label means here, as one sentence.
    #[must_use]
    pub fn layer_means(&self, from: RulesFrom) -> String {
        let place = self.place();
        match from {
            RulesFrom::Layer(Layer::City) => self.fill(Phrase::LayerMeansCity, &[&place]),
            RulesFrom::Layer(Layer::Province) => {
                self.fill(Phrase::LayerMeansProvince, &[&place, &self.layer_name(Layer::Province)])
            }
            RulesFrom::Layer(Layer::National) if self.chosen.is_none() => {
                self.get(Phrase::LayerMeansNationalOnly).to_owned()
            }
            RulesFrom::Layer(Layer::National) => self.fill(Phrase::LayerMeansNational, &[&place]),
            RulesFrom::Typed => self.get(Phrase::LayerMeansTyped).to_owned(),
        }
    }

    /// Whose rules a layer has: 无锡, 江苏省, 全国.
    #[must_use]
    pub fn layer_name(&self, layer: Layer) -> String {
        let Some(chosen) = self.chosen else { return self.get(Phrase::WholeCountry).to_owned() };
        match layer {
            Layer::City => self.wording.place(chosen),
            Layer::Province => self.wording.place_of(chosen).province.name.in_lang(self.wording.lang()).to_owned(),
            Layer::National => self.get(Phrase::WholeCountry).to_owned(),
        }
    }

    /// Where in which source something stands: shebao-wuxi 第 195、197 行; for a screen the title of the source.
    #[must_use]
    pub fn cited(&self, cited: &Cited) -> String {
        if self.by_title {
            return cited.source.title.in_lang(self.wording.lang()).to_owned();
        }
        match self.wording.items(cited.lines.iter().map(u16::to_string)) {
            Some(lines) => {
                let phrase = if cited.lines.len() > 1 { Phrase::BasisRows } else { Phrase::BasisRow };
                self.fill(phrase, &[&cited.source.id, &lines])
            }
            None => cited.source.id.to_string(),
        }
    }

    /// The rule a line rests on: 无锡 起付线：shebao-wuxi 第 195 行；读法 RD-12；替换全国的. `unused` are the rules that
    /// lost.
    #[must_use]
    pub fn basis(&self, basis: &Basis<'_>, unused: &[Replaced<'_>]) -> String {
        let lost = unused.iter().filter(|lost| lost.key == basis.parameter.key());
        let lost = self.wording.items(lost.map(|lost| self.layer_name(lost.layer)));
        let replaces = lost.map(|layers| self.fill(Phrase::BasisReplaces, &[&layers]));
        let RulesFrom::Layer(layer) = basis.from else {
            let typed = self.get(Phrase::BasisTyped).to_owned();
            return self.parts_of(std::iter::once(typed).chain(replaces));
        };
        // A screen names the source and the readings below, each in a line of its own.
        let cited = basis.cited.filter(|_| !self.by_title);
        let mut said = cited.map(|cited| self.cited(cited)).into_iter().collect::<Vec<_>>();
        if !basis.readings.is_empty() && !self.by_title {
            let codes = self.items(basis.readings.iter().map(|reading| reading.code().to_owned()));
            said.push(self.fill(Phrase::BasisReading, &[&codes]));
        }
        if basis.hedged {
            said.push(self.get(Phrase::BasisHedged).to_owned());
        }
        said.extend(replaces);
        if said.is_empty() {
            return self.fill(Phrase::BasisPlain, &[&self.layer_name(layer), self.rule(basis.parameter)]);
        }
        let said = self.parts_of(said);
        self.fill(Phrase::BasisLine, &[&self.layer_name(layer), self.rule(basis.parameter), &said])
    }

    /// A rule that lost to a nearer one: 全国 报销比例：shebao-wuxi 第 191 行.
    #[must_use]
    pub fn replaced(&self, lost: &Replaced<'_>) -> String {
        let place = lost.cited.map_or_else(|| lost.file.to_owned(), |cited| self.cited(cited));
        let rule = self.rule(RuleName::with_key(lost.key));
        self.fill(Phrase::BasisLine, &[&self.layer_name(lost.layer), rule, &place])
    }

    /// A source as one line: id, title, publisher, kind, age.
    #[must_use]
    pub fn source(&self, cited: &Cited, as_of: Date) -> String {
        let (wording, lang, source) = (&self.wording, self.wording.lang(), &cited.source);
        let named = [
            &*source.id,
            source.title.in_lang(lang),
            source.publisher.in_lang(lang),
            wording.trust(cited.trust),
            &wording.age(source, as_of),
        ];
        self.fill(Phrase::EstimateSource, &named)
    }

    /// What a numbered reading decides, and the other way to read it.
    #[must_use]
    pub fn reading(&self, reading: Reading) -> &str {
        self.get(match reading {
            Reading::RetiredPoints => Phrase::ReadRetiredPoints,
            Reading::AboveThreshold => Phrase::ReadAboveThreshold,
            Reading::CapCountsPayment => Phrase::ReadCapCountsPayment,
            Reading::SupplementOfCost => Phrase::ReadSupplementOfCost,
            Reading::UnfiledPoints => Phrase::ReadUnfiledPoints,
            Reading::UnfiledMaybe => Phrase::ReadUnfiledMaybe,
            Reading::ChronicReplaces => Phrase::ReadChronicReplaces,
            Reading::SpecialLikeInpatient => Phrase::ReadSpecialLikeInpatient,
            Reading::OneSided => Phrase::ReadOneSided,
            Reading::AboutPoint => Phrase::ReadAboutPoint,
            Reading::RetiredSlightlyHigher => Phrase::ReadRetiredSlightlyHigher,
            Reading::LaterFromFirst => Phrase::ReadLaterFromFirst,
            Reading::InScopeOnly => Phrase::ReadInScopeOnly,
            Reading::CriticalNotCounted => Phrase::ReadCriticalNotCounted,
            Reading::DeductibleYearly => Phrase::ReadDeductibleYearly,
            Reading::AgeBands => Phrase::ReadAgeBands,
            Reading::HalfUp => Phrase::ReadHalfUp,
            Reading::UnfiledRateOnly => Phrase::ReadUnfiledRateOnly,
            Reading::SharedCap => Phrase::ReadSharedCap,
        })
    }
}
