//! Strengths that bear on themselves: they are let go, and watched until they come to rest.
//!
//! In every instant each strength moves towards what its semantics makes of the others, the faster the further it is from
//! it: s' = f(s) − s, from the base scores on (Potyka, *Extending modular semantics for bipolar weighted argumentation*,
//! AAMAS 2019). Where this rests, s = f(s). Steps of finite size, s := f(s), go astray where this does not: two
//! arguments that attack each other could change places for ever.

use super::evaluate::{Part, Precision, System};

/// The part of a step's length that its error may be.
const STEP_ERROR: f64 = 1e-3;

/// Lets the strengths of a part come to rest. Gives the number of steps, and what was left.
///
/// The steps are those of Bogacki and Shampine (*A 3(2) pair of Runge–Kutta formulas*, Applied Mathematics Letters 2:4,
/// 1989), which tell their own error. It is held to a part of the speed, so that the steps neither shorten nor swing as
/// everything slows down.
pub(super) fn settle(
    system: &mut System<'_>,
    part: &Part,
    precision: Precision,
    work: &mut u64,
) -> (u32, f64) {
    let cost = 3 * system.size(part);
    let mut from: Vec<f64> =
        part.arguments.iter().map(|&argument| system.strengths[argument as usize]).collect();
    let mut first = speed(system, part, &from);
    let mut length = 0.5;
    for iteration in 0..precision.most_iterations {
        let residual = greatest(first.iter().copied());
        if residual <= precision.tolerance || *work < cost {
            place(system, part, &from);
            return (iteration, residual);
        }
        *work -= cost;
        let second = speed(system, part, &moved(&from, &[(&first, length / 2.0)]));
        let third = speed(system, part, &moved(&from, &[(&second, length * 0.75)]));
        let weights = [(&first, length * 2.0 / 9.0), (&second, length / 3.0), (&third, length * 4.0 / 9.0)];
        let to = moved(&from, &weights);
        let last = speed(system, part, &to);
        let each = |at: usize| -5.0 / 72.0 * first[at] + second[at] / 12.0 + third[at] / 9.0 - last[at] / 8.0;
        let error = greatest((0..from.len()).map(each)) / residual / STEP_ERROR;
        if error <= 1.0 {
            (from, first) = (to, last);
        }
        // The error goes with the third power of the length; that of a step which is not made is known too.
        length *= (0.9 / error.max(1e-3).cbrt()).clamp(0.2, 2.0);
    }
    place(system, part, &from);
    (precision.most_iterations, greatest(first.iter().copied()))
}

/// How fast each strength moves, and where to, if they stand so.
fn speed(system: &mut System<'_>, part: &Part, strengths: &[f64]) -> Vec<f64> {
    place(system, part, strengths);
    system.meet(&part.conflicts);
    part.arguments
        .iter()
        .zip(strengths)
        .map(|(&argument, strength)| system.value(argument) - strength)
        .collect()
}

fn place(system: &mut System<'_>, part: &Part, strengths: &[f64]) {
    for (&argument, &strength) in part.arguments.iter().zip(strengths) {
        system.strengths[argument as usize] = strength;
    }
}

fn moved(from: &[f64], along: &[(&Vec<f64>, f64)]) -> Vec<f64> {
    let sum = |at: usize| along.iter().map(|(speed, length)| length * speed[at]).sum::<f64>();
    // No instant leads out of the range, but the end of a step may lie a little beyond it.
    from.iter().enumerate().map(|(at, strength)| (strength + sum(at)).clamp(0.0, 1.0)).collect()
}

fn greatest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.map(f64::abs).fold(0.0, f64::max)
}
