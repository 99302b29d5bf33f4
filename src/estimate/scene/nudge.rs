//! The smallest change of one number: what still changes the bill matters for it.

use super::{AmountStep, Corner, Dial, FINE, RateStep, Scene, Table};

impl Scene {
    /// The scene with one number moved by its smallest unit from where `at` has it, up or down; nothing where the
    /// number does not stand in this scene.
    pub(in crate::estimate) fn nudged(&self, dial: Dial, at: Corner, up: bool) -> Option<Self> {
        let end = at.end(dial);
        let mut scene = *self;
        let sign: i64 = if up { 1 } else { -1 };
        match dial {
            Dial::Deductible => scene.deductible = [(self.deductible[end] + i128::from(sign) * FINE).max(0); 2],
            Dial::Ceiling => scene.ceiling = [Some((self.ceiling[end]? + sign).max(0)); 2],
            Dial::Later => scene.later = [amount(self.later[end], sign)?; 2],
            Dial::StatusDeductible => scene.status_deductible = [amount(self.status_deductible[end], sign)?; 2],
            Dial::OffSiteDeductible => scene.off_site_deductible = [amount(self.off_site_deductible[end], sign)?; 2],
            Dial::ReferralDeductible => scene.referral_deductible = [amount(self.referral_deductible[end], sign)?; 2],
            // Nothing is paid first unless a rule says so.
            Dial::PaysFirst if self.pays_first == [0; 2] => return None,
            Dial::PaysFirst => scene.pays_first = [share(self.pays_first[end], sign); 2],
            Dial::Rate => scene.table = table(&self.table, end, sign),
            Dial::StatusRate => scene.status_rate.step = [rate(self.status_rate.step[end], sign)?; 2],
            Dial::OffSiteRate => scene.off_site_rate.step = [rate(self.off_site_rate.step[end], sign)?; 2],
            Dial::ReferralRate => scene.referral_rate.step = [rate(self.referral_rate.step[end], sign)?; 2],
            Dial::Cap => scene.cap = [Some((self.cap[end]? + sign).max(0)); 2],
            Dial::AboveCap => scene.above.rate = [share(self.above.rate[end], sign); 2],
            Dial::AboveCapMost => scene.above.most = [Some((self.above.most[end]? + sign).max(0)); 2],
            Dial::CriticalThreshold => {
                let critical = scene.critical.as_mut()?;
                critical.threshold = [(critical.threshold[end] + sign).max(0); 2];
            }
            Dial::CriticalRate => {
                let critical = scene.critical.as_mut()?;
                critical.table = table(&critical.table, end, sign);
            }
            Dial::CriticalMost => {
                let critical = scene.critical.as_mut()?;
                critical.most = [Some((critical.most[end]? + sign).max(0)); 2];
            }
        }
        Some(scene)
    }
}

fn share(share: u16, sign: i64) -> u16 {
    u16::try_from((i64::from(share) + sign).clamp(0, 10_000)).unwrap_or(share)
}

fn amount(step: AmountStep, sign: i64) -> Option<AmountStep> {
    Some(match step {
        AmountStep::Keep => return None,
        AmountStep::Times(factor) => AmountStep::Times(share(factor, sign)),
        AmountStep::Share(part) => AmountStep::Share(share(part, sign)),
        AmountStep::Plus(fen, floor) => AmountStep::Plus(fen + sign, floor),
        AmountStep::Set(fen) => AmountStep::Set((fen + sign).max(0)),
    })
}

fn rate(step: RateStep, sign: i64) -> Option<RateStep> {
    Some(match step {
        RateStep::Keep => return None,
        RateStep::Points(points) => RateStep::Points(i16::try_from(i64::from(points) + sign).unwrap_or(points)),
        RateStep::Times(factor) => RateStep::Times(share(factor, sign)),
        RateStep::SelfPay(factor) => RateStep::SelfPay(share(factor, sign)),
    })
}

fn table(table: &Table, end: usize, sign: i64) -> Table {
    let mut moved = *table;
    for rates in &mut moved.rates[..table.len] {
        *rates = [share(rates[end], sign); 2];
    }
    moved
}
