// Why a claim has its verdict: what has become of each argument for it and each objection to it, in words.

// What an assumption is when what speaks against it has a label.
const against = (atom) => (atom < 0 ? IN : ({ [IN]: OUT, [UNDECIDED]: UNDECIDED }[labels[atom]] ?? IN));

// The labels of a rule at each level, from the weakest up: `free`, were there no objection to what it concludes, and `is`.
function labelsOf([first, count]) {
  return Array.from({ length: off[first] ? 0 : count }, (_, level) => {
    const [, ...body] = carried.rules[first + level];
    const [objection, undercut] = carried.contraries[first + level] ?? [-1, -1];
    const free = Math.min(IN, against(undercut), ...body.map((atom) => labels[atom]));
    return { free, is: Math.min(free, against(objection)) };
  });
}

const best = (levels, which) => Math.max(NO_ARGUMENT, ...levels.map((level) => level[which]));
const named = (claims) => claims.map((claim) => ({ claim }));

const exceptionsOf = (argument) => (argument.strict && !argument.against ? [] : (argument.unless ?? []));

// What became of a step for or against a claim: `stands`, `open`, `fails` or, of an objection, `answered`, `defeated`,
// `outweighed`, `idle`; and the words for it, in which a claim stands as {claim}. Where verdicts rest on many readings it
// may be one thing on one of them and another on the next, and nothing is said.
const UNTOLD = { state: "", words: [] };
function outcome(argument) {
  if (!carried) return UNTOLD;
  const levels = labelsOf(carried.steps[argument.at]);
  if (argument.against)
    return best(levels, "free") >= UNDECIDED ? effect(argument, levels) : failure(argument, "answered");
  const is = best(levels, "is");
  if (is === IN) return { state: "stands", words: [] };
  if (is === UNDECIDED) return openness(argument);
  return failure(argument, "fails");
}

function failure(argument, state) {
  const verdict = (claim) => verdicts[claim];
  const undercut = exceptionsOf(argument)
    .filter((claim) => verdict(claim) === "accepted")
    .slice(0, MOST_REPLIES);
  if (undercut.length) return { state, words: ["The step does not hold, since: ", ...named(undercut)] };
  const fallen = argument.premises
    .filter((claim) => ["rejected", "unsupported"].includes(verdict(claim)))
    .slice(0, MOST_REPLIES);
  if (fallen.length) {
    const replies = [...new Set(fallen.flatMap(standingAgainst))].slice(0, MOST_REPLIES);
    const why = { rejected: "is rejected", unsupported: "has nothing to rest on" }[verdict(fallen[0])];
    const which = argument.premises.length === 1 ? "what it rests on" : "one of its premises";
    return {
      state,
      words: replies.length
        ? [`It fails: ${which} ${why}, since: `, ...named(replies)]
        : [`It fails: ${which} ${why}.`],
    };
  }
  if (map.claims[argument.target]?.outside) return { state, words: [`The claim does not hold on ${map.asOf}.`] };
  if (argument.premises.includes(argument.target))
    return { state: "fails", words: ["It needs its own conclusion as a premise."] };
  return { state: "defeated", words: ["It is defeated: an objection to its conclusion stands that is as strong."] };
}

function openness(argument) {
  const doubtful = [...argument.premises, ...exceptionsOf(argument)]
    .filter((claim) => verdicts[claim] === "contested")
    .slice(0, MOST_REPLIES);
  return {
    state: "open",
    words: doubtful.length
      ? ["It is undecided, as this is: ", ...named(doubtful)]
      : ["An objection that is as strong is undecided."],
  };
}

// What an objection does that is not answered. It strikes a reason at a level where the claim would be better off without it.
function effect(argument, own) {
  const target = argument.target,
    record = map.claims[target],
    verdict = verdicts[target];
  if (record?.standing === "established" && !switched.has(target)) {
    return { state: "idle", words: ["It meets nothing: the claim is established."] };
  }
  const outweighed = { state: "outweighed", words: ["It is outweighed: a reason for the claim is stronger."] };
  const steps = [carried.assertions[target], ...(record?.because ?? []).map((at) => carried.steps[at])];
  const reasons = steps.map((step) => ({ levels: labelsOf(step), strict: step[0] >= carried.contraries.length }));
  const rests = reasons.some(({ levels, strict }) => best(levels, "free") >= UNDECIDED || (strict && levels.length));
  if (!rests) return { state: "idle", words: ["It meets nothing: no reason for the claim is left."] };
  // A strict step is not struck itself. What is said against its conclusion is said against its premises.
  const first = carried.atoms[target],
    gains =
      (level) =>
      ({ levels, strict }) =>
        levels[level] && (strict ? labels[first + level] < IN : levels[level].free > labels[first + level]);
  const struck = Math.max(
    NO_ARGUMENT,
    ...own.map(({ is }, level) => (is >= UNDECIDED && reasons.some(gains(level)) ? is : NO_ARGUMENT)),
  );
  if (verdict === "accepted" || struck === NO_ARGUMENT) return outweighed;
  if (best(own, "is") === UNDECIDED) return openness(argument);
  return verdict === "contested"
    ? { state: "open", words: ["It stands, and whether a reason for the claim is stronger is undecided."] }
    : { state: "stands", words: ["It stands, and defeats what is as strong or weaker."] };
}

// Accepted claims that speak against one, the first few: it may be one that much rests on, and much speaks against.
const MOST_REPLIES = 3;
function standingAgainst(claim) {
  const record = map.claims[claim],
    found = new Set();
  const accepted = (by) => by !== claim && verdicts[by] === "accepted";
  const add = (claims) => claims.every(accepted) && claims.forEach((by) => found.add(by));
  const each = (list, visit) => list.some((one) => (visit(one), found.size >= MOST_REPLIES));
  if (!record) return [];
  each(record.despite ?? [], (at) => map.arguments[at] && add(map.arguments[at].premises));
  each(record.unless ?? [], (by) => add([by]));
  each(uses[claim], (use) => use.kind === "conflict" && each(map.conflicts[use.conflict].between, (by) => add([by])));
  return [...found].slice(0, MOST_REPLIES);
}

// What has become of a claim's own assertion; nothing if it has none.
function assertion(claim) {
  const record = map.claims[claim];
  const asserted = isAsserted(claim) !== switched.has(claim);
  if (record.outside) return { state: "fails", words: [`It does not hold on ${map.asOf}: nothing concludes it.`] };
  if (!asserted) return switched.has(claim) ? { state: "fails", words: ["Its assertion is withdrawn."] } : undefined;
  if (record.standing === "established")
    return { state: "stands", words: ["It is established: nothing is held against it."] };
  if (!carried) return { ...UNTOLD, words: ["It is asserted."] };
  const undercut = (record.unless ?? []).filter((by) => verdicts[by] === "accepted");
  if (undercut.length)
    return {
      state: "fails",
      words: ["It is asserted, but without ground, since: ", ...named(undercut.slice(0, MOST_REPLIES))],
    };
  const is = best(labelsOf(carried.assertions[claim]), "is");
  if (is === IN) return { state: "stands", words: ["It is asserted, and the assertion stands."] };
  return is === UNDECIDED
    ? { state: "open", words: ["It is asserted, and what is said against that is not settled."] }
    : { state: "defeated", words: ["It is asserted, but an objection that is as strong defeats that."] };
}

const MEANINGS = {
  accepted: "It stands against all that is said here.",
  rejected: "What is said against it stands.",
  contested: "What is said for it and against it balances.",
  unsupported: "Nothing is said for it that could stand.",
};
