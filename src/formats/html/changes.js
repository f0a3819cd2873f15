// What is switched, and what that did to the verdicts.

function toggle(claim) {
  if (!switched.delete(claim)) switched.add(claim);
  rejudged();
  byId("switch")?.focus();
}

function undoAll() {
  switched.clear();
  rejudged();
  byId("claim-text")?.focus();
}

function rejudged() {
  rejudge();
  treeItems().forEach(paint);
  paintPicture();
  showChanges();
  showDetails(selected);
}

function showChanges() {
  const bar = byId("changes");
  bar.hidden = switched.size === 0;
  if (bar.hidden) return bar.replaceChildren();
  const without = [...switched].filter(isAsserted),
    withThem = [...switched].filter((claim) => !isAsserted(claim));
  const several = (word, claims) =>
    claims.length
      ? [
          word,
          ...claims.flatMap((claim, at) => [
            at ? ", " : " ",
            "“",
            element("a", { href: addressOf(claim), title: map.claims[claim].text }, said(short(map.claims[claim].text))),
            "”",
            element("span", { class: "about" }, ` #${map.claims[claim].id}`),
          ]),
        ]
      : [];
  const changed = differences(before, verdicts).sort((a, b) => conclusions.has(b.claim) - conclusions.has(a.claim));
  const count = changed.length === 1 ? "one verdict changes" : `${changed.length || "no"} verdicts change`;
  bar.replaceChildren(
    element(
      "div",
      { class: "sum" },
      element(
        "p",
        {},
        element("strong", {}, "What if: "),
        several("without", without),
        without.length && withThem.length ? "; " : "",
        several("asserting", withThem),
        `. Then ${count}${changed.length ? ":" : "."}`,
      ),
      element("button", { type: "button", click: undoAll }, "As it was"),
    ),
    changed.length ? changeItems(changed, 8) : "",
  );
}
