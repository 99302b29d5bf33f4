//! The whole country: every province has something of its own where it is known, nearer things stand before farther ones,
//! and what is known is counted.

use serde_json::Value;
use yibao::domain::{ChannelId, Chosen, Content, Lang, Layer, Offer, PartialDate, Place, Scope, Shown, Trust};
use yibao::report::coverage::Coverage;
use yibao::report::wording::Wording;

use crate::script::{as_of, content, home};

fn place<'a>(content: &'a Content, city: &str) -> &'a Place {
    content.places.iter().find(|place| &*place.short == city).unwrap()
}

#[test]
fn every_province_has_a_way_to_pay_of_its_own_or_is_named() {
    let content = content();
    let text = Coverage { content: &content, lang: Lang::Zh, as_of: as_of() }.text();
    assert!(text.ends_with("\n没有查到自己的缴费走法、或者只有线索的省：山西、湖北。\n"), "{text}");
    // A province that has only leads is served with the ways of the whole country, as its list shows them first.
    let pays = |line: &&str| line.split_whitespace().nth(3).is_some_and(|cell| cell.ends_with("/0/0"));
    assert_eq!(text.lines().filter(pays).count(), 29, "{text}");
    for province in ["山西", "湖北"] {
        let line = text.lines().find(|line| line.starts_with(province)).unwrap();
        assert!(line.split_whitespace().nth(3).unwrap().starts_with("0/0/"), "{line}");
    }
}

#[test]
fn the_coverage_has_a_cell_for_every_place_task_and_channel() {
    let content = content();
    let json: Value =
        serde_json::from_str(&Coverage { content: &content, lang: Lang::Zh, as_of: as_of() }.json()).unwrap();
    assert_eq!(json["schema"], "yibao.coverage/1");
    let (tasks, channels) = (json["tasks"].as_array().unwrap(), json["channels"].as_array().unwrap());
    let places = json["places"].as_array().unwrap();
    assert_eq!(places.len(), 370);
    for place in places {
        for task in tasks {
            for channel in channels {
                let cell = &place["paths"][task.as_str().unwrap()][channel.as_str().unwrap()];
                assert!(["own", "province", "national", "none"].iter().any(|word| cell == word), "{cell}");
            }
        }
    }
    let wuxi = places.iter().find(|place| place["name"] == "无锡市").unwrap();
    assert_eq!(wuxi["paths"]["pay"]["tax_miniprogram"], "province");
    assert_eq!(wuxi["paths"]["pay"]["unionpay"], "national");
    assert_eq!(wuxi["paths"]["pay"]["gov_app"], "none");
    assert_eq!(wuxi["seasons"][0], serde_json::json!({"cover_year": 2027, "fees": "none", "window": "none"}));
    assert_eq!(wuxi["seasons"][1], serde_json::json!({"cover_year": 2026, "fees": "own", "window": "own"}));
    assert_eq!(json["without_own_pay"], serde_json::json!(["山西省", "湖北省"]));
}

#[test]
fn within_a_channel_the_place_stands_before_its_province_and_the_province_before_the_country() {
    let content = content();
    let pay = content.task_by_id("pay").unwrap();
    for city in ["郑州", "成都", "南昌", "长沙", "银川", "西宁", "哈尔滨", "合肥"] {
        let place = place(&content, city);
        let mut own = 0;
        for channel in content.channel_ids() {
            let offers = content.guide.offers_in(place, pay, channel);
            let sound = offers.iter().filter(|offer| !offer.path.superseded && offer.provenance.trust != Trust::Lead);
            let layers: Vec<Layer> = sound.map(|offer| offer.layer).collect();
            assert!(layers.is_sorted(), "{city} {channel:?}: {layers:?}");
            own += layers.iter().filter(|layer| **layer != Layer::National).count();
        }
        assert!(own > 0, "{city} has nothing of its own");
    }
}

#[test]
fn within_a_layer_an_authority_then_the_newest_year_then_trust_decides_and_the_apps_own_only_between_equals() {
    let content = content();
    let pay = content.task_by_id("pay").unwrap();
    for place in content.places.iter() {
        for channel in content.channel_ids() {
            let offers = content.guide.offers_in(place, pay, channel);
            let sound = |offer: &&Offer<'_>| !offer.path.superseded && offer.provenance.trust != Trust::Lead;
            let ranks: Vec<_> = offers.iter().filter(sound).map(|offer| rank(offer, place, channel)).collect();
            assert!(ranks.is_sorted(), "{} {channel:?}: {ranks:?}", place.name);
        }
    }
}

fn rank(offer: &Offer<'_>, place: &Place, channel: ChannelId) -> impl Ord + std::fmt::Debug + use<> {
    let (guest, trust) = (offer.path.channel != channel, offer.provenance.trust);
    let elsewhere = !offer.path.seen_in.contains(&place.code);
    let year = offer.provenance.source.date.map_or(0, PartialDate::year);
    (offer.layer, guest && offer.layer == Layer::National, elsewhere, trust != Trust::Official, -year, trust)
}

#[test]
fn an_entry_of_this_year_stands_before_one_of_years_ago_even_if_it_only_opens_in_the_app() {
    let content = content();
    let pay = content.task_by_id("pay").unwrap();
    let ways = |city, channel| -> Vec<String> {
        let channel = content.channel_ids().find(|id| &*content.channel(*id).id == channel).unwrap();
        let offers = content.guide.offers_in(place(&content, city), pay, channel);
        offers.iter().take(3).map(|offer| offer.path.id.to_string()).collect()
    };
    assert_eq!(ways("天水", "wechat"), ["gs-mp", "gs-wechat", "wechat-city-service-short"]);
    assert_eq!(ways("石家庄", "alipay"), ["he-mp", "he-alipay", "alipay-citizen-center"]);
    // What the card's own article names comes right behind what the province has.
    assert_eq!(ways("无锡", "alipay"), ["js-mini-2026", "alipay-citizen-center", "alipay-daily-life"]);
    assert_eq!(ways("无锡", "wechat"), ["js-mini-2026", "wechat-city-service", "wechat-city-service-short"]);
    assert_eq!(ways("巴中", "alipay"), ["sc-alipay", "sc-my-alipay", "alipay-citizen-center"]);
    assert_eq!(ways("南昌", "alipay"), ["jx-gft", "alipay-citizen-center", "alipay-daily-life"]);
}

/// Twenty-eight provincial capitals and municipalities, and what a person who chooses to pay there reads of their own.
#[test]
fn the_first_way_or_the_line_below_the_list_is_the_places_own() {
    let named = [
        ("北京", "税务网站「北京市电子税务局」"),
        ("天津", "税务 APP「天津税务」"),
        ("石家庄", "税务小程序「河北社保缴费」"),
        ("呼和浩特", "税务小程序「内蒙古税务社保缴费」"),
        ("沈阳", "税务公众号「辽宁税务」"),
        ("长春", "税务小程序「吉林税务社保缴费」"),
        ("哈尔滨", "税务小程序「黑龙江税务」"),
        ("上海", "政务 APP「随申办市民云」"),
        ("无锡", "税务小程序「江苏税务社保缴纳」"),
        ("杭州", "税务小程序「浙江税务社保缴费」"),
        ("合肥", "医保公众号「合肥医保」"),
        ("福州", "税务公众号「福建税务」"),
        ("南昌", "税务公众号「江西省税务局」"),
        ("济南", "税务小程序「山东税务社保费缴纳」"),
        ("郑州", "城市 APP「郑好办」"),
        ("长沙", "税务小程序「湘税社保」"),
        ("广州", "税务小程序「粤税通」"),
        ("南宁", "税务公众号「广西税务12366」"),
        ("重庆", "税务公众号「重庆税务」"),
        ("成都", "税务公众号「四川税务」"),
        ("昆明", "政务 APP「一部手机办事通」"),
        ("拉萨", "税务小程序「西藏税务」"),
        ("西安", "政务 APP「秦务员」"),
        ("兰州", "税务小程序「甘肃税务社保缴费」"),
        ("银川", "政务 APP「我的宁夏」"),
        ("乌鲁木齐", "税务小程序「新疆税务社保缴费」"),
    ];
    for (city, entry) in named {
        home().press(&format!("{city} enter enter")).shows("入口是").shows(entry);
    }
    // Without a named entry the province's own way is the first one of the first channel.
    home().press("西宁 enter enter enter").shows("走法 1/").shows("本省通用走法");
}

#[test]
fn a_published_entry_is_said_to_be_published_and_others_to_be_the_provinces_own() {
    home().press("无锡 enter enter").shows("无锡公布的入口是第 5 种：税务小程序「江苏税务社保缴纳」。");
    home().press("苏州 enter enter").shows("江苏自己的入口是第 5 种：税务小程序「江苏税务社保缴纳」。");
}

#[test]
fn notes_of_the_place_stand_before_those_of_the_province_and_of_the_country() {
    let content = content();
    let pay = content.task_by_id("pay");
    for at in content.place_ids() {
        let place = content.place(at);
        for shown in Shown::ALL {
            let notes = content.guide.notes_for(*shown, place, pay, None, None);
            let layers: Vec<Layer> = notes.filter_map(|note| note.scope.reaches(place)).collect();
            assert!(layers.is_sorted(), "{}: {layers:?}", place.name);
        }
    }
}

#[test]
fn a_number_to_call_stands_once_as_its_nearest_layer_describes_it() {
    let content = content();
    let pay = content.task_by_id("pay").unwrap();
    let lines = |city| -> Vec<(&str, &str)> {
        let lines = content.guide.hotlines_for(place(&content, city), pay);
        lines.into_iter().map(|line| (&*line.number, line.purpose.zh())).collect()
    };
    assert_eq!(
        lines("北京"),
        [("12333", "参保登记"), ("12393", "医保"), ("12366", "缴费"), ("12345", "城市热线，也接医保的事")]
    );
    assert_eq!(lines("无锡")[2], ("12333", "社保咨询"));
    let numbers: Vec<&str> = lines("重庆").into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, ["12393", "12366", "12333", "023-68601313", "12345"], "leads come last");
}

#[test]
fn the_number_for_paying_is_named_where_a_payment_is_asked_about_and_nowhere_else() {
    let content = content();
    let wuxi = place(&content, "无锡");
    let asked: Vec<&str> = content
        .task_ids()
        .filter(|task| content.guide.hotlines_for(wuxi, *task).iter().any(|line| &*line.number == "12366"))
        .map(|task| &*content.task(task).id)
        .collect();
    assert_eq!(asked, ["pay", "query_record", "family_aid", "query_family_aid", "voucher", "refund", "ask"]);
    for task in content.task_ids() {
        let lines = content.guide.hotlines_for(wuxi, task);
        assert_eq!(&*lines[0].number, "12393", "the insurance line takes every question");
    }
}

#[test]
fn the_help_page_has_what_holds_everywhere_until_a_place_is_chosen() {
    let content = content();
    let everywhere = content.guide.help_notes(None);
    assert!(!everywhere.is_empty() && everywhere.iter().all(|note| note.scope == Scope::National));
    let local = |note: &&yibao::domain::Note| note.shown.contains(Shown::Help) && note.scope != Scope::National;
    let note = content.guide.shelves().flat_map(|shelf| &shelf.notes).find(local).unwrap();
    let home = content.places.iter().find(|place| note.scope.reaches(place).is_some()).unwrap();
    assert_eq!(&content.guide.help_notes(Some(home))[0].id, &note.id);
}

#[test]
fn a_note_says_what_kind_of_source_it_has_and_how_old_that_is() {
    home().press("无锡 enter enter").shows("别拖过当地的截止日期；不确定先打 12366。（网络文章，快 1 年了）");
}

#[test]
fn walked_in_an_app_a_mini_program_is_opened_in_that_app() {
    home().press("无锡 enter enter enter").shows("打开「微信」").hides("或「支付宝」");
    home().press("无锡 enter enter 2").shows("打开「支付宝」").hides("打开「微信」");
    home().press("无锡 enter enter 5").shows("打开「微信」或「支付宝」");
}

#[test]
fn every_link_that_is_shown_is_one_that_may_be_opened() {
    let content = content();
    for source in &content.guide.documents.sources {
        assert!(source.link.as_ref().is_none_or(|link| link.starts_with("http")), "{}", source.id);
    }
}

#[test]
fn every_place_can_say_when_to_pay_in_both_languages() {
    let content = content();
    for lang in [Lang::Zh, Lang::En] {
        let wording = Wording::new(&content, lang);
        for at in content.place_ids() {
            let place = content.place(at);
            for on in ["2025-09-01", "2025-11-25", "2026-01-10", "2026-03-05", "2026-11-22"] {
                let day = on.parse().unwrap();
                let lines = wording.season(&content.guide.seasons(place, day), &Chosen { place: at, via: None }, day);
                for (_, line) in lines {
                    let broken = ["{", "}", "。。", "..", "，。", "：。", "  "].iter().any(|sign| line.contains(sign));
                    assert!(!broken, "{} {on}: {line}", place.name);
                }
            }
        }
    }
}
