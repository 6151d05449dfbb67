//! Items are things on the page that carry attributes for machines: microdata (`itemprop`) and RDFa (`property`).

use super::claims::{Claims, Field, Source};
use super::people;
use crate::dom::attribute::NameSet;
use crate::dom::{Document, NodeRef, Tag};
use crate::search::{Search, any_of};
use crate::words::{Words, words};

/// How many nodes into an item its parts are looked for: a person or a picture is a small thing.
const NEAR: usize = 200;
/// Nodes from one author of a byline to the next, pictures and links between them.
const BESIDE: u32 = 60;
/// Longest text of an item that is a value, in bytes with all white space; what is longer is the story.
const LONGEST: usize = 8 * 1024;

/// Notes what the items of a page say of its article.
pub(super) fn collect(document: &Document, claims: &mut Claims) {
    let own = own_item(document);
    // Scopes that are open, outermost first: where each ends, and whether what is said in it is said of the article.
    let mut scopes: Vec<(u32, bool)> = Vec::new();
    let (mut author, mut submitted) = (None, false);
    let for_machines = NameSet::of(&["itemprop", "property", "itemtype", "typeof", "itemscope"]);
    for node in document.iter().filter(|node| node.has_any(for_machines)) {
        while scopes.last().is_some_and(|(end, _)| *end <= node.id().0) {
            scopes.pop();
        }
        let speaks = scopes.last().is_none_or(|(_, speaks)| *speaks);
        // What no item holds may be of a teaser: those stand in lists and aside.
        let speaks = speaks && (!scopes.is_empty() || node.attribute("itemprop").is_none() || !on_a_list(node));
        if speaks {
            if let Some(names) = node.attribute("itemprop") {
                if names == "author" {
                    // Authors are the article's only beside the first one; further ones are of teasers. A picture's stand by it.
                    let teases = author.is_some_and(|last: u32| node.id().0 > last + BESIDE || people::on_a_card(node, None));
                    if teases || node.ancestors().any(|above| matches!(above.tag(), Tag::Figure | Tag::Figcaption)) {
                        continue;
                    }
                    author = Some(node.id().0);
                }
                for name in names.split_ascii_whitespace() {
                    note(node, name, Source::Microdata, claims);
                }
            }
            // The head's `<meta property>` has names of its own.
            if let Some(names) = node.attribute("property").filter(|_| node.tag() != Tag::Meta) {
                for name in names.split_ascii_whitespace() {
                    note(node, name.rsplit(any_of(":/#")).next().unwrap_or_default(), Source::Rdfa, claims);
                }
            }
        }
        if let Some(kind) = node
            .attribute("itemtype")
            .or_else(|| node.attribute("typeof"))
            .or_else(|| node.attribute("itemscope"))
        {
            if !submitted && (kind.ends_with("Person") || kind.ends_with("UserAccount")) && is_submitted(node) {
                submitted = true;
                // It is as often a user's name: whatever names an author comes first.
                claims.add(Field::Byline, Source::JsonLdPage, &words(node).unwrap_or_default(), node.id());
            }
            let article = is_article(kind) && own.is_none_or(|own| own == node || !is_story(kind));
            scopes.push((node.span().end, article && (speaks || own == Some(node))));
        }
    }
}

/// Whether a person stands in the line by which a content system says in any language who submitted a page, and not in a comment's.
fn is_submitted(node: NodeRef<'_>) -> bool {
    let called = |word: &'static str| {
        let mut around = node.ancestors();
        around.any(move |above| above.attribute("class").is_some_and(|class| class.holds(word)))
    };
    called("submitted") && !called("comment")
}

fn on_a_list(node: NodeRef<'_>) -> bool {
    node.ancestors()
        .any(|above| matches!(above.tag(), Tag::Li | Tag::Aside | Tag::Nav | Tag::Footer))
}

/// Of several articles on a page its own is the largest; the others are what it links to.
fn own_item(document: &Document) -> Option<NodeRef<'_>> {
    let kind = |node: &NodeRef<'_>| node.attribute("itemtype").or_else(|| node.attribute("typeof")).is_some_and(is_story);
    let typed = NameSet::of(&["itemtype", "typeof"]);
    if !document.present.any(typed) {
        return None;
    }
    document
        .iter()
        .filter(|node| node.has_any(typed) && kind(node))
        .max_by_key(|node| (node.raw_text().len(), std::cmp::Reverse(node.id())))
}

/// Whether a type is that of a story.
fn is_story(kind: &str) -> bool {
    kind.split_ascii_whitespace().any(|kind| {
        let kind = kind.rsplit(any_of("/:#")).next().unwrap_or_default();
        kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "Recipe" | "CreativeWork")
    })
}

/// Whether a type speaks of the story or of the page around it; none at all does too.
fn is_article(kind: &str) -> bool {
    kind.is_empty() || is_story(kind) || kind.holds("Page") || kind.ends_with("Blog") || kind.ends_with("MediaObject")
}

/// What properties of a story say.
#[rustfmt::skip]
const FIELDS: &[(Field, Words)] = &[
    (Field::Title, words!["headline"]), (Field::Byline, words!["author", "creator"]), (Field::Published, words!["datePublished", "dateCreated"]),
    (Field::Modified, words!["dateModified"]), (Field::Section, words!["articleSection"]), (Field::Lang, words!["inLanguage"]),
    (Field::LeadImage, words!["image", "thumbnailUrl"]), (Field::Excerpt, words!["description"]), (Field::SiteName, words!["publisher"]), (Field::Paywalled, words!["isAccessibleForFree"]),
];
/// RDFa that content systems print, in the Dublin Core vocabulary.
const OF_RDFA: &[(Field, Words)] = &[(Field::Title, words!["title"]), (Field::Published, words!["date", "created", "issued"])];

fn note(node: NodeRef<'_>, name: &str, source: Source, claims: &mut Claims) {
    let known = |fields: &[(Field, Words)]| fields.iter().find(|(_, names)| names.has(name)).map(|(field, _)| *field);
    let Some(field) = known(FIELDS).or_else(|| known(if source == Source::Rdfa { OF_RDFA } else { &[] })) else {
        return;
    };
    let value = match field {
        Field::Byline | Field::SiteName => return person(node, field, source, claims),
        Field::LeadImage => picture(node).map(str::to_owned),
        _ => ["content", "datetime", "value"]
            .iter()
            .find_map(|name| node.attribute(name))
            .map(str::to_owned)
            .or_else(|| words(node)),
    };
    claims.add(field, source, &value.unwrap_or_default(), node.id());
}

fn words(node: NodeRef<'_>) -> Option<String> {
    (node.raw_text().len() <= LONGEST).then(|| node.text())
}

/// A person's or a publisher's item has a name in it; a bare one is the name.
fn person(node: NodeRef<'_>, field: Field, source: Source, claims: &mut Claims) {
    let is_name = |node: &NodeRef<'_>| {
        ["itemprop", "property"].iter().any(|name| {
            node.attribute(name)
                .is_some_and(|names| names.split_ascii_whitespace().any(|name| matches!(name, "name" | "schema:name")))
        })
    };
    let mut add = |name: NodeRef<'_>| {
        let value = name
            .attribute("content")
            .or_else(|| name.attribute("value"))
            .map(str::to_owned)
            .or_else(|| words(name));
        claims.add(field, source, &value.unwrap_or_default(), node.id());
    };
    // "By Ann Lee, Bo Ek" may be one item with a name for each. What is an item in it has a name of its own.
    let (mut named, mut formatted, mut until) = (false, None, 0);
    for inner in node.descendants().take(NEAR) {
        if is_name(&inner) && (!named || field == Field::Byline && inner.id().0 >= until) {
            add(inner);
            named = true;
        }
        if inner.attribute("itemscope").is_some() {
            until = inner.span().end;
        }
        let is_formatted = || {
            inner
                .attribute("class")
                .is_some_and(|class| class.split_ascii_whitespace().any(|name| name == "fn"))
        };
        if formatted.is_none() && is_formatted() {
            formatted = Some(inner);
        }
    }
    if !named {
        // Where no property says the name, microformats do: the rest of the box tells of the person.
        add(formatted.unwrap_or(node));
    }
}

fn picture<'a>(node: NodeRef<'a>) -> Option<&'a str> {
    let own = |node: NodeRef<'a>| ["content", "src", "data-src", "href"].iter().find_map(|name| node.attribute(name));
    // An ImageObject has its address inside.
    let inner = |node: &NodeRef<'_>| node.attribute("itemprop").is_some_and(|name| matches!(name, "url" | "contentUrl"));
    own(node).or_else(|| {
        node.descendants()
            .take(NEAR)
            .find(inner)
            .or_else(|| node.descendants().take(NEAR).find(|node| node.tag() == Tag::Img))
            .and_then(own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn values(html: &str, field: Field) -> Vec<String> {
        let mut claims = Claims::default();
        collect(&from_html(html, None), &mut claims);
        claims.about(field).map(|claim| claim.value.clone()).collect()
    }

    #[test]
    fn a_persons_item_gives_its_name_and_comments_give_none() {
        let html = "<article itemscope itemtype='http://schema.org/NewsArticle'><p itemprop=author itemscope itemtype='http://schema.org/Person'>By <b itemprop=name>Ann Lee</b>, Editor</p>\
            <p>Words of the story.</p><div itemprop=comment itemscope itemtype='http://schema.org/Comment'><i itemprop=author>Troll</i></div></article>";
        assert_eq!(values(html, Field::Byline), ["Ann Lee"]);
        let formatted = "<article><div itemprop=author class=vcard><a class='url fn n'>Ann Lee</a><p>Ann covers rivers.</p></div><p>Words of the story.</p></article>";
        assert_eq!(values(formatted, Field::Byline), ["Ann Lee"]);
    }

    #[test]
    fn the_largest_article_is_the_pages_own() {
        let html = "<div itemscope itemtype='https://schema.org/NewsArticle'><h3 itemprop=headline>Linked</h3></div>\
            <div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>Own</h1><p>Many words of the story.</p></div>\
            <span property='schema:author'>Bo</span>";
        assert_eq!(values(html, Field::Title), ["Own"]);
        assert_eq!(values(html, Field::Byline), ["Bo"]);
    }
}
