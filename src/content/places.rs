//! Provinces, places, what lies outside, and counties: from compact lines to the domain.

use std::borrow::Cow;
use std::sync::Arc;

use super::findings::{Findings, Spot};
use super::items::{Items, Unread};
use super::lines::Line;
use super::nearest::did_you_mean;
use super::pinyin::is_syllable;
use super::problems::Problem;
use super::raw::{RawCounties, RawLine, RawPlaces};
use crate::domain::{County, Outside, Place, PlaceCode, PlaceIx, Province, Readings, Scope, Text};

/// What `places.yaml` holds, in the order of the codes.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) provinces: Vec<Arc<Province>>,
    pub(super) selectable: Vec<Place>,
    pub(super) outside: Vec<Outside>,
    unread: Unread,
}

/// The codes alone: what later pages ask for.
#[derive(Debug, Clone, Default)]
pub(super) struct Codes {
    provinces: Vec<PlaceCode>,
    places: Vec<PlaceCode>,
    unread: Unread,
}

impl Places {
    pub(super) fn check(raw: &RawPlaces, findings: &mut Findings, spot: &Spot<'_>) -> Self {
        let mut unread = raw.provinces.unread.clone().join(&raw.places.unread);
        let provinces = provinces(&raw.provinces, &mut unread, findings, &spot.key("provinces"));
        let selectable = places(&raw.places, &provinces, &mut unread, findings, &spot.key("places"));
        let outside = outside(&raw.outside, findings, &spot.key("outside"));
        Self { provinces, selectable, outside, unread }
    }

    pub(super) fn codes(&self) -> Codes {
        Codes {
            provinces: self.provinces.iter().map(|province| province.code).collect(),
            places: self.selectable.iter().map(|place| place.code).collect(),
            unread: self.unread.clone(),
        }
    }
}

impl Codes {
    /// The code of a place that can be chosen.
    pub(super) fn place(&self, findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Option<PlaceCode> {
        let code = code_of(findings, spot, text)?;
        if self.places.binary_search(&code).is_ok() {
            return Some(code);
        }
        self.unknown(findings, spot, code);
        None
    }

    /// How far a fact holds: `national`, or the code of a province or a place.
    pub(super) fn scope(&self, findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Scope {
        if text == "national" {
            return Scope::National;
        }
        if !text.is_empty() && text.chars().all(|letter| letter.is_ascii_lowercase()) {
            let problem = Problem::UnknownWord { what: "scope".to_owned(), word: text.to_owned() };
            findings.advise(spot, problem, Some("write `national` or a place code such as 320200".to_owned()));
            return Scope::National;
        }
        match code_of(findings, spot, text) {
            // The code of a municipality is a province's and a place's; it is the place that people mean.
            Some(code) if self.places.binary_search(&code).is_ok() => Scope::City(code),
            Some(code) if self.provinces.binary_search(&code).is_ok() => Scope::Province(code),
            Some(code) => {
                self.unknown(findings, spot, code);
                Scope::National
            }
            None => Scope::National,
        }
    }

    /// What is left out of a scope: provinces or places of the country, places of a province.
    pub(super) fn except(&self, scope: Scope, raw: &[String], findings: &mut Findings, list: &Spot<'_>) -> Vec<Scope> {
        let left_out = raw.iter().enumerate().filter_map(|(at, code)| {
            let spot = list.item(at);
            let left_out = self.scope(findings, &spot, code);
            let inside = match (scope, left_out) {
                (_, Scope::National) | (Scope::City(_), _) | (Scope::Province(_), Scope::Province(_)) => false,
                (Scope::National, _) => true,
                (Scope::Province(province), Scope::City(place)) => place.province() == province,
            };
            // Another word that is no place has been told.
            if !inside && (left_out != Scope::National || code == "national") {
                findings.add(&spot, Problem::ExceptOutside { code: code.clone() });
            }
            inside.then_some(left_out)
        });
        left_out.collect()
    }

    fn unknown(&self, findings: &mut Findings, spot: &Spot<'_>, code: PlaceCode) {
        let code = code.to_string();
        if !self.unread.may_hold(&code) {
            let known: Vec<String> = self.places.iter().map(PlaceCode::to_string).collect();
            let advice = did_you_mean(&code, known.iter().map(String::as_str));
            findings.advise(spot, Problem::UnknownPlace { code }, advice);
        }
    }

    fn position(&self, code: PlaceCode) -> Option<PlaceIx> {
        self.places.binary_search(&code).ok().and_then(|at| u16::try_from(at).ok()).map(PlaceIx)
    }
}

/// Checks the lines of `counties.yaml`.
pub(super) fn counties(raw: RawCounties, codes: &Codes, findings: &mut Findings, spot: &Spot<'_>) -> Vec<County> {
    let list = spot.key("counties");
    twice(&raw.counties, findings, &list, "county");
    let mut counties = Vec::with_capacity(raw.counties.items.len());
    for (at, text) in raw.counties.items {
        let spot = list.item(at);
        let Some(line) = Line::split(findings, &spot, &text, 5, 7) else { continue };
        let code = code_in(findings, &spot, &line);
        let home = line.field(4);
        let aim = spot.word(line.text, home);
        let place = code_of(findings, &aim, home).and_then(|home| {
            let place = codes.position(home);
            if place.is_none() && !codes.unread.may_hold(&home.to_string()) {
                findings.add(&aim, Problem::CountyOutside { code: home.to_string() });
            }
            place
        });
        check_named(findings, &spot, &line, [1, 2, 3, 5, 6]);
        let parts = [1, 2, 3, 5, 6].map(|at| line.span(at));
        if let (Some(code), Some(place)) = (code, place) {
            match County::new(code, place, text, parts) {
                Some(county) => counties.push(county),
                None => {
                    findings
                        .add(&spot, Problem::TooMany { what: "bytes in a line".to_owned(), limit: "255".to_owned() });
                }
            }
        }
    }
    counties.sort_by_key(|county| county.code);
    counties
}

fn provinces(
    raw: &Items<RawLine>,
    unread: &mut Unread,
    findings: &mut Findings,
    list: &Spot<'_>,
) -> Vec<Arc<Province>> {
    let mut provinces = Vec::with_capacity(raw.items.len());
    for (at, text) in &raw.items {
        let spot = list.item(*at);
        let Some(line) = Line::split(findings, &spot, text, 4, 7) else {
            unread.add(text);
            continue;
        };
        let code = code_in(findings, &spot, &line);
        let Named { name, short, readings } = Named::read(findings, &spot, &line, text, [1, 2, 3, 4, 5]);
        let name = with_english(findings, &spot, &line, &name, 6);
        match code {
            Some(code) => provinces.push(Arc::new(Province { code, name, short, readings })),
            None => unread.add(text),
        }
    }
    needed(raw, findings, list, "province");
    twice(raw, findings, list, "province");
    provinces.sort_by_key(|province| province.code);
    provinces
}

fn places(
    raw: &Items<RawLine>,
    provinces: &[Arc<Province>],
    unread: &mut Unread,
    findings: &mut Findings,
    list: &Spot<'_>,
) -> Vec<Place> {
    let mut places = Vec::with_capacity(raw.items.len());
    for (at, text) in &raw.items {
        let spot = list.item(*at);
        let Some(line) = Line::split(findings, &spot, text, 4, 7) else {
            unread.add(text);
            continue;
        };
        let Named { name, short, readings } = Named::read(findings, &spot, &line, text, [1, 2, 3, 4, 5]);
        let latin = Some(line.field(6)).filter(|latin| !latin.is_empty()).map(|latin| {
            findings.words(&spot.word(line.text, latin), latin);
            line.kept(text, 6)
        });
        let Some(code) = code_in(findings, &spot, &line) else {
            unread.add(text);
            continue;
        };
        match provinces.binary_search_by_key(&code.province(), |province| province.code) {
            Ok(at) => {
                let province = Arc::clone(&provinces[at]);
                places.push(Place { code, name, short, latin, province, readings });
            }
            Err(_) if unread.may_hold(&code.province().to_string()) => {}
            Err(_) => {
                unread.add(text);
                let problem = Problem::UnknownPlace { code: code.province().to_string() };
                let advice = Some("a place lies in the province of its first two digits".to_owned());
                findings.advise(&spot.word(line.text, line.field(0)), problem, advice);
            }
        }
    }
    needed(raw, findings, list, "place");
    twice(raw, findings, list, "place");
    if places.len() > usize::from(u16::MAX) {
        findings.add(list, Problem::TooMany { what: "places".to_owned(), limit: u16::MAX.to_string() });
    }
    places.sort_by_key(|place| place.code);
    places
}

fn outside(raw: &Items<RawLine>, findings: &mut Findings, list: &Spot<'_>) -> Vec<Outside> {
    let mut all = Vec::with_capacity(raw.items.len());
    for (at, text) in &raw.items {
        let spot = list.item(*at);
        let Some(line) = Line::split(findings, &spot, text, 3, 6) else { continue };
        let Named { name, short, readings } = Named::read(findings, &spot, &line, text, [0, 1, 2, 3, 4]);
        let name = with_english(findings, &spot, &line, &name, 5);
        all.push(Outside { name, short, readings });
    }
    all
}

/// Full name, short name and readings: what all lines have in common.
struct Named {
    name: Cow<'static, str>,
    short: Cow<'static, str>,
    readings: Readings,
}

impl Named {
    /// Reads the fields at the given positions: name, short name, pinyin, aliases, other readings.
    fn read(findings: &mut Findings, spot: &Spot<'_>, line: &Line<'_>, raw: &RawLine, at: [usize; 5]) -> Self {
        check_named(findings, spot, line, at);
        let [name, short, pinyin] = [at[0], at[1], at[2]].map(|at| line.kept(raw, at));
        let [aliases, also] = [at[3], at[4]].map(|at| line.list(raw, at));
        Self { name, short, readings: Readings { pinyin, aliases, also } }
    }
}

/// Checks name, short name, pinyin, aliases and other readings.
fn check_named(findings: &mut Findings, spot: &Spot<'_>, line: &Line<'_>, at: [usize; 5]) {
    if findings.vouched() {
        return;
    }
    let [name, short, pinyin, aliases, also] = at;
    for field in [line.field(name), line.field(short)] {
        if !field.is_empty() {
            findings.words(&spot.word(line.text, field), field);
        }
    }
    let (short, pinyin) = (line.field(short), line.field(pinyin));
    if !pinyin.is_empty() && !short.is_empty() {
        check_pinyin(findings, spot, line, short, pinyin);
    }
    for at in [aliases, also] {
        line.check_list(findings, spot, at);
    }
}

fn check_pinyin(findings: &mut Findings, spot: &Spot<'_>, line: &Line<'_>, short: &str, pinyin: &str) {
    let wrong = pinyin.split(' ').find(|syllable| !is_syllable(syllable));
    if let Some(syllable) = wrong {
        let aim = if syllable.is_empty() { pinyin } else { syllable };
        let problem = Problem::NoSyllable { syllable: syllable.to_owned() };
        let advice = "write small letters without tones, `v` for ü, one blank between syllables".to_owned();
        return findings.advise(&spot.word(line.text, aim), problem, Some(advice));
    }
    let (syllables, characters) = (pinyin.split(' ').count(), short.chars().count());
    if syllables != characters {
        let problem = Problem::SyllableCount {
            pinyin: pinyin.to_owned(),
            syllables: syllables.to_string(),
            name: short.to_owned(),
            characters: characters.to_string(),
        };
        findings.advise(&spot.word(line.text, pinyin), problem, Some("one syllable a character".to_owned()));
    }
}

fn with_english(findings: &mut Findings, spot: &Spot<'_>, line: &Line<'_>, name: &str, at: usize) -> Text {
    let english = line.field(at);
    if english.is_empty() {
        findings.add(spot, Problem::MissingLanguage);
        return Text::new(name, None);
    }
    findings.words(&spot.word(line.text, english), english);
    Text::new(name, Some(english))
}

fn code_in(findings: &mut Findings, spot: &Spot<'_>, line: &Line<'_>) -> Option<PlaceCode> {
    code_of(findings, &spot.word(line.text, line.field(0)), line.field(0))
}

fn code_of(findings: &mut Findings, spot: &Spot<'_>, text: &str) -> Option<PlaceCode> {
    match text.parse() {
        Ok(code) => Some(code),
        Err(why) => {
            let why: crate::domain::PlaceCodeError = why;
            findings.add(spot, Problem::BadCode { why: why.to_string() });
            None
        }
    }
}

fn needed(raw: &Items<RawLine>, findings: &mut Findings, list: &Spot<'_>, what: &str) {
    if raw.items.is_empty() && raw.whole() {
        findings.add(list, Problem::EmptyList { what: what.to_owned() });
    }
}

/// Codes that stand twice; the second one is named.
fn twice(raw: &Items<RawLine>, findings: &mut Findings, list: &Spot<'_>, what: &str) {
    if findings.vouched() {
        return;
    }
    let mut seen: Vec<(&str, usize)> = raw.items.iter().map(|(at, text)| (first_field(text), *at)).collect();
    if seen.is_sorted_by(|(one, _), (next, _)| one < next) {
        return;
    }
    seen.sort_unstable();
    for pair in seen.windows(2) {
        if let [(first, _), (second, at)] = pair
            && first == second
            && !second.is_empty()
        {
            let text = raw.items.iter().find(|(item, _)| item == at).map_or("", |(_, text)| text);
            let problem = Problem::DuplicateId { what: what.to_owned(), id: (*second).to_owned() };
            findings.add(&list.item(*at).word(text, first_field(text)), problem);
        }
    }
}

fn first_field(text: &str) -> &str {
    text.split('|').next().unwrap_or_default().trim()
}
