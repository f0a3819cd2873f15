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
    let draw =
        |draw: fn(&Drawing<'_>) -> String| drawing::with_drawing((old, new), difference, whole, None, draw);
    match format {
        Format::Outline => Ok(difference.to_string()),
        Format::Markdown => Ok(markdown::write(difference)),
        Format::Dot => Ok(draw(dot::draw)),
        Format::Mermaid => Ok(draw(mermaid::draw)),
        Format::Svg => Ok(write_svg_difference((old, new), difference, whole, &svg::Options::default())),
        Format::Json => match serde_json::to_string_pretty(difference) {
            Ok(json) => Ok(json + "\n"),
            Err(error) => Err(WriteError::Failed { format, reason: error.to_string() }),
        },
        _ => Err(WriteError::NoDifference { format }),
    }
}

/// Draws a difference as a picture, as [`write_difference`] does where nothing is said of how it looks.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, explain::diff, formats::{svg::Options, write_svg_difference}, layout::Direction};
///
/// let old = ArgumentMap::parse("{ conclusion: a, claims: { a: A. } }")?;
/// let new = ArgumentMap::parse("{ conclusion: a, claims: { a: { text: A., despite: [b] }, b: B. } }")?;
/// let mut options = Options::default();
/// options.direction = Direction::TopDown;
/// let picture = write_svg_difference((&old, &new), &diff(&old, &new), false, &options);
/// assert!(picture.contains("added"));
/// # Ok::<(), elenchus::Error>(())
/// ```
pub fn write_svg_difference(
    maps: (&ArgumentMap, &ArgumentMap),
    difference: &Difference,
    whole: bool,
    options: &svg::Options,
) -> String {
    drawing::with_drawing(maps, difference, whole, options.fold, |drawing| {
        svg::draw(drawing, options, Some(options.theme.style()))
    })
}
