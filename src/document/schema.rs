//! The JSON Schema of the format, generated from the field table.

use serde_json::{Map, Value, json};

use super::{
    Document,
    table::{FieldShape, Record, RecordShape, Shape},
    values::LONGEST_ID,
};

/// The JSON Schema (draft 2020-12) of a map's file. Every YAML language server can complete and check with it.
///
/// It refuses what the reader refuses within one value: unknown keys, wrong types, empty texts, malformed ids,
/// dates and digests. What needs a look at other values (ids that nothing has, a window that ends before it
/// begins, February 30th) only the reader finds.
///
/// # Examples
///
/// ```
/// let schema = elenchus::document::json_schema();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert!(schema["properties"]["claims"].is_object());
/// ```
pub fn json_schema() -> Value {
    let mut definitions = Map::new();
    let map = record(Document::record_shape(), &mut definitions);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Argument map",
    });
    let Value::Object(fields) = map else { unreachable!("a record's schema is an object") };
    let object = schema.as_object_mut().expect("written above as an object");
    object.extend(fields);
    object.insert("$defs".to_owned(), Value::Object(definitions));
    schema
}

/// Control characters but tabs and line breaks, as [`super::values::is_printable`] has it.
const UNPRINTABLE: &str = r"\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF";

fn schema(shape: Shape, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string", "pattern": format!(r"^(?=[\s\S]*\S)[^{UNPRINTABLE}]*$") }),
        Shape::Id => json!({ "type": "string", "pattern": ID, "maxLength": LONGEST_ID }),
        Shape::Day => {
            json!({ "type": "string", "format": "date", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$" })
        }
        Shape::PublicationDate => json!({
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
            "minimum": 0,
            "maximum": 9999,
        }),
        Shape::Digest => json!({ "type": "string", "pattern": "^[0-9A-Fa-f]{64}$" }),
        Shape::SentenceRange => {
            json!({ "type": ["string", "integer"], "pattern": r"^[0-9]+(-[0-9]+)?$", "minimum": 1 })
        }
        Shape::TextOrNumber => json!({ "type": ["string", "integer"], "minimum": 0 }),
        Shape::Ordinal => json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX }),
        Shape::Fraction => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Any => json!(true),
        Shape::List(item, least) => {
            let mut list = json!({ "type": "array", "items": schema(*item, definitions) });
            if least > 0 {
                list["minItems"] = json!(least);
            }
            list
        }
        Shape::Keyed(value, least) => {
            let mut keyed = json!({
                "type": "object",
                "propertyNames": { "pattern": ID, "maxLength": LONGEST_ID },
                "additionalProperties": schema(*value, definitions),
            });
            if least > 0 {
                keyed["minProperties"] = json!(least);
            }
            keyed
        }
        Shape::Named(value) => {
            json!({ "type": "object", "additionalProperties": schema(*value, definitions) })
        }
        Shape::Either(shapes) => {
            json!({ "anyOf": shapes.into_iter().map(|shape| schema(shape, definitions)).collect::<Vec<_>>() })
        }
        Shape::Record(shape) => {
            let name = shape.name;
            if !definitions.contains_key(name) {
                definitions.insert(name.to_owned(), Value::Null);
                let defined = record(shape, definitions);
                definitions.insert(name.to_owned(), defined);
            }
            json!({ "$ref": format!("#/$defs/{name}") })
        }
    }
}

/// Letters and digits of any script, `-`, `_` and `.`.
const ID: &str = r"^[\p{Alphabetic}\p{N}_.-]+$";

fn record(shape: RecordShape, definitions: &mut Map<String, Value>) -> Value {
    let required: Vec<_> =
        shape.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut properties = Map::new();
    for FieldShape { name, doc, shape, .. } in shape.fields {
        let mut property = schema(shape, definitions);
        if let Value::Bool(_) = property {
            property = json!({});
        }
        property["description"] = json!(doc);
        properties.insert(name.to_owned(), property);
    }
    let mut object = json!({
        "description": shape.doc,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !shape.needs.is_empty() {
        let needs = shape.needs.iter().map(|(key, needed)| ((*key).to_owned(), json!([needed])));
        object["dependentRequired"] = Value::Object(needs.collect());
    }
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}
