//! Pages come from the corpus where it is there, else from the project's own page folders.

use flate2::read::GzDecoder;
use std::io::Read;
use std::path::{Path, PathBuf};

/// At most so many pages, taken evenly, and where they are from.
pub fn load(most: usize) -> (Vec<Vec<u8>>, String) {
    let corpus = std::env::var_os("BROADSHEET_CORPUS").map_or_else(|| PathBuf::from("../shared/corpus"), PathBuf::from);
    let mut files: Vec<PathBuf> =
        ["world", "english", "mixed", "snippets"].iter().flat_map(|folder| listing(&corpus.join(folder).join("html"))).collect();
    let mut from = "the corpus (world, english, mixed, snippets)";
    if files.is_empty() {
        files = listing(Path::new("tests/pages")).into_iter().map(|folder| folder.join("page.html")).filter(|file| file.exists()).collect();
        from = "the project's own page folders";
    }
    let step = files.len().div_ceil(most.max(1)).max(1);
    let pages = files.iter().step_by(step).filter_map(|file| read(file)).collect();
    (pages, from.to_owned())
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Option<Vec<u8>> {
    let bytes = std::fs::read(file).ok()?;
    if file.extension().is_none_or(|extension| extension != "gz") {
        return Some(bytes);
    }
    let mut page = Vec::new();
    GzDecoder::new(&bytes[..]).read_to_end(&mut page).ok()?;
    Some(page)
}
