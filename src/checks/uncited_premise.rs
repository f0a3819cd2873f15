//! Premises without a source.

use super::{Check, Context, Sink};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    document::Standing,
    map::Use,
    notations::idiom::Thing,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "uncited-premise",
        family: Family::Evidence,
        level: Level::Allow,
        summary: "A premise that is neither argued for nor cites a source.",
        page: include_str!("../../docs/checks/uncited-premise.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    for (id, claim) in map.claims() {
        let stands = claim.standing() != Standing::Open && claim.because().is_empty();
        if !stands || !claim.authored().from.is_empty() || context.is_broken(id) {
            continue;
        }
        let used = map.uses(id).iter().find_map(|use_| match use_ {
            Use::Premise(argument) => Some(map.argument(*argument)),
            _ => None,
        });
        if let Some(argument) = used {
            let message = format!("the premise `{}` cites no source", claim.id());
            let finding = Diagnostic::new(sink.code(), claim.span(), message);
            let finding =
                finding.label(super::words::premise_token(map, argument, id), "it is a premise here");
            let idiom = map.idiom(claim.span());
            let argue = idiom.either("argue for it under `because:`", "argue for it");
            sink.push(finding.help(match (idiom.order(Thing::Citation), idiom.has_support()) {
                (Some(cite), _) => format!("{cite}, or {argue}"),
                (None, true) => format!("{argue}, or {}", idiom.elsewhere(Thing::Citation)),
                (None, false) => idiom.elsewhere(Thing::Citation),
            }));
        }
    }
}
