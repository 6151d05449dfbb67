//! A page calls itself an article in its head, in its structured data or in the markup of its text.

use crate::dom::attribute::NameSet;
use crate::dom::{Document, Tag};
use crate::search::Search;

/// Whether an element's markup calls a part of some length an article.
pub(super) fn markup_says_article(document: &Document) -> bool {
    let typed = document.present.any(NameSet::of(&["itemtype"]));
    document.iter().filter(|node| typed && !node.is_text()).any(|node| {
        node.attribute("itemtype")
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
            && node.raw_text().len() > 600
    })
}

/// Whether the page's head or its structured data call the page an article, be it by the Open Graph type alone.
pub fn head_says_article(document: &Document) -> bool {
    let (said, tagged) = head_signs(document);
    said || tagged
}

/// Whether the page's head or its structured data call the page an article, and whether its Open Graph type does: many content systems write that on every page.
pub(super) fn head_signs(document: &Document) -> (bool, bool) {
    const TYPES: &[&str] = &[
        "NewsArticle",
        "\"Article\"",
        "BlogPosting",
        "ReportageNewsArticle",
        "ScholarlyArticle",
        "TechArticle",
    ];
    let mut tagged = false;
    let said = document.iter().filter(|node| !node.is_text()).any(|node| match node.tag() {
        Tag::Meta => {
            let name = node.attribute("property").or_else(|| node.attribute("name")).unwrap_or_default();
            let value = node.attribute("content").or_else(|| node.attribute("value")).unwrap_or_default();
            tagged |= name.eq_ignore_ascii_case("og:type") && value.trim().eq_ignore_ascii_case("article");
            name.eq_ignore_ascii_case("article:published_time") && !value.is_empty()
        }
        // A list of articles names many; a page of one article names it once or twice, a live blog each of its entries.
        Tag::Script => {
            let text = node.raw_text();
            if text.holds("\"LiveBlogPosting\"") {
                return true;
            }
            let count: usize = TYPES.iter().map(|kind| text.places(kind).count()).sum();
            (1..=3).contains(&count) && !text.holds("ItemList\"")
        }
        _ => false,
    });
    (said, tagged)
}

/// Whether structured data say when the page was published: of an article, where they name one, else of any page.
pub(super) fn dates_page(document: &Document) -> bool {
    document
        .iter()
        .any(|node| node.tag() == Tag::Script && node.raw_text().holds("\"datePublished\""))
}

/// What a page calls itself that has prose and is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherKind {
    /// Its prose is there to sell it.
    Product,
    Other,
}

impl OtherKind {
    fn of(sold: bool) -> OtherKind {
        if sold { OtherKind::Product } else { OtherKind::Other }
    }
}

/// Whether the page calls itself something that has prose and is no article: a thread of a forum, a question with its answers, a product, a job, an
/// event, a list of articles, a person.
pub(super) fn other_kind(document: &Document) -> Option<OtherKind> {
    const TYPES: [&str; 9] = [
        "DiscussionForumPosting",
        "QAPage",
        "Product",
        "JobPosting",
        "CollectionPage",
        "ProfilePage",
        "SearchResultsPage",
        "Hotel",
        "Event",
    ];
    document.iter().find_map(|node| {
        let kind = match node.tag() {
            Tag::Script => node.raw_text(),
            Tag::Meta if node.attribute("property") == Some("og:type") => {
                // Products and profiles.
                let kind = node.attribute("content").filter(|kind| kind.starts_with("pro"));
                return kind.map(|kind| OtherKind::of(kind.starts_with("prod")));
            }
            _ => node.attribute("itemtype").unwrap_or_default(),
        };
        // A whole word of JSON, or the end of an address: "productID" and "ProductReview" are said of other things, too.
        let mut words = kind.as_bytes().split(|byte| matches!(byte, b'"' | b'/'));
        let said = words.find_map(|word| TYPES.iter().find(|name| name.as_bytes() == word));
        said.map(|kind| OtherKind::of(*kind == "Product"))
    })
}
