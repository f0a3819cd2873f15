//! Premises that cannot all stand.

use super::{
    Check, Context, Sink,
    clash::{Clashes, Consequences},
    words::{aimed, premise_token, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic, Family, Level},
    map::ClaimId,
};

pub(super) static CHECK: Check = Check {
    code: Code {
        name: "conflicting-premises",
        family: Family::Logic,
        level: Level::Warn,
        summary: "The premises of an argument exclude one another.",
        page: include_str!("../../docs/checks/conflicting-premises.md"),
    },
    run,
};

fn run(context: &Context<'_>, sink: &mut Sink<'_>) {
    let map = context.map();
    if map.conflicts().is_empty() {
        return;
    }
    let mut clashes = Clashes::new(map);
    let mut consequences = Consequences::new(context);
    for (id, argument) in map.arguments() {
        let premises = argument.premises();
        let direct = if premises.len() > 1 { clashes.find(premises.iter().copied()) } else { None };
        let clash = direct.or_else(|| {
            let derived = consequences.of(premises, id);
            if derived.is_empty() { None } else { clashes.find(premises.iter().copied().chain(derived)) }
        });
        let Some(clash) = clash else { continue };
        let (one, other) = (quoted(map, clash.one), quoted(map, clash.other));
        let aimed = aimed(map, argument);
        let are_premises = premises.contains(&clash.one) && premises.contains(&clash.other);
        let message = match are_premises {
            true => format!("the premises {one} and {other} of this {aimed} exclude each other"),
            false => format!(
                "from the premises of this {aimed} both {one} and {other} follow, which exclude each other"
            ),
        };
        let place =
            |claim: ClaimId| premises.contains(&claim).then(|| premise_token(map, argument, claim)).flatten();
        let primary = place(clash.other).or(place(clash.one)).or(argument.span());
        let mut finding = Diagnostic::new(sink.code(), primary, message);
        if let Some(span) = place(clash.one).filter(|_| are_premises) {
            finding = finding.label(span, "the other premise");
        }
        let finding = finding.label(map.conflicts()[clash.conflict].span(), "at most one of these can stand");
        sink.push(finding.help("argue from one of them, or from each in an argument of its own"));
    }
}
