//! Where a rule says why it is there: an annotation for each language, told apart by its name.

/// The annotation with the remark in English; any other is in Dutch.
pub const ENGLISH: &str = "why";
/// What the annotation with the remark in Dutch is called where there is none yet.
pub const DUTCH: &str = "waarom";

/// Which annotations of a table hold the remarks of its rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemarkColumns {
    /// The one in Dutch.
    pub dutch: Option<usize>,
    /// The one in English.
    pub english: Option<usize>,
}

impl RemarkColumns {
    /// The columns among annotations with these names: `why` is the English one; `waarom`, or else the first other, the
    /// Dutch one.
    pub fn among<Name: AsRef<str>>(names: &[Name]) -> Self {
        let is = |name: &Name, wanted: &str| name.as_ref().trim().eq_ignore_ascii_case(wanted);
        let english = names.iter().position(|name| is(name, ENGLISH));
        let dutch = names.iter().position(|name| is(name, DUTCH));
        let dutch = dutch.or_else(|| (0..names.len()).find(|at| Some(*at) != english));
        Self { dutch, english }
    }
}

#[cfg(test)]
mod tests {
    use super::RemarkColumns;

    #[test]
    fn remarks_are_told_apart_by_the_names_of_their_annotations() {
        let found = |names: &[&str]| {
            let RemarkColumns { dutch, english } = RemarkColumns::among(names);
            (dutch, english)
        };
        assert_eq!(found(&["waarom", "why"]), (Some(0), Some(1)));
        assert_eq!(found(&["Why", "source", "waarom"]), (Some(2), Some(0)));
        assert_eq!(found(&["why", "toelichting"]), (Some(1), Some(0)));
        assert_eq!(found(&["toelichting"]), (Some(0), None));
        assert_eq!(found(&["why"]), (None, Some(0)));
        assert_eq!(found(&[]), (None, None));
    }
}
