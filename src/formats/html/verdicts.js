// The grounded verdicts, from the rules that the page carries: the same least fixpoint as src/semantics/grounded.rs.
//
// An atom is a claim, an objection or an undercut at a strength. A rule is its head and then its body. The first rules
// rest on an assumption each, which its contraries (an objection, an undercut; -1 for none) refute.

const NO_ARGUMENT = 0,
  OUT = 1,
  UNDECIDED = 2,
  IN = 3;

// What uses what, once for all judgements.
function network(carried) {
  const { rules, contraries, atomCount } = carried;
  const using = Array.from({ length: atomCount }, () => []);
  const attacked = Array.from({ length: atomCount }, () => []);
  rules.forEach(([, ...body], rule) => body.forEach((atom) => using[atom].push(rule)));
  contraries.forEach((pair, rule) => pair.forEach((atom) => atom >= 0 && attacked[atom].push(rule)));
  const heads = Int32Array.from(rules, ([head]) => head);
  const sizes = Int32Array.from(rules, (rule) => rule.length - 1);
  return { ...carried, using, attacked, heads, sizes };
}

// What the rules derive that apply, a byte for each.
function closure({ using, heads, sizes, atomCount }, applies) {
  const missing = sizes.slice();
  const has = new Uint8Array(atomCount);
  const work = [];
  const conclude = (rule) => {
    if (!applies[rule] || has[heads[rule]]) return;
    has[heads[rule]] = 1;
    work.push(heads[rule]);
  };
  for (let rule = 0; rule < heads.length; rule += 1) if (sizes[rule] === 0) conclude(rule);
  while (work.length) for (const rule of using[work.pop()]) if (--missing[rule] === 0) conclude(rule);
  return has;
}

// A label for each atom, with the rules left out that `off` marks.
function judge(network, off) {
  const { using, attacked, heads, sizes, atomCount } = network;
  const alive = off.map((is) => 1 - is);
  const reach = closure(network, alive);
  const possible = reach.slice();
  const derived = new Uint8Array(atomCount);
  const grounds = new Int32Array(atomCount);
  const threats = new Int32Array(heads.length);
  const missing = sizes.slice();
  const [won, lost] = [[], []];
  const win = (rule) => {
    if (off[rule] || derived[heads[rule]]) return;
    derived[heads[rule]] = 1;
    won.push(heads[rule]);
  };
  const satisfy = (rule) => {
    if (--missing[rule] === 0) win(rule);
  };
  const lose = (atom) => {
    if (!possible[atom]) return;
    possible[atom] = 0;
    lost.push(atom);
  };
  const drop = (rule) => {
    if (!alive[rule]) return;
    alive[rule] = 0;
    if (--grounds[heads[rule]] === 0) lose(heads[rule]);
  };

  for (let atom = 0; atom < atomCount; atom += 1) {
    if (reach[atom]) for (const rule of attacked[atom]) threats[rule] += 1;
    else for (const rule of using[atom]) alive[rule] = 0;
  }
  for (let rule = 0; rule < heads.length; rule += 1) {
    grounds[heads[rule]] += alive[rule];
    if (threats[rule] > 0) missing[rule] += 1;
    else if (sizes[rule] === 0) win(rule);
  }
  for (;;) {
    if (won.length) {
      const atom = won.pop();
      attacked[atom].forEach(drop);
      using[atom].forEach(satisfy);
    } else if (lost.length) {
      const atom = lost.pop();
      using[atom].forEach(drop);
      for (const rule of attacked[atom]) if (--threats[rule] === 0) satisfy(rule);
    } else {
      // What is left may hold itself up in a circle, and nothing else hold it.
      const founded = closure(network, alive);
      for (let atom = 0; atom < atomCount; atom += 1) if (possible[atom] && !founded[atom]) lose(atom);
      if (!lost.length) break;
    }
  }
  return reach.map((reached, atom) => (!reached ? NO_ARGUMENT : derived[atom] ? IN : possible[atom] ? UNDECIDED : OUT));
}

const VERDICTS = ["unsupported", "rejected", "contested", "accepted"];

// Labels for a map in which some claims are switched: of each, an assertion is withdrawn, or made where it is open.
function judgeSwitched(network, switched) {
  return judge(network, rulesOff(network, switched));
}

function rulesOff({ rules, assertions, open }, switched) {
  const off = new Uint8Array(rules.length),
    isOpen = new Set(open);
  assertions.forEach(([first, count], claim) => {
    if (isOpen.has(claim) !== switched.has(claim)) off.fill(1, first, first + count);
  });
  return off;
}

// The verdict on a claim: that of its weakest atom.
function verdictOn({ atoms }, labels, claim) {
  return VERDICTS[atoms[claim] < atoms[claim + 1] ? labels[atoms[claim]] : NO_ARGUMENT];
}
