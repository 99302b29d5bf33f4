//! A small body of content with one of each thing a report tells apart, so that literal sentences can be expected.

use std::sync::Arc;

use yibao::domain::{
    Action, Channel, ChannelId, ChannelKind, Chosen, Content, County, Documents, Guide, Lang, Menu, MenuPath, NonEmpty,
    Note, Place, PlaceCode, PlaceIx, PolicyBook, Provenance, Province, Readings, Scope, Shelf, Shown, Source, Step,
    Strings, Task, TaskId, Text, Trust, page_of,
};

pub(crate) fn text(zh: &str, en: &str) -> Text {
    Text::new(zh, Some(en))
}

fn readings(pinyin: &'static str) -> Readings {
    Readings { pinyin: pinyin.into(), aliases: Vec::new(), also: Vec::new() }
}

pub(crate) fn code(digits: &str) -> PlaceCode {
    digits.parse().unwrap()
}

fn strings(lang: Lang) -> Strings {
    let file = match lang {
        Lang::Zh => include_str!("../../content/strings/zh.yaml"),
        Lang::En => include_str!("../../content/strings/en.yaml"),
    };
    let pairs: std::collections::BTreeMap<String, String> = serde_yaml::from_str(file).unwrap();
    Strings::new(lang, pairs.iter().map(|(key, text)| (&**key, text.clone().into()))).unwrap()
}

fn place(
    digits: &str,
    name: &'static str,
    short: &'static str,
    pinyin: &'static str,
    province: &Arc<Province>,
) -> Place {
    Place {
        code: code(digits),
        name: name.into(),
        short: short.into(),
        latin: None,
        province: Arc::clone(province),
        readings: readings(pinyin),
    }
}

pub(crate) fn source(id: &str, date: Option<&str>, trust: Trust, seen_in: Option<&str>) -> Source {
    Source {
        id: id.into(),
        title: text("社保怎么交", "How to pay"),
        publisher: text("某网站", "A web site"),
        date: date.map(|date| date.parse().unwrap()),
        read: "2026-11".parse().unwrap(),
        trust,
        seen_in: seen_in.map(code),
        link: None,
    }
}

pub(crate) fn step(action: Action, label: Option<(&str, &str)>) -> Step {
    Step {
        described: false,
        action,
        label: label.map(|(zh, en)| text(zh, en)),
        alternatives: Vec::new(),
        fields: Vec::new(),
        note: None,
        generic: false,
    }
}

fn steps() -> Vec<Step> {
    let either = Step {
        alternatives: vec![text("城乡居民医疗保险缴费", "Resident insurance payment")],
        note: Some(text("老版本叫「支付」", "older versions say 「支付」")),
        ..step(Action::Tap, Some(("社保缴费", "Social insurance payment")))
    };
    let input = Step {
        fields: vec![text("身份证号", "ID number"), text("姓名", "Name")],
        generic: true,
        ..step(Action::Input, None)
    };
    vec![
        step(Action::Open, Some(("微信", "WeChat"))),
        step(Action::Locate, None),
        either,
        input,
        Step { generic: true, ..step(Action::Pay, None) },
    ]
}

fn path(id: &str, scope: Scope, seen_in: &[&str], source: Source) -> MenuPath {
    MenuPath {
        id: id.into(),
        channel: ChannelId(0),
        opens_in: Vec::new(),
        task: TaskId(0),
        title: text("城市服务", "City services"),
        scope,
        except: Vec::new(),
        seen_in: seen_in.iter().copied().map(code).collect(),
        steps: NonEmpty::new(steps()).unwrap(),
        provenance: NonEmpty::new(vec![Provenance { trust: source.trust, source: Arc::new(source) }]).unwrap(),
        unpaid: None,
        refunds: false,
        superseded: false,
        seed_rows: Vec::new(),
    }
}

fn guide() -> Guide {
    let article = source("article-wuxi", Some("2025-11-22"), Trust::ThirdParty, Some("320200"));
    let notice = source("notice-changzhou", Some("2025-12"), Trust::Reposted, Some("320400"));
    let note = Note {
        id: "look-before-paying".into(),
        text: text("看清姓名和金额再付。", "Check name and amount before paying."),
        shown: [Shown::Path].into_iter().collect(),
        tasks: Vec::new(),
        channels: Vec::new(),
        steps: Vec::new(),
        unless: None,
        scope: Scope::National,
        except: Vec::new(),
        provenance: Provenance { trust: article.trust, source: Arc::new(article.clone()) },
        seed_rows: Vec::new(),
    };
    let old = MenuPath { superseded: true, ..path("old-layout", Scope::National, &[], article.clone()) };
    let shelf = Shelf {
        paths: vec![
            path("city-service", Scope::National, &["320200", "320400"], article.clone()),
            old,
            MenuPath {
                channel: ChannelId(1),
                ..path("province-mini-program", Scope::Province(code("320000")), &["320400"], notice)
            },
        ],
        notes: vec![note],
        hotlines: Vec::new(),
        calendar: Vec::new(),
    };
    let documents = Documents { sources: vec![Arc::new(article)], dropped: Vec::new() };
    Guide::sorted_out(shelf, &[code("110000"), code("320000")], documents)
}

fn channel(id: &str, zh: &str, en: &str) -> Channel {
    Channel { id: id.into(), name: text(zh, en), kind: ChannelKind::App, hint: None, on_card: true }
}

/// 无锡 (through which 江阴 is reached), 常州 and 北京; one task; 微信 and 支付宝.
pub(crate) fn content(lang: Lang) -> Content {
    let province = |digits: &str, name: (&str, &str), short: &'static str, pinyin: &'static str| {
        Arc::new(Province {
            code: code(digits),
            name: text(name.0, name.1),
            short: short.into(),
            readings: readings(pinyin),
        })
    };
    let beijing = province("110000", ("北京市", "Beijing"), "北京", "bei jing");
    let jiangsu = province("320000", ("江苏省", "Jiangsu"), "江苏", "jiang su");
    let places = vec![
        place("110000", "北京市", "北京", "bei jing", &beijing),
        place("320200", "无锡市", "无锡", "wu xi", &jiangsu),
        place("320400", "常州市", "常州", "chang zhou", &jiangsu),
    ];
    let task = Task {
        id: "pay".into(),
        name: text("缴居民医保费", "Pay resident insurance"),
        short: text("缴费", "Pay"),
        hint: None,
        finished: text("付完了。", "Paid."),
        again: None,
        then: None,
        premium: true,
    };
    let menu = Menu {
        tasks: NonEmpty::new(vec![task]).unwrap(),
        channels: NonEmpty::new(vec![channel("wechat", "微信", "WeChat"), channel("alipay", "支付宝", "Alipay")])
            .unwrap(),
    };
    Content {
        provinces: vec![beijing, jiangsu],
        places: NonEmpty::new(places).unwrap(),
        outside: Vec::new(),
        menu: page_of(move || Arc::new(menu)),
        strings: strings(lang),
        other_language: page_of(move || strings(lang.other())),
        counties: page_of(|| vec![jiangyin()]),
        guide: page_of(guide),
        policies: page_of(|| PolicyBook::sorted_out(Vec::new())),
    }
}

fn jiangyin() -> County {
    County::new(code("320281"), PlaceIx(1), "江阴市江阴jiang yin".into(), [0..9, 9..15, 15..24, 0..0, 0..0]).unwrap()
}

pub(crate) fn beijing() -> Chosen {
    Chosen { place: PlaceIx(0), via: None }
}

pub(crate) fn wuxi() -> Chosen {
    Chosen { place: PlaceIx(1), via: None }
}

pub(crate) fn changzhou() -> Chosen {
    Chosen { place: PlaceIx(2), via: None }
}

pub(crate) fn wuxi_through_jiangyin() -> Chosen {
    Chosen { place: PlaceIx(1), via: Some(Arc::new(jiangyin())) }
}
