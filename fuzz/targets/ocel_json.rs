//! OCEL 2.0 as JSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::reads(bytes));
