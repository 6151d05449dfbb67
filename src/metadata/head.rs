//! The head of a page speaks to machines: `<meta>` and `<link>` elements, the `<title>`, the language of the root element.

use super::claims::{Claims, Field, Source};
use crate::dom::{Document, NodeId, NodeRef, Tag};
use serde_json::Value;

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
const WRITTEN: &[&str] = &[
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
                let label = std::mem::take(label).to_lowercase();
                // A time to read has figures, a name has none.
                if WRITTEN.iter().any(|word| label.contains(word)) && !value.chars().any(char::is_numeric) {
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
    let Ok(Value::Object(page)) = serde_json::from_str(value) else { return };
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

/// What a `<meta>` of that name, in lower case, speaks of.
fn named(name: &str) -> Option<(Field, Source)> {
    use Field::*;
    use Source::*;
    Some(match name {
        "og:title" => (Title, OpenGraph),
        "twitter:title" => (Title, Twitter),
        "dc.title" | "dc:title" | "dcterms.title" | "dcterm:title" => (Title, DublinCore),
        "citation_title" => (Title, Scholarly),
        "parsely-title" | "sailthru.title" | "rnews:headline" => (Title, Service),
        "title" | "headline" | "hdl" | "fb_title" => (Title, Meta),

        "article:author" | "article:author_name" | "article:author:name" | "og:article:author" | "og:author" | "book:author" => (Byline, OpenGraph),
        "twitter:creator" => (Byline, Twitter),
        "dc.creator" | "dc:creator" | "dcterms.creator" | "dcterm:creator" | "dc.creator.name" | "dc.contributor.author" => (Byline, DublinCore),
        "citation_author" | "citation_authors" => (Byline, Scholarly),
        "parsely-author" | "sailthru.author" | "cxenseparse:author" | "rnews:author" => (Byline, Service),
        "author" | "authors" | "byl" | "byline" | "article.author" | "creator" | "article-author" | "article_author" | "author_name"
        | "author-name" => (Byline, Meta),

        "article:published_time" | "article:published" | "og:article:published_time" | "og:published_time" => (Published, OpenGraph),
        "dc.date" | "dc:date" | "dc.date.issued" | "dcterms.date" | "dcterms.created" | "dcterms.issued" | "dcterms.available" | "dc.created" => {
            (Published, DublinCore)
        }
        "citation_publication_date" | "citation_date" | "citation_online_date" => (Published, Scholarly),
        "parsely-pub-date" | "sailthru.date" | "cxenseparse:recs:publishtime" | "rnews:datepublished" => (Published, Service),
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "publication_date"
        | "publication-date"
        | "published"
        | "published_at"
        | "published-date"
        | "article.published"
        | "article.created"
        | "datepublished"
        | "date_published"
        | "original-publish-date"
        | "originalpublicationdate"
        | "display-date"
        | "created" => (Published, Meta),

        "article:modified_time" | "article:modified" | "og:updated_time" | "og:article:modified_time" => (Modified, OpenGraph),
        "dcterms.modified" | "dc.date.modified" | "dc.modified" => (Modified, DublinCore),
        "last-modified" | "lastmod" | "last_updated_date" | "modified" | "article.updated" | "datemodified" | "date_modified" | "revised"
        | "updated" => (Modified, Meta),

        "og:site_name" => (SiteName, OpenGraph),
        "twitter:site" => (SiteName, Twitter),
        "dc.publisher" | "dc:publisher" | "dcterms.publisher" => (SiteName, DublinCore),
        "citation_journal_title" => (SiteName, Scholarly),
        "application-name" | "apple-mobile-web-app-title" => (SiteName, Meta),

        "article:section" | "og:article:section" => (Section, OpenGraph),
        "parsely-section" | "cxenseparse:section" => (Section, Service),
        "section" | "article.section" | "article:primary-section" => (Section, Meta),

        "og:locale" => (Lang, OpenGraph),
        "dc.language" | "dc:language" | "dcterms.language" => (Lang, DublinCore),
        "content-language" | "language" => (Lang, Meta),

        "og:image" | "og:image:url" | "og:image:secure_url" => (LeadImage, OpenGraph),
        "twitter:image" | "twitter:image:src" => (LeadImage, Twitter),
        "parsely-image-url" | "sailthru.image.full" => (LeadImage, Service),
        "thumbnail" | "image" => (LeadImage, Meta),

        "og:url" => (Canonical, OpenGraph),

        "og:description" => (Excerpt, OpenGraph),
        "twitter:description" => (Excerpt, Twitter),
        "dc.description" | "dcterms.description" | "dcterms.abstract" => (Excerpt, DublinCore),
        "description" => (Excerpt, Meta),

        "article:content_tier" | "og:article:content_tier" => (Paywalled, OpenGraph),
        "content_tier" | "article.content_tier" | "content-tier" => (Paywalled, Meta),
        // House names for the same: "w-published-date", "acme.publish_date".
        name if [
            "published-date",
            "publish-date",
            "published_date",
            "publish_date",
            "publication-date",
            "pubdate",
        ]
        .iter()
        .any(|end| name.ends_with(end)) =>
        {
            (Published, Meta)
        }
        _ => return None,
    })
}

fn link(node: NodeRef<'_>, claims: &mut Claims) {
    let href = node.attribute("href").unwrap_or_default();
    for relation in node.attribute("rel").unwrap_or_default().split_ascii_whitespace() {
        match relation.to_ascii_lowercase().as_str() {
            "canonical" => claims.add(Field::Canonical, Source::Link, href, node.id()),
            "image_src" => claims.add(Field::LeadImage, Source::Link, href, node.id()),
            _ => {}
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
