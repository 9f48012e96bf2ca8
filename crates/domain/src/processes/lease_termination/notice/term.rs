//! How long the notice term of a tenant is, and why.

use serde::{Deserialize, Serialize};

use super::rules::{LeaseTerms, NoticeRules};
use crate::tenancy::PaymentPeriod;

/// What decides the length of the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermBasis {
    /// The time between two payments, at least one month and at most three (BW 7:271 paragraph 6(a)).
    PaymentPeriod,
    /// A clause in the lease that is shorter.
    Clause,
    /// The association asks less than law and lease allow.
    Association,
}

/// The notice term of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NoticeTerm {
    /// Whole months, 1 to 3.
    pub months: u8,
    /// What decides its length.
    pub basis: TermBasis,
    /// How often rent is paid.
    pub period: PaymentPeriod,
    /// The months in a clause that is void because it is longer than the law allows (BW 7:271 paragraph 8).
    pub void_clause_months: Option<u8>,
}

/// The notice term for this lease: the law's, unless the lease or the association asks less of the tenant.
///
/// A longer clause is void and the law's term comes in its place. One court went further and left a private
/// landlord's tenant without any term (ECLI:NL:RBMNE:2021:4680); that is for a person to weigh, not for this rule.
pub fn notice_term(lease: &LeaseTerms, rules: &NoticeRules) -> NoticeTerm {
    let period = lease.payment.period;
    let mut term = NoticeTerm {
        months: months_by_law(period),
        basis: TermBasis::PaymentPeriod,
        period,
        void_clause_months: None,
    };
    match lease.clause_months {
        Some(clause) if clause > term.months => term.void_clause_months = Some(clause),
        Some(clause) if (1..term.months).contains(&clause) => {
            (term.months, term.basis) = (clause, TermBasis::Clause);
        }
        _ => {}
    }
    if let Some(promised) = rules.months_promised.map(|months| months.max(1))
        && promised < term.months
    {
        (term.months, term.basis) = (promised, TermBasis::Association);
    }
    term
}

/// The time between two payments in whole months, kept between one and three.
const fn months_by_law(period: PaymentPeriod) -> u8 {
    match period {
        PaymentPeriod::Week | PaymentPeriod::FourWeeks | PaymentPeriod::Month => 1,
        PaymentPeriod::Quarter | PaymentPeriod::HalfYear | PaymentPeriod::Year => 3,
    }
}
