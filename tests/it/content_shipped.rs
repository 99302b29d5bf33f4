//! The content that is shipped: complete, and free of findings.

use std::path::Path;

use yibao::content;
use yibao::domain::{Content, Lang, Phrase, Strings};

fn shipped() -> std::sync::Arc<Content> {
    content::embedded(Lang::Zh)
}

fn one_syllable_a_character(short: &str, pinyin: &str) -> bool {
    pinyin.split(' ').count() == short.chars().count()
}

#[test]
fn all_places_provinces_and_counties_of_the_mainland_are_there() {
    let content = shipped();
    assert_eq!(content.places.len(), 370);
    assert_eq!(content.provinces.len(), 31);
    assert_eq!(content.counties.len(), 2_814);
    assert_eq!(content.outside.len(), 3);
    assert_eq!(content.places.iter().filter(|place| place.is_municipality()).count(), 4);
}

#[test]
fn every_name_is_read_with_one_syllable_a_character() {
    let content = shipped();
    let places = content.places.iter().map(|place| (&*place.short, &*place.readings.pinyin));
    let provinces = content.provinces.iter().map(|province| (&*province.short, &*province.readings.pinyin));
    let counties = content.counties.iter().map(|county| (county.short(), county.pinyin()));
    let outside = content.outside.iter().map(|outside| (&*outside.short, &*outside.readings.pinyin));
    let all = places.chain(provinces).chain(counties).chain(outside);
    let wrong: Vec<&str> =
        all.filter(|(short, pinyin)| !one_syllable_a_character(short, pinyin)).map(|(short, _)| short).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn places_stand_in_the_order_of_their_codes_and_know_their_provinces() {
    let content = shipped();
    assert!(content.places.windows(2).all(|pair| pair[0].code < pair[1].code));
    assert!(content.places.iter().all(|place| place.province.code == place.code.province()));
    let named = |code: &str| {
        let code = code.parse().unwrap();
        content.places.iter().find(|place| place.code == code).unwrap().full_name(Lang::En)
    };
    assert_eq!(named("150100"), "Inner Mongolia Hohhot 呼和浩特");
    assert_eq!(named("610100"), "Shaanxi Xi'an 西安");
    assert_eq!(named("530800"), "Yunnan Pu'er 普洱");
}

#[test]
fn the_shipped_content_is_free_of_findings() {
    assert_eq!(content::check_embedded().render(), "0 errors, 0 warnings\n");
}

#[test]
fn the_embedded_content_is_the_content_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    assert_eq!(content::check_dir(&folder).render(), "0 errors, 0 warnings\n");
    for lang in [Lang::Zh, Lang::En] {
        let (embedded, read) = (content::embedded(lang), content::from_dir(&folder, lang).unwrap());
        assert_eq!(*embedded.places, *read.places);
        assert_eq!(**embedded.menu, **read.menu);
        assert_eq!(embedded.strings.lang(), lang);
        assert_eq!(embedded.strings(lang.other()), read.strings(lang.other()));
        assert_eq!(*embedded.counties, *read.counties);
        let [in_parts, at_once] = [&embedded, &read].map(|content| content.guide.shelves().collect::<Vec<_>>());
        assert_eq!(in_parts, at_once);
        assert_eq!(*embedded.guide.documents, *read.guide.documents);
        let [in_parts, at_once] = [&embedded, &read].map(|content| content.policies.policies().collect::<Vec<_>>());
        assert_eq!(in_parts, at_once);
    }
}

#[test]
fn every_way_has_its_steps_glossed_in_english() {
    let content = shipped();
    let labels = content.guide.paths().flat_map(|path| path.steps.iter());
    let labels = labels.flat_map(|step| step.label.iter().chain(&step.alternatives).chain(&step.fields));
    let chinese = |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let bare: Vec<&str> =
        labels.filter(|label| label.en().is_none() && chinese(label.zh())).map(yibao::domain::Text::zh).collect();
    assert_eq!(bare, [""; 0]);
}

#[test]
fn the_words_stand_in_the_order_of_the_phrases() {
    let keys: Vec<&str> = Phrase::ALL.iter().map(|phrase| phrase.key()).collect();
    for file in [include_str!("../../content/strings/zh.yaml"), include_str!("../../content/strings/en.yaml")] {
        let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let found: Vec<&str> = lines.filter_map(|line| line.split_once(':')).map(|(key, _)| key).collect();
        assert_eq!(found, keys);
    }
}

#[test]
fn embedded_words_are_what_the_parser_reads() {
    for (lang, file) in [
        (Lang::Zh, include_str!("../../content/strings/zh.yaml")),
        (Lang::En, include_str!("../../content/strings/en.yaml")),
    ] {
        let parsed: std::collections::BTreeMap<String, String> = serde_yaml::from_str(file).unwrap();
        let checked = Strings::new(lang, parsed.into_iter().map(|(key, text)| (key, text.into()))).unwrap();
        assert_eq!(content::embedded_strings(lang), checked);
    }
}
