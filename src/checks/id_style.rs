//! Ids that are not kebab-case.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    source::Spanned,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "id-style",
        family: Family::Style,
        level: Level::Allow,
        summary: "An id that is not in kebab-case.",
        page: include_str!("../../docs/checks/id-style.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    let sources = map.sources().map(|(_, source)| &source.id);
    let claims = map.claims().map(|(_, claim)| &claim.authored().id);
    let arguments = map.arguments().filter_map(|(_, argument)| argument.authored().id.as_ref());
    for id in sources.chain(claims).chain(arguments).filter(|id| !is_kebab(&id.value)) {
        sink.push(finding(sink.code(), id));
    }
}

fn finding(code: &'static Code, id: &Spanned<String>) -> Diagnostic {
    let finding = Diagnostic::new(code, id.span, format!("the id `{}` is not in kebab-case", id.value));
    match kebab(&id.value) {
        written if written.is_empty() => {
            finding.help("write small letters and digits, with `-` between words")
        }
        written => finding.help(format!("write `{written}`, here and wherever it is named")),
    }
}

/// Whether an id is made of words of small letters and digits with one `-` between them.
fn is_kebab(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() && !letter.is_uppercase())
    })
}

/// The id in kebab-case: `closeBridge` and `Close_Bridge` are `close-bridge`.
fn kebab(id: &str) -> String {
    let mut kebab = String::with_capacity(id.len() + 4);
    let mut before = None;
    for letter in id.chars() {
        if letter.is_alphanumeric() {
            let begins_word =
                letter.is_uppercase() && before.is_some_and(|letter: char| !letter.is_uppercase());
            if begins_word && !kebab.is_empty() && !kebab.ends_with('-') {
                kebab.push('-');
            }
            kebab.extend(letter.to_lowercase().filter(|letter| letter.is_alphanumeric()));
        } else if !kebab.is_empty() && !kebab.ends_with('-') {
            kebab.push('-');
        }
        before = Some(letter);
    }
    kebab.trim_end_matches('-').to_owned()
}
