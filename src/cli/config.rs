//! `elenchus.toml`: levels and limits of a project, found beside a map or above it.

use std::{
    fs::{self, File},
    io::Read,
    ops::Range,
    path::{Path, PathBuf},
};

use elenchus::{Level, checks::Levels, source::LineIndex};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Failure, arguments::AsOf, levels, limits::Setting, suggest};

/// What a project sets.
#[derive(Default)]
pub struct Config {
    /// Levels of checks.
    pub levels: Levels,
    /// Limits; none looser than without them.
    pub limits: Vec<Setting>,
    /// The day to judge on.
    pub as_of: Option<AsOf>,
}

const NAME: &str = "elenchus.toml";
/// The longest file that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Reads the file nearest to a folder: in it, or above it up to the root of the repository.
pub fn find(folder: &Path) -> Result<Config, Failure> {
    let nearest = places(folder).into_iter().find(|path| fs::symlink_metadata(path).is_ok());
    nearest.map_or_else(|| Ok(Config::default()), |path| read(&path))
}

/// Where the file may be that holds for a folder, the nearest first.
pub fn places(folder: &Path) -> Vec<PathBuf> {
    // A folder that cannot be looked at is the map reader's to complain about.
    let Ok(folder) = folder.canonicalize() else { return Vec::new() };
    let mut places = Vec::new();
    for above in folder.ancestors() {
        places.push(above.join(NAME));
        if above.join(".git").exists() {
            break;
        }
    }
    places
}

fn read(path: &Path) -> Result<Config, Failure> {
    let shown = shown(path);
    let cannot = |why: String| Failure::new(format!("cannot read {shown}: {why}"));
    let metadata = fs::metadata(path).map_err(|error| cannot(error.to_string()))?;
    if !metadata.is_file() {
        return Err(cannot("it is not a regular file".to_owned()));
    }
    let mut text = Vec::new();
    let mut file = File::open(path).map_err(|error| cannot(error.to_string()))?.take(LONGEST + 1);
    file.read_to_end(&mut text).map_err(|error| cannot(error.to_string()))?;
    if text.len() as u64 > LONGEST {
        return Err(cannot(format!("it is larger than {LONGEST} bytes")));
    }
    let text = String::from_utf8(text).map_err(|_| cannot("it is not UTF-8".to_owned()))?;
    let mut reader = Reader { errors: Vec::new(), config: Config::default() };
    let (table, errors) = DeTable::parse_recoverable(&text);
    reader
        .errors
        .extend(errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned())));
    if errors.is_empty() {
        reader.root(table.get_ref());
    }
    if reader.errors.is_empty() {
        return Ok(reader.config);
    }
    let lines = LineIndex::new(&text);
    let place = |range: &Range<usize>| lines.position(&text, range.start.min(text.len()) as u32);
    reader.errors.sort_by_key(|(range, _)| range.start);
    let messages = reader.errors.iter().map(|(range, message)| {
        let at = place(range);
        format!("{shown}:{}:{}: {message}", at.line, at.column)
    });
    Err(Failure(messages.collect()))
}

/// The path, from the working directory where it lies within.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    let relative = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    relative.as_deref().unwrap_or(path).display().to_string()
}

struct Reader {
    errors: Vec<(Range<usize>, String)>,
    config: Config,
}

type Entry<'t> = (&'t Spanned<std::borrow::Cow<'t, str>>, &'t Spanned<DeValue<'t>>);

impl Reader {
    fn root(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "lints" => self.each(value, Reader::lint),
                "limits" => self.each(value, Reader::limit),
                "as-of" => self.as_of(value),
                other => {
                    let keys = ["as-of", "limits", "lints"];
                    self.errors.push((key.span(), suggest::unknown("key", other, keys.into_iter())));
                }
            }
        }
    }

    fn each(&mut self, table: &Spanned<DeValue<'_>>, entry: fn(&mut Reader, Entry<'_>)) {
        match table.get_ref() {
            DeValue::Table(table) => table.iter().for_each(|(key, value)| entry(self, (key, value))),
            _ => self.errors.push((table.span(), "write a table here".to_owned())),
        }
    }

    fn lint(&mut self, (key, value): Entry<'_>) {
        let name = key.get_ref().as_ref();
        let level = match value.get_ref() {
            DeValue::String(word) => word.parse::<Level>().map_err(|error| error.to_string()),
            _ => Err("write allow, note, warn or deny, in quotes".to_owned()),
        };
        match level {
            Err(message) => self.errors.push((value.span(), message)),
            Ok(level) if name == levels::WARNINGS && level != Level::Deny => {
                self.errors.push((value.span(), "`warnings` can only be set to deny".to_owned()));
            }
            Ok(_) if name != levels::WARNINGS && levels::check_name(name).is_err() => {
                self.errors.extend(levels::check_name(name).err().map(|message| (key.span(), message)));
            }
            Ok(level) => {
                let levels = std::mem::take(&mut self.config.levels);
                self.config.levels = levels::set(levels, name, level);
            }
        }
    }

    fn limit(&mut self, (key, value): Entry<'_>) {
        let number = match value.get_ref() {
            DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let Some(number) = number else {
            return self.errors.push((value.span(), "write a whole number".to_owned()));
        };
        match Setting::new(key.get_ref(), number) {
            Err(message) => self.errors.push((key.span(), message)),
            // A stranger's folder brings its own file, and must not decide what it may ask of the machine.
            Ok(setting) if setting.loosens() => {
                let message = "a file can only lower limits: `--limit` raises them".to_owned();
                self.errors.push((value.span(), message));
            }
            Ok(setting) => self.config.limits.push(setting),
        }
    }

    fn as_of(&mut self, value: &Spanned<DeValue<'_>>) {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(day) => day.to_string(),
            _ => String::new(),
        };
        match AsOf::parse(&text) {
            Ok(day) => self.config.as_of = Some(day),
            Err(message) => self.errors.push((value.span(), message)),
        }
    }
}
