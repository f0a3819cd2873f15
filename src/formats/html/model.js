// The map of the page, and how it is judged now.

const map = JSON.parse(byId("data").textContent);
// Of a claim that is not shown there is the verdict alone.
const before = map.claims.map((claim) => claim.verdict ?? claim);
map.claims = map.claims.map((claim) => (claim.verdict ? claim : null));
const carried = map.rules && network(map.rules);
const places = new Map(map.claims.flatMap((claim, at) => (claim ? [[claim.id, at]] : [])));
const SIGNS = { accepted: "✓", rejected: "✗", contested: "?", unsupported: "○" };

// What is said by a claim: the premise of an argument, an exception to a step or an assertion, a side of a conflict.
const uses = map.claims.map(() => []);
map.arguments.forEach((argument, at) => {
  if (!argument) return;
  argument.at = at;
  new Set(argument.premises).forEach((claim) => uses[claim].push({ kind: "premise", argument: at }));
  new Set(argument.unless ?? []).forEach((claim) => uses[claim].push({ kind: "exception", argument: at }));
});
map.claims.forEach((claim, at) => {
  new Set(claim?.unless ?? []).forEach((by) => uses[by].push({ kind: "assertion", claim: at }));
});
map.conflicts.forEach((conflict, at) => {
  conflict.between.forEach((claim) => uses[claim].push({ kind: "conflict", conflict: at }));
});

const addressOf = (claim) => `#${encodeURIComponent(map.claims[claim].id)}`;
const isAsserted = (claim) => (map.claims[claim]?.standing ?? "asserted") !== "open";

const conclusions = new Set(map.conclusions);

// The claims that are switched: an asserted one is withdrawn, an open one asserted.
const switched = new Set();
const canSwitch = (claim) => carried !== undefined && carried.assertions[claim][1] > 0;

let off = carried && rulesOff(carried, switched);
let labels = carried && judge(carried, off);
let verdicts = before.slice();

function rejudge() {
  off = rulesOff(carried, switched);
  labels = judge(carried, off);
  verdicts = map.claims.map((_, at) => verdictOn(carried, labels, at));
}

// The claims whose verdicts differ, with both of them.
function differences(from, to) {
  const changed = [];
  map.claims.forEach((claim, at) => {
    if (claim && from[at] !== to[at]) changed.push({ claim: at, from: from[at], to: to[at] });
  });
  return changed;
}

// What would become of the verdicts, were one claim more switched.
function tried(claim) {
  const changed = new Set(switched);
  if (!changed.delete(claim)) changed.add(claim);
  const labels = judgeSwitched(carried, changed);
  return differences(
    verdicts,
    map.claims.map((_, at) => verdictOn(carried, labels, at)),
  );
}

// The claims without whose assertion a claim's verdict would be another, each with that verdict. Judging anew for each of
// very many takes longer than anyone waits, and is not done.
const MOST_JUDGED = 250_000;
function cruxes(claim) {
  if (!carried) return undefined;
  const asserted = map.claims.flatMap((record, at) =>
    record && at !== claim && canSwitch(at) && isAsserted(at) !== switched.has(at) ? [at] : [],
  );
  if (asserted.length * carried.rules.length > MOST_JUDGED) return undefined;
  return asserted.flatMap((at) => {
    const changed = new Set(switched);
    if (!changed.delete(at)) changed.add(at);
    const to = verdictOn(carried, judgeSwitched(carried, changed), claim);
    return to === verdicts[claim] ? [] : [{ claim: at, to }];
  });
}
