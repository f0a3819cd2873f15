//! The limits by name, as `--limit` and `elenchus.toml` set them.

use elenchus::map::Limits;

use super::suggest;

/// The name of a limit and where it is kept.
type Limit = (&'static str, fn(&mut Limits, u64), fn(&Limits) -> u64);

/// Deeper nesting is refused even where it is asked for: reading uses the stack.
const DEEPEST: u64 = 1000;

const LIMITS: [Limit; 6] = [
    ("file-bytes", |limits, value| limits.file_bytes = value, |limits| limits.file_bytes),
    ("total-bytes", |limits, value| limits.total_bytes = value, |limits| limits.total_bytes),
    ("files", |limits, value| limits.files = size(value), |limits| limits.files as u64),
    ("depth", |limits, value| limits.depth = size(value), |limits| limits.depth as u64),
    ("alias-nodes", |limits, value| limits.alias_nodes = size(value), |limits| limits.alias_nodes as u64),
    ("source-bytes", |limits, value| limits.source_bytes = value, |limits| limits.source_bytes),
];

fn size(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// A limit and the value it is to have.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    limit: usize,
    value: u64,
}

impl Setting {
    /// Looks the limit up.
    pub fn new(name: &str, value: u64) -> Result<Setting, String> {
        let Some(limit) = LIMITS.iter().position(|limit| limit.0 == name) else {
            return Err(suggest::among("limit", name, LIMITS.iter().map(|limit| limit.0)));
        };
        match name == "depth" && value > DEEPEST {
            true => Err(format!("`depth` is {DEEPEST} at most")),
            false => Ok(Setting { limit, value }),
        }
    }

    /// Reads `NAME=VALUE`.
    pub fn parse(text: &str) -> Result<Setting, String> {
        let (name, value) = text.split_once('=').ok_or("write NAME=VALUE, such as `depth=64`")?;
        let value = value.parse().map_err(|_| format!("`{value}` is not a whole number"))?;
        Setting::new(name, value)
    }

    /// Whether the setting asks for more than a run allows by itself.
    pub fn loosens(self) -> bool {
        self.value > LIMITS[self.limit].2(&Limits::default())
    }

    /// Sets the limit.
    pub fn apply(self, limits: &mut Limits) {
        LIMITS[self.limit].1(limits, self.value);
    }
}
