//! The command line, tried on the real binary: what it prints, what it complains about, what it ends with.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::content_folders::Folder;

/// What came of a command.
pub(crate) struct Ran {
    pub(crate) exit: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The binary with `words`, no variables of ours, and no terminal.
pub(crate) fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yibao"));
    command.args(words).stdin(Stdio::null());
    for name in ["CITY", "TASK", "CHANNEL", "CONTENT", "LANG", "AS_OF", "THEME", "ASCII"] {
        command.env_remove(format!("YIBAO_{name}"));
    }
    command.env_remove("NO_COLOR");
    command
}

pub(crate) fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { exit: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) fn yibao(line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().collect();
    ran(command(&words))
}

#[track_caller]
pub(crate) fn refused(line: &str, exit: i32, what: &str, what_to_do: &str) {
    let ran = yibao(line);
    assert_eq!(ran.err, format!("{what}\n{what_to_do}\n"), "{line}");
    assert_eq!(ran.out, "", "{line}");
    assert_eq!(ran.exit, Some(exit), "{line}");
}

#[track_caller]
fn first_line(line: &str) -> String {
    let ran = yibao(line);
    assert_eq!((ran.exit, &*ran.err), (Some(0), ""), "{line}");
    ran.out.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_city_that_does_not_exist_is_answered_with_the_one_that_was_meant() {
    refused("path --city 无西", 2, "没有叫「无西」的城市或区县。", "是不是想写 无锡？");
    refused(
        "path --city zzzz",
        2,
        "没有叫「zzzz」的城市或区县。",
        "写城市或区县的全名、拼音或首字母；yibao places 列出全部城市。",
    );
    refused("--city 无西 --lang en", 2, "No city or county is called 「无西」.", "Did you mean Wuxi 无锡?");
}

#[test]
fn a_name_that_could_be_several_cities_is_answered_with_all_of_them() {
    refused(
        "path --city ts",
        2,
        "「ts」可以是好几个地方。",
        "请写全名或编码：河北省 唐山市（130200）、甘肃省 天水市（620500）。",
    );
}

#[test]
fn a_place_outside_the_mainland_is_told_as_such() {
    refused(
        "path --city 台湾",
        2,
        "台湾省不在内地医保范围内，这里没有它的内容。",
        "请写内地的城市；yibao places 列出全部。",
    );
}

#[test]
fn a_path_needs_a_city() {
    refused("path", 2, "不知道是哪个城市。", "加上 --city，例如 yibao path --city 无锡。");
}

#[test]
fn a_mistake_is_told_as_json_to_a_program_that_asked_for_json() {
    for (line, exit, code, field) in [
        ("path --city 无西", 2, "E-CITY", Some("city")),
        ("path --city 无锡 --task nope", 2, "E-TASK", Some("task")),
        ("path --city 拉萨 --task voucher", 1, "E-NO-WAY", None),
        ("path", 2, "E-CITY-REQUIRED", Some("city")),
        ("places zzzz", 1, "E-NOTHING-FOUND", None),
        ("coverage --zzz", 2, "E-OPTION", Some("zzz")),
    ] {
        let ran = yibao(&format!("{line} --format json"));
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!((&told["schema"], &told["code"]), (&"yibao.error/1".into(), &code.into()), "{line}");
        assert_eq!((ran.exit, told["exit"].as_i64()), (Some(exit), Some(exit.into())), "{line}");
        assert_eq!(told["field"].as_str(), field, "{line}");
        assert_eq!(told["message"].as_str().unwrap(), ran.err.replace('\n', ""), "{line}");
        assert_eq!(yibao(line).out, "", "only to those that asked");
    }
}

#[test]
fn an_option_or_command_that_does_not_exist_is_answered_with_the_nearest() {
    refused("path --citty 无锡", 2, "没有「--citty」这个选项。", "是不是想写 --city？");
    refused("path --zzz", 2, "没有「--zzz」这个选项。", "写 yibao path --help 看怎么用。");
    refused("pth", 2, "没有「pth」这个命令。", "是不是想写 path？");
    refused("zzzz", 2, "没有「zzzz」这个命令。", "写 yibao --help 看怎么用。");
    refused("doctor", 2, "没有「doctor」这个命令。", "写 yibao --help 看怎么用。");
    refused("estimat", 2, "没有「estimat」这个命令。", "是不是想写 estimate？");
}

#[test]
fn a_line_with_too_many_or_too_few_words_is_told_which() {
    refused("path --city", 2, "--city 后面少了一个值。", "写 yibao path --help 看怎么用。");
    refused("path x", 2, "「x」是多出来的。", "去掉「x」再试。");
    refused("places a b", 2, "「b」是多出来的。", "去掉「b」再试。");
    refused("path --city a --city b", 2, "--city 写了两次。", "留下一个就好。");
    refused("--city 无锡 places", 2, "yibao places 用不上 --city。", "去掉「--city」再试。");
    refused("--task pay check", 2, "yibao check 用不上 --task。", "去掉「--task」再试。");
}

#[test]
fn a_value_that_is_none_of_the_choices_is_answered_with_the_choices() {
    refused("--lang fr", 2, "--lang 不能是「fr」。", "可以写：zh / en。");
    refused("--theme dark", 2, "--theme 不能是「dark」。", "可以写：terminal / light / contrast / mono。");
    refused("path --city 无锡 --format html", 2, "--format 不能是「html」。", "可以写：text / markdown / json。");
    refused("places --format markdown", 2, "--format 不能是「markdown」。", "可以写：text / json。");
    refused("places --as-of 2026-13-01", 2, "--as-of 的日期「2026-13-01」读不懂。", "写成 2026-11-22 这样。");
}

#[test]
fn a_complaint_repeats_no_control_characters_and_no_endless_word() {
    let long = "长".repeat(2000);
    let endless = ran(command(&["path", "--city", &long]));
    assert_eq!(endless.err.lines().next().unwrap(), format!("没有叫「{}…」的城市或区县。", "长".repeat(40)));
    let escape = ran(command(&["path", "--city", "\u{1b}[31mzz\u{7}"]));
    assert_eq!(escape.err.lines().next().unwrap(), "没有叫「[31mzz」的城市或区县。");
    let option = ran(command(&["--\u{1b}[31m"]));
    assert_eq!(option.err.lines().next().unwrap(), "没有「--[31m」这个选项。");
}

#[test]
fn a_task_or_channel_that_does_not_exist_is_answered_with_all_there_are() {
    let task = yibao("path --city 无锡 --task foo");
    assert!(task.err.starts_with("没有「foo」这件事。\n可以写：pay（缴居民医保费）、query_record（"), "{}", task.err);
    let channel = yibao("path --city 无锡 --channel foo");
    assert!(
        channel.err.starts_with("没有「foo」这个渠道。\n可以写：wechat（微信）、alipay（支付宝）、"),
        "{}",
        channel.err
    );
    assert_eq!((task.exit, channel.exit), (Some(2), Some(2)));
}

#[test]
fn a_channel_without_a_way_here_is_answered_with_those_that_have_one() {
    let ran = yibao("path --city 无锡 --channel 银行代扣 --task query_balance");
    assert!(ran.err.starts_with("无锡没有在「银行代扣」里「查卡里的钱」的走法。\n可以写："), "{}", ran.err);
    assert_eq!((ran.exit, &*ran.out), (Some(1), ""));
    // What is worked out has a command of its own.
    let ran = yibao("path --city 江阴 --task estimate");
    assert_eq!(ran.err, "无锡没有「算能报多少」的走法。\n可以写：yibao estimate --city 无锡。\n");
}

#[test]
fn the_language_of_a_complaint_is_known_before_the_line_is_understood() {
    refused("path --lang en --zzz", 2, "There is no option 「--zzz」.", "yibao path --help tells how.");
    refused("--lang=en pth", 2, "There is no command 「pth」.", "Did you mean path?");
}

#[test]
fn tasks_and_channels_are_named_by_id_and_by_name() {
    for line in [
        "path --city 无锡 --task pay --channel wechat",
        "path --city wuxi --task 缴费 --channel 微信",
        "path --city 320200 --task 缴居民医保费 --channel WeChat",
        "--city wx --channel wechat path",
    ] {
        assert_eq!(first_line(line), "江苏省 无锡市 › 缴居民医保费 › 微信", "{line}");
    }
}

#[test]
fn a_county_keeps_its_name() {
    assert_eq!(first_line("path --city 江阴 --channel 云闪付"), "江苏省 无锡市（江阴） › 缴居民医保费 › 云闪付");
}

#[test]
fn a_city_whose_name_counties_elsewhere_carry_warns_of_them() {
    let ran = yibao("path --city 朝阳 --channel unionpay --format json");
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        json["warnings"][0],
        "也有区县叫「朝阳」：北京市 朝阳区（110105）、吉林省 长春市 朝阳区（220104）。要看它们，请写全名或编码。"
    );
}

#[test]
fn a_search_lists_the_expected_place_first() {
    for (typed, expected) in [
        ("cq", "重庆市"),
        ("xm", "厦门市"),
        ("luan", "六安市"),
        ("lvliang", "吕梁市"),
        ("wxi", "无锡市"),
        ("江阴", "江阴市"),
        ("吉林", "吉林市"),
    ] {
        let line = first_line(&format!("places {typed}"));
        assert_eq!(line.split_whitespace().next(), Some(expected), "{typed}");
    }
}

#[test]
fn the_name_of_a_province_also_lists_its_cities() {
    let ran = yibao("places 吉林");
    let names: Vec<&str> = ran.out.lines().filter_map(|line| line.split_whitespace().next()).collect();
    for city in ["吉林市", "长春市", "四平市", "延边朝鲜族自治州"] {
        assert!(names.contains(&city), "{city}");
    }
    assert!(ran.out.lines().next().unwrap_or_default().contains("吉林省"));
}

#[test]
fn without_a_name_every_place_is_listed() {
    assert_eq!(yibao("places").out.lines().count(), 370);
    let json: Value = serde_json::from_str(&yibao("places --format json").out).unwrap();
    assert_eq!(json["places"].as_array().map(Vec::len), Some(370));
}

#[test]
fn a_search_that_finds_nothing_says_what_to_try() {
    refused(
        "places zzzz",
        1,
        "没有找到「zzzz」",
        "试试：城市全名、拼音或首字母；区、县也可以。例如 无锡、wuxi、wx、江阴。",
    );
    refused(
        "places 香港",
        1,
        "香港特别行政区不在内地医保范围内，这里没有它的内容。",
        "请写内地的城市；yibao places 列出全部。",
    );
}

/// The labels of every way, in order.
fn ways(line: &str) -> Vec<Vec<String>> {
    let ran = yibao(line);
    assert_eq!((ran.exit, &*ran.err), (Some(0), ""), "{line}");
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let labels = |way: &Value| {
        let steps = way["steps"].as_array().unwrap().iter();
        steps.filter_map(|step| step["label"].as_str()).map(str::to_owned).collect()
    };
    json["paths"].as_array().unwrap().iter().map(labels).collect()
}

#[test]
fn the_cities_of_the_seed_articles_print_the_ways_of_their_articles() {
    for city in ["天水", "无锡", "巴中", "南昌"] {
        let begins = |channel: &str, labels: &[&str]| {
            let ways = ways(&format!("path --city {city} --channel {channel} --format json"));
            assert!(
                ways.iter().any(|way| way.get(..labels.len()).is_some_and(|way| way == labels)),
                "{city}: {ways:?}"
            );
        };
        begins("unionpay", &["云闪付", "城市服务", "社保缴费"]);
        begins("wechat", &["微信", "我"]);
        begins("alipay", &["支付宝"]);
        begins("bank", &[]);
    }
}

#[test]
fn the_mini_program_of_the_province_stands_among_the_ways_of_the_apps_it_opens_in() {
    let begins = |city: &str, channel: &str, entry: &str| {
        let ways = ways(&format!("path --city {city} --channel {channel} --format json"));
        ways.iter().position(|way| way.get(1).is_some_and(|label| label == entry))
    };
    assert_eq!(begins("无锡", "wechat", "江苏税务社保缴纳"), Some(0));
    assert_eq!(begins("无锡", "alipay", "江苏税务社保缴纳"), Some(0));
    assert_eq!(begins("天水", "wechat", "甘肃税务社保缴费"), Some(0));
}

#[test]
fn every_variable_stands_in_for_its_option() {
    let with = |name: &str, value: &str, line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut command = command(&words);
        command.env(name, value);
        ran(command)
    };
    let head = |ran: Ran| ran.out.lines().next().unwrap_or_default().to_owned();
    assert_eq!(head(with("YIBAO_CITY", "无锡", "path --channel wechat")), "江苏省 无锡市 › 缴居民医保费 › 微信");
    assert_eq!(
        head(with("YIBAO_TASK", "query_record", "path --city 无锡 --channel wechat")),
        "江苏省 无锡市 › 查缴费记录 › 微信"
    );
    assert_eq!(head(with("YIBAO_CHANNEL", "bank", "path --city 无锡")), "江苏省 无锡市 › 缴居民医保费 › 银行 APP");
    assert_eq!(with("YIBAO_LANG", "en", "places zzzz").err.lines().next(), Some("Nothing found for 「zzzz」"));
    let dated: Value =
        serde_json::from_str(&with("YIBAO_AS_OF", "2031-02-03", "path --city wx --format json").out).unwrap();
    assert_eq!(dated["as_of"], "2031-02-03");
    assert_eq!(with("YIBAO_CONTENT", "/nowhere", "places").exit, Some(4));
    assert_eq!(
        with("YIBAO_THEME", "dark", "places").err,
        "YIBAO_THEME 不能是「dark」。\n可以写：terminal / light / contrast / mono。\n"
    );
}

#[cfg(unix)]
#[test]
fn a_directory_whose_name_is_not_utf_8_is_read_by_option_and_by_variable() {
    use std::os::unix::ffi::OsStrExt as _;

    let copied = Folder::minimal("not-utf-8");
    let named = copied.root().join(std::ffi::OsStr::from_bytes(b"\xce\xde\xce\xfd"));
    std::fs::create_dir(&named).unwrap();
    for entry in std::fs::read_dir(copied.root()).unwrap().map(Result::unwrap).filter(|entry| entry.path() != named) {
        std::fs::rename(entry.path(), named.join(entry.file_name())).unwrap();
    }
    let mut by_variable = command(&["check"]);
    by_variable.env("YIBAO_CONTENT", &named);
    let mut by_option = command(&["check", "--content"]);
    by_option.arg(&named);
    for asked in [by_variable, by_option] {
        let ran = ran(asked);
        assert_eq!((ran.exit, &*ran.out), (Some(0), "0 errors, 0 warnings\n"), "{}", ran.err);
    }
}

#[test]
fn check_takes_one_directory() {
    refused("check content --content tests/fixtures/minimal", 2, "--content 和 content 只能写一个。", "留下一个就好。");
    // The variable stands for every command; a directory on the line goes before it.
    let mut asked = command(&["check", "content"]);
    asked.env("YIBAO_CONTENT", "/nowhere");
    assert_eq!(ran(asked).exit, Some(0));
}

#[test]
fn an_option_on_the_line_goes_before_its_variable_and_an_empty_variable_is_none() {
    let mut on_line = command(&["places", "zzzz", "--lang", "zh"]);
    on_line.env("YIBAO_LANG", "en");
    assert_eq!(ran(on_line).err.lines().next(), Some("没有找到「zzzz」"));
    let mut empty = command(&["places", "zzzz"]);
    empty.env("YIBAO_LANG", "");
    assert_eq!(ran(empty).err.lines().next(), Some("没有找到「zzzz」"));
}

#[test]
fn without_a_terminal_the_wizard_names_the_way_out() {
    refused("", 3, "这里不是终端窗口，显示不了向导。", "要文字版，写 yibao path --city 无锡。");
    refused(
        "--lang en --city wuxi",
        3,
        "This is no terminal, so the wizard cannot be shown.",
        "For the steps as text: yibao path --city wuxi.",
    );
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let mut places = command(&["places", "--format", "json"]);
    // More than a pipe holds, so that writing must meet the closed end.
    let mut child = places.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_that_is_told() {
    let mut places = command(&["places"]);
    places.stdout(std::fs::File::options().write(true).open("/dev/full").unwrap());
    let ran = ran(places);
    assert!(ran.err.starts_with("写不出去："), "{}", ran.err);
    assert_eq!(ran.exit, Some(1));
}

#[cfg(unix)]
#[test]
fn letters_that_are_no_text_are_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let mut path = command(&["path", "--city"]);
    path.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    let ran = ran(path);
    assert_eq!(ran.err, "命令里有读不懂的字符。\n写 yibao path --help 看怎么用。\n");
    assert_eq!(ran.exit, Some(2));
}

#[test]
fn the_shipped_content_passes_its_check() {
    let ran = yibao("check");
    assert_eq!(ran.out, "0 errors, 0 warnings\n");
    assert_eq!(ran.exit, Some(0));
}

#[test]
fn check_with_a_day_also_lists_what_has_grown_old_and_still_passes() {
    let ran = yibao("check --as-of 2031-01-01");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.first(), Some(&"0 errors, 0 warnings"));
    assert!(lines.contains(&"  path wechat-city-service: shebao-nanchang (2025-12-27)"), "{}", ran.out);
    assert_eq!(ran.exit, Some(0));
}

/// A copy of the shipped content, with `change` made to one of its files.
fn content_with(name: &str, file: &str, change: impl Fn(String) -> String) -> PathBuf {
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &copy);
    let path = copy.join(file);
    let changed = change(std::fs::read_to_string(&path).unwrap());
    std::fs::write(&path, changed).unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn content_of_a_directory_replaces_the_embedded_one_and_its_words_speak() {
    let content =
        content_with("own-words", "strings/zh.yaml", |text| text.replace("没有找到「{query}」", "「{query}」？"));
    let content = content.to_str().unwrap();
    assert_eq!(ran(command(&["places", "zzzz", "--content", content])).err.lines().next(), Some("「zzzz」？"));
    // A complaint about the line itself comes before any content is read.
    assert_eq!(ran(command(&["pth", "--content", content])).err.lines().next(), Some("没有「pth」这个命令。"));
}

#[test]
fn content_with_errors_is_refused_with_all_findings() {
    let content =
        content_with("two-mistakes", "tasks.yaml", |text| text.replace("then: query_record", "then: query_recrod"));
    let content = content.to_str().unwrap();
    let checked = ran(command(&["check", content]));
    let refused = ran(command(&["places", "--content", content]));
    assert_eq!((checked.exit, refused.exit), (Some(4), Some(4)));
    assert!(checked.out.contains("did you mean `query_record`?"), "{}", checked.out);
    let summary = checked.out.lines().last().unwrap();
    let errors: usize = summary.split(' ').next().unwrap().parse().unwrap();
    assert!(errors >= 2, "{summary}");
    let expected =
        format!("{}内容里有 {errors} 个错误，没有用它。\n改好以后用 yibao check {content} 再检查一遍。\n", checked.out);
    assert_eq!((&*refused.out, refused.err), ("", expected));
}

#[test]
fn content_that_is_not_there_is_refused() {
    let ran = yibao("--content /nowhere");
    assert!(ran.err.contains("/nowhere"), "{}", ran.err);
    assert_eq!((ran.exit, &*ran.out), (Some(4), ""));
    assert_eq!(yibao("check /nowhere").exit, Some(4));
}

#[test]
fn help_and_version_need_nothing_else() {
    assert_eq!(yibao("--version").out, format!("yibao {}\n", env!("CARGO_PKG_VERSION")));
    for line in ["--help", "-h", "path --help", "places --help", "check --help --lang en", "--help --content /nowhere"]
    {
        let ran = yibao(line);
        assert_eq!((ran.exit, &*ran.err), (Some(0), ""), "{line}");
        assert!(ran.out.contains("--lang"), "{line}");
    }
}

#[test]
fn the_help_page_in_both_languages() {
    insta::assert_snapshot!("help_zh", yibao("--help").out);
    insta::assert_snapshot!("help_en", yibao("--help --lang en").out);
    insta::assert_snapshot!("help_path_zh", yibao("path --help").out);
}
