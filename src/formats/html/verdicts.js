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
  const using = Array.from({ length: carried.atomCount }, () => []);
  const attacked = Array.from({ length: carried.atomCount }, () => []);
  carried.rules.forEach(([, ...body], rule) => body.forEach((atom) => using[atom].push(rule)));
  carried.contraries.forEach((pair, rule) => pair.forEach((atom) => atom >= 0 && attacked[atom].push(rule)));
  return { ...carried, using, attacked };
}

// A label for each atom, with the rules left out that `off` marks.
function judge({ rules, contraries, using, attacked, atomCount }, off) {
  const closure = (applies) => {
    const missing = Int32Array.from(rules, (rule) => rule.length - 1);
    const has = new Uint8Array(atomCount),
      work = [];
    const conclude = (rule) => {
      if (!applies(rule) || has[rules[rule][0]]) return;
      has[rules[rule][0]] = 1;
      work.push(rules[rule][0]);
    };
    rules.forEach((rule, at) => rule.length === 1 && conclude(at));
    while (work.length) for (const rule of using[work.pop()]) if (--missing[rule] === 0) conclude(rule);
    return has;
  };

  const reach = closure((rule) => !off[rule]);
  const possible = reach.slice(),
    derived = new Uint8Array(atomCount);
  const alive = new Uint8Array(rules.length),
    grounds = new Int32Array(atomCount);
  const threats = new Int32Array(rules.length),
    missing = new Int32Array(rules.length);
  const won = [],
    lost = [];
  const win = (rule) => {
    const head = rules[rule][0];
    if (off[rule] || derived[head]) return;
    derived[head] = 1;
    won.push(head);
  };
  const satisfy = (rule) => --missing[rule] === 0 && win(rule);
  const lose = (atom) => {
    if (!possible[atom]) return;
    possible[atom] = 0;
    lost.push(atom);
  };
  const drop = (rule) => {
    if (!alive[rule]) return;
    alive[rule] = 0;
    if (--grounds[rules[rule][0]] === 0) lose(rules[rule][0]);
  };

  rules.forEach(([head, ...body], rule) => {
    threats[rule] = (contraries[rule] ?? []).filter((atom) => atom >= 0 && reach[atom]).length;
    missing[rule] = body.length + (threats[rule] > 0 ? 1 : 0);
    alive[rule] = !off[rule] && body.every((atom) => reach[atom]) ? 1 : 0;
    grounds[head] += alive[rule];
  });
  rules.forEach((_, rule) => missing[rule] === 0 && win(rule));
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
      const founded = closure((rule) => alive[rule]);
      possible.forEach((is, atom) => is && !founded[atom] && lose(atom));
      if (!lost.length) break;
    }
  }
  return Uint8Array.from(reach, (reached, atom) =>
    !reached ? NO_ARGUMENT : derived[atom] ? IN : possible[atom] ? UNDECIDED : OUT,
  );
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
