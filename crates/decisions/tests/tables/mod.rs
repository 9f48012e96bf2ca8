//! Tables for tests: a draft becomes a model, and a space cut in boxes becomes a sound table of any size.

use decisions::Model;
use decisions::tables::{Draft, InputDraft, OutputDraft, RuleDraft};
use std::fmt::Write;

/// The name of the one decision of a model made here.
pub const DECISION: &str = "answer";

/// A model with one decision, taken by the table of this draft; each column asks an input of the same name.
pub fn model(draft: &Draft) -> Model {
    match Model::read(&frame(draft), "test.dmn").and_then(|model| model.with_draft(DECISION, draft)) {
        Ok(model) => model,
        Err(error) => panic!("{error}\n{draft:#?}"),
    }
}

/// A model as DMN text, with inputs for the draft's columns and a table that says nothing yet.
pub fn frame(draft: &Draft) -> String {
    let mut text = String::from(
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" id=\"m\" name=\"m\" \
         namespace=\"urn:test\">",
    );
    for (at, input) in draft.inputs.iter().enumerate() {
        let (name, kind) = (&input.expression, input.type_name.as_deref().unwrap_or("Any"));
        write!(
            text,
            "<inputData id=\"i{at}\" name=\"{name}\"><variable name=\"{name}\" typeRef=\"{kind}\"/></inputData>"
        )
        .unwrap();
    }
    write!(text, "<decision id=\"d\" name=\"{DECISION}\"><variable name=\"{DECISION}\"/>").unwrap();
    for at in 0..draft.inputs.len() {
        write!(text, "<informationRequirement><requiredInput href=\"#i{at}\"/></informationRequirement>")
            .unwrap();
    }
    text.push_str("<decisionTable><output/></decisionTable></decision></definitions>");
    text
}

/// What a column of a cut space asks.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// One of so many words.
    Words(usize),
    /// A whole number from zero up to but not this.
    Whole(usize),
    /// True or false.
    Truth,
}

impl Asked {
    /// How many values there are.
    pub const fn size(self) -> usize {
        match self {
            Self::Words(size) | Self::Whole(size) => size,
            Self::Truth => 2,
        }
    }

    /// The type's name, the values allowed and the decimals.
    pub fn column(self, name: &str) -> InputDraft {
        let (kind, allowed, decimals) = match self {
            Self::Words(size) => ("string", Some(words(0, size - 1)), None),
            Self::Whole(size) => ("number", Some(format!("[0..{}]", size - 1)), Some("0".to_owned())),
            Self::Truth => ("boolean", None, None),
        };
        InputDraft {
            expression: name.to_owned(),
            type_name: Some(kind.to_owned()),
            allowed,
            decimals,
            ..InputDraft::default()
        }
    }

    /// The cell that accepts the values from `low` to `high`.
    pub fn cell(self, low: usize, high: usize) -> String {
        match self {
            _ if low == 0 && high + 1 == self.size() => "-".to_owned(),
            Self::Words(_) => words(low, high),
            Self::Whole(_) if low == high => low.to_string(),
            Self::Whole(_) => format!("[{low}..{high}]"),
            Self::Truth => (low == 1).to_string(),
        }
    }
}

fn words(low: usize, high: usize) -> String {
    (low..=high).map(|word| format!("\"w{word}\"")).collect::<Vec<_>>().join(", ")
}

/// Numbers that look random and are always the same (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap_or(0)
    }
}

/// A box: per column the first and the last value.
pub type Part = Vec<(usize, usize)>;

/// A whole space cut into so many boxes, none of which overlap: every box a rule of a sound table.
pub fn cut(columns: &[Asked], parts: usize, dice: &mut Dice) -> Vec<Part> {
    let mut boxes: Vec<Part> = vec![columns.iter().map(|column| (0, column.size() - 1)).collect()];
    while boxes.len() < parts {
        let at = dice.below(boxes.len());
        let column = dice.below(columns.len());
        let (low, high) = boxes[at][column];
        if low == high {
            continue;
        }
        let middle = low + dice.below(high - low);
        let mut other = boxes[at].clone();
        boxes[at][column].1 = middle;
        other[column].0 = middle + 1;
        boxes.push(other);
    }
    boxes
}

/// The draft of a table with a rule for each box; the answers are the numbers `0..answers`, in turn.
pub fn draft(columns: &[Asked], parts: &[Part], answers: usize) -> Draft {
    let inputs = columns.iter().enumerate().map(|(at, column)| column.column(&format!("c{at}"))).collect();
    let rule = |(at, part): (usize, &Part)| RuleDraft {
        inputs: columns.iter().zip(part).map(|(column, (low, high))| column.cell(*low, *high)).collect(),
        outputs: vec![(at % answers).to_string()],
        ..RuleDraft::default()
    };
    Draft {
        inputs,
        outputs: vec![OutputDraft { type_name: Some("number".to_owned()), ..OutputDraft::default() }],
        rules: parts.iter().enumerate().map(rule).collect(),
        ..Draft::default()
    }
}

/// The columns of a table such as a channel policy: the first eight of a small one, all twelve of a large one.
pub const COLUMNS: [Asked; 12] = [
    Asked::Words(8),
    Asked::Whole(3),
    Asked::Words(3),
    Asked::Words(6),
    Asked::Truth,
    Asked::Whole(24),
    Asked::Whole(60),
    Asked::Words(5),
    Asked::Whole(100),
    Asked::Truth,
    Asked::Words(12),
    Asked::Whole(31),
];
