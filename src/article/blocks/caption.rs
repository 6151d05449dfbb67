//! A caption is what stands under a picture. It is told by its element, by the name that the publisher gives it, or by standing in a box of a picture.

use super::counts::{Counted, Counts};
use super::credit;
use super::name_words::NameWords;
use crate::article::{Span, plain};
use crate::dom::word_filter::Beginnings;
use crate::dom::{NodeRef, Tag, letters};
use crate::findings::is_tool_of_picture;
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// What publishers call a caption and nothing else.
const CAPTIONS: Words = words![
    "figcaption",
    "cutline",
    "imagecaption",
    "thumbcaption",
    "photocaption",
    "image caption",
    "img caption",
    "photo caption",
    "picture caption",
    "media caption",
    "wp caption text",
    "bildunterschrift",
    "bildtext",
    "bildtexten",
    "didascalia",
    "onderschrift",
    "bijschrift",
    "billedtekst",
    "bildetekst",
    "kuvateksti",
    "image text",
    "image title",
    "photo text",
    "photo title",
    "image description",
    "photo description",
    "picture description",
    "asset description",
    "img cap",
];
/// What they call a caption and other things too: near a picture only. Design systems name a size of type "caption".
const NEAR_CAPTIONS: Words = words!["caption", "captions", "legende", "legend", "legenda"];
/// Names of sizes of type.
const TYPE_SIZES: Words = words!["text caption", "typo caption", "type caption", "font caption", "typography caption"];
/// What they call a picture.
const PICTURES: Words = words![
    "image", "img", "photo", "picture", "pic", "foto", "bild", "media", "figure", "fig", "imagem", "imagen", "immagine",
];
/// What they call words about something; about a picture, where the name says so too.
const DESCRIPTIONS: Words = words!["description", "descr", "desc", "info", "label", "note"];
/// Words that only a screen reader says, by the names that style sheets give them, and the tools of a wiki beside a heading.
pub(super) const FOR_SCREEN_READERS: Words = words![
    "visually hidden",
    "visuallyhidden",
    "sr only",
    "screenreader",
    "screen reader",
    "a11y hidden",
    "a11y text",
    "assistive text",
    "hidden visually",
    "hide visually",
    "offscreen",
    "off screen",
    "accessibility text",
    "editsection",
];
/// First words of links in a caption that sell the picture.
static OFFERS: Beginnings = Beginnings::of(words!["purchase licensing", "acquire licensing", "buy photo", "buy this", "bild kaufen"]);
/// Longest caption, in bytes of text; under the name may stand a whole gallery's text.
const LONGEST: usize = 3_000;
/// Shortest caption before a credit in an element that is named for the credit alone, in bytes.
const SHORTEST: usize = 12;
/// Longest text in a box of a picture that is its caption though nothing names it so, in bytes.
const LONGEST_UNNAMED: usize = 400;

/// Whether an element wraps a picture and its caption as a `<figure>` does.
pub(super) fn is_wrapper(node: NodeRef<'_>, words: &NameWords, counts: &Counts) -> bool {
    let box_of_picture = matches!(
        node.tag(),
        Tag::Div | Tag::Span | Tag::Section | Tag::P | Tag::Dl | Tag::Other | Tag::Center
    ) && counts.within(node, Counted::Pictures) > 0
        && counts.within(node, Counted::Headings) == 0;
    if !box_of_picture {
        return false;
    }
    let named = words.has_any(NEAR_CAPTIONS) || words.has_any(CAPTIONS);
    let paragraphs = counts.within(node, Counted::Paragraphs);
    named && node.is_at_most(LONGEST) && paragraphs <= 2
        || node.is_at_most(LONGEST_UNNAMED) && paragraphs == 0 && counts.within(node, Counted::Structures) == 0 && words.has_any(PICTURES)
}

/// Whether most of an element's words are links: the picture of another story.
pub(super) fn is_linked(node: NodeRef<'_>) -> bool {
    let links: usize = node
        .descendants()
        .filter(|inner| inner.tag() == Tag::A)
        .map(|inner| inner.raw_text().trim().len())
        .sum();
    links * 2 > node.raw_text().trim().len()
}

/// Whether an element is a caption. `near` says whether it stands in a figure or right after a picture.
pub(super) fn is_caption(node: NodeRef<'_>, words: &NameWords, counts: &Counts, near: bool) -> bool {
    match node.tag() {
        Tag::Figcaption => return true,
        Tag::A | Tag::Article | Tag::Main | Tag::Body | Tag::Header | Tag::Table | Tag::Ul | Tag::Ol | Tag::Caption | Tag::Time => return false,
        tag if tag.heading_level().is_some() => return false,
        _ => {}
    }
    let named = || {
        words.has_any(CAPTIONS)
            || near && (words.has_any(NEAR_CAPTIONS) && !words.has_any(TYPE_SIZES) || words.has_any(PICTURES) && words.has_any(DESCRIPTIONS))
    };
    counts.within(node, Counted::Pictures) == 0 && counts.within(node, Counted::Structures) == 0 && named() && node.is_at_most(LONGEST)
}

/// Whether an element in a caption is a tool: a link that sells the picture, words that open it large, its number.
pub(super) fn is_tool(node: NodeRef<'_>) -> bool {
    let text = node.raw_text().trim();
    text.len() <= SHORTEST * 4 && (node.tag() == Tag::A && OFFERS.begin(&crate::lower::text(text)) || is_tool_of_picture(text))
}

/// Adds words to a caption and its credit. Words that stand there already are not added again, the longer of two copies stays.
pub(super) fn add(caption: &mut Vec<Span>, credit: &mut Option<String>, mut text: Vec<Span>, is_credit: bool) {
    let whole = plain(&text);
    let split = credit::split(&whole);
    // Some publishers name the whole caption for the credit at its end.
    if is_credit
        && split
            .as_ref()
            .is_none_or(|(start, _)| letters(whole.get(..*start).unwrap_or_default()).len() < SHORTEST)
    {
        add_credit(credit, credit::without_label(whole.trim()));
        return;
    }
    if let Some((start, name)) = split {
        add_credit(credit, &name);
        text = cut(text, start);
    }
    let old = plain(caption);
    let (old, new) = (letters(&old), letters(&plain(&text)));
    // Nothing, or the stop that a form asked for.
    if new.is_empty() {
        return;
    }
    if new.holds_text(&old) {
        *caption = text;
    } else if !old.holds_text(&new) {
        caption.push(Span {
            text: " ".to_owned(),
            ..Span::default()
        });
        caption.extend(text);
    }
}

fn add_credit(credit: &mut Option<String>, new: &str) {
    let new = new.replace('\n', " ");
    if new.is_empty() {
        return;
    }
    match credit {
        Some(old) if letters(old).holds_text(&letters(&new)) => {}
        Some(old) if !letters(&new).holds_text(&letters(old)) => {
            old.push_str(" / ");
            old.push_str(&new);
        }
        _ => *credit = Some(new),
    }
}

/// Takes away the sign at the end of a caption that stood between it and its credit.
pub(super) fn close(caption: &mut Vec<Span>) {
    let end = plain(caption).trim_end_matches(any_of(" |/•—–-")).len();
    *caption = cut(std::mem::take(caption), end);
}

/// The spans before a place in their common text, without white space at the end.
fn cut(spans: Vec<Span>, mut length: usize) -> Vec<Span> {
    let mut out = Vec::new();
    for mut span in spans {
        if length == 0 {
            break;
        }
        if span.text.len() > length {
            while !span.text.is_char_boundary(length) {
                length -= 1;
            }
            span.text.truncate(length);
            length = 0;
        } else {
            length -= span.text.len();
        }
        out.push(span);
    }
    while let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_caption_are_one() {
        let (mut caption, mut credit) = (Vec::new(), None);
        for text in ["The bridge", "The bridge on Monday", "The bridge"] {
            let span = Span {
                text: text.to_owned(),
                ..Span::default()
            };
            add(&mut caption, &mut credit, vec![span], false);
        }
        assert_eq!(plain(&caption), "The bridge on Monday");
    }
}
