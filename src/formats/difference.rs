//! What changed between two maps, in the formats that show it.

mod drawing;
mod markdown;

use super::{Format, WriteError, dot, drawing::Drawing, mermaid, svg};
use crate::{explain::Difference, map::ArgumentMap};

/// Writes a difference: as text ([`Format::Outline`]), as data, as a comment for a review ([`Format::Markdown`]) or as a
/// drawing of both maps in one, in which what is new, gone or otherwise is marked by a word, a line and a colour.
///
/// # Arguments
///
/// * `maps`: the old map and the new one, which the difference is of.
/// * `whole`: whether a drawing shows everything, and not only what a change or a changed verdict touches.
///
/// # Errors
///
/// [`WriteError::NoDifference`] for a format that has no way to show one.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Format, explain::diff, formats::write_difference};
///
/// let old = ArgumentMap::parse("{ conclusion: a, claims: { a: A. } }")?;
/// let new = ArgumentMap::parse("{ conclusion: a, claims: { a: { text: A., despite: [b] }, b: B. } }")?;
/// let comment = write_difference(Format::Markdown, (&old, &new), &diff(&old, &new), false)?;
/// assert!(comment.starts_with("**`a` fell from accepted to rejected**"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_difference(
    format: Format,
    (old, new): (&ArgumentMap, &ArgumentMap),
    difference: &Difference,
    whole: bool,
) -> Result<String, WriteError> {
    let draw = |fold: Option<usize>, draw: fn(&Drawing<'_>) -> String| {
        drawing::with_drawing((old, new), difference, whole, fold, draw)
    };
    match format {
        Format::Outline => Ok(difference.to_string()),
        Format::Markdown => Ok(markdown::write(difference)),
        Format::Dot => Ok(draw(None, dot::draw)),
        Format::Mermaid => Ok(draw(None, mermaid::draw)),
        Format::Svg => Ok(draw(svg::Options::default().fold, svg::draw_difference)),
        Format::Json => match serde_json::to_string_pretty(difference) {
            Ok(json) => Ok(json + "\n"),
            Err(error) => Err(WriteError::Failed { format, reason: error.to_string() }),
        },
        _ => Err(WriteError::NoDifference { format }),
    }
}
