//! What a semantics says of every atom.

use crate::{
    document::Verdict,
    map::ClaimId,
    theory::{Atom, Framework, LevelledRule},
};

/// The status of an atom: that of the best argument for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// Some argument for it is in: whatever attacks it is out.
    In,
    /// Every argument for it is out: attacked by one that is in.
    Out,
    /// Neither.
    Undecided,
}

impl From<Label> for Verdict {
    fn from(label: Label) -> Verdict {
        match label {
            Label::In => Verdict::Accepted,
            Label::Out => Verdict::Rejected,
            Label::Undecided => Verdict::Contested,
        }
    }
}

/// A label for every atom of a [`Framework`], and for each atom that is in, the rule that concludes it.
#[derive(Clone, Debug)]
pub struct Labelling {
    pub(super) labels: Vec<Label>,
    pub(super) proofs: Vec<LevelledRule>,
}

impl Labelling {
    /// The label of an atom.
    pub fn label(&self, atom: Atom) -> Label {
        self.labels[atom as usize]
    }

    /// The rule by which an atom is in. Following the rules of its body on and on ends in rules without one: there
    /// is no circle.
    pub fn proof(&self, atom: Atom) -> Option<LevelledRule> {
        (self.label(atom) == Label::In).then(|| self.proofs[atom as usize])
    }

    /// The label of an assumption: in where all its contraries are out, out where one of them is in.
    pub fn assumption(&self, framework: &Framework, assumption: LevelledRule) -> Label {
        let mut label = Label::In;
        for contrary in framework.contraries(assumption) {
            match self.label(contrary) {
                Label::In => return Label::Out,
                Label::Out => {}
                Label::Undecided => label = Label::Undecided,
            }
        }
        label
    }

    /// The verdict on a claim.
    pub fn verdict(&self, framework: &Framework, claim: ClaimId) -> Verdict {
        framework.claim(claim).map_or(Verdict::Unsupported, |atom| self.label(atom).into())
    }
}
