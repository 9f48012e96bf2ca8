//! Measures what the product costs on this machine and prints it beside what it may cost.
fn main() {}
