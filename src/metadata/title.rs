//! A title is the article's headline, without the name of the site that pages put before or behind it.

use super::byline::is_han;
use super::claims::{Claim, Claims, Field, Source};
use super::headings::stands_apart;
use super::people;
use super::site::Site;
use super::title_parts::without_site;
use crate::dom::{Document, NodeRef, Tag, words};
use crate::search::{Search, any_of};

/// Share of their words that two wordings of one headline have in common.
const SAME_STORY: f32 = 0.3;
/// A later heading has to agree by so much more than an earlier one: small words alone do not make it the headline.
const CLEARLY: f32 = 0.1;
/// What agrees so much is the same headline, with a kicker or without its end.
const SURELY_SAME: f32 = 0.9;
/// A heading that begins with a title says more than it; this many times its length is more than a headline.
const LONGER: usize = 3;
/// Characters of a title in a script without spaces that is more than a section's name.
pub(super) const LONE_CHARACTERS: usize = 8;
/// How many nodes behind the headline the story has begun, and the fewest characters of its words.
const SOON: usize = 100;
const PROSE: u32 = 80;
/// Marks that part a headline from what a page's title has more, and that headlines seldom have.
const PARTING: &str = "|-–—_>»";
/// Fewest words of a headline that is believed although nothing else on the page agrees with it.
pub(super) const LONE_HEADLINE: usize = 4;
/// The words of a title, for comparing: letters and digits alone, without case.
pub(super) fn keys(text: &str) -> Vec<String> {
    words(text)
        .map(|word| {
            let mut word = crate::lower::text(word);
            word.retain(|c| !matches!(c, '\'' | '’'));
            word
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Letters and digits alone, without case and without spaces.
pub(super) fn squeezed(text: &str) -> String {
    crate::dom::letters(text)
}

/// Whether words are enough for a headline.
pub(super) fn is_headline(text: &str) -> bool {
    let said = words(text).filter(|word| word.holds_one(char::is_alphanumeric));
    said.take(LONE_HEADLINE).count() >= LONE_HEADLINE || crate::findings::is_dense(text) && text.chars().count() >= LONE_CHARACTERS
}

/// How much of the shorter title's words the other one has.
fn shared(a: &str, b: &str) -> f32 {
    let (mut a, b) = (keys(a), keys(b));
    // A small word that one of them says twice is common to both once.
    crate::order::by_text(&mut a, |word| word);
    a.dedup();
    let least = a.len().min(b.len());
    if least == 0 {
        return 0.0;
    }
    let both = a.iter().filter(|word| b.contains(word)).count().min(least);
    // One word is in many titles.
    if both < 2 { 0.0 } else { both as f32 / least as f32 }
}

/// Whether a title breaks off where a headline goes on with a quotation: the quotation mark has ended the attribute that it was written in.
fn is_broken_off(title: &str, headline: &str) -> bool {
    let rest = headline.strip_prefix(title.trim_end());
    rest.is_some_and(|rest| rest.trim_start().starts_with('"') && rest.len() > 1)
}

/// What the sources tell machines, each that is `taken` with its words when the site's name is gone.
fn told<'a>(
    claims: &'a Claims,
    site: &Site,
    sources: &[Source],
    headings: &[&Claim],
    taken: &dyn Fn(&Claim, &str) -> bool,
) -> Vec<(&'a Claim, String)> {
    let mut out = Vec::new();
    for source in sources {
        if let Some(claim) = claims.of(Field::Title, *source).next() {
            let title = without_site(&claim.value, site, headings);
            if taken(claim, &title) {
                out.push((claim, title));
            }
        }
    }
    out
}

/// Chooses the title: the headline that stands on the page where what the page tells machines agrees with it, else the best of that.
///
/// `sources` is the table's row for titles. Gives the claim that won and the title.
pub(super) fn title<'a>(document: &Document, claims: &'a Claims, site: &Site, sources: &[Source]) -> Option<(&'a Claim, String)> {
    let headings: Vec<&Claim> = claims
        .of(Field::Title, Source::Heading)
        .filter(|claim| !site.is_named(&claim.value))
        .collect();
    let whole: Vec<&Claim> = headings.iter().copied().chain(claims.of(Field::Title, Source::DocumentTitle)).collect();
    let told = told(claims, site, sources, &headings, &|claim, _| {
        claim.source != Source::Heading && !whole.iter().any(|other| is_broken_off(&claim.value, &other.value))
    });
    let mut best: Option<(f32, &Claim)> = None;
    for heading in &headings {
        let agrees = told.iter().map(|(_, title)| agreement(&heading.value, title)).fold(0.0, f32::max);
        // Words that a teaser's heading has in common with the story are about the same town.
        let teases = agrees < SURELY_SAME && people::is_linked(document.node(heading.node));
        let agrees = if teases { agrees / 2.0 } else { agrees };
        if agrees >= SAME_STORY && best.is_none_or(|(most, _)| agrees > most + CLEARLY) {
            best = Some((agrees, heading));
        }
    }
    if let Some((_, heading)) = best {
        // A kicker or a link inside the heading stands beside the headline, and machines are told the headline alone.
        // "Quimper. Un cygne bloque la route": where others tell the heading whole, a sentence of it is no kicker.
        let whole = || told.iter().filter(|(_, title)| squeezed(title) == squeezed(&heading.value)).count() > 1;
        let sentence = |title: &str| heading.value.strip_suffix(title).is_some_and(|before| before.trim_end().ends_with('.')) && whole();
        let bare = squeezed(&without_site(&heading.value, site, &[]));
        let mut headline = None;
        for (_, title) in &told {
            // "Section | Headline" is how machines are told a kicker.
            let behind = title.bytes().position(|byte| byte == b'|').map_or(0, |at| at + 1);
            for title in [title.as_str(), title.get(behind..).unwrap_or_default().trim()] {
                if headline.is_none()
                    && !sentence(title)
                    && (is_headline(title) || title.len() * 2 >= heading.value.len())
                    && is_part(&heading.value, title)
                    && (heading.value.starts_with(title) && squeezed(title) == bare || stands_apart(document.node(heading.node), title))
                {
                    headline = Some(title.to_owned());
                }
            }
        }
        let text = heading.value.trim_end_matches(any_of("¶#§ "));
        return Some((heading, headline.unwrap_or_else(|| text.strip_suffix(" +").unwrap_or(text).to_owned())));
    }
    // Machines may be told another wording altogether; the one headline that a story shows is its own.
    let in_story = |heading: &Claim| {
        let node = document.node(heading.node);
        let mut around = node.ancestors();
        headings.len() == 1 && leads(document, node) || around.any(|above| matches!(above.tag(), Tag::Article | Tag::Main))
    };
    let mut own = headings
        .iter()
        .filter(|heading| keys(&heading.value).len() >= LONE_HEADLINE && in_story(heading));
    if let (Some(heading), None) = (own.next(), own.next()) {
        return Some((heading, heading.value.clone()));
    }
    // The headline of a page without such a heading stands in any element; what its title has more is a section or the site.
    let shown = |claim: &'a Claim, title: String| {
        let is_own = |text: &str| {
            let ends = || [title.strip_prefix(text), title.strip_suffix(text)];
            text.len() * 2 >= title.len() && is_headline(text) && ends().into_iter().flatten().any(is_apart)
        };
        let texts = document
            .iter()
            .filter(|node| node.is_text() && node.is_shown() && node.raw_text().len() <= title.len() * 2);
        let own = texts.map(|node| node.raw_text().trim()).find(|text| is_own(text)).map(str::to_owned);
        (claim, own.unwrap_or(title))
    };
    let lone = || headings.iter().find(|claim| keys(&claim.value).len() >= LONE_HEADLINE);
    let said = || told.iter().find(|(_, title)| !site.is_named(title)).cloned();
    said()
        .map(|(claim, title)| shown(claim, title))
        .or_else(|| lone().or(headings.first()).map(|claim| (*claim, claim.value.clone())))
        .or_else(|| told.first().map(|(claim, _)| (*claim, claim.value.clone())))
}

/// Whether what a page's title has more than its headline is parted from it: by a mark, or where no spaces are written by one.
fn is_apart(rest: &str) -> bool {
    let bare = rest.trim();
    !bare.is_empty() && (bare.starts_with_any(PARTING) || bare.ends_with_any(PARTING)) || rest.starts_with(' ') && bare.starts_as(is_han)
}

/// Whether a heading leads to nothing but the story that begins behind it.
fn leads(document: &Document, heading: NodeRef<'_>) -> bool {
    let behind = heading.span().end..document.len().min(heading.span().end as usize + SOON) as u32;
    let told = || document.range(behind).any(|text| text.is_text() && text.counts().characters >= PROSE);
    !people::is_linked(heading) && told()
}

/// The one heading of a story whose words are too few to be believed beside what machines are told ("Deep water"), where nothing on the page says that it is a section's:
/// no link to it, and no title that it is a part of. Gives its claim and the title.
pub(super) fn short<'a>(document: &Document, claims: &'a Claims, site: &Site) -> Option<(&'a Claim, String)> {
    let mut own = None;
    for heading in claims.of(Field::Title, Source::Heading) {
        if !site.is_named(&heading.value) && own.replace(heading).is_some() {
            return None;
        }
    }
    let heading = own?;
    let words = squeezed(&heading.value);
    let told = |claim: &Claim| claim.node != heading.node && squeezed(&claim.value).holds(&words);
    let linked = |node: NodeRef<'_>| node.tag() == Tag::A && squeezed(node.raw_text()) == words;
    let own = keys(&heading.value).len() > 1
        && !site.has_section(&heading.value)
        && leads(document, document.node(heading.node))
        && !claims.about(Field::Title).any(told)
        && !document.iter().any(linked);
    own.then(|| (heading, heading.value.clone()))
}

/// The lower heading that says what machines are told, for pages without a headline of the first level. Gives its claim and the title.
pub(super) fn subheading<'a>(claims: &'a Claims, site: &Site, sources: &[Source]) -> Option<(&'a Claim, String)> {
    let told = told(claims, site, sources, &[], &|_, title| {
        keys(title).len() >= 2 || title.chars().count() >= LONE_CHARACTERS
    });
    // What machines are told may carry more than the headline; but where a first-level heading is a part of it, that is the headline's.
    let part = |heading: &str| {
        let heading = squeezed(heading);
        heading.chars().count() >= LONE_CHARACTERS && told.iter().any(|(_, title)| squeezed(title).holds(&heading))
    };
    let headed = claims
        .of(Field::Title, Source::Heading)
        .any(|heading| keys(&heading.value).len() > 1 && part(&heading.value));
    let most = |heading: &str| told.iter().any(|(_, title)| squeezed(heading).len() * 2 >= squeezed(title).len());
    claims
        .of(Field::Title, Source::Subheading)
        .filter(|heading| !site.is_named(&heading.value))
        .find(|heading| {
            let heading = heading.value.as_str();
            told.iter().any(|(_, title)| holds(heading, title)) || !headed && part(heading) && most(heading)
        })
        .map(|heading| {
            let headline = told.iter().map(|(_, title)| title).find(|title| ends_with(&heading.value, title));
            (heading, headline.unwrap_or(&heading.value).clone())
        })
}

/// Whether a heading is a title, with more behind it or a kicker before it.
fn holds(heading: &str, title: &str) -> bool {
    let (heading, title) = (squeezed(heading), squeezed(title));
    heading == title
        || heading.starts_with(&title) && heading.len() <= title.len() * LONGER
        || heading.holds(&title) && heading.len() <= title.len() * 2
}

/// Whether a heading is a title with more before it or behind it.
fn is_part(heading: &str, title: &str) -> bool {
    let (heading, title) = (squeezed(heading), squeezed(title));
    heading.len() > title.len() && (heading.ends_with(&title) || heading.starts_with(&title))
}

/// Whether a heading is a title with more before it.
fn ends_with(heading: &str, title: &str) -> bool {
    let (heading, title) = (squeezed(heading), squeezed(title));
    heading.len() > title.len() && heading.ends_with(&title)
}

/// How sure it is that two titles are of one story: 1 where they are the same, the share of common words otherwise.
fn agreement(a: &str, b: &str) -> f32 {
    let (x, y) = (squeezed(a), squeezed(b));
    if x == y {
        return 1.0;
    }
    // A headline of one or two words is in many others.
    if keys(a).len() < 2 && x.chars().count() < 8 {
        return 0.0;
    }
    // A part of a title that is less than half of it is a section or a kicker.
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    if long.holds(short.as_str()) {
        let topic = x.len() > y.len() && keys(a).len() >= LONE_HEADLINE;
        return if short.len() * 2 >= long.len() {
            SURELY_SAME
        } else if topic {
            // Machines were told the topic alone, the page has the headline.
            SAME_STORY
        } else {
            0.2
        };
    }
    shared(a, b) * 0.8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{NodeId, from_html};

    fn chosen(url: &str, said: &[(Field, Source, &str)]) -> String {
        let mut claims = Claims::default();
        for (field, source, value) in said {
            claims.add(*field, *source, value, NodeId::ROOT);
        }
        let url = crate::Address::parse(url);
        let site = Site::of(&claims, url.as_ref());
        let document = from_html("", None);
        title(&document, &claims, &site, &[Source::JsonLd, Source::OpenGraph, Source::DocumentTitle])
            .map(|(_, title)| title)
            .unwrap_or_default()
    }

    #[test]
    fn the_sites_name_goes_in_any_order_and_behind_any_mark() {
        for page in [
            "Bridge opens after nine years | The Daily Example",
            "The Daily Example: Bridge opens after nine years",
            "Bridge opens after nine years - The Daily Example - News",
            "Bridge opens after nine years｜The Daily Example",
            "Example » Bridge opens after nine years",
            "Bridge opens after nine years — Example",
        ] {
            let names = [
                (Field::SiteName, Source::OpenGraph, "The Daily Example"),
                (Field::Title, Source::DocumentTitle, page),
                (Field::Title, Source::Heading, "Bridge opens after nine years"),
            ];
            assert_eq!(chosen("https://www.example.com/a", &names), "Bridge opens after nine years", "{page}");
        }
        assert_eq!(
            chosen(
                "https://www.example.com/a",
                &[(Field::Title, Source::DocumentTitle, "Bridge opens - at last - Example")]
            ),
            "Bridge opens - at last"
        );
        assert_eq!(
            chosen("", &[(Field::Title, Source::DocumentTitle, "Bridge opens after nine years | Gazette")]),
            "Bridge opens after nine years"
        );
    }

    #[test]
    fn a_headline_of_another_story_is_not_taken() {
        let said = [
            (Field::Title, Source::OpenGraph, "Bridge opens after nine years"),
            (Field::Title, Source::Heading, "Subscribe to our newsletter now"),
        ];
        assert_eq!(chosen("https://example.com", &said), "Bridge opens after nine years");
        let said = [
            (Field::Title, Source::OpenGraph, "Bridge opens after nine years"),
            (Field::Title, Source::Heading, "Example"),
            (Field::Title, Source::Heading, "After nine years, the bridge opens"),
        ];
        assert_eq!(chosen("https://example.com", &said), "After nine years, the bridge opens");
    }

    #[test]
    fn marks_inside_a_headline_stay() {
        let said = [
            (Field::Title, Source::OpenGraph, "Quiz: who said it?"),
            (Field::Title, Source::DocumentTitle, "Quiz: who said it? | Gazette"),
        ];
        assert_eq!(chosen("", &said), "Quiz: who said it?");
    }
}
