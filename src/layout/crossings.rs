//! How many lines cross.

/// The crossings between two neighbouring ranks by an accumulator tree (Barth, Jünger and Mutzel 2002, "Simple and
/// efficient bilayer cross counting"). O(e log n).
///
/// # Arguments
///
/// * `lines`: where each line begins and ends, by places in the two ranks. It is left sorted.
/// * `tree`: room to work in.
pub(super) fn crossings(lines: &mut [(u32, u32)], tree: &mut Vec<u32>) -> u64 {
    lines.sort_unstable();
    let width = lines.iter().map(|line| line.1 as usize + 1).max().unwrap_or(0);
    tree.clear();
    tree.resize(width + 1, 0);
    let mut crossings = 0;
    for (seen, line) in lines.iter().enumerate() {
        // Those seen that end no later do not cross this one.
        let mut at = line.1 as usize + 1;
        let mut clear = 0;
        while at > 0 {
            clear += tree[at];
            at &= at - 1;
        }
        crossings += (seen as u64) - u64::from(clear);
        at = line.1 as usize + 1;
        while at <= width {
            tree[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    crossings
}

/// How many pairs of an end of the one and an end of the other stand in the wrong order, with the one first. Both are
/// sorted.
pub(super) fn between(one: &[u32], other: &[u32]) -> u64 {
    let mut passed = 0;
    let mut crossings = 0;
    for &end in one {
        while other.get(passed).is_some_and(|&at| at < end) {
            passed += 1;
        }
        crossings += passed as u64;
    }
    crossings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_meet_do_not_cross() {
        let count = |lines: &[(u32, u32)]| crossings(&mut lines.to_vec(), &mut Vec::new());
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&[(0, 0), (0, 1), (1, 1), (1, 2)]), 0);
        assert_eq!(count(&[(0, 1), (1, 0)]), 1);
        assert_eq!(count(&[(0, 2), (1, 1), (2, 0), (2, 2)]), 3);
        assert_eq!(between(&[0, 3], &[0, 1, 2]), 3);
        assert_eq!(between(&[1], &[1]), 0);
    }
}
