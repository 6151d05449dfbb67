//! An anchor is a text that the page holds twice: once for machines (JSON-LD, meta tags) and once for readers. Where both agree, the story stands.

use crate::dom::{Document, FOLDED, NodeId, Tag, is_alphanumeric, is_plain_letter, letters};
use crate::json::Value;
use crate::metadata::Structured;
use crate::quick::{HashMap, HashSet};
use crate::search::Search;
use crate::words::{Words, words};

/// Letters in a row that are compared. Twelve rarely agree by chance, and a typographer's changes (quotes, dashes) spoil only those around them.
pub(in crate::article) const WINDOW: usize = 12;
/// Letters of a JSON-LD `articleBody` from which on it is taken for the text; a shorter one is a summary.
const SHORTEST_BODY: usize = 250;
/// The same in scripts without spaces, whose characters say more.
const SHORTEST_BODY_DENSE: usize = 100;

/// Titles of one page; more are those of other articles, and each line is compared with all of them.
const MOST_TITLES: usize = 12;
/// What JSON-LD tells under these names is of a part of the article, or of another thing: its titles are no title of the page (the entries of a
/// live blog, the sections of a guide), its texts not the text. (Property names of schema.org.)
const OTHERS: Words = words![
    "liveBlogUpdate",
    "hasPart",
    "itemListElement",
    "comment",
    "review",
    "mentions",
    "about",
    "citation",
    "isPartOf",
    "associatedMedia",
    "video",
    "image",
    "author",
    "publisher",
];

/// Bytes of a caption from which on a line that says the same is the caption once more; shorter ones are names.
const SHORTEST_CAPTION: usize = 30;

/// The texts for machines.
#[derive(Debug, Default)]
pub(in crate::article) struct Anchors {
    /// The whole text, from JSON-LD.
    pub body: Option<Shingles>,
    /// That text as it stands there, with the script's node.
    pub body_text: Option<(NodeId, String)>,
    /// Summaries: JSON-LD, Open Graph, meta description.
    pub summary: Shingles,
    /// Titles of the page, in letters and digits only.
    pub titles: Vec<String>,
    /// What stands in pictures' `alt` and captions, in letters and digits only, and the nodes it stands in, in document order.
    pub captions: HashMap<String, Vec<NodeId>>,
    /// Bytes of the longest of these.
    longest_caption: usize,
    /// The ingredients of a recipe, in letters and digits only.
    pub ingredients: HashSet<String>,
    /// The heading that shows the title.
    pub headline: Option<NodeId>,
}

impl Anchors {
    pub fn of(document: &Document, structured: &Structured) -> Anchors {
        let mut anchors = Anchors::default();
        for (script, value) in structured.values() {
            anchors.structured(*script, value);
        }
        for node in document.iter() {
            match node.tag() {
                Tag::Meta => {
                    let name = node.attribute("property").or_else(|| node.attribute("name")).unwrap_or_default();
                    let content = node.attribute("content").unwrap_or_default();
                    match name.to_ascii_lowercase().as_str() {
                        "og:title" | "twitter:title" | "title" | "dc.title" => anchors.title(content),
                        "description" | "og:description" | "twitter:description" | "dc.description" => anchors.summary.add(&[content]),
                        _ => {}
                    }
                }
                Tag::Title if node.ancestors().all(|above| above.tag() != Tag::Svg) => anchors.title(node.raw_text()),
                Tag::Img | Tag::Amp => {
                    for name in ["alt", "data-caption"] {
                        anchors.caption(node.id(), node.attribute(name).unwrap_or_default());
                    }
                }
                Tag::Figcaption => anchors.caption(node.id(), node.raw_text()),
                _ => {}
            }
        }
        anchors.headline = super::headline::find(document, &anchors.titles);
        anchors
    }

    fn caption(&mut self, node: NodeId, text: &str) {
        if text.len() >= SHORTEST_CAPTION {
            let letters = letters(text);
            self.longest_caption = self.longest_caption.max(letters.len());
            self.captions.entry(letters).or_default().push(node);
        }
    }

    /// Whether a text is no longer than the longest caption; of paragraphs this says nearly always no.
    pub fn may_be_caption(&self, text: &str) -> bool {
        let letters = || text.bytes().filter(u8::is_ascii_alphanumeric).count();
        !self.captions.is_empty() && (!text.is_ascii() || letters() <= self.longest_caption)
    }

    /// Whether a text may say what a title says. One of fewer bytes does only where it is the same, and nearly all begin otherwise; one that is no heading
    /// does not where it says twice as much.
    pub fn may_be_title(&self, text: &str, fewer: usize, is_heading: bool) -> bool {
        let longest = self.titles.iter().map(String::len).max().unwrap_or_default();
        if !is_heading && text.bytes().filter(u8::is_ascii_alphanumeric).count() >= longest * 2 {
            return false;
        }
        let first = text.bytes().find(u8::is_ascii_alphanumeric).map(|first| first.to_ascii_lowercase());
        let begins = |title: &String| title.bytes().next() == first;
        self.titles.iter().any(|title| text.len() >= fewer || !text.is_ascii() || begins(title))
    }

    fn title(&mut self, text: &str) {
        let letters = letters(text);
        if !letters.is_empty() && self.titles.len() < MOST_TITLES && !self.titles.contains(&letters) {
            self.titles.push(letters);
        }
    }

    /// Reads one value of structured data. Values are walked with a list, not by recursion.
    fn structured(&mut self, script: NodeId, value: &Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(map) => {
                    let is_article = map.get("@type").is_some_and(is_article) || map.contains_key("articleBody");
                    for (key, value) in map.iter() {
                        match (key, value) {
                            ("articleBody", Value::String(text)) => self.body_found(script, text),
                            ("description", Value::String(text)) if is_article => self.summary.add(&[&plain(text)]),
                            ("headline", Value::String(text)) if is_article => self.title(text),
                            ("recipeIngredient" | "ingredients", Value::Array(items)) => {
                                let texts = items.iter().filter_map(Value::as_str).map(|item| letters(&plain(item)));
                                self.ingredients.extend(texts.filter(|text| !text.is_empty()));
                            }
                            (key, _) if OTHERS.has(key) => {}
                            (_, Value::Array(_) | Value::Object(_)) => open.push(value),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn body_found(&mut self, script: NodeId, text: &str) {
        let text = plain(text);
        let shorter = self.body_text.as_ref().is_some_and(|(_, longest)| longest.len() >= text.len());
        let least = || match crate::findings::is_dense(&text) {
            true => SHORTEST_BODY_DENSE,
            false => SHORTEST_BODY,
        };
        if shorter || text.chars().count() < least() {
            return;
        }
        let mut shingles = Shingles::default();
        shingles.add(&[&text]);
        self.body = Some(shingles);
        self.body_text = Some((script, text));
    }
}

fn is_article(kind: &Value) -> bool {
    let named = |value: &Value| {
        value
            .as_str()
            .is_some_and(|name| name.ends_with("Article") || name.ends_with("Posting") || name == "Report" || name == "WebPage")
    };
    named(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(named))
}

/// A text that may be HTML once or twice over, as `articleBody` often is: tags become line breaks, common entities characters.
fn plain(text: &str) -> String {
    let text = if text.holds("&lt;") {
        text.replaced("&lt;", "<").replaced("&gt;", ">")
    } else {
        text.to_owned()
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        out.push_str(before);
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match (is_tag, tag.find('>')) {
            (true, Some(end)) => {
                let name = tag[1..].trim_start_matches('/').to_ascii_lowercase();
                let is_block = ["p", "br", "div", "h1", "h2", "h3", "h4", "li", "ul", "ol", "blockquote"]
                    .iter()
                    .any(|block| {
                        name.strip_prefix(block)
                            .is_some_and(|after| after.starts_with(|c: char| !c.is_ascii_alphanumeric()))
                    });
                if is_block {
                    out.push('\n');
                }
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    for (entity, character) in [("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")] {
        if out.holds(entity) {
            out = out.replaced(entity, character);
        }
    }
    out
}

/// A set of windows of letters, to ask how much of another text stands in a text, in time linear in both.
#[derive(Debug, Default)]
pub(in crate::article) struct Shingles {
    /// A piece of each window's number in the place that the number gives, or in one of the next; 0 where none stands. At least half of them are free.
    places: Vec<u32>,
    count: usize,
}

/// Places that are tried. A page that makes windows collide loses some of them, never time.
const MOST_PROBES: usize = 32;

impl Shingles {
    /// Adds texts in a row.
    pub fn add(&mut self, texts: &[&str]) {
        let most: usize = self.count + texts.iter().map(|text| text.len()).sum::<usize>();
        if most * 2 > self.places.len() {
            let before = std::mem::replace(&mut self.places, vec![0; (most * 2).next_power_of_two()]);
            self.count = 0;
            before.into_iter().filter(|piece| *piece != 0).for_each(|piece| self.put(piece));
        }
        each_window(texts, &mut |hash| {
            self.put(piece(hash));
            true
        });
    }

    fn put(&mut self, piece: u32) {
        if let Some(place) = self.place(piece)
            && let Some(free) = self.places.get_mut(place).filter(|known| **known == 0)
        {
            *free = piece;
            self.count += 1;
        }
    }

    /// Where a piece stands, or would stand.
    fn place(&self, piece: u32) -> Option<usize> {
        let last = self.places.len().checked_sub(1)?;
        let first = piece as usize;
        (first..first + MOST_PROBES)
            .map(|place| place & last)
            .find(|place| self.places.get(*place).is_none_or(|known| *known == 0 || *known == piece))
    }

    /// Whether a window is in the set.
    pub fn has(&self, hash: u64) -> bool {
        let piece = piece(hash);
        self.place(piece).and_then(|place| self.places.get(place)) == Some(&piece)
    }

    /// The share of a text's windows that stand in the set; 0 for a text too short to have one, or as soon as more windows than so many are missed.
    fn share_missing(&self, text: &str, most: u32) -> f32 {
        let (mut all, mut missed) = (0u32, 0u32);
        if self.count > 0 {
            each_window(&[text], &mut |hash| {
                all += 1;
                missed += u32::from(!self.has(hash));
                missed <= most
            });
        }
        if missed > most { 0.0 } else { (all - missed) as f32 / all.max(1) as f32 }
    }

    /// The share of a text's windows that stand in the set; 0 for a text too short to have one.
    pub fn share(&self, text: &str) -> f32 {
        self.share_missing(text, u32::MAX)
    }

    /// Whether that share is at least so much, which is more than nothing; most texts are done with before their end.
    pub fn has_share(&self, text: &str, least: f32) -> bool {
        // No text has more windows than bytes.
        self.share_missing(text, ((1.0 - least) * text.len() as f32) as u32 + 1) >= least
    }

    /// How many windows there are.
    pub fn len(&self) -> usize {
        self.count
    }
}

/// The upper bits of a window's number, which all of its letters have a part in; never 0.
fn piece(hash: u64) -> u32 {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32 | 1 << 31
}

/// Calls with a number for each window of letters of texts in a row, until the answer is no.
pub(in crate::article) fn each_window(texts: &[&str], call: &mut dyn FnMut(u64) -> bool) {
    const BASE: u64 = 0x0000_0100_0000_01b3;
    let outgoing = (0..WINDOW).fold(1u64, |power, _| power.wrapping_mul(BASE));
    // The letters that came last, more of them than a window has.
    let mut ring = [0u64; WINDOW.next_power_of_two()];
    let (mut hash, mut at) = (0u64, 0usize);
    let mut add = |c: char| {
        let value = u64::from(u32::from(c)) + 1;
        let gone = ring[at.wrapping_sub(WINDOW) % WINDOW.next_power_of_two()];
        hash = hash.wrapping_mul(BASE).wrapping_add(value).wrapping_sub(gone.wrapping_mul(outgoing));
        ring[at % WINDOW.next_power_of_two()] = value;
        at += 1;
        at < WINDOW || call(hash)
    };
    for text in texts {
        for c in text.chars() {
            let goes_on = match FOLDED.get(c as usize) {
                Some(letter) => *letter <= b' ' || add(char::from(*letter)),
                None if is_plain_letter(c) => add(c),
                None => !is_alphanumeric(c) || crate::lower::letter(c).all(&mut add),
            };
            if !goes_on {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_again_in_spite_of_typography() {
        let mut shingles = Shingles::default();
        shingles.add(&["\"The council\" voted on Tuesday to close the bridge - for good."]);
        assert!(shingles.share("“The council” voted on Tuesday to close the bridge — for good.") > 0.99);
        assert!(shingles.share("Nothing of this was ever said by anyone in town.") < 0.1);
    }
}
