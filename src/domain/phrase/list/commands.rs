//! The phrases of `yibao estimate` and `yibao credit`: their options, and how rules are typed.

/// Hands every phrase to `phrases!`: those that are given, then those of the estimator's commands.
macro_rules! with_commands {
    ($($before:tt)*) => {
        phrases! {
            $($before)*
            CliEstimate = "cli.estimate" [];
            CliCredit = "cli.credit" [];
            CliRules = "cli.rules" [];
            ValueAmount = "cli.value_amount" [];
            ValueRule = "cli.value_rule" [];
            ValueId = "cli.value_id" [];
            ValueNumber = "cli.value_number" [];
            ValueAnswer = "cli.value_answer" [];
            OptionEstimateCity = "cli.option_estimate_city" [];
            OptionScheme = "cli.option_scheme" ["choices"];
            OptionStatus = "cli.option_status" ["choices"];
            OptionGroup = "cli.option_group" [];
            OptionAge = "cli.option_age" [];
            OptionCare = "cli.option_care" ["choices"];
            OptionLevel = "cli.option_level" ["choices"];
            OptionAdmission = "cli.option_admission" [];
            OptionSite = "cli.option_site" ["choices"];
            OptionReferral = "cli.option_referral" ["choices"];
            OptionTotal = "cli.option_total" [];
            OptionOutOfScope = "cli.option_out_of_scope" [];
            OptionClassB = "cli.option_class_b" [];
            OptionUsedDeductible = "cli.option_used_deductible" [];
            OptionPaidThisYear = "cli.option_paid_this_year" [];
            OptionCostThisYear = "cli.option_cost_this_year" [];
            OptionCarriedThisYear = "cli.option_carried_this_year" [];
            OptionDeductible = "cli.option_deductible" [];
            OptionLaterAdmissions = "cli.option_later_admissions" [];
            OptionRate = "cli.option_rate" [];
            OptionBands = "cli.option_bands" [];
            OptionBandsFrom = "cli.option_bands_from" ["choices"];
            OptionCap = "cli.option_cap" [];
            OptionAboveCap = "cli.option_above_cap" [];
            OptionOffSite = "cli.option_off_site" [];
            OptionCritical = "cli.option_critical" [];
            OptionCreditScheme = "cli.option_credit_scheme" ["choices"];
            OptionCreditStatus = "cli.option_credit_status" ["choices"];
            OptionAverage = "cli.option_average" [];
            OptionShare = "cli.option_share" [];
            GrammarAmount = "grammar.amount" [];
            GrammarRange = "grammar.range" [];
            GrammarOpen = "grammar.open" [];
            GrammarAbout = "grammar.about" [];
            GrammarNone = "grammar.none" [];
            GrammarBands = "grammar.bands" [];
            GrammarLater = "grammar.later" [];
            GrammarCostCap = "grammar.cost_cap" [];
            GrammarAbove = "grammar.above" [];
            GrammarOffSite = "grammar.off_site" [];
            GrammarFactor = "grammar.factor" [];
            GrammarFirst = "grammar.first" [];
            GrammarCritical = "grammar.critical" [];
            GrammarCriticalMore = "grammar.critical_more" [];
            ExitNoRule = "exit.no_rule" [];
        }
    };
}

pub(super) use with_commands;
