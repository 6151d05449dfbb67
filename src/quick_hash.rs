//! A quick hash takes a few multiplications, and gives the same on every machine. It can be turned back: who looks things up by it has to bear keys that
//! were chosen to collide.

use std::hash::Hasher;

/// A number for bytes: equal ones give equal numbers, the same on every machine and in every browser.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = Quick::default();
    hash.write(bytes);
    hash.finish()
}

/// Odd, with its bits spread: the golden ratio's share of 64 bits.
pub(crate) const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        // What does not fill eight bytes is read with what stands before it, or twice; so the length has to count, too.
        self.0 ^= bytes.len() as u64;
        let (whole, rest) = bytes.as_chunks::<8>();
        whole.iter().for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        let word = match (rest, bytes.last_chunk::<8>(), rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            ([], ..) => return,
            (_, Some(last), ..) => u64::from_le_bytes(*last),
            (.., Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
            ([first, .., last], ..) => u64::from(*first) | u64::from(*last) << 8 | u64::from(rest[1]) << 16,
            ([only], ..) => u64::from(*only),
        };
        self.write_u64(word);
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(FACTOR);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn finish(&self) -> u64 {
        // Multiplying carries only upwards, and the tables look at the upper half.
        (self.0 ^ self.0 >> 32).wrapping_mul(FACTOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_have_other_numbers() {
        let texts = (0..11).flat_map(|length| {
            (0..1 << length).map(move |number| (0..length).map(|at| if number >> at & 1 == 0 { 'a' } else { 'b' }).collect::<String>())
        });
        let mut known = std::collections::HashSet::new();
        for text in texts {
            let mut quick = Quick::default();
            quick.write(text.as_bytes());
            assert!(known.insert(quick.finish()), "{text}");
        }
    }
}
