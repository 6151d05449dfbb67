//! A claim is what one source of a page says about one field: an Open Graph tag about the title, a byline element about the authors.
//!
//! All claims are collected first, in document order; which of them is believed is decided by the table in [`super`].

use crate::dom::{NodeId, collapse, from_html};
use crate::search::Search;

/// What can be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Title,
    Byline,
    Published,
    Modified,
    SiteName,
    Section,
    Lang,
    LeadImage,
    LeadImageCaption,
    Canonical,
    Excerpt,
    Paywalled,
}

/// Who claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// The article object of the page's JSON-LD.
    JsonLd,
    /// The web page object of the page's JSON-LD, which says less of the article.
    JsonLdPage,
    /// `og:` and `article:` tags.
    OpenGraph,
    /// `twitter:` tags.
    Twitter,
    /// `dc.` and `dcterms.` tags, as libraries and public bodies use them.
    DublinCore,
    /// `citation_` tags of scholarly publishers.
    Scholarly,
    /// Tags written for one service that publishers feed, such as Parse.ly's or Sailthru's.
    Service,
    /// Tags with a plain name: `author`, `date`, `description`.
    Meta,
    /// `itemprop` attributes on what stands on the page.
    Microdata,
    /// `property` attributes on what stands on the page.
    Rdfa,
    /// `<link>` elements.
    Link,
    /// The `<title>`.
    DocumentTitle,
    /// The `lang` of the root element.
    Root,
    /// A first-level heading that stands on the page.
    Heading,
    /// A lower heading, asked where no first-level one is the headline.
    Subheading,
    /// What a reader sees, told by the names of its element.
    Visible,
    /// What a reader sees, told by its words alone.
    Words,
    /// The page's address.
    Address,
}

/// One claim.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub field: Field,
    pub source: Source,
    pub value: String,
    /// The element that makes it.
    pub node: NodeId,
}

/// Longest value that is believed to be one, in bytes; whole articles stand in some descriptions.
const LONGEST: usize = 4 * 1024;
/// Most claims that are kept of one page. Pages have some hundred; more is an attack on our time.
const MOST: usize = 4 * 1024;

/// All claims of a page in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Claims(Vec<Claim>);

impl Claims {
    /// Notes a claim. Blank values and those too long to be one are dropped.
    pub fn add(&mut self, field: Field, source: Source, value: &str, node: NodeId) {
        if value.len() > LONGEST || self.0.len() >= MOST {
            return;
        }
        let value = decoded(&collapse(value));
        if !value.is_empty() {
            self.0.push(Claim { field, source, value, node });
        }
    }

    /// What one source says of a field, in document order.
    pub fn of(&self, field: Field, source: Source) -> impl Iterator<Item = &Claim> {
        self.0.iter().filter(move |claim| claim.field == field && claim.source == source)
    }

    /// What anyone says of a field.
    pub fn about(&self, field: Field) -> impl Iterator<Item = &Claim> {
        self.0.iter().filter(move |claim| claim.field == field)
    }
}

/// A value with character references and tags resolved: publishers escape twice, and put markup into attributes.
fn decoded(value: &str) -> String {
    let escaped = value.find('&').is_some_and(|at| value.get(at..).is_some_and(|rest| rest.holds(";")));
    let tagged = value.find('<').is_some_and(|at| value.get(at..).is_some_and(|rest| rest.holds(">")));
    if !escaped && !tagged {
        return value.to_owned();
    }
    // The one parser with a guard in front of it.
    from_html(value, None).root().text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cleaned_and_empty_ones_dropped() {
        let mut claims = Claims::default();
        for value in ["  ", "A &amp;amp; B", "<b>A</b> &#39;B&#39;", "5 < 6 & 7"] {
            claims.add(Field::Title, Source::OpenGraph, value, NodeId::ROOT);
        }
        let values: Vec<&str> = claims.of(Field::Title, Source::OpenGraph).map(|claim| claim.value.as_str()).collect();
        assert_eq!(values, ["A &amp; B", "A 'B'", "5 < 6 & 7"]);
    }
}
