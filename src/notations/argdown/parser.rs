//! Tokens read as elements: headings, statements, arguments and reconstructions, with what bears on them.

use super::{
    content::{Content, plain, slice},
    data,
    lexer::Sources,
    model::{Member, Model},
    tokens::{Kind, List, Sort, Token},
};
use crate::{
    document::{Claim, shown},
    notations::Reading,
    source::Span,
};

pub(super) struct Parser<'t> {
    pub tokens: &'t [Token],
    pub sources: &'t Sources,
    pub at: usize,
    pub model: Model,
    pub reading: &'t mut Reading,
    /// The headings around, each with its level.
    headings: Vec<(usize, String)>,
    section: Option<usize>,
    /// The headings around under which nothing stands yet, with their places.
    bare: Vec<(usize, Span, String)>,
}

/// An element that was read.
pub(super) struct Element {
    pub node: usize,
    /// All of it.
    pub span: Span,
    /// What its data names under `uses`.
    pub uses: Option<Vec<(u32, Span)>>,
}

impl<'t> Parser<'t> {
    pub fn new(tokens: &'t [Token], sources: &'t Sources, reading: &'t mut Reading) -> Parser<'t> {
        Parser {
            tokens,
            sources,
            at: 0,
            model: Model::default(),
            reading,
            headings: Vec::new(),
            section: None,
            bare: Vec::new(),
        }
    }

    pub fn read(mut self) -> Model {
        // The argument that a reconstruction would belong to.
        let mut argument = None;
        while let Some(token) = self.peek() {
            if matches!(token.kind, Kind::Newline | Kind::EmptyLine) {
                self.at += 1;
                continue;
            }
            self.paragraph_begins(token);
            let (before, at) = (argument.take(), self.at);
            match token.kind {
                Kind::FrontMatter => self.front_matter(token),
                Kind::Heading(level) => self.heading(token, level),
                Kind::Number(_) => self.reconstruction(before),
                Kind::InferenceStart | Kind::InferenceEnd | Kind::Comma => {
                    self.at += 1;
                    self.reading.wrong(token.span, "an inference stands between numbered statements");
                }
                _ => argument = self.paragraph(token),
            }
            // What can begin nothing has its finding.
            self.at += usize::from(self.at == at);
        }
        self.lose_headings(0);
        self.model
    }

    pub fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    /// The next token, whether or not it stands on another line of the paragraph.
    pub fn peek_behind_newline(&self) -> Option<(usize, Token)> {
        let at = match self.peek()?.kind {
            Kind::Newline => self.at + 1,
            _ => self.at,
        };
        self.tokens.get(at).map(|&token| (at, token))
    }

    pub fn words(&self, span: Span) -> &'t str {
        slice(self.sources, span)
    }

    /// Only an empty line ends a paragraph.
    fn paragraph_begins(&mut self, token: Token) {
        let before = self.at.checked_sub(1).map(|before| self.tokens[before].kind);
        if before.is_some_and(|kind| kind != Kind::EmptyLine) {
            let finding = self.reading.wrong(token.span, "this does not belong to what stands before it");
            finding.help = Some("begin a new paragraph with an empty line".to_owned());
        }
    }

    fn front_matter(&mut self, token: Token) {
        self.at += 1;
        if self.at > 1 {
            self.reading.loss(token.span, "the front matter of a file that is included");
            return;
        }
        let mut read = data::read(token.span, data::Of::Text, self.sources, self.reading);
        let model = read.data.get("model").cloned().unwrap_or_default();
        self.model.strict = model.get("mode").is_some_and(|mode| mode == "strict");
        self.model.remove_tags = model.get("removeTagsFromText").is_some_and(|remove| remove == true);
        self.model.front = read.own.take().unwrap_or_default();
        if self.model.front.title.is_none()
            && let Some(title) = read.data.shift_remove("title")
        {
            let title = title.as_str().map_or_else(|| title.to_string(), plain);
            self.model.front.title =
                (!title.is_empty()).then(|| crate::source::Spanned::new(title, token.span));
        }
        if !read.data.is_empty() {
            self.model.front.meta = Some(Box::new(read.data.into()));
        }
    }

    fn heading(&mut self, token: Token, level: usize) {
        self.at += 1;
        let content = self.content();
        let title = content.text().to_owned();
        let mut span = content.span().unwrap_or(token.span);
        if title.is_empty() {
            self.reading.wrong(token.span, "this heading has no words");
        }
        if !content.tags.is_empty() {
            self.reading.loss(span, "the tags of a heading");
        }
        if !content.links.is_empty() {
            self.reading.loss(span, "the address of a link in a heading");
        }
        if let Some((at, token)) = self.peek_behind_newline()
            && token.kind == Kind::Data
        {
            self.at = at + 1;
            span.end = span.end.max(token.span.end);
            self.reading.loss(token.span, "the data of a heading");
            data::read::<Claim>(token.span, data::Of::Heading, self.sources, self.reading);
            self.nothing_behind_data();
        }
        while self.headings.last().is_some_and(|&(above, _)| above >= level) {
            self.headings.pop();
        }
        let path = match self.headings.last() {
            Some((_, above)) => format!("{above} / {title}"),
            None => title,
        };
        self.headings.push((level, path.clone()));
        if path.len() > LONGEST_SECTION {
            self.reading.wrong(token.span, "headings within headings have too many words here");
            return;
        }
        self.lose_headings(level);
        self.bare.push((level, span, path.clone()));
        self.model.sections.push(path);
        self.section = Some(self.model.sections.len() - 1);
    }

    /// Tells of headings from a level on under which nothing stands.
    fn lose_headings(&mut self, level: usize) {
        while let Some((_, span, title)) = self.bare.pop_if(|(own, ..)| *own >= level) {
            self.reading.loss(span, format!("the heading `{}`, as nothing stands under it", shown(&title)));
        }
    }

    /// A statement or an argument, or a list of them. The argument, if it is one.
    fn paragraph(&mut self, token: Token) -> Option<usize> {
        if let Kind::Relation(..) = token.kind {
            self.at += 1;
            let finding = self.reading.wrong(token.span, "nothing stands above this for it to bear on");
            finding.help = Some(
                "take the empty line above it out, or begin the paragraph with words, a title or `*`"
                    .to_owned(),
            );
        }
        if let Kind::Item(list) = token.kind {
            self.list(list);
            return None;
        }
        let element = self.element()?;
        let node = element.node;
        self.relations(Member::Node(node), None, 0);
        (self.model.nodes[node].sort == Sort::Argument).then_some(node)
    }

    /// The items of a list, which need no empty line between them.
    fn list(&mut self, list: List) {
        while let Some((at, token)) = self.peek_behind_newline()
            && let Kind::Item(own) = token.kind
        {
            if own != list {
                let finding = self.reading.wrong(token.span, "this is no item of the list above");
                finding.help = Some(
                    "indent it as the others and begin it with the same sign, or write an empty line before it"
                        .to_owned(),
                );
            }
            self.at = at + 1;
            if let Some(element) = self.element() {
                self.relations(Member::Node(element.node), None, own.indent + 1);
            }
        }
    }

    /// One statement or argument: a definition, a reference, or words alone.
    pub fn element(&mut self) -> Option<Element> {
        self.model.now = self.at;
        let Some(token) = self.peek() else {
            let last = self.tokens.last()?.span;
            self.reading.wrong(last, "nothing stands behind this");
            return None;
        };
        if let Kind::Definition(_) | Kind::Reference(_) = token.kind
            && self.words(token.span).trim_end_matches([':', ']', '>'])[1..].trim().is_empty()
        {
            self.reading.wrong(token.span, "this title has no words");
        }
        let (node, mut span) = match token.kind {
            Kind::Definition(sort) => {
                self.at += 1;
                let place = inner(token.span, 1, 2);
                let node = self.model.titled(sort, self.words(place).trim(), place);
                let content = self.content();
                if content.span().is_none() {
                    let title = shown(&plain(self.words(place)));
                    let finding = self.reading.wrong(token.span, format!("no words define `{title}` here"));
                    finding.help =
                        Some("write them, or take the colon out to refer to what has that title".to_owned());
                }
                (self.define(node, place, content), token.span)
            }
            Kind::Reference(sort) => {
                self.at += 1;
                let place = inner(token.span, 1, 1);
                let node = self.model.titled(sort, self.words(place).trim(), place);
                let content = self.content();
                if !content.is_tags_alone() {
                    let title = shown(&plain(self.words(place)));
                    let finding = self
                        .reading
                        .wrong(content.span(), format!("words stand behind the reference to `{title}`"));
                    finding.help = Some(
                        "write a colon behind the title to define it, or `@` before it to mention it"
                            .to_owned(),
                    );
                }
                self.add(node, content);
                (node, token.span)
            }
            _ => {
                let content = self.content();
                let Some(span) = content.span().filter(|_| !content.text().is_empty()) else {
                    let at = match token.kind {
                        Kind::Newline | Kind::EmptyLine => self.tokens[self.at.saturating_sub(1)].span,
                        _ => token.span,
                    };
                    self.reading.wrong(at, "there are no words here");
                    return None;
                };
                let node = self.model.untitled(Sort::Statement, span);
                (self.define(node, span, content), span)
            }
        };
        let end = self.tokens[self.at - 1].span;
        span.end = if end.file == span.file { end.end.max(span.end) } else { span.end };
        let mut uses = None;
        if let Some((at, token)) = self.peek_behind_newline()
            && token.kind == Kind::Data
        {
            self.at = at + 1;
            span.end = if token.span.file == span.file { token.span.end } else { span.end };
            uses = self.data(node, token.span);
            self.nothing_behind_data();
        }
        if self.model.nodes[node].name.start >= span.start {
            self.model.nodes[node].place = span;
        }
        Some(Element { node, span, uses })
    }

    /// Words, as far as they go.
    pub fn content(&mut self) -> Content {
        let mut content = Content::default();
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Newline => {
                    let next = self.tokens.get(self.at + 1).map(|token| token.kind);
                    let goes_on = |kind| is_word(kind) || matches!(kind, Kind::Reference(_));
                    if !next.is_some_and(goes_on) {
                        break;
                    }
                }
                Kind::Definition(_) | Kind::Reference(_) => {
                    let title = shown(&plain(self.words(token.span)));
                    let finding = self.reading.wrong(token.span, format!("`{title}` stands among words"));
                    finding.help =
                        Some("write `@` before it to mention it, or a backslash for a bracket".to_owned());
                }
                kind if is_word(kind) => {}
                _ => break,
            }
            content.push(token, self.sources, self.model.remove_tags);
            self.at += 1;
        }
        content
    }

    /// Behind data there is nothing, neither words nor tags.
    fn nothing_behind_data(&mut self) {
        if let Some(behind) = self.content().span() {
            let finding = self.reading.wrong(behind, "words stand behind the data of what they belong to");
            finding.help = Some("put the data behind all words, or write `\\{` for a brace".to_owned());
        }
    }

    /// Notes that a node is defined, with these words.
    fn define(&mut self, node: usize, place: Span, content: Content) -> usize {
        let order = self.model.now;
        let known = &mut self.model.nodes[node];
        if !known.is_defined {
            (known.is_defined, known.name, known.order) = (true, place, order);
            known.section = self.section;
        }
        if let (Some(span), text) = (content.span(), content.text())
            && !text.is_empty()
        {
            if let Some((earlier, place)) = &known.text
                && earlier != text
            {
                let title = known.title.as_deref().unwrap_or_default();
                self.reading.loss(*place, format!("an earlier wording of `{}`", shown(&plain(title))));
            }
            known.text = Some((text.to_owned(), span));
        }
        self.add(node, content);
        node
    }

    fn add(&mut self, node: usize, content: Content) {
        let known = &mut self.model.nodes[node];
        if !known.is_defined && known.section.is_none() {
            known.section = self.section;
        }
        // Something stands under these headings.
        self.bare.clear();
        known.tags.extend(content.tags);
        known.links.extend(content.links);
    }

    fn data(&mut self, node: usize, span: Span) -> Option<Vec<(u32, Span)>> {
        let read = data::read(span, data::Of::Element, self.sources, self.reading);
        let known = &mut self.model.nodes[node];
        for (key, value) in read.data {
            let earlier = known.data.insert(key.clone(), value);
            if earlier.is_some_and(|earlier| known.data.get(&key) != Some(&earlier)) {
                self.reading.loss(span, format!("an earlier value of `{}` in data", shown(&key)));
            }
        }
        if let Some(own) = read.own
            && known.own.replace(Box::new(own)).is_some()
        {
            self.reading.loss(span, "what earlier data says under `elenchus`");
        }
        read.uses
    }
}

/// The most bytes of a section's name, which every claim in it repeats.
const LONGEST_SECTION: usize = 1000;

/// Whether a token is one of words.
fn is_word(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plain
            | Kind::Escaped
            | Kind::Shortcode(_)
            | Kind::Mark
            | Kind::Link(_)
            | Kind::Tag
            | Kind::Mention
            | Kind::Comma
    )
}

/// A place without so many bytes at its ends.
fn inner(span: Span, before: u32, behind: u32) -> Span {
    Span::new(span.file, span.start + before, span.end - behind)
}
