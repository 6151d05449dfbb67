//! Recent names are those of the tags and attributes that a page used lately, as the tree builder wants them.

use crate::dom::attribute::Name;
use html5ever::LocalName;

/// A name that was met lately.
#[derive(Default)]
pub(super) struct Known {
    /// As it stood in the page.
    written: String,
    /// In lower case, U+FFFD for U+0000.
    pub local: LocalName,
    /// Whether an attribute of that name is read by a rule, or by the tree builder.
    pub is_read: bool,
}

/// Names that were met lately: looking a name up among all that HTML knows takes longer than comparing it with one.
pub(super) struct RecentNames {
    lately: Vec<Known>,
}

impl Default for RecentNames {
    fn default() -> RecentNames {
        RecentNames {
            lately: std::iter::repeat_with(Known::default).take(RecentNames::PLACES).collect(),
        }
    }
}

impl RecentNames {
    /// Places for names; a power of two, some times the number of names on a page.
    const PLACES: usize = 256;

    /// What is known of a name.
    pub(super) fn get(&mut self, name: &str) -> &Known {
        let bytes = name.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default() as usize;
        let place = byte(0) ^ byte(1) << 2 ^ byte(bytes.len().wrapping_sub(1)) << 3 ^ byte(bytes.len() / 2) << 4 ^ bytes.len();
        let known = &mut self.lately[place % RecentNames::PLACES];
        if known.written.as_str() != name {
            known.local = if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
                LocalName::from(name.to_ascii_lowercase().replace('\0', "\u{fffd}"))
            } else {
                LocalName::from(name)
            };
            known.is_read = Name::of(&known.local).is_some() || READ_BY_THE_TREE_BUILDER.contains(&&*known.local);
            known.written.clear();
            known.written.push_str(name);
        }
        known
    }
}

/// Attributes that no rule reads by these names and the tree builder does: it tells `<annotation-xml>` by its encoding, and takes the prefix
/// from the names of links in drawings.
const READ_BY_THE_TREE_BUILDER: &[&str] = &["encoding", "shadowrootmode", "xlink:href", "xlink:role", "xlink:title", "xlink:type"];
