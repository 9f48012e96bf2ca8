//! The new address, told or changed after filing: where the settlement and later letters go.

use std::collections::BTreeMap;

use serde_json::json;

use super::commands::read;
use super::filing::{NewAddress, Termination};
use super::turn::Turn;
use super::{intake, parse};
use crate::cases::Case;
use crate::processes::flow::{Command, Refusal};
use crate::processes::intake::{Answers, Question};
use crate::tenancy::Address;

/// The word of the command.
pub const COMMAND: &str = "forwarding-address";

/// What is asked, with the address as it is known now.
pub fn form(case: &Case) -> Option<(Question, Answers)> {
    let termination = read(case).ok()?;
    Some((intake::new_address(), answers(&termination)))
}

fn answers(termination: &Termination) -> Answers {
    let given = match &termination.new_address {
        NewAddress::Unknown => BTreeMap::new(),
        NewAddress::Abroad { lines } => {
            [("address-kind", "abroad".to_owned()), ("abroad", lines.clone())].into_iter().collect()
        }
        NewAddress::Dutch { address } => dutch(address),
    };
    Answers(given.into_iter().map(|(field, answer)| (field.to_owned(), answer)).collect())
}

fn dutch(address: &Address) -> BTreeMap<&'static str, String> {
    let letter = address.letter.as_deref().unwrap_or_default();
    let suffix = address.suffix.as_deref().map(|suffix| format!("-{suffix}")).unwrap_or_default();
    [
        ("address-kind", "dutch".to_owned()),
        ("postal-code", address.postal_code.clone()),
        ("house-number", format!("{}{letter}{suffix}", address.house_number)),
        ("street", address.street.clone()),
        ("city", address.city.clone()),
    ]
    .into_iter()
    .collect()
}

/// Keeps the address and tells the ERP; the event says that it was told, never what it is.
pub fn obey(turn: &mut Turn<'_>, from: &'static str, command: &Command) -> Result<&'static str, Refusal> {
    turn.termination.new_address =
        parse::address(&Answers(command.input.clone())).map_err(Refusal::Problems)?;
    turn.tell_erp(turn.standing(from));
    turn.event("termination-forwarding-address", json!({}));
    Ok(from)
}
