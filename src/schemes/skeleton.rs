//! A scheme as a map to start from.

use super::Scheme;
use crate::document::{Argument, Claim, Document, Question};

/// A map with one argument that follows a scheme: each role is played by a claim whose text is what the scheme says of
/// it, to be written over. The [warrant](Scheme::WARRANT) is the argument's own.
///
/// # Errors
///
/// The writer's own error; a scheme that was read has none.
///
/// # Examples
///
/// ```
/// use elenchus::{ArgumentMap, schemes};
///
/// let yaml = schemes::skeleton(schemes::find("sign").expect("it is in the catalogue"))?;
/// assert!(yaml.contains("warrant: Where A is there, S is in general so."));
/// assert!(ArgumentMap::parse(&yaml)?.check().is_clean());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn skeleton(scheme: &Scheme) -> Result<String, serde_yaml::Error> {
    let concluded = Question::CONCLUSION;
    let claim = |id: &str, text: &str| Claim { id: id.into(), text: text.into(), ..Claim::default() };
    let mut argument = Argument { scheme: Some(scheme.id.value.as_str().into()), ..Argument::default() };
    let mut claims = Vec::new();
    // A scheme of nothing but a warrant has to have it as a premise.
    let alone = scheme.premises.len() == 1;
    for role in &scheme.premises {
        if role.id.value == Scheme::WARRANT && !alone {
            argument.warrant = Some(role.text.clone());
            continue;
        }
        let id = match role.id.value.as_str() {
            id if id == concluded || id.bytes().all(|byte| byte.is_ascii_digit()) => format!("premise-{id}"),
            id => id.to_owned(),
        };
        claims.push(claim(&id, &role.text));
        argument.premises.push(id.into());
        argument.roles.push(role.id.value.as_str().into());
    }
    let conclusion = scheme.conclusion.as_deref().unwrap_or(scheme.name());
    claims.insert(0, Claim { because: vec![argument], ..claim(concluded, conclusion) });
    Document { conclusion: vec![concluded.into()], claims, ..Document::default() }.to_yaml()
}
