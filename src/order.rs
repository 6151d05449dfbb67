//! An order is a sequence by one number or text for each thing. The library's own sorts take 5 KB for every type that is sorted; here one sort of
//! places serves all.

/// Orders things by a number each, the lowest first; what has the same number stays as it was.
pub(crate) fn by_number<T>(things: &mut [T], number: impl Fn(&T) -> u64) {
    let numbers: Vec<u64> = things.iter().map(number).collect();
    if !numbers.is_sorted() {
        for (at, from) in swaps(numbers.len(), &|one, other| numbers.get(one) < numbers.get(other)) {
            things.swap(at, from);
        }
    }
}

/// Orders things by a text each, as bytes are ordered; what has the same text stays as it was.
pub(crate) fn by_text<T>(things: &mut [T], text: impl Fn(&T) -> &str) {
    let texts: Vec<&str> = things.iter().map(text).collect();
    if !texts.is_sorted() {
        for (at, from) in swaps(texts.len(), &|one, other| texts.get(one) < texts.get(other)) {
            things.swap(at, from);
        }
    }
}

/// Which places to swap, one pair after the other, until all stand where they belong. Nothing of a type is in it: there is one of it, whatever is ordered.
#[inline(never)]
fn swaps(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut places = vec![0; count];
    for (place, from) in sorted(count, is_before).into_iter().enumerate() {
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

/// Numbers from 0 on in order: runs of one, two, four and so on are merged, and of equals the first stays the first.
fn sorted(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        for run in order.chunks(width * 2) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let ([first, lefts @ ..], [second, rights @ ..]) = (left, right) {
                if is_before(*second, *first) {
                    merged.push(*second);
                    right = rights;
                } else {
                    merged.push(*first);
                    left = lefts;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
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
