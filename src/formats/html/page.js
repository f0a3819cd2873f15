// The page as a whole: what is selected, the address, the keys.

let selected;

// Shows a claim everywhere. The reader stays where the claim was chosen, but after a search or by an address.
function select(claim, { from } = {}) {
  selected = claim;
  notify("");
  showDetails(claim);
  reveal(claim);
  markSelected(claim, from !== "picture" && from !== "before");
  const address = addressOf(claim);
  // What the reader chose is a step that the browser's Back takes back.
  if (location.hash !== address) history[from === "before" ? "replaceState" : "pushState"](history.state, "", address);
  byId("details").scrollTop = 0;
  if (narrow.matches && from === "tree") byId("details").scrollIntoView(scrolling());
  byId("status").textContent = `${map.claims[claim].text} ${verdicts[claim]}`;
  if (from === "search" || from === "address") byId("claim-text").focus({ preventScroll: !narrow.matches });
}

const narrow = matchMedia("(max-width: 46rem), (max-height: 34rem)");

// What the address asks for, and the claim that it is.
function asked() {
  const name = location.hash.slice(1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
const addressed = () => places.get(asked());

// Says what has come of something that was asked for, until another claim is chosen.
function notify(text) {
  byId("notice").textContent = text;
}

function notFound() {
  if (asked() && addressed() === undefined) notify(`There is no claim #${short(asked())} here.`);
}

function summary() {
  const counts = VERDICTS.toReversed().map((verdict) => [
    map.claims.filter((claim) => claim?.verdict === verdict).length,
    verdict,
  ]);
  const total = map.claims.filter(Boolean).length;
  const judged = counts.filter(([count]) => count).map(([count, verdict]) => `${count} ${verdict}`);
  return [
    [`${total} ${total === 1 ? "claim" : "claims"}`, judged.join(", ")].filter(Boolean).join(": "),
    // A date is not broken at its hyphens.
    map.asOf && `as of ${map.asOf.replaceAll("-", "\u2011")}`,
    map.standpoint && `by ${map.standpoint}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

const isTyping = (target) => target.closest("input, textarea, select, dialog");

function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const keys = {
    "/": () => byId("search").focus(),
    "?": () => byId("help").showModal(),
    o: () => byId("tree").querySelector("[tabindex='0']")?.focus(),
    p: () => picture.frame?.focus(),
    f: () => picture.frame && fold(selected),
    d: () => byId("claim-text")?.focus(),
    w: () => (noSwitch(selected) ? notify(noSwitch(selected)) : toggle(selected)),
    u: () => switched.size && undoAll(),
  };
  const key = keys[event.key] ?? (picture.frame && /^[-+=0]$/.test(event.key) ? PICTURE_KEYS[event.key] : undefined);
  if (!key) return;
  event.preventDefault();
  key();
}

function start() {
  byId("summary").textContent = summary();
  if (map.note)
    byId("summary").after(
      element(
        "details",
        { class: "about-map" },
        element("summary", {}, "About this map"),
        element("p", { class: "note" }, said(map.note)),
      ),
    );
  if (places.size) startMap();
  else {
    notify("There are no claims to show.");
    document.querySelectorAll(".tools, main > *").forEach((part) => (part.hidden = true));
  }
  document.documentElement.classList.add("ready");
}

function startMap() {
  restoreSwitched();
  startOutline();
  restoreOutline();
  startSearch();
  startPicture();
  restorePicture();
  showChanges();
  addEventListener("beforeunload", keep);
  addEventListener("hashchange", () => {
    const at = addressed();
    if (at === undefined) notFound();
    else if (at !== selected) select(at, { from: "address" });
  });
  document.addEventListener("keydown", pageKey);
  byId("show-help").addEventListener("click", () => byId("help").showModal());
  const first = map.conclusions[0] ?? map.claims.findIndex(Boolean);
  const at = addressed();
  if (at !== undefined) select(at, { from: kept.place ? "before" : "address" });
  else {
    selected = first;
    showDetails(first);
    reveal(first);
    markSelected(first, false);
    notFound();
  }
}

start();
