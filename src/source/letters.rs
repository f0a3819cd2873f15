//! Letters that do something to the text around them instead of being seen.

/// Whether a letter turns the direction in which others are read: the embeddings, overrides and isolates of the Unicode
/// bidirectional algorithm (UAX #9). Between two of them a text can read otherwise than it is.
///
/// # Examples
///
/// ```
/// use elenchus::source::turns_direction;
///
/// assert!(turns_direction('\u{202e}'));
/// assert!(!turns_direction('א'));
/// ```
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a terminal obeys a letter instead of showing it.
///
/// # Examples
///
/// ```
/// use elenchus::source::is_obeyed;
///
/// assert!(is_obeyed('\x1b') && is_obeyed('\n') && is_obeyed('\u{202e}'));
/// assert!(!is_obeyed('é'));
/// ```
pub fn is_obeyed(letter: char) -> bool {
    letter.is_control() || turns_direction(letter)
}
