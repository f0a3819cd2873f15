//! Names that stand for signs: `:heart:`, `.->.`.

/// Each name between its dots or colons, and the sign.
const SHORTCODES: &[(&str, &str)] = &[
    ("A", "∀"),
    ("E", "∃"),
    ("O", "𝗢"),
    ("P", "𝗣"),
    ("->", "→"),
    ("<->", "↔"),
    ("~", "¬"),
    ("^", "∧"),
    ("v", "∨"),
    ("v_", "⊻"),
    ("<>", "◇"),
    ("[]", "◻"),
    ("happy", "😀"),
    ("smile", "☺"),
    ("smiley", "☺"),
    ("laugh", "😆"),
    ("lol", "😆"),
    ("rofl", "🤣"),
    ("joy", "😂"),
    ("heart", "❤"),
    ("?", "❓"),
    ("question", "❓"),
    ("love", "😍"),
    ("wink", "😉"),
    ("shush", "🤫"),
    ("meh", "😐"),
    ("eye-roll", "🙄"),
    ("sad", "😢"),
    ("disappointed", "😞"),
    ("scream", "😱"),
    ("+1", "👍"),
    ("up", "👍"),
    ("-1", "👎"),
    ("down", "👎"),
    ("think", "🤔"),
    ("star", "⭐"),
    ("y", "✔"),
    ("agree", "✔"),
    ("n", "❌"),
    ("disagree", "❌"),
];

/// The longest name, in bytes.
const LONGEST: usize = 12;

/// The sign that a text begins with the name of, and the name's length with its dots or colons.
///
/// # Arguments
///
/// * `text`: begins with a dot or a colon.
pub(super) fn shortcode(text: &str) -> Option<(&'static str, usize)> {
    let end = text.as_bytes().first()?;
    let inner = &text.as_bytes()[1..];
    // A name has one letter or more, whatever that is.
    let length = 1 + inner.iter().skip(1).take(LONGEST).position(|byte| byte == end)?;
    let name = std::str::from_utf8(&inner[..length]).ok()?;
    let &(_, sign) = SHORTCODES.iter().find(|(known, _)| *known == name)?;
    Some((sign, length + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_signs() {
        assert_eq!(shortcode(".->. q"), Some(("→", 4)));
        assert_eq!(shortcode(":heart:"), Some(("❤", 7)));
        assert_eq!(shortcode(":heart."), None);
        assert_eq!(shortcode(".."), None);
        assert_eq!(shortcode(":é:"), None);
        assert!(SHORTCODES.iter().all(|(name, _)| name.len() <= LONGEST));
    }
}
