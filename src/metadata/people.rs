//! People on the page are those whom a reader is told to have written the article: in a byline, by a link to their page, behind "By".

use super::byline_words::{CREDITED, FURNITURE};
use super::claims::{Claims, Field, Source};
use super::introduced::introduced;
use super::listed::is_listed;
use super::visible::{Candidate, SIGNED};
use super::{byline, person};
use crate::dom::{Document, NodeRef, Tag, collapse};
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// People of one byline stand so near to each other, in visible characters.
const TOGETHER: i64 = 160;
/// Most people of one byline; a box with more lists who writes for the paper.
const MOST: usize = 20;
/// Most links that are looked at in one byline.
const LINKS: usize = 40;
/// Most words of a person's name that stands in an element of its own beside others.
const NAME: usize = 4;
/// Fewest words of a caption's sentence, and how many bytes may stand between it and a name: "By".
const CAPTION: usize = 5;
const BY: usize = 12;
/// How far above a byline the teaser that it would belong to ends, in elements.
const CARD: usize = 4;
/// Longest teaser in bytes of text; what is longer is a list of them or the page.
pub(super) const LONGEST_CARD: usize = 1_000;

/// Words of an address behind which a person's page stands, whoever it is.
#[rustfmt::skip]
const OF_AUTHORS: Words = words![
    "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "autore", "autori", "journalist", "journalists", "reporter", "reporters",
    "writer", "writers", "columnists", "columnist", "contributor", "contributors", "correspondents", "skribent", "firmas", "byline", "avtor", "yazar",
    "yazarlar", "penulis",
];
/// Words of an address behind which persons' pages stand among others: the name has to stand in the address, too.
#[rustfmt::skip]
const OF_PERSONS: Words = words![
    "people", "person", "staff", "by", "profile", "profiles", "team", "bio", "redaktion", "users", "user", "u", "experts", "members", "creator",
    "about",
];

/// Notes who wrote the article. Nearest and surest come first; `heading` is the headline.
pub(super) fn note(document: &Document, people: &[Candidate<'_>], heading: Option<NodeRef<'_>>, lang: Option<&str>, claims: &mut Claims) {
    // Far from the headline only an element that is called so is believed.
    let believed = |candidate: &Candidate<'_>| {
        (candidate.is_near() || candidate.rank < 2 || candidate.rank == SIGNED)
            && !on_a_card(candidate.node, heading)
            && !under_a_picture(candidate.node, heading, lang)
            && !is_listed(document, candidate, heading, lang)
    };
    let Some((first, found)) = people.iter().find_map(|candidate| {
        let names = if believed(candidate) { named(candidate, lang) } else { Vec::new() };
        (1..=MOST).contains(&names.len()).then_some((candidate, names))
    }) else {
        return;
    };
    let source = if matches!(first.rank, 2 | SIGNED) {
        Source::Words
    } else {
        Source::Visible
    };
    for name in found {
        claims.add(Field::Byline, source, &name, first.node.id());
    }
    // Several people stand in several elements of one name.
    let called = |node: NodeRef<'_>| {
        node.attribute("class")
            .and_then(|class| class.split_ascii_whitespace().next().map(str::to_owned))
    };
    let class = called(first.node);
    for other in people
        .iter()
        .filter(|other| other.rank == first.rank && other.node.tag() == first.node.tag() && called(other.node) == class)
    {
        if other.node != first.node
            && !is_credit(other.node)
            && believed(other)
            && (other.place - first.place).abs() <= TOGETHER
            && !first.node.contains(other.node.id())
            && !other.node.contains(first.node.id())
        {
            for name in named(other, lang) {
                claims.add(Field::Byline, source, &name, other.node.id());
            }
        }
    }
}

/// Of every word of a line, whether it says what somebody did to the story who did not write it.
fn credits(line: &str) -> impl Iterator<Item = bool> {
    let words = line.split(any_of(" :：/／|•·,，;"));
    words.map(|word| CREDITED.has(&byline::key(word)))
}

/// Whether a line says first what somebody did to the story who did not write it.
fn is_credit(node: NodeRef<'_>) -> bool {
    credits(node.raw_text().trim_start()).next() == Some(true)
}

/// Whether an element ends the caption of a picture: it stands, behind "By", after a sentence in a box with one.
fn under_a_picture(node: NodeRef<'_>, heading: Option<NodeRef<'_>>, lang: Option<&str>) -> bool {
    let own = node.raw_text().trim();
    let mut boxes = node
        .ancestors()
        .take(CARD)
        .take_while(|around| around.raw_text().len() <= LONGEST_CARD && heading.is_none_or(|heading| !around.contains(heading.id())));
    boxes.any(|around| {
        let text = around.raw_text().trim();
        let sentence = text
            .strip_suffix(own)
            .and_then(|before| text.get(..before.rfind('.')? + 1))
            .unwrap_or_default();
        let rest = text.get(sentence.len()..).unwrap_or_default();
        let captioned = sentence.split_whitespace().count() >= CAPTION && rest.len() <= own.len() + BY && byline::is_headed(rest, lang);
        captioned && around.descendants().take(LINKS).any(|node| node.tag() == Tag::Img)
    })
}

/// Whether an element stands on a teaser: beside a linked heading that is not the article's.
pub(super) fn on_a_card(node: NodeRef<'_>, heading: Option<NodeRef<'_>>) -> bool {
    let other = |around: NodeRef<'_>| {
        around
            .descendants()
            .take(LINKS)
            .any(|node| node.tag().heading_level().is_some() && Some(node) != heading && is_linked(node))
    };
    node.ancestors()
        .take(CARD)
        .take_while(|around| around.raw_text().len() <= LONGEST_CARD)
        .take_while(|around| {
            heading.is_none_or(|heading| !around.contains(heading.id())) && !matches!(around.tag(), Tag::Article | Tag::Main | Tag::Body)
                || around.tag() == Tag::Article && heading.is_some_and(|heading| !around.contains(heading.id()))
        })
        .any(other)
}

/// Whether a heading leads elsewhere, and not to a person's page.
pub(super) fn is_linked(heading: NodeRef<'_>) -> bool {
    let around = heading.parent().filter(|parent| parent.tag() == Tag::A);
    around
        .into_iter()
        .chain(heading.descendants().take(LINKS))
        .any(|node| node.tag() == Tag::A && !to_person(&node))
}

/// Whether a link leads to a person's page, by its address and its words.
pub(super) fn to_person(link: &NodeRef<'_>) -> bool {
    if link.tag() != Tag::A || link.raw_text().len() > 200 {
        return false;
    }
    let Some(href) = link.attribute("href") else { return false };
    let href = href.to_ascii_lowercase();
    let mut parts = href
        .split(any_of("/?=&#"))
        .filter(|part| !part.is_empty())
        .skip_while(|part| part.ends_with(':'));
    let Some(of_authors) = parts.find_map(|part| {
        let words = || part.split(any_of("-_."));
        if OF_AUTHORS.has(part) || words().any(|word| OF_AUTHORS.has(word)) {
            Some(true)
        } else {
            OF_PERSONS.has(part).then_some(false)
        }
    }) else {
        return false;
    };
    let whose: Vec<&str> = parts.collect();
    let in_address = || {
        crate::lower::text(link.raw_text())
            .split_whitespace()
            .any(|word| word.len() > 2 && word.holds_one(char::is_alphabetic) && whose.iter().any(|part| part.holds(word)))
    };
    // "/authors" alone lists them all.
    if of_authors {
        !whose.is_empty() || href.holds("author-") || href.holds("autor-")
    } else {
        in_address()
    }
}

/// The people that an element names: those it links to, where its links lead to people, else those in its words.
fn named(candidate: &Candidate<'_>, lang: Option<&str>) -> Vec<String> {
    let node = candidate.node;
    let words = parted(node);
    let introduced = byline::is_headed(&words, lang);
    // Each in an element of their own, and nothing else beside them: a style sheet parts them.
    let texts: Vec<String> = node
        .children()
        .filter(|child| !is_credit(*child))
        .map(parted)
        .filter(|name| !name.is_empty())
        .collect();
    if texts.len() > 1 {
        let each = texts.iter().flat_map(|text| byline::names(text, lang));
        let each: Vec<String> = each
            .filter(|name| person::is_person(name) && person::is_plausible(name) && !person::is_addition(name) && name.split(' ').count() <= NAME)
            .collect();
        if each.len() == texts.len() {
            return each;
        }
    }
    let mut linked: Vec<String> = Vec::new();
    for link in std::iter::once(node).chain(node.descendants()).filter(to_person).take(LINKS) {
        for name in byline::names(&parted(link), lang) {
            if person::is_plausible(&name) && !linked.contains(&name) {
                linked.push(name);
            }
        }
    }
    let mut written = byline::names(&words, lang);
    written.retain(|name| introduced || person::is_plausible(name));
    // Who only edited has a page, too: "By <a>Ann Lee</a> | Edited by <a>Bo Ek</a>".
    let credited = || credits(&words).any(|credits| credits);
    if introduced && !written.is_empty() && written.iter().all(|name| linked.contains(name)) && credited() {
        return written;
    }
    // Not everybody has a page: "By <a>Ann Lee</a> and Bo Ek with AFP".
    let known = |name: &String| linked.contains(name) || person::is_person(name);
    // "Written by <a>Ann Lee</a>|New Delhi | Updated": behind a mark stand places, too.
    if !linked.is_empty() {
        let first = words.split(any_of(byline::MARKS)).next().unwrap_or_default();
        written = byline::names(first, lang);
    }
    let more = introduced && linked.iter().all(|name| written.contains(name)) && written.iter().all(|name| known(name) || person::is_agency(name));
    if more && !linked.is_empty() {
        written.retain(known);
    }
    if more || linked.is_empty() { written } else { linked }
}

/// Whether a link says what stands in menus and on buttons: "Facebook", "Politics".
fn is_label(link: NodeRef<'_>) -> bool {
    link.tag() == Tag::A && FURNITURE.has(&byline::key(link.raw_text()))
}

/// An element's words with a mark where one block or one inline element ends and the next begins: style sheets keep them apart, not characters.
pub(super) fn parted(node: NodeRef<'_>) -> String {
    if node.is_text() {
        return collapse(node.raw_text());
    }
    let mut out = String::new();
    let mut last_text = None;
    let (mut unseen, mut block) = (0, u32::MAX);
    for part in node.descendants() {
        if part.id().0 < unseen {
            continue;
        }
        if part.id().0 >= block {
            out.push('|');
            block = u32::MAX;
        }
        if part.is_text() {
            // "<span>By</span>Ann": the span ends without a space, and so does not the line that a reader sees.
            if (Some(part.id().0) != last_text.map(|last: u32| last + 1) || out.ends_as(char::is_lowercase))
                && out.ends_as(char::is_alphanumeric)
                && part.raw_text().starts_as(char::is_uppercase)
            {
                out.push(' ');
            }
            last_text = Some(part.id().0);
            out.push_str(part.raw_text());
        } else if part.tag().is_unseen() || matches!(part.tag(), Tag::Svg | Tag::Button) || !part.is_shown() || is_label(part) {
            unseen = part.span().end;
        } else if part.tag() == Tag::Br || !part.tag().is_inline() {
            out.push('|');
            block = part.span().end;
        } else if out.trim_end().ends_as(char::is_alphanumeric) {
            // "<span>Ann Lee</span><span>Education correspondent</span>": lines to the eye, where a whole name stands before several words.
            let before = out.rsplit('|').next().unwrap_or_default();
            let lines = part.raw_text().starts_as(char::is_uppercase)
                && part.raw_text().holds(" ")
                && person::is_person(before)
                && introduced(before, None).is_some();
            out.push(if lines { '|' } else { ' ' });
        }
    }
    collapse(&out)
}
