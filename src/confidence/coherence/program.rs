//! Whether some confidences can be probabilities at once: a linear program over all worlds, of which only those are ever
//! written down that could still change the answer.
//!
//! It looks for weights of worlds that give each claim its confidence, and makes what they miss as small as can be (Nilsson,
//! *Probabilistic logic*, Artificial Intelligence 28:1, 1986). The worlds are its columns, and are generated: the one that
//! would help most is the heaviest under the current prices (Jaumard, Hansen & Poggi de Aragão, *Column generation methods
//! for probabilistic logic*, ORSA Journal on Computing 3:2, 1991). The prices at the end are a bound that the confidences
//! break.
//!
//! The arithmetic is that of floating-point numbers, and no answer rests on it. A bound is made of whole numbers and held
//! against every world and the exact decimals again, in integers. Weights that were found are summed up again.

use super::{
    constraints::Constraint,
    decimal::ONE,
    effort::Effort,
    heaviest::{Lack, World, heaviest},
    simplify::Part,
};

/// How far from the confidences given the probabilities may be, and by how much a bound has to be broken.
pub(super) const TOLERANCE: f64 = 1e-9;

/// What counts as nothing within the program.
const NOTHING: f64 = 1e-10;

/// Prices as whole numbers.
const SCALE: f64 = (1_u64 << 40) as f64;

/// The greatest common denominator that is looked for in a bound.
const DENOMINATORS: u32 = 64;

/// How many steps a search for the most helpful world may take before any that helps will do: the best are worth some
/// thousand, since there are fewer of them.
const PATIENCE: u64 = 50_000;

/// The most confidences that are asked about at once: the inverse of the basis takes eight bytes for each two of them.
const MOST_ROWS: usize = 2_000;

/// What is found of some confidences.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Coherent,
    Incoherent(Bound),
    Unknown,
}

/// In no world is the sum of what is true, each times its coefficient, greater than the bound; in no distribution the sum
/// of the probabilities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    /// Places in the list of what is given, and coefficients, none of which is 0.
    pub(super) terms: Vec<(usize, i128)>,
    pub(super) most: i128,
    /// By how much the confidences are beyond it, as a decimal.
    pub(super) excess: i128,
}

/// The program of a part. It keeps the worlds that it has met, for the next question.
pub(super) struct Program<'p> {
    part: &'p Part,
    constraints: Vec<&'p Constraint>,
    worlds: Vec<Vec<bool>>,
}

/// What a column of the program stands for.
#[derive(Clone, Copy, Debug)]
enum Column {
    World(usize),
    /// What the worlds give too little to the claim of a row.
    Short(usize),
    /// What they give too much.
    Beyond(usize),
}

impl<'p> Program<'p> {
    pub(super) fn new(part: &'p Part) -> Program<'p> {
        let constraints = part.constraints.iter().collect();
        // What is certain was taken out, so that everything can be false.
        Program { constraints, worlds: vec![vec![false; part.given.len()]], part }
    }

    /// Whether the confidences at some places of the list of what is given can be probabilities, whatever the others are.
    ///
    /// # Complexity
    ///
    /// A step takes the square of the number of places, and a search for the heaviest world, which can take exponential
    /// time. The effort bounds both.
    pub(super) fn ask(&mut self, places: &[usize], effort: &mut Effort) -> Answer {
        let size = places.len() as u64 + 1;
        effort.spend(size * size);
        if effort.is_spent() || places.len() > MOST_ROWS {
            return Answer::Unknown;
        }
        let mut tableau =
            Tableau::new(places.iter().map(|&place| self.part.given[place].1 as f64 / ONE as f64));
        loop {
            effort.spend(size * size + size * self.worlds.len() as u64);
            if effort.is_spent() {
                return Answer::Unknown;
            }
            if tableau.missed() <= NOTHING {
                break;
            }
            let prices = tableau.prices();
            let known =
                [tableau.cheapest_slack(&prices), self.best_known(places, &prices)].into_iter().flatten();
            let column = known.max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(column, _)| column);
            let column = match column {
                Some(column) => column,
                None => match self.generate(places, &prices, effort) {
                    Err(()) => return Answer::Unknown,
                    Ok(Some(column)) => column,
                    Ok(None) if tableau.missed() <= TOLERANCE => break,
                    Ok(None) => return self.bound(places, &prices[1..], effort),
                },
            };
            let entering = self.column(places, column, tableau.size);
            if !tableau.exchange(column, &entering) {
                return Answer::Unknown;
            }
        }
        if self.adds_up(places, &tableau) { Answer::Coherent } else { Answer::Unknown }
    }

    fn column(&self, places: &[usize], column: Column, size: usize) -> Vec<f64> {
        let mut entries = vec![0.0; size];
        match column {
            Column::Short(row) => entries[row] = 1.0,
            Column::Beyond(row) => entries[row] = -1.0,
            Column::World(world) => {
                entries[0] = 1.0;
                for (entry, &place) in entries[1..].iter_mut().zip(places) {
                    *entry = f64::from(u8::from(self.worlds[world][place]));
                }
            }
        }
        entries
    }

    /// The world among those met that is worth most at some prices, if it is worth anything, and how much.
    fn best_known(&self, places: &[usize], prices: &[f64]) -> Option<(Column, f64)> {
        let worth = |world: &Vec<bool>| {
            let rows = places.iter().zip(&prices[1..]).filter(|&(&place, _)| world[place]);
            prices[0] + rows.map(|(_, price)| price).sum::<f64>()
        };
        let worths = self.worlds.iter().map(worth).enumerate().filter(|&(_, worth)| worth > TOLERANCE);
        let (world, worth) = worths.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
        Some((Column::World(world), worth))
    }

    /// The world among all that is worth most, if it is worth anything.
    fn generate(
        &mut self,
        places: &[usize],
        prices: &[f64],
        effort: &mut Effort,
    ) -> Result<Option<Column>, ()> {
        let whole = |price: &f64| (price * SCALE).round() as i128;
        let weights: Vec<i128> = prices[1..].iter().map(whole).collect();
        let than = ((TOLERANCE - prices[0]) * SCALE).ceil() as i128;
        let (variables, all) = (self.part.claims.len(), self.weighed(places, &weights));
        match heaviest(variables, &self.constraints, &all, Some(than), PATIENCE, effort) {
            Ok(World { truth, .. }) => self.worlds.push(truth),
            Err(Lack::World) => return Ok(None),
            Err(Lack::Effort) => return Err(()),
        }
        Ok(Some(Column::World(self.worlds.len() - 1)))
    }

    /// Everything given, of which some has a weight.
    fn weighed(&self, places: &[usize], weights: &[i128]) -> Vec<(u32, i128)> {
        let mut all: Vec<(u32, i128)> = self.part.given.iter().map(|&(variable, _)| (variable, 0)).collect();
        for (&place, &weight) in places.iter().zip(weights) {
            all[place].1 = weight;
        }
        all
    }

    /// Makes a bound of prices: the simplest fractions that are near them, over their common denominator, so that they are
    /// whole. Every world and the exact confidences decide whether it is one, and broken.
    fn bound(&self, places: &[usize], prices: &[f64], effort: &mut Effort) -> Answer {
        let near = |denominator: f64| {
            prices.iter().all(|p| (p * denominator - (p * denominator).round()).abs() < 1e-6)
        };
        let denominator = (1..=DENOMINATORS).map(f64::from).find(|&denominator| near(denominator));
        let denominator = denominator.unwrap_or(f64::from(1 << 20));
        let mut whole: Vec<i128> = prices.iter().map(|price| (price * denominator).round() as i128).collect();
        let divisor = whole.iter().fold(0, |one, &other| gcd(one, other)).max(1);
        whole.iter_mut().for_each(|coefficient| *coefficient /= divisor);
        let (variables, all) = (self.part.claims.len(), self.weighed(places, &whole));
        let Ok(World { weight: most, .. }) =
            heaviest(variables, &self.constraints, &all, None, u64::MAX, effort)
        else {
            return Answer::Unknown;
        };
        let terms: Vec<(usize, i128)> =
            places.iter().copied().zip(whole).filter(|&(_, coefficient)| coefficient != 0).collect();
        let sum: i128 =
            terms.iter().map(|&(place, coefficient)| coefficient * self.part.given[place].1).sum();
        let excess = sum - most * ONE;
        if excess as f64 > TOLERANCE * ONE as f64 {
            Answer::Incoherent(Bound { terms, most, excess })
        } else {
            Answer::Unknown
        }
    }

    /// Whether the weights of the worlds are a distribution, and give the claims their confidences.
    fn adds_up(&self, places: &[usize], tableau: &Tableau) -> bool {
        let mut sums = vec![0.0; tableau.size];
        for (&column, &weight) in tableau.basis.iter().zip(&tableau.values) {
            if let Column::World(_) = column {
                if weight < -TOLERANCE {
                    return false;
                }
                let entries = self.column(places, column, tableau.size);
                sums.iter_mut().zip(entries).for_each(|(sum, entry)| *sum += entry * weight);
            }
        }
        let wanted =
            [1.0].into_iter().chain(places.iter().map(|&place| self.part.given[place].1 as f64 / ONE as f64));
        sums.iter().zip(wanted).all(|(sum, wanted)| (sum - wanted).abs() <= TOLERANCE)
    }
}

fn gcd(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.abs()
}

/// The simplex method with the inverse of the basis written out. Row 0 says that the weights add up to 1, the others what
/// each claim's are to add up to.
struct Tableau {
    size: usize,
    basis: Vec<Column>,
    values: Vec<f64>,
    inverse: Vec<f64>,
}

impl Tableau {
    /// All weight is on the world in which everything is false: the first that is known.
    fn new(confidences: impl Iterator<Item = f64>) -> Tableau {
        let mut values = vec![1.0];
        values.extend(confidences);
        let size = values.len();
        let mut inverse = vec![0.0; size * size];
        (0..size).for_each(|row| inverse[row * size + row] = 1.0);
        let basis = (0..size).map(|row| if row == 0 { Column::World(0) } else { Column::Short(row) });
        Tableau { size, basis: basis.collect(), values, inverse }
    }

    fn is_slack(&self, row: usize) -> bool {
        !matches!(self.basis[row], Column::World(_))
    }

    /// What the worlds miss, over all claims.
    fn missed(&self) -> f64 {
        (0..self.size).filter(|&row| self.is_slack(row)).map(|row| self.values[row]).sum()
    }

    fn prices(&self) -> Vec<f64> {
        let mut prices = vec![0.0; self.size];
        for row in (0..self.size).filter(|&row| self.is_slack(row)) {
            let inverse = &self.inverse[row * self.size..][..self.size];
            prices.iter_mut().zip(inverse).for_each(|(price, entry)| *price += entry);
        }
        prices
    }

    /// The claim for which missing more would save most elsewhere, if it would for any, and how much.
    fn cheapest_slack(&self, prices: &[f64]) -> Option<(Column, f64)> {
        let saved = (1..self.size).map(|row| (row, prices[row].abs() - 1.0));
        let (row, saved) = saved.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
        let column = if prices[row] > 0.0 { Column::Short(row) } else { Column::Beyond(row) };
        (saved > TOLERANCE).then_some((column, saved))
    }

    /// Takes a column into the basis in place of another. Ties are broken by the rows of the inverse, in lexicographic
    /// order, without which it could go round for ever. Says whether there was one to replace.
    fn exchange(&mut self, column: Column, entries: &[f64]) -> bool {
        let size = self.size;
        let product = |row: usize| -> f64 {
            self.inverse[row * size..][..size]
                .iter()
                .zip(entries)
                .map(|(inverse, entry)| inverse * entry)
                .sum()
        };
        let direction: Vec<f64> = (0..size).map(product).collect();
        let mut leaving: Option<usize> = None;
        for row in (0..size).filter(|&row| direction[row] > TOLERANCE) {
            if leaving.is_none_or(|least| self.is_before(row, least, &direction)) {
                leaving = Some(row);
            }
        }
        let Some(leaving) = leaving else { return false };
        let pivot = direction[leaving];
        self.values[leaving] /= pivot;
        self.inverse[leaving * size..][..size].iter_mut().for_each(|entry| *entry /= pivot);
        let (value, own) = (self.values[leaving], self.inverse[leaving * size..][..size].to_vec());
        for row in (0..size).filter(|&row| row != leaving && direction[row] != 0.0) {
            let factor = direction[row];
            self.values[row] -= factor * value;
            self.inverse[row * size..][..size]
                .iter_mut()
                .zip(&own)
                .for_each(|(entry, own)| *entry -= factor * own);
        }
        self.basis[leaving] = column;
        true
    }

    fn is_before(&self, row: usize, other: usize, direction: &[f64]) -> bool {
        let scaled = |row: usize, number: f64| number / direction[row];
        let differ = |one: f64, other: f64| (one - other).abs() > 1e-12;
        let (one, two) = (scaled(row, self.values[row]), scaled(other, self.values[other]));
        if differ(one, two) {
            return one < two;
        }
        for at in 0..self.size {
            let entry = |row: usize| scaled(row, self.inverse[row * self.size + at]);
            if differ(entry(row), entry(other)) {
                return entry(row) < entry(other);
            }
        }
        false
    }
}
