// Why a claim has its verdict: what has become of each argument for it and each objection to it, in words.

// What a rule does: the highest level at which it stands, and that at which it would, were there no objection; -1 for none.
// Its copies are one for each level, from the weakest up.
function force([first, count]) {
  let stands = -1, would = -1;
  for (let level = 0; level < count; level += 1) {
    const [head, ...body] = carried.rules[first + level];
    const [objection, undercut] = carried.contraries[first + level] ?? [-1, -1];
    const premises = Math.min(IN, ...body.map((atom) => labels[atom]));
    const step = undercut >= 0 && labels[undercut] === IN ? OUT : IN;
    if (premises >= UNDECIDED && step === IN) would = level;
    const free = [objection, undercut].every((atom) => atom < 0 || labels[atom] <= OUT);
    if (premises === IN && free && labels[head] === IN) stands = level;
  }
  return { stands, would };
}

const named = (claims) => claims.map((claim) => ({ claim }));

// What became of a step for or against a claim: one of `stands`, `fails`, `open`, `defeated`, `outweighed`, `idle`, and
// the words for it, in which a claim stands as {claim}.
function outcome(argument) {
  const verdict = (claim) => verdicts[claim] ?? "unsupported";
  const exceptions = argument.strict && !argument.against ? [] : argument.unless ?? [];
  const undercut = exceptions.filter((claim) => verdict(claim) === "accepted");
  if (undercut.length) return { state: argument.against ? "answered" : "fails", words: ["The step does not hold, since: ", ...named(undercut.slice(0, MOST_REPLIES))] };
  const fallen = argument.premises.filter((claim) => ["rejected", "unsupported"].includes(verdict(claim)));
  if (fallen.length) {
    const replies = [...new Set(fallen.slice(0, MOST_REPLIES).flatMap(standingAgainst))].slice(0, MOST_REPLIES);
    const why = { rejected: "is rejected", unsupported: "has nothing to rest on" }[verdict(fallen[0])];
    const which = argument.premises.length === 1 ? "what it rests on" : "one of its premises";
    const words = replies.length ? [" since: ", ...named(replies)] : ["."];
    return { state: argument.against ? "answered" : "fails", words: [`It fails: ${which} ${why}${replies.length ? "," : ""}`, ...words] };
  }
  const doubtful = [...argument.premises, ...exceptions].filter((claim) => verdict(claim) === "contested");
  if (doubtful.length) return { state: "open", words: ["It is undecided, as this is: ", ...named(doubtful.slice(0, MOST_REPLIES))] };
  return argument.against ? effect(argument) : support(argument);
}

function support(argument) {
  const target = verdicts[argument.target];
  const { stands } = carried ? force(carried.steps[argument.at]) : { stands: target === "accepted" ? 0 : -1 };
  if (stands >= 0) return { state: "stands", words: [] };
  if (target === "contested") return { state: "open", words: ["An objection that is as strong is undecided."] };
  return { state: "defeated", words: ["It is defeated: an objection to its conclusion stands that is as strong."] };
}

// What an objection does whose premises stand.
function effect(argument) {
  const target = map.claims[argument.target], verdict = verdicts[argument.target];
  if (target?.standing === "established" && !switched.has(argument.target)) {
    return { state: "idle", words: ["It meets nothing: the claim is established."] };
  }
  if (verdict === "accepted") return { state: "outweighed", words: ["It is outweighed: a reason for the claim is stronger."] };
  if (carried) {
    const own = force(carried.steps[argument.at]);
    const steps = [carried.assertions[argument.target], ...(target?.because ?? []).map((at) => carried.steps[at])];
    const reached = steps.filter(([first, count]) => count && !off[first]).map((step) => force(step).would).filter((level) => level >= 0);
    if (!reached.length) return { state: "idle", words: ["It meets nothing: no reason for the claim is left."] };
    if (reached.every((level) => level > own.would)) {
      return { state: "outweighed", words: ["It is outweighed: the reasons for the claim are stronger."] };
    }
  }
  return verdict === "contested"
    ? { state: "open", words: ["It stands against reasons that are as strong: neither is answered."] }
    : { state: "stands", words: ["It stands, and defeats what is as strong or weaker."] };
}

// Accepted claims that speak against one, the first few: it may be one that much rests on, and much speaks against.
const MOST_REPLIES = 3;
function standingAgainst(claim) {
  const record = map.claims[claim], found = new Set();
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
  if (record.standing === "established") return { state: "stands", words: ["It is established: nothing is held against it."] };
  const undercut = (record.unless ?? []).filter((by) => verdicts[by] === "accepted");
  if (undercut.length) return { state: argument.against ? "answered" : "fails", words: ["It is asserted, but without ground, since: ", ...named(undercut.slice(0, MOST_REPLIES))] };
  const verdict = verdicts[claim];
  if (carried) {
    if (force(carried.assertions[claim]).stands >= 0) return { state: "stands", words: ["It is asserted, and the assertion stands."] };
  } else if (verdict === "accepted") return { state: "stands", words: ["It is asserted."] };
  return verdict === "contested" || verdict === "accepted"
    ? { state: "open", words: ["It is asserted, and what is said against that is not settled."] }
    : { state: "defeated", words: ["It is asserted, but an objection that is as strong defeats that."] };
}

const MEANINGS = {
  accepted: "It stands against all that is said here.",
  rejected: "What is said against it stands.",
  contested: "What is said for it and against it balances.",
  unsupported: "Nothing is said for it that could stand.",
};
