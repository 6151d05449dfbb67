//! Recent names are those of the tags and attributes that a page used lately, as the tree builder wants them.

use html5ever::LocalName;

/// Names that were met lately: looking a name up among all that HTML knows takes longer than comparing it with one.
pub(super) struct RecentNames {
    lately: Vec<(String, LocalName)>,
}

impl Default for RecentNames {
    fn default() -> RecentNames {
        RecentNames {
            lately: vec![(String::new(), LocalName::default()); RecentNames::PLACES],
        }
    }
}

impl RecentNames {
    /// Places for names; a power of two, some times the number of names on a page.
    const PLACES: usize = 256;

    /// The name in lower case, U+FFFD for U+0000.
    pub(super) fn get(&mut self, name: &str) -> LocalName {
        let bytes = name.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default() as usize;
        let place = byte(0) ^ byte(1) << 2 ^ byte(bytes.len().wrapping_sub(1)) << 3 ^ byte(bytes.len() / 2) << 4 ^ bytes.len();
        let Some((known, local)) = self.lately.get_mut(place % RecentNames::PLACES) else {
            return LocalName::from(name);
        };
        if known.as_str() != name {
            *local = if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
                LocalName::from(name.to_ascii_lowercase().replace('\0', "\u{fffd}"))
            } else {
                LocalName::from(name)
            };
            known.clear();
            known.push_str(name);
        }
        local.clone()
    }
}
