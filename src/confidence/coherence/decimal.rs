//! Confidences as exact decimals.

use std::fmt::Write;

/// How many of them make one.
pub(super) const ONE: i128 = 1_000_000_000_000_000;

/// A confidence to fifteen decimals: exactly what the author wrote, unless that has more.
pub(super) fn decimal(confidence: f64) -> i128 {
    let text = format!("{confidence:.15}");
    let digits = text.bytes().filter(u8::is_ascii_digit);
    digits.fold(0, |number, digit| number * 10 + i128::from(digit - b'0'))
}

/// As a number of the usual kind.
pub(super) fn fraction(decimal: i128) -> f64 {
    shown(decimal).parse().unwrap_or(0.0)
}

/// Without the zeros at its end.
pub(super) fn shown(decimal: i128) -> String {
    let mut text = String::new();
    if decimal < 0 {
        text.push('-');
    }
    let (whole, rest) =
        (decimal.unsigned_abs() / ONE.unsigned_abs(), decimal.unsigned_abs() % ONE.unsigned_abs());
    let _ = write!(text, "{whole}.{rest:015}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_what_was_written() {
        for (number, wanted) in
            [(0.0, "0"), (1.0, "1"), (0.1 + 0.2, "0.3"), (0.05, "0.05"), (1e-15, "0.000000000000001")]
        {
            assert_eq!(shown(decimal(number)), wanted);
            assert!((fraction(decimal(number)) - number).abs() < 1e-15);
        }
        assert_eq!(shown(-ONE / 4), "-0.25");
    }
}
