//! A page to look around in: one file that fetches nothing, for any browser. docs/PAGE.md says what it can do.
//!
//! The page carries the map as data and draws nothing of it by markup: its script puts every text in as text. `body.html`
//! is what stands still, `page.css` how it looks, and each script has one idea. They are put together here, and `policy`
//! names their digests, so that a browser runs these bytes and no others.

mod data;
mod policy;
mod rules;

use super::{
    Format, WriteError,
    drawing::Drawing,
    svg::{self, Options},
    text::one_line,
};
use crate::{map::View, semantics::Verdicts};
use data::Data;

const STYLE: &str = include_str!("page.css");
const BODY: &str = include_str!("body.html");
const PICTURE: &str = include_str!("picture.html");

/// The scripts, in the order in which they run.
const SCRIPTS: &[&str] = &[
    include_str!("verdicts.js"),
    include_str!("elements.js"),
    include_str!("model.js"),
    include_str!("reasons.js"),
    include_str!("details.js"),
    include_str!("outline.js"),
    include_str!("search.js"),
    include_str!("picture.js"),
    include_str!("squeezing.js"),
    include_str!("folding.js"),
    include_str!("changes.js"),
    include_str!("register.js"),
    include_str!("memory.js"),
    include_str!("page.js"),
];

impl Options {
    /// How the picture of a page is drawn where nothing else is said. It can be moved and searched, and so may be larger than one
    /// on paper; still larger ones take long to be drawn, and longer to be understood.
    pub fn of_page() -> Options {
        Options { fold: Some(MOST_DRAWN), ..Options::default() }
    }
}

/// The most claims in the picture of a page where nothing is said.
const MOST_DRAWN: usize = 400;

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    write_html(view, verdicts, &Options::of_page())
}

/// Writes a part of a map as a page, with the picture drawn in a way of one's own. The verdicts are those of the whole.
///
/// # Errors
///
/// [`WriteError`]; no map that was read has one.
///
/// # Complexity
///
/// That of [`write_svg`](super::write_svg), and linear in the map.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, Semantics, formats, formats::svg::Options, layout::Direction};
///
/// let map = ArgumentMap::parse("claims: { a: { text: A., because: [b] }, b: B. }")?;
/// let mut options = Options::of_page();
/// options.direction = Direction::TopDown;
/// let page = formats::write_html(&map.view(), &map.verdicts(Semantics::Grounded), &options)?;
/// assert!(page.starts_with("<!doctype html>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_html(view: &View<'_>, verdicts: &Verdicts, options: &Options) -> Result<String, WriteError> {
    let failed =
        |error: serde_json::Error| WriteError::Failed { format: Format::Html, reason: error.to_string() };
    // Within a script only `<` could end it, and JSON can say that letter otherwise.
    let data = serde_json::to_string(&Data::of(view, verdicts)).map_err(failed)?.replace('<', "\\u003c");
    let style = lean(&[svg::STYLE, STYLE].concat());
    let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", lean(&SCRIPTS.concat()));
    let policy = policy::policy(&style, &script);
    let title = escaped(view.map().title().unwrap_or("An argument"));
    let (before, after) = around(BODY, "<!-- picture -->");
    let (heading, outline) = around(before, "<!-- title -->");
    let picture = picture(view, verdicts, options);
    Ok(format!(
        "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"referrer\" content=\"no-referrer\">
<title>{title}</title>
<link rel=\"icon\" href=\"data:,\">
<style>{style}</style>
</head>
{heading}{title}{outline}{picture}{after}<script type=\"application/json\" id=\"data\">{data}</script>
<script>{script}</script>
</body>
</html>
"
    ))
}

/// The picture in its frame.
fn picture(view: &View<'_>, verdicts: &Verdicts, options: &Options) -> String {
    let (before, after) = around(PICTURE, "<!-- drawing -->");
    let (heading, frame) = around(before, "<!-- part -->");
    let says = match (view.claims().count(), options.fold) {
        (claims, Some(most)) if claims > most => format!("{most} of {claims} claims; the outline has all."),
        _ => String::new(),
    };
    let drawing = Drawing::folded(view.clone(), verdicts, options.fold, view.map().conclusions());
    // The page has the title and the standpoint already.
    let drawing = Drawing { title: None, standpoint: None, ..drawing };
    [heading, &says, frame, &svg::draw(&drawing, options, None), after].concat()
}

/// A script or a sheet without what a browser has no use for: the indentation, and comments that have a line of their own. No text
/// in them goes over several lines.
fn lean(code: &str) -> String {
    let lines = code.lines().map(str::trim_start);
    let told = lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*"));
    told.flat_map(|line| [line, "\n"]).collect()
}

/// What stands before a mark and behind it.
fn around<'t>(text: &'t str, mark: &str) -> (&'t str, &'t str) {
    text.split_once(mark).unwrap_or((text, ""))
}

/// A text on one line, in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_comments_and_indentation_is_left_out() {
        let code = "a {\n  // says why\n  b: 1; // stays\n\n  /* one line */\n}\n";
        assert_eq!(lean(code), "a {\nb: 1; // stays\n}\n");
        for code in [&[svg::STYLE, STYLE][..], SCRIPTS].concat() {
            for line in code.lines() {
                assert_eq!(line.matches('`').count() % 2, 0, "a text over several lines: {line}");
                let comment = line.trim_start().starts_with("/*");
                assert_eq!(
                    line.contains("*/"),
                    line.contains("/*") && comment,
                    "a comment over several: {line}"
                );
            }
        }
    }
}
