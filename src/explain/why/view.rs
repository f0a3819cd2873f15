//! The part of a map that an explanation is about.

use super::explanation::{Explanation, Grounds, Link, Reason};
use crate::{
    map::{ArgumentId, ClaimId, View},
    theory::{Literal, Origin, RuleId},
};

impl<'m> Explanation<'m> {
    /// The part of the map that the explanation is about, to be drawn: every step that it speaks of, whether it stands or
    /// fails, with all of its premises; and every claim that it names. All of it hangs together.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::{ArgumentMap, Format, Semantics, formats};
    ///
    /// let map = ArgumentMap::parse("
    /// claims:
    ///   sail: { text: We sail., because: [{ premises: [wind], unless: [storm] }] }
    ///   wind: There is wind.
    ///   storm: There is a storm.
    ///   cook: The cook is on board.
    /// ")?;
    /// let why = map.why("sail")?;
    /// let drawn = formats::write(Format::Dot, &why.view(), &map.verdicts(Semantics::Grounded))?;
    /// assert!(drawn.contains("There is wind.") && !drawn.contains("The cook is on board."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// Linear in the map.
    pub fn view(&self) -> View<'m> {
        let mut part = Part { explanation: self, claims: vec![self.claim], arguments: Vec::new() };
        match &self.grounds {
            Grounds::Points(points) => {
                for point in points {
                    part.literal(point.literal);
                    match &point.reason {
                        Reason::Derived { rule, .. } => part.rule(*rule),
                        Reason::Refuted { failures, .. } => {
                            failures.iter().for_each(|failure| part.rule(failure.rule));
                        }
                        Reason::NoArgument => {}
                    }
                }
            }
            Grounds::Dispute(dispute) => {
                for Link { literal, rule, .. } in dispute.path.iter().chain(&dispute.cycle) {
                    part.literal(*literal);
                    part.rule(*rule);
                }
            }
            Grounds::Missing(lacks) => {
                for lack in lacks {
                    part.claims.push(lack.claim);
                    lack.wants.iter().for_each(|want| part.argument(want.argument));
                }
            }
        }
        self.map.part(part.claims, part.arguments)
    }
}

/// What is to be drawn, as far as it was gone through.
struct Part<'e, 'm> {
    explanation: &'e Explanation<'m>,
    claims: Vec<ClaimId>,
    arguments: Vec<ArgumentId>,
}

impl Part<'_, '_> {
    fn literal(&mut self, literal: Literal) {
        match literal {
            Literal::Claim(claim) | Literal::Objection(claim) => self.claims.push(claim),
            Literal::Undercut(_) | Literal::Part(_) => {}
        }
    }

    fn rule(&mut self, rule: RuleId) {
        let theory = &self.explanation.theory;
        let rule = theory.rule(rule);
        rule.body.iter().for_each(|&premise| self.literal(premise));
        // What is read backwards is drawn as it was written, and what is undercut as well.
        let written = match rule.origin {
            Origin::Transposition(other) | Origin::Unless(other) => theory.rule(other).origin,
            origin => origin,
        };
        if let Origin::Argument(argument) = written {
            self.argument(argument);
        }
    }

    fn argument(&mut self, id: ArgumentId) {
        let argument = self.explanation.map.argument(id);
        self.claims.push(argument.target());
        self.claims.extend(argument.premises());
        self.arguments.push(id);
    }
}
