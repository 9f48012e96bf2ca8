//! Pages of a long list: the rows, and where the next page begins.

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Where the next page begins; `None` when this is the last.
    pub next: Option<Cursor>,
}

/// The place of the last row on a page; opaque to everybody but the query that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(String);

/// The text is not a cursor that this list gave out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor of this list: use the one in the previous page, unchanged")]
pub struct InvalidCursor;

impl Cursor {
    /// A cursor from the values that order the list; the last one may hold the separator.
    pub(crate) fn of(first: &str, second: &str) -> Self {
        Self(format!("{first}~{second}"))
    }

    /// The values that order the list.
    pub(crate) fn parts(&self) -> (&str, &str) {
        self.0.split_once('~').unwrap_or((&self.0, ""))
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Cursor {
    type Err = InvalidCursor;
    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        let fits = text.len() <= 200 && text.contains('~') && !text.contains(char::is_control);
        if fits { Ok(Self(text.to_owned())) } else { Err(InvalidCursor) }
    }
}

impl<T> Page<T> {
    /// A page from one row more than `limit`: the extra row says that there is a next page.
    pub(crate) fn cut(mut items: Vec<T>, limit: usize, cursor: impl Fn(&T) -> Cursor) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(cursor) } else { None };
        Self { items, next }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Page};

    #[test]
    fn the_extra_row_says_that_there_is_more() {
        let cursor = |number: &i64| Cursor::of(&number.to_string(), "x");
        let page = Page::cut(vec![1, 2, 3], 2, cursor);
        assert_eq!((page.items, page.next), (vec![1, 2], Some(Cursor::of("2", "x"))));
        let last = Page::cut(vec![1, 2], 2, cursor);
        assert_eq!(last.next, None);
    }

    #[test]
    fn a_cursor_survives_its_text_and_rubbish_is_refused() {
        let cursor = Cursor::of("2026", "a~b");
        assert_eq!(cursor.to_string().parse(), Ok(cursor.clone()));
        assert_eq!(cursor.parts(), ("2026", "a~b"));
        assert!("rubbish".parse::<Cursor>().is_err());
        assert!("a~\0".parse::<Cursor>().is_err());
    }
}
