//! The channel page: which app is in the hand, how many ways each has, and how well they fit this place.

use std::borrow::Cow;
use std::ops::Range;

use crossterm::event::KeyCode;
use ratatui::layout::Position;

use crate::app::pick::PickChannel;
use crate::domain::{Action, ChannelId, ChannelKind, Layer, Offer, PartialDate, Phrase, Shown};
use crate::tui::keys::{self, Now};
use crate::tui::{Look, Role, wrap};

use super::Scene;
use super::list::{Row, Stage, Trail, frame, list_top, name_width, rows, title};
use super::paper::{Paper, columns};
use super::reading::{self, Paragraph, Screens, rows_below, without_list};

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickChannel) -> Position {
    let chosen = page.chosen();
    let trail = Trail { stage: Stage::Channel, chosen: Some(chosen), task: Some(page.task), channel: None };
    let told = paragraphs(scene, page);
    let (screens, dealt) = deal(scene, page, &told);
    let list = scene.now_in(page.rows.len(), page.cursor);
    let has_rows = screens.shown < screens.lists;
    let rows = if has_rows { list.rows } else { 0 };
    let now = Now { pages: screens.all, shown: screens.shown, rows, ..list };
    frame(paper, scene, trail, now);
    title(paper, scene, &asked(scene, page, paper.look()), now);
    let (focus, below) = if has_rows { listed(paper, scene, page) } else { (Paper::at(1, 2), without_list(scene)) };
    let legend = has_rows && legend_rows(scene, page) > 0;
    if legend {
        let meaning = scene.fill(Phrase::ChannelNationalMeans, &[&scene.wording.place(chosen)]);
        paper.text(1, paper.foot() - 1, paper.width() - 2, &meaning, Role::Dim);
    }
    let here = dealt.get(screens.shown).cloned().unwrap_or_default();
    let end = paper.foot() - u16::from(legend);
    let heading = scene.say(Phrase::ChannelReadFirst);
    reading::write(paper, scene, (below, end), (&told, &here), heading);
    focus
}

/// The rows of the list; where the cursor stands and the first free row come back.
fn listed(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &PickChannel) -> (Position, u16) {
    let (lang, place) = (scene.lang(), scene.place(page.chosen()));
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
    rows(paper, scene, list_top(scene), &list, page.cursor, wide)
}

/// Which screens there are, and which one is shown.
pub(super) fn screens(scene: &Scene<'_>, page: &PickChannel) -> Screens {
    deal(scene, page, &paragraphs(scene, page)).0
}

/// The screens, and which of the paragraphs stand on each.
fn deal(scene: &Scene<'_>, page: &PickChannel, told: &[Paragraph<'_>]) -> (Screens, Vec<Range<usize>>) {
    let size = scene.model.size;
    let foot = size.height.saturating_sub(2);
    let per_screen = size.list_rows();
    let legend = legend_rows(scene, page);
    let room = |rows: &[ChannelId]| {
        let below = list_top(scene) + u16::try_from(rows.len()).unwrap_or(u16::MAX);
        rows_below(scene, below, foot - legend).1
    };
    let rooms: Vec<u16> = page.rows.chunks(per_screen).map(room).collect();
    let rest = rows_below(scene, without_list(scene), foot).1;
    let dealt = reading::deal(told, size.width - 2, &rooms, rest);
    let (all, lists) = (dealt.len(), rooms.len());
    let shown = if page.reading == 0 { page.cursor / per_screen } else { (lists - 1 + page.reading).min(all - 1) };
    (Screens { all, lists, shown }, dealt)
}

/// What is read first: when one can pay, the place's own entry, in large print what 全国通用 means, then the notes.
fn paragraphs<'a>(scene: &Scene<'a>, page: &PickChannel) -> Vec<Paragraph<'a>> {
    let chosen = page.chosen();
    let mut told: Vec<Paragraph<'a>> = said_first(scene, page).into_iter().map(Paragraph::said).collect();
    if scene.compact() && scene.guide().has_national(page.task) {
        told.push(Paragraph::said(scene.fill(Phrase::ChannelNationalMeans, &[&scene.wording.place(chosen)])));
    }
    let notes = scene.guide().notes_for(Shown::Channels, scene.place(chosen), Some(page.task), None, None);
    told.extend(notes.map(|note| Paragraph::note(scene, note)));
    told
}

/// The rows for what 全国通用 means: the last one under the list, except in large print, where it is a paragraph.
fn legend_rows(scene: &Scene<'_>, page: &PickChannel) -> u16 {
    u16::from(!scene.compact() && scene.guide().has_national(page.task))
}

/// The question, and where somebody turns to who has no such phone: the row of the counter, or else the key that leads to it
/// from every step.
fn asked(scene: &Scene<'_>, page: &PickChannel, look: Look) -> String {
    let is_counter = |id: &ChannelId| scene.content().channel(*id).kind == ChannelKind::Counter;
    let Some(row) = page.rows.iter().position(is_counter) else {
        return scene.fill(Phrase::ChannelTitleTab, &[&keys::name(KeyCode::Tab, scene.strings(), look)]);
    };
    match spot(scene, page, row) {
        (None, n) => scene.fill(Phrase::ChannelTitleCounter, &[&n]),
        (Some(screen), n) => scene.fill(Phrase::ChannelTitleCounterPage, &[&screen, &n]),
    }
}

/// The number of a row, and of its screen where that is not the one the cursor is on.
fn spot(scene: &Scene<'_>, page: &PickChannel, row: usize) -> (Option<String>, String) {
    let per_screen = scene.model.size.list_rows();
    let screen = row / per_screen;
    let elsewhere = page.reading > 0 || screen != page.cursor / per_screen;
    (elsewhere.then(|| (screen + 1).to_string()), (row % per_screen + 1).to_string())
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
    let (screen, number) = spot(scene, page, row);
    Some(scene.wording.entry(&offer, place, Some((screen.as_deref(), &number))))
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

/// How many ways, the layer and the date of the one that opens first, and the names of all.
fn tell(scene: &Scene<'_>, channel: ChannelId, own: &[Offer<'_>], widths: Widths) -> (String, String) {
    let lang = scene.lang();
    let layer = scene.wording.layer(own.first().map_or(Layer::National, |offer| offer.layer));
    if scene.compact() {
        return (layer.to_owned(), String::new());
    }
    let ways = scene.fill(Phrase::ChannelWays, &[&own.len().to_string()]);
    let what = if let Some(inside) = inside(scene, channel, own) {
        inside.into()
    } else if let Some(hint) = &scene.content().channel(channel).hint {
        Cow::Borrowed(hint.in_lang(lang))
    } else {
        let current = own.iter().filter(|offer| !offer.path.superseded);
        let titles = current.map(|offer| offer.path.title.in_lang(lang).to_owned());
        scene.wording.items(titles).unwrap_or_default().into()
    };
    let date = own.first().and_then(|offer| offer.provenance.source.date);
    let rest = wrap::pad(&ways, widths.ways) + &wrap::pad(layer, widths.layer) + &what;
    (rest, date.map(month).unwrap_or_default())
}

/// In which other app the way that opens first is found, for what is no app of its own: mini-programs and accounts.
fn inside(scene: &Scene<'_>, channel: ChannelId, own: &[Offer<'_>]) -> Option<String> {
    let path = own.first().filter(|_| scene.content().channel(channel).kind == ChannelKind::App)?.path;
    let apps = path.opens_in.iter().filter(|_| path.channel == channel);
    let names = apps.map(|app| scene.content().channel(*app).name.in_lang(scene.lang()).to_owned());
    let names = names.reduce(|one, other| scene.fill(Phrase::JoinEither, &[&one, &other]))?;
    let followed = path.steps.iter().any(|step| step.action == Action::Follow);
    let phrase = if followed { Phrase::ChannelFollowIn } else { Phrase::ChannelOpensIn };
    Some(scene.fill(phrase, &[&names]))
}

/// Year and month of a source: enough to see which is newer.
fn month(date: PartialDate) -> String {
    date.month().map_or_else(|| date.year().to_string(), |month| format!("{}-{month:02}", date.year()))
}
