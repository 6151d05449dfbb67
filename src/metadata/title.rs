//! A title is the article's headline, without the name of the site that pages put before or behind it.

use super::claims::{Claim, Claims, Field, Source};
use crate::dom::words;

/// Marks between a headline and a site's name when spaces stand around them.
const SPACED: &[&str] = &[
    "|", "-", "–", "—", "‒", "−", "•", "·", "::", ":", "»", "«", "›", "‹", "<", ">", "/", "\\", "~", "*", "@", "…", "●", "▷", "▶", "»»", "||",
];
/// Marks that part them without spaces, too.
const TIGHT: &[char] = &['|', '｜', '│', '»', '«', '：', '－', '―', '・', '\u{2758}', '\u{2223}'];
/// Share of their words that two wordings of one headline have in common.
const SAME_STORY: f32 = 0.3;
/// A heading that begins with a title says more than it; this many times its length is more than a headline.
const LONGER: usize = 3;
/// Characters of a title in a script without spaces that is more than a section's name.
const LONE_CHARACTERS: usize = 8;
/// Fewest words of a headline that is believed although nothing else on the page agrees with it.
const LONE_HEADLINE: usize = 4;
/// Longest name of a site in words and in characters, where nothing says that it is one.
const SITE_WORDS: usize = 4;
const SITE_CHARACTERS: usize = 30;
/// More pieces than this are a list of keywords, not a title with a name.
const MOST_PIECES: usize = 12;

/// The words of a title, for comparing: letters and digits alone, without case.
fn keys(text: &str) -> Vec<String> {
    words(text)
        .map(|word| word.replace(['\'', '’'], "").to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Letters and digits alone, without case and without spaces.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What is known of the site.
pub(super) struct Site {
    /// Its names, squeezed.
    names: Vec<String>,
    /// The label of its host that names it: `example` of www.example.co.uk.
    host: Option<String>,
}

impl Site {
    /// From what the page claims and from its address.
    pub fn of(claims: &Claims, url: Option<&url::Url>) -> Site {
        // Some templates give a page's own title as the name of the application.
        let titles: Vec<String> = [Source::OpenGraph, Source::JsonLd, Source::Microdata]
            .iter()
            .filter_map(|source| claims.of(Field::Title, *source).next())
            .filter(|claim| keys(&claim.value).len() > SITE_WORDS)
            .map(|claim| squeezed(&claim.value))
            .collect();
        let names = claims
            .about(Field::SiteName)
            .map(|claim| squeezed(&claim.value))
            .filter(|name| !name.is_empty() && !titles.contains(name))
            .collect();
        let host = url.and_then(url::Url::host_str).and_then(label).map(squeezed_label);
        Site { names, host }
    }

    /// Whether a piece of a title is the site's name, or a name that holds it ("BBC News" on bbc.co.uk).
    pub fn is_named(&self, piece: &str) -> bool {
        let piece = squeezed(piece);
        // A number is a case's or an issue's, not a site's.
        let numbered = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        if piece.is_empty() || numbered(&piece) && !self.names.iter().chain(&self.host).any(|name| numbered(name)) {
            return false;
        }
        let host = |host: &String| {
            // Two letters are in too many words.
            *host == piece
                || host.chars().count() > 2
                    && (piece.starts_with(host.as_str()) || piece.ends_with(host.as_str()))
                    && piece.chars().count() < host.chars().count() + SITE_CHARACTERS
                || piece.chars().count() > 4 && (host.starts_with(&piece) || host.ends_with(&piece))
        };
        self.names.iter().any(|name| {
            *name == piece
                || piece.chars().count() > 3 && (name.starts_with(&piece) || name.ends_with(&piece))
                || name.chars().count() > 3 && piece.starts_with(name.as_str()) && piece.len() <= name.len() * 2
        }) || self.host.iter().any(host)
    }
}

fn squeezed_label(label: &str) -> String {
    squeezed(label)
}

/// The label that names a host: the longest one, the suffix and a leading `www` left out.
fn label(host: &str) -> Option<&str> {
    let labels: Vec<&str> = host.split('.').collect();
    labels
        .get(..labels.len().saturating_sub(1))?
        .iter()
        .copied()
        .filter(|label| *label != "www")
        .max_by_key(|label| label.len())
}

/// A title cut at the marks that part it from a site's name: pieces and the place where each begins and ends.
fn pieces(title: &str, site: &Site) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let cut = |from: usize, to: usize, out: &mut Vec<(usize, usize)>| {
        if title.get(from..to).is_some_and(|piece| !piece.trim().is_empty()) {
            out.push((from, to));
        }
    };
    while let Some(rest) = title.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let mark = if c.is_whitespace() {
            let word = rest.trim_start().split(char::is_whitespace).next().unwrap_or_default();
            let skipped = rest.len() - rest.trim_start().len();
            SPACED.contains(&word).then_some(skipped + word.len())
        } else {
            // A colon needs no space before it, and none behind it where the site's name follows.
            let colon = c == ':'
                && rest
                    .get(1..)
                    .is_some_and(|next| next.starts_with(' ') || at > start && site.is_named(next));
            (TIGHT.contains(&c) || colon).then_some(c.len_utf8())
        };
        match mark {
            Some(length) => {
                cut(start, at, &mut out);
                start = at + length;
                at = start;
            }
            None => at += c.len_utf8(),
        }
    }
    cut(start, title.len(), &mut out);
    out
}

/// A title without the site's name. `heading` is the headline that stands on the page, if one does: what it repeats is kept.
fn without_site(title: &str, site: &Site, headings: &[&Claim]) -> String {
    let mut parts = pieces(title, site);
    let text = |parts: &[(usize, usize)]| match (parts.first(), parts.last()) {
        (Some((start, _)), Some((_, end))) => title.get(*start..*end).unwrap_or_default().trim(),
        _ => "",
    };
    let piece = |part: Option<&(usize, usize)>| part.and_then(|(start, end)| title.get(*start..*end)).unwrap_or_default().trim();
    // The headline on the page says where the title's own words end.
    let whole = squeezed(title).len();
    let heading = |words: &str| {
        // A section's or a show's name can be a heading too; the headline is most of the title.
        headings
            .iter()
            .map(|heading| squeezed(&heading.value))
            .any(|heading| heading.len() * 3 >= whole && heading == squeezed(words))
    };
    if parts.len() > MOST_PIECES {
        return title.to_owned();
    }
    while parts.len() > 1 && !heading(text(&parts)) {
        let (first, last) = (piece(parts.first()), piece(parts.last()));
        if site.is_named(last) {
            parts.pop();
        } else if site.is_named(first) {
            parts.remove(0);
        } else {
            break;
        }
    }
    if parts.len() > 1 && !heading(text(&parts)) {
        let own = |range: std::ops::Range<usize>| parts.get(range).is_some_and(|parts| heading(text(parts)));
        if let Some(end) = (1..parts.len()).find(|end| own(0..*end)) {
            parts.truncate(end);
        } else if let Some(start) = (1..parts.len()).find(|start| own(*start..parts.len())) {
            parts.drain(..start);
        } else {
            // Nothing says what the site is called: a short last piece behind a mark that headlines do not use is a name.
            let (Some((_, before)), Some((start, _))) = (parts.get(parts.len() - 2), parts.last()) else {
                return title.to_owned();
            };
            let mark = title.get(*before..*start).unwrap_or_default().trim();
            let last = piece(parts.last());
            let short = words(last).count() <= SITE_WORDS && last.chars().count() <= SITE_CHARACTERS;
            if short
                && words(text(parts.get(..parts.len() - 1).unwrap_or_default())).count() >= 2
                && matches!(mark, "|" | "｜" | "::" | "»" | "«" | "›" | "•" | "·")
            {
                parts.pop();
            }
        }
    }
    let cleaned = text(&parts).trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '»' | '«' | '•'));
    if cleaned.is_empty() { title.to_owned() } else { cleaned.to_owned() }
}

/// How much of the shorter title's words the other one has.
fn shared(a: &str, b: &str) -> f32 {
    let (a, b) = (keys(a), keys(b));
    let least = a.len().min(b.len());
    if least == 0 {
        return 0.0;
    }
    let both = a.iter().filter(|word| b.contains(word)).count().min(least);
    // One word is in many titles.
    if both < 2 { 0.0 } else { both as f32 / least as f32 }
}

/// Chooses the title: the headline that stands on the page where what the page tells machines agrees with it, else the best of that.
///
/// `sources` is the table's row for titles, `in_story` says of a heading whether it stands in the page's article. Gives the claim that won and the title.
pub(super) fn title<'a>(claims: &'a Claims, site: &Site, sources: &[Source], in_story: impl Fn(&Claim) -> bool) -> Option<(&'a Claim, String)> {
    let headings: Vec<&Claim> = claims
        .of(Field::Title, Source::Heading)
        .filter(|claim| !site.is_named(&claim.value))
        .collect();
    // Each with its words when the site's name is gone.
    let told: Vec<(&Claim, String)> = sources
        .iter()
        .filter(|source| **source != Source::Heading)
        .filter_map(|source| claims.of(Field::Title, *source).next())
        .map(|claim| (claim, without_site(&claim.value, site, &headings)))
        .collect();
    let mut best: Option<(f32, &Claim)> = None;
    for heading in &headings {
        let agrees = told.iter().map(|(_, title)| agreement(&heading.value, title)).fold(0.0, f32::max);
        if agrees >= SAME_STORY && best.is_none_or(|(most, _)| agrees > most) {
            best = Some((agrees, heading));
        }
    }
    if let Some((_, heading)) = best {
        // A kicker inside the heading stands before the headline, and machines are told the headline alone.
        let headline = told
            .iter()
            .map(|(_, title)| title)
            .find(|title| keys(title).len() >= LONE_HEADLINE && ends_with(&heading.value, title))
            .cloned();
        return Some((
            heading,
            headline.unwrap_or_else(|| heading.value.trim_end_matches(['¶', '#', '§', ' ']).to_owned()),
        ));
    }
    // Machines may be told another wording altogether; the one headline that a story shows is its own.
    let mut own = headings
        .iter()
        .filter(|heading| keys(&heading.value).len() >= LONE_HEADLINE && in_story(heading));
    if let (Some(heading), None) = (own.next(), own.next()) {
        return Some((heading, heading.value.clone()));
    }
    let lone = || headings.iter().find(|claim| keys(&claim.value).len() >= LONE_HEADLINE);
    let said = || told.iter().find(|(_, title)| !site.is_named(title)).cloned();
    said()
        .or_else(|| lone().or(headings.first()).map(|claim| (*claim, claim.value.clone())))
        .or_else(|| told.first().map(|(claim, _)| (*claim, claim.value.clone())))
}

/// The lower heading that says what machines are told, for pages without a headline of the first level. Gives its claim and the title.
pub(super) fn subheading<'a>(claims: &'a Claims, site: &Site, sources: &[Source]) -> Option<(&'a Claim, String)> {
    let told: Vec<String> = sources
        .iter()
        .filter_map(|source| claims.of(Field::Title, *source).next())
        .map(|claim| without_site(&claim.value, site, &[]))
        .filter(|title| keys(title).len() >= 2 || title.chars().count() >= LONE_CHARACTERS)
        .collect();
    // What machines are told may carry more than the headline; but where a first-level heading is a part of it, that is the headline's.
    let part = |heading: &str| {
        let heading = squeezed(heading);
        heading.chars().count() >= LONE_CHARACTERS && told.iter().map(|title| squeezed(title)).any(|title| title.contains(&heading))
    };
    let headed = claims
        .of(Field::Title, Source::Heading)
        .any(|heading| keys(&heading.value).len() > 1 && part(&heading.value));
    let most = |heading: &str| told.iter().any(|title| squeezed(heading).len() * 2 >= squeezed(title).len());
    claims
        .of(Field::Title, Source::Subheading)
        .filter(|heading| !site.is_named(&heading.value))
        .find(|heading| {
            let heading = heading.value.as_str();
            told.iter().any(|title| holds(heading, title)) || !headed && part(heading) && most(heading)
        })
        .map(|heading| {
            let headline = told.iter().find(|title| ends_with(&heading.value, title));
            (heading, headline.unwrap_or(&heading.value).clone())
        })
}

/// Whether a heading is a title, with more behind it or a kicker before it.
fn holds(heading: &str, title: &str) -> bool {
    let (heading, title) = (squeezed(heading), squeezed(title));
    heading == title
        || heading.starts_with(&title) && heading.len() <= title.len() * LONGER
        || heading.contains(&title) && heading.len() <= title.len() * 2
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
    if long.contains(short.as_str()) {
        let topic = x.len() > y.len() && keys(a).len() >= LONE_HEADLINE;
        return if short.len() * 2 >= long.len() {
            0.9
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
    use crate::dom::NodeId;

    fn chosen(url: &str, said: &[(Field, Source, &str)]) -> String {
        let mut claims = Claims::default();
        for (field, source, value) in said {
            claims.add(*field, *source, value, NodeId::ROOT);
        }
        let url = url::Url::parse(url).ok();
        let site = Site::of(&claims, url.as_ref());
        title(&claims, &site, &[Source::JsonLd, Source::OpenGraph, Source::DocumentTitle], |_| false)
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
