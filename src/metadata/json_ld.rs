//! JSON-LD is what a page tells search engines in `<script type="application/ld+json">`: objects with types of schema.org, one of which is the article.

use super::claims::{Claims, Field, Source};
use super::structured::Structured;
use crate::dom::{Document, NodeId};
use crate::json::{Map, Value};
use crate::quick::HashMap;
use crate::search::any_of;
use std::borrow::Cow;

type Object = Map;

/// Most values that are looked at in one page. News pages have some hundred, pages that list their whole archive some ten thousand.
const MOST: usize = 50_000;
/// Most names that one object may give as its authors.
const AUTHORS: usize = 40;

/// Steps of the way to a page that are looked at for its section: the first page is often one of them.
const STEPS: usize = 2;

/// Notes what the structured data of a page says.
pub(super) fn collect(document: &Document, structured: &Structured, claims: &mut Claims) {
    let graph = Graph::of(structured.values());
    let here = |object: &Object| {
        ["url", "@id", "mainEntityOfPage"]
            .iter()
            .any(|key| address(object.get(key)).is_some_and(|url| same_page(url, document)))
    };
    let articles = || graph.objects.iter().filter(|(_, object)| is_article(object));
    // A page may describe the articles that it links to; its own is the one with its address, else the first without another one, else the first.
    let elsewhere = |object: &Object| address(object.get("url")).is_some_and(|url| url.starts_with("http"));
    let own = articles()
        .find(|(_, object)| here(object))
        .or_else(|| articles().find(|(_, object)| !elsewhere(object)));
    if let Some((node, article)) = own.or_else(|| articles().next()) {
        graph.article(*node, article, Source::JsonLd, claims);
    }
    for (node, object) in graph.objects.iter().filter(|(_, object)| !is_article(object)) {
        if is_type(object, |name| {
            name.ends_with("Page") || matches!(name, "Recipe" | "Review" | "VideoObject" | "PodcastEpisode" | "CreativeWork")
        }) {
            graph.article(*node, object, Source::JsonLdPage, claims);
        } else if is_type(object, |name| name == "BreadcrumbList") {
            // The way to the page: the first page, its section, and the page itself, which the headline tells.
            let steps = object.get("itemListElement").and_then(Value::as_array);
            for step in steps.into_iter().flatten().take(STEPS) {
                let Value::Object(step) = step else { continue };
                let named = if step.contains_key("name") { "name" } else { "item" };
                graph.text(step, named, Field::Section, Source::JsonLdPage, *node, claims);
            }
        } else if is_type(object, |name| name == "WebSite") {
            graph.text(object, "name", Field::SiteName, Source::JsonLdPage, *node, claims);
        }
    }
}

/// Whether an object describes an article (schema.org, the types under Article and the postings beside them).
fn is_article(object: &Object) -> bool {
    is_type(object, |name| {
        name.ends_with("Article")
            || name.ends_with("BlogPosting")
            || matches!(name, "Report" | "SocialMediaPosting" | "DiscussionForumPosting" | "Article" | "NewsStory")
    })
}

fn is_type(object: &Object, test: impl Fn(&str) -> bool) -> bool {
    let plain = |name: &str| name.rsplit(any_of("/#:")).next().is_some_and(&test);
    match object.get("@type") {
        Some(Value::String(name)) => plain(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(plain),
        _ => false,
    }
}

/// The address in a value: itself, or what an object names itself by.
fn address(value: Option<&Value>) -> Option<&str> {
    match value? {
        Value::String(text) => Some(text),
        Value::Object(object) => ["@id", "url", "contentUrl"]
            .iter()
            .find_map(|key| object.get(key).and_then(Value::as_str)),
        Value::Array(values) => values.iter().find_map(|value| match value {
            Value::String(text) => Some(text.as_str()),
            Value::Object(object) => object.get("url").or(object.get("@id")).and_then(Value::as_str),
            _ => None,
        }),
        _ => None,
    }
}

fn same_page(address: &str, document: &Document) -> bool {
    let Some(page) = document.url() else { return false };
    // Anchors of an object's own (`#article`) do not name another page.
    page.join(address)
        .is_some_and(|url| url.host_str() == page.host_str() && url.path().trim_end_matches('/') == page.path().trim_end_matches('/'))
}

/// The objects of a page that stand for themselves, and all that can be referred to.
struct Graph<'a> {
    objects: Vec<(NodeId, &'a Object)>,
    by_id: HashMap<&'a str, &'a Object>,
}

impl<'a> Graph<'a> {
    fn of(values: &'a [(NodeId, Value)]) -> Graph<'a> {
        let mut graph = Graph {
            objects: Vec::new(),
            by_id: HashMap::default(),
        };
        // A stack in place of recursion; what is pushed in reverse comes out in the order of the page. `own` says whether an object is the page's or a part of another object.
        let mut stack: Vec<(NodeId, &Value, bool)> = values.iter().rev().map(|(node, value)| (*node, value, true)).collect();
        let mut seen = 0;
        while let Some((node, value, own)) = stack.pop() {
            seen += 1;
            if seen > MOST {
                break;
            }
            match value {
                Value::Array(items) => stack.extend(items.iter().rev().take(MOST).map(|item| (node, item, own))),
                Value::Object(object) => {
                    if own {
                        graph.objects.push((node, object));
                    }
                    // A bare reference has nothing but its name.
                    if let Some(id) = object.get("@id").and_then(Value::as_str)
                        && object.len() > 1
                    {
                        graph.by_id.entry(id).or_insert(object);
                    }
                    let below = |key: &str| own && matches!(key, "@graph" | "mainEntity" | "mainEntityOfPage");
                    stack.extend(
                        object
                            .iter()
                            .filter(|(_, value)| value.is_object() || value.is_array())
                            .map(|(key, value)| (node, value, below(key))),
                    );
                }
                _ => {}
            }
        }
        graph
    }

    fn article(&self, node: NodeId, object: &Object, source: Source, claims: &mut Claims) {
        let title = if object.contains_key("headline") { "headline" } else { "name" };
        for (key, field) in [
            (title, Field::Title),
            ("datePublished", Field::Published),
            ("dateCreated", Field::Published),
            ("dateModified", Field::Modified),
            ("articleSection", Field::Section),
            ("inLanguage", Field::Lang),
            ("description", Field::Excerpt),
            ("isAccessibleForFree", Field::Paywalled),
        ] {
            self.text(object, key, field, source, node, claims);
        }
        // Where only a part of the story costs, the part says so.
        let part = match object.get("hasPart") {
            Some(Value::Array(parts)) => parts.first(),
            part => part,
        };
        if let Some(Value::Object(part)) = part {
            self.text(part, "isAccessibleForFree", Field::Paywalled, source, node, claims);
        }
        let mut authors = self.names(object.get("author"));
        // Some systems give the house as the author, and the reporter as who made it.
        if authors.iter().all(|(name, house)| *house || name.trim().is_empty()) {
            let creators = self.names(object.get("creator"));
            authors = if creators.is_empty() { authors } else { creators };
        }
        // Houses alone yield to the people whom the page names.
        let houses = authors.iter().all(|(_, house)| *house);
        for (name, _) in authors {
            claims.add(Field::Byline, source, &name, node);
            if houses {
                claims.add(Field::SiteName, Source::Words, &name, node);
            }
        }
        for (name, _) in self.names(object.get("publisher")) {
            claims.add(Field::SiteName, source, &name, node);
        }
        if let Some(url) = object
            .get("image")
            .or_else(|| object.get("thumbnailUrl"))
            .and_then(|image| self.picture(image))
        {
            claims.add(Field::LeadImage, source, url, node);
        }
        if let Some(Value::Object(image)) = object.get("image") {
            self.text(image, "caption", Field::LeadImageCaption, source, node, claims);
        }
        if let Some(url) = address(object.get("mainEntityOfPage")).or_else(|| address(object.get("url"))) {
            claims.add(Field::Canonical, source, url, node);
        }
    }

    /// A value that is words, a truth value, the first of several, or an object with a name.
    fn text(&self, object: &Object, key: &str, field: Field, source: Source, node: NodeId, claims: &mut Claims) {
        let value = match object.get(key) {
            Some(Value::Array(values)) => values.first(),
            value => value,
        };
        match value {
            Some(Value::String(text)) => claims.add(field, source, text, node),
            Some(Value::Bool(truth)) => claims.add(field, source, if *truth { "true" } else { "false" }, node),
            Some(Value::Number(number)) => claims.add(field, source, &number.to_string(), node),
            Some(Value::Object(object)) => {
                let name = ["name", "@value", "alternateName"]
                    .iter()
                    .find_map(|key| object.get(key).and_then(Value::as_str));
                claims.add(field, source, name.unwrap_or_default(), node);
            }
            _ => {}
        }
    }

    /// The names in a value: words, objects with a name, references to objects with a name, and lists of these. Each with whether it is said to be a house's.
    fn names(&self, value: Option<&'a Value>) -> Vec<(Cow<'a, str>, bool)> {
        let mut out = Vec::new();
        let mut stack: Vec<(&Value, bool)> = value.map(|value| (value, false)).into_iter().collect();
        while let Some((value, house)) = stack.pop() {
            if out.len() >= AUTHORS {
                break;
            }
            match value {
                Value::String(text) => out.push((Cow::Borrowed(text.as_str()), house)),
                Value::Array(items) => stack.extend(items.iter().take(AUTHORS).rev().map(|item| (item, house))),
                Value::Object(object) => {
                    stack.extend(object.get("@list").map(|list| (list, house)));
                    let id = object.get("@id").and_then(Value::as_str);
                    let named = |object: &'a Object| match object.get("name") {
                        Some(Value::Object(name)) => name.get("@value"),
                        Some(Value::String(name)) if name.trim().is_empty() => None,
                        name => name,
                    };
                    let name = named(object).or_else(|| self.by_id.get(id?).and_then(|object| named(object)));
                    let part = |key: &str| object.get(key).and_then(Value::as_str);
                    match (name, part("givenName"), part("familyName")) {
                        (None, Some(given), Some(family)) => out.push((Cow::Owned(format!("{given} {family}")), false)),
                        _ => stack.extend(name.map(|name| (name, is_type(object, |name| name.ends_with("Organization"))))),
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn picture(&self, image: &'a Value) -> Option<&'a str> {
        let image = match image {
            Value::Array(images) => images.first()?,
            image => image,
        };
        let Value::Object(object) = image else { return image.as_str() };
        let url = |object: &'a Object| {
            ["url", "contentUrl"]
                .iter()
                .find_map(|key| object.get(key).and_then(|url| url.as_str().or_else(|| url.as_array()?.first()?.as_str())))
        };
        url(object).or_else(|| {
            object
                .get("@id")
                .and_then(Value::as_str)
                .and_then(|id| self.by_id.get(id).and_then(|object| url(object)).or(Some(id)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn claims(json: &str) -> Vec<(Field, Source, String)> {
        let url = crate::Address::parse("https://example.com/news/bridge");
        let mut claims = Claims::default();
        let document = from_html(&format!("<script type='application/ld+json'>{json}</script>"), url);
        collect(&document, &Structured::of(&document), &mut claims);
        let fields = [
            Field::Title,
            Field::Byline,
            Field::Published,
            Field::SiteName,
            Field::LeadImage,
            Field::Paywalled,
        ];
        fields
            .iter()
            .flat_map(|field| {
                claims
                    .about(*field)
                    .map(|claim| (claim.field, claim.source, claim.value.clone()))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    fn authors(json: &str) -> Vec<String> {
        claims(json)
            .into_iter()
            .filter(|(field, ..)| *field == Field::Byline)
            .map(|(_, _, value)| value)
            .collect()
    }

    #[test]
    fn authors_come_in_every_shape() {
        for author in [
            r#""Ann Lee""#,
            r#"{"@type": "Person", "name": "Ann Lee"}"#,
            r#"[{"name": ["Ann Lee"]}]"#,
            r##"{"@id": "#ann"}"##,
        ] {
            let json = format!(
                r##"{{"@graph": [{{"@type": ["NewsArticle"], "author": {author}}}, {{"@id": "#ann", "@type": "Person", "name": "Ann Lee"}}]}}"##
            );
            assert_eq!(authors(&json), ["Ann Lee"], "{author}");
        }
        assert_eq!(
            authors(r#"{"@type": "http://schema.org/Article", "author": null, "creator": ["A", {"name": "B"}]}"#),
            ["A", "B"]
        );
    }

    #[test]
    fn the_pages_own_article_is_told_from_those_it_lists() {
        let json = r#"[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Listed"}]},
            {"@type": "NewsArticle", "headline": "Other", "url": "https://example.com/news/other"},
            {"@type": "NewsArticle", "headline": "Own", "mainEntityOfPage": {"@id": "https://example.com/news/bridge#a"}, "isAccessibleForFree": "False"}]"#;
        let all = claims(json);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[0], (Field::Title, Source::JsonLd, "Own".to_owned()));
        assert_eq!(all[1], (Field::Paywalled, Source::JsonLd, "False".to_owned()));
    }

    #[test]
    fn hostile_depth_and_length_end() {
        assert!(claims(&format!("{}1{}", "[".repeat(2_000), "]".repeat(2_000))).is_empty());
        let many = vec![r#"{"@type": "NewsArticle", "headline": "x"}"#; 20_000].join(",");
        assert_eq!(claims(&format!("[{many}]")).len(), 1);
    }
}
