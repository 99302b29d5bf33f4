//! Finding a place from what people type: names, readings, initials, a mix of both, counties, codes.
//!
//! The query is folded once; every row is then compared with it in place, so nothing is built before the first letter.

mod fold;
mod reading;

use std::ops::Range;
use std::sync::Arc;

use crate::domain::{Content, County, Outside, Place, PlaceCode, PlaceIx, Province, Readings};

use fold::{Query, last_name_part};
use reading::Reading;

/// How well a row fits; the better one is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The whole name, reading or code.
    Exact,
    /// All initials.
    Initials,
    /// It lies in the province that was named.
    InProvince,
    /// The name or reading begins so.
    Prefix,
    /// Syllables and initials mixed.
    Mixed,
    /// Somewhere inside the name.
    Inside,
}

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A place one can choose.
    Place(PlaceIx),
    /// A county; its place is what gets chosen.
    County(Arc<County>),
}

/// One row that fits the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// How well it fits.
    pub rank: Rank,
    /// The characters of the short name that the query matched.
    pub marked: Range<usize>,
}

/// Everything a query finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Best first; places before counties of the same rank.
    pub hits: Vec<Hit>,
    /// Position in `Content::outside` of 台湾, 香港 or 澳门, when that is what was typed.
    pub outside: Option<usize>,
}

/// The places and counties that fit `typed`, best first. Where none does, it may be an address: 江苏无锡, 北京市朝阳区.
#[must_use]
pub fn find(content: &Content, typed: &str) -> Found {
    let Some(query) = Query::fold(typed) else { return Found::default() };
    let mut hits = hits(content, &query);
    if hits.is_empty() {
        hits = in_address(content, query.text());
    }
    Found { hits, outside: content.outside.iter().position(|outside| is_outside(outside, &query)) }
}

fn hits(content: &Content, query: &Query) -> Vec<Hit> {
    let named = content.provinces.iter().find(|province| is_named(province, query));
    let mut hits: Vec<Hit> = Vec::new();
    for (at, place) in content.place_ids().zip(content.places.iter()) {
        let own = rank_place(place, query);
        let by_province = named
            .filter(|province| province.code == place.province.code && !place.is_municipality())
            .map(|_| (Rank::InProvince, 0..0));
        let best = own.into_iter().chain(by_province).min_by_key(|(rank, _)| *rank);
        if let Some((rank, marked)) = best {
            hits.push(Hit { target: Target::Place(at), rank, marked });
        }
    }
    for county in content.counties.iter() {
        let best = rank_county(county, query);
        if let Some((mut rank, marked)) = best {
            // 河北 means the province, not the 河北区 of another one: its places come first.
            if named.is_some_and(|province| *province.short == *county.short()) && county.name() != query.text() {
                rank = rank.max(Rank::Prefix);
            }
            hits.push(Hit { target: Target::County(Arc::new(county.clone())), rank, marked });
        }
    }
    hits.sort_by_key(|hit| (hit.rank, matches!(hit.target, Target::County(_))));
    hits
}

/// What fits the rest of an address that begins with a province, then perhaps a place in it, or with a place.
fn in_address(content: &Content, address: &str) -> Vec<Hit> {
    let provinces = content.provinces.iter().filter_map(|province| {
        let rest = after(address, province.name.zh(), &province.short)?;
        let mut found = hits(content, &Query::fold(rest)?);
        if found.is_empty() {
            found = in_place(content, rest);
        }
        found.retain(|hit| content.place(hit.chosen().place).province.code == province.code);
        Some(found)
    });
    let found = provinces.into_iter().find(|hits| !hits.is_empty());
    found.unwrap_or_else(|| in_place(content, address))
}

/// The counties that fit the rest of an address that begins with their place.
fn in_place(content: &Content, address: &str) -> Vec<Hit> {
    let places = content.place_ids().zip(content.places.iter()).filter_map(|(at, place)| {
        let rest = after(address, &place.name, &place.short)?;
        let mut found = hits(content, &Query::fold(rest)?);
        found.retain(|hit| matches!(&hit.target, Target::County(county) if county.place == at));
        Some(found)
    });
    places.into_iter().find(|hits| !hits.is_empty()).unwrap_or_default()
}

/// What stands behind a name, or behind a short name, at the start of an address.
fn after<'t>(address: &'t str, name: &str, short: &str) -> Option<&'t str> {
    let rest = address.strip_prefix(name).or_else(|| address.strip_prefix(short))?;
    (!rest.is_empty()).then_some(rest)
}

/// Places whose name or reading is nearly what was typed, for "did you mean"; at most three.
#[must_use]
pub fn near(content: &Content, typed: &str) -> Vec<PlaceIx> {
    let Some(query) = Query::fold(typed) else { return Vec::new() };
    let mut rows: Vec<(usize, PlaceIx)> = content
        .place_ids()
        .zip(content.places.iter())
        .filter_map(|(at, place)| {
            let plain = place.readings.pinyin.replace(' ', "");
            let name = if query.is_latin() { plain.as_str() } else { &place.short };
            let allowed = if query.is_latin() { 2 } else { 1 };
            let length = name.chars().count();
            if query.text().chars().count().abs_diff(length) > allowed {
                return None;
            }
            let off = distance(query.text(), name);
            (off <= allowed && off < length).then_some((off, at))
        })
        .collect();
    rows.sort();
    rows.into_iter().take(3).map(|(_, at)| at).collect()
}

fn is_named(province: &Province, query: &Query) -> bool {
    let best = rank_named(query, Some(province.code), province.name.zh(), &province.short, &province.readings);
    matches!(best, Some((Rank::Exact, _)))
}

fn is_outside(outside: &Outside, query: &Query) -> bool {
    let english = outside.name.en().unwrap_or_default().replace(' ', "").to_lowercase();
    let best = rank_named(query, None, outside.name.zh(), &outside.short, &outside.readings);
    query.text() == english || matches!(best, Some((Rank::Exact | Rank::Prefix, _)) if query.text().chars().count() > 1)
}

fn rank_place(place: &Place, query: &Query) -> Option<(Rank, Range<usize>)> {
    let latin = place.latin.as_deref().unwrap_or_default();
    let begins =
        |name: &str| name.get(..query.text().len()).is_some_and(|name| name.eq_ignore_ascii_case(query.text()));
    if query.is_latin() && begins(latin) {
        let rank = if latin.len() == query.text().len() { Rank::Exact } else { Rank::Prefix };
        return Some((rank, 0..place.short.chars().count()));
    }
    rank_named(query, Some(place.code), &place.name, &place.short, &place.readings)
}

fn rank_county(county: &County, query: &Query) -> Option<(Rank, Range<usize>)> {
    if query.first_letter().is_some_and(|first| !county.may_begin_with(first)) {
        return None;
    }
    let row = Row { code: Some(county.code), name: county.name(), short: county.short(), pinyin: county.pinyin() };
    row.rank(query, || county.aliases(), || county.also())
}

fn rank_named(
    query: &Query,
    code: Option<PlaceCode>,
    name: &str,
    short: &str,
    readings: &Readings,
) -> Option<(Rank, Range<usize>)> {
    if query.first_letter().is_some_and(|first| !readings.may_begin_with(first)) {
        return None;
    }
    let row = Row { code, name, short, pinyin: &readings.pinyin };
    row.rank(query, || readings.aliases.iter().map(|a| &**a), || readings.also.iter().map(|a| &**a))
}

/// What a query is compared with.
struct Row<'a> {
    code: Option<PlaceCode>,
    name: &'a str,
    short: &'a str,
    pinyin: &'a str,
}

impl<'a> Row<'a> {
    fn rank<A: Iterator<Item = &'a str>, B: Iterator<Item = &'a str>>(
        &self,
        query: &Query,
        aliases: impl Fn() -> A,
        also: impl Fn() -> B,
    ) -> Option<(Rank, Range<usize>)> {
        let Self { name, short, pinyin, .. } = *self;
        if query.is_number() {
            return self.rank_code(query.text());
        }
        if query.is_latin() {
            let suffix = last_name_part(name, short);
            return std::iter::once(pinyin)
                .chain(also())
                .filter_map(|form| Reading::new(form, suffix).rank(query.text()))
                .min_by_key(|(rank, _)| *rank)
                .map(|(rank, syllables)| (rank, 0..syllables));
        }
        let text = query.text();
        let whole = || 0..short.chars().count();
        if name == text || short == text || query.stem_of(name) == Some(short) || aliases().any(|alias| alias == text) {
            return Some((Rank::Exact, whole()));
        }
        let count = text.chars().count();
        if short.starts_with(text) || name.starts_with(text) {
            return Some((Rank::Prefix, 0..count.min(short.chars().count())));
        }
        if aliases().any(|alias| alias.starts_with(text)) {
            return Some((Rank::Prefix, whole()));
        }
        let before = short.find(text).and_then(|at| short.get(..at))?.chars().count();
        Some((Rank::Inside, before..before + count))
    }

    fn rank_code(&self, digits: &str) -> Option<(Rank, Range<usize>)> {
        let rank = if digits.len() == 6 { Rank::Exact } else { Rank::Prefix };
        self.code?.starts_with(digits).then_some((rank, 0..0))
    }
}

/// Levenshtein distance in characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let cost = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
