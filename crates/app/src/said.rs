//! What a command tells whoever typed it, on standard output; a reader who has seen enough is no error.

use std::fmt::Display;
use std::io::Write;

/// Says one line.
pub fn say(line: impl Display) {
    // Whoever reads may be gone (`kanaalwijzer settings | head`); there is nobody left to tell.
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
