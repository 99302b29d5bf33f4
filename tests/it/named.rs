//! Which place one word names.

use yibao::app::named::{Named, namesakes, place_named};
use yibao::content::embedded;
use yibao::domain::{Chosen, Content, Lang};

fn shown(content: &Content, chosen: &Chosen) -> String {
    let place = &content.place(chosen.place).name;
    match &chosen.via {
        Some(county) => format!("{place} {}", county.name()),
        None => place.to_string(),
    }
}

fn wuxi(content: &Content) -> Chosen {
    let place = content.place_ids().find(|at| &*content.place(*at).short == "无锡").unwrap();
    Chosen { place, via: None }
}

#[track_caller]
fn names(word: &str, expected: &str) {
    let content = embedded(Lang::Zh);
    let Named::One(chosen) = place_named(&content, word) else { panic!("{word} names no one place") };
    assert_eq!(shown(&content, &chosen), expected, "{word}");
}

#[track_caller]
fn could_be(word: &str, expected: &[&str]) {
    let content = embedded(Lang::Zh);
    let Named::Several(all) = place_named(&content, word) else { panic!("{word} does not name several places") };
    let all: Vec<String> = all.iter().map(|one| shown(&content, one)).collect();
    assert_eq!(all, expected, "{word}");
}

#[track_caller]
fn sounds_like(word: &str, expected: &[&str]) {
    let content = embedded(Lang::Zh);
    let Named::Nobody(near) = place_named(&content, word) else { panic!("{word} names something") };
    let near: Vec<String> = near.iter().map(|one| shown(&content, one)).collect();
    assert_eq!(near, expected, "{word}");
}

#[test]
fn a_city_is_named_by_its_name_reading_initials_or_code() {
    for word in ["无锡", "无锡市", "wuxi", "wuxishi", "wx", "WX", "ｗｘ", "wu xi", "320200"] {
        names(word, "无锡市");
    }
}

#[test]
fn a_county_names_the_city_it_belongs_to() {
    for word in ["江阴", "江阴市", "320281"] {
        names(word, "无锡市 江阴市");
    }
}

#[test]
fn an_address_names_what_lies_in_the_area_it_begins_with() {
    for word in ["江苏无锡", "江苏省无锡市", "江苏 无锡"] {
        names(word, "无锡市");
    }
    for word in ["无锡江阴", "无锡市江阴市", "江苏省无锡市江阴市", "江苏江阴"] {
        names(word, "无锡市 江阴市");
    }
    for word in ["北京朝阳", "北京市朝阳区"] {
        names(word, "北京市 朝阳区");
    }
    for word in ["浙江无锡", "江苏没有", "苏州江阴"] {
        let content = embedded(Lang::Zh);
        assert!(matches!(place_named(&content, word), Named::Nobody(_)), "{word}");
    }
}

#[test]
fn a_city_goes_before_a_county_and_a_province_of_the_same_name() {
    names("吉林", "吉林市");
    names("朝阳", "朝阳市");
}

#[test]
fn a_province_is_not_taken_for_a_district_elsewhere_that_is_called_so() {
    let content = embedded(Lang::Zh);
    for (word, province, district) in [("河北", 130_000, "河北区"), ("海南", 460_000, "海南区")] {
        for word in [word.to_owned(), format!("{word}省")] {
            let Named::Several(all) = place_named(&content, &word) else { panic!("{word} does not name several") };
            let lies_in = content.place(all[0].place).province.code.to_string();
            assert_eq!(lies_in, province.to_string(), "{word}: {}", shown(&content, &all[0]));
        }
        let Named::One(chosen) = place_named(&content, district) else { panic!("{district} names no one place") };
        assert_eq!(chosen.via.unwrap().name(), district);
    }
}

#[test]
fn names_in_a_long_row_are_told_apart_at_once() {
    let content = embedded(Lang::Zh);
    // Were each name looked for as a province and as a place, and so the rest behind it, this would never end.
    for word in ["北京".repeat(19) + "鿿", "江苏".repeat(20_000)] {
        assert!(matches!(place_named(&content, &word), Named::Nobody(_)));
    }
}

#[test]
fn a_full_name_names_only_what_is_called_so() {
    could_be("朝阳区", &["北京市 朝阳区", "长春市 朝阳区"]);
}

#[test]
fn counties_elsewhere_with_the_name_of_a_city_are_not_passed_over_in_silence() {
    let content = embedded(Lang::Zh);
    let Named::One(chosen) = place_named(&content, "朝阳") else { panic!("朝阳 names no city") };
    let elsewhere = namesakes(&content, "朝阳", &chosen);
    let elsewhere: Vec<String> = elsewhere.iter().map(|one| shown(&content, one)).collect();
    assert_eq!(elsewhere, ["北京市 朝阳区", "长春市 朝阳区"]);
    assert_eq!(namesakes(&content, "朝阳市", &chosen), []);
    assert_eq!(namesakes(&content, "无锡", &wuxi(&content)), []);
}

#[test]
fn initials_of_several_cities_are_not_decided() {
    could_be("ts", &["唐山市", "天水市"]);
}

#[test]
fn every_city_is_named_by_its_short_and_full_name_and_its_code() {
    let content = embedded(Lang::Zh);
    for at in content.place_ids() {
        let place = content.place(at);
        for word in [place.short.to_string(), place.name.to_string(), place.code.to_string()] {
            let Named::One(chosen) = place_named(&content, &word) else { panic!("{word} names no one place") };
            assert_eq!(chosen, Chosen { place: at, via: None }, "{word}");
        }
    }
}

#[test]
fn a_wrong_character_that_sounds_right_is_understood() {
    sounds_like("无西", &["无锡市"]);
    sounds_like("江银", &["无锡市 江阴市"]);
}

#[test]
fn after_a_slip_of_the_keyboard_the_nearest_is_offered_first() {
    sounds_like("nanjinh", &["南京市", "盘锦市", "南平市"]);
}

#[test]
fn a_word_that_is_near_nothing_names_nobody() {
    sounds_like("zzzz", &[]);
}

#[test]
fn what_lies_outside_the_mainland_is_told_as_such() {
    let content = embedded(Lang::Zh);
    for word in ["台湾", "香港", "澳门", "xianggang"] {
        assert!(matches!(place_named(&content, word), Named::Outside(_)), "{word}");
    }
}
