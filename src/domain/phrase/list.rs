//! The list of all phrases. One line a phrase: its name here, its key in `strings/*.yaml`, its placeholders.

mod commands;
mod estimate;
mod screen;

use commands::with_commands;
use estimate::with_estimate;
use screen::with_screen;

macro_rules! phrases {
    ($($name:ident = $key:literal [$($slot:literal)*];)*) => {
        /// A piece of text of the interface; each is described by its key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Phrase { $(#[doc = concat!("`", $key, "`")] $name,)* }

        impl Phrase {
            /// Every phrase, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its key in `strings/*.yaml`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// The placeholders in its text, in the order in which `Strings::fill` takes them.
            #[must_use]
            pub fn slots(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($slot),*],)* }
            }

            /// The phrase with this key.
            #[must_use]
            pub fn with_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)* _ => None }
            }
        }
    };
}

with_screen! {
    AppTitle = "app.title" [];
    StagePlace = "stage.place" [];
    StageTask = "stage.task" [];
    StageChannel = "stage.channel" [];
    StagePath = "stage.path" [];
    PlaceTitle = "place.title" [];
    PlaceHint = "place.hint" [];
    PlaceSearchTitle = "place.search_title" [];
    PlaceExamples = "place.examples" [];
    PlaceMunicipalities = "place.municipalities" [];
    PlaceHits = "place.hits" ["n"];
    PlaceCounties = "place.counties" [];
    PlaceUses = "place.uses" ["place"];
    PlaceMore = "place.more" ["n"];
    PlaceCount = "place.count" ["n" "page" "pages"];
    PlaceUnknown = "place.unknown" [];
    PlaceNothing = "place.nothing" ["query"];
    PlaceNothingTry = "place.nothing_try" [];
    PlaceOutside = "place.outside" ["name"];
    PlaceSelected = "place.selected" [];
    TaskTitle = "task.title" [];
    ChannelTitle = "channel.title" [];
    ChannelWays = "channel.ways" ["n"];
    ChannelReadFirst = "channel.read_first" [];
    ChannelNationalMeans = "channel.national_means" ["place"];
    LayerCity = "layer.city" [];
    LayerProvince = "layer.province" [];
    LayerNational = "layer.national" [];
    TrustOfficial = "trust.official" [];
    TrustReposted = "trust.reposted" [];
    TrustThirdParty = "trust.third_party" [];
    TrustLead = "trust.lead" [];
    PathWay = "path.way" ["n" "total" "title"];
    PathOnlyWay = "path.only_way" ["title"];
    PathStepOf = "path.step_of" ["n" "total"];
    PathReady = "path.ready" ["things"];
    PathTapHere = "path.tap_here" [];
    PathLocated = "path.located" ["place"];
    PathOr = "path.or" [];
    PathThen = "path.then" ["step"];
    PathOnPage = "path.on_page" ["label"];
    PathGeneric = "path.generic" [];
    PathOld = "path.old" [];
    PathLast = "path.last" [];
    AgeDated = "age.dated" ["date"];
    AgeDatedYear = "age.dated_year" ["year"];
    AgeUndated = "age.undated" ["read"];
    AgeMonth = "age.month" [];
    AgeMonths = "age.months" ["n"];
    AgeAlmostYear = "age.almost_year" [];
    AgeYear = "age.year" [];
    AgeYears = "age.years" ["n"];
    AgeAlmostYears = "age.almost_years" ["n"];
    AgeAboutYear = "age.about_year" [];
    AgeAboutYears = "age.about_years" ["n"];
    AgeThisYear = "age.this_year" [];
    AgeLastYear = "age.last_year" [];
    AgeYearsAgo = "age.years_ago" ["n"];
    ProvenanceWay = "provenance.way" ["layer" "trust" "age"];
    ProvenanceMayDiffer = "provenance.may_differ" ["place"];
    ProvenancePhoneMayDiffer = "provenance.phone_may_differ" [];
    ProvenanceSeenIn = "provenance.seen_in" ["place"];
    StuckTitle = "stuck.title" ["label"];
    StuckTitleStep = "stuck.title_step" ["step"];
    StuckFailedTitle = "stuck.failed_title" [];
    StuckAt = "stuck.at" ["n"];
    StuckLead = "stuck.lead" [];
    StuckLabels = "stuck.labels" [];
    StuckSearch = "stuck.search" ["app"];
    StuckWay = "stuck.way" [];
    StuckWayNamed = "stuck.way_named" ["n" "title"];
    StuckChannel = "stuck.channel" [];
    StuckCall = "stuck.call" [];
    StuckCounter = "stuck.counter" [];
    StuckCounterHint = "stuck.counter_hint" [];
    AdviceLabels = "advice.labels" [];
    AdviceSearch = "advice.search" ["app"];
    AdviceCall = "advice.call" [];
    AdviceCounter = "advice.counter" [];
    AdviceCounterBring = "advice.counter_bring" [];
    DoneNext = "done.next" [];
    DoneAgainHint = "done.again_hint" ["place" "channel"];
    DoneThen = "done.then" ["task"];
    DoneFailed = "done.failed" [];
    DoneNextVisitor = "done.next_visitor" [];
    NoticeTaskGone = "notice.task_gone" ["task" "place"];
    NoticeChannelGone = "notice.channel_gone" ["channel" "place"];
    NoticeWayGone = "notice.way_gone" ["title" "place"];
    LeaveTitle = "leave.title" [];
    LeaveYes = "leave.yes" [];
    LeaveNo = "leave.no" [];
    LeaveAgain = "leave.again" [];
    HelpTitle = "help.title" [];
    HelpKeys = "help.keys" [];
    HelpAbout = "help.about" [];
    HelpPage = "help.page" ["page" "pages"];
    KeyMove = "key.move" [];
    KeyChoose = "key.choose" [];
    KeyDigit = "key.digit" [];
    KeySearch = "key.search" [];
    KeyErase = "key.erase" [];
    KeyCursor = "key.cursor" [];
    KeyClear = "key.clear" [];
    KeyNextPage = "key.next_page" [];
    KeyPreviousPage = "key.previous_page" [];
    KeyFirst = "key.first" [];
    KeyLast = "key.last" [];
    KeyBack = "key.back" [];
    KeyBackToStep = "key.back_to_step" ["n"];
    KeyBackToSteps = "key.back_to_steps" [];
    KeyNextStep = "key.next_step" [];
    KeyStepBack = "key.step_back" [];
    KeyOtherWay = "key.other_way" [];
    KeyStuck = "key.stuck" [];
    KeyStuckShort = "key.stuck_short" [];
    KeyHelp = "key.help" [];
    KeyLanguage = "key.language" [];
    KeyNextVisitor = "key.next_visitor" [];
    KeyLeave = "key.leave" [];
    KeyInterrupt = "key.interrupt" [];
    KeyStay = "key.stay" [];
    KeySuspend = "key.suspend" [];
    KeyNameSpace = "key.name_space" [];
    KeyNameText = "key.name_text" [];
    KeyOnEvery = "key.on_every" [];
    KeyOnBoard = "key.on_board" [];
    KeyOnHits = "key.on_hits" [];
    KeyOnTasks = "key.on_tasks" [];
    KeyOnChannels = "key.on_channels" [];
    KeyOnPath = "key.on_path" [];
    KeyOnStuck = "key.on_stuck" [];
    KeyOnAdvice = "key.on_advice" [];
    KeyOnDone = "key.on_done" [];
    KeyOnHelp = "key.on_help" [];
    KeyOnLeaving = "key.on_leaving" [];
    KeyOnTooSmall = "key.on_too_small" [];
    TooSmall = "screen.too_small" ["width" "height" "have_width" "have_height"];
    VerbOpen = "verb.open" [];
    VerbInstall = "verb.install" [];
    VerbRegister = "verb.register" [];
    VerbLogin = "verb.login" [];
    VerbVerify = "verb.verify" [];
    VerbAuthorize = "verb.authorize" [];
    VerbFollow = "verb.follow" [];
    VerbSearch = "verb.search" [];
    VerbScan = "verb.scan" [];
    VerbTap = "verb.tap" [];
    VerbLocate = "verb.locate" [];
    VerbSwitch = "verb.switch" [];
    VerbInput = "verb.input" [];
    VerbSelect = "verb.select" [];
    VerbCheck = "verb.check" [];
    VerbUpload = "verb.upload" [];
    VerbSign = "verb.sign" [];
    VerbReview = "verb.review" [];
    VerbConfirm = "verb.confirm" [];
    VerbPay = "verb.pay" [];
    VerbEnterPassword = "verb.enter_password" [];
    VerbSave = "verb.save" [];
    VerbView = "verb.view" [];
    VerbWait = "verb.wait" [];
    VerbCall = "verb.call" [];
    VerbPress = "verb.press" [];
    VerbGo = "verb.go" [];
    VerbBring = "verb.bring" [];
    VerbInsert = "verb.insert" [];
    VerbAsk = "verb.ask" [];
    VerbDeposit = "verb.deposit" [];
    VerbJump = "verb.jump" [];
    VerbRemark = "verb.note" [];
    DoOpen = "action.open" ["label"];
    DoInstall = "action.install" ["label"];
    DoRegister = "action.register" [];
    DoLogin = "action.login" [];
    DoVerify = "action.verify" [];
    DoAuthorize = "action.authorize" [];
    DoFollow = "action.follow" ["label"];
    DoSearch = "action.search" ["label"];
    DoScan = "action.scan" ["label"];
    DoTap = "action.tap" ["label"];
    DoLocate = "action.locate" ["label"];
    DoLocateCounty = "action.locate_county" ["county" "place"];
    DoSwitch = "action.switch" ["label"];
    DoInput = "action.input" ["label"];
    DoSelect = "action.select" ["label"];
    DoCheck = "action.check" ["label"];
    DoUpload = "action.upload" ["label"];
    DoSign = "action.sign" ["label"];
    DoReview = "action.review" ["label"];
    DoConfirm = "action.confirm" ["label"];
    DoConfirmPlain = "action.confirm_plain" [];
    DoPay = "action.pay" [];
    DoEnterPassword = "action.enter_password" [];
    DoSave = "action.save" ["label"];
    DoView = "action.view" ["label"];
    DoWait = "action.wait" ["label"];
    DoCall = "action.call" ["label"];
    DoPress = "action.press" ["label"];
    DoGo = "action.go" ["label"];
    DoBring = "action.bring" ["label"];
    DoInsert = "action.insert" [];
    DoAsk = "action.ask" ["label"];
    DoDeposit = "action.deposit" ["label"];
    DoJump = "action.jump" ["label"];
    DoRemark = "action.note" ["label"];
    ReportSource = "report.source" ["title" "publisher"];
    ReportCall = "report.call" ["numbers"];
    ReportEveryWay = "report.every_way" [];
    ReportGenericStep = "report.generic_step" [];
    JoinQuoted = "join.quoted" ["label"];
    JoinEither = "join.either" ["one" "other"];
    JoinAside = "join.aside" ["text" "aside"];
    JoinNames = "join.names" ["text" "names"];
    JoinItems = "join.items" ["one" "next"];
    JoinClauses = "join.clauses" ["one" "next"];
    CliAbout = "cli.about" [];
    CliUsage = "cli.usage" [];
    CliOptions = "cli.options" [];
    CliExitCodes = "cli.exit_codes" [];
    CliOptionsHere = "cli.options_here" [];
    CliVariable = "cli.variable" ["name"];
    CliMore = "cli.more" [];
    CliWizard = "cli.wizard" [];
    CliPath = "cli.path" [];
    CliPlaces = "cli.places" [];
    CliCheck = "cli.check" [];
    ValueCity = "cli.value_city" [];
    ValueTask = "cli.value_task" [];
    ValueChannel = "cli.value_channel" [];
    ValueFormat = "cli.value_format" [];
    ValueDir = "cli.value_dir" [];
    ValueLang = "cli.value_lang" [];
    ValueDate = "cli.value_date" [];
    ValueTheme = "cli.value_theme" [];
    ValueQuery = "cli.value_query" [];
    OptionCity = "cli.option_city" [];
    OptionTask = "cli.option_task" [];
    OptionChannel = "cli.option_channel" [];
    OptionFormat = "cli.option_format" ["choices"];
    OptionContent = "cli.option_content" [];
    OptionLang = "cli.option_lang" ["choices"];
    OptionAsOf = "cli.option_as_of" [];
    OptionTheme = "cli.option_theme" ["choices"];
    OptionAscii = "cli.option_ascii" [];
    OptionHelp = "cli.option_help" [];
    OptionVersion = "cli.option_version" [];
    OptionQuery = "cli.option_query" [];
    OptionDir = "cli.option_dir" [];
    ExitDone = "exit.done" [];
    ExitFailed = "exit.failed" [];
    ExitUsage = "exit.usage" [];
    ExitTerminal = "exit.terminal" [];
    ExitContent = "exit.content" [];
    ExitAborted = "exit.aborted" [];
    ExitSignal = "exit.signal" [];
    WrongOption = "wrong.option" ["word"];
    WrongCommand = "wrong.command" ["word"];
    WrongSurplus = "wrong.surplus" ["word"];
    WrongNoValue = "wrong.no_value" ["option"];
    WrongTwice = "wrong.twice" ["option"];
    WrongUnreadable = "wrong.unreadable" [];
    WrongUsage = "wrong.usage" [];
    WrongUnused = "wrong.unused" ["command" "option"];
    WrongChoice = "wrong.choice" ["option" "word"];
    WrongDate = "wrong.date" ["option" "word"];
    WrongNoCity = "wrong.no_city" [];
    WrongCity = "wrong.city" ["word"];
    WrongCities = "wrong.cities" ["word"];
    WrongTask = "wrong.task" ["word"];
    WrongChannel = "wrong.channel" ["word"];
    WrongNoWay = "wrong.no_way" ["place" "task"];
    WrongNoWayIn = "wrong.no_way_in" ["place" "channel" "task"];
    WrongContent = "wrong.content" ["n"];
    WrongOutput = "wrong.output" ["cause"];
    TryHelp = "try.help" ["command"];
    TryNear = "try.near" ["words"];
    TryChoices = "try.choices" ["choices"];
    TryDate = "try.date" [];
    TryCity = "try.city" ["command"];
    TryName = "try.name" [];
    TryFullName = "try.full_name" ["names"];
    TryOutside = "try.outside" [];
    TryOnce = "try.once" [];
    TryLeaveOut = "try.leave_out" ["word"];
    TryCheck = "try.check" ["command"];
    TrySpace = "try.space" [];
    ReportNamesakes = "report.namesakes" ["word" "names"];
    RefuseNoTerminal = "refuse.no_terminal" [];
    RefuseNoTerminalTry = "refuse.no_terminal_try" [];
    RefuseTerm = "refuse.term" ["term"];
    RefuseTermTry = "refuse.term_try" [];
    RefuseCharset = "refuse.charset" ["variable" "value"];
    RefuseCharsetTry = "refuse.charset_try" [];
    WrongTerminal = "wrong.terminal" ["cause"];
    WrongStopped = "wrong.stopped" ["cause"];
    TryAgain = "try.again" [];
}
