//! The list of all phrases. One line a phrase: its name here, its key in `strings/*.yaml`, its placeholders.

mod commands;
mod complaints;
mod estimate;
mod screen;

use commands::with_commands;
use complaints::with_complaints;
use estimate::with_estimate;
use screen::with_screen;

impl Phrase {
    /// The phrase with this key. Files that keep the order of the list never ask: a search costs no time then, and a jump for
    /// each key would be forty kilobytes of the program.
    #[must_use]
    pub fn with_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|phrase| phrase.key() == key)
    }
}

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
        }
    };
}

with_complaints! {
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
    PlaceHitsCode = "place.hits_code" ["n"];
    PlaceCounties = "place.counties" [];
    PlaceUses = "place.uses" ["place"];
    PlaceMore = "place.more" ["n"];
    PlaceCount = "place.count" ["n" "page" "pages"];
    PlaceUnknown = "place.unknown" [];
    PlaceUnknownShort = "place.unknown_short" [];
    PlaceNothing = "place.nothing" ["query"];
    PlaceNothingTry = "place.nothing_try" [];
    PlaceOutside = "place.outside" ["name"];
    TaskTitle = "task.title" [];
    ChannelTitleCounter = "channel.title_counter" ["n"];
    ChannelTitleCounterPage = "channel.title_counter_page" ["page" "n"];
    ChannelTitleTab = "channel.title_tab" ["key"];
    ChannelWays = "channel.ways" ["n"];
    ChannelOpensIn = "channel.opens_in" ["app"];
    ChannelFollowIn = "channel.follow_in" ["app"];
    ChannelReadFirst = "channel.read_first" [];
    ChannelMoreNotes = "channel.more_notes" ["key" "n"];
    ChannelEntry = "channel.entry" ["place" "which"];
    ChannelEntryPublished = "channel.entry_published" ["place" "which"];
    ChannelEntryName = "channel.entry_name" ["channel" "name"];
    ChannelEntryRow = "channel.entry_row" ["n" "which"];
    ChannelEntryPage = "channel.entry_page" ["page" "n" "which"];
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
    PathOr = "path.or" [];
    PathThen = "path.then" ["step"];
    PathOnPage = "path.on_page" ["label"];
    PathGeneric = "path.generic" [];
    PathOtherWays = "path.other_ways" ["ways"];
    PathOld = "path.old" [];
    PathLast = "path.last" [];
    AgeDated = "age.dated" ["date"];
    AgeNoDate = "age.no_date" [];
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
    SeasonTitle = "season.title" ["place"];
    SeasonOpen = "season.open" ["year" "to" "days"];
    SeasonOpenTo = "season.open_to" ["year" "to" "days"];
    SeasonOpenFrom = "season.open_from" ["year" "from"];
    SeasonLastDay = "season.last_day" ["year" "to"];
    SeasonNotYet = "season.not_yet" ["year" "from" "to"];
    SeasonNotYetFrom = "season.not_yet_from" ["year" "from"];
    SeasonClosed = "season.closed" ["year" "to"];
    SeasonClosedAsk = "season.closed_ask" [];
    SeasonUnknown = "season.unknown" ["year"];
    SeasonWhenUnknown = "season.when_unknown" ["year"];
    SeasonCaution = "season.caution" ["year"];
    SeasonCautionWhen = "season.caution_when" ["year"];
    SeasonPayNow = "season.pay_now" ["benefit"];
    SeasonNewborn = "season.newborn" ["text"];
    SeasonFee = "season.fee" ["group" "amount"];
    SeasonFeeNext = "season.fee_next" ["one" "next"];
    SeasonFees = "season.fees" ["fees"];
    SeasonFeesAided = "season.fees_aided" ["fees"];
    SeasonYuan = "season.yuan" ["fees"];
    SeasonLast = "season.last" ["year" "when" "fees"];
    SeasonLastWhen = "season.last_when" ["year" "when"];
    SeasonLastFees = "season.last_fees" ["year" "fees"];
    SeasonNotOfYear = "season.not_of_year" ["year"];
    SeasonBetween = "season.between" ["from" "to"];
    SeasonFrom = "season.from" ["from"];
    SeasonTo = "season.to" ["to"];
    SeasonPart = "season.part" ["name" "year" "told"];
    SeasonLastPart = "season.last_part" ["name" "year" "told"];
    SeasonOrigin = "season.origin" ["origin"];
    SeasonOfWindow = "season.of_window" ["origin"];
    SeasonOfFees = "season.of_fees" ["origin"];
    StuckTitle = "stuck.title" ["label"];
    StuckTitleStep = "stuck.title_step" ["step"];
    StuckFailedTitle = "stuck.failed_title" [];
    StuckAt = "stuck.at" ["n"];
    StuckLead = "stuck.lead" [];
    StuckLeadShort = "stuck.lead_short" [];
    StuckLabels = "stuck.labels" [];
    StuckSearch = "stuck.search" ["app"];
    StuckWay = "stuck.way" [];
    StuckWayNamed = "stuck.way_named" ["n" "title"];
    StuckChannel = "stuck.channel" [];
    StuckCall = "stuck.call" [];
    StuckCounter = "stuck.counter" [];
    StuckCounterHint = "stuck.counter_hint" [];
    AdviceLabels = "advice.labels" [];
    AdviceWords = "advice.words" [];
    AdviceCall = "advice.call" [];
    AdviceCalls = "advice.calls" [];
    AdviceCounter = "advice.counter" [];
    AdviceCounterBring = "advice.counter_bring" [];
    DoneNext = "done.next" [];
    DoneDebit = "done.debit" [];
    DoneDebitKeep = "done.debit_keep" [];
    DoneWaiting = "done.waiting" [];
    DoneUnpaid = "done.unpaid" [];
    DoneRefund = "done.refund" [];
    DoneAgainHint = "done.again_hint" ["place" "channel"];
    DoneThen = "done.then" ["task"];
    DoneOther = "done.other" [];
    DoneOtherHint = "done.other_hint" ["place"];
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
    HelpKeysHere = "help.keys_here" ["page"];
    HelpKeys = "help.keys" [];
    HelpAbout = "help.about" [];
    HelpPage = "help.page" ["page" "pages"];
    KeyMove = "key.move" [];
    KeyChoose = "key.choose" [];
    KeyChooseShort = "key.choose_short" [];
    KeyDigit = "key.digit" [];
    KeyDigitShort = "key.digit_short" [];
    KeySearch = "key.search" [];
    KeyErase = "key.erase" [];
    KeyCursor = "key.cursor" [];
    KeyClear = "key.clear" [];
    KeyNextPage = "key.next_page" [];
    KeyNextPageShort = "key.next_page_short" [];
    KeyPreviousPage = "key.previous_page" [];
    KeyFirst = "key.first" [];
    KeyLast = "key.last" [];
    KeyBack = "key.back" [];
    KeyBackToStep = "key.back_to_step" ["n"];
    KeyBackToSteps = "key.back_to_steps" [];
    KeyNextStep = "key.next_step" [];
    KeyNextStepShort = "key.next_step_short" [];
    KeyFinish = "key.finish" [];
    KeyStepBack = "key.step_back" [];
    KeyOtherWay = "key.other_way" [];
    KeyOtherWayShort = "key.other_way_short" [];
    KeyStuck = "key.stuck" [];
    KeyStuckShort = "key.stuck_short" [];
    KeyStuckStep = "key.stuck_step" [];
    KeyStuckStepShort = "key.stuck_step_short" [];
    KeyHelp = "key.help" [];
    KeyLanguage = "key.language" [];
    KeyNextVisitor = "key.next_visitor" [];
    KeyLeave = "key.leave" [];
    KeyInterrupt = "key.interrupt" [];
    KeyStay = "key.stay" [];
    KeySuspend = "key.suspend" [];
    KeyNameSpace = "key.name_space" [];
    KeyNameText = "key.name_text" [];
    KeyNameUp = "key.name_up" [];
    KeyNameDown = "key.name_down" [];
    KeyNameLeft = "key.name_left" [];
    KeyNameRight = "key.name_right" [];
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
    DoFollowOf = "action.follow_of" ["label"];
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
    ReportNumber = "report.number" ["purpose" "tag"];
    ReportEveryWay = "report.every_way" [];
    ReportGenericStep = "report.generic_step" [];
    CoverageTitle = "coverage.title" ["date"];
    CoverageProvince = "coverage.province" [];
    CoveragePlaces = "coverage.places" [];
    CoverageTasks = "coverage.tasks" [];
    CoveragePay = "coverage.pay" [];
    CoverageFees = "coverage.fees" ["year"];
    CoverageWindow = "coverage.window" ["year"];
    CoverageTotal = "coverage.total" [];
    CoverageAll = "coverage.all" ["n"];
    CoverageWithout = "coverage.without" ["names"];
    JoinQuoted = "join.quoted" ["label"];
    JoinNamed = "join.named" ["name"];
    JoinEither = "join.either" ["one" "other"];
    JoinAside = "join.aside" ["text" "aside"];
    JoinNames = "join.names" ["text" "names"];
    JoinItems = "join.items" ["one" "next"];
    JoinSentence = "join.sentence" ["words"];
    JoinSentences = "join.sentences" ["one" "next"];
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
    CliCoverage = "cli.coverage" [];
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
}
