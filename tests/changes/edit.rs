//! Changes as edits of a sketch, written apart from the crate's.

use elenchus::{
    ArgumentMap, Standing, Strength,
    explain::{Change, Element},
};

use crate::sketch::{ClaimSketch, Random, Sketch, Step};

/// What an edit is made to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    Assertion(usize),
    /// The argument for a claim, by its place.
    Because(usize, usize),
    Despite(usize, usize),
    Conflict(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edit {
    Withdraw(Part),
    Assert(usize),
    Establish(usize),
    Strength(Part, Strength),
    Object(usize, Strength),
    Undercut(Part),
}

impl Part {
    /// Every part of a sketch, in the author's order: claim by claim its assertion, what is for it, what is against it.
    pub fn all(sketch: &Sketch) -> Vec<Part> {
        let claims = sketch.claims.iter().enumerate().flat_map(|(id, claim)| {
            let because = (0..claim.because.len()).map(move |place| Part::Because(id, place));
            let despite = (0..claim.despite.len()).map(move |place| Part::Despite(id, place));
            [Part::Assertion(id)].into_iter().chain(because).chain(despite)
        });
        claims.chain((0..sketch.conflicts.len()).map(Part::Conflict)).collect()
    }

    /// The name by which the crate knows it.
    pub fn name(self, sketch: &Sketch) -> String {
        match self {
            Part::Assertion(id) => format!("c{id}"),
            Part::Because(id, place) => format!("c{id}/because/{}", place + 1),
            Part::Despite(id, place) => format!("c{id}/despite/{}", place + 1),
            Part::Conflict(index) => {
                let first = sketch.conflicts[index][0];
                let before = sketch.conflicts[..index].iter().filter(|between| between[0] == first).count();
                format!("c{first}/conflict/{}", before + 1)
            }
        }
    }

    pub fn element(self, sketch: &Sketch, map: &ArgumentMap) -> Element {
        map.element(&self.name(sketch)).unwrap()
    }
}

impl Edit {
    /// The change that it is to be, of the map of a sketch.
    pub fn change(self, sketch: &Sketch, map: &ArgumentMap) -> Change {
        let claim = |id: usize| map.find(&format!("c{id}")).unwrap();
        match self {
            Edit::Withdraw(part) => Change::Withdraw(part.element(sketch, map)),
            Edit::Assert(id) => Change::Assert(claim(id)),
            Edit::Establish(id) => Change::Establish(claim(id)),
            Edit::Strength(part, strength) => Change::Strength(part.element(sketch, map), strength),
            Edit::Object(id, strength) => Change::Object(claim(id), strength),
            Edit::Undercut(part) => match part.element(sketch, map) {
                Element::Argument(argument) => Change::Undercut(argument),
                _ => unreachable!("only steps are undercut"),
            },
        }
    }

    pub fn random(random: &mut Random, sketch: &Sketch) -> Edit {
        let parts = Part::all(sketch);
        let part = parts[random.below(parts.len())];
        let claim = random.below(sketch.claims.len());
        let strength = Strength::ALL[random.below(3)];
        match (random.below(6), part) {
            (0, _) => Edit::Withdraw(part),
            (1, _) => Edit::Assert(claim),
            (2, _) => Edit::Establish(claim),
            (3, Part::Conflict(_)) | (4, Part::Assertion(_) | Part::Conflict(_)) => {
                Edit::Object(claim, strength)
            }
            (3, _) => Edit::Strength(part, strength),
            (4, _) => Edit::Undercut(part),
            (_, _) => Edit::Object(claim, strength),
        }
    }
}

/// A sketch with edits made to it, one after another. Claims keep their numbers; what is new comes behind them.
pub fn edited(sketch: &Sketch, edits: &[Edit]) -> Sketch {
    let mut edited = sketch.clone();
    // What the format takes from the presence of arguments is said outright, so that taking one out does not change it.
    for claim in &mut edited.claims {
        claim.standing = Some(claim.standing());
    }
    let mut gone: Vec<Part> = Vec::new();
    for &edit in edits {
        match edit {
            Edit::Withdraw(Part::Assertion(id)) => edited.claims[id].standing = Some(Standing::Open),
            // Places must stay what they are, so what is withdrawn goes at the end.
            Edit::Withdraw(part) => gone.push(part),
            Edit::Assert(id) => edited.claims[id].standing = Some(Standing::Asserted),
            Edit::Establish(id) => edited.claims[id].standing = Some(Standing::Established),
            Edit::Strength(Part::Assertion(id), strength) => edited.claims[id].strength = Some(strength),
            Edit::Strength(part, strength) => step(&mut edited, part).strength = Some(strength),
            Edit::Object(id, strength) => {
                let new = add(&mut edited, strength);
                edited.claims[id].despite.push(Step::of([new]));
            }
            Edit::Undercut(part) => {
                let new = add(&mut edited, Strength::Weak);
                step(&mut edited, part).unless.push(new);
            }
        }
    }
    let keep = |part: Part| !gone.contains(&part);
    for (id, claim) in edited.claims.iter_mut().enumerate() {
        let mut place = 0..;
        claim.because.retain(|_| keep(Part::Because(id, place.next().unwrap())));
        let mut place = 0..;
        claim.despite.retain(|_| keep(Part::Despite(id, place.next().unwrap())));
    }
    let mut index = 0..;
    edited.conflicts.retain(|_| keep(Part::Conflict(index.next().unwrap())));
    edited
}

fn add(sketch: &mut Sketch, strength: Strength) -> usize {
    let claim = ClaimSketch {
        standing: Some(Standing::Asserted),
        strength: Some(strength),
        ..ClaimSketch::default()
    };
    sketch.claims.push(claim);
    sketch.claims.len() - 1
}

fn step(sketch: &mut Sketch, part: Part) -> &mut Step {
    match part {
        Part::Because(id, place) => &mut sketch.claims[id].because[place],
        Part::Despite(id, place) => &mut sketch.claims[id].despite[place],
        part => unreachable!("{part:?} is no step"),
    }
}
