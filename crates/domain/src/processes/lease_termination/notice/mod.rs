//! Until when a tenant who gives notice rents: the notice term, the earliest end and the end that is wished.
//!
//! The law is *Burgerlijk Wetboek* (BW) 7:271 as it reads since 1 July 2024 (*Wet vaste huurcontracten*, Stb. 2023,
//! 480), which moved the old paragraphs 2–8 to 3–9: what many texts call 7:271 paragraph 5(a) is now 6(a).
//!
//! - paragraph 3: notice is given for a day on which rent falls due;
//! - paragraph 6(a): the tenant's term is the time between two such days, at least one month, at most three;
//! - paragraph 7: notice given too late holds for the day for which it could have been given;
//! - paragraph 8: a clause with a longer term is void; a shorter one favours the tenant and holds;
//! - paragraph 9: tenant and association may agree on another end. Where an association lets its leases end on
//!   any working day, and moves an end in a weekend, it makes every tenant that offer: [`NoticeRules`].
//!
//! A term of months ends with the end of the day that has the number of the day of receipt, or of the last day of a
//! month too short for it (*Hoge Raad* 1 September 2017, ECLI:NL:HR:2017:2225). Dated examples: `tests/examples.md`.

mod end;
mod payment;
mod rules;
mod term;

#[cfg(test)]
mod tests;

pub use end::{Correction, EndDate, EndDecision, Skipped, Step, decide_end, earliest_end, latest_end};
pub use payment::PaymentDays;
pub use rules::{LeaseTerms, NoticeRules, TermStart};
pub use term::{NoticeTerm, TermBasis, notice_term};
