//! Recent names are those of the tags and attributes that a page used lately, as the tree builder wants them.

use crate::dom::attribute::Name;
use html5ever::LocalName;

/// A name that was met lately.
#[derive(Default)]
pub(super) struct Known {
    /// As it stood in the page, where its ends do not say all.
    written: String,
    /// Its length and both its ends: all of it, up to sixteen bytes.
    ends: (usize, u64, u64),
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
        let ends = ends(name.as_bytes());
        let mixed = (ends.1 ^ ends.2.rotate_left(29) ^ ends.0 as u64).wrapping_mul(SPREAD) >> 32;
        let known = &mut self.lately[mixed as usize % RecentNames::PLACES];
        // Two numbers are compared where they say all: a call for every name of the page takes longer than that.
        if known.ends != ends || ends.0 > 16 && known.written.as_str() != name {
            known.local = if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
                LocalName::from(name.to_ascii_lowercase().replace('\0', "\u{fffd}"))
            } else {
                LocalName::from(name)
            };
            known.is_read = Name::of(&known.local).is_some() || READ_BY_THE_TREE_BUILDER.contains(&&*known.local);
            known.ends = ends;
            known.written.clear();
            known.written.push_str(if ends.0 > 16 { name } else { "" });
        }
        known
    }
}

/// Odd, with its bits spread.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The length of a name, its first and its last eight bytes; of a shorter one all bytes once or twice.
fn ends(name: &[u8]) -> (usize, u64, u64) {
    let (first, last) = match (
        name.first_chunk::<8>(),
        name.last_chunk::<8>(),
        name.first_chunk::<4>(),
        name.last_chunk::<4>(),
    ) {
        (Some(first), Some(last), ..) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        (.., Some(first), Some(last)) => (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last))),
        _ => (name.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
    };
    (name.len(), first, last)
}

/// Attributes that no rule reads by these names and the tree builder does: it tells `<annotation-xml>` by its encoding, and takes the prefix
/// from the names of links in drawings.
const READ_BY_THE_TREE_BUILDER: &[&str] = &["encoding", "shadowrootmode", "xlink:href", "xlink:role", "xlink:title", "xlink:type"];
