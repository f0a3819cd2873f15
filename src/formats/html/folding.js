// Branches that are folded away in the picture: what is to be seen is what some way leads to that passes no folded claim.

const foldedClaims = new Set();

// The claims from which a claim has what speaks for it, against it and about its steps.
function below(claim) {
  return childrenOf({ claim }).flatMap((child) =>
    child.claim !== undefined ? [child.claim] : childrenOf(child).map(({ claim }) => claim),
  );
}

function reachable(from, passes) {
  const seen = new Set(from);
  for (const claim of seen) if (passes(claim)) below(claim).forEach((next) => seen.add(next));
  return seen;
}

const canFold = (claim) => picture.boxes.has(claim) && below(claim).some((next) => picture.boxes.has(next));

function fold(claim) {
  if (!foldedClaims.delete(claim) && canFold(claim)) foldedClaims.add(claim);
  keepingPlace(claim, paintFolds);
  if (claim === selected) showDetails(claim);
}

function unfoldPicture() {
  foldedClaims.clear();
  keepingPlace(selected, paintFolds);
  showDetails(selected);
}

function paintFolds() {
  if (!drawn) measure();
  const seen = reachable(topClaims, (claim) => !foldedClaims.has(claim));
  const away = (id) => {
    const claim = places.get(id);
    return claim !== undefined && !seen.has(claim);
  };
  const isGone = (id) => id !== undefined && (away(id) || foldedClaims.has(places.get(id)));
  const owner = ({ dataset }) => (dataset.argument ?? dataset.assertion)?.split("/")[0];
  for (const [claim, box] of picture.boxes) {
    box.classList.toggle("away", !seen.has(claim));
    box.querySelector(".folded-count")?.remove();
    if (!foldedClaims.has(claim) || !seen.has(claim)) continue;
    const hidden = [...reachable([claim], () => true)].filter((one) => !seen.has(one)).length;
    const count = document.createElementNS("http://www.w3.org/2000/svg", "text");
    count.setAttribute("class", "folded-count");
    count.setAttribute("y", "-5");
    count.textContent = `▸ ${hidden} folded`;
    box.append(count);
  }
  for (const junction of picture.canvas.querySelectorAll(".junction[id]")) {
    junction.classList.toggle("away", isGone(owner(junction)) || away(junction.id.slice(2).split("/")[0]));
  }
  for (const stack of picture.canvas.querySelectorAll("[data-fold]"))
    stack.classList.toggle("away", isGone(stack.dataset.fold));
  for (const line of picture.canvas.querySelectorAll(".link")) {
    const ends = [line.dataset.from, line.dataset.to].map((end) => end.split("/")[0]);
    line.classList.toggle("away", isGone(owner(line)) || ends.some(away));
  }
  squeeze();
  byId("unfold-picture").hidden = foldedClaims.size === 0;
}

function foldButton(claim) {
  if (!picture.frame || !canFold(claim)) return "";
  const verb = foldedClaims.has(claim) ? "Unfold its branch" : "Fold its branch";
  return element(
    "button",
    {
      type: "button",
      id: "fold",
      "aria-pressed": String(foldedClaims.has(claim)),
      click: () => {
        fold(claim);
        byId("fold")?.focus();
      },
    },
    verb,
  );
}
