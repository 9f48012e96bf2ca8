//! The `kanaalwijzer` program: configuration, wiring, commands.
fn main() {}
