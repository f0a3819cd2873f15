//! The formats: one file a format, one line in the registry.

use std::{
    fmt,
    io::{self, Read, Write},
};

use super::{InstanceFramework, apx, cursor::Cursor, error::InstanceError, iccma, names::Names, tgf};
use crate::theory::AbstractFramework;

/// A format that instances are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InstanceFormat {
    /// The competition's since 2023: `p af` for abstract frameworks, `p aba` for assumption-based ones.
    Iccma,
    /// The Trivial Graph Format: nodes, a line `#`, edges.
    Tgf,
    /// ASPARTIX's: facts `arg(a).` and `att(a,b).`
    Apx,
}

impl InstanceFormat {
    /// Every format.
    pub const ALL: &'static [InstanceFormat] =
        &[InstanceFormat::Iccma, InstanceFormat::Tgf, InstanceFormat::Apx];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            InstanceFormat::Iccma => "iccma",
            InstanceFormat::Tgf => "tgf",
            InstanceFormat::Apx => "apx",
        }
    }

    /// The usual endings of its files, without a dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            InstanceFormat::Iccma => &["af", "aba", "iccma"],
            InstanceFormat::Tgf => &["tgf"],
            InstanceFormat::Apx => &["apx"],
        }
    }

    /// The format whose files have this ending, in any case and without its dot.
    pub fn from_extension(extension: &str) -> Option<InstanceFormat> {
        let usual = |format: &InstanceFormat| {
            format.extensions().iter().any(|other| other.eq_ignore_ascii_case(extension))
        };
        InstanceFormat::ALL.iter().copied().find(usual)
    }

    /// The format that a file with these first bytes seems to be in; some hundred of them are enough for most. None
    /// where nothing speaks for any.
    ///
    /// # Examples
    ///
    /// ```
    /// use elenchus::instances::InstanceFormat;
    ///
    /// assert_eq!(InstanceFormat::detect(b"# a comment\np af 3\n1 2\n"), Some(InstanceFormat::Iccma));
    /// assert_eq!(InstanceFormat::detect(b"claims: {}\n"), None);
    /// ```
    pub fn detect(bytes: &[u8]) -> Option<InstanceFormat> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
        // A lone `#` divides a graph, so it is no comment without words.
        let first = lines.clone().find(|line| !line.is_empty() && (*line == b"#" || line[0] != b'#'))?;
        if first.starts_with(b"p ") || first.starts_with(b"p\t") {
            Some(InstanceFormat::Iccma)
        } else if first[0] == b'%' || first.starts_with(b"arg") || first.starts_with(b"att") {
            Some(InstanceFormat::Apx)
        } else if first[0].is_ascii_digit() || lines.any(|line| line == b"#") {
            Some(InstanceFormat::Tgf)
        } else {
            None
        }
    }

    /// Writes an abstract framework. Its arguments are called by their numbers from 1.
    ///
    /// # Errors
    ///
    /// Those of the writer, which should be a buffered one.
    pub fn write(self, framework: &AbstractFramework, mut out: impl Write) -> io::Result<()> {
        match self {
            InstanceFormat::Iccma => iccma::write(framework, &mut out),
            InstanceFormat::Tgf => tgf::write(framework, &mut out),
            InstanceFormat::Apx => apx::write(framework, &mut out),
        }
    }

    pub(super) fn read<R: Read>(
        self,
        cursor: &mut Cursor<R>,
    ) -> Result<(InstanceFramework, Names), InstanceError> {
        match self {
            InstanceFormat::Iccma => iccma::read(cursor),
            InstanceFormat::Tgf => tgf::read(cursor),
            InstanceFormat::Apx => apx::read(cursor),
        }
    }
}

impl fmt::Display for InstanceFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}
