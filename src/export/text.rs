//! Plain text: the story alone, one block a line; headline, byline and captions only where they are asked for.

use super::With;
use crate::Reading;
use crate::article::{Content, Span, plain};
use crate::dom::joined;

pub(super) fn write(reading: &Reading, with: With) -> String {
    let mut out = String::new();
    if with.headline
        && let Some(title) = &reading.metadata.title
    {
        line(title, &mut out);
    }
    if with.byline {
        line(&joined(&reading.metadata.byline, ", "), &mut out);
        line(reading.metadata.published.as_deref().unwrap_or_default(), &mut out);
        line(reading.source().map(|url| url.as_str()).unwrap_or_default(), &mut out);
    }
    // Pictures in a row whose only words are the same credit have it once.
    let mut credited: Option<&str> = None;
    for block in &reading.blocks {
        let before = credited.take();
        match &block.content {
            Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => spans(text, &mut out),
            Content::List { items, .. } => items.iter().for_each(|item| spans(&item.text, &mut out)),
            Content::Quote { pull: true, .. } | Content::Separator => {}
            Content::Quote { paragraphs, cite, .. } => {
                paragraphs.iter().for_each(|text| spans(text, &mut out));
                spans(cite, &mut out);
            }
            Content::Figure { caption, credit, .. } if with.captions => {
                let caption = plain(caption);
                credited = credit.as_deref().filter(|_| caption.is_empty());
                match credit {
                    Some(credit) if caption.is_empty() && before == Some(credit) => {}
                    Some(credit) if caption.is_empty() => line(credit, &mut out),
                    Some(credit) => line(&format!("{caption} ({credit})"), &mut out),
                    None => line(&caption, &mut out),
                }
            }
            Content::Table { caption, rows } => {
                if with.captions {
                    spans(caption, &mut out);
                }
                for row in rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| plain(&cell.text).replace('\n', " ")).collect();
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        line(&joined(&cells, " | "), &mut out);
                    }
                }
            }
            Content::Code { text, .. } => text.lines().for_each(|row| {
                out.push_str(row);
                out.push('\n');
            }),
            Content::Embed { title: Some(title), .. } if with.captions => line(title, &mut out),
            Content::Figure { .. } | Content::Embed { .. } => {}
        }
    }
    out
}

fn spans(text: &[Span], out: &mut String) {
    line(&plain(text), out);
}

/// One line; what is blank is none. A line break inside a block stays one.
fn line(text: &str, out: &mut String) {
    for row in text.split('\n').map(str::trim).filter(|row| !row.is_empty()) {
        out.push_str(row);
        out.push('\n');
    }
}
