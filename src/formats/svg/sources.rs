//! What a claim cites, as a line or two in its box.

use crate::{
    document::{Citation, Source},
    layout::Font,
    map::{ArgumentMap, Claim},
};

/// The most citations that are named in a box.
const MOST: usize = 3;

/// A citation in a box.
pub(super) struct Cited {
    /// What the line says.
    pub text: String,
    /// Where it leads, if that is an address of the web.
    pub link: Option<String>,
    /// All that there is to say of it, for whoever points at it.
    pub says: String,
}

/// The citations of a claim, and how many more there are.
pub(super) fn cited(map: &ArgumentMap, claim: &Claim, font: Font, room: u32) -> (Vec<Cited>, usize) {
    let all = &claim.authored().from;
    let shown = all.iter().take(MOST).map(|citation| {
        let source = map.find_source(&citation.source.value).map(|id| map.source(id));
        let title = source.and_then(|source| source.title.as_deref()).unwrap_or(&citation.source.value);
        let places = places(citation);
        // The place stays whole where the title has to be cut.
        let behind = if places.is_empty() { String::new() } else { format!(", {}", places.join(", ")) };
        let behind = font.cut(&behind, room / 2).lines.concat();
        let behind =
            if behind.is_empty() { behind } else { format!(", {}", behind.trim_start_matches([',', ' '])) };
        let left = room.saturating_sub(font.width(&behind));
        let text = font.cut(title, left).lines.concat() + &behind;
        let url = citation.url.as_deref().or_else(|| source?.url.as_deref());
        Cited { text, link: url.and_then(address), says: says(title, source, citation, &places) }
    });
    (shown.collect(), all.len().saturating_sub(MOST))
}

fn places(citation: &Citation) -> Vec<String> {
    let mut places = Vec::new();
    places.extend(citation.page.as_ref().map(|page| format!("p. {page}")));
    places.extend(citation.paragraph.as_ref().map(|paragraph| format!("¶ {}", paragraph.value)));
    places.extend(citation.sentence.as_ref().map(|sentence| format!("s. {}", sentence.value)));
    places
}

/// The longest that is said of a citation, in letters: what names a large source often stays small.
const LONGEST: usize = 400;

fn says(title: &str, source: Option<&Source>, citation: &Citation, places: &[String]) -> String {
    let mut parts = vec![title.to_owned()];
    parts.extend(source.and_then(|source| source.author.clone()));
    parts.extend(source.and_then(|source| source.published.as_ref()).map(|date| date.value.to_string()));
    parts.extend(places.iter().cloned());
    let mut says = parts.join(", ");
    if let Some(quote) = &citation.quote {
        says.push_str(&format!(": “{}”", quote.value));
    }
    if let Some((end, _)) = says.char_indices().nth(LONGEST) {
        says.truncate(end);
        says.push('…');
    }
    says
}

/// An address that a viewer may be sent to: of the web, or a DOI, whose address is that of its registry. Whatever else a
/// map calls an address, such as a script, is text.
fn address(url: &str) -> Option<String> {
    let plain = url.chars().all(|letter| !letter.is_whitespace() && !letter.is_control());
    let starts =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if !plain {
        return None;
    }
    match () {
        () if starts("https://") || starts("http://") => Some(url.to_owned()),
        () if starts("doi:10.") => Some(format!("https://doi.org/{}", &url[4..])),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(address("https://example.org/a?b=1").as_deref(), Some("https://example.org/a?b=1"));
        assert_eq!(address("HTTP://example.org").as_deref(), Some("HTTP://example.org"));
        assert_eq!(address("doi:10.1000/182").as_deref(), Some("https://doi.org/10.1000/182"));
        for url in [
            "javascript:alert(1)",
            " https://x.org",
            "https://x.org/\u{1}",
            "data:text/html,x",
            "ftp://x",
            "",
        ] {
            assert_eq!(address(url), None, "{url}");
        }
    }
}
