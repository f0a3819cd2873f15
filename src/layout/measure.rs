//! How much room text takes, and where it is broken into lines: by a table of widths, since no font is at hand.

use unicode_segmentation::UnicodeSegmentation;

use super::widths::hundredths;

/// A size of type, in pixels, and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Font {
    pub size: u32,
    pub is_bold: bool,
}

impl Font {
    /// Letters of a size and of usual weight.
    pub const fn plain(size: u32) -> Font {
        Font { size, is_bold: false }
    }

    /// Bold letters of a size.
    pub const fn bold(size: u32) -> Font {
        Font { size, is_bold: true }
    }

    /// How wide a text on one line may be with any common sans font, in pixels, rounded up: O(text).
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::layout::Font;
    ///
    /// assert!(Font::plain(13).width("ill") < Font::plain(13).width("will"));
    /// assert_eq!(Font::plain(13).width("e\u{301}"), Font::plain(13).width("e"));
    /// ```
    pub fn width(self, text: &str) -> u32 {
        u32::try_from(self.pixels(text.chars().map(hundredths).sum())).unwrap_or(u32::MAX)
    }

    fn pixels(self, hundredths: u64) -> u64 {
        // No bold letter of the fonts in the table is wider than five quarters of what the table says.
        let wide = if self.is_bold { hundredths.saturating_mul(5).div_ceil(4) } else { hundredths };
        wide.saturating_mul(self.size.into()).div_ceil(100)
    }

    /// Breaks a text into lines that fit into a room: between words where that is possible, else between what a reader
    /// takes for letters. White space is folded. The lines are as even as their number allows.
    ///
    /// # Arguments
    ///
    /// * `room`: how wide a line may be, in pixels. A single letter that is wider has a line of its own.
    /// * `most`: how many letters are kept; what is longer ends with `…`.
    ///
    /// # Complexity
    ///
    /// Linear in what is kept.
    pub fn wrap(self, text: &str, room: u32, most: usize) -> Wrapped {
        let (text, is_cut) = clipped(text, most);
        let lines = self.fill(&text, room.into());
        // The narrowest room that takes no more lines; words alone may be wider than half of it.
        let (mut narrow, mut wide) = (u64::from(room) / 2, u64::from(room));
        let mut even = None;
        while lines.len() > 1 && narrow < wide {
            let middle = (narrow + wide) / 2;
            let tried = self.fill(&text, middle);
            if tried.len() <= lines.len() && keeps_words(&tried, &lines) {
                (wide, even) = (middle, Some(tried));
            } else {
                narrow = middle + 1;
            }
        }
        Wrapped { lines: even.unwrap_or(lines), is_cut }
    }

    /// A text on one line that fits into a room; what is longer ends with `…`.
    ///
    /// # Complexity
    ///
    /// Linear in what fits.
    pub fn cut(self, text: &str, room: u32) -> Wrapped {
        let most = room as usize;
        let (text, is_cut) = clipped(text, most);
        if self.pixels(text.chars().map(hundredths).sum()) <= room.into() {
            return Wrapped { lines: vec![text], is_cut };
        }
        let mut line = String::new();
        let mut used = hundredths('…');
        for letter in text.trim_end_matches('…').graphemes(true) {
            used += letter.chars().map(hundredths).sum::<u64>();
            if self.pixels(used) > room.into() {
                break;
            }
            line.push_str(letter);
        }
        line.truncate(line.trim_end().len());
        line.push('…');
        Wrapped { lines: vec![line], is_cut: true }
    }

    /// Puts as much on each line as it takes.
    fn fill(self, text: &str, room: u64) -> Vec<String> {
        let fits = |hundredths: u64| self.pixels(hundredths) <= room;
        let mut lines = vec![String::new()];
        let mut used = 0;
        for word in text.split(' ') {
            let length = word.chars().map(hundredths).sum::<u64>();
            if used > 0 && fits(used + hundredths(' ') + length) {
                push(&mut lines, " ");
                used += hundredths(' ');
            } else if used > 0 {
                lines.push(String::new());
                used = 0;
            }
            if fits(used + length) {
                push(&mut lines, word);
                used += length;
                continue;
            }
            for letter in word.graphemes(true) {
                let length = letter.chars().map(hundredths).sum::<u64>();
                if used > 0 && !fits(used + length) {
                    lines.push(String::new());
                    used = 0;
                }
                push(&mut lines, letter);
                used += length;
            }
        }
        lines
    }
}

/// A text in lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrapped {
    /// The lines; at least one.
    pub lines: Vec<String>,
    /// Whether there is more of the text.
    pub is_cut: bool,
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

/// Whether lines break no word that the others leave whole.
fn keeps_words(lines: &[String], others: &[String]) -> bool {
    let words = |lines: &[String]| lines.iter().map(|line| line.split(' ').count()).sum::<usize>();
    words(lines) <= words(others)
}

/// The words of a text with one space between them, at most so many letters, and whether that is not all.
fn clipped(text: &str, most: usize) -> (String, bool) {
    let mut clipped = String::new();
    let mut left = most;
    for word in text.split_whitespace() {
        if !clipped.is_empty() {
            clipped.push(' ');
            left = left.saturating_sub(1);
        }
        match word.char_indices().nth(left) {
            None => clipped.push_str(word),
            Some((end, _)) => {
                clipped.push_str(&word[..end]);
                clipped.truncate(clipped.trim_end().len());
                clipped.push('…');
                return (clipped, true);
            }
        }
        left = left.saturating_sub(word.chars().count());
    }
    (clipped, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::plain(13);

    #[test]
    fn lines_fit_and_keep_every_word() {
        let text = "The bridge should close for the winter, since a fifth of its main cable has gone.";
        for room in [40, 90, 200, 1_000] {
            let wrapped = FONT.wrap(text, room, 600);
            assert!(wrapped.lines.iter().all(|line| FONT.width(line) <= room), "{room}: {wrapped:?}");
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&wrapped.lines.concat()), letters(text), "{room}");
        }
        assert_eq!(FONT.wrap(text, 1_000, 600).lines, [text]);
    }

    #[test]
    fn lines_are_even() {
        let wrapped = FONT.wrap("The detour is short and the road is", 230, 600);
        let widths: Vec<u32> = wrapped.lines.iter().map(|line| FONT.width(line)).collect();
        assert!(widths.len() < 2 || widths[0] < 2 * widths[1], "{wrapped:?}");
    }

    #[test]
    fn words_are_broken_between_letters() {
        let family = "👩\u{200d}👩\u{200d}👧";
        let wrapped = FONT.wrap(&family.repeat(9), 60, 600);
        assert!(wrapped.lines.len() > 2);
        assert!(wrapped.lines.iter().all(|line| line.replace(family, "").is_empty()), "{wrapped:?}");
        assert!(FONT.wrap("橋は冬の間閉鎖されるべきです。", 60, 600).lines.len() > 2);
        assert_eq!(FONT.wrap("\u{fdfd}x", 20, 600).lines, ["\u{fdfd}", "x"]);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let long = "word ".repeat(1 << 20);
        let wrapped = FONT.wrap(&long, 200, 30);
        assert!(wrapped.is_cut && wrapped.lines.concat().chars().count() <= 31, "{wrapped:?}");
        assert!(wrapped.lines.concat().ends_with('…'));
        let marks = format!("e{}", "\u{301}".repeat(1 << 20));
        assert!(FONT.wrap(&marks, 200, 30).lines.concat().len() < 100);
        let one = FONT.cut(&long, 100);
        assert!(one.is_cut && FONT.width(&one.lines[0]) <= 100, "{one:?}");
        assert_eq!(FONT.cut("short", 100), Wrapped { lines: vec!["short".to_owned()], is_cut: false });
        assert_eq!(FONT.wrap(" \n ", 100, 30).lines, [""]);
    }
}
