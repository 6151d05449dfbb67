//! A copy is a picture that a page has twice: as a script shows it, and in a `<noscript>` for browsers that run none.

use super::image_identity::is_one_file;
use super::picture_around;
use crate::article::Image;
use crate::dom::{NodeRef, is_blank};

/// Whether the picture of a `<noscript>` is to be shown instead of the one before it, where they are the same: it stands right behind that one, or both are in one file.
/// The larger one is shown, not a preview, in one size and its `src`, nor one that is drawn in the place of another.
pub(super) fn is_better(noscript: NodeRef<'_>, shown: NodeRef<'_>, before: &Image, copy: &Image) -> Option<bool> {
    let again = is_one_file(before.url.as_str(), copy.url.as_str());
    if !again && !stands_right_behind(noscript, shown) {
        return None;
    }
    let is_drawn = |image: &Image| image.url.as_str().ends_with(".gif");
    let named = |image: &Image| shown.attribute("src").is_some_and(|src| image.url.as_str().ends_with(src));
    let preview = again && before.sources.is_empty() && (named(before) || named(copy) && shown.attribute("srcset").is_none());
    let drawn = is_drawn(before) && !is_drawn(copy);
    let larger = before.width.zip(copy.width).is_some_and(|(before, copy)| before < copy);
    Some(drawn || preview || larger)
}

/// Whether a node is the next one behind a picture, blanks aside.
fn stands_right_behind(node: NodeRef<'_>, picture: NodeRef<'_>) -> bool {
    let picture = picture_around(picture).unwrap_or(picture);
    let mut between = node.document().range(picture.span().end..node.id().0);
    picture.parent() == node.parent() && between.all(|between| between.is_text() && is_blank(between.raw_text()))
}
