//! Decision tables: what is read is written, read back and proved; nothing but words comes of the rest.
#![no_main]

use decisions::Model;
use decisions::proof::Limits;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(model) = Model::read(text, "fuzz.dmn") else { return };
    let formatted = model.formatted();
    let again = Model::read(&formatted, "again.dmn");
    let again = again.unwrap_or_else(|error| panic!("what we wrote is refused: {error}\n{formatted}"));
    assert_eq!(again.formatted(), formatted, "writing twice is writing once");
    if model.tables().all(|table| table.rules().len() <= 40 && table.inputs().len() <= 6) {
        model.check(Limits { told: 3, steps: 100_000 });
    }
});
