//! Characters that a reader does not see, so that a text says something else than it seems to.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Edit, Family, Fix, Level},
    source::{FileId, Span, turns_direction},
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "hidden-characters",
        family: Family::Style,
        level: Level::Warn,
        summary: "Characters that cannot be seen, or that turn the order of those around them.",
        page: include_str!("../../docs/checks/hidden-characters.md"),
    },
    run,
};

/// The black flag, and the tag that ends what spells out which flag it is to be.
const FLAG: char = '\u{1f3f4}';
const END_OF_FLAG: char = '\u{e007f}';

/// No fix has more edits, so that a line of nothing else takes no more memory than its text.
const MOST_EDITS: usize = 100;

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (id, file) in map.files().iter() {
        let mut start = 0;
        for line in file.text().split_inclusive('\n') {
            in_line(sink, id, start, line);
            start += line.len() as u32;
        }
    }
    // What is written as an escape can be seen in the file, and not where the text is shown.
    for (_, claim) in map.claims() {
        let written = claim.authored().text.span;
        let Some((_, letter)) = hidden(claim.text()).next() else { continue };
        if written.is_none_or(|span| hidden(map.files().slice(span)).next().is_none()) {
            let message = format!("the text of `{}` has {}", claim.id(), named(letter));
            sink.push(Diagnostic::new(sink.code(), written, message).help("leave it out"));
        }
    }
}

/// One finding for all that a line has of them.
fn in_line(sink: &mut Sink<'_>, file: FileId, start: u32, line: &str) {
    // A file may begin with a mark of its encoding.
    let is_mark = |at: usize, letter: char| start == 0 && at == 0 && letter == '\u{feff}';
    let mut found = hidden(line).filter(|&(at, letter)| !is_mark(at, letter));
    let edit = |(at, letter): (usize, char)| {
        let from = start + at as u32;
        Edit { span: Span::new(file, from, from + letter.len_utf8() as u32), replacement: String::new() }
    };
    let Some(first) = found.next() else { return };
    let mut edits = vec![edit(first)];
    edits.extend(found.by_ref().take(MOST_EDITS - 1).map(edit));
    let left = found.count();
    let message = format!("the line has {}", named(first.1));
    let mut finding = Diagnostic::new(sink.code(), edits[0].span, message);
    match edits.len() + left {
        1 => {}
        2 => finding = finding.note("it has one more such character"),
        count => finding = finding.note(format!("it has {} more such characters", count - 1)),
    }
    match left {
        0 => finding.fix = Some(Fix { message: "leave out what is hidden".to_owned(), edits }),
        _ => finding = finding.help("leave them out"),
    }
    sink.push(finding);
}

/// The hidden letters of a text and where they are.
fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    // Most texts have nothing that could be one, and that is told by far faster.
    let text = if text.is_ascii() { "" } else { text };
    let mut in_flag = false;
    text.char_indices().filter(move |&(_, letter)| {
        let is_tag = matches!(letter, '\u{e0020}'..=END_OF_FLAG);
        let spells_flag = in_flag && is_tag;
        in_flag = letter == FLAG || spells_flag && letter != END_OF_FLAG;
        is_hidden(letter) && !spells_flag
    })
}

/// Whether a letter cannot be seen and no script needs it: what joins letters, the spaces without width that part words,
/// and the marks of a direction shape what is read, and stay.
fn is_hidden(letter: char) -> bool {
    turns_direction(letter)
        || matches!(letter,
            '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// A letter by its number, and what it does.
fn named(letter: char) -> String {
    let does = match letter {
        '\u{202d}' | '\u{202e}' => "which turns the order of the characters behind it",
        _ if turns_direction(letter) => "which may turn the order of the characters around it",
        _ => "which cannot be seen",
    };
    format!("`U+{:04X}`, {does}", letter as u32)
}
