//! A batch is many pages as JSON lines: read on all cores, answered in the order in which they came, in memory that does not grow with their number.

use super::{Output, Stop, reason, say};
use broadsheet::dom::{from_html, from_plain_text};
use broadsheet::error::Error;
use broadsheet::{Options, export, read};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Instant;

/// Pages that wait or are worked on, for each core: enough that no core is idle while the slowest page of a chunk ends.
const PAGES_A_CORE: usize = 16;
/// Longest line that is read, in bytes. The largest news pages have 10 MiB; a longer line is answered with an error and skipped.
const LONGEST_LINE: usize = 64 << 20;

/// What a line asks for.
#[derive(Deserialize)]
struct Page {
    id: Value,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

/// What it is answered with.
#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    result: Outcome,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Output(String),
    Error(String),
}

/// A line as it came in; `Err` says why it cannot be used.
type Line = Result<Vec<u8>, String>;

pub(super) fn run(output: &Output) -> Result<(), Stop> {
    let start = Instant::now();
    let chunk = PAGES_A_CORE * rayon::current_num_threads();
    let (send, lines) = sync_channel::<Line>(chunk);
    // The thread ends with the input, or with the first line that nobody takes any more.
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Some(line) = next_line(&mut input) {
            let last = line.is_err() && input.fill_buf().is_err();
            if send.send(line).is_err() || last {
                break;
            }
        }
    });
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut pages, mut failed) = (0usize, 0usize);
    while let Some(lines) = waiting(&lines, chunk) {
        let answers: Vec<Answer> = lines.into_par_iter().map(|line| answer(line, output)).collect();
        for answer in &answers {
            pages += 1;
            failed += usize::from(matches!(answer.result, Outcome::Error(_)));
            serde_json::to_writer(&mut out, answer).map_err(|error| Stop::writing(error.into()))?;
            out.write_all(b"\n").map_err(Stop::writing)?;
        }
        out.flush().map_err(Stop::writing)?;
    }
    say(&format!(
        "{pages} pages, {failed} of them failed, {:.2} s.",
        start.elapsed().as_secs_f64()
    ));
    Ok(())
}

/// What has come in: at least one line, so that a caller who waits for an answer gets it, and at most a chunk. `None` at the end.
fn waiting(lines: &Receiver<Line>, chunk: usize) -> Option<Vec<Line>> {
    let first = lines.recv().ok()?;
    Some(std::iter::once(first).chain(lines.try_iter().take(chunk - 1)).collect())
}

/// The next line that is not blank, `None` at the end of the input.
fn next_line(input: &mut impl BufRead) -> Option<Line> {
    loop {
        let mut line = Vec::new();
        let mut too_long = false;
        let mut any = false;
        loop {
            let buffer = match input.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Some(Err(format!("Standard input cannot be read: {}.", reason(&error)))),
            };
            any |= !buffer.is_empty();
            let end = memchr::memchr(b'\n', buffer);
            let piece = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
            too_long |= line.len() + piece.len() > LONGEST_LINE;
            if !too_long {
                line.extend_from_slice(piece);
            }
            let used = end.map_or(buffer.len(), |end| end + 1);
            let ended = end.is_some() || buffer.is_empty();
            input.consume(used);
            if ended {
                break;
            }
        }
        if too_long {
            return Some(Err(format!("The line is longer than {} MiB.", LONGEST_LINE >> 20)));
        }
        if !line.trim_ascii().is_empty() {
            return Some(Ok(line));
        }
        if !any {
            return None;
        }
    }
}

fn answer(line: Line, output: &Output) -> Answer {
    let failed = |id, why: String| Answer {
        id,
        result: Outcome::Error(why),
    };
    let line = match line {
        Ok(line) => line,
        Err(why) => return failed(Value::Null, why),
    };
    let page: Page = match serde_json::from_slice(&line) {
        Ok(page) => page,
        Err(error) => {
            // A line whose page is broken may still say whose it is.
            let id = serde_json::from_slice::<Value>(&line).ok().and_then(|value| value.get("id").cloned());
            return failed(id.unwrap_or_default(), format!("The line is not a page: {error}."));
        }
    };
    let id = page.id.clone();
    // A fault of ours on one page must not cost the others their answer.
    match catch_unwind(AssertUnwindSafe(|| write(page, output))) {
        Ok(Ok(output)) => Answer {
            id,
            result: Outcome::Output(output),
        },
        Ok(Err(error)) => failed(id, error.to_string()),
        Err(_) => failed(id, "Broadsheet failed on this page; please report it.".to_owned()),
    }
}

fn write(page: Page, output: &Output) -> Result<String, Error> {
    // A page without a usable address is still a page: its relative links are all that is lost.
    let url = page.url.as_deref().and_then(broadsheet::Address::parse);
    let blank = |text: &str| text.chars().all(char::is_whitespace);
    let document = match (page.html, page.text) {
        (Some(html), _) if !blank(&html) => from_html(&html, url),
        (None, Some(text)) if !blank(&text) => from_plain_text(&text, url),
        _ => return Err(Error::Empty),
    };
    let reading = read(&document, &Options::default());
    if reading.blocks.is_empty() && output.format != "json" {
        return Ok(String::new());
    }
    export::export(&reading, &output.format, output.with())
}
