// Search: every word must be in a claim's sentence, its id or its tags; accents and capitals do not count.

const MOST_RESULTS = 40;
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let haystacks;
function matches(query) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  haystacks ??= map.claims.map((claim) => claim && folded([claim.text, claim.id, ...(claim.tags ?? [])].join(" ")));
  return haystacks.flatMap((text, at) => (text && words.every((word) => text.includes(word)) ? [at] : []));
}

function startSearch() {
  const box = byId("search"),
    results = byId("results"),
    count = byId("found");
  let active = -1;
  const close = () => {
    results.hidden = true;
    results.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const mark = (at) => {
    const options = [...results.children];
    if (!options.length) return;
    active = (at + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    box.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };
  // What was looked for is looked for no longer, and comes again with the focus.
  const take = (option) => {
    const claim = option?.claim;
    if (claim === undefined) return;
    close();
    markFound(undefined);
    count.textContent = "";
    select(claim, { from: "search" });
  };
  const look = () => {
    const found = matches(box.value);
    close();
    markFound(box.value.trim() ? new Set(found) : undefined);
    count.textContent = box.value.trim() ? `${found.length} ${found.length === 1 ? "claim" : "claims"}` : "";
    if (!found.length) return;
    results.append(
      ...found.slice(0, MOST_RESULTS).map((claim, at) => {
        const option = element(
          "li",
          { role: "option", id: `result-${at}`, "aria-selected": "false" },
          sign(verdicts[claim]),
          " ",
          said(map.claims[claim].text),
        );
        option.claim = claim;
        return option;
      }),
    );
    results.hidden = false;
    box.setAttribute("aria-expanded", "true");
  };
  box.addEventListener("input", look);
  box.addEventListener("focus", () => {
    look();
    box.select();
  });
  box.addEventListener("keydown", (event) => {
    const keys = {
      ArrowDown: () => mark(active + 1),
      ArrowUp: () => mark(active - 1),
      Enter: () => take(results.children[Math.max(active, 0)]),
      Escape: () => {
        box.value = "";
        look();
      },
    };
    if (!keys[event.key]) return;
    keys[event.key]();
    event.preventDefault();
  });
  // Before the box loses the focus, which closes the list.
  results.addEventListener("mousedown", (event) => event.preventDefault());
  results.addEventListener("click", (event) => take(event.target.closest("[role=option]")));
  box.addEventListener("blur", close);
}
