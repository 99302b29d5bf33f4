//! Menu paths: which app, which labels, in which order.

use std::borrow::Cow;

use super::{NonEmpty, PlaceCode, Provenance, Text};

/// Position of a task in [`Menu::tasks`](super::Menu::tasks).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u8);

/// Position of a channel in [`Menu::channels`](super::Menu::channels).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChannelId(pub u8);

/// Position of a path in the `Guide`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathIx {
    /// The shelf: 0 for what holds everywhere, else one more than the position of the province.
    pub(super) shelf: u8,
    /// Its position on the shelf.
    pub(super) at: u16,
}

/// Something a person wants to get done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id: `pay`.
    pub id: Box<str>,
    /// Its name in people's words: 缴居民医保费.
    pub name: Text,
    /// Two or three characters for the stage bar: 缴费.
    pub short: Text,
    /// Who it is for or what to know first.
    pub hint: Option<Text>,
    /// What the closing page says first: 付完了。
    pub finished: Text,
    /// What "once more" is called on the closing page, where doing it for someone else makes sense.
    pub again: Option<Text>,
    /// The task the closing page leads to.
    pub then: Option<TaskId>,
    /// True when doing it pays the yearly premium: then when and how much belongs beside it.
    pub premium: bool,
}

/// How a channel is used; decides what the drawn phone may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChannelKind {
    /// An app on the phone.
    App,
    /// A web page.
    Web,
    /// A code to scan.
    Code,
    /// A counter with a person behind it.
    Counter,
    /// A machine in a hall.
    Terminal,
    /// A phone call.
    Phone,
}

impl ChannelKind {
    /// True where the way goes over a screen of one's own: not with a counter, a machine or a call.
    #[must_use]
    pub fn on_own_screen(self) -> bool {
        match self {
            Self::App | Self::Web | Self::Code => true,
            Self::Counter | Self::Terminal | Self::Phone => false,
        }
    }
}

/// What the person has in hand: an app, a counter, a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Its id: `wechat`.
    pub id: Box<str>,
    /// Its name: 微信.
    pub name: Text,
    /// How it is used.
    pub kind: ChannelKind,
    /// What to know before choosing it.
    pub hint: Option<Text>,
    /// One of the four apps on the card, which stand first everywhere.
    pub on_card: bool,
}

/// How far a fact holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere on the mainland.
    National,
    /// In one province.
    Province(PlaceCode),
    /// In one place.
    City(PlaceCode),
}

impl Scope {
    /// The province that all of it lies in, unless it is the whole country.
    #[must_use]
    pub fn province(self) -> Option<PlaceCode> {
        match self {
            Self::National => None,
            Self::Province(code) | Self::City(code) => Some(code.province()),
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What the person does in one step.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// Every action, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word used in content files and in JSON.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

actions! {
    /// Launch the app or site.
    Open = "open",
    /// Install an app.
    Install = "install",
    /// Create an account.
    Register = "register",
    /// Sign in.
    Login = "login",
    /// Real-name, face or SMS check.
    Verify = "verify",
    /// Accept a data-sharing or jump prompt.
    Authorize = "authorize",
    /// Follow a public account.
    Follow = "follow",
    /// Type into the search box and open the hit.
    Search = "search",
    /// Scan a QR code.
    Scan = "scan",
    /// Tap a menu item or button.
    Tap = "tap",
    /// Set the city to the insured place.
    Locate = "locate",
    /// Choose oneself or another person.
    Switch = "switch",
    /// Fill in fields.
    Input = "input",
    /// Choose from options.
    Select = "select",
    /// Tick a box.
    Check = "check",
    /// Attach images.
    Upload = "upload",
    /// Sign on the screen.
    Sign = "sign",
    /// Compare what is shown with the truth.
    Review = "review",
    /// Press the final confirmation.
    Confirm = "confirm",
    /// Choose the means and pay.
    Pay = "pay",
    /// Type a password.
    EnterPassword = "enter_password",
    /// Keep a proof: screenshot, download, print.
    Save = "save",
    /// Read a result page.
    View = "view",
    /// Wait a stated time.
    Wait = "wait",
    /// Dial a number.
    Call = "call",
    /// Choose in a voice menu.
    Press = "press",
    /// Walk to a counter or a machine.
    Go = "go",
    /// Documents to carry.
    Bring = "bring",
    /// Insert or swipe a card.
    Insert = "insert",
    /// Tell staff what is needed.
    Ask = "ask",
    /// Keep enough balance for an automatic debit.
    Deposit = "deposit",
    /// The app switches to another mini-program.
    Jump = "jump",
    /// A condition or a branch; nothing to do.
    Remark = "note",
}

impl Action {
    /// True when the label of such a step is the title of the page that follows.
    #[must_use]
    pub fn opens_a_page(self) -> bool {
        matches!(self, Self::Open | Self::Tap | Self::Search | Self::Follow | Self::Jump | Self::Install)
    }

    /// True when it is not done on the screen of a phone: there is something to carry, to say, or to wait for.
    #[must_use]
    pub fn is_elsewhere(self) -> bool {
        matches!(self, Self::Go | Self::Bring | Self::Ask | Self::Call | Self::Deposit | Self::Wait)
    }
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub action: Action,
    /// The label on the screen, the app to open, the number to call; Chinese as the phone shows it, with an English gloss.
    pub label: Option<Text>,
    /// The label is no name that stands anywhere: it describes what to look for, the local bureau's own app.
    pub described: bool,
    /// Other labels a source gives for the same step: either may be there.
    pub alternatives: Vec<Text>,
    /// What to write, compare, carry or choose, one name each.
    pub fields: Vec<Text>,
    /// One remark about this step.
    pub note: Option<Text>,
    /// True when no source spells the step out: the source stops earlier and this is how such pages usually go on.
    pub generic: bool,
}

/// When a way takes the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charge {
    /// In its steps: after the last one it is paid.
    AtOnce,
    /// Debited some day from an account that has to hold enough until then.
    Debited,
    /// Some day, when somebody has worked on it.
    Later,
    /// Not at all: it only makes ready what another way pays with.
    Nothing,
    /// It was paid before, and comes back when somebody has worked on it.
    Refunded,
}

/// One way to do a task in a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuPath {
    /// Its id.
    pub id: Box<str>,
    /// The channel it belongs to.
    pub channel: ChannelId,
    /// The apps in which its entry opens, for mini-programs and accounts.
    pub opens_in: Vec<ChannelId>,
    /// What it gets done.
    pub task: TaskId,
    /// What this way is called among its variants.
    pub title: Text,
    /// How far it holds.
    pub scope: Scope,
    /// What its sources leave out of the scope: there it is not offered.
    pub except: Vec<Scope>,
    /// The places whose name it was published under. Where a path was seen is not how far it holds.
    pub seen_in: Vec<PlaceCode>,
    /// The steps.
    pub steps: NonEmpty<Step>,
    /// The documents that give it, newest first.
    pub provenance: NonEmpty<Provenance>,
    /// Where nothing is paid yet after the last step, because the way only makes ready what another one pays with: what
    /// is left to do. The steps alone do not tell, since many ways that pay end in a tap.
    pub unpaid: Option<Text>,
    /// True where one pays first in another way, and this one asks for the money back.
    pub refunds: bool,
    /// True for an older layout that a newer path has replaced.
    pub superseded: bool,
    /// The rows of the seed checklist it carries.
    pub seed_rows: Vec<Box<str>>,
}

impl MenuPath {
    /// When the money goes of a way that is to pay: with its steps, only after the last of them, or not in this way.
    #[must_use]
    pub fn charge(&self) -> Charge {
        if self.unpaid.is_some() {
            return Charge::Nothing;
        }
        if self.refunds {
            return Charge::Refunded;
        }
        let has = |action: Action| self.steps.iter().any(|step| step.action == action);
        match (has(Action::Pay), has(Action::Deposit), has(Action::Wait)) {
            (true, ..) | (false, false, false) => Charge::AtOnce,
            (false, true, _) => Charge::Debited,
            (false, false, true) => Charge::Later,
        }
    }

    /// The steps as they are walked in the app called `app`: where the entry opens in several apps, in that one.
    #[must_use]
    pub fn steps_in(&self, app: &Text) -> Cow<'_, [Step]> {
        let first = self.steps.first();
        let mut labels = first.label.iter().chain(&first.alternatives);
        match labels.find(|label| label.zh() == app.zh()) {
            Some(label) if first.action == Action::Open && !first.alternatives.is_empty() => {
                let mut steps = self.steps.to_vec();
                steps[0].label = Some(label.clone());
                steps[0].alternatives = Vec::new();
                Cow::Owned(steps)
            }
            Some(_) | None => Cow::Borrowed(&self.steps),
        }
    }
}
