//! An order is a sequence by one number for each thing. The library's own sorts take 5 KB for every type that is sorted; here one sort of numbers
//! serves all.

/// Orders things by a number each, the lowest first; what has the same number stays as it was.
pub(crate) fn by_number<T>(things: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let keys: Vec<(u64, usize)> = things.iter().map(number).zip(0..).collect();
    if keys.is_sorted() {
        return;
    }
    let mut waiting: Vec<Option<T>> = things.drain(..).map(Some).collect();
    things.extend(sorted(keys).into_iter().filter_map(|(_, at)| waiting.get_mut(at)?.take()));
}

#[inline(never)]
fn sorted(mut keys: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests {
    use super::by_number;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_librarys_stable_sort(numbers in proptest::collection::vec(0u64..20, 0..60)) {
            let things: Vec<(u64, String)> = numbers.iter().zip(0..).map(|(number, at)| (*number, format!("thing {at}"))).collect();
            let (mut ours, mut theirs) = (things.clone(), things);
            by_number(&mut ours, |(number, _)| *number);
            theirs.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(ours, theirs);
        }
    }
}
