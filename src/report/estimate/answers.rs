//! What the estimator asks for, and what can be answered.

use super::EstimateWording;
use crate::domain::{Care, Class, Group, Level, Phrase, Scheme, Site, SiteKind, Status};
use crate::estimate::{Answer, Draft, TypedRule};

/// Something a person fills in; its key is that of the command line and of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 险种.
    Scheme,
    /// 身份.
    Status,
    /// 人群.
    Group,
    /// 年龄.
    Age,
    /// 就医.
    Care,
    /// 医院级别.
    Level,
    /// 第几次住院.
    Admission,
    /// 在哪里看.
    Site,
    /// 转诊.
    Referral,
    /// 总费用.
    Total,
    /// 全自费.
    OutOfScope,
    /// 乙类先自付.
    ClassB,
    /// 今年已付的起付线.
    UsedDeductible,
    /// 今年已报.
    PaidThisYear,
    /// 今年已算进医保的.
    CostThisYear,
    /// 今年已自己付的, as critical illness insurance counts it.
    CarriedThisYear,
    /// 当地平均养老金.
    Average,
    /// A rule the person knows.
    Rule(TypedRule),
}

impl Field {
    /// Its key: `out-of-scope`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Scheme => "scheme",
            Self::Status => "status",
            Self::Group => "group",
            Self::Age => "age",
            Self::Care => "care",
            Self::Level => "level",
            Self::Admission => "admission",
            Self::Site => "site",
            Self::Referral => "referral",
            Self::Total => "total",
            Self::OutOfScope => "out-of-scope",
            Self::ClassB => "class-b",
            Self::UsedDeductible => "used-deductible",
            Self::PaidThisYear => "paid-this-year",
            Self::CostThisYear => "cost-this-year",
            Self::CarriedThisYear => "carried-this-year",
            Self::Average => "average",
            Self::Rule(TypedRule::Deductible) => "deductible",
            Self::Rule(TypedRule::LaterAdmissions) => "later-admissions",
            Self::Rule(TypedRule::Rate) => "rate",
            Self::Rule(TypedRule::Bands) => "bands",
            Self::Rule(TypedRule::Cap) => "cap",
            Self::Rule(TypedRule::AboveCap) => "above-cap",
            Self::Rule(TypedRule::OffSite) => "off-site",
            Self::Rule(TypedRule::Critical) => "critical",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn phrase(self) -> Phrase {
        match self {
            Self::Scheme => Phrase::FieldScheme,
            Self::Status => Phrase::FieldStatus,
            Self::Group => Phrase::FieldGroup,
            Self::Age => Phrase::FieldAge,
            Self::Care => Phrase::FieldCare,
            Self::Level => Phrase::FieldLevel,
            Self::Admission => Phrase::FieldAdmission,
            Self::Site => Phrase::FieldSite,
            Self::Referral => Phrase::FieldReferral,
            Self::Total => Phrase::FieldTotal,
            Self::OutOfScope => Phrase::FieldOutOfScope,
            Self::ClassB => Phrase::FieldClassB,
            Self::UsedDeductible => Phrase::FieldUsedDeductible,
            Self::PaidThisYear => Phrase::FieldPaidThisYear,
            Self::CostThisYear => Phrase::FieldCostThisYear,
            Self::CarriedThisYear => Phrase::FieldCarriedThisYear,
            Self::Average => Phrase::FieldAverage,
            Self::Rule(TypedRule::Deductible) => Phrase::RuleDeductible,
            Self::Rule(TypedRule::LaterAdmissions) => Phrase::RuleLater,
            Self::Rule(TypedRule::Rate) => Phrase::RuleRate,
            Self::Rule(TypedRule::Bands) => Phrase::RuleBands,
            Self::Rule(TypedRule::Cap) => Phrase::RuleCap,
            Self::Rule(TypedRule::AboveCap) => Phrase::RuleAboveCap,
            Self::Rule(TypedRule::OffSite) => Phrase::RuleOffSite,
            Self::Rule(TypedRule::Critical) => Phrase::RuleCritical,
        }
    }
}

impl EstimateWording<'_> {
    /// 总费用, 起付线, ….
    #[must_use]
    pub fn field(&self, field: Field) -> &str {
        self.get(field.phrase())
    }

    /// 职工, 居民.
    #[must_use]
    pub fn scheme(&self, scheme: Scheme) -> &str {
        self.get(match scheme {
            Scheme::Employee => Phrase::SchemeEmployee,
            Scheme::Resident => Phrase::SchemeResident,
        })
    }

    /// 在职, 退休.
    #[must_use]
    pub fn status(&self, status: Status) -> &str {
        self.get(match status {
            Status::Working => Phrase::StatusWorking,
            Status::Retired => Phrase::StatusRetired,
        })
    }

    /// 住院, 门诊, 慢病用药, 特殊病.
    #[must_use]
    pub fn care(&self, care: Care) -> &str {
        self.get(match care {
            Care::Inpatient => Phrase::CareInpatient,
            Care::Outpatient => Phrase::CareOutpatient,
            Care::Chronic => Phrase::CareChronic,
            Care::Special => Phrase::CareSpecial,
        })
    }

    /// What the place calls a level: 三级, or a name of its own.
    #[must_use]
    pub fn level<'b>(&'b self, level: &'b Level) -> &'b str {
        match &level.label {
            Some(label) => label.in_lang(self.wording.lang()),
            None => self.class(level.like),
        }
    }

    /// 社区, 一级, 二级, 三级.
    #[must_use]
    pub fn class(&self, class: Class) -> &str {
        self.get(match class {
            Class::Community => Phrase::LevelCommunity,
            Class::Primary => Phrase::LevelPrimary,
            Class::Secondary => Phrase::LevelSecondary,
            Class::Tertiary => Phrase::LevelTertiary,
        })
    }

    /// What the place calls where one is treated: 本地, 外地备案, 外地没备案, or a name of its own.
    #[must_use]
    pub fn site<'b>(&'b self, site: &'b Site) -> &'b str {
        match &site.label {
            Some(label) => label.in_lang(self.wording.lang()),
            None => self.get(match site.like {
                SiteKind::Local => Phrase::SiteLocal,
                SiteKind::Filed => Phrase::SiteFiled,
                SiteKind::Unfiled => Phrase::SiteUnfiled,
            }),
        }
    }

    /// What the place calls a group of people.
    #[must_use]
    pub fn group<'b>(&self, group: &'b Group) -> &'b str {
        group.label.in_lang(self.wording.lang())
    }

    /// 有转诊, 没转诊.
    #[must_use]
    pub fn referral(&self, referred: bool) -> &str {
        self.get(if referred { Phrase::ReferralYes } else { Phrase::ReferralNo })
    }

    /// 第 2 次.
    #[must_use]
    pub fn admission(&self, number: u8) -> String {
        self.fill(Phrase::AdmissionNth, &[&number.to_string()])
    }

    /// 医院级别不知道.
    #[must_use]
    pub fn unsure(&self, field: Field) -> String {
        self.fill(Phrase::AnswerUnsureOf, &[self.field(field)])
    }

    /// 居民 住院 三级: the case as sentences name it, as far as it is known.
    #[must_use]
    pub fn case(&self, draft: &Draft, level: Option<&Level>) -> String {
        let mut parts = vec![self.scheme(draft.scheme).to_owned()];
        parts.extend(draft.status.map(|status| self.status(status).to_owned()));
        parts.push(self.care(draft.care).to_owned());
        match (&draft.level, level) {
            (Some(Answer::Known(_)), Some(level)) => parts.push(self.level(level).to_owned()),
            (Some(Answer::Known(_) | Answer::Unsure) | None, _) => {}
        }
        parts.join(" ")
    }
}
