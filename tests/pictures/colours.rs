//! Colours hold: what is written can be read on what it stands on, by the contrast that WCAG 2.2 defines.

use std::collections::HashMap;

use elenchus::{
    Semantics,
    formats::{
        self,
        svg::{Options, Theme},
    },
};

use super::read::{Document, load, picture};

/// Selector without its beginning, property, value.
type Rules = HashMap<(String, String), String>;

fn style(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    document.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap().to_owned()
}

/// The rules for light and for dark.
fn rules() -> [Rules; 2] {
    let style = style(&picture(&load("claims/night-train.yaml")));
    // What is printed is light: the dark colours are for screens alone.
    let (light, dark) = style.split_once("@media screen and (prefers-color-scheme: dark) {").unwrap();
    let (light, print) = light.split_once("@media print {").unwrap();
    assert!(!print.contains("fill") && !print.contains("stroke"), "{print}");
    let light = read(light);
    let mut both = light.clone();
    both.extend(read(dark));
    [light, both]
}

fn read(text: &str) -> Rules {
    let mut rules = HashMap::new();
    for rule in text.split('}') {
        let Some((selector, body)) = rule.split_once('{') else { continue };
        let selector = selector.trim().strip_prefix(".argument-map ").expect("rules touch nothing else");
        for pair in body.split(';').filter_map(|pair| pair.split_once(':')) {
            rules.insert((selector.to_owned(), pair.0.trim().to_owned()), pair.1.trim().to_owned());
        }
    }
    rules
}

#[test]
fn a_theme_is_one_of_both_whatever_the_setting() {
    let map = load("claims/night-train.yaml");
    let [light, dark] = rules();
    for (theme, expected) in [(Theme::Light, light), (Theme::Dark, dark)] {
        let mut options = Options::default();
        options.theme = theme;
        let svg = formats::write_svg(&map.view(), &map.verdicts(Semantics::Grounded), &options);
        let style =
            style(&svg).replace("@media print {\n.argument-map { max-width: 100%; height: auto; }\n}\n", "");
        assert!(!style.contains('@'), "{style}");
        assert_eq!(read(&style), expected, "{}", theme.name());
    }
}

/// The relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    assert!(colour.len() == 7 && colour.starts_with('#'), "{colour}");
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let [one, other] = [luminance(one), luminance(other)];
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn texts_and_shapes_stand_out() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
    for rules in rules() {
        let colour = |selector: &str, property: &str| {
            let rule = rules.get(&(selector.to_owned(), property.to_owned()));
            rule.unwrap_or_else(|| panic!("{selector} {property}")).as_str()
        };
        let least = |least: f64, one: (&str, &str), other: (&str, &str)| {
            let contrast = contrast(colour(one.0, one.1), colour(other.0, other.1));
            assert!(contrast >= least, "{one:?} on {other:?}: {contrast:.2}");
        };
        let text = |selector: &str, on: &str| least(4.5, (selector, "fill"), (on, "fill"));
        for on in [".paper", ".frame", ".dot", ".box"] {
            text("text", on);
        }
        text(".standpoint", ".paper");
        text(".section-title", ".frame");
        least(4.5, (".label", "fill"), (".label", "stroke"));
        text(".removed text", ".removed .box");
        for verdict in ["accepted", "rejected", "contested", "unsupported"] {
            let on = format!(".{verdict} .box");
            text("text", &on);
            text(".source", &on);
            text("a .source", &on);
            text(&format!(".{verdict} .verdict"), &on);
            // Shapes need less than letters.
            least(3.0, (&format!(".{verdict} .sign"), "stroke"), (&on, "fill"));
            least(3.0, (&on, "stroke"), (".paper", "fill"));
        }
        for line in [".line", ".line.objects", ".line.undercuts", ".line.conflicts", ".removed .line"] {
            least(3.0, (line, "stroke"), (".paper", "fill"));
            least(3.0, (line, "stroke"), (".frame", "fill"));
        }
    }
}

#[test]
fn verdicts_differ_without_colour() {
    let [light, _] = rules();
    let outline = |verdict: &str| light.get(&(format!(".{verdict} .box"), "stroke-dasharray".to_owned()));
    let verdicts = ["accepted", "rejected", "contested", "unsupported"].map(outline);
    for (at, one) in verdicts.iter().enumerate() {
        assert!(verdicts[at + 1..].iter().all(|other| other != one));
    }
}
