// Judges maps by the script of a page: of each line of CASES, {rules, switched: [[claim, …], …]}, one line of JSON with
// the verdicts on all claims for each list of claims that are switched.
//   node scripts/page-verdicts.mjs CASES
import { readFileSync } from "node:fs";

const script = readFileSync(new URL("../src/formats/html/verdicts.js", import.meta.url), "utf8");
const { network, judgeSwitched, verdictOn } = new Function(
  `"use strict"; ${script}; return { network, judgeSwitched, verdictOn };`,
)();

for (const line of readFileSync(process.argv[2], "utf8").trim().split("\n")) {
  const { rules, switched } = JSON.parse(line);
  const carried = network(rules);
  const answers = switched.map((claims) => {
    const labels = judgeSwitched(carried, new Set(claims));
    return carried.assertions.map((_, claim) => verdictOn(carried, labels, claim));
  });
  console.log(JSON.stringify(answers));
}
