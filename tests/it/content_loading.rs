//! Loading content from a folder: what comes out of the minimal one, all mistakes in one run, and bad luck of every
//! kind that must not end in a panic.

use std::collections::BTreeSet;
use std::fs::File;

use crate::content_folders::{Folder, channel_named};
use proptest::prelude::*;
use yibao::content::{self, Fact, Reported};
use yibao::domain::{Action, ChannelKind, Content, Date, Lang, MenuPath, PlaceIx, Scope, Trust};

fn path_named<'a>(content: &'a Content, id: &str) -> &'a MenuPath {
    content.guide.paths().find(|path| &*path.id == id).unwrap()
}

#[test]
fn what_check_passes_is_loaded_with_everything_resolved() {
    let content = Folder::minimal("resolved").load().unwrap();

    assert_eq!(content.places.iter().map(|place| &*place.short).collect::<Vec<_>>(), ["北京", "无锡"]);
    assert_eq!(content.places[1].province.name.en(), Some("Jiangsu"));
    assert_eq!(content.places[0].readings.aliases, ["京", "北平"]);
    assert_eq!(&*content.outside[0].short, "澳门");
    assert_eq!((content.counties[1].short(), content.counties[1].place), ("江阴", PlaceIx(1)));
    assert_eq!(content.counties[1].also().collect::<Vec<_>>(), ["ji yang"]);

    assert_eq!(content.menu.tasks[0].then, content.task_by_id("record"));
    assert_eq!(content.menu.tasks[0].again.as_ref().unwrap().zh(), "给家里另一个人再缴一次");
    assert_eq!((content.menu.channels[1].kind, content.menu.channels[1].on_card), (ChannelKind::Counter, false));
    assert!(content.menu.channels[0].on_card);

    let [city_service, record, counter] = content.guide.paths().collect::<Vec<_>>()[..] else { panic!("three paths") };
    assert_eq!(&*counter.id, "counter-pay");
    assert_eq!(counter.scope, Scope::City("320200".parse().unwrap()));
    assert_eq!(record.scope, Scope::City("110000".parse().unwrap()));
    assert_eq!((city_service.scope, record.superseded), (Scope::National, true));
    assert_eq!(city_service.seen_in, ["320200".parse().unwrap()], "seen where its source was printed");
    let cited: Vec<&str> = city_service.provenance.iter().map(|cited| &*cited.source.id).collect();
    assert_eq!(cited, ["shebao-wuxi", "notice"], "the newest source first, those without a date last");

    let note = &content.guide.shelves().last().unwrap().notes[0];
    assert_eq!(note.scope, Scope::Province("320000".parse().unwrap()));
    assert_eq!((&*note.provenance.source.id, note.provenance.trust), ("shebao-wuxi", Trust::Lead));
    assert_eq!(&*content.guide.national().hotlines[0].number, "12366");
    assert_eq!(&*content.guide.documents.dropped[0].row, "P05");

    let [wuxi, county] = content.guide.calendar().collect::<Vec<_>>()[..] else { panic!("two entries") };
    assert_eq!((wuxi.cover_year, wuxi.file_year, wuxi.is_partial()), (2026, 2025, false));
    let window = wuxi.window.unwrap();
    let days = [window.from, window.to].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["2025-10", "2025-12-31"]);
    assert_eq!((wuxi.fees[0].amount.to_string(), wuxi.fees[1].aided), ("380.00".to_owned(), true));
    assert_eq!((wuxi.phases[1].wait_months, wuxi.phases[1].late), (Some(2), true));
    assert_eq!(wuxi.seed_rows, ["D01".into()]);
    let trust = county.provenance.first().trust;
    assert_eq!((county.scopes.len(), county.is_partial(), trust), (2, true, Trust::Lead));
}

#[test]
fn a_way_is_not_offered_where_its_source_leaves_the_place_out() {
    let reached = |written: &str| -> Vec<bool> {
        let folder = Folder::minimal("except").edit("paths/wechat.yaml", "scope: national", written);
        let content = folder.load().unwrap();
        let pay = content.task_by_id("pay").unwrap();
        let offers = |place| content.guide.offers(place, pay);
        content
            .places
            .iter()
            .map(|place| offers(place).iter().any(|way| &*way.path.id == "wechat-city-service"))
            .collect()
    };
    assert_eq!(reached("scope: national"), [true, true], "北京, 无锡");
    assert_eq!(reached("scope: national\n    except: [320200]"), [true, false]);
    assert_eq!(reached("scope: national\n    except: [320000, 110000]"), [false, false], "a whole province");
    assert_eq!(reached("scope: 320000\n    except: [320200]"), [false, false]);
}

#[test]
fn paths_may_stand_in_folders_and_name_their_channel_one_by_one() {
    let folder = Folder::minimal("own-channel");
    let text = folder.read("paths/counter.yaml");
    let moved = text.replacen("channel: counter\n", "", 1).replacen("    task:", "    channel: counter\n    task:", 1);
    let folder = folder.without("paths/counter.yaml").write("paths/provinces/320000-jiangsu.yaml", moved);
    assert_eq!(folder.check().render(), "0 errors, 0 warnings\n");
    let content = folder.load().unwrap();
    assert_eq!(path_named(&content, "counter-pay").channel, channel_named(&content, "counter").unwrap());
}

#[test]
fn steps_on_one_line_and_steps_in_fields_mean_the_same() {
    let content = Folder::minimal("steps").load().unwrap();
    let steps = &path_named(&content, "wechat-city-service").steps;

    let said: Vec<(Action, Option<&str>)> =
        steps.iter().map(|step| (step.action, step.label.as_ref().and_then(|label| label.en()))).collect();
    assert_eq!(
        said,
        [
            (Action::Open, Some("WeChat")),
            (Action::Tap, Some("Services")),
            (Action::Tap, Some("City services")),
            (Action::Locate, None),
            (Action::Input, None),
            (Action::Pay, None),
        ]
    );
    assert_eq!(steps[1].alternatives[0].zh(), "支付");
    assert_eq!(steps[2].note.as_ref().unwrap().zh(), "往下翻");
    assert!(steps[4].generic && !steps[3].generic);
    assert_eq!(steps[4].fields.iter().map(yibao::domain::Text::zh).collect::<Vec<_>>(), ["身份证号", "姓名"]);
}

#[test]
fn a_folder_with_one_of_each_mistake_is_reported_in_one_run() {
    let folder = Folder::copied("tests/fixtures/every-mistake", "every-mistake")
        .edit("strings/zh.yaml", "place.nothing: \"字 {query}\"", "place.nothing: 没有「{quary}」\nplase.nothing: x")
        .edit("strings/zh.yaml", "\nplace.nothing_try:", "\n# place.nothing_try:")
        .write("paths/too-large.yaml", vec![b'#'; 1_000_001]);
    std::os::unix::fs::symlink("nowhere", folder.root().join("paths/dangling.yaml")).unwrap();
    let folder = folder.without("strings/en.yaml");
    let report = folder.check();
    let found: BTreeSet<&str> = report.findings().iter().map(Reported::code).collect();
    let missing: Vec<&str> =
        content::codes().into_iter().map(|(code, _)| code).filter(|code| !found.contains(code)).collect();
    assert_eq!(missing, ["no-folder", "too-many"]);
    insta::assert_snapshot!("every_mistake", report.render());
}

#[test]
fn a_refusal_says_what_check_says() {
    let folder = Folder::minimal("same-words").edit("paths/wechat.yaml", "task: pay", "task: pya");
    let refusal = folder.load().err().unwrap();
    assert_eq!(refusal.report(), &folder.check());
    assert_eq!(refusal.to_string(), "the content is refused: 1 error, 0 warnings");
}

#[test]
fn warnings_do_not_keep_content_from_being_loaded() {
    let folder = Folder::minimal("warned").edit("channels.yaml", "{zh: 窗口, en: Counter}", "窗口");
    assert_eq!(folder.codes(), ["missing-language"]);
    assert_eq!(folder.load().unwrap().menu.channels[1].name.in_lang(Lang::En), "窗口");
}

#[test]
fn what_is_allowed_with_a_reason_is_not_reported() {
    let folder = Folder::minimal("allowed").edit(
        "paths/counter.yaml",
        "title: {zh: 办税服务厅, en: Tax office}",
        "title: 办税①厅\n    allow:\n      - {code: ambiguous-width, reason: the sign says so}\n      - {code: missing-language, reason: nobody translated it}",
    );
    assert_eq!(folder.check().render(), "0 errors, 0 warnings\n");
}

#[test]
fn an_error_cannot_be_allowed() {
    let folder = Folder::minimal("not-allowed").edit(
        "paths/counter.yaml",
        "task: pay",
        "task: pya\n    allow: [{code: unknown-task, reason: why not}]",
    );
    assert_eq!(folder.codes(), ["unknown-task", "unused-allow"]);
}

#[test]
fn one_broken_item_hides_no_other_mistake() {
    let folder = Folder::minimal("both").edit("paths/wechat.yaml", "superseded: true", "superceded: true").edit(
        "paths/wechat.yaml",
        "task: pay",
        "task: pya",
    );
    assert_eq!(folder.codes(), ["unknown-task", "wrong-shape"]);
}

#[test]
fn a_source_that_only_a_broken_number_to_call_cites_is_not_called_unused() {
    let listed = "- {id: phone-book, title: {zh: 热线, en: Line}, publisher: {zh: 热线, en: Line}, read: 2026, \
        trust: official}\n  - id: notice";
    let broken = |with: &str| {
        Folder::minimal("broken-hotline").edit("sources.yaml", "- id: notice", listed).edit(
            "notes.yaml",
            "    purpose: {zh: 问缴费, en: Payment}\n    tasks: [pay]\n    scope: national\n    source: notice",
            with,
        )
    };
    let cites = "    purpos: {zh: 问缴费, en: Payment}\n    tasks: [pay]\n    scope: national\n    source: phone-book";
    assert_eq!(broken(cites).codes(), ["wrong-shape"]);
    assert_eq!(
        broken(&cites.replace("source: phone-book", "source: notice")).codes(),
        ["wrong-shape", "unused-source"]
    );
}

#[test]
fn without_numbers_to_call_an_unused_source_is_still_found() {
    let notes = Folder::minimal("no-hotlines").read("notes.yaml");
    let (before, _) = notes.split_once("hotlines:").unwrap();
    let folder = Folder::minimal("no-hotlines").write("notes.yaml", before).edit(
        "sources.yaml",
        "- id: notice",
        "- {id: old, title: {zh: 旧, en: Old}, publisher: {zh: 旧, en: Old}, read: 2024, trust: lead}\n  - id: notice",
    );
    assert_eq!(folder.codes(), ["unused-source"]);
}

#[test]
fn an_item_that_cannot_be_read_is_not_missed_where_it_is_used() {
    let folder = Folder::minimal("no-cascade").edit("tasks.yaml", "  - id: record", "  - ids: record");
    assert_eq!(folder.codes(), ["wrong-shape"]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let folder = Folder::minimal("windows");
    let text = folder.read("paths/wechat.yaml");
    let folder = folder.write("paths/wechat.yaml", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(folder.check().render(), "0 errors, 0 warnings\n");
    assert_eq!(folder.load().unwrap().guide.paths().count(), 3);

    let folder = folder.edit("paths/wechat.yaml", "task: pay", "task: pya");
    let report = folder.check();
    let found = &report.findings()[0];
    assert_eq!((found.code(), found.line(), found.column()), ("unknown-task", Some(4), Some(11)));
}

#[test]
fn a_hundred_megabytes_are_refused_unread() {
    let folder = Folder::minimal("huge");
    File::create(folder.root().join("notes.yaml")).unwrap().set_len(100_000_000).unwrap();
    assert_eq!(folder.codes(), ["too-large"]);
    assert!(folder.load().is_err());
}

#[test]
fn twenty_thousand_brackets_are_one_finding() {
    for brackets in ["[".repeat(20_000), "{a: ".repeat(20_000), "- ".repeat(20_000)] {
        let folder = Folder::minimal("brackets").write("notes.yaml", format!("notes: {brackets}"));
        assert_eq!(folder.check().errors(), 1, "{}", folder.check().render());
        assert!(folder.load().is_err());
    }
}

#[test]
fn facts_older_than_a_year_are_listed_and_change_nothing_else() {
    let content = Folder::minimal("stale").load().unwrap();
    let on = |day: &str| {
        let list = content::stale(&content.guide, day.parse::<Date>().unwrap());
        list.into_iter().map(|stale| (stale.fact, stale.id, stale.source)).collect::<Vec<_>>()
    };
    let fact = |fact, id: &str, source: &str| (fact, id.to_owned(), source.to_owned());

    assert_eq!(on("2026-11-22"), []);
    assert_eq!(
        on("2026-11-23"),
        [
            fact(Fact::Path, "wechat-city-service", "shebao-wuxi"),
            fact(Fact::Path, "counter-pay", "shebao-wuxi"),
            fact(Fact::Note, "bring-card", "shebao-wuxi"),
            fact(Fact::Season, "wuxi-2026", "shebao-wuxi"),
        ]
    );
    assert_eq!(on("2027-11-02").len(), 8, "what was read in November 2026 counts from its first day");

    let history = |day: &str| content::history(&content.guide, day.parse().unwrap()).count();
    assert_eq!((history("2026-08-31"), history("2026-09-01")), (0, 2), "a year is history when the next is collected");
}

/// The files of the minimal folder that the property below spoils.
const FILES: [&str; 9] = [
    "places.yaml",
    "counties.yaml",
    "tasks.yaml",
    "channels.yaml",
    "sources.yaml",
    "labels.yaml",
    "notes.yaml",
    "calendar.yaml",
    "paths/wechat.yaml",
];

/// Pieces that hurt YAML or our own lines.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("：".to_owned()),
        Just("|".to_owned()),
        Just("\t".to_owned()),
        Just("\"".to_owned()),
        Just("{".to_owned()),
        Just("&a ".to_owned()),
        Just("*a".to_owned()),
        Just("\n".to_owned()),
        Just("\n  - ".to_owned()),
        Just(": ".to_owned()),
        Just(" #".to_owned()),
        Just("!!str ".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("~".to_owned()),
        Just("- - ".to_owned()),
        "\\PC{0,3}",
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_content_never_panics_and_check_and_load_agree(
        file in 0..FILES.len(),
        spoils in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, piece()), 1..4),
    ) {
        let folder = Folder::minimal("spoilt");
        let mut letters: Vec<char> = folder.read(FILES[file]).chars().collect();
        for (at, gone, piece) in spoils {
            let at = at.index(letters.len() + 1);
            let end = (at + gone).min(letters.len());
            letters.splice(at..end, piece.chars());
        }
        let folder = folder.write(FILES[file], letters.into_iter().collect::<String>());
        let report = folder.check();
        let drawn = report.render();
        let summed_up = drawn.trim_end().ends_with(&report.summary());
        prop_assert!(summed_up, "the summary comes last");
        if report.errors() == 0 {
            prop_assert!(folder.load().is_ok(), "check passes, loading does not");
        }
        if folder.load().is_err() {
            prop_assert!(report.errors() > 0, "loading refuses, check passes");
        }
    }
}
