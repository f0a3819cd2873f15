//! What the grounded semantics says, claim by claim and step by step.

use crate::{
    document::Verdict,
    map::{ArgumentId, ArgumentMap, ClaimId},
    semantics::{Label, Labelling, grounded},
    theory::{Atom, Framework, Groups, LevelledRule, Literal, Origin, Theory},
};

/// The levels of strength at which something is so, a bit for each that the map uses.
pub(crate) type Levels = u8;

/// A map's framework, labelled.
pub(crate) struct Judgement {
    framework: Framework,
    labelling: Labelling,
    /// The steps at each level of the arguments, then of the claims' assertions.
    steps: Groups,
    arguments: usize,
}

impl Judgement {
    pub(crate) fn of(map: &ArgumentMap) -> Judgement {
        let theory = map.theory();
        let framework = theory.framework();
        let labelling = grounded(&framework);
        let arguments = map.arguments().len();
        let steps = Groups::new(arguments + map.claims().len(), || steps(&theory, &framework, arguments));
        Judgement { framework, labelling, steps, arguments }
    }

    pub(crate) fn verdict(&self, claim: ClaimId) -> Verdict {
        self.labelling.verdict(&self.framework, claim)
    }

    /// At which levels an objection is in, or at least undecided: its premises are, and so is its step.
    pub(crate) fn objection(&self, objection: ArgumentId, target: ClaimId, least: Label) -> Levels {
        let first = self.framework.atoms(Literal::Objection(target)).start;
        let steps = self.steps.of(objection.index() as u32).iter().copied();
        levels(first, steps.filter(|&step| self.applies(step, least)).map(|step| self.framework.head(step)))
    }

    /// At which levels a claim is in, or at least undecided.
    pub(crate) fn claim(&self, claim: ClaimId, least: Label) -> Levels {
        let atoms = self.framework.atoms(Literal::Claim(claim));
        let first = atoms.start;
        levels(first, atoms.filter(|&atom| self.is(atom, least)))
    }

    /// How strong an objection to a claim must be to bear on its verdict: for each defeasible step the level at which
    /// its premises are in, or else undecided. What is weaker than that is outweighed.
    pub(crate) fn exposed(&self, map: &ArgumentMap, claim: ClaimId) -> Levels {
        let first = self.framework.atoms(Literal::Claim(claim)).start;
        let because = map.claim(claim).because().iter().map(|argument| argument.index());
        let groups = because.chain([self.arguments + claim.index()]);
        let defeasible = |step: &LevelledRule| (*step as usize) < self.framework.assumption_count();
        groups.fold(0, |exposed, group| {
            let steps = self.steps.of(group as u32).iter().copied().filter(defeasible);
            let strongest = |least| {
                let met = steps.clone().filter(|&step| self.has_premises(step, least));
                met.map(|step| self.framework.head(step)).max()
            };
            exposed | levels(first, strongest(Label::In).or_else(|| strongest(Label::Undecided)).into_iter())
        })
    }

    /// Whether a defeasible argument of one premise is always as strong as that premise.
    pub(crate) fn is_as_strong_as(&self, argument: ArgumentId, premise: ClaimId) -> bool {
        let levels = self.framework.atoms(Literal::Claim(premise)).len();
        levels > 0 && self.steps.of(argument.index() as u32).len() == levels
    }

    fn applies(&self, step: LevelledRule, least: Label) -> bool {
        let stands = (step as usize) >= self.framework.assumption_count()
            || at_least(self.labelling.assumption(&self.framework, step), least);
        stands && self.has_premises(step, least)
    }

    fn has_premises(&self, step: LevelledRule, least: Label) -> bool {
        self.framework.body(step).iter().all(|&atom| self.is(atom, least))
    }

    fn is(&self, atom: Atom, least: Label) -> bool {
        at_least(self.labelling.label(atom), least)
    }
}

/// Whether a label is in or, where that is enough, undecided.
fn at_least(label: Label, least: Label) -> bool {
    label == Label::In || label == least
}

/// Every step of an argument or an assertion, with the group it belongs to.
fn steps<'t>(
    theory: &'t Theory,
    framework: &'t Framework,
    arguments: usize,
) -> impl Iterator<Item = (u32, LevelledRule)> + 't {
    (0..framework.rule_count() as LevelledRule).filter_map(move |step| {
        match theory.rule(framework.origin(step)?).origin {
            Origin::Argument(argument) => Some((argument.index() as u32, step)),
            Origin::Assertion(claim) => Some(((arguments + claim.index()) as u32, step)),
            _ => None,
        }
    })
}

fn levels(first: Atom, atoms: impl Iterator<Item = Atom>) -> Levels {
    atoms.fold(0, |levels, atom| levels | 1 << (atom - first))
}
