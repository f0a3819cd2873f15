// What is printed below the picture: every claim with its verdict, what it rests on and its sources.

function register() {
  const plain = (claim) => [
    SIGNS[verdicts[claim]] ?? "",
    " ",
    map.claims[claim] ? said(map.claims[claim].text) : "a claim that is not shown here",
  ];
  const step = (at) => {
    const argument = map.arguments[at];
    return element(
      "li",
      {},
      argument.against ? "Against it: " : "For it: ",
      argument.premises.flatMap((premise, place) => [place ? " And: " : "", ...plain(premise)]),
      argument.warrant ? [" — ", said(argument.warrant)] : "",
      outcome(argument).state && ` (${STATES[outcome(argument).state]})`,
    );
  };
  return map.claims.flatMap((claim, at) =>
    claim
      ? [
          element(
            "section",
            { class: "entry" },
            element("h3", {}, said(claim.text)),
            element("p", {}, chip(verdicts[at]), ` ${claim.standing ?? "asserted"} · #${claim.id}`),
            claim.note ? element("p", { class: "note" }, said(claim.note)) : "",
            element("ul", {}, [...(claim.because ?? []), ...(claim.despite ?? [])].map(step)),
            claim.from ? element("ul", { class: "sources" }, claim.from.map(citation)) : "",
          ),
        ]
      : [],
  );
}

// As wide as a sheet of A4 between its margins.
const SHEET = 718;
addEventListener("beforeprint", () => {
  const width = picture.canvas?.querySelector("svg").width.baseVal.value;
  picture.frame?.parentElement.classList.toggle("unprinted", width * LEGIBLE > SHEET);
  byId("register").replaceChildren(element("h2", {}, "The claims"), ...register());
  document.querySelector(".about-map")?.setAttribute("open", "");
});
addEventListener("afterprint", () => byId("register").replaceChildren());
