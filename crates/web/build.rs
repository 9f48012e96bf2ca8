//! Stops with a clear word when the styles and scripts have not been built yet: they are embedded in the binary.

use std::path::Path;

fn main() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../frontend/dist/manifest.json");
    println!("cargo::rerun-if-changed={manifest}");
    println!("cargo::rerun-if-changed=templates");
    if !Path::new(manifest).exists() {
        println!(
            "cargo::error=frontend/dist is not built: run `make frontend` (npm ci and npm run build in frontend/)"
        );
    }
}
