//! The head of a page speaks to machines: `<meta>` and `<link>` elements, the `<title>`, the language of the root element.

use super::claims::{Claims, Field, Source};
use crate::dom::{Document, NodeRef, Tag};

/// Notes what the head says. Such elements count wherever they stand: broken markup moves them into the body.
pub(super) fn collect(document: &Document, claims: &mut Claims) {
    let root = document.root();
    for name in ["lang", "xml:lang"] {
        claims.add(Field::Lang, Source::Root, root.attribute(name).unwrap_or_default(), root.id());
    }
    let mut titled = false;
    for node in document.iter() {
        match node.tag() {
            Tag::Meta => meta(node, claims),
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

fn meta(node: NodeRef<'_>, claims: &mut Claims) {
    // Some templates, and some programs that save pages, write `value` for `content`.
    let Some(value) = node.attribute("content").or_else(|| node.attribute("value")) else {
        return;
    };
    for attribute in ["property", "name", "http-equiv"] {
        for name in node.attribute(attribute).unwrap_or_default().split_ascii_whitespace() {
            let name = name.to_ascii_lowercase();
            if let Some((field, source)) = named(&name) {
                claims.add(field, source, value, node.id());
            }
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

        "article:author" | "article:author_name" | "og:article:author" | "book:author" => (Byline, OpenGraph),
        "twitter:creator" => (Byline, Twitter),
        "dc.creator" | "dc:creator" | "dcterms.creator" | "dcterm:creator" | "dc.creator.name" => (Byline, DublinCore),
        "citation_author" | "citation_authors" => (Byline, Scholarly),
        "parsely-author" | "sailthru.author" | "cxenseparse:author" | "rnews:author" => (Byline, Service),
        "author" | "authors" | "byl" | "byline" | "article.author" | "creator" | "article-author" => (Byline, Meta),

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
