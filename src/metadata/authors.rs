//! The authors of an article are chosen from whom its sources name: the first that names a person is believed, and what others know beyond the first author.

use super::byline_words::FIRMS;
use super::claims::{Claim, Claims, Field, Source};
use super::site::Site;
use super::{byline as bylines, person, sources};
use crate::search::Search;
use Source::*;

/// Bytes of forms of firms that are initials behind a name elsewhere: "Manoj AG".
const SHORT_FORM: usize = 2;

/// Who wrote it. Who names nobody but the site is believed only where no other names a person. Some systems tell JSON-LD the first author, and services and readers all of them.
pub(super) fn byline(claims: &Claims, site: &Site, lang: Option<&str>) -> Vec<String> {
    let mut house = None;
    for source in sources(Field::Byline) {
        let Some(mut names) = people(claims, site, *source, lang) else {
            continue;
        };
        // Behind the house's own name only what is surely a person's counts.
        if house.is_some() {
            names.retain(|name| person::is_surely(name) || *source == Visible && person::is_caseless(name));
            if names.is_empty() {
                continue;
            }
        }
        // A user's name yields to a person's.
        if house.is_none() && names.iter().all(|name| person::is_user(name)) {
            house = Some(names);
            continue;
        }
        let named = names.iter().map(|name| site.without(name)).filter(|name| !site.is_named(name));
        let named: Vec<String> = named.map(str::to_owned).collect();
        if !named.is_empty() {
            // "Category: News", "Mr. Lee" and the house stand beside a printed name, too.
            let sure = |name: &String| person::is_surely(name) && !name.holds_any(":.") && !site.is_named(name);
            for source in [Service, Visible, Words] {
                if let Some(all) = people(claims, site, source, lang)
                    && all.len() > named.len()
                    && named.iter().all(|name| all.contains(name))
                    && (source == Service || all.iter().all(|name| named.contains(name) || sure(name)))
                {
                    return all;
                }
            }
            return named;
        }
        // The house's own handle says nothing that its name does not.
        house = house.or(Some(names).filter(|_| *source != Twitter));
    }
    house.unwrap_or_default()
}

/// Everyone whom one source names, each once. Never inlined: it is asked in three places.
#[inline(never)]
pub(super) fn people(claims: &Claims, site: &Site, source: Source, lang: Option<&str>) -> Option<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    let said = |claim: &Claim| {
        if source == Twitter && !person::is_person(&claim.value) {
            return bylines::handle(&claim.value);
        }
        let names = bylines::names(&claim.value, lang);
        // In its tags a page names the firm that runs it, or the one that built it.
        let firm = |word: &str| word.len() > SHORT_FORM && FIRMS.has(bylines::bare(word));
        let is_nobody = names.first().is_some_and(|name| !person::is_person(name));
        if is_nobody && matches!(source, Meta | DublinCore) && claim.value.split_whitespace().any(firm) {
            return Vec::new();
        }
        // "Valley/12": what parts people stands in the house's name, too.
        match names.as_slice() {
            [name] if claim.value.starts_with(name) && !claim.value.holds("@") && site.is_exactly(&claim.value) => vec![claim.value.clone()],
            _ => names,
        }
    };
    for name in claims.of(Field::Byline, source).flat_map(said) {
        if !out.iter().any(|known| crate::lower::text(known) == crate::lower::text(&name)) {
            out.push(name);
        }
    }
    (!out.is_empty()).then_some(out)
}
