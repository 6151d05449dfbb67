//! Markdown: the article as CommonMark with the tables and footnotes of GitHub's dialect.

use super::With;
use super::markdown_inline::{Breaks, destination, inline};
use super::note_numbers::NoteNumbers;
use super::{embed_label, heading_lines, table_grid};
use crate::Reading;
use crate::article::{Block, Content, Image, ListItem, Row, Span, plain};
use crate::dom::joined;
use crate::search::Search;

pub(super) fn write(reading: &Reading, _: With) -> String {
    let notes = NoteNumbers::of(&reading.blocks);
    let mut out = String::new();
    heading(reading, &notes, &mut out);
    let mut after_list = false;
    let mut marker = Marker::First;
    for block in reading.lead.iter().chain(&reading.blocks) {
        let is_list = matches!(block.content, Content::List { .. });
        // Two lists in a row would be read as one; other markers part them.
        marker = if is_list && after_list { marker.other() } else { Marker::First };
        let before = out.len();
        write_block(block, &notes, marker, &mut out);
        if out.len() > before {
            after_list = is_list;
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn text(words: &str) -> Vec<Span> {
    vec![Span {
        text: words.to_owned(),
        ..Span::default()
    }]
}

fn emphasised(mut spans: Vec<Span>) -> Vec<Span> {
    for span in &mut spans {
        span.emphasis = true;
    }
    spans
}

/// Headline, and one line of byline, time and source.
fn heading(reading: &Reading, notes: &NoteNumbers<'_>, out: &mut String) {
    let metadata = &reading.metadata;
    if let Some(title) = &metadata.title {
        out.push_str(&format!("# {}\n\n", inline(&text(title), notes, Breaks::Space)));
    }
    let mut line = Vec::new();
    line.extend(heading_lines::byline(metadata).map(|names| inline(&text(&names), notes, Breaks::Space)));
    line.extend(heading_lines::time(metadata).map(|time| inline(&text(&heading_lines::readable_time(time)), notes, Breaks::Space)));
    if let Some(url) = reading.source() {
        let name = metadata
            .site_name
            .clone()
            .or_else(|| url.host())
            .unwrap_or_else(|| url.as_str().to_owned());
        line.push(format!("[{}]({})", inline(&text(&name), notes, Breaks::Space), destination(url.as_str())));
    } else if let Some(site) = &metadata.site_name {
        line.push(inline(&text(site), notes, Breaks::Space));
    }
    if !line.is_empty() {
        out.push_str(&joined(&line, " · "));
        out.push_str("\n\n");
    }
}

fn write_block(block: &Block, notes: &NoteNumbers<'_>, marker: Marker, out: &mut String) {
    match &block.content {
        Content::Heading { level, text } => {
            out.push_str(&"#".repeat(usize::from((*level).clamp(2, 6))));
            out.push(' ');
            out.push_str(&inline(text, notes, Breaks::Space));
            out.push('\n');
        }
        Content::Standfirst { text } => line(&inline(&emphasised(text.clone()), notes, Breaks::Hard), out),
        Content::Paragraph { text } => line(&inline(text, notes, Breaks::Hard), out),
        Content::List { start, items, .. } => list(*start, items, notes, marker, out),
        Content::Quote { pull: true, .. } => {}
        Content::Quote { paragraphs, cite, .. } => {
            let mut inside = paragraphs.iter().map(|text| inline(text, notes, Breaks::Hard)).collect::<Vec<_>>();
            if !cite.is_empty() {
                let dash = if plain(cite).starts_with_any("—–-") { "" } else { "— " };
                let mut spans = text(dash);
                spans.extend(cite.iter().cloned());
                inside.push(inline(&spans, notes, Breaks::Hard));
            }
            prefixed("> ", "> ", &joined(&inside, "\n\n"), out);
        }
        Content::Figure { images, caption, credit } => figure(images, caption, credit.as_deref(), notes, out),
        Content::Table { caption, rows } => table(caption, rows, notes, out),
        Content::Code { text, language } => code(text, language.as_deref(), out),
        Content::Embed { provider, url, title } => {
            let label = embed_label::label(*provider);
            let words = title.as_ref().map_or_else(|| label.to_owned(), |title| format!("{label}: {title}"));
            line(
                &format!("[{}]({})", inline(&text(&words), notes, Breaks::Space), destination(url.as_str())),
                out,
            );
        }
        Content::Separator => line("* * *", out),
    }
}

fn line(text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push_str(text);
        out.push('\n');
    }
}

/// Lines with something before the first and before the others; empty lines get it without its space.
fn prefixed(first: &str, others: &str, text: &str, out: &mut String) {
    for (at, row) in text.split('\n').enumerate() {
        let prefix = if at == 0 { first } else { others };
        out.push_str(if row.is_empty() { prefix.trim_end() } else { prefix });
        out.push_str(row);
        out.push('\n');
    }
}

/// Which of the two markers a list has.
#[derive(Clone, Copy, PartialEq)]
enum Marker {
    First,
    Second,
}

impl Marker {
    fn other(self) -> Marker {
        match self {
            Marker::First => Marker::Second,
            Marker::Second => Marker::First,
        }
    }

    fn of(self, ordered: bool, number: i64) -> String {
        match (ordered, self) {
            (true, Marker::First) => format!("{number}. "),
            (true, Marker::Second) => format!("{number}) "),
            (false, Marker::First) => "- ".to_owned(),
            (false, Marker::Second) => "* ".to_owned(),
        }
    }
}

/// Items, each indented to where the words of the one around it start; notes as footnotes.
fn list(start: i32, items: &[ListItem], notes: &NoteNumbers<'_>, marker: Marker, out: &mut String) {
    // For each depth: the indent of its words and the number of its next item.
    let mut levels: Vec<(usize, i64, bool)> = Vec::new();
    for item in items {
        let words = inline(&item.text, notes, Breaks::Hard);
        if let Some(number) = item.note.as_deref().and_then(|name| notes.get(name)) {
            prefixed(&format!("[^{number}]: "), "    ", &words, out);
            continue;
        }
        let depth = usize::from(item.depth).min(levels.len());
        let mut number = if depth == 0 && levels.is_empty() {
            i64::from(start.clamp(0, 999_999_999))
        } else {
            1
        };
        if let Some((_, next, ordered)) = levels.get(depth)
            && *ordered == item.ordered
        {
            number = *next;
        }
        levels.truncate(depth);
        let around = levels.last().map_or(0, |(indent, _, _)| *indent);
        let mark = marker.of(item.ordered, number);
        let indent = around + mark.len();
        levels.push((indent, number + 1, item.ordered));
        prefixed(&format!("{}{mark}", " ".repeat(around)), &" ".repeat(indent), &words, out);
    }
}

fn figure(images: &[Image], caption: &[Span], credit: Option<&str>, notes: &NoteNumbers<'_>, out: &mut String) {
    for image in images {
        line(
            &format!(
                "![{}]({})",
                inline(&text(&image.alt), notes, Breaks::Space),
                destination(image.url.as_str())
            ),
            out,
        );
    }
    let mut words = caption.to_vec();
    if let Some(credit) = credit {
        words.extend(text(&if words.is_empty() { credit.to_owned() } else { format!(" ({credit})") }));
    }
    if !words.is_empty() {
        if !images.is_empty() {
            out.push('\n');
        }
        line(&inline(&emphasised(words), notes, Breaks::Hard), out);
    }
}

/// The first row is the head where it holds heading cells; GitHub's tables cannot be without one.
fn table(caption: &[Span], rows: &[Row], notes: &NoteNumbers<'_>, out: &mut String) {
    let caption = inline(&emphasised(caption.to_vec()), notes, Breaks::Space);
    if !caption.is_empty() {
        out.push_str(&caption);
        out.push_str("\n\n");
    }
    let grid = table_grid::grid(rows);
    let width = grid.first().map_or(0, Vec::len);
    if width == 0 {
        return;
    }
    let mut body = grid.as_slice();
    let mut head = vec![String::new(); width];
    if let [first, rest @ ..] = body
        && first.iter().flatten().any(|cell| cell.header)
    {
        head = first
            .iter()
            .map(|cell| cell.map_or_else(String::new, |cell| inline(&cell.text, notes, Breaks::Space)))
            .collect();
        body = rest;
    }
    let row = |cells: &[String]| format!("| {} |\n", joined(cells, " | "));
    out.push_str(&row(&head));
    out.push_str(&row(&vec!["---".to_owned(); width]));
    for line in body {
        let cells: Vec<String> = line
            .iter()
            .map(|cell| cell.map_or_else(String::new, |cell| inline(&cell.text, notes, Breaks::Space)))
            .collect();
        out.push_str(&row(&cells));
    }
}

/// A fenced block, its fence longer than any row of backticks in it.
fn code(text: &str, language: Option<&str>, out: &mut String) {
    let longest = text
        .lines()
        .map(|row| row.trim_start().bytes().take_while(|b| *b == b'`').count())
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    out.push_str(&format!("{fence}{}\n{text}\n{fence}\n", language.unwrap_or_default()));
}

#[cfg(test)]
mod tests {
    use crate::article::blocks_of;
    use crate::export::tests::reading_of;
    use crate::export::{With, export};

    fn markdown(body: &str) -> String {
        export(&reading_of(blocks_of(body)), "markdown", With::default()).unwrap()
    }

    #[test]
    fn every_kind_of_block_has_its_form() {
        let body = "<p>a <b>b</b><sup><a href=#n1>1</a></sup></p><h3>Part #1</h3><ul><li>x<ol><li>y</ol><li>z</ul><ul><li>other</ul>\
            <blockquote><p>q</p><footer>Jane</footer></blockquote><figure><img src=/a.jpg alt='A [bridge]'><figcaption>The bridge (AP)</figcaption></figure>\
            <table><tr><th>A|B<th>C<tr><td>1<td>2</table><pre><code class=language-rust>let x = `1`;</code></pre><hr>\
            <iframe src=https://player.vimeo.com/video/12345></iframe><ol><li id=n1>note</ol>";
        assert_eq!(
            markdown(body),
            "# A *headline*\n\nJane Roe · 2026-11-24 10:55 · [The Paper](https://example.com/a)\n\n".replace("*headline*", "\\*headline\\*")
                + "a **b**[^1]\n\n### Part \\#1\n\n- x\n  1. y\n- z\n\n* other\n\n> q\n>\n> — Jane\n\n\
                ![A \\[bridge\\]](https://example.com/a.jpg)\n\n*The bridge (AP)*\n\n| A\\|B | C |\n| --- | --- |\n| 1 | 2 |\n\n\
                ```rust\nlet x = `1`;\n```\n\n* * *\n\n[Video on Vimeo](https://vimeo.com/12345)\n\n[^1]: note\n"
        );
    }

    #[test]
    fn a_pull_quote_is_left_out() {
        let words = "Words that the story says in a whole sentence";
        assert!(!markdown(&format!("<p>{words} of its own.</p><blockquote>{words}</blockquote>")).contains('>'));
    }
}
