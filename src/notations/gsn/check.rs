//! What the notation forbids: support of what is held to be so without, and contexts in the place of support.

use super::{
    Case,
    element::{Kind, Named},
};

impl Case<'_> {
    /// Reports what stands where it cannot.
    pub(super) fn check(&mut self) {
        for element in &self.elements {
            let kind = element.kind;
            let of = |named: &Named<'_>| match self.places.get(named.name) {
                Some(&at) => Some(self.elements[at].kind),
                None => Kind::of_id(named.name),
            };
            let article = |kind: Kind| match kind {
                Kind::Assumption => "an assumption".to_owned(),
                kind => format!("a {}", kind.name().to_lowercase()),
            };
            if kind.is_evidence()
                && let Some(first) = element.supported_by.first()
            {
                self.reading.wrong(first.span, format!("{} is not supported by anything", article(kind)));
            }
            if kind.is_evidence()
                && let Some(first) = element.in_context_of.first()
            {
                let message = format!("{} does not stand in a context", article(kind));
                self.reading.wrong(first.span, message);
            }
            for named in &element.supported_by {
                if let Some(other) = of(named).filter(|other| other.is_context()) {
                    let message = format!("{} does not support anything", article(other));
                    self.reading.wrong(named.span, message).help =
                        Some("put it under `inContextOf`".to_owned());
                }
            }
            for named in &element.in_context_of {
                if let Some(other) = of(named).filter(|other| !other.is_context()) {
                    let message = format!("{} is not a context", article(other));
                    self.reading.wrong(named.span, message).help =
                        Some("contexts, assumptions and justifications are".to_owned());
                }
            }
            if let Some(span) = element.undeveloped
                && !element.supported_by.is_empty()
            {
                self.reading.wrong(span, "what is undeveloped has no support, and this has");
            }
        }
    }
}
