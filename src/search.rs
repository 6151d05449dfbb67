//! A search finds a few letters in a text. The library's prepares itself for long ones whenever it is asked, and takes two kilobytes; each array of characters that
//! it is given is a search of its own in every download.

/// Whether a character is one of these, for the library to part or trim by: each array of characters is a search of its own there, too.
pub(crate) fn any_of(among: &'static str) -> impl Fn(char) -> bool + Copy {
    // Most are signs of one byte, and no byte of another character is.
    move |c| match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => among.bytes().any(|other| other == byte),
        _ => among.has(c),
    }
}

/// What a text is asked about letters that may stand in it.
pub(crate) trait Search {
    /// Where they stand first.
    fn place(&self, letters: &str) -> Option<usize>;

    /// Where they stand, one behind the other.
    fn places<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = usize>;

    /// Whether they stand anywhere.
    fn holds(&self, letters: &str) -> bool;

    /// Whether a text of any length does. It takes as long as both are together; a search for a few letters would take as long as both multiplied, where a page is made for that.
    fn holds_text(&self, other: &str) -> bool;

    /// Whether a character does.
    fn has(&self, character: char) -> bool;

    /// Whether any of these characters does.
    fn holds_any(&self, among: &str) -> bool;

    /// Whether it begins with one of these characters.
    fn starts_with_any(&self, among: &str) -> bool;

    /// Whether it ends with one of these characters.
    fn ends_with_any(&self, among: &str) -> bool;

    /// Whether it begins with a character of a kind: a library's search by a kind is one of its own at every place.
    fn starts_as(&self, is: fn(char) -> bool) -> bool;

    /// Whether it ends with one.
    fn ends_as(&self, is: fn(char) -> bool) -> bool;

    /// Whether one stands in it.
    fn holds_one(&self, is: fn(char) -> bool) -> bool;

    /// What stands before the first of them, and behind.
    fn parted(&self, letters: &str) -> Option<(&str, &str)>;

    /// The text with others in their place.
    fn replaced(&self, letters: &str, others: &str) -> String;
}

impl Search for str {
    fn place(&self, letters: &str) -> Option<usize> {
        let (text, letters) = (self.as_bytes(), letters.as_bytes());
        let Some(first) = letters.first() else { return Some(0) };
        let mut from = 0;
        loop {
            let at = from + memchr::memchr(*first, text.get(from..)?)?;
            if text.get(at..)?.starts_with(letters) {
                return Some(at);
            }
            from = at + 1;
        }
    }

    fn places<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = usize> {
        std::iter::successors(self.place(letters), |at| {
            let behind = at + letters.len();
            Some(behind + self.get(behind..)?.place(letters)?)
        })
    }

    fn holds(&self, letters: &str) -> bool {
        self.place(letters).is_some()
    }

    fn holds_text(&self, other: &str) -> bool {
        let other = other.as_bytes();
        // How many bytes of its beginning end at each of its bytes, too.
        let mut ends: Vec<usize> = Vec::with_capacity(other.len());
        let goes_on = |ends: &[usize], mut met: usize, byte: u8| {
            while other.get(met) != Some(&byte) {
                let Some(shorter) = met.checked_sub(1).and_then(|last| ends.get(last)) else {
                    return 0;
                };
                met = *shorter;
            }
            met + 1
        };
        for byte in other {
            let met = ends.last().map_or(0, |met| goes_on(&ends, *met, *byte));
            ends.push(met);
        }
        let mut met = 0;
        other.is_empty()
            || self.bytes().any(|byte| {
                met = goes_on(&ends, met, byte);
                met == other.len()
            })
    }

    fn has(&self, character: char) -> bool {
        self.holds(character.encode_utf8(&mut [0; 4]))
    }

    fn holds_any(&self, among: &str) -> bool {
        self.chars().any(|c| among.chars().any(|other| other == c))
    }

    fn starts_with_any(&self, among: &str) -> bool {
        self.chars().next().is_some_and(|c| among.has(c))
    }

    fn ends_with_any(&self, among: &str) -> bool {
        self.chars().next_back().is_some_and(|c| among.has(c))
    }

    #[inline(never)]
    fn starts_as(&self, is: fn(char) -> bool) -> bool {
        self.chars().next().is_some_and(is)
    }

    #[inline(never)]
    fn ends_as(&self, is: fn(char) -> bool) -> bool {
        self.chars().next_back().is_some_and(is)
    }

    #[inline(never)]
    fn holds_one(&self, is: fn(char) -> bool) -> bool {
        self.chars().any(is)
    }

    fn parted(&self, letters: &str) -> Option<(&str, &str)> {
        let (before, behind) = self.split_at_checked(self.place(letters)?)?;
        Some((before, behind.get(letters.len()..)?))
    }

    fn replaced(&self, letters: &str, others: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(self.len()), self);
        while let Some((before, behind)) = rest.parted(letters) {
            out.push_str(before);
            out.push_str(others);
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Search, any_of};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_the_library_finds(text in "[ab éè]{0,12}", letters in "[abé]{1,3}") {
            let letters = letters.as_str();
            prop_assert_eq!(text.place(letters), text.find(letters));
            prop_assert_eq!(text.holds(letters), text.contains(letters));
            prop_assert_eq!(text.holds_text(letters), text.contains(letters));
            prop_assert_eq!(letters.chars().map(|c| text.has(c)).collect::<Vec<_>>(), letters.chars().map(|c| text.contains(c)).collect::<Vec<_>>());
            let among: Vec<char> = letters.chars().collect();
            prop_assert_eq!(text.holds_any(letters), text.contains(&*among));
            prop_assert_eq!(text.starts_with_any(letters), text.starts_with(&*among));
            prop_assert_eq!(text.ends_with_any(letters), text.ends_with(&*among));
            prop_assert_eq!(text.parted(letters), text.split_once(letters));
            prop_assert_eq!(text.split(any_of("bé ")).collect::<Vec<_>>(), text.split(['b', 'é', ' ']).collect::<Vec<_>>());
            prop_assert_eq!(text.replaced(letters, "x"), text.replace(letters, "x"));
            let places: Vec<usize> = text.match_indices(letters).map(|(at, _)| at).collect();
            prop_assert_eq!(text.places(letters).collect::<Vec<_>>(), places);
        }
    }
}
