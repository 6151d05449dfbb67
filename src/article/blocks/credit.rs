//! A credit says who made a picture. It is told by the name of its element, or by its form: "Photo: Jane Roe", "© AFP", "(Reuters)".

use super::credit_words::{AGENCIES, BY, PICTURE_WORDS};
use super::name_words::NameWords;
use crate::dom::{NodeRef, Tag, is_blank, joined, last_place, letters};
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// What publishers call a credit.
const CREDITS: Words = words![
    "credit",
    "credits",
    "copyright",
    "photographer",
    "photo by",
    "photo author",
    "photo source",
    "image author",
    "image source",
    "attribution",
    "bildnachweis",
    "bildquelle",
    "fotograf",
    "fotografo",
    "fotografer",
    "photog",
];
/// What they call a credit inside a figure, and other things elsewhere.
const INSIDE: Words = words!["source", "quelle", "author", "byline", "rights", "agency", "provider"];
/// Longest credit, in bytes.
const LONGEST: usize = 240;
/// Longest credit that is told by its form alone, in bytes.
const LONGEST_PLAIN: usize = 120;
/// Longest credit beside a caption that is told by its place, in bytes.
const LONGEST_BESIDE: usize = 60;
/// Longest caption that is told by its credit, in bytes: about three lines.
const LONGEST_CAPTION: usize = 400;
/// Most credits at the end of one caption: picture, video, montage.
const MOST: usize = 3;

/// Whether an element near a picture names who made it: what is marked as the caption is none, whatever it is called, and a `<figcaption>` only where it is
/// an agency's name. `inside` says whether it stands in a figure or a caption.
pub(super) fn is_named(node: NodeRef<'_>, words: &NameWords, inside: bool) -> bool {
    let property = node.attribute("itemprop").unwrap_or_default();
    let named = words.has_any(CREDITS) && !words.has("credit caption")
        || inside && (node.tag() == Tag::Footer || words.has_any(INSIDE))
        || matches!(property, "copyrightHolder" | "creditText" | "copyrightNotice");
    let text = node.raw_text().trim();
    named
        && property != "caption"
        && (node.tag() != Tag::Figcaption || text.len() <= LONGEST_BESIDE && is_named_alone(text))
        && text.len() <= LONGEST
        && !is_blank(text)
}

/// Whether an element at the end of a caption is a credit by the form of its words.
pub(super) fn is_formed(node: NodeRef<'_>) -> bool {
    if !matches!(
        node.tag(),
        Tag::Span | Tag::Small | Tag::Cite | Tag::Div | Tag::P | Tag::Em | Tag::I | Tag::B | Tag::Strong
    ) {
        return false;
    }
    let text = node.raw_text().trim();
    if text.is_empty() || text.len() > LONGEST_PLAIN {
        return false;
    }
    let last = std::iter::successors(node.next_sibling(), |next| next.next_sibling())
        .take(4)
        .all(|next| is_blank(next.raw_text()));
    // A last sentence without a stop in an element of its own is who made the picture; a number in it is a day or a running time.
    let before = || node.parent()?.raw_text().trim_end().strip_suffix(text).map(str::trim_end);
    let after_stop = || before().is_some_and(stops);
    last && (in_brackets(text)
        || is_beside_caption(text) && !text.as_bytes().first().is_some_and(u8::is_ascii_digit) && after_stop()
        || is_credit_text(text)
        || one(text).is_some_and(|start| start == 0 || text.as_bytes().get(start) == Some(&b'(')))
}

fn stops(text: &str) -> bool {
    text.ends_with_any(".!?。।")
}

/// Whether a line beside a caption, in its figure, is the credit.
pub(super) fn is_beside_caption(text: &str) -> bool {
    let text = text.trim();
    let short = text.len() <= LONGEST_BESIDE && !text.ends_with_any(".!?…:”\"»。");
    // One word is a button's as often as a name.
    let name = text.holds_one(char::is_alphabetic) && (text.holds_any(" /") || !text.holds_one(char::is_lowercase) || is_named_alone(text));
    short && name || split(text).is_some_and(|(start, _)| start == 0)
}

/// Whether a line right after a picture closes with who made it, so that it is a caption though nothing marks it, and whether it is nothing but the name.
/// Words in brackets end sentences, too. One that says what the picture's `alt` says, and not twice as much, is a caption, and so is one that points up.
pub(super) fn closes(text: &str, alt: &str) -> Option<bool> {
    let text = text.trim();
    if text.len() > LONGEST_CAPTION {
        return None;
    }
    let (said, alt) = (letters(text), letters(alt));
    let again = text.starts_with('▲') || said.starts_with(&alt) && alt.len() * 2 > said.len();
    let parted = split(text).is_some();
    let alone = || text.len() <= LONGEST_PLAIN && is_named_alone(text) || is_a_name(text);
    (again || parted && !text.ends_with_any(")）]") || alone() || starts_with_by(text)).then_some(!again && !parted)
}

/// Whether a line is somebody's first and last name and nothing else.
fn is_a_name(text: &str) -> bool {
    let capital = |word: &str| word.starts_as(char::is_uppercase) && word.ends_as(char::is_lowercase) && word.chars().all(char::is_alphabetic);
    text.len() <= LONGEST_BESIDE && text.split(' ').count() == 2 && text.split(' ').all(capital)
}

/// Whether words are the name of an agency, with somebody's before it or without: "Jane Roe/AFP".
fn is_named_alone(text: &str) -> bool {
    names_agency(&crate::lower::text(text), &['/', '|'])
}

fn names_agency(lower: &str, between: &[char]) -> bool {
    lower.split(between).any(|part| AGENCIES.has(part.trim()))
}

fn in_brackets(text: &str) -> bool {
    text.strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .is_some_and(|inner| !inner.holds_any("()"))
}

/// Whether a line ends with who made a picture.
pub(in crate::article) fn has_credit(text: &str) -> bool {
    split(text).is_some()
}

/// Where the credits at the end of a caption start, and their names.
pub(super) fn split(text: &str) -> Option<(usize, String)> {
    let mut end = text.trim_end().len();
    let mut names: Vec<&str> = Vec::new();
    while names.len() < MOST
        && let Some(rest) = text.get(..end)
        && let Some(start) = one(rest)
    {
        let name = without_label(rest.get(start..).unwrap_or_default());
        if !name.is_empty() {
            names.insert(0, name);
        }
        end = rest
            .get(..start)
            .unwrap_or_default()
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '•'))
            .len();
    }
    (!names.is_empty()).then(|| (end, joined(&names, " / ")))
}

/// Where the last credit of a text starts.
fn one(text: &str) -> Option<usize> {
    let text = text.trim_end();
    if text.is_empty() {
        return None;
    }
    labelled(text)
        .or_else(|| copyright(text))
        .or_else(|| bracketed(text))
        .or_else(|| equalled(text))
        .or_else(|| by_phrase(text))
        .or_else(|| shortened(text))
        .or_else(|| shot(text))
}

/// "… in Delhi. Photo: Jane Roe": the last part starts with a word for a picture and a colon.
fn labelled(text: &str) -> Option<usize> {
    let at = |place: Option<usize>| labelled_at(text, place?);
    at(text.rfind(any_of(":：="))).or_else(|| at(last_place(text, "...")))
}

fn labelled_at(text: &str, colon: usize) -> Option<usize> {
    if text.len() - colon > LONGEST {
        return None;
    }
    let before = text.get(..colon)?;
    let parts = ['.', '|', '/', '\n', '!', '?', ';', '—', '–', '。', '।', '"', '“', '”', '»', '«'];
    let start = before.rfind(parts).map_or(0, |at| {
        at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let part = before.get(start..)?;
    if is_picture_word(part) {
        return Some(start + (part.len() - part.trim_start().len()));
    }
    // "Foto" and the like may follow a caption without a stop: then a capital tells them.
    let word = part.trim().rsplit(any_of(" -")).next().unwrap_or_default();
    let capital = word
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    (is_picture_word(word) && capital).then(|| before.trim_end().len() - word.len())
}

/// "… © AFP"
fn copyright(text: &str) -> Option<usize> {
    let at = text
        .rfind('©')
        .or_else(|| last_place(text, "(c) "))
        .or_else(|| last_place(text, "（Ｃ）"))?;
    (text.len() - at <= LONGEST).then_some(at)
}

/// "… (Jane Roe/AFP)"
fn bracketed(text: &str) -> Option<usize> {
    let body = text.trim_end_matches('.');
    let inner = body.strip_suffix([')', '）', ']'])?;
    let at = inner.rfind(any_of("(（["))?;
    let inside = inner.get(at..)?;
    let inside = inside.get(inside.chars().next().map_or(0, char::len_utf8)..)?.trim();
    // What stands in brackets after the caption's full stop is no part of its sentence.
    let before = inner.get(..at).unwrap_or_default().trim_end();
    let after_stop = stops(before) && inside.len() <= LONGEST_PLAIN && !inside.ends_with_any(".!?");
    (inside.len() <= LONGEST && (after_stop || is_credit_text(inside))).then_some(at)
}

/// "…（ソウルで、３日）＝ＡＰ": Japanese papers put the agency after an equals sign.
fn equalled(text: &str) -> Option<usize> {
    let at = text.rfind('＝')?;
    (text.len() - at <= LONGEST_PLAIN && !text.get(at..)?.holds_any("。、")).then_some(at)
}

/// "…。新华社记者 李明 摄": Chinese papers put the word for taking it behind the name.
fn shot(text: &str) -> Option<usize> {
    let before = text.trim_end_matches('。').strip_suffix(['摄', '攝'])?.trim_end();
    let stop = before.rfind('。').map(|at| at + '。'.len_utf8());
    let start = stop.or_else(|| {
        before
            .rfind(char::is_whitespace)
            .map(|at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
    })?;
    (before.len() > start && before.len() - start <= LONGEST_BESIDE).then_some(start)
}

/// "… Fot. Jan Roe": a word for a picture that is cut short, and a name.
fn shortened(text: &str) -> Option<usize> {
    let at = last_place(text, "ot. ")?.checked_sub(1)?;
    let name = text.get(at + "fot. ".len()..)?;
    (is_shortened(text.get(at..)?) && !text.get(..at)?.ends_as(char::is_alphabetic) && name.len() <= LONGEST_BESIDE).then_some(at)
}

fn is_shortened(text: &str) -> bool {
    let name = text.strip_prefix(['f', 'F']).and_then(|rest| rest.strip_prefix("ot. "));
    name.is_some_and(|name| name.starts_as(char::is_uppercase))
}

/// "… Photo by Jane Roe", as the last sentence.
fn by_phrase(text: &str) -> Option<usize> {
    let body = text.trim_end_matches('.');
    let start = last_place(body, ". ").or_else(|| body.rfind(any_of("|\n"))).map_or(0, |at| at + 1);
    let sentence = body.get(start..)?.trim_start();
    (sentence.len() <= LONGEST_PLAIN && starts_with_by(sentence)).then(|| body.len() - sentence.len())
}

fn starts_with_by(sentence: &str) -> bool {
    let lower = crate::lower::text(sentence);
    PICTURE_WORDS.iter().any(|word| {
        let rest = lower.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| BY.iter().any(|by| rest.strip_prefix(by).is_some_and(|rest| rest.starts_with(' '))))
    })
}

/// Whether words only say that a picture stands there.
pub(super) fn is_picture_word(text: &str) -> bool {
    PICTURE_WORDS.has(&crate::lower::text(text.trim()))
}

/// Whether words in brackets, or in an element of their own, are a credit: an agency, a picture word, names parted by a slash.
fn is_credit_text(text: &str) -> bool {
    let lower = crate::lower::text(text);
    names_agency(&lower, &['/', ',', '|'])
        || text.holds("©")
        || parted(&lower).is_some_and(|(label, _)| is_picture_word(label))
        || starts_with_by(text)
        || lower.starts_with("ap photo")
        || lower.ends_with("via ap")
        || lower.ends_with("getty images")
        || lower.ends_with_any("摄攝")
}

/// A label and what it is for.
fn parted(text: &str) -> Option<(&str, &str)> {
    text.split_once(any_of(":：=＝"))
}

/// The name without brackets and without the word for a picture before it.
pub(super) fn without_label(credit: &str) -> &str {
    let text = credit.trim();
    let text = if in_brackets(text.trim_end_matches('.')) || text.starts_with_any("（[") {
        text.trim_end_matches('.').trim_matches(any_of("()（）[]"))
    } else {
        text
    };
    let text = if is_shortened(text) {
        text.get("fot. ".len()..).unwrap_or_default()
    } else {
        text
    };
    let mut text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '©'));
    text = text.strip_prefix("(c) ").or_else(|| text.strip_prefix("（Ｃ）")).unwrap_or(text);
    if let Some((label, rest)) = parted(text).or_else(|| text.parted("..."))
        && (is_picture_word(label) || label.trim().chars().count() <= 1)
    {
        text = rest.trim();
        if in_brackets(text) {
            text = text.trim_matches(any_of("()"));
        }
    }
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '—' | '–' | '|' | '©' | '＝'))
        .trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (&str, Option<String>) {
        match split(text) {
            Some((start, credit)) => (text.get(..start).unwrap(), Some(credit)),
            None => (text, None),
        }
    }

    #[test]
    fn credits_are_told_by_their_form() {
        for (text, caption, credit) in [
            ("The bridge. Photo: Jane Roe", "The bridge.", Some("Jane Roe")),
            ("The bridge (AP)", "The bridge", Some("AP")),
            ("開通した橋。撮影=山田太郎", "開通した橋。", Some("山田太郎")),
            ("The bridge. (Jane Roe/AFP)", "The bridge.", Some("Jane Roe/AFP")),
            ("Die Brücke Foto: dpa", "Die Brücke", Some("dpa")),
            ("Die Brücke. Foto: Jo Roe (Keystone)", "Die Brücke.", Some("Jo Roe (Keystone)")),
            (
                "El puente.Foto: Jo Roe (REUTERS) | Vídeo: EPV",
                "El puente.",
                Some("Jo Roe (REUTERS) / EPV"),
            ),
            ("Le pont © AFP", "Le pont", Some("AFP")),
            (
                "The bridge. Photo by Jane Roe/Getty Images.",
                "The bridge.",
                Some("Photo by Jane Roe/Getty Images"),
            ),
            ("The bridge. Photograph: (File)", "The bridge.", Some("File")),
            ("The island. (Christie's)", "The island.", Some("Christie's")),
            ("国民（３日）＝ＡＰ", "国民（３日）", Some("ＡＰ")),
            ("모습. [사진 출처 = 캠프]", "모습.", Some("캠프")),
            ("桥。图：新华社", "桥。", Some("新华社")),
            ("桥。李明 摄 图片来源：新华社", "桥。", Some("李明 摄 / 新华社")),
            ("Most w maju. Fot. Jan Rój / PAP", "Most w maju.", Some("Jan Rój / PAP")),
            ("Most w maju fot. Jan Rój", "Most w maju", Some("Jan Rój")),
            ("He sat in a cot. Nobody saw him", "He sat in a cot. Nobody saw him", None),
            ("图为会议现场。新华社记者 李明 摄", "图为会议现场。", Some("新华社记者 李明 摄")),
            ("正录制视频 李明 摄", "正录制视频", Some("李明 摄")),
            (
                "The court on Monday.Credit...Jane Roe/The Paper",
                "The court on Monday.",
                Some("Jane Roe/The Paper"),
            ),
            ("He waited for an answer...", "He waited for an answer...", None),
            ("The federation (FIFA)", "The federation (FIFA)", None),
            ("Minister: we will build it", "Minister: we will build it", None),
            ("From left: A, B and C (right)", "From left: A, B and C (right)", None),
        ] {
            assert_eq!(cut(text), (caption, credit.map(str::to_owned)), "{text}");
        }
    }
}
