//! Metadata is what a page says about its article: title, byline, dates, picture, language.

mod byline;

pub use byline::is_byline;

use crate::article::Direction;
use crate::dom::{Document, Origin, Tag};
use crate::url::SafeUrl;
use serde::Serialize;

/// What a page says about its article. What it does not say is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Metadata {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The people or desks who wrote it, in order.
    pub byline: Vec<String>,
    /// When it was published, ISO 8601, with zone where the page gives one.
    pub published: Option<String>,
    /// When it was last changed, ISO 8601.
    pub modified: Option<String>,
    /// The site's name.
    pub site_name: Option<String>,
    /// The section, such as "Politics".
    pub section: Option<String>,
    /// Its language as a BCP 47 tag.
    pub lang: Option<String>,
    /// Which way its text runs.
    pub dir: Option<Direction>,
    /// The lead picture's address.
    pub lead_image: Option<SafeUrl>,
    /// The lead picture's caption.
    pub lead_image_caption: Option<String>,
    /// The address the publisher gives it.
    pub canonical_url: Option<SafeUrl>,
    /// A summary of a sentence or two.
    pub excerpt: Option<String>,
    /// Whether the page says that it shows only a part to readers who do not pay.
    pub paywalled: bool,
    /// The next page of an article in several pages.
    pub next_page: Option<SafeUrl>,
}

/// Collects a page's metadata.
pub fn metadata(document: &Document) -> Metadata {
    let title = document
        .iter()
        .find(|node| node.tag() == Tag::H1 && node.is_shown())
        .map(|node| node.text());
    // Where a plain text's byline stands was found when it was read.
    let byline = document
        .iter()
        .find(|node| document.origin() == Origin::Plain && node.attribute("class") == Some("byline"));
    Metadata {
        title,
        byline: byline.map(|node| node.text()).into_iter().collect(),
        ..Metadata::default()
    }
}
