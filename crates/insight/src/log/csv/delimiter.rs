//! Which character stands between the fields.

use ::csv::ReaderBuilder;

/// The characters that are tried; among equals the earlier wins.
const TRIED: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are looked at.
const ROWS: usize = 100;

/// The delimiter that cuts the rows in the most fields, alike in every row.
pub(super) fn find(head: &[u8]) -> u8 {
    // The last line may be cut off in the middle.
    let whole = memchr::memrchr(b'\n', head).map_or(head, |end| &head[..=end]);
    let mut best = (0, b',');
    for delimiter in TRIED {
        let score = score(whole, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// How many rows have as many fields as the first, counted in fields; 0 when there is only one field.
fn score(head: &[u8], delimiter: u8) -> usize {
    let mut table =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(head);
    let lengths: Vec<usize> =
        table.byte_records().take(ROWS).map_while(Result::ok).map(|row| row.len()).collect();
    let Some((&first, rest)) = lengths.split_first() else { return 0 };
    if first < 2 {
        return 0;
    }
    let alike = rest.iter().filter(|length| **length == first).count();
    // A comma in sentences must not beat a semicolon between fields: likeness counts before the number of fields.
    alike * 1000 / rest.len().max(1) * 1000 + first
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_delimiter_is_found() {
        let cases: [(&str, u8); 7] = [
            ("a,b\n1,2\n", b','),
            ("a;b;c\n1,5;2,5;3\n1,5;2,5;3\n", b';'),
            ("a\tb\nx, y\tz\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("a;b\n\"x;y\";1\n\"x;y\";1\n", b';'),
            ("alone\n1\n", b','),
            ("", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(char::from(find(text.as_bytes())), char::from(expected), "{text}");
        }
    }
}
