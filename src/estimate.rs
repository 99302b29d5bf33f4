//! From a claim and the rules that hold to two complete bills, exact to the fen, each line with its reasons.
//!
//! A rule's number is an interval, so the result is too. Its ends are found by working out every corner of the box of
//! uncertain numbers, not by taking every low end: above the cap a higher cap can pay less. The layer does no I/O, knows
//! no YAML and uses no floats.

mod bill;
mod choices;
mod claim;
mod compare;
mod credit;
mod doubt;
mod exact;
mod find_out;
mod inquiry;
mod items;
mod line;
mod marks;
mod parameters;
mod result;
mod scene;
mod search;
mod typed;
mod working;

pub use bill::{Assumed, Bill, Parts};
pub use choices::last_admission;
pub use claim::{Answer, Claim, ClaimError, Cost, Draft, Insured, Visit, YearToDate};
pub use compare::{Cell, Comparison, Difference, Filing, Untold, compare, later_admission_worth, worth};
pub use credit::{CreditClaim, CreditEstimate, CreditNeeds, CreditWorking, NoCredit, credit};
pub use exact::Exact;
pub use find_out::{Otherwise, Question, Worth, find_out, otherwise};
pub use inquiry::{Answered, Inquiry, Unanswered};
pub use line::{Basis, Figure, Item, Line};
pub use marks::{Mark, Marks};
pub use parameters::Parameter;
pub use result::{Estimate, LeftOut, NoRule, NotUsed, Note, ends, estimate};
pub use search::{has_result, may_be_capped};
pub use typed::{OLDEST_AGE, TypedError, TypedRule, TypedWords, typed_age, typed_share};
pub use working::{AmountMove, AmountOp, CriticalBand, First, RateOf, RateOp, Share, Working};
