//! Opening maps: a path or standard input, under the levels and limits that hold for it.

use std::{
    io::{self, Read},
    path::{Path, PathBuf},
};

use elenchus::{
    ArgumentMap, Error, Report,
    checks::Levels,
    map::{Limits, Loaded, Loader},
};

use super::{
    Failure,
    arguments::{Input, Reading},
    config::{self, Config},
    output::{Output, counted, one_line},
    progress::Progress,
    suggest,
};

/// The name of standard input as a path, and in reports.
pub const STDIN: &str = "-";
const STDIN_SHOWN: &str = "<stdin>";

/// A map that was opened.
pub struct Opened {
    /// Its name for people.
    pub name: String,
    /// What was read.
    pub loaded: Loaded,
    /// The levels of the project.
    pub levels: Levels,
}

/// A map that can be worked with.
pub struct Whole {
    /// Its name for people.
    pub name: String,
    /// The map.
    pub map: ArgumentMap,
}

/// Where a map is.
pub struct Place {
    /// Where it is read.
    pub path: PathBuf,
    /// What people know it as.
    pub shown: PathBuf,
    /// The folder whose `elenchus.toml` holds for it.
    pub folder: PathBuf,
    /// Whether there is nothing, which is read as an empty map.
    pub is_empty: bool,
}

impl Place {
    /// A path as the user gave it.
    pub fn of(path: &Path) -> Place {
        let folder = folder(path, path.as_os_str() == STDIN).to_owned();
        Place { path: path.to_owned(), shown: path.to_owned(), folder, is_empty: false }
    }
}

/// Opens each map. What cannot be opened is told beside what can.
pub fn each(
    paths: &[PathBuf],
    reading: &Reading,
    out: &Output,
    then: impl FnMut(Opened),
) -> Result<(), Failure> {
    let places: Vec<Place> = paths.iter().map(|path| Place::of(path)).collect();
    each_place(&places, reading, out, then)
}

fn each_place(
    places: &[Place],
    reading: &Reading,
    out: &Output,
    mut then: impl FnMut(Opened),
) -> Result<(), Failure> {
    if places.iter().filter(|place| place.path.as_os_str() == STDIN).count() > 1 {
        return Err(Failure::new("standard input can be read only once"));
    }
    let progress = Progress::start(places.len(), out.quiet);
    let mut wrong = Vec::new();
    let mut known = vec![false; reading.sources.len()];
    let mut sources = Vec::new();
    for place in places {
        match open(place, reading, &mut known) {
            Ok(opened) => {
                if !reading.sources.is_empty() {
                    sources.extend(opened.loaded.map().sources().map(|(_, source)| source.id.value.clone()));
                }
                then(opened);
            }
            Err(failure) => wrong.extend(failure.0),
        }
        progress.step();
    }
    if wrong.is_empty() {
        for ((id, _), _) in reading.sources.iter().zip(known).filter(|&(_, known)| !known) {
            wrong.push(suggest::unknown("source", id, sources.iter().map(String::as_str)));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure(wrong)) }
}

/// Opens maps of which nothing may be broken. Where something is, its findings go to standard error, and there
/// is nothing. The maps live as long as the process: to take a large one apart piece by piece, just before the
/// process ends and all of it goes at once, would take longer than to judge it.
pub fn whole(
    paths: &[PathBuf],
    reading: &Reading,
    out: &Output,
) -> Result<Option<&'static [Whole]>, Failure> {
    let places: Vec<Place> = paths.iter().map(|path| Place::of(path)).collect();
    whole_places(&places, reading, out)
}

/// Opens one map as [`whole`] does.
pub fn one(path: &Path, reading: &Reading, out: &Output) -> Result<Option<&'static Whole>, Failure> {
    Ok(whole_places(&[Place::of(path)], reading, out)?.and_then(<[Whole]>::first))
}

/// Opens maps as [`whole`] does, wherever they are.
pub fn whole_places(
    places: &[Place],
    reading: &Reading,
    out: &Output,
) -> Result<Option<&'static [Whole]>, Failure> {
    let mut maps = Vec::new();
    let mut broken: Vec<Report> = Vec::new();
    each_place(places, reading, out, |opened| {
        let (doubts, lost) = (opened.loaded.doubts().len(), opened.loaded.losses().len());
        match opened.loaded.into_map() {
            Ok(map) => {
                remark_doubts(&opened.name, doubts, out);
                remark_losses(&opened.name, lost, out);
                maps.push(Whole { name: opened.name, map });
            }
            Err(Error::Broken { report }) => broken.push(report),
            Err(_) => {}
        }
    })?;
    broken.iter().for_each(|report| out.broken(report));
    Ok(broken.is_empty().then(|| &*maps.leak()))
}

/// Whether maps can be read and judged; of those that cannot, nothing is told.
pub fn can_be_judged(places: &[Place], reading: &Reading) -> bool {
    places.iter().all(|place| {
        let mut known = vec![false; reading.sources.len()];
        open(place, reading, &mut known).is_ok_and(|opened| opened.loaded.into_map().is_ok())
    })
}

/// Whoever asks about a map is to know that it may not say what was meant.
fn remark_doubts(name: &str, doubts: usize, out: &Output) {
    if doubts > 0 {
        let (things, are) = (counted(doubts, "thing"), if doubts == 1 { "is" } else { "are" });
        out.remark(&format!("{things} in {name} {are} probably not meant: `elenchus check` tells what"));
    }
}

/// Whoever asks about a map in another notation is to know that it says more.
fn remark_losses(name: &str, lost: usize, out: &Output) {
    if lost > 0 {
        let things = counted(lost, "thing");
        out.remark(&format!("{things} in {name} cannot be said in a map: `elenchus check` lists them"));
    }
}

/// The limits of a project, and those of this run over them.
pub fn limits(config: &Config, input: &Input) -> Limits {
    let mut limits = Limits::default();
    config.limits.iter().chain(&input.limits).for_each(|setting| setting.apply(&mut limits));
    limits
}

/// What reads files as they are said to be.
pub fn loader(limits: Limits, input: &Input) -> Loader {
    let loader = Loader::new().limits(limits);
    match input.from {
        Some(notation) => loader.notation(notation),
        None => loader,
    }
}

fn open(place: &Place, reading: &Reading, known: &mut [bool]) -> Result<Opened, Failure> {
    let Place { path, shown, folder, is_empty } = place;
    let stdin = path.as_os_str() == STDIN;
    let config = config::find(folder)?;
    let limits = limits(&config, &reading.input);
    let Config { levels, as_of, .. } = config;
    let loader = loader(limits, &reading.input);
    let mut loaded = match (*is_empty, stdin) {
        (true, _) => loader.parse(&shown.to_string_lossy(), "{}"),
        (_, true) => from_stdin(&loader, limits)?,
        _ => loader.load_as(path, shown)?,
    };
    let map = loaded.map_mut();
    if let Some(day) = reading.as_of.or(as_of) {
        map.set_as_of(day.0);
    }
    for ((id, file), known) in reading.sources.iter().zip(known) {
        if let Some(source) = map.find_source(id) {
            map.set_source_file(source, file);
            *known = true;
        }
    }
    let name = if stdin { STDIN_SHOWN.to_owned() } else { one_line(&shown.to_string_lossy()) };
    Ok(Opened { name, loaded, levels })
}

pub fn folder(path: &Path, stdin: bool) -> &Path {
    let here = Path::new(".");
    if stdin {
        return here;
    }
    match path.is_dir() {
        true => path,
        false => path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(here),
    }
}

pub fn from_stdin(loader: &Loader, limits: Limits) -> Result<Loaded, Failure> {
    let mut bytes = Vec::new();
    let limit = limits.file_bytes.min(limits.total_bytes).min(u64::from(u32::MAX) - 1);
    io::stdin()
        .lock()
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new(format!("standard input is larger than {limit} bytes")));
    }
    Ok(loader.parse_bytes(STDIN_SHOWN, bytes))
}
