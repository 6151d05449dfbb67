//! A newsletter box asks for an e-mail address and promises mail.
//!
//! ## What it finds
//! - `newsletter_form`: a box with a field for an e-mail address, and the lines that belong to it.
//! - `newsletter_name`: a box whose class or id says so.
//! - `newsletter_line`: a line of its own that asks the reader to sign up for a newsletter.
//! - `newsletter_box`: a small box that such a line heads, with something in it to press or to follow.
//!
//! ## What it leaves alone
//! Forms that ask for more than a newsletter does (they sign a reader in, sell, book, pay) and each of their rows, those that send a password, comment
//! forms, an address alone outside of the story where nothing says newsletter, paragraphs that tell of newsletters, and all on a page without a story or to
//! register on: an application asks for addresses, too.

use super::keys::folded;
use super::line_words::LineWords;
use super::overlay::SHORTEST_STORY;
use super::phrases::{Phrases, phrases, word_starts};
use super::{Finding, Kind, Page, Said, why};
use crate::article::{head_says_article, is_to_use};
use crate::dom::{NodeId, NodeRef, Tag, last_place};
use crate::search::Search;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Thing,
    Call,
    Ours,
}

static WORDS: LazyLock<Phrases<Class>> =
    LazyLock::new(|| phrases!("words/newsletter.txt", "thing" => Class::Thing, "call" => Class::Call, "ours" => Class::Ours));

/// Most visible characters of a newsletter box: heading, promise, consent, button.
const MOST_CHARACTERS: u32 = 700;
/// Most lines of one.
const MOST_LINES: usize = 16;
/// Most nodes of one.
const MOST_NODES: usize = 400;
/// Most lines that a box adds to the one inside it: heading, promise, consent, terms.
const MOST_ADDED: usize = 6;
/// Most lines and characters of a box that such a line heads: the line, a promise, a button, terms.
const MOST_HEADED: usize = 5;
const MOST_PROMISED: u32 = 400;
/// Most words of a heading that names a newsletter and calls to it, in whatever order ("Newsletter abonnieren"), and of one that only names it.
const TITLE_WORDS: usize = 5;
const NAME_WORDS: usize = 2;
/// Longest line that can be a call to sign up.
const LONGEST_LINE: u32 = 200;
/// Bytes of the shortest call that means a newsletter wherever it stands: what one gets, joins or stays may be something else.
const PLAIN_CALL: usize = "sign up".len();
/// Types of fields for words, and of those that a newsletter has no use for.
const WORD_FIELDS: &[&str] = &["", "text", "email"];
/// Terms are agreed to by one.
const CHOICE: &[&str] = &["radio"];
const OTHER_FIELDS: &[&str] = &["date", "file", "number", "password", "radio", "tel"];

pub(super) fn detect(page: &Page<'_>, out: &mut Vec<Finding>) {
    // News in brief that call themselves an article are a story as well; terms that somebody agrees to where he registers are none.
    let tells = (page.story() >= SHORTEST_STORY || head_says_article(page.document)) && !is_to_use(page.document);
    let mut number = 0;
    while tells && let Some(node) = page.telling(number) {
        number = node.id().0 + 1;
        if node.tag().is_unseen() || page.is_furniture(node.id()) {
            continue;
        }
        if node.tag() == Tag::Input && asks_for_mail(node) {
            if let Some(found) = form_around(page, node) {
                out.push(page.finding(Kind::Newsletter, found.id(), "newsletter_form", vec![why::plain("mail_form")]));
                number = number.max(found.span().end);
            }
        } else if page.names.get(node.id()).any(Said::NEWSLETTER)
            && !matches!(
                node.tag(),
                Tag::A | Tag::Button | Tag::Span | Tag::Input | Tag::Label | Tag::Svg | Tag::Img
            )
            && fits(page, node)
            && (!page.only_tells(node) || says(page, node, Class::Thing))
            && (!page
                .document
                .range(node.span())
                .any(|inside| asks_for_more(inside) && !is_typed(inside, CHOICE))
                || says(page, node, Class::Thing))
        {
            let name = page.names.first_name(node, Said::NEWSLETTER);
            let clauses = vec![why::about("name", name)];
            out.push(page.finding(Kind::Newsletter, node.id(), "newsletter_name", clauses));
            number = node.span().end;
        }
    }
    let mut until = 0;
    for (at, line) in page.lines.iter() {
        if line.characters > LONGEST_LINE || line.first.0 < until || !line.words.may(LineWords::NEWSLETTER) || page.is_furniture(line.first) {
            continue;
        }
        let key = page.lines.key(line);
        if !names_thing(key) {
            continue;
        }
        // It begins with a call, or has one in it that nobody tells of.
        let calls = matches!(WORDS.at_start(key), Some((Class::Call, _))) || WORDS.stand_in(key, Class::Ours);
        let calls = calls || line.linked > 0 && calls_behind(page.lines.text(line));
        let called = calls || WORDS.stand_in(key, Class::Call);
        let most = if called { TITLE_WORDS } else { NAME_WORDS };
        let heads = calls || word_starts(key).count() <= most;
        if let Some(node) = heads.then(|| headed(page, at, line.first, called)).flatten() {
            out.push(page.finding(Kind::Newsletter, node.id(), "newsletter_box", vec![why::plain("mail_line")]));
            until = node.span().end;
        } else if calls {
            for node in page.lines.pieces(page.document, page.features, at) {
                out.push(page.finding(Kind::Newsletter, node, "newsletter_line", vec![why::plain("mail_line")]));
            }
        }
    }
}

/// Whether a line calls behind a question or a dash: "Want more? Sign up for the newsletter", "Never miss a story — subscribe to the newsletter".
fn calls_behind(text: &str) -> bool {
    let call = ["?", "—", "–"].iter().filter_map(|mark| last_place(text, mark)).max();
    let key = call.and_then(|at| text.get(at..)).map(folded).unwrap_or_default();
    names_thing(&key) && matches!(WORDS.at_start(&key), Some((Class::Call, end)) if end >= PLAIN_CALL)
}

/// The largest box that begins with a line, says little else, and has something to press or to follow. Where the line has no call, one
/// stands below it, and a button.
fn headed<'a>(page: &Page<'a>, at: usize, first: NodeId, called: bool) -> Option<NodeRef<'a>> {
    let begins = |node: &NodeRef<'_>| page.lines.within(*node).next() == Some(at) && fits(page, *node);
    let told = |node: &NodeRef<'_>| {
        let (lines, feature) = (page.lines.within(*node).len(), page.features.get(node.id()));
        (2..=MOST_HEADED).contains(&lines)
            && feature.characters <= MOST_PROMISED
            && match called {
                true => feature.links + feature.controls > 0,
                false => feature.controls > 0 && says(page, *node, Class::Call),
            }
    };
    page.document.node(first).ancestors().take_while(begins).filter(told).last()
}

/// Whether a field is of one of these types.
fn is_typed(field: NodeRef<'_>, types: &[&str]) -> bool {
    let own = field.attribute("type").unwrap_or_default();
    types.iter().any(|known| own.eq_ignore_ascii_case(known))
}

fn asks_for_mail(node: NodeRef<'_>) -> bool {
    let named = |name: &str| {
        node.attribute(name)
            .is_some_and(|value| value.eq_ignore_ascii_case("email") || value.eq_ignore_ascii_case("e-mail"))
    };
    is_typed(node, &["email"]) || is_typed(node, WORD_FIELDS) && (named("name") || named("id"))
}

/// Whether it is a field that a newsletter has no use for. A password is asked for in a second step, hidden as yet; an area that nobody sees holds a robot's answer.
fn asks_for_more(node: NodeRef<'_>) -> bool {
    match node.tag() {
        Tag::Textarea | Tag::Select => node.is_shown(),
        Tag::Input => is_typed(node, OTHER_FIELDS),
        _ => false,
    }
}

/// What the names hold of a box that sends a password to an address, as programmers write it in the languages of the press.
const FORGOTTEN: [&str; 5] = ["passw", "forgot", "vergess", "oubli", "olvid"];

fn is_for_password(node: NodeRef<'_>) -> bool {
    let names = ["class", "id", "name"].iter().filter_map(|name| node.attribute(name));
    let mut names = names.map(str::to_ascii_lowercase);
    names.any(|name| FORGOTTEN.iter().any(|word| name.holds(word)))
}

/// The largest box around an address field that is still a newsletter box.
fn form_around<'a>(page: &Page<'a>, input: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let (mut found, mut is_form) = (None, false);
    for node in input.ancestors() {
        if !fits(page, node) || matches!(node.tag(), Tag::Footer | Tag::Header | Tag::Nav) {
            break;
        }
        if node.descendants().any(asks_for_more) {
            // What another form beside this one asks for says nothing of it.
            found = found.filter(|_| is_form);
            break;
        }
        is_form |= node.tag() == Tag::Form;
        // A form's promise is a few lines; what stands around many is more than the form.
        let grown = |from: NodeRef<'_>| page.lines.within(node).len() > page.lines.within(from).len() + MOST_ADDED;
        if found.is_some_and(grown) {
            break;
        }
        // Paragraphs of the story that stand before the box are not the box's.
        if found.is_some() && page.lines.within(node).any(|at| is_story(page, at)) {
            break;
        }
        found = Some(node);
    }
    found.filter(|form| {
        let (mut named, mut fields) = (false, 0);
        // A row of a form that asks for more says nothing of a newsletter.
        let mut whole = input
            .ancestors()
            .find(|node| node.tag() == Tag::Form)
            .is_none_or(|whole| form.contains(whole.id()));
        for inside in page.document.range(form.span()) {
            whole &= !is_for_password(inside);
            // Of links only their words count: where somebody signs in, one leads to where he signs up.
            named |= inside.tag() != Tag::A && page.names.get(inside.id()).any(Said::NEWSLETTER);
            fields += u32::from(inside.tag() == Tag::Input && inside.is_shown() && is_typed(inside, WORD_FIELDS));
        }
        named || says(page, *form, Class::Thing) || fields == 1 && whole && page.in_story(input.id())
    })
}

/// Whether a line of a box names a newsletter or a mailbox, or calls to it.
fn says(page: &Page<'_>, node: NodeRef<'_>, class: Class) -> bool {
    let mut lines = page.lines.within(node);
    lines.any(|at| page.lines.get(at).is_some_and(|line| WORDS.stand_in(page.lines.key(line), class)))
}

/// Whether a line is a paragraph of the story rather than a newsletter's promise.
fn is_story(page: &Page<'_>, at: usize) -> bool {
    page.lines
        .get(at)
        .is_some_and(|line| page.lines.is_prose(line) && page.in_story(line.first) && !names_thing(page.lines.key(line)))
}

/// Calls with each phrase that names one of these.
pub(super) fn each_thing(call: &mut dyn FnMut(&str)) {
    WORDS.each(&mut |phrase, class| {
        if class == Class::Thing {
            call(phrase);
        }
    });
}

/// Whether folded words name a newsletter or a mailbox.
fn names_thing(key: &str) -> bool {
    WORDS.stand_in(key, Class::Thing)
}

fn fits(page: &Page<'_>, node: NodeRef<'_>) -> bool {
    page.may_be_box(node)
        && page.features.get(node.id()).characters <= MOST_CHARACTERS
        && page.lines.within(node).len() <= MOST_LINES
        && node.span().len() <= MOST_NODES
        && page.story_media_in(node) <= page.features.get(node.id()).controls + 2
}

#[cfg(test)]
mod tests {
    use super::super::sentences::{found, found_in};
    use super::*;
    use crate::dom::from_html;

    fn boxes(html: &str) -> Vec<String> {
        let story = "<p>A paragraph of the story, long enough to be prose, with a stop at its end, told at some length.</p>".repeat(9);
        found(Kind::Newsletter, &format!("<div>{story}{html}{story}</div>"))
    }

    #[test]
    fn forms_names_and_calls_are_found() {
        for html in [
            "<div id=x><h4>Subscribe to our Newsletter</h4><p>Get the day’s top stories.</p><form><input type=email><button>Sign up</button></form></div>",
            "<div id=x class=newsletter-box><h4>News in the morning</h4><p>Every day at six.</p></div>",
            "<section id=x><h3>Apúntate a nuestra newsletter</h3><p>Lo mejor del valle, cada jueves en tu correo</p><a href=/n>RECÍBELA</a></section>",
            "<div id=x><h3>Newsletter abonnieren</h3><p>Das Wichtigste aus der Region, jeden Morgen.</p><a href=/n>Los</a></div>",
            "<section id=x><span>Newsletter</span><p>« Warm people »</p><p>How do we meet the heat? Each week our best stories.</p><button>Sign up</button></section>",
            "<p id=x><a href=/n>Sign up for our weekly newsletter</a></p>",
            "<p id=x>Inscrivez-vous à notre newsletter</p>",
        ] {
            let found = boxes(html);
            assert_eq!(found.len(), 1, "{html}");
            assert!(found[0].starts_with("#x"), "{html} {found:?}");
        }
    }

    #[test]
    fn logins_and_news_about_newsletters_stay() {
        for html in [
            "<form><input type=email><input type=password></form>",
            "<form><input type=EMAIL><h3>Newsletter</h3><input type=PASSWORD></form>",
            "<form><ul><li>Name <input></li><li>Email <input name=email></li><li>Street <input></li></ul><select><option>Town</select></form>",
            "<form class=forgot-form><p>Where shall we write to?</p><input name=email><button>Send</button></form>",
            "<form class=signup><h3>Your account</h3><input name=email><input type=password></form>",
            "<section><h3>How to get the newsletter of the parish</h3><p>It is printed on Fridays, and lies in the church until Sunday.</p></section>",
            "<p>The newsletter that she sends to her readers every week has made her rich.</p>",
        ] {
            assert_eq!(boxes(html), [] as [String; 0], "{html}");
        }
    }

    #[test]
    fn a_page_to_register_on_keeps_what_it_asks() {
        let terms = "<p>A paragraph of the terms, long enough to be prose, with a stop at its end, told at some length.</p>".repeat(9);
        let html =
            format!("<div>{terms}<table class=signup id=x><tr><td>By signing up I agree to these terms.<td><button>Sign up</button></table></div>");
        for (address, want) in [("https://news.example/story.html", 1), ("https://news.example/members/register", 0)] {
            let document = from_html(&html, crate::Address::parse(address));
            assert_eq!(found_in(Kind::Newsletter, &document).len(), want, "{address}");
        }
    }
}
