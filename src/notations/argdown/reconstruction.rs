//! Premise-conclusion structures: numbered statements, with inferences between them.

use std::collections::HashMap;

use super::{
    content::{Content, plain},
    data,
    model::{Data, Link, Member, Step},
    parser::{Element, Parser},
    tokens::{Kind, Sort, Token},
};
use crate::{document::shown, source::Span};

/// The statements of a structure.
#[derive(Default)]
struct Statements {
    /// Each with its place.
    all: Vec<(usize, Span)>,
    /// Where in the list the statement of a number is.
    numbers: HashMap<u32, usize>,
    /// The first of those that the next inference is drawn from by itself.
    since: usize,
}

impl Parser<'_> {
    /// A whole premise-conclusion structure, of the argument that stands above it, or else of one without a title.
    pub(super) fn reconstruction(&mut self, argument: Option<usize>) {
        let start = self.tokens[self.at].span;
        let mut argument = argument;
        if let Some(known) = argument.filter(|&known| !self.model.nodes[known].steps.is_empty()) {
            let title = shown(&plain(self.model.nodes[known].title.as_deref().unwrap_or_default()));
            let finding =
                self.reading.wrong(start, format!("the argument `{title}` is reconstructed already"));
            finding.help = Some("give each reconstruction an argument of its own".to_owned());
            argument = None;
        }
        let argument = argument.unwrap_or_else(|| {
            self.model.now = self.at;
            self.model.untitled(Sort::Argument, start)
        });
        let mut statements = Statements::default();
        let mut inference: Option<usize> = None;
        while let Some((at, token)) = self.peek_behind_newline() {
            match token.kind {
                Kind::Number(number) => {
                    self.at = at + 1;
                    let Some(element) = self.numbered() else { continue };
                    let Element { node, span, uses } = element;
                    let step = inference.take();
                    let place = self.model.nodes[node].name;
                    let place = if place.start >= span.start && place.end <= span.end { place } else { span };
                    if let Some(step) = step {
                        self.conclude(step, &statements, (node, place), uses);
                        statements.since = statements.all.len();
                    }
                    statements.numbers.entry(number).or_insert(statements.all.len());
                    statements.all.push((node, place));
                    self.relations(Member::Node(node), step, 0);
                }
                Kind::InferenceStart => {
                    self.at = at;
                    if statements.all.is_empty() {
                        self.reading.wrong(token.span, "no statement stands above this inference");
                    }
                    let step = self.inference(argument);
                    if inference.replace(step).is_some() {
                        self.reading.wrong(
                            token.span,
                            "no conclusion stands between this inference and the one above",
                        );
                    }
                    self.relations(Member::Step(step), None, 0);
                }
                _ => break,
            }
        }
        if let Some(step) = inference {
            let finding =
                self.reading.wrong(self.model.steps[step].place, "no conclusion stands below this inference");
            finding.help = Some("write its number and the conclusion on the next line".to_owned());
        } else if self.model.nodes[argument].steps.is_empty() {
            let finding = self.reading.wrong(start, "these numbered statements have no conclusion");
            finding.help = Some("write a line `----` and a last statement below them".to_owned());
        } else if let Some(&(_, place)) = statements.all.get(statements.since + 1) {
            let finding = self.reading.wrong(place, "nothing is inferred from this premise");
            finding.help = Some("write a line `----` and a conclusion below it, or take it out".to_owned());
        }
    }

    /// The statement behind a number.
    fn numbered(&mut self) -> Option<Element> {
        let element = self.element()?;
        if self.model.nodes[element.node].sort == Sort::Argument {
            let finding = self.reading.wrong(element.span, "an argument is no premise and no conclusion");
            finding.help = Some("write a statement here, with its title in square brackets".to_owned());
            return None;
        }
        Some(element)
    }

    /// An inference: its rules and its data.
    fn inference(&mut self, argument: usize) -> usize {
        let mut place = self.tokens[self.at].span;
        self.at += 1;
        let mut rules: Vec<String> = Vec::new();
        let mut rule = Content::default();
        let mut step = Step {
            argument,
            uses: None,
            premises: Vec::new(),
            conclusion: None,
            rules: String::new(),
            data: Data::new(),
            own: None,
            against: false,
            place,
        };
        let (mut comma, mut data) = (None, false);
        while let Some(token) = self.peek() {
            self.at += 1;
            match token.kind {
                Kind::InferenceEnd => {
                    if token.span.file == place.file {
                        place.end = token.span.end;
                    }
                    break;
                }
                Kind::Comma => {
                    comma = Some(token.span);
                    rules.push(self.rule(&mut rule, comma));
                }
                Kind::Data => {
                    if !std::mem::replace(&mut data, true) {
                        rules.push(self.rule(&mut rule, comma));
                    }
                    self.inference_data(&mut step, token);
                }
                _ => {
                    rule.push(token, self.sources, false);
                    if data && let Some(behind) = rule.span() {
                        data = false;
                        let message = "words stand behind the data of what they belong to";
                        self.reading.wrong(behind, message).help =
                            Some("put the data behind all rules".to_owned());
                    }
                }
            }
        }
        if !data {
            rules.push(self.rule(&mut rule, comma));
        }
        rules.retain(|rule| !rule.is_empty());
        step.rules = rules.join(", ");
        step.place = place;
        self.model.steps.push(step);
        self.model.steps.len() - 1
    }

    /// A rule as far as it goes. Beside a comma there is one.
    fn rule(&mut self, rule: &mut Content, comma: Option<Span>) -> String {
        let rule = std::mem::take(rule).text().to_owned();
        if let (true, Some(comma)) = (rule.is_empty(), comma) {
            self.reading.wrong(comma, "a rule is missing beside this comma");
        }
        rule
    }

    fn inference_data(&mut self, step: &mut Step, token: Token) {
        let mut read = data::read(token.span, data::Of::Inference, self.sources, self.reading);
        if read.uses.is_some() {
            read.data.retain(|key, _| key != "uses" && key != "from");
            step.uses = read.uses;
        }
        step.own = read.own.map(Box::new);
        step.against = read.data.shift_remove(AGAINST).is_some_and(|against| against == true);
        step.data.extend(read.data);
    }

    /// Notes what an inference is drawn from and to: from what it names, or else from all statements since the conclusion
    /// before it, and from that.
    fn conclude(
        &mut self,
        step: usize,
        statements: &Statements,
        conclusion: (usize, Span),
        uses: Option<Vec<(u32, Span)>>,
    ) {
        if uses.is_some() {
            self.model.nodes[conclusion.0].data.retain(|key, _| key != "uses" && key != "from");
        }
        let mut premises: Vec<(usize, Span)> = Vec::new();
        match self.model.steps[step].uses.take().or(uses) {
            Some(uses) => {
                for (number, span) in uses {
                    match statements.numbers.get(&number) {
                        Some(&at) => premises.push(statements.all[at]),
                        None => {
                            let message = format!("there is no statement ({number}) above this inference");
                            self.reading.wrong(span, message);
                        }
                    }
                }
            }
            None => premises.extend(&statements.all[statements.since..]),
        }
        // Where it names nothing that is there, only that is to be told.
        if premises.is_empty() {
            premises.extend(&statements.all[statements.since..]);
        }
        if premises.is_empty() {
            return;
        }
        let step_index = step;
        let step = &mut self.model.steps[step];
        (step.premises, step.conclusion) = (premises, Some(conclusion));
        let argument = step.argument;
        self.model.nodes[argument].steps.push(step_index);
        self.model.links.push(Link::Step(step_index));
    }
}

/// The key of an inference's data that says that it is drawn against what its conclusion attacks.
pub(crate) const AGAINST: &str = "elenchus-objection";
