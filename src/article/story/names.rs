//! A name hint is what the class, id or role of an element says it is for: evidence, never proof.
//!
//! Names are read as whole words: `relatedPosts`, `related-posts` and `related_posts` say "related", `unrelated` and `belated` do not.
//! The words are those that content systems and publishers of many countries use in their templates (WordPress, Drupal, Arc, Escenic,
//! Polopoly, CoreMedia, Bonnier's and Schibsted's among them), as seen in the pages' source.

use super::ground::AGAINST;
use crate::dom::attribute::NameSet;
use crate::dom::word_filter::{Beginnings, WordFilter};
use crate::dom::{Document, FOLDED, NodeId, NodeRef, Tag, Tokens, letters, modifier_at, number_at};
use crate::quick::HashMap;
use crate::search::Search;
use crate::words::{Words, words};
use std::sync::LazyLock;

/// What names can say, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u32);

macro_rules! hints {
    ($($name:ident = $bit:literal, $doc:literal;)*) => {
        impl Hints { $(#[doc = $doc] pub const $name: Hints = Hints(1 << $bit);)* }
    };
}

hints! {
    BODY = 0, "The article's text.";
    STANDFIRST = 1, "The summary before it.";
    BYLINE = 2, "Who wrote it.";
    DATE = 3, "When.";
    TAGS = 4, "Topics and tags.";
    SHARE = 5, "Buttons to pass it on.";
    RELATED = 6, "Other articles.";
    COMMENTS = 7, "What readers said.";
    NAV = 8, "Ways through the site.";
    FOOTER = 9, "The end of the page: imprint, copyright.";
    AD = 10, "Advertising.";
    CAPTION = 11, "A picture's words.";
    SIGNUP = 12, "An invitation to subscribe or to log in.";
    ASIDE = 13, "Something beside the article: a sidebar, a widget, a pop-up.";
    HEADLINE = 14, "The headline.";
    UNSEEN = 15, "Words for screen readers only.";
    META = 16, "Facts about the article: a row of byline, date and counters.";
    CONSENT = 18, "What the site does with cookies; known by its words.";
    TEASER = 19, "One of several entries that lead to other articles; known by their shape.";
    CARD = 23, "One of several entries with a linked title over little text; known by their shape.";
    ENTRY_HEAD = 20, "What stands over the text in an entry of the story: its time, its title; known by its place.";
    ENTRY_TIME = 21, "The same where each entry has its time or date there.";
    FACTS = 22, "What a thing is made of: a recipe's ingredients.";
    INFO = 17, "A box of facts beside the text.";
    QUOTE = 24, "Words of somebody set apart.";
    EMBED = 25, "Something of another site, or what stands there until it is loaded.";
    COOKIES = 27, "What asks about cookies, if its words do so, too.";
    PRINT = 28, "What is left out in print: tools of the page, and notes of the site.";
    OF_BODY = 29, "A word for a text: with one for an article in the same name, it is the article's.";
    OF_ARTICLE = 30, "A word for an article.";
    POST = 26, "A post of a blog's: its other names say what it is about.";
}

impl Hints {
    /// None.
    pub const NONE: Hints = Hints(0);

    /// Both together.
    pub const fn or(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }

    /// Those of them that are not among the others.
    pub const fn without(self, others: Hints) -> Hints {
        Hints(self.0 & !others.0)
    }

    /// Those of them that are among the others.
    pub const fn only(self, others: Hints) -> Hints {
        Hints(self.0 & others.0)
    }

    /// Whether any of the others is among them.
    pub const fn any(self, others: Hints) -> bool {
        self.0 & others.0 != 0
    }
}

/// Attributes in which templates say what an element is for.
const NAMING: &[&str] = &[
    "class",
    "data-component",
    "data-module",
    "data-name",
    "data-qa",
    "data-role",
    "data-testid",
    "data-type",
    "id",
    "itemprop",
    "role",
];

/// What every element's own names say, read once for the page.
#[derive(Clone, Debug, Default)]
pub struct NameHints(Vec<Hints>);

impl NameHints {
    /// Reads the names of a document.
    pub fn of(document: &Document) -> NameHints {
        NameHints::read(document, &Tokens::of(document))
    }

    /// The same where the names have been taken apart; each distinct one is read once.
    pub(crate) fn read(document: &Document, tokens: &Tokens<'_>) -> NameHints {
        let mut letters = String::new();
        let mut said = tokens.values(Hints::NONE, |name| of_name(name, &mut letters), Hints::or);
        for hints in said.iter_mut().filter(|hints| hints.any(Hints::POST)) {
            *hints = hints.without(AGAINST.without(Hints::AD));
        }
        let naming = NameSet::of(NAMING);
        let without_id = NameSet::of(&NAMING.iter().copied().filter(|name| *name != "id").collect::<Vec<_>>());
        let mut code = 0;
        let own = |node: NodeRef<'_>| {
            if node.is_text() {
                return Hints::NONE;
            }
            // Highlighters name the parts of a program: its comments are no reader's.
            if node.tag() == Tag::Pre {
                code = node.span().end;
            }
            if node.id().0 < code {
                return Hints::NONE;
            }
            let naming = if is_target(node) { without_id } else { naming };
            let values = node.shared(naming).filter_map(|number| said.get(number).copied());
            let said = values.fold(of_tag(node), Hints::or);
            // What a recipe asks for is of the recipe, though it stands beside the steps.
            let said = if said.any(Hints::FACTS) { said.without(Hints::ASIDE) } else { said };
            // A `pull-quote` is a part of the story that is set apart, in whatever element; one that is kept from screen readers is a repetition.
            let holds_quote = || node.children().any(|inside| inside.tag() == Tag::Blockquote);
            let quotes = node.tag() == Tag::Aside && (said.any(Hints::QUOTE) || holds_quote()) && node.attribute("aria-hidden") != Some("true");
            if quotes { said.without(Hints::ASIDE).or(Hints::QUOTE) } else { said }
        };
        NameHints(document.iter().map(own).collect())
    }

    /// What one node's names say.
    pub(in crate::article) fn get(&self, node: NodeId) -> Hints {
        self.0.get(node.index()).copied().unwrap_or(Hints::NONE)
    }

    /// What every node's names say, in the order of the document.
    pub(in crate::article) fn all(&self) -> &[Hints] {
        &self.0
    }
}

/// Nodes into an element up to which the heading stands that it is there for.
const HEADING_WITHIN: usize = 6;

/// Whether an id is only a place for links to lead to: a heading's own, or that of a part of the text which is made of its heading's words
/// (`chat-gpt-opens-a-store`).
fn is_target(node: NodeRef<'_>) -> bool {
    let Some(id) = node.attribute("id") else { return false };
    let is_heading = |node: &NodeRef<'_>| node.tag().heading_level().is_some();
    is_heading(&node)
        || id.holds("-")
            && matches!(node.tag(), Tag::Div | Tag::Section)
            && node.descendants().take(HEADING_WITHIN).find(is_heading).is_some_and(|heading| {
                let text = heading.raw_text();
                text.len() <= LONGEST_NAME * 2 && letters(text).starts_with(&letters(id)) && !super::phrases::is_foreign_heading(text)
            })
}

/// What an element's kind says. The foot of a quotation says whose it is.
fn of_tag(node: NodeRef<'_>) -> Hints {
    match node.tag() {
        Tag::Nav | Tag::Menu | Tag::Search => Hints::NAV,
        Tag::Aside | Tag::Dialog => Hints::ASIDE,
        Tag::Footer
            if node
                .ancestors()
                .take(2)
                .any(|around| matches!(around.tag(), Tag::Blockquote | Tag::Aside)) =>
        {
            Hints::NONE
        }
        Tag::Footer => Hints::FOOTER,
        Tag::Figcaption => Hints::CAPTION,
        _ => Hints::NONE,
    }
}

/// What one name says: its words one by one, and each two that stand side by side. All of its letters stand in one row, in a buffer of the caller's, so
/// that two words side by side are a slice of it as well.
fn of_name(name: &str, letters: &mut String) -> Hints {
    let mut hints = Hints::NONE;
    // WordPress puts them on every post, beside the names of all its topics.
    if name == "hentry" {
        return Hints::POST;
    }
    // In `block__element--modifier` the modifier says how it looks or what it holds: a `--pullquote` is what it says.
    if name.ends_with("quote") {
        hints = Hints::QUOTE;
    }
    // Of a field of a content system it says which one it is.
    let name = name.strip_prefix("field--name-").unwrap_or(name);
    let name = name.get(..modifier_at(name).min(number_at(name))).unwrap_or(name);
    // `print:hidden` and `md:[&_a]:mt-0` are styles, and `has-sidebar` says what else is there.
    if name.len() > LONGEST_NAME
        || name.bytes().any(|byte| matches!(byte, b':' | b'[' | b'!' | b'/'))
        || OTHER_BEGINNINGS.begin(name)
        || name.ends_with(FREE_OF)
    {
        return hints;
    }
    let mut before = 0;
    let (ends, count) = words_of(name, letters);
    let mut start = 0;
    for end in ends.iter().take(count).map(|end| usize::from(*end)) {
        let word = letters.get(start..end).unwrap_or_default();
        hints = hints.or(word_hint(word));
        if before < start {
            hints = hints.or(word_hint(letters.get(before..end).unwrap_or_default()).without(PARTS));
        }
        (before, start) = (start, end);
    }
    // A `meta-description` or a `teaser-text` is the summary of what it stands in.
    if hints.any(Hints::STANDFIRST) {
        hints = hints.only(Hints::STANDFIRST.or(Hints::CAPTION).or(PARTS));
    }
    // An `image-meta` is a picture's caption.
    if hints.any(Hints::CAPTION) {
        hints = hints.without(Hints::META);
        // `caption-s5` and `caption-md` are sizes of type.
        let size = name.strip_prefix("caption-").and_then(|rest| rest.split('-').next());
        if size.is_some_and(|size| SIZES.contains(&size.trim_end_matches(|c: char| c.is_ascii_digit()))) {
            hints = hints.without(Hints::CAPTION);
        }
    }
    // A `social-embed` is what somebody said there, no bar to pass the story on with.
    if hints.any(Hints::EMBED) {
        hints = hints.without(Hints::SHARE);
    }
    match hints.any(Hints::OF_BODY) && hints.any(Hints::OF_ARTICLE) {
        true => hints.or(Hints::BODY).without(PARTS),
        false => hints.without(PARTS),
    }
}

/// What counts only where a name has both.
const PARTS: Hints = Hints::OF_BODY.or(Hints::OF_ARTICLE);

/// What sizes of type are called.
const SIZES: [&str; 7] = ["xs", "s", "sm", "m", "md", "l", "lg"];

/// First words of names that say what an element has, or is not.
const OTHERS: Words = words![
    "has-",
    "has_",
    "text-",
    "with-",
    "without-",
    "no-",
    "is-",
    "hide-",
    "show-",
    "js-has",
    "page-template",
    "single-",
    "wp-singular",
    "category-",
    "tag-",
    "author-",
    "type-",
    "status-",
];

static OTHER_BEGINNINGS: Beginnings = Beginnings::of(OTHERS);

/// Last word of names that say what an element is free of: `ad-free`.
const FREE_OF: &str = "-free";

/// Longer names are generated, and say nothing.
const LONGEST_NAME: usize = 120;

/// Puts the letters of a name in lower case in a row, and tells where each word ends in it and how many there are: split at everything that is no
/// letter, and before a capital after a small letter. Letters right behind a digit are none: `component_1ad269af0d` is a number.
fn words_of(name: &str, letters: &mut String) -> ([u8; LONGEST_NAME], usize) {
    letters.clear();
    let (mut ends, mut count) = ([0; LONGEST_NAME], 0usize);
    let mut end = |at: usize| {
        let last = count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default();
        if at > usize::from(last)
            && let Some(end) = ends.get_mut(count)
        {
            *end = at as u8;
            count += 1;
        }
    };
    let (mut small_before, mut digit_before) = (false, false);
    // Of ASCII every byte is written, and only a letter goes on to the next place.
    let (mut row, mut length) = ([0; LONGEST_NAME + 1], 0);
    for c in name.chars() {
        let (alphabetic, capital, small) = match FOLDED.get(c as usize) {
            Some(letter) => {
                row[length.min(LONGEST_NAME)] = *letter;
                (*letter > b'9', char::from(*letter) != c, char::from(*letter) == c)
            }
            None => (c.is_alphabetic(), c.is_uppercase(), c.is_lowercase()),
        };
        if !alphabetic || capital && small_before {
            end(letters.len() + length);
        }
        if alphabetic && !digit_before {
            match c.is_ascii() {
                true => length += 1,
                false => {
                    letters.push_str(std::str::from_utf8(row.get(..length).unwrap_or_default()).unwrap_or_default());
                    length = 0;
                    letters.extend(crate::lower::letter(c));
                }
            }
        }
        small_before = alphabetic && small;
        digit_before = c.is_ascii_digit() || digit_before && alphabetic;
    }
    letters.push_str(std::str::from_utf8(row.get(..length).unwrap_or_default()).unwrap_or_default());
    end(letters.len());
    (ends, count)
}

fn word_hint(word: &str) -> Hints {
    static TABLE: LazyLock<(WordFilter, HashMap<&'static str, u32>)> = LazyLock::new(|| {
        let mut filter = WordFilter::new();
        let mut table = HashMap::default();
        for (hint, words) in super::name_table::WORDS {
            for word in words.split('|') {
                filter.add(word);
                let known = table.get(word).copied().unwrap_or_default();
                table.insert(word, hint.0 | known);
            }
        }
        (filter, table)
    });
    let (filter, table) = &*TABLE;
    if !filter.may_have(word) {
        return Hints::NONE;
    }
    Hints(table.get(word).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> Hints {
        of_name(name, &mut String::new())
    }

    #[test]
    fn names_are_read_as_whole_words() {
        for name in ["relatedPosts", "related-posts", "m_related", "inline-related__list"] {
            assert!(said(name).any(Hints::RELATED), "{name}");
        }
        assert_eq!(said("image-meta"), Hints::CAPTION);
        for name in ["social-embed", "c-socialEmbed__body"] {
            assert_eq!(said(name), Hints::EMBED, "{name}");
        }
        for name in ["unrelated", "belated", "headroom", "badge", "shadow", "ad-free"] {
            assert_eq!(said(name), Hints::NONE, "{name}");
        }
        assert!(said("articleBody").any(Hints::BODY));
        assert!(said("c-article__text").any(Hints::BODY));
        assert!(said("read-more").any(Hints::RELATED));
        assert!(said("ad2").any(Hints::AD));
        assert_eq!(said("component_1ad269af0d"), Hints::NONE);
        assert_eq!(said("index_row__bFfAD"), Hints::NONE);
    }
}
