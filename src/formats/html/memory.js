// What is switched, folded, unfolded and moved is kept with the address, and is so again when the page is loaded anew, even
// if the map is another by then. A page that is opened begins afresh.

const MOST_KEPT = 400;
const kept = history.state?.page ?? {};
const idOf = (claim) => map.claims[claim].id;

// An item of the outline by its claim, or by its place where it is an argument.
const keyOf = (row) => (row.node.claim !== undefined ? idOf(row.node.claim) : `/${row.getAttribute("aria-posinset")}`);

function keep() {
  const open = [...treeItems()]
    .filter((row) => isOpen(row) && isVisible(row))
    .slice(0, MOST_KEPT)
    .map((row) => {
      const way = [];
      for (let at = row; at?.matches("[role=treeitem]"); at = rowAbove(at)) way.unshift(keyOf(at));
      return way;
    });
  const { x, y, scale } = picture;
  const page = { switched: [...switched].map(idOf), folded: [...foldedClaims].map(idOf), open, place: { x, y, scale } };
  history.replaceState({ page }, "");
}

const claimsOf = (ids) => (ids ?? []).map((id) => places.get(id)).filter((claim) => claim !== undefined);

function restoreSwitched() {
  claimsOf(kept.switched)
    .filter(canSwitch)
    .forEach((claim) => switched.add(claim));
  if (switched.size) rejudge();
}

function restoreOutline() {
  if (!kept.open) return;
  treeItems().forEach((row) => unfold(row, false));
  for (const way of kept.open) {
    let branch = byId("tree");
    for (const key of way) {
      const row = rowsIn(branch).find((row) => !row.node.rest && keyOf(row) === key);
      if (!row) break;
      unfold(row, true);
      branch = branchOf(row);
    }
  }
}

function restorePicture() {
  paintPicture();
  claimsOf(kept.folded)
    .filter(canFold)
    .forEach((claim) => foldedClaims.add(claim));
  if (foldedClaims.size) paintFolds();
  if (!kept.place) return;
  Object.assign(picture, kept.place);
  placePicture();
}
