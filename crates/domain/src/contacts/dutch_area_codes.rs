//! Which part of a Dutch number is the area code, so that it can be shown as people say it.

/// Two-digit area codes without their 0; all others have three digits (*Nummerplan telefoon- en ISDN-diensten*).
const SHORT: [&str; 34] = [
    "10", "13", "15", "20", "23", "24", "26", "30", "33", "35", "36", "38", "40", "43", "45", "46", "50",
    "53", "55", "58", "70", "71", "72", "73", "74", "75", "76", "77", "78", "79", "84", "85", "87", "88",
];

/// How many digits of the nine after the 0 are the area code: 1 for mobile numbers, 2 or 3 for others.
pub(super) fn area_code_length(nine_digits: &str) -> usize {
    if nine_digits.starts_with('6') {
        return 1;
    }
    if SHORT.iter().any(|code| nine_digits.starts_with(code)) { 2 } else { 3 }
}
