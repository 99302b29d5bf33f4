//! Every finding code: one broken folder each, the minimal one with one thing changed, and the report it gives.

use std::collections::BTreeSet;

use crate::content_folders::Folder;
use yibao::content::{self, Severity};

/// What is broken: a name that begins with the code, the file, what stands there, what is written instead.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("bad-yaml", "tasks.yaml", "    short: {zh: 记录, en: Record}", "   short: {zh: 记录, en: Record}"),
    ("bad-yaml tab", "tasks.yaml", "    short: {zh: 记录, en: Record}", "\tshort: {zh: 记录, en: Record}"),
    ("bad-yaml bracket", "notes.yaml", "[ready]", "[ready"),
    (
        "too-deep",
        "notes.yaml",
        "notes:",
        "deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\nnotes:",
    ),
    ("alias-bomb", "notes.yaml", "notes:", BOMB),
    ("wrong-shape unknown field", "channels.yaml", "    kind: counter", "    kynd: counter"),
    ("wrong-shape missing field", "channels.yaml", "    kind: counter\n", ""),
    ("wrong-shape list for text", "channels.yaml", "kind: counter", "kind: [counter]"),
    ("wrong-shape number for text", "notes.yaml", "purpose: {zh: 问缴费, en: Payment}", "purpose: 12366"),
    ("wrong-shape text for flag", "channels.yaml", "on_card: true", "on_card: yes"),
    ("wrong-shape colon in a step", "paths/wechat.yaml", "tap 服务 | 支付", "tap 服务: 支付"),
    ("wrong-shape unknown list", "sources.yaml", "dropped:", "droped:"),
    ("wrong-shape missing list", "labels.yaml", "labels:", "glosses:"),
    ("wrong-shape steps without path", "notes.yaml", "shown: [tasks, path]", "shown: [tasks]"),
    ("duplicate-key", "tasks.yaml", "    hint:", "    short: {zh: 付, en: Pay}\n    hint:"),
    ("duplicate-id", "paths/counter.yaml", "id: counter-pay", "id: wechat-record"),
    (
        "duplicate-id place",
        "places.yaml",
        "- 320200 | 无锡市 | 无锡 | wu xi",
        "- 110000 | 无锡市 | 无锡 | wu xi\n  - 320200 | 无锡市 | 无锡 | wu xi",
    ),
    ("duplicate-id label", "labels.yaml", "支付 = Pay", "服务 = Pay"),
    ("empty-value", "tasks.yaml", "{zh: 没有单位的人, en: For people without an employer}", ""),
    ("empty-value english", "tasks.yaml", "en: See what was paid", "en: ''"),
    ("empty-value alias", "places.yaml", "京,北平\n  - 320200", "京,,北平\n  - 320200"),
    ("empty-value step", "paths/wechat.yaml", "      - pay\n", "      -\n"),
    ("empty-list", "paths/counter.yaml", "steps:\n      - go 办税服务厅\n      - bring 身份证", "steps: []"),
    ("empty-list source", "paths/counter.yaml", "source: shebao-wuxi", "source: []"),
    ("wrong-shape no source", "paths/counter.yaml", "    source: shebao-wuxi\n", ""),
    ("full-width-punctuation key", "tasks.yaml", "tasks:", "tasks："),
    ("full-width-punctuation field", "tasks.yaml", "    then: record", "    then：record"),
    ("full-width-punctuation item", "sources.yaml", "- {row: P05, reason: the app is gone}", "- row：P05"),
    ("full-width-punctuation name", "tasks.yaml", "short: {zh: 记录, en: Record}", "short: {zh：记录, en: Record}"),
    ("full-width-punctuation comma", "notes.yaml", "source: [shebao-wuxi, notice]", "source: [shebao-wuxi，notice]"),
    ("full-width-punctuation alias", "places.yaml", "bei jing | 京,北平 | |", "bei jing | 京，北平 | |"),
    ("full-width-punctuation bar", "counties.yaml", "朝阳区 | 朝阳", "朝阳区 ｜ 朝阳"),
    ("full-width-punctuation quotes", "notes.yaml", "zh: 带上身份证。", "zh: “带上身份证。”"),
    ("unknown-task", "paths/wechat.yaml", "task: pay", "task: pya"),
    ("unknown-task then", "tasks.yaml", "then: record", "then: payment"),
    ("unknown-channel", "paths/wechat.yaml", "channel: wechat", "channel: wechta"),
    ("unknown-channel path", "paths/wechat.yaml", "    task: record", "    channel: wechta\n    task: record"),
    ("wrong-shape no channel", "paths/counter.yaml", "channel: counter\n", ""),
    ("unknown-source", "notes.yaml", "source: [shebao-wuxi, notice]", "source: [shebao-wuxi, notise]"),
    ("unknown-place", "sources.yaml", "seen_in: 320200", "seen_in: 320300"),
    ("unknown-place province", "places.yaml", "- 320200 | 无锡市", "- 330200 | 无锡市"),
    ("unknown-action", "paths/wechat.yaml", "- tap 服务 | 支付", "- tab 服务 | 支付"),
    ("unknown-action field", "paths/wechat.yaml", "{action: tap,", "{action: klick,"),
    ("unknown-word trust", "sources.yaml", "trust: official", "trust: offical"),
    ("unknown-word kind", "channels.yaml", "kind: counter", "kind: desk"),
    ("unknown-word page", "notes.yaml", "shown: [ready]", "shown: [redy]"),
    ("unknown-word scope", "paths/wechat.yaml", "scope: national", "scope: nation"),
    ("bad-code", "counties.yaml", "- 320281 | 江阴市", "- 32028 | 江阴市"),
    ("bad-code scope", "paths/wechat.yaml", "scope: 110000", "scope: 北京"),
    ("bad-date", "sources.yaml", "date: 2025-11-22", "date: 2025-11-31"),
    ("bad-date month", "calendar.yaml", "window: {from: 2025-10, to", "window: {from: 2025-13, to"),
    ("bad-date year", "calendar.yaml", "cover_year: 2026", "cover_year: 20026"),
    ("unknown-place calendar", "calendar.yaml", "place: 320200", "place: 320300"),
    ("unknown-place list", "calendar.yaml", "place: [320200, 110000]", "place: [320200, 120000]"),
    ("unknown-source calendar", "calendar.yaml", "source: [notice, shebao-wuxi]", "source: [notise, shebao-wuxi]"),
    ("duplicate-id calendar", "calendar.yaml", "id: county-2026", "id: wuxi-2026"),
    ("other-year", "calendar.yaml", "window: {to: 2026-02-28}", "window: {to: 2024-02-28}"),
    (
        "reversed-window",
        "calendar.yaml",
        "window: {from: 2025-10, to: 2025-12-31}",
        "window: {from: 2026-01, to: 2025-12-31}",
    ),
    ("bad-amount", "calendar.yaml", "amount: \"380\"", "amount: \"380元\""),
    ("bad-amount phase", "calendar.yaml", "amount: \"1000\"", "amount: \"1,000\""),
    ("bad-months", "calendar.yaml", "wait_months: \"2\"", "wait_months: two"),
    ("empty-entry", "calendar.yaml", "    window: {to: 2026-02-28}\n", ""),
    ("empty-list window", "calendar.yaml", "window: {to: 2026-02-28}", "window: {}"),
    ("empty-list fees", "calendar.yaml", "    window: {to: 2026-02-28}\n", "    fee: []\n"),
    (
        "empty-value group",
        "calendar.yaml",
        "group: {zh: 低保对象, en: people on aid}",
        "group: {zh: \"\", en: people on aid}",
    ),
    (
        "missing-language calendar",
        "calendar.yaml",
        "newborn: {zh: 出生 90 天内办, en: Within 90 days of birth}",
        "newborn: 出生 90 天内办",
    ),
    ("wrong-shape place", "calendar.yaml", "place: 320200", "place: {code: 320200}"),
    ("bad-line", "places.yaml", "- 320200 | 无锡市 | 无锡 | wu xi", "- 320200 | 无锡市 | 无锡"),
    ("bad-line gloss", "labels.yaml", "姓名 = Name", "姓名 Name"),
    ("bad-step label", "paths/counter.yaml", "go 办税服务厅", "go"),
    ("bad-step fields", "paths/counter.yaml", "bring 身份证", "bring"),
    ("bad-step fields not taken", "paths/wechat.yaml", "label: 城市服务,", "label: 城市服务, fields: [姓名],"),
    (
        "bad-step alternatives",
        "paths/wechat.yaml",
        "{action: tap, label: 城市服务,",
        "{action: locate, alternatives: [城市服务],",
    ),
    ("wrong-pinyin count", "places.yaml", "无锡 | wu xi", "无锡 | wuxi"),
    ("wrong-pinyin syllable", "counties.yaml", "朝阳 | chao yang", "朝阳 | chao yagn"),
    ("wrong-pinyin number of syllables", "counties.yaml", "朝阳 | chao yang", "朝阳 | chao yang qu"),
    ("county-outside", "counties.yaml", "chao yang | 110000", "chao yang | 320000"),
    ("except-outside", "paths/counter.yaml", "scope: 320200", "scope: 320200\n    except: [320200]"),
    ("except-outside province", "paths/wechat.yaml", "scope: 110000", "scope: 320000\n    except: [320200, 110000]"),
    ("except-outside country", "paths/wechat.yaml", "scope: 110000", "scope: 110000\n    except: [national]"),
    ("except-outside note", "notes.yaml", "scope: 320000", "scope: 320000\n    except: [110000]"),
    ("contradiction", "paths/wechat.yaml", "    seed_rows: [P02]", "    refunds: true\n    seed_rows: [P02]"),
    (
        "contradiction unpaid",
        "paths/counter.yaml",
        "source: shebao-wuxi",
        "source: shebao-wuxi\n    refunds: true\n    unpaid: {zh: 再缴费, en: Then pay}",
    ),
    ("unknown-place except", "paths/wechat.yaml", "scope: national", "scope: national\n    except: [321000]"),
    ("missing-language", "channels.yaml", "{zh: 窗口, en: Counter}", "窗口"),
    ("missing-language province", "places.yaml", "| 苏 | | Jiangsu", "| 苏"),
    ("missing-gloss", "paths/wechat.yaml", "tap 服务 | 支付", "tap 服务 | 支付 | 医保"),
    ("unused-gloss", "labels.yaml", "- 姓名 = Name", "- 姓名 = Name\n  - 地址 = Address"),
    ("unused-gloss described", "labels.yaml", "latin:", "described:\n  - 当地的医保局\nlatin:"),
    (
        "unused-source",
        "sources.yaml",
        "- id: notice",
        "- {id: old, title: {zh: 旧, en: Old}, publisher: {zh: 旧, en: Old}, read: 2024, trust: lead}\n  - id: notice",
    ),
    (
        "ambiguous-width",
        "notes.yaml",
        "zh: 选参保的地方，不是现在住的地方。",
        "zh: 选“参保”的地方，不是①现在住的地方。",
    ),
    (
        "control-character",
        "notes.yaml",
        "en: Choose where you are insured.",
        "en: \"Choose \\e[31m where you are insured.\"",
    ),
    ("control-character invisible", "notes.yaml", "zh: 带上身份证。", "zh: 带上\u{200b}身份证。"),
    ("latin-in-label", "paths/wechat.yaml", "tap 服务 | 支付", "tap 服务(Services) | 支付"),
    ("forbidden-link", "sources.yaml", "link: https://example.gov.cn/notice", "link: javascript:alert(1)"),
    (
        "forbidden-link host",
        "sources.yaml",
        "link: https://example.gov.cn/notice",
        "link: https://exemple.gov.cn/notice",
    ),
    ("forbidden-link text", "notes.yaml", "zh: 带上身份证。", "zh: 先看 www.example.cn/a，带上身份证。"),
    ("forbidden-link listed", "sources.yaml", "  - example.gov.cn", "  - https://example.gov.cn/"),
    ("unused-host", "sources.yaml", "  - example.gov.cn", "  - example.gov.cn\n  - www.example.gov.cn"),
    ("duplicate-id host", "sources.yaml", "  - example.gov.cn", "  - example.gov.cn\n  - example.gov.cn"),
    (
        "unused-allow",
        "paths/counter.yaml",
        "    steps:",
        "    allow: [{code: ambiguous-width, reason: none}]\n    steps:",
    ),
    (
        "unused-allow name",
        "paths/counter.yaml",
        "    steps:",
        "    allow: [{code: ambigous-width, reason: none}]\n    steps:",
    ),
    ("missing-string", "strings/zh.yaml", "\nplace.nothing_try:", "\n# place.nothing_try:"),
    ("unknown-string", "strings/zh.yaml", "place.nothing:", "plase.nothing: 医保\nplace.nothing:"),
    ("duplicate-key string", "strings/zh.yaml", "place.nothing:", "place.nothing: 没有{query}\nplace.nothing:"),
    ("missing-placeholder", "strings/zh.yaml", "place.nothing: \"字 {query}\"", "place.nothing: 没有找到"),
    (
        "unknown-placeholder",
        "strings/zh.yaml",
        "place.nothing: \"字 {query}\"",
        "place.nothing: 没有找到「{quary}」「{query}」",
    ),
    ("wrong-shape rule", "policies/wuxi.yaml", "    cap: {amount", "    capp: {amount"),
    (
        "wrong-shape decimals",
        "policies/wuxi.yaml",
        "monthly: [{until: 69, amount: 100}, {from: 70, amount: 110}]",
        "monthly: 97.5",
    ),
    ("wrong-shape bands", "policies/wuxi.yaml", "      bands_count_from: zero\n", ""),
    ("wrong-shape cap without amount", "policies/wuxi.yaml", "{amount: 20万, limits: cost}", "{limits: cost}"),
    (
        "wrong-shape supplement without rate",
        "policies/wuxi.yaml",
        "above_cap: none",
        "above_cap: {of: unpaid, cap: 30万}",
    ),
    (
        "wrong-shape deductible without share",
        "policies/wuxi.yaml",
        "{primary: 200, named: 400..800}",
        "{primary: 200, named: {at_least: 400}}",
    ),
    ("wrong-shape later without step", "policies/wuxi.yaml", "[50%, 100元, 0]", "{floor: 100}"),
    ("wrong-shape text for parts", "policies/wuxi.yaml", "includes: [class_b]", "includes: class_b"),
    ("wrong-shape text for readings", "policies/wuxi.yaml", "readings: [RD-05]", "readings: RD-99"),
    ("wrong-shape text for allow", "policies/wuxi.yaml", "levels:", "allow: ambiguous-width\nlevels:"),
    ("unknown-word list for status", "policies/wuxi.yaml", "{id: adult, zh:", "{id: adult, of: [working], zh:"),
    ("duplicate-key level", "policies/wuxi.yaml", "{primary: 200, named:", "{primary: 200, primary: 300, named:"),
    ("unknown-word reading", "policies/wuxi.yaml", "[RD-05]", "[RD-55]"),
    ("unknown-source rule", "policies/wuxi.yaml", "source: notice\n", "source: notcie\n"),
    ("bad-date rule", "policies/wuxi.yaml", "from: 2025-01-01", "from: 2025-13-01"),
    ("bad-value", "policies/wuxi.yaml", "to: 4万, working: 90%", "to: 4万, working: 90"),
    ("bad-value reversed", "policies/wuxi.yaml", "400..800", "800..400"),
    ("bad-value above all", "policies/wuxi.yaml", "retired: 95%", "retired: 195%"),
    ("bad-value later", "policies/wuxi.yaml", "[50%, 100元, 0]", "[50%, 100, 0]"),
    ("bad-value change", "policies/wuxi.yaml", "-10点..-20点", "-20点..-10点"),
    ("empty-value rule", "policies/wuxi.yaml", "deductible: 1万,", "deductible: ,"),
    ("unknown-key", "policies/wuxi.yaml", "{primary: 200, named:", "{primery: 200, named:"),
    ("unknown-key group", "policies/wuxi.yaml", "{student: 100, adult:", "{student: 100, adults:"),
    ("mixed-keys", "policies/wuxi.yaml", "{primary: 200, named:", "{working: 200, named:"),
    (
        "bad-bands order",
        "policies/wuxi.yaml",
        "        - {rate: ~97%}",
        "        - {to: 3万, rate: 96%}\n        - {rate: ~97%}",
    ),
    ("bad-bands open", "policies/wuxi.yaml", "        - {rate: ~97%}", "        - {to: 6万, rate: ~97%}"),
    ("bad-bands ages", "policies/wuxi.yaml", "{from: 70, amount", "{from: 71, amount"),
    ("bad-policy days", "policies/wuxi.yaml", "valid: {from: 2025-01-01}", "valid: {from: 2025-01-01, to: 2024-01-01}"),
    ("bad-policy one way", "policies/wuxi.yaml", "any_of: [200, {amount", "any_of: [{amount"),
    (
        "unknown-word filed site",
        "policies/wuxi.yaml",
        "levels:",
        "sites: [local, filed, {id: own, like: unfiled, filed_as: fild, zh: 自行前往, en: On one's own}]\nlevels:",
    ),
    (
        "wrong-shape filed as",
        "policies/wuxi.yaml",
        "levels:",
        "sites: [local, filed, {id: near, like: filed, filed_as: filed, zh: 附近, en: Near}, unfiled]\nlevels:",
    ),
    ("lead-rule", "policies/wuxi.yaml", "as_of: 2025", "as_of: 2025\ntrust: lead"),
];

const BOMB: &str = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
    d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n\
    g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\nnotes:";

/// Folders that are broken in another way than by a change of text, and the code of what is found.
fn broken_otherwise() -> Vec<(&'static str, Folder)> {
    let link = |folder: Folder| {
        std::os::unix::fs::symlink("nowhere", folder.root().join("tasks.yaml")).unwrap();
        folder
    };
    vec![
        ("missing-file", Folder::minimal("missing-file").without("tasks.yaml")),
        (
            "missing-file paths",
            Folder::minimal("missing-paths").without("paths/wechat.yaml").without("paths/counter.yaml"),
        ),
        ("unreadable", link(Folder::minimal("unreadable").without("tasks.yaml"))),
        ("too-large", Folder::minimal("too-large").write("notes.yaml", vec![b'#'; 1_000_001])),
        ("bad-encoding", Folder::minimal("bad-encoding").write("notes.yaml", b"notes: \xce\xde\xce\xfd")),
        (
            "unknown-file",
            Folder::minimal("unknown-file").write("task.yaml", "tasks: []").write("paths/old/very/x.yaml", ""),
        ),
        ("empty-value file", Folder::minimal("empty-file").write("counties.yaml", "# nothing\n")),
        ("full-width-punctuation file", Folder::minimal("wide-file").write("counties.yaml", "counties：\n- 110105\n")),
        ("wrong-shape file", Folder::minimal("list-file").write("counties.yaml", "- 110105\n")),
        ("too-many", Folder::minimal("too-many").write("tasks.yaml", many_tasks())),
        ("policy-overlap", Folder::minimal("overlap").write("policies/wuxi-2026.yaml", LATER)),
    ]
}

const LATER: &str =
    "place: 320200\nvalid: {from: 2026-01-01}\nsource: notice\nresident:\n  inpatient:\n    rate: 70%\n";

fn many_tasks() -> String {
    let task = "name: {zh: 办, en: Do}, short: {zh: 办, en: Do}, finished: {zh: 好, en: Done}";
    let tasks = ["pay", "record"].map(str::to_owned).into_iter().chain((0..300).map(|at| format!("task{at}")));
    tasks.fold("tasks:\n".to_owned(), |text, id| format!("{text}  - {{id: {id}, {task}}}\n"))
}

fn file_name(name: &str) -> String {
    name.replace(' ', "_")
}

#[track_caller]
fn found_and_drawn(name: &str, folder: &Folder) {
    let code = name.split(' ').next().unwrap();
    let report = folder.check();
    assert!(folder.codes().contains(&code), "{name}: {:?}", report.render());
    let refused = folder.load().is_err();
    assert_eq!(
        refused,
        report.errors() > 0,
        "{name}: what is refused is reported, what is reported as an error is refused"
    );
    insta::assert_snapshot!(format!("broken__{}", file_name(name)), report.render());
}

#[test]
fn the_minimal_folder_has_no_findings() {
    assert_eq!(Folder::minimal("sound").check().render(), "0 errors, 0 warnings\n");
}

#[test]
fn every_change_that_breaks_something_is_found_and_drawn() {
    for (name, file, old, new) in BROKEN {
        found_and_drawn(name, &Folder::minimal(&file_name(name)).edit(file, old, new));
    }
}

#[test]
fn every_folder_that_cannot_be_read_as_it_should_is_found_and_drawn() {
    for (name, folder) in broken_otherwise() {
        found_and_drawn(name, &folder);
    }
}

#[test]
fn a_folder_that_is_not_there_is_one_finding() {
    let nowhere = std::path::Path::new("no/such/folder");
    insta::assert_snapshot!("broken__no-folder", content::check_dir(nowhere).render());
    insta::assert_snapshot!("broken__no-folder_file", content::check_dir(std::path::Path::new("Cargo.toml")).render());
}

#[test]
fn every_code_has_a_folder_that_is_broken_that_way() {
    let named = BROKEN.iter().map(|(name, ..)| *name).chain(broken_otherwise().into_iter().map(|(name, _)| name));
    let mut shown: BTreeSet<&str> = named.map(|name| name.split(' ').next().unwrap()).collect();
    shown.insert("no-folder");
    assert_eq!(shown, content::codes().into_iter().map(|(code, _)| code).collect());
}

#[test]
fn a_fact_without_a_source_is_refused_whatever_it_is_about() {
    let facts = [
        ("a path", "paths/counter.yaml", "    source: shebao-wuxi\n"),
        ("a note", "notes.yaml", "    scope: national\n    source: notice\n"),
        ("a number to call", "notes.yaml", "    tasks: [pay]\n    scope: national\n    source: notice\n"),
        ("a yearly fee", "calendar.yaml", "    source: shebao-wuxi\n"),
        ("a rule", "policies/wuxi.yaml", "source: notice\n"),
    ];
    for (fact, file, cited) in facts {
        let (before, id) = cited.rsplit_once("source: ").unwrap();
        for written in [before.trim_end_matches(' ').to_owned(), format!("{before}source: []\n")] {
            let folder = Folder::minimal("no-source").edit(file, cited, &written);
            let codes = folder.codes();
            let said = codes.contains(&"wrong-shape") || codes.contains(&"empty-list");
            assert!(said && folder.load().is_err(), "{fact} without {id}: {}", folder.check().render());
        }
    }
}

#[test]
fn a_link_to_a_mirror_is_refused_in_the_shipped_content_too() {
    let mirrors = ["https://pltyw.com/showinfo-95-115417-0.html", "https://m.jwbk.com/techan/aa280b.html"];
    let others = [
        "http://wxredian.com.cn/art?id=1",
        "https://www.baotou.gov.cn@pltyw.com/",
        "https://pltyw.com\\@www.baotou.gov.cn/",
        "https://pltyw.com?www.baotou.gov.cn/",
        "https://pltyw.com#www.baotou.gov.cn/",
        "https://WWW.BAOTOU.GOV.CN/",
        "http://www.baotou.gov.cn:8080/",
    ];
    for link in mirrors.iter().chain(&others) {
        let folder = Folder::copied("content", "mirror").edit(
            "sources.yaml",
            "  - id: shebao-tianshui\n",
            &format!("  - id: shebao-tianshui\n    link: '{link}'\n"),
        );
        assert_eq!(folder.codes().iter().filter(|code| **code == "forbidden-link").count(), 1, "{link}");
        assert!(folder.load().is_err(), "{link}");
    }
}

#[test]
fn a_code_is_either_an_error_or_a_warning() {
    let codes = content::codes();
    let names: BTreeSet<&str> = codes.iter().map(|(code, _)| *code).collect();
    assert_eq!(names.len(), codes.len());
    assert!(codes.contains(&("unknown-task", Severity::Error)));
    assert!(codes.contains(&("unused-source", Severity::Warning)));
}
