//! Metadata is what a page says about its article: title, byline, dates, picture, language.
//!
//! A page says it in many places, and not everywhere the same. Every place is asked ([`claims`]); [`TABLE`] says which is believed.

mod address_date;
mod authors;
mod beside_day;
mod brackets;
mod byline;
mod byline_list;
mod byline_words;
mod calendar;
mod canonical;
mod claims;
mod clock;
mod date;
mod date_tokens;
mod day;
mod head;
mod headings;
mod introduced;
mod items;
mod json_ld;
mod json_text;
mod lead_image;
mod listed;
mod months;
mod next_page;
mod people;
mod person;
mod said;
mod signature;
mod site;
mod structured;
mod times;
mod title;
mod title_parts;
mod tongue;
mod tongues;
mod visible;
mod walk;

pub use byline::is_byline;
pub(crate) use person::{is_agency, shouts};
pub use structured::Structured;
pub(crate) use times::{is_said, tells_with_date};

use crate::article::Direction;
use crate::dom::Document;
use crate::url::SafeUrl;
use crate::words::{Words, words};
use authors::{byline, people};
use claims::{Claim, Claims, Field, Source};
use serde::Serialize;
use site::Site;

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
    /// Whether it says that all of it is free.
    #[serde(skip)]
    pub free: bool,
    /// The next page of an article in several pages.
    pub next_page: Option<SafeUrl>,
}

use crate::search::Search;
use Source::*;

/// Who is believed about what: the first source of a row that says something usable wins.
///
/// What is written for readers of JSON-LD and Open Graph is written once a story, by the newsroom's own system; plain tags and what is told by words are guesses. For the
/// headline, what stands on the page wins wherever one of these sources agrees with it (see [`title`]): publishers shorten titles for machines.
const TABLE: &[(Field, &[Source])] = &[
    (
        Field::Title,
        &[
            DublinCore,
            OpenGraph,
            JsonLd,
            Scholarly,
            Service,
            Twitter,
            Microdata,
            Rdfa,
            Meta,
            DocumentTitle,
            JsonLdPage,
            Heading,
        ],
    ),
    (
        Field::Byline,
        &[
            JsonLd, Microdata, Rdfa, Visible, Service, Words, Scholarly, DublinCore, OpenGraph, Meta, JsonLdPage, Twitter,
        ],
    ),
    (
        Field::Published,
        &[
            OpenGraph, Service, JsonLd, Microdata, Rdfa, Meta, Visible, Scholarly, DublinCore, JsonLdPage, Words, Address,
        ],
    ),
    (
        Field::Modified,
        &[JsonLd, OpenGraph, Microdata, Rdfa, Meta, DublinCore, JsonLdPage, Visible, Words],
    ),
    (Field::SiteName, &[OpenGraph, JsonLd, JsonLdPage, Microdata, Scholarly, Meta, DublinCore]),
    (Field::Section, &[OpenGraph, JsonLd, Microdata, Service, Meta, JsonLdPage]),
    (Field::Lang, &[Root, JsonLd, Meta, OpenGraph, DublinCore, Microdata]),
    (
        Field::LeadImage,
        &[OpenGraph, JsonLd, Twitter, Service, Link, Microdata, JsonLdPage, Meta],
    ),
    (Field::LeadImageCaption, &[Visible, JsonLd]),
    (Field::Canonical, &[Link, OpenGraph, JsonLd]),
    (Field::Excerpt, &[OpenGraph, Meta, JsonLd, Twitter, DublinCore, Microdata]),
    (Field::Paywalled, &[JsonLd, Microdata, OpenGraph, Meta, JsonLdPage]),
];

/// The row of a field.
fn sources(field: Field) -> &'static [Source] {
    TABLE.iter().find(|(row, _)| *row == field).map_or(&[], |(_, sources)| sources)
}

/// The first value of a field, by the table, that `usable` takes.
fn first<T>(claims: &Claims, field: Field, mut usable: impl FnMut(&Claim) -> Option<T>) -> Option<T> {
    let mut out = None;
    first_that(claims, field, &mut |claim| {
        out = usable(claim);
        out.is_some()
    });
    out
}

/// Asks one claim after another, by the table, until one is taken. One function for all fields: a copy for each is four kilobytes of every download.
fn first_that(claims: &Claims, field: Field, taken: &mut dyn FnMut(&Claim) -> bool) {
    for source in sources(field) {
        if claims.of(field, *source).any(&mut *taken) {
            return;
        }
    }
}

/// Longest name of a section, in characters; some pages give the headline as their section.
const LONGEST_SECTION: usize = 48;

/// What the first page is called where sections are named.
#[rustfmt::skip]
const FIRST_PAGES: Words = words![
    "home", "homepage", "home page", "startseite", "start", "accueil", "inicio", "início", "etusivu", "hjem", "hem", "forside", "strona główna", "úvod", "főoldal", "acasă", "anasayfa",
    "ana sayfa", "αρχική", "главная", "головна", "начало", "ホーム", "トップ", "首页", "首頁", "홈", "الرئيسية", "beranda", "trang chủ", "หน้าแรก",
    "uncategorized",
];

/// Collects a page's metadata.
pub fn metadata(document: &Document, structured: &Structured) -> Metadata {
    let mut claims = Claims::default();
    head::collect(document, &mut claims);
    json_ld::collect(document, structured, &mut claims);
    items::collect(document, &mut claims);
    headings::note(document, Heading, &mut claims);
    let lang = tongue::language(document, first(&claims, Field::Lang, |claim| tongue::tag(&claim.value)));

    site::logo(document, &mut claims);
    let site = Site::of(&claims, document.url());
    let mut chosen = title::title(document, &claims, &site, sources(Field::Title)).map(|(claim, title)| (claim.source, claim.node, title));
    if chosen.as_ref().is_none_or(|(source, ..)| *source != Heading) {
        headings::note(document, Source::Subheading, &mut claims);
        let lower = title::subheading(&claims, &site, sources(Field::Title));
        // What is written for search engines and networks is another wording than the page's.
        let worded = chosen.as_ref().is_some_and(|(source, ..)| matches!(source, OpenGraph | JsonLd));
        let lower = lower.or_else(|| title::short(document, &claims, &site).filter(|_| worded));
        chosen = lower.map(|(claim, title)| (Heading, claim.node, title)).or(chosen);
    }
    let (heading, title) = match chosen {
        Some((source, node, title)) => (Some(node).filter(|_| source == Heading), Some(title)),
        None => (None, None),
    };
    let heading = heading.or_else(|| {
        claims
            .of(Field::Title, Heading)
            .filter(|claim| !site.is_named(&claim.value))
            .max_by_key(|claim| claim.value.len())
            .map(|claim| claim.node)
    });
    // The headline of a page without such a heading stands in any element.
    let heading = heading.or_else(|| headings::line(document, title.as_deref()?));
    if !is_settled(&claims, &site, lang.as_deref()) {
        visible::collect(document, heading, lang.as_deref(), &mut claims);
    }

    let text = |field| first(&claims, field, |claim| Some(claim.value.clone()));
    let base = document.base();
    let moment = |field| first(&claims, field, |claim| date::date(&claim.value, lang.as_deref()));
    let modified = moment(Field::Modified);
    // A day over the headline that lies behind the last change is today's.
    let today = |claim: &Claim, date: &calendar::Date| {
        let over = matches!(claim.source, Visible | Words) && heading.is_some_and(|heading| claim.node < heading);
        over && date.time.is_none() && modified.as_ref().is_some_and(|change| change.day() < date.day())
    };
    let published = first(&claims, Field::Published, |claim| {
        date::date(&claim.value, lang.as_deref()).filter(|date| !today(claim, date))
    });
    // One source knows the day, another the hour or the zone too.
    let published = published.map(|date| {
        let completed = |claim: &Claim| date::date(&claim.value, lang.as_deref()).filter(|other| other.completes(&date));
        let whole = date.time.is_some() && date.zone.is_some_and(|zone| zone != 0);
        let completed = (!whole).then(|| first(&claims, Field::Published, completed)).flatten();
        completed.unwrap_or(date)
    });
    let address = document.url().and_then(address_date::date);
    // "5/12/2024" may be two days; the address knows which, or what machines are told.
    let told = |day: &calendar::Date| {
        let said = |claim: &Claim| {
            !matches!(claim.source, Visible | Words) && date::date(&claim.value, lang.as_deref()).is_some_and(|other| other.day() == day.day())
        };
        address.as_ref().is_some_and(|address| address.day() == day.day()) || claims.about(Field::Published).any(said)
    };
    let turned = |date: &calendar::Date| date.turned().filter(told);
    let published = published.map(|date| turned(&date).unwrap_or(date)).or_else(|| address.clone());
    // Where a reader is told one date alone, it is the article's, whatever the line says of it.
    let published = published.or_else(|| {
        let shown = |claim: &&Claim| matches!(claim.source, Visible | Words);
        claims
            .about(Field::Modified)
            .filter(shown)
            .find_map(|claim| date::date(&claim.value, lang.as_deref()))
    });
    let byline = byline(&claims, &site, lang.as_deref());
    let excerpt = first(&claims, Field::Excerpt, |claim| {
        let told = title.as_ref() == Some(&claim.value) || site.is_named(&claim.value);
        (!told).then(|| claim.value.clone())
    });
    let mut lead_image = first(&claims, Field::LeadImage, |claim| {
        SafeUrl::media(&claim.value, base).filter(lead_image::shows)
    });
    let section = first(&claims, Field::Section, |claim| {
        let value = &claim.value;
        let own = value.chars().count() <= LONGEST_SECTION && !site.is_named(value) && !value.holds("://") && title.as_ref() != Some(value);
        let own = own && !FIRST_PAGES.has(&crate::lower::text(value));
        own.then(|| claim.value.clone())
    });
    let paywalled = first(&claims, Field::Paywalled, |claim| paywalled(&claim.value));
    Metadata {
        lead_image_caption: lead_image
            .as_mut()
            .and_then(|image| lead_image::captioned(document, image, heading))
            .or_else(|| text(Field::LeadImageCaption)),
        title,
        byline,
        published: published.map(|date| date.iso()),
        modified: modified.map(|date| date.iso()),
        site_name: first(&claims, Field::SiteName, |claim| {
            // An address or a handle is no name.
            let named = !["http", "www.", "@"].iter().any(|start| claim.value.starts_with(start));
            named.then(|| claim.value.clone())
        })
        .or_else(|| {
            let titles = claims.of(Field::Title, DocumentTitle);
            titles.last().and_then(|claim| title_parts::site_name(&claim.value, &site))
        }),
        section,
        dir: tongue::direction(document, lang.as_deref()),
        lang,
        lead_image,
        canonical_url: first(&claims, Field::Canonical, |claim| canonical::address(&claim.value, document)),
        excerpt,
        paywalled: paywalled == Some(true),
        free: paywalled == Some(false),
        next_page: next_page::next_page(document),
    }
}

/// Whether sources that are believed before what a reader sees say who and when: then the page need not be searched. One author is not enough: some systems tell machines
/// the first alone.
fn is_settled(claims: &Claims, site: &Site, lang: Option<&str>) -> bool {
    let mut settled = [false; 3];
    for (field, settled) in [Field::Published, Field::Modified, Field::Byline].into_iter().zip(&mut settled) {
        for source in sources(field).iter().take_while(|source| **source != Visible) {
            *settled = *settled
                || if field == Field::Byline {
                    let names = people(claims, site, *source, lang).unwrap_or_default();
                    names.len() > 1 && !names.iter().any(|name| site.is_named(name) || person::is_user(name))
                } else {
                    claims.of(field, *source).any(|claim| date::date(&claim.value, lang).is_some())
                };
        }
    }
    settled == [true; 3]
}

/// What a page says of its price: `isAccessibleForFree`, or a content tier ("free", "metered", "locked").
fn paywalled(value: &str) -> Option<bool> {
    let value = value.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let paid = words!["false", "no", "0", "metered", "locked", "paid", "premium", "subscriber", "subscribers"].has(&value);
    (paid || words!["true", "yes", "1", "free"].has(&value)).then_some(paid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn the_way_to_a_page_tells_its_section_and_a_part_may_cost() {
        let html = r#"<title>Bridge opens | Valley Times</title><meta name=description content="Valley Times"><script type="application/ld+json">
            [{"@type":"BreadcrumbList","itemListElement":[{"position":1,"item":{"@id":"/","name":"Home"}},{"position":2,"name":"Local"},{"name":"Bridge opens"}]},
            {"@type":"NewsArticle","headline":"Bridge opens","hasPart":[{"isAccessibleForFree":"False"}]}]</script><h1>Bridge opens</h1>"#;
        let document = from_html(html, crate::Address::parse("https://www.valley.example/local/bridge"));
        let got = metadata(&document, &Structured::of(&document));
        assert_eq!((got.section.as_deref(), got.paywalled, got.excerpt), (Some("Local"), true, None));
    }

    #[test]
    fn the_table_has_one_row_for_every_field_and_names_no_source_twice() {
        for (at, (field, sources)) in TABLE.iter().enumerate() {
            assert!(TABLE.iter().skip(at + 1).all(|(other, _)| other != field), "{field:?}");
            for (at, source) in sources.iter().enumerate() {
                assert!(!sources[at + 1..].contains(source), "{field:?} {source:?}");
            }
        }
    }

    #[test]
    fn conflicts_are_settled_by_the_table() {
        let html = "<html lang=en><meta name=author content='Some Admin'><meta property=article:published_time content=2024-05-03T10:00:00Z><meta name=date content=2020-01-01>\
            <meta property=og:site_name content=Gazette><title>Bridge opens | Gazette</title>\
            <script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Ann Lee\"},{\"name\":\"Bo Ek\"}],\"isAccessibleForFree\":\"False\"}</script><h1>Bridge opens</h1>";
        let document = from_html(html, None);
        let metadata = metadata(&document, &Structured::of(&document));
        assert_eq!(metadata.title.as_deref(), Some("Bridge opens"));
        assert_eq!(metadata.byline, ["Ann Lee", "Bo Ek"]);
        assert_eq!(metadata.published.as_deref(), Some("2024-05-03T10:00:00Z"));
        assert!(metadata.paywalled);
    }
}
