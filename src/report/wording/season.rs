//! When and how much people pay, in sentences. What is known only of an earlier year is told as history.

use super::{Wording, age};
use crate::domain::{
    Chosen, Cover, Date, Fee, Fen, Layer, PartialDate, Phase, Phrase, Provenance, Season, Seasons, Text, Window,
    WindowState,
};

/// What kind of sentence it is; decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Of the year being collected.
    Now,
    /// History.
    Past,
    /// Where something comes from.
    Source,
}

impl Wording<'_> {
    /// Whether one can pay, in one sentence: 2026 年度：正在缴，缴到 2025-12-25，还有 30 天。
    #[must_use]
    pub fn season_state(&self, seasons: &Seasons<'_>) -> String {
        let strings = self.strings();
        let year = seasons.now.year.to_string();
        let window = seasons.now.window().map(|told| *told.what).unwrap_or_default();
        let day = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
        let (from, to) = (day(window.from), day(window.to));
        match seasons.state {
            WindowState::Unknown => {
                let known = seasons.now.fees().is_some_and(|fees| fees.layer != Layer::National);
                strings.fill(if known { Phrase::SeasonWhenUnknown } else { Phrase::SeasonUnknown }, &[&year])
            }
            WindowState::NotYet { from } if window.to.is_some() => {
                strings.fill(Phrase::SeasonNotYet, &[&year, &from.to_string(), &to])
            }
            WindowState::NotYet { from } => strings.fill(Phrase::SeasonNotYetFrom, &[&year, &from.to_string()]),
            WindowState::Open { days_left: None } => strings.fill(Phrase::SeasonOpenFrom, &[&year, &from]),
            WindowState::Open { days_left: Some(0) } => strings.fill(Phrase::SeasonLastDay, &[&year, &to]),
            WindowState::Open { days_left: Some(days) } => {
                let phrase = if window.from.is_some() { Phrase::SeasonOpen } else { Phrase::SeasonOpenTo };
                strings.fill(phrase, &[&year, &to, &days.to_string()])
            }
            WindowState::Closed { since } => {
                let closed = strings.fill(Phrase::SeasonClosed, &[&year, &since.to_string()]);
                let late = seasons.now.late().map(|late| self.sentence(late.what.in_lang(self.lang())));
                let late = late.unwrap_or_else(|| strings.get(Phrase::SeasonClosedAsk).to_owned());
                strings.fill(Phrase::JoinSentences, &[&closed, &late])
            }
        }
    }

    /// The same in the middle of a task: where it is not known, what to go by, else how far to trust it.
    #[must_use]
    pub fn season_caution(&self, seasons: &Seasons<'_>, as_of: Date) -> String {
        match seasons.state {
            WindowState::Unknown => {
                let known = seasons.now.fees().is_some_and(|fees| fees.layer != Layer::National);
                let phrase = if known { Phrase::SeasonCautionWhen } else { Phrase::SeasonCaution };
                self.strings().fill(phrase, &[&seasons.now.year.to_string()])
            }
            WindowState::Open { .. } | WindowState::NotYet { .. } | WindowState::Closed { .. } => {
                let said = self.season_state(seasons);
                match seasons.now.decided_by() {
                    Some((_, from)) => self.aside(&said, &self.tag(from, as_of)),
                    None => said,
                }
            }
        }
    }

    /// All that is worth knowing, most important first; what of it has no room may be left out from the end.
    #[must_use]
    pub fn season(&self, seasons: &Seasons<'_>, chosen: &Chosen, as_of: Date) -> Vec<(Tone, String)> {
        let (now, last) = (&seasons.now, &seasons.last);
        let mut lines = vec![(Tone::Now, self.season_state(seasons))];
        lines.extend(now.fees().map(|fees| (Tone::Now, self.fees(fees.what))));
        lines.extend(self.benefit_now(seasons, as_of).map(|line| (Tone::Now, line)));
        let decided = if seasons.state == WindowState::Unknown { None } else { now.decided_by() };
        lines.extend(self.origins(now, decided, as_of, None).into_iter().map(|line| (Tone::Source, line)));
        lines.extend(self.parts(now, Phrase::SeasonPart, chosen, as_of).into_iter().map(|line| (Tone::Now, line)));
        let local = now.fees().is_some_and(|fees| fees.layer != Layer::National);
        if seasons.state == WindowState::Unknown || !local {
            // What only holds for the whole country is worth saying once.
            if last.window().is_some()
                || last.fees().is_some_and(|fees| fees.layer != Layer::National || now.fees().is_none())
            {
                lines.extend(self.last_year(last).map(|line| (Tone::Past, line)));
                let window = last.window().map(|told| (told.layer, told.provenance));
                let warning = self.strings().fill(Phrase::SeasonNotOfYear, &[&now.year.to_string()]);
                let origins = self.origins(last, window, as_of, Some(&warning));
                lines.extend(origins.into_iter().map(|line| (Tone::Source, line)));
            }
            let parts = self.parts(last, Phrase::SeasonLastPart, chosen, as_of);
            lines.extend(parts.into_iter().map(|line| (Tone::Past, line)));
        }
        if matches!(seasons.state, WindowState::Open { .. } | WindowState::NotYet { .. }) {
            lines.extend(now.days().map(|days| (Tone::Now, self.sentence(days.what.in_lang(self.lang())))));
        }
        lines.extend(now.waiting().map(|told| (Tone::Now, self.sentence(told.what.in_lang(self.lang())))));
        let newborn = now.newborn().map(|told| told.what.in_lang(self.lang()));
        lines.extend(newborn.map(|told| (Tone::Now, self.strings().fill(Phrase::SeasonNewborn, &[told]))));
        lines
    }

    /// 学生少儿 380，大学生 290 元；what people pay whom the state supports stands behind.
    fn fees(&self, fees: &[Fee]) -> String {
        let strings = self.strings();
        let own = strings.fill(Phrase::SeasonFees, &[&self.fee_list(fees.iter().filter(|fee| !fee.aided))]);
        if fees.iter().any(|fee| fee.aided) {
            let aided = self.fee_list(fees.iter().filter(|fee| fee.aided));
            strings.fill(Phrase::JoinSentences, &[&own, &strings.fill(Phrase::SeasonFeesAided, &[&aided])])
        } else {
            own
        }
    }

    fn fee_list<'f>(&self, fees: impl Iterator<Item = &'f Fee>) -> String {
        let strings = self.strings();
        let one = |fee: &Fee| strings.fill(Phrase::SeasonFee, &[fee.group.in_lang(self.lang()), &yuan(fee.amount)]);
        fees.map(one).reduce(|one, next| strings.fill(Phrase::SeasonFeeNext, &[&one, &next])).unwrap_or_default()
    }

    /// When benefits begin for those who pay today.
    fn benefit_now(&self, seasons: &Seasons<'_>, as_of: Date) -> Option<String> {
        let open = matches!(seasons.state, WindowState::Open { .. });
        let phases = seasons.now.phases().filter(|_| open)?;
        let running = |phase: &&Phase| {
            !phase.late
                && phase.window.from.is_none_or(|from| from.earliest() <= as_of)
                && phase.window.to.is_none_or(|to| as_of <= to.latest())
        };
        let told = phases.what.iter().filter(running).map(|phase| phase.benefit.in_lang(self.lang()).to_owned());
        let told = told.reduce(|one, next| self.strings().fill(Phrase::SeasonFeeNext, &[&one, &next]))?;
        Some(self.strings().fill(Phrase::SeasonPayNow, &[&told]))
    }

    /// 上一年度（2026）缴到 2025-12-31：学生少儿 380，大学生 290 元。
    fn last_year(&self, last: &Cover<'_>) -> Option<String> {
        let strings = self.strings();
        let year = last.year.to_string();
        let when = last.window().map(|window| self.when(*window.what));
        let fees = last.fees().map(|fees| self.fee_list(fees.what.iter().filter(|fee| !fee.aided)));
        Some(match (when, fees) {
            (Some(when), Some(fees)) => strings.fill(Phrase::SeasonLast, &[&year, &when, &fees]),
            (Some(when), None) => strings.fill(Phrase::SeasonLastWhen, &[&year, &when]),
            (None, Some(fees)) => strings.fill(Phrase::SeasonLastFees, &[&year, &fees]),
            (None, None) => return None,
        })
    }

    /// The days of a window: 2025-10-20 至 2025-12-25 缴, 缴到 2025-12-31.
    fn when(&self, window: Window) -> String {
        let strings = self.strings();
        let said = [window.from, window.to].map(|day| day.map(|day| day.to_string()));
        match said {
            [Some(from), Some(to)] => strings.fill(Phrase::SeasonBetween, &[&from, &to]),
            [Some(from), None] => strings.fill(Phrase::SeasonFrom, &[&from]),
            [None, Some(to)] => strings.fill(Phrase::SeasonTo, &[&to]),
            [None, None] => String::new(),
        }
    }

    /// What is known of parts of the place or of some people; to somebody who came through such a part only that.
    fn parts(&self, cover: &Cover<'_>, phrase: Phrase, chosen: &Chosen, as_of: Date) -> Vec<String> {
        let own = chosen.via.as_ref().map(|county| county.name());
        let is_own = |season: &Season| own.is_some() && season.area.as_ref().map(Text::zh) == own;
        let any_own = cover.partial.iter().any(|(_, season)| is_own(season));
        let wanted = cover.partial.iter().map(|(_, season)| *season).filter(|season| !any_own || is_own(season));
        wanted.map(|season| self.part(season, phrase, as_of)).collect()
    }

    /// 兴县，2026 年度：2025-10-17 至 2026-02-25 缴，居民 400 元（转载的官方文字，大约 1 年了）。
    fn part(&self, season: &Season, phrase: Phrase, as_of: Date) -> String {
        let strings = self.strings();
        let lang = self.lang();
        let names = season.area.iter().chain(&season.who).map(|name| name.in_lang(lang).to_owned());
        let fees = self.fee_list(season.fees.iter().filter(|fee| !fee.aided));
        let fees = (!fees.is_empty()).then(|| strings.fill(Phrase::SeasonYuan, &[&fees]));
        let when = season.window.map(|window| self.when(window));
        let waiting = season.waiting.as_ref().map(|text| text.in_lang(lang).to_owned());
        let told = when.into_iter().chain(fees).chain(waiting).reduce(|one, next| self.clause(&one, &next));
        let told = self.aside(&told.unwrap_or_default(), &self.tag(season.provenance.first(), as_of));
        let names = self.items(names).unwrap_or_default();
        strings.fill(phrase, &[&names, &season.cover_year.to_string(), &told])
    }

    /// Where what is told of window and fees comes from: one line when it is the same document, else one each.
    fn origins(
        &self,
        cover: &Cover<'_>,
        window: Option<(Layer, &Provenance)>,
        as_of: Date,
        warning: Option<&str>,
    ) -> Vec<String> {
        let strings = self.strings();
        let line = |layer: Layer, from: &Provenance| {
            let said = self.origin(layer, from, as_of);
            warning.map_or_else(|| said.clone(), |warning| self.clause(&said, warning))
        };
        let fees = cover.fees().map(|told| (told.layer, told.provenance));
        match (window, fees) {
            (Some(window), Some(fees)) if window == fees => {
                vec![strings.fill(Phrase::SeasonOrigin, &[&line(window.0, window.1)])]
            }
            (Some(window), Some(fees)) => vec![
                strings.fill(Phrase::SeasonOfWindow, &[&line(window.0, window.1)]),
                strings.fill(Phrase::SeasonOfFees, &[&line(fees.0, fees.1)]),
            ],
            (Some((layer, from)), None) | (None, Some((layer, from))) => {
                vec![strings.fill(Phrase::SeasonOrigin, &[&line(layer, from)])]
            }
            (None, None) => Vec::new(),
        }
    }

    /// 本省通用，转载的官方文字，2025-12 的资料（大约 1 年了）: the layer only where it is not the place's own.
    #[must_use]
    pub fn origin(&self, layer: Layer, from: &Provenance, as_of: Date) -> String {
        let said = self.clause(self.trust(from.trust), &self.age(&from.source, as_of));
        if layer == Layer::City { said } else { self.clause(self.layer(layer), &said) }
    }

    /// A remark behind a fact that says how far to trust it, in few words: 网络文章，快 1 年了.
    #[must_use]
    pub fn tag(&self, from: &Provenance, as_of: Date) -> String {
        self.clause(self.trust(from.trust), &age::brief(self, &from.source, as_of))
    }

    fn sentence(&self, words: &str) -> String {
        self.strings().fill(Phrase::JoinSentence, &[words])
    }
}

/// Yuan without decimals where there are none.
fn yuan(amount: Fen) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
}
