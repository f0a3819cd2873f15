//! Who says what: locutions, and what is done by them.

use std::collections::{HashMap, HashSet};

use super::{
    graph::{Count, Item, Kind},
    meaning::{Meaning, clean},
    schemes::is_default,
};
use crate::{
    document::{Citation, Place, Source, Standing, shown},
    notations::ids::{Ids, is_id},
    source::{Span, Spanned},
};

/// That a claim was put forward.
struct Said {
    claim: usize,
    locution: u32,
    /// By which act, if that is told.
    by: Option<u32>,
    place: Option<Span>,
}

pub(super) fn read(meaning: &mut Meaning<'_, '_, '_>) {
    let graph = meaning.graph;
    let said = meaning.said();
    let mut transitions = Count::default();
    graph.of_kind(Kind::Transition).for_each(|item| transitions.add(graph.items[item as usize].place));
    transitions.tell(
        meaning.reading,
        "a step from one locution to another",
        "the order of the dialogue, in # steps from one locution to another",
    );
    let sources = meaning.sources(&said);
    let mut only_asked: HashMap<usize, bool> = HashMap::new();
    for one in said {
        let item = &graph.items[one.locution as usize];
        let quote = clean(item.text, item.text_place, meaning.reading);
        let act = one.by.map_or("", |act| graph.items[act as usize].text);
        let asks = only_asked.entry(one.claim).or_insert(true);
        *asks &= is_question(act);
        let act_place = one.by.and_then(|act| graph.items[act as usize].text_place);
        let note = (!is_default(act)).then(|| clean(act, act_place, meaning.reading));
        let claim = &mut meaning.reading.document.claims[one.claim];
        // Said in its very words, a claim quotes itself.
        let says_more = !quote.trim().is_empty() && quote != claim.text.value;
        let speaker = graph.speakers.get(&one.locution).copied();
        claim.from.push(Citation {
            source: Spanned { value: sources[&speaker].clone(), span: one.place },
            quote: says_more.then_some(Spanned { value: quote, span: item.text_place }),
            note: note.filter(|note| !note.trim().is_empty()),
            place: Place(item.place),
            ..Citation::default()
        });
    }
    for (index, claim) in meaning.reading.document.claims.iter_mut().enumerate() {
        if only_asked.get(&index) == Some(&true) && claim.because.is_empty() {
            claim.standing = Some(Standing::Open.into());
        }
    }
}

/// Whether who does this by saying something does not assert it.
pub(crate) fn is_question(act: &str) -> bool {
    let act = act.to_ascii_lowercase();
    let asserts = ["assertive", "rhetorical"].iter().any(|word| act.contains(word));
    !asserts && ["questioning", "challenging"].iter().any(|word| act.contains(word))
}

impl<'t> Meaning<'_, '_, 't> {
    /// What is said, in the order of the locutions. Tells what else there is in the dialogue.
    fn said(&mut self) -> Vec<Said> {
        let graph = self.graph;
        let mut all = Vec::new();
        let mut analysing = Count::default();
        for locution in graph.of_kind(Kind::Locution) {
            let before = all.len();
            let mut acts = Vec::new();
            for edge in graph.edges_out_of(locution) {
                match graph.kind(edge.to) {
                    Kind::Illocution => acts.push(edge.to),
                    Kind::Claim => {
                        let claims = self.claim(edge.to).into_iter();
                        all.extend(claims.map(|claim| Said {
                            claim,
                            locution,
                            by: None,
                            place: edge.to_place,
                        }));
                    }
                    _ => {}
                }
            }
            for &act in &acts {
                let claims: Vec<(usize, Option<Span>)> = graph
                    .edges_out_of(act)
                    .filter(|edge| graph.kind(edge.to) == Kind::Claim)
                    .filter_map(|edge| Some((self.claim(edge.to)?, edge.to_place)))
                    .collect();
                if self.affords(claims.len().saturating_sub(1), graph.items[act as usize].place) {
                    let by = Some(act);
                    all.extend(claims.into_iter().map(|(claim, place)| Said { claim, locution, by, place }));
                }
            }
            let Item { text, text_place, place, .. } = graph.items[locution as usize];
            let is_analysis = |act: &u32| graph.items[*act as usize].text.eq_ignore_ascii_case("analysing");
            if all.len() == before && self.claim(locution).is_none() {
                match !acts.is_empty() && acts.iter().all(is_analysis) {
                    true => analysing.add(place),
                    false if text.trim().is_empty() => {}
                    false => self.reading.loss(text_place, "something said that puts no claim forward"),
                }
            }
        }
        analysing.tell(self.reading, "who analysed something said", "who analysed what was said, in # nodes");
        let mut anchors = Count::default();
        for act in graph.of_kind(Kind::Illocution) {
            let to_claim = graph.edges_out_of(act).any(|edge| graph.kind(edge.to) == Kind::Claim);
            let by_somebody = graph.edges_into(act).any(|edge| graph.kind(edge.from) == Kind::Locution);
            let is_analysis = graph.items[act as usize].text.eq_ignore_ascii_case("analysing");
            if !(to_claim && by_somebody || is_analysis) {
                anchors.add(graph.items[act as usize].place);
            }
        }
        anchors.tell(
            self.reading,
            "what is done in the dialogue by an argument or an objection",
            "what is done in the dialogue by arguments and objections, in # nodes",
        );
        all
    }

    /// Makes a source of each speaker: of participants in their order, then of those that only have a number, then of
    /// whoever says what nobody is known to say.
    fn sources(&mut self, said: &[Said]) -> HashMap<Option<&'t str>, String> {
        let graph = self.graph;
        let speaker = |one: &Said| graph.speakers.get(&one.locution).copied();
        let speaking: HashSet<Option<&str>> = said.iter().map(speaker).collect();
        let mut ids = Ids::new();
        let mut sources = HashMap::new();
        let mut silent = Count::default();
        for participant in &graph.participants {
            if is_id(participant.name) {
                ids.reserve(participant.name);
            }
        }
        for participant in &graph.participants {
            let key = Some(participant.id);
            if sources.contains_key(&key) {
                self.reading.wrong(
                    participant.place,
                    format!("there is a participant `{}` already", shown(participant.id)),
                );
                continue;
            }
            if !speaking.contains(&key) {
                silent.add(participant.place);
                continue;
            }
            let mut title = clean(&participant.title, participant.place, self.reading);
            if title.trim().is_empty() {
                title = format!("Participant {}", shown(participant.id));
            }
            let id = match is_id(participant.name) {
                true => participant.name.to_owned(),
                false => ids.like(&title, "participant"),
            };
            self.source(&id, title, participant.place);
            sources.insert(key, id);
        }
        silent.tell(
            self.reading,
            "a participant who puts no claim forward",
            "# participants who put no claim forward",
        );
        for one in said {
            let key = speaker(one);
            if sources.contains_key(&key) {
                continue;
            }
            let title = key.map_or("The dialogue".to_owned(), |person| format!("Person {}", shown(person)));
            let id = ids.like(&title, "dialogue");
            let place = graph.items[one.locution as usize].place;
            self.source(&id, title, place);
            sources.insert(key, id);
        }
        sources
    }

    fn source(&mut self, id: &str, title: String, place: Option<Span>) {
        let id = Spanned { value: id.to_owned(), span: place };
        self.reading.document.sources.push(Source { id, title: Some(title), ..Source::default() });
    }
}
