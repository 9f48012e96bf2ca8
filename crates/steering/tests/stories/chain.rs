//! The chain of records: what was decided can be replayed, and whatever is changed shows.

use crate::policies::{standard, with_parameters};
use domain::ids::RelationId;
use steering::chain::{BEGINNING, Broken, Fault, Link, METHOD, Record, Verified, Verifier, bind};
use steering::{Policy, PolicyReference, SelfReliance, Situation, Surroundings, advise};

fn chain(policy: &Policy, length: i64) -> Vec<Link> {
    let mut previous = BEGINNING.to_owned();
    let mut links = Vec::new();
    for sequence in 1..=length {
        let tenant: RelationId = format!("019aa1b2-0000-7000-8000-{sequence:012}").parse().unwrap();
        let situation = Situation { self_reliance: SelfReliance::Alone, ..Situation::about("repair") };
        let surroundings = Surroundings::at("2026-03-03T09:30:00.123Z".parse().unwrap());
        let advice = advise(policy, &situation, &surroundings, Some(tenant)).unwrap();
        let at = surroundings.now;
        let record = Record {
            method: METHOD,
            id: "019aa1b2-0000-7000-8000-000000000001".parse().unwrap(),
            sequence,
            at,
            tenant: Some(tenant),
            asked_by: "tenant".to_owned(),
            situation,
            surroundings,
            advice,
        };
        let link = bind(&previous, &record).unwrap();
        previous.clone_from(&link.hash);
        links.push(link);
    }
    links
}

fn verify(policy: &Policy, links: &[Link]) -> Result<i64, Broken> {
    let mut verifier = Verifier::default();
    for link in links {
        verifier.verify(link, |_: &PolicyReference| Some(policy))?;
    }
    Ok(verifier.verified())
}

#[test]
fn a_chain_is_replayed_from_its_records() {
    let policy = standard();
    let links = chain(&policy, 5);
    assert_eq!(verify(&policy, &links), Ok(5));
    let mut verifier = Verifier::default();
    let found = verifier.verify(&links[0], |_| Some(&policy)).unwrap();
    let Verified::Replayed(record) = found else { panic!("{found:?}") };
    assert_eq!(record.advice.topic, "repair");
}

#[test]
fn every_byte_counts() {
    let policy = standard();
    let links = chain(&policy, 2);
    let first = &links[0];
    for at in (0..first.content.len()).step_by(7) {
        let mut bytes = first.content.clone().into_bytes();
        bytes[at] ^= 1;
        let Ok(content) = String::from_utf8(bytes) else { continue };
        let changed = [Link { content, ..first.clone() }, links[1].clone()];
        assert_eq!(verify(&policy, &changed).unwrap_err(), Broken { sequence: 1, fault: Fault::Changed });
    }
}

#[test]
fn a_record_that_goes_comes_or_moves_shows() {
    let policy = standard();
    let links = chain(&policy, 4);
    let fault = |links: &[Link]| verify(&policy, links).unwrap_err().fault;
    let without = [links[0].clone(), links[2].clone(), links[3].clone()];
    assert_eq!(fault(&without), Fault::OutOfPlace { expected: 2 });
    let swapped = [links[0].clone(), links[2].clone(), links[1].clone()];
    assert_eq!(fault(&swapped), Fault::OutOfPlace { expected: 2 });
    // Somebody who makes a whole record anew cannot bind the next one to it.
    let mut forged = links.clone();
    let other = chain(&with_parameters("percent = 5.0", "percent = 6.0"), 4);
    forged[1] = other[1].clone();
    assert_eq!(fault(&forged), Fault::Unbound);
    // Cutting off the end shows from how many there should be.
    let mut verifier = Verifier::default();
    for link in &links[..3] {
        verifier.verify(link, |_| Some(&policy)).unwrap();
    }
    assert_eq!(verifier.ends_at(4).unwrap_err().fault, Fault::CutOff { expected: 4 });
    assert!(verifier.ends_at(3).is_ok());
}

#[test]
fn another_policy_under_the_same_name_is_noticed() {
    let links = chain(&standard(), 1);
    let other = with_parameters("percent = 5.0", "percent = 6.0");
    let broken = verify(&other, &links).unwrap_err();
    assert_eq!(broken.fault, Fault::PolicyMissing("channel-policy".to_owned(), 2));
}

#[test]
fn an_advice_that_does_not_follow_from_its_policy_is_noticed_even_when_it_is_bound() {
    let policy = standard();
    let link = &chain(&policy, 1)[0];
    let mut record: Record = serde_json::from_str(&link.content).unwrap();
    record.situation.self_reliance = SelfReliance::Help;
    let forged = bind(BEGINNING, &record).unwrap();
    assert!(matches!(verify(&policy, &[forged]).unwrap_err().fault, Fault::Otherwise(_)));
}

#[test]
fn a_record_of_an_older_method_is_verified_by_its_binding() {
    let policy = standard();
    let link = &chain(&policy, 1)[0];
    let mut record: Record = serde_json::from_str(&link.content).unwrap();
    record.method = 0;
    let old = bind(BEGINNING, &record).unwrap();
    let mut verifier = Verifier::default();
    assert_eq!(verifier.verify(&old, |_| None), Ok(Verified::Bound { method: 0 }));
}
