//! Tables of contacts, as any CRM might export them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::reads(bytes));
