//! The ways of a place as text, Markdown and JSON.

use serde_json::Value;
use yibao::content::embedded;
use yibao::domain::{ChannelId, Chosen, Lang, Layer, TaskId};
use yibao::report::columns::WIDTH;
use yibao::report::ways::{Question, Ways};

use crate::content_folders::channel_named;
use crate::report_content::{beijing, content, wuxi, wuxi_through_jiangyin};

fn about(chosen: Chosen, channel: Option<u8>) -> Question {
    Question { chosen, task: TaskId(0), channel: channel.map(ChannelId), as_of: "2026-11-22".parse().unwrap() }
}

#[test]
fn a_single_channel_is_written_way_by_way_with_what_they_share_said_once() {
    let content = content(Lang::Zh);
    let question = about(beijing(), Some(0));
    let ways = Ways::gather(&content, Lang::Zh, &question, Vec::new());
    assert_eq!(
        ways.text(),
        "\
北京市 › 缴居民医保费 › 微信
2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。

走法 1/2：城市服务
    全国通用走法，网络文章，2025-11-22 的资料（快 1 年了），北京可能略有不同
    来源：社保怎么交，某网站
   1  打开「微信」
   2  看定位的城市，不是北京就改成北京
   3  点「社保缴费」或「城乡居民医疗保险缴费」（老版本叫「支付」）
    以下是一般写法，以手机为准
   4  填 身份证号、姓名
   5  付款

走法 2/2：城市服务（老版本）
    全国通用走法，网络文章，2025-11-22 的资料（快 1 年了），北京可能略有不同
    来源：社保怎么交，某网站
   1  打开「微信」
   2  看定位的城市，不是北京就改成北京
   3  点「社保缴费」或「城乡居民医疗保险缴费」（老版本叫「支付」）
    以下是一般写法，以手机为准
   4  填 身份证号、姓名
   5  付款

走哪一种都要看清：
  ! 看清姓名和金额再付。（网络文章，快 1 年了）

付完了。

标「全国通用」的走法不是北京的资料，字样可能略有不同
"
    );
}

#[test]
fn all_channels_are_named_each_with_its_own_ways_and_warnings_stand_first() {
    let content = content(Lang::Zh);
    let question = about(wuxi_through_jiangyin(), None);
    let ways = Ways::gather(&content, Lang::Zh, &question, vec!["先看这个。".to_owned()]);
    let text = ways.text();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "江苏省 无锡市（江阴） › 缴居民医保费",
            "! 先看这个。",
            "2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。",
            "── 微信 ──",
            "走法 1/2：城市服务",
            "走法 2/2：城市服务（老版本）",
            "── 支付宝 ──",
            "走法：城市服务",
            "走哪一种都要看清：",
            "付完了。",
            "标「全国通用」的走法不是无锡的资料，字样可能略有不同",
        ]
    );
    assert!(text.contains("   2  城市选 江阴；没有江阴就选 无锡\n"));
}

#[test]
fn markdown_numbers_the_steps_and_marks_those_no_source_spells_out() {
    let content = content(Lang::En);
    let question = about(wuxi(), Some(1));
    assert_eq!(
        Ways::gather(&content, Lang::En, &question, Vec::new()).markdown(),
        "\
# Jiangsu Wuxi 无锡 › Pay resident insurance › Alipay

For 2027: no dates or amounts found yet. Call 12366 or ask at a counter.

## Alipay

### Way: City services

Province, official words, reposted, from 2025-12 (almost a year old), published in Changzhou, Wuxi may differ a little  
Source: How to pay, A web site

1. Open 「微信」 (WeChat)
2. The city must be 无锡 (Wuxi); change it if it is not
3. Tap 「社保缴费」 (Social insurance payment) or 「城乡居民医疗保险缴费」 (Resident insurance payment) (older versions say 「支付」)
4. Fill in 身份证号 (ID number), 姓名 (Name) \\*
5. Pay \\*

\\* steps with a star are how such pages usually go on

- Check name and amount before paying. (web article, almost a year old)

Paid.
"
    );
}

#[test]
fn json_keeps_to_its_contract() {
    let content = content(Lang::Zh);
    let question = about(wuxi_through_jiangyin(), Some(1));
    let json: Value = serde_json::from_str(&Ways::gather(&content, Lang::Zh, &question, Vec::new()).json()).unwrap();
    let expected = serde_json::json!({
        "schema": "yibao.path/1",
        "lang": "zh",
        "place": {"code": "320200", "name": "无锡市", "province": "江苏省", "county": "江阴市"},
        "task": "pay",
        "as_of": "2026-11-22",
        "paths": [{
            "id": "province-mini-program",
            "title": "城市服务",
            "channel": "alipay",
            "opens_in": [],
            "layer": "province",
            "seen_in": [{"code": "320400", "name": "常州市"}],
            "ready": [],
            "steps": [
                {"action": "open", "label": "微信", "alternatives": [], "fields": [], "note": null,
                    "generic": false, "text": "打开「微信」"},
                {"action": "locate", "label": null, "alternatives": [], "fields": [], "note": null,
                    "generic": false, "text": "城市选 江阴；没有江阴就选 无锡"},
                {"action": "tap", "label": "社保缴费", "alternatives": ["城乡居民医疗保险缴费"], "fields": [],
                    "note": "老版本叫「支付」", "generic": false, "text": "点「社保缴费」或「城乡居民医疗保险缴费」"},
                {"action": "input", "label": null, "alternatives": [], "fields": ["身份证号", "姓名"], "note": null,
                    "generic": true, "text": "填 身份证号、姓名"},
                {"action": "pay", "label": null, "alternatives": [], "fields": [], "note": null,
                    "generic": true, "text": "付款"},
            ],
            "source": {"id": "notice-changzhou", "title": "社保怎么交", "date": "2025-12", "read": "2026-11",
                "link": null},
            "trust": "reposted",
            "stale": false,
            "unpaid": null,
            "superseded": false,
            "cautions": ["看清姓名和金额再付。"],
        }],
        "hotlines": [],
        "season": {
            "cover_year": 2027,
            "state": "unknown",
            "days_left": null,
            "text": "2027 年度：还没有查到什么时候缴、缴多少。请打 12366 或问窗口。",
            "from": null,
            "to": null,
            "fees": [],
            "phases": [],
            "days": null,
            "late": null,
            "waiting": null,
            "newborn": null,
            "layer": null,
            "source": null,
            "trust": null,
            "stale": null,
            "fees_from": null,
            "parts": [],
            "last_year": null,
        },
        "notes": [{
            "id": "look-before-paying",
            "text": "看清姓名和金额再付。",
            "shown": ["path"],
            "layer": "national",
            "source": {"id": "article-wuxi", "title": "社保怎么交", "date": "2025-11-22", "read": "2026-11", "link": null},
            "trust": "third_party",
            "stale": false,
        }],
        "warnings": [],
    });
    assert_eq!(json, expected);
}

#[test]
fn every_place_has_a_way_to_pay_in_each_of_the_four_apps_and_says_whose_it_is() {
    let content = embedded(Lang::Zh);
    let task = content.task_by_id("pay").unwrap();
    for channel in ["wechat", "alipay", "unionpay", "bank"].map(|id| channel_named(&content, id).unwrap()) {
        for place in content.place_ids() {
            let question = Question { task, channel: Some(channel), ..about(Chosen { place, via: None }, None) };
            let ways = Ways::gather(&content, Lang::Zh, &question, Vec::new());
            let name = &content.place(place).name;
            assert!(!ways.is_empty(), "{name} {channel:?}");
            let text = ways.text();
            for offer in content.guide.offers_in(content.place(place), task, channel) {
                let word = match offer.layer {
                    Layer::City => "本市走法",
                    Layer::Province => "本省通用走法",
                    Layer::National => "全国通用走法",
                };
                assert!(text.contains(word), "{name} {channel:?}: {word}");
            }
        }
    }
}

#[test]
fn no_line_of_a_text_is_wider_than_a_terminal() {
    let content = embedded(Lang::Zh);
    for lang in [Lang::Zh, Lang::En] {
        for task in content.task_ids() {
            let question =
                Question { task, ..about(Chosen { place: content.place_ids().nth(100).unwrap(), via: None }, None) };
            for line in Ways::gather(&content, lang, &question, Vec::new()).text().lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= WIDTH, "{line}");
            }
        }
    }
}
