//! The bare word of an action, for the drawn phone: 点, 填, 核对.

use super::Wording;
use crate::domain::{Action, Phrase};

impl<'a> Wording<'a> {
    /// The verb of an action, without what it is done to.
    #[must_use]
    pub fn action(&self, action: Action) -> &'a str {
        self.strings().get(match action {
            Action::Open => Phrase::VerbOpen,
            Action::Install => Phrase::VerbInstall,
            Action::Register => Phrase::VerbRegister,
            Action::Login => Phrase::VerbLogin,
            Action::Verify => Phrase::VerbVerify,
            Action::Authorize => Phrase::VerbAuthorize,
            Action::Follow => Phrase::VerbFollow,
            Action::Search => Phrase::VerbSearch,
            Action::Scan => Phrase::VerbScan,
            Action::Tap => Phrase::VerbTap,
            Action::Locate => Phrase::VerbLocate,
            Action::Switch => Phrase::VerbSwitch,
            Action::Input => Phrase::VerbInput,
            Action::Select => Phrase::VerbSelect,
            Action::Check => Phrase::VerbCheck,
            Action::Upload => Phrase::VerbUpload,
            Action::Sign => Phrase::VerbSign,
            Action::Review => Phrase::VerbReview,
            Action::Confirm => Phrase::VerbConfirm,
            Action::Pay => Phrase::VerbPay,
            Action::EnterPassword => Phrase::VerbEnterPassword,
            Action::Save => Phrase::VerbSave,
            Action::View => Phrase::VerbView,
            Action::Wait => Phrase::VerbWait,
            Action::Call => Phrase::VerbCall,
            Action::Press => Phrase::VerbPress,
            Action::Go => Phrase::VerbGo,
            Action::Bring => Phrase::VerbBring,
            Action::Insert => Phrase::VerbInsert,
            Action::Ask => Phrase::VerbAsk,
            Action::Deposit => Phrase::VerbDeposit,
            Action::Jump => Phrase::VerbJump,
            Action::Remark => Phrase::VerbRemark,
        })
    }
}
