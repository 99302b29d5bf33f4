//! The result: big digits, both ends, bars, and whose numbers they are.

use ratatui::layout::Rect;

use super::super::list::lines_of;
use super::super::paper::{Paper, columns};
use super::bars::Part;
use super::{Desk, Outcome, bars, capital};
use crate::app::interview::answers::Unready;
use crate::app::interview::question::Question;
use crate::domain::{Fen, Lang, Phrase};
use crate::estimate::{Answered, Bill, Mark};
use crate::report::estimate::{Headline, short};
use crate::tui::{Role, digits, glyphs, wrap};

impl Desk<'_> {
    /// How many rows the strip needs.
    pub(super) fn result_rows(outcome: &Outcome<'_>, width: u16) -> u16 {
        match outcome {
            Outcome::Unready(_) | Outcome::Unanswered(..) => 6,
            Outcome::Answered(_, answered, headline) => {
                let rows = |text: &str, room: u16| lines_of(text, room).min(2);
                let cap = headline.cap.as_ref().map_or(0, |cap| rows(&cap.said, width.saturating_sub(4)));
                let remarks = [&*headline.left_out, &*headline.remarks].concat().join(" ");
                let said = if remarks.is_empty() { 0 } else { rows(&remarks, width.saturating_sub(2)) };
                let bars = u16::from(shown_bills(answered).len() == 2);
                7 + bars + cap + said
            }
        }
    }

    /// The result from the top of `area`; the row after it comes back.
    pub(super) fn result(&self, paper: &mut Paper<'_>, area: Rect, outcome: &Outcome<'_>, roomy: bool) -> u16 {
        let (answered, headline) = match outcome {
            Outcome::Unready(unready) => return self.no_result(paper, area, unready, roomy),
            Outcome::Unanswered(inquiry, why) => {
                let trouble = self.unanswered(inquiry, why);
                return self.say_trouble(paper, area, &trouble.what, &trouble.advice, roomy);
            }
            Outcome::Answered(_, answered, headline) => (answered, headline),
        };
        Self::heading(paper, area, &headline.fund, roomy);
        let y = self.tall_digits(paper, Rect { y: area.y + 1, ..area }, answered);
        let rows = if roomy { 4 } else { 2 };
        let y = headline.cap.as_ref().map_or(y, |cap| say_cap(paper, Rect { y, ..area }, rows, &cap.said));
        let y = self.both_ends(paper, Rect { y, ..area }, answered);
        let y = self.drawn_bars(paper, Rect { y, ..area }, answered);
        if y >= area.bottom() {
            return y;
        }
        let remark = self.remark(answered, headline);
        if remark.is_empty() {
            return y;
        }
        let rows = if roomy { 4 } else { area.bottom() - y };
        paper.wrapped(area.x + 1, y, area.width - 2, rows, &remark, Role::Plain)
    }

    fn heading(paper: &mut Paper<'_>, area: Rect, text: &str, roomy: bool) {
        if roomy {
            paper.text(area.x + 1, area.y, area.width - 2, text, Role::Title);
        } else {
            paper.titled_rule(area.y, text, "", Role::Title);
        }
    }

    fn no_result(&self, paper: &mut Paper<'_>, area: Rect, unready: &Unready, roomy: bool) -> u16 {
        if let Some(trouble) = self.trouble(unready) {
            return self.say_trouble(paper, area, &trouble.what, &trouble.advice, roomy);
        }
        Self::heading(paper, area, self.scene.say(Phrase::ResultAbout), roomy);
        let first = self.page.at == Question::Total;
        let say = self.scene.say(if first { Phrase::AskStart } else { Phrase::AskStartAbove });
        // Large print has no row to leave blank.
        let y = area.y + if self.scene.compact() { 1 } else { 2 };
        paper.wrapped(area.x + 1, y, area.width - 2, area.bottom().saturating_sub(y), say, Role::Plain)
    }

    fn say_trouble(&self, paper: &mut Paper<'_>, area: Rect, what: &str, advice: &str, roomy: bool) -> u16 {
        Self::heading(paper, area, self.scene.say(Phrase::ResultNone), roomy);
        let y = area.y + if area.height > 5 { 2 } else { 1 };
        paper.text(area.x + 1, y, 1, glyphs::WARN, Role::Warn);
        let room = area.width.saturating_sub(4);
        let y = paper.wrapped(area.x + 3, y, room, 3.min(area.bottom().saturating_sub(y)), what, Role::Plain);
        paper.wrapped(area.x + 3, y, room, 3.min(area.bottom().saturating_sub(y)), advice, Role::Plain)
    }

    /// What comes back in big digits: one number or from–to, rounded down. The heading says it to the cent, so digits that
    /// have no room are left out.
    fn tall_digits(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> u16 {
        let (low, high) = (answered.estimate.low.fund, answered.estimate.high.fund);
        let ascii = paper.look().ascii;
        let text = match ends(answered) {
            Ends::One | Ends::AtLeast => short(low),
            Ends::Both => format!("{} - {}", whole(low), whole(high)),
        };
        let rows = digits::tall(&text, ascii);
        if columns(&rows[0]) + 2 > area.width {
            return area.y + u16::from(!self.scene.model.size.roomy());
        }
        for (y, row) in (area.y..).zip(&rows) {
            let x = paper.text(area.x + 1, y, area.width - 2, row, Role::Done);
            if y == area.y + 1 {
                let unit = self.scene.say(Phrase::AskYuan);
                if x + 2 + columns(unit) <= area.right() {
                    paper.text(x + 2, y, columns(unit), unit, Role::Plain);
                }
            }
        }
        area.y + 3
    }

    /// 最少 11,550.00 元，自己付 8,450.00    最多 14,691.00 元，自己付 5,309.00
    fn both_ends(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> u16 {
        let (low, high) = (&answered.estimate.low, &answered.estimate.high);
        let end = |phrase: Phrase, bill: &Bill<'_>| {
            let values = [self.scene.say(phrase), &bill.fund.grouped(), &bill.person.grouped()];
            self.scene.fill(Phrase::ResultEnd, &values)
        };
        let (first, second) = match ends(answered) {
            Ends::One => (self.scene.fill(Phrase::ResultOne, &[&low.fund.grouped(), &low.person.grouped()]), None),
            Ends::Both => (end(Phrase::ResultLeast, low), Some(end(Phrase::ResultMost, high))),
            Ends::AtLeast => (end(Phrase::ResultLeast, low), Some(self.scene.say(Phrase::ResultNoUpper).to_owned())),
        };
        let room = area.width - 2;
        let Some(second) = second else {
            paper.text(area.x + 1, area.y, room, &first, Role::Plain);
            return area.y + 1;
        };
        if columns(&first) + columns(&second) + 4 > room {
            paper.text(area.x + 1, area.y, room, &first, Role::Plain);
            paper.text(area.x + 1, area.y + 1, room, &capital(&second), Role::Plain);
            return area.y + 2;
        }
        paper.text(area.x + 1, area.y, room, &format!("{first}    {second}"), Role::Plain);
        area.y + 1
    }

    /// The bars and their legend.
    fn drawn_bars(&self, paper: &mut Paper<'_>, area: Rect, answered: &Answered<'_>) -> u16 {
        let bills = shown_bills(answered);
        let mut y = area.y;
        for (phrase, bill) in &bills {
            let words = bills.iter().map(|(phrase, _)| columns(self.scene.say(*phrase))).max().unwrap_or(0) + 1;
            let before = if bills.len() == 1 { 0 } else { words };
            if before > 0 {
                paper.text(area.x + 1, y, before, self.scene.say(*phrase), Role::Plain);
            }
            let bar = Rect { x: area.x + 1 + before, y, width: area.width - 2 - before, height: 1 };
            Self::bar(paper, bar, bill);
            y += 1;
        }
        let rows = if self.scene.model.size.roomy() { 2 } else { 1 };
        self.legend(paper, Rect { y, height: rows, ..area }, &bills)
    }

    fn bar(paper: &mut Paper<'_>, area: Rect, bill: &Bill<'_>) {
        let parts = bars::parts(bill);
        let cells = bars::cells(&parts.map(|part| part.amount), area.width);
        let mut x = area.x;
        for (part, wide) in parts.iter().zip(cells) {
            x = paper.fill(x, area.y, wide, part.pattern, part.role);
        }
    }

    /// █ 医保报   ▓ 按比例自己付   …, only what is in a bar, in short words where the others have no room.
    /// The row after it comes back.
    fn legend(&self, paper: &mut Paper<'_>, area: Rect, bills: &[(Phrase, &Bill<'_>)]) -> u16 {
        let all: Vec<_> = bills.iter().map(|(_, bill)| bars::parts(bill)).collect();
        let there = |at: usize| all.iter().any(|parts| parts[at].amount > Fen::ZERO);
        let Some(first) = all.first() else { return area.y };
        let parts = || (0..first.len()).filter(|at| there(*at)).map(|at| &first[at]);
        let in_words = |short: bool| -> Vec<(&str, &str, Role)> {
            let phrase = |part: &Part| if short { part.short } else { part.name };
            parts().map(|part| (part.pattern, self.scene.say(phrase(part)), part.role)).collect()
        };
        let wide = |names: &[(&str, &str, Role)], lead: u16, gap: u16| -> u16 {
            let gaps = u16::try_from(names.len().saturating_sub(1)).unwrap_or(0) * gap;
            names.iter().map(|(_, name, _)| columns(name) + 1 + lead).sum::<u16>() + gaps
        };
        let room = area.width.saturating_sub(2);
        let (whole, short) = (in_words(false), in_words(true));
        // The names, the blanks before each, and those between two.
        let forms = [(&whole, 1, 3), (&whole, 1, 1), (&short, 1, 2), (&short, 1, 1)];
        let one_row = forms.into_iter().find(|(names, lead, gap)| wide(names, *lead, *gap) <= room);
        let rest = if area.height > 1 { (&whole, 1, 1) } else { (&short, 0, 1) };
        let several = area.height > 1 && wide(&whole, 1, 1) > room;
        let (names, lead, gap) = one_row.filter(|_| !several).unwrap_or(rest);
        let (mut x, mut y) = (area.x + 1, area.y);
        for (pattern, name, role) in names {
            if x + 1 + lead + columns(name) > area.right() && y + 1 < area.bottom() {
                (x, y) = (area.x + 1, y + 1);
            }
            if x + 1 + lead + columns(name) > area.right() {
                continue;
            }
            x = paper.text(x, y, 1, pattern, *role) + lead;
            x = paper.text(x, y, area.right().saturating_sub(x), name, Role::Plain) + gap;
        }
        y + 1
    }

    /// What the ends rest on, and what makes the difference.
    fn remark(&self, answered: &Answered<'_>, headline: &Headline) -> String {
        let gap = if self.scene.lang() == Lang::En { " " } else { "" };
        let mut said = [&*headline.left_out, &*headline.remarks].concat();
        let (low, high) = (&answered.estimate.low, &answered.estimate.high);
        if high.fund == Fen::ZERO && low.parts.deductible > Fen::ZERO {
            said.push(self.scene.say(Phrase::ResultBelow).to_owned());
        }
        if matches!(ends(answered), Ends::Both)
            && let Some(what) = self.worth_asking(answered)
        {
            said.push(what);
        }
        said.join(gap)
    }

    /// Where the numbers come from, how old they are, and who decides: these lines, where they have room.
    pub(super) fn provenance(&self, paper: &mut Paper<'_>, area: Rect, outcome: &Outcome<'_>, mut lines: Vec<String>) {
        let Outcome::Answered(_, answered, _) = outcome else {
            let short = self.scene.compact();
            let say = self.scene.say(if short { Phrase::AskPrivateShort } else { Phrase::AskPrivate });
            paper.wrapped(area.x + 1, area.y, area.width - 2, area.height, say, Role::Dim);
            return;
        };
        let x = paper.text(area.x + 1, area.y, 2, "! ", Role::Warn);
        let room = area.right().saturating_sub(x + 1);
        if lines.len() > usize::from(area.height) {
            // Who decides is never cut away: the short form, then the age.
            let dated = self.sources(answered).into_iter().find(|source| columns(source) <= room);
            lines = std::iter::once(self.said.brief(&answered.estimate)).chain(dated).collect();
        }
        for (y, line) in (area.y..area.bottom()).zip(&lines) {
            paper.text(x, y, room, line, Role::Plain);
        }
    }

    /// Whose numbers these are and how old, then who decides, in `wide` columns: each in one row where it fits. Without a
    /// result there is nothing to say.
    pub(super) fn provenance_lines(&self, outcome: &Outcome<'_>, wide: u16) -> Vec<String> {
        let Outcome::Answered(_, answered, headline) = outcome else { return Vec::new() };
        let rests_on = headline.rests_on.as_str();
        let room = wide.saturating_sub(4);
        let from = answered.estimate.from;
        let join = if self.scene.lang() == Lang::En { " " } else { "" };
        let label = format!("{}{join}{}", self.said.layer_label(from), self.said.layer_means(from));
        let sources = self.sources(answered);
        let wrapped = |text: &str| wrap::wrap(text, usize::from(room));
        let beside = |before: &str, after: &str| format!("{before}{join}{after}");
        let fits = |text: &String| columns(text) <= room;
        let dated_label = sources.iter().map(|source| beside(&label, source)).find(&fits);
        let dated_end = sources.iter().map(|source| beside(source, rests_on)).find(&fits);
        let (first, second) = match (dated_label, dated_end, sources.first()) {
            (Some(first), _, _) => (first, rests_on.to_owned()),
            (None, Some(second), _) => (label, second),
            (None, None, Some(source)) => (label, beside(source, rests_on)),
            (None, None, None) => (label, rests_on.to_owned()),
        };
        let mut lines = wrapped(&first);
        lines.extend(wrapped(&second));
        lines
    }

    /// How many rows large print needs for the result.
    pub(super) fn small_rows(&self, outcome: &Outcome<'_>, width: u16) -> u16 {
        let Outcome::Answered(_, answered, headline) = outcome else { return 5 };
        let room = width.saturating_sub(2);
        let fund = lines_of(&self.small_fund(answered, headline, room), room).min(2);
        let bars = u16::try_from(shown_bills(answered).len()).unwrap_or(1);
        fund + u16::from(headline.cap.is_some()) + bars + 2
    }

    /// What comes back in one row: the amounts alone where the sentence has no room.
    fn small_fund(&self, answered: &Answered<'_>, headline: &Headline, room: u16) -> String {
        let (low, high) = (answered.estimate.low.fund, answered.estimate.high.fund);
        if columns(&headline.fund) > room && matches!(ends(answered), Ends::Both) {
            format!("{} {}", self.said.range(low, high), self.scene.say(Phrase::AskYuan))
        } else {
            headline.fund.clone()
        }
    }

    /// Large print: the result in words, a bar for each end, and what its parts are. The bars and their legend come before
    /// what the person pays, which they show.
    pub(super) fn result_small(&self, paper: &mut Paper<'_>, area: Rect, outcome: &Outcome<'_>) {
        let (answered, headline) = match outcome {
            Outcome::Unready(_) | Outcome::Unanswered(..) => {
                self.result(paper, area, outcome, false);
                return;
            }
            Outcome::Answered(_, answered, headline) => (answered, headline),
        };
        let room = area.width - 2;
        let bills = shown_bills(answered);
        let drawn = u16::try_from(bills.len()).unwrap_or(1) + 1;
        let y = paper.wrapped(area.x + 1, area.y, room, 2, &self.small_fund(answered, headline, room), Role::Title);
        let mut y = headline.cap.as_ref().map_or(y, |cap| say_cap(paper, Rect { y, ..area }, 2, &cap.short));
        if y + 1 + drawn <= area.bottom() {
            y = paper.wrapped(area.x + 1, y, room, 1, &headline.person, Role::Plain);
        }
        let labelled = !matches!(ends(answered), Ends::One);
        let label = |phrase: Phrase| {
            let short = if phrase == Phrase::ResultMost { Phrase::ResultMostShort } else { Phrase::ResultLeastShort };
            if labelled { self.scene.say(short) } else { "" }
        };
        for (phrase, bill) in &bills {
            if y >= area.bottom() {
                return;
            }
            let x = paper.text(area.x + 1, y, room, label(*phrase), Role::Plain) + u16::from(labelled);
            Self::bar(paper, Rect { x, y, width: area.right().saturating_sub(x + 1), height: 1 }, bill);
            y += 1;
        }
        if y < area.bottom() {
            self.legend(paper, Rect { y, height: 1, ..area }, &bills);
        }
    }
}

/// ! 超过封顶线 …: right under the number.
fn say_cap(paper: &mut Paper<'_>, area: Rect, rows: u16, text: &str) -> u16 {
    let x = paper.text(area.x + 1, area.y, 2, "! ", Role::Warn);
    paper.wrapped(x, area.y, area.right().saturating_sub(x + 1), rows, text, Role::Warn)
}

/// Which ends can be shown.
enum Ends {
    /// They are the same.
    One,
    /// From–to.
    Both,
    /// No source gives the upper one.
    AtLeast,
}

fn ends(answered: &Answered<'_>) -> Ends {
    let (low, high) = (&answered.estimate.low, &answered.estimate.high);
    if low.fund == high.fund {
        Ends::One
    } else if high.marks.has(Mark::Logical) && !low.marks.has(Mark::Logical) {
        Ends::AtLeast
    } else {
        Ends::Both
    }
}

/// The bills worth a bar.
fn shown_bills<'b>(answered: &'b Answered<'_>) -> Vec<(Phrase, &'b Bill<'b>)> {
    let (low, high) = (&answered.estimate.low, &answered.estimate.high);
    match ends(answered) {
        Ends::One | Ends::AtLeast => vec![(Phrase::ResultLeast, low)],
        Ends::Both => vec![(Phrase::ResultLeast, low), (Phrase::ResultMost, high)],
    }
}

/// Whole yuan, rounded down: what comes back is never less than what is shown large.
pub(super) fn whole(amount: Fen) -> String {
    let mut text = amount.grouped();
    text.truncate(text.rfind('.').unwrap_or(text.len()));
    text
}
