//! Joining puts the pages of one article in a row, without repeating what every page prints again: headline, standfirst, lead picture.

use super::{Block, Content, plain};
use crate::Reading;
use crate::dom::NodeId;
use std::collections::HashSet;

/// How far into a later page its head reaches, in blocks: headline, standfirst, picture, "Page 2 of 3".
const HEAD: usize = 6;
/// Shortest paragraph, in characters, that is a repetition when it stands again; shorter ones ("Yes.") may be said twice.
const REPEATABLE: usize = 20;

/// Adds the next page of an article to what was read so far. The first page's metadata stay; where the article goes on is what the next page says.
///
/// Blocks of the next page name no node of the page that is open: their nodes become [`NodeId::NOWHERE`].
pub fn join(article: &mut Reading, next: Reading) {
    let title = key(article.metadata.title.as_deref().unwrap_or_default());
    let mut known: HashSet<String> = article.blocks.iter().map(identity).filter(|identity| !identity.is_empty()).collect();
    known.insert(title);
    let last = article.blocks.last().map(identity).unwrap_or_default();
    let blocks = next.blocks.into_iter().enumerate().filter_map(|(at, mut block)| {
        let own = identity(&block);
        // At the boundary a page may begin with the paragraph that the one before ended with.
        let again =
            at < HEAD && known.contains(&own) || at == 0 && own == last && !own.is_empty() || matches!(block.content, Content::Standfirst { .. });
        leave(&mut block);
        (!again).then_some(block)
    });
    let before = article.blocks.len();
    article.blocks.extend(blocks);
    let added = (article.blocks.len() - before) as u32;
    article.paragraphs.kept += added.min(next.paragraphs.kept);
    article.paragraphs.found += next.paragraphs.found;
    article.reading_time = super::reading_time(&article.blocks, article.metadata.lang.as_deref());
    article.metadata.next_page = next.metadata.next_page.filter(|url| Some(url) != article.metadata.canonical_url.as_ref());
    for note in next.notes {
        if !article.notes.contains(&note) {
            article.notes.push(note);
        }
    }
}

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What makes two blocks the same one to a reader; empty where a repetition may be meant.
fn identity(block: &Block) -> String {
    match &block.content {
        Content::Heading { text, .. } | Content::Standfirst { text } => key(&plain(text)),
        Content::Paragraph { text } => Some(key(&plain(text)))
            .filter(|text| text.chars().count() >= REPEATABLE)
            .unwrap_or_default(),
        Content::Figure { images, .. } => images
            .iter()
            .map(|image| image.url.as_str().split('?').next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

/// Takes the node numbers of another page out of a block.
fn leave(block: &mut Block) {
    block.node = NodeId::NOWHERE;
    if let Content::Figure { images, .. } = &mut block.content {
        for image in images {
            image.node = NodeId::NOWHERE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;
    use crate::{Options, export, read};

    fn page(number: u32, story: &str, next: &str) -> Reading {
        let url = url::Url::parse(&format!("https://example.com/bridge?page={number}")).ok();
        let html = format!(
            "<html lang=en><title>Bridge opens after nine years</title><article><h1>Bridge opens after nine years</h1><p class=standfirst>Lorries, cars and buses cross the river again.</p>\
             <figure><img src=/bridge.jpg width=900 height=600><figcaption>The bridge on Monday</figcaption></figure>{story}</article>{next}"
        );
        read(&from_html(&html, url), &Options::default())
    }

    #[test]
    fn pages_stand_in_a_row_without_their_heads() {
        let paragraph = |words: &str| {
            format!("<p>The {words} of the council said, after a debate of four hours, that work on it had begun in spring and ended this week.</p>")
        };
        let mut article = page(
            1,
            &["mayor", "chair", "clerk"].map(paragraph).concat(),
            "<a rel=next href='?page=2'>2</a>",
        );
        assert!(article.metadata.next_page.is_some());
        let before = article.blocks.len();
        join(&mut article, page(2, &["warden", "driver", "critics"].map(paragraph).concat(), ""));
        assert_eq!(article.blocks.len(), before + 3);
        assert!(article.blocks[before..].iter().all(|block| block.node == NodeId::NOWHERE));
        assert_eq!(article.metadata.next_page, None);
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
