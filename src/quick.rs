//! Quick maps hash with a few multiplications, the same on every machine: what they hold decides nothing but speed, and their order is never read.

use std::hash::{BuildHasherDefault, Hasher};

/// A map for the tables that are made anew for every page.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Quick>>;
/// A map with room for so many.
pub(crate) fn map_of<K, V>(many: usize) -> HashMap<K, V> {
    HashMap::with_capacity_and_hasher(many, BuildHasherDefault::default())
}

/// A set of the same sort.
pub(crate) type HashSet<K> = std::collections::HashSet<K, BuildHasherDefault<Quick>>;

/// Odd, with its bits spread: the golden ratio's share of 64 bits.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        whole.iter().for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let mut word = [0u8; 8];
            word.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
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
        // Multiplying carries only upwards, and the tables look at both ends.
        (self.0 ^ self.0 >> 32).wrapping_mul(FACTOR)
    }
}
