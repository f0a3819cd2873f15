//! A memo for people: what is concluded, why, what was objected and what became of it, what is open, and on what it
//! rests.

pub(super) mod escape;
mod evidence;
mod outcome;

use std::{collections::HashMap, fmt::Write};

use self::escape::{escaped, shortened};
use super::WriteError;
use crate::{
    document::{Standing, Strength, Verdict},
    map::{Argument, ArgumentId, ArgumentMap, ClaimId, Side, SourceId, View},
    semantics::{Attitude, Judgement, Levels, Semantics, Verdicts},
};

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let mut memo = Memo {
        view,
        verdicts,
        text: String::with_capacity(320 * map.claims().len() + 512),
        numbers: vec![None; map.claims().len()],
        told: vec![false; map.claims().len()],
        sources: HashMap::new(),
        cited: vec![Vec::new(); map.claims().len()],
        replies: HashMap::new(),
        standing_sides: HashMap::new(),
        judgement: None,
        exposed: HashMap::new(),
    };
    let order = memo.order();
    memo.number_sources(&order);
    memo.heading();
    memo.conclusion();
    memo.argument(&order);
    memo.objections(&order);
    memo.conflicts();
    memo.rest(&order);
    memo.open_points(&order);
    memo.evidence(&order);
    Ok(memo.text)
}

struct Memo<'v, 'm> {
    view: &'v View<'m>,
    verdicts: &'v Verdicts,
    text: String,
    /// The number of each claim's paragraph, where it has one.
    numbers: Vec<Option<usize>>,
    /// The claims whose text was written whole. Later mentions of a long one are shortened.
    told: Vec<bool>,
    /// The number of each source, in the order in which the memo names them.
    sources: HashMap<SourceId, usize>,
    /// The numbers of the first few sources that each claim cites.
    cited: Vec<Vec<usize>>,
    /// Accepted claims that speak against a rejected one, once they were looked for.
    replies: HashMap<ClaimId, Vec<ClaimId>>,
    /// The first accepted sides of a conflict, by its place, once they were looked for.
    standing_sides: HashMap<usize, Vec<ClaimId>>,
    /// The grounded labels, once they were needed, and of a claim the levels at which objections bear on it.
    judgement: Option<Judgement>,
    exposed: HashMap<ClaimId, Levels>,
}

impl<'m> Memo<'_, 'm> {
    /// The claims in the order of prose: each conclusion, then what it rests on, depth first; at last what no
    /// conclusion rests on. Numbers those that have a paragraph: those that are argued for.
    fn order(&mut self) -> Vec<ClaimId> {
        let map = self.view.map();
        let mut seen = vec![false; map.claims().len()];
        let mut order = Vec::new();
        let roots = map.conclusions().chain(map.claims().map(|(id, _)| id));
        for root in roots.filter(|&root| self.view.shows(root)) {
            let mut work = vec![root];
            while let Some(claim) = work.pop() {
                if !self.view.shows(claim) || std::mem::replace(&mut seen[claim.index()], true) {
                    continue;
                }
                order.push(claim);
                let record = map.claim(claim);
                let bears = |argument: &ArgumentId| {
                    let argument = map.argument(*argument);
                    argument.premises().iter().chain(argument.unless()).rev()
                };
                work.extend(record.unless().iter().rev());
                work.extend(record.despite().iter().rev().flat_map(bears));
                work.extend(record.because().iter().rev().flat_map(bears));
            }
        }
        let argued = order.iter().filter(|&&claim| {
            map.claim(claim).because().iter().any(|&argument| self.view.shows_argument(argument))
        });
        for (number, &claim) in argued.enumerate() {
            self.numbers[claim.index()] = Some(number + 1);
        }
        order
    }

    fn heading(&mut self) {
        let map = self.view.map();
        let _ = writeln!(self.text, "# {}", escaped(map.title().unwrap_or("Argument")));
        if let Some(note) = map.note() {
            let _ = writeln!(self.text, "\n{}", escaped(note));
        }
        if let Some(day) = map.as_of() {
            let _ = writeln!(self.text, "\nJudged as of {day}.");
        }
        if let Some(standpoint) = self.verdicts.standpoint() {
            let _ = writeln!(self.text, "\nJudged by {standpoint}.");
        }
        if !self.view.is_whole() {
            self.text.push_str("\nThis is a part of the map; the verdicts are those of the whole.\n");
        }
    }

    fn conclusion(&mut self) {
        let map = self.view.map();
        let shown: Vec<ClaimId> = self.view.conclusions().collect();
        if shown.is_empty() {
            return;
        }
        self.text.push_str(if shown.len() == 1 { "\n## Conclusion\n" } else { "\n## Conclusions\n" });
        for claim in shown {
            let text = escaped(map.claim(claim).text());
            self.told[claim.index()] = true;
            let (verdict, meaning, cited) = (self.verdicts[claim], self.meaning(claim), self.cite(claim));
            let _ = writeln!(self.text, "\n**{text}**{cited} This is **{verdict}**: {meaning}.");
        }
    }

    fn argument(&mut self, order: &[ClaimId]) {
        let map = self.view.map();
        if self.numbers.iter().all(Option::is_none) {
            return;
        }
        self.text.push_str("\n## The argument\n");
        for &claim in order {
            let Some(number) = self.numbers[claim.index()] else { continue };
            let sentence = escaped(map.claim(claim).text());
            self.told[claim.index()] = true;
            let _ = writeln!(self.text, "\n**{number}.** **{sentence}** ({})\n", self.verdicts[claim]);
            for &argument in map.claim(claim).because() {
                if self.view.shows_argument(argument) {
                    let argument = map.argument(argument);
                    let reasons = self.reasons(argument);
                    let aside = self.aside(argument);
                    let _ = writeln!(self.text, "- {reasons}{aside}");
                }
            }
        }
    }

    /// A claim's text: whole where it was not written yet and has no paragraph of its own, later shortened.
    fn mention(&mut self, claim: ClaimId) -> String {
        let text = self.view.map().claim(claim).text();
        let has_its_place = self.numbers[claim.index()].is_some();
        match has_its_place || std::mem::replace(&mut self.told[claim.index()], true) {
            true => shortened(text),
            false => escaped(text),
        }
    }

    /// A claim as a sentence, with the number of its paragraph, of its sources, and its verdict if it does not stand.
    fn sentence(&mut self, claim: ClaimId) -> String {
        let mut sentence = self.mention(claim);
        if let Some(number) = self.numbers[claim.index()] {
            let _ = write!(sentence, " (see {number})");
        }
        sentence += &self.cite(claim);
        match self.verdicts[claim] {
            Verdict::Accepted => {}
            verdict => {
                let _ = write!(sentence, " *({verdict})*");
            }
        }
        sentence
    }

    /// Claims as sentences.
    fn sentences(&mut self, claims: &[ClaimId]) -> String {
        self.joined(claims.iter().map(|&claim| (None, claim)))
    }

    /// The premises of an argument as sentences, each behind the role that it plays.
    fn reasons(&mut self, argument: &Argument) -> String {
        self.joined(argument.premises_by_role())
    }

    fn joined<'r>(&mut self, claims: impl ExactSizeIterator<Item = (Option<&'r str>, ClaimId)>) -> String {
        let mut hidden = claims.len();
        let mut shown = Vec::new();
        let view = self.view;
        for (role, claim) in claims.filter(|&(_, claim)| view.shows(claim)) {
            let role = role.map(|role| format!("*{}:* ", escaped(role))).unwrap_or_default();
            shown.push(role + &self.sentence(claim));
        }
        hidden -= shown.len();
        let mut joined = shown.join(" And: ");
        if hidden > 0 {
            let _ = write!(joined, " *(with {hidden} more not shown)*");
        }
        joined
    }

    /// What is said of the step itself.
    fn aside(&mut self, argument: &Argument) -> String {
        let authored = argument.authored();
        let mut aside = String::new();
        if let Some(warrant) = &authored.warrant {
            let _ = write!(aside, " — {}", escaped(warrant));
        }
        let is_strict = argument.side() == Side::Support && argument.is_strict();
        let mut words: Vec<String> = self.scheme(argument).into_iter().collect();
        if is_strict {
            words.push("this admits of no exception".to_owned());
        } else if let Some(strength) = authored.strength.as_ref().filter(|it| it.value != Strength::Moderate)
        {
            words.push(format!("a {} step", strength.value));
        }
        let undercut = argument.unless().iter().any(|&by| self.verdicts[by] == Verdict::Accepted);
        if !is_strict && undercut {
            words.push("but the step does not hold: see the objections".to_owned());
        }
        if !words.is_empty() {
            let _ = write!(aside, " *({})*", words.join("; "));
        }
        aside
    }

    /// The scheme that an argument follows, by the name that people have for it.
    fn scheme(&self, argument: &Argument) -> Option<String> {
        let named = argument.scheme()?;
        let scheme = self.view.map().find_scheme(named);
        Some(format!("by the scheme “{}”", escaped(scheme.map_or(named, |scheme| scheme.name()))))
    }

    /// Everything that speaks against a claim, a step for it or its assertion, and what became of it.
    fn objections(&mut self, order: &[ClaimId]) {
        let map = self.view.map();
        let mut heading = Some("\n## Objections and replies\n");
        for &claim in order {
            let record = map.claim(claim);
            let mut lines = Vec::new();
            for &id in record.despite() {
                if self.view.shows_argument(id) {
                    let objection = map.argument(id);
                    let scheme = self.scheme(objection).map(|scheme| format!(" *({scheme})*"));
                    lines.push((self.reasons(objection) + &scheme.unwrap_or_default(), self.outcome(id)));
                }
            }
            for step in record.because().iter().map(|&step| map.argument(step)) {
                for &by in step.unless().iter().filter(|&&by| self.view.shows(by)) {
                    let against = match step.premises() {
                        _ if record.because().len() == 1 => "Against the step: ".to_owned(),
                        [first, ..] => format!("Against the step from “{}”: ", self.mention(*first)),
                        [] => String::new(),
                    };
                    lines.push((against + &self.sentence(by), self.outcome_of_undercut(by, step)));
                }
            }
            for &by in record.unless().iter().filter(|&&by| self.view.shows(by)) {
                let outcome = match (self.verdicts[by], record.standing()) {
                    (Verdict::Accepted, Standing::Asserted) => {
                        "This takes the ground from the assertion.".to_owned()
                    }
                    (Verdict::Accepted, Standing::Open) => {
                        "It meets nothing: the claim is argued for, not asserted.".to_owned()
                    }
                    (Verdict::Accepted, Standing::Established) => {
                        "It meets nothing: the claim is established.".to_owned()
                    }
                    _ => self.reply(by),
                };
                lines.push((self.sentence(by), outcome));
            }
            if lines.is_empty() {
                continue;
            }
            self.text.push_str(heading.take().unwrap_or_default());
            let against = self.mention(claim);
            let _ = writeln!(self.text, "\nAgainst: {against}\n");
            for (objection, outcome) in lines {
                let _ = writeln!(self.text, "- {objection} {outcome}");
            }
        }
    }

    fn conflicts(&mut self) {
        let map = self.view.map();
        let mut heading = Some("\n## Conflicts\n\nOf these at most one can stand:\n");
        for conflict in map.conflicts() {
            let sides: Vec<ClaimId> =
                conflict.between().iter().copied().filter(|&side| self.view.shows(side)).collect();
            if sides.len() < 2 {
                continue;
            }
            // Without a word between them, two lists would run into one.
            self.text.push_str(heading.take().unwrap_or("\nAnd of these:\n"));
            self.text.push('\n');
            for side in sides {
                let mention = self.mention(side);
                let _ = writeln!(self.text, "- {mention} ({})", self.verdicts[side]);
            }
            if let Some(note) = &conflict.authored().note {
                let _ = writeln!(self.text, "\n{}", escaped(note));
            }
        }
    }

    /// What has been named nowhere yet.
    fn rest(&mut self, order: &[ClaimId]) {
        let mut heading = Some("\n## Also claimed\n\n");
        for &claim in order {
            if self.numbers[claim.index()].is_none() && !self.told[claim.index()] {
                self.text.push_str(heading.take().unwrap_or_default());
                let sentence = self.sentence(claim);
                let _ = writeln!(self.text, "- {sentence}");
            }
        }
    }

    fn open_points(&mut self, order: &[ClaimId]) {
        let mut heading = Some("\n## Open points\n\n");
        for &claim in order {
            let verdict = self.verdicts[claim];
            if matches!(verdict, Verdict::Contested | Verdict::Unsupported) {
                self.text.push_str(heading.take().unwrap_or_default());
                let (mention, meaning) = (self.mention(claim), self.meaning(claim));
                let _ = writeln!(self.text, "- {mention} ({verdict}: {meaning})");
            }
        }
    }

    /// What its verdict says of a claim.
    fn meaning(&self, claim: ClaimId) -> String {
        let readings = self.verdicts.semantics() != Semantics::Grounded;
        let meaning = match self.verdicts[claim] {
            Verdict::Unsupported => {
                return not_in_time(self.view.map(), claim)
                    .unwrap_or_else(|| "nothing is said for it".to_owned());
            }
            _ if !self.verdicts.has_extension() => "there is no reading that would say otherwise",
            Verdict::Accepted if !readings => "it stands against all that is said here",
            Verdict::Accepted if self.verdicts.attitude() == Attitude::Credulous => {
                "it stands on some reading"
            }
            Verdict::Accepted => "it stands on every reading",
            Verdict::Rejected if readings => "it stands on no reading",
            Verdict::Rejected => "what is said against it stands",
            Verdict::Contested if readings => "it neither stands on every reading nor falls on every one",
            Verdict::Contested => "what is said for it and against it balances",
        };
        meaning.to_owned()
    }
}

/// That a claim does not hold on the day on which the map is judged, if that is so.
fn not_in_time(map: &ArgumentMap, claim: ClaimId) -> Option<String> {
    let day = map.as_of().filter(|&day| !map.claim(claim).holds_on(Some(day)))?;
    Some(format!("it does not hold on {day}"))
}
