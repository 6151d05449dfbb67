//! EPUB: the article as a book of its own, with a cover, a table of contents, and the pictures that were given.

use super::heading_lines;
use super::html::heading;
use super::markup::{Markup, Pictures, dir, escape};
use super::note_numbers::NoteNumbers;
use super::zip::Zip;
use crate::Reading;
use crate::article::{Content, Direction, plain};
use crate::metadata::Metadata;
use crate::quick::HashMap;

const STYLE: &str = include_str!("book.css");
/// The only kinds that every reading device must show, as media type and extension.
const KINDS: &[(&str, &str)] = &[("image/jpeg", "jpg"), ("image/png", "png"), ("image/gif", "gif"), ("image/webp", "webp")];
/// Letters on a line of the cover, and lines; longer headlines end with an ellipsis there.
const COVER_LINE: usize = 20;
const COVER_LINES: usize = 7;
/// For pages that do not say when they were written: a book must say when it was changed, and the same page gives the same book.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// A picture that goes into the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The address under which the article names it.
    pub url: String,
    /// Its media type; books hold JPEG, PNG, GIF and WebP.
    pub mime: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Writes the book. The account says, line by line, what was taken away from the page and what was noted; it stands at the end.
pub fn book(reading: &Reading, pictures: &[Picture], account: Option<&str>) -> Vec<u8> {
    let packed = Packed::of(pictures);
    let language = language(&reading.metadata);
    let contents = Contents::of(reading);
    let mut zip = Zip::default();
    // Reading systems look for this file at a fixed place: first, and not compressed.
    zip.add("mimetype", b"application/epub+zip");
    zip.add(
        "META-INF/container.xml",
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n",
    );
    zip.add("book/package.opf", package(reading, &packed, &language).as_bytes());
    zip.add("book/nav.xhtml", navigation(reading, &contents, &language).as_bytes());
    zip.add("book/cover.svg", cover(reading).as_bytes());
    zip.add("book/cover.xhtml", cover_page(reading, &language).as_bytes());
    zip.add("book/article.xhtml", article(reading, &packed, &contents, account, &language).as_bytes());
    zip.add("book/book.css", STYLE.as_bytes());
    for (picture, name) in &packed.files {
        zip.add(&format!("book/{name}"), &picture.bytes);
    }
    zip.finish()
}

/// The pictures with their names in the book, each once.
struct Packed<'a> {
    files: Vec<(&'a Picture, String)>,
    names: HashMap<&'a str, String>,
}

impl<'a> Packed<'a> {
    fn of(pictures: &'a [Picture]) -> Packed<'a> {
        let mut packed = Packed {
            files: Vec::new(),
            names: HashMap::default(),
        };
        for picture in pictures {
            let kind = KINDS.iter().find(|(mime, _)| *mime == picture.mime && !picture.bytes.is_empty());
            let Some((_, extension)) = kind.filter(|_| !packed.names.contains_key(picture.url.as_str())) else {
                continue;
            };
            let name = format!("picture-{}.{extension}", packed.files.len() + 1);
            packed.names.insert(&picture.url, name.clone());
            packed.files.push((picture, name));
        }
        packed
    }
}

/// The headings of the article by the place of their block.
struct Contents(Vec<(usize, String)>);

impl Contents {
    fn of(reading: &Reading) -> Contents {
        let headings = reading.blocks.iter().enumerate().filter_map(|(at, block)| match &block.content {
            Content::Heading { text, .. } => Some((at, plain(text).trim().to_owned())),
            _ => None,
        });
        Contents(headings.filter(|(_, words)| !words.is_empty()).collect())
    }
}

/// A language tag as books want it; `und` where the page names none or something else.
fn language(metadata: &Metadata) -> String {
    let well_formed = |tag: &&String| {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    metadata.lang.as_ref().filter(well_formed).map_or_else(|| "und".to_owned(), Clone::clone)
}

fn title(metadata: &Metadata) -> &str {
    metadata
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty())
        .unwrap_or("Article")
}

/// A time of the book: seconds, in UTC or what the page gives, as `2026-11-24T10:55:00Z`.
fn moment(time: Option<&str>) -> String {
    let time = time.unwrap_or(NO_TIME);
    let digits = |range: std::ops::Range<usize>| time.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    match (digits(0..4), digits(5..7), digits(8..10)) {
        (Some(year), Some(month), Some(day)) => {
            let (hour, minute) = (digits(11..13).unwrap_or("00"), digits(14..16).unwrap_or("00"));
            format!("{year}-{month}-{day}T{hour}:{minute}:00Z")
        }
        _ => NO_TIME.to_owned(),
    }
}

/// Text of the page inside XML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}

fn element(out: &mut String, name: &str, attributes: &str, text: &str) {
    out.push_str(&format!("<{name}{attributes}>{}</{name}>\n", escaped(text)));
}

fn package(reading: &Reading, packed: &Packed<'_>, language: &str) -> String {
    let metadata = &reading.metadata;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{language}\">\n\
        <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
    );
    let address = reading.source().map(|url| url.as_str());
    element(
        &mut out,
        "dc:identifier",
        " id=\"id\"",
        &address.map_or_else(|| format!("urn:broadsheet:{}", title(metadata)), str::to_owned),
    );
    element(&mut out, "dc:title", "", title(metadata));
    element(&mut out, "dc:language", "", language);
    for name in metadata.byline.iter().filter(|name| !name.trim().is_empty()) {
        element(&mut out, "dc:creator", "", name);
    }
    if let Some(site) = metadata.site_name.as_deref().filter(|site| !site.trim().is_empty()) {
        element(&mut out, "dc:publisher", "", site);
    }
    if let Some(time) = &metadata.published {
        let day = moment(Some(time));
        element(&mut out, "dc:date", "", day.get(..10).unwrap_or(&day));
    }
    if let Some(excerpt) = metadata.excerpt.as_deref().filter(|excerpt| !excerpt.trim().is_empty()) {
        element(&mut out, "dc:description", "", excerpt);
    }
    if let Some(address) = address {
        element(&mut out, "dc:source", "", address);
    }
    element(
        &mut out,
        "meta",
        " property=\"dcterms:modified\"",
        &moment(metadata.modified.as_deref().or(metadata.published.as_deref())),
    );
    out.push_str(
        "</metadata>\n<manifest>\n\
        <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
        <item id=\"cover-image\" href=\"cover.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n\
        <item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n\
        <item id=\"article\" href=\"article.xhtml\" media-type=\"application/xhtml+xml\"/>\n\
        <item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>\n",
    );
    for (at, (picture, name)) in packed.files.iter().enumerate() {
        out.push_str(&format!(
            "<item id=\"picture-{}\" href=\"{name}\" media-type=\"{}\"/>\n",
            at + 1,
            picture.mime
        ));
    }
    let way = match metadata.dir {
        Some(Direction::Rtl) => " page-progression-direction=\"rtl\"",
        _ => "",
    };
    out.push_str(&format!(
        "</manifest>\n<spine{way}>\n<itemref idref=\"cover\"/>\n<itemref idref=\"article\"/>\n</spine>\n</package>\n"
    ));
    out
}

/// The first lines of a page of the book.
fn head(reading: &Reading, language: &str) -> String {
    let direction = reading
        .metadata
        .dir
        .map_or(String::new(), |direction| format!(" dir=\"{}\"", dir(direction)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" xml:lang=\"{language}\"{direction}>\n\
        <head>\n<title>{}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"book.css\"/>\n</head>\n",
        escaped(title(&reading.metadata))
    )
}

fn navigation(reading: &Reading, contents: &Contents, language: &str) -> String {
    let mut out = head(reading, language);
    out.push_str("<body>\n<nav epub:type=\"toc\">\n");
    element(&mut out, "h1", "", title(&reading.metadata));
    out.push_str("<ol>\n");
    out.push_str(&format!("<li><a href=\"article.xhtml\">{}</a>", escaped(title(&reading.metadata))));
    if !contents.0.is_empty() {
        out.push_str("\n<ol>\n");
        for (at, words) in &contents.0 {
            out.push_str(&format!("<li><a href=\"article.xhtml#part-{at}\">{}</a></li>\n", escaped(words)));
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</li>\n</ol>\n</nav>\n</body>\n</html>\n");
    out
}

/// The headline in lines for the cover: at spaces, and inside a long run of letters of scripts without spaces.
fn cover_lines(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let width = |text: &str| text.chars().map(|letter| if letter > '\u{2e7f}' { 2 } else { 1 }).sum::<usize>();
    for word in words.split_whitespace() {
        if !line.is_empty() && width(&line) + 1 + width(word) > COVER_LINE {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            if width(&line) >= COVER_LINE {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > COVER_LINES {
        lines.truncate(COVER_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// A cover of type: the site above, the headline, who and when below.
fn cover(reading: &Reading) -> String {
    let metadata = &reading.metadata;
    let rtl = metadata.dir == Some(Direction::Rtl);
    let (x, anchor) = if rtl { (530, " direction=\"rtl\"") } else { (70, "") };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 900\" width=\"600\" height=\"900\">\n\
        <rect width=\"600\" height=\"900\" fill=\"#fbfaf7\"/>\n<path d=\"M70 150H530M70 156H530\" stroke=\"#7a1f2b\" stroke-width=\"2\"/>\n",
    );
    let mut line = |y: usize, style: &str, text: &str| {
        out.push_str(&format!("<text x=\"{x}\" y=\"{y}\" {style}{anchor}>{}</text>\n", escaped(text)));
    };
    if let Some(site) = metadata.site_name.as_deref() {
        line(
            125,
            "font-family=\"sans-serif\" font-size=\"26\" font-weight=\"bold\" fill=\"#7a1f2b\"",
            site,
        );
    }
    let lines = cover_lines(title(metadata));
    for (at, text) in lines.iter().enumerate() {
        line(
            235 + at * 58,
            "font-family=\"serif\" font-size=\"46\" font-weight=\"bold\" fill=\"#1d1c1a\"",
            text,
        );
    }
    let below = 265 + lines.len() * 58;
    let small = "font-family=\"sans-serif\" font-size=\"24\" fill=\"#66625b\"";
    if let Some(byline) = heading_lines::byline(metadata) {
        line(below, small, cover_lines(&byline).first().map_or("", String::as_str));
    }
    if let Some(time) = heading_lines::time(metadata) {
        line(below + 40, small, &heading_lines::readable_time(time));
    }
    out.push_str("</svg>\n");
    out
}

fn cover_page(reading: &Reading, language: &str) -> String {
    let mut out = head(reading, language);
    out.push_str(&format!(
        "<body class=\"cover\">\n<section epub:type=\"cover\"><img src=\"cover.svg\" alt=\"{}\"/></section>\n</body>\n</html>\n",
        escaped(title(&reading.metadata))
    ));
    out
}

fn article(reading: &Reading, packed: &Packed<'_>, contents: &Contents, account: Option<&str>, language: &str) -> String {
    let notes = NoteNumbers::of(&reading.blocks);
    let mut body = Markup::new(&notes, Pictures::Packed(&packed.names));
    body.raw("<body>\n<article>\n");
    heading(reading, &mut body);
    if let Some(lead) = &reading.lead {
        body.block(lead);
    }
    for (at, block) in reading.blocks.iter().enumerate() {
        let is_part = contents.0.binary_search_by_key(&at, |(place, _)| *place).is_ok();
        if is_part {
            body.open("div", &[("id", &format!("part-{at}"))]);
        }
        body.block(block);
        if is_part {
            body.close("div");
        }
    }
    for line in account.into_iter().flat_map(str::lines).filter(|line| !line.is_empty()) {
        body.open("p", &[("class", "account")]);
        body.text(line);
        body.close("p");
    }
    body.raw("\n</article>\n</body>\n</html>\n");
    head(reading, language) + &body.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::blocks_of;
    use crate::export::tests::reading_of;

    fn text_of(html: &str, pictures: &[Picture], account: Option<&str>) -> String {
        let bytes = book(&reading_of(blocks_of(html)), pictures, account);
        // Stored files can be read where they lie.
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn the_contents_lead_to_the_headings() {
        let book = text_of("<p>One</p><h2>Second & last</h2><p>Two</p>", &[], Some("5 ad slots taken away\n\nA note"));
        assert!(book.contains("<p class=\"account\">A note</p>"));
        assert!(book.contains("<li><a href=\"article.xhtml#part-1\">Second &amp; last</a></li>"));
        assert!(book.contains("<div id=\"part-1\"><h2>Second &amp; last</h2>\n</div>"));
        assert!(book.contains("<p class=\"account\">5 ad slots taken away</p>"));
        assert!(book.contains("<dc:creator>Jane Roe</dc:creator>") && book.contains("<dc:date>2026-11-24</dc:date>"));
        assert!(book.contains("property=\"dcterms:modified\">2026-11-24T10:55:00Z</meta>"));
    }

    #[test]
    fn pictures_that_were_given_are_in_it_and_others_are_named() {
        let html = "<figure><img src=/a.jpg alt='A dog' width=600 height=400><figcaption>Rex</figcaption></figure><figure><img src=/b.jpg alt='A cat' width=600 height=400></figure>";
        let picture = Picture {
            url: "https://example.com/a.jpg".to_owned(),
            mime: "image/jpeg".to_owned(),
            bytes: vec![1, 2, 3],
        };
        let twice = [picture.clone(), picture.clone()];
        let book = text_of(html, &twice, None);
        assert!(book.contains("<img src=\"picture-1.jpg\" alt=\"A dog\""));
        assert!(book.contains("A cat") && !book.contains("b.jpg\""));
        assert!(!book.contains("picture-2"));
        let unknown = Picture {
            mime: "image/svg+xml".to_owned(),
            ..picture
        };
        assert!(!text_of(html, &[unknown], None).contains("picture-1"));
    }

    #[test]
    fn times_and_tongues_are_as_books_want_them() {
        let metadata = |lang: &str, published: &str| Metadata {
            lang: Some(lang.to_owned()),
            published: Some(published.to_owned()),
            ..Metadata::default()
        };
        assert_eq!(moment(Some("2026-11-24")), "2026-11-24T00:00:00Z");
        assert_eq!(moment(Some("yesterday")), NO_TIME);
        assert_eq!(language(&metadata("pt-BR", "")), "pt-BR");
        assert_eq!(language(&metadata("english please", "")), "und");
    }

    #[test]
    fn headlines_fit_on_the_cover() {
        assert_eq!(cover_lines("A short one"), ["A short one"]);
        assert_eq!(cover_lines("国会で新しい法律が成立した"), ["国会で新しい法律が成", "立した"]);
        assert_eq!(cover_lines(&"word ".repeat(60)).len(), COVER_LINES);
    }
}
