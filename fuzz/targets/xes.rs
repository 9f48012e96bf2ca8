//! XES, plain or packed, alone and side by side.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzz::reads(bytes);
    fuzz::reads_side_by_side(bytes);
});
