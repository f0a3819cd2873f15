//! Prints a generated framework in the format of ICCMA 2023, for measuring:
//! `cargo run --release --example generate_framework -- FAMILY SIZE SEED [--OPTION NUMBER]...`.
//!
//! The same words always give the same framework. `FAMILIES` lists the families with their options. The first three are
//! the random graphs that F. Cerutti, M. Giacomin and M. Vallati describe in "Generating structured argumentation
//! frameworks: AFBenchGen2" (COMMA 2016). `scc`, `stable` and `grounded` follow what M. Thimm and S. Villata say of the
//! generators of the first competition in "The first international competition on computational models of
//! argumentation: results and analysis" (Artificial Intelligence 252, 2017). `aba` draws flat assumption-based
//! frameworks as M. Järvisalo, T. Lehtonen and A. Niskanen describe those of "ICCMA 2023: 5th international
//! competition on computational models of argumentation" (Artificial Intelligence 342, 2025).

use std::{
    collections::HashMap,
    error::Error,
    io::{self, BufWriter, Write},
    ops::RangeInclusive,
};

use petgraph::{algo::kosaraju_scc, graph::DiGraph};

/// Each family with its options and what they are where nothing else is said.
const FAMILIES: &[(&str, &[(&str, f64)])] = &[
    ("erdos-renyi", &[("attack", 0.02)]),
    ("barabasi-albert", &[("attach", 1.0), ("cycles", 0.3)]),
    ("watts-strogatz", &[("degree", 6.0), ("beta", 0.3), ("cycles", 0.3)]),
    ("scc", &[("components", 20.0), ("inner", 0.3), ("outer", 0.01)]),
    ("stable", &[("sets", 8.0), ("share", 0.2), ("attack", 0.01)]),
    ("grounded", &[("share", 0.5), ("attack", 0.02)]),
    ("sparse-giant", &[("degree", 3.0)]),
    ("aba", &[("assumptions", 0.3), ("rules", 10.0), ("body", 10.0)]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    run(&words, &mut BufWriter::new(io::stdout().lock()))
}

/// Writes the framework that the words ask for.
pub fn run(words: &[String], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let [family, size, seed, rest @ ..] = words else {
        return Err("usage: generate_framework FAMILY SIZE SEED [--OPTION NUMBER]...".into());
    };
    let options = Options::read(family, rest)?;
    let size: usize = size.parse()?;
    if size < 2 {
        return Err("a framework has at least two arguments".into());
    }
    let mut random = Random(seed.parse()?);
    if family == "aba" {
        print_assumption_framework(size, &options, &mut random, out)?;
        return Ok(out.flush()?);
    }
    let mut attacks = match family.as_str() {
        "erdos-renyi" => erdos_renyi(0, size, options.get("attack"), &mut random),
        "barabasi-albert" => barabasi_albert(size, &options, &mut random),
        "watts-strogatz" => watts_strogatz(size, &options, &mut random),
        "scc" => components(size, &options, &mut random),
        "stable" => stable(size, &options, &mut random),
        "grounded" => grounded(size, &options, &mut random),
        _ => sparse_giant(size, &options, &mut random),
    };
    // The number of an argument says nothing of how it was drawn.
    let names = random.shuffled(size);
    for attack in &mut attacks {
        *attack = (names[attack.0] + 1, names[attack.1] + 1);
    }
    attacks.sort_unstable();
    attacks.dedup();
    writeln!(out, "p af {size}")?;
    for (from, to) in attacks {
        writeln!(out, "{from} {to}")?;
    }
    Ok(out.flush()?)
}

/// The options of a family.
struct Options(HashMap<&'static str, f64>);

impl Options {
    /// What the words behind the seed say, and of the others what is usual for the family.
    fn read(family: &str, words: &[String]) -> Result<Options, Box<dyn Error>> {
        let Some((_, usual)) = FAMILIES.iter().find(|it| it.0 == family) else {
            let names: Vec<&str> = FAMILIES.iter().map(|it| it.0).collect();
            return Err(format!("{family} is not a family: {}", names.join(", ")).into());
        };
        let mut options: HashMap<&str, f64> = usual.iter().copied().collect();
        for pair in words.chunks(2) {
            let name = pair[0].strip_prefix("--").and_then(|name| options.get_mut(name));
            let name = name.ok_or_else(|| format!("{} is not an option of {family}", pair[0]))?;
            *name = pair.get(1).ok_or_else(|| format!("{} what?", pair[0]))?.parse()?;
        }
        Ok(Options(options))
    }

    /// The number that an option has.
    fn get(&self, name: &str) -> f64 {
        self.0[name]
    }

    /// The same as a count, which is at least one.
    fn count(&self, name: &str) -> usize {
        (self.get(name) as usize).max(1)
    }
}

/// A small deterministic generator (SplitMix64), so that measuring needs no dependency for it.
struct Random(u64);

impl Random {
    /// The next 64 bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number from 0 up to, but not including, 1.
    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A number of a range.
    fn within(&mut self, range: RangeInclusive<usize>) -> usize {
        range.start() + self.below(range.end() - range.start() + 1)
    }

    /// Whether something of this probability happens.
    fn happens(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// One of several.
    fn one_of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len())]
    }

    /// The numbers below `count` in any order.
    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            numbers.swap(last, self.below(last + 1));
        }
        numbers
    }

    /// Each number below `count` with the same probability, in order and in time of those chosen alone: how many are
    /// passed over between two of them is geometrically distributed.
    fn chosen(&mut self, count: usize, probability: f64) -> Vec<usize> {
        let mut chosen = Vec::new();
        if probability <= 0.0 {
            return chosen;
        }
        let mut next = 0.0;
        loop {
            if probability < 1.0 {
                next += ((1.0 - self.fraction()).ln() / (1.0 - probability).ln()).floor();
            }
            if next >= count as f64 {
                return chosen;
            }
            chosen.push(next as usize);
            next += 1.0;
        }
    }
}

/// Attacks, each from an argument to an argument.
type Attacks = Vec<(usize, usize)>;

/// Each ordered pair of different arguments from `first` on with the same probability.
fn erdos_renyi(first: usize, count: usize, attack: f64, random: &mut Random) -> Attacks {
    let pairs = random.chosen(count * count, attack).into_iter();
    let pairs = pairs.map(|pair| (first + pair / count, first + pair % count));
    pairs.filter(|pair| pair.0 != pair.1).collect()
}

/// Each argument is joined, in either direction, to earlier ones: the likelier to one, the more it has attacks already.
fn barabasi_albert(size: usize, options: &Options, random: &mut Random) -> Attacks {
    let attach = options.count("attach");
    let mut attacks = Attacks::new();
    let mut ends = vec![0];
    for argument in 1..size {
        let earlier: Vec<usize> = (0..attach).map(|_| random.one_of(&ends)).collect();
        for other in earlier {
            attacks.push(directed(argument, other, random));
            ends.extend([argument, other]);
        }
    }
    into_cycles(size, attacks, options.get("cycles"), random)
}

/// A ring in which each argument is joined, in either direction, to its `degree` nearest ones, and where the farther end
/// is moved anywhere with probability `beta`.
fn watts_strogatz(size: usize, options: &Options, random: &mut Random) -> Attacks {
    let mut attacks = Attacks::new();
    for argument in 0..size {
        for step in 1..=options.count("degree") / 2 {
            let moved = random.happens(options.get("beta"));
            let other = if moved { random.below(size) } else { (argument + step) % size };
            if other != argument {
                attacks.push(directed(argument, other, random));
            }
        }
    }
    into_cycles(size, attacks, options.get("cycles"), random)
}

/// An attack between two arguments, either way round.
fn directed(one: usize, other: usize, random: &mut Random) -> (usize, usize) {
    if random.happens(0.5) { (one, other) } else { (other, one) }
}

/// Adds attacks until so large a share of the arguments lies on cycles: from the end of a short walk along attacks back
/// to an argument that lies on none yet.
fn into_cycles(size: usize, mut attacks: Attacks, share: f64, random: &mut Random) -> Attacks {
    let graph: DiGraph<(), (), usize> = DiGraph::from_edges(&attacks);
    let mut on_cycle = vec![false; size];
    for component in kosaraju_scc(&graph).into_iter().filter(|it| it.len() > 1) {
        component.into_iter().for_each(|argument| on_cycle[argument.index()] = true);
    }
    let mut attacked = vec![Vec::new(); size];
    for &(from, to) in &attacks {
        attacked[from].push(to);
    }
    let mut missing = (size as f64 * share) as usize;
    missing = missing.saturating_sub(on_cycle.iter().filter(|&&it| it).count());
    for start in random.shuffled(size) {
        if missing == 0 {
            break;
        }
        if on_cycle[start] {
            continue;
        }
        let mut walk = vec![start];
        let mut end = start;
        for _ in 0..random.within(1..=4) {
            if attacked[end].is_empty() {
                break;
            }
            end = random.one_of(&attacked[end]);
            walk.push(end);
        }
        if end == start {
            continue;
        }
        attacks.push((end, start));
        for argument in walk {
            missing = missing.saturating_sub(usize::from(!on_cycle[argument]));
            on_cycle[argument] = true;
        }
    }
    attacks
}

/// Arguments spread over ordered components: attacks are likely within one, and lead from earlier to later ones.
fn components(size: usize, options: &Options, random: &mut Random) -> Attacks {
    let count = options.count("components").min(size);
    let mut cuts: Vec<usize> = (1..count).map(|_| random.within(1..=size - 1)).collect();
    cuts.extend([0, size]);
    cuts.sort_unstable();
    let mut attacks = Attacks::new();
    let mut component = vec![0; size];
    for (number, cut) in cuts.windows(2).enumerate() {
        component[cut[0]..cut[1]].fill(number);
        attacks.extend(erdos_renyi(cut[0], cut[1] - cut[0], options.get("inner"), random));
    }
    let across = erdos_renyi(0, size, options.get("outer"), random);
    attacks.extend(across.into_iter().filter(|&(from, to)| component[from] < component[to]));
    attacks
}

/// Sets of arguments are planted as stable extensions: none has an attack within, and each attacks every argument
/// outside, as far as no other set forbids that. The remaining attacks are random, but within none of the sets.
fn stable(size: usize, options: &Options, random: &mut Random) -> Attacks {
    let sets: Vec<Vec<usize>> =
        (0..options.count("sets").min(64)).map(|_| random.chosen(size, options.get("share"))).collect();
    // Which sets an argument is in, a bit each.
    let mut within = vec![0u64; size];
    for (number, set) in sets.iter().enumerate() {
        set.iter().for_each(|&argument| within[argument] |= 1 << number);
    }
    let apart = |one: usize, other: usize| within[one] & within[other] == 0;
    let mut attacks = erdos_renyi(0, size, options.get("attack"), random);
    attacks.retain(|&(from, to)| apart(from, to));
    for (number, set) in sets.iter().enumerate() {
        let mut reached = vec![false; size];
        for &(from, to) in &attacks {
            reached[to] |= within[from] >> number & 1 == 1;
        }
        for argument in (0..size).filter(|&it| !reached[it] && within[it] >> number & 1 == 0) {
            let able: Vec<usize> =
                set.iter().copied().filter(|&it| it != argument && apart(it, argument)).collect();
            if !able.is_empty() {
                attacks.push((random.one_of(&able), argument));
            }
        }
    }
    attacks
}

/// A share of the arguments is decided by long chains from unattacked ones: each rejected argument is attacked by one
/// accepted shortly before, and an accepted one only by rejected ones. Behind the chains come random attacks.
fn grounded(size: usize, options: &Options, random: &mut Random) -> Attacks {
    let decided = ((size as f64 * options.get("share")) as usize).clamp(1, size);
    let recent = |several: &[usize], random: &mut Random| {
        several[several.len() - 1 - random.below(several.len().min(8))]
    };
    let (mut accepted, mut rejected) = (vec![0], Vec::new());
    let mut attacks = Attacks::new();
    for argument in 1..decided {
        if rejected.is_empty() || random.happens(0.5) {
            attacks.push((recent(&accepted, random), argument));
            rejected.push(argument);
        } else {
            for _ in 0..random.within(1..=3) {
                attacks.push((recent(&rejected, random), argument));
            }
            accepted.push(argument);
        }
    }
    let rest = size - decided;
    attacks.extend(erdos_renyi(decided, rest, options.get("attack"), random));
    for argument in decided..size {
        if !rejected.is_empty() {
            let other = random.one_of(&rejected);
            attacks.push(directed(argument, other, random));
        }
    }
    attacks
}

/// Random attacks, `degree` ends to an argument on average, so that most arguments hang together in a giant component.
fn sparse_giant(size: usize, options: &Options, random: &mut Random) -> Attacks {
    let count = (size as f64 * options.get("degree") / 2.0) as usize;
    let attacks = (0..count).map(|_| (random.below(size), random.below(size)));
    attacks.filter(|attack| attack.0 != attack.1).collect()
}

/// A flat framework of `size` atoms: the contrary of an assumption is any atom, every other atom has rules, and a rule
/// rests on any atoms.
fn print_assumption_framework(
    size: usize,
    options: &Options,
    random: &mut Random,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut atoms = random.shuffled(size);
    let others = atoms.split_off(((size as f64 * options.get("assumptions")) as usize).clamp(1, size));
    atoms.sort_unstable();
    writeln!(out, "p aba {size}")?;
    for assumption in &atoms {
        writeln!(out, "a {}", assumption + 1)?;
    }
    for assumption in &atoms {
        writeln!(out, "c {} {}", assumption + 1, other_than(*assumption, size, random) + 1)?;
    }
    for head in others {
        for _ in 0..random.within(1..=options.count("rules")) {
            let mut body: Vec<usize> = Vec::new();
            for _ in 0..random.within(1..=options.count("body")) {
                let atom = other_than(head, size, random);
                if !body.contains(&atom) {
                    body.push(atom);
                }
            }
            write!(out, "r {}", head + 1)?;
            for atom in body {
                write!(out, " {}", atom + 1)?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// A number below `size` that is not `number`.
fn other_than(number: usize, size: usize, random: &mut Random) -> usize {
    (number + 1 + random.below(size - 1)) % size
}
