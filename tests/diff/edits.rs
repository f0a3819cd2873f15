//! Random edits of a document, of every kind that an author makes.

use elenchus::{
    ArgumentMap, Level, Standing, Strength, Verdict,
    document::{Argument, Citation, Claim, Conflict, Document, LintLevel, Scheme, Source, Window},
    source::Spanned,
};
use jiff::civil::date;

use crate::{apply::ids, sketch::Random};

const SENTENCES: &[&str] = &[
    "The main cable has lost a fifth of its section.",
    "The main cable has lost a third of its section.",
    "Winter frost raises the load on the cable.",
    "The ferry cannot take the diverted traffic.",
    "A second ferry is chartered from December.",
    "Most voters asked want it closed.",
];

/// A random document, with sources and citations beside what bears on verdicts.
pub fn document(random: &mut Random) -> Document {
    let yaml = random.sketch().to_string();
    let mut document = ArgumentMap::parse(&yaml).expect("a sketch can be read").to_document();
    for number in 0..random.below(3) {
        let title = Some(SENTENCES[random.below(SENTENCES.len())].to_owned());
        document.sources.push(Source { id: format!("s{number}").into(), title, ..Source::default() });
    }
    if random.chance(70) {
        document.conclusion.push(document.claims[0].id.clone());
    }
    for at in 0..document.claims.len() {
        if random.chance(70) {
            document.claims[at].text = sentence(random);
        }
        if random.chance(30) {
            cite(&mut document, random);
        }
    }
    document
}

fn sentence(random: &mut Random) -> Spanned<String> {
    SENTENCES[random.below(SENTENCES.len())].into()
}

fn cite(document: &mut Document, random: &mut Random) {
    if document.sources.is_empty() {
        return;
    }
    let source = document.sources[random.below(document.sources.len())].id.clone();
    let paragraph = Some((1 + random.below(3) as u32).into());
    let claim = random.below(document.claims.len());
    document.claims[claim].from.push(Citation { source, paragraph, ..Citation::default() });
}

/// Makes a few random edits.
pub fn edit(document: &mut Document, random: &mut Random) {
    for number in 0..random.below(6) {
        one(document, number, random);
    }
}

fn argument(document: &Document, random: &mut Random) -> Argument {
    let mut id = || document.claims[random.below(document.claims.len())].id.clone();
    let premises = [id(), id()];
    let count = 1 + random.below(2);
    let strength = random.chance(30).then(|| Strength::ALL[random.below(3)].into());
    Argument { premises: premises[..count].to_vec(), strength, ..Argument::default() }
}

fn one(document: &mut Document, number: usize, random: &mut Random) {
    let at = random.below(document.claims.len());
    let side = random.chance(50);
    match random.below(20) {
        0 | 1 => {
            let id = Spanned::from(format!("n{number}"));
            if document.claims.iter().any(|claim| claim.id == id) {
                return;
            }
            let because = if random.chance(40) { vec![argument(document, random)] } else { Vec::new() };
            let claim = Claim { id: id.clone(), text: sentence(random), because, ..Claim::default() };
            document.claims.push(claim);
            let bears = Argument { premises: vec![id], ..Argument::default() };
            let target = &mut document.claims[at];
            if side { target.because.push(bears) } else { target.despite.push(bears) }
        }
        2 if document.claims.len() > 1 => remove(document, at),
        3 | 4 => rename(document, at, format!("r{number}"), random),
        5 => document.claims[at].text = sentence(random),
        6 => {
            let claim = &mut document.claims[at];
            match random.below(8) {
                0 => claim.standing = random.chance(70).then(|| Standing::ALL[random.below(3)].into()),
                1 | 2 => claim.strength = random.chance(70).then(|| Strength::ALL[random.below(3)].into()),
                3 => claim.confidence = Some(0.5.into()),
                4 => claim.expect = Some(Verdict::Accepted.into()),
                5 => claim.tags = vec!["one".to_owned(), "two".to_owned()],
                6 => claim.section = random.chance(50).then(|| "elsewhere".to_owned()),
                _ => claim.note = Some("Said before.".to_owned()),
            }
        }
        7 => {
            let window = Window { from: None, until: Some(date(2026, 5, 31).into()) };
            document.claims[at].holds = random.chance(50).then_some(window);
        }
        8 => {
            let by = document.claims[random.below(document.claims.len())].id.clone();
            document.claims[at].unless.push(by);
        }
        9 | 10 => {
            let new = argument(document, random);
            let claim = &mut document.claims[at];
            if side { claim.because.push(new) } else { claim.despite.push(new) }
        }
        11 | 12 => {
            let claim = &mut document.claims[at];
            if side {
                claim.because.pop()
            } else {
                claim.despite.pop()
            };
        }
        13 => change(document, at, side, number, random),
        14 => {
            let to = random.below(document.claims.len());
            let claim = &mut document.claims[at];
            let moved = if side { claim.because.pop() } else { claim.despite.pop() };
            let Some(mut moved) = moved else { return };
            moved.strict = None;
            let target = &mut document.claims[to];
            if random.chance(50) { target.because.push(moved) } else { target.despite.push(moved) }
        }
        15 if document.conflicts.is_empty() || side => {
            let other = random.below(document.claims.len());
            let between = vec![document.claims[at].id.clone(), document.claims[other].id.clone()];
            if at != other {
                document.conflicts.push(Conflict { between, ..Conflict::default() });
            }
        }
        15 => {
            let conflict = random.below(document.conflicts.len());
            match random.chance(50) {
                true => drop(document.conflicts.remove(conflict)),
                false => document.conflicts[conflict].note = Some("They cannot both be.".to_owned()),
            }
        }
        16 => source(document, number, random),
        17 => cite(document, random),
        18 => match document.claims[at].from.last_mut() {
            Some(citation) if side => citation.paragraph = Some(9.into()),
            _ => drop(document.claims[at].from.pop()),
        },
        _ => whole(document, at, random),
    }
}

fn remove(document: &mut Document, at: usize) {
    let gone = document.claims.remove(at).id;
    document.conclusion.retain(|id| *id != gone);
    document.conflicts.iter_mut().for_each(|conflict| conflict.between.retain(|id| *id != gone));
    document.conflicts.retain(|conflict| conflict.between.len() > 1);
    for claim in &mut document.claims {
        claim.unless.retain(|id| *id != gone);
        for list in [&mut claim.because, &mut claim.despite] {
            for argument in list.iter_mut() {
                argument.premises.retain(|id| *id != gone);
                argument.unless.retain(|id| *id != gone);
            }
            list.retain(|argument| !argument.premises.is_empty());
        }
    }
}

fn rename(document: &mut Document, at: usize, new: String, random: &mut Random) {
    if document.claims.iter().any(|claim| claim.id.value == new) {
        return;
    }
    let old = document.claims[at].id.value.clone();
    document.claims[at].id.value.clone_from(&new);
    ids(document).into_iter().filter(|id| id.value == old).for_each(|id| id.value.clone_from(&new));
    if random.chance(30) {
        document.claims[at].text.value.push_str(" So it is.");
    }
}

fn change(document: &mut Document, at: usize, side: bool, number: usize, random: &mut Random) {
    let by = document.claims[random.below(document.claims.len())].id.clone();
    let name = format!("step{number}");
    let is_named = |argument: &Argument| argument.id.as_ref().is_some_and(|id| id.value == name);
    let is_taken = document.claims.iter().any(|it| it.because.iter().chain(&it.despite).any(is_named));
    let claim = &mut document.claims[at];
    let list = if side { &mut claim.because } else { &mut claim.despite };
    let Some(argument) = list.last_mut() else { return };
    match random.below(6) {
        0 => argument.strength = random.chance(70).then(|| Strength::ALL[random.below(3)].into()),
        1 if side => argument.strict = Some(random.chance(70).into()),
        2 => argument.unless.push(by),
        3 if !is_taken => argument.id = Some(name.into()),
        4 => argument.warrant = Some("Where the one holds the other does.".to_owned()),
        _ => argument.premises.push(by),
    }
}

fn source(document: &mut Document, number: usize, random: &mut Random) {
    let id = format!("t{number}");
    if document.sources.iter().any(|source| source.id.value == id) {
        return;
    }
    if document.sources.is_empty() || random.chance(30) {
        let title = Some("Another report".to_owned());
        return document.sources.push(Source { id: id.into(), title, ..Source::default() });
    }
    let at = random.below(document.sources.len());
    match random.below(3) {
        0 => {
            let gone = document.sources.remove(at).id;
            document.claims.iter_mut().for_each(|claim| claim.from.retain(|it| it.source != gone));
        }
        1 => {
            let old = std::mem::replace(&mut document.sources[at].id, id.clone().into());
            let citations = document.claims.iter_mut().flat_map(|claim| &mut claim.from);
            citations.filter(|it| it.source == old).for_each(|it| it.source.value.clone_from(&id));
        }
        _ => document.sources[at].author = Some("County engineer".to_owned()),
    }
}

fn whole(document: &mut Document, at: usize, random: &mut Random) {
    match random.below(7) {
        0 => document.title = Some("Should it close?".into()),
        1 => document.as_of = random.chance(50).then(|| date(2026, 2, 1).into()),
        2 => document.conclusion = vec![document.claims[at].id.clone()],
        3 => document.note = Some("For the council.".to_owned()),
        4 => document.meta = Some(Box::new(serde_json::json!({ "drawn": 3 }))),
        5 => {
            document.lints = vec![LintLevel { check: "isolated".into(), level: Level::ALL[random.below(4)] }]
        }
        _ => {
            let title = random.chance(50).then(|| "From a witness".to_owned());
            document.schemes = vec![Scheme { id: "witness".into(), title, ..Scheme::default() }];
        }
    }
}
