//! An order is a sequence by one number for each thing. The library's own sorts take 5 KB for every type that is sorted; here one sort of numbers
//! serves all.

/// Orders things by a number each, the lowest first; what has the same number stays as it was.
pub(crate) fn by_number<T>(things: &mut [T], number: impl Fn(&T) -> u64) {
    let mut keys = Vec::with_capacity(things.len());
    keys.extend(things.iter().map(number).zip(0..));
    for (at, from) in swaps(keys) {
        things.swap(at, from);
    }
}

/// Orders things by a text each, as bytes are ordered; what has the same text stays as it was.
pub(crate) fn by_text<T>(things: &mut [T], text: impl Fn(&T) -> &str) {
    let mut keys = Vec::with_capacity(things.len());
    keys.extend(things.iter().map(text).zip(0..));
    for (at, from) in swaps_of_texts(keys) {
        things.swap(at, from);
    }
}

/// Which places to swap, one pair after the other, until all stand where they belong. Nothing of a type is in it: there is one of it, whatever is ordered.
#[inline(never)]
fn swaps(mut keys: Vec<(u64, usize)>) -> Vec<(usize, usize)> {
    if keys.is_sorted() {
        return Vec::new();
    }
    keys.sort_unstable();
    swaps_to(keys.len(), &mut keys.iter().map(|(_, from)| *from))
}

#[inline(never)]
fn swaps_of_texts(mut keys: Vec<(&str, usize)>) -> Vec<(usize, usize)> {
    if keys.is_sorted() {
        return Vec::new();
    }
    keys.sort_unstable();
    swaps_to(keys.len(), &mut keys.iter().map(|(_, from)| *from))
}

/// The swaps that bring each of so many things to its place, given which comes first, second and so on.
fn swaps_to(count: usize, order: &mut dyn Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut places = vec![0; count];
    for (place, from) in order.enumerate() {
        if let Some(to) = places.get_mut(from) {
            *to = place;
        }
    }
    let mut swaps = Vec::with_capacity(places.len());
    for at in 0..places.len() {
        // Each swap brings one thing to its place for good, so there are no more of them than things.
        while let Some(&to) = places.get(at).filter(|to| **to != at) {
            swaps.push((at, to));
            places.swap(at, to);
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::{by_number, by_text};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_librarys_stable_sort(numbers in proptest::collection::vec(0u64..20, 0..60)) {
            let things: Vec<(u64, String)> = numbers.iter().zip(0..).map(|(number, at)| (*number, format!("thing {at}"))).collect();
            let (mut ours, mut theirs) = (things.clone(), things);
            by_number(&mut ours, |(number, _)| *number);
            theirs.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(&ours, &theirs);
            let mut texts: Vec<(String, usize)> = numbers.iter().zip(0..).map(|(number, at)| (number.to_string(), at)).collect();
            let mut sorted = texts.clone();
            by_text(&mut texts, |(text, _)| text);
            sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
            prop_assert_eq!(texts, sorted);
        }
    }
}
