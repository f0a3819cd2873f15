//! Pictures in pixels.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

/// The most pixels of a picture: they take four bytes each.
const MOST_PIXELS: f64 = 200_000_000.0;

/// Why there are no pixels of a picture.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// The machine has no font, so that no word would show.
    #[error("there is no font on this machine, so that no word of the picture would show")]
    NoFont,
    /// The picture would have too many pixels.
    #[error(
        "the picture would have {width} × {height} pixels, and more than 200,000,000 are not drawn: choose a smaller scale"
    )]
    TooLarge {
        /// How wide it would be.
        width: u64,
        /// How high it would be.
        height: u64,
    },
    /// The text is no picture, or the scale is none.
    #[error("the picture cannot be drawn in pixels: {reason}")]
    Failed {
        /// In other words.
        reason: String,
    },
}

/// Draws a picture that [`write_svg`](super::write_svg) made in pixels, in its light colours, with the fonts of the machine. So its
/// bytes may be others on another machine.
///
/// # Arguments
///
/// * `scale`: the pixels for each unit of the picture; 1 is the size that a browser shows, 2 is right for print.
///
/// # Errors
///
/// [`PngError`]
///
/// # Examples
///
/// ```no_run
/// use elenchus::{ArgumentMap, Semantics, formats::{self, svg::Options}};
///
/// let map = ArgumentMap::load("claims/south-caucasus")?;
/// let picture = formats::write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &Options::default());
/// std::fs::write("map.png", formats::png(&picture, 1.0)?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let failed = |reason: String| PngError::Failed { reason };
    let mut options = Options::default();
    options.fontdb_mut().load_system_fonts();
    if options.fontdb.is_empty() {
        return Err(PngError::NoFont);
    }
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    if !(scale.is_finite() && scale > 0.0) {
        return Err(failed(format!("{scale} is no scale")));
    }
    let side = |length: f32| (f64::from(length) * f64::from(scale)).ceil().max(1.0);
    let [width, height] = [tree.size().width(), tree.size().height()].map(side);
    let too_large = PngError::TooLarge { width: width as u64, height: height as u64 };
    if width * height > MOST_PIXELS {
        return Err(too_large);
    }
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}
