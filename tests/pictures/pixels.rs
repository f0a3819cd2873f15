//! Pictures in pixels.

use std::num::NonZeroU32;

use elenchus::{
    Semantics,
    formats::{
        png,
        svg::{Options, PngError, Theme},
        write_svg,
    },
};

use super::read::{load, picture};

/// The width and the height that a PNG says it has.
fn size(png: &[u8]) -> [u32; 2] {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().unwrap()))
}

#[test]
fn png_has_the_size_of_the_picture_and_the_same_bytes_again() {
    let svg = picture(&load("claims/night-train.yaml"));
    let document = roxmltree::Document::parse(&svg).unwrap();
    let says = ["width", "height"]
        .map(|side| document.root_element().attribute(side).unwrap().parse::<u32>().unwrap());
    let one = png(&svg, 1.0).unwrap();
    assert_eq!(size(&one), says);
    assert_eq!(png(&svg, 1.0).unwrap(), one);
    assert_eq!(size(&png(&svg, 0.5).unwrap()), says.map(|side| side.div_ceil(2)));
    let mut options = Options::default();
    options.width = NonZeroU32::new(640);
    let map = load("claims/night-train.yaml");
    let wide = write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options);
    assert_eq!(size(&png(&wide, 1.0).unwrap())[0], 640);
    options.theme = Theme::Dark;
    let dark = write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options);
    assert_ne!(png(&dark, 1.0).unwrap(), png(&wide, 1.0).unwrap());
    // Words are drawn: without them there is less to hold.
    let mute: String =
        svg.lines().map(|line| line.replace("<text", "<desc").replace("</text>", "</desc>") + "\n").collect();
    assert!(png(&mute, 1.0).unwrap().len() * 3 < one.len() * 2);
}

#[test]
fn png_says_why_it_is_not_drawn() {
    let svg = picture(&load("claims/night-train.yaml"));
    assert!(matches!(png(&svg, 1e6), Err(PngError::TooLarge { .. })));
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png(&svg, scale), Err(PngError::Failed { .. })), "{scale}");
    }
    assert!(matches!(png("no picture", 1.0), Err(PngError::Failed { .. })));
}

#[cfg(feature = "cli")]
#[test]
fn png_is_written_by_the_command() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("night-train.png");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["export", "claims/night-train.yaml", "--scale", "0.5", "-o"])
        .arg(&path)
        .current_dir(super::read::folder("."))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let svg = picture(&load("claims/night-train.yaml"));
    assert_eq!(std::fs::read(&path).unwrap(), png(&svg, 0.5).unwrap());
}
