//! A shared value is the value of a naming attribute (class, id, role …), kept once however many elements carry it: pages have some hundreds
//! of distinct ones on some thousands of elements, so what a value says is worked out once and looked up by its number.

use crate::quick::{self, HashMap};
use crate::quick_hash::of_bytes;
use std::ops::Range;

/// Places that are tried before a value is taken for a new one. A page that makes values collide loses the sharing, never more time.
const MOST_PROBES: usize = 32;
/// Places of an empty table; a power of two.
const FIRST_SIZE: usize = 256;
/// A place where no value stands.
const FREE: u32 = u32::MAX;

/// The distinct values of one page, numbered in the order in which they were met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    ranges: Vec<Range<u32>>,
    hashes: Vec<u32>,
    places: Vec<u32>,
}

impl Shared {
    /// The number of a value and where it stands in `values`; one that was not met before is appended there.
    pub fn number(&mut self, value: &str, values: &mut String) -> (u32, Range<u32>) {
        if (self.ranges.len() + 1) * 2 > self.places.len() {
            self.grow();
        }
        let hash = hash(value.as_bytes());
        let mask = self.places.len() - 1;
        for probe in 0..MOST_PROBES {
            let place = (hash as usize + probe) & mask;
            let Some(known) = self.places.get(place).copied() else { break };
            if known == FREE {
                return self.add(hash, Some(place), value, values);
            }
            let range = self.range(known);
            if self.hashes.get(known as usize) == Some(&hash) && values.get(range.start as usize..range.end as usize) == Some(value) {
                return (known, range);
            }
        }
        self.add(hash, None, value, values)
    }

    /// Where the value of a number stands.
    pub fn range(&self, number: u32) -> Range<u32> {
        self.ranges.get(number as usize).cloned().unwrap_or_default()
    }

    /// Where all of them stand, in the order of their numbers.
    pub fn ranges(&self) -> &[Range<u32>] {
        &self.ranges
    }

    fn add(&mut self, hash: u32, place: Option<usize>, value: &str, values: &mut String) -> (u32, Range<u32>) {
        let number = self.ranges.len() as u32;
        let start = values.len() as u32;
        values.push_str(value);
        let range = start..values.len() as u32;
        self.ranges.push(range.clone());
        self.hashes.push(hash);
        if let Some(place) = place.and_then(|place| self.places.get_mut(place)) {
            *place = number;
        }
        (number, range)
    }

    fn grow(&mut self) {
        let size = (self.places.len() * 2).max(FIRST_SIZE);
        self.places.clear();
        self.places.resize(size, FREE);
        for (number, hash) in self.hashes.iter().enumerate() {
            let free = (0..MOST_PROBES)
                .map(|probe| (*hash as usize + probe) & (size - 1))
                .find(|place| self.places.get(*place) == Some(&FREE));
            if let Some(place) = free.and_then(|place| self.places.get_mut(place)) {
                *place = number as u32;
            }
        }
    }
}

/// The names that the shared values of a page are made of, each once: many values are made of the same ones.
#[derive(Debug, Default)]
pub(crate) struct Tokens<'a> {
    names: Vec<&'a str>,
    /// The numbers of all values' names in a row.
    row: Vec<u32>,
    /// For each value, where in the row its names end.
    ends: Vec<u32>,
}

impl<'a> Tokens<'a> {
    /// Takes the values of a document apart.
    pub fn of(document: &'a super::Document) -> Tokens<'a> {
        let mut tokens = Tokens::default();
        let mut known: HashMap<&str, u32> = quick::map_of(document.shared().len());
        for value in document.shared() {
            for name in value.split_ascii_whitespace() {
                let number = *known.entry(name).or_insert_with(|| {
                    tokens.names.push(name);
                    tokens.names.len() as u32 - 1
                });
                tokens.row.push(number);
            }
            tokens.ends.push(tokens.row.len() as u32);
        }
        tokens
    }

    /// What each value says: what its names say, put together. Each name is read once.
    pub fn values<T: Copy>(&self, nothing: T, read: impl FnMut(&&'a str) -> T, both: impl Fn(T, T) -> T) -> Vec<T> {
        let said: Vec<T> = self.names.iter().map(read).collect();
        let mut start = 0;
        let value = |end: &u32| {
            let names = self.row.get(start as usize..*end as usize).unwrap_or_default();
            start = *end;
            names.iter().filter_map(|name| said.get(*name as usize)).copied().fold(nothing, &both)
        };
        self.ends.iter().map(value).collect()
    }
}

impl super::NodeRef<'_> {
    /// The number of its class among [`Document::shared`], the same for all that have none.
    pub(crate) fn class_number(&self) -> u32 {
        let class = self
            .kept()
            .iter()
            .find(|attribute| attribute.name.is("class") && attribute.start < attribute.end);
        class.map_or(super::attribute::NOT_SHARED, |class| class.shared)
    }
}

/// A quick hash of bytes, the same on every machine.
fn hash(bytes: &[u8]) -> u32 {
    (of_bytes(bytes) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_stand_once_and_different_ones_apart() {
        let mut shared = Shared::default();
        let mut values = String::new();
        let numbers: Vec<u32> = (0..2_000).map(|i| shared.number(&format!("name-{}", i % 700), &mut values).0).collect();
        assert_eq!(shared.ranges().len(), 700);
        assert!(numbers.iter().enumerate().all(|(at, number)| *number as usize == at % 700));
        let range = shared.range(123);
        assert_eq!(&values[range.start as usize..range.end as usize], "name-123");
    }
}
