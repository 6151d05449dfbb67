//! An entity is a name that HTML has for a character: `eacute;`, and without its semicolon, where old pages may leave it out, `eacute`.
//!
//! The list is packed while the core is compiled: each name, what it means as the distance to the name before. It is read once into places.

use std::sync::LazyLock;

const LIST: &[u8] = include_bytes!("entities.txt");
static PACKED: [u8; pack::<0>().1] = pack().0;

/// Behind a name that old pages may write without its semicolon.
const DOES_WITHOUT: u8 = b'!';
/// Behind a name: its character is farther from the one before, and follows in three bytes.
const FAR: u8 = 0x1f;
/// Behind a name: two characters of three bytes follow.
const TWO: u8 = 0x1e;

/// The longest name, and the longest that does without a semicolon.
const LONGEST: usize = 31;
const LONGEST_WITHOUT: usize = 6;

/// The list as it ships, and its length; what is longer than `N` is counted, and not kept.
const fn pack<const N: usize>() -> ([u8; N], usize) {
    let (mut out, mut length) = ([0; N], 0);
    let (mut at, mut before) = (0, 0);
    while at < LIST.len() {
        if LIST[at] == b'#' {
            while LIST[at] != b'\n' {
                at += 1;
            }
            at += 1;
            continue;
        }
        let (mut first, mut second) = (0, 0);
        while LIST[at] != b' ' {
            if LIST[at] == b',' {
                (first, second) = (second, 0);
            } else {
                second = second * 16 + hexadecimal(LIST[at]);
            }
            at += 1;
        }
        while LIST[at] != b'\n' {
            at += 1;
            while LIST[at] != b' ' && LIST[at] != b'\n' {
                put(&mut out, &mut length, LIST[at]);
                at += 1;
            }
            if first > 0 {
                put(&mut out, &mut length, TWO);
                put_far(&mut out, &mut length, first);
                put_far(&mut out, &mut length, second);
            } else if second - before < TWO as u32 {
                put(&mut out, &mut length, (second - before) as u8);
            } else {
                put(&mut out, &mut length, FAR);
                put_far(&mut out, &mut length, second);
            }
            before = if first > 0 { before } else { second };
        }
        at += 1;
    }
    (out, length)
}

const fn hexadecimal(digit: u8) -> u32 {
    (if digit < b'a' { digit - b'0' } else { digit - b'a' + 10 }) as u32
}

const fn put<const N: usize>(out: &mut [u8; N], length: &mut usize, byte: u8) {
    if *length < N {
        out[*length] = byte;
    }
    *length += 1;
}

const fn put_far<const N: usize>(out: &mut [u8; N], length: &mut usize, number: u32) {
    put(out, length, (number >> 16) as u8);
    put(out, length, (number >> 8) as u8);
    put(out, length, number as u8);
}

/// Places that names are looked for in, by some of their letters; a power of two.
const PLACES: usize = 1024;

struct Entity {
    name: &'static [u8],
    needs_semicolon: bool,
    /// What it means; a second character is rare.
    means: [u32; 2],
    /// The number of another one with the same place.
    next: u16,
}

struct Entities {
    all: Vec<Entity>,
    /// The number of the last entity of each place.
    places: [u16; PLACES],
}

static ENTITIES: LazyLock<Entities> = LazyLock::new(|| {
    let mut entities = Entities {
        all: Vec::new(),
        places: [u16::MAX; PLACES],
    };
    let (mut rest, mut before) = (PACKED.as_slice(), 0);
    while let Some(length) = rest.iter().position(|byte| *byte <= FAR)
        && let Some((name, [how, behind @ ..])) = rest.split_at_checked(length)
    {
        let (means, taken) = match *how {
            TWO => ([far(behind, 0), far(behind, 3)], 6),
            FAR => ([far(behind, 0), 0], 3),
            distance => ([before + u32::from(distance), 0], 0),
        };
        before = if *how == TWO { before } else { means[0] };
        rest = behind.get(taken..).unwrap_or_default();
        let without = name.strip_suffix(&[DOES_WITHOUT]);
        let name = without.unwrap_or(name);
        let place = &mut entities.places[place(name)];
        let next = std::mem::replace(place, entities.all.len() as u16);
        entities.all.push(Entity {
            name,
            needs_semicolon: without.is_none(),
            means,
            next,
        });
    }
    entities
});

fn far(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..at + 3).unwrap_or_default();
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn place(name: &[u8]) -> usize {
    let letter = |at: usize| usize::from(name.get(at).copied().unwrap_or_default());
    (name.len() * 91 + letter(0) * 7 + letter(1) * 29 + letter(name.len() / 2) * 5 + letter(name.len().wrapping_sub(1)) * 53) % PLACES
}

fn find(name: &[u8]) -> Option<&'static Entity> {
    let mut number = ENTITIES.places[place(name)];
    loop {
        let entity = ENTITIES.all.get(usize::from(number))?;
        if entity.name == name {
            return Some(entity);
        }
        number = entity.next;
    }
}

/// The longest name that a text begins with: its length, and what it means.
pub(super) fn longest(text: &str) -> Option<(usize, impl Iterator<Item = char> + use<>)> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let found = |length: usize| find(bytes.get(..length)?);
    let closed = found(letters)
        .filter(|_| bytes.get(letters) == Some(&b';'))
        .map(|entity| (letters + 1, entity));
    let mut shorter = (1..=letters.min(LONGEST_WITHOUT)).rev();
    let open = || shorter.find_map(|length| Some((length, found(length).filter(|entity| !entity.needs_semicolon)?)));
    let (length, entity) = closed.or_else(open)?;
    Some((length, entity.means.into_iter().filter(|number| *number != 0).filter_map(char::from_u32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_html5ever_s() {
        let theirs = html5ever::data::NAMED_ENTITIES.entries().filter(|(_, meaning)| meaning.0 != 0);
        assert_eq!(theirs.clone().filter(|(name, _)| name.ends_with(';')).count(), ENTITIES.all.len());
        for (name, (first, second)) in theirs {
            let want: String = [*first, *second].into_iter().filter(|c| *c != 0).filter_map(char::from_u32).collect();
            let (length, found) = longest(name).unwrap();
            assert_eq!((length, found.collect::<String>()), (name.len(), want), "{name}");
        }
        assert!(longest("nosuch").is_none());
        assert_eq!(longest("notit;").map(|(length, _)| length), Some(3));
    }
}
