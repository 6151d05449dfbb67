//! What a reader sees says more than what machines are told, where it can be told what it is: the headline, the byline and the date near it.

use super::byline;
use super::claims::{Claims, Field, Source};
use super::date;
use crate::dom::{Document, NodeId, NodeRef, Tag, collapse, is_invisible, name_words};
use std::collections::HashMap;

/// Most headings that are taken for headlines; pages with more print a list.
const HEADINGS: usize = 12;
/// How far behind the headline byline and date stand, in visible characters: a standfirst and a caption fit between.
const BEHIND: i64 = 1_500;
/// How far before it.
const BEFORE: i64 = 400;
/// Longest byline or date in bytes of text, white space of the markup included.
const LONGEST: usize = 600;
/// Longest line that is taken for a byline or a date by its words alone, in bytes.
const LONGEST_LINE: usize = 200;
/// Most elements of one sort that are looked at.
const MOST: usize = 60;
/// Share of a page's text from which on an element frames the page, whatever it is called.
const FRAME: f32 = 0.4;
/// People of one byline stand so near to each other, in visible characters.
const TOGETHER: i64 = 160;

/// Notes the headings that may be the headline.
pub(super) fn headings(document: &Document, claims: &mut Claims) {
    let mut count = 0;
    let mut furniture = 0;
    for node in document.iter() {
        if node.id().0 < furniture {
            continue;
        }
        if matches!(node.tag(), Tag::Nav | Tag::Footer | Tag::Noscript) {
            furniture = node.span().end;
        } else if node.tag() == Tag::H1 && node.is_shown() && node.raw_text().len() <= LONGEST * 4 && count < HEADINGS {
            count += 1;
            claims.add(Field::Title, Source::Heading, &node.text(), node.id());
        }
    }
}

/// What names of elements say, one bit each.
#[derive(Clone, Copy, Default)]
struct Said(u8);

impl Said {
    const BYLINE: u8 = 1;
    const AUTHOR: u8 = 1 << 1;
    /// Something about an author that is no name.
    const ABOUT: u8 = 1 << 2;
    const DATE: u8 = 1 << 3;
    const UPDATED: u8 = 1 << 4;
    const FURNITURE: u8 = 1 << 5;

    fn of(name: &str) -> Said {
        let mut said = 0;
        for word in name_words(name) {
            said |= match word.as_str() {
                "byline" | "bylines" | "byl" | "signature" | "firma" | "signatur" => Said::BYLINE,
                "author" | "authors" | "writer" | "autor" | "autores" | "autoren" | "auteur" | "auteurs" | "autore" | "autori" | "verfasser"
                | "redakteur" | "reporter" | "journalist" | "contributor" | "contributors" | "forfatter" | "skribent" | "penulis" | "author's" => {
                    Said::AUTHOR
                }
                "bio" | "about" | "image" | "img" | "avatar" | "photo" | "picture" | "thumbnail" | "thumb" | "social" | "twitter" | "facebook"
                | "follow" | "role" | "job" | "position" | "email" | "mail" | "icon" | "description" | "desc" | "articles" | "posts"
                | "biography" | "quote" | "credit" | "caption" | "newsletter" | "button" | "count" => Said::ABOUT,
                "date" | "dates" | "datetime" | "time" | "timestamp" | "published" | "publish" | "pubdate" | "pubtime" | "posted" | "dateline"
                | "datum" | "fecha" | "data" | "dato" | "publication" | "publicado" | "datepublished" | "zeit" | "uhrzeit" => Said::DATE,
                "updated" | "update" | "modified" | "lastmod" | "datemodified" | "aktualisiert" | "edited" => Said::UPDATED,
                "comment" | "comments" | "kommentare" | "disqus" | "related" | "recommended" | "recommendations" | "sidebar" | "footer"
                | "trending" | "popular" | "mostread" | "teaser" | "teasers" | "promo" | "ticker" | "nav" | "menu" => Said::FURNITURE,
                _ => 0,
            };
        }
        Said(said)
    }

    fn any(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// An element that may say who or when.
struct Candidate<'a> {
    node: NodeRef<'a>,
    /// How sure its names are, 0 surest.
    rank: u8,
    /// Visible characters behind the headline; negative before it.
    place: i64,
}

impl Candidate<'_> {
    /// Near ones before far ones, surer ones before less sure ones, then in document order.
    fn key(&self) -> (bool, u8, i64, NodeId) {
        let near = (-BEFORE..=BEHIND).contains(&self.place);
        (
            !near,
            self.rank,
            if self.place < 0 { BEHIND - self.place } else { self.place },
            self.node.id(),
        )
    }
}

/// Notes who wrote the article and when, as a reader sees it. `heading` is where the headline stands.
pub(super) fn collect(document: &Document, heading: Option<NodeId>, lang: Option<&str>, claims: &mut Claims) {
    let mut names: HashMap<&str, Said> = HashMap::new();
    let whole = document.root().raw_text().len().max(1) as f32;
    let mut people: Vec<Candidate<'_>> = Vec::new();
    let mut times: Vec<(Candidate<'_>, bool)> = Vec::new();
    let (mut seen, mut at_heading, mut furniture) = (0i64, 0i64, 0u32);
    for node in document.iter() {
        if node.id().0 < furniture {
            continue;
        }
        if Some(node.id()) == heading {
            at_heading = seen;
        }
        if node.is_text() {
            seen += node.raw_text().chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).count() as i64;
            continue;
        }
        let tag = node.tag();
        if tag.is_unseen() || matches!(tag, Tag::Nav | Tag::Dialog | Tag::Svg) || !node.is_shown() || tag == Tag::Footer && !in_article(node) {
            furniture = node.span().end;
            continue;
        }
        let mut said = Said::default();
        for attribute in ["class", "id", "data-testid", "data-qa", "data-component"] {
            if let Some(name) = node.attribute(attribute) {
                said.0 |= names.entry(name).or_insert_with(|| Said::of(name)).0;
            }
        }
        let length = node.raw_text().len();
        let frames = length as f32 > whole * FRAME
            || heading.is_some_and(|heading| node.contains(heading))
            || matches!(tag, Tag::Body | Tag::Main | Tag::Html);
        if said.any(Said::FURNITURE) && !frames {
            furniture = node.span().end;
            continue;
        }
        if length > LONGEST {
            continue;
        }
        let place = seen;
        let linked = node
            .attribute("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("author")));
        let rank = if linked || said.any(Said::BYLINE) && !said.any(Said::ABOUT) {
            Some(0)
        } else if said.any(Said::AUTHOR) && !said.any(Said::ABOUT) {
            Some(1)
        } else if tag == Tag::Address {
            Some(3)
        } else if tag == Tag::A && to_person(&node) && !said.any(Said::ABOUT)
            || length <= LONGEST_LINE
                && !matches!(tag, Tag::Li | Tag::A | Tag::Button)
                && byline::begins(node.raw_text())
                && byline::is_headed(&parted(node))
        {
            Some(2)
        } else {
            None
        };
        if let Some(rank) = rank.filter(|_| people.len() < MOST) {
            people.push(Candidate { node, rank, place });
        }
        // "Ann Lee on 1 June 2019" says both.
        said.0 |= if rank.is_some() { Said::DATE } else { 0 };
        let timed = tag == Tag::Time || node.attribute("datetime").is_some();
        if (timed || said.any(Said::DATE) || length <= LONGEST_LINE && length > 5 && node.children().all(|child| child.is_text()))
            && times.len() < MOST * 4
        {
            let rank = if timed {
                0
            } else if said.any(Said::DATE) {
                1
            } else {
                2
            };
            // An element of dates may hold two of them; which is which, its own parts say.
            times.push((Candidate { node, rank, place }, said.any(Said::UPDATED)));
        }
    }
    for candidate in people.iter_mut().chain(times.iter_mut().map(|(candidate, _)| candidate)) {
        candidate.place -= at_heading;
    }
    // Without a headline the page's beginning is as good a place as any.
    people.sort_by_key(Candidate::key);
    note_people(&people, lang, claims);
    times.sort_by_key(|(candidate, _)| candidate.key());
    note_times(&times, lang, claims);
}

/// Whether an element stands inside an article or its header: such a footer holds byline and date.
fn in_article(node: NodeRef<'_>) -> bool {
    node.ancestors().any(|ancestor| matches!(ancestor.tag(), Tag::Article | Tag::Header))
}

fn note_people(people: &[Candidate<'_>], lang: Option<&str>, claims: &mut Claims) {
    let Some((first, found)) = people
        .iter()
        .find_map(|candidate| Some((candidate, people_in(candidate.node, lang))).filter(|(_, names)| !names.is_empty()))
    else {
        return;
    };
    let source = if first.rank == 2 { Source::Words } else { Source::Visible };
    let near = (-BEFORE..=BEHIND).contains(&first.place);
    // Far from the headline only an element that is called so is believed.
    if !near && first.rank > 1 {
        return;
    }
    for name in found {
        claims.add(Field::Byline, source, &name, first.node.id());
    }
    // Several people stand in several elements of one name.
    let class = first.node.attribute("class");
    for other in people
        .iter()
        .filter(|other| other.rank == first.rank && other.node.tag() == first.node.tag() && other.node.attribute("class") == class)
    {
        if other.node != first.node
            && (other.place - first.place).abs() <= TOGETHER
            && !first.node.contains(other.node.id())
            && !other.node.contains(first.node.id())
        {
            for name in people_in(other.node, lang) {
                claims.add(Field::Byline, source, &name, other.node.id());
            }
        }
    }
}

/// Whether a link leads to a person's page, by the words of its address.
fn to_person(link: &NodeRef<'_>) -> bool {
    link.tag() == Tag::A
        && link.attribute("href").is_some_and(|href| {
            let href = href.to_ascii_lowercase();
            href.split(['/', '?', '=', '-', '_']).any(|part| {
                matches!(
                    part,
                    "author"
                        | "authors"
                        | "autor"
                        | "autoren"
                        | "autores"
                        | "auteur"
                        | "auteurs"
                        | "autore"
                        | "autori"
                        | "people"
                        | "person"
                        | "staff"
                        | "contributor"
                        | "contributors"
                        | "contributor.html"
                        | "by"
                        | "profile"
                        | "profiles"
                        | "journalist"
                        | "journalists"
                        | "reporter"
                        | "reporters"
                        | "writer"
                        | "writers"
                        | "columnists"
                        | "team"
                        | "bio"
                        | "correspondents"
                        | "redaktion"
                        | "firmas"
                        | "skribent"
                )
            })
        })
}

/// The people that an element names: those it links to, where its links lead to people, else those in its words.
fn people_in(node: NodeRef<'_>, lang: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for link in std::iter::once(node).chain(node.descendants()).filter(to_person).take(MOST) {
        for name in byline::names(&parted(link), lang) {
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    if out.is_empty() { byline::names(&parted(node), lang) } else { out }
}

/// An element's words with a mark where one block or one inline element ends and the next begins: style sheets keep them apart, not characters.
fn parted(node: NodeRef<'_>) -> String {
    let mut out = String::new();
    let mut last_text = None;
    let mut unseen = 0;
    for part in node.descendants() {
        if part.id().0 < unseen {
            continue;
        }
        if part.is_text() {
            // "<span>By</span>Ann": the span ends without a space, and so does not the line that a reader sees.
            if Some(part.id().0) != last_text.map(|last: u32| last + 1)
                && out.ends_with(char::is_alphanumeric)
                && part.raw_text().starts_with(char::is_uppercase)
            {
                out.push(' ');
            }
            last_text = Some(part.id().0);
            out.push_str(part.raw_text());
        } else if part.tag().is_unseen() || part.tag() == Tag::Svg {
            unseen = part.span().end;
        } else if part.tag() == Tag::Br || !part.tag().is_inline() {
            out.push('|');
        } else if out.ends_with(char::is_alphanumeric) {
            out.push(' ');
        }
    }
    collapse(&out)
}

fn note_times(times: &[(Candidate<'_>, bool)], lang: Option<&str>, claims: &mut Claims) {
    for (candidate, updated) in times {
        let node = candidate.node;
        let near = (-BEFORE..=BEHIND).contains(&candidate.place);
        if !near && candidate.rank > 0 {
            continue;
        }
        let text = node.text();
        let lower = text.to_lowercase();
        let stated = ["datetime", "content"]
            .iter()
            .find_map(|name| node.attribute(name))
            .filter(|value| date::date(value, lang).is_some());
        let value = stated.unwrap_or(&text);
        if date::date(value, lang).is_none() {
            continue;
        }
        let says_updated = [
            "updated",
            "modified",
            "aktualisiert",
            "mis à jour",
            "actualizado",
            "atualizado",
            "aggiornato",
            "uppdaterad",
            "oppdatert",
            "opdateret",
            "bijgewerkt",
            "aktualizacja",
            "обновлено",
            "更新",
        ]
        .iter()
        .any(|word| lower.contains(word));
        let says_published = ["publi", "posted", "veröffentlicht", "erstellt", "опубликовано", "公開"]
            .iter()
            .any(|word| lower.contains(word));
        let field = if (*updated || says_updated) && !says_published {
            Field::Modified
        } else {
            Field::Published
        };
        claims.add(field, if candidate.rank == 2 { Source::Words } else { Source::Visible }, value, node.id());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    fn values(html: &str, field: Field) -> Vec<String> {
        let document = from_html(html, None);
        let heading = document.iter().find(|node| node.tag() == Tag::H1).map(|node| node.id());
        let mut claims = Claims::default();
        collect(&document, heading, Some("en"), &mut claims);
        claims.about(field).map(|claim| claim.value.clone()).collect()
    }

    #[test]
    fn the_byline_near_the_headline_is_taken() {
        let html = "<div class=author-list><p class=author>Zoe Far</p></div><p>".to_owned()
            + &"words ".repeat(200)
            + "</p><h1>Bridge opens</h1><div class=article-byline><img class=author-image alt=x>\
            <span>By <a href=/authors/ann-lee>Ann Lee</a> and <a href=/authors/bo>Bo Ek</a>, staff</span></div><div class=comments><b class=author>Troll</b></div>";
        assert_eq!(values(&html, Field::Byline), ["Ann Lee", "Bo Ek"]);
        assert_eq!(
            values("<h1>Bridge opens</h1><p>By Ann Lee</p><p>By noon it was full.</p>", Field::Byline),
            ["Ann Lee"]
        );
    }

    #[test]
    fn updated_is_not_published() {
        let html = "<h1>Bridge opens</h1><p class=meta>Updated <time datetime=2024-05-04T10:00Z class=updated>4 May</time> <time datetime=2024-05-03>3 May</time></p>";
        assert_eq!(values(html, Field::Published)[0], "2024-05-03");
        assert_eq!(values(html, Field::Modified)[0], "2024-05-04T10:00Z");
        assert_eq!(
            values("<h1>Bridge opens</h1><p>9 December 2016</p>", Field::Published),
            ["9 December 2016"]
        );
    }
}
