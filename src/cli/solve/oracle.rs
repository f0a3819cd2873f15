//! Who knows the extensions of an instance.

use elenchus::{
    Semantics,
    instances::InstanceFramework,
    semantics::{Extension, Interrupted, Label, Reasoner},
    theory::Framework,
};

/// For each member that an extension could have, whether it has it.
pub type Members = Vec<bool>;

/// An extension, if there is one of the kind asked for.
pub type Found = Result<Option<Members>, Interrupted>;

/// Answers for the extensions of one semantics.
pub enum Oracle<'f> {
    /// There is one extension, and it is known.
    Settled(Members),
    /// They have to be searched for.
    Search(Reasoner<'f>, Semantics),
}

impl Oracle<'_> {
    /// The grounded extension, where attacks alone lead to it in the time that it takes to read them.
    pub fn settled(instance: &InstanceFramework, semantics: Semantics) -> Option<Self> {
        match (instance, semantics) {
            (InstanceFramework::Abstract(framework), Semantics::Grounded) => {
                let labels = framework.grounded();
                Some(Oracle::Settled(labels.into_iter().map(|label| label == Label::In).collect()))
            }
            _ => None,
        }
    }

    pub fn any(&self) -> Found {
        match self {
            Oracle::Settled(members) => Ok(Some(members.clone())),
            Oracle::Search(reasoner, semantics) => members(reasoner.extension(*semantics)),
        }
    }

    /// One from which a query follows.
    pub fn with(&self, query: u32) -> Found {
        match self {
            Oracle::Settled(members) => Ok(members[query as usize].then(|| members.clone())),
            Oracle::Search(reasoner, semantics) => members(reasoner.credulous(*semantics, query)),
        }
    }

    /// One from which it does not follow.
    pub fn without(&self, query: u32) -> Found {
        match self {
            Oracle::Settled(members) => Ok((!members[query as usize]).then(|| members.clone())),
            Oracle::Search(reasoner, semantics) => members(reasoner.sceptical(*semantics, query)),
        }
    }

    pub fn all(&self) -> Box<dyn Iterator<Item = Result<Members, Interrupted>> + '_> {
        match self {
            Oracle::Settled(members) => Box::new(std::iter::once(Ok(members.clone()))),
            Oracle::Search(reasoner, semantics) => {
                Box::new(reasoner.extensions(*semantics).map(|found| Ok(found?.members().to_vec())))
            }
        }
    }

    /// How many there are, in digits.
    pub fn count(&self) -> Result<String, Interrupted> {
        match self {
            Oracle::Settled(_) => Ok("1".to_owned()),
            Oracle::Search(reasoner, semantics) => Ok(reasoner.count(*semantics)?.to_string()),
        }
    }
}

fn members(found: Result<Option<Extension>, Interrupted>) -> Found {
    Ok(found?.map(|extension| extension.members().to_vec()))
}

/// The framework at rule level of an instance, if it is of a known kind.
pub fn framework(instance: &InstanceFramework) -> Option<Framework> {
    match instance {
        InstanceFramework::Assumption(framework) => Some(framework.framework()),
        InstanceFramework::Abstract(framework) => Some(framework.framework()),
        _ => None,
    }
}

/// The number in the file of what an extension could have as a member at a place.
pub fn atom(instance: &InstanceFramework, place: u32) -> u32 {
    match instance {
        InstanceFramework::Assumption(framework) => framework.assumption(place),
        _ => place,
    }
}
