//! Pictures: how they are drawn, and in pixels.

use std::{
    num::{NonZeroU32, NonZeroUsize},
    path::Path,
};

use clap::Args;
use elenchus::{
    Format, Verdicts,
    formats::{
        self, WriteError,
        svg::{Options, Theme},
    },
    layout::Direction,
    map::View,
};

use super::{Failure, suggest};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Text(Format),
    /// A picture in pixels, which is no text.
    Png,
}

/// Why there is no PDF, and what to do.
pub const NO_PDF: &str =
    "PDF is what a browser prints: write the page with `--to html`, and print it to a file";

impl Target {
    /// Reads a name, as on the command line.
    pub fn parse(name: &str) -> Result<Target, String> {
        match name {
            "png" => Ok(Target::Png),
            "pdf" => Err(NO_PDF.to_owned()),
            _ => name
                .parse()
                .map(Target::Text)
                .map_err(|error: elenchus::document::UnknownWord| error.to_string()),
        }
    }

    /// What a file's name tells by its ending.
    pub fn of_name(name: &Path) -> Option<Target> {
        match name.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("png") => Some(Target::Png),
            _ => Format::of_name(name).map(Target::Text),
        }
    }
}

/// How a picture is laid out.
#[derive(Args)]
pub struct Composition {
    /// Which way arguments point: left-to-right or top-down [default: left-to-right]
    #[arg(long, value_name = "WAY", value_parser = way)]
    direction: Option<Direction>,
    /// Draw at most so many claims, and count the others where they hang; `none` draws all [default: 150, or 400 in html]
    #[arg(long, value_name = "N", value_parser = most_claims, allow_negative_numbers = true)]
    fold: Option<MostClaims>,
}

impl Composition {
    /// Writes a page with a picture in it.
    pub fn html(&self, view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
        formats::write_html(view, verdicts, &self.over(Options::of_page()))
    }

    /// What was asked for, and what else is usual.
    fn over(&self, mut options: Options) -> Options {
        options.direction = self.direction.unwrap_or(options.direction);
        options.fold = self.fold.map_or(options.fold, |most| most.0);
        options
    }
}

/// How a picture is drawn.
#[derive(Args)]
#[command(next_help_heading = "Pictures (svg, png, and that of html)")]
pub struct Drawing {
    #[command(flatten)]
    pub composition: Composition,
    /// The colours: auto (as the reader's setting says), light or dark [default: auto]
    #[arg(long, value_name = "THEME", value_parser = theme)]
    theme: Option<Theme>,
    /// How many pixels wide the picture is, and as high as that makes it [default: its own size]
    #[arg(long, value_name = "PIXELS", value_parser = width, allow_negative_numbers = true)]
    width: Option<NonZeroU32>,
    /// The pixels of a PNG for each of the picture's own [default: 1]
    #[arg(long, value_name = "N", value_parser = scale, allow_negative_numbers = true, conflicts_with = "width")]
    scale: Option<f32>,
}

/// A number of claims, or as many as there are.
#[derive(Clone, Copy, Debug)]
struct MostClaims(Option<usize>);

fn most_claims(text: &str) -> Result<MostClaims, String> {
    match text.parse::<NonZeroUsize>() {
        Ok(most) => Ok(MostClaims(Some(most.get()))),
        Err(_) if text == "none" => Ok(MostClaims(None)),
        Err(_) => Err("write a number of claims above 0, or `none` to draw all".to_owned()),
    }
}

fn theme(name: &str) -> Result<Theme, String> {
    let found = Theme::ALL.iter().copied().find(|theme| theme.name() == name);
    found.ok_or_else(|| suggest::among("theme", name, Theme::ALL.iter().map(|theme| theme.name())))
}

fn width(text: &str) -> Result<NonZeroU32, String> {
    text.parse().map_err(|_| "write a whole number of pixels above 0, such as `1200`".to_owned())
}

fn way(name: &str) -> Result<Direction, String> {
    match name {
        "left-to-right" => Ok(Direction::LeftToRight),
        "top-down" => Ok(Direction::TopDown),
        _ => Err(suggest::among("way to draw", name, ["left-to-right", "top-down"].into_iter())),
    }
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale: &f32| scale.is_finite() && *scale > 0.0);
    scale.ok_or_else(|| "write a number above 0, such as `2` or `0.5`".to_owned())
}

impl Drawing {
    /// Refuses what says nothing of what is written.
    ///
    /// # Arguments
    ///
    /// * `pages`: whether the command writes pages too.
    pub fn is_for(&self, target: Target, pages: bool) -> Result<(), Failure> {
        let is_picture = matches!(target, Target::Png | Target::Text(Format::Svg));
        let has_picture = is_picture || target == Target::Text(Format::Html);
        let with_picture = if pages { "`--to svg` or `--to html`" } else { "`--to svg`" };
        let refused = [
            ("--direction", self.composition.direction.is_some() && !has_picture, with_picture),
            ("--fold", self.composition.fold.is_some() && !has_picture, with_picture),
            ("--theme", self.theme.is_some() && !is_picture, "`--to svg`"),
            ("--width", self.width.is_some() && !is_picture, "`--to svg`"),
        ];
        if let Some((option, _, to)) = refused.iter().find(|(_, is_refused, _)| *is_refused) {
            let why = format!("`{option}` is for pictures, which others draw in their own way: {to}");
            return Err(Failure::new(why));
        }
        if target != Target::Png && self.scale.is_some() {
            return Err(Failure::new(
                "`--scale` is for pictures in pixels, `--to png`; an SVG takes `--width`",
            ));
        }
        Ok(())
    }

    /// Draws a picture.
    pub fn svg(&self, view: &View<'_>, verdicts: &Verdicts) -> String {
        formats::write_svg(view, verdicts, &self.options())
    }

    /// How a picture of its own is drawn.
    pub fn options(&self) -> Options {
        let mut options = self.composition.over(Options::default());
        options.theme = self.theme.unwrap_or(options.theme);
        options.width = self.width;
        options
    }

    /// How large its pixels are.
    pub fn scale(&self) -> f32 {
        self.scale.unwrap_or(1.0)
    }
}

/// A picture in pixels.
#[cfg(feature = "png")]
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Failure> {
    formats::png(svg, scale).map_err(|error| Failure::new(error.to_string()))
}

/// A picture in pixels; this command knows none.
#[cfg(not(feature = "png"))]
pub fn png(_: &str, _: f32) -> Result<Vec<u8>, Failure> {
    Err(Failure::new(
        "this command was built without PNG: `cargo install --path . --features png` builds one that has it, and \
         `--to svg` needs nothing",
    ))
}
