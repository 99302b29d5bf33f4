//! The coverage as JSON, `yibao.coverage/1`: every place, task and channel. Fields are added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Coverage, code};
use crate::domain::{Cover, Place};

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    as_of: String,
    tasks: Vec<&'a str>,
    channels: Vec<&'a str>,
    places: Vec<Row<'a>>,
    /// The provinces that have no way to pay of their own.
    without_own_pay: Vec<&'a str>,
}

#[derive(Serialize)]
struct Row<'a> {
    code: String,
    name: &'a str,
    province: &'a str,
    /// By task, by channel: own, province, national or none.
    paths: BTreeMap<&'a str, BTreeMap<&'a str, &'static str>>,
    /// The cover year being collected, then the one before.
    seasons: [Season; 2],
}

#[derive(Serialize)]
struct Season {
    cover_year: i16,
    fees: &'static str,
    window: &'static str,
}

impl Coverage<'_> {
    /// Every cell of the table.
    #[must_use]
    pub fn json(&self) -> String {
        let content = self.content;
        let without = content.provinces.iter().filter(|province| !self.pays(province));
        super::super::json(&Answer {
            schema: "yibao.coverage/1",
            as_of: self.as_of.to_string(),
            tasks: content.menu.tasks.iter().map(|task| &*task.id).collect(),
            channels: content.menu.channels.iter().map(|channel| &*channel.id).collect(),
            places: content.places.iter().map(|place| self.place(place)).collect(),
            without_own_pay: without.map(|province| province.name.zh()).collect(),
        })
    }

    fn place<'b>(&'b self, place: &'b Place) -> Row<'b> {
        let content = self.content;
        let seasons = content.guide.seasons(place, self.as_of);
        let by_channel = |task| {
            let cell = |channel| (&*content.channel(channel).id, code(self.way(place, task, Some(channel))));
            content.channel_ids().map(cell).collect()
        };
        Row {
            code: place.code.to_string(),
            name: &place.name,
            province: place.province.name.zh(),
            paths: content.task_ids().map(|task| (&*content.task(task).id, by_channel(task))).collect(),
            seasons: [season(&seasons.now), season(&seasons.last)],
        }
    }
}

fn season(cover: &Cover<'_>) -> Season {
    let [fees, window] = Coverage::season(cover).map(code);
    Season { cover_year: cover.year, fees, window }
}
