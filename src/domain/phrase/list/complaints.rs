//! The phrases for what cannot be read or done, and what to try instead.

/// Hands every phrase on: those that are given, then the complaints.
macro_rules! with_complaints {
    ($($before:tt)*) => {
        with_screen! {
            $($before)*
            WrongOption = "wrong.option" ["word"];
            WrongCommand = "wrong.command" ["word"];
            WrongSurplus = "wrong.surplus" ["word"];
            WrongNoValue = "wrong.no_value" ["option"];
            WrongTwice = "wrong.twice" ["option"];
            WrongBoth = "wrong.both" ["option" "other"];
            WrongAlone = "wrong.alone" ["option" "needs"];
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
    };
}

pub(super) use with_complaints;
