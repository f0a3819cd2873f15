//! What has become of a literal at each strength.

use crate::{document::Verdict, semantics::Label};

/// How many strengths there are.
pub(super) const LEVELS: usize = 3;

/// The status of the best argument, from the least on: the greater of two is that of either of them, the lesser that
/// of both together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Status {
    /// There is no argument.
    None,
    Out,
    Undecided,
    In,
}

/// The status of a literal at each strength, the lowest first.
pub(super) type Statuses = [Status; LEVELS];

impl Status {
    /// What an assumption is when the best argument against it has this status.
    pub(super) fn against(self) -> Status {
        match self {
            Status::None | Status::Out => Status::In,
            Status::Undecided => Status::Undecided,
            Status::In => Status::Out,
        }
    }

    pub(super) fn verdict(self) -> Verdict {
        match self {
            Status::None => Verdict::Unsupported,
            Status::Out => Verdict::Rejected,
            Status::Undecided => Verdict::Contested,
            Status::In => Verdict::Accepted,
        }
    }
}

impl From<Label> for Status {
    fn from(label: Label) -> Status {
        match label {
            Label::In => Status::In,
            Label::Out => Status::Out,
            Label::Undecided => Status::Undecided,
        }
    }
}
