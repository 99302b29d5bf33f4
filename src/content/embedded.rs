//! The embedded content: what the first frame shows is read at once, the rest when somebody asks for it.

use std::sync::Arc;

use super::findings::Findings;
use super::folder::Folder;
use super::lists::Known;
use super::load::{
    Documents, Embedded, EmbeddedPart, read_counties, read_guide, read_lists, read_places, read_policies, read_sources,
    read_strings, strings_file,
};
use super::plain::checked_pairs;
use crate::domain::{
    Content, Guide, Lang, Menu, NonEmpty, Page, PlaceCode, Policy, PolicyBook, Shelf, Strings, page_of,
};

/// The embedded content, starting in `lang`.
#[must_use]
pub fn embedded(lang: Lang) -> Arc<Content> {
    let mut findings = Findings::of_embedded();
    let places = read_places(&mut Embedded, &mut findings);
    let codes = places.codes();
    let county_codes = codes.clone();
    // The guide refers to tasks and channels: they are read once, by whichever page is asked for first.
    let lists: Lists = Arc::new(page_of(move || {
        let mut findings = Findings::of_embedded();
        let lists = read_lists(&mut Embedded, codes, &mut findings);
        let (menu, known) = sound(lists.menu(), &findings);
        (Arc::new(menu), known)
    }));
    let provinces: Vec<PlaceCode> = places.provinces.iter().map(|province| province.code).collect();
    let provinces_of_rules = provinces.clone();
    let [lists_of_guide, lists_of_rules] = [(); 2].map(|()| Arc::clone(&lists));
    Arc::new(Content {
        provinces: places.provinces,
        places: sound(NonEmpty::new(places.selectable), &findings),
        outside: places.outside,
        strings: embedded_strings(lang),
        menu: page_of(move || Arc::clone(&lists.0)),
        other_language: page_of(move || embedded_strings(lang.other())),
        counties: page_of(move || {
            let mut findings = Findings::of_embedded();
            let counties = read_counties(&mut Embedded, &county_codes, &mut findings);
            sound(Some(counties), &findings)
        }),
        guide: page_of(move || guide(&lists_of_guide, provinces)),
        policies: page_of(move || policies(&lists_of_rules, provinces_of_rules)),
    })
}

type Lists = Arc<Page<(Arc<Menu>, Known)>>;

/// What holds everywhere is read at once, and what a province has of its own when it is asked for.
fn guide(lists: &Lists, provinces: Vec<PlaceCode>) -> Guide {
    let pages = provinces.into_iter().map(|province| {
        let lists = Arc::clone(lists);
        (province, page_of(move || shelf(&lists.1, Some(province))))
    });
    let lists_of_documents = Arc::clone(lists);
    let documents = page_of(move || {
        let mut findings = Findings::of_embedded();
        let documents = read_sources(&mut Embedded, &lists_of_documents.1, &mut findings);
        sound(Some(documents.list()), &findings)
    });
    Guide::new(shelf(&lists.1, None), pages, documents)
}

fn shelf(known: &Known, province: Option<PlaceCode>) -> Shelf {
    let mut findings = Findings::of_embedded();
    // A file named after a place holds only what is so in its province.
    let elsewhere = |file: &&str| {
        let code: Option<PlaceCode> = file.rsplit('/').next().and_then(|name| name.get(..6)?.parse().ok());
        code.is_some_and(|code| Some(code.province()) != province)
    };
    let files: Vec<String> = Folder::embedded_paths().filter(|file| !elsewhere(file)).map(str::to_owned).collect();
    let mut documents = Documents::when_cited(known);
    let shelf = read_guide(&mut EmbeddedPart(province), &files, known, &mut documents, &mut findings);
    sound(Some(shelf.only(province)), &findings)
}

/// The rules that hold everywhere are read at once, and those of a province when one of its places is asked about.
fn policies(lists: &Lists, provinces: Vec<PlaceCode>) -> PolicyBook {
    let pages = provinces.into_iter().map(|province| {
        let lists = Arc::clone(lists);
        (province, page_of(move || policies_of(&lists.1, Some(province))))
    });
    PolicyBook::new(policies_of(&lists.1, None), pages)
}

fn policies_of(known: &Known, province: Option<PlaceCode>) -> Vec<Policy> {
    let mut findings = Findings::of_embedded();
    let holds_here = |file: &&str| {
        let mut lines = Folder::embedded_file(file).lines();
        let place = lines.find_map(|line| line.strip_prefix("place: ")).unwrap_or_default();
        let code: Option<PlaceCode> = place.get(..6).and_then(|code| code.parse().ok());
        code.map(PlaceCode::province) == province
    };
    let files: Vec<String> = Folder::embedded_policies().filter(holds_here).map(str::to_owned).collect();
    let mut documents = Documents::when_cited(known);
    let policies = read_policies(&mut Embedded, &files, known, &mut documents, &mut findings);
    sound(Some(policies), &findings)
}

/// The embedded words of the interface: they speak while other content is not loaded, or refused.
#[must_use]
pub fn embedded_strings(lang: Lang) -> Strings {
    let text = Folder::embedded_file(strings_file(lang));
    // While somebody is writing words they may stand in another order or not fit; then they are looked up and checked.
    Strings::in_order(lang, checked_pairs(text)).unwrap_or_else(|| {
        let mut findings = Findings::of_embedded();
        let strings = read_strings(&mut Embedded, lang, &mut findings);
        sound(strings, &findings)
    })
}

/// What was read from embedded files, which the tests and `check` have passed.
#[expect(clippy::panic, reason = "embedded content is checked before a release; there is no way on without it")]
fn sound<T>(value: Option<T>, findings: &Findings) -> T {
    match value {
        Some(value) if !findings.refuse() => value,
        Some(_) | None => panic!("embedded content: {}", findings.first_error()),
    }
}
