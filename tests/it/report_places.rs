//! Places and counties written out, and the keys of the README.

use yibao::domain::Lang;
use yibao::report::places::Places;
use yibao::report::table::markdown;

use crate::report_content::{beijing, content, wuxi, wuxi_through_jiangyin};

#[test]
fn a_place_says_its_province_and_a_county_whose_content_is_used() {
    let content = content(Lang::Zh);
    let rows = [beijing(), wuxi(), wuxi_through_jiangyin()];
    let places = |lang| Places { content: &content, lang, query: None, rows: &rows };
    assert_eq!(
        places(Lang::Zh).text(),
        "\
北京市                   110000  bei jing
无锡市  江苏省           320200  wu xi
江阴市  江苏省 › 无锡市  320281  jiang yin  用 无锡 的内容
"
    );
    assert_eq!(
        places(Lang::En).text(),
        "\
Beijing 北京                          110000  bei jing
Wuxi 无锡        Jiangsu              320200  wu xi
Jiangyin 江阴市  Jiangsu › Wuxi 无锡  320281  jiang yin  uses Wuxi
"
    );
}

#[test]
fn places_as_json_name_the_place_whose_content_is_shown() {
    let content = content(Lang::Zh);
    let rows = [wuxi_through_jiangyin()];
    let json = Places { content: &content, lang: Lang::Zh, query: Some("江阴"), rows: &rows }.json();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = serde_json::json!({
        "schema": "yibao.places/1",
        "query": "江阴",
        "places": [{
            "kind": "county", "code": "320281", "name": "江阴市", "pinyin": "jiang yin", "initials": "jy",
            "province": "江苏省", "place": {"code": "320200", "name": "无锡市"},
        }],
    });
    assert_eq!(json, expected);
}

#[test]
fn a_markdown_table_stands_in_columns() {
    let rows = [["Enter", "选定"], ["↑ ↓", "移动"]].map(|row| row.map(str::to_owned));
    assert_eq!(
        markdown(["按键", "作用"], &rows),
        "\
| 按键  | 作用 |
| ----- | ---- |
| Enter | 选定 |
| ↑ ↓   | 移动 |
"
    );
}
