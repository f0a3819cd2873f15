//! Findings as a compiler prints them: what, where, with the lines, and what to do.

use std::fmt::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{
    Places,
    excerpt::{Excerpt, excerpts, harmless},
    remedy,
};
use crate::{
    diagnostic::{Diagnostic, Fix, Label, Report, Severity},
    source::Span,
};

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour with ANSI escapes.
    pub colour: bool,
}

/// Prints every finding, each followed by an empty line.
///
/// # Errors
///
/// What `out` says.
pub fn write(report: &Report, style: Style, out: &mut impl Write) -> fmt::Result {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let places = Places::new(report.files());
    for finding in report {
        let mut scribe = Scribe { places: &places, headers: Vec::new() };
        let groups = scribe.groups(finding);
        writeln!(out, "{}\n", scribe.with_headers(&renderer.render(&groups)))?;
    }
    Ok(())
}

/// Every finding as a compiler prints it, without colour.
impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self, Style::default(), out)
    }
}

/// Stands around the number of a header until the header is written: the renderer would count columns from
/// where a line that is too long was cut.
const HEADER: char = '\u{e000}';

struct Scribe<'r, 'p> {
    places: &'p Places<'r>,
    headers: Vec<String>,
}

impl<'r> Scribe<'r, '_> {
    fn groups(&mut self, finding: &'r Diagnostic) -> Vec<Group<'r>> {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(harmless(&finding.message)).id(finding.code.name);
        let mut group = Group::with_title(title);
        for markings in by_file(finding) {
            group = self.show(group, &markings);
        }
        let unplaced = |label: &&Label| label.span.is_none() && !label.message.is_empty();
        for label in finding.labels.iter().filter(unplaced) {
            group = group.element(Level::NOTE.message(harmless(&label.message)));
        }
        for note in &finding.notes {
            group = group.element(Level::NOTE.message(harmless(note)));
        }
        let patch = finding.fix.as_ref().and_then(|fix| self.suggestion(finding, fix));
        if patch.is_none() {
            let fix = finding.fix.as_ref().map(|fix| &fix.message);
            for help in finding.help.iter().chain(fix) {
                group = group.element(Level::HELP.message(harmless(help)));
            }
        }
        [group].into_iter().chain(patch).collect()
    }

    fn show(&mut self, mut group: Group<'r>, markings: &[Marking<'r>]) -> Group<'r> {
        let known = markings.iter().filter(|marking| self.places.file(marking.0).is_some());
        let markings: Vec<_> = known.copied().collect();
        let Some(file) = markings.first().and_then(|marking| self.places.file(marking.0)) else {
            return group;
        };
        if file.text().is_empty() {
            return group.element(Origin::path(harmless(file.name())));
        }
        let spans: Vec<_> = markings.iter().map(|marking| marking.0).collect();
        let mut windows = excerpts(file, &spans);
        // The window of the first marking, the primary place if it is of this file, comes first.
        let holds_first = |window: &Excerpt| window.spans.iter().any(|&(number, _)| number == 0);
        let first = windows.iter().position(holds_first).unwrap_or(0);
        windows[..=first].rotate_right(1);
        for window in windows {
            let shown = window.spans.iter().map(|&(number, _)| number).min().unwrap_or(0);
            let header = self.header(file.name(), spans[shown]);
            let annotations = window.spans.into_iter().map(|(number, range)| {
                let (_, message, kind) = markings[number];
                let label = (!message.is_empty()).then(|| harmless(message));
                kind.span(range).label(label)
            });
            let snippet = Snippet::source(window.text).line_start(window.line).path(header);
            group = group.element(snippet.annotations(annotations));
        }
        group
    }

    /// Keeps `file:line:column` for later, and gives what stands for it until then.
    fn header(&mut self, file: &str, span: Span) -> String {
        let place = self.places.range(span).map(|range| (range.start.line, range.start.column));
        let (line, column) = place.unwrap_or((1, 1));
        self.headers.push(format!("{}:{line}:{column}", harmless(file)));
        format!("{HEADER}{}{HEADER}", self.headers.len() - 1)
    }

    /// The rendered text with the headers in their places, and the renderer's own lines and columns gone.
    fn with_headers(&self, rendered: &str) -> String {
        let mut text = String::with_capacity(rendered.len() + 64);
        let mut rest = rendered;
        while let Some((before, after)) = rest.split_once(HEADER) {
            text.push_str(before);
            let (number, after) = after.split_once(HEADER).unwrap_or((after, ""));
            text.push_str(number.parse().ok().and_then(|at: usize| self.headers.get(at)).map_or("", |it| it));
            rest = after.trim_start_matches(|letter: char| letter == ':' || letter.is_ascii_digit());
        }
        text.push_str(rest);
        text
    }
}

/// A place to mark: its span, what is said there, and how.
type Marking<'r> = (Span, &'r str, AnnotationKind);

/// The places of a finding, file by file; the primary one's file first.
fn by_file(finding: &Diagnostic) -> Vec<Vec<Marking<'_>>> {
    let mut files: Vec<Vec<Marking<'_>>> = Vec::new();
    let primary = [(&finding.primary, AnnotationKind::Primary)];
    let others = finding.labels.iter().map(|label| (label, AnnotationKind::Context));
    for (label, kind) in primary.into_iter().chain(others) {
        let Some(span) = label.span else { continue };
        let marking = (span, label.message.as_str(), kind);
        match files.iter_mut().find(|markings| markings[0].0.file == span.file) {
            Some(markings) => markings.push(marking),
            None => files.push(vec![marking]),
        }
    }
    files
}

impl<'r> Scribe<'r, '_> {
    /// The remedy as lines before and after, if it is small enough to be seen.
    fn suggestion(&self, finding: &'r Diagnostic, fix: &'r Fix) -> Option<Group<'r>> {
        let windows = remedy::windows(fix, self.places)?;
        let title = finding.help.as_ref().unwrap_or(&fix.message);
        let mut group = Group::with_title(Level::HELP.secondary_title(harmless(title)));
        for window in windows {
            let patches = window
                .spans
                .into_iter()
                .map(|(number, range)| Patch::new(range, harmless(&fix.edits[number].replacement)));
            group = group.element(Snippet::source(window.text).line_start(window.line).patches(patches));
        }
        Some(group)
    }
}
