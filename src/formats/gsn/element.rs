//! Elements as they are written.

use std::collections::HashSet;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{document::Meta, notations::gsn::Kind};

/// An element.
pub(super) struct Element {
    pub id: String,
    pub kind: Kind,
    pub text: String,
    pub supported_by: Vec<String>,
    pub in_context_of: Vec<String>,
    pub challenges: Vec<String>,
    pub undeveloped: bool,
    pub defeated: bool,
    pub url: Option<String>,
    pub classes: Vec<String>,
    pub note: Option<String>,
    pub rest: Vec<(String, Meta)>,
}

impl Element {
    /// One with a text alone.
    pub fn new(id: String, kind: Kind, text: &str) -> Element {
        Element {
            id,
            kind,
            text: text.to_owned(),
            supported_by: Vec::new(),
            in_context_of: Vec::new(),
            challenges: Vec::new(),
            undeveloped: false,
            defeated: false,
            url: None,
            classes: Vec::new(),
            note: None,
            rest: Vec::new(),
        }
    }
}

impl Element {
    /// Names what supports it once, and what it stands in the context of: a claim can be a premise in several roles.
    pub fn name_each_once(&mut self) {
        for list in [&mut self.supported_by, &mut self.in_context_of, &mut self.challenges] {
            let mut seen = HashSet::new();
            let is_first: Vec<bool> = list.iter().map(|id| seen.insert(id.clone())).collect();
            let mut is_first = is_first.into_iter();
            list.retain(|_| is_first.next().unwrap_or(true));
        }
    }
}

/// Free-form data, in order.
pub(super) struct Data<'d>(pub &'d [(String, Meta)]);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        if Kind::of_id(&self.id) != Some(self.kind) {
            map.serialize_entry("nodeType", self.kind.name())?;
        }
        let lists = [
            ("supportedBy", &self.supported_by),
            ("inContextOf", &self.in_context_of),
            ("challenges", &self.challenges),
            ("classes", &self.classes),
        ];
        for (key, list) in lists {
            match &list[..] {
                [] => {}
                [one] if key == "challenges" => map.serialize_entry(key, one)?,
                _ => map.serialize_entry(key, list)?,
            }
        }
        if self.undeveloped {
            map.serialize_entry("undeveloped", &true)?;
        }
        if self.defeated {
            map.serialize_entry("defeated", &true)?;
        }
        if let Some(url) = &self.url {
            map.serialize_entry("url", url)?;
        }
        if let Some(note) = &self.note {
            map.serialize_entry("note", note)?;
        }
        for (key, value) in &self.rest {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
