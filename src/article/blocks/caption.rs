//! A caption is what stands under a picture; its credit (who made the picture) is told apart by its element or by its form.

use super::counts::{Counted, Counts};
use super::name_words::NameWords;
use crate::article::{Span, plain};
use crate::dom::{NodeRef, Tag, is_blank};

/// What publishers call a caption.
const CAPTIONS: &[&str] = &[
    "caption",
    "figcaption",
    "cutline",
    "imagecaption",
    "photocaption",
    "bildunterschrift",
    "bildtext",
    "bildtexten",
    "legende",
    "legend",
    "legenda",
    "didascalia",
    "onderschrift",
    "bijschrift",
    "billedtekst",
    "bildetekst",
    "kuvateksti",
    "image description",
    "photo description",
    "picture description",
    "image text",
    "image title",
    "photo text",
    "photo title",
    "media description",
];
/// What they call a credit. Near a picture only: elsewhere these words name other things.
const CREDITS: &[&str] = &[
    "credit",
    "credits",
    "copyright",
    "photographer",
    "photo by",
    "source",
    "quelle",
    "attribution",
    "rights",
    "agency",
    "author",
    "byline",
    "bildnachweis",
    "fotograf",
    "fotografo",
    "fotografer",
    "photog",
    "copy",
];
/// Words that only a screen reader says, by the names that style sheets give them.
pub(super) const FOR_SCREEN_READERS: &[&str] = &[
    "visually hidden",
    "visuallyhidden",
    "sr only",
    "screen reader text",
    "screen reader only",
    "screenreader",
    "screen reader",
    "a11y hidden",
    "a11y text",
    "assistive text",
    "u hidden visually",
    "hidden visually",
    "offscreen",
    "accessibility text",
];
/// Longest caption, in bytes of text; under the name may stand a whole gallery's text.
const LONGEST: usize = 3_000;
/// Longest credit, in bytes.
const LONGEST_CREDIT: usize = 240;

/// Whether an element wraps a picture and its caption as a `<figure>` does.
pub(super) fn is_wrapper(node: NodeRef<'_>, words: &NameWords, counts: &Counts) -> bool {
    matches!(
        node.tag(),
        Tag::Div | Tag::Span | Tag::Section | Tag::P | Tag::Dl | Tag::Other | Tag::Center
    ) && counts.within(node, Counted::Pictures) > 0
        && counts.within(node, Counted::Paragraphs) <= 2
        && node.raw_text().len() <= LONGEST
        && words.has_any(CAPTIONS)
}

/// Whether an element is a caption.
pub(super) fn is_caption(node: NodeRef<'_>, words: &NameWords, counts: &Counts) -> bool {
    match node.tag() {
        Tag::Figcaption => true,
        Tag::A | Tag::Article | Tag::Main | Tag::Body | Tag::Header | Tag::Table | Tag::Ul | Tag::Ol | Tag::Caption | Tag::Time => false,
        tag if tag.heading_level().is_some() => false,
        _ => {
            words.has_any(CAPTIONS)
                && counts.within(node, Counted::Pictures) == 0
                && node.raw_text().trim().len() <= LONGEST
                && counts.within(node, Counted::Structures) == 0
        }
    }
}

/// Whether an element near a picture names who made it.
pub(super) fn is_credit(node: NodeRef<'_>, words: &NameWords) -> bool {
    let property = node.attribute("itemprop").unwrap_or_default();
    let named = words.has_any(CREDITS) || matches!(property, "copyrightHolder" | "creditText" | "author" | "copyrightNotice");
    named && node.tag() != Tag::Figcaption && node.raw_text().trim().len() <= LONGEST_CREDIT && !is_blank(node.raw_text())
}

/// Adds words to a caption and its credit. Words that stand there already are not added again, the longer of two copies stays.
pub(super) fn add(caption: &mut Vec<Span>, credit: &mut Option<String>, mut text: Vec<Span>, is_credit: bool) {
    if is_credit {
        add_credit(credit, without_label(plain(&text).trim()));
        return;
    }
    if let Some((start, end)) = credit_range(&plain(&text)) {
        let whole = plain(&text);
        add_credit(credit, without_label(whole.get(start..end).unwrap_or_default()));
        text = cut(text, start);
    }
    let new = plain(&text);
    if is_blank(&new) {
        return;
    }
    let old = plain(caption);
    let (old, new) = (letters(&old), letters(&new));
    if new.contains(&old) {
        *caption = text;
    } else if !old.contains(&new) {
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
        Some(old) if letters(old).contains(&letters(&new)) => {}
        Some(old) if !letters(&new).contains(&letters(old)) => {
            old.push_str(" / ");
            old.push_str(&new);
        }
        _ => *credit = Some(new),
    }
}

/// Letters and digits alone, for comparing.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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

/// Words for a picture that stand before a name and a colon, in the languages of the world's press.
const PICTURE_WORDS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photography",
    "photo credit",
    "image",
    "images",
    "image credit",
    "picture",
    "pictures",
    "credit",
    "credits",
    "source",
    "file photo",
    "foto",
    "fotos",
    "fotografía",
    "fotografia",
    "bild",
    "bilder",
    "bildquelle",
    "quelle",
    "crédit",
    "crédit photo",
    "crédits",
    "crédito",
    "créditos",
    "crédit photos",
    "imagem",
    "imagen",
    "immagine",
    "beeld",
    "kilde",
    "källa",
    "kuva",
    "zdjęcie",
    "fot",
    "fot.",
    "foto ilustrasi",
    "kép",
    "fotó",
    "forrás",
    "slika",
    "zdroj",
    "фото",
    "фотография",
    "источник",
    "снимка",
    "фотографія",
    "φωτογραφία",
    "πηγή",
    "צילום",
    "الصورة",
    "صورة",
    "تصوير",
    "عکس",
    "फोटो",
    "ছবি",
    "படம்",
    "ภาพ",
    "ảnh",
    "ảnh minh họa",
    "사진",
    "写真",
    "撮影",
    "图",
    "图片",
    "圖",
    "图源",
    "摄影",
    "攝",
];
/// Words for "by" after a picture word: "Photo by Jane Roe".
const BY: &[&str] = &["by", "par", "von", "av", "af", "door", "courtesy of", "via", "di"];
/// Agencies whose name alone in brackets is a credit.
const AGENCIES: &[&str] = &[
    "ap",
    "afp",
    "reuters",
    "getty",
    "getty images",
    "epa",
    "epa-efe",
    "dpa",
    "apa",
    "ansa",
    "efe",
    "xinhua",
    "tass",
    "pti",
    "ani",
    "ians",
    "kyodo",
    "jiji",
    "yonhap",
    "pa",
    "pa media",
    "belga",
    "anp",
    "tt",
    "ntb",
    "ritzau",
    "scanpix",
    "lusa",
    "mti",
    "pap",
    "ctk",
    "čtk",
    "anadolu",
    "aa",
    "shutterstock",
    "istock",
    "alamy",
    "unsplash",
    "pexels",
    "imago",
    "picture alliance",
    "keystone",
    "keystone-sda",
    "ap photo",
    "file",
    "ukrinform",
    "ria novosti",
    "the canadian press",
    "aap",
    "bloomberg",
];

/// Where a credit stands at the end of a caption: bytes from and to, brackets and separators left out of it.
fn credit_range(text: &str) -> Option<(usize, usize)> {
    let trimmed = text.trim_end();
    let end = trimmed.len();
    let body = trimmed.strip_suffix('.').unwrap_or(trimmed);
    if let Some(inner) = body.strip_suffix([')', '）', ']']) {
        let at = inner.rfind(['(', '（', '['])?;
        let start = at + inner.get(at..)?.chars().next().map_or(1, char::len_utf8);
        let inside = inner.get(start..)?.trim();
        return (inside.len() <= LONGEST_CREDIT && is_credit_text(inside)).then_some((at, inner.len()));
    }
    if let Some(at) = trimmed.rfind(['©', '\u{24b8}']).or_else(|| trimmed.rfind("(c) ")) {
        let rest = trimmed.get(at..).unwrap_or_default();
        return (rest.len() <= LONGEST_CREDIT).then_some((at, end));
    }
    // "… in Delhi. Photo: Jane Roe": the last sentence starts with a word for a picture.
    let colon = trimmed.rfind([':', '：']);
    let candidate = match colon {
        Some(colon) if end - colon <= LONGEST_CREDIT => {
            let before = trimmed.get(..colon)?;
            let start = before
                .rfind(['.', '|', '/', '\n', '!', '?', ';', '—', '–', '。', '।', '।'])
                .map_or(0, |at| {
                    at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
                });
            let label = before.get(start..)?.trim();
            // "Foto" and the like may end a caption without a stop before them: take the last word too.
            let word = label.rsplit([' ', '-']).next().unwrap_or_default();
            if is_picture_word(label) {
                Some(start)
            } else if label.len() != word.len() && is_picture_word(word) && word.chars().next().is_some_and(char::is_uppercase) {
                Some(before.trim_end().len().checked_sub(word.len())?)
            } else {
                None
            }
        }
        _ => None,
    };
    let candidate = candidate.or_else(|| by_phrase(trimmed));
    candidate.map(|start| (start, end))
}

/// Where "Photo by Jane Roe" starts as the last sentence.
fn by_phrase(text: &str) -> Option<usize> {
    let body = text.trim_end_matches('.');
    let start = body.rfind(". ").or_else(|| body.rfind(['|', '\n'])).map_or(0, |at| at + 1);
    let sentence = body.get(start..)?.trim_start();
    if sentence.len() > LONGEST_CREDIT {
        return None;
    }
    starts_with_by(sentence).then(|| body.len() - sentence.len())
}

fn starts_with_by(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    PICTURE_WORDS.iter().any(|word| {
        lower
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| BY.iter().any(|by| rest.strip_prefix(by).is_some_and(|rest| rest.starts_with(' '))))
    })
}

fn is_picture_word(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    PICTURE_WORDS.contains(&lower.as_str())
}

/// Whether words in brackets are a credit: an agency, a picture word, names parted by a slash.
fn is_credit_text(inside: &str) -> bool {
    let lower = inside.to_lowercase();
    let agency = |part: &str| AGENCIES.contains(&part.trim());
    agency(&lower)
        || inside.contains('©')
        || lower.split(['/', ',', '|']).filter(|part| agency(part)).count() > 0
        || lower.split_once([':', '：']).is_some_and(|(label, _)| is_picture_word(label))
        || starts_with_by(inside)
        || lower.starts_with("ap photo")
        || lower.ends_with("via ap")
        || lower.ends_with("getty images")
}

/// The name without brackets and without the word for a picture before it.
fn without_label(credit: &str) -> &str {
    let mut text = credit.trim().trim_matches(['(', ')', '（', '）', '[', ']', '|', '©']).trim();
    if let Some((label, rest)) = text.split_once([':', '：'])
        && (is_picture_word(label) || label.trim().chars().count() <= 1)
        && !rest.trim().is_empty()
    {
        text = rest.trim();
    }
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '—' | '–' | '|'))
        .trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (String, Option<String>) {
        let (mut caption, mut credit) = (Vec::new(), None);
        let span = Span {
            text: text.to_owned(),
            ..Span::default()
        };
        add(&mut caption, &mut credit, vec![span], false);
        (plain(&caption), credit)
    }

    #[test]
    fn credits_are_told_by_their_form() {
        for (text, caption, credit) in [
            ("The bridge. Photo: Jane Roe", "The bridge.", Some("Jane Roe")),
            ("The bridge (AP)", "The bridge", Some("AP")),
            ("The bridge. (Jane Roe/AFP)", "The bridge.", Some("Jane Roe/AFP")),
            ("Die Brücke Foto: dpa", "Die Brücke", Some("dpa")),
            ("Le pont © AFP", "Le pont", Some("AFP")),
            (
                "The bridge. Photo by Jane Roe/Getty Images.",
                "The bridge.",
                Some("Photo by Jane Roe/Getty Images"),
            ),
            ("桥。图：新华社", "桥。", Some("新华社")),
            ("The federation (FIFA)", "The federation (FIFA)", None),
            ("Minister: we will build it", "Minister: we will build it", None),
            ("From left: A, B and C (right)", "From left: A, B and C (right)", None),
        ] {
            assert_eq!(split(text), (caption.to_owned(), credit.map(str::to_owned)), "{text}");
        }
    }

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
