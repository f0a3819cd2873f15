//! A page to look around in: one file that fetches nothing, for any browser. docs/PAGE.md says what it can do.
//!
//! The page carries the map as data and draws nothing of it by markup: its script puts every text in as text. `body.html`
//! is what stands still, `page.css` how it looks, and each script has one idea. They are put together here, and `policy`
//! names their digests, so that a browser runs these bytes and no others.

mod data;
mod policy;
mod rules;

use super::{Format, WriteError, drawing::Drawing, svg, text::one_line};
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
    include_str!("folding.js"),
    include_str!("changes.js"),
    include_str!("register.js"),
    include_str!("memory.js"),
    include_str!("page.js"),
];

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    let failed =
        |error: serde_json::Error| WriteError::Failed { format: Format::Html, reason: error.to_string() };
    // Within a script only `<` could end it, and JSON can say that letter otherwise.
    let data = serde_json::to_string(&Data::of(view, verdicts)).map_err(failed)?.replace('<', "\\u003c");
    let style = [svg::STYLE, STYLE].concat();
    let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPTS.concat());
    let policy = policy::policy(&style, &script);
    let title = escaped(view.map().title().unwrap_or("An argument"));
    let (before, after) = around(BODY, "<!-- picture -->");
    let (heading, outline) = around(before, "<!-- title -->");
    let picture = picture(view, verdicts);
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

/// The most claims in the picture of a page, which can be moved and searched, and so may be larger than one on paper. Still
/// larger ones are no longer moved smoothly.
const MOST_DRAWN: usize = 400;

/// The picture in its frame.
fn picture(view: &View<'_>, verdicts: &Verdicts) -> String {
    let (before, after) = around(PICTURE, "<!-- drawing -->");
    let (heading, frame) = around(before, "<!-- part -->");
    let says = match view.claims().count() {
        claims if claims > MOST_DRAWN => format!("{MOST_DRAWN} of {claims} claims; the outline has all."),
        _ => String::new(),
    };
    let options = svg::Options { fold: Some(MOST_DRAWN), ..svg::Options::default() };
    let drawing = Drawing::folded(view.clone(), verdicts, options.fold, view.map().conclusions());
    // The page has the title and the standpoint already.
    let drawing = Drawing { title: None, standpoint: None, ..drawing };
    [heading, &says, frame, &svg::draw(&drawing, &options, None), after].concat()
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
