//! Scalable Vector Graphics: a picture that needs nothing but a viewer.
//!
//! The drawing says what there is (`drawing.rs`), a scene how large each thing is, [`crate::layout`] where it stands,
//! and `write.rs` puts it down. Colours are in `light.css` and `dark.css` alone, so that whoever shows the picture can change them.

mod card;
mod legend;
mod order;
#[cfg(feature = "png")]
mod png;
mod relations;
mod scene;
mod sources;
mod write;
mod xml;

pub(super) use card::sign;

#[cfg(feature = "png")]
pub use png::{PngError, png};

use std::num::NonZeroU32;

use super::{WriteError, drawing::Drawing};
use crate::{layout::Direction, map::View, semantics::Verdicts};

/// How a picture is drawn.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Semantics, formats, formats::svg::Options, layout::Direction};
///
/// let map = ArgumentMap::parse("claims: { a: { text: A., because: [b] }, b: B. }")?;
/// let mut options = Options::default();
/// options.direction = Direction::TopDown;
/// let picture = formats::write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options);
/// assert!(picture.contains("data-claim=\"b\""));
/// # Ok::<(), elenchus::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Which way arguments point.
    pub direction: Direction,
    /// The most claims that are drawn. Of a larger map, what matters least is folded: a small node says how many claims
    /// hang there. `None` draws them all.
    pub fold: Option<usize>,
    /// Its colours. A page has both, and follows the setting.
    pub theme: Theme,
    /// How many pixels wide it is shown, with everything in it as much larger or smaller. `None` shows it in its own size, as a page
    /// does.
    pub width: Option<NonZeroU32>,
}

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Theme {
    /// Light or dark, as the reader's setting says; light in print and in pixels.
    #[default]
    Auto,
    /// Dark on light, whatever the setting.
    Light,
    /// Light on dark, whatever the setting.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: &'static [Theme] = &[Theme::Auto, Theme::Light, Theme::Dark];

    /// The name, as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The rules by which a picture looks so.
    pub(in crate::formats) fn style(self) -> &'static str {
        match self {
            Theme::Auto => STYLE,
            Theme::Light => include_str!("light.css"),
            // Later rules win.
            Theme::Dark => concat!(include_str!("light.css"), include_str!("dark.css")),
        }
    }
}

/// So many claims can still be taken in, on a large sheet.
const MOST_CLAIMS: usize = 150;

impl Default for Options {
    fn default() -> Options {
        Options {
            direction: Direction::LeftToRight,
            fold: Some(MOST_CLAIMS),
            theme: Theme::Auto,
            width: None,
        }
    }
}

/// The rules by which a picture looks as it does, for a page that shows several, or one without a sheet of its own.
pub(super) const STYLE: &str = concat!(
    include_str!("light.css"),
    "@media screen and (prefers-color-scheme: dark) {\n",
    include_str!("dark.css"),
    "}\n"
);

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    Ok(write_svg(view, verdicts, &Options::default()))
}

/// Draws a part of a map as a picture. The verdicts are those of the whole: what is not shown still counts.
///
/// A character that XML has no way to hold is shown as U+FFFD.
///
/// # Complexity
///
/// That of [`layout`](crate::layout::layout()) on what is drawn, which is little where the map is folded; that takes
/// O(m log m) for a map with m claims and premises. The rest is linear.
pub fn write_svg(view: &View<'_>, verdicts: &Verdicts, options: &Options) -> String {
    let first = view.map().conclusions();
    draw(&Drawing::folded(view.clone(), verdicts, options.fold, first), options, Some(options.theme.style()))
}

/// Writes a drawing, with a sheet of rules or without.
pub(super) fn draw(drawing: &Drawing<'_>, options: &Options, style: Option<&str>) -> String {
    // Without a sheet it is a part of a page, which says how large it is.
    let width = options.width.filter(|_| style.is_some());
    write::picture(&scene::Scene::new(drawing, options), style, width)
}
