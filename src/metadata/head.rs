//! The head of a page speaks to machines: `<meta>` and `<link>` elements, the `<title>`, the language of the root element.

use super::claims::{Claims, Field, Source};
use crate::dom::{Document, NodeId, NodeRef, Tag};
use crate::json::Value;
use crate::quick::HashMap;
use crate::search::Search;
use crate::words::{Words, words};
use std::sync::LazyLock;

/// Notes what the head says. Such elements count wherever they stand: broken markup moves them into the body.
pub(super) fn collect(document: &Document, claims: &mut Claims) {
    let root = document.root();
    for name in ["lang", "xml:lang"] {
        claims.add(Field::Lang, Source::Root, root.attribute(name).unwrap_or_default(), root.id());
    }
    let mut titled = false;
    let mut label = "";
    for node in document.iter() {
        match node.tag() {
            Tag::Meta => meta(node, &mut label, claims),
            Tag::Link => link(node, claims),
            // Later ones are of drawings.
            Tag::Title if !titled && node.ancestors().all(|ancestor| ancestor.tag() != Tag::Svg) => {
                titled = true;
                claims.add(Field::Title, Source::DocumentTitle, node.raw_text(), node.id());
            }
            _ => {}
        }
    }
}

/// Parts of words that say of a label in any language that an author stands behind it.
#[rustfmt::skip]
const WRITTEN: Words = words![
    "writ", "author", "by", "verfass", "geschrieben", "autor", "auteur", "écrit", "ecrit", "escrit", "scritto", "geschreven", "skrevet", "skriv", "napisa", "автор", "yazan",
    "yazar", "作", "執筆", "著", "글", "ditulis", "penulis", "viết", "เขียน", "كتب", "كاتب", "بواسطة", "נכתב", "forfatter", "scris", "írta", "kirjoitt", "συντ", "από", "लेखक",
];

/// Notes what a tag says. `label` is what the last one said that names the value of the next: `twitter:label1` and `twitter:data1`.
fn meta<'a>(node: NodeRef<'a>, label: &mut &'a str, claims: &mut Claims) {
    // Some templates, and some programs that save pages, write `value` for `content`.
    let Some(value) = node.attribute("content").or_else(|| node.attribute("value")) else {
        return;
    };
    for attribute in ["property", "name", "http-equiv"] {
        for name in node.attribute(attribute).unwrap_or_default().split_ascii_whitespace() {
            let name = name.to_ascii_lowercase();
            if name.starts_with("twitter:label") {
                *label = value;
            } else if name.starts_with("twitter:data") {
                let label = crate::lower::text(std::mem::take(label));
                // A time to read has figures, a name has none.
                if !value.holds_one(char::is_numeric) && WRITTEN.iter().any(|word| label.holds(word)) {
                    claims.add(Field::Byline, Source::Service, value, node.id());
                }
            } else if name == "parsely-page" {
                parsely(value, node.id(), claims);
            } else if let Some((field, source)) = named(&name) {
                claims.add(field, source, value, node.id());
            }
        }
    }
}

/// Notes what stands as JSON in one tag.
fn parsely(value: &str, node: NodeId, claims: &mut Claims) {
    let Some(Value::Object(page)) = crate::json::read(value) else { return };
    for (key, field) in [
        ("title", Field::Title),
        ("author", Field::Byline),
        ("authors", Field::Byline),
        ("pub_date", Field::Published),
        ("section", Field::Section),
        ("image_url", Field::LeadImage),
    ] {
        let value = page.get(key);
        let several = value.and_then(Value::as_array).into_iter().flatten();
        for text in value.into_iter().chain(several).filter_map(Value::as_str) {
            claims.add(field, Source::Service, text, node);
        }
    }
}

/// Which `<meta>` speaks of what, by its name's letters and digits.
#[rustfmt::skip]
const NAMED: &[(Field, Source, Words)] = &[
    (Field::Title, Source::OpenGraph, words!["ogtitle"]),
    (Field::Title, Source::Twitter, words!["twittertitle"]),
    (Field::Title, Source::DublinCore, words!["dctitle", "dctermstitle", "dctermtitle"]),
    (Field::Title, Source::Scholarly, words!["citationtitle"]),
    (Field::Title, Source::Service, words!["parselytitle", "sailthrutitle", "rnewsheadline"]),
    (Field::Title, Source::Meta, words!["title", "headline", "hdl", "fbtitle"]),
    (Field::Byline, Source::OpenGraph, words!["ogarticleauthor", "ogauthor", "bookauthor"]),
    (Field::Byline, Source::Twitter, words!["twittercreator"]),
    (Field::Byline, Source::DublinCore, words!["dccreator", "dctermscreator", "dctermcreator", "dccreatorname", "dccontributorauthor", "dcauthor"]),
    (Field::Byline, Source::Scholarly, words!["citationauthor", "citationauthors"]),
    (Field::Byline, Source::Service, words!["parselyauthor", "sailthruauthor", "cxenseparseauthor", "rnewsauthor"]),
    (Field::Byline, Source::Meta, words!["author", "authors", "byl", "creator", "contentauthor", "pageauthor", "newsauthor", "writer", "autor"]),
    (Field::Published, Source::OpenGraph, words!["articlepublishedtime", "articlepublished", "ogarticlepublishedtime", "ogpublishedtime"]),
    (Field::Published, Source::DublinCore, words!["dcdate", "dcdateissued", "dcdatecreated", "dctermsdate", "dctermscreated", "dctermsissued", "dctermsavailable", "dccreated"]),
    (Field::Published, Source::Scholarly, words!["citationpublicationdate", "citationdate", "citationonlinedate"]),
    (Field::Published, Source::Service, words!["parselypubdate", "sailthrudate", "cxenseparserecspublishtime", "cxenseparsepublishtime"]),
    (Field::Published, Source::Meta, words!["date", "published", "publishedat", "publishedtime", "articlecreated", "datecreated", "originalpublicationdate", "displaydate", "articledateoriginal", "created"]),
    (Field::Modified, Source::OpenGraph, words!["articlemodifiedtime", "articlemodified", "ogupdatedtime", "ogarticlemodifiedtime"]),
    (Field::Modified, Source::DublinCore, words!["dctermsmodified", "dcdatemodified", "dcmodified"]),
    (Field::Modified, Source::Meta, words!["lastmodified", "lastmod", "lastupdated", "lastupdateddate", "modified", "articleupdated", "articledateupdated", "dateupdated", "revised", "updated"]),
    (Field::SiteName, Source::OpenGraph, words!["ogsitename"]),
    (Field::SiteName, Source::Twitter, words!["twittersite"]),
    (Field::SiteName, Source::DublinCore, words!["dcpublisher", "dctermspublisher"]),
    (Field::SiteName, Source::Scholarly, words!["citationjournaltitle"]),
    (Field::SiteName, Source::Meta, words!["applicationname", "applemobilewebapptitle"]),
    (Field::Section, Source::OpenGraph, words!["articlesection", "ogarticlesection"]),
    (Field::Section, Source::Service, words!["parselysection", "cxenseparsesection"]),
    (Field::Section, Source::Meta, words!["section", "articleprimarysection"]),
    (Field::Lang, Source::OpenGraph, words!["oglocale"]),
    (Field::Lang, Source::DublinCore, words!["dclanguage", "dctermslanguage"]),
    (Field::Lang, Source::Meta, words!["contentlanguage", "language"]),
    (Field::LeadImage, Source::OpenGraph, words!["ogimage", "ogimageurl", "ogimagesecureurl"]),
    (Field::LeadImage, Source::Twitter, words!["twitterimage", "twitterimagesrc"]),
    (Field::LeadImage, Source::Service, words!["parselyimageurl", "sailthruimagefull"]),
    (Field::LeadImage, Source::Meta, words!["thumbnail", "image"]),
    (Field::Canonical, Source::OpenGraph, words!["ogurl"]),
    (Field::Excerpt, Source::OpenGraph, words!["ogdescription"]),
    (Field::Excerpt, Source::Twitter, words!["twitterdescription"]),
    (Field::Excerpt, Source::DublinCore, words!["dcdescription", "dctermsdescription", "dctermsabstract"]),
    (Field::Excerpt, Source::Meta, words!["description"]),
    (Field::Paywalled, Source::OpenGraph, words!["articlecontenttier", "ogarticlecontenttier"]),
    (Field::Paywalled, Source::Meta, words!["contenttier"]),
];

/// For each of those names, its row.
static ROWS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut rows = HashMap::default();
    for ((.., names), row) in NAMED.iter().zip(0..) {
        names.number(row, &mut rows);
    }
    rows
});

/// How the names of houses end that say when something was published, and when it was changed.
#[rustfmt::skip]
const PUBLISHED: Words = words![
    "publisheddate", "datepublished", "publishdate", "publicationdate", "pubdate", "publishedtime", "publishtime", "publishedat", "firstpublished", "articledate", "releasedate", "pagedate", "issued", "ptime", "regdate", "createat", "createdat", "postdate", "pubtime",
];
#[rustfmt::skip]
const MODIFIED: Words = words![
    "modifiedtime", "modifieddate", "datemodified", "moddate", "modifiedat", "lastupdate", "lastmodified", "updatedtime", "updatedate", "updatedat", "updateat", "updateddate",
];

/// What a `<meta>` of that name speaks of. Houses write the same names with other marks in them, so marks do not count.
fn named(name: &str) -> Option<(Field, Source)> {
    // What an application is called, "applicationName" is called by any program.
    if name == "applicationname" {
        return None;
    }
    let mut letters = String::with_capacity(name.len());
    letters.extend(name.chars().filter(char::is_ascii_alphanumeric));
    let name = letters.as_str();
    if let Some((field, source, _)) = ROWS.get(name).and_then(|row| NAMED.get(*row as usize)) {
        return Some((*field, *source));
    }
    // House names for the same: "w-published-date", "acme.publish_date", "search.byline".
    let ends = |ends: Words| ends.iter().any(|end| name.ends_with(end));
    // A picture and a page's design have authors of their own.
    let apart = || {
        words!["image", "photo", "picture", "video", "web", "theme", "site", "book", "banner"]
            .iter()
            .any(|other| name.holds(other))
    };
    if name.starts_with("articleauthor") {
        Some((Field::Byline, Source::OpenGraph))
    } else if ends(words!["byline", "authorname", "bylinename"]) || ends(words!["author"]) && !apart() {
        Some((Field::Byline, Source::Meta))
    } else if ends(PUBLISHED) {
        Some((Field::Published, Source::Meta))
    } else if ends(MODIFIED) {
        Some((Field::Modified, Source::Meta))
    } else {
        None
    }
}

fn link(node: NodeRef<'_>, claims: &mut Claims) {
    let href = node.attribute("href").unwrap_or_default();
    for relation in node.attribute("rel").unwrap_or_default().split_ascii_whitespace() {
        if relation.eq_ignore_ascii_case("canonical") {
            claims.add(Field::Canonical, Source::Link, href, node.id());
        } else if relation.eq_ignore_ascii_case("image_src") {
            claims.add(Field::LeadImage, Source::Link, href, node.id());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn one_tag_may_carry_two_names() {
        let html = "<html lang=de><title>A | B</title><svg><title>x</title></svg><meta property='og:title twitter:title' content='A'><META NAME=Author VALUE='Ann Lee'>";
        let mut claims = Claims::default();
        collect(&from_html(html, None), &mut claims);
        let all: Vec<(Source, &str)> = claims.about(Field::Title).map(|claim| (claim.source, claim.value.as_str())).collect();
        assert_eq!(all, [(Source::DocumentTitle, "A | B"), (Source::OpenGraph, "A"), (Source::Twitter, "A")]);
        assert_eq!(
            claims.of(Field::Byline, Source::Meta).next().map(|claim| claim.value.as_str()),
            Some("Ann Lee")
        );
        assert_eq!(claims.of(Field::Lang, Source::Root).count(), 1);
    }
}
