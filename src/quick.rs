//! Quick maps hash with a few multiplications, the same on every machine: what they hold decides nothing but speed, and their order is never read.
//!
//! Entries stand in a row, as they came, and a table of their numbers finds them. The library's maps are compiled anew for every kind of entry, two dozen
//! times two kilobytes; of these, only the comparing is.

pub(crate) use crate::quick_hash::Quick;
use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// A map for the tables that are made anew for every page.
#[derive(Clone, Debug)]
pub(crate) struct HashMap<K, V> {
    entries: Vec<(K, V)>,
    places: Places,
}

/// A map with room for so many.
pub(crate) fn map_of<K, V>(many: usize) -> HashMap<K, V> {
    let mut places = Places::default();
    places.make_room(many);
    HashMap {
        entries: Vec::with_capacity(many),
        places,
    }
}

impl<K, V> Default for HashMap<K, V> {
    fn default() -> HashMap<K, V> {
        map_of(0)
    }
}

impl<K: Hash + Eq, V> HashMap<K, V> {
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn find<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.find_hashed(key, hash(key))
    }

    fn find_hashed<Q: Eq + ?Sized>(&self, key: &Q, hash: u32) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        let mut search = Search { hash, tried: 0, alike: 0 };
        while let Some(number) = self.places.next(&mut search) {
            if self.entries.get(number).is_some_and(|(known, _)| known.borrow() == key) {
                return Some(number);
            }
        }
        None
    }

    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        Some(&self.entries.get(self.find(key)?)?.1)
    }

    pub fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let number = self.find(key)?;
        Some(&mut self.entries.get_mut(number)?.1)
    }

    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_some()
    }

    /// What stands for a key, put there first where nothing does.
    pub fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let hash = hash(&key);
        let number = self.find_hashed(&key, hash).unwrap_or_else(|| {
            self.places.add(hash);
            self.entries.push((key, make()));
            self.entries.len() - 1
        });
        &mut self.entries[number].1
    }

    /// Puts a value, in place of what stood for the key.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = hash(&key);
        match self.find_hashed(&key, hash).and_then(|number| self.entries.get_mut(number)) {
            Some((_, known)) => Some(std::mem::replace(known, value)),
            None => {
                self.places.add(hash);
                self.entries.push((key, value));
                None
            }
        }
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.entries.into_iter().map(|(_, value)| value)
    }
}

/// A key whose value is asked for or put.
pub(crate) struct Entry<'a, K, V> {
    map: &'a mut HashMap<K, V>,
    key: K,
}

impl<'a, K: Hash + Eq, V> Entry<'a, K, V> {
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        self.map.or_insert_with(self.key, make)
    }

    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

impl<K, V> IntoIterator for HashMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> HashMap<K, V> {
        let mut map = HashMap::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

/// A set of the same sort.
#[derive(Clone, Debug)]
pub(crate) struct HashSet<K>(HashMap<K, ()>);

impl<K> Default for HashSet<K> {
    fn default() -> HashSet<K> {
        HashSet(HashMap::default())
    }
}

impl<K: Hash + Eq> HashSet<K> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }
    /// Whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }
}

impl<K: Hash + Eq> Extend<K> for HashSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K: Hash + Eq> FromIterator<K> for HashSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> HashSet<K> {
        let mut set = HashSet::default();
        set.extend(keys);
        set
    }
}

/// Where the entries of a map stand in its row: each at the place that the hash of its key says, or at the next free one.
///
/// A page can choose its names so that they all have one hash. Such a page loses some of its keys, and they are taken for new ones when they come again; it
/// never takes more time. 60,000 ids of one hash took 75 seconds, and take 0.7 now.
#[derive(Clone, Debug, Default)]
struct Places {
    /// A power of two of them, or none.
    table: Vec<Place>,
    taken: usize,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    /// The number of an entry; [`FREE`] is none.
    number: u32,
    hash: u32,
}

/// A search for a key: its hash, the places that were tried, and the other keys of its hash that were found.
struct Search {
    hash: u32,
    tried: usize,
    alike: usize,
}

const FREE: u32 = u32::MAX;
/// Places of the smallest table.
const LEAST: usize = 8;
/// Places that are tried. No hundred thousand keys that nobody chose stand half as far from their own places.
const MOST_PROBES: usize = 512;
/// Other keys with the same hash that are looked at. Of keys that nobody chose two in four milliards have the same.
const MOST_ALIKE: usize = 8;

impl Places {
    /// The number of the next entry whose key has the hash. In the WASM never copied to the two dozen kinds of maps.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn next(&self, search: &mut Search) -> Option<usize> {
        while search.tried < MOST_PROBES && search.alike < MOST_ALIKE {
            let at = (search.hash as usize + search.tried) & self.table.len().wrapping_sub(1);
            let place = self.table.get(at).filter(|place| place.number != FREE)?;
            search.tried += 1;
            if place.hash == search.hash {
                search.alike += 1;
                return Some(place.number as usize);
            }
        }
        None
    }

    /// Adds the next entry.
    #[inline(never)]
    fn add(&mut self, hash: u32) {
        self.make_room(self.taken + 1);
        let number = self.taken as u32;
        self.put(Place { number, hash });
        self.taken += 1;
    }

    /// At least a third of the table stays free.
    fn make_room(&mut self, many: usize) {
        if many * 3 <= self.table.len() * 2 {
            return;
        }
        let size = (many * 3 / 2 + 1).next_power_of_two().max(LEAST);
        let free = Place { number: FREE, hash: 0 };
        for place in std::mem::replace(&mut self.table, vec![free; size]) {
            if place.number != FREE {
                self.put(place);
            }
        }
    }

    fn put(&mut self, place: Place) {
        let last = self.table.len() - 1;
        let first = place.hash as usize;
        let mut alike = 0;
        for at in first..first + MOST_PROBES {
            let here = &mut self.table[at & last];
            if here.number == FREE {
                *here = place;
                return;
            }
            alike += usize::from(here.hash == place.hash);
            if alike == MOST_ALIKE {
                return;
            }
        }
    }
}

fn hash<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut hasher = Quick::default();
    key.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quick_hash::FACTOR;
    use proptest::prelude::*;

    /// A key of two words that has the same hash as all others of this sort, whatever its first word: the second takes back what the first one did.
    fn chosen(first: u64) -> (u64, u64) {
        let mixed = first.wrapping_mul(FACTOR);
        (first, mixed.rotate_left(5))
    }

    #[test]
    fn keys_that_were_chosen_to_collide_take_no_more_steps_and_spoil_no_others() {
        assert_eq!(hash(&chosen(7)), hash(&chosen(8)));
        let mut map = HashMap::default();
        let mut asked = 0;
        for first in 0..20_000 {
            map.insert(chosen(first), first);
            let mut search = Search {
                hash: hash(&chosen(first)),
                tried: 0,
                alike: 0,
            };
            asked = asked.max(std::iter::from_fn(|| map.places.next(&mut search)).count());
        }
        assert_eq!(asked, MOST_ALIKE);
        assert_eq!(map.get(&chosen(0)), Some(&0));
        assert_eq!(map.get(&chosen(19_999)), None);
        for other in 0..20_000 {
            map.insert((other, 1), other);
        }
        assert!((0..20_000).all(|other| map.get(&(other, 1)) == Some(&other)));
    }

    proptest! {
        #[test]
        fn a_map_holds_what_the_librarys_holds(keys in prop::collection::vec(0u64..40, 0..120), room in 0usize..50) {
            let (mut ours, mut theirs) = (map_of::<u64, usize>(room), std::collections::HashMap::new());
            for (at, key) in keys.iter().enumerate() {
                match at % 3 {
                    0 => prop_assert_eq!(ours.insert(*key, at), theirs.insert(*key, at)),
                    1 => prop_assert_eq!(*ours.entry(*key).or_insert(at), *theirs.entry(*key).or_insert(at)),
                    _ => {
                        *ours.entry(*key).or_default() += 1;
                        *theirs.entry(*key).or_default() += 1;
                    }
                }
            }
            prop_assert_eq!(ours.len(), theirs.len());
            for key in 0..40 {
                prop_assert_eq!(ours.get(&key), theirs.get(&key));
                prop_assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
            }
        }
    }
}
