//! The account credit: four questions, an amount a month, and where it comes from.

use ratatui::layout::{Position, Rect};

use super::Scene;
use super::estimator::capital;
use super::list;
use super::paper::{Paper, columns};
use crate::app::credit::{AccountCredit, Asked, Unclear, Who};
use crate::domain::{Ages, Calculator, CreditBand, Lang, Layer, Phrase, RulesFrom, Trust, Value};
use crate::estimate::{CreditEstimate, CreditWorking, Mark, NoCredit, credit};
use crate::report::estimate::{Authority, EstimateWording, Field};
use crate::tui::keys::{self, Front, Now};
use crate::tui::{Role, digits, glyphs, wrap};

/// Columns inside the brackets of a field.
const FIELD: u16 = 12;

/// The page being drawn.
struct Desk<'s> {
    scene: &'s Scene<'s>,
    page: &'s AccountCredit,
    said: EstimateWording<'s>,
}

pub(super) fn draw(paper: &mut Paper<'_>, scene: &Scene<'_>, page: &AccountCredit) -> Position {
    let said = EstimateWording::new(scene.content(), scene.lang(), page.chosen()).by_title();
    Desk { scene, page, said }.draw(paper)
}

impl Desk<'_> {
    fn draw(&self, paper: &mut Paper<'_>) -> Position {
        let scene = self.scene;
        let end = paper.width() - 1;
        let compact = scene.compact();
        let x = if compact { end } else { paper.right(end, 0, scene.say(Phrase::AskReturn), Role::Dim) };
        list::crumb(paper, scene, self.page.chosen(), Calculator::Credit, x.saturating_sub(2));
        paper.rule(1);
        paper.rule(paper.foot());
        let typing = self.page.field(self.page.at).is_some();
        let rows = if typing { 9 } else { Who::ALL.len() };
        let front = match (typing, self.wrong_at() == Some(self.page.at)) {
            (true, true) => Front::Mistyped,
            (true, false) => Front::Typing,
            (false, _) => Front::Choosing,
        };
        let now = Now { rows, front, ..Now::on(scene.model.page()) };
        let line = keys::line(now, scene.strings(), paper.look(), usize::from(paper.width()));
        paper.line(paper.foot() + 1, &line);
        let mut focus = Paper::at(1, 2);
        let top = 2;
        let wide = paper.width();
        for (y, asked) in (top..).zip(Asked::ALL) {
            focus = self.question(paper, Rect { x: 0, y, width: wide, height: 1 }, asked).unwrap_or(focus);
        }
        let hint_rows = if compact { 2 } else { 1 };
        let y = top + 4;
        paper.wrapped(1, y, wide - 2, hint_rows, scene.say(self.hint()), Role::Dim);
        let y = y + hint_rows + u16::from(!compact);
        self.result(paper, Rect { x: 0, y, width: wide, height: paper.foot() - y });
        focus
    }

    fn label(&self, asked: Asked) -> String {
        capital(match asked {
            Asked::Who => self.scene.say(Phrase::AccountWho),
            Asked::Age => self.scene.say(Phrase::AccountAge),
            Asked::Average => self.scene.say(Phrase::AccountAverage),
            Asked::Share => self.scene.say(Phrase::AccountShare),
        })
    }

    fn question(&self, paper: &mut Paper<'_>, area: Rect, asked: Asked) -> Option<Position> {
        let here = asked == self.page.at;
        let y = area.y;
        let role = if here { Role::Accent } else { Role::Plain };
        if here {
            paper.text(1, y, 1, glyphs::HERE, Role::Accent);
        }
        let labels = Asked::ALL.map(|asked| columns(&self.label(asked))).into_iter().max().unwrap_or(0) + 2;
        paper.text(3, y, labels, &self.label(asked), role);
        let x = 3 + labels;
        let mut end = area.right() - 1;
        if asked == Asked::Who && self.page.is_default(asked) && !self.scene.compact() {
            end = paper.right(end, y, self.scene.say(Phrase::AnswerDefault), Role::Dim).saturating_sub(1);
        }
        let at = match self.page.field(asked) {
            None => self.who(paper, x, y, end),
            Some(field) => {
                let wrong = self.wrong_at() == Some(asked);
                let role = match (wrong, here && field.is_selected(), here) {
                    (true, ..) => Role::Wrong,
                    (_, true, _) => Role::Selected,
                    (.., true) => Role::Accent,
                    (.., false) => Role::Plain,
                };
                let unit = match asked {
                    Asked::Age => self.scene.say(Phrase::AccountYears),
                    Asked::Share => "%",
                    Asked::Who | Asked::Average => self.scene.say(Phrase::AskYuan),
                };
                let x = paper.text(x, y, 2, "[ ", Role::Plain);
                let wide = FIELD.min(end.saturating_sub(x + 3 + columns(unit)));
                // A long text is shown around the cursor.
                let before = columns(&field.before_cursor());
                let skipped = if here { before.saturating_sub(wide.saturating_sub(1)) } else { 0 };
                let text = field.text();
                let shown = text.strip_prefix(wrap::head(&text, usize::from(skipped))).unwrap_or(&text);
                paper.text(x, y, wide, shown, role);
                let next = paper.text(x + wide, y, 2, " ]", Role::Plain);
                let next = paper.text(next + 1, y, end.saturating_sub(next + 1), unit, Role::Plain);
                if let Some(phrase) = self.not_needed(asked).filter(|_| !self.scene.compact()) {
                    paper.text(next + 3, y, end.saturating_sub(next + 3), self.scene.say(phrase), Role::Dim);
                }
                Paper::at(x + before.saturating_sub(skipped).min(wide), y)
            }
        };
        here.then_some(at)
    }

    /// Why an answer changes nothing, if it does not.
    fn not_needed(&self, asked: Asked) -> Option<Phrase> {
        let needs = self.page.needs(self.scene.content(), self.scene.as_of());
        match asked {
            Asked::Age if !needs.age => Some(Phrase::AccountNotNeeded),
            Asked::Average if !needs.average => Some(Phrase::AccountFixed),
            Asked::Who | Asked::Age | Asked::Average | Asked::Share => None,
        }
    }

    /// The hint line of the question in front.
    fn hint(&self) -> Phrase {
        let hint = match self.page.at {
            Asked::Who => Phrase::AccountHintWho,
            Asked::Age => Phrase::AccountHintAge,
            Asked::Average => Phrase::AccountHintAverage,
            Asked::Share => Phrase::AccountHintShare,
        };
        self.not_needed(self.page.at).unwrap_or(hint)
    }

    fn who(&self, paper: &mut Paper<'_>, x: u16, y: u16, end: u16) -> Position {
        let here = self.page.at == Asked::Who;
        let mut at = x;
        let mut focus = Paper::at(x, y);
        for who in Who::ALL {
            let name = self.scene.say(match who {
                Who::Retired => Phrase::AccountRetired,
                Who::Working => Phrase::AccountWorking,
                Who::Resident => Phrase::AccountResident,
            });
            let picked = who == self.page.who();
            if self.scene.compact() && !picked {
                continue;
            }
            let role = match (picked, here) {
                (true, true) => Role::Accent,
                (true, false) => Role::Title,
                (false, _) => Role::Plain,
            };
            let text = if picked { format!("[{name}]") } else { format!(" {name} ") };
            if picked {
                focus = Paper::at(at + 1, y);
            }
            at = paper.text(at, y, end.saturating_sub(at), &text, role);
        }
        if self.scene.compact() {
            let more = match self.page.who() {
                Who::Retired => glyphs::RIGHT,
                Who::Working => "← →",
                Who::Resident => glyphs::LEFT,
            };
            paper.text(at + 1, y, 3, more, Role::Dim);
        }
        focus
    }

    fn wrong_at(&self) -> Option<Asked> {
        Some(match self.page.claim().err()? {
            Unclear::Age(_) => Asked::Age,
            Unclear::Average(_) => Asked::Average,
            Unclear::Share(_) => Asked::Share,
        })
    }

    fn result(&self, paper: &mut Paper<'_>, area: Rect) {
        let claim = match self.page.claim() {
            Ok(claim) => claim,
            Err(unclear) => {
                let (what, advice) = self.unclear(&unclear);
                return self.trouble(paper, area, &what, &advice);
            }
        };
        let content = self.scene.content();
        let place = self.page.chosen().map(|chosen| content.place(chosen.place));
        match credit(&content.policies, place, &claim, self.scene.as_of()) {
            Ok(found) => self.amount(paper, area, &found),
            Err(why) => {
                let (what, advice) = self.none(why);
                self.trouble(paper, area, &what, &advice);
            }
        }
    }

    fn unclear(&self, unclear: &Unclear) -> (String, String) {
        match unclear {
            Unclear::Age(word) => {
                let wrong = self.said.wrong_age(word);
                (wrong.what, wrong.advice)
            }
            Unclear::Average(error) => {
                let wrong = self.said.wrong_amount(Field::Average, error);
                (wrong.what, wrong.advice)
            }
            Unclear::Share(word) => {
                let what = self.scene.fill(Phrase::WrongRate, &[&self.label(Asked::Share), word]);
                (what, self.scene.say(Phrase::AccountHintShare).to_owned())
            }
        }
    }

    fn none(&self, why: NoCredit) -> (String, String) {
        let say = |phrase| self.scene.say(phrase).to_owned();
        match why {
            NoCredit::Resident => (say(Phrase::WrongCreditResident), say(Phrase::AccountHintWho)),
            NoCredit::Working => (say(Phrase::WrongCreditWorking), say(Phrase::AccountNotCovered)),
            NoCredit::AverageNeeded => (say(Phrase::WrongCreditAverage), say(Phrase::AccountHintAverage)),
            NoCredit::NoRule => {
                let what = self.scene.fill(Phrase::WrongCreditNoRule, &[&self.said.place()]);
                (what, say(Phrase::AccountHintShare))
            }
        }
    }

    fn trouble(&self, paper: &mut Paper<'_>, area: Rect, what: &str, advice: &str) {
        paper.titled_rule(area.y, self.scene.say(Phrase::ResultNone), "", Role::Title);
        let room = area.width - 4;
        paper.text(1, area.y + 1, 1, glyphs::WARN, Role::Warn);
        let y = paper.wrapped(3, area.y + 1, room, 3, what, Role::Plain);
        // What stands as a hint above need not be said again.
        if advice != self.scene.say(self.hint()) {
            paper.wrapped(3, y, room, area.bottom().saturating_sub(y), advice, Role::Plain);
        }
    }

    fn amount(&self, paper: &mut Paper<'_>, area: Rect, found: &CreditEstimate<'_>) {
        let (low, high) = (found.low.monthly(), found.high.monthly());
        let amount = self.said.range(low, high);
        let about = found.marks.has(Mark::About);
        let sentence = self.scene.fill(Phrase::AccountMonthly, &[&amount]);
        let titled = !about && columns(&sentence) + 5 <= area.width;
        let title = if titled { &sentence } else { self.scene.say(Phrase::AccountTitle) };
        paper.titled_rule(area.y, title, "", Role::Title);
        let text = amount.replace(&format!(" {} ", joint(self.scene.lang())), " - ");
        let rows = digits::tall(&text, paper.look().ascii);
        let mut y = area.y + 1;
        if columns(&rows[0]) + 6 <= area.width && area.height > 8 {
            let unit = self.scene.say(Phrase::AskYuan);
            for (at, row) in rows.iter().enumerate() {
                let x = paper.text(1, y, area.width - 2, row, Role::Done) + 2;
                if at == 1 && x + columns(unit) < area.right() {
                    paper.text(x, y, columns(unit), unit, Role::Plain);
                }
                y += 1;
            }
        }
        let room = area.width - 2;
        let mut lines: Vec<String> = (!titled).then(|| sentence.clone()).into_iter().collect();
        lines.push(self.working_of(found.low));
        if found.high != found.low {
            lines.push(self.working_of(found.high));
        }
        lines.dedup();
        // Whose number it is and that it is not official stands in the last row, whatever else has room.
        let last = area.bottom().saturating_sub(1);
        let authority = match (found.from, found.cited.map(|cited| cited.trust)) {
            (RulesFrom::Layer(Layer::National), _) | (_, Some(Trust::ThirdParty | Trust::Lead)) => Authority::Articles,
            (_, Some(Trust::Official | Trust::Reposted)) => Authority::Official,
            (_, None) => Authority::Given,
        };
        let x = paper.text(1, last, 2, "! ", Role::Warn);
        paper.text(x, last, room.saturating_sub(2), &self.said.brief_of(found.from, authority), Role::Plain);
        if let Some(average) = found.agrees_at {
            lines.push(self.scene.fill(Phrase::AccountAgrees, &[&average.grouped()]));
        }
        if !self.scene.compact() {
            let join = if self.scene.lang() == Lang::En { " " } else { "" };
            lines.push(format!("{}{join}{}", self.said.layer_label(found.from), self.said.credit_means(found.from)));
        }
        if let Some(cited) = found.cited {
            let age = self.said.wording().age(&cited.source, self.scene.as_of());
            let kind = self.scene.wording.trust(cited.trust);
            let age = self.scene.fill(Phrase::JoinClauses, &[kind, &age]);
            lines.push(self.scene.wording.aside(cited.source.title.in_lang(self.scene.lang()), &age));
        }
        lines.push(self.scene.say(Phrase::AccountNotCovered).to_owned());
        for line in &lines {
            let rows = list::lines_of(line, room);
            // A line that has no room is left out, not cut.
            if y + rows <= last {
                y = paper.wrapped(1, y, room, rows, line, Role::Plain);
            }
        }
    }

    /// How an end is worked out, and for which ages the source says so.
    fn working_of(&self, working: CreditWorking) -> String {
        let how = self.working(working);
        match self.ages(working) {
            Some(ages) => self.scene.fill(Phrase::AccountOfAges, &[&ages, &how]),
            None => how,
        }
    }

    /// The ages that get this amount, where no age is given and the rule of the place tells exactly one group of them.
    fn ages(&self, working: CreditWorking) -> Option<String> {
        let amount = match working {
            CreditWorking::Monthly(fen) | CreditWorking::Yearly(fen) => fen,
            CreditWorking::Share(..) => return None,
        };
        let content = self.scene.content();
        let place = self.page.chosen().map(|chosen| content.place(chosen.place));
        let (held, _) = content.policies.credit(place, self.scene.as_of());
        let rules = held?.block.alternatives.iter().filter_map(|one| one.rule.as_ref());
        if self.page.claim().ok()?.age.is_some() {
            return None;
        }
        let told = |band: &&CreditBand| match band.amount {
            Value::Known(span) => [span.low(), span.high()].contains(&Some(amount)),
            Value::None | Value::Unknown => false,
        };
        let mut ages: Vec<Ages> = rules.flat_map(|rule| &rule.amounts).filter(told).map(|band| band.ages).collect();
        ages.dedup();
        let [ages] = ages[..] else { return None };
        let say = |phrase, values: &[u8]| {
            let values: Vec<String> = values.iter().map(u8::to_string).collect();
            self.scene.fill(phrase, &values.iter().map(String::as_str).collect::<Vec<_>>())
        };
        match (ages.from, ages.until) {
            (Some(from), Some(until)) => Some(say(Phrase::AccountAgesBetween, &[from, until])),
            (Some(from), None) => Some(say(Phrase::AccountAgesFrom, &[from])),
            (None, Some(until)) => Some(say(Phrase::AccountAgesUntil, &[until])),
            (None, None) => None,
        }
    }

    fn working(&self, working: CreditWorking) -> String {
        let monthly = working.monthly().grouped();
        match working {
            CreditWorking::Monthly(fen) => self.scene.fill(Phrase::AccountByMonth, &[&fen.grouped()]),
            CreditWorking::Yearly(fen) => self.scene.fill(Phrase::AccountByYear, &[&fen.grouped()]),
            CreditWorking::Share(rate, average) => {
                let values = [&*rate.to_string(), &average.grouped(), &monthly];
                self.scene.fill(Phrase::AccountByShare, &values)
            }
        }
    }
}

/// The word between the ends of a range.
fn joint(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "至",
        Lang::En => "to",
    }
}
