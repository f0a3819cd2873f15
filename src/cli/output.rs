//! What the command prints and writes: standard output, complaints, and files that are whole or not there.

use std::{
    fmt,
    io::{self, BufWriter, IsTerminal, StdoutLock, Write},
};

use elenchus::{Report, report::text, source::is_obeyed};
use serde_json::{Map, Value};

use super::{Failure, open::Whole};

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// Where a terminal wants it: `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are heeded
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Colour {
    fn on(self, stream: &impl anstream::stream::RawStream) -> bool {
        match self {
            Colour::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}

/// Standard output, buffered. A reader that goes away ends the printing, not the command; other troubles are
/// told when the command ends.
pub struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    trouble: Option<io::Error>,
    colour: bool,
    colour_errors: bool,
    /// Whether summaries, hints and progress are unwanted.
    pub quiet: bool,
}

/// So many findings of one check are printed one by one, unless more are asked for.
pub const MOST_FINDINGS: usize = 1_000;

/// The styles that are used beside those of findings.
#[derive(Clone, Copy, Debug)]
pub enum Paint {
    Good,
    Bad,
    Doubt,
    Strong,
    Faint,
}

impl Paint {
    fn escape(self) -> &'static str {
        match self {
            Paint::Good => "\x1b[32m",
            Paint::Bad => "\x1b[31m",
            Paint::Doubt => "\x1b[33m",
            Paint::Strong => "\x1b[1m",
            Paint::Faint => "\x1b[2m",
        }
    }
}

impl Output {
    pub fn new(colour: Colour, quiet: bool) -> Output {
        Output {
            colour: colour.on(&io::stdout()),
            colour_errors: colour.on(&io::stderr()),
            stdout: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            trouble: None,
            quiet,
        }
    }

    /// Makes `write!` and `writeln!` print here, without a result to look at.
    pub fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) {
        if self.trouble.is_none() {
            self.trouble = self.stdout.write_fmt(arguments).err();
        }
    }

    /// Prints what need not be text.
    pub fn write_bytes(&mut self, bytes: &[u8]) {
        if self.trouble.is_none() {
            self.trouble = self.stdout.write_all(bytes).err();
        }
    }

    /// A text between the escapes of a style, where colour is wanted.
    pub fn paint<'t>(&self, paint: Paint, text: &'t str) -> Painted<'t> {
        Painted { text, paint: self.colour.then_some(paint) }
    }

    /// Whether standard output is coloured.
    pub fn is_coloured(&self) -> bool {
        self.colour
    }

    /// How findings look there.
    pub fn style(&self) -> text::Style {
        text::Style { colour: self.colour }
    }

    /// Begins a page of its own: on a terminal at the top, and elsewhere, unless it is the first, behind an empty line.
    pub fn turn_page(&mut self, is_first: bool) {
        if io::stdout().is_terminal() {
            write!(self, "\x1b[2J\x1b[H");
        } else if !is_first {
            writeln!(self);
        }
    }

    /// Prints what is in the buffer, and says whether anyone still reads.
    pub fn is_read(&mut self) -> bool {
        if self.trouble.is_none() {
            self.trouble = self.stdout.flush().err();
        }
        self.trouble.is_none()
    }

    /// Prints findings to standard output.
    pub fn findings(&mut self, report: &Report) {
        let _ = text::write(report, self.style(), self);
    }

    /// Prints a value as indented JSON.
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(|error| Failure::new(error.to_string()))?;
        writeln!(self, "{text}");
        Ok(())
    }

    /// Prints what there is to say of each map as indented JSON: one object, or of several maps a list of objects with
    /// `map` before the rest.
    pub fn json_of_maps(&mut self, values: Vec<(&Whole, Value)>) -> Result<(), Failure> {
        if let [(_, value)] = &values[..] {
            return self.json(value);
        }
        let named = values.into_iter().map(|(whole, mut value)| {
            let mut object = Map::from_iter([("map".to_owned(), Value::from(whole.name.as_str()))]);
            value.as_object_mut().into_iter().for_each(|value| object.append(value));
            object
        });
        self.json(&named.collect::<Vec<_>>())
    }

    /// Prints findings to standard error: those of a map that is too broken for what was asked.
    pub fn broken(&self, report: &Report) {
        let mut text = String::new();
        let report = report.at_most(MOST_FINDINGS);
        let _ = text::write(&report, text::Style { colour: self.colour_errors }, &mut text);
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says on standard error why something could not be done.
    pub fn complain(&self, failure: &Failure) {
        let (bold, plain) = if self.colour_errors { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
        let mut stderr = io::stderr().lock();
        for message in &failure.0 {
            let _ = writeln!(stderr, "{bold}error{plain}: {}", one_line(message));
        }
    }

    /// Says something besides on standard error, unless nothing is wanted there.
    pub fn remark(&self, text: &str) {
        if !self.quiet {
            eprintln!("{}", one_line(text));
        }
    }

    /// Prints what is still in the buffer.
    pub fn finish(&mut self) -> Result<(), Failure> {
        let flushed = self.stdout.flush().err();
        match self.trouble.take().or(flushed) {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("cannot write to standard output: {error}")))
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write_fmt(format_args!("{text}"));
        // There is no use in rendering what nobody reads.
        if self.trouble.is_some() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// A text in a style.
pub struct Painted<'t> {
    text: &'t str,
    paint: Option<Paint>,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.paint {
            Some(paint) => write!(out, "{}{}\x1b[0m", paint.escape(), self.text),
            None => out.write_str(self.text),
        }
    }
}

/// A text without anything that a terminal would obey.
pub fn one_line(text: &str) -> String {
    let safe = |letter: char| match letter {
        '\n' => letter,
        _ if is_obeyed(letter) => '\u{fffd}',
        _ => letter,
    };
    text.chars().map(safe).collect()
}

/// `1 claim`, `2 claims`.
pub fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Whether standard error is a terminal.
pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}
