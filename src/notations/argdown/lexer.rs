//! The text cut into tokens, with the texts of the files that it includes in their places.

use std::{collections::HashMap, sync::Arc};

use super::{
    scan::{self, Scan},
    shortcodes::shortcode,
    tokens::{Kind, List, Relation, Sort, Token},
};
use crate::{
    notations::{Reading, Text},
    source::{FileId, Span},
};

/// The texts of the files that were read.
pub(super) type Sources = HashMap<FileId, Arc<str>>;

/// Cuts a text into tokens.
///
/// # Complexity
///
/// Linear: whatever is searched for ahead is searched for once.
pub(super) fn tokens(text: &mut Text<'_>, reading: &mut Reading) -> (Vec<Token>, Sources) {
    let mut lexer = Lexer {
        tokens: Vec::with_capacity(text.text.len() / 16),
        open: Vec::new(),
        reconstruction: false,
        inference: None,
        reading,
    };
    let mut sources = Sources::new();
    sources.insert(text.file, Arc::clone(&text.text));
    let mut stack = vec![Scan::new(text.file, Arc::clone(&text.text))];
    while let Some(mut scan) = stack.pop() {
        let Some((span, path)) = lexer.file(&mut scan) else { continue };
        stack.push(scan);
        if let Some((file, text)) = text.includes.open(span, &path) {
            sources.insert(file, Arc::clone(&text));
            stack.push(Scan::new(file, text));
        }
    }
    lexer.close_marks();
    if let Some(start) = lexer.inference.take() {
        lexer.unclosed(start);
    }
    (lexer.tokens, sources)
}

struct Lexer<'r> {
    tokens: Vec<Token>,
    /// Where bold and italic letters began: the mark, and its token.
    open: Vec<(&'static str, usize)>,
    /// Whether the paragraph is a premise-conclusion structure, in which a line of dashes is an inference.
    reconstruction: bool,
    /// Where an inference began that has not ended.
    inference: Option<Span>,
    reading: &'r mut Reading,
}

impl Lexer<'_> {
    /// Cuts a file as far as to its end, or to the next file that it includes: the words that do, and the path.
    fn file(&mut self, scan: &mut Scan) -> Option<(Span, String)> {
        let text = Arc::clone(&scan.text);
        if scan.at == 0 {
            scan.at += if text.starts_with('\u{feff}') { 3 } else { 0 };
            self.printable(scan);
            (scan.at, _) = scan.gap(scan.at, self.reading);
            scan.begin = scan.at;
        }
        while scan.at < text.len() {
            let rest = &text[scan.at..];
            if rest.starts_with(['\n', '\r']) {
                self.line_end(scan);
                continue;
            }
            let start = scan.at;
            if let Some(end) = scan.comment(start, self.reading) {
                scan.at = end;
                // A line that holds nothing but a comment is no line.
                if self.fresh() {
                    let (at, blank) = scan.gap_behind_comment(end, self.reading);
                    scan.at = at;
                    if blank {
                        self.paragraph_end(scan.span(end, at));
                    }
                }
                continue;
            }
            if self.inference.is_some() {
                self.in_inference(scan);
                continue;
            }
            if self.fresh() && self.line_start(scan) {
                continue;
            }
            if let Some(include) = scan.include() {
                return Some(include);
            }
            self.content(scan);
        }
        None
    }

    /// Tells of what cannot be shown; it is left out of every text.
    fn printable(&mut self, scan: &Scan) {
        let text = &scan.text;
        if let Some((at, odd)) = text.char_indices().find(|&(_, letter)| !scan::is_printable(letter)) {
            let place = scan.span(at, at + odd.len_utf8());
            let message = format!("the text holds the control character U+{:04X}", u32::from(odd));
            let finding = self.reading.wrong(place, message);
            finding.help =
                Some("take it out: it cannot be shown, and most formats cannot hold it".to_owned());
        }
    }

    /// Whether nothing stands before on the line.
    fn fresh(&self) -> bool {
        self.tokens.last().is_none_or(|token| matches!(token.kind, Kind::Newline | Kind::EmptyLine))
    }

    fn push(&mut self, scan: &mut Scan, kind: Kind, end: usize) {
        let span = scan.span(scan.at, end);
        scan.at = end;
        if let (Kind::Plain, Some(last)) = (kind, self.tokens.last_mut())
            && last.kind == Kind::Plain
            && (last.span.file, last.span.end) == (span.file, span.start)
        {
            last.span.end = span.end;
            return;
        }
        self.tokens.push(Token { kind, span });
    }

    /// Something with which a new element begins.
    fn structure(&mut self, scan: &mut Scan, kind: Kind, end: usize) {
        self.close_marks();
        self.push(scan, kind, end);
        // Where a title may stand, space before it means nothing.
        let rest = &scan.text[end..];
        scan.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    fn line_end(&mut self, scan: &mut Scan) {
        let start = scan.at;
        let (end, blank) = scan.gap(scan.line_break(start), self.reading);
        scan.at = end;
        let span = scan.span(start, end);
        if blank && let Some(start) = self.inference.take() {
            self.unclosed(start);
        }
        match blank || self.fresh() {
            true => self.paragraph_end(span),
            false => self.tokens.push(Token { kind: Kind::Newline, span }),
        }
    }

    fn paragraph_end(&mut self, span: Span) {
        self.close_marks();
        self.reconstruction = false;
        match self.tokens.last_mut() {
            Some(last) if last.kind == Kind::Newline => last.kind = Kind::EmptyLine,
            Some(last) if last.kind != Kind::EmptyLine => {
                self.tokens.push(Token { kind: Kind::EmptyLine, span });
            }
            _ => {}
        }
    }

    /// Tells of marks that do not end, which are letters like others.
    fn close_marks(&mut self) {
        for (mark, token) in self.open.drain(..) {
            let token = &mut self.tokens[token];
            token.kind = Kind::Plain;
            let letters = if mark.len() == 2 { "bold" } else { "italic" };
            let finding = self.reading.wrong(token.span, format!("these {letters} letters do not end"));
            finding.help =
                Some(format!("write `{mark}` behind the last of them, or a backslash before the sign"));
        }
    }

    fn unclosed(&mut self, start: Span) {
        let finding = self.reading.wrong(start, "this inference does not end");
        finding.help = Some("write `----`, or `--` behind its rules as well".to_owned());
        self.tokens.push(Token { kind: Kind::InferenceEnd, span: start });
    }

    /// What only the beginning of a line can hold. Says whether there is any such thing.
    fn line_start(&mut self, scan: &mut Scan) -> bool {
        let text = Arc::clone(&scan.text);
        let rest = &text[scan.at..];
        let content = rest.trim_start_matches([' ', '\t']);
        let indent = rest.len() - content.len();
        let start = scan.at;
        scan.at += indent;
        if content.starts_with(['\n', '\r']) {
            return true;
        }
        if start == scan.begin && content.starts_with("===") {
            if let Some(end) = scan.front_matter() {
                self.push(scan, Kind::FrontMatter, end);
                return true;
            }
            scan::unclosed(self.reading, scan.span(scan.at, scan.at + 3), "===", "===");
        }
        if let Some((number, length)) = scan::number(content) {
            self.structure(scan, Kind::Number(number), start + indent + length);
            self.reconstruction = true;
            return true;
        }
        let dashes = content.len() - content.trim_start_matches('-').len();
        if self.reconstruction && dashes > 1 {
            let end = scan.at + dashes;
            self.close_marks();
            self.push(scan, Kind::InferenceStart, if dashes > 3 { scan.at + 2 } else { end });
            match dashes > 3 {
                true => self.push(scan, Kind::InferenceEnd, end),
                false => self.inference = Some(scan.span(end - dashes, end)),
            }
            return true;
        }
        if dashes > 1 {
            let span = scan.span(scan.at, scan.at + dashes);
            let finding = self.reading.wrong(span, "an inference stands between numbered statements");
            finding.help =
                Some("number the statements, as in `(1)`, or write a backslash before dashes".to_owned());
        }
        if let Some((relation, length)) = Relation::of(content).filter(|_| dashes < 2) {
            let end = scan.at + length;
            self.structure(scan, Kind::Relation(relation, indent as u32), end);
            return true;
        }
        let level = content.len() - content.trim_start_matches('#').len();
        if level > 0 && content[level..].starts_with(' ') {
            let end = scan.at + level;
            self.structure(scan, Kind::Heading(level), end);
            return true;
        }
        if let Some(length) = scan::item(content) {
            let end = scan.at + length;
            let is_numbered = !content.starts_with('*');
            self.structure(scan, Kind::Item(List { is_numbered, indent: indent as u32 }), end);
            return true;
        }
        indent > 0
    }

    fn in_inference(&mut self, scan: &mut Scan) {
        let text = Arc::clone(&scan.text);
        let rest = &text[scan.at..];
        let dashes = rest.len() - rest.trim_start_matches('-').len();
        let at = scan.at;
        match rest.as_bytes()[0] {
            b'-' if dashes > 1 => {
                self.inference = None;
                self.push(scan, Kind::InferenceEnd, at + dashes);
            }
            b',' => self.push(scan, Kind::Comma, at + 1),
            b'{' => self.data(scan),
            b'\\' => self.escaped(scan),
            b'.' | b':' => self.shortcode(scan),
            _ => {
                let first = scan::letter(rest);
                let end = at + first + scan::run(&rest[first..], b"-,{\\.:/<\n\r");
                self.push(scan, Kind::Plain, end);
            }
        }
    }

    fn content(&mut self, scan: &mut Scan) {
        let text = Arc::clone(&scan.text);
        let at = scan.at;
        let rest = &text[at..];
        match rest.as_bytes()[0] {
            b'\\' => self.escaped(scan),
            b'.' | b':' => self.shortcode(scan),
            b'{' => self.data(scan),
            b'[' => match scan.link().map(|(words, end)| (Kind::Link(words), end)).or_else(|| scan.title(at))
            {
                Some((kind, end)) => self.push(scan, kind, end),
                None => self.no_title(scan, at),
            },
            b'<' => match scan.title(at) {
                Some((kind, end)) => self.push(scan, kind, end),
                None => self.no_title(scan, at),
            },
            b'@' => match scan.title(at + 1) {
                Some((Kind::Definition(_), end)) => self.push(scan, Kind::Mention, end - 1),
                Some((_, end)) => self.push(scan, Kind::Mention, end),
                None => self.no_title(scan, at + 1),
            },
            b'#' => match scan.tag() {
                Some(end) => self.push(scan, Kind::Tag, end),
                None => {
                    if rest.starts_with("#(") {
                        scan::unclosed(self.reading, scan.span(at, at + 2), "#(", ")");
                    }
                    self.push(scan, Kind::Plain, at + 1);
                }
            },
            b'*' | b'_' => self.mark(scan),
            _ => {
                let first = scan::letter(rest);
                let end = at + first + scan::run(&rest[first..], b"\\.:{[<@#*_/\n\r");
                self.push(scan, Kind::Plain, end);
            }
        }
    }

    /// A bracket that opens no title, or a sign before one. Where a title might stand and nothing on the line closes it, it
    /// is told; among words it may be one of them.
    fn no_title(&mut self, scan: &mut Scan, bracket: usize) {
        let rest = &scan.text[bracket..];
        let close = if rest.starts_with('[') { ']' } else { '>' };
        let is_mention = bracket > scan.at;
        let before = self.tokens.last().map(|token| token.kind);
        let may_stand = matches!(
            before,
            None | Some(Kind::EmptyLine | Kind::Relation(..) | Kind::Number(_) | Kind::Item(_))
        );
        let begins = rest.starts_with(['[', '<'])
            && rest[1..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if begins && (may_stand || is_mention) && !scan.closes_on_line(bracket) {
            let open = &scan.text[scan.at..=bracket];
            scan::unclosed(self.reading, scan.span(scan.at, bracket + 1), open, &close.to_string());
        }
        let end = scan.at + 1;
        self.push(scan, Kind::Plain, end);
    }

    fn escaped(&mut self, scan: &mut Scan) {
        let letter = scan.text[scan.at + 1..].chars().next().filter(|letter| !matches!(letter, '\n' | '\r'));
        match letter {
            Some(letter) => {
                let end = scan.at + 1 + letter.len_utf8();
                self.push(scan, Kind::Escaped, end);
            }
            None => {
                let end = scan.at + 1;
                let finding =
                    self.reading.wrong(scan.span(scan.at, end), "nothing stands behind this backslash");
                finding.help = Some("write two backslashes for one".to_owned());
                self.push(scan, Kind::Plain, end);
            }
        }
    }

    fn shortcode(&mut self, scan: &mut Scan) {
        let at = scan.at;
        match shortcode(&scan.text[at..]) {
            Some((sign, length)) => self.push(scan, Kind::Shortcode(sign), at + length),
            // Where a name of a sign might stand nothing else does.
            None => {
                let end = at + scan::name_of_sign(&scan.text[at..]).unwrap_or(1);
                self.push(scan, Kind::Plain, end);
            }
        }
    }

    fn data(&mut self, scan: &mut Scan) {
        let at = scan.at;
        match scan.data() {
            Some(end) => {
                self.close_marks();
                self.push(scan, Kind::Data, end);
            }
            None => {
                if scan::begins_as_data(&scan.text[at..]) {
                    scan::unclosed(self.reading, scan.span(at, at + 1), "{", "}");
                }
                self.push(scan, Kind::Plain, at + 1);
            }
        }
    }

    /// Bold and italic letters end with the mark that they began with, and within one another.
    fn mark(&mut self, scan: &mut Scan) {
        let text = Arc::clone(&scan.text);
        let at = scan.at;
        let rest = &text[at..];
        if let Some(&(mark, _)) = self.open.last()
            && let Some(behind) = rest.strip_prefix(mark)
            && behind.chars().next().is_none_or(|letter| " \t\n\r)}_.,!?;:-*".contains(letter))
        {
            self.open.pop();
            return self.push(scan, Kind::Mark, at + mark.len());
        }
        let begins = |mark: &&&str| {
            rest.strip_prefix(**mark).is_some_and(|behind| !behind.starts_with(char::is_whitespace))
        };
        match ["**", "__", "*", "_"].iter().find(begins) {
            Some(mark) => {
                self.push(scan, Kind::Mark, at + mark.len());
                self.open.push((*mark, self.tokens.len() - 1));
            }
            None => self.push(scan, Kind::Plain, at + 1),
        }
    }
}

/// What kind of title a bracket opens.
pub(super) fn sort(bracket: u8) -> Sort {
    if bracket == b'[' { Sort::Statement } else { Sort::Argument }
}
