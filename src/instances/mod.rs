//! Instances: frameworks as the field of computational argumentation exchanges them.
//!
//! The International Competition on Computational Models of Argumentation (ICCMA) and the tools around it have formats
//! of their own. [`Instance::read`] makes an [`AbstractFramework`] or an [`AssumptionFramework`] of a file in one of
//! them, and a [`Problem`] is what the competition asks about it.
//!
//! Bytes are read once and never kept: reading is linear, a large instance costs about what its framework does, and
//! [`MAX_ARGUMENTS`] bounds what a small file can ask for. Every mistake is an [`InstanceError`] that says where it
//! stands.

mod aba;
mod apx;
mod cursor;
mod error;
mod format;
mod iccma;
mod limits;
mod names;
mod problem;
mod tgf;

pub use error::{InstanceError, Place};
pub use format::InstanceFormat;
pub use limits::MAX_ARGUMENTS;
pub use names::Names;
pub use problem::{Problem, Task, UnknownProblem};

use std::io::Read;

use cursor::Cursor;

use crate::theory::{AbstractFramework, AssumptionFramework};

/// A framework and what its arguments or atoms are called in the file it comes from.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The framework.
    pub framework: InstanceFramework,
    /// What its arguments or atoms are called.
    pub names: Names,
}

/// A framework of one kind or the other.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum InstanceFramework {
    /// Arguments and attacks.
    Abstract(AbstractFramework),
    /// Assumptions, contraries and rules. Where the file gives an assumption no contrary, the framework has an atom
    /// more than the file, the last one, which nothing concludes: the contrary of all such assumptions.
    Assumption(AssumptionFramework),
}

impl Instance {
    /// Reads an instance up to the reader's end. The reader need not be a buffered one.
    ///
    /// Blanks around words, empty lines, a missing last newline, Windows' ends of lines and a byte order mark are all
    /// let through.
    ///
    /// # Errors
    ///
    /// [`InstanceError`]: what the format does not allow, what goes over a limit, or the reader's own.
    ///
    /// # Complexity
    ///
    /// Linear. While it is read, an abstract framework takes sixteen to twenty-four bytes an attack and twelve an
    /// argument; a name costs some twenty more and its letters.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::instances::{Instance, InstanceFormat, InstanceFramework};
    ///
    /// let file = "arg(a). arg(b). att(a, b). % a attacks b";
    /// let instance = Instance::read(file.as_bytes(), InstanceFormat::Apx)?;
    /// let b = instance.names.find("b").unwrap();
    /// let InstanceFramework::Abstract(framework) = &instance.framework else { unreachable!() };
    /// let attackers: Vec<_> = framework.attackers(b).iter().map(|&attacker| instance.names.name(attacker)).collect();
    /// assert_eq!(attackers, ["a"]);
    /// # Ok::<(), elenchus::instances::InstanceError>(())
    /// ```
    pub fn read(reader: impl Read, format: InstanceFormat) -> Result<Instance, InstanceError> {
        let (framework, names) = format.read(&mut Cursor::new(reader)?)?;
        Ok(Instance { framework, names })
    }
}

/// The attacks of a framework, attacker by attacker.
fn attacks(framework: &AbstractFramework) -> impl Iterator<Item = (u32, u32)> + '_ {
    let attackers = 0..framework.argument_count() as u32;
    attackers.flat_map(|from| framework.attacked(from).iter().map(move |&to| (from, to)))
}
