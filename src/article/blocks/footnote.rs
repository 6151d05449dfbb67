//! A footnote is an item that a small mark in the text calls; both carry the name that the page gives it.

use crate::article::{Block, Content, Selection, Span};
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::quick::{HashMap, HashSet};
use crate::search::any_of;

/// Longest mark that calls a note, in characters: "12", "[12]", "*".
const LONGEST_MARK: usize = 6;
/// Ancestors in which the item around a note's anchor is looked for.
const NEAR: usize = 3;

/// The notes of the selected part of a page.
pub(super) struct Notes<'a> {
    names: Vec<&'a str>,
    by_name: HashMap<&'a str, u32>,
    by_item: HashMap<NodeId, u32>,
}

impl<'a> Notes<'a> {
    /// Finds the links that call notes and the items that they call.
    pub fn of(document: &'a Document, selection: &Selection) -> Notes<'a> {
        let mut notes = Notes {
            names: Vec::new(),
            by_name: HashMap::default(),
            by_item: HashMap::default(),
        };
        let nodes = || selection.roots.iter().flat_map(|root| document.range(document.node(*root).span()));
        let called: HashSet<&str> = nodes().filter(|node| is_mark(*node)).filter_map(fragment).collect();
        if called.is_empty() {
            return notes;
        }
        for node in nodes() {
            let Some(name) = node.attribute("id").filter(|name| called.contains(name)) else {
                continue;
            };
            let item = std::iter::once(node)
                .chain(node.ancestors().take(NEAR))
                .find(|around| around.tag() == Tag::Li);
            let Some(item) = item else { continue };
            // The mark itself carries a name too, for the way back; it may stand in an item of the story.
            if is_mark(node) || node.tag() == Tag::Sup || notes.by_name.contains_key(name) {
                continue;
            }
            let number = notes.names.len() as u32;
            notes.names.push(name);
            notes.by_name.insert(name, number);
            notes.by_item.entry(item.id()).or_insert(number);
        }
        notes
    }

    /// The note that a link calls.
    pub fn called_by(&self, link: NodeRef<'a>) -> Option<u32> {
        if self.names.is_empty() || !is_mark(link) {
            return None;
        }
        self.by_name.get(fragment(link)?).copied()
    }

    /// The name of a note by number.
    pub fn name(&self, number: u32) -> Option<String> {
        self.names.get(number as usize).map(|name| (*name).to_owned())
    }

    /// The name of the note that an item is.
    pub fn name_of_item(&self, item: NodeId) -> Option<String> {
        self.by_item.get(&item).and_then(|number| self.name(*number))
    }

    /// Whether a link leads from a note back to its mark: an arrow or a caret in an item that is a note.
    pub fn is_way_back(&self, node: NodeRef<'a>) -> bool {
        !self.names.is_empty()
            && node.tag() == Tag::A
            && fragment(node).is_some()
            && node.raw_text().chars().all(|c| !c.is_alphanumeric())
            && node.ancestors().take(NEAR + 1).any(|around| self.by_item.contains_key(&around.id()))
    }
}

/// The name after `#` of a link inside the page.
fn fragment<'a>(node: NodeRef<'a>) -> Option<&'a str> {
    let href = node.attribute("href")?.trim();
    href.strip_prefix('#').filter(|name| !name.is_empty())
}

/// Whether a link looks like the mark of a note: a number, a letter or a sign, alone or in brackets.
fn is_mark(node: NodeRef<'_>) -> bool {
    if node.tag() != Tag::A || fragment(node).is_none() {
        return false;
    }
    let text = node.raw_text().trim();
    let raised = node.parent().is_some_and(|parent| parent.tag() == Tag::Sup) || node.children().any(|child| child.tag() == Tag::Sup);
    let length = text.chars().take(LONGEST_MARK + 1).count();
    let inner = text.trim_matches(any_of("[]()"));
    (1..=LONGEST_MARK).contains(&length)
        && (raised || !inner.is_empty() && inner.chars().all(|c| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '§')))
}

/// Takes names off marks whose note is not among the blocks, and off notes that no mark calls.
pub(super) fn drop_idle_names(blocks: &mut [Block]) {
    let (mut called, mut there) = (HashSet::default(), HashSet::default());
    for block in blocks.iter() {
        for_spans(&block.content, |span| {
            if let Some(name) = &span.note {
                called.insert(name.clone());
            }
        });
        if let Content::List { items, .. } = &block.content {
            there.extend(items.iter().filter_map(|item| item.note.clone()));
        }
    }
    if called.is_empty() && there.is_empty() {
        return;
    }
    for block in blocks.iter_mut() {
        if let Content::List { items, .. } = &mut block.content {
            for item in items
                .iter_mut()
                .filter(|item| item.note.as_ref().is_some_and(|name| !called.contains(name)))
            {
                item.note = None;
            }
        }
        for_spans_mut(&mut block.content, |span| {
            if let Some(name) = &span.note {
                if there.contains(name) {
                    span.link = None;
                } else {
                    span.note = None;
                }
            }
        });
    }
}

fn for_spans(content: &Content, mut see: impl FnMut(&Span)) {
    match content {
        Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => text.iter().for_each(see),
        Content::List { items, .. } => items.iter().flat_map(|item| &item.text).for_each(see),
        Content::Quote { paragraphs, cite, .. } => paragraphs.iter().flatten().chain(cite).for_each(see),
        Content::Figure { caption, .. } => caption.iter().for_each(see),
        Content::Table { caption, rows } => {
            let cells = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.text);
            caption.iter().chain(cells).for_each(&mut see);
        }
        Content::Code { .. } | Content::Embed { .. } | Content::Separator => {}
    }
}

fn for_spans_mut(content: &mut Content, mut change: impl FnMut(&mut Span)) {
    match content {
        Content::Heading { text, .. } | Content::Standfirst { text } | Content::Paragraph { text } => text.iter_mut().for_each(change),
        Content::List { items, .. } => items.iter_mut().flat_map(|item| &mut item.text).for_each(change),
        Content::Quote { paragraphs, cite, .. } => paragraphs.iter_mut().flatten().chain(cite).for_each(change),
        Content::Figure { caption, .. } => caption.iter_mut().for_each(change),
        Content::Table { caption, rows } => {
            let cells = rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.text);
            caption.iter_mut().chain(cells).for_each(&mut change);
        }
        Content::Code { .. } | Content::Embed { .. } | Content::Separator => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    #[test]
    fn a_mark_calls_its_note_and_the_way_back_goes() {
        assert_eq!(
            json_of("<p>Words<sup id=r1><a href=#n1>1</a></sup></p><ol><li id=n1>The note. <a href=#r1>↩</a></li></ol>"),
            json!([
                {"type": "paragraph", "text": [{"text": "Words"}, {"text": "1", "script": "super", "note": "n1"}]},
                {"type": "list", "ordered": true, "start": 1, "items": [{"depth": 0, "ordered": true, "text": [{"text": "The note."}], "note": "n1"}]}
            ])
        );
    }

    #[test]
    fn a_table_of_contents_calls_no_notes() {
        let blocks = json_of("<ul><li><a href=#part>Part one</a></li></ul><h2 id=part>Part one</h2>");
        assert_eq!(blocks[0]["items"][0].get("note"), None);
        assert_eq!(blocks[0]["items"][0]["text"][0].get("note"), None);
    }
}
