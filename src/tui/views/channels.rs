//! The channel page: which app is in the hand, how many ways each has, and how well they fit this place.

use ratatui::layout::Position;

use crate::app::pick::PickChannel;
use crate::domain::{ChannelId, Layer, Offer, PartialDate, Phrase, Shown};

use super::Scene;
use super::list::{Row, Stage, Trail, frame, list_top, name_width, notes_block, rows, title};
use super::paper::{Paper, columns};
use crate::tui::wrap;

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickChannel) -> Position {
    let lang = scene.lang();
    let chosen = page.chosen();
    let place = scene.place(chosen);
    let trail = Trail { stage: Stage::Channel, chosen: Some(chosen), task: Some(page.task), channel: None };
    frame(paper, scene, trail, scene.now(page.rows.len()));
    title(paper, scene, scene.say(Phrase::ChannelTitle));
    let guide = scene.guide();
    let offers = guide.offers(place, page.task);
    let names: Vec<&str> = page.rows.iter().map(|id| scene.content().channel(*id).name.in_lang(lang)).collect();
    let wide = name_width(names.iter().copied(), if scene.compact() { 10 } else { 14 }, 26);
    let told: Vec<(String, String)> =
        page.rows.iter().map(|id| tell(scene, *id, &guide.offers_in(place, page.task, *id))).collect();
    let list: Vec<Row<'_>> = names
        .iter()
        .zip(&told)
        .map(|(name, (rest, date))| Row { name, rest, right: if scene.compact() { "" } else { date } })
        .collect();
    let (focus, end) = rows(paper, list_top(scene), &list, page.cursor, scene.model.size.list_rows(), wide);
    let notes = scene.guide().notes_for(Shown::Channels, place, Some(page.task), None, None);
    let any_national = offers.iter().any(|offer| offer.layer == Layer::National);
    let meaning = scene.fill(Phrase::ChannelNationalMeans, &[&scene.wording.place(chosen)]);
    let first = said_first(scene, page);
    let means = any_national && (first.is_empty() || !scene.compact());
    let means = means.then_some(meaning.as_str());
    notes_block(paper, scene, end, scene.say(Phrase::ChannelReadFirst), &first, notes, means);
    focus
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

/// Ways, layer and names of a channel's ways; and the date of its newest source.
fn tell(scene: &Scene<'_>, channel: ChannelId, own: &[Offer<'_>]) -> (String, String) {
    let lang = scene.lang();
    let ways = scene.fill(Phrase::ChannelWays, &[&own.len().to_string()]);
    let best = own.iter().map(|offer| offer.layer).min().unwrap_or(Layer::National);
    let layer = scene.wording.layer(best);
    let titles: Vec<&str> =
        own.iter().filter(|offer| !offer.path.superseded).map(|offer| offer.path.title.in_lang(lang)).collect();
    let joined = scene.wording.items(titles.iter().map(|title| (*title).to_owned())).unwrap_or_default();
    let hint = scene.content().channel(channel).hint.as_ref().map_or("", |hint| hint.in_lang(lang));
    let what = if hint.is_empty() { joined.as_str() } else { hint };
    let dates = own.iter().filter_map(|offer| offer.provenance.source.date).max_by_key(|date| date.earliest());
    let rest = if scene.compact() {
        layer.to_owned()
    } else {
        let gap = usize::from(columns(&scene.fill(Phrase::ChannelWays, &["99"])).max(8) + 2);
        let wide = usize::from(columns(scene.wording.layer(Layer::National)).max(8) + 2);
        format!("{}{}{what}", wrap::pad(&ways, gap), wrap::pad(layer, wide))
    };
    (rest, dates.map(month).unwrap_or_default())
}

/// Year and month of a source: enough to see which is newer.
fn month(date: PartialDate) -> String {
    date.month().map_or_else(|| date.year().to_string(), |month| format!("{}-{month:02}", date.year()))
}
