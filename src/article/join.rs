//! Joining puts the pages of one article in a row, without repeating what every page prints again: headline, standfirst, lead picture.

use super::{Block, Content, Span, plain};
use crate::dom::{Document, NodeId, from_html, joined};
use crate::quick::HashSet;
use crate::url::SafeUrl;
use crate::{Options, Reading, read};
use serde::{Deserialize, Serialize};

/// How far into a later page its head reaches, in blocks: headline, standfirst, picture, "Page 2 of 3".
const HEAD: usize = 6;
/// Shortest paragraph, in characters, that is a repetition when it stands again; shorter ones ("Yes.") may be said twice.
const REPEATABLE: usize = 20;
/// From this many characters on a paragraph that stands on two pages is no part of the story, wherever it stands: a note about the author, a notice.
const FURNITURE: usize = 60;

/// A further page of an article, as its site gave it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FurtherPage {
    /// Where it is from.
    pub url: String,
    /// Its HTML.
    pub html: String,
}

/// A page that was joined to the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct JoinedPage {
    /// Where it is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<SafeUrl>,
    /// Its blocks have this number or a higher one, up to the next page's.
    pub from: NodeId,
}

/// Reads a page together with the further pages of its article that the options hold.
///
/// Their blocks are numbered on from the first page's nodes, so that every block has a number of its own; it names no node of the page that is open.
pub fn read_all(document: &Document, options: &Options) -> Reading {
    let mut article = read(document, options);
    let mut from = document.len() as u32;
    // What was put back and taken away by hand are nodes of the first page.
    let choices = Options {
        keep: options.keep.clone(),
        report: options.report.clone(),
        ..Options::default()
    };
    for page in &options.further {
        let url = crate::Address::parse(&page.url);
        let address = SafeUrl::link(&page.url, None);
        let next = from_html(&page.html, url);
        article.joined.push(JoinedPage {
            url: address,
            from: NodeId(from),
        });
        join(&mut article, read(&next, &choices), from);
        from = from.saturating_add(next.len() as u32);
    }
    if !options.further.is_empty() {
        article.blocks = crate::edited(article.blocks, &options.leave_out);
        article.reading_time = super::reading_time(&article.blocks, article.metadata.lang.as_deref());
    }
    article
}

/// Adds the next page of an article to what was read so far. The first page's metadata stay; where the article goes on is what the next page says.
/// Blocks of the next page are numbered on from `from`.
pub fn join(article: &mut Reading, next: Reading, from: u32) {
    let title = key(article.metadata.title.as_deref().unwrap_or_default());
    let mut known: HashSet<String> = article.blocks.iter().map(identity).filter(|identity| !identity.is_empty()).collect();
    known.insert(title);
    let last = article.blocks.last().map(identity).unwrap_or_default();
    let blocks = next.blocks.into_iter().enumerate().filter_map(|(at, mut block)| {
        let own = identity(&block);
        // At the boundary a page may begin with the paragraph that the one before ended with.
        let again = known.contains(&own) && (at < HEAD || own.chars().count() >= FURNITURE)
            || at == 0 && own == last && !own.is_empty()
            || matches!(block.content, Content::Standfirst { .. });
        renumber(&mut block, from);
        (!again).then_some(block)
    });
    for mut aside in next.asides {
        for block in &mut aside {
            renumber(block, from);
        }
        article.asides.push(aside);
    }
    let before = article.blocks.len();
    article.blocks.extend(blocks);
    let added = (article.blocks.len() - before) as u32;
    article.paragraphs.kept += added.min(next.paragraphs.kept);
    article.paragraphs.found += next.paragraphs.found;
    article.metadata.next_page = next.metadata.next_page.filter(|url| Some(url) != article.metadata.canonical_url.as_ref());
    for note in next.notes {
        if !article.notes.contains(&note) {
            article.notes.push(note);
        }
    }
}

fn key(text: &str) -> String {
    crate::dom::letters(text)
}

/// What makes two blocks the same one to a reader; empty where a repetition may be meant.
fn identity(block: &Block) -> String {
    match &block.content {
        Content::Heading { text, .. } | Content::Standfirst { text } => key(&plain(text)),
        Content::Paragraph { text } => Some(key(&plain(text)))
            .filter(|text| text.chars().count() >= REPEATABLE)
            .unwrap_or_default(),
        Content::Figure { images, .. } => {
            let files = images.iter().map(|image| image.url.as_str().split('?').next().unwrap_or_default());
            joined(&files.collect::<Vec<_>>(), " ")
        }
        _ => String::new(),
    }
}

/// Numbers a block of another page on, and names its footnotes apart: each page counts its own from one.
fn renumber(block: &mut Block, from: u32) {
    let on = |node: NodeId| NodeId(node.0.saturating_add(from));
    let apart = |note: &mut Option<String>| {
        if let Some(name) = note {
            *name = format!("{from}-{name}");
        }
    };
    let all = |spans: &mut Vec<Span>| spans.iter_mut().for_each(|span| apart(&mut span.note));
    block.node = on(block.node);
    match &mut block.content {
        Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => all(text),
        Content::List { items, .. } => {
            for item in items {
                apart(&mut item.note);
                all(&mut item.text);
            }
        }
        Content::Quote { paragraphs, cite, .. } => {
            paragraphs.iter_mut().for_each(all);
            all(cite);
        }
        Content::Figure { images, caption, .. } => {
            images.iter_mut().for_each(|image| image.node = on(image.node));
            all(caption);
        }
        Content::Table { caption, rows } => {
            all(caption);
            rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| all(&mut cell.text));
        }
        Content::Code { .. } | Content::Embed { .. } | Content::Separator => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export;

    fn address(number: u32) -> String {
        format!("https://example.com/bridge?page={number}")
    }

    fn html(story: &str, next: &str) -> String {
        format!(
            "<html lang=en><title>Bridge opens after nine years</title><article><h1>Bridge opens after nine years</h1><p class=standfirst>Lorries, cars and buses cross the river again.</p>\
             <figure><img src=/bridge.jpg width=900 height=600><figcaption>The bridge on Monday</figcaption></figure>{story}</article>{next}"
        )
    }

    fn story(words: &[&str]) -> String {
        let paragraph = |word| {
            format!("<p>The {word} of the council said, after a debate of four hours, that work on it had begun in spring and ended this week.</p>")
        };
        words.iter().map(paragraph).collect()
    }

    #[test]
    fn pages_stand_in_a_row_without_their_heads() {
        let first = html(&story(&["mayor", "chair", "clerk"]), "<a rel=next href='?page=2'>2</a>");
        let document = from_html(&first, crate::Address::parse(&address(1)));
        let mut options = Options::default();
        let alone = read_all(&document, &options);
        assert!(alone.metadata.next_page.is_some() && alone.joined.is_empty());
        let before = alone.blocks.len();
        options.further.push(FurtherPage {
            url: address(2),
            html: html(&story(&["warden", "driver", "critics"]), ""),
        });
        let article = read_all(&document, &options);
        assert_eq!(article.blocks.len(), before + 3);
        assert_eq!(article.joined.len(), 1);
        let from = article.joined[0].from;
        assert!(article.blocks[before..].iter().all(|block| block.node >= from));
        assert!(article.blocks[..before].iter().all(|block| block.node < from));
        assert_eq!(article.metadata.next_page, None);
        // A block of the further page is taken out by its number, too.
        options.leave_out.push(article.blocks[before + 1].node);
        assert_eq!(read_all(&document, &options).blocks.len(), before + 2);
        let text = export::export(
            &article,
            "text",
            export::With {
                headline: true,
                byline: true,
                captions: true,
            },
        )
        .unwrap();
        for once in [
            "Bridge opens after nine years",
            "Lorries, cars and buses",
            "The bridge on Monday",
            "The mayor of",
            "The critics of",
        ] {
            assert_eq!(text.matches(once).count(), 1, "{once}\n{text}");
        }
    }
}
