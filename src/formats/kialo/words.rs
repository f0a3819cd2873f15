//! The words of a claim as Kialo writes them: links where a citation says so, and a backslash before what would be read as
//! something else.

use std::{fmt::Write, ops::Range};

use crate::{
    document::Citation,
    map::{ArgumentMap, Claim, SourceId},
    notations::kialo::{is_address, stance_behind_number},
};

/// What becomes of the citations of a claim.
pub(super) struct Citations<'m> {
    /// Where in its text the words are that lead to an address, one behind the other.
    links: Vec<(Range<usize>, SourceId, &'m str)>,
    /// The places of those that are not written.
    pub lost: Vec<usize>,
}

impl<'m> Citations<'m> {
    /// A citation is a link where it says no more than the words of the sentence that lead to an address.
    pub fn of(map: &'m ArgumentMap, claim: &'m Claim) -> Citations<'m> {
        let mut citations = Citations { links: Vec::new(), lost: Vec::new() };
        let mut behind = 0;
        for (index, citation) in claim.authored().from.iter().enumerate() {
            let bare = Citation {
                source: citation.source.clone(),
                note: citation.note.clone(),
                ..Citation::default()
            };
            let source = map.find_source(&citation.source.value);
            let address = source.and_then(|source| map.source(source).url.as_deref());
            let words =
                citation.note.as_deref().filter(|words| !words.trim().is_empty() && *citation == bare);
            let found = words.and_then(|words| {
                let start = behind + claim.text()[behind..].find(words)?;
                Some(start..start + words.len())
            });
            match (found, source, address.filter(|address| is_address(address))) {
                (Some(range), Some(source), Some(address)) => {
                    behind = range.end;
                    citations.links.push((range, source, address));
                }
                _ => citations.lost.push(index),
            }
        }
        citations
    }

    /// The sources that are written, each as often as it is.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        self.links.iter().map(|&(_, source, _)| source)
    }

    /// A claim's text with its links.
    pub fn linked(&self, text: &str) -> String {
        let mut linked = String::with_capacity(text.len());
        let mut at = 0;
        for (range, _, address) in &self.links {
            let _ = write!(
                linked,
                "{}[{}]({})",
                marked(&text[at..range.start]),
                marked(&text[range.clone()]),
                marked(address)
            );
            at = range.end;
        }
        linked.push_str(&marked(&text[at..]));
        guarded(linked.trim())
    }
}

/// Words without links.
pub(super) fn escaped(words: &str) -> String {
    guarded(marked(words).trim())
}

/// A backslash before each letter that would begin or end a link, and before each backslash.
fn marked(words: &str) -> String {
    let mut marked = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '[' | ']' | '(' | ')') {
            marked.push('\\');
        }
        marked.push(letter);
    }
    marked
}

/// A backslash before the dot, the colon or the arrow of a line that would be read as the beginning of another claim, or as
/// a reference to one.
fn guarded(words: &str) -> String {
    let mut guarded = String::with_capacity(words.len());
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            guarded.push('\n');
        }
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = line[digits..].strip_prefix('.');
        let is_number = at > 0
            && digits > 0
            && rest.is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        match line.strip_prefix('-').filter(|line| at == 0 && line.starts_with("> See ")) {
            Some(rest) => {
                guarded.push_str("-\\");
                guarded.push_str(rest);
            }
            None if is_number => {
                guarded.push_str(&line[..digits]);
                guarded.push('\\');
                guarded.push_str(&line[digits..]);
            }
            None => match stance_behind_number(line).filter(|_| at > 0) {
                Some(stance) => {
                    guarded.push_str(&line[..stance + 3]);
                    guarded.push('\\');
                    guarded.push_str(&line[stance + 3..]);
                }
                None => guarded.push_str(line),
            },
        }
    }
    guarded
}

/// The words of a thesis, which is neither for nor against anything.
pub(super) fn no_stance(words: String) -> String {
    let begins = ["Pro:", "Con:"].iter().any(|stance| words.starts_with(stance));
    if begins { format!("{}\\{}", &words[..3], &words[3..]) } else { words }
}
