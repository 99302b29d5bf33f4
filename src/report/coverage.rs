//! How far the content reaches: of every place, task and channel the layer it is served from, and the same of fees and
//! windows.

mod json;

use super::columns::{WIDTH, filled, widest, wrapped};
use super::wording::Wording;
use crate::domain::{
    ChannelId, Content, Cover, Date, Lang, Layer, Phrase, Place, Province, Scope, Strings, TaskId, Trust,
    year_collected,
};

/// The layers from which places are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counts {
    own: usize,
    province: usize,
    national: usize,
    none: usize,
}

impl Counts {
    fn add(&mut self, layer: Option<Layer>) {
        match layer {
            Some(Layer::City) => self.own += 1,
            Some(Layer::Province) => self.province += 1,
            Some(Layer::National) => self.national += 1,
            None => self.none += 1,
        }
    }

    fn join(&mut self, other: Self) {
        self.own += other.own;
        self.province += other.province;
        self.national += other.national;
        self.none += other.none;
    }

    /// 13/0/0/0: own, province, national, none.
    fn written(self) -> String {
        format!("{}/{}/{}/{}", self.own, self.province, self.national, self.none)
    }
}

/// The word for a layer in the answer.
fn code(layer: Option<Layer>) -> &'static str {
    match layer {
        Some(Layer::City) => "own",
        Some(Layer::Province) => "province",
        Some(Layer::National) => "national",
        None => "none",
    }
}

/// What is asked about.
pub struct Coverage<'a> {
    /// The content.
    pub content: &'a Content,
    /// The language of the text.
    pub lang: Lang,
    /// The day that decides which cover years are meant.
    pub as_of: Date,
}

/// A row of the summary: how many places, how many tasks have ways of their own, and what places get.
struct Row {
    name: String,
    places: usize,
    tasks: usize,
    /// Paying, then fees and window of the cover year being collected, then those of the year before.
    cells: [Counts; 5],
}

impl<'a> Coverage<'a> {
    /// The nearest layer with a way that is not replaced; one that is only a lead counts where there is no other.
    fn way(&self, place: &Place, task: TaskId, channel: Option<ChannelId>) -> Option<Layer> {
        let paths = self.content.guide.paths();
        paths
            .filter(|path| path.task == task && !path.superseded)
            .filter(|path| channel.is_none_or(|channel| path.used_in(channel)))
            .filter_map(|path| {
                let layer = path.reaches(place)?;
                Some((path.provenance_for(place).trust == Trust::Lead, layer))
            })
            .min()
            .map(|(_, layer)| layer)
    }

    /// The layers of fees and window of a cover year.
    fn season(cover: &Cover<'_>) -> [Option<Layer>; 2] {
        [cover.fees().map(|told| told.layer), cover.window().map(|told| told.layer)]
    }

    fn places_of(&self, province: &Province) -> impl Iterator<Item = &'a Place> {
        let code = province.code;
        self.content.places.iter().filter(move |place| place.province.code == code)
    }

    /// Paying the premium; where nothing does that, the first task.
    fn premium(&self) -> TaskId {
        self.content.task_ids().find(|task| self.content.task(*task).premium).unwrap_or(TaskId(0))
    }

    fn row(&self, province: &Province) -> Row {
        let guide = &self.content.guide;
        let premium = self.premium();
        let mut cells = [Counts::default(); 5];
        let mut places = 0;
        for place in self.places_of(province) {
            places += 1;
            let seasons = guide.seasons(place, self.as_of);
            let [fees, window] = Self::season(&seasons.now);
            let [last_fees, last_window] = Self::season(&seasons.last);
            let layers = [self.way(place, premium, None), fees, window, last_fees, last_window];
            cells.iter_mut().zip(layers).for_each(|(cell, layer)| cell.add(layer));
        }
        let tasks = self.content.task_ids().filter(|task| self.is_served(province, *task)).count();
        Row { name: province.short_in(self.lang).to_owned(), places, tasks, cells }
    }

    /// True when the province or a place in it has a way of its own.
    fn is_served(&self, province: &Province, task: TaskId) -> bool {
        self.content.guide.paths().any(|path| path.task == task && lies_in(path.scope, province))
    }

    /// True when it has a way to pay of its own that is more than a lead.
    fn pays(&self, province: &Province) -> bool {
        let premium = self.premium();
        self.content.guide.paths().any(|path| {
            let sound = !path.superseded && path.provenance.iter().any(|cited| cited.trust != Trust::Lead);
            path.task == premium && sound && lies_in(path.scope, province)
        })
    }

    fn strings(&self) -> &'a Strings {
        self.content.strings(self.lang)
    }

    /// One line a province, the totals, and which provinces have no way to pay of their own.
    #[must_use]
    pub fn text(&self) -> String {
        let strings = self.strings();
        let rows: Vec<Row> = self.content.provinces.iter().map(|province| self.row(province)).collect();
        let mut total = Row {
            name: strings.get(Phrase::CoverageTotal).to_owned(),
            places: 0,
            tasks: 0,
            cells: [Counts::default(); 5],
        };
        for row in &rows {
            total.places += row.places;
            total.cells.iter_mut().zip(row.cells).for_each(|(sum, cell)| sum.join(cell));
        }
        total.tasks = self.content.menu.tasks.len();
        let year = year_collected(self.as_of);
        let of_year = |phrase: Phrase, year: i16| strings.fill(phrase, &[&year.to_string()]);
        let head: [String; 8] = [
            strings.get(Phrase::CoverageProvince).to_owned(),
            strings.get(Phrase::CoveragePlaces).to_owned(),
            strings.get(Phrase::CoverageTasks).to_owned(),
            strings.get(Phrase::CoveragePay).to_owned(),
            of_year(Phrase::CoverageFees, year),
            of_year(Phrase::CoverageWindow, year),
            of_year(Phrase::CoverageFees, year - 1),
            of_year(Phrase::CoverageWindow, year - 1),
        ];
        let table: Vec<[String; 8]> =
            std::iter::once(head).chain(rows.iter().chain([&total]).map(Row::written)).collect();
        let widths: [usize; 8] = std::array::from_fn(|at| widest(table.iter().map(|row| &*row[at])));
        let gap = if widths.iter().sum::<usize>() + 14 <= WIDTH { 2 } else { 1 };
        let mut lines =
            vec![wrapped("", &strings.fill(Phrase::CoverageTitle, &[&self.as_of.to_string()])), String::new()];
        for row in &table {
            let cells = row.iter().zip(widths).map(|(cell, width)| filled(cell, width + gap));
            lines.push(cells.collect::<String>().trim_end().to_owned());
        }
        lines.extend([String::new(), wrapped("", &self.without(&rows))]);
        lines.join("\n") + "\n"
    }

    /// The provinces that have no way to pay of their own, by name.
    fn without(&self, rows: &[Row]) -> String {
        let strings = self.strings();
        let lacking = self.content.provinces.iter().zip(rows).filter(|(province, _)| !self.pays(province));
        let names = lacking.map(|(_, row)| row.name.clone());
        match Wording::new(self.content, self.lang).items(names) {
            Some(names) => strings.fill(Phrase::CoverageWithout, &[&names]),
            None => strings.fill(Phrase::CoverageAll, &[&rows.len().to_string()]),
        }
    }
}

impl Row {
    fn written(&self) -> [String; 8] {
        let [pay, fees, window, last_fees, last_window] = self.cells.map(Counts::written);
        [self.name.clone(), self.places.to_string(), self.tasks.to_string(), pay, fees, window, last_fees, last_window]
    }
}

fn lies_in(scope: Scope, province: &Province) -> bool {
    match scope {
        Scope::National => false,
        Scope::Province(code) | Scope::City(code) => code.province() == province.code,
    }
}
