//! The place page while something is typed: the hits, best first.

use ratatui::layout::Position;
use ratatui::style::Modifier;

use crate::app::place::PickPlace;
use crate::app::search::{Hit, Target};
use crate::domain::{Lang, Phrase, Readings};
use crate::tui::{Role, glyphs, wrap};

use super::Scene;
use super::board::{focus, search_field};
use super::list::{Trail, frame, lines_of, name_width};
use super::paper::{Paper, columns};

/// One hit in words.
struct Shown {
    name: String,
    place: String,
    last: String,
    is_county: bool,
}

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickPlace) -> Position {
    let hits = &page.found.hits;
    frame(paper, scene, Trail::START, scene.now_in(hits.len(), page.hit));
    let found = hits.len().to_string();
    // Digits pick a row everywhere else, so it is said what they do here, also when they find nothing.
    let count = match (page.query.is_code(), hits.is_empty()) {
        (true, _) => scene.fill(Phrase::PlaceHitsCode, &[&found]),
        (false, false) => scene.fill(Phrase::PlaceHits, &[&found]),
        (false, true) => String::new(),
    };
    let top = search_field(paper, scene, page, &count);
    let mut y = outside(paper, scene, page, top);
    if hits.is_empty() {
        nothing(paper, scene, page, y);
        return focus(scene, page);
    }
    let rows = scene.model.size.hit_rows();
    let first = page.hit / rows * rows;
    let visible: Vec<Shown> = hits.iter().skip(first).take(rows).map(|hit| shown(scene, hit)).collect();
    let name_room = name_width(visible.iter().map(|row| row.name.as_str()), 8, 22);
    let place_room = name_width(visible.iter().map(|row| row.place.as_str()), 8, 26);
    let counties_apart = hits.is_sorted_by_key(is_county);
    for (i, (row, hit)) in visible.iter().zip(hits.iter().skip(first)).enumerate() {
        let first_county = counties_apart && row.is_county && (first + i == 0 || !is_county(&hits[first + i - 1]));
        if first_county && !scene.compact() && first + i > 0 {
            let line = format!("{0} {1} {0}", glyphs::RULE, scene.say(Phrase::PlaceCounties));
            paper.text(6, y, paper.width() - 8, &line, Role::Dim);
            y += 1;
        }
        if first + i == page.hit {
            paper.text(1, y, 1, glyphs::HERE, Role::Accent);
        }
        paper.text(3, y, 1, &(i + 1).to_string(), Role::Plain);
        name(paper, y, row, hit, first + i == page.hit, name_room);
        let x = 6 + name_room;
        let end = paper.width() - 1;
        paper.text(x, y, (end - x).min(place_room - 1), &row.place, Role::Plain);
        if x + place_room + columns(&row.last) <= end {
            paper.text(x + place_room, y, end - x - place_room, &row.last, Role::Dim);
        }
        y += 1;
    }
    let more = hits.len() - first - visible.len();
    if more > 0 {
        paper.text(6, y, paper.width() - 8, &scene.fill(Phrase::PlaceMore, &[&more.to_string()]), Role::Dim);
    }
    focus(scene, page)
}

fn is_county(hit: &Hit) -> bool {
    matches!(hit.target, Target::County(_))
}

fn shown(scene: &Scene<'_>, hit: &Hit) -> Shown {
    let lang = scene.lang();
    let compact = scene.compact();
    match &hit.target {
        Target::Place(at) => {
            let place = scene.content().place(*at);
            let province = if place.is_municipality() {
                scene.say(Phrase::PlaceMunicipalities).to_owned()
            } else if compact {
                place.province.short_in(lang).to_owned()
            } else {
                place.province.name.in_lang(lang).to_owned()
            };
            Shown { name: place.name_in(lang), place: province, last: reading(&place.readings), is_county: false }
        }
        Target::County(county) => {
            let place = scene.content().place(county.place);
            let province = if compact {
                place.province.short_in(lang).to_owned()
            } else {
                place.province.name.in_lang(lang).to_owned()
            };
            let whole = if place.is_municipality() {
                province
            } else {
                format!(
                    "{province} {} {}",
                    glyphs::INTO,
                    if compact { place.short_in(lang) } else { place.name_in(lang) }
                )
            };
            let name = match lang {
                Lang::Zh => county.name().to_owned(),
                Lang::En => format!("{} {}", county.latin(), county.name()),
            };
            let last = scene.fill(Phrase::PlaceUses, &[&place.short_in(lang)]);
            Shown { name, place: whole, last, is_county: true }
        }
    }
}

fn reading(readings: &Readings) -> String {
    readings.pinyin.replace('v', "ü").replace('ü', "yu")
}

/// The name, with the characters that matched underlined.
fn name(paper: &mut Paper<'_>, y: u16, row: &Shown, hit: &Hit, here: bool, room: u16) {
    let role = if here { Role::Accent } else { Role::Plain };
    let mut x = 6;
    let end = 6 + room - 1;
    let text = wrap::cut(&row.name, usize::from(room - 1));
    let starts_latin = text.starts_with(|c: char| c.is_ascii());
    for (at, letter) in text.chars().enumerate() {
        let mut style = paper.look().style(role);
        if hit.marked.contains(&at) && !starts_latin {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        let mut bytes = [0; 4];
        let letter: &str = letter.encode_utf8(&mut bytes);
        if x + columns(letter) > end {
            break;
        }
        x = paper.styled(x, y, columns(letter), letter, style);
    }
}

/// 港澳台 are told that they are outside; the first free row comes back.
fn outside(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickPlace, y: u16) -> u16 {
    let Some(at) = page.found.outside else { return y };
    let name = scene.content().outside[at].name.in_lang(scene.lang());
    let x = paper.text(1, y, 2, "! ", Role::Warn);
    let rows = if page.found.hits.is_empty() {
        let below = lines_of(scene.say(Phrase::PlaceNothingTry), paper.width() - 4) + u16::from(!scene.compact());
        paper.foot().saturating_sub(y + below)
    } else {
        // A full list of hits leaves no more for it.
        2
    };
    paper.wrapped(x, y, paper.width() - x - 1, rows, &scene.fill(Phrase::PlaceOutside, &[name]), Role::Plain)
}

fn nothing(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickPlace, y: u16) {
    let room = paper.width() - 4;
    let y = if page.found.outside.is_some() {
        y
    } else {
        paper.wrapped(3, y, room, 2, &scene.fill(Phrase::PlaceNothing, &[&page.query.text()]), Role::Plain)
    };
    paper.wrapped(3, y + u16::from(!scene.compact()), room, 4, scene.say(Phrase::PlaceNothingTry), Role::Dim);
}
