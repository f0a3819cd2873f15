// The outline: a tree of the conclusions, what speaks for and against them, and so on down. Branches are made when they are
// unfolded, so that a map may be of any size and go in circles.

const SIDES = { "+": "for", "−": "against", "×": "exception" };
const DEEPEST_REVEALED = 100;
const MOST_AT_ONCE = 300;

const shown = (claim) => map.claims[claim] !== null;
const isPlain = (argument) =>
  argument.premises.length === 1 && !argument.unless && quality(argument) === "" && !argument.roles;

function childrenOf(node) {
  if (node.rest) return [];
  if (node.argument !== undefined) {
    const { premises, roles, unless = [] } = map.arguments[node.argument];
    return [
      ...premises.map((claim, at) => ({ claim, sign: "", role: roles?.[at] })),
      ...unless.map((claim) => ({ claim, sign: "×" })),
    ].filter((child) => shown(child.claim));
  }
  const { because = [], despite = [], unless = [] } = map.claims[node.claim];
  const step = (sign) => (at) => {
    const argument = map.arguments[at];
    return isPlain(argument) ? { claim: argument.premises[0], sign } : { argument: at, sign };
  };
  return [
    ...because.map(step("+")),
    ...despite.map(step("−")),
    ...unless.filter(shown).map((claim) => ({ claim, sign: "×" })),
  ];
}

// The conclusions, then what nothing else is built on, then what only goes in circles. `above` leads from each claim to the
// root whose branch has it, by the shortest way.
const above = new Map();
const topClaims = [];
function roots() {
  const found = [],
    reach = (root) => {
      if (above.has(root)) return;
      found.push({ claim: root, sign: "" });
      topClaims.push(root);
      above.set(root, null);
      for (let work = [root]; work.length;) {
        const next = [];
        for (const claim of work) {
          for (const child of childrenOf({ claim })) {
            const claims =
              child.claim !== undefined ? [child.claim] : childrenOf(child).map((premise) => premise.claim);
            for (const below of claims) {
              if (above.has(below)) continue;
              above.set(below, { claim, argument: child.argument });
              next.push(below);
            }
          }
        }
        work = next;
      }
    };
  map.conclusions.forEach(reach);
  map.claims.forEach((claim, at) => claim && uses[at].every((use) => use.kind === "conflict") && reach(at));
  map.claims.forEach((claim, at) => claim && reach(at));
  return found;
}

function label(node) {
  if (node.rest) return `${node.rest.length} more`;
  const argument = map.arguments[node.argument];
  const hidden = argument.premises.filter((premise) => !shown(premise)).length;
  const about = [quality(argument) || (argument.premises.length > 1 ? "together" : "unless undercut")];
  if (hidden) about.push(`${hidden} more not shown`);
  return about.join(", ");
}

// An item of the tree with room for its branch, which is made when it is first unfolded. The item is the row alone, so that
// its name is what stands in it.
function item(node, level, place, of) {
  const side = SIDES[node.sign];
  const row = element(
    "div",
    {
      class: "row",
      role: "treeitem",
      tabindex: "-1",
      "aria-level": level,
      "aria-posinset": place + 1,
      "aria-setsize": of,
      "aria-selected": "false",
      "aria-expanded": childrenOf(node).length ? "false" : undefined,
    },
    element("span", { class: "twist", "aria-hidden": "true" }),
    side && [
      element("span", { class: `side ${side}`, "aria-hidden": "true" }, node.sign),
      element("span", { class: "unseen" }, `${side}: `),
    ],
    node.claim !== undefined && element("span", { class: "sign", role: "img" }),
    element(
      "span",
      { class: `words${node.claim === undefined ? " about" : ""}` },
      node.role && element("em", {}, said(`${node.role}: `)),
      said(node.claim === undefined ? label(node) : map.claims[node.claim].text),
    ),
  );
  row.node = node;
  paint(row);
  return element("li", { role: "none" }, row);
}

const treeItems = () => byId("tree").querySelectorAll("[role=treeitem]");
const branchOf = (row) => row.nextElementSibling;
const rowsIn = (branch) => [...(branch?.children ?? [])].map((entry) => entry.firstElementChild);
const rowAbove = (row) => row.closest("ul").previousElementSibling;
const isVisible = (row) => row.getClientRects().length > 0;
const isOpen = (row) => row.getAttribute("aria-expanded") === "true";

// The sign of an item, which changes with its verdict.
function paint(row) {
  if (row.node.claim === undefined) return;
  const verdict = verdicts[row.node.claim],
    sign = row.querySelector(".sign");
  sign.textContent = SIGNS[verdict];
  sign.className = `sign ${verdict}`;
  sign.setAttribute("aria-label", verdict);
  row.classList.toggle("changed", verdict !== before[row.node.claim]);
}

let branches = 0;
function unfold(row, open) {
  if (!row.hasAttribute("aria-expanded")) return;
  row.setAttribute("aria-expanded", String(open));
  if (!open || branchOf(row)) return;
  const level = Number(row.getAttribute("aria-level")) + 1,
    id = `branch-${(branches += 1)}`,
    branch = element("ul", { role: "group", id });
  row.after(branch);
  row.setAttribute("aria-owns", id);
  extend(branch, childrenOf(row.node), level);
}

// Puts more items into a branch, and behind them one for those that are left.
function extend(branch, children, level) {
  const from = branch.children.length,
    of = from + children.length,
    rest = children.slice(MOST_AT_ONCE);
  branch.append(...children.slice(0, MOST_AT_ONCE).map((child, at) => item(child, level, from + at, of)));
  if (rest.length) branch.append(item({ rest, level }, level, from + MOST_AT_ONCE, of));
}

function more(row) {
  const branch = row.closest("ul"),
    { rest, level } = row.node,
    before = branch.children.length - 1;
  row.parentElement.remove();
  extend(branch, rest, level);
  return rowsIn(branch)[before];
}

function rove(row) {
  byId("tree").querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
  row.setAttribute("tabindex", "0");
}

function focusItem(row) {
  rove(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView(scrolling());
}

function treeKey(event) {
  const row = event.target.closest("[role=treeitem]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const visible = () => [...treeItems()].filter(isVisible);
  const beside = (by) => {
    const all = visible();
    return all[all.indexOf(row) + by];
  };
  const keys = {
    ArrowDown: () => beside(1),
    ArrowUp: () => beside(-1),
    Home: () => visible()[0],
    End: () => visible().at(-1),
    ArrowRight: () => (isOpen(row) ? rowsIn(branchOf(row))[0] : void unfold(row, true)),
    ArrowLeft: () => (isOpen(row) ? void unfold(row, false) : rowAbove(row)),
    Enter: () => void choose(row),
    " ": () => void choose(row),
    "*": () => void rowsIn(row.closest("ul")).forEach((sibling) => unfold(sibling, true)),
  };
  const typed = event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key);
  if (!keys[event.key] && !typed) return;
  const next = keys[event.key] ? keys[event.key]() : startingWith(event.key, row, visible());
  event.preventDefault();
  event.stopPropagation();
  if (next?.matches("[role=treeitem]")) focusItem(next);
}

// The next item whose words begin with what is typed within a second.
const typing = { text: "", at: 0 };
function startingWith(letter, from, all) {
  typing.text = (Date.now() - typing.at < 1000 ? typing.text : "") + letter.toLowerCase();
  typing.at = Date.now();
  const begin = all.indexOf(from) + (typing.text.length === 1 ? 1 : 0);
  const order = [...all.slice(begin), ...all.slice(0, begin)];
  return order.find((row) => row.querySelector(".words > bdi").textContent.toLowerCase().startsWith(typing.text));
}

function choose(row) {
  if (row.node.rest) return focusItem(more(row));
  if (row.node.claim !== undefined) return select(row.node.claim, { from: "tree" });
  // A step is told where its claim is.
  const { argument } = row.node;
  unfold(row, true);
  select(map.arguments[argument].target, { from: "tree" });
  const told = byId(`step-${argument}`);
  told?.classList.add("chosen");
  told?.scrollIntoView({ block: "nearest" });
}

function treeClick(event) {
  const row = event.target.closest("[role=treeitem]");
  if (!row) return;
  if (event.target.closest(".twist")) unfold(row, !isOpen(row));
  else choose(row);
  if (row.isConnected) focusItem(row);
}

// The way from a root to a claim, or its last part where it is very long.
function wayTo(claim) {
  const way = [];
  for (let at = claim; at !== null && way.length < 2 * DEEPEST_REVEALED;) {
    way.unshift({ claim: at });
    const up = above.get(at);
    if (up?.argument !== undefined) way.unshift({ argument: up.argument });
    at = up ? up.claim : null;
  }
  return way;
}

// Marks the items of the selected claim, and unfolds the way to it where none of them is to be seen.
function reveal(claim) {
  const mark = () =>
    [...treeItems()].filter((row) => {
      row.setAttribute("aria-selected", String(row.node.claim === claim));
      return row.node.claim === claim && isVisible(row);
    })[0];
  let found = mark();
  if (!found) {
    let branch = byId("tree");
    const way = wayTo(claim);
    for (const { claim: step, argument } of way) {
      const isStep = ({ node }) => !node.rest && node.claim === step && node.argument === argument;
      while (branch && !rowsIn(branch).some(isStep) && rowsIn(branch).at(-1)?.node.rest) more(rowsIn(branch).at(-1));
      const row = rowsIn(branch).find(isStep);
      if (!row) break;
      if (row.node.claim !== claim) unfold(row, true);
      branch = branchOf(row);
    }
    found = mark();
  }
  if (!found) return;
  rove(found);
  const row = found.getBoundingClientRect(),
    frame = byId("outline").getBoundingClientRect();
  if (row.top < frame.top + 48 || row.bottom > frame.bottom)
    byId("outline").scrollTop += row.top - frame.top - frame.height / 3;
}

function unfoldTo(depth) {
  let level = rowsIn(byId("tree"));
  for (let at = 0; at < depth && level.length < 400; at += 1) {
    level.forEach((row) => unfold(row, true));
    level = level.flatMap((row) => rowsIn(branchOf(row)));
  }
}

function startOutline() {
  const found = roots(),
    tree = byId("tree");
  extend(tree, found, 1);
  const rows = rowsIn(tree);
  if (rows.length) rove(rows[0]);
  tree.addEventListener("keydown", treeKey);
  tree.addEventListener("click", treeClick);
  byId("unfold-all").addEventListener("click", () => unfoldTo(8));
  byId("fold-all").addEventListener("click", () => treeItems().forEach((row) => unfold(row, false)));
  for (const row of rows.slice(0, Math.min(map.conclusions.length, 10))) {
    unfold(row, true);
    rowsIn(branchOf(row)).forEach((below) => below.node.argument !== undefined && unfold(below, true));
  }
}
