//! The channel page: which app is in the hand, how many ways each has, and how well they fit this place.

use std::borrow::Cow;

use ratatui::layout::Position;

use crate::app::pick::PickChannel;
use crate::domain::{ChannelId, Layer, Note, Offer, PartialDate, Phrase, Shown};
use crate::tui::keys::Now;

use super::Scene;
use super::list::{Row, Stage, Trail, fitting, frame, lines_of, list_top, name_width, notes_block, rows, title};
use super::paper::{Paper, columns};
use crate::tui::wrap;

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickChannel) -> Position {
    let lang = scene.lang();
    let chosen = page.chosen();
    let place = scene.place(chosen);
    let trail = Trail { stage: Stage::Channel, chosen: Some(chosen), task: Some(page.task), channel: None };
    let now = scene.now_in(page.rows.len(), page.cursor);
    frame(paper, scene, trail, now);
    title(paper, scene, scene.say(Phrase::ChannelTitle), now);
    let names: Vec<&str> = page.rows.iter().map(|id| scene.content().channel(*id).name.in_lang(lang)).collect();
    let wide = name_width(names.iter().copied(), if scene.compact() { 10 } else { 14 }, 26);
    let widths = Widths::of(scene);
    // Only what stands on this screen is put into words.
    let per_screen = scene.model.size.list_rows();
    let here = |(at, id): (usize, &ChannelId)| {
        if at / per_screen == page.cursor / per_screen {
            tell(scene, *id, &scene.guide().offers_in(place, page.task, *id), widths)
        } else {
            Default::default()
        }
    };
    let told: Vec<(String, String)> = page.rows.iter().enumerate().map(here).collect();
    let list: Vec<Row<'_>> = names
        .iter()
        .zip(&told)
        .map(|(name, (rest, date))| Row { name, rest, right: if scene.compact() { "" } else { date }, unfolds: false })
        .collect();
    let (focus, end) = rows(paper, scene, list_top(scene), &list, page.cursor, wide);
    let notes: Vec<_> = scene.guide().notes_for(Shown::Channels, place, Some(page.task), None, None).collect();
    let any_national = scene.guide().has_national(page.task);
    let meaning = scene.fill(Phrase::ChannelNationalMeans, &[&scene.wording.place(chosen)]);
    let first = said_first(scene, page);
    let means = any_national && (first.is_empty() || !scene.compact());
    let earlier = told_before(paper, scene, &first, &notes, (now, means));
    let first: &[String] = if now.shown == 0 { &first } else { &[] };
    let follows = (earlier, now.shown + 1 < now.pages);
    notes_block(paper, scene, end, first, &notes, follows, means.then_some(meaning.as_str()));
    focus
}

/// How many notes stand under the screens of the list before this one. The notes go on where the list does.
fn told_before(
    paper: &Paper<'_>,
    scene: &Scene<'_>,
    first: &[String],
    notes: &[&Note],
    (now, means): (Now, bool),
) -> usize {
    if now.shown == 0 {
        return 0;
    }
    let rows = u16::try_from(scene.model.size.list_rows()).unwrap_or(u16::MAX);
    let below = list_top(scene) + rows + if scene.compact() { 0 } else { 2 };
    let free = paper.foot().saturating_sub(below + u16::from(means));
    let room = paper.width() - 2;
    let said: u16 = first.iter().map(|sentence| lines_of(sentence, room)).sum();
    (0..now.shown).fold(0, |told, screen| {
        let free = if screen == 0 { free.saturating_sub(said) } else { free };
        told + fitting(scene, notes.get(told..).unwrap_or_default(), room, free)
    })
}

/// Before any note: whether one can pay now, and which entry is the place's own.
fn said_first(scene: &Scene<'_>, page: &PickChannel) -> Vec<String> {
    let chosen = page.chosen();
    let pays = scene.content().task(page.task).premium;
    let season = pays.then(|| scene.wording.season_caution(&scene.seasons(chosen), scene.as_of()));
    season.into_iter().chain(own_entry(scene, page)).collect()
}

/// The place's own entry in one line, unless it is the first row anyway: 无锡公布的入口是第 5 种：税务小程序「…」。
fn own_entry(scene: &Scene<'_>, page: &PickChannel) -> Option<String> {
    let place = scene.place(page.chosen());
    let offer = scene.wording.own_entry(place, page.task)?;
    let row = page.rows.iter().position(|id| *id == offer.path.channel).filter(|row| *row > 0)?;
    let per_page = scene.model.size.list_rows();
    let same_page = row / per_page == page.cursor / per_page;
    let number = (row % per_page + 1).to_string();
    Some(scene.wording.entry(&offer, place, same_page.then_some(number.as_str())))
}

/// How wide the number of ways and the layer stand before the words about a channel.
#[derive(Clone, Copy)]
struct Widths {
    ways: usize,
    layer: usize,
}

impl Widths {
    fn of(scene: &Scene<'_>) -> Self {
        let wide = |text: &str| usize::from(columns(text).max(8) + 2);
        let ways = scene.fill(Phrase::ChannelWays, &["99"]);
        Self { ways: wide(&ways), layer: wide(scene.wording.layer(Layer::National)) }
    }
}

/// Ways, layer and names of a channel's ways; and the date of its newest source.
fn tell(scene: &Scene<'_>, channel: ChannelId, own: &[Offer<'_>], widths: Widths) -> (String, String) {
    let lang = scene.lang();
    let layer = scene.wording.layer(own.iter().map(|offer| offer.layer).min().unwrap_or(Layer::National));
    if scene.compact() {
        return (layer.to_owned(), String::new());
    }
    let ways = scene.fill(Phrase::ChannelWays, &[&own.len().to_string()]);
    let what = if let Some(hint) = &scene.content().channel(channel).hint {
        Cow::Borrowed(hint.in_lang(lang))
    } else {
        let current = own.iter().filter(|offer| !offer.path.superseded);
        let titles = current.map(|offer| offer.path.title.in_lang(lang).to_owned());
        scene.wording.items(titles).unwrap_or_default().into()
    };
    let dates = own.iter().filter_map(|offer| offer.provenance.source.date).max_by_key(|date| date.earliest());
    let rest = format!("{}{}{what}", wrap::pad(&ways, widths.ways), wrap::pad(layer, widths.layer));
    (rest, dates.map(month).unwrap_or_default())
}

/// Year and month of a source: enough to see which is newer.
fn month(date: PartialDate) -> String {
    date.month().map_or_else(|| date.year().to_string(), |month| format!("{}-{month:02}", date.year()))
}
