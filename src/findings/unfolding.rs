//! A control that unfolds the story: "Continue reading" on a button, or on a link that leads to no other page. What is folded away has no other way to it, so that
//! the control stays on the page, whatever its words, its name or its place would make of it. In the reader, where nothing is folded, it goes.

use super::continuation::{Surety, continuation};
use super::{Finding, Kind, Page, related};
use crate::dom::{NodeId, NodeRef, Tag};
use crate::quick::HashSet;

/// The places of a page that are shown, by their names, once a link to one was asked for: most pages have none.
type Places<'a> = HashSet<&'a str>;

/// Takes such controls out of what was found, and gives them.
pub(super) fn take(page: &Page<'_>, found: &mut Vec<Finding>) -> HashSet<NodeId> {
    let (mut controls, mut places) = (HashSet::default(), Places::default());
    found.retain(|finding| {
        let control = is_control(page, &mut places, finding);
        if control {
            controls.insert(finding.node);
        }
        !control
    });
    controls
}

/// Whether a finding is such a control and nothing else.
fn is_control<'a>(page: &Page<'a>, places: &mut Places<'a>, finding: &Finding) -> bool {
    if !matches!(finding.kind, Kind::AdMarker | Kind::Related | Kind::Promotion | Kind::Overlay) {
        return false;
    }
    let lines = page.lines.within(page.document.node(finding.node));
    let Some(line) = page.lines.get(lines.start).filter(|_| lines.len() == 1) else {
        return false;
    };
    let key = page.lines.key(line);
    // Behind an ad that comes to its end there is nothing to unfold.
    let says_so = match continuation(key) {
        Some(surety) => surety == Surety::Story,
        None => related::reads_on(key),
    };
    let mut control = |node: NodeRef<'a>| match node.tag() {
        Tag::Button | Tag::Summary => true,
        Tag::A => stays_here(node, places),
        _ => node.attribute("role") == Some("button"),
    };
    let mut around = page.document.node(line.first).ancestors();
    says_so && around.any(|node| node.contains(line.last) && control(node))
}

/// Whether a link leads to no other page, and to no place of this one that is shown: what skips an ad does.
fn stays_here<'a>(link: NodeRef<'a>, places: &mut Places<'a>) -> bool {
    let document = link.document();
    let href = link.attribute("href").unwrap_or_default().trim();
    if let Some(place) = href.strip_prefix('#') {
        if places.is_empty() {
            for node in document.iter().filter(NodeRef::is_shown) {
                places.insert(node.attribute("id").unwrap_or_default());
            }
        }
        // The top of the page has no name.
        return place.is_empty() || !places.contains(place);
    }
    // A script has no host.
    let address = document.base().and_then(|base| base.join(href));
    address.is_none_or(|address| {
        let host = address.host_str();
        host.is_none() || document.url().is_some_and(|url| (url.host_str(), url.path()) == (host, address.path()))
    })
}
