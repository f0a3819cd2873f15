//! Sets pieces side by side, so that the whole is about as wide as a screen.

use super::piece::Span;

const SPACE: i64 = 24;

/// Where the corner of each piece stands, in x and y, and the size of the whole: pieces by their heights into shelves,
/// and on a shelf above one another as far as it is high. The width is that which brings the whole nearest to the shape
/// wanted: 16 to 10, and little room lost.
pub(super) fn pack(sizes: &[Span]) -> (Vec<Span>, Span) {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&piece| std::cmp::Reverse((sizes[piece].across, sizes[piece].along)));
    let widest = sizes.iter().map(|size| size.along).max().unwrap_or(0);
    let room: f64 = sizes.iter().map(|size| (size.along + SPACE) as f64 * (size.across + SPACE) as f64).sum();
    let wanted = (room * 1.6).sqrt();
    let tries =
        [0.8, 1.0, 1.2, 1.5, 2.0].map(|factor| shelves(sizes, &order, widest.max((wanted * factor) as i64)));
    // The side of the screen that it needs.
    let side = |size: &Span| size.along.max(size.across.saturating_mul(8) / 5);
    tries.into_iter().min_by_key(|(_, size)| side(size)).unwrap_or_default()
}

fn shelves(sizes: &[Span], order: &[usize], width: i64) -> (Vec<Span>, Span) {
    let mut corners = vec![Span::default(); sizes.len()];
    let mut whole = Span::default();
    // The shelf's upper edge and its height, the column's left edge and its width, and how far it is filled.
    let (mut top, mut height) = (0, 0);
    let (mut left, mut wide) = (0, 0);
    let mut filled = 0;
    for &piece in order {
        let size = sizes[piece];
        let is_first = left == 0 && wide == 0 && filled == 0;
        let fits_below = !is_first && size.along <= wide && filled + size.across <= height;
        if !is_first && !fits_below {
            left += wide + SPACE;
            (wide, filled) = (size.along, 0);
            if left + size.along > width {
                top += height + SPACE;
                (left, height) = (0, size.across);
            }
        }
        if is_first {
            (wide, height) = (size.along, size.across);
        }
        corners[piece] = Span { along: left, across: top + filled };
        whole.along = whole.along.max(left + size.along);
        whole.across = whole.across.max(top + filled + size.across);
        filled += size.across + SPACE;
    }
    (corners, whole)
}
