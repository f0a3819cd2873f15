// What there is to know of one claim.

// A claim by its sentence, behind the sign of its verdict, as a link to it.
function claimLink(claim) {
  const record = map.claims[claim];
  const verdict = verdicts[claim];
  if (!record) return element("span", { class: `link ${verdict}` }, sign(verdict), " a claim that is not shown here");
  return element(
    "a",
    { class: `link ${verdict}`, href: addressOf(claim) },
    sign(verdict),
    " ",
    said(record.text),
  );
}

const sign = (verdict) =>
  element("span", { class: `sign ${verdict}`, title: verdict, role: "img", "aria-label": verdict }, SIGNS[verdict]);

function chip(verdict) {
  return element(
    "span",
    { class: `chip ${verdict}` },
    element("span", { "aria-hidden": "true" }, `${SIGNS[verdict]} `),
    verdict,
  );
}

const sentence = (words) =>
  words.flatMap((word, at) =>
    typeof word === "string"
      ? [word]
      : [at && typeof words[at - 1] !== "string" ? " And: " : "", claimLink(word.claim)],
  );

function part(title, ...children) {
  return element("section", { class: "part" }, element("h3", {}, title), ...children);
}

// Some of a list that may be very long, each made by a function, and how many more there are.
const MOST_LISTED = 60;
function listed(properties, things, make) {
  const more = things.length - MOST_LISTED;
  return element(
    "ul",
    properties,
    things.slice(0, MOST_LISTED).map(make),
    more > 0 && element("li", { class: "about" }, `and ${more} more, which the outline has`),
  );
}

const quality = (argument) =>
  [
    argument.id && `“${argument.id}”`,
    argument.scheme && `by the scheme “${argument.scheme}”`,
    !argument.against && argument.strict && "strict",
    !argument.strict && argument.strength && `${argument.strength}`,
  ]
    .filter(Boolean)
    .join(", ");

const STATES = {
  stands: "stands",
  fails: "fails",
  open: "undecided",
  defeated: "defeated",
  answered: "answered",
  outweighed: "outweighed",
  idle: "meets nothing",
  conflict: "conflict",
};

// What has become of a step, where that is told, and what it is.
const headed = (state, about) =>
  (state || about) &&
  element(
    "p",
    { class: "state" },
    state && element("strong", {}, STATES[state]),
    state && about && " · ",
    about && element("span", { class: "about" }, said(about)),
  );

function step(at) {
  const argument = map.arguments[at],
    { state, words } = outcome(argument),
    about = quality(argument);
  const role = (place) => (argument.roles?.[place] ? `${argument.roles[place]}: ` : "");
  return element(
    "li",
    { class: `step ${argument.against ? "against" : "for"} ${state}`, id: `step-${at}` },
    headed(state, about),
    listed({ class: "premises" }, argument.premises, (premise, place) =>
      element("li", {}, role(place) && element("em", {}, said(role(place))), claimLink(premise)),
    ),
    argument.warrant && element("p", { class: "warrant" }, said(argument.warrant)),
    words.length && element("p", { class: "outcome" }, sentence(words)),
    argument.note && element("p", { class: "note" }, said(argument.note)),
  );
}

function reasons(claim) {
  const record = map.claims[claim],
    asserted = assertion(claim);
  const own = asserted && [
    () =>
      element(
        "li",
        { class: `step for ${asserted.state}` },
        headed(asserted.state, "assertion"),
        element("p", { class: "outcome" }, sentence(asserted.words)),
      ),
  ];
  const steps = [...(own ?? []), ...(record.because ?? []).map((at) => () => step(at))];
  return part(
    "Why",
    element("p", {}, carried ? MEANINGS[verdicts[claim]] : `By ${map.standpoint}.`),
    steps.length
      ? listed({ class: "steps" }, steps, (make) => make())
      : element("p", {}, "Nobody asserts it, and no argument is given for it."),
  );
}

function objections(claim) {
  const record = map.claims[claim];
  const steps = (record.despite ?? []).map((at) => () => step(at));
  const exceptions = [
    ...(record.unless ?? []).map((by) => ["against the assertion", by]),
    ...(record.because ?? []).flatMap((at) => (map.arguments[at].unless ?? []).map((by) => ["against a step", by])),
  ].map(([what, by]) => () => {
    const state = carried ? ({ accepted: "stands", contested: "open" }[verdicts[by]] ?? "answered") : "";
    const replies = state === "answered" ? standingAgainst(by).slice(0, 3) : [];
    return element(
      "li",
      { class: `step against ${state}` },
      headed(state, what),
      element("p", {}, claimLink(by)),
      replies.length && element("p", { class: "outcome" }, sentence(["Answered: ", ...named(replies)])),
    );
  });
  const rivals = uses[claim]
    .filter((use) => use.kind === "conflict")
    .map(({ conflict }) => () => {
      const { between, note } = map.conflicts[conflict];
      return element(
        "li",
        { class: "step against" },
        headed("conflict", "at most one of them can stand"),
        listed(
          { class: "premises" },
          between.filter((side) => side !== claim),
          (side) => element("li", {}, claimLink(side)),
        ),
        note && element("p", { class: "note" }, said(note)),
      );
    });
  const all = [...steps, ...exceptions, ...rivals];
  return all.length
    ? part(
        "Objections and replies",
        listed({ class: "steps" }, all, (make) => make()),
      )
    : "";
}

function citation({ source, name, place, quote, url, note }) {
  const cited = map.sources[source];
  return element(
    "li",
    { class: "source" },
    element(
      "p",
      {},
      cited ? address(cited.url, cited.title) : said(name),
      cited?.by && [", ", said(cited.by)],
      place && [", ", said(place)],
      ".",
    ),
    quote && element("blockquote", {}, element("p", {}, said(quote))),
    url && element("p", {}, address(url)),
    [note, cited?.note].filter(Boolean).map((words) => element("p", { class: "note" }, said(words))),
  );
}

function sources(claim) {
  const from = map.claims[claim].from ?? [];
  return from.length ? part("Sources", listed({ class: "sources" }, from, citation)) : "";
}

// What uses the claim, and which verdicts would be others without it.
function dependents(claim) {
  const used = uses[claim].filter((use) => use.kind !== "conflict");
  const told = ({ kind, argument, claim: target }) => {
    if (kind === "assertion") return ["It undercuts the assertion of: ", claimLink(target)];
    const { against, target: at } = map.arguments[argument];
    if (kind === "exception")
      return [against ? "It undercuts an objection to: " : "It undercuts a step to: ", claimLink(at)];
    return [against ? "It speaks against: " : "It speaks for: ", claimLink(at)];
  };
  return part(
    "What hangs on it",
    used.length ? listed({}, used, (use) => element("li", {}, told(use))) : element("p", {}, "Nothing is built on it."),
    trial(claim),
  );
}

function changeItems(changed, most) {
  const items = changed
    .slice(0, most)
    .map(({ claim, from, to }) =>
      element("li", {}, claimLink(claim), element("span", { class: "change" }, ` ${from} → ${to}`)),
    );
  if (changed.length > most) items.push(element("li", {}, `and ${changed.length - most} more`));
  return element("ul", { class: "changes" }, items);
}

// The premises of which none can be missed.
function hangsOn(claim) {
  const found = cruxes(claim);
  if (!found?.length) return "";
  return part(
    "What it hangs on",
    element("p", {}, `Without ${found.length === 1 ? "this" : "any one of these"}, it would be otherwise:`),
    listed({ class: "changes cruxes" }, found, ({ claim: at, to }) =>
      element("li", {}, claimLink(at), element("span", { class: "change" }, ` → ${to}`)),
    ),
  );
}

// Why a claim cannot be switched, if it cannot.
function noSwitch(claim) {
  if (!carried)
    return "What if it were otherwise is not told here: these verdicts are by another semantics, and that is known of the grounded semantics only.";
  return canSwitch(claim) ? "" : `It does not hold on ${map.asOf}, and so cannot be asserted or withdrawn.`;
}

// The switch of a claim, and what it would do.
function trial(claim) {
  if (noSwitch(claim)) return element("p", { class: "trial about" }, noSwitch(claim));
  const verb = switched.has(claim)
    ? isAsserted(claim)
      ? "Assert it again"
      : "No longer assert it"
    : isAsserted(claim)
      ? "Withdraw it"
      : "Assert it";
  const changed = tried(claim).filter((change) => change.claim !== claim);
  const words = changed.length
    ? `${verb}, and ${changed.length === 1 ? "one other verdict changes" : `${changed.length} other verdicts change`}:`
    : `${verb}, and no other verdict changes.`;
  return element(
    "div",
    { class: "trial" },
    element(
      "button",
      {
        type: "button",
        id: "switch",
        class: "switch",
        "aria-pressed": String(switched.has(claim)),
        click: () => toggle(claim),
      },
      verb,
    ),
    element("p", {}, words),
    changed.length ? changeItems(changed, 6) : "",
  );
}

function facts(claim) {
  const record = map.claims[claim];
  const standing = record.standing ?? "asserted";
  return element(
    "p",
    { class: "facts" },
    chip(verdicts[claim]),
    verdicts[claim] !== before[claim] ? element("span", { class: "was" }, `was ${before[claim]}`) : "",
    conclusions.has(claim) ? element("span", { class: "fact" }, "conclusion") : "",
    element("span", { class: "fact" }, standing),
    record.strength && element("span", { class: "fact" }, record.strength),
    record.holds && element("span", { class: "fact" }, `holds ${record.holds}`),
    record.confidence !== undefined ? element("span", { class: "fact" }, `confidence ${record.confidence}`) : "",
    record.expect && record.expect !== verdicts[claim]
      ? element("span", { class: "fact" }, `expected: ${record.expect}`)
      : "",
    (record.tags ?? []).map((tag) => element("span", { class: "fact" }, said(tag))),
  );
}

function showDetails(claim) {
  const record = map.claims[claim];
  byId("claim").replaceChildren(
    ...[
      map.sections[record.section] !== map.title &&
        element("p", { class: "section" }, said(map.sections[record.section])),
      element("h2", { id: "claim-text", tabindex: "-1" }, said(record.text)),
      facts(claim),
      element(
        "div",
        { class: "actions" },
        element("p", { class: "anchor" }, element("a", { href: addressOf(claim) }, `#${record.id}`)),
        foldButton(claim),
      ),
      record.note ? element("p", { class: "note" }, said(record.note)) : "",
      reasons(claim),
      objections(claim),
      sources(claim),
      hangsOn(claim),
      dependents(claim),
    ].filter(Boolean),
  );
}
