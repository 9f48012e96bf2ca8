//! Arithmetic beside an oracle: `data/decimal128.csv` was made with Python's `decimal` at 34 digits, half to even.
#![expect(clippy::unwrap_used, reason = "a strategy that makes no number must stop")]

use decisions::Number;
use proptest::prelude::*;
use std::cmp::Ordering;

#[test]
fn arithmetic_agrees_with_decimal128() {
    let mut faults = Vec::new();
    let lines: Vec<&str> = include_str!("data/decimal128.csv").lines().skip(1).collect();
    assert!(lines.len() > 1_000);
    for line in lines {
        let [left, operator, right, wanted]: [&str; 4] =
            line.split(',').collect::<Vec<_>>().try_into().unwrap();
        let (left, right): (Number, Number) = (left.parse().unwrap(), right.parse().unwrap());
        if operator == "?" {
            let found = match left.cmp(&right) {
                Ordering::Less => "-1",
                Ordering::Equal => "0",
                Ordering::Greater => "1",
            };
            if found != wanted {
                faults.push(format!("{line}: {found}"));
            }
            continue;
        }
        let found = match operator {
            "+" => left.plus(right),
            "-" => left.minus(right),
            "*" => left.times(right),
            _ => left.divided_by(right),
        };
        let wanted = (wanted != "none").then(|| wanted.parse::<Number>().unwrap());
        if found != wanted {
            faults.push(format!("{line}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} faults, first: {:#?}", faults.len(), &faults[..faults.len().min(5)]);
}

#[test]
fn numbers_read_and_write_as_people_do() {
    let cases = [
        ("12.50", "12.5"),
        ("-.872", "-0.872"),
        ("007", "7"),
        ("1.2e3", "1200"),
        ("5e-3", "0.005"),
        ("-0", "0"),
        ("100000000000000000000", "100000000000000000000"),
    ];
    for (text, wanted) in cases {
        assert_eq!(text.parse::<Number>().unwrap().to_string(), wanted);
    }
    for refused in ["", ".", "-", "1.2.3", "1,5", "abc", "1e", "12345678901234567890123456789012345"] {
        assert!(refused.parse::<Number>().is_err(), "{refused}");
    }
}

#[test]
fn powers_are_exact_where_they_fit() {
    let ten = Number::from(10);
    assert_eq!(ten.power(-5), "0.00001".parse().ok());
    assert_eq!(Number::from(7).power(5), Some(Number::from(16807)));
    assert_eq!(Number::ZERO.power(-1), None);
    assert_eq!(Number::ZERO.power(0), Some(Number::ONE));
}

fn number() -> impl Strategy<Value = Number> {
    (any::<i64>(), -30_i32..30)
        .prop_map(|(coefficient, exponent)| Number::scaled(coefficient.into(), exponent).unwrap())
}

proptest! {
    #[test]
    fn text_comes_back_as_the_same_number(number in number()) {
        prop_assert_eq!(number.to_string().parse::<Number>().unwrap(), number);
    }

    #[test]
    fn order_follows_the_sign_of_the_difference(left in number(), right in number()) {
        let difference = left.minus(right).unwrap();
        prop_assert_eq!(left.cmp(&right), difference.cmp(&Number::ZERO));
    }

    #[test]
    fn floor_and_ceiling_enclose(number in number(), decimals in 0_u32..6) {
        let (floor, ceiling) = (number.floor(decimals), number.ceiling(decimals));
        prop_assert!(floor <= number && number <= ceiling);
        prop_assert!(floor.decimals() <= decimals && ceiling.decimals() <= decimals);
        let step = Number::scaled(1, -i32::try_from(decimals).unwrap()).unwrap();
        prop_assert!(ceiling.minus(floor).unwrap() <= step);
    }
}
