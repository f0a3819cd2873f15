//! The rules that a page carries, so that its script can judge the map again when a claim is switched off or on.

use serde::{Serialize, Serializer, ser::SerializeSeq};

use crate::{
    document::Standing,
    map::ArgumentMap,
    theory::{Framework, Literal, Origin, RuleId, Theory, complete},
};

/// The levelled framework of a map, in which open claims have the rule by which they would be asserted, as arrays of
/// numbers. docs/PAGE.md says what each key holds.
#[derive(Serialize)]
pub(super) struct Rules {
    levels: Vec<&'static str>,
    rules: RuleRows,
    contraries: Vec<[i64; 2]>,
    /// The atoms of claim `c` are `atoms[c]..atoms[c + 1]`, from the weakest up.
    atoms: Vec<u32>,
    /// How many atoms there are.
    #[serde(rename = "atomCount")]
    atom_count: usize,
    /// The copies of the rule by which each claim is asserted, or would be.
    assertions: Vec<Copies>,
    /// The claims that are open, whose rule does not apply as long as nobody asserts them.
    open: Vec<usize>,
    /// The copies of the rule of each argument.
    steps: Vec<Copies>,
}

/// Where the copies of a rule begin and how many there are; none where it never applies.
type Copies = [u32; 2];

impl Rules {
    /// # Complexity
    ///
    /// Linear in the map.
    pub(super) fn of(map: &ArgumentMap) -> Rules {
        let mut theory = map.theory();
        let assertions = complete(map, &mut theory);
        let framework = theory.framework();
        let copies = copies(&theory, &framework);
        let of_rule = |rule: Option<RuleId>| rule.map_or([0, 0], |rule| copies[rule.index()]);
        let mut steps = vec![[0, 0]; map.arguments().len()];
        for (id, rule) in theory.rules() {
            if let Origin::Argument(argument) = rule.origin {
                steps[argument.index()] = copies[id.index()];
            }
        }
        let mut atoms: Vec<u32> =
            map.claims().map(|(id, _)| framework.atoms(Literal::Claim(id)).start).collect();
        atoms.push(map.claims().last().map_or(0, |(id, _)| framework.atoms(Literal::Claim(id)).end));
        Rules {
            levels: framework.levels().iter().map(|level| level.name()).collect(),
            contraries: (0..framework.assumption_count() as u32)
                .map(|assumption| contraries(&framework, assumption))
                .collect(),
            atoms,
            atom_count: framework.atom_count(),
            assertions: assertions.into_iter().map(of_rule).collect(),
            open: map
                .claims()
                .filter(|(_, claim)| claim.standing() == Standing::Open)
                .map(|(id, _)| id.index())
                .collect(),
            steps,
            rules: RuleRows(framework),
        }
    }
}

/// Copies of one rule stand together, one for each level.
fn copies(theory: &Theory, framework: &Framework) -> Vec<Copies> {
    let mut copies = vec![[0, 0]; theory.rules().len()];
    for rule in 0..framework.rule_count() as u32 {
        if let Some(origin) = framework.origin(rule) {
            let [first, count] = &mut copies[origin.index()];
            if *count == 0 {
                *first = rule;
            }
            *count += 1;
        }
    }
    copies
}

/// The objection and the undercut that refute an assumption; −1 where there is none.
fn contraries(framework: &Framework, assumption: u32) -> [i64; 2] {
    let mut pair = [-1, -1];
    for contrary in framework.contraries(assumption) {
        let undercuts = matches!(framework.literal(contrary).0, Literal::Undercut(_));
        // Of a rule that concludes an undercut nothing is an objection, so the two never share a place.
        pair[usize::from(undercuts)] = i64::from(contrary);
    }
    pair
}

/// Each rule as its head and then its body.
struct RuleRows(Framework);

impl Serialize for RuleRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rule_count()))?;
        let mut row = Vec::new();
        for rule in 0..self.0.rule_count() as u32 {
            row.clear();
            row.push(self.0.head(rule));
            row.extend_from_slice(self.0.body(rule));
            rows.serialize_element(&row)?;
        }
        rows.end()
    }
}
