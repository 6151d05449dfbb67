//! A title's parts stand between marks: the headline, a section, the site's name, a day, a slogan. Here all but the headline goes.

use super::claims::Claim;
use super::date;
use super::site::{SITE_CHARACTERS, SITE_WORDS, Site, is_called_as_sites};
use super::title::{is_headline, squeezed};
use crate::dom::words as each_word;
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// Signs that belong to the words before them or behind them also where spaces stand around; any other between spaces parts a headline from a site's name,
/// but for pictures as hearts, which begin behind the stars.
const WITHIN: &str = "&+=×?!%€$£°§№.,;'\"’“”„()[]";
const STAR: char = '★';
/// Marks that part them without spaces, too.
const TIGHT: &[char] = &['|', '｜', '│', '丨', '»', '«', '：', '－', '―', '・', '\u{2758}', '\u{2223}'];
/// Signs of marks that headlines do not use, where it is no single colon.
const BARS: &str = "|｜│丨:»«›•·\u{2758}\u{2223}";
/// Marks that part sections where the site's name stands behind one of them, and words elsewhere.
const JOINED: &[&str] = &["_", "--"];
/// More pieces than this are a list of keywords, not a title with a name.
const MOST_PIECES: usize = 12;
/// Longest name of a section that stands before a headline, in words.
const SECTION_WORDS: usize = 2;
/// Most short pieces behind a headline that nothing says what they are: a section and a site.
const MOST_UNKNOWN: usize = 2;

/// Pieces of a title by the places where they begin and end.
struct Parts<'a> {
    title: &'a str,
    parts: Vec<(usize, usize)>,
}

impl<'a> Parts<'a> {
    fn of(title: &'a str, site: &Site) -> Parts<'a> {
        Parts {
            title,
            parts: pieces(title, site),
        }
    }

    fn len(&self) -> usize {
        self.parts.len()
    }

    /// The title's words from one piece to another.
    fn text(&self, range: std::ops::Range<usize>) -> &'a str {
        match self.parts.get(range).map(|parts| (parts.first(), parts.last())) {
            Some((Some((start, _)), Some((_, end)))) => self.title.get(*start..*end).unwrap_or_default().trim(),
            _ => "",
        }
    }

    fn all(&self) -> &'a str {
        self.text(0..self.len())
    }

    fn piece(&self, at: usize) -> &'a str {
        self.text(at..at + 1)
    }

    /// The mark before a piece.
    fn mark(&self, at: usize) -> &'a str {
        let end = at.checked_sub(1).and_then(|before| self.parts.get(before)).map(|(_, end)| *end);
        let start = self.parts.get(at).map(|(start, _)| *start);
        match (end, start) {
            (Some(end), Some(start)) => self.title.get(end..start).unwrap_or_default().trim(),
            _ => "",
        }
    }
}

fn is_dense(text: &str) -> bool {
    crate::findings::is_dense(text)
}

/// A title cut at the marks that part it from a site's name.
fn pieces(title: &str, site: &Site) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // Both of them in one title are quotation marks.
    let quoted = title.holds("«") && title.holds("»");
    let cut = |from: usize, to: usize, out: &mut Vec<(usize, usize)>| {
        if title.get(from..to).is_some_and(|piece| !piece.trim().is_empty()) {
            out.push((from, to));
        }
    };
    let is_name = |text: &str| site.is_named(text) || is_called_as_sites(text.trim());
    while let Some(rest) = title.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let mark = if c.is_whitespace() {
            let word = rest.trim_start().split(char::is_whitespace).next().unwrap_or_default();
            let skipped = rest.len() - rest.trim_start().len();
            (!word.is_empty() && word.chars().all(|c| !c.is_alphanumeric() && c <= STAR && !WITHIN.has(c)) && !(quoted && matches!(word, "«" | "»")))
                .then_some(skipped + word.len())
        } else {
            let next = || rest.get(c.len_utf8()..).unwrap_or_default();
            let before = || title.get(start..at).unwrap_or_default();
            match c {
                // A colon needs no space before it, and none behind it where the site's name follows.
                ':' => (next().starts_with(' ') || at > start && site.is_named(next())).then_some(1),
                // Scripts without spaces put no spaces here either.
                '_' => (is_dense(before()) || at > start && is_name(next())).then_some(1),
                '-' if next().starts_with('-') => (is_dense(before()) || next().starts_with("- ")).then_some(2),
                '-' => (at > start && (is_dense(before()) || next().starts_with(' ')) && is_name(next())).then_some(1),
                '«' | '»' if quoted => None,
                _ => TIGHT.contains(&c).then_some(c.len_utf8()),
            }
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

/// Whether words are as few as those of a section or a site.
fn is_short(text: &str, most: usize) -> bool {
    each_word(text).count() <= most && text.chars().count() <= if is_dense(text) { SITE_CHARACTERS / 3 } else { SITE_CHARACTERS }
}

/// Whether a piece is a day and nothing else.
fn is_day(piece: &str) -> bool {
    piece.chars().count() <= SITE_CHARACTERS
        && piece.chars().any(|c| c.is_numeric())
        && each_word(piece).count() <= 5
        && date::date(piece, None).is_some()
}

/// What pages of an article are called in titles.
const PAGES: Words = words![
    "page",
    "seite",
    "página",
    "pagina",
    "strona",
    "strana",
    "sida",
    "side",
    "sivu",
    "sayfa",
    "страница",
    "сторінка",
    "halaman",
    "trang"
];

/// Whether a piece is the number of a page: "Page 2 of 5", "Seite 2".
fn is_page(piece: &str) -> bool {
    let mut said = piece.split(' ');
    let called = said.next().is_some_and(|word| PAGES.has(&crate::lower::text(word)));
    called && said.next().is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) && said.count() <= 2
}

/// A title without the number of unread messages that pages count in front of it: "(3) Bridge opens".
fn uncounted(title: &str) -> &str {
    let counted = title.strip_prefix('(').and_then(|rest| rest.parted(") "));
    match counted {
        Some((number, rest)) if !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => title,
    }
}

/// A title without the site's name. `headings` are the headlines that stand on the page: what one of them repeats is kept.
pub(super) fn without_site(title: &str, site: &Site, headings: &[&Claim]) -> String {
    let whole = squeezed(title).len();
    // The headline on the page says where the title's own words end. A section's or a show's name can be a heading too; the headline is most of the title.
    let headings: Vec<String> = headings
        .iter()
        .map(|heading| squeezed(&heading.value))
        .filter(|heading| heading.len() * 3 >= whole)
        .collect();
    let is_heading = |words: &str| headings.contains(&squeezed(words));
    if is_heading(title) {
        return title.to_owned();
    }
    let title = uncounted(title);
    let mut parts = Parts::of(title, site);
    if parts.len() > MOST_PIECES {
        return title.to_owned();
    }
    // The mark that the site's name stood behind, and the one that stood behind it.
    let (mut behind, mut before) = (None, None);
    while parts.len() > 1 && !is_heading(parts.all()) {
        let last = parts.len() - 1;
        let called = !matches!(parts.mark(last), "：" | "・") && is_called_as_sites(parts.piece(last));
        if site.is_named(parts.piece(last)) || called {
            behind = Some(parts.mark(last));
            parts.parts.pop();
        } else if site.is_named(parts.piece(0)) && !(parts.mark(1) == ":" && is_bound(&parts, site)) {
            before = Some(parts.mark(1));
            parts.parts.remove(0);
        } else if is_day(parts.piece(last)) || is_page(parts.piece(last)) {
            parts.parts.pop();
        } else if let Some(name) = (1..last).find(|at| site.is_exactly(parts.piece(*at))) {
            // What stands behind the site's name is its slogan.
            if is_headline(parts.text(0..name)) {
                parts.parts.truncate(name);
            } else {
                parts.parts.drain(..=name);
            }
        } else {
            break;
        }
    }
    if parts.len() > 1 && !is_heading(parts.all()) {
        let count = parts.len();
        if let Some(end) = (1..count).find(|end| is_heading(parts.text(0..*end))) {
            parts.parts.truncate(end);
        } else if let Some(start) = (1..count).find(|start| is_heading(parts.text(*start..count))) {
            parts.parts.drain(..start);
        } else {
            without_unknown(&mut parts, site, behind, before);
        }
    }
    let words = parts.all();
    let words = words.strip_suffix([')', '）']).map_or(words, |inner| {
        let bracketed = inner.rsplit_once(any_of("(（"));
        bracketed.filter(|(_, name)| site.is_named(name)).map_or(words, |(rest, _)| rest)
    });
    let words = match site.cut(words).map(|rest| rest.trim_matches(any_of(" ,"))) {
        Some(rest) if is_headline(rest) && !is_heading(words) && !is_needed(rest) => rest,
        _ => words,
    };
    let quoted = words.holds("«") && words.holds("»");
    let cleaned = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '•') || !quoted && matches!(c, '»' | '«'));
    if cleaned.is_empty() { title.to_owned() } else { cleaned.to_owned() }
}

/// Whether what stands behind a colon needs the words before it: it is a lone word, or goes on small behind what is more than the site's name ("Valley bridge: what we know").
fn is_bound(parts: &Parts<'_>, site: &Site) -> bool {
    let rest = parts.text(1..parts.len());
    each_word(rest).count() < 2 || rest.starts_as(char::is_lowercase) && !site.is_exactly(parts.piece(0))
}

/// The site's name as a page's title tells it, where the address or the logo says the same.
pub(super) fn site_name(title: &str, site: &Site) -> Option<String> {
    let parts = Parts::of(title, site);
    let mut ends = [parts.len().checked_sub(1)?, 0].into_iter();
    let name = ends.find(|at| parts.len() > 1 && site.is_confirmed(parts.piece(*at)))?;
    Some(parts.piece(name).to_owned())
}

/// Whether a headline's words need a name behind them: the last is a small one ("Why we left", "How I came to").
fn is_needed(rest: &str) -> bool {
    let last = rest.split_whitespace().next_back().unwrap_or_default();
    !rest.ends_with(',') && last.starts_as(char::is_lowercase) && last.chars().count() <= 4
}

/// Whether headlines do not use a mark.
fn is_bar(mark: &str) -> bool {
    !matches!(mark, "" | ":") && mark.chars().all(|c| BARS.has(c))
}

/// Takes pieces away of which nothing says that they are the site's name: short ones behind marks that headlines do not use, and sections.
fn without_unknown(parts: &mut Parts<'_>, site: &Site, behind: Option<&str>, before: Option<&str>) {
    let mut unknown = 0;
    while parts.len() > 1 {
        let last = parts.len() - 1;
        let (piece, mark, rest) = (parts.piece(last), parts.mark(last), parts.text(0..last));
        // "Site » Archive » Headline" goes from what holds all to what is told.
        if mark == "»" && before == Some(mark) {
            break;
        }
        let barred = (is_bar(mark) || behind == Some(mark) && JOINED.contains(&mark)) && unknown < MOST_UNKNOWN && is_short(piece, SITE_WORDS);
        // A row of sections: "Bridge opens: Politics: Russia: Lenta.ru", "Bridge opens for lorries - Politics - Gazette".
        let in_row = behind == Some(mark) && is_short(piece, 1);
        let enough = is_headline(rest) || behind.is_none() && unknown == 0 && each_word(rest).count() >= 2;
        if enough && (barred || in_row) || is_headline(rest) && site.has_section(piece) {
            unknown += usize::from(barred);
            parts.parts.pop();
        } else {
            break;
        }
    }
    while parts.len() > 1 {
        let (piece, mark, rest) = (parts.piece(0), parts.mark(1), parts.text(1..parts.len()));
        let sectioned = is_short(piece, SECTION_WORDS) && (is_bar(mark) || before == Some(mark));
        if is_headline(rest) && (sectioned || mark != ":" && site.has_section(piece)) {
            parts.parts.remove(0);
        } else {
            break;
        }
    }
}
