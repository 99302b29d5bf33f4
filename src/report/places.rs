//! Places and counties as a search found them, as text and JSON (`yibao.places/1`).

use serde::Serialize;

use super::columns::{filled, widest};
use crate::domain::{Chosen, Content, Lang, Phrase, initials_of};

/// What was found, best first: each row as it would be chosen.
pub struct Places<'a> {
    /// The content the rows point into.
    pub content: &'a Content,
    /// The language of the text.
    pub lang: Lang,
    /// What was typed; nothing when all places are listed.
    pub query: Option<&'a str>,
    /// The rows.
    pub rows: &'a [Chosen],
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    query: Option<&'a str>,
    places: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    code: String,
    name: &'a str,
    pinyin: &'a str,
    initials: String,
    province: &'a str,
    /// The place whose content is shown: the row itself, or the city a county belongs to.
    place: Own<'a>,
}

#[derive(Serialize)]
struct Own<'a> {
    code: String,
    name: &'a str,
}

impl Places<'_> {
    /// One line a row: name, where it lies, reading, code; for a county whose content is used.
    #[must_use]
    pub fn text(&self) -> String {
        let rows: Vec<[String; 4]> = self.rows.iter().map(|row| self.line(row)).collect();
        let column = |at: usize| widest(rows.iter().map(|row| &*row[at])) + 2;
        let widths = [column(0), column(1), column(2)];
        let mut text = String::new();
        for [name, lies, code, reading] in &rows {
            text.push_str(&filled(name, widths[0]));
            text.push_str(&filled(lies, widths[1]));
            text.push_str(&filled(code, widths[2]));
            text.push_str(reading);
            text.push('\n');
        }
        text
    }

    fn line(&self, row: &Chosen) -> [String; 4] {
        let place = self.content.place(row.place);
        let province = match self.lang {
            Lang::Zh => place.province.name.zh(),
            Lang::En => place.province.name.in_lang(Lang::En),
        };
        match &row.via {
            None => [
                place.name_in(self.lang),
                if place.is_municipality() { String::new() } else { province.to_owned() },
                place.code.to_string(),
                place.readings.pinyin.to_string(),
            ],
            Some(county) => {
                let short = place.short_in(self.lang);
                let strings = self.content.strings(self.lang);
                let name = match self.lang {
                    Lang::Zh => county.name().to_owned(),
                    Lang::En => format!("{} {}", county.latin(), county.name()),
                };
                let lies = if place.is_municipality() {
                    place.name_in(self.lang)
                } else {
                    format!("{province} › {}", place.name_in(self.lang))
                };
                let uses = strings.fill(Phrase::PlaceUses, &[&short]);
                [name, lies, county.code.to_string(), format!("{}  {uses}", county.pinyin())]
            }
        }
    }

    /// The rows as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let places = self.rows.iter().map(|row| self.row(row)).collect();
        super::json(&Answer { schema: "yibao.places/1", query: self.query, places })
    }

    fn row<'b>(&'b self, row: &'b Chosen) -> Row<'b> {
        let place = self.content.place(row.place);
        let (kind, code, name, pinyin) = match &row.via {
            None => ("place", place.code, &*place.name, &*place.readings.pinyin),
            Some(county) => ("county", county.code, county.name(), county.pinyin()),
        };
        Row {
            kind,
            code: code.to_string(),
            name,
            pinyin,
            initials: initials_of(pinyin),
            province: place.province.name.zh(),
            place: Own { code: place.code.to_string(), name: &place.name },
        }
    }
}
