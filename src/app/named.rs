//! Which place one word names, for a start that has chosen already (`--city 无锡`). Nobody is there to pick a row, so
//! a word that several places answer to is not decided here.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Chosen, Content, PlaceIx};

use super::search::{Found, Hit, Rank, Target, find, near};

/// What a word names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// One place.
    One(Chosen),
    /// Several, none of them before the others.
    Several(Vec<Chosen>),
    /// 台湾, 香港 or 澳门, by its position in `Content::outside`.
    Outside(usize),
    /// Nothing; these are nearly called so.
    Nobody(Vec<Chosen>),
}

/// The place that `word` names: by its name, reading, initials or code, or by those of a county. A place goes before
/// a county of the same name.
#[must_use]
pub fn place_named(content: &Content, word: &str) -> Named {
    // A counter starts with the plain name of its city: that needs no counties, which take a while to read.
    if let Some(chosen) = spelt_out(content, word) {
        return Named::One(chosen);
    }
    let Found { hits, outside } = find(content, word);
    let of = |rank: Rank| hits.iter().filter(move |hit| hit.rank == rank);
    let places = |rank: Rank| of(rank).filter(|hit| is_place(hit)).map(Hit::chosen).collect::<Vec<_>>();
    let full = of(Rank::Exact).filter(|hit| full_name(content, hit) == word).map(Hit::chosen).collect();
    let counties: Vec<Chosen> = of(Rank::Exact).filter(|hit| !is_place(hit)).map(Hit::chosen).collect();
    if let Some(named) = one_or_several(full).or_else(|| one_or_several(places(Rank::Exact))) {
        return named;
    }
    if let (Some(at), true) = (outside, counties.is_empty()) {
        return Named::Outside(at);
    }
    one_or_several(counties)
        .or_else(|| one_or_several(places(Rank::Initials)))
        .or_else(|| one_or_several(hits.iter().map(Hit::chosen).collect()))
        .unwrap_or_else(|| Named::Nobody(nearly(content, word)))
}

/// Counties elsewhere to which `word` belongs just as well as to the chosen place, unless it is the place's full name
/// or code.
#[must_use]
pub fn namesakes(content: &Content, word: &str, chosen: &Chosen) -> Vec<Chosen> {
    let place = content.place(chosen.place);
    if chosen.via.is_some() || *word == *place.name {
        return Vec::new();
    }
    let exact = find(content, word).hits.into_iter().filter(|hit| hit.rank == Rank::Exact && !is_place(hit));
    exact.map(|hit| hit.chosen()).filter(|county| county.place != chosen.place).collect()
}

/// The one place whose name, short name or code is the word to the letter.
fn spelt_out(content: &Content, word: &str) -> Option<Chosen> {
    let is_word = |at: &PlaceIx| {
        let place = content.place(*at);
        *place.name == *word || *place.short == *word || place.code.to_string() == word
    };
    let mut places = content.place_ids().filter(is_word);
    let place = places.next()?;
    places.next().is_none().then_some(Chosen { place, via: None })
}

fn one_or_several(mut found: Vec<Chosen>) -> Option<Named> {
    match found.len() {
        0 => None,
        1 => found.pop().map(Named::One),
        _ => Some(Named::Several(found)),
    }
}

fn is_place(hit: &Hit) -> bool {
    matches!(hit.target, Target::Place(_))
}

fn full_name<'a>(content: &'a Content, hit: &'a Hit) -> &'a str {
    match &hit.target {
        Target::Place(at) => &content.place(*at).name,
        Target::County(county) => county.name(),
    }
}

/// Places that sound like `word`, then counties that do; of these only what shares most characters with it. Where nothing
/// sounds so, places spelt nearly so.
fn nearly(content: &Content, word: &str) -> Vec<Chosen> {
    let direct = |place: PlaceIx| Chosen { place, via: None };
    let sounds = Sounds::of(content);
    let places = content.place_ids().map(|at| (content.place(at), at));
    let places = places.filter(|(place, _)| sounds.alike(word, &place.readings.pinyin));
    let places = places.map(|(place, at)| (shared(word, &place.short), direct(at)));
    let counties = content.counties.iter().filter(|county| sounds.alike(word, county.pinyin()));
    let counties = counties.map(|county| {
        (shared(word, county.short()), Chosen { place: county.place, via: Some(Arc::new(county.clone())) })
    });
    let mut alike: Vec<(usize, Chosen)> = places.chain(counties).collect();
    let most = alike.iter().map(|(shared, _)| *shared).max();
    alike.retain(|(shared, _)| Some(*shared) == most);
    let mut found: Vec<Chosen> = alike.into_iter().map(|(_, chosen)| chosen).collect();
    if found.is_empty() {
        found.extend(near(content, word).into_iter().map(direct));
    }
    found.truncate(3);
    found
}

/// In how many places two words have the same character.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).filter(|(a, b)| a == b).count()
}

/// How characters are read, as far as the names of places tell. 无西 sounds like 无锡 because 西安 is read `xi an`.
struct Sounds<'a>(HashMap<char, Vec<&'a str>>);

impl<'a> Sounds<'a> {
    fn of(content: &'a Content) -> Self {
        let mut known: HashMap<char, Vec<&str>> = HashMap::new();
        let places = content.places.iter().map(|place| (&*place.short, &*place.readings.pinyin));
        let counties = content.counties.iter().map(|county| (county.short(), county.pinyin()));
        for (short, pinyin) in places.chain(counties) {
            for (letter, syllable) in short.chars().zip(pinyin.split(' ')) {
                let readings = known.entry(letter).or_default();
                if !readings.contains(&syllable) {
                    readings.push(syllable);
                }
            }
        }
        Self(known)
    }

    /// True when every character of `word` can be read as the syllable in its place.
    fn alike(&self, word: &str, pinyin: &str) -> bool {
        let syllables: Vec<&str> = pinyin.split(' ').collect();
        word.chars().count() == syllables.len()
            && word
                .chars()
                .zip(&syllables)
                .all(|(letter, syllable)| self.0.get(&letter).is_some_and(|readings| readings.contains(syllable)))
    }
}
