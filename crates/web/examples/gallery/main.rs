//! Renders every component and layout to static pages, to be looked at and checked in a browser.
//!
//! `cargo run -p web --example gallery -- OUT` writes `OUT/*.html` and the assets they ask for; serve OUT as a website's root.

mod desk;
mod samples;
mod tenant;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use askama::DynTemplate;
use domain::language::{Language, Texts};
// Templates ask for `crate::assets`: here that is the web crate's.
use web::assets;
use web::texts::{SOURCES, Say};

/// A page: its file name and what it shows.
type Page = (&'static str, Box<dyn DynTemplate>);

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned()));
    fs::create_dir_all(out.join("assets"))?;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/dist");
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        fs::copy(entry.path(), out.join("assets").join(entry.file_name()))?;
    }
    let texts = Arc::new(Texts::read(&[domain::processes::texts(&[]), SOURCES.to_vec()].concat())?);
    let dutch = Say::new(Arc::clone(&texts), Language::Nl);
    let english = Say::new(texts, Language::En);
    for (name, page) in tenant::pages(&dutch, &english).into_iter().chain(desk::pages(&dutch)) {
        let html = page.dyn_render()?;
        println!("{:>7}  {name}", html.len());
        fs::write(out.join(name), html)?;
    }
    Ok(())
}
