//! A site is who publishes the page; its name stands in titles and where authors are named, in many spellings.

use super::claims::{Claims, Field, Source};
use super::title::{keys, squeezed};
use crate::dom::{Document, NodeRef, Tag, words};
use crate::search::Search;
use crate::words::{Words, words};

/// Longest name of a site in words and in characters, where nothing says that it is one.
pub(super) const SITE_WORDS: usize = 4;
pub(super) const SITE_CHARACTERS: usize = 30;
/// Fewest letters of a host that a name's words are spelt into; two letters begin too many words.
const SPELT: usize = 3;
/// Most words of a name that a host is spelt from.
const SPELT_WORDS: usize = 7;
/// Names under which countries register domains: the label that names a site stands before these (publicsuffix.org).
const SECOND_LEVEL: Words = words![
    "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "gv", "ne", "net", "nic", "or", "org",
];
/// What newspapers, broadcasters and portals call themselves where no spaces are written, at the end of their names.
#[rustfmt::skip]
const CALLED: Words = words![
    "网", "網", "网站", "新闻", "新聞", "日报", "日報", "晚报", "晚報", "时报", "時報", "早报", "在线", "在線", "频道", "頻道", "快讯", "ニュース", "デジタル", "オンライン", "新報",
    "뉴스", "신문", "일보", "방송",
];

/// How many elements of a page's beginning hold its logo.
const TOP: usize = 600;
/// How far around a logo its link stands, in elements.
const AROUND: usize = 4;

/// Notes what the site's logo is described as: it stands at the page's beginning and is called so, or leads to the first page.
pub(super) fn logo(document: &Document, claims: &mut Claims) {
    for image in document.iter().take(TOP) {
        // On many pages the site's name is a first-level heading.
        if image.tag() == Tag::H1 {
            let mut inside = std::iter::once(image).chain(image.descendants().take(AROUND)).chain(image.parent());
            let name = image.text();
            if keys(&name).len() <= SITE_WORDS && inside.any(is_logo) {
                claims.add(Field::SiteName, Source::Visible, &name, image.id());
            }
        }
        if image.tag() != Tag::Img {
            continue;
        }
        let mut around = Some(image);
        for _ in 0..=AROUND {
            let Some(node) = around else { break };
            if is_logo(node) {
                let alt = image.attribute("alt").unwrap_or_default().trim();
                let name = alt.strip_suffix("logo").or_else(|| alt.strip_suffix("Logo")).unwrap_or(alt);
                if squeezed(name).len() >= SPELT && !name.starts_with("Home") {
                    claims.add(Field::SiteName, Source::Visible, name, image.id());
                }
                break;
            }
            around = node.parent();
        }
    }
}

/// Whether an element is called a logo, or leads to the first page.
fn is_logo(node: NodeRef<'_>) -> bool {
    for name in ["class", "id", "src"] {
        if node.attribute(name).is_some_and(|value| value.holds("logo")) {
            return true;
        }
    }
    let address = node.attribute("href").unwrap_or_default();
    let place = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    node.tag() == Tag::A && (address == "/" || place.is_some_and(|place| !place.trim_end_matches('/').holds("/")))
}

/// What is known of the site.
pub(super) struct Site {
    /// Its names, squeezed.
    names: Vec<String>,
    /// Its names as they are written.
    written: Vec<String>,
    /// What its logo is described as, squeezed.
    logos: Vec<String>,
    /// The label of its host that names it: `example` of www.example.co.uk.
    host: Option<String>,
    /// Labels before that one: `blog` of blog.example.com.
    under: Vec<String>,
    /// What its sections are called, squeezed: as the page claims, and the first folders of its address.
    sections: Vec<String>,
}

impl Site {
    /// From what the page claims and from its address.
    pub fn of(claims: &Claims, url: Option<&crate::Address>) -> Site {
        // Some templates give a page's own title as the name of the application.
        let titles: Vec<String> = [Source::OpenGraph, Source::JsonLd, Source::Microdata]
            .iter()
            .filter_map(|source| claims.of(Field::Title, *source).next())
            .filter(|claim| keys(&claim.value).len() > SITE_WORDS)
            .map(|claim| squeezed(&claim.value))
            .collect();
        let written: Vec<String> = claims
            .about(Field::SiteName)
            .filter(|claim| {
                let name = squeezed(&claim.value);
                !name.is_empty() && !titles.contains(&name) && claim.source != Source::Visible
            })
            .map(|claim| claim.value.clone())
            .collect();
        let mut labels: Vec<&str> = url.and_then(crate::Address::host_str).unwrap_or_default().split('.').collect();
        // The suffix: "com", "co.uk".
        let suffix = labels.pop().unwrap_or_default();
        if suffix.len() == 2 && labels.len() > 1 && labels.last().is_some_and(|label| SECOND_LEVEL.has(label)) {
            labels.pop();
        }
        let host = labels.pop().map(squeezed).filter(|label| !label.is_empty());
        let folders = url
            .map(crate::Address::path)
            .unwrap_or_default()
            .split('/')
            .filter(|part| !part.is_empty());
        // The last one names the article.
        let folders: Vec<String> = folders.map(squeezed).collect();
        let folders = folders.get(..folders.len().saturating_sub(1)).unwrap_or_default();
        let sections = claims.about(Field::Section).map(|claim| squeezed(&claim.value));
        Site {
            names: written.iter().map(|name| squeezed(name)).collect(),
            written,
            logos: claims.of(Field::SiteName, Source::Visible).map(|claim| squeezed(&claim.value)).collect(),
            host,
            under: labels.iter().filter(|label| **label != "www").map(|label| squeezed(label)).collect(),
            sections: sections.chain(folders.iter().cloned()).filter(|name| !name.is_empty()).collect(),
        }
    }

    /// Whether a piece of a title is the site's name, or a name that holds it ("VBC News" on vbc.co.uk).
    pub fn is_named(&self, piece: &str) -> bool {
        let written = piece;
        let piece = squeezed(piece);
        // A number is a case's or an issue's, not a site's.
        let numbered = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        if piece.is_empty() || numbered(&piece) && !self.names.iter().chain(&self.host).any(|name| numbered(name)) {
            return false;
        }
        // "Valley Times wins a prize for its bridge" is a headline that begins with the site's name.
        let told = keys(written).len() > SITE_WORDS + 1;
        self.names.iter().any(|name| {
            *name == piece
                || piece.chars().count() > 3 && (name.starts_with(&piece) || name.ends_with(&piece))
                || name.chars().count() > 3 && piece.starts_with(name.as_str()) && piece.len() <= name.len() * 2
        }) || !told && self.is_host(written, &piece)
            || self.under.contains(&piece)
            || self.logos.contains(&piece)
    }

    /// Whether a name is what the site's address is spelt from.
    fn is_host(&self, written: &str, piece: &str) -> bool {
        let Some(host) = &self.host else { return false };
        // An address has no accents ("Le Télégramme"), and no letters but Latin ones ("EDN 河谷").
        let mut plain = crate::findings::folded(written);
        let dense = crate::findings::is_dense(written);
        plain.retain(|c| if dense { c.is_ascii_alphanumeric() } else { c != ' ' });
        if dense && plain.len() < SPELT {
            plain.clear();
        }
        is_like(host, piece)
            || is_like(host, &plain)
            || dense && !plain.is_empty() && host.starts_with(&plain)
            || host.len() >= SPELT && spells(written, host)
    }

    /// Whether the address or the logo says of a piece that it is the site's name.
    pub fn is_confirmed(&self, piece: &str) -> bool {
        let name = squeezed(piece);
        !name.is_empty() && !self.sections.contains(&name) && (self.names.contains(&name) || self.logos.contains(&name) || self.is_host(piece, &name))
    }

    /// Whether a piece is the site's name and nothing more.
    pub fn is_exactly(&self, piece: &str) -> bool {
        let piece = squeezed(piece);
        self.names.contains(&piece) || self.host.as_ref() == Some(&piece)
    }

    /// A person's name without the site's behind it: "Ann Lee BBC News", "Ann Lee BBC Nigeria".
    pub fn without<'a>(&self, person: &'a str) -> &'a str {
        // One word may be a family's name, unless it is written in capitals.
        let is_house = |name: &str| match name.split_once(' ') {
            Some((first, rest)) => self.is_exactly(name) || self.is_exactly(first) || first == "The" && self.is_exactly(rest),
            None => self.is_exactly(name) && !name.holds_one(char::is_lowercase),
        };
        let mut spaces = person.match_indices(' ').skip(1);
        let cut = spaces.find(|(at, _)| person.get(at + 1..).is_some_and(is_house));
        let before = cut.and_then(|(at, _)| person.get(..at));
        let ends = |name: &&str| name.rsplit(' ').next().is_some_and(|last| last.starts_as(char::is_uppercase));
        before.filter(ends).unwrap_or(person)
    }

    /// Whether a piece is the name of a section that the page or its address tells of.
    pub fn has_section(&self, piece: &str) -> bool {
        self.sections.contains(&squeezed(piece))
    }

    /// A title's end or beginning that is the site's name as it is written, of two words and more: the headline without it.
    pub fn cut<'a>(&self, title: &'a str) -> Option<&'a str> {
        let several = |name: &&String| name.split_whitespace().nth(1).is_some();
        let ends = |rest: &&str| rest.ends_with_any(" ,(（") || rest.starts_with_any(" ,");
        self.written
            .iter()
            .filter(several)
            .flat_map(|name| [title.strip_suffix(name.as_str()), title.strip_prefix(name.as_str())])
            .flatten()
            .find(ends)
    }
}

/// Whether a name, squeezed, holds the site's address or is the beginning or the end of it.
fn is_like(host: &str, name: &str) -> bool {
    let (own, length) = (host.chars().count(), name.chars().count());
    // Two letters are in too many words.
    host == name
        || own > 2 && (name.starts_with(host) || name.ends_with(host)) && length < own + SITE_CHARACTERS
        || length > 4 && (host.starts_with(name) || host.ends_with(name))
}

/// Whether a piece of a title is called as sites are: an address without a path ("lesta.ru"), a newspaper's name in a script without spaces.
pub(super) fn is_called_as_sites(piece: &str) -> bool {
    let domain = || {
        piece.rsplit_once('.').is_some_and(|(name, suffix)| {
            name.len() > 1
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                && (2..=6).contains(&suffix.len())
                && suffix.chars().all(|c| c.is_ascii_alphabetic())
        })
    };
    let called = || piece.chars().count() <= SITE_CHARACTERS / 2 && CALLED.iter().any(|end| piece.ends_with(end));
    domain() || called()
}

/// Whether a host's name is spelt from the beginnings of a name's words, in order: "ovtimes" from "The Old Vale Times", "taz" from "Tal Abend Zeitung".
fn spells(name: &str, host: &str) -> bool {
    let words: Vec<String> = words(name).map(squeezed).collect();
    if !(2..=SPELT_WORDS).contains(&words.len()) {
        return false;
    }
    // Which beginnings of the host can be spelt with the words so far, and whether the last word was left out is told by what remains.
    let host: Vec<char> = host.chars().collect();
    let mut reached = vec![false; host.len() + 1];
    let mut used = vec![0usize; host.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for word in &words {
        // Small words are left out of short names.
        let small = word.chars().count() <= 3;
        let mut next = if small { reached.clone() } else { vec![false; host.len() + 1] };
        let mut next_used = used.clone();
        for at in (0..host.len()).filter(|at| reached.get(*at) == Some(&true)) {
            for (length, (have, want)) in host.get(at..).unwrap_or_default().iter().zip(word.chars()).enumerate() {
                if *have != want {
                    break;
                }
                let end = at + length + 1;
                let count = used.get(at).copied().unwrap_or_default() + 1;
                if let (Some(reached), Some(known)) = (next.get_mut(end), next_used.get_mut(end)) {
                    *known = if *reached { (*known).max(count) } else { count };
                    *reached = true;
                }
            }
        }
        (reached, used) = (next, next_used);
    }
    reached.last() == Some(&true) && used.last().is_some_and(|used| *used >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::NodeId;

    fn site(url: &str, names: &[&str]) -> Site {
        let mut claims = Claims::default();
        for name in names {
            claims.add(Field::SiteName, Source::OpenGraph, name, NodeId::ROOT);
        }
        Site::of(&claims, crate::Address::parse(url).as_ref())
    }

    #[test]
    fn a_host_is_known_by_its_label_and_by_what_it_is_short_for() {
        for (url, piece, want) in [
            ("https://www.vbc.co.uk/a", "VBC News", true),
            ("https://www.ovtimes.com/a", "The Old Vale Times", true),
            ("https://www.uaz.net/a", "Untere Allgemeine Zeitung", true),
            ("https://www.vatimes.com/a", "Vale Angels Times", true),
            ("https://edition.vnn.com/a", "VNN", true),
            ("https://www.vbc.net.au/a", "VBC News", true),
            ("https://news.example.com/a", "News of the bridge", false),
            ("https://www.tab.com/a", "The Awful Bridge", true),
            ("https://www.ovtimes.com/a", "Old Vale Times Two Bridges", false),
            ("https://www.example.com/a", "Every Example", true),
            ("https://www.tw.com/a", "Down We Go", false),
        ] {
            assert_eq!(site(url, &[]).is_named(piece), want, "{url} {piece}");
        }
    }

    #[test]
    fn domains_and_papers_are_called_as_sites() {
        for (piece, want) in [
            ("Lesta.ru", true),
            ("tal.hu", true),
            ("谷新聞", true),
            ("谷地网", true),
            ("U.S.", false),
            ("Mr. Lee", false),
            ("9.5", false),
        ] {
            assert_eq!(is_called_as_sites(piece), want, "{piece}");
        }
    }
}
