//! Comments that are meant to silence a finding and do not.

use super::{Check, Context, Sink, find, meant};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::shown,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "bad-suppression",
        family: Family::Format,
        level: Level::Warn,
        summary: "A comment that is meant to silence a finding, and does not.",
        page: include_str!("../../docs/checks/bad-suppression.md"),
    },
    run,
};

/// Those that silence nothing because there is nothing to silence are found when all else has run.
fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    for suppression in context.map().suppressions.iter() {
        let finding = |message: String| Diagnostic::new(sink.code(), suppression.span, message);
        let finding = if suppression.check.is_empty() {
            finding("this comment is not understood".to_owned())
                .help("write `# elenchus: allow(CHECK) REASON`")
        } else if find(&suppression.check).is_none() {
            let finding = finding(format!("there is no check `{}`", shown(&suppression.check)));
            match meant(&suppression.check) {
                Some(name) => finding.help(format!("did you mean `{name}`?")),
                None => finding.help("`elenchus explain` lists them"),
            }
        } else if suppression.reason.is_empty() {
            finding(format!("this comment gives no reason to silence `{}`", suppression.check))
                .help("say why behind the bracket; without a reason nothing is silenced")
        } else {
            continue;
        };
        sink.push(finding);
    }
}
