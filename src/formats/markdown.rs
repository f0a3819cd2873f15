//! A memo for people: what is concluded, why, what was objected and what became of it, what is open, and on what it
//! rests.

use std::{collections::HashMap, fmt::Write};

use super::{WriteError, text::one_line};
use crate::{
    document::{Citation, Standing, Strength, Verdict},
    map::{Argument, ArgumentId, ClaimId, Side, SourceId, Use, View},
    semantics::Verdicts,
};

pub(super) fn write(view: &View<'_>, verdicts: &Verdicts) -> Result<String, WriteError> {
    let map = view.map();
    let mut memo = Memo {
        view,
        verdicts,
        text: String::with_capacity(320 * map.claims().len() + 512),
        numbers: vec![None; map.claims().len()],
        sources: HashMap::new(),
    };
    let order = memo.order();
    memo.number_sources(&order);
    memo.heading();
    memo.conclusion();
    memo.argument(&order);
    memo.objections(&order);
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
    /// The number of each source, in the order in which the memo names them.
    sources: HashMap<SourceId, usize>,
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
            let arguments = map.claim(claim).because().iter();
            arguments
                .map(|&argument| map.argument(argument))
                .any(|argument| self.view.shows_argument(argument))
        });
        for (number, &claim) in argued.enumerate() {
            self.numbers[claim.index()] = Some(number + 1);
        }
        order
    }

    fn number_sources(&mut self, order: &[ClaimId]) {
        let map = self.view.map();
        for citation in order.iter().flat_map(|&claim| &map.claim(claim).authored().from) {
            if let Some(source) = map.find_source(&citation.source.value) {
                let next = self.sources.len() + 1;
                self.sources.entry(source).or_insert(next);
            }
        }
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
        if !self.view.is_whole() {
            self.text.push_str("\nThis is a part of the map; the verdicts are those of the whole.\n");
        }
    }

    fn conclusion(&mut self) {
        let map = self.view.map();
        let shown: Vec<ClaimId> = map.conclusions().filter(|&claim| self.view.shows(claim)).collect();
        if shown.is_empty() {
            return;
        }
        self.text.push_str(if shown.len() == 1 { "\n## Conclusion\n" } else { "\n## Conclusions\n" });
        for claim in shown {
            let verdict = self.verdicts[claim];
            let _ = writeln!(
                self.text,
                "\n**{}** This is **{verdict}**: {}.",
                escaped(map.claim(claim).text()),
                meaning(verdict)
            );
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
            let _ = writeln!(self.text, "\n**{number}.** **{sentence}** ({})\n", self.verdicts[claim]);
            for &argument in map.claim(claim).because() {
                let argument = map.argument(argument);
                if self.view.shows_argument(argument) {
                    self.text.push_str("- ");
                    let reasons = self.sentences(argument.premises());
                    self.text.push_str(&reasons);
                    self.text.push_str(&self.aside(argument));
                    self.text.push('\n');
                }
            }
        }
    }

    /// Claims as sentences, each with the number of its paragraph or of its sources.
    fn sentences(&self, claims: &[ClaimId]) -> String {
        let map = self.view.map();
        let shown: Vec<String> = claims
            .iter()
            .filter(|&&claim| self.view.shows(claim))
            .map(|&claim| {
                let record = map.claim(claim);
                let mut sentence = escaped(record.text());
                if let Some(number) = self.numbers[claim.index()] {
                    let _ = write!(sentence, " (see {number})");
                }
                let mut numbers: Vec<usize> = record
                    .authored()
                    .from
                    .iter()
                    .filter_map(|citation| {
                        self.sources.get(&map.find_source(&citation.source.value)?).copied()
                    })
                    .collect();
                numbers.dedup();
                for number in numbers {
                    let _ = write!(sentence, " \\[{number}\\]");
                }
                match self.verdicts[claim] {
                    Verdict::Accepted => {}
                    verdict => {
                        let _ = write!(sentence, " *({verdict})*");
                    }
                }
                sentence
            })
            .collect();
        let mut joined = shown.join(" And: ");
        let hidden = claims.len() - shown.len();
        if hidden > 0 {
            let _ = write!(joined, " *(with {hidden} more not shown)*");
        }
        joined
    }

    /// What is said of the step itself.
    fn aside(&self, argument: &Argument) -> String {
        let authored = argument.authored();
        let mut aside = String::new();
        if let Some(warrant) = &authored.warrant {
            let _ = write!(aside, " — {}", escaped(warrant));
        }
        let mut words = Vec::new();
        if argument.side() == Side::Support && argument.is_strict() {
            words.push("this admits of no exception".to_owned());
        } else if let Some(strength) = authored.strength.as_ref().filter(|it| it.value != Strength::Moderate)
        {
            words.push(format!("a {} step", strength.value));
        }
        let standing: Vec<ClaimId> = argument
            .unless()
            .iter()
            .copied()
            .filter(|&by| self.view.shows(by) && self.verdicts[by] == Verdict::Accepted)
            .collect();
        if !argument.is_strict() && !standing.is_empty() {
            words.push(format!("but the step does not hold: {}", self.sentences(&standing)));
        }
        if !words.is_empty() {
            let _ = write!(aside, " *({})*", words.join("; "));
        }
        aside
    }

    fn objections(&mut self, order: &[ClaimId]) {
        let map = self.view.map();
        let mut heading = Some("\n## Objections and replies\n");
        for &claim in order {
            let objections: Vec<&Argument> = map
                .claim(claim)
                .despite()
                .iter()
                .map(|&objection| map.argument(objection))
                .filter(|objection| self.view.shows_argument(objection))
                .collect();
            let undercuts: Vec<ClaimId> =
                map.claim(claim).unless().iter().copied().filter(|&by| self.view.shows(by)).collect();
            if objections.is_empty() && undercuts.is_empty() {
                continue;
            }
            self.text.push_str(heading.take().unwrap_or_default());
            let _ = writeln!(self.text, "\nAgainst: {}\n", escaped(map.claim(claim).text()));
            for objection in objections {
                let line = format!(
                    "- {} {}\n",
                    self.sentences(objection.premises()),
                    self.outcome(claim, objection)
                );
                self.text.push_str(&line);
            }
            for by in undercuts {
                let became = match self.verdicts[by] {
                    Verdict::Accepted => "This takes the ground from the assertion.",
                    _ => "This does not stand.",
                };
                let line = format!("- {} {became}\n", self.sentences(&[by]));
                self.text.push_str(&line);
            }
        }
        let conflicts: Vec<_> = map
            .conflicts()
            .iter()
            .filter(|it| it.between().iter().all(|&side| self.view.shows(side)))
            .collect();
        if !conflicts.is_empty() {
            self.text.push_str(heading.take().unwrap_or_default());
            self.text.push_str("\nOf these at most one can stand:\n");
            for conflict in conflicts {
                self.text.push('\n');
                for &side in conflict.between() {
                    let _ = writeln!(
                        self.text,
                        "- {} ({})",
                        escaped(map.claim(side).text()),
                        self.verdicts[side]
                    );
                }
            }
        }
    }

    /// What became of an objection, and by what.
    fn outcome(&self, target: ClaimId, objection: &Argument) -> String {
        let map = self.view.map();
        let accepted = |claim: &ClaimId| self.verdicts[*claim] == Verdict::Accepted;
        let undercut: Vec<ClaimId> = objection.unless().iter().copied().filter(accepted).collect();
        if !undercut.is_empty() {
            return format!(
                "**Answered:** the objection does not apply, since: {}",
                self.sentences(&undercut)
            );
        }
        let Some(&fallen) = objection.premises().iter().find(|premise| !accepted(premise)) else {
            return match self.verdicts[target] {
                Verdict::Accepted => "**Outweighed:** the reasons for it are stronger.".to_owned(),
                _ if map.claim(target).standing() == Standing::Established => {
                    "It meets nothing: the claim is established.".to_owned()
                }
                Verdict::Contested => "**Not answered.**".to_owned(),
                _ => "**It stands.**".to_owned(),
            };
        };
        let mut replies: Vec<ClaimId> = Vec::new();
        for argument in map.claim(fallen).despite().iter().map(|&argument| map.argument(argument)) {
            if argument.premises().iter().all(accepted) {
                replies.extend(argument.premises());
            }
        }
        replies.extend(map.claim(fallen).unless().iter().copied().filter(accepted));
        for use_ in map.uses(fallen) {
            if let Use::Conflict(index) = *use_ {
                replies.extend(
                    map.conflicts()[index]
                        .between()
                        .iter()
                        .copied()
                        .filter(|side| *side != fallen && accepted(side))
                        .take(3),
                );
            }
        }
        match (self.verdicts[fallen], replies.is_empty()) {
            (Verdict::Rejected, false) => format!("**Answered:** {}", self.sentences(&replies)),
            (Verdict::Rejected, true) => "**Answered:** what it rests on does not stand.".to_owned(),
            (Verdict::Contested, _) => "**Undecided.**".to_owned(),
            _ => "Nothing is said for it.".to_owned(),
        }
    }

    fn open_points(&mut self, order: &[ClaimId]) {
        let map = self.view.map();
        let open: Vec<ClaimId> = order
            .iter()
            .copied()
            .filter(|&claim| matches!(self.verdicts[claim], Verdict::Contested | Verdict::Unsupported))
            .collect();
        if open.is_empty() {
            return;
        }
        self.text.push_str("\n## Open points\n\n");
        for claim in open {
            let verdict = self.verdicts[claim];
            let _ = writeln!(
                self.text,
                "- {} ({verdict}: {})",
                escaped(map.claim(claim).text()),
                meaning(verdict)
            );
        }
    }

    fn evidence(&mut self, order: &[ClaimId]) {
        if self.sources.is_empty() {
            return;
        }
        let map = self.view.map();
        let mut cited: Vec<Vec<(ClaimId, &'m Citation)>> = vec![Vec::new(); self.sources.len()];
        for &claim in order {
            for citation in &map.claim(claim).authored().from {
                if let Some(number) =
                    map.find_source(&citation.source.value).and_then(|source| self.sources.get(&source))
                {
                    cited[number - 1].push((claim, citation));
                }
            }
        }
        let mut sources: Vec<(SourceId, usize)> =
            self.sources.iter().map(|(&source, &number)| (source, number)).collect();
        sources.sort_by_key(|&(_, number)| number);
        self.text.push_str("\n## Evidence\n\n");
        for (id, number) in sources {
            let source = map.source(id);
            let _ = write!(
                self.text,
                "{number}. {}",
                escaped(source.title.as_deref().unwrap_or(&source.id.value))
            );
            for more in source
                .author
                .iter()
                .map(|author| escaped(author))
                .chain(source.published.as_ref().map(|date| date.value.to_string()))
            {
                let _ = write!(self.text, ", {more}");
            }
            self.text.push('.');
            if let Some(url) = &source.url {
                let _ = write!(self.text, " {}", link(url));
            }
            self.text.push('\n');
            for (claim, citation) in &cited[number - 1] {
                let _ = write!(self.text, "   - {}", escaped(map.claim(*claim).text()));
                let mut places = Vec::new();
                places.extend(
                    citation.paragraph.as_ref().map(|paragraph| format!("paragraph {}", paragraph.value)),
                );
                places.extend(
                    citation.sentence.as_ref().map(|sentence| format!("sentence {}", sentence.value)),
                );
                places.extend(citation.page.as_ref().map(|page| format!("page {}", escaped(page))));
                if !places.is_empty() {
                    let _ = write!(self.text, " ({})", places.join(", "));
                }
                if let Some(quote) = &citation.quote {
                    let _ = write!(self.text, " “{}”", escaped(&quote.value));
                }
                if let Some(url) = &citation.url {
                    let _ = write!(self.text, " {}", link(url));
                }
                self.text.push('\n');
            }
        }
    }
}

fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "it stands against all that is said here",
        Verdict::Rejected => "what is said against it stands",
        Verdict::Contested => "what is said for it and against it balances",
        Verdict::Unsupported => "nothing is said for it",
    }
}

/// An address as a link, if it is one of the web and nothing else; otherwise as text.
fn link(url: &str) -> String {
    let plain =
        url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'\\' | b'"' | b'`'));
    match plain && (url.starts_with("https://") || url.starts_with("http://")) {
        true => format!("<{url}>"),
        false => escaped(url),
    }
}

/// Text on one line, in which nothing is markup: to CommonMark, GitHub's tables and links, or HTML.
fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut safe = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let leading = match letter {
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        let link = letter == ':' && text[at..].starts_with("://")
            || letter == '.' && at >= 3 && text[..at].ends_with("www");
        let markup = matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | '@'
        );
        if leading || link || markup {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escaped("# a *b*\n<script>"), "\\# a \\*b\\* \\<script\\>");
        assert_eq!(escaped("12. June"), "12\\. June");
        assert_eq!(escaped("- no"), "\\- no");
        assert_eq!(escaped("see https://x.org or www.x.org"), "see https\\://x.org or www\\.x.org");
        assert_eq!(link("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(link("https://example.org/?a=1&b=2"), "<https://example.org/?a=1&b=2>");
    }
}
