//! One page is read from a file or from standard input, and its article is written.

use super::decode::{Kind, decode};
use super::{One, Stop, reason};
use broadsheet::dom::{from_html, from_plain_text};
use broadsheet::error::Error;
use broadsheet::{Options, Reading, export, read};
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

pub(super) fn run(one: &One) -> Result<(), Stop> {
    let url = match &one.url {
        Some(text) => Some(address(text)?),
        None => None,
    };
    let bytes = input(one.file.as_deref())?;
    let kind = one.file.as_deref().and_then(kind_by_name);
    let named = |error: Error| {
        Stop::said(match &one.file {
            Some(path) if path.as_os_str() != "-" => format!("{}: {error}", path.display()),
            _ => error.to_string(),
        })
    };
    let (kind, text) = decode(&bytes, kind).map_err(named)?;
    let document = match kind {
        Kind::Html => from_html(&text, url),
        Kind::Plain => from_plain_text(&text, url),
    };
    let reading = read(&document, &Options::default());
    let output = if one.findings && one.output.format == "json" {
        serde_json::to_string(&reading.findings).map_err(|error| Stop::said(format!("The findings cannot be written: {error}.")))?
    } else if one.findings {
        listing(&reading)
    } else {
        if reading.blocks.is_empty() && one.output.format != "json" {
            let why = reading.notes.first().map_or("the page holds no story", |note| note.sentence());
            return Err(named(Error::NoArticle(why.trim_end_matches('.').to_owned())));
        }
        if let Some(path) = &one.epub {
            let book = export::book(&reading, &[], None);
            return std::fs::write(path, book).map_err(|error| Stop::said(format!("{} cannot be written: {}.", path.display(), reason(&error))));
        }
        export::export(&reading, &one.output.format, one.output.with()).map_err(named)?
    };
    write(one.out.as_deref(), output)
}

fn address(text: &str) -> Result<broadsheet::Address, Stop> {
    match broadsheet::Address::parse(text) {
        Some(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        _ => Err(Stop::said(format!("\"{text}\" is not the address of a web page."))),
    }
}

fn input(file: Option<&Path>) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    match file {
        Some(path) if path.as_os_str() != "-" => {
            if path.is_dir() {
                return Err(Stop::said(format!("{} is a directory, not a page.", path.display())));
            }
            std::fs::read(path).map_err(|error| Stop::said(format!("{} cannot be read: {}.", path.display(), reason(&error))))
        }
        // A terminal that waits for input without a word looks like a program that hangs.
        None if io::stdin().is_terminal() => Err(Stop::said(
            "Which page? Name a file, or \"-\" for standard input. Try \"broadsheet --help\".",
        )),
        _ => match io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(Stop::said(format!("Standard input cannot be read: {}.", reason(&error)))),
        },
    }
}

/// What a file's name promises; `None` leaves it to the content.
fn kind_by_name(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Kind::Plain),
        "html" | "htm" | "xhtml" | "xht" => Some(Kind::Html),
        _ => None,
    }
}

/// The findings, one a line, columns separated by tabs.
fn listing(reading: &Reading) -> String {
    let mut out = String::new();
    for finding in &reading.findings {
        let kind = serde_json::to_string(&finding.kind).unwrap_or_default();
        let columns = [kind.trim_matches('"'), finding.rule, &finding.evidence, &finding.excerpt];
        let columns = columns.map(|column| column.split_whitespace().collect::<Vec<_>>().join(" "));
        out.push_str(&columns.join("\t"));
        out.push('\n');
    }
    out
}

fn write(file: Option<&Path>, mut output: String) -> Result<(), Stop> {
    if !output.is_empty() && !output.ends_with('\n') {
        output.push('\n');
    }
    match file {
        Some(path) => std::fs::write(path, output).map_err(|error| Stop::said(format!("{} cannot be written: {}.", path.display(), reason(&error)))),
        None => {
            let mut out = io::stdout().lock();
            out.write_all(output.as_bytes()).and_then(|()| out.flush()).map_err(Stop::writing)
        }
    }
}
